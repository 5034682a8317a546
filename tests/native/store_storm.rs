//! A storm over the whole store, from one seed: tabs that come and go, crashes in the middle of writing, a full store,
//! clocks that jump, files that arrive late, twice or cut, events that never come, other applications that clear what
//! is there. Whatever happens: nothing that was called saved is missing, all who have read everything agree, and what
//! cannot be read is not touched.
//!
//! A run of the tests makes so many steps; `cargo xtask storm` goes on for as long as it is told. A seed that ever
//! failed goes into [`FAILED`].

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::time::{Duration, Instant};

use super::shelves::{NOW, case};
use morenaku::case::{CaseId, Change, EntryId, Log, Moment, TabId};
use morenaku::store::{Desk, PREFIX, SaveState, Shelf, ShelfError, load};
use morenaku::wire::Imported;

const STEPS: usize = 250;
const SEEDS: u64 = 24;
const FAILED: [u64; 0] = [];
const UNREADABLE: [(&str, &str); 2] =
    [("morenaku/1/0000000001/zzzzzzzz/0", "{\"format\":\"morenaku-seg"), ("morenaku/2/0000000002/x", "of later")];

type Values = BTreeMap<String, String>;

/// Chance from a seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % (n.max(1) as u64)).unwrap_or(0)
    }
}

/// A browser's store with its journal: what is written is in memory, and on the disk once it is flushed.
#[derive(Default)]
struct Disk {
    values: RefCell<Values>,
    flushed: RefCell<Values>,
    journal: RefCell<BTreeMap<String, Option<String>>>,
    pending: RefCell<BTreeMap<String, Option<String>>>,
    /// How many writes more are taken; none is no bound.
    room: Cell<Option<usize>>,
    written: RefCell<Vec<String>>,
}

impl Disk {
    fn note(&self, key: &str, value: Option<&str>) -> Result<(), ShelfError> {
        if let Some(n) = self.room.get() {
            self.room.set(Some(n.checked_sub(1).ok_or(ShelfError::Full)?));
        }
        self.written.borrow_mut().push(key.to_owned());
        self.pending.borrow_mut().insert(key.to_owned(), value.map(str::to_owned));
        Ok(())
    }

    fn flush_journal(&self) {
        self.journal.borrow_mut().append(&mut self.pending.borrow_mut());
    }

    fn flush(&self) {
        self.flushed.replace(self.values.borrow().clone());
        self.journal.borrow_mut().clear();
    }

    /// What is left after a crash, as `start/journal.js` puts it together.
    fn crash(&self) {
        let mut values = self.flushed.borrow().clone();
        for (key, value) in &*self.journal.borrow() {
            match value {
                None => drop(values.remove(key)),
                // What goes on from it has been written later.
                Some(value) if values.get(key).is_none_or(|here| !here.starts_with(begun(value))) => {
                    values.insert(key.clone(), value.clone());
                }
                Some(_) => {}
            }
        }
        self.values.replace(values);
        self.pending.borrow_mut().clear();
    }
}

impl Shelf for Disk {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        Ok(self
            .values
            .borrow()
            .keys()
            .filter(|key| key.starts_with(PREFIX))
            .cloned()
            .collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Ok(self.values.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.note(key, Some(value))?;
        self.values.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        if self.values.borrow_mut().remove(key).is_some() {
            self.written.borrow_mut().push(key.to_owned());
            self.pending.borrow_mut().insert(key.to_owned(), None);
        }
        Ok(())
    }
}

/// A segment without its end: what it grows from.
fn begun(segment: &str) -> &str {
    segment.rfind("],").and_then(|at| segment.get(..at)).unwrap_or("")
}

struct World {
    chance: Chance,
    disk: Rc<Disk>,
    tabs: Vec<Desk>,
    n_tabs: u64,
    clock: i64,
    files: Vec<Imported>,
    /// What was called saved, and is on the disk.
    saved: BTreeSet<(CaseId, EntryId)>,
    said: Vec<String>,
}

impl World {
    fn new(seed: u64) -> Self {
        let disk = Rc::new(Disk::default());
        for (key, value) in UNREADABLE {
            disk.values.borrow_mut().insert(key.to_owned(), value.to_owned());
        }
        disk.flush();
        let (chance, clock) = (Chance(seed), NOW.0);
        let (tabs, files, said) = (Vec::new(), Vec::new(), Vec::new());
        let mut world = Self { chance, disk, tabs, n_tabs: 0, clock, files, saved: BTreeSet::new(), said };
        world.open();
        world
    }

