//! Long work in parts: whoever does it asks the pace after each part, and the pace says when it is time to let others
//! have their turn. Pure work knows no clock and no browser; the page brings a pace that looks at the time, shows how
//! far the work is, and lets it be stopped.

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// The work was stopped from outside. It has changed nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// Others have their turn. Ends with an error when the work is to be stopped.
pub type Pause = Pin<Box<dyn Future<Output = Result<(), Stopped>>>>;

/// How long work is paced.
pub struct Pace(Box<dyn Fn(usize) -> Option<Pause>>);

impl Pace {
    /// A pace that is asked after each part, with the size of the part, and gives a pause where one is due.
    pub fn new(pause: impl Fn(usize) -> Option<Pause> + 'static) -> Self {
        Self(Box::new(pause))
    }

    /// Asks after a part of this size, in whatever the work counts.
    ///
    /// # Errors
    /// When the work is to be stopped.
    pub async fn step(&self, n_done: usize) -> Result<(), Stopped> {
        match (self.0)(n_done) {
            Some(pause) => pause.await,
            None => Ok(()),
        }
    }
}

/// Does paced work without a pause, where nobody waits for it.
///
/// # Errors
/// None for work that asks no other pace than the one it is given: that one neither stops it nor lets it wait.
pub fn at_once<T, F: Future<Output = Result<T, Stopped>>>(work: impl FnOnce(Pace) -> F) -> Result<T, Stopped> {
    match pin!(work(Pace::new(|_| None))).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => Err(Stopped),
    }
}
