//! The written form. The fields of each type stand in the order of their names: seals on paper are made from these
//! bytes.

use std::rc::Rc;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::{APP, CASE, CASES, PAPER, SEGMENT};
use crate::case::{Answers, Case, Change, Count, Decision, Entry, ItemRecord, Moment};
use crate::guide::{Guide, Lang, LeakType, TypeSet};
use crate::wire::VERSION;
use crate::wire::time::to_rfc3339;

/// The text of a segment: what one tab wrote, up to a bound, as one storage value.
#[must_use]
pub fn write_segment<'a>(entries: impl IntoIterator<Item = &'a Rc<Entry>>) -> String {
    let entries = entries.into_iter().map(|entry| AnyEntry(entry)).collect();
    json(&Segment { entries, format: SEGMENT, version: VERSION })
}

/// The export of one case.
#[must_use]
pub fn write_case(case: &Case, guide: &Guide, lang: Lang) -> String {
    json(&CaseFile::of(case, guide, lang))
}

/// The export of several cases in one file.
#[must_use]
pub fn write_cases<'a>(cases: impl IntoIterator<Item = &'a Case>, guide: &Guide, lang: Lang) -> String {
    let cases = cases.into_iter().map(|case| CaseFile::of(case, guide, lang)).collect();
    json(&CasesFile { app: APP, cases, format: CASES, version: VERSION })
}

/// The log of a case, as it stands in the export.
#[must_use]
pub fn write_log(case: &Case) -> String {
    json(&log_of(case))
}

/// Everything here has texts for keys and writes to memory: it cannot fail.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[derive(Serialize)]
struct Segment<'a> {
    entries: Vec<AnyEntry<'a>>,
    format: &'static str,
    version: u64,
}

#[derive(Serialize)]
struct CasesFile<'a> {
    app: &'static str,
    cases: Vec<CaseFile<'a>>,
    format: &'static str,
    version: u64,
}

#[derive(Serialize)]
struct CaseFile<'a> {
    app: &'static str,
    case: State<'a>,
    format: &'static str,
    log: Vec<AnyEntry<'a>>,
    version: u64,
}

impl<'a> CaseFile<'a> {
    fn of(case: &'a Case, guide: &'a Guide, lang: Lang) -> Self {
        Self { app: APP, case: State::of(case, guide, lang), format: CASE, log: log_of(case), version: VERSION }
    }
}

fn log_of(case: &Case) -> Vec<AnyEntry<'_>> {
    case.log().iter().map(|entry| AnyEntry(entry)).collect()
}

/// An entry; what a newer version wrote stands among the fields in their order. Its written form is made when its turn
/// comes: a long log need not stand in memory twice.
struct AnyEntry<'a>(&'a Entry);

impl Serialize for AnyEntry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let known = WrittenEntry::of(self.0);
        if self.0.unknown_fields.is_empty() {
            return known.serialize(serializer);
        }
        let fields = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
        let mut all = fields(&json(&known));
        all.extend(fields(&self.0.unknown_fields));
        all.serialize(serializer)
    }
}

/// The fields of all kinds of entries; each kind has some of them.
#[derive(Default, Serialize)]
struct WrittenEntry<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'a str>,
    at: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    basis: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    by: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    choice: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    decided_by: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    done_at: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    done_by: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    found_by: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    from: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    happened_at: String,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<&'a str>,
    kind: &'a str,
    // Not known is written too, as null.
    #[serde(skip_serializing_if = "Option::is_none")]
    known_at: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    persons: Option<Persons>,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    types: Option<Vec<&'static str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    what: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    why: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    with: &'a str,
}

impl<'a> WrittenEntry<'a> {
    fn of(entry: &'a Entry) -> Self {
        let base = Self { at: to_rfc3339(entry.at), by: &entry.by, id: entry.id.as_str(), ..Self::default() };
        match &entry.change {
            Change::Opened(title) => Self { kind: "opened", title: Some(title), ..base },
            Change::Renamed(title) => Self { kind: "renamed", title: Some(title), ..base },
            Change::AnsweredTypes(types) => Self { kind: "answered-types", types: Some(type_names(*types)), ..base },
            Change::AnsweredFact(fact, answer) => {
                Self { kind: "answered-fact", fact: Some(fact.as_str()), answer: Some(answer.as_str()), ..base }
            }
            Change::AnsweredPersons(count) => {
                Self { kind: "answered-persons", persons: Some(Persons::of(*count)), ..base }
            }
            Change::AnsweredKnownAt(moment, why) => {
                Self { kind: "answered-known-at", known_at: Some(moment.map(to_rfc3339)), why, ..base }
            }
            Change::AnsweredFound(found_by, from) => {
                Self { kind: "answered-found", found_by: Some(found_by.as_str()), from, ..base }
            }
            Change::SetItem(item, state, reason) => {
                Self { kind: "set-item", item: Some(item), state: Some(state.as_str()), reason, ..base }
            }
            // Readers that do not know paper still read the state, and keep the rest.
            Change::KeyedItem(item, state, reason, paper) => Self {
                kind: "set-item",
                item: Some(item),
                state: Some(state.as_str()),
                reason,
                source: PAPER,
                done_at: paper.at.map(to_rfc3339).unwrap_or_default(),
                done_by: &paper.by,
                ..base
            },
            Change::AssignedItem(item, to) => Self { kind: "assigned-item", item: Some(item), to: Some(to), ..base },
            Change::NotedItem(item, note) => Self { kind: "noted-item", item: Some(item), note: Some(note), ..base },
            Change::Wrote(field, text, basis) => {
                Self { kind: "wrote", field: Some(field), text: Some(text), basis, ..base }
            }
            Change::Decided(what, choice, reason, decided_by) => {
                Self { kind: "decided", about: Some(what), choice: Some(choice.as_str()), reason, decided_by, ..base }
            }
            Change::Observed(at, with, what) => {
                Self { kind: "observed", happened_at: to_rfc3339(*at), with, what: Some(what), ..base }
            }
            Change::Closed => Self { kind: "closed", ..base },
            Change::Reopened => Self { kind: "reopened", ..base },
            Change::Struck(entry, reason) => Self { kind: "struck", entry: Some(entry.as_str()), reason, ..base },
            Change::Foreign(kind) => Self { kind, ..base },
        }
    }
}

