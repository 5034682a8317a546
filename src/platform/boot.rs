//! What `boot.js` does for the page: it read the pack before the page started, and knows of new versions.

use gloo_events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};

use super::page::Listener;

#[wasm_bindgen(js_namespace = boot)]
extern "C" {
    fn copy(html: &str, text: &str) -> bool;
    fn idle(call: &Function);
    #[wasm_bindgen(js_name = hold)]
    fn hold_page(is_unsaved: bool);
    #[wasm_bindgen(js_name = update)]
    fn take_update();
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

/// Whether cases were stored when the page was opened.
#[must_use]
pub fn stores_cases() -> bool {
    Reflect::get(&shared(), &"storesCases".into()).is_ok_and(|stores| stores.is_truthy())
}

/// Has another pack taken into use than the one that was placed.
pub fn set_pack(text: &str) {
    let _ = Reflect::set(&shared(), &"pack".into(), &text.into());
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
