//! How the rows of the guidance are written: the texts of each language, the words (ids, addresses), and bytes that say
//! what stands where. Tables of pointers would weigh 30 kB more in the page. `src/guide/codec.rs` is its twin that
//! reads them; the rows themselves are declared once for both, in `src/guide/rows.rs`. The content has been checked
//! before.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::content::{self, Line, Outdated, Stage, Word};
use super::fact::Fact;
use super::vocabulary::{
    DutyClock, FactGroup, Force, ItemKind, Layout, LeakType, Part as LetterPart, QuestionGroup, Readers, StageClock,
    ToolKind,
};

/// What a row is made of.
pub mod of {
    pub use super::super::content::{
        Blank, Decision, Duty, Fact, Field, Form, Item, Line, Outdated, Part, Question, Reference, Retired, Situation,
        Source, Stage, Tool,
    };
    pub use super::super::emit::Tables;
}

/// The writer of a row. See `rows.rs` for the form.
macro_rules! row {
    (
        $(#[$meta:meta])*
        pub struct $Row:ident of $From:ident {
            $($(#[$doc:meta])* pub $field:ident: $kind:ty $(= $from:expr)?,)*
        } $(then { $($made:tt)* })?
    ) => {
        pub struct $Row;

        impl super::codec::Codec<super::codec::of::$From> for $Row {
            fn write(from: &super::codec::of::$From, writer: &mut super::codec::Writer) {
                $(row!(@field from writer $field, $kind $(, $from)?);)*
            }
        }
    };
    (@field $of:ident $writer:ident $field:ident, $kind:ty) => {
        <$kind as super::codec::Codec<_>>::write(&$of.$field, $writer);
    };
    (@field $of:ident $writer:ident $field:ident, $kind:ty, $from:expr) => {
        <$kind as super::codec::Codec<_>>::write(&super::codec::make($from, $of), $writer);
    };
}

/// How something of the content is written.
pub trait Codec<T> {
    fn write(of: &T, writer: &mut Writer);

    fn write_option(of: Option<&T>, writer: &mut Writer) {
        writer.number(usize::from(of.is_some()));
        if let Some(one) = of {
            Self::write(one, writer);
        }
    }
}

pub fn make<T, Made>(by: impl Fn(&T) -> Made, of: &T) -> Made {
    by(of)
}

/// The tables as far as they are written.
#[derive(Clone, Default)]
pub struct Writer {
    /// The sections of the guide's points.
    pub sections: BTreeMap<String, String>,
    /// What an [`Origin`] refers to.
    pub sources: Vec<String>,
    pub ja: String,
    pub en: String,
    pub words: String,
    pub bytes: Vec<u8>,
}

impl Writer {
    /// A number in 7-bit groups, lowest first.
    fn number(&mut self, mut number: usize) {
        while number > 127 {
            self.bytes.push((number & 127) as u8 | 128);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    fn text(&mut self, text: &content::Text, kept: impl Fn(&str) -> String) {
        for (all, word) in [(&mut self.ja, &text.ja), (&mut self.en, &text.en)] {
            all.push_str(&kept(word.get_ref()));
            all.push('\n');
        }
    }

    fn word(&mut self, word: &str) {
        self.words.push_str(word.trim());
        self.words.push('\n');
    }

    fn types(&mut self, names: &[Word], none: u8) {
        let bits = names
            .iter()
            .filter_map(|name| LeakType::NAMES.iter().position(|known| known == name.get_ref()));
        let bits = bits.fold(0_u8, |bits, at| bits | 1 << at);
        let is_all = names.iter().any(|name| name.get_ref() == "all");
        self.bytes.push(match (names.is_empty(), is_all) {
            (true, _) => none,
            (_, true) => ALL_TYPES,
            _ => bits,
        });
    }
}

const ALL_TYPES: u8 = 0b111_1111;

/// A list.
pub struct Rows<C>(PhantomData<C>);

impl<T, C: Codec<T>> Codec<Vec<T>> for Rows<C> {
    fn write(of: &Vec<T>, writer: &mut Writer) {
        writer.number(of.len());
        of.iter().for_each(|one| C::write(one, writer));
    }
}

impl<T, C: Codec<T>> Codec<Option<T>> for Option<C> {
    fn write(of: &Option<T>, writer: &mut Writer) {
        C::write_option(of.as_ref(), writer);
    }
}

/// What the page keeps elsewhere, as few rows have it.
pub type Held<C> = C;

/// An id, an address: the same in both languages.
pub struct Name;

impl Codec<Word> for Name {
    fn write(of: &Word, writer: &mut Writer) {
        writer.word(of.get_ref());
    }
}

/// A name that is left out is empty.
impl Codec<Option<Word>> for Name {
    fn write(of: &Option<Word>, writer: &mut Writer) {
        writer.word(of.as_ref().map_or("", |word| word.get_ref()));
    }
}

/// The guide's sections in which points stand, in the guide's order, each once.
pub struct Sections;

impl Codec<Vec<Word>> for Sections {
    fn write(of: &Vec<Word>, writer: &mut Writer) {
        let mut sections: Vec<String> = of.iter().filter_map(|id| writer.sections.get(id.get_ref())).cloned().collect();
        sections.sort_unstable();
        sections.dedup();
        writer.number(sections.len());
        sections.iter().for_each(|section| writer.word(section));
    }
}

/// A text of one line.
pub struct Text;

impl Codec<content::Text> for Text {
    fn write(of: &content::Text, writer: &mut Writer) {
        writer.text(of, |text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
}

impl Line {
    pub fn text(&self) -> content::Text {
        content::Text { ja: self.ja.clone(), en: self.en.clone() }
    }
}

impl Stage {
    pub fn text(&self) -> content::Text {
        content::Text { ja: self.ja.clone(), en: self.en.clone() }
    }
}

impl Outdated {
    pub fn text(&self) -> content::Text {
        content::Text { ja: self.ja.clone(), en: self.en.clone() }
    }
}

/// A text whose lines are kept: a line break would end the text in the table.
pub struct Passage;

impl Codec<content::Text> for Passage {
    fn write(of: &content::Text, writer: &mut Writer) {
        writer.text(of, |text| text.trim().replace('\n', "\u{b}"));
    }
}

impl Codec<u8> for u8 {
    fn write(of: &u8, writer: &mut Writer) {
        writer.number(usize::from(*of));
    }
}

impl Codec<Option<u8>> for u8 {
    fn write(of: &Option<u8>, writer: &mut Writer) {
        writer.number(usize::from(of.unwrap_or(0)));
    }
}

impl Codec<bool> for bool {
    fn write(of: &bool, writer: &mut Writer) {
        writer.number(usize::from(*of));
    }
}

/// A set of leak types as bits; none named, or `all`, is every type.
pub struct TypeSet;

impl Codec<Vec<Word>> for TypeSet {
    fn write(of: &Vec<Word>, writer: &mut Writer) {
        writer.types(of, ALL_TYPES);
    }
}

/// The same; none named is none.
pub struct FirstFor;

impl Codec<Vec<Word>> for FirstFor {
    fn write(of: &Vec<Word>, writer: &mut Writer) {
        writer.types(of, 0);
    }
}

/// Clauses, each of one or more facts that are so or not so.
pub struct Condition;

impl Codec<Vec<Word>> for Condition {
    fn write(of: &Vec<Word>, writer: &mut Writer) {
        writer.number(of.len());
        for clause in of {
            let literals: Vec<&str> = clause.get_ref().split('|').collect();
            writer.number(literals.len());
            for literal in literals {
                let fact = literal.trim_start_matches('!');
                writer.number(place::<Fact>(fact) * 2 + usize::from(fact == literal));
            }
        }
    }
}

/// What has to hold for a line.
impl Codec<Line> for Condition {
    fn write(of: &Line, writer: &mut Writer) {
        Self::write(&of.when, writer);
    }
}

/// Where something newer than the guide comes from: 0 for none, else the place among the sources, from 1.
pub struct Origin;

impl Codec<Word> for Origin {
    fn write(of: &Word, writer: &mut Writer) {
        Self::write_option(Some(of), writer);
    }

    fn write_option(of: Option<&Word>, writer: &mut Writer) {
        let at = of.and_then(|id| writer.sources.iter().position(|known| known == id.get_ref()));
        writer.number(at.map_or(0, |at| at + 1));
    }
}

/// A value of an enum is its place among all of them.
pub struct Named<Enum>(PhantomData<Enum>);

/// An enum of the page that the content names the values of.
pub trait Names {
    const NAMES: &[&str];
}

macro_rules! of_names {
    ($($Enum:ident)*) => {
        $(impl Names for $Enum {
            const NAMES: &[&str] = &Self::NAMES;
        })*
    };
}

of_names! {
    DutyClock Fact FactGroup Force ItemKind Layout LeakType LetterPart QuestionGroup Readers StageClock ToolKind
}

fn place<E: Names>(name: &str) -> usize {
    E::NAMES.iter().position(|known| *known == name).unwrap_or(0)
}

impl<E: Names> Codec<Word> for Named<E> {
    fn write(of: &Word, writer: &mut Writer) {
        writer.number(place::<E>(of.get_ref()));
    }
}

impl<E: Names> Codec<Option<Word>> for Named<E> {
    fn write(of: &Option<Word>, writer: &mut Writer) {
        writer.number(of.as_ref().map_or(0, |name| place::<E>(name.get_ref())));
    }
}
