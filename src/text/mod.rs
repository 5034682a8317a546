//! Interface wording in Japanese and English. Content (the guidance itself) stands in `content/`.
//!
//! Invariant: words only; no logic beyond choosing and filling in.

mod say;
mod words;

pub use say::{
    change, choice_label, comparison, count_label, day, decision_label, field_label, filename, found_label, import_error, known_label,
    reason, save_state, section, shelf_error, state_label, take_over_error, time, title_for,
};
pub use words::*;
