//! What was sent: the papers as they went out, and what a next one says otherwise.

use super::paper::Paper;
use super::request::Scope;
use crate::case::{Case, Filed};

/// The papers that were sent, in the order in which that was recorded.
#[must_use]
pub(super) fn sent_papers(case: &Case, scope: Scope) -> Vec<(Paper, &Filed)> {
    let paper = |filed: &'_ Filed| Paper::parse(scope.library(), &filed.sent.paper.as_ref()?.name);
    case.state()
        .sent
        .iter()
        .filter_map(|filed| Some((paper(filed)?, filed)))
        .collect()
}

/// The papers of the same kind that were sent before, the last one first: a paper for a group goes on from one for that
/// group or for all.
#[must_use]
pub(super) fn papers_before(paper: &Paper, case: &Case, scope: Scope) -> Vec<Paper> {
    let is_before =
        |one: &Paper| one.form.id == paper.form.id && one != paper && (one.group == paper.group || one.group == 0);
    let mut before: Vec<Paper> = sent_papers(case, scope)
        .into_iter()
        .map(|(one, _)| one)
        .filter(is_before)
        .collect();
    before.reverse();
    before
}
