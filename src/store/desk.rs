//! The desk: the open cases, and every change to them, written to the store as it happens. Works on in memory when the
//! store fails.

use std::rc::Rc;

use super::import::Incoming;
use super::{Aside, Import, Loaded, PREFIX, Reader, Segments, Shelf, ShelfError, TakeOverError};
use crate::case::{Audience, Case, CaseId, Change, Entry, IdSource, Log, Moment, SortedMap, TabId};
use crate::pace::at_once;
use crate::wire::Imported;

/// Whether what was entered is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing has been changed since the page was opened.
    #[default]
    Untouched,
    /// Everything is kept; when the last change was.
    Saved(Moment),
    /// The store refused; this many entries are in memory only.
    Failed(ShelfError, usize),
}

/// What the desk shows. Cheap to clone: cases are shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The cases, by id.
    pub cases: SortedMap<CaseId, Rc<Case>>,
    /// Stored values that cannot be read; left as they are.
    pub aside: Rc<[Aside]>,
    /// Whether what was entered is kept.
    pub save: SaveState,
}

/// The desk of one tab.
pub struct Desk {
    shelf: Rc<dyn Shelf>,
    ids: IdSource,
    segments: Segments,
    view: View,
    /// What reads the store, once it is here.
    reader: Option<Reader>,
    /// The store may hold more than is on the desk: what reads it was not here.
    is_behind: bool,
    /// The same, since it could not be reached.
    is_unread: bool,
}

impl Desk {
    /// Opens the desk with everything that the store holds. A store that cannot be reached gives an empty desk that
    /// says so.
    #[must_use]
    pub fn open(shelf: Rc<dyn Shelf>, tab: TabId) -> Self {
        Self::open_by(shelf, tab, Reader::new())
    }

    /// The same with what reads the store.
    #[must_use]
    pub fn open_by(shelf: Rc<dyn Shelf>, tab: TabId, reader: Reader) -> Self {
        let mut desk = Self::empty(shelf, tab);
        desk.read_by(reader);
        desk
    }

    /// Begins a desk on which nothing is, of what the store holds too, until [`Desk::read_by`]. A store that cannot be
    /// reached is told of.
    #[must_use]
    pub fn begin(shelf: Rc<dyn Shelf>, tab: TabId) -> Self {
        let mut desk = Self::empty(shelf, tab);
        if let Err(why) = desk.shelf.read(PREFIX) {
            desk.is_unread = true;
            desk.view.save = SaveState::Failed(why, 0);
        }
        desk
    }

    fn empty(shelf: Rc<dyn Shelf>, tab: TabId) -> Self {
        Self {
            ids: IdSource::new(tab.clone()),
            segments: Segments::new(tab),
            view: View::default(),
            shelf,
            reader: None,
            is_behind: true,
            is_unread: false,
        }
    }

    /// Reads everything that the store holds, and from now on what other tabs change. Whether the desk changed.
    pub fn read_by(&mut self, reader: Reader) -> bool {
        self.reader = Some(reader);
        if !self.is_behind && !self.is_unread {
            return false;
        }
        let before = self.view.clone();
        if let Err(why) = self.reread() {
            self.is_unread = true;
            self.view.save = SaveState::Failed(why, self.segments.n_waiting());
        } else if self.view.save == SaveState::Failed(self.last_failure(), 0) {
            self.view.save = SaveState::Untouched;
        }
        self.view != before
    }

    /// What is on the desk.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// Opens a case of this id with a first entry and further changes.
    pub fn create(
        &mut self,
        id: &CaseId,
        title: &str,
        changes: impl IntoIterator<Item = Change>,
        by: &Rc<str>,
        now: Moment,
    ) {
        self.commit(id, Change::Opened(title.into()), by, now);
        for change in changes {
            self.commit(id, change, by, now);
        }
    }

