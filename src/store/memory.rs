//! The in-memory twin of localStorage: for tests, and for working on when the browser gives no storage.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::{PREFIX, Shelf, ShelfError};

/// A store in memory, which can be made to fail as a browser's does.
#[derive(Debug, Default)]
pub struct MemoryShelf {
    values: RefCell<BTreeMap<String, String>>,
    /// The sum of lengths of all keys and values.
    taken: Cell<usize>,
    /// Every call fails with this.
    pub failure: Cell<Option<ShelfError>>,
    /// That sum may not pass this; none is no bound.
    pub room: Cell<Option<usize>>,
    /// Bytes written so far.
    pub n_written: Cell<usize>,
}

impl MemoryShelf {
    fn check(&self) -> Result<(), ShelfError> {
        self.failure.get().map_or(Ok(()), Err)
    }
}

impl Shelf for MemoryShelf {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.check()?;
        Ok(self
            .values
            .borrow()
            .keys()
            .filter(|key| key.starts_with(PREFIX))
            .cloned()
            .collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.check()?;
        Ok(self.values.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.check()?;
        let mut values = self.values.borrow_mut();
        let freed = values.get(key).map_or(0, |old| key.len() + old.len());
        let taken = self.taken.get() - freed + key.len() + value.len();
        if self.room.get().is_some_and(|room| taken > room) {
            return Err(ShelfError::Full);
        }
        self.taken.set(taken);
        self.n_written.set(self.n_written.get() + value.len());
        values.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.check()?;
        if let Some(old) = self.values.borrow_mut().remove(key) {
            self.taken.set(self.taken.get() - key.len() - old.len());
        }
        Ok(())
    }
}
