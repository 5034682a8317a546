//! Reads what users and storage hand in: exported files and segments. All or nothing, and errors that say which.

use std::rc::Rc;

use serde_json::Value;

use super::damage::{Damage, Expected, Found};
use super::fields::Fields;
use super::{VERSION, v1};
use crate::case::{CaseId, Entry, Log};

/// The largest file that is read: a case with ten thousand entries has about 2 MB.
pub const MAX_BYTES: usize = 20_000_000;

/// Entries nested deeper are refused: the JSON reader ends at 128 levels, and an entry has to fit into a file of all cases too.
const MAX_DEPTH: usize = 64;

/// Why a file is not taken in. Nothing has been changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// Larger than [`MAX_BYTES`].
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// The browser cannot read it, or it is not text in UTF-8, as every export is.
    Unreadable,
    /// Not JSON at all; where reading stopped.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// JSON, but not of ours.
    NotOurs,
    /// Ours, from a newer version.
    Newer {
        /// The version of the file's form.
        version: u64,
    },
    /// Ours, but damaged.
    Damaged(Damage),
}

impl From<Damage> for ImportError {
    fn from(damage: Damage) -> Self {
        Self::Damaged(damage)
    }
}

/// A case from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The case's id.
    pub id: CaseId,
    /// Its whole log.
    pub log: Log,
}

/// The cases of an exported file.
///
/// # Errors
/// See [`ImportError`]; no part of a file with an error is returned.
pub fn read(text: &str) -> Result<Vec<Imported>, ImportError> {
    let (format, mut fields) = head(text, &[v1::CASE, v1::CASES])?;
    if &*format == v1::CASE {
        return Ok(vec![read_case(fields, "")?]);
    }
    let read_one = |(at, value)| {
        let place = format!("cases[{at}]");
        let mut fields = Fields::new(&place, value)?;
        check_version(&mut fields)?;
        Ok(read_case(fields, &format!("{place}."))?)
    };
    fields.list("cases")?.into_iter().enumerate().map(read_one).collect()
}

/// The entries of a segment from storage.
///
/// # Errors
/// See [`ImportError`].
pub fn read_segment(text: &str) -> Result<Vec<Rc<Entry>>, ImportError> {
    let (_, mut fields) = head(text, &[v1::SEGMENT])?;
    Ok(read_entries("entries", fields.list("entries")?)?)
}

/// Checks size, JSON, format and version, in this order.
fn head(text: &str, formats: &[&str]) -> Result<(Rc<str>, Fields), ImportError> {
    if text.len() > MAX_BYTES {
        return Err(ImportError::TooLarge { bytes: text.len() });
    }
    // A byte order mark is what some editors put before JSON.
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| ImportError::NotJson { line: error.line(), column: error.column() })?;
    let mut fields = Fields::new("", value).map_err(|_| ImportError::NotOurs)?;
    let format = fields.text("format").map_err(|_| ImportError::NotOurs)?;
    if !formats.contains(&&*format) {
        return Err(ImportError::NotOurs);
    }
    check_version(&mut fields)?;
    Ok((format, fields))
}

fn check_version(fields: &mut Fields) -> Result<(), ImportError> {
    let value = fields.value("version");
    match value.as_ref().and_then(Value::as_u64) {
        Some(VERSION) => Ok(()),
        Some(version) if version > VERSION => Err(ImportError::Newer { version }),
        _ => Err(fields.damage("version", Expected::Version, Found::of(value.as_ref())).into()),
    }
}

fn read_case(mut fields: Fields, place: &str) -> Result<Imported, Damage> {
    let case = fields
        .value("case")
        .ok_or_else(|| fields.damage("case", Expected::Object, Found::Nothing))?;
    let id = Fields::new(&format!("{place}case"), case)?.parsed("id", Expected::CaseId, CaseId::parse)?;
    let list = format!("{place}log");
    let mut log = Log::default();
    for (at, entry) in read_entries(&list, fields.list("log")?)?.into_iter().enumerate() {
        let id = entry.id.clone();
        let damage = |expected| Damage {
            place: format!("{list}[{at}].id"),
            expected,
            found: Found::Value(id.as_str().to_owned()),
        };
        if !id.leaves_room() {
            return Err(damage(Expected::EntryIdWithRoom));
        }
        log.insert(entry).map_err(|_| damage(Expected::UnusedEntryId))?;
    }
    if log.is_empty() {
        return Err(Damage { place: list, expected: Expected::Entries, found: Found::List });
    }
    Ok(Imported { id, log })
}

fn read_entries(list: &str, values: Vec<Value>) -> Result<Vec<Rc<Entry>>, Damage> {
    let read_one = |(at, value)| {
        let place = format!("{list}[{at}]");
        if depth(&value) > MAX_DEPTH {
            return Err(Damage { place, expected: Expected::Depth(MAX_DEPTH), found: Found::of(Some(&value)) });
        }
        v1::read_entry(&place, value).map(Rc::new)
    };
    values.into_iter().enumerate().map(read_one).collect()
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(values) => 1 + values.iter().map(depth).max().unwrap_or(0),
        Value::Object(fields) => 1 + fields.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}
