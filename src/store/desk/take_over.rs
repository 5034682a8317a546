//! Taking over the cases of a file, and taking that back: each is one step.

use std::rc::Rc;

use super::Desk;
use crate::case::{CaseId, Change, Entry, EntryId, Log, Moment};
use crate::pace::at_once;
use crate::store::import::Incoming;
use crate::store::{Import, PREFIX, ShelfError, TakeOverError};
use crate::wire::Imported;

/// What a file brought into a case.
pub(super) struct Taken {
    case: CaseId,
    entries: Vec<Rc<Entry>>,
    /// Whether the case was here before.
    was_here: bool,
    /// This tab's newest change of the case at that time.
    last: Option<EntryId>,
}

impl Desk {
    /// What taking over cases from a file would do.
    ///
    /// # Errors
    /// When an entry was altered.
    pub fn preview(&self, imported: &[Imported]) -> Result<Import, TakeOverError> {
        let held = &self.view.cases;
        at_once(|pace| async move { Import::ready(held, imported, &pace).await }).unwrap_or(Err(TakeOverError::Changed))
    }

    /// Takes over cases from a file: all of them or none. Where the browser gives no storage at all, they are held in
    /// memory and wait to be written, as everything does then: the file is the store.
    ///
    /// # Errors
    /// When an entry was altered, the store refuses, or a case is not any more what it was when the import was made
    /// ready; desk and store are as before then.
    pub fn take_over(&mut self, import: &Import, now: Moment) -> Result<(), TakeOverError> {
        let is_as_found = |incoming: &Incoming| match (&incoming.held, self.view.cases.get(incoming.preview.case.id()))
        {
            (Some(found), Some(held)) => Rc::ptr_eq(found, held),
            (found, held) => found.is_none() && held.is_none(),
        };
        if !import.0.iter().all(is_as_found) {
            return Err(TakeOverError::Changed);
        }
        for held in import.0.iter().filter_map(|incoming| incoming.held.as_ref()) {
            self.see_to(held.id());
        }
        let mut written: Vec<(&CaseId, Vec<String>)> = Vec::new();
        let mut saved = Ok(());
        for Incoming { preview, segments, .. } in &import.0 {
            let id = preview.case.id();
            if saved.is_err() || self.shelf.read(PREFIX) == Err(ShelfError::Blocked) {
                let entries = preview.incoming.iter().cloned();
                saved = saved.and(self.segments.append(&*self.shelf, id, entries));
                continue;
            }
            match self.segments.take_over(&*self.shelf, id, segments) {
                Ok(keys) => written.push((id, keys)),
                Err(why) => {
                    for key in written.iter().flat_map(|(_, keys)| keys) {
                        let _ = self.shelf.remove(key);
                    }
                    if self.segments.n_waiting() > 0 {
                        self.note_save(Err(why), now);
                    }
                    return Err(TakeOverError::Shelf(why));
                }
            }
        }
        for (id, key) in written.into_iter().filter_map(|(id, mut keys)| Some((id, keys.pop()?))) {
            self.segments.know(id, key);
        }
        self.view.cases.extend(
            import
                .previews()
                .map(|preview| (preview.case.id().clone(), Rc::clone(&preview.case))),
        );
        for Incoming { preview, held, .. } in import.0.iter().filter(|incoming| !incoming.preview.incoming.is_empty()) {
            let (case, entries) = (preview.case.id().clone(), preview.incoming.clone());
            let last = self.undoable(&case).map(|entry| entry.id.clone());
            if self.view.lost.contains(&case) {
                self.accept_loss(&case);
            }
            self.taken.push(Taken { case, entries, was_here: held.is_some(), last });
        }
        // What was cleared under the open page comes back together with the file.
        if saved.is_ok() && self.segments.retry(&*self.shelf) > 0 {
            saved = Err(self.last_failure());
        }
        self.note_save(saved, now);
        Ok(())
    }

    /// How many entries of a file the next undo would take back, where that was the last that was done to a case, which
    /// had been here before.
    #[must_use]
    pub fn undoable_import(&self, id: &CaseId) -> Option<usize> {
        let taken = self.taken.get(self.last_taken(id)?)?;
        taken.was_here.then_some(taken.entries.len())
    }

    /// The file that was the last that was done to a case.
    fn last_taken(&self, id: &CaseId) -> Option<usize> {
        let at = self.taken.iter().rposition(|taken| taken.case == *id)?;
        let last = self.undoable(id).map(|entry| &entry.id);
        self.taken.get(at).filter(|taken| taken.last.as_ref() == last).map(|_| at)
    }

    /// Takes back what the last file brought into a case, if nothing was done to it since: a case that was not here
    /// before goes, else each entry of the file is struck out. Whether there was one.
    pub fn undo_import(&mut self, id: &CaseId, by: &Rc<str>, now: Moment) -> bool {
        let Some(taken) = self.last_taken(id).map(|at| self.taken.remove(at)) else { return false };
        let Some(case) = self.view.cases.get(id).cloned() else { return false };
        if !taken.was_here && case.log().len() == taken.entries.len() {
            return self.delete(id).is_ok();
        }
        let (first, after) = self.ids.next_in(case.log(), now);
        let ids = std::iter::once(first).chain(std::iter::repeat_with(|| self.ids.next_id(now)));
        let strike = |(entry, id): (&Rc<Entry>, EntryId)| {
            let change = Change::Struck(entry.id.clone(), "".into());
            Rc::new(Entry { after: after.clone(), ..Entry::new(id, now, Rc::clone(by), change) })
        };
        let strikes: Vec<Rc<Entry>> = taken.entries.iter().zip(ids).map(strike).collect();
        // Their ids are new, so there can be no conflict.
        if let (Ok(log), Some(case)) = (Log::of(&strikes), self.view.cases.get_mut(id)) {
            Rc::make_mut(case).take_in(&log);
        }
        self.see_to(id);
        let strikes = strikes
            .into_iter()
            .filter(|entry| !self.segments.waits(id, &entry.id))
            .collect::<Vec<_>>();
        let written = self.segments.append(&*self.shelf, id, strikes);
        self.note_save(written, now);
        true
    }
}
