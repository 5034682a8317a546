//! A case is its log: every change is an entry, and the state is the replay of all entries.
//!
//! Invariant: knows neither guide items (only their ids) nor storage nor the saved form; nothing here is `Serialize`.

mod answers;
mod count;
mod entry;
mod id;
mod log;
mod sorted;
mod state;

pub use answers::{Answers, Count, Evidence, FoundBy, Knew, Known};
pub use entry::{Acted, Audience, Change, Choice, Entry, Frozen, ItemState, Moment, Sent, Stamp};
pub use id::{CaseId, EntryId, IdSource, TabId};
pub use log::{Comparison, Conflict, Log, Struck};
pub use sorted::{SortedMap, in_order};
pub use state::{Case, CaseState, Decision, Filed, ItemRecord, Written};
