//! Writing: each tab appends to segments of its own (`morenaku/1/<case>/<tab>/<n>`), so no tab can overwrite another's
//! work, and a change costs the size of a small segment, not of all cases.

use std::rc::Rc;

use super::{PREFIX, Shelf, ShelfError};
use crate::case::{Case, CaseId, Entry, Log, SortedMap, TabId};
use crate::pace::{Pace, Stopped};
use crate::wire::v1::write_segment;

/// A segment with this many entries is closed and the next one begun.
const MAX_ENTRIES: usize = 16;

/// A segment of many entries that are written at once has so many of them at most.
const MAX_TAKEN_OVER: usize = 64;

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

    /// Adds entries to a case, whose log has them already, and writes them. After a failure they wait and are written
    /// with the next ones, or by [`Segments::retry`].
    ///
    /// # Errors
    /// When they could not be written, or not all; what was there before is untouched.
    pub fn append(
        &mut self,
        shelf: &dyn Shelf,
        case: &CaseId,
        entries: impl IntoIterator<Item = Rc<Entry>>,
        log: &Log,
    ) -> Result<(), ShelfError> {
        if self.is_gone(shelf, case) {
            self.begin_anew(case, log);
        } else {
            let push = |open: &mut Open| {
                if open.entries.len() >= MAX_ENTRIES && open.n_waiting() == 0 {
                    *open = Open::at(open.n_next);
                }
                open.entries.extend(entries);
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

    /// Whether what the store held of a case is gone: the browser's data were cleared while the page was open, say. One
    /// look at one key: to list all of them takes a tenth of a second on a slow phone.
    fn is_gone(&self, shelf: &dyn Shelf, case: &CaseId) -> bool {
        self.known.get(case).is_some_and(|key| shelf.read(key) == Ok(None))
    }

    /// Whether the store still holds what it was last known to hold of a case: one look at one key.
    pub fn is_there(&self, shelf: &dyn Shelf, case: &CaseId) -> bool {
        self.known.get(case).is_some_and(|key| matches!(shelf.read(key), Ok(Some(_))))
    }

    /// All of a case waits to be written: what the user sees must not become less on the next visit.
    pub fn begin_anew(&mut self, case: &CaseId, log: &Log) {
        let n = self.open.get(case).map_or(0, |open| open.n_next);
        self.open
            .insert(case.clone(), Open { entries: log.iter().cloned().collect(), ..Open::at(n) });
    }

    /// Writes what a file brings (see [`write_segments`]) as segments of this tab. The keys that were written.
    ///
    /// # Errors
    /// When there is no room; what was written before is taken away again.
    pub fn take_over(
        &mut self,
        shelf: &dyn Shelf,
        case: &CaseId,
        segments: &[String],
    ) -> Result<Vec<String>, ShelfError> {
        let first = self.open.get(case).map_or(0, |open| open.n_next);
        let mut written = Vec::new();
        for (at, segment) in segments.iter().enumerate() {
            let key = self.key(case, first + at);
            if let Err(error) = shelf.write_confirmed(&key, segment) {
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

    /// Removes a case: all keys of it, by whichever tab, but for those that are to be kept (what could not be read is
    /// not ours to delete).
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn delete(&mut self, shelf: &dyn Shelf, case: &CaseId, keep: &SortedMap<String, ()>) -> Result<(), ShelfError> {
        let prefix = case_prefix(case);
        for key in shelf
            .keys()?
            .iter()
            .filter(|key| key.starts_with(&prefix) && !keep.contains_key(*key))
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

    /// Writes what waits, in segments of bounded size: a case of which all waits would else be one value, written anew
    /// with each change.
    fn write(&mut self, shelf: &dyn Shelf, case: &CaseId) -> Result<(), ShelfError> {
        let tab = self.tab.clone();
        let Some(open) = self.open.get_mut(case) else { return Ok(()) };
        let (mut n_closed, mut known) = (0, None);
        let outcome = loop {
            let rest = open.entries.get(n_closed..).unwrap_or_default();
            let part = rest.get(..MAX_TAKEN_OVER).unwrap_or(rest);
            let key = segment_key(case, &tab, open.n);
            if let Err(why) = shelf.write_confirmed(&key, &write_segment(part)) {
                break Err(why);
            }
            known = Some(key);
            if part.len() == rest.len() {
                open.n_kept = part.len();
                break Ok(());
            }
            n_closed += part.len();
            *open = Open { entries: std::mem::take(&mut open.entries), ..Open::at(open.n_next) };
        };
        open.entries.drain(..n_closed);
        if let Some(key) = known {
            self.know(case, key);
        }
        outcome
    }

    fn key(&self, case: &CaseId, n: usize) -> String {
        segment_key(case, &self.tab, n)
    }
}

/// The segments of entries from a file, each of bounded size, without holding anybody up.
///
/// # Errors
/// When the pace says to stop.
pub(super) async fn write_segments(entries: &[Rc<Entry>], pace: &Pace) -> Result<Vec<String>, Stopped> {
    let mut segments = Vec::new();
    for part in entries.chunks(MAX_TAKEN_OVER) {
        segments.push(write_segment(part));
        pace.step(part.len()).await?;
    }
    Ok(segments)
}

fn segment_key(case: &CaseId, tab: &TabId, n: usize) -> String {
    format!("{}{tab}/{n}", case_prefix(case))
}

/// What the keys of a case begin with.
pub(super) fn case_prefix(case: &CaseId) -> String {
    format!("{PREFIX}1/{case}/")
}
