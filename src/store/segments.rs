//! Writing: each tab appends to segments of its own (`morenaku/1/<case>/<tab>/<n>`), so no tab can overwrite another's
//! work, and a change costs the size of a small segment, not of all cases.

use std::rc::Rc;

use super::{PREFIX, Shelf, ShelfError};
use crate::case::{CaseId, Entry, EntryId, SortedMap, TabId};
use crate::pace::{Pace, Stopped};
use crate::wire::v1::write_segment;

/// A segment with this many entries is closed and the next one begun.
const MAX_ENTRIES: usize = 16;

/// So many missing segments in a row are told of; a key by another hand may have any number.
const MAX_GAPS: usize = 64;

/// A segment of many entries that are written at once has so many of them at most.
const MAX_TAKEN_OVER: usize = 64;

/// The segments that this tab is writing, one open one per case.
#[derive(Debug)]
pub struct Segments {
    tab: TabId,
    open: SortedMap<CaseId, Open>,
    /// For each case the keys that the store held when it was last read or written.
    known: SortedMap<CaseId, Known>,
}

/// The keys of a case, and the one that is looked at with the next change: all of them in turn, so that each is missed
/// after a while, whoever wrote it.
#[derive(Debug, Default)]
struct Known {
    keys: Vec<String>,
    turn: usize,
}

/// The segment that is being written. Its number is taken; `n_next` is the first that is free.
#[derive(Debug)]
struct Open {
    n: usize,
    n_next: usize,
    entries: Vec<Rc<Entry>>,
    /// How many of `entries` the store is known to hold.
    n_kept: usize,
    /// Something of the case was lost, and stands here anew.
    is_mending: bool,
}

