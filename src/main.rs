//! Lets `boot.js` mount the page, nothing else.

use wasm_bindgen::prelude::wasm_bindgen;

/// Mounts the page.
#[wasm_bindgen]
pub fn start() {
    morenaku::ui::mount();
}

fn main() {}
