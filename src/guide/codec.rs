//! What a row is read from: texts of each language, words (ids, addresses), and bytes that say what stands where.
//! `build/codec.rs` is its twin that writes them. Both are of one build, so nothing here can fail; what would be
//! missing reads as empty.

use std::slice::Iter;
use std::str::Split;

use super::fact::{Fact, Literal};
use super::rows::{Outdated, Source, Tool};
use super::tables::Table;
use super::vocabulary::{
    DutyClock, FactGroup, Force, ItemKind, Layout, LeakType, Part as LetterPart, QuestionGroup, Readers, StageClock,
    ToolKind,
};

pub(super) use super::fact::Condition;
pub(super) use super::leak_type::TypeSet;
pub(super) use super::text::Text;

/// An id, an address: the same in both languages.
pub(super) type Name = &'static str;
/// The guide's sections in which something stands.
pub(super) type Sections = Rows<Name>;
/// A text whose lines are kept, each ended by `\u{b}`.
pub(super) type Passage = Text;
/// One of the values of an enum.
pub(super) type Named<T> = T;
/// Leak types of which none named is none; of a [`TypeSet`] it is every type.
pub(super) type FirstFor = TypeSet;
/// Where something newer than the guide comes from.
pub(super) type Origin = &'static Source;
/// A list that lives as long as the page: the guide is read once.
pub(super) type Rows<T> = &'static [T];
/// Something that few rows have.
pub(super) type Held<T> = &'static T;

/// The type of a row, and its reader. See `rows.rs` for the form.
macro_rules! row {
    (
        $(#[$meta:meta])*
        pub struct $Row:ident of $From:ident {
            $($(#[$doc:meta])* pub $field:ident: $kind:ty $(= $from:expr)?,)*
        } $(then {
            $($(#[$made_doc:meta])* pub $made:ident: $made_kind:ty = $value:expr,)*
        })?
    ) => {
        $(#[$meta])*
        pub struct $Row {
            $($(#[$doc])* pub $field: $kind,)*
            $($($(#[$made_doc])* pub $made: $made_kind,)*)?
        }

        impl super::codec::Stored for $Row {
            fn read(reader: &mut super::codec::Reader) -> Self {
                $(let $field: $kind = super::codec::Stored::read(reader);)*
                Self { $($($made: $value,)*)? $($field,)* }
            }
        }
    };
}

/// What can be read out of the tables.
pub(super) trait Stored: Sized {
    fn read(reader: &mut Reader) -> Self;

    fn read_option(reader: &mut Reader) -> Option<Self> {
        (reader.number() == 1).then(|| Self::read(reader))
    }
}

/// Where the reading of a table stands.
pub(super) struct Reader {
    ja: Option<Split<'static, char>>,
    en: Option<Split<'static, char>>,
    words: Split<'static, char>,
    bytes: Iter<'static, u8>,
    /// What an [`Origin`] refers to.
    pub(super) sources: Rows<Source>,
}

impl Reader {
    pub(super) fn new(table: &Table) -> Self {
        Self {
            ja: table.ja.map(|ja| from_utf16(ja).split('\n')),
            en: table.en.map(|en| en.split('\n')),
            words: table.words.split('\n'),
            bytes: table.bytes.iter(),
            sources: &[],
        }
    }

    /// Whether all has been read.
    pub(super) fn is_at_end(&self) -> bool {
        let is_empty = |rest: &Split<'static, char>| rest.clone().eq([""]);
        let texts = self.ja.iter().chain(&self.en).chain([&self.words]);
        texts.into_iter().all(is_empty) && self.bytes.len() == 0
    }

    /// A number in 7-bit groups, lowest first.
    fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        for byte in self.bytes.by_ref() {
            number |= usize::from(byte & 127) << shift;
            shift += 7;
            if byte & 128 == 0 {
                break;
            }
        }
        number
    }
}

/// The text of UTF-16, lowest byte first; lives as long as the page.
fn from_utf16(bytes: &[u8]) -> &'static str {
    let units = bytes
        .chunks_exact(2)
        .map(|pair| pair.iter().rev().fold(0, |unit, byte| unit << 8 | u16::from(*byte)));
    String::leak(
        char::decode_utf16(units)
            .map(|decoded| decoded.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect(),
    )
}

impl<T: Stored> Stored for Rows<T> {
    fn read(reader: &mut Reader) -> Self {
        let n_rows = reader.number();
        Vec::leak((0..n_rows).map(|_| T::read(reader)).collect())
    }
}

impl<T: Stored> Stored for Option<T> {
    fn read(reader: &mut Reader) -> Self {
        T::read_option(reader)
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn read(reader: &mut Reader) -> Self {
        (A::read(reader), B::read(reader))
    }
}

impl Stored for Name {
    fn read(reader: &mut Reader) -> Self {
        reader.words.next().unwrap_or("")
    }
}

impl Stored for Text {
    fn read(reader: &mut Reader) -> Self {
        let next = |texts: &mut Option<Split<'static, char>>| texts.as_mut().and_then(Iterator::next);
        let (ja, en) = (next(&mut reader.ja), next(&mut reader.en));
        Self { ja: ja.or(en).unwrap_or(""), en: en.or(ja).unwrap_or("") }
    }
}

impl Stored for u8 {
    fn read(reader: &mut Reader) -> Self {
        Self::try_from(reader.number()).unwrap_or(0)
    }
}

impl Stored for bool {
    fn read(reader: &mut Reader) -> Self {
        reader.number() == 1
    }
}

impl Stored for TypeSet {
    fn read(reader: &mut Reader) -> Self {
        Self(reader.bytes.next().copied().unwrap_or(0))
    }
}

impl Stored for Literal {
    fn read(reader: &mut Reader) -> Self {
        let number = reader.number();
        let fact = Fact::ALL.get(number / 2).copied().unwrap_or(Fact::Personal);
        Self { fact, holds: number % 2 == 1 }
    }
}

impl Stored for Held<Outdated> {
    fn read(reader: &mut Reader) -> Self {
        Box::leak(Box::new(Outdated::read(reader)))
    }
}

impl Stored for Held<Tool> {
    fn read(reader: &mut Reader) -> Self {
        Box::leak(Box::new(Tool::read(reader)))
    }
}

impl Stored for Origin {
    fn read(reader: &mut Reader) -> Self {
        const UNKNOWN: &Source = &Source { id: "", url: "", as_of: "", name: Text { ja: "", en: "" }, official: false };
        Self::read_option(reader).unwrap_or(UNKNOWN)
    }

    /// 0 for none, else the place among the sources, from 1.
    fn read_option(reader: &mut Reader) -> Option<Self> {
        reader.number().checked_sub(1).and_then(|at| reader.sources.get(at))
    }
}

/// A value of an enum is its place among all of them.
macro_rules! values {
    ($($Enum:ident or $default:ident;)*) => {
        $(impl Stored for $Enum {
            fn read(reader: &mut Reader) -> Self {
                Self::ALL.get(reader.number()).copied().unwrap_or(Self::$default)
            }
        })*
    };
}

values! {
    DutyClock or None;
    Fact or Personal;
    FactGroup or Later;
    Force or Must;
    ItemKind or Action;
    Layout or Form;
    LeakType or LossTheft;
    LetterPart or Text;
    QuestionGroup or FiveW;
    Readers or Outside;
    StageClock or None;
    ToolKind or Sheet;
}
