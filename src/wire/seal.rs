//! What makes sure of a log: the SHA-256 of its text in the exported file.

use sha2::{Digest as _, Sha256};

use super::v1::write_log;
use crate::case::Case;

/// The SHA-256 of the `log` of the exported file, from `[` to `]`, in hexadecimal digits.
#[must_use]
pub fn seal(case: &Case) -> String {
    sum(&write_log(case))
}

/// The SHA-256 of a text in hexadecimal digits: of what is sent, as it went.
#[must_use]
pub fn sum(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
