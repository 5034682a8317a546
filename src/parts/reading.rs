//! What is read, filled in and handed out: pages as document trees, and the files made from them.

use super::Unopened;
use crate::case::Moment;
use crate::document::{self, Node, Request};
use crate::guide::{LIBRARY, Lang};
use crate::wire::seal;

/// What stands behind the door.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// The tree of a page; nothing where there is no such page.
    pub page: fn(Request) -> Vec<Node>,
    /// A file of a page; empty where it cannot be made.
    pub file: fn(&Request, &str) -> Vec<u8>,
    /// Takes the whole pack into use: once, before anything is asked.
    pub pack: fn(&str),
    /// Makes a small page that nobody asked for: the texts are read before the first answer, for which a tick on a slow phone would else wait
    /// a tenth of a second.
    pub warm: fn(),
}

/// Opens the door.
///
/// # Errors
///
/// When the part could not be fetched or started.
pub async fn open_reading() -> Result<Reading, Unopened> {
    Ok(Reading { page, file: document::file, pack: crate::pack::install, warm })
}

fn page(mut request: Request) -> Vec<Node> {
    // On a report stands what makes sure of the log.
    if let (Some(case), "report") = (&request.case, &*request.page) {
        request.page = format!("report\n{}", seal(case));
    }
    document::page(&request)
}

fn warm() {
    let first = LIBRARY.references.first().map_or("", |one| one.id);
    let page = format!("contacts/{first}");
    let request =
        Request { page, lang: Lang::default(), now: Moment(0), writer: String::new(), case: None, prepared: None };
    let _ = document::page(&request);
}
