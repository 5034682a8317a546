//! How far a case is.

use super::obligation::{Done, done, is_met};
use super::{Clock, Plan, Planned, Verdict, first_minute};
use crate::case::{CaseState, Choice, ItemRecord, ItemState, Moment};
use crate::guide::{ItemKind, Step, ToolKind};

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
                n_settled: sum.n_settled + usize::from(planned.is_settled(state)),
                n_all: sum.n_all + 1,
            })
    }
}

impl Planned {
    /// How far it is. What was decided in the register, or recorded as sent, is one state with the box of its item:
    /// whichever was recorded last.
    #[must_use]
    pub fn record(&self, state: &CaseState) -> ItemRecord {
        let mut record = state.item(self.item.id);
        let at = |record: &ItemRecord| record.recorded.as_ref().map(|stamp| stamp.at);
        let tool = self.item.tool.filter(|tool| tool.kind == ToolKind::Decision);
        let decided = tool.and_then(|tool| state.decisions.get(tool.of));
        if let Some(decision) = decided
            && at(&record) <= decision.recorded.as_ref().map(|stamp| stamp.at)
        {
            record.state = match decision.choice {
                Choice::Yes | Choice::No => ItemState::Done,
                Choice::Later => ItemState::InProgress,
                Choice::Open => ItemState::Open,
            };
            record.acted = decision.decided.clone();
            record.recorded.clone_from(&decision.recorded);
        }
        if let Some((duty, stage)) = self.settles
            && is_met(duty, stage, None, None, state)
            && let Done::Sent(filed, _) = done(duty, stage, "", None, state)
            && at(&record) <= Some(filed.recorded.at)
        {
            record.state = ItemState::Done;
            record.acted.at = Some(filed.sent.on);
            record.recorded = Some(filed.recorded);
        }
        record
    }

    /// Whether nothing is left to do about it.
    #[must_use]
    pub fn is_settled(&self, state: &CaseState) -> bool {
        matches!(self.record(state).state, ItemState::Done | ItemState::NotApplicable)
    }
}

/// Why an act comes next.
#[derive(Clone, Debug, PartialEq)]
pub enum Because {
    /// It is begun.
    Begun,
    /// It belongs to the first minute.
    First,
    /// Its time runs: which.
    Due(Clock),
    /// It stops the damage.
    StopsDamage,
    /// It stands next on the list.
    Next,
}

/// How long before its end a deadline comes before what stops damage: three days, in milliseconds.
const NEAR: i64 = 3 * 86_400_000;

/// The next acts, across the steps: what is begun, the rest of the first minute, what is due soon, what stops the
/// damage, what else is due, then the list in order; certain ones before open ones.
#[must_use]
pub fn next_acts<'a>(
    plan: &'a Plan,
    state: &CaseState,
    clocks: &[Clock],
    now: Moment,
    n_acts: usize,
) -> Vec<(&'a Planned, Because)> {
    let is_left = |planned: &Planned| {
        planned.item.kind != ItemKind::Caution && planned.verdict != Verdict::DoesNotApply && !planned.is_settled(state)
    };
    let is_begun = |planned: &&Planned| planned.record(state).state == ItemState::InProgress;
    let is_certain = |planned: &&Planned| planned.verdict == Verdict::Applies;
    let (first, _) = first_minute(plan, state.answers.types);
    let all = || plan.items.iter();
    let due = |is_near: bool| {
        let running = clocks.iter().filter(move |clock| (clock.due_by().0 - now.0 < NEAR) == is_near);
        running.flat_map(move |clock| {
            let of = move |planned: &&Planned| {
                planned.settles == Some((clock.duty, clock.kind.stage())) && planned.verdict == Verdict::Applies
            };
            all().filter(of).map(move |planned| (planned, Because::Due(clock.clone())))
        })
    };
    let stops = all().filter(|planned| planned.item.kind == ItemKind::FirstAid && is_certain(planned));
    let ranked = all()
        .filter(is_begun)
        .map(|planned| (planned, Because::Begun))
        .chain(first.into_iter().map(|planned| (planned, Because::First)))
        .chain(due(true))
        .chain(stops.map(|planned| (planned, Because::StopsDamage)))
        .chain(due(false))
        .chain(all().filter(is_certain).chain(all()).map(|planned| (planned, Because::Next)));
    let mut next: Vec<(&Planned, Because)> = Vec::new();
    for (planned, because) in ranked.filter(|(planned, _)| is_left(planned)) {
        if next.len() == n_acts {
            break;
        }
        if !next.iter().any(|(chosen, _)| chosen.item.id == planned.item.id) {
            next.push((planned, because));
        }
    }
    next
}
