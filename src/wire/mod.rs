//! The saved and exported form: JSON, versioned, readable for ever.
//!
//! Invariant: the only room that knows how cases are written as JSON. Domain types are not `Serialize`; each version of
//! the form is a module of its own, with the types that serde writes. What a version does not know is kept and written
//! back.

mod damage;
mod fields;
mod import;
mod scan;
mod seal;
pub mod time;
pub mod v1;

pub use damage::{Damage, Expected, Found};
pub use import::{ImportError, Imported, MAX_BYTES, read, read_paced, read_segment};
pub use seal::{seal, sum};

/// The newest version of the form that this version of the page reads and the one that it writes.
pub const VERSION: u64 = 1;
