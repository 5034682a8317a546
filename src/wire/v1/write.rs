//! The written form. The fields of each type stand in the order of their names: seals on paper are made from these
//! bytes.

use std::rc::Rc;

use serde::{Serialize, Serializer};

use super::objects::united;
use super::state::State;
use super::{APP, CASE, CASES, PAPER, SEGMENT};
use crate::case::{Acted, Audience, Case, Change, Count, Entry, EntryId, ItemState, Moment, Sent};
use crate::guide::{Guide, Lang, LeakType, TypeSet};
use crate::pace::{Pace, Stopped, at_once};
use crate::wire::VERSION;
use crate::wire::time::to_rfc3339;

/// The text of a segment: what one tab wrote, up to a bound, as one storage value.
#[must_use]
pub fn write_segment<'a>(entries: impl IntoIterator<Item = &'a Rc<Entry>>) -> String {
    let mut text = "{\"entries\":[".to_owned();
    add_entries(&mut text, entries);
    close(&mut text, &Tail { format: Some(SEGMENT), version: VERSION });
    text
}

/// The export of one case.
#[must_use]
pub fn write_case(case: &Case, guide: &Guide, lang: Lang) -> String {
    at_once(async |pace| write_case_paced(case, guide, lang, &pace).await).unwrap_or_default()
}

/// The export of several cases in one file.
#[must_use]
pub fn write_cases<'a>(cases: impl IntoIterator<Item = &'a Case>, guide: &Guide, lang: Lang) -> String {
    at_once(async |pace| write_cases_paced(cases, guide, lang, &pace).await).unwrap_or_default()
}

/// The export of one case, made without holding anybody up: the pace is asked between the parts of its log.
///
/// # Errors
/// When the pace says to stop.
pub async fn write_case_paced(case: &Case, guide: &Guide, lang: Lang, pace: &Pace) -> Result<String, Stopped> {
    let head = json(&CaseHead { app: APP, case: State::of(case, guide, lang), format: CASE });
    pace.step(1).await?;
    let mut text = open(head, "log");
    let entries: Vec<&Rc<Entry>> = case.log().iter().collect();
    for (at, part) in entries.chunks(ENTRIES_IN_ONE_GO).enumerate() {
        text.push_str(if at > 0 { "," } else { "" });
        add_entries(&mut text, part.iter().copied());
        pace.step(1).await?;
    }
    close(&mut text, &Tail { format: None, version: VERSION });
    Ok(text)
}

/// The export of several cases in one file, made without holding anybody up.
///
/// # Errors
/// When the pace says to stop.
pub async fn write_cases_paced<'a>(
    cases: impl IntoIterator<Item = &'a Case>,
    guide: &Guide,
    lang: Lang,
    pace: &Pace,
) -> Result<String, Stopped> {
    let mut text = open(json(&CasesHead { app: APP }), "cases");
    for (at, case) in cases.into_iter().enumerate() {
        text.push_str(if at > 0 { "," } else { "" });
        text.push_str(&write_case_paced(case, guide, lang, pace).await?);
    }
    close(&mut text, &Tail { format: Some(CASES), version: VERSION });
    Ok(text)
}

/// How many entries are written before others have their turn.
const ENTRIES_IN_ONE_GO: usize = 256;

/// An object that goes on with a list.
fn open(mut object: String, list: &str) -> String {
    object.pop();
    object.push_str(&format!(",\"{list}\":["));
    object
}

/// The end of that list, and what stands behind it in the object.
fn close(text: &mut String, tail: &Tail) {
    text.push_str("],");
    text.push_str(json(tail).strip_prefix('{').unwrap_or_default());
}

#[derive(Serialize)]
struct CaseHead<'a> {
    app: &'static str,
    case: State<'a>,
    format: &'static str,
}

#[derive(Serialize)]
struct CasesHead {
    app: &'static str,
}

#[derive(Serialize)]
struct Tail {
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    version: u64,
}

/// The log of a case, as it stands in the export.
#[must_use]
pub fn write_log(case: &Case) -> String {
    let mut text = "[".to_owned();
    add_entries(&mut text, case.log().iter());
    text.push(']');
    text
}

/// Everything here has texts for keys and writes to memory: it cannot fail.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Adds entries to a list. What a newer version wrote stands among the fields of an entry in their order.
fn add_entries<'a>(text: &mut String, entries: impl IntoIterator<Item = &'a Rc<Entry>>) {
    for (at, entry) in entries.into_iter().enumerate() {
        text.push_str(if at > 0 { "," } else { "" });
        let known = json(&WrittenEntry::of(entry));
        text.push_str(&united(&known, &entry.unknown_fields));
    }
}

/// The fields of all kinds of entries; each kind has some of them.
#[derive(Default, Serialize)]
struct WrittenEntry<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#as: Option<&'a str>,
    at: Time,
    #[serde(skip_serializing_if = "Option::is_none")]
    audience: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    choice: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_at: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done_at: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    found_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    happened_at: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<&'a str>,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<&'a str>,
    kind: &'a str,
    // Not known is written too, as null.
    #[serde(skip_serializing_if = "Option::is_none")]
    known_at: Option<Option<Time>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    late_why: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paper: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paper_lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paper_sum: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paper_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    persons: Option<Persons>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sent_at: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    situation: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    types: Option<Types>,
    #[serde(skip_serializing_if = "Option::is_none")]
    what: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<&'a str>,
}

