//! The parts of the program that come to the browser after the page has started, each behind a door: what can be called once it is open.
//!
//! Invariant: one program, so what goes through a door are plain values and calls. Knows no browser: `platform` opens the doors.

mod language;
mod reading;
mod word;

pub use language::open_language;
pub use reading::{Reading, open_reading};
pub use word::{Word, open_word};

/// A part could not be fetched or started. It can be tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unopened;
