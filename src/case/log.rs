//! The log: entries sorted by id, united without loss. Nothing here costs more than sorting the entries once.
//!
//! An entry whose writer had read one with a greater id says so ([`Entry::after`]), and stands behind that one. So each
//! log has one order, the same for all who have read the same entries, in which whatever was read comes before what was
//! written next, whichever clocks were wrong.

use std::rc::Rc;

use super::sorted::sorted_places;
use super::{Audience, Change, Entry, EntryId, Moment, SortedMap, TabId};

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

/// All entries of a case in their order. Cheap to clone in part: entries are shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    entries: Vec<Rc<Entry>>,
    /// Where the entry of each id stands, in the order of ids; empty while none has to stand behind another: that is
    /// the order of ids then.
    by_id: Vec<usize>,
}

impl Log {
    /// The log of entries in any order; one that stands there several times is taken in once.
    ///
    /// # Errors
    /// When an id stands for different entries.
    pub fn of(entries: &[Rc<Entry>]) -> Result<Self, Conflict> {
        let id = |at: usize| entries.get(at).map(|entry| &entry.id);
        let mut log: Vec<Rc<Entry>> = Vec::with_capacity(entries.len());
        for at in sorted_places(entries.len(), &|one, other| id(one).cmp(&id(other))) {
            let Some(entry) = entries.get(at) else { continue };
            match log.last() {
                Some(last) if last == entry => {}
                Some(last) if last.id == entry.id => return Err(Conflict(entry.id.clone())),
                _ => log.push(Rc::clone(entry)),
            }
        }
        Ok(Self::arranged(log))
    }

    /// The log of entries that are sorted by id. What has to stand behind another entry goes right behind it, and
    /// behind what stands there with a smaller id; what stands behind a missing one keeps its own place until that
    /// comes.
    fn arranged(sorted: Vec<Rc<Entry>>) -> Self {
        let log = Self { entries: sorted, by_id: Vec::new() };
        if log.entries.iter().all(|entry| entry.after.is_none()) {
            return log;
        }
        let n = log.entries.len();
        // For each entry the first of those that go behind it, and the next one that goes behind the same; the last
        // row stands for those that go behind none.
        let (mut first, mut next) = (vec![n; n + 1], vec![n; n]);
        for (at, entry) in log.entries.iter().enumerate().rev() {
            let place = entry.after.as_ref().and_then(|after| log.place(after).ok());
            // The other one has the greater id, so no two can stand behind each other.
            let place = place.filter(|place| *place > at).unwrap_or(n);
            if let (Some(first), Some(next)) = (first.get_mut(place), next.get_mut(at)) {
                *next = std::mem::replace(first, at);
            }
        }
        let mut by_id = vec![0; n];
        let mut entries = Vec::with_capacity(n);
        let mut ahead = vec![first.get(n).copied().unwrap_or(n)];
        while let Some(at) = ahead.pop() {
            let (Some(entry), Some(place)) = (log.entries.get(at), by_id.get_mut(at)) else { continue };
            *place = entries.len();
            entries.push(Rc::clone(entry));
            ahead.extend(next.get(at));
            ahead.extend(first.get(at));
        }
        Self { entries, by_id }
    }

    /// Takes in one entry. Whether it was new. Many at once are taken in by [`Log::of`] or [`Log::union`].
    ///
    /// # Errors
    /// When an entry of the same id but another content is there; it stays.
    pub fn insert(&mut self, entry: Rc<Entry>) -> Result<bool, Conflict> {
        match self.place(&entry.id) {
            Ok(at) if self.entries.get(at) == Some(&entry) => return Ok(false),
            Ok(_) => return Err(Conflict(entry.id.clone())),
            Err(at) if self.by_id.is_empty() && entry.after.is_none() => self.entries.insert(at, entry),
            Err(_) => *self = self.with(&[entry])?,
        }
        Ok(true)
    }

    /// The union of two logs.
    ///
    /// # Errors
    /// When an id stands for different entries; nothing is taken over then.
    pub fn union(&self, other: &Self) -> Result<Self, Conflict> {
        self.with(&other.entries)
    }

    /// The log with further entries, in any order.
    ///
    /// # Errors
    /// When an id stands for different entries.
    pub fn with(&self, entries: &[Rc<Entry>]) -> Result<Self, Conflict> {
        Self::of(&[&*self.entries, entries].concat())
    }

