//! The second part of the page: what is read, filled in and handed out. It comes to the browser after the page has started, and knows no browser:
//! it answers requests with document trees and files.

use wasm_bindgen::prelude::wasm_bindgen;

/// Answers a request with the tree of its page.
#[wasm_bindgen]
#[must_use]
pub fn answer(request: &str) -> String {
    morenaku::papers::answer(request)
}

/// Takes the organisation's pack into use: once, before anything is answered.
#[wasm_bindgen]
pub fn pack(text: &str) {
    morenaku::papers::pack(text);
}

/// Gets ready for the first question.
#[wasm_bindgen]
pub fn warm() {
    morenaku::papers::warm();
}

/// Makes a file of a requested page.
#[wasm_bindgen]
#[must_use]
pub fn file(request: &str, what: &str) -> Vec<u8> {
    morenaku::papers::file(request, what)
}

fn main() {}
