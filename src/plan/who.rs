//! Who we are: said once for the organisation, in its pack or where it prepares, and taken over into each new case.

use crate::case::{Answers, Change, Known};
use crate::guide::{Fact, Guide};

/// What the organisation's pack says of a fact: that is asked nowhere again, but can be changed in a case.
#[must_use]
pub fn said_by_pack(guide: &Guide, fact: Fact) -> Option<Known> {
    let (_, is_so) = guide.about.iter().find(|(one, _)| *one == fact)?;
    Some(if *is_so { Known::Yes } else { Known::No })
}

/// What is said of the organisation, as the first answers of a new case.
pub fn about_us<'a>(guide: &'a Guide, prepared: &'a Answers) -> impl Iterator<Item = Change> + 'a {
    let ours = guide.facts.iter().filter(|text| text.group.is_about_us());
    let said = |fact| said_by_pack(guide, fact).or_else(|| prepared.facts.get(&fact).copied());
    ours.filter_map(move |text| Some(Change::AnsweredFact(text.fact, said(text.fact)?)))
}
