//! What is left to do: a pure function of the guide and what is known about a case.
//!
//! Invariant: hides nothing silently. Every item comes with the verdict and the reasons for it.

pub mod calendar;
mod client;
mod clock;
mod dates;
mod duty;
mod keyed;
mod obligation;
mod progress;
mod scanner;
mod tailor;
mod who;

pub use client::{Client, clients};
pub use clock::{Clock, ClockKind, case_clocks, clocks};
pub use duty::{Ground, Ruling, rulings};
pub use keyed::{Doubt, KeyedFault, KeyedLine, KeyedNote, KeyedTick, doubt, read_keyed, read_when};
pub use obligation::{
    CLIENT, Done, Obligation, Owed, Stage, addressees_field, decision_about, has_addressees, key, n_owed, obligations,
};
pub use progress::{Because, Progress, next_acts};
pub use tailor::{Plan, Planned, Reason, Verdict, applies, first_minute, tailor};
pub use who::{about_us, said_by_pack};
