//! What `boot.js` does for the page: it read the pack before the page started, and knows of new versions.

use gloo_events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};

use super::page::Listener;
use crate::store::Flush;

#[wasm_bindgen(js_namespace = boot)]
extern "C" {
    fn copy(html: &str, text: &str) -> bool;
    fn idle(call: &Function);
    #[wasm_bindgen(js_name = hold)]
    fn hold_page(is_unsaved: bool);
    #[wasm_bindgen(js_name = update)]
    fn take_update();
}

#[wasm_bindgen(js_namespace = ["boot", "journal"])]
extern "C" {
    fn note(key: &str, value: &JsValue);
}

/// What `boot.js` and the program share.
fn shared() -> JsValue {
    Reflect::get(&js_sys::global(), &"boot".into()).unwrap_or_default()
}

/// The organisation's own pack, as text; empty where there is none.
#[must_use]
pub fn pack() -> String {
    Reflect::get(&shared(), &"pack".into())
        .ok()
        .and_then(|pack| pack.as_string())
        .unwrap_or_default()
}

/// Whether cases are stored.
#[must_use]
pub fn stores_cases() -> bool {
    Reflect::get(&shared(), &"storesCases".into()).is_ok_and(|stores| stores.is_truthy())
}

/// Has another pack taken into use than the one that was placed.
pub fn set_pack(text: &str) {
    let _ = Reflect::set(&shared(), &"pack".into(), &text.into());
}

/// Notes a write of a key, or that it was removed, in what is flushed to the disk at once.
pub(super) fn note_write(key: &str, value: Option<&str>) {
    note(key, &value.map_or(JsValue::NULL, JsValue::from_str));
}

/// Whether what was written last is on the disk.
#[must_use]
pub fn flush() -> Flush {
    let state = Reflect::get(&shared(), &"journal".into()).and_then(|journal| Reflect::get(&journal, &"state".into()));
    match state.ok().and_then(|state| state.as_f64()) {
        Some(1.0) => Flush::Pending,
        Some(2.0) => Flush::Done,
        _ => Flush::Unknown,
    }
}

/// Calls back when that changes.
#[must_use]
pub fn on_flush(call: impl Fn() + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(Listener::new(EventListener::new(&window, "flush", move |_| call())))
}

/// Calls back when a new version of the page has been fetched and waits.
#[must_use]
pub fn on_update(call: impl Fn() + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(Listener::new(EventListener::new(&window, "update", move |_| call())))
}

/// Has the browser ask before the page is left, as long as something is unsaved.
pub fn hold(is_unsaved: bool) {
    hold_page(is_unsaved);
}

/// Takes the new version into use: this tab is loaded again.
pub fn update() {
    take_update();
}

/// Puts a text on the clipboard, as HTML and plain. Whether the browser took it; it does so on plain http too.
#[must_use]
pub fn copy_rich(html: &str, text: &str) -> bool {
    copy(html, text)
}

/// Does something when the browser has nothing else to do.
pub(super) fn when_idle(call: impl FnOnce() + 'static) {
    idle(Closure::once_into_js(call).unchecked_ref());
}