    fn open(&mut self) {
        self.n_tabs += 1;
        self.tabs
            .push(Desk::open(Rc::clone(&self.disk) as Rc<dyn Shelf>, TabId::from_random(self.n_tabs)));
    }

    fn now(&mut self) -> Moment {
        self.clock += 1 + self.chance.next() as i64 % 60_000;
        Moment(self.clock.max(0))
    }

    fn stored(&self) -> BTreeMap<CaseId, Log> {
        load(&*self.disk).expect("the store").cases.into_iter().collect()
    }

    fn forget_saved(&mut self, id: &CaseId) {
        self.saved.retain(|(case, _)| case != id);
    }

    /// One step. What is gone on purpose is no loss.
    fn step(&mut self) {
        let now = self.now();
        let at = self.chance.below(self.tabs.len());
        let id = case(1 + self.chance.below(3) as u64);
        let by: Rc<str> = "x".into();
        let what = self.chance.below(40);
        self.said.push(format!("{what} tab {at} case {id}"));
        self.disk.written.borrow_mut().clear();
        match what {
            0 if self.tabs.len() < 4 => self.open(),
            1 if self.tabs.len() > 1 => drop(self.tabs.remove(at)),
            2 => {
                let before: Vec<CaseId> = self.tabs[at].view().cases.keys().cloned().collect();
                if before.contains(&id) && self.tabs[at].delete(&id).is_ok() {
                    self.forget_saved(&id);
                }
            }
            3 | 4 => {
                let _ = self.tabs[at].undo(&id, &by, now);
            }
            5 => self.clock += [-400, -3, 2, 5_000][self.chance.below(4)] * 24 * 3_600_000,
            6 | 7 => {
                let log = self.tabs[at].view().cases.get(&id).map(|case| case.log().clone());
                self.files.extend(log.map(|log| Imported { id, log }));
            }
            8 | 9 if !self.files.is_empty() => self.import(at, now),
            10 => self.disk.room.set(Some(self.chance.below(4))),
            11 | 12 => {
                self.disk.room.set(None);
                self.tabs[at].retry(now);
            }
            13 => self.crash(),
            14 => self.lose(),
            15 => {
                self.disk
                    .values
                    .borrow_mut()
                    .retain(|key, _| UNREADABLE.iter().any(|(known, _)| known == key));
                self.disk.pending.borrow_mut().clear();
                self.disk.flush();
                self.saved.clear();
            }
            16 | 17 => drop(self.tabs[at].follow(None)),
            18 => self.disk.flush(),
            19 => {
                if self.tabs[at].undo_import(&id, &by, now) && !self.tabs[at].view().cases.contains_key(&id) {
                    self.forget_saved(&id);
                }
            }
            _ => {
                let (tab, text) = (&mut self.tabs[at], self.clock.to_string());
                if tab.view().cases.contains_key(&id) {
                    tab.commit(&id, Change::NotedItem("1-01".into(), text.into()), &by, now);
                } else {
                    tab.create(&id, &text, [Change::Closed], &by, now);
                }
            }
        }
        self.tell(at);
        if self.chance.below(3) > 0 {
            self.disk.flush_journal();
            self.note_saved();
        }
    }

    /// Other tabs hear of what was written, or not.
    fn tell(&mut self, from: usize) {
        let written = self.disk.written.take();
        for at in (0..self.tabs.len()).filter(|at| *at != from) {
            if self.chance.below(5) > 0 {
                for key in &written {
                    self.tabs[at].follow(Some(key));
                }
            }
        }
    }