impl Open {
    fn at(n: usize) -> Self {
        Self { n, n_next: n + 1, entries: Vec::new(), n_kept: 0, is_mending: false }
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

    /// Adds entries to a case and writes them. After a failure they wait and are written with the next ones, or by
    /// [`Segments::retry`].
    ///
    /// # Errors
    /// When they could not be written, or not all; what was there before is untouched.
    pub fn append(
        &mut self,
        shelf: &dyn Shelf,
        case: &CaseId,
        entries: impl IntoIterator<Item = Rc<Entry>>,
    ) -> Result<(), ShelfError> {
        let push = |open: &mut Open| {
            if open.entries.len() >= MAX_ENTRIES && open.n_waiting() == 0 {
                *open = Open::at(open.n_next);
            }
            open.entries.extend(entries);
        };
        self.open.change(case, || Open::at(0), push);
        self.write(shelf, case)
    }

    /// Notes that the store holds a segment of a case, by whichever tab.
    pub fn know(&mut self, case: &CaseId, key: String) {
        let note = |known: &mut Known| {
            if !known.keys.iter().rev().any(|one| *one == key) {
                known.keys.push(key);
            }
        };
        self.known.change(case, Known::default, note);
    }

    /// Notes all keys that the store holds of a case.
    pub fn know_all(&mut self, case: &CaseId, keys: Vec<String>) {
        if keys.is_empty() {
            self.known.remove(case);
        } else {
            self.known.insert(case.clone(), Known { keys, turn: 0 });
        }
    }

    /// Whether something that the store held of a case is gone: the browser's data were cleared while the page was
    /// open, say, or a part was lost. One look at two keys, the last one and each other one in turn: to list all of
    /// them takes a tenth of a second on a slow phone.
    pub fn misses(&mut self, shelf: &dyn Shelf, case: &CaseId) -> bool {
        let Some(known) = self.known.get_mut(case) else { return false };
        known.turn = (known.turn + 1).checked_rem(known.keys.len()).unwrap_or(0);
        let is_gone = |key: Option<&String>| key.is_some_and(|key| shelf.read(key) == Ok(None));
        is_gone(known.keys.last()) || is_gone(known.keys.get(known.turn))
    }

    /// Whether the store still holds the last of what it was known to hold of a case.
    pub fn is_there(&self, shelf: &dyn Shelf, case: &CaseId) -> bool {
        let last = self.known.get(case).and_then(|known| known.keys.last());
        last.is_some_and(|key| matches!(shelf.read(key), Ok(Some(_))))
    }

    /// What the store has lost of a case waits to be written: what the user sees must not become less on the next
    /// visit. `is_all`: it holds nothing of the case any more.
    pub fn begin_anew(&mut self, case: &CaseId, lost: Vec<Rc<Entry>>, is_all: bool) {
        let n = self.open.get(case).filter(|_| !is_all).map_or(0, |open| open.n_next);
        self.open
            .insert(case.clone(), Open { entries: lost, is_mending: true, ..Open::at(n) });
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
        take_note_back(shelf, case);
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
    pub fn retry(&mut self, shelf: &dyn Shelf) -> usize {
        for id in self.waiting() {
            let _ = self.write(shelf, &id);
        }
        self.n_waiting()
    }

    /// The cases of which entries wait.
    pub fn waiting(&self) -> Vec<CaseId> {
        self.open.keys().filter(|id| self.n_waiting_of(id) > 0).cloned().collect()
    }

    /// How many entries the store does not hold.
    #[must_use]
    pub fn n_waiting(&self) -> usize {
        self.open.values().map(Open::n_waiting).sum()
    }

    /// Removes a case: all keys of it, by whichever tab, but for those that are to be kept (what could not be read is
    /// not ours to delete). That it was deleted is noted first, so that no other tab takes it for a loss.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn delete(&mut self, shelf: &dyn Shelf, case: &CaseId, keep: &SortedMap<String, ()>) -> Result<(), ShelfError> {
        let (prefix, note) = (case_prefix(case), deleted_key(case));
        let is_noted = shelf.write(&note, "").is_ok();
        for key in shelf
            .keys()?
            .iter()
            .filter(|key| key.starts_with(&prefix) && !keep.contains_key(*key))
        {
            shelf.remove(key)?;
        }
        if !is_noted {
            let _ = shelf.write(&note, "");
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

    /// Whether an entry of a case waits to be written.
    pub fn waits(&self, case: &CaseId, entry: &EntryId) -> bool {
        let open = self.open.get(case);
        let waiting = open.and_then(|open| open.entries.get(open.n_kept..));
        waiting.is_some_and(|waiting| waiting.iter().any(|one| one.id == *entry))
    }

    /// Whether the store is known to hold anything of a case.
    pub fn is_known(&self, case: &CaseId) -> bool {
        self.known.contains_key(case)
    }

    /// How many entries of a case the store does not hold.
    pub fn n_waiting_of(&self, case: &CaseId) -> usize {
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
            let (entries, is_mending) = (std::mem::take(&mut open.entries), open.is_mending);
            *open = Open { entries, is_mending, ..Open::at(open.n_next) };
        };
        open.entries.drain(..n_closed);
        let is_mended = outcome.is_ok() && std::mem::take(&mut open.is_mending);
        if let Some(key) = known {
            self.know(case, key);
            take_note_back(shelf, case);
        }
        if is_mended {
            close_gaps(shelf, case);
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

/// The key that says that a case was deleted.
fn deleted_key(case: &CaseId) -> String {
    format!("{PREFIX}deleted/{case}")
}

/// Whether a case was deleted: what is gone of it is no loss.
pub(super) fn is_deleted(shelf: &dyn Shelf, case: &CaseId) -> bool {
    matches!(shelf.read(&deleted_key(case)), Ok(Some(_)))
}

/// A case that is written again is not deleted any more.
pub(super) fn take_note_back(shelf: &dyn Shelf, case: &CaseId) {
    if is_deleted(shelf, case) {
        let _ = shelf.remove(&deleted_key(case));
    }
}

/// The keys of segments that are not there although the same tab has written later ones: each tab numbers its segments
/// from 0 on.
pub(super) fn gaps<'a>(keys: impl Iterator<Item = &'a str>) -> Vec<String> {
    let segment = |key: &'a str| {
        let (tab, n) = key.rsplit_once('/')?;
        let is_of_case = tab.strip_prefix(PREFIX)?.strip_prefix("1/")?.split('/').count() == 2;
        let n: usize = n.parse().ok().filter(|_| is_of_case)?;
        Some(((tab, n), ()))
    };
    let segments: SortedMap<(&str, usize), ()> = keys.filter_map(segment).collect();
    let (mut gaps, mut last) = (Vec::new(), None);
    for (tab, n) in segments.keys() {
        let next = last.filter(|(known, _)| known == tab).map_or(0, |(_, n)| n + 1);
        gaps.extend((next..*n).take(MAX_GAPS).map(|n| format!("{tab}/{n}")));
        last = Some((*tab, *n));
    }
    gaps
}

/// Puts empty segments where some are missing: nothing is lost any more, or nothing can be done about it.
pub(super) fn close_gaps(shelf: &dyn Shelf, case: &CaseId) {
    let prefix = case_prefix(case);
    let keys = shelf.keys().unwrap_or_default();
    for key in gaps(keys.iter().map(String::as_str).filter(|key| key.starts_with(&prefix))) {
        let _ = shelf.write(&key, &write_segment([]));
    }
}

/// What the keys of a case begin with.
pub(super) fn case_prefix(case: &CaseId) -> String {
    format!("{PREFIX}1/{case}/")
}
