//! The guidance of this page: in the languages that are here, with what the organisation adds. It is read when it is
//! first asked for, and anew when a language or the organisation's part has come.

use std::cell::Cell;
use std::ops::Deref;

use super::tables::{Table, Texts};
use super::{Guide, Lang, Library, Own};

/// The guidance of this version.
pub static GUIDE: Current<Guide> = Current(guide);

/// The texts of this version beside the checklists.
pub static LIBRARY: Current<Library> = Current(library);

/// What is read now.
#[derive(Debug)]
pub struct Current<T: 'static>(fn() -> &'static T);

impl<T> Deref for Current<T> {
    type Target = T;

    fn deref(&self) -> &T {
        (self.0)()
    }
}

thread_local! {
    static TABLE: Cell<Table> = const { Cell::new(Table::of_guide()) };
    static OWN: Cell<Option<Own>> = const { Cell::new(None) };
    static READ_GUIDE: Cell<Option<&'static Guide>> = const { Cell::new(None) };
    static READ_LIBRARY: Cell<Option<&'static Library>> = const { Cell::new(None) };
}

/// The table with what is here. In a browser a language comes through its door; elsewhere all are at hand.
fn table() -> Table {
    let table = TABLE.get();
    #[cfg(not(target_family = "wasm"))]
    let table = table.with(super::japanese()).with(super::english());
    table
}

fn guide() -> &'static Guide {
    READ_GUIDE.get().unwrap_or_else(|| {
        let guide = Guide::read_from(&table());
        let guide = Box::leak(Box::new(OWN.get().map_or_else(|| guide.clone(), |own| guide.clone().with(&own))));
        READ_GUIDE.set(Some(guide));
        guide
    })
}

fn library() -> &'static Library {
    READ_LIBRARY.get().unwrap_or_else(|| {
        let library = Box::leak(Box::new(Library::read_from(&Table::of_library(), guide())));
        READ_LIBRARY.set(Some(library));
        library
    })
}

/// Whether the guidance is here in a language.
#[must_use]
pub fn is_here(lang: Lang) -> bool {
    table().has(lang)
}

/// Takes the texts of one more language into the guidance.
pub fn take_texts(texts: Texts) {
    TABLE.set(TABLE.get().with(texts));
    forget();
}

/// Adds to the guide what an organisation adds, in place of what was added before.
pub fn add(own: Own) {
    OWN.set(Some(own));
    forget();
}

fn forget() {
    READ_GUIDE.set(None);
    READ_LIBRARY.set(None);
}
