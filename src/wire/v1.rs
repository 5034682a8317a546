//! Version 1 of the form: entries, segments, exported cases. `schema/case-v1.schema.json` describes the exported file.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::damage::{Damage, Expected, Found};
use super::fields::Fields;
use super::time::{from_rfc3339, to_rfc3339};
use crate::case::{Case, CaseState, Change, Choice, Count, Entry, EntryId, FoundBy, ItemState, Known, OnPaper};
use crate::guide::{Fact, Guide, Lang, LeakType, TypeSet};

/// What a segment in storage calls itself.
pub const SEGMENT: &str = "morenaku-segment";
/// What an exported case calls itself.
pub const CASE: &str = "morenaku-case";
/// What a file with several exported cases calls itself.
pub const CASES: &str = "morenaku-cases";
/// What says in an export by which version of the page it was written. For people: no reader asks for it.
const APP: &str = concat!("Morenaku ", env!("CARGO_PKG_VERSION"));

/// Where a state came from that was not set on screen.
const PAPER: &str = "paper";

/// An object under construction; empty texts are left out.
struct Object(Map<String, Value>);

impl Object {
    fn new() -> Self {
        Self(Map::new())
    }

    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    fn with_text(self, name: &str, text: &str) -> Self {
        if text.is_empty() { self } else { self.with(name, text) }
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}

/// The text of a segment: what one tab wrote, up to a bound, as one storage value.
#[must_use]
pub fn write_segment<'a>(entries: impl IntoIterator<Item = &'a Rc<Entry>>) -> String {
    let entries: Vec<Value> = entries.into_iter().map(|entry| write_entry(entry)).collect();
    Object::new()
        .with("format", SEGMENT)
        .with("version", super::VERSION)
        .with("entries", entries)
        .done()
        .to_string()
}

/// The export of one case.
#[must_use]
pub fn write_case(case: &Case, guide: &Guide, lang: Lang) -> Value {
    let state = write_state(case, guide, lang);
    Object::new()
        .with("app", APP)
        .with("format", CASE)
        .with("version", super::VERSION)
        .with("case", state)
        .with("log", write_log(case))
        .done()
}

/// The log of a case, as it stands in the export.
#[must_use]
pub fn write_log(case: &Case) -> Value {
    case.log().iter().map(|entry| write_entry(entry)).collect()
}

/// The export of several cases in one file.
#[must_use]
pub fn write_cases<'a>(cases: impl IntoIterator<Item = &'a Case>, guide: &Guide, lang: Lang) -> Value {
    let cases: Vec<Value> = cases.into_iter().map(|case| write_case(case, guide, lang)).collect();
    Object::new()
        .with("app", APP)
        .with("format", CASES)
        .with("version", super::VERSION)
        .with("cases", cases)
        .done()
}

/// One entry.
#[must_use]
pub fn write_entry(entry: &Entry) -> Value {
    let object = Object::new()
        .with("id", entry.id.as_str())
        .with("at", to_rfc3339(entry.at))
        .with_text("by", &entry.by);
    let mut object = match &entry.change {
        Change::Opened(title) => object.with("kind", "opened").with("title", &**title),
        Change::Renamed(title) => object.with("kind", "renamed").with("title", &**title),
        Change::AnsweredTypes(types) => object.with("kind", "answered-types").with("types", write_types(*types)),
        Change::AnsweredFact(fact, answer) => object
            .with("kind", "answered-fact")
            .with("fact", fact.as_str())
            .with("answer", answer.as_str()),
        Change::AnsweredPersons(count) => object.with("kind", "answered-persons").with("persons", write_count(*count)),
        Change::AnsweredKnownAt(moment, why) => {
            let known_at = moment.map_or(Value::Null, |moment| to_rfc3339(moment).into());
            object
                .with("kind", "answered-known-at")
                .with("known_at", known_at)
                .with_text("why", why)
        }
        Change::AnsweredFound(found_by, from) => object
            .with("kind", "answered-found")
            .with("found_by", found_by.as_str())
            .with_text("from", from),
        Change::SetItem(item, state, reason) => object
            .with("kind", "set-item")
            .with("item", &**item)
            .with("state", state.as_str())
            .with_text("reason", reason),
        // Readers that do not know paper still read the state, and keep the rest.
        Change::KeyedItem(item, state, reason, paper) => {
            let object = object
                .with("kind", "set-item")
                .with("item", &**item)
                .with("state", state.as_str())
                .with_text("reason", reason);
            let object = object.with("source", PAPER).with_text("done_by", &paper.by);
            if let Some(at) = paper.at { object.with("done_at", to_rfc3339(at)) } else { object }
        }
        Change::AssignedItem(item, to) => object.with("kind", "assigned-item").with("item", &**item).with("to", &**to),
        Change::NotedItem(item, note) => object.with("kind", "noted-item").with("item", &**item).with("note", &**note),
        Change::Wrote(field, text, basis) => object
            .with("kind", "wrote")
            .with("field", &**field)
            .with("text", &**text)
            .with_text("basis", basis),
        Change::Decided(what, choice, reason, decided_by) => object
            .with("kind", "decided")
            .with("about", &**what)
            .with("choice", choice.as_str())
            .with_text("reason", reason)
            .with_text("decided_by", decided_by),
        Change::Observed(at, with, what) => object
            .with("kind", "observed")
            .with("happened_at", to_rfc3339(*at))
            .with_text("with", with)
            .with("what", &**what),
        Change::Closed => object.with("kind", "closed"),
        Change::Reopened => object.with("kind", "reopened"),
        Change::Struck(entry, reason) => object
            .with("kind", "struck")
            .with("entry", entry.as_str())
            .with_text("reason", reason),
        Change::Foreign(kind) => object.with("kind", &**kind),
    };
    if let Ok(Value::Object(unknown)) = serde_json::from_str(&entry.unknown_fields) {
        object.0.extend(unknown);
    }
    object.done()
}

