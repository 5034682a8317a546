//! The tables that the build makes from `content/`, and the guidance that is read from them. What a table says stands
//! in words and bytes; its texts stand in files of their own, one for each language, so that nobody waits for a
//! language that they do not read.

use super::codec::{Reader, Stored};
use super::{Guide, Lang, Library};

/// The texts of a table in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// Japanese, as UTF-16, lowest byte first.
    Ja(&'static [u8]),
    /// English.
    En(&'static str),
}

/// One table: texts in the languages that are here, words, and bytes that say what stands where.
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

macro_rules! file {
    ($include:ident, $name:literal) => {
        $include!(concat!(env!("OUT_DIR"), "/", $name))
    };
}

/// What the checklists say in Japanese.
#[must_use]
pub fn japanese() -> Texts {
    Texts::Ja(file!(include_bytes, "guide.ja"))
}

/// What the checklists say in English.
#[must_use]
pub fn english() -> Texts {
    Texts::En(file!(include_str, "guide.en"))
}

impl Table {
    /// What the checklists rest on, without any text.
    #[must_use]
    pub const fn of_guide() -> Self {
        Self {
            ja: None,
            en: None,
            words: file!(include_str, "guide.words"),
            bytes: file!(include_bytes, "guide.bytes"),
        }
    }

    /// What stands beside the checklists, in both languages.
    #[must_use]
    pub fn of_library() -> Self {
        Self {
            ja: Some(file!(include_bytes, "library.ja")),
            en: Some(file!(include_str, "library.en")),
            words: file!(include_str, "library.words"),
            bytes: file!(include_bytes, "library.bytes"),
        }
    }

    /// The table with the texts of one more language.
    #[must_use]
    pub fn with(self, texts: Texts) -> Self {
        match texts {
            Texts::Ja(ja) => Self { ja: Some(ja), ..self },
            Texts::En(en) => Self { en: Some(en), ..self },
        }
    }

    /// Whether the texts of a language are here.
    #[must_use]
    pub fn has(&self, lang: Lang) -> bool {
        match lang {
            Lang::Ja => self.ja.is_some(),
            Lang::En => self.en.is_some(),
        }
    }
}

impl Guide {
    /// Reads the guide. What is not here in one language stands in the other one.
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
