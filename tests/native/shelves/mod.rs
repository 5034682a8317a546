//! A store that forgets what it was told, and desks to stand on a store.

pub mod bench;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use morenaku::case::{CaseId, Moment, TabId};
use morenaku::store::{Desk, PREFIX, Shelf, ShelfError};

/// The time of the tests.
pub const NOW: Moment = Moment(1_795_000_000_000);

/// The case of a number.
pub fn case(n: u64) -> CaseId {
    CaseId::from_random(n)
}

/// The desk of a tab.
pub fn desk<S: Shelf + 'static>(shelf: &Rc<S>, tab: u64) -> Desk {
    Desk::open(Rc::clone(shelf) as Rc<dyn Shelf>, TabId::from_random(tab))
}

/// The titles of all cases on a desk, by id.
pub fn titles(desk: &Desk) -> Vec<String> {
    desk.view().cases.values().map(|case| case.state().title.to_string()).collect()
}

/// A store that takes everything and keeps nothing, as a page in some private modes has it.
#[derive(Default)]
pub struct Forgetful(RefCell<BTreeSet<String>>);

impl Shelf for Forgetful {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        Ok(self.0.borrow().iter().filter(|key| key.starts_with(PREFIX)).cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Ok(self.0.borrow().get(key).map(|_| String::new()))
    }

    fn write(&self, key: &str, _: &str) -> Result<(), ShelfError> {
        self.0.borrow_mut().insert(key.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }
}
