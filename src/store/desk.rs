//! The desk: the open cases, and every change to them, written to the store as it happens. Works on in memory when the
//! store fails.

mod follow;
mod take_over;

use std::rc::Rc;

use take_over::Taken;

use super::segments::take_note_back;
use super::{Aside, Loaded, PREFIX, Reader, Segments, Shelf, ShelfError};
use crate::case::{Audience, Case, CaseId, Change, Entry, IdSource, Log, Moment, SortedMap, TabId};

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

/// Whether what the store took is on the disk: browsers hold it back for up to a minute, and a crash takes it until
/// then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flush {
    /// Nothing tells; it will be soon.
    #[default]
    Unknown,
    /// It is on its way.
    Pending,
    /// It is.
    Done,
}

/// What the desk shows. Cheap to clone: cases are shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The cases, by id.
    pub cases: SortedMap<CaseId, Rc<Case>>,
    /// Stored values that cannot be read; left as they are.
    pub aside: Rc<[Aside]>,
    /// The cases of which the store has lost a part.
    pub lost: Rc<[CaseId]>,
    /// Whether what was entered is kept.
    pub save: SaveState,
}

/// The desk of one tab.
pub struct Desk {
    shelf: Rc<dyn Shelf>,
    ids: IdSource,
    segments: Segments,
    view: View,
    /// What files brought while this tab has been open, the newest last.
    taken: Vec<Taken>,
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
            taken: Vec::new(),
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
        let none = Log::default();
        let (entry_id, after) = self.ids.next_in(self.view.cases.get(id).map_or(&none, |case| case.log()), now);
        let entry = Rc::new(Entry { audience, after, ..Entry::new(entry_id, now, Rc::clone(by), change) });
        let new = || Rc::new(Case::new(id.clone(), Log::default()));
        // The id is new, so there can be no conflict.
        let _ = self
            .view
            .cases
            .change(id, new, |case| Rc::make_mut(case).insert(Rc::clone(&entry)));
        self.see_to(id);
        // What the store has lost may have been found to be all of it, this entry too.
        let is_waiting = self.segments.waits(id, &entry.id);
        let written = self.segments.append(&*self.shelf, id, (!is_waiting).then_some(entry));
        self.note_save(written, now);
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
            (Err(_), Some(case)) => {
                take_note_back(&*self.shelf, id);
                self.segments.begin_anew(id, case.log().iter().cloned().collect(), false);
            }
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
        for id in self.segments.waiting() {
            self.see_to(&id);
        }
        let result = match self.segments.retry(&*self.shelf) {
            0 => Ok(()),
            _ => Err(self.last_failure()),
        };
        self.note_save(result, now);
    }

    /// Reads the whole store again, as soon as that can be done. What is on the desk stays.
    fn reread(&mut self) -> Result<(), ShelfError> {
        let Some(reader) = self.reader else {
            self.is_behind = true;
            return Ok(());
        };
        let loaded = (reader.load)(&*self.shelf)?;
        self.take_in(loaded);
        Ok(())
    }

    fn take_in(&mut self, Loaded { cases, keys, aside, lost }: Loaded) {
        (self.is_behind, self.is_unread) = (false, false);
        (self.view.aside, self.view.lost) = (aside.into(), lost.into());
        for (id, keys) in keys {
            self.segments.know_all(&id, keys);
        }
        for (id, log) in cases {
            self.unite(&id, &log);
        }
    }

    fn unite(&mut self, id: &CaseId, log: &Log) {
        match self.view.cases.get_mut(id) {
            Some(case) => {
                // An altered entry of another tab is not taken over: what is here stays.
                Rc::make_mut(case).take_in(log);
            }
            None => {
                let case = Case::new(id.clone(), log.clone());
                self.view.cases.insert(id.clone(), Rc::new(case));
            }
        }
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
