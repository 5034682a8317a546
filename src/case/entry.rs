//! One change of a case: what, when, by whom.

use std::rc::Rc;

use super::{Count, EntryId, FoundBy, Known};
use crate::guide::{Fact, TypeSet};

/// An instant in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

/// How far an item is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ItemState {
    /// Nothing done yet.
    #[default]
    Open,
    /// Begun.
    InProgress,
    /// Done; for a caution: acknowledged.
    Done,
    /// Looked at and found not to apply, with a reason.
    NotApplicable,
}

/// What a user did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Began the case under this title.
    Opened(Rc<str>),
    /// Gave it another title.
    Renamed(Rc<str>),
    /// Said how it leaked.
    AnsweredTypes(TypeSet),
    /// Answered a yes/no question.
    AnsweredFact(Fact, Known),
    /// Said how many persons are concerned.
    AnsweredPersons(Count),
    /// Said when the organisation first knew.
    AnsweredKnownAt(Option<Moment>),
    /// Said how it came to light, and from whom.
    AnsweredFound(FoundBy, Rc<str>),
    /// Set the state of an item, with a reason where one is asked for.
    SetItem(Rc<str>, ItemState, Rc<str>),
    /// Gave an item to someone; empty for nobody.
    AssignedItem(Rc<str>, Rc<str>),
    /// Wrote the note of an item.
    NotedItem(Rc<str>, Rc<str>),
    /// Closed the case.
    Closed,
    /// Opened it again.
    Reopened,
    /// Struck out an earlier entry (undo). The entry stays in the log.
    Struck(EntryId),
    /// Something that a newer version writes: kept word for word, without effect here.
    Foreign(Rc<str>),
}

impl Change {
    /// The id of the item that is changed, if one is.
    #[must_use]
    pub fn item(&self) -> Option<&str> {
        match self {
            Self::SetItem(item, ..) | Self::AssignedItem(item, _) | Self::NotedItem(item, _) => Some(item),
            _ => None,
        }
    }
}

/// One entry of the log. Never changed once written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id; the log is sorted by it.
    pub id: EntryId,
    /// When it was written, by the writer's clock.
    pub at: Moment,
    /// Who wrote it, in the user's words; may be empty.
    pub by: Rc<str>,
    /// What was changed.
    pub change: Change,
    /// Fields that this version does not know, as JSON text of an object, kept word for word; empty for none.
    pub unknown_fields: Rc<str>,
}