impl<'a> WrittenEntry<'a> {
    fn of(entry: &'a Entry) -> Self {
        let mut all = Self {
            after: entry.after.as_ref().map(EntryId::as_str),
            at: Time(entry.at),
            audience: said(entry.audience),
            by: some(&entry.by),
            id: entry.id.as_str(),
            ..Self::default()
        };
        match &entry.change {
            Change::Opened(title) => all.be("opened").title = Some(title),
            Change::Renamed(title) => all.be("renamed").title = Some(title),
            Change::AnsweredTypes(types) => all.be("answered-types").types = Some(Types(*types)),
            Change::AnsweredFact(fact, answer) => {
                all.be("answered-fact").fact = Some(fact.as_str());
                all.answer = Some(answer.as_str());
            }
            Change::AnsweredPersons(count) => all.be("answered-persons").persons = Some(Persons::of(*count)),
            Change::AnsweredKnownAt(moment, why) => {
                all.be("answered-known-at").known_at = Some(moment.map(Time));
                all.why = some(why);
            }
            Change::AnsweredFound(found_by, from) => {
                all.be("answered-found").found_by = Some(found_by.as_str());
                all.from = some(from);
            }
            Change::SetItem(item, state, reason) => all.set_item(item, *state, reason),
            // Readers that do not know paper still read the state, and keep the rest.
            Change::KeyedItem(item, state, reason, paper) => {
                all.set_item(item, *state, reason);
                all.source = Some(PAPER);
                all.acted(paper);
            }
            Change::ActedItem(item, state, reason, acted) => {
                all.set_item(item, *state, reason);
                all.acted(acted);
            }
            Change::AssignedItem(item, to) => {
                all.be("assigned-item").item = Some(item);
                all.to = Some(to);
            }
            Change::NotedItem(item, note) => {
                all.be("noted-item").item = Some(item);
                all.note = Some(note);
            }
            Change::Wrote(field, text, basis) => {
                all.be("wrote").field = Some(field);
                all.text = Some(text);
                all.basis = some(basis);
            }
            Change::Decided(what, choice, reason, decided) => {
                all.be("decided").about = Some(what);
                all.choice = Some(choice.as_str());
                all.reason = some(reason);
                all.decided_at = decided.at.map(Time);
                all.decided_by = some(&decided.by);
            }
            Change::KnewOf { situation, at, why } => {
                all.be("knew-of").situation = Some(situation);
                all.known_at = Some(at.map(Time));
                all.why = some(why);
            }
            Change::Sent(sent) => all.sent(sent),
            Change::Marked(target, audience) => {
                all.be("marked").entry = Some(target.as_str());
                all.r#as = Some(audience.as_str());
            }
            Change::Observed(at, with, what) => {
                all.be("observed").happened_at = Some(Time(*at));
                all.with = some(with);
                all.what = Some(what);
            }
            Change::Closed => all.kind = "closed",
            Change::Reopened => all.kind = "reopened",
            Change::Struck(entry, reason) => {
                all.be("struck").entry = Some(entry.as_str());
                all.reason = some(reason);
            }
            Change::Foreign(kind) => all.kind = kind,
        }
        all
    }

    fn be(&mut self, kind: &'static str) -> &mut Self {
        self.kind = kind;
        self
    }

    fn set_item(&mut self, item: &'a str, state: ItemState, reason: &'a str) {
        self.be("set-item").item = Some(item);
        self.state = Some(state.as_str());
        self.reason = some(reason);
    }

    fn acted(&mut self, acted: &'a Acted) {
        self.done_at = acted.at.map(Time);
        self.done_by = some(&acted.by);
    }

    fn sent(&mut self, sent: &'a Sent) {
        self.be("sent").about = Some(&sent.what);
        self.to = Some(&sent.to);
        self.sent_at = Some(Time(sent.on));
        self.how = some(&sent.how);
        self.reference = some(&sent.reference);
        self.late_why = some(&sent.late_why);
        if let Some(paper) = &sent.paper {
            self.paper = Some(&paper.name);
            self.paper_lang = Some(paper.lang.tag());
            self.paper_text = Some(&paper.text);
            self.paper_sum = Some(&paper.sum);
        }
    }
}

/// What an audience is called; left out for those who work on the case.
pub(super) fn said(audience: Audience) -> Option<&'static str> {
    (audience != Audience::Internal).then_some(audience.as_str())
}

/// What may be left out when it is empty.
pub(super) fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// An instant as RFC 3339 text.
#[derive(Default)]
pub(super) struct Time(pub(super) Moment);

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&to_rfc3339(self.0))
    }
}

/// The names of leak types.
pub(super) struct Types(pub(super) TypeSet);

impl Serialize for Types {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(LeakType::as_str))
    }
}

/// A number of persons: not known, or one bound.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Persons {
    Unknown,
    Exactly(u64),
    AtLeast(u64),
    AtMost(u64),
}

impl Persons {
    pub(super) fn of(count: Count) -> Self {
        match count {
            Count::Unknown => Self::Unknown,
            Count::Exactly(number) => Self::Exactly(number),
            Count::AtLeast(number) => Self::AtLeast(number),
            Count::AtMost(number) => Self::AtMost(number),
        }
    }
}

/// An object with names of its own, which come in their order.
pub(super) struct Named<'a, T>(pub(super) Vec<(&'a str, T)>);

impl<T> Named<'_, T> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize> Serialize for Named<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
