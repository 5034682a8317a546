//! Version 1 of the form: entries, segments, exported cases. `schema/case-v1.schema.json` describes the exported file.
//!
//! Read by hand, since serde's `flatten` and `untagged` lose the place of a damage; written by serde.

mod write;

use std::rc::Rc;

use serde_json::{Map, Value};

use super::damage::{Damage, Expected, Found};
use super::fields::Fields;
use super::time::from_rfc3339;
use crate::case::{Change, Choice, Count, Entry, EntryId, FoundBy, ItemState, Known, OnPaper};
use crate::guide::{Fact, LeakType, TypeSet};

pub use write::{write_case, write_cases, write_log, write_segment};

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
    Ok(Entry {
        id,
        at,
        by,
        change: Change::Foreign(kind),
        unknown_fields: serde_json::to_string(&rest).unwrap_or_default().into(),
    })
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
