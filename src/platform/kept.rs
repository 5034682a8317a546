//! Settings and drafts: single texts beside the cases, kept by the browser if it can. What it cannot keep is told, and
//! nothing fails.

use gloo_storage::{LocalStorage as Kept, Storage as _};
use js_sys::JsString;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Storage;

use super::LocalStorage;
use crate::store::{PREFIX, Shelf as _};

/// The browser's storage, where it gives one: gloo panics where it does not, so it is asked for here first.
fn storage() -> Option<Storage> {
    LocalStorage::is_there().then(Kept::raw)
}

fn key(name: &str) -> String {
    format!("{PREFIX}{name}")
}

/// What is kept under a name.
#[must_use]
pub fn kept(name: &str) -> Option<String> {
    storage()?.get_item(&key(name)).ok().flatten()
}

/// Keeps a text under a name. Whether the browser did: it is read back.
pub fn keep(name: &str, text: &str) -> bool {
    let is_written = storage().is_some_and(|storage| storage.set_item(&key(name), text).is_ok());
    is_written && kept(name).as_deref() == Some(text)
}

/// How many characters are kept for this host, by whichever application.
#[must_use]
pub fn n_stored() -> usize {
    let Some(storage) = storage() else { return 0 };
    let length = |text: JsValue| text.dyn_ref::<JsString>().map_or(0, JsString::length) as usize;
    let entries = js_sys::Object::entries(&storage);
    entries
        .iter()
        .map(|entry| js_sys::Array::from(&entry).iter().map(length).sum::<usize>())
        .sum()
}

/// Lets go of what is kept under a name.
pub fn let_go(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key(name));
    }
}

/// Lets go of everything whose name begins so.
pub fn let_go_all(start: &str) {
    for key in LocalStorage.keys().unwrap_or_default() {
        if let Some(name) = key.strip_prefix(PREFIX).filter(|name| name.starts_with(start)) {
            let_go(name);
        }
    }
}
