//! The register of obligations: what has to be told to whom, whether it is a duty, by when, and what was filed or sent.
//! Each has a name (`appi/preliminary`) under which the record keeps what was sent.

use std::rc::Rc;

use super::client::{Client, clients};
use super::clock::{Clock, clocks};
use super::duty::{Ruling, rulings};
use super::tailor::Verdict;
use crate::case::{CaseState, Choice, Filed, ItemRecord, ItemState, Known, Moment};
use crate::guide::{DutyClock, Fact, Force, Guide, NamedDuty};

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

/// What is left to do about an obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owed {
    /// It is due, and was not sent.
    Due,
    /// Nobody has said whether it is due.
    Undecided,
    /// It need not be sent, but that was decided, and it was not.
    Decided,
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

/// The duty to tell the clients whose data is handled.
pub const CLIENT: &str = NamedDuty::Controller.as_str();

/// Under which name it is kept what a person decided about a duty.
#[must_use]
pub fn decision_about(duty: &str) -> String {
    format!("duty:{duty}")
}

/// Where the addressees of a duty are written, one a line.
#[must_use]
pub fn addressees_field(duty: &str) -> String {
    format!("addressees/{duty}")
}

/// Whether each addressee is told on its own, and may be named.
#[must_use]
pub fn has_addressees(duty: &str) -> bool {
    matches!(NamedDuty::parse(duty), Some(NamedDuty::Controller | NamedDuty::Gdpr | NamedDuty::GdprController))
}

fn addressees(duty: &str, state: &CaseState) -> Vec<Rc<str>> {
    if !has_addressees(duty) {
        return Vec::new();
    }
    let lines = state.text(&addressees_field(duty)).lines().map(str::trim);
    let name = |line: &str| if duty == CLIENT { Client::read(line).name } else { line.into() };
    lines.filter(|line| !line.is_empty()).map(name).collect()
}

impl Obligation {
    /// The name of its duty, or of the organisation's clock.
    #[must_use]
    pub fn duty(&self) -> &'static str {
        let of_clock = || self.clock.as_ref().map_or("", |clock| clock.duty);
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

    /// Whether it is shown while it is undecided.
    #[must_use]
    pub fn is_shown_open(&self) -> bool {
        let is_of_contract = || self.clock.as_ref().is_some_and(|clock| clock.to.is_some());
        self.verdict == Verdict::Open && (self.ruling.as_ref().is_none_or(Ruling::is_shown) || is_of_contract())
    }

    /// Whether it is the first row of its duty: a decision about the duty is one about this.
    #[must_use]
    pub fn is_first(&self) -> bool {
        matches!(self.stage, Stage::Preliminary | Stage::Notice | Stage::Report)
    }

    /// What is left to do about it; none where nothing is.
    #[must_use]
    pub fn owed(&self, state: &CaseState) -> Option<Owed> {
        let decision = state.decisions.get(&*decision_about(self.duty()));
        let choice = decision.map_or(Choice::Open, |decision| decision.choice);
        match choice {
            _ if self.is_done() => None,
            _ if self.is_open() => Some(Owed::Due),
            // Whoever has decided for doubtful cases has left nothing open.
            Choice::Open | Choice::Later if self.is_undecided() && self.is_shown_open() => Some(Owed::Undecided),
            Choice::Yes if self.is_first() && self.ruling.is_some() => Some(Owed::Decided),
            Choice::Later if self.is_first() && self.ruling.is_some() => Some(Owed::Undecided),
            _ => None,
        }
    }

    /// Whether its time has run out, and it is not done.
    #[must_use]
    pub fn is_late(&self, now: Moment) -> bool {
        self.is_open() && self.clock.as_ref().is_some_and(|clock| clock.is_late(now))
    }

    /// Whether what was sent was sent too late; none where nothing was sent, or no days are counted.
    #[must_use]
    pub fn was_late(&self) -> Option<bool> {
        let Done::Sent(filed, _) = &self.done else { return None };
        self.clock.as_ref().map(|clock| clock.is_late(filed.sent.on))
    }
}

/// The last time that something was recorded as sent under a name, and how often; to one addressee, where one is named.
fn sent<'a>(key: &str, to: &str, state: &'a CaseState) -> Option<(&'a Filed, usize)> {
    let of = |filed: &&Filed| filed.sent.is_of(key) && (to.is_empty() || filed.sent.is_to(to));
    Some((state.sent.iter().rfind(of)?, state.sent.iter().filter(of).count()))
}

