//! Which duties to report apply, and by when: a pure function of the guide and the answers. What decides a duty stands
//! in `content/duties.toml`; here are only the counting of days and the weighing of what is not known.
//!
//! The days of the final report are counted as the PPC's guidelines 3-5-3-4 have it: the day of knowing is day 1,
//! weekends and holidays count, and if the last day is an office holiday, the next office day counts. Of the
//! preliminary report they only say "within about 3 to 5 days of knowing" (3-5-3-3): that the day of knowing is day 1
//! there too, and that nothing is rolled forward, is the safe reading, and ours.

use jiff::civil::Date;

use super::calendar::{days_after, days_between, japan_date, office_day_from};
use super::progress::is_settled;
use super::tailor::{Reason, Verdict, applies, clause_verdict, reasons_of};
use crate::case::{Answers, CaseState, Known, Moment};
use crate::guide::{Condition, Duty, DutyClock, Fact, Guide, OwnClock, Situation, TypeSet};

/// What has to be done by a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClockKind {
    /// The preliminary report to the authority.
    Preliminary,
    /// The final report to the authority.
    Final,
    /// The notice to the client whose data one handles.
    ClientNotice,
    /// The report to an EU authority.
    EuReport,
    /// The report of an infrastructure operator.
    Infrastructure,
    /// What the organisation has set itself or promised.
    Own,
}

/// A time by which something has to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// What.
    pub kind: ClockKind,
    /// The duty that it comes from: its name in the content, or that of the organisation's clock.
    pub duty: &'static str,
    /// Whether the duty applies, or may apply.
    pub verdict: Verdict,
    /// The item that, once done, settles it.
    pub item: Option<&'static str>,
    /// Whether day 1 rests on an approximate time.
    pub is_about: bool,
    /// Day 1.
    pub known_on: Date,
    /// How many days there are, day 1 counted.
    pub n_days: i32,
    /// The earliest day of "about 3 to 5 days".
    pub from: Option<Date>,
    /// The last day as counted.
    pub counted: Date,
    /// The last day on which it is in time.
    pub due: Date,
    /// The very instant, where hours count.
    pub due_at: Option<Moment>,
    /// The day on which it is due should what is still open turn out the longer way.
    pub longer: Option<Date>,
    /// Set when it is the organisation's.
    pub own: Option<&'static OwnClock>,
}

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

impl Clock {
    /// Whether it has run out.
    #[must_use]
    pub fn is_late(&self, now: Moment) -> bool {
        self.due_at.map_or_else(|| japan_date(now) > self.due, |at| now > at)
    }

    /// Whether what was due has been done.
    #[must_use]
    pub fn is_settled(&self, state: &CaseState) -> bool {
        self.item.is_some_and(|item| is_settled(state, item))
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

/// The clocks of all duties that apply or may apply, the earliest first; none as long as nobody says when the
/// organisation knew.
#[must_use]
pub fn clocks(guide: &Guide, answers: &Answers) -> Vec<Clock> {
    let Some(known_at) = answers.known_at else { return Vec::new() };
    let of_duties = rulings(guide, answers)
        .into_iter()
        .filter(|ruling| ruling.verdict != Verdict::DoesNotApply && ruling.is_shown());
    let own = guide.clocks.iter().map(|own| (own, applies(TypeSet::ALL, own.when, answers)));
    let own = own.filter(|(_, verdict)| *verdict != Verdict::DoesNotApply);
    let mut clocks: Vec<Clock> = Vec::new();
    for clock in of_duties
        .flat_map(|ruling| clocks_of(&ruling, answers, known_at))
        .chain(own.map(|(own, verdict)| own_clock(own, verdict, answers, known_at)))
    {
        // A handful, put where they belong: the standard sort would be the only one in the first part of the page, and
        // 1 kB.
        let at = clocks.partition_point(|other| (other.due, other.kind) <= (clock.due, clock.kind));
        clocks.insert(at, clock);
    }
    clocks
}

fn clocks_of(ruling: &Ruling, answers: &Answers, known_at: Moment) -> Vec<Clock> {
    let known_on = japan_date(known_at);
    let (duty, verdict) = (ruling.duty, ruling.verdict);
    let day = |number: i32| days_after(known_on, number - 1);
    let clock = |kind, n_days| Clock {
        kind,
        duty: duty.id,
        verdict,
        item: duty.settles.get(usize::from(kind == ClockKind::Final)).copied(),
        is_about: answers.fact(Fact::KnownAbout) == Known::Yes,
        known_on,
        n_days,
        from: None,
        counted: day(n_days),
        due: day(n_days),
        due_at: None,
        longer: None,
        own: None,
    };
    let soon = |kind| Clock { from: Some(day(3)), ..clock(kind, 5) };
    match duty.clock {
        DutyClock::None | DutyClock::Prompt => Vec::new(),
        DutyClock::Days30 => vec![clock(ClockKind::Infrastructure, 30)],
        DutyClock::Report => {
            let long = ruling.grounds.iter().filter(|ground| ground.situation.long);
            let long = long.map(|ground| ground.verdict).min();
            let n_days = if long == Some(Verdict::Applies) { 60 } else { 30 };
            let longer = (long == Some(Verdict::Open)).then(|| office_day_from(day(60)));
            let last = clock(ClockKind::Final, n_days);
            vec![soon(ClockKind::Preliminary), Clock { due: office_day_from(last.counted), longer, ..last }]
        }
        DutyClock::Notice => vec![soon(ClockKind::ClientNotice)],
        DutyClock::Hours72 => {
            let due_at = Moment(known_at.0.saturating_add(72 * 3_600_000));
            let due = japan_date(due_at);
            vec![Clock { due, counted: due, due_at: Some(due_at), ..clock(ClockKind::EuReport, 3) }]
        }
    }
}

/// A clock of the organisation: so many hours from knowing, day and night.
fn own_clock(own: &'static OwnClock, verdict: Verdict, answers: &Answers, known_at: Moment) -> Clock {
    let due_at = Moment(known_at.0.saturating_add(i64::from(own.hours) * 3_600_000));
    let (known_on, due) = (japan_date(known_at), japan_date(due_at));
    Clock {
        kind: ClockKind::Own,
        duty: own.id,
        verdict,
        item: own.item,
        is_about: answers.fact(Fact::KnownAbout) == Known::Yes,
        known_on,
        n_days: days_between(known_on, due) + 1,
        from: None,
        counted: due,
        due,
        due_at: Some(due_at),
        longer: None,
        own: Some(own),
    }
}
