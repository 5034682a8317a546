//! How far a case is.

use super::{Plan, Planned, Verdict, first_minute};
use crate::case::{CaseState, ItemState};
use crate::guide::{ItemKind, Step};

/// How many of the acts on the list are settled. Cautions do not count: they are acknowledged, not done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Done, or found not to apply.
    pub n_settled: usize,
    /// On the list.
    pub n_all: usize,
}

impl Progress {
    /// The progress of a step.
    #[must_use]
    pub fn of_step(plan: &Plan, state: &CaseState, step: Step) -> Self {
        Self::count(plan.listed(step), state)
    }

    /// The progress of all steps together.
    #[must_use]
    pub fn of_all(plan: &Plan, state: &CaseState) -> Self {
        Self::count(plan.items.iter().filter(|planned| planned.verdict != Verdict::DoesNotApply), state)
    }

    fn count<'a>(items: impl Iterator<Item = &'a Planned>, state: &CaseState) -> Self {
        items
            .filter(|planned| planned.item.kind != ItemKind::Caution)
            .fold(Self::default(), |sum, planned| Self {
                n_settled: sum.n_settled + usize::from(is_settled(state, planned.item.id)),
                n_all: sum.n_all + 1,
            })
    }
}

/// Whether nothing is left to do about an item.
#[must_use]
pub fn is_settled(state: &CaseState, item: &str) -> bool {
    state
        .items
        .get(item)
        .is_some_and(|record| matches!(record.state, ItemState::Done | ItemState::NotApplicable))
}

/// The next acts: what is begun, then the rest of the first minute, then the list in order; certain ones before open
/// ones.
#[must_use]
pub fn next_acts<'a>(plan: &'a Plan, state: &CaseState, n_acts: usize) -> Vec<&'a Planned> {
    let is_left = |planned: &&Planned| {
        planned.item.kind != ItemKind::Caution
            && planned.verdict != Verdict::DoesNotApply
            && !is_settled(state, planned.item.id)
    };
    let is_begun = |planned: &&Planned| {
        state
            .items
            .get(planned.item.id)
            .is_some_and(|record| record.state == ItemState::InProgress)
    };
    let (first, _) = first_minute(plan, state.answers.types);
    let begun = plan.items.iter().filter(is_begun);
    let certain = plan.items.iter().filter(|planned| planned.verdict == Verdict::Applies);
    let mut next: Vec<&Planned> = Vec::new();
    for planned in begun.chain(first).chain(certain).chain(&plan.items).filter(is_left) {
        if next.len() == n_acts {
            break;
        }
        if !next.iter().any(|chosen| chosen.item.id == planned.item.id) {
            next.push(planned);
        }
    }
    next
}
