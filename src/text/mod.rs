//! Interface wording in Japanese and English. Content (the guidance itself) stands in `content/`.
//!
//! Invariant: words only; no logic beyond choosing and filling in.

#[macro_use]
mod words;
mod answers;
mod binder;
mod keyed;
pub mod pack;
pub mod plain;
mod report;
mod say;

pub use answers::{aside, count_label, found_label};
pub use binder::*;
pub use keyed::*;
pub use report::*;
pub use say::{
    change, choice_label, clock_counting, clock_due, clock_line, clock_name, comparison, date, date_of_letter,
    date_of_year, day, duty_reason, field_label, filename, import_error, is_late, known_label, reason, reasons,
    save_state, say_as_of, section, shelf_error, state_label, state_record, take_over_error, time, time_left,
    title_for, utc_stamp, verdict, weekday,
};
pub use words::*;
