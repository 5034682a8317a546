//! Which duties to report apply, and by when: a pure function of the guide and the answers. What decides a duty stands
//! in `content/duties.toml`; here are only the counting of days and the weighing of what is not known.
//!
//! Days are counted as the PPC's guidelines 3-5-3-4 have it: the day of knowing is day 1, weekends and holidays count,
//! and a final report whose last day is an office holiday is due on the next office day. The 3 to 5 days of the
//! preliminary report are never rolled forward: that is the safe reading.

use jiff::civil::Date;

use super::calendar::{days_after, days_between, japan_date, office_day_from};
use super::progress::is_settled;
use super::tailor::{Reason, Verdict, applies, clause_verdict, reasons_of};
use crate::case::{Answers, CaseState, Known, Moment};
use crate::guide::{Condition, Duty, DutyClock, Fact, Guide, OwnClock, TypeSet};

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

/// A ground of a duty with the verdict on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Whether it holds.
    pub verdict: Verdict,
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
}

impl Ruling {
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
    guide.duties.iter().map(|duty| ruling(duty, answers)).collect()
}

fn ruling(duty: &'static Duty, answers: &Answers) -> Ruling {
    let all = |when: Condition| {
        when.iter()
            .map(|clause| clause_verdict(clause, answers))
            .max()
            .unwrap_or(Verdict::Applies)
    };
    let ground = |when: &Condition| Ground { verdict: all(when), reasons: reasons_of(when, answers) };
    let grounds: Vec<Ground> = duty.grounds.iter().map(ground).collect();
    let (common, any) = (all(duty.when), grounds.iter().map(|ground| ground.verdict).min().unwrap_or(Verdict::Applies));
    let verdict = common.max(any);
    // Reasons are what leads to the verdict, each once.
    let mut reasons: Vec<Reason> = Vec::new();
    let of_clauses = duty.when.iter().filter(|clause| clause_verdict(clause, answers) == verdict);
    let of_clauses = of_clauses.flat_map(|clause| reasons_of(std::slice::from_ref(clause), answers));
    let of_grounds = grounds
        .iter()
        .filter(|ground| any == verdict && ground.verdict == verdict)
        .flat_map(|ground| ground.reasons.clone());
    for reason in of_clauses.chain(of_grounds) {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    Ruling { duty, verdict, reasons, grounds }
}

/// The clocks of all duties that apply or may apply, the earliest first; none as long as nobody says when the
/// organisation knew.
#[must_use]
pub fn clocks(guide: &Guide, answers: &Answers) -> Vec<Clock> {
    let Some(known_at) = answers.known_at else { return Vec::new() };
    let of_duties = rulings(guide, answers)
        .into_iter()
        .filter(|ruling| ruling.verdict != Verdict::DoesNotApply);
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
        DutyClock::None => Vec::new(),
        DutyClock::Report => {
            let long = duty.long.iter().map(|clause| clause_verdict(clause, answers)).max();
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
