//! What a key-value store can do, and how it can fail.

/// All keys of ours begin with this: the origin may be shared with other applications.
pub const PREFIX: &str = "morenaku/";

/// Why a store did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShelfError {
    /// The browser gives no storage to this page (settings, private mode, file://).
    Blocked,
    /// There is no room.
    Full,
    /// The write was accepted, but reading back gave something else.
    NotKept,
    /// What was kept is gone: the browser's data were cleared while the page was open.
    Cleared,
}

/// A key-value store such as localStorage.
pub trait Shelf {
    /// All keys that begin with [`PREFIX`].
    ///
    /// # Errors
    /// When the store cannot be reached.
    fn keys(&self) -> Result<Vec<String>, ShelfError>;

    /// The value of a key.
    ///
    /// # Errors
    /// When the store cannot be reached.
    fn read(&self, key: &str) -> Result<Option<String>, ShelfError>;

    /// Sets the value of a key.
    ///
    /// # Errors
    /// When the store cannot be reached or is full; the old value stays then.
    fn write(&self, key: &str, value: &str) -> Result<(), ShelfError>;

    /// Removes a key.
    ///
    /// # Errors
    /// When the store cannot be reached.
    fn remove(&self, key: &str) -> Result<(), ShelfError>;

    /// Writes and reads back.
    ///
    /// # Errors
    /// As [`Shelf::write`], and [`ShelfError::NotKept`] when another value comes back.
    fn write_confirmed(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.write(key, value)?;
        if self.read(key)?.as_deref() == Some(value) { Ok(()) } else { Err(ShelfError::NotKept) }
    }
}
