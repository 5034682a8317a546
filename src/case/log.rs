//! The log: entries sorted by id, united without loss.

use std::rc::Rc;

use super::{Change, Entry, EntryId, SortedMap, TabId};

/// Two entries of one id that differ: one of the logs was altered by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict(pub EntryId);

/// How another log relates to this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The same entries.
    Same,
    /// The other has this many entries more, and all of ours.
    Newer(usize),
    /// The other lacks this many of ours, and has nothing new.
    Older(usize),
    /// Each has entries that the other lacks: (theirs, ours).
    Diverged(usize, usize),
}

/// The entries of a log that are struck out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Struck(SortedMap<EntryId, ()>);

impl Struck {
    /// Whether an entry is struck out.
    #[must_use]
    pub fn contains(&self, id: &EntryId) -> bool {
        self.0.contains_key(id)
    }

    /// Their ids in order.
    pub fn iter(&self) -> impl Iterator<Item = &EntryId> {
        self.0.keys()
    }
}

/// All entries of a case. Cheap to clone in part: entries are shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log(SortedMap<EntryId, Rc<Entry>>);

impl Log {
    /// Takes in an entry. Whether it was new.
    ///
    /// # Errors
    /// When an entry of the same id but another content is there; it stays.
    pub fn insert(&mut self, entry: Rc<Entry>) -> Result<bool, Conflict> {
        match self.0.get(&entry.id) {
            Some(known) if *known == entry => Ok(false),
            Some(_) => Err(Conflict(entry.id.clone())),
            None => {
                self.0.insert(entry.id.clone(), entry);
                Ok(true)
            }
        }
    }

    /// The union of two logs.
    ///
    /// # Errors
    /// When an id stands for different entries; nothing is taken over then.
    pub fn union(&self, other: &Self) -> Result<Self, Conflict> {
        let mut union = self.clone();
        for entry in other.iter() {
            union.insert(Rc::clone(entry))?;
        }
        Ok(union)
    }

    /// How another log relates to this one.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Comparison {
        let n_theirs = other.0.keys().filter(|id| !self.0.contains_key(*id)).count();
        let n_ours = self.0.keys().filter(|id| !other.0.contains_key(*id)).count();
        match (n_theirs, n_ours) {
            (0, 0) => Comparison::Same,
            (theirs, 0) => Comparison::Newer(theirs),
            (0, ours) => Comparison::Older(ours),
            (theirs, ours) => Comparison::Diverged(theirs, ours),
        }
    }

    /// Whether an entry is there.
    #[must_use]
    pub fn contains(&self, id: &EntryId) -> bool {
        self.0.contains_key(id)
    }

    /// The entry of an id.
    #[must_use]
    pub fn get(&self, id: &EntryId) -> Option<&Rc<Entry>> {
        self.0.get(id)
    }

    /// All entries, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Rc<Entry>> {
        self.0.values()
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The newest entry's id.
    #[must_use]
    pub fn last_id(&self) -> Option<&EntryId> {
        self.0.keys().next_back()
    }

    /// The entries that are struck out. A strike that is itself struck out has no effect; one that names an entry newer than itself has none
    /// either, so that every log has exactly one reading.
    #[must_use]
    pub fn struck(&self) -> Struck {
        let mut struck = Struck::default();
        for entry in self.0.values().rev() {
            if let Change::Struck(target, _) = &entry.change
                && *target < entry.id
                && !struck.contains(&entry.id)
            {
                struck.0.insert(target.clone(), ());
            }
        }
        struck
    }

    /// What "undo" takes back: the newest entry of this tab that has effect and is no strike and not the opening.
    #[must_use]
    pub fn undoable(&self, tab: &TabId) -> Option<&Rc<Entry>> {
        let struck = self.struck();
        self.0.values().rev().find(|entry| {
            entry.id.is_from(tab)
                && !matches!(entry.change, Change::Struck(..) | Change::Opened(_))
                && !struck.contains(&entry.id)
        })
    }
}
