//! What others do to the store: other tabs write, take up and delete cases; browsers and other applications of the host
//! clear it, or lose a part of it. What is on the desk may be the only copy left.

use std::rc::Rc;

use super::Desk;
use crate::case::{CaseId, Entry, Log};
use crate::store::segments::{close_gaps, is_deleted};
use crate::store::{Loaded, PREFIX, SaveState, ShelfError};

impl Desk {
    /// Follows a change that another tab made to the store. `None`: anything may have changed. Whether the desk
    /// changed.
    pub fn follow(&mut self, key: Option<&str>) -> bool {
        let before = self.view.clone();
        match key {
            Some(key) => self.follow_key(key),
            None => self.follow_all(),
        }
        self.view != before
    }

    /// Nobody deletes a case without leaving a note of it: what is gone without one was cleared with the browser's data
    /// or by another application of the host, or lost. A store that cannot be reached says so at the next change.
    fn follow_all(&mut self) {
        let Some(reader) = self.reader else {
            self.is_behind = true;
            return;
        };
        let Ok(loaded) = (reader.load)(&*self.shelf) else { return };
        for id in self.view.cases.keys().cloned().collect::<Vec<_>>() {
            if loaded.cases.contains_key(&id) || !is_deleted(&*self.shelf, &id) {
                self.mend(&id, &loaded);
            } else if self.segments.forget(&id) {
                self.view.cases.remove(&id);
            } else {
                self.mend(&id, &loaded);
            }
        }
        if self.write_back() {
            let _ = self.reread();
        } else {
            self.take_in(loaded);
        }
    }

    fn follow_key(&mut self, key: &str) {
        let Some((version, rest)) = key.strip_prefix(PREFIX).and_then(|rest| rest.split_once('/')) else { return };
        if version != "1" {
            // What a newer version writes is set aside and shown; `settings` and the like are no cases.
            if version.parse::<u64>().is_ok() {
                let _ = self.reread();
            }
            return;
        }
        let Some(id) = rest.split('/').next().and_then(CaseId::parse) else { return };
        match self.shelf.read(key) {
            Ok(Some(value)) => match self.reader.and_then(|reader| (reader.segment)(&value)) {
                Some(log) => {
                    self.unite(&id, &log);
                    self.segments.know(&id, key.to_owned());
                }
                // Not readable: it is set aside and shown.
                None => drop(self.reread()),
            },
            Ok(None) => self.forget_if_gone(&id),
            Err(_) => {}
        }
    }

    /// A key of the case is gone. Another tab deleted it: then it goes here too, unless something of it waits to be
    /// written. Else a part was lost, and is written back.
    fn forget_if_gone(&mut self, id: &CaseId) {
        let (Some(reader), true) = (self.reader, self.view.cases.contains_key(id)) else { return };
        let is_deleted = is_deleted(&*self.shelf, id);
        // A deletion tells of every key: as long as the last one is there, nothing else is looked at.
        if is_deleted && self.segments.is_there(&*self.shelf, id) {
            return;
        }
        let Ok(loaded) = (reader.load_case)(&*self.shelf, id) else { return };
        if loaded.cases.is_empty() && (is_deleted || loaded.aside.is_empty()) {
            if self.segments.forget(id) {
                self.view.cases.remove(id);
            }
        } else if !is_deleted {
            self.mend(id, &loaded);
            self.write_back();
        }
    }

    /// Has what is lost of a case wait to be written again, where something of it is missed.
    pub(super) fn see_to(&mut self, id: &CaseId) {
        if self.segments.misses(&*self.shelf, id)
            && let Some(Ok(loaded)) = self.reader.map(|reader| (reader.load_case)(&*self.shelf, id))
        {
            self.mend(id, &loaded);
        }
    }

    /// Has what the store lacks of a case wait to be written again: all of it if need be.
    fn mend(&mut self, id: &CaseId, loaded: &Loaded) {
        let (Some(case), none) = (self.view.cases.get(id), Log::default()) else { return };
        let held = loaded.cases.get(id).unwrap_or(&none);
        let lost: Vec<Rc<Entry>> = case.log().beyond(held).cloned().collect();
        if lost.len() > self.segments.n_waiting_of(id) {
            let is_all = held.is_empty() && loaded.aside.is_empty();
            self.segments.begin_anew(id, lost, is_all);
        }
        self.segments.know_all(id, loaded.keys.get(id).cloned().unwrap_or_default());
    }

    /// Writes what was found lost in part. What is gone as a whole waits until somebody says so: whoever cleared it may
    /// have meant it. Whether anything was waiting.
    fn write_back(&mut self) -> bool {
        let waiting = self.segments.waiting();
        for id in &waiting {
            self.see_to(id);
            if self.segments.is_known(id) {
                let _ = self.segments.append(&*self.shelf, id, None);
            }
        }
        let n_waiting = self.segments.n_waiting();
        if n_waiting > 0 {
            let why =
                if matches!(self.view.save, SaveState::Failed(..)) { self.last_failure() } else { ShelfError::Cleared };
            self.view.save = SaveState::Failed(why, n_waiting);
        }
        !waiting.is_empty()
    }

    /// Takes a loss for what it is: it is told of no more.
    pub fn accept_loss(&mut self, id: &CaseId) {
        close_gaps(&*self.shelf, id);
        self.view.lost = self.view.lost.iter().filter(|lost| *lost != id).cloned().collect();
    }
}