    /// A file as it was once exported, whole or cut.
    fn import(&mut self, at: usize, now: Moment) {
        let Imported { id, log } = self.files[self.chance.below(self.files.len())].clone();
        let n = if self.chance.below(3) == 0 { 1 + self.chance.below(log.len()) } else { log.len() };
        let part: Vec<_> = log.iter().take(n).cloned().collect();
        let file = Imported { id, log: Log::of(&part).expect("no conflict") };
        if let Ok(import) = self.tabs[at].preview(&[file]) {
            let _ = self.tabs[at].take_over(&import, now);
        }
    }

    /// The browser ends in the middle of whatever it does, and is opened again.
    fn crash(&mut self) {
        self.disk.crash();
        self.disk.room.set(None);
        self.tabs.clear();
        self.open();
        let stored = self.stored();
        for (id, entry) in &self.saved {
            let is_there = stored.get(id).is_some_and(|log| log.contains(entry));
            assert!(is_there, "{entry:?} of {id} was called saved:\n{}", self.said.join("\n"));
        }
    }

    /// A segment goes, and whoever shows its case is there to see it.
    fn lose(&mut self) {
        let keys: Vec<String> = self.disk.keys().expect("the store");
        let segments = keys
            .iter()
            .filter(|key| key.starts_with("morenaku/1/") && !key.contains("/zzzzzzzz/"));
        let Some(key) = segments.clone().nth(self.chance.below(segments.clone().count())) else { return };
        let Some(id) = key.split('/').nth(2).and_then(CaseId::parse) else { return };
        let stored = self.stored().remove(&id).unwrap_or_default();
        let has_all = |tab: &Desk| {
            let held = tab.view().cases.get(&id);
            held.is_some_and(|case| stored.iter().all(|entry| case.log().contains(&entry.id)))
        };
        let is_part = segments.clone().filter(|one| one.contains(&format!("/1/{id}/"))).count() > 1;
        let by = self
            .tabs
            .iter()
            .position(has_all)
            .filter(|_| is_part && self.disk.room.get().is_none());
        self.disk.remove(key).expect("the store");
        match by {
            Some(at) => drop(self.tabs[at].follow(None)),
            None => self.forget_saved(&id),
        }
    }

    /// What the store holds while every tab says that all is saved.
    fn note_saved(&mut self) {
        let is_saved = |tab: &Desk| !matches!(tab.view().save, SaveState::Failed(..));
        if self.tabs.iter().all(is_saved) {
            let stored = self.stored();
            let entries = stored
                .iter()
                .flat_map(|(id, log)| log.iter().map(|entry| (id.clone(), entry.id.clone())));
            self.saved.extend(entries);
        }
    }

    /// All look at the whole store: then all hold the same, and the store too.
    fn settle(&mut self) {
        self.disk.room.set(None);
        let now = self.now();
        for _ in 0..2 {
            for tab in &mut self.tabs {
                tab.follow(None);
                tab.retry(now);
            }
        }
        let fresh = Desk::open(Rc::clone(&self.disk) as Rc<dyn Shelf>, TabId::from_random(1_000_000));
        for tab in &self.tabs {
            assert_eq!(tab.view().cases, fresh.view().cases, "all agree:\n{}", self.said.join("\n"));
        }
        for (key, value) in UNREADABLE {
            assert_eq!(self.disk.values.borrow().get(key).map(String::as_str), Some(value), "{key}");
        }
    }
}

fn weather(seed: u64) {
    let mut world = World::new(seed);
    for at in 0..STEPS {
        world.step();
        if at % 25 == 24 {
            world.settle();
        }
    }
}

#[test]
fn nothing_that_was_called_saved_is_missing_whatever_happens() {
    let seconds = std::env::var("MORENAKU_STORM_SECONDS").ok().and_then(|text| text.parse().ok());
    FAILED.into_iter().chain(1..=SEEDS).for_each(weather);
    if let Some(seconds) = seconds {
        let began = Instant::now();
        let mut seed = SEEDS;
        while began.elapsed() < Duration::from_secs(seconds) {
            seed += 1;
            println!("seed {seed}");
            weather(seed);
        }
    }
}