/// What has been done: sent under its own name, or with a report that serves as both, or released by telling the
/// client, or ticked off.
pub(super) fn done(duty: &str, stage: Stage, to: &str, item: Option<&str>, state: &CaseState) -> Done {
    let both = (stage == Stage::Preliminary).then(|| key(duty, Stage::Final));
    let filed = sent(&key(duty, stage), to, state).or_else(|| sent(&both?, to, state));
    if let Some((filed, n_times)) = filed {
        return Done::Sent(filed.clone(), n_times);
    }
    // Of several clients each has to be told: one that was not is owed the report as before.
    let is_told = |to: &Rc<str>| sent(&key(CLIENT, Stage::Notice), to, state).is_some();
    let is_released = matches!(NamedDuty::parse(duty), Some(NamedDuty::Appi | NamedDuty::MyNumber))
        && state.answers.fact(Fact::Entrusted) == Known::Yes
        && addressees(CLIENT, state).iter().all(is_told);
    let told = is_released.then(|| sent(&key(CLIENT, Stage::Notice), "", state)).flatten();
    if let Some((filed, _)) = told {
        return Done::Released(filed.clone());
    }
    match item.and_then(|item| state.items.get(item)) {
        Some(record) if record.state == ItemState::Done => Done::Ticked(record.clone()),
        _ => Done::Nothing,
    }
}

/// Whether what is due has been done: to the addressee that is named, or else to all that there are.
pub(super) fn is_met(duty: &str, stage: Stage, to: Option<&str>, item: Option<&str>, state: &CaseState) -> bool {
    let is_done = |to: &str| done(duty, stage, to, item, state) != Done::Nothing;
    if let Some(to) = to {
        return is_done(to);
    }
    let all = addressees(duty, state);
    if all.is_empty() { is_done("") } else { all.iter().all(|to| is_done(to)) }
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
    let clocks = clocks(guide, &state.answers);
    let mut all = Vec::new();
    for ruling in rulings(guide, &state.answers) {
        let duty = ruling.duty;
        let clients = if duty.id == CLIENT { clients(guide, state) } else { Vec::new() };
        let named = addressees(duty.id, state);
        for stage in stages(duty.clock) {
            let of = |clock: &&Clock| clock.own.is_none() && clock.duty == duty.id && clock.kind.stage() == *stage;
            let clock = clocks.iter().find(of);
            let item = match stage {
                Stage::Persons => None,
                Stage::Final => duty.settles.get(1),
                Stage::Preliminary | Stage::Report | Stage::Notice => duty.settles.first(),
            };
            let done = |to: &str| match done(duty.id, *stage, to, item.copied(), state) {
                // From what is no duty nobody is released.
                Done::Released(_) if ruling.verdict == Verdict::DoesNotApply => Done::Nothing,
                done => done,
            };
            let row = |to: &str| Obligation {
                ruling: Some(ruling.clone()),
                stage: *stage,
                to: to.to_owned(),
                clock: clock.cloned(),
                verdict: ruling.verdict,
                done: done(to),
            };
            // The law's time or the contract's: what is due first.
            let of_client = |client: &Client| {
                let (row, verdict) = (row(&client.name), client.verdict(state).min(ruling.verdict));
                let contract = client.clock(guide, state);
                let is_first = |own: &Clock| clock.is_none_or(|other| own.due_by() <= other.due_by());
                Obligation { clock: contract.filter(is_first).or(row.clock), verdict, ..row }
            };
            if !clients.is_empty() {
                all.extend(clients.iter().map(of_client));
            } else if named.is_empty() {
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
        clock: Some(clock.clone()),
        verdict: clock.verdict,
        done: done(clock.duty, Stage::Report, "", clock.item, state),
    }));
    all
}

/// How much of a case is left to send, and how much undecided.
#[must_use]
pub fn n_owed(guide: &Guide, state: &CaseState) -> [usize; 2] {
    let all = obligations(guide, state);
    let owed = all.iter().filter_map(|one| one.owed(state));
    owed.fold([0; 2], |[to_send, undecided], owed| match owed {
        Owed::Undecided => [to_send, undecided + 1],
        Owed::Due | Owed::Decided => [to_send + 1, undecided],
    })
}