    /// How another log relates to this one.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Comparison {
        match (other.beyond(self).count(), self.beyond(other).count()) {
            (0, 0) => Comparison::Same,
            (theirs, 0) => Comparison::Newer(theirs),
            (0, ours) => Comparison::Older(ours),
            (theirs, ours) => Comparison::Diverged(theirs, ours),
        }
    }

    /// The entries that another log lacks, oldest first.
    pub fn beyond(&self, other: &Self) -> impl Iterator<Item = &Rc<Entry>> {
        self.iter().filter(|entry| !other.contains(&entry.id))
    }

    /// The newest entry that has effect and of which this is true.
    #[must_use]
    pub fn newest(&self, is: impl Fn(&Change) -> bool) -> Option<&Rc<Entry>> {
        self.newest_first()
            .find_map(|(entry, is_struck)| (!is_struck && is(&entry.change)).then_some(entry))
    }

    /// The oldest entry that has effect and of which this is true.
    #[must_use]
    pub fn oldest(&self, is: impl Fn(&Change) -> bool) -> Option<&Rc<Entry>> {
        let held = self.newest_first().filter(|(entry, is_struck)| !is_struck && is(&entry.change));
        held.last().map(|(entry, _)| entry)
    }

    /// Whether an entry is there.
    #[must_use]
    pub fn contains(&self, id: &EntryId) -> bool {
        self.place(id).is_ok()
    }

    /// The entry of an id.
    #[must_use]
    pub fn get(&self, id: &EntryId) -> Option<&Rc<Entry>> {
        self.place(id).ok().and_then(|at| self.entries.get(at))
    }

    /// All entries, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Rc<Entry>> + ExactSizeIterator {
        self.entries.iter()
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The newest entry's id.
    #[must_use]
    pub fn last_id(&self) -> Option<&EntryId> {
        self.entries.last().map(|entry| &entry.id)
    }

    /// The ids from the greatest on.
    fn ids_down(&self) -> impl Iterator<Item = &EntryId> {
        let at = |place: usize| self.by_id.get(place).copied().unwrap_or(place);
        (0..self.len())
            .rev()
            .filter_map(move |place| self.entries.get(at(place)).map(|entry| &entry.id))
    }

    /// The greatest id that is not far ahead of a clock.
    pub(super) fn newest_until(&self, now: Moment) -> Option<&EntryId> {
        self.ids_down().find(|id| !id.is_ahead(now))
    }

    /// The last entry that has a greater id than this one.
    pub(super) fn last_beyond(&self, id: &EntryId) -> Option<&EntryId> {
        self.ids_down().next().filter(|greatest| *greatest > id)?;
        self.entries.iter().rev().map(|entry| &entry.id).find(|known| *known > id)
    }

    /// Whether some of it was written with a clock that is far ahead of this one.
    #[must_use]
    pub fn is_ahead(&self, now: Moment) -> bool {
        self.ids_down().next().is_some_and(|id| id.is_ahead(now))
    }

    /// Whether an entry comes before another one that names it. Of one that is not here only the id can tell.
    fn is_before(&self, target: &EntryId, entry: &Entry) -> bool {
        match (self.by_id.is_empty(), self.place(target), self.place(&entry.id)) {
            (false, Ok(target), Ok(entry)) => target < entry,
            _ => *target < entry.id,
        }
    }

    /// The entries that are struck out. A strike that is itself struck out has no effect; one that names an entry newer
    /// than itself has none either, so that every log has exactly one reading.
    #[must_use]
    pub fn struck(&self) -> Struck {
        let mut struck: Vec<EntryId> = Vec::new();
        for (entry, is_struck) in self.newest_first() {
            match &entry.change {
                _ if is_struck => struck.push(entry.id.clone()),
                // Of an entry that is not here nothing else can tell.
                Change::Struck(target, _) if self.is_before(target, entry) && !self.contains(target) => {
                    struck.push(target.clone())
                }
                _ => {}
            }
        }
        Struck(struck.into_iter().map(|id| (id, ())).collect())
    }

    /// Who may read the entries for which that was said anew; the last word holds. `struck`: of [`Log::struck`].
    #[must_use]
    pub fn marks(&self, struck: &Struck) -> SortedMap<EntryId, Audience> {
        let said = self.iter().filter_map(|entry| match &entry.change {
            Change::Marked(target, audience) if self.is_before(target, entry) && !struck.contains(&entry.id) => {
                Some((target.clone(), *audience))
            }
            _ => None,
        });
        said.collect()
    }

    /// What "undo" takes back: the last act of this tab that has effect, be it that an entry was struck out with a
    /// reason. Strikes without one are what undo itself wrote: it goes on to the act before.
    #[must_use]
    pub fn undoable(&self, tab: &TabId) -> Option<&Rc<Entry>> {
        self.newest_first().find_map(|(entry, is_struck)| {
            let can_be = match &entry.change {
                Change::Opened(_) => false,
                Change::Struck(target, reason) => !reason.is_empty() && self.is_before(target, entry),
                _ => true,
            };
            (!is_struck && can_be && entry.id.is_from(tab)).then_some(entry)
        })
    }

    /// The entries from the newest on, each with whether it is struck out: what strikes an entry is newer, so it has
    /// been seen by then.
    fn newest_first(&self) -> impl Iterator<Item = (&Rc<Entry>, bool)> {
        let mut are_struck = vec![false; self.len()];
        self.entries.iter().enumerate().rev().map(move |(at, entry)| {
            let is_struck = are_struck.get(at) == Some(&true);
            if let Change::Struck(target, _) = &entry.change
                && self.is_before(target, entry)
                && !is_struck
                && let Some(mark) = self.place(target).ok().and_then(|at| are_struck.get_mut(at))
            {
                *mark = true;
            }
            (entry, is_struck)
        })
    }

    fn place(&self, id: &EntryId) -> Result<usize, usize> {
        // What is added is most often the newest.
        match self.last_id() {
            _ if !self.by_id.is_empty() => {
                let known = |at: &usize| self.entries.get(*at).map(|entry| &entry.id);
                let found = self.by_id.binary_search_by(|at| known(at).cmp(&Some(id)))?;
                self.by_id.get(found).copied().ok_or(found)
            }
            Some(last) if last < id => Err(self.entries.len()),
            _ => self.entries.binary_search_by(|known| known.id.cmp(id)),
        }
    }
}
