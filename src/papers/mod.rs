//! What goes between the page and the papers, its second part, which comes to the browser after the page has started: requests and document
//! trees, as JSON.
//!
//! Invariant: both parts are of one build, so nothing here says a version, is stored, or fails on what it does not know.

mod request;
mod seal;
mod tree;

pub use request::{read_request, write_request};
pub use seal::seal;
pub use tree::{read_nodes, write_nodes};

use crate::case::Moment;
use crate::document;
use crate::guide::{LIBRARY, Lang};

/// Answers a request with the tree of its page, as JSON text.
#[must_use]
pub fn answer(request: &str) -> String {
    read_request(request).map_or_else(|| "[]".to_owned(), |request| write_nodes(&document::page(&request)))
}

/// Takes the organisation's pack into use: once, before anything is answered.
pub fn pack(text: &str) {
    crate::pack::install(text);
}

/// Answers a small question that nobody asked: the texts are read before the first answer, for which a tick on a slow phone would else wait
/// a tenth of a second.
pub fn warm() {
    let first = LIBRARY.references.first().map_or("", |one| one.id);
    let _ = answer(&write_request(&format!("contacts/{first}"), Lang::default(), Moment(0), None, None, ""));
}

/// Makes a file of a requested page; empty where it cannot be made.
#[must_use]
pub fn file(request: &str, what: &str) -> Vec<u8> {
    read_request(request).map_or_else(Vec::new, |request| document::file(&request, what))
}
