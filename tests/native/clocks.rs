//! The clocks: days counted as the law counts them, whatever the zone of the machine. A wrong deadline harms whoever
//! trusts it.

use super::common::{REASONS, guide};
use jiff::civil::{Date, date};
use morenaku::case::{Answers, Count, Known, Moment};
use morenaku::guide::{Fact, LeakType, TypeSet};
use morenaku::plan::calendar::{days_after, days_between, is_holiday, is_office_day, japan_date, office_day_from};
use morenaku::plan::{Clock, ClockKind, Verdict, clocks};
use morenaku::wire::time::from_rfc3339;

fn at(text: &str) -> Moment {
    from_rfc3339(text).expect("an instant")
}

/// A leak of personal information with these facts, known at an instant.
fn known(at: Moment, facts: &[(Fact, Known)]) -> Answers {
    let mut answers = Answers { known_at: Some(at), ..Answers::default() };
    answers.facts.insert(Fact::Personal, Known::Yes);
    facts.iter().for_each(|(fact, known)| {
        answers.facts.insert(*fact, *known);
    });
    answers
}

fn find(answers: &Answers, kind: ClockKind) -> Clock {
    clocks(guide(), answers)
        .into_iter()
        .find(|clock| clock.kind == kind)
        .unwrap_or_else(|| panic!("no {kind:?}"))
}

#[test]
fn the_worked_example_of_the_guidelines_comes_out() {
    // Known on Monday 2026-11-02: day 3 is 11-04, day 5 is 11-06, day 30 is 12-01, day 60 is 12-31: offices are closed
    // until 01-03.
    let monday = at("2026-11-02T09:00:00+09:00");
    let sensitive = known(monday, &[(Fact::Sensitive, Known::Yes), (Fact::Wrongful, Known::No)]);
    let preliminary = find(&sensitive, ClockKind::Preliminary);
    assert_eq!((preliminary.from, preliminary.due), (Some(date(2026, 11, 4)), date(2026, 11, 6)));
    let last = find(&sensitive, ClockKind::Final);
    assert_eq!((last.n_days, last.counted, last.due, last.longer), (30, date(2026, 12, 1), date(2026, 12, 1), None));
    let wrongful =
        find(&known(monday, &[(Fact::Sensitive, Known::Yes), (Fact::Wrongful, Known::Yes)]), ClockKind::Final);
    assert_eq!((wrongful.n_days, wrongful.counted, wrongful.due), (60, date(2026, 12, 31), date(2027, 1, 4)));
}

#[test]
fn until_the_purpose_is_known_the_shorter_time_runs() {
    let last = find(&known(at("2026-11-02T00:00:00Z"), &[(Fact::Sensitive, Known::Yes)]), ClockKind::Final);
    assert_eq!((last.n_days, last.due, last.longer), (30, date(2026, 12, 1), Some(date(2027, 1, 4))));
}

#[test]
fn the_day_is_japans_even_when_the_zone_of_the_machine_is_a_day_behind() {
    // 2026-11-01 16:00 in London is 2026-11-02 01:00 in Japan; a minute before midnight in Japan is still the day
    // before.
    for (instant, day) in [
        ("2026-11-01T16:00:00Z", date(2026, 11, 2)),
        ("2026-11-01T14:59:59Z", date(2026, 11, 1)),
        ("2026-11-01T15:00:00Z", date(2026, 11, 2)),
        ("2026-11-01T10:00:00-05:00", date(2026, 11, 2)),
    ] {
        assert_eq!(japan_date(at(instant)), day, "{instant}");
        assert_eq!(find(&known(at(instant), &[(Fact::Sensitive, Known::Yes)]), ClockKind::Preliminary).known_on, day);
    }
}

#[test]
fn the_preliminary_report_is_never_rolled_forward() {
    // Known on Wednesday 2026-04-29: day 5 is Sunday 05-03, in a row of holidays.
    let clock = find(&known(at("2026-04-29T10:00:00+09:00"), &[(Fact::Card, Known::Yes)]), ClockKind::Preliminary);
    assert_eq!(clock.due, date(2026, 5, 3));
}

#[test]
fn hours_run_through_the_weekend() {
    let clock = find(&known(at("2026-11-20T17:30:00+09:00"), &[(Fact::Eu, Known::Yes)]), ClockKind::EuReport);
    assert_eq!(clock.due_at, Some(at("2026-11-23T17:30:00+09:00")));
    assert_eq!(clock.due, date(2026, 11, 23));
}

#[test]
fn an_approximate_time_counts_the_same_and_is_said() {
    let about =
        known(at("2026-11-02T09:00:00+09:00"), &[(Fact::Sensitive, Known::Yes), (Fact::KnownAbout, Known::Yes)]);
    let clock = find(&about, ClockKind::Preliminary);
    assert_eq!((clock.is_about, clock.due), (true, date(2026, 11, 6)));
    assert!(morenaku::words::clock_counting(&clock, morenaku::guide::Lang::Ja).contains("おおよそ"));
}

