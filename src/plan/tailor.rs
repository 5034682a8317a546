//! Tailoring: which items concern a case, and why.

use super::{Ruling, Stage, rulings};
use crate::case::{Answers, Known};
use crate::guide::{Clause, Condition, DutyClock, Fact, Guide, Item, ItemKind, LeakType, Literal, Step, TypeSet};

/// Whether an item concerns the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It does.
    Applies,
    /// It depends on something that is not known yet: it stays on the list.
    Open,
    /// It does not.
    DoesNotApply,
}

/// Why an item is, or is not, on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is for every leak.
    Always,
    /// It is for this type of leak.
    Type(LeakType),
    /// Nobody knows yet how it leaked.
    TypeUnknown,
    /// It is for other types of leak.
    OtherType,
    /// This is so.
    Is(Fact),
    /// This is not so.
    IsNot(Fact),
    /// Nobody knows this yet.
    NotKnown(Fact),
}

/// An item with the verdict on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The item.
    pub item: &'static Item,
    /// Whether it concerns the case.
    pub verdict: Verdict,
    /// Why; never empty.
    pub reasons: Vec<Reason>,
    /// What it settles once done: a duty, and what of it.
    pub settles: Option<(&'static str, Stage)>,
}

/// All items of the guide in the order in which they are shown, each with the verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Every item, cautions directly before the act that they guard.
    pub items: Vec<Planned>,
}

impl Plan {
    /// The items of a step that are on the list.
    pub fn listed(&self, step: Step) -> impl Iterator<Item = &Planned> {
        self.items
            .iter()
            .filter(move |planned| planned.item.step == step && planned.verdict != Verdict::DoesNotApply)
    }

    /// The items of a step that do not apply.
    pub fn left_out(&self, step: Step) -> impl Iterator<Item = &Planned> {
        self.items
            .iter()
            .filter(move |planned| planned.item.step == step && planned.verdict == Verdict::DoesNotApply)
    }

    /// The plan's view of one item.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Planned> {
        self.items.iter().find(|planned| planned.item.id == id)
    }

    /// How many items are on the list.
    #[must_use]
    pub fn n_listed(&self) -> usize {
        self.items
            .iter()
            .filter(|planned| planned.verdict != Verdict::DoesNotApply)
            .count()
    }
}

/// The verdict on every item of the guide.
#[must_use]
pub fn tailor(guide: &Guide, answers: &Answers) -> Plan {
    let of_step = |step: Step| guide.items.iter().filter(move |item| item.step == step);
    let rulings = rulings(guide, answers);
    Plan {
        items: Step::ALL
            .into_iter()
            .flat_map(of_step)
            .map(|item| judge(item, answers, &rulings))
            .collect(),
    }
}

/// What to do in the first minute: at most three acts of the guide, those that the organisation wants there, and what
/// not to do. What leads comes first, once it is certain that it applies; an act for every leak, such as the report to
/// the responsible person, is never crowded out.
#[must_use]
pub fn first_minute(plan: &Plan, types: TypeSet) -> (Vec<&Planned>, Vec<&Planned>) {
    let is_for = |of: TypeSet| if types.is_empty() { of == TypeSet::ALL } else { !of.common(types).is_empty() };
    let leads = |planned: &Planned| planned.verdict == Verdict::Applies && is_for(planned.item.leads);
    let is_first =
        |planned: &&Planned| planned.verdict != Verdict::DoesNotApply && is_for(planned.item.first) || leads(planned);
    let (mut cautions, acts): (Vec<_>, Vec<_>) = plan
        .items
        .iter()
        .filter(is_first)
        .partition(|planned| planned.item.kind == ItemKind::Caution);
    // Where it is known what happened, only what is certain is warned of.
    if acts.iter().any(|planned| leads(planned)) {
        cautions.retain(|planned| planned.verdict == Verdict::Applies);
    }
    // What is certain comes before what is open, and what is particular to the type before what is always done.
    let rank = |planned: &Planned| match (planned.verdict, planned.item.first == TypeSet::ALL) {
        _ if leads(planned) => 0,
        (Verdict::Applies, false) => 1,
        (Verdict::Applies, true) => 2,
        (_, false) => 3,
        (_, true) => 4,
    };
    let of_rank = |wanted| acts.iter().filter(move |planned| rank(planned) == wanted).copied();
    let (own, mut of_guide): (Vec<_>, Vec<_>) =
        (0..5).flat_map(of_rank).partition(|planned| planned.item.own.is_some());
    let always = of_guide.iter().position(|planned| rank(planned) == 2);
    if let Some(at) = always.filter(|at| *at > 2) {
        of_guide.swap(2, at);
    }
    (of_guide.into_iter().take(3).chain(own.into_iter().take(3)).collect(), cautions)
}

