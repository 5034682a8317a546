//! A store that notes what is touched.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use morenaku::store::{MemoryShelf, Shelf, ShelfError};

/// A store that notes which keys are read, written and removed.
#[derive(Default)]
pub struct Bench {
    shelf: MemoryShelf,
    read: RefCell<BTreeSet<String>>,
    written: RefCell<BTreeSet<String>>,
    /// How many keys may still be removed before the store is blocked; none is no bound.
    pub may_remove: Cell<Option<usize>>,
}

impl Bench {
    /// Every key that was read, written or removed.
    pub fn touched(&self) -> Vec<String> {
        self.read.borrow().union(&self.written.borrow()).cloned().collect()
    }

    /// Every key that was written or removed.
    pub fn written(&self) -> Vec<String> {
        self.written.borrow().iter().cloned().collect()
    }

    /// Puts a value there by another hand.
    pub fn put(&self, key: &str, value: &str) {
        self.shelf.write(key, value).expect("room");
    }

    /// Looks at a value by another hand.
    pub fn get(&self, key: &str) -> Option<String> {
        self.shelf.read(key).expect("a value or none")
    }
}

impl Shelf for Bench {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.shelf.keys()
    }

    fn read(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.read.borrow_mut().insert(key.to_owned());
        self.shelf.read(key)
    }

    fn write(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.written.borrow_mut().insert(key.to_owned());
        self.shelf.write(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        if let Some(n_more) = self.may_remove.get() {
            self.may_remove.set(Some(n_more.checked_sub(1).ok_or(ShelfError::Blocked)?));
        }
        self.written.borrow_mut().insert(key.to_owned());
        self.shelf.remove(key)
    }
}
