//! The register of obligations: what has to be told to whom, whether it is a duty, by when, and what was filed or sent.
//! Each has a name (`appi/preliminary`) under which the record keeps what was sent.

use super::clock::{Clock, clocks};
use super::duty::{Ruling, rulings};
use super::tailor::Verdict;
use crate::case::{CaseState, Filed, ItemRecord, ItemState, Known, Moment};
use crate::guide::{DutyClock, Fact, Force, Guide};

names! {
    /// What of a duty has to be done, in the order in which it is due.
    pub enum Stage {
        /// The preliminary report.
        Preliminary = "preliminary",
        /// The final report.
        Final = "final",
        /// A report that has one stage only.
        Report = "report",
        /// The notice to a client, a controller, a partner.
        Notice = "notice",
        /// The notice to the persons concerned.
        Persons = "persons",
    }
}

/// What has been done about an obligation.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// Nothing that is on record.
    Nothing,
    /// Filed or sent: the last time that this was recorded, and how often in all.
    Sent(Filed, usize),
    /// Its item was ticked off; when it was filed is not recorded.
    Ticked(ItemRecord),
    /// The client was told, and that releases from it.
    Released(Filed),
}

/// One row of the register.
#[derive(Clone, Debug, PartialEq)]
pub struct Obligation {
    /// The ruling on its duty; none for what the organisation has set itself.
    pub ruling: Option<Ruling>,
    /// What of it.
    pub stage: Stage,
    /// To whom, where there are several or the user named them; else empty.
    pub to: String,
    /// Its clock, where days or hours are counted.
    pub clock: Option<Clock>,
    /// Whether it has to be done.
    pub verdict: Verdict,
    /// What has been done.
    pub done: Done,
}

/// Under which name the record keeps what was sent.
#[must_use]
pub fn key(duty: &str, stage: Stage) -> String {
    format!("{duty}/{}", stage.as_str())
}

/// Where the addressees of a duty are written, one a line.
#[must_use]
pub fn addressees_field(duty: &str) -> String {
    format!("addressees/{duty}")
}

/// Whether each addressee is told on its own, and may be named.
#[must_use]
pub fn has_addressees(duty: &str) -> bool {
    matches!(duty, "controller" | "gdpr" | "gdpr-controller")
}

fn addressees<'a>(duty: &str, state: &'a CaseState) -> Vec<&'a str> {
    if !has_addressees(duty) {
        return Vec::new();
    }
    let lines = state.text(&addressees_field(duty)).lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).collect()
}

impl Obligation {
    /// The name of its duty, or of the organisation's clock.
    #[must_use]
    pub fn duty(&self) -> &'static str {
        let of_clock = || self.clock.map_or("", |clock| clock.duty);
        self.ruling.as_ref().map_or_else(of_clock, |ruling| ruling.duty.id)
    }

    /// Under which name the record keeps what was sent.
    #[must_use]
    pub fn key(&self) -> String {
        key(self.duty(), self.stage)
    }

    /// How binding it is.
    #[must_use]
    pub fn force(&self) -> Force {
        self.ruling.as_ref().map_or(Force::Must, |ruling| ruling.duty.force)
    }

    /// Whether nothing is left to do about it.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done != Done::Nothing
    }

    /// Whether it has to be done and is not.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.verdict == Verdict::Applies && self.force() == Force::Must && !self.is_done()
    }

    /// Whether it may have to be done, and nobody has decided that.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        self.verdict == Verdict::Open && self.force() == Force::Must && !self.is_done()
    }

    /// Whether its time has run out, and it is not done.
    #[must_use]
    pub fn is_late(&self, now: Moment) -> bool {
        self.is_open() && self.clock.is_some_and(|clock| clock.is_late(now))
    }

    /// Whether what was sent was sent too late; none where nothing was sent, or no days are counted.
    #[must_use]
    pub fn was_late(&self) -> Option<bool> {
        let Done::Sent(filed, _) = &self.done else { return None };
        self.clock.map(|clock| clock.is_late(filed.sent.on))
    }
}

