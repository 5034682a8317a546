//! The register of obligations: a day of knowing for each situation, what was filed or sent and when, what is open.

use jiff::civil::{Date, date};
use morenaku::case::{Case, CaseId, Change, Count, Entry, EntryId, ItemState, Known, Log, Moment, Sent};
use morenaku::guide::Fact;
use morenaku::plan::calendar::{days_after, japan_date};
use morenaku::plan::{Clock, ClockKind, Done, Obligation, Stage, Verdict, addressees_field, clocks, obligations};
use morenaku::wire::time::from_rfc3339;
use std::rc::Rc;

use super::common::guide;

fn at(text: &str) -> Moment {
    from_rfc3339(text).unwrap_or_else(|| panic!("{text} is no instant"))
}

fn case(changes: impl IntoIterator<Item = Change>) -> Case {
    let entry = |(at, change): (usize, Change)| {
        let id = EntryId::parse(&format!("{at:020}")).expect("an id");
        Rc::new(Entry::new(id, Moment(at as i64), "".into(), change))
    };
    let entries: Vec<_> = changes.into_iter().enumerate().map(entry).collect();
    Case::new(CaseId::from_random(7), Log::of(&entries).expect("no id twice"))
}

fn fact(fact: Fact, known: Known) -> Change {
    Change::AnsweredFact(fact, known)
}

fn knew_of(situation: &str, day: &str) -> Change {
    Change::KnewOf { situation: situation.into(), at: Some(at(day)), why: "数え直した".into() }
}

fn sent(what: &str, to: &str, on: &str) -> Change {
    Change::Sent(Rc::new(Sent {
        what: what.into(),
        to: to.into(),
        on: at(on),
        how: "Webフォーム".into(),
        reference: "R8-1".into(),
        late_why: "".into(),
        paper: None,
    }))
}

/// A private firm that knew on 1 November; nothing of the law's situations unless said.
fn private(more: impl IntoIterator<Item = Change>) -> Case {
    let no = [
        Fact::PublicBody,
        Fact::Sensitive,
        Fact::Card,
        Fact::Payment,
        Fact::Wrongful,
        Fact::MyNumber,
        Fact::Entrusted,
        Fact::Eu,
    ];
    let base =
        [Change::AnsweredKnownAt(Some(at("2026-11-01T09:00:00+09:00")), "".into()), fact(Fact::Personal, Known::Yes)];
    case(base.into_iter().chain(no.map(|one| fact(one, Known::No))).chain(more))
}

fn clock(case: &Case, kind: ClockKind) -> Clock {
    let mut all = clocks(guide(), &case.state().answers).into_iter();
    all.find(|clock| clock.kind == kind).unwrap_or_else(|| panic!("no {kind:?}"))
}

fn due(case: &Case, kind: ClockKind) -> (Date, Option<Date>) {
    let clock = clock(case, kind);
    (clock.due, clock.stricter)
}

fn obligation(case: &Case, key: &str) -> Obligation {
    let mut all = obligations(guide(), case.state()).into_iter();
    all.find(|one| one.key() == key).unwrap_or_else(|| panic!("no {key}"))
}

/// 300 persons known on 1 November, 1,200 found on 10 December: ④ counts from there, and the stricter reading stays in
/// sight.
#[test]
fn a_number_that_grows_starts_its_clock_when_it_is_known() {
    let few = private([Change::AnsweredPersons(Count::Exactly(300))]);
    assert!(clocks(guide(), &few.state().answers).is_empty());
    let many = |more: Vec<Change>| private([Change::AnsweredPersons(Count::Exactly(1_200))].into_iter().chain(more));
    // As long as nobody says when that was known, the first day counts.
    assert_eq!(due(&many(vec![]), ClockKind::Preliminary), (date(2026, 11, 5), None));
    let later = many(vec![knew_of("number", "2026-12-10T15:00:00+09:00")]);
    assert_eq!(due(&later, ClockKind::Preliminary), (date(2026, 12, 14), Some(date(2026, 11, 5))));
    // Day 30 is 8 January; day 30 from the first day is 30 November.
    assert_eq!(due(&later, ClockKind::Final), (date(2027, 1, 8), Some(date(2026, 11, 30))));
    assert_eq!(clock(&later, ClockKind::Final).situation, Some("number"));
    // Taken back, all is as before.
    let back = Change::KnewOf { situation: "number".into(), at: None, why: "".into() };
    let back = many(vec![knew_of("number", "2026-12-10T15:00:00+09:00"), back]);
    assert_eq!(due(&back, ClockKind::Preliminary), (date(2026, 11, 5), None));
}

/// What was known first decides, and a situation of another day takes nothing away from it.
#[test]
fn of_several_situations_the_first_one_decides() {
    let both = private([
        Change::AnsweredPersons(Count::Exactly(1_200)),
        fact(Fact::Sensitive, Known::Yes),
        knew_of("number", "2026-12-10T15:00:00+09:00"),
    ]);
    assert_eq!(due(&both, ClockKind::Preliminary), (date(2026, 11, 5), None));
    assert_eq!(due(&both, ClockKind::Final), (date(2026, 11, 30), None));
}

/// That it was an attack gives 60 days also to what overlaps, but not to what had run out before.
#[test]
fn an_attack_that_is_known_later() {
    let attack = |day: &str| {
        private([fact(Fact::Sensitive, Known::Yes), fact(Fact::Wrongful, Known::Yes), knew_of("wrongful", day)])
    };
    let in_time = clock(&attack("2026-11-20T10:00:00+09:00"), ClockKind::Final);
    assert_eq!((in_time.n_days, in_time.counted), (60, date(2026, 12, 30)));
    let too_late = clock(&attack("2026-12-20T10:00:00+09:00"), ClockKind::Final);
    assert_eq!((too_late.n_days, too_late.due), (30, date(2026, 11, 30)));
    // Alone, it counts from its own day.
    let alone = private([fact(Fact::Wrongful, Known::Yes), knew_of("wrongful", "2026-11-20T10:00:00+09:00")]);
    assert_eq!(due(&alone, ClockKind::Preliminary), (date(2026, 11, 24), Some(date(2026, 11, 5))));
    assert_eq!(clock(&alone, ClockKind::Final).counted, date(2027, 1, 18));
}

