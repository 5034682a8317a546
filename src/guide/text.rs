//! Texts in both languages, and what is made of them: lines, parts, questions, forms, references.

use super::{Condition, DutyClock, QuestionGroup, TypeSet};

/// The language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Japanese, the first language of the page.
    #[default]
    Ja,
    /// English.
    En,
}

impl Lang {
    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// The language of a BCP 47 tag such as `en-GB`; none when the page does not speak it.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        match tag.split('-').next() {
            Some("ja") => Some(Self::Ja),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }
}

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// Japanese.
    pub ja: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// The text in one language.
    #[must_use]
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ja => self.ja,
            Lang::En => self.en,
        }
    }
}

/// Where a statement comes from that is newer than the guide.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name in the content.
    pub id: &'static str,
    /// What it is called.
    pub name: Text,
    /// Its official page.
    pub url: &'static str,
    /// The day (`YYYY-MM-DD`) on which it was checked.
    pub as_of: &'static str,
    /// Read in the official text, not in a secondary source that cites it.
    pub official: bool,
}

/// What holds today where the guide is out of date.
#[derive(Debug, PartialEq, Eq)]
pub struct Outdated {
    /// What holds now.
    pub now: Text,
    /// Where that comes from.
    pub source: Option<&'static Source>,
}

/// A sentence or list entry, with the cases that it concerns.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub text: Text,
    /// The leak types that it concerns.
    pub types: TypeSet,
    /// What has to hold for it.
    pub when: Condition,
    /// Set when it is newer than the guide.
    pub source: Option<&'static Source>,
    /// Set when the guide says it but something else holds today.
    pub outdated: Option<&'static Outdated>,
}

/// A named list of lines: a step, a principle, a kind of information, a section.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name in the content; may be empty.
    pub id: &'static str,
    /// Its number, 0 for none.
    pub number: u8,
    /// What it is called.
    pub name: Text,
    /// What is said under it.
    pub lines: &'static [Line],
}

/// A question that sorts the facts.
#[derive(Debug, PartialEq, Eq)]
pub struct Question {
    /// Its name in the content.
    pub id: &'static str,
    /// What it sorts.
    pub group: QuestionGroup,
    /// Its general wording.
    pub ask: Text,
    /// Its wording for a leak type.
    pub wording: &'static [Line],
    /// The answers to choose from, where the guide gives them.
    pub options: &'static [Line],
    /// What else is said about it.
    pub lines: &'static [Line],
}

/// A duty to report, and what decides it.
#[derive(Debug, PartialEq, Eq)]
pub struct Duty {
    /// Its name in the content.
    pub id: &'static str,
    /// What it is called.
    pub name: Text,
    /// The rule.
    pub source: Option<&'static Source>,
    /// All of these have to hold.
    pub when: Condition,
    /// What gives the longer time.
    pub long: Condition,
    /// By when.
    pub clock: DutyClock,
    /// The items that, once done, settle the clocks: the preliminary report, the final one.
    pub settles: &'static [&'static str],
    /// One of these has to hold too; none: `when` alone decides. Their wording stands in [`DutyText::grounds`], in the same order.
    pub grounds: &'static [Condition],
}

/// What is said of a duty.
#[derive(Debug, PartialEq, Eq)]
pub struct DutyText {
    /// The wording of its grounds.
    pub grounds: &'static [Line],
    /// What has to be known about it.
    pub lines: &'static [Line],
    /// Whom to report to: ids of references.
    pub refs: &'static [&'static str],
}

/// Something to decide and to record.
#[derive(Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its name in the content.
    pub id: &'static str,
    /// What it is called.
    pub name: Text,
    /// What is to be weighed: ids of items.
    pub items: &'static [&'static str],
    /// The legal tests beside it: names of duties.
    pub duties: &'static [&'static str],
    /// What else is said about it.
    pub lines: &'static [Line],
}

/// A contact point or something to read.
#[derive(Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its name in the content.
    pub id: &'static str,
    /// What it is called.
    pub name: Text,
    /// What it is for.
    pub usage: Text,
    /// Its address on the web; none for the guide's dead links.
    pub url: Option<&'static str>,
    /// Its telephone number.
    pub phone: Option<&'static str>,
    /// Its mail address.
    pub mail: Option<&'static str>,
    /// When it can be reached.
    pub hours: Option<Text>,
    /// Set when it is newer than the guide.
    pub source: Option<&'static Source>,
    /// Set when the guide names it but something else holds today.
    pub outdated: Option<&'static Outdated>,
    /// The references to use instead.
    pub replaced_by: &'static [&'static str],
    /// What else is said about it.
    pub lines: &'static [Line],
}

/// One field of a paper form.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in the content.
    pub id: &'static str,
    /// What it is called.
    pub name: Text,
    /// How to fill it in.
    pub hint: Option<Text>,
    /// What is drafted from the case: `{…}` names what is filled in, `\u{b}` is a line break. None: people write it.
    pub draft: Option<Text>,
    /// Lines of space for the pen.
    pub space: u8,
    /// The stages of the form to which it belongs; none: all.
    pub stages: &'static [&'static str],
    /// What else is said about it.
    pub lines: &'static [Line],
    /// What has to hold for it.
    pub when: Condition,
    /// Set when it is newer than the guide.
    pub source: Option<&'static Source>,
    /// Set when the guide says it but something else holds today.
    pub outdated: Option<&'static Outdated>,
}

/// A paper form.
#[derive(Debug, PartialEq, Eq)]
pub struct Form {
    /// Its name in the content.
    pub id: &'static str,
    /// What it is called.
    pub name: Text,
    /// What is said above the fields.
    pub intro: &'static [Line],
    /// The leak types that may need it.
    pub types: TypeSet,
    /// What decides that a case needs it.
    pub when: Condition,
    /// Its stages in order, such as the first and the last notice; none: it has one.
    pub stages: &'static [(&'static str, Text)],
    /// The fields in order.
    pub fields: &'static [Field],
}
