//! The second part of the page, which `boot.js` fetches after the start: asked here, answered there.

use gloo_events::EventListener;
use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::page::Listener;

#[wasm_bindgen(js_namespace = papers)]
extern "C" {
    fn state() -> String;
    fn answer(request: &str) -> String;
    fn file(request: &str, what: &str) -> Uint8Array;
    fn word(request: &str) -> Promise;
    fn copy(html: &str, text: &str) -> bool;
    #[wasm_bindgen(js_name = hold)]
    fn hold_page(is_unsaved: bool);
    #[wasm_bindgen(js_name = update)]
    fn take_update();
}

/// Whether the second part is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PapersState {
    /// It is on its way.
    Loading,
    /// It answers.
    Ready,
    /// It could not be fetched or started.
    Failed,
}

/// What `boot.js` and this part share.
fn shared() -> JsValue {
    Reflect::get(&js_sys::global(), &"papers".into()).unwrap_or_default()
}

/// The organisation's own pack, as text; empty where there is none.
#[must_use]
pub fn pack() -> String {
    Reflect::get(&shared(), &"pack".into())
        .ok()
        .and_then(|pack| pack.as_string())
        .unwrap_or_default()
}

/// Has the second part take another pack into use than the one that was placed.
pub fn set_pack(text: &str) {
    let _ = Reflect::set(&shared(), &"pack".into(), &text.into());
}

/// Whether the second part is there.
#[must_use]
pub fn papers_state() -> PapersState {
    match state().as_str() {
        "ready" => PapersState::Ready,
        "failed" => PapersState::Failed,
        _ => PapersState::Loading,
    }
}

/// Calls back when that changes.
#[must_use]
pub fn on_papers(call: impl Fn() + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(Listener::new(EventListener::new(&window, "papers", move |_| call())))
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

/// The answer to a request; empty until the second part is there.
#[must_use]
pub fn ask_papers(request: &str) -> String {
    answer(request)
}

/// A file made by the second part.
#[must_use]
pub fn papers_file(request: &str, what: &str) -> Vec<u8> {
    file(request, what).to_vec()
}

/// Calls back with a Word document of a requested page, once the part that makes it has been fetched; none when that failed.
pub fn make_word(request: &str, call: impl FnOnce(Option<Vec<u8>>) + 'static) {
    let promise = word(request);
    spawn_local(async move {
        let made = JsFuture::from(promise)
            .await
            .ok()
            .and_then(|made| made.dyn_into::<Uint8Array>().ok());
        call(made.map(|bytes| bytes.to_vec()).filter(|bytes| !bytes.is_empty()));
    });
}

/// Puts a text on the clipboard, as HTML and plain. Whether the browser took it; it does so on plain http too.
#[must_use]
pub fn copy_rich(html: &str, text: &str) -> bool {
    copy(html, text)
}
