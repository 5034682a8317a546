//! An organisation's own pack: `pack.json` beside the page, or inside the page that is one file.
//! `schema/pack-v1.schema.json` describes it.
//!
//! Invariant: pure, and never fails: what is faulty is left out and listed with its place, the rest works. What a
//! version does not know is kept. What the list and the clocks need is read at the start ([`Start`]), all of it by what
//! makes the papers ([`Pack`]).

mod edit;
mod edition;
mod fault;
mod place;
mod read;
mod whole;

pub use edit::{Command, Draft, edit, write};
pub use edition::Edition;
pub use fault::{Fault, Problem};
pub use place::{Field, Part, Place};
pub use read::{Both, OwnClient, OwnClock, OwnItem, Start, is_own, read_start, step_of};
pub use whole::{Contact, Link, Pack, Wording, check_names, read};

names! {
    /// What an organisation can switch off. Nothing that says what has to be done: only ways that it does not want
    /// used.
    pub enum Feature {
        /// The guide to read.
        Guide = "guide",
        /// What is prepared before anything happens.
        Prepare = "prepare",
        /// The binder and the blank papers.
        Binder = "binder",
        /// Word documents.
        Word = "word",
        /// Reading in files on the start page.
        Import = "import",
    }
}

/// What the file calls itself.
pub const FORMAT: &str = "morenaku-pack";
/// The version of the form.
pub const VERSION: u64 = 1;
/// How large the file may be.
pub const MAX_BYTES: usize = 400_000;
/// How many there may be of each.
pub const MAX_ROWS: usize = 200;
/// How long a name, an act or an address may be.
pub const MAX_NAME: usize = 200;
/// How long a paragraph may be.
pub const MAX_TEXT: usize = 4_000;
pub use crate::guide::MAX_HOURS;