    /// Enters a change into the log of a case, shows it, and writes it.
    pub fn commit(&mut self, id: &CaseId, change: Change, by: &Rc<str>, now: Moment) {
        self.commit_for(id, change, Audience::Internal, by, now);
    }

    /// The same, with who may read it.
    pub fn commit_for(&mut self, id: &CaseId, change: Change, audience: Audience, by: &Rc<str>, now: Moment) {
        if self.is_unread {
            let _ = self.reread();
        }
        let entry = Entry { audience, ..Entry::new(self.ids.next_id(now), now, Rc::clone(by), change) };
        let entry = Rc::new(entry);
        let new = || Rc::new(Case::new(id.clone(), Log::default()));
        // The id is new, so there can be no conflict.
        let _ = self
            .view
            .cases
            .change(id, new, |case| Rc::make_mut(case).insert(Rc::clone(&entry)));
        if let Some(case) = self.view.cases.get(id) {
            let written = self.segments.append(&*self.shelf, id, [entry], case.log());
            self.note_save(written, now);
        }
    }

    /// Strikes out this tab's newest change of a case. What was struck out, if there was anything.
    pub fn undo(&mut self, id: &CaseId, by: &Rc<str>, now: Moment) -> Option<Rc<Entry>> {
        let entry = Rc::clone(self.view.cases.get(id)?.log().undoable(self.ids.tab())?);
        self.commit(id, Change::Struck(entry.id.clone(), "".into()), by, now);
        Some(entry)
    }

    /// What [`Desk::undo`] would strike out.
    #[must_use]
    pub fn undoable(&self, id: &CaseId) -> Option<&Rc<Entry>> {
        self.view.cases.get(id)?.log().undoable(self.ids.tab())
    }

    /// Removes a case from desk and store. Values that could not be read stay.
    ///
    /// # Errors
    /// When the store cannot be reached; the case stays, and waits to be written again if part of it is gone.
    pub fn delete(&mut self, id: &CaseId) -> Result<(), ShelfError> {
        // Asked for anew: a tab of a newer version may have written since.
        let Some(reader) = self.reader else { return Err(ShelfError::Blocked) };
        let aside = (reader.load_case)(&*self.shelf, id)?.aside;
        let keep: SortedMap<String, ()> = aside.into_iter().map(|aside| (aside.key, ())).collect();
        let deleted = self.segments.delete(&*self.shelf, id, &keep);
        match (deleted, self.view.cases.get(id)) {
            (Err(_), Some(case)) => self.segments.begin_anew(id, case.log()),
            (Err(_), None) => {}
            (Ok(()), _) => drop(self.view.cases.remove(id)),
        }
        let n_waiting = self.segments.n_waiting();
        if n_waiting > 0 {
            self.view.save = SaveState::Failed(deleted.err().unwrap_or_else(|| self.last_failure()), n_waiting);
        } else if matches!(self.view.save, SaveState::Failed(..)) && !self.is_unread {
            // What waited was of this case.
            self.view.save = SaveState::Untouched;
        }
        deleted
    }