#[test]
fn without_a_time_of_knowing_no_clock_runs() {
    let answers = Answers { known_at: None, ..known(Moment(0), &[(Fact::Sensitive, Known::Yes)]) };
    assert_eq!(clocks(guide(), &answers), Vec::new());
}

#[test]
fn what_may_apply_has_its_clock_marked_as_open_and_what_does_not_has_none() {
    let open = known(at("2026-11-02T00:00:00Z"), &[]);
    assert_eq!(find(&open, ClockKind::Preliminary).verdict, Verdict::Open);
    let mut none = known(at("2026-11-02T00:00:00Z"), &[]);
    for fact in REASONS {
        none.facts.insert(fact, Known::No);
    }
    none.persons = Count::Exactly(1_000);
    none.types = TypeSet::NONE.with(LeakType::MisSending);
    assert_eq!(clocks(guide(), &none), Vec::new());
}

#[test]
fn holidays_are_those_of_the_cabinet_offices_list() {
    let listed: Vec<&str> = include_str!("../fixtures/holidays-2022-2032.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    let mut day = date(2022, 1, 1);
    let mut computed = Vec::new();
    while day < date(2033, 1, 1) {
        if is_holiday(day) {
            computed.push(format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()));
        }
        day = days_after(day, 1);
    }
    assert_eq!(computed, listed);
}

/// An independent way to count: days since 1970 by Hinnant's algorithm run backwards, holidays from the list, weekdays
/// from a known Thursday.
mod oracle {
    pub fn days(year: i64, month: i64, day: i64) -> i64 {
        // Every day counted one by one would be slow; month lengths are enough.
        let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let lengths = |year: i64| [31, if leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        let years: i64 = (1970..year).map(|year| if leap(year) { 366 } else { 365 }).sum();
        years + lengths(year).iter().take(month as usize - 1).sum::<i64>() + day - 1
    }

    pub fn civil(mut days: i64) -> (i64, i64, i64) {
        let mut year = 1970;
        loop {
            let length = self::days(year + 1, 1, 1) - self::days(year, 1, 1);
            if days < length {
                break;
            }
            days -= length;
            year += 1;
        }
        let mut month = 1;
        while month < 12 && days >= self::days(year, month + 1, 1) - self::days(year, month, 1) {
            days -= self::days(year, month + 1, 1) - self::days(year, month, 1);
            month += 1;
        }
        (year, month, days + 1)
    }

    /// The final report's last day.
    pub fn final_day(known_on: i64, n_days: i64, holidays: &[i64]) -> i64 {
        let mut day = known_on + n_days - 1;
        loop {
            let (_, month, of_month) = civil(day);
            let is_weekend = matches!((day + 4) % 7, 0 | 6); // 1970-01-01 was a Thursday: 4.
            let is_new_year = (month, of_month) >= (12, 29) || (month, of_month) <= (1, 3);
            if !is_weekend && !is_new_year && !holidays.contains(&day) {
                return day;
            }
            day += 1;
        }
    }
}

#[test]
fn every_start_day_of_ten_years_gives_the_oracles_deadlines() {
    let day_of = |date: Date| oracle::days(i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
    let parse = |line: &str| {
        let parts: Vec<i64> = line.split('-').map(|part| part.parse().expect("a number")).collect();
        oracle::days(parts[0], parts[1], parts[2])
    };
    let holidays: Vec<i64> = include_str!("../fixtures/holidays-2022-2032.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(parse)
        .collect();
    let mut day = date(2022, 1, 1);
    while day < date(2032, 1, 1) {
        // Noon in Japan.
        let noon = Moment((day_of(day) * 24 + 3) * 3_600_000);
        for (purpose, n_days) in [(Known::No, 30), (Known::Yes, 60)] {
            let answers = known(noon, &[(Fact::Sensitive, Known::Yes), (Fact::Wrongful, purpose)]);
            let last = find(&answers, ClockKind::Final);
            assert_eq!(
                day_of(last.due),
                oracle::final_day(day_of(day), n_days, &holidays),
                "known on {day}, {n_days} days"
            );
            assert_eq!(day_of(last.counted), day_of(day) + n_days - 1);
            let preliminary = find(&answers, ClockKind::Preliminary);
            assert_eq!(
                (preliminary.from.map(day_of), day_of(preliminary.due)),
                (Some(day_of(day) + 2), day_of(day) + 4)
            );
        }
        day = days_after(day, 1);
    }
}

#[test]
fn office_days_and_differences_of_days() {
    assert!(
        !is_office_day(date(2026, 12, 29)) && !is_office_day(date(2027, 1, 3)) && is_office_day(date(2026, 12, 28))
    );
    assert_eq!(office_day_from(date(2026, 12, 29)), date(2027, 1, 4));
    assert_eq!(office_day_from(date(2026, 11, 24)), date(2026, 11, 24));
    assert_eq!(days_between(date(2026, 11, 23), date(2026, 11, 24)), 1);
    assert_eq!(days_between(date(2026, 3, 1), date(2026, 2, 28)), -1);
    assert_eq!(days_between(date(2024, 2, 28), date(2024, 3, 1)), 2);
    assert_eq!(days_between(date(2022, 1, 1), date(2032, 1, 1)), 3652);
}
