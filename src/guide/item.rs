//! What there is to do.

use super::{Condition, ItemKind, Line, Outdated, Source, Step, Text, TypeSet};

/// Something to do, to decide or not to do. Two are equal when their ids are.
#[derive(Clone, Debug)]
pub struct Item {
    /// Step and number, such as `2-05`: belongs to the item for ever, on screen and on paper.
    pub id: &'static str,
    /// The step in which it is done.
    pub step: Step,
    /// What sort of thing it is.
    pub kind: ItemKind,
    /// The act itself.
    pub act: Text,
    /// The leak types that it concerns.
    pub types: TypeSet,
    /// What has to hold for it.
    pub when: Condition,
    /// The guide's sections in which it stands, such as `3.1(2)`; none for newer items.
    pub sections: &'static [&'static str],
    /// Set when it is newer than the guide.
    pub source: Option<&'static Source>,
    /// Set when the guide says it but something else holds today.
    pub outdated: Option<&'static Outdated>,
    /// For a caution: the item that it is shown above.
    pub guards: Option<&'static str>,
    /// The leak types for which it belongs to the first minute.
    pub first: TypeSet,
    /// Whom to contact, what to open: ids of references.
    pub refs: &'static [&'static str],
    /// Set when the organisation added it: what it says of it.
    pub own: Option<&'static ItemText>,
}

/// What is said of an item beside the act.
#[derive(Debug, PartialEq, Eq)]
pub struct ItemText {
    /// Why it is done.
    pub why: Text,
    /// How it is done.
    pub how: &'static [Line],
}

impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Item {}
