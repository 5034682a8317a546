//! The state of a case: the replay of its log.

use std::rc::Rc;

use super::sorted::{sorted_places, sorted_places_paced};
use super::{
    Acted, Answers, Audience, CaseId, Change, Choice, Conflict, Entry, EntryId, ItemState, Knew, Known, Log, Moment,
    Sent, SortedMap, Stamp,
};
use crate::pace::{Pace, Stopped};

/// How many entries are replayed before the pace is asked.
const PART: usize = 256;

/// What has been done about an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemRecord {
    /// How far it is.
    pub state: ItemState,
    /// Why it does not apply, or what else was given as reason.
    pub reason: Rc<str>,
    /// Who does it; may be empty.
    pub assignee: Rc<str>,
    /// The note; may be empty.
    pub note: Rc<str>,
    /// Who may read the note.
    pub note_audience: Audience,
    /// When and by whom it was really done, as far as anybody said.
    pub acted: Acted,
    /// When and by whom the state was last recorded; none while nobody has.
    pub recorded: Option<Stamp>,
    /// Whether the state was keyed in from paper.
    pub is_keyed: bool,
}

/// What was written into a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: Rc<str>,
    /// The draft that it was made from; empty for what was not drafted.
    pub basis: Rc<str>,
    /// Who may read it.
    pub audience: Audience,
    /// When and by whom it was written.
    pub recorded: Stamp,
}

/// What was decided about something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// How.
    pub choice: Choice,
    /// Why; may be empty.
    pub reason: Rc<str>,
    /// Who decided, and when, as far as anybody said.
    pub decided: Acted,
    /// Who may read the reason.
    pub audience: Audience,
    /// When it was recorded, and by whom; none where it was not.
    pub recorded: Option<Stamp>,
}

/// Something that was filed or sent, with the entry that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// The entry.
    pub entry: EntryId,
    /// When it was recorded, and by whom.
    pub recorded: Stamp,
    /// What went where.
    pub sent: Rc<Sent>,
}

/// The readable state of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseState {
    /// Its title.
    pub title: Rc<str>,
    /// When it was opened; none when the opening entry is missing.
    pub opened_at: Option<Moment>,
    /// When it was closed; none while it is open.
    pub closed_at: Option<Moment>,
    /// What is known.
    pub answers: Answers,
    /// What has been done, by item id. Items that this version does not know stay.
    pub items: SortedMap<Rc<str>, ItemRecord>,
    /// What was written, by the name of the field; fields that were emptied are left out.
    pub written: SortedMap<Rc<str>, Written>,
    /// What was decided, by what it is about.
    pub decisions: SortedMap<Rc<str>, Decision>,
    /// What was filed or sent, in the order in which that was recorded.
    pub sent: Vec<Filed>,
    /// Who may read the entries for which that was said anew.
    pub marks: SortedMap<EntryId, Audience>,
    /// When it was last changed.
    pub changed_at: Option<Moment>,
}

impl CaseState {
    /// The replay of a log. The same entries always give the same state.
    #[must_use]
    pub fn replay(log: &Log) -> Self {
        let mut replay = Replay::of(log);
        replay.go_on(usize::MAX);
        replay.state
    }

    /// The record of an item; an untouched one where there is none.
    #[must_use]
    pub fn item(&self, id: &str) -> ItemRecord {
        self.items.get(id).cloned().unwrap_or_default()
    }

    /// What was written into a field; empty when nothing was.
    #[must_use]
    pub fn text(&self, field: &str) -> &str {
        self.written.get(field).map_or("", |written| &written.text)
    }

    /// Who may read an entry of the log.
    #[must_use]
    pub fn audience(&self, entry: &Entry) -> Audience {
        self.marks.get(&entry.id).copied().unwrap_or(entry.audience)
    }

