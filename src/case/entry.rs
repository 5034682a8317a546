//! One change of a case: what, when, by whom.

use std::rc::Rc;

use super::{Count, EntryId, FoundBy, Known};
use crate::guide::{Fact, Lang, TypeSet};

/// An instant in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

/// When something was entered, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// By the writer's clock.
    pub at: Moment,
    /// In the user's words; may be empty.
    pub by: Rc<str>,
}

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

/// When something was really done, and by whom: as people say, or as it stands on paper. Either may be missing. The
/// time at which that was entered is the entry's, and is never taken for this one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acted {
    /// When it was done.
    pub at: Option<Moment>,
    /// Who did it; may be empty.
    pub by: Rc<str>,
}

impl Acted {
    /// Done by someone, at a time that nobody said.
    #[must_use]
    pub fn by(by: impl Into<Rc<str>>) -> Self {
        Self { at: None, by: by.into() }
    }

    /// Whether nobody said anything of it.
    #[must_use]
    pub fn is_unsaid(&self) -> bool {
        self.at.is_none() && self.by.is_empty()
    }
}

names! {
    /// Who may read what somebody wrote freely.
    #[derive(Default)]
    pub enum Audience {
        /// Those who work on the case.
        #[default]
        Internal = "internal",
        /// Anybody: papers to the outside may say it.
        MayGoOut = "may-go-out",
        /// The organisation's lawyer, and those who ask for advice.
        Counsel = "counsel",
    }
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

/// A paper as it went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// The name of the paper, such as `notice` or `notice.2`.
    pub name: Rc<str>,
    /// The language in which it was sent.
    pub lang: Lang,
    /// Its text as it stood.
    pub text: Rc<str>,
    /// The SHA-256 of that text, in hexadecimal digits.
    pub sum: Rc<str>,
}

/// Something that was filed with an authority, or sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// What: an obligation (`appi/preliminary`) or a paper (`paper/notice`); several with a space between them, where
    /// one paper meets several obligations.
    pub what: Rc<str>,
    /// To whom.
    pub to: Rc<str>,
    /// When.
    pub on: Moment,
    /// How: a form on the web, by post; may be empty.
    pub how: Rc<str>,
    /// The number that was given for it; may be empty.
    pub reference: Rc<str>,
    /// Why it was late; empty where it was not.
    pub late_why: Rc<str>,
    /// What was sent, word for word; none where it is kept elsewhere.
    pub paper: Option<Frozen>,
}

impl Sent {
    /// Whether it was this obligation or paper, or among others this one.
    #[must_use]
    pub fn is_of(&self, what: &str) -> bool {
        self.what.split(' ').any(|one| one == what)
    }

    /// Whether it went to this addressee, or among others to this one.
    #[must_use]
    pub fn is_to(&self, whom: &str) -> bool {
        *self.to == *whom || self.to.split(['\n', '、', ';']).any(|one| one.trim() == whom)
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
    /// The same, and said when and by whom it was really done. [`Change::acted`] makes it.
    ActedItem(Rc<str>, ItemState, Rc<str>, Acted),
    /// Keyed in the state of an item from paper, with a reason where one is asked for, and what stands there of when
    /// and by whom. The entry says when it was keyed in and by whom.
    KeyedItem(Rc<str>, ItemState, Rc<str>, Acted),
    /// Gave an item to someone; empty for nobody.
    AssignedItem(Rc<str>, Rc<str>),
    /// Wrote the note of an item.
    NotedItem(Rc<str>, Rc<str>),
    /// Wrote the text of a field (a fact, a passage of a document): its name, the text, and for a passage the draft
    /// that it was made from.
    Wrote(Rc<str>, Rc<str>, Rc<str>),
    /// Decided about something: what, how, why, and who decided when.
    Decided(Rc<str>, Choice, Rc<str>, Acted),
    /// Said when the organisation knew of one situation (a ground of a duty, or something it was told), and why that is
    /// the time. Without a time and a reason that is taken back.
    KnewOf {
        /// Its name in the content.
        situation: Rc<str>,
        /// When; none while that is not known.
        at: Option<Moment>,
        /// Why that is the time; may be empty.
        why: Rc<str>,
    },
    /// Filed or sent something. What went is kept word for word.
    Sent(Rc<Sent>),
    /// Said anew who may read what an earlier entry says.
    Marked(EntryId, Audience),
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
    /// The state of an item, with when and by whom it was really done where that is said.
    #[must_use]
    pub fn acted(item: Rc<str>, state: ItemState, reason: Rc<str>, acted: Acted) -> Self {
        if acted.is_unsaid() { Self::SetItem(item, state, reason) } else { Self::ActedItem(item, state, reason, acted) }
    }

    /// The earlier entry that it is about: the one that is struck out or marked.
    #[must_use]
    pub fn target(&self) -> Option<&EntryId> {
        match self {
            Self::Struck(target, _) | Self::Marked(target, _) => Some(target),
            _ => None,
        }
    }

    /// Whether it tells of an incident: nothing that is prepared before one does.
    #[must_use]
    pub fn is_of_incident(&self) -> bool {
        !matches!(
            self,
            Self::Opened(_)
                | Self::Renamed(_)
                | Self::AnsweredFact(..)
                | Self::Wrote(..)
                | Self::Marked(..)
                | Self::Struck(..)
                | Self::Foreign(_)
        )
    }

    /// Whether people wrote something freely in it, so that it is for them to say who may read it.
    #[must_use]
    pub fn is_free(&self) -> bool {
        matches!(self, Self::Observed(..) | Self::Decided(..) | Self::NotedItem(..) | Self::Wrote(..))
    }

    /// The id of the item that is changed, if one is.
    #[must_use]
    pub fn item(&self) -> Option<&str> {
        match self {
            Self::SetItem(item, ..)
            | Self::ActedItem(item, ..)
            | Self::KeyedItem(item, ..)
            | Self::AssignedItem(item, _)
            | Self::NotedItem(item, _) => Some(item),
            _ => None,
        }
    }

    /// The row of a table that is changed: an item's, a field's, a decision's or a situation's. None for what is there
    /// once in a case.
    #[must_use]
    pub(super) fn row(&self) -> Option<&str> {
        match self {
            Self::Wrote(row, ..) | Self::Decided(row, ..) | Self::KnewOf { situation: row, .. } => Some(row),
            _ => self.item(),
        }
    }
}

/// One entry of the log. Never changed once written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id; the log is sorted by it, but for what has to stand behind another entry.
    pub id: EntryId,
    /// When it was written, by the writer's clock.
    pub at: Moment,
    /// Who wrote it, in the user's words; may be empty.
    pub by: Rc<str>,
    /// The entry behind which it stands in the log, where that one has the greater id: it was written with a clock that
    /// is far ahead, and had been read when this one was written.
    pub after: Option<EntryId>,
    /// What was changed.
    pub change: Change,
    /// Who may read it, as its writer said; a later [`Change::Marked`] may say otherwise
    /// ([`super::CaseState::audience`]).
    pub audience: Audience,
    /// Fields that this version does not know, as JSON text of an object, kept word for word; empty for none.
    pub unknown_fields: Rc<str>,
}

impl Entry {
    /// An entry for those who work on the case, without fields of later versions.
    #[must_use]
    pub fn new(id: EntryId, at: Moment, by: Rc<str>, change: Change) -> Self {
        Self { id, at, by, after: None, change, audience: Audience::Internal, unknown_fields: "".into() }
    }
}