/// Reads one entry. Kinds and fields that this version does not know are kept.
///
/// # Errors
/// Where a field that every entry has, or that this kind has, is missing or of another form.
pub fn read_entry(place: &str, value: Value) -> Result<Entry, Damage> {
    let mut fields = Fields::new(place, value)?;
    let id = fields.parsed("id", Expected::EntryId, EntryId::parse)?;
    let at = fields.parsed("at", Expected::Time, from_rfc3339)?;
    let by = fields.optional_text("by")?;
    let kind = fields.text("kind")?;
    let change = match &*kind {
        "opened" => Change::Opened(fields.text("title")?),
        "renamed" => Change::Renamed(fields.text("title")?),
        "answered-types" => Change::AnsweredTypes(read_types(&mut fields)?),
        "answered-fact" => match fields.text("fact")? {
            // A question of a newer version: its answer is kept, and has no effect here.
            name if Fact::parse(&name).is_none() => return foreign(id, at, by, kind, fields, ("fact", &name)),
            name => {
                let answer = fields.parsed("answer", Expected::OneOf(&Known::NAMES), Known::parse)?;
                Fact::parse(&name).map_or_else(|| Change::Foreign(kind), |fact| Change::AnsweredFact(fact, answer))
            }
        },
        "answered-persons" => Change::AnsweredPersons(read_count(&mut fields)?),
        "answered-known-at" => {
            let value = fields.value("known_at");
            let known_at = match &value {
                Some(Value::Null) => Some(None),
                Some(Value::String(text)) => from_rfc3339(text).map(Some),
                _ => None,
            };
            let damage = || fields.damage("known_at", Expected::TimeOrNull, Found::of(value.as_ref()));
            let known_at = known_at.ok_or_else(damage)?;
            Change::AnsweredKnownAt(known_at, fields.optional_text("why")?)
        }
        "answered-found" => {
            let found_by = fields.parsed("found_by", Expected::OneOf(&FoundBy::NAMES), FoundBy::parse)?;
            Change::AnsweredFound(found_by, fields.optional_text("from")?)
        }
        "set-item" => {
            let item = fields.text("item")?;
            let state = fields.parsed("state", Expected::OneOf(&ItemState::NAMES), ItemState::parse)?;
            let reason = fields.optional_text("reason")?;
            if fields.take_if("source", PAPER) {
                let at = fields.optional_parsed("done_at", Expected::Time, from_rfc3339)?;
                Change::KeyedItem(item, state, reason, OnPaper { at, by: fields.optional_text("done_by")? })
            } else {
                Change::SetItem(item, state, reason)
            }
        }
        "assigned-item" => Change::AssignedItem(fields.text("item")?, fields.text("to")?),
        "noted-item" => Change::NotedItem(fields.text("item")?, fields.text("note")?),
        "wrote" => Change::Wrote(fields.text("field")?, fields.text("text")?, fields.optional_text("basis")?),
        "decided" => Change::Decided(
            fields.text("about")?,
            fields.parsed("choice", Expected::OneOf(&Choice::NAMES), Choice::parse)?,
            fields.optional_text("reason")?,
            fields.optional_text("decided_by")?,
        ),
        "observed" => {
            let at = fields.parsed("happened_at", Expected::Time, from_rfc3339)?;
            Change::Observed(at, fields.optional_text("with")?, fields.text("what")?)
        }
        "closed" => Change::Closed,
        "reopened" => Change::Reopened,
        "struck" => {
            Change::Struck(fields.parsed("entry", Expected::EntryId, EntryId::parse)?, fields.optional_text("reason")?)
        }
        _ => Change::Foreign(kind),
    };
    Ok(Entry { id, at, by, change, unknown_fields: fields.rest() })
}

