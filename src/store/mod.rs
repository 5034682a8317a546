//! Keeps cases in a key-value store: one writer per key, every write read back, what cannot be read left where it is.
//!
//! Invariant: knows the store only as [`Shelf`]; touches only keys that begin with [`PREFIX`].

mod desk;
mod import;
mod load;
mod memory;
mod reader;
mod segments;
mod shelf;

pub use desk::{Desk, Flush, SaveState, View};
pub use import::{Import, Preview, TakeOverError};
pub use load::{Aside, Loaded, WhyAside, load, load_case};
pub use memory::MemoryShelf;
pub use reader::Reader;
pub use segments::Segments;
pub use shelf::{PREFIX, Shelf, ShelfError};
