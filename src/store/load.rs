//! Reading: the union of all segments. What cannot be read is set aside, told of, and left byte for byte where it is.

use super::segments::case_prefix;
use super::{PREFIX, Shelf, ShelfError};
use crate::case::{CaseId, Log, SortedMap};
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
    /// For each of these cases, the key of one of its segments.
    pub keys: SortedMap<CaseId, String>,
    /// What could not be read.
    pub aside: Vec<Aside>,
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
    let mut keys = SortedMap::default();
    for key in shelf.keys()?.into_iter().filter(|key| is_wanted(key)) {
        keys.insert(key, ());
    }
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
            (Some(id), 1) => match take(&mut loaded, id, &value) {
                Ok(()) => {
                    loaded.keys.insert(id.clone(), key);
                    continue;
                }
                Err(why) => why,
            },
            (_, 0 | 1) => WhyAside::Damaged,
            _ => WhyAside::Newer,
        };
        loaded.aside.push(Aside { key, value, why, case });
    }
    Ok(loaded)
}

/// Takes a segment in as a whole, or not at all.
fn take(loaded: &mut Loaded, case: &CaseId, value: &str) -> Result<(), WhyAside> {
    let entries = read_segment(value).map_err(|error| match error {
        ImportError::Newer { .. } => WhyAside::Newer,
        _ => WhyAside::Damaged,
    })?;
    let mut log = loaded.cases.get(case).cloned().unwrap_or_default();
    for entry in entries {
        log.insert(entry).map_err(|_| WhyAside::Damaged)?;
    }
    if !log.is_empty() {
        loaded.cases.insert(case.clone(), log);
    }
    Ok(())
}

fn case_of(key: &str) -> Option<CaseId> {
    CaseId::parse(key.strip_prefix(PREFIX)?.split('/').nth(1)?)
}