/// The last time that something was recorded as sent under a name, and how often; to one addressee, where one is named.
fn sent<'a>(key: &str, to: &str, state: &'a CaseState) -> Option<(&'a Filed, usize)> {
    let of = |filed: &&Filed| *filed.sent.what == *key && (to.is_empty() || *filed.sent.to == *to);
    Some((state.sent.iter().rfind(of)?, state.sent.iter().filter(of).count()))
}

/// What has been done: sent under its own name, or with a report that serves as both, or released by telling the
/// client, or ticked off.
fn done(duty: &str, stage: Stage, to: &str, item: Option<&str>, state: &CaseState) -> Done {
    let both = (stage == Stage::Preliminary).then(|| key(duty, Stage::Final));
    let filed = sent(&key(duty, stage), to, state).or_else(|| sent(&both?, to, state));
    if let Some((filed, n_times)) = filed {
        return Done::Sent(filed.clone(), n_times);
    }
    let is_released = matches!(duty, "appi" | "my-number") && state.answers.fact(Fact::Entrusted) == Known::Yes;
    let told = is_released
        .then(|| sent(&key("controller", Stage::Notice), "", state))
        .flatten();
    if let Some((filed, _)) = told {
        return Done::Released(filed.clone());
    }
    match item.and_then(|item| state.items.get(item)) {
        Some(record) if record.state == ItemState::Done => Done::Ticked(record.clone()),
        _ => Done::Nothing,
    }
}

/// Whether what is due has been done, to all addressees.
pub(super) fn is_met(duty: &str, stage: Stage, item: Option<&str>, state: &CaseState) -> bool {
    let all = addressees(duty, state);
    let is_done = |to: &str| done(duty, stage, to, item, state) != Done::Nothing;
    if all.is_empty() { is_done("") } else { all.into_iter().all(is_done) }
}

/// The stages of a duty.
fn stages(clock: DutyClock) -> &'static [Stage] {
    match clock {
        DutyClock::Report => &[Stage::Preliminary, Stage::Final, Stage::Persons],
        DutyClock::Notice | DutyClock::Prompt => &[Stage::Notice],
        DutyClock::Hours72 | DutyClock::Days30 | DutyClock::None => &[Stage::Report],
    }
}

/// All obligations of a case, in the order of the content, what the organisation has set itself last.
#[must_use]
pub fn obligations(guide: &Guide, state: &CaseState) -> Vec<Obligation> {
    let answers = &state.answers;
    let clocks = clocks(guide, answers);
    let mut all = Vec::new();
    for ruling in rulings(guide, answers) {
        let duty = ruling.duty;
        let named = addressees(duty.id, state);
        for stage in stages(duty.clock) {
            let of = |clock: &&Clock| clock.own.is_none() && clock.duty == duty.id && clock.kind.stage() == *stage;
            let clock = clocks.iter().find(of).copied();
            let item = match stage {
                Stage::Persons => None,
                Stage::Final => duty.settles.get(1),
                Stage::Preliminary | Stage::Report | Stage::Notice => duty.settles.first(),
            };
            let row = |to: &str| Obligation {
                ruling: Some(ruling.clone()),
                stage: *stage,
                to: to.to_owned(),
                clock,
                verdict: ruling.verdict,
                done: done(duty.id, *stage, to, item.copied(), state),
            };
            if named.is_empty() {
                all.push(row(""));
            } else {
                all.extend(named.iter().map(|to| row(to)));
            }
        }
    }
    all.extend(clocks.iter().filter(|clock| clock.own.is_some()).map(|clock| Obligation {
        ruling: None,
        stage: Stage::Report,
        to: String::new(),
        clock: Some(*clock),
        verdict: clock.verdict,
        done: done(clock.duty, Stage::Report, "", clock.item, state),
    }));
    all
}