/// Whether a line with these types and conditions concerns the case.
#[must_use]
pub fn applies(types: TypeSet, when: Condition, answers: &Answers) -> Verdict {
    if !answers.types.is_empty() && types.common(answers.types).is_empty() {
        return Verdict::DoesNotApply;
    }
    when.iter()
        .map(|clause| clause_verdict(clause, answers))
        .max()
        .unwrap_or(Verdict::Applies)
}

fn judge(item: &'static Item, answers: &Answers, rulings: &[Ruling]) -> Planned {
    let mut reasons = Vec::new();
    let mut verdict = applies(item.types, item.when, answers);
    let duty = rulings.iter().find(|ruling| Some(ruling.duty.id) == item.duty);
    if item.types != TypeSet::ALL {
        let common = item.types.common(answers.types);
        if answers.types.is_empty() {
            reasons.push(Reason::TypeUnknown);
            verdict = verdict.max(Verdict::Open);
        } else if common.is_empty() {
            reasons.push(Reason::OtherType);
        } else {
            reasons.extend(common.iter().map(Reason::Type));
        }
    }
    if reasons != [Reason::OtherType] {
        reasons.extend(reasons_of(item.when, answers));
        // What fulfils a duty follows the ruling on it.
        if let Some(ruling) = duty.filter(|ruling| ruling.verdict >= verdict) {
            verdict = ruling.verdict;
            reasons.extend(
                ruling
                    .reasons
                    .iter()
                    .filter(|reason| !reasons.contains(reason))
                    .copied()
                    .collect::<Vec<_>>(),
            );
        }
    }
    if reasons.is_empty() {
        reasons.push(Reason::Always);
    }
    let settles = rulings.iter().find_map(|ruling| settled_by(item.id, ruling));
    Planned { item, verdict, reasons, settles }
}

/// What of a duty an item settles.
fn settled_by(item: &str, ruling: &Ruling) -> Option<(&'static str, Stage)> {
    let duty = ruling.duty;
    let stage = match (duty.settles.iter().position(|one| *one == item)?, duty.clock) {
        (0, DutyClock::Report) => Stage::Preliminary,
        (0, DutyClock::Notice | DutyClock::Prompt) => Stage::Notice,
        (0, _) => Stage::Report,
        _ => Stage::Final,
    };
    Some((duty.id, stage))
}

/// What decides a condition: of each clause the literals that have the clause's verdict.
pub(super) fn reasons_of(when: &[Clause], answers: &Answers) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for clause in when {
        let clause_is = clause_verdict(clause, answers);
        reasons.extend(
            clause
                .iter()
                .filter(|literal| literal_verdict(literal, answers) == clause_is)
                .map(|literal| reason(literal, answers)),
        );
    }
    reasons
}

fn reason(literal: &Literal, answers: &Answers) -> Reason {
    match answers.fact(literal.fact) {
        Known::Yes => Reason::Is(literal.fact),
        Known::No => Reason::IsNot(literal.fact),
        Known::Unknown => Reason::NotKnown(literal.fact),
    }
}

pub(super) fn clause_verdict(clause: &[Literal], answers: &Answers) -> Verdict {
    clause
        .iter()
        .map(|literal| literal_verdict(literal, answers))
        .min()
        .unwrap_or(Verdict::Applies)
}

fn literal_verdict(literal: &Literal, answers: &Answers) -> Verdict {
    let known = answers.fact(literal.fact);
    match if literal.holds { known } else { known.negated() } {
        Known::Yes => Verdict::Applies,
        Known::No => Verdict::DoesNotApply,
        Known::Unknown => Verdict::Open,
    }
}