    /// Tries again to read what the store holds and to write what it refused.
    pub fn retry(&mut self, now: Moment) {
        if let Err(why) = self.reread() {
            return self.note_save(Err(why), now);
        }
        let result = match self.segments.retry(&*self.shelf, &self.view.cases) {
            0 => Ok(()),
            _ => Err(self.last_failure()),
        };
        self.note_save(result, now);
    }

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
            self.segments.restore(&*self.shelf, held.id(), held.log());
        }
        let mut written: Vec<(&CaseId, Vec<String>)> = Vec::new();
        let mut saved = Ok(());
        for Incoming { preview, segments, .. } in &import.0 {
            let id = preview.case.id();
            if saved.is_err() || self.shelf.read(PREFIX) == Err(ShelfError::Blocked) {
                let entries = preview.incoming.iter().cloned();
                saved = saved.and(self.segments.append(&*self.shelf, id, entries, preview.case.log()));
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
        for last in import.previews().filter_map(|preview| preview.case.log().last_id()) {
            self.ids.observe(last);
        }
        self.view.cases.extend(
            import
                .previews()
                .map(|preview| (preview.case.id().clone(), Rc::clone(&preview.case))),
        );
        // What was cleared under the open page comes back together with the file.
        if saved.is_ok() && self.segments.retry(&*self.shelf, &self.view.cases) > 0 {
            saved = Err(self.last_failure());
        }
        self.note_save(saved, now);
        Ok(())
    }

    /// Follows a change that another tab made to the store. `None`: anything may have changed. Whether the desk
    /// changed.
    pub fn follow(&mut self, key: Option<&str>) -> bool {
        let before = self.view.clone();
        match key {
            Some(key) => self.follow_key(key),
            None => {
                // Nobody deletes a case this way: the browser's data were cleared, or another application of the host
                // cleared them. What is on the desk may be the only copy left. A store that cannot be reached says so
                // at the next change.
                for (id, case) in self.view.cases.iter() {
                    self.segments.restore(&*self.shelf, id, case.log());
                }
                let n_waiting = self.segments.n_waiting();
                if n_waiting > 0 {
                    self.view.save = SaveState::Failed(ShelfError::Cleared, n_waiting);
                }
                let _ = self.reread();
            }
        }
        self.view != before
    }

    /// Reads the whole store again, as soon as that can be done. What is on the desk stays.
    fn reread(&mut self) -> Result<(), ShelfError> {
        let Some(reader) = self.reader else {
            self.is_behind = true;
            return Ok(());
        };
        let Loaded { cases, keys, aside } = (reader.load)(&*self.shelf)?;
        (self.is_behind, self.is_unread) = (false, false);
        self.view.aside = aside.into();
        self.know(&keys);
        for (id, log) in cases {
            self.unite(&id, &log);
        }
        Ok(())
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

    fn unite(&mut self, id: &CaseId, log: &Log) {
        match self.view.cases.get_mut(id) {
            Some(case) => {
                if let Some(last) = log.last_id() {
                    self.ids.observe(last);
                }
                // An altered entry of another tab is not taken over: what is here stays.
                Rc::make_mut(case).take_in(log);
            }
            None => self.hold(id.clone(), log.clone()),
        }
    }

    /// Another tab deleted the case: it goes here too, unless something of it waits to be written. As long as the key
    /// is there that was known last, nothing else is looked at: a deletion tells of every key.
    fn forget_if_gone(&mut self, id: &CaseId) {
        if self.segments.is_there(&*self.shelf, id) {
            return;
        }
        let Some(reader) = self.reader else { return };
        let Ok(loaded) = (reader.load_case)(&*self.shelf, id) else { return };
        if !loaded.cases.is_empty() || !loaded.aside.is_empty() {
            self.know(&loaded.keys);
        } else if self.segments.forget(id) {
            self.view.cases.remove(id);
        }
    }

    fn know(&mut self, keys: &SortedMap<CaseId, String>) {
        for (id, key) in keys.iter() {
            self.segments.know(id, key.clone());
        }
    }

    fn hold(&mut self, id: CaseId, log: Log) {
        if let Some(last) = log.last_id() {
            self.ids.observe(last);
        }
        self.view.cases.insert(id.clone(), Rc::new(Case::new(id, log)));
    }

    fn last_failure(&self) -> ShelfError {
        match self.view.save {
            SaveState::Failed(why, _) => why,
            _ => ShelfError::NotKept,
        }
    }

    fn note_save(&mut self, result: Result<(), ShelfError>, now: Moment) {
        let n_waiting = self.segments.n_waiting();
        self.view.save = match result {
            Ok(()) if n_waiting == 0 && !self.is_unread => SaveState::Saved(now),
            // This one was kept, but others wait for the reason that was given before.
            Ok(()) => SaveState::Failed(self.last_failure(), n_waiting),
            Err(why) => SaveState::Failed(why, n_waiting),
        };
    }
}
