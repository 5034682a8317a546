//! What is known about a case. "Not known yet" is an answer like any other.

use std::rc::Rc;

use super::{Moment, SortedMap};
use crate::guide::{Fact, TypeSet};

/// An answer to a yes/no question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Known {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// Nobody knows yet.
    #[default]
    Unknown,
}

impl Known {
    /// The opposite; unknown stays unknown.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

/// How many persons are concerned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Count {
    /// Nobody knows yet.
    #[default]
    Unknown,
    /// This many.
    Exactly(u64),
    /// This many or more.
    AtLeast(u64),
    /// This many or fewer.
    AtMost(u64),
}

/// How a leak came to light.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FoundBy {
    /// Nobody knows yet.
    #[default]
    Unknown,
    /// The person to whom it happened reported it.
    Oneself,
    /// It was found inside: by colleagues, logs, alarms.
    Inside,
    /// Someone outside reported it: recipient, finder, customer, partner.
    Outsider,
    /// The police made contact.
    Police,
    /// A journalist or a report in the media.
    Press,
}

/// Everything that has been answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// How it leaked; empty while nobody knows.
    pub types: TypeSet,
    /// The facts that have been answered; the others are unknown.
    pub facts: SortedMap<Fact, Known>,
    /// How many persons are concerned.
    pub persons: Count,
    /// When the organisation (any part of it) first knew.
    pub known_at: Option<Moment>,
    /// How it came to light.
    pub found_by: FoundBy,
    /// From whom, in the user's words.
    pub found_from: Rc<str>,
}

impl Answers {
    /// What is known of a fact. Some follow from other answers: who told of the leak decides whether it came from outside, and special-care
    /// information or My Numbers are personal information.
    #[must_use]
    pub fn fact(&self, fact: Fact) -> Known {
        let answered = self.facts.get(&fact).copied().unwrap_or_default();
        if answered != Known::Unknown {
            return answered;
        }
        let is_any = |parts: &[Fact]| parts.iter().any(|part| self.facts.get(part) == Some(&Known::Yes));
        match fact {
            Fact::Outside => match self.found_by {
                FoundBy::Unknown => Known::Unknown,
                FoundBy::Oneself | FoundBy::Inside => Known::No,
                FoundBy::Outsider | FoundBy::Police | FoundBy::Press => Known::Yes,
            },
            Fact::Personal if is_any(&[Fact::Sensitive, Fact::MyNumber]) => Known::Yes,
            Fact::General if is_any(&[Fact::Partner, Fact::TradeSecret]) => Known::Yes,
            _ => Known::Unknown,
        }
    }
}
