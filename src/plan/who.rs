//! Who we are: said once for the organisation, where it prepares, and taken over into each new case.

use crate::case::{Answers, Change};
use crate::guide::{FactGroup, Guide};

/// What is said of the organisation, as the first answers of a new case.
pub fn about_us<'a>(guide: &'a Guide, prepared: &'a Answers) -> impl Iterator<Item = Change> + 'a {
    let ours = guide
        .facts
        .iter()
        .filter(|text| matches!(text.group, FactGroup::Who | FactGroup::Sector));
    ours.filter_map(|text| Some(Change::AnsweredFact(text.fact, *prepared.facts.get(&text.fact)?)))
}
