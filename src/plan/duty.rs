//! Which duties to report apply: a pure function of the guide and the answers. What decides a duty stands in
//! `content/duties.toml`; here is only the weighing of what is not known.

use super::tailor::{Reason, Verdict, clause_verdict, reasons_of};
use crate::case::Answers;
use crate::guide::{Condition, Duty, Fact, Guide, Situation};

/// A situation of a duty with the verdict on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The situation.
    pub situation: &'static Situation,
    /// Whether it is there.
    pub verdict: Verdict,
    /// Whether it can concern the organisation at all.
    pub is_ours: bool,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// The verdict on a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// The duty.
    pub duty: &'static Duty,
    /// Whether it applies. Open: not decided yet.
    pub verdict: Verdict,
    /// Why: what decides it, or what is missing.
    pub reasons: Vec<Reason>,
    /// Its grounds, each judged, in the order of the duty.
    pub grounds: Vec<Ground>,
    /// Nothing is ruled for such an organisation: the official page has to be looked at.
    pub is_unruled: bool,
    /// Whether it concerns the organisation: open while nobody has said what decides that.
    pub concerns: Verdict,
}

impl Ruling {
    /// Whether it is shown with what is undecided: what only some organisations have is asked for first.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.verdict != Verdict::Open || self.concerns == Verdict::Applies
    }

    /// What is known and leads to the verdict.
    pub fn because(&self) -> impl Iterator<Item = Reason> {
        self.reasons
            .iter()
            .copied()
            .filter(|reason| !matches!(reason, Reason::NotKnown(_)))
    }

    /// What has to be known before it can be decided.
    pub fn missing(&self) -> impl Iterator<Item = Fact> {
        self.reasons.iter().filter_map(|reason| match reason {
            Reason::NotKnown(fact) => Some(*fact),
            _ => None,
        })
    }
}

/// The verdict on every duty, in the order of the content.
#[must_use]
pub fn rulings(guide: &Guide, answers: &Answers) -> Vec<Ruling> {
    let mut rulings: Vec<Ruling> = Vec::with_capacity(guide.duties.len());
    for duty in guide.duties {
        let ruling = ruling(duty, answers, &rulings);
        rulings.push(ruling);
    }
    rulings
}

fn all(when: Condition, answers: &Answers) -> Verdict {
    when.iter()
        .map(|clause| clause_verdict(clause, answers))
        .max()
        .unwrap_or(Verdict::Applies)
}

/// `before`: the rulings on the duties that stand before it, which it may refer to.
fn ruling(duty: &'static Duty, answers: &Answers, before: &[Ruling]) -> Ruling {
    let of = |id: Option<&str>| before.iter().find(|ruling| Some(ruling.duty.id) == id);
    let ground = |situation: &'static Situation| {
        let like = of(situation.like);
        Ground {
            situation,
            verdict: like.map_or_else(|| all(situation.when, answers), |ruling| ruling.verdict),
            is_ours: all(situation.who, answers) != Verdict::DoesNotApply,
            reasons: like.map_or_else(|| reasons_of(situation.when, answers), |ruling| ruling.reasons.clone()),
        }
    };
    let grounds: Vec<Ground> = duty.situations.iter().map(ground).collect();
    let is_unruled = !duty.unruled.is_empty() && all(duty.unruled, answers) == Verdict::Applies;
    let any = match grounds.iter().map(|ground| ground.verdict).min() {
        _ if is_unruled => Verdict::Open,
        any => any.unwrap_or(Verdict::Applies),
    };
    let instead = of(duty.unless).map_or(Verdict::Applies, |other| match other.verdict {
        Verdict::Applies => Verdict::DoesNotApply,
        Verdict::Open => Verdict::Open,
        Verdict::DoesNotApply => Verdict::Applies,
    });
    let verdict = all(duty.when, answers).max(any).max(instead);
    // Reasons are what leads to the verdict, each once.
    let mut reasons: Vec<Reason> = Vec::new();
    if is_unruled && verdict == Verdict::Open {
        reasons.extend(reasons_of(duty.unruled, answers));
    }
    let of_clauses = duty.when.iter().filter(|clause| clause_verdict(clause, answers) == verdict);
    let of_clauses = of_clauses.flat_map(|clause| reasons_of(std::slice::from_ref(clause), answers));
    let of_grounds = grounds
        .iter()
        .filter(|ground| any == verdict && ground.verdict == verdict)
        .flat_map(|ground| ground.reasons.clone());
    let of_instead = of(duty.unless)
        .filter(|_| instead == verdict)
        .into_iter()
        .flat_map(|other| other.reasons.clone());
    for reason in of_clauses.chain(of_grounds).chain(of_instead) {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    Ruling { duty, verdict, reasons, grounds, is_unruled, concerns: all(duty.who, answers) }
}
