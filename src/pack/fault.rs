//! What is wrong with a pack, and where. The words for it are in `words::pack`.

use super::Place;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The file is larger than a pack may be.
    TooLarge(usize),
    /// It is not JSON from this place on.
    NotJson(usize, usize),
    /// It is JSON of something else.
    NotOurs,
    /// A newer version wrote it: the number of its form.
    Newer(String),
    /// It has to be there.
    Missing,
    /// It has to be a text.
    NotText,
    /// It has to be a list.
    NotList,
    /// It has to be an object with fields.
    NotObject,
    /// It has to be yes or no.
    NotBool,
    /// It has to be a whole number from 1 to this.
    NotNumber(u32),
    /// The text is longer than so many characters.
    TooLong(usize),
    /// There are more than so many.
    TooMany(usize),
    /// It has to be one of these.
    NotAmong(&'static [&'static str]),
    /// It is no id such as `own:2-01`.
    NoId,
    /// The id stands for another item already.
    TakenId,
    /// The number of the step in the id is another one.
    OtherStep,
    /// There is no such fact.
    NoFact(String),
    /// There is no such item in this step; it stands at the end of the step.
    NoSuchItem(String),
    /// There is no such item to settle a clock.
    NoSuchClockItem(String),
    /// There is no such paper.
    NoSuchForm(String),
    /// The paper has no such field.
    NoSuchField(String),
    /// What stands in braces cannot be filled in.
    NoSuchMark(String),
    /// It is no address that begins with `https://` or `http://`.
    NoAddress,
    /// This version does not know the field. It is kept.
    UnknownField,
}

impl Problem {
    /// Whether it is only told, and nothing is left out because of it.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        matches!(self, Self::UnknownField | Self::NoSuchItem(_) | Self::NoSuchClockItem(_) | Self::NoSuchMark(_))
    }

    /// Whether nothing of the pack can be used.
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        matches!(self, Self::TooLarge(_) | Self::NotJson(..) | Self::NotOurs | Self::Newer(_))
    }
}

/// Something that is wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What.
    pub problem: Problem,
}
