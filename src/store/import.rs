//! What an import would do: looked at first, made ready in parts that hold nobody up, and then carried out by the desk,
//! all or nothing.

use std::rc::Rc;

use super::ShelfError;
use super::segments::write_segments;
use crate::case::{Case, CaseId, Change, Comparison, Entry, Log, SortedMap};
use crate::pace::{Pace, Stopped};
use crate::wire::Imported;

/// What an import would do with one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The case as it would be.
    pub case: Rc<Case>,
    /// How the file relates to what is here; none when the case is not here.
    pub comparison: Option<Comparison>,
    /// The entries that would come in, oldest first.
    pub incoming: Vec<Rc<Entry>>,
    /// The case as it is here, and as it is in the file; none when it is not here.
    pub both: Option<[Rc<Case>; 2]>,
}

impl Preview {
    /// Whether the case of the file was begun otherwise than the one that is here, although both have one id: it is
    /// about another incident then. A file that was taken back does not say how the one that is here was begun.
    #[must_use]
    pub fn is_of_another(&self) -> bool {
        let opening = |case: &Case| {
            let opening = case.log().oldest(|change| matches!(change, Change::Opened(_)));
            opening.map(|entry| entry.id.clone())
        };
        self.both
            .as_ref()
            .is_some_and(|[here, file]| match (opening(here), opening(file)) {
                (Some(here), Some(file)) => here != file,
                (None, None) => false,
                // One of them has lost its beginning: they are one case as long as they share anything.
                _ => self.incoming.len() == file.log().len(),
            })
    }
}

/// Why an import was not carried out. Nothing has been changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakeOverError {
    /// An entry of the file has the id of one that is here, but says something else.
    Altered(CaseId),
    /// The store has no room or cannot be reached.
    Shelf(ShelfError),
    /// The file has an incident under the id of what is prepared.
    Reserved(CaseId),
    /// A case was changed after the import had been made ready: it has to be looked at anew.
    Changed,
}

/// One case of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Incoming {
    pub(super) preview: Rc<Preview>,
    /// The case as it was found.
    pub(super) held: Option<Rc<Case>>,
    /// The segments that bring what is new.
    pub(super) segments: Vec<String>,
}

/// An import that has been made ready.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import(pub(super) Vec<Incoming>);

impl Import {
    /// Makes an import ready, without holding anybody up: the pace is asked between the parts.
    ///
    /// # Errors
    /// When the pace says to stop; inside, when an entry was altered.
    pub async fn ready(
        held: &SortedMap<CaseId, Rc<Case>>,
        imported: &[Imported],
        pace: &Pace,
    ) -> Result<Result<Self, TakeOverError>, Stopped> {
        let mut cases = Vec::new();
        for (id, entries) in by_case(imported) {
            pace.step(entries.len()).await?;
            if id.is_prepared() && entries.iter().any(|entry| entry.change.is_of_incident()) {
                return Ok(Err(TakeOverError::Reserved(id)));
            }
            let held = held.get(&id).cloned();
            let Some((log, union)) = unite(&entries, held.as_deref()) else {
                return Ok(Err(TakeOverError::Altered(id)));
            };
            pace.step(union.len()).await?;
            let (comparison, incoming): (_, Vec<_>) = match &held {
                Some(held) => (Some(held.log().compare(&log)), log.beyond(held.log()).cloned().collect()),
                None => (None, log.iter().cloned().collect()),
            };
            let segments = write_segments(&incoming, pace).await?;
            let both = match &held {
                Some(held) => Some([Rc::clone(held), Rc::new(Case::paced(id.clone(), log, pace).await?)]),
                None => None,
            };
            let case = Rc::new(Case::paced(id, union, pace).await?);
            let preview = Rc::new(Preview { case, comparison, incoming, both });
            cases.push(Incoming { preview, held, segments });
        }
        Ok(Ok(Self(cases)))
    }

    /// What it would do.
    pub fn previews(&self) -> impl Iterator<Item = &Preview> {
        self.0.iter().map(|incoming| &*incoming.preview)
    }

    /// What it would do with the case of a number.
    #[must_use]
    pub fn preview(&self, at: usize) -> Option<&Rc<Preview>> {
        self.0.get(at).map(|incoming| &incoming.preview)
    }

    /// How many cases it is about.
    #[must_use]
    pub fn n_cases(&self) -> usize {
        self.0.len()
    }

    /// Whether it would bring anything.
    #[must_use]
    pub fn has_news(&self) -> bool {
        self.previews().any(|preview| !preview.incoming.is_empty())
    }
}

/// The log of a file and what it gives with the one that is here; none where they contradict each other.
fn unite(entries: &[Rc<Entry>], held: Option<&Case>) -> Option<(Log, Log)> {
    let log = Log::of(entries).ok()?;
    let union = match held {
        Some(held) => held.log().union(&log).ok()?,
        None => log.clone(),
    };
    Some((log, union))
}

/// The entries of each case of a file: people put files together by hand, and a case may stand there several times.
fn by_case(imported: &[Imported]) -> Vec<(CaseId, Vec<Rc<Entry>>)> {
    let rows = imported.iter().enumerate().map(|(at, one)| ((&one.id, at), &one.log));
    let rows: SortedMap<(&CaseId, usize), &Log> = rows.collect();
    let mut cases: Vec<(CaseId, Vec<Rc<Entry>>)> = Vec::new();
    for ((id, _), log) in rows {
        match cases.last_mut() {
            Some((last, entries)) if last == id => entries.extend(log.iter().cloned()),
            _ => cases.push((id.clone(), log.iter().cloned().collect())),
        }
    }
    cases
}
