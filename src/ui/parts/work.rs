//! Long work of the page: it pauses before anyone waits for the page, tells how far it is, and ends when something else
//! takes its turn.

use std::cell::Cell;
use std::rc::Rc;

use crate::pace::{Pace, Stopped};
use crate::platform;

/// How many milliseconds of work may go by before the browser gets its turn. A part of the work may take as long again
/// on a slow machine.
const MILLIS: f64 = 25.0;

/// The turns of one place where work is done: only the last one given out is on.
#[derive(Default)]
pub(crate) struct Turns(Rc<Cell<usize>>);

/// The turn of one work.
#[derive(Clone)]
pub(crate) struct Turn {
    last: Rc<Cell<usize>>,
    mine: usize,
}

impl Turns {
    /// Ends the work that is on, and gives the turn to another one.
    pub(crate) fn next(&self) -> Turn {
        self.end();
        Turn { last: Rc::clone(&self.0), mine: self.0.get() }
    }

    /// Ends the work that is on.
    pub(crate) fn end(&self) {
        self.0.set(self.0.get().wrapping_add(1));
    }
}

impl Turn {
    /// Whether the work goes on.
    pub(crate) fn is_on(&self) -> bool {
        self.last.get() == self.mine
    }
}

/// The pace of a work. Before each pause `tell` gets the sum of what has been done.
pub(crate) fn pace(turn: Turn, tell: impl Fn(usize) + 'static) -> Pace {
    let (since, n_done, tell) = (Rc::new(Cell::new(platform::elapsed())), Cell::new(0), Rc::new(tell));
    Pace::new(move |n_more| {
        n_done.set(n_done.get() + n_more);
        if platform::elapsed() - since.get() < MILLIS {
            return None;
        }
        let (since, n_done, tell, turn) = (Rc::clone(&since), n_done.get(), Rc::clone(&tell), turn.clone());
        Some(Box::pin(async move {
            tell(n_done);
            platform::give_way().await;
            since.set(platform::elapsed());
            if turn.is_on() { Ok(()) } else { Err(Stopped) }
        }))
    })
}
