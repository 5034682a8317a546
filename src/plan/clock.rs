//! By when the duties have to be met, and what the organisation has set itself: only the counting of days.
//!
//! The days of the final report are counted as the PPC's guidelines 3-5-3-4 have it: the day of knowing is day 1,
//! weekends and holidays count, and if the last day is an office holiday, the next office day counts. Of the
//! preliminary report they only say "within about 3 to 5 days of knowing" (3-5-3-3): that the day of knowing is day 1
//! there too, and that nothing is rolled forward, is the safe reading, and ours.
//!
//! Each situation has its own day of knowing (3-5-3-1(4): a case becomes one of more than 1,000 persons when it passes
//! that number). That the days count from there is our inference; the stricter reading, which counts everything from
//! the first day, is kept beside it.

use std::rc::Rc;

use jiff::civil::Date;

use super::calendar::{days_after, days_between, end_of_day, japan_date, office_day_from};
use super::client::clients;
use super::duty::{Ground, Ruling, rulings};
use super::obligation::{Stage, is_met};
use super::tailor::{Verdict, applies};
use crate::case::{Answers, CaseState, Known, Moment};
use crate::guide::{DutyClock, Fact, Guide, OwnClock, TypeSet};

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
    /// The notice to a client, within the hours of its contract.
    Contract,
    /// What the organisation has set itself or promised.
    Own,
}

impl ClockKind {
    /// The stage of the duty that it belongs to.
    #[must_use]
    pub fn stage(self) -> Stage {
        match self {
            Self::Preliminary => Stage::Preliminary,
            Self::Final => Stage::Final,
            Self::ClientNotice | Self::Contract => Stage::Notice,
            Self::EuReport | Self::Infrastructure | Self::Own => Stage::Report,
        }
    }
}

/// A time by which something has to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// What.
    pub kind: ClockKind,
    /// The duty that it comes from: its name in the content, or that of the organisation's clock.
    pub duty: &'static str,
    /// To whom, where each addressee has a time of its own.
    pub to: Option<Rc<str>>,
    /// How many hours there are, where a contract says so.
    pub hours: Option<u32>,
    /// Whether the duty applies, or may apply.
    pub verdict: Verdict,
    /// The item that, once done, settles it.
    pub item: Option<&'static str>,
    /// Whether day 1 rests on an approximate time.
    pub is_about: bool,
    /// When it starts: when the organisation knew of the situation that it is about.
    pub starts_at: Moment,
    /// Day 1.
    pub known_on: Date,
    /// The situation that it starts with, where that has a day of knowing of its own.
    pub situation: Option<&'static str>,
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
    /// The day on which it would be due if everything counted from the first day of knowing, where that is earlier.
    pub stricter: Option<Date>,
    /// Set when it is the organisation's.
    pub own: Option<&'static OwnClock>,
}

impl Clock {
    /// Whether it has run out.
    #[must_use]
    pub fn is_late(&self, now: Moment) -> bool {
        self.due_at.map_or_else(|| japan_date(now) > self.due, |at| now > at)
    }

    /// The last instant that is in time.
    #[must_use]
    pub fn due_by(&self) -> Moment {
        self.due_at.unwrap_or_else(|| end_of_day(self.due))
    }

    /// Whether what was due has been done: filed or sent, or ticked off as done. Set aside is not done.
    #[must_use]
    pub fn is_settled(&self, state: &CaseState) -> bool {
        is_met(self.duty, self.kind.stage(), self.to.as_deref(), self.item, state)
    }
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
        put(&mut clocks, clock);
    }
    clocks
}

/// The same of a case, with the contracts of its clients.
#[must_use]
pub fn case_clocks(guide: &Guide, state: &CaseState) -> Vec<Clock> {
    let mut all = clocks(guide, &state.answers);
    for clock in clients(guide, state).iter().filter_map(|client| client.clock(guide, state)) {
        put(&mut all, clock);
    }
    all
}

/// A handful, put where they belong: the standard sort would be the only one in the first part of the page, and 1 kB.
fn put(clocks: &mut Vec<Clock>, clock: Clock) {
    let at = clocks.partition_point(|other| (other.due, other.kind) <= (clock.due, clock.kind));
    clocks.insert(at, clock);
}

/// The clocks of one duty.
#[must_use]
pub(super) fn clocks_of(ruling: &Ruling, answers: &Answers, known_at: Moment) -> Vec<Clock> {
    let counts = Counting { ruling, answers, known_at, is_by_situation: true };
    let strict = Counting { is_by_situation: false, ..counts };
    let soon = |kind| Clock { stricter: earlier(&strict.soon(kind), &counts.soon(kind)), ..counts.soon(kind) };
    match ruling.duty.clock {
        DutyClock::None | DutyClock::Prompt => Vec::new(),
        DutyClock::Days30 => vec![counts.clock(ClockKind::Infrastructure, 30, known_at)],
        DutyClock::Report => {
            let last = counts.last();
            let last = Clock { stricter: earlier(&strict.last(), &last), ..last };
            vec![soon(ClockKind::Preliminary), last]
        }
        DutyClock::Notice => vec![soon(ClockKind::ClientNotice)],
        DutyClock::Hours72 => {
            let due_at = Moment(known_at.0.saturating_add(72 * 3_600_000));
            let due = japan_date(due_at);
            let clock = counts.clock(ClockKind::EuReport, 3, known_at);
            vec![Clock { due, counted: due, due_at: Some(due_at), ..clock }]
        }
    }
}

