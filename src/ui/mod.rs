//! The page: frame, pages, parts.
//!
//! Invariant: reaches the browser only through `platform`, and storage only through the session. No rule about leaks
//! stands here.

mod app;
mod early;
mod later;
mod pages;
mod parts;
mod session;

use app::{App, AppProps};

use crate::parts::{Unopened, open_language};
use crate::platform;

/// Mounts the page into the element `app` of the document, once the reader's language is here.
///
/// # Errors
///
/// When it could not be fetched.
pub async fn mount() -> Result<(), Unopened> {
    let edition = session::edition_in_use();
    let edition = edition.with(open_language(session::stored_lang(edition)).await?);
    if let Some(root) = platform::element("app") {
        yew::Renderer::<App>::with_root_and_props(root, AppProps { edition }).render();
    }
    Ok(())
}
