//! Interface wording in Japanese and English. Content (the guidance itself) stands in `content/`.
//!
//! Invariant: words only; no logic beyond choosing and filling in.

#[macro_use]
mod screens;
mod answers;
mod asks;
mod binder;
mod duties;
mod entries;
mod errors;
mod fields;
mod kept;
mod keyed;
pub mod pack;
mod papers;
pub mod plain;
mod record;
mod report;
mod rows;
mod say;

pub use answers::{aside, count_label, found_label};
pub use asks::*;
pub use binder::*;
pub use duties::*;
pub use entries::{audience, change, choice_label, field_label, obligation_label};
pub use errors::{import_error, import_failed, shelf_error, take_over_error};
pub use fields::*;
pub use kept::*;
pub use keyed::*;
pub use papers::*;
pub use record::*;
pub use report::*;
pub use rows::*;
pub use say::{
    clock_counting, clock_due, clock_line, clock_name, clock_state, comparison, date, date_of_letter, date_of_year,
    day, depends_on, due_by, filename, in_short, known_label, n_cases, reason, reasons, save_state, say_as_of, section,
    short_title, since, state_label, state_record, time, time_left, time_of_letter, title_for, utc_stamp, verdict,
    weekday,
};
pub use screens::*;