    fn apply(&mut self, entry: &Entry) {
        let (at, audience) = (entry.at, self.audience(entry));
        let stamp = || Stamp { at, by: Rc::clone(&entry.by) };
        self.changed_at = self.changed_at.max(Some(at));
        match &entry.change {
            Change::Opened(title) => {
                self.opened_at = self.opened_at.or(Some(at));
                self.title = Rc::clone(title);
            }
            Change::Renamed(title) => self.title = Rc::clone(title),
            Change::AnsweredTypes(types) => self.answers.types = *types,
            Change::AnsweredFact(fact, Known::Unknown) => {
                self.answers.facts.remove(fact);
            }
            Change::AnsweredFact(fact, known) => {
                self.answers.facts.insert(*fact, *known);
            }
            Change::AnsweredPersons(count) => self.answers.persons = *count,
            Change::AnsweredKnownAt(moment, why) => {
                self.answers.known_at = *moment;
                self.answers.known_why = Rc::clone(why);
            }
            Change::AnsweredFound(found_by, from) => {
                self.answers.found_by = *found_by;
                self.answers.found_from = Rc::clone(from);
            }
            Change::KnewOf { situation, at: None, why } if why.is_empty() => {
                self.answers.knew.remove(situation);
            }
            Change::KnewOf { situation, at, why } => {
                let knew = Knew { at: *at, why: Rc::clone(why), recorded: stamp() };
                self.answers.knew.insert(Rc::clone(situation), knew);
            }
            Change::SetItem(item, state, reason) => {
                self.set_item(item, *state, reason, (Acted::default(), false), stamp());
            }
            Change::ActedItem(item, state, reason, acted) => {
                self.set_item(item, *state, reason, (acted.clone(), false), stamp());
            }
            Change::KeyedItem(item, state, reason, paper) => {
                self.set_item(item, *state, reason, (paper.clone(), true), stamp());
            }
            Change::AssignedItem(item, assignee) => self.record(item, |record| record.assignee = Rc::clone(assignee)),
            Change::NotedItem(item, note) => self.record(item, |record| {
                record.note = Rc::clone(note);
                record.note_audience = audience;
            }),
            Change::Wrote(field, text, _) if text.is_empty() => {
                self.written.remove(field);
            }
            Change::Wrote(field, text, basis) => {
                let (text, basis) = (Rc::clone(text), Rc::clone(basis));
                self.written
                    .insert(Rc::clone(field), Written { text, basis, audience, recorded: stamp() });
            }
            Change::Decided(what, choice, reason, decided) => {
                let (reason, decided) = (Rc::clone(reason), decided.clone());
                let decision = Decision { choice: *choice, reason, decided, audience, recorded: Some(stamp()) };
                self.decisions.insert(Rc::clone(what), decision);
            }
            Change::Sent(sent) => {
                self.sent
                    .push(Filed { entry: entry.id.clone(), recorded: stamp(), sent: Rc::clone(sent) });
            }
            Change::Closed => self.closed_at = Some(at),
            Change::Reopened => self.closed_at = None,
            Change::Observed(..) | Change::Struck(..) | Change::Marked(..) | Change::Foreign(_) => {}
        }
    }

    fn set_item(
        &mut self,
        item: &Rc<str>,
        state: ItemState,
        reason: &Rc<str>,
        (acted, is_keyed): (Acted, bool),
        stamp: Stamp,
    ) {
        self.record(item, |record| {
            record.state = state;
            record.reason = Rc::clone(reason);
            record.acted = acted;
            record.recorded = Some(stamp);
            record.is_keyed = is_keyed;
        });
    }

    fn record(&mut self, item: &Rc<str>, change: impl FnOnce(&mut ItemRecord)) {
        self.items.change(item, ItemRecord::default, change);
    }
}

/// A replay under way: it can be done in parts, so that a log of a hundred thousand entries holds nobody up.
#[derive(Debug)]
pub(super) struct Replay {
    state: CaseState,
    /// The entries that have effect, those about one item, field or decision together: so each row is made at the end
    /// of its table, and no other has to move. Rows of different keys do not touch each other, so their order does not
    /// matter.
    entries: Vec<Rc<Entry>>,
    n_done: usize,
}