/// The day of the stricter reading, where it is earlier.
fn earlier(strict: &Clock, clock: &Clock) -> Option<Date> {
    (strict.due < clock.due).then_some(strict.due)
}

/// How the days of a duty are counted.
#[derive(Clone, Copy)]
struct Counting<'a> {
    ruling: &'a Ruling,
    answers: &'a Answers,
    /// The first day of knowing.
    known_at: Moment,
    /// From the day of knowing each situation, where it has one of its own.
    is_by_situation: bool,
}

impl Counting<'_> {
    /// When the organisation knew of a situation.
    fn knew(&self, ground: &Ground) -> Moment {
        let said = self.answers.knew.get(ground.situation.id).and_then(|knew| knew.at);
        said.filter(|_| self.is_by_situation).unwrap_or(self.known_at)
    }

    /// The situations that count: those that are there, or, while none is, those that may be.
    fn grounds(&self) -> impl Iterator<Item = &Ground> {
        let best = self.ruling.grounds.iter().map(|ground| ground.verdict).min();
        let counts = move |ground: &&Ground| {
            Some(ground.verdict) == best && ground.is_ours && ground.verdict != Verdict::DoesNotApply
        };
        self.ruling.grounds.iter().filter(counts)
    }

    fn clock(&self, kind: ClockKind, n_days: i32, at: Moment) -> Clock {
        let (duty, known_on) = (self.ruling.duty, japan_date(at));
        let counted = days_after(known_on, n_days - 1);
        Clock {
            kind,
            duty: duty.id,
            to: None,
            hours: None,
            verdict: self.ruling.verdict,
            item: duty.settles.get(usize::from(kind == ClockKind::Final)).copied(),
            is_about: self.answers.fact(Fact::KnownAbout) == Known::Yes,
            starts_at: at,
            known_on,
            situation: None,
            n_days,
            from: None,
            counted,
            due: counted,
            due_at: None,
            longer: None,
            stricter: None,
            own: None,
        }
    }

    /// The same from the day of knowing a situation.
    fn from(&self, kind: ClockKind, n_days: i32, ground: &Ground) -> Clock {
        let at = self.knew(ground);
        let situation = (at != self.known_at).then_some(ground.situation.id);
        Clock { situation, ..self.clock(kind, n_days, at) }
    }

    /// What is due in 3 to 5 days: of several situations the one that was known first decides.
    fn soon(&self, kind: ClockKind) -> Clock {
        let first = self.grounds().min_by_key(|ground| self.knew(ground));
        let clock = first.map_or_else(|| self.clock(kind, 5, self.known_at), |ground| self.from(kind, 5, ground));
        Clock { from: Some(days_after(clock.known_on, 2)), ..clock }
    }

    /// The final report: of several situations the one whose days end first decides. With a wrongful purpose each has
    /// 60 days, unless its 30 were over before that was known.
    fn last(&self) -> Clock {
        let long = || self.ruling.grounds.iter().filter(|ground| ground.situation.long);
        let known_long = long()
            .filter(|ground| ground.verdict == Verdict::Applies)
            .map(|ground| self.knew(ground))
            .min();
        let may_be_long = known_long.is_none() && long().any(|ground| ground.verdict == Verdict::Open);
        let of = |n_days: i32, ground: Option<&Ground>| {
            let clock = ground.map_or_else(
                || self.clock(ClockKind::Final, n_days, self.known_at),
                |ground| self.from(ClockKind::Final, n_days, ground),
            );
            Clock { due: office_day_from(clock.counted), ..clock }
        };
        let counted = |ground: Option<&Ground>| {
            let short = of(30, ground);
            let is_long = known_long
                .is_some_and(|at| ground.is_none_or(|ground| ground.situation.long) || japan_date(at) <= short.due);
            if is_long { of(60, ground) } else { short }
        };
        let last = self.grounds().map(|ground| counted(Some(ground))).min_by_key(|clock| clock.due);
        let last = last.unwrap_or_else(|| counted(None));
        let longer = (may_be_long && last.n_days == 30).then(|| office_day_from(days_after(last.known_on, 59)));
        Clock { longer, ..last }
    }
}

/// A clock of the organisation: so many hours from knowing, day and night.
fn own_clock(own: &'static OwnClock, verdict: Verdict, answers: &Answers, known_at: Moment) -> Clock {
    let due_at = Moment(known_at.0.saturating_add(i64::from(own.hours) * 3_600_000));
    let (known_on, due) = (japan_date(known_at), japan_date(due_at));
    Clock {
        kind: ClockKind::Own,
        duty: own.id,
        to: None,
        hours: None,
        verdict,
        item: own.item,
        is_about: answers.fact(Fact::KnownAbout) == Known::Yes,
        starts_at: known_at,
        known_on,
        situation: None,
        n_days: days_between(known_on, due) + 1,
        from: None,
        counted: due,
        due,
        due_at: Some(due_at),
        longer: None,
        stricter: None,
        own: Some(own),
    }
}