fn type_names(types: TypeSet) -> Vec<&'static str> {
    types.iter().map(LeakType::as_str).collect()
}

/// A number of persons: not known, or one bound.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Persons {
    Unknown,
    Exactly(u64),
    AtLeast(u64),
    AtMost(u64),
}

impl Persons {
    fn of(count: Count) -> Self {
        match count {
            Count::Unknown => Self::Unknown,
            Count::Exactly(number) => Self::Exactly(number),
            Count::AtLeast(number) => Self::AtLeast(number),
            Count::AtMost(number) => Self::AtMost(number),
        }
    }
}

/// An object with names of its own, which come in their order.
struct Named<'a, T>(Vec<(&'a str, T)>);

impl<T: Serialize> Serialize for Named<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// The readable state: for people and other programs. The page itself reads the log only.
#[derive(Serialize)]
struct State<'a> {
    answers: WrittenAnswers<'a>,
    changed_at: Option<String>,
    closed_at: Option<String>,
    decisions: Named<'a, WrittenDecision<'a>>,
    id: &'a str,
    items: Named<'a, Item<'a>>,
    opened_at: Option<String>,
    title: &'a str,
    written: Named<'a, &'a str>,
}

impl<'a> State<'a> {
    fn of(case: &'a Case, guide: &'a Guide, lang: Lang) -> Self {
        let state = case.state();
        let time = |moment: Option<Moment>| moment.map(to_rfc3339);
        let item = |(id, record): (&'a Rc<str>, &'a ItemRecord)| {
            (&**id, Item::of(record, guide.item(id).map_or("", |item| item.act.get(lang))))
        };
        let decisions = state.decisions.iter();
        Self {
            answers: WrittenAnswers::of(&state.answers),
            changed_at: time(state.changed_at),
            closed_at: time(state.closed_at),
            decisions: Named(
                decisions
                    .map(|(what, decision)| (&**what, WrittenDecision::of(decision)))
                    .collect(),
            ),
            id: case.id().as_str(),
            items: Named(state.items.iter().map(item).collect()),
            opened_at: time(state.opened_at),
            title: &state.title,
            written: Named(
                state
                    .written
                    .iter()
                    .map(|(field, written)| (&**field, &*written.text))
                    .collect(),
            ),
        }
    }
}

#[derive(Serialize)]
struct WrittenAnswers<'a> {
    facts: Named<'a, &'a str>,
    found_by: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    found_from: &'a str,
    known_at: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    known_why: &'a str,
    persons: Persons,
    types: Vec<&'static str>,
}

impl<'a> WrittenAnswers<'a> {
    fn of(answers: &'a Answers) -> Self {
        let mut facts: Vec<(&str, &str)> = Vec::new();
        for (fact, answer) in answers.facts.iter() {
            let at = facts.partition_point(|(name, _)| *name < fact.as_str());
            facts.insert(at, (fact.as_str(), answer.as_str()));
        }
        Self {
            facts: Named(facts),
            found_by: answers.found_by.as_str(),
            found_from: &answers.found_from,
            known_at: answers.known_at.map(to_rfc3339),
            known_why: &answers.known_why,
            persons: Persons::of(answers.persons),
            types: type_names(answers.types),
        }
    }
}

#[derive(Serialize)]
struct Item<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    act: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    assignee: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    keyed_at: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    keyed_by: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    set_at: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    set_by: &'a str,
    state: &'a str,
}

impl<'a> Item<'a> {
    fn of(record: &'a ItemRecord, act: &'a str) -> Self {
        let keyed = record.keyed.as_ref();
        let (set_at, set_by) = set(&record.set);
        Self {
            act,
            assignee: &record.assignee,
            keyed_at: keyed.map(|keyed| to_rfc3339(keyed.at)).unwrap_or_default(),
            keyed_by: keyed.map_or("", |keyed| &keyed.by),
            note: &record.note,
            reason: &record.reason,
            set_at: if keyed.is_none_or(|keyed| keyed.has_time) { set_at } else { String::new() },
            set_by,
            state: record.state.as_str(),
        }
    }
}

#[derive(Serialize)]
struct WrittenDecision<'a> {
    choice: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    decided_by: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    set_at: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    set_by: &'a str,
}

impl<'a> WrittenDecision<'a> {
    fn of(decision: &'a Decision) -> Self {
        let (set_at, set_by) = set(&decision.set);
        Self {
            choice: decision.choice.as_str(),
            decided_by: &decision.decided_by,
            reason: &decision.reason,
            set_at,
            set_by,
        }
    }
}

/// When something was set, and by whom; empty for what nobody has set.
fn set(set: &Option<(Moment, Rc<str>)>) -> (String, &str) {
    set.as_ref().map_or((String::new(), ""), |(at, by)| (to_rfc3339(*at), by))
}