fn foreign(
    id: EntryId,
    at: crate::case::Moment,
    by: Rc<str>,
    kind: Rc<str>,
    fields: Fields,
    taken: (&str, &str),
) -> Result<Entry, Damage> {
    let mut rest: Map<String, Value> = serde_json::from_str(&fields.rest()).unwrap_or_default();
    rest.insert(taken.0.to_owned(), taken.1.into());
    Ok(Entry { id, at, by, change: Change::Foreign(kind), unknown_fields: Value::Object(rest).to_string().into() })
}

fn write_types(types: TypeSet) -> Value {
    types.iter().map(LeakType::as_str).collect()
}

fn read_types(fields: &mut Fields) -> Result<TypeSet, Damage> {
    let list = fields.list("types")?;
    list.iter()
        .map(|value| {
            value
                .as_str()
                .and_then(LeakType::parse)
                .ok_or_else(|| fields.damage("types", Expected::LeakTypes, Found::of(Some(value))))
        })
        .collect()
}

fn write_count(count: Count) -> Value {
    let (bound, number) = match count {
        Count::Unknown => return "unknown".into(),
        Count::Exactly(number) => ("exactly", number),
        Count::AtLeast(number) => ("at-least", number),
        Count::AtMost(number) => ("at-most", number),
    };
    Object::new().with(bound, number).done()
}

fn read_count(fields: &mut Fields) -> Result<Count, Damage> {
    let value = fields.value("persons");
    let count = match &value {
        Some(Value::String(text)) if text == "unknown" => Some(Count::Unknown),
        Some(Value::Object(object)) if object.len() == 1 => {
            let number = |name: &str| object.get(name).and_then(Value::as_u64);
            let exactly = number("exactly").map(Count::Exactly);
            exactly
                .or_else(|| number("at-least").map(Count::AtLeast))
                .or_else(|| number("at-most").map(Count::AtMost))
        }
        _ => None,
    };
    count.ok_or_else(|| fields.damage("persons", Expected::Count, Found::of(value.as_ref())))
}

/// The readable state: for people and other programs. The page itself reads the log only.
fn write_state(case: &Case, guide: &Guide, lang: Lang) -> Value {
    let state: &CaseState = case.state();
    let time = |moment: Option<crate::case::Moment>| moment.map_or(Value::Null, |moment| to_rfc3339(moment).into());
    let answers = &state.answers;
    let facts = answers
        .facts
        .iter()
        .fold(Object::new(), |object, (fact, answer)| object.with(fact.as_str(), answer.as_str()));
    let answers = Object::new()
        .with("types", write_types(answers.types))
        .with("facts", facts.done())
        .with("persons", write_count(answers.persons))
        .with("known_at", time(answers.known_at))
        .with_text("known_why", &answers.known_why)
        .with("found_by", answers.found_by.as_str())
        .with_text("found_from", &answers.found_from);
    let items = state.items.iter().fold(Object::new(), |object, (id, record)| {
        let act = guide.item(id).map_or("", |item| item.act.get(lang));
        let mut row = Object::new()
            .with_text("act", act)
            .with("state", record.state.as_str())
            .with_text("reason", &record.reason)
            .with_text("assignee", &record.assignee)
            .with_text("note", &record.note);
        if let Some((at, by)) = &record.set {
            let has_time = record.keyed.as_ref().is_none_or(|keyed| keyed.has_time);
            row = if has_time { row.with("set_at", to_rfc3339(*at)) } else { row };
            row = row.with_text("set_by", by);
        }
        if let Some(keyed) = &record.keyed {
            row = row.with("keyed_at", to_rfc3339(keyed.at)).with_text("keyed_by", &keyed.by);
        }
        object.with(id, row.done())
    });
    let written = state
        .written
        .iter()
        .fold(Object::new(), |object, (field, written)| object.with(field, &*written.text));
    let decisions = state.decisions.iter().fold(Object::new(), |object, (what, decision)| {
        let mut row = Object::new()
            .with("choice", decision.choice.as_str())
            .with_text("reason", &decision.reason)
            .with_text("decided_by", &decision.decided_by);
        if let Some((at, by)) = &decision.set {
            row = row.with("set_at", to_rfc3339(*at)).with_text("set_by", by);
        }
        object.with(what, row.done())
    });
    Object::new()
        .with("id", case.id().as_str())
        .with("title", &*state.title)
        .with("opened_at", time(state.opened_at))
        .with("closed_at", time(state.closed_at))
        .with("changed_at", time(state.changed_at))
        .with("answers", answers.done())
        .with("items", items.done())
        .with("written", written.done())
        .with("decisions", decisions.done())
        .done()
}
