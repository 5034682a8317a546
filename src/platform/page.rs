//! The window: time, randomness, the address, language, focus, dialogs, printing.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    StorageEvent, Window,
};

use crate::case::Moment;

/// What browsers tell the page before they print it.
const BEFORE_PRINT: &str = "beforeprint";

/// A listener that is removed when it is dropped.
#[derive(Debug)]
pub struct Listener(#[expect(dead_code, reason = "held for its Drop")] EventListener);

impl Listener {
    pub(super) fn new(listener: EventListener) -> Self {
        Self(listener)
    }
}

/// Where the page comes from, as far as it matters for who else can read its storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OriginKind {
    /// Opened from a file.
    File,
    /// Served from a host; `true` when under a sub-path, so that other applications may share the origin.
    Host(bool),
}

fn window() -> Option<Window> {
    web_sys::window()
}

/// The present instant, by the machine's clock.
#[must_use]
pub fn now() -> Moment {
    // Milliseconds since 1970 fit into an f64 without loss for 280,000 years.
    #[expect(clippy::cast_possible_truncation, reason = "see above")]
    Moment(js_sys::Date::now() as i64)
}

/// Milliseconds since the page was opened, by a clock that never goes back.
#[must_use]
pub fn elapsed() -> f64 {
    window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}

/// Lets the browser draw, and see to what was pressed meanwhile.
pub async fn give_way() {
    let wait = |resolve: js_sys::Function, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    };
    let _ = JsFuture::from(js_sys::Promise::new(&mut { wait })).await;
}

/// 64 random bits; from the clock when the browser has no better source.
#[must_use]
pub fn random_bits() -> u64 {
    let mut bytes = [0_u8; 8];
    let crypto = window().and_then(|window| window.crypto().ok());
    match crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok()) {
        Some(_) => u64::from_le_bytes(bytes),
        None => now().0.unsigned_abs(),
    }
}

/// The hash of the address, with its `#`.
#[must_use]
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to a hash.
pub fn go(hash: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(hash);
    }
}

/// Calls back when the hash changes.
#[must_use]
pub fn on_hash_change(call: impl Fn() + 'static) -> Option<Listener> {
    let window = window()?;
    Some(Listener(EventListener::new(&window, "hashchange", move |_| call())))
}

/// Calls back when another tab changes the storage, with the key; none when everything may have changed.
#[must_use]
pub fn on_storage(call: impl Fn(Option<String>) + 'static) -> Option<Listener> {
    let window = window()?;
    Some(Listener(EventListener::new(&window, "storage", move |event| {
        if let Some(event) = event.dyn_ref::<StorageEvent>() {
            call(event.key());
        }
    })))
}

/// The user's languages, best first.
#[must_use]
pub fn languages() -> Vec<String> {
    window()
        .map(|window| {
            window
                .navigator()
                .languages()
                .iter()
                .filter_map(|tag| tag.as_string())
                .collect()
        })
        .unwrap_or_default()
}

/// Sets the document's language and colour theme (empty: as the system has it).
pub fn set_document(lang: &str, theme: &str) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", lang);
        let _ = if theme.is_empty() {
            root.remove_attribute("data-theme")
        } else {
            root.set_attribute("data-theme", theme)
        };
    }
}

/// The element of an id.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    window()?.document()?.get_element_by_id(id)
}

/// Puts the focus on the element of an id and scrolls it into view.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
        element.scroll_into_view();
    }
}

