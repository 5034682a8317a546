//! localStorage as a shelf. Asked for anew at each call, since a browser may take it away at any time. What is written
//! goes into the journal too (`start/journal.js`): browsers hold it back.

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{DomException, Storage};

use super::boot::note_write;
use crate::store::{PREFIX, Shelf, ShelfError};

/// The browser's localStorage.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalStorage;

impl LocalStorage {
    fn storage() -> Result<Storage, ShelfError> {
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        storage.ok_or(ShelfError::Blocked)
    }

    /// Whether the browser gives this page a storage at all.
    pub(super) fn is_there() -> bool {
        Self::storage().is_ok()
    }
}

impl Shelf for LocalStorage {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        let storage = Self::storage()?;
        storage.length().map_err(|_| ShelfError::Blocked)?;
        // All at once: some browsers walk from the first key each time when they are asked for the key of a number.
        let keys = js_sys::Object::keys(&storage);
        Ok(keys
            .iter()
            .filter_map(|key| key.as_string())
            .filter(|key| key.starts_with(PREFIX))
            .collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Self::storage()?.get_item(key).map_err(|_| ShelfError::Blocked)
    }

    fn write(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        Self::storage()?.set_item(key, value).map_err(|error| why(&error))?;
        note_write(key, Some(value));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        Self::storage()?.remove_item(key).map_err(|_| ShelfError::Blocked)?;
        note_write(key, None);
        Ok(())
    }
}

fn why(error: &JsValue) -> ShelfError {
    // Firefox calls it NS_ERROR_DOM_QUOTA_REACHED.
    let is_full = error.dyn_ref::<DomException>().is_some_and(|error| {
        error
            .name()
            .to_ascii_uppercase()
            .as_bytes()
            .windows(5)
            .any(|part| part == b"QUOTA")
    });
    if is_full { ShelfError::Full } else { ShelfError::Blocked }
}
