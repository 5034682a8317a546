//! Version 1 of the form: entries, segments, exported cases. `schema/case-v1.schema.json` describes the exported file.
//!
//! Read by hand, since serde's `flatten` and `untagged` lose the place of a damage; written by serde.

mod objects;
mod state;
mod write;

use std::rc::Rc;

use serde_json::{Map, Value};

use super::damage::{Damage, Expected, Found};
use super::fields::Fields;
use super::time::from_rfc3339;
use crate::case::{
    Acted, Audience, Change, Choice, Count, Entry, EntryId, FoundBy, Frozen, ItemState, Known, Moment, Sent,
};
use crate::guide::{Fact, Lang, LeakType, TypeSet};

pub use write::{write_case, write_case_paced, write_cases, write_cases_paced, write_log, write_segment};

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
    let after = fields.take_parsed("after", EntryId::parse);
    let kind = fields.text("kind")?;
    // One that a later version knows is kept word for word; until then the entry stays inside.
    let audience =
        fields.take_parsed("audience", |name| Audience::parse(name).filter(|one| *one != Audience::Internal));
    let audience = audience.unwrap_or_default();
    let change = match &*kind {
        "opened" => Change::Opened(fields.text("title")?),
        "renamed" => Change::Renamed(fields.text("title")?),
        "answered-types" => Change::AnsweredTypes(read_types(&mut fields)?),
        "answered-fact" => match fields.text("fact")? {
            // A question of a newer version: its answer is kept, and has no effect here.
            name if Fact::parse(&name).is_none() => {
                let taken = ("fact", &*name);
                let entry = Entry { audience, after, ..Entry::new(id, at, by, Change::Foreign(kind)) };
                return foreign(entry, fields, taken);
            }
            name => {
                let answer = fields.parsed("answer", Expected::OneOf(&Known::NAMES), Known::parse)?;
                Fact::parse(&name).map_or_else(|| Change::Foreign(kind), |fact| Change::AnsweredFact(fact, answer))
            }
        },
        "answered-persons" => Change::AnsweredPersons(read_count(&mut fields)?),
        "answered-known-at" => {
            Change::AnsweredKnownAt(read_time_or_null(&mut fields, "known_at")?, fields.optional_text("why")?)
        }
        "knew-of" => Change::KnewOf {
            situation: fields.text("situation")?,
            at: read_time_or_null(&mut fields, "known_at")?,
            why: fields.optional_text("why")?,
        },
        "answered-found" => {
            let found_by = fields.parsed("found_by", Expected::OneOf(&FoundBy::NAMES), FoundBy::parse)?;
            Change::AnsweredFound(found_by, fields.optional_text("from")?)
        }
        "set-item" => {
            let item = fields.text("item")?;
            let state = fields.parsed("state", Expected::OneOf(&ItemState::NAMES), ItemState::parse)?;
            let reason = fields.optional_text("reason")?;
            if fields.take_if("source", PAPER) {
                Change::KeyedItem(item, state, reason, read_acted(&mut fields, "done_at", "done_by")?)
            } else if fields.has("source") {
                Change::SetItem(item, state, reason)
            } else {
                Change::acted(item, state, reason, read_acted(&mut fields, "done_at", "done_by")?)
            }
        }
        "assigned-item" => Change::AssignedItem(fields.text("item")?, fields.text("to")?),
        "noted-item" => Change::NotedItem(fields.text("item")?, fields.text("note")?),
        "wrote" => Change::Wrote(fields.text("field")?, fields.text("text")?, fields.optional_text("basis")?),
        "decided" => Change::Decided(
            fields.text("about")?,
            fields.parsed("choice", Expected::OneOf(&Choice::NAMES), Choice::parse)?,
            fields.optional_text("reason")?,
            read_acted(&mut fields, "decided_at", "decided_by")?,
        ),
        // In a language of a later version: kept, and of no effect here.
        "sent" if !has_known_language(&fields) => Change::Foreign(kind),
        "sent" => Change::Sent(Rc::new(read_sent(&mut fields)?)),
        "observed" => {
            let at = fields.parsed("happened_at", Expected::Time, from_rfc3339)?;
            Change::Observed(at, fields.optional_text("with")?, fields.text("what")?)
        }
        "closed" => Change::Closed,
        "reopened" => Change::Reopened,
        "struck" => {
            Change::Struck(fields.parsed("entry", Expected::EntryId, EntryId::parse)?, fields.optional_text("reason")?)
        }
        "marked" => match fields.text("as")? {
            // An audience of a later version.
            name if Audience::parse(&name).is_none() => {
                let taken = ("as", &*name);
                let entry = Entry { audience, after, ..Entry::new(id, at, by, Change::Foreign(kind)) };
                return foreign(entry, fields, taken);
            }
            name => Change::Marked(
                fields.parsed("entry", Expected::EntryId, EntryId::parse)?,
                Audience::parse(&name).unwrap_or_default(),
            ),
        },
        _ => Change::Foreign(kind),
    };
    Ok(Entry { id, at, by, after, change, audience, unknown_fields: fields.rest() })
}

/// An entry of a kind that is known, about something that is not: the field that was read of it goes back.
fn foreign(entry: Entry, fields: Fields, taken: (&str, &str)) -> Result<Entry, Damage> {
    let mut rest: Map<String, Value> = serde_json::from_str(&fields.rest()).unwrap_or_default();
    rest.insert(taken.0.to_owned(), taken.1.into());
    Ok(Entry { unknown_fields: serde_json::to_string(&rest).unwrap_or_default().into(), ..entry })
}

/// A time, or null where it is not known.
fn read_time_or_null(fields: &mut Fields, name: &str) -> Result<Option<Moment>, Damage> {
    let value = fields.value(name);
    let time = match &value {
        Some(Value::Null) => Some(None),
        Some(Value::String(text)) => from_rfc3339(text).map(Some),
        _ => None,
    };
    time.ok_or_else(|| fields.damage(name, Expected::TimeOrNull, Found::of(value.as_ref())))
}

/// When something was really done, and by whom: each may be left out.
fn read_acted(fields: &mut Fields, at: &str, by: &str) -> Result<Acted, Damage> {
    Ok(Acted { at: fields.optional_parsed(at, Expected::Time, from_rfc3339)?, by: fields.optional_text(by)? })
}

/// Whether the language of what was sent is one of ours; nothing may have been kept of it.
fn has_known_language(fields: &Fields) -> bool {
    let is_known = |lang: &Value| {
        lang.as_str()
            .is_none_or(|tag| Lang::parse(tag).is_some_and(|lang| lang.tag() == tag))
    };
    !fields.has("paper") || fields.get("paper_lang").is_none_or(is_known)
}

fn read_sent(fields: &mut Fields) -> Result<Sent, Damage> {
    let paper = if fields.has("paper") {
        Some(Frozen {
            name: fields.text("paper")?,
            lang: fields.parsed("paper_lang", Expected::Text, Lang::parse)?,
            text: fields.text("paper_text")?,
            sum: fields.text("paper_sum")?,
        })
    } else {
        None
    };
    Ok(Sent {
        what: fields.text("about")?,
        to: fields.text("to")?,
        on: fields.parsed("sent_at", Expected::Time, from_rfc3339)?,
        how: fields.optional_text("how")?,
        reference: fields.optional_text("reference")?,
        late_why: fields.optional_text("late_why")?,
        paper,
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
