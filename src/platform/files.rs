//! Files: given to the user as a download, and read when the user picks or drops one. Nothing is sent anywhere.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, Event, File, HtmlAnchorElement, HtmlInputElement, Url};

use crate::wire::{ImportError, MAX_BYTES};

/// Gives the user a text file. Whether the browser took it.
pub fn download(name: &str, mime: &str, text: &str) -> bool {
    try_download(name, mime, &JsValue::from_str(text)).is_some()
}

/// Gives the user a file of bytes. Whether the browser took it.
pub fn download_bytes(name: &str, mime: &str, bytes: &[u8]) -> bool {
    try_download(name, mime, &Uint8Array::from(bytes)).is_some()
}

fn try_download(name: &str, mime: &str, content: &JsValue) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_buffer_source_sequence_and_options(&Array::of1(content), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link = document.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The address stays valid: some browsers read it only after the click has returned. It is freed with the page.
    Some(())
}

/// The file that was chosen in the file input of an event; the input is emptied, so that the same file can be chosen
/// again.
#[must_use]
pub fn picked_file(event: &Event) -> Option<File> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// The file that was dropped.
#[must_use]
pub fn dropped_file(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// The text of a file. Its size is looked at first: reading hundreds of megabytes would end the page, and what is not
/// saved with it.
///
/// # Errors
/// When it is too large, cannot be read, or is not UTF-8; the browser's own way to a text would put other characters in
/// the place of what is not.
pub async fn read_text(file: File) -> Result<String, ImportError> {
    // A size is a whole number, and one that does not fit is too large too.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    let bytes = file.size() as usize;
    if bytes > MAX_BYTES {
        return Err(ImportError::TooLarge { bytes });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| ImportError::Unreadable)?;
    String::from_utf8(Uint8Array::new(&buffer).to_vec()).map_err(|_| ImportError::Unreadable)
}
