//! Reads what users and storage hand in: exported files and segments. All or nothing, and errors that say which.

use std::rc::Rc;

use serde_json::Value;

use super::damage::{Damage, Expected, Found};
use super::fields::Fields;
use super::scan::{Scan, ScanError};
use super::{VERSION, v1};
use crate::case::{CaseId, Conflict, Entry, Log};
use crate::pace::{Pace, Stopped, at_once};

/// The largest file that is read: a case with ten thousand entries has about 2 MB.
pub const MAX_BYTES: usize = 20_000_000;

/// Entries nested deeper are refused: the JSON reader ends at 128 levels, and an entry has to fit into a file of all
/// cases too.
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
    at_once(|pace| async move { read_paced(text, &pace).await }).unwrap_or(Err(ImportError::Unreadable))
}

/// The cases of an exported file, without holding anybody up: the pace is asked between the entries, with the bytes
/// that were read.
///
/// # Errors
/// When the pace says to stop; inside, see [`ImportError`]. No part of a file with an error is returned.
pub async fn read_paced(text: &str, pace: &Pace) -> Result<Result<Vec<Imported>, ImportError>, Stopped> {
    match read_file(text, pace).await {
        Ok(cases) => Ok(Ok(cases)),
        Err(ScanError::Import(error)) => Ok(Err(error)),
        Err(ScanError::Stopped) => Err(Stopped),
    }
}

async fn read_file(text: &str, pace: &Pace) -> Result<Vec<Imported>, ScanError> {
    check_size(text)?;
    let mut scan = Scan::new(without_mark(text), pace);
    if !scan.next_is(b'{') {
        scan.skip().await?;
        scan.end()?;
        return Err(ImportError::NotOurs.into());
    }
    let file = read_outline(&mut scan, None).await?;
    scan.end()?;
    let is_of_cases = match &file.format {
        Some(Value::String(format)) if format == v1::CASE => false,
        Some(Value::String(format)) if format == v1::CASES => true,
        _ => return Err(ImportError::NotOurs.into()),
    };
    check_version(file.version.as_ref(), "")?;
    if !is_of_cases {
        return Ok(vec![file.case("").map_err(ImportError::from)?]);
    }
    let cases = file.cases.read("cases", Expected::List).map_err(ImportError::from)?;
    let read_one = |(at, outline): (usize, Part<Outline>)| {
        let place = format!("cases[{at}]");
        let outline = outline.read(&place, Expected::Object)?;
        let place = format!("{place}.");
        check_version(outline.version.as_ref(), &place)?;
        Ok(outline.case(&place)?)
    };
    Ok(cases
        .into_iter()
        .enumerate()
        .map(read_one)
        .collect::<Result<_, ImportError>>()?)
}

/// The entries of a list up to the first that is damaged, and that damage.
type Listed = (Vec<Rc<Entry>>, Result<(), Damage>);

/// A part of a file that may be missing, or be something else than it has to be.
#[derive(Default)]
enum Part<T> {
    #[default]
    Missing,
    Other(Value),
    Read(T),
}

impl<T> Part<T> {
    fn read(self, place: &str, expected: Expected) -> Result<T, Damage> {
        match self {
            Self::Read(part) => Ok(part),
            Self::Missing => Err(damage(place, expected, None)),
            Self::Other(value) => Err(damage(place, expected, Some(&value))),
        }
    }
}

/// What a file says, or one case of a file, before it is known whether the file is ours at all: that may stand at its
/// end.
#[derive(Default)]
struct Outline {
    format: Option<Value>,
    version: Option<Value>,
    /// The `id` of the readable state.
    case: Part<Option<Value>>,
    log: Part<Listed>,
    cases: Part<Vec<Part<Outline>>>,
}

impl Outline {
    fn case(self, place: &str) -> Result<Imported, Damage> {
        let id = self.case.read(&format!("{place}case"), Expected::Object)?;
        let parsed = id.as_ref().and_then(Value::as_str).and_then(CaseId::parse);
        let id = parsed.ok_or_else(|| damage(&format!("{place}case.id"), Expected::CaseId, id.as_ref()))?;
        let list = format!("{place}log");
        let (entries, outcome) = self.log.read(&list, Expected::List)?;
        outcome?;
        if entries.is_empty() {
            return Err(Damage { place: list, expected: Expected::Entries, found: Found::List });
        }
        let log = Log::of(&entries).map_err(|Conflict(id)| {
            let first = entries.iter().find(|entry| entry.id == id);
            let at = entries.iter().position(|entry| entry.id == id && Some(entry) != first);
            let place = format!("{list}[{}].id", at.unwrap_or_default());
            damage(&place, Expected::UnusedEntryId, Some(&id.as_str().into()))
        })?;
        Ok(Imported { id, log })
    }
}

