//! What is read, filled in and handed out: pages as document trees, and the files made from them.

use crate::case::Moment;
use crate::document::node::{FileKind, RecordEntry};
use crate::document::{self, Node, Page, Request, Scope};
use crate::guide::Lang;
use crate::pack::{self, Command, Edition};

/// What stands behind the door.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// The tree of a page; nothing where there is no such page.
    pub page: fn(&Request) -> Vec<Node>,
    /// A file of a page; empty where it cannot be made.
    pub file: fn(&Request, FileKind) -> Vec<u8>,
    /// A page for the clipboard, as HTML and as plain text.
    pub copy: fn(&Request) -> [String; 2],
    /// The draft of a pack after a command of its editor; or why a file cannot be opened.
    pub edit_pack: fn(&str, &Command, Lang) -> Result<String, String>,
    /// The draft of a pack as the file that an administrator places.
    pub write_pack: fn(&str) -> String,
    /// What an entry of a record says.
    pub entry: fn(&RecordEntry, Scope) -> String,
    /// Makes a small page that nobody asked for: the texts are read before the first answer, for which a tick on a slow
    /// phone would otherwise wait a tenth of a second.
    pub warm: fn(Edition),
}

door! {
    /// Opens the door.
    pub reading: open_reading -> Reading {
        Reading {
            page: document::page,
            file: document::file,
            copy: document::copy,
            edit_pack: document::edit_pack,
            write_pack: pack::write,
            entry: document::say_entry,
            warm,
        }
    }
}

fn warm(edition: Edition) {
    let page = Page::Contacts(edition.library().references.first().map(|one| one.id).into_iter().collect());
    let scope = Scope { edition, lang: Lang::default(), now: Moment(0) };
    let request = Request { page, scope, writer: "".into(), case: None, prepared: None };
    let _ = document::page(&request);
}
