//! What is wrong with a file or a stored value of ours: facts. `words::damage` makes the sentence.

use serde_json::Value;

/// How much of a wrong text is told.
const MAX_SHOWN: usize = 40;

/// Where and how a JSON document of ours is damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The place, such as `log[3].at`.
    pub place: String,
    /// What has to stand there.
    pub expected: Expected,
    /// What stands there.
    pub found: Found,
}

/// What has to stand in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// An object with fields.
    Object,
    /// A text.
    Text,
    /// A list.
    List,
    /// The number of a version of the form.
    Version,
    /// The id of a case.
    CaseId,
    /// The id of an entry.
    EntryId,
    /// The id of an entry after which others can be written: before the year 2109.
    EntryIdWithRoom,
    /// An id that no other entry of the log has.
    UnusedEntryId,
    /// A list with at least one entry.
    Entries,
    /// An entry that is not nested deeper than so many levels.
    Depth(usize),
    /// An instant.
    Time,
    /// An instant, or null.
    TimeOrNull,
    /// One of these names.
    OneOf(&'static [&'static str]),
    /// Names of leak types.
    LeakTypes,
    /// A number of persons.
    Count,
}

/// What stands in a place where something else is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing: the field is missing.
    Nothing,
    /// This text, number or other single value, cut to a length that can be shown.
    Value(String),
    /// A list.
    List,
    /// An object.
    Object,
}

impl Found {
    /// What a value is, or that there is none.
    pub(super) fn of(value: Option<&Value>) -> Self {
        match value {
            None => Self::Nothing,
            Some(Value::String(text)) => Self::text(text),
            Some(Value::Array(_)) => Self::List,
            Some(Value::Object(_)) => Self::Object,
            Some(single) => Self::text(&serde_json::to_string(single).unwrap_or_default()),
        }
    }

    pub(super) fn text(text: &str) -> Self {
        let shown: String = text.chars().take(MAX_SHOWN).collect();
        let is_cut = shown.len() < text.len();
        Self::Value(if is_cut { shown + "…" } else { shown })
    }
}