/// Presses the element of an id, as a click does.
pub fn press(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Opens or closes the dialog of an id.
pub fn show_dialog(id: &str, is_shown: bool) {
    let Some(dialog) = dialog(id) else { return };
    match (is_shown, dialog.open()) {
        (true, false) => {
            let _ = dialog.show_modal();
        }
        (false, true) => dialog.close(),
        _ => {}
    }
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    element(id)?.dyn_into().ok()
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Opens the browser's print dialog, once the page has drawn what only paper shows.
pub fn print() {
    spawn_local(async {
        let Some(window) = window() else { return };
        if let Ok(event) = Event::new(BEFORE_PRINT) {
            let _ = window.dispatch_event(&event);
        }
        give_way().await;
        let _ = window.print();
    });
}

/// Calls back before the page is printed, however that came about.
#[must_use]
pub fn on_print(call: impl Fn() + 'static) -> Option<Listener> {
    let window = window()?;
    Some(Listener(EventListener::new(&window, BEFORE_PRINT, move |_| call())))
}

/// Asks the browser not to clear our storage by itself; it may ignore that.
pub fn ask_to_persist() {
    if let Some(window) = window() {
        // The property is missing where the page is not served securely.
        let storage = js_sys::Reflect::get(&window.navigator(), &JsValue::from_str("storage"));
        if storage.is_ok_and(|storage| storage.is_object()) {
            let _ = window.navigator().storage().persist();
        }
    }
}

/// Where the page comes from.
#[must_use]
pub fn origin_kind() -> OriginKind {
    let Some(location) = window().map(|window| window.location()) else { return OriginKind::Host(false) };
    if location.protocol().is_ok_and(|protocol| protocol == "file:") {
        return OriginKind::File;
    }
    let path = location.pathname().unwrap_or_default();
    OriginKind::Host(path.trim_start_matches('/').contains('/'))
}

/// The address of the page without its hash, where others can open it too: `http` or `https`; empty for a file.
#[must_use]
pub fn address() -> String {
    let Some(location) = window().map(|window| window.location()) else { return String::new() };
    let parts = [location.origin(), location.pathname(), location.search()].map(Result::unwrap_or_default);
    if parts[0].starts_with("http") { parts.concat() } else { String::new() }
}

/// The heights of what stands in the element of an id, in CSS pixels. The fonts are the system's: there is none to wait
/// for.
#[must_use]
pub fn heights(id: &str) -> Vec<f64> {
    let mut heights = Vec::new();
    let mut next = element(id).and_then(|element| element.first_element_child());
    while let Some(element) = next {
        heights.push(element.get_bounding_client_rect().height());
        next = element.next_element_sibling();
    }
    heights
}

/// What stands in the input or select of an id; empty for anything else.
#[must_use]
pub fn value_at(id: &str) -> String {
    let Some(element) = element(id) else { return String::new() };
    match element.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(other) => other
            .dyn_into::<HtmlSelectElement>()
            .map(|select| select.value())
            .unwrap_or_default(),
    }
}

/// Shows a value in the input of an id, unless someone is typing there.
pub fn show_value(id: &str, value: &str) {
    let Some(input) = element(id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) else { return };
    if !has_focus(&input) && input.value() != value {
        input.set_value(value);
    }
}

/// Whether the field of an event has been left. One that only lost the window (another tab, another program) has not:
/// whoever comes back goes on typing.
#[must_use]
pub fn is_left(event: &Event) -> bool {
    let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    field.is_none_or(|field| !has_focus(&field))
}

/// Whether the input of an id is half typed, so that its value is empty.
#[must_use]
pub fn is_half_typed(id: &str) -> bool {
    element(id).is_some_and(|element| element.matches(":invalid").unwrap_or(false))
}

fn has_focus(field: &Element) -> bool {
    let active = window().and_then(|window| window.document()?.active_element());
    active.is_some_and(|active| active == *field)
}

/// What stands in the input, text area or select of an event; empty for anything else.
#[must_use]
pub fn value_of(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    let target = match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => return input.value(),
        Err(target) => target,
    };
    match target.dyn_into::<HtmlTextAreaElement>() {
        Ok(area) => area.value(),
        Err(target) => target
            .dyn_into::<HtmlSelectElement>()
            .map(|select| select.value())
            .unwrap_or_default(),
    }
}