/// For private firms with one known day no date differs from plain counting: 330 start times, three time zones.
#[test]
fn one_known_day_counts_as_it_always_did() {
    for n in 0..330_i64 {
        for zone in [0, 9, -5] {
            let known = Moment(1_735_689_600_000 + n * 373_620_000 + zone * 3_600_000);
            let base = private([fact(Fact::Sensitive, Known::Yes), fact(Fact::Wrongful, Known::Yes)]);
            let mut answers = base.state().answers.clone();
            answers.known_at = Some(known);
            for (wrongful, n_days) in [(Known::No, 30), (Known::Yes, 60)] {
                answers.facts.insert(Fact::Wrongful, wrongful);
                let all = clocks(guide(), &answers);
                let [soon, last] = &*all else { panic!("{all:?}") };
                let day = japan_date(known);
                assert_eq!((soon.known_on, soon.from, soon.due), (day, Some(days_after(day, 2)), days_after(day, 4)));
                assert_eq!((last.known_on, last.counted), (day, days_after(day, n_days - 1)));
                assert!(
                    [soon, last]
                        .iter()
                        .all(|clock| clock.stricter.is_none() && clock.situation.is_none())
                );
            }
        }
    }
}

#[test]
fn what_was_sent_settles_and_says_whether_it_was_in_time() {
    let sensitive = fact(Fact::Sensitive, Known::Yes);
    let open = private([sensitive.clone()]);
    assert!(obligation(&open, "appi/preliminary").is_open() && obligation(&open, "appi/persons").is_open());
    for (on, late) in [("2026-11-05T23:59:00+09:00", false), ("2026-11-06T00:00:00+09:00", true)] {
        let case = private([sensitive.clone(), sent("appi/preliminary", "個人情報保護委員会", on)]);
        let row = obligation(&case, "appi/preliminary");
        assert_eq!((row.is_open(), row.was_late()), (false, Some(late)), "{on}");
        assert!(clock(&case, ClockKind::Preliminary).is_settled(case.state()));
        assert!(obligation(&case, "appi/final").is_open() && !clock(&case, ClockKind::Final).is_settled(case.state()));
    }
    // One report may serve as both.
    let both = private([sensitive.clone(), sent("appi/final", "", "2026-11-04T10:00:00+09:00")]);
    assert_eq!(obligation(&both, "appi/preliminary").was_late(), Some(false));
    // The notice to the persons has no number of days.
    let told = private([sensitive, sent("appi/persons", "", "2026-12-24T10:00:00+09:00")]);
    assert_eq!(
        (obligation(&told, "appi/persons").is_open(), obligation(&told, "appi/persons").was_late()),
        (false, None)
    );
}

/// A deadline that was set aside stays open while the duty stands; one that was ticked off before filing could be
/// recorded counts as done.
#[test]
fn not_applicable_is_not_done() {
    let set = |state| {
        let item = Change::SetItem("4-06".into(), state, "要らないと思う".into());
        private([fact(Fact::Sensitive, Known::Yes), item])
    };
    let aside = set(ItemState::NotApplicable);
    assert!(obligation(&aside, "appi/preliminary").is_open());
    assert!(!clock(&aside, ClockKind::Preliminary).is_settled(aside.state()));
    let ticked = set(ItemState::Done);
    assert!(matches!(obligation(&ticked, "appi/preliminary").done, Done::Ticked(_)));
    assert_eq!(obligation(&ticked, "appi/preliminary").was_late(), None, "when it was filed is not recorded");
    assert!(clock(&ticked, ClockKind::Preliminary).is_settled(ticked.state()));
}

/// Each client is a row of its own, and the deadline stands until all have been told.
#[test]
fn each_addressee_is_told() {
    let names = Change::Wrote(addressees_field("controller").into(), "A社\n\n 北関東物流 ".into(), "".into());
    let base = [fact(Fact::Entrusted, Known::Yes), fact(Fact::Sensitive, Known::Yes), names];
    let one = private(
        base.clone()
            .into_iter()
            .chain([sent("controller/notice", "A社", "2026-11-02T10:00:00+09:00")]),
    );
    let rows: Vec<_> = obligations(guide(), one.state())
        .into_iter()
        .filter(|row| row.duty() == "controller")
        .map(|row| (row.to.clone(), row.is_open()))
        .collect();
    assert_eq!(rows, [("A社".to_owned(), false), ("北関東物流".to_owned(), true)]);
    assert!(!clock(&one, ClockKind::ClientNotice).is_settled(one.state()));
    // Telling the client releases from the report and the notice.
    assert!(matches!(obligation(&one, "appi/final").done, Done::Released(_)));
}

#[test]
fn nothing_is_open_where_no_duty_applies() {
    let none = private([Change::AnsweredPersons(Count::Exactly(3))]);
    let all = obligations(guide(), none.state());
    assert!(
        all.iter()
            .all(|row| !row.is_open() && !row.is_undecided() || row.duty() != "appi")
    );
    assert_eq!(obligation(&none, "voluntary/report").verdict, Verdict::Applies);
    assert!(!obligation(&none, "voluntary/report").is_open(), "wise is no duty");
    assert_eq!(Stage::ALL.len(), 5);
}
