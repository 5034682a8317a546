//! Names of answers: how many, and how it came to light.

use super::screens::*;
use crate::case::{Count, FoundBy};
use crate::guide::Lang;

/// How many persons.
#[must_use]
pub fn count_label(count: Count, lang: Lang) -> String {
    let (word, number) = match count {
        Count::Unknown => return COUNT_UNKNOWN.get(lang).to_owned(),
        Count::Exactly(number) => (COUNT_EXACTLY, number),
        Count::AtLeast(number) => (COUNT_AT_LEAST, number),
        Count::AtMost(number) => (COUNT_AT_MOST, number),
    };
    match lang {
        Lang::Ja => format!("{}{number}{}", word.ja, COUNT_UNIT.ja),
        Lang::En => format!("{} {number} {}", word.en, COUNT_UNIT.en),
    }
}

/// How it came to light.
#[must_use]
pub fn found_label(found_by: FoundBy, lang: Lang) -> &'static str {
    match found_by {
        FoundBy::Unknown => FOUND_UNKNOWN,
        FoundBy::Oneself => FOUND_ONESELF,
        FoundBy::Inside => FOUND_INSIDE,
        FoundBy::Outsider => FOUND_OUTSIDER,
        FoundBy::Police => FOUND_POLICE,
        FoundBy::Press => FOUND_PRESS,
    }
    .get(lang)
}

/// A question or a label, and what stands behind it.
pub(super) fn labelled(label: &str, text: &str) -> String {
    let colon = if label.ends_with(['?', '.']) { "" } else { ":" };
    format!("{label}{colon} {text}")
}

/// Something in brackets; nothing when it is empty.
#[must_use]
pub fn aside(text: &str, lang: Lang) -> String {
    match (text, lang) {
        ("", _) => String::new(),
        (_, Lang::Ja) => format!("（{text}）"),
        (_, Lang::En) => format!(" ({text})"),
    }
}
