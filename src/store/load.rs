//! Reading: the union of all segments. What cannot be read is set aside, told of, and left byte for byte where it is.

use std::rc::Rc;

use super::segments::{case_prefix, gaps};
use super::{PREFIX, Shelf, ShelfError};
use crate::case::{CaseId, Entry, EntryId, Log, SortedMap};
use crate::wire::{ImportError, read_segment};

/// Why a stored value was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyAside {
    /// A newer version of the page wrote it.
    Newer,
    /// It is damaged.
    Damaged,
}

/// A stored value of ours that this version cannot read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its key.
    pub key: String,
    /// Its value, as it is.
    pub value: String,
    /// Why it was set aside.
    pub why: WhyAside,
    /// The case that it belongs to, if its key says so.
    pub case: Option<CaseId>,
}

/// Everything that the store holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The logs of the cases.
    pub cases: SortedMap<CaseId, Log>,
    /// For each of these cases, the keys of its segments.
    pub keys: SortedMap<CaseId, Vec<String>>,
    /// What could not be read.
    pub aside: Vec<Aside>,
    /// The cases of which segments are missing.
    pub lost: Vec<CaseId>,
}

/// Reads all cases.
///
/// # Errors
/// When the store cannot be reached.
pub fn load(shelf: &dyn Shelf) -> Result<Loaded, ShelfError> {
    load_where(shelf, |_| true)
}

/// Reads what the store holds of one case.
///
/// # Errors
/// When the store cannot be reached.
pub fn load_case(shelf: &dyn Shelf, case: &CaseId) -> Result<Loaded, ShelfError> {
    let prefix = case_prefix(case);
    load_where(shelf, |key| key.starts_with(&prefix))
}

fn load_where(shelf: &dyn Shelf, is_wanted: impl Fn(&str) -> bool) -> Result<Loaded, ShelfError> {
    let mut loaded = Loaded::default();
    let mut segments: SortedMap<CaseId, Vec<Segment>> = SortedMap::default();
    let keys = shelf.keys()?.into_iter().filter(|key| is_wanted(key)).map(|key| (key, ()));
    let keys: SortedMap<String, ()> = keys.collect();
    let lost = gaps(keys.keys().map(String::as_str))
        .into_iter()
        .filter_map(|key| case_of(&key));
    loaded.lost = lost
        .map(|case| (case, ()))
        .collect::<SortedMap<_, _>>()
        .keys()
        .cloned()
        .collect();
    for (key, ()) in keys {
        // `morenaku/settings` and the like; everything with a version number is cases.
        let Some(version) = key
            .strip_prefix(PREFIX)
            .and_then(|rest| rest.split('/').next()?.parse::<u64>().ok())
        else {
            continue;
        };
        let Some(value) = shelf.read(&key)? else { continue };
        let case = case_of(&key);
        let why = match (&case, version) {
            (Some(id), 1) => match read_segment(&value) {
                Ok(entries) => {
                    segments.change(id, Vec::new, |of_case| of_case.push((key, entries)));
                    continue;
                }
                Err(ImportError::Newer { .. }) => WhyAside::Newer,
                Err(_) => WhyAside::Damaged,
            },
            (_, 0 | 1) => WhyAside::Damaged,
            _ => WhyAside::Newer,
        };
        loaded.aside.push(Aside { key, value, why, case });
    }
    for (id, segments) in segments {
        let united = unite(segments);
        for key in united.refused {
            let Some(value) = shelf.read(&key)? else { continue };
            loaded
                .aside
                .push(Aside { key, value, why: WhyAside::Damaged, case: Some(id.clone()) });
        }
        loaded.keys.insert(id.clone(), united.keys);
        if !united.log.is_empty() {
            loaded.cases.insert(id, united.log);
        }
    }
    Ok(loaded)
}

/// A segment by its key.
type Segment = (String, Vec<Rc<Entry>>);

/// The segments of a case as one.
struct United {
    log: Log,
    /// The keys of those that were taken in.
    keys: Vec<String>,
    /// The keys of those that contradict others.
    refused: Vec<String>,
}

/// Takes each segment in as a whole, or not at all where it contradicts what came before it.
fn unite(segments: Vec<Segment>) -> United {
    let entries = || segments.iter().flat_map(|(_, entries)| entries);
    if let Ok(log) = Log::of(&entries().cloned().collect::<Vec<_>>()) {
        return United { log, keys: segments.into_iter().map(|(key, _)| key).collect(), refused: Vec::new() };
    }
    let mut held: SortedMap<EntryId, Option<Rc<Entry>>> = entries().map(|entry| (entry.id.clone(), None)).collect();
    let (mut taken, mut refused) = (Vec::new(), Vec::new());
    for (key, entries) in segments {
        let fits = |entry: &Rc<Entry>| {
            matches!(held.get(&entry.id), Some(None)) || held.get(&entry.id) == Some(&Some(Rc::clone(entry)))
        };
        if !entries.iter().all(fits) || Log::of(&entries).is_err() {
            refused.push(key);
            continue;
        }
        for entry in entries {
            if let Some(place) = held.get_mut(&entry.id.clone()) {
                *place = Some(entry);
            }
        }
        taken.push(key);
    }
    let log = Log::of(&held.values().flatten().cloned().collect::<Vec<_>>()).unwrap_or_default();
    United { log, keys: taken, refused }
}

fn case_of(key: &str) -> Option<CaseId> {
    CaseId::parse(key.strip_prefix(PREFIX)?.split('/').nth(1)?)
}