impl Replay {
    fn of(log: &Log) -> Self {
        let mut replay = Self::unsorted(log);
        let n_rows = replay.entries.len();
        let places = sorted_places(n_rows, &|one, other| replay.row(one).cmp(&replay.row(other)));
        replay.sort(&places);
        replay
    }

    async fn paced(log: &Log, pace: &Pace) -> Result<Self, Stopped> {
        let mut replay = Self::unsorted(log);
        let n_rows = replay.entries.len();
        let compare = |one, other| replay.row(one).cmp(&replay.row(other));
        let places = sorted_places_paced(n_rows, &compare, pace).await?;
        replay.sort(&places);
        Ok(replay)
    }

    fn unsorted(log: &Log) -> Self {
        let struck = log.struck();
        let changed_at = log.iter().map(|entry| entry.at).max();
        let state = CaseState { changed_at, marks: log.marks(&struck), ..CaseState::default() };
        let entries = log.iter().filter(|entry| !struck.contains(&entry.id)).cloned().collect();
        Self { state, entries, n_done: 0 }
    }

    fn row(&self, at: usize) -> Option<&str> {
        self.entries.get(at)?.change.row()
    }

    fn sort(&mut self, places: &[usize]) {
        self.entries = places.iter().filter_map(|at| self.entries.get(*at).cloned()).collect();
    }

    /// Replays so many entries more. Whether some are left.
    fn go_on(&mut self, n_entries: usize) -> bool {
        for entry in self.entries.iter().skip(self.n_done).take(n_entries) {
            self.state.apply(entry);
        }
        self.n_done = self.n_done.saturating_add(n_entries).min(self.entries.len());
        self.n_done < self.entries.len()
    }
}

/// A case: its log and the state that follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    id: CaseId,
    log: Log,
    state: CaseState,
}

impl Case {
    /// The case of a log.
    #[must_use]
    pub fn new(id: CaseId, log: Log) -> Self {
        let state = CaseState::replay(&log);
        Self { id, log, state }
    }

    /// The case of a log, without holding anybody up: the pace is asked between the parts.
    ///
    /// # Errors
    /// When the pace says to stop.
    pub async fn paced(id: CaseId, log: Log, pace: &Pace) -> Result<Self, Stopped> {
        let mut replay = Replay::paced(&log, pace).await?;
        while replay.go_on(PART) {
            pace.step(PART).await?;
        }
        Ok(Self { id, log, state: replay.state })
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &CaseId {
        &self.id
    }

    /// All that ever happened.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// What holds now.
    #[must_use]
    pub fn state(&self) -> &CaseState {
        &self.state
    }

    /// When it began: with its opening, or where that is missing with the first entry that has effect. What was struck
    /// out, such as a file that was taken back, does not decide that.
    #[must_use]
    pub fn began_at(&self) -> Option<Moment> {
        self.state.opened_at.or_else(|| self.log.oldest(|_| true).map(|entry| entry.at))
    }

    /// Takes in what another log has beyond this one, but for entries that were altered: what is here stays. Costs one
    /// replay at most.
    pub fn take_in(&mut self, other: &Log) {
        let news: Vec<_> = other.beyond(&self.log).cloned().collect();
        match &*news {
            [] => {}
            [entry] => drop(self.insert(Rc::clone(entry))),
            // None of their ids is here, and in the other log each stands once: there can be no conflict.
            _ => {
                if let Ok(log) = self.log.with(&news) {
                    self.state = CaseState::replay(&log);
                    self.log = log;
                }
            }
        }
    }

    /// Takes in an entry. One that is newer than all others costs a step; any other one a replay. Whether it was new.
    ///
    /// # Errors
    /// When an entry of the same id but another content is there; nothing changes then.
    pub fn insert(&mut self, entry: Rc<Entry>) -> Result<bool, Conflict> {
        let is_of_another = entry.change.target().is_some();
        if !self.log.insert(Rc::clone(&entry))? {
            return Ok(false);
        }
        let is_last = self.log.last_id() == Some(&entry.id);
        if is_last && !is_of_another {
            self.state.apply(&entry);
        } else {
            self.state = CaseState::replay(&self.log);
        }
        Ok(true)
    }
}
