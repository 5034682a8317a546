//! The page: frame, pages, parts.
//!
//! Invariant: reaches the browser only through `platform`, and storage only through the session. No rule about leaks stands here.

mod app;
mod pages;
mod parts;
mod session;

use app::App;

/// Mounts the page into the element `app` of the document.
pub fn mount() {
    session::install_pack();
    if let Some(root) = crate::platform::element("app") {
        yew::Renderer::<App>::with_root(root).render();
        crate::platform::open();
    }
}