/// Reads an object of the outline: the file itself, or with its place a case of it.
async fn read_outline(scan: &mut Scan<'_>, place: Option<&str>) -> Result<Outline, ScanError> {
    let mut outline = Outline::default();
    let mut fields = scan.enter()?;
    while let Some(name) = scan.next_field(&mut fields).await? {
        match &*name {
            "format" if place.is_none() => outline.format = Some(scan.brief().await?),
            "version" => outline.version = Some(scan.brief().await?),
            "case" if scan.next_is(b'{') => outline.case = Part::Read(read_id(scan).await?),
            "case" => outline.case = Part::Other(scan.brief().await?),
            "log" if scan.next_is(b'[') => outline.log = Part::Read(read_log(scan, place.unwrap_or_default()).await?),
            "log" => outline.log = Part::Other(scan.brief().await?),
            "cases" if place.is_none() && scan.next_is(b'[') => outline.cases = Part::Read(read_cases(scan).await?),
            "cases" => outline.cases = Part::Other(scan.brief().await?),
            _ => scan.skip().await?,
        }
    }
    Ok(outline)
}

async fn read_cases(scan: &mut Scan<'_>) -> Result<Vec<Part<Outline>>, ScanError> {
    let mut cases = Vec::new();
    let mut list = scan.enter()?;
    while scan.next(&mut list).await? {
        cases.push(if scan.next_is(b'{') {
            let place = format!("cases[{}].", cases.len());
            // A case has no cases in it, so this goes no deeper.
            Part::Read(Box::pin(read_outline(scan, Some(&place))).await?)
        } else {
            Part::Other(scan.brief().await?)
        });
    }
    Ok(cases)
}

/// The id of a readable state; all else in it follows from the log.
async fn read_id(scan: &mut Scan<'_>) -> Result<Option<Value>, ScanError> {
    let mut id = None;
    let mut fields = scan.enter()?;
    while let Some(name) = scan.next_field(&mut fields).await? {
        if name == "id" { id = Some(scan.brief().await?) } else { scan.skip().await? }
    }
    Ok(id)
}

async fn read_log(scan: &mut Scan<'_>, place: &str) -> Result<Listed, ScanError> {
    let (mut entries, mut outcome) = (Vec::new(), Ok(()));
    let mut list = scan.enter()?;
    while scan.next(&mut list).await? {
        if outcome.is_err() {
            scan.skip().await?;
            continue;
        }
        let place = format!("{place}log[{}]", entries.len());
        match read_entry(&place, scan.value()?) {
            Ok(entry) if entry.id.leaves_room() => entries.push(entry),
            Ok(entry) => {
                let id = entry.id.as_str().into();
                outcome = Err(damage(&format!("{place}.id"), Expected::EntryIdWithRoom, Some(&id)));
            }
            Err(damage) => outcome = Err(damage),
        }
    }
    Ok((entries, outcome))
}

/// The entries of a segment from storage.
///
/// # Errors
/// See [`ImportError`].
pub fn read_segment(text: &str) -> Result<Vec<Rc<Entry>>, ImportError> {
    check_size(text)?;
    let value: Value = serde_json::from_str(without_mark(text))
        .map_err(|error| ImportError::NotJson { line: error.line(), column: error.column() })?;
    let mut fields = Fields::new("", value).map_err(|_| ImportError::NotOurs)?;
    if !fields.take_if("format", v1::SEGMENT) {
        return Err(ImportError::NotOurs);
    }
    check_version(fields.value("version").as_ref(), "")?;
    let entries = fields.list("entries")?.into_iter().enumerate();
    Ok(entries
        .map(|(at, value)| read_entry(&format!("entries[{at}]"), value))
        .collect::<Result<_, _>>()?)
}

fn check_size(text: &str) -> Result<(), ImportError> {
    if text.len() > MAX_BYTES { Err(ImportError::TooLarge { bytes: text.len() }) } else { Ok(()) }
}

/// A byte order mark is what some editors put before JSON.
fn without_mark(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

fn check_version(version: Option<&Value>, place: &str) -> Result<(), ImportError> {
    match version.and_then(Value::as_u64) {
        Some(VERSION) => Ok(()),
        Some(version) if version > VERSION => Err(ImportError::Newer { version }),
        _ => Err(damage(&format!("{place}version"), Expected::Version, version).into()),
    }
}

fn damage(place: &str, expected: Expected, found: Option<&Value>) -> Damage {
    Damage { place: place.to_owned(), expected, found: Found::of(found) }
}

fn read_entry(place: &str, value: Value) -> Result<Rc<Entry>, Damage> {
    if depth(&value) > MAX_DEPTH {
        return Err(damage(place, Expected::Depth(MAX_DEPTH), Some(&value)));
    }
    v1::read_entry(place, value).map(Rc::new)
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(values) => 1 + values.iter().map(depth).max().unwrap_or(0),
        Value::Object(fields) => 1 + fields.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}
