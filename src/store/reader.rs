//! What reads the store, as a value: in a browser it comes later than the desk where there is nothing to read yet.

use super::{Loaded, Shelf, ShelfError, load, load_case};
use crate::case::{CaseId, Log};
use crate::wire::read_segment;

/// What reads the store.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    pub(super) load: fn(&dyn Shelf) -> Result<Loaded, ShelfError>,
    pub(super) load_case: fn(&dyn Shelf, &CaseId) -> Result<Loaded, ShelfError>,
    /// The log of a segment, if it can be read and says anything.
    pub(super) segment: fn(&str) -> Option<Log>,
}

impl Reader {
    /// What reads everything.
    #[must_use]
    pub const fn new() -> Self {
        Self { load, load_case, segment }
    }
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

fn segment(value: &str) -> Option<Log> {
    let log = Log::of(&read_segment(value).ok()?).ok()?;
    Some(log).filter(|log| !log.is_empty())
}
