//! Lets `boot.js` mount the page, nothing else.

use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Mounts the page.
///
/// # Errors
///
/// When the texts in the reader's language could not be fetched.
#[wasm_bindgen]
pub async fn start() -> Result<(), JsError> {
    morenaku::ui::mount()
        .await
        .map_err(|_| JsError::new("the texts in your language"))
}

fn main() {}
