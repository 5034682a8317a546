//! Writing: each tab appends to segments of its own (`morenaku/1/<case>/<tab>/<n>`), so no tab can overwrite another's work, and a change
//! costs the size of a small segment, not of all cases.

use std::rc::Rc;

use super::{PREFIX, Shelf, ShelfError};
use crate::case::{Case, CaseId, Entry, Log, SortedMap, TabId};
use crate::wire::v1::write_segment;

/// A segment with this many entries is closed and the next one begun.
const MAX_ENTRIES: usize = 16;

/// The segments that this tab is writing, one open one per case.
#[derive(Debug)]
pub struct Segments {
    tab: TabId,
    open: SortedMap<CaseId, Open>,
    /// For each case a key that the store held when it was last read or written.
    known: SortedMap<CaseId, String>,
}

/// The segment that is being written. Its number is taken; `n_next` is the first that is free.
#[derive(Debug)]
struct Open {
    n: usize,
    n_next: usize,
    entries: Vec<Rc<Entry>>,
    /// How many of `entries` the store is known to hold.
    n_kept: usize,
}

impl Open {
    fn at(n: usize) -> Self {
        Self { n, n_next: n + 1, entries: Vec::new(), n_kept: 0 }
    }

    fn n_waiting(&self) -> usize {
        self.entries.len() - self.n_kept
    }
}

impl Segments {
    /// The segments of a tab that has written nothing yet.
    #[must_use]
    pub fn new(tab: TabId) -> Self {
        Self { tab, open: SortedMap::default(), known: SortedMap::default() }
    }

    /// Adds an entry to a case, whose log has it already, and writes its segment. After a failure the entry waits and is written with the next
    /// one, or by [`Segments::retry`].
    ///
    /// # Errors
    /// When the segment could not be written; what was there before is untouched.
    pub fn append(&mut self, shelf: &dyn Shelf, case: &CaseId, entry: Rc<Entry>, log: &Log) -> Result<(), ShelfError> {
        if self.is_gone(shelf, case) {
            self.begin_anew(case, log);
        } else {
            let push = |open: &mut Open| {
                if open.entries.len() >= MAX_ENTRIES && open.n_waiting() == 0 {
                    *open = Open::at(open.n_next);
                }
                open.entries.push(entry);
            };
            self.open.change(case, || Open::at(0), push);
        }
        self.write(shelf, case)
    }

    /// Notes that the store holds a segment of a case, by whichever tab.
    pub fn know(&mut self, case: &CaseId, key: String) {
        self.known.insert(case.clone(), key);
    }

    /// Has all of a case wait to be written if the store has lost it.
    pub fn restore(&mut self, shelf: &dyn Shelf, case: &CaseId, log: &Log) {
        if self.is_gone(shelf, case) {
            self.begin_anew(case, log);
        }
    }

    /// Whether what the store held of a case is gone: the browser's data were cleared while the page was open, say. One look at one key: to
    /// list all of them takes a tenth of a second on a slow phone.
    fn is_gone(&self, shelf: &dyn Shelf, case: &CaseId) -> bool {
        self.known.get(case).is_some_and(|key| shelf.read(key) == Ok(None))
    }

    /// All of a case waits to be written: what the user sees must not become less on the next visit.
    pub fn begin_anew(&mut self, case: &CaseId, log: &Log) {
        let n = self.open.get(case).map_or(0, |open| open.n_next);
        self.open
            .insert(case.clone(), Open { entries: log.iter().cloned().collect(), ..Open::at(n) });
    }

    /// Writes what a log from a file has beyond `held` as segments of this tab, each of bounded size. The keys that were written.
    ///
    /// # Errors
    /// When there is no room; what was written before is taken away again.
    pub fn take_over(
        &mut self,
        shelf: &dyn Shelf,
        case: &CaseId,
        log: &Log,
        held: &Log,
    ) -> Result<Vec<String>, ShelfError> {
        let first = self.open.get(case).map_or(0, |open| open.n_next);
        let missing: Vec<_> = log.iter().filter(|entry| !held.contains(&entry.id)).cloned().collect();
        let mut written = Vec::new();
        for (at, entries) in missing.chunks(MAX_ENTRIES * 4).enumerate() {
            let key = self.key(case, first + at);
            if let Err(error) = shelf.write_confirmed(&key, &write_segment(entries)) {
                for key in written.iter().chain([&key]) {
                    let _ = shelf.remove(key);
                }
                return Err(error);
            }
            written.push(key);
        }
        let next = first + written.len();
        // What still waits to be written keeps its own segment; what comes later goes behind the imported ones.
        match self.open.get_mut(case) {
            Some(open) if open.n_waiting() > 0 => open.n_next = next,
            _ => {
                self.open.insert(case.clone(), Open::at(next));
            }
        }
        Ok(written)
    }

    /// Tries again to write what is waiting. How many entries still wait.
    pub fn retry(&mut self, shelf: &dyn Shelf, cases: &SortedMap<CaseId, Rc<Case>>) -> usize {
        for (id, case) in cases.iter() {
            if self.n_waiting_of(id) > 0 {
                self.restore(shelf, id, case.log());
                let _ = self.write(shelf, id);
            }
        }
        self.n_waiting()
    }

    /// How many entries the store does not hold.
    #[must_use]
    pub fn n_waiting(&self) -> usize {
        self.open.values().map(Open::n_waiting).sum()
    }

    /// Removes a case: all keys of it, by whichever tab, but for those in `keep` (what could not be read is not ours to delete).
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn delete(&mut self, shelf: &dyn Shelf, case: &CaseId, keep: &[&str]) -> Result<(), ShelfError> {
        let prefix = case_prefix(case);
        for key in shelf
            .keys()?
            .iter()
            .filter(|key| key.starts_with(&prefix) && !keep.contains(&key.as_str()))
        {
            shelf.remove(key)?;
        }
        self.open.remove(case);
        self.known.remove(case);
        Ok(())
    }

    /// Lets go of a case that is gone from the store, unless entries of it wait. Whether it was let go.
    pub fn forget(&mut self, case: &CaseId) -> bool {
        let is_free = self.n_waiting_of(case) == 0;
        if is_free {
            self.open.remove(case);
            self.known.remove(case);
        }
        is_free
    }

    fn n_waiting_of(&self, case: &CaseId) -> usize {
        self.open.get(case).map_or(0, Open::n_waiting)
    }

    fn write(&mut self, shelf: &dyn Shelf, case: &CaseId) -> Result<(), ShelfError> {
        let Some(open) = self.open.get(case) else { return Ok(()) };
        let key = self.key(case, open.n);
        shelf.write_confirmed(&key, &write_segment(&open.entries))?;
        if let Some(open) = self.open.get_mut(case) {
            open.n_kept = open.entries.len();
        }
        self.know(case, key);
        Ok(())
    }

    fn key(&self, case: &CaseId, n: usize) -> String {
        format!("{}{}/{n}", case_prefix(case), self.tab)
    }
}

/// What the keys of a case begin with.
pub(super) fn case_prefix(case: &CaseId) -> String {
    format!("{PREFIX}1/{case}/")
}
