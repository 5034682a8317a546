//! The tables that the build makes from `content/`, and the guidance that is read from them.

use std::sync::LazyLock;

use super::codec::{Reader, Stored};
use super::{Guide, Library};

/// The guidance of this version.
pub static GUIDE: LazyLock<Guide> = LazyLock::new(|| super::own::extended(Guide::read_from(&GUIDE_TABLE)));

/// The texts of this version beside the checklists.
pub static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::read_from(&LIBRARY_TABLE, &GUIDE));

/// One table: texts in each language that is here, words, and bytes that say what stands where.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The Japanese texts, as UTF-16, lowest byte first.
    pub ja: Option<&'static [u8]>,
    /// The English texts.
    pub en: Option<&'static str>,
    /// Ids and addresses.
    pub words: &'static str,
    /// What stands where.
    pub bytes: &'static [u8],
}

/// The table of a name, as the build wrote it.
macro_rules! table {
    ($name:literal) => {
        Table {
            ja: Some(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".ja"))),
            en: Some(include_str!(concat!(env!("OUT_DIR"), "/", $name, ".en"))),
            words: include_str!(concat!(env!("OUT_DIR"), "/", $name, ".words")),
            bytes: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".bytes")),
        }
    };
}

static GUIDE_TABLE: Table = table!("guide");
static LIBRARY_TABLE: Table = table!("library");

impl Guide {
    /// Reads the guide. Of a language that is not there, its texts stand in the other one.
    #[must_use]
    pub fn read_from(table: &Table) -> Self {
        let mut reader = Reader::new(table);
        reader.sources = Stored::read(&mut reader);
        let guide = Self { sources: reader.sources, ..Self::read(&mut reader) };
        debug_assert!(reader.is_at_end(), "the table holds more than the guide");
        guide
    }
}

impl Library {
    /// Reads what stands beside the guide of the same build.
    #[must_use]
    pub fn read_from(table: &Table, guide: &Guide) -> Self {
        let mut reader = Reader::new(table);
        reader.sources = guide.sources;
        let library = Self::read(&mut reader);
        debug_assert!(reader.is_at_end(), "the table holds more than the library");
        library
    }
}
