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
mod stateful;

use app::App;
use session::Session;
use stateful::{Component, ComponentProps};

use crate::pack::Edition;
use crate::parts::{Unopened, open_language};
use crate::platform;

/// Mounts the page into the element `app` of the document, once the reader's language is here. Where an organisation's
/// pack or cases are to be read, what reads them has to come first.
///
/// # Errors
///
/// When one of them could not be fetched.
pub async fn mount() -> Result<(), Unopened> {
    let has_pack = session::choose_pack();
    let later = if has_pack || platform::stores_cases() { Some(later::bring().await?) } else { None };
    let edition = match later {
        Some(later) if has_pack => (later.of_pack)(&platform::pack()),
        _ => Edition::of_nobody(),
    };
    let edition = edition.with(open_language(session::stored_lang(edition)).await?);
    // First acts that are on screen stay until all that stands around them can be drawn with them: nothing moves then.
    // Where that does not come, they are taken over without it, and what was ticked is saved.
    let later = if later.is_none() && platform::is_begun() { later::bring().await.ok() } else { later };
    if let Some(root) = platform::element("app") {
        let session = Session::open(edition, later.map(|later| later.reader));
        yew::Renderer::<Component>::with_root_and_props(root, ComponentProps::new(App { session })).render();
    }
    Ok(())
}
