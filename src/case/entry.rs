//! One change of a case: what, when, by whom.

use std::rc::Rc;

use super::{Count, EntryId, FoundBy, Known};
use crate::guide::{Fact, TypeSet};

/// An instant in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

names! {
    /// How far an item is.
    #[derive(Default)]
    pub enum ItemState {
        /// Nothing done yet.
        #[default]
        Open = "open",
        /// Begun.
        InProgress = "in-progress",
        /// Done; for a caution: acknowledged.
        Done = "done",
        /// Looked at and found not to apply, with a reason.
        NotApplicable = "not-applicable",
    }
}

/// What stands on paper beside a tick: when it was made, and by whom. Either may be missing there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnPaper {
    /// When it was done.
    pub at: Option<Moment>,
    /// Who did it, as it stands there; may be empty.
    pub by: Rc<str>,
}

names! {
    /// What was decided, in the order in which it is asked.
    #[derive(Default)]
    pub enum Choice {
        /// To do it.
        Yes = "yes",
        /// Not to do it.
        No = "no",
        /// To decide later.
        Later = "later",
        /// Nothing yet.
        #[default]
        Open = "open",
    }
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
    /// Said when the organisation first knew, and why that is the time (who knew); the reason may be empty.
    AnsweredKnownAt(Option<Moment>, Rc<str>),
    /// Said how it came to light, and from whom.
    AnsweredFound(FoundBy, Rc<str>),
    /// Set the state of an item, with a reason where one is asked for.
    SetItem(Rc<str>, ItemState, Rc<str>),
    /// Keyed in the state of an item from paper, with a reason where one is asked for. The entry says when it was keyed
    /// in and by whom.
    KeyedItem(Rc<str>, ItemState, Rc<str>, OnPaper),
    /// Gave an item to someone; empty for nobody.
    AssignedItem(Rc<str>, Rc<str>),
    /// Wrote the note of an item.
    NotedItem(Rc<str>, Rc<str>),
    /// Wrote the text of a field (a fact, a passage of a document): its name, the text, and for a passage the draft
    /// that it was made from.
    Wrote(Rc<str>, Rc<str>, Rc<str>),
    /// Decided about something: what, how, why, and who decided.
    Decided(Rc<str>, Choice, Rc<str>, Rc<str>),
    /// Recorded what happened at a time of its own: when, with whom (empty for nobody), what.
    Observed(Moment, Rc<str>, Rc<str>),
    /// Closed the case.
    Closed,
    /// Opened it again.
    Reopened,
    /// Struck out an earlier entry, with a reason (empty for undo). The entry stays in the log.
    Struck(EntryId, Rc<str>),
    /// Something that a newer version writes: kept word for word, without effect here.
    Foreign(Rc<str>),
}

impl Change {
    /// The id of the item that is changed, if one is.
    #[must_use]
    pub fn item(&self) -> Option<&str> {
        match self {
            Self::SetItem(item, ..)
            | Self::KeyedItem(item, ..)
            | Self::AssignedItem(item, _)
            | Self::NotedItem(item, _) => Some(item),
            _ => None,
        }
    }

    /// The row of a table that is changed: an item's, a field's or a decision's. None for what is there once in a case.
    #[must_use]
    pub(super) fn row(&self) -> Option<&str> {
        match self {
            Self::Wrote(row, ..) | Self::Decided(row, ..) => Some(row),
            _ => self.item(),
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
