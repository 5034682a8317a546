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

use app::App;

use crate::parts::Unopened;
use crate::platform;

/// Mounts the page into the element `app` of the document, once the reader's language is here.
///
/// # Errors
///
/// When it could not be fetched.
pub async fn mount() -> Result<(), Unopened> {
    session::install_pack();
    platform::language(session::stored_lang()).await?;
    if let Some(root) = platform::element("app") {
        yew::Renderer::<App>::with_root(root).render();
        later::fetch();
    }
    Ok(())
}
