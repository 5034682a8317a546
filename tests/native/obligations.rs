//! The register of obligations: a day of knowing for each situation, what was filed or sent and when, what is open.

use jiff::civil::{Date, date};
use morenaku::case::{Acted, Case, CaseId, Change, Choice, Count, Entry, EntryId, ItemState, Known, Log, Moment, Sent};
use morenaku::document::{Node, Page, Request, page};
use morenaku::guide::{Fact, Lang, Own, OwnClient};
use morenaku::plan::calendar::{days_after, japan_date};
use morenaku::plan::{
    Client, Clock, ClockKind, Done, Obligation, Owed, Stage, Verdict, addressees_field, case_clocks, clients, clocks,
    n_owed, obligations,
};
use morenaku::wire::time::from_rfc3339;
use std::rc::Rc;

use super::common::{REASONS, guide, scope};

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
    let base =
        [Change::AnsweredKnownAt(Some(at("2026-11-01T09:00:00+09:00")), "".into()), fact(Fact::Personal, Known::Yes)];
    case(base.into_iter().chain(REASONS.map(|one| fact(one, Known::No))).chain(more))
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
    // Telling the clients releases from the report and the notice: all of them.
    assert!(obligation(&one, "appi/final").is_open());
    let told = ["A社", "北関東物流"].map(|to| sent("controller/notice", to, "2026-11-02T10:00:00+09:00"));
    let all = private(base.into_iter().chain(told));
    assert!(matches!(obligation(&all, "appi/final").done, Done::Released(_)));
    assert_eq!(obligation(&all, "my-number/final").done, Done::Nothing, "no duty, nothing to be released from");
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

/// The rows of clients: to whom, whether it has to be done, when it is due in Japan, whether it is open.
fn of_clients(case: &Case) -> Vec<(String, Verdict, Option<Moment>, bool)> {
    let rows = obligations(guide(), case.state())
        .into_iter()
        .filter(|row| row.duty() == "controller");
    rows.map(|row| (row.to.clone(), row.verdict, row.clock.as_ref().map(Clock::due_by), row.is_open()))
        .collect()
}

#[test]
fn a_line_names_a_client_and_the_hours_of_its_contract() {
    for (line, name, hours) in [
        ("A社", "A社", None),
        ("A社 24時間", "A社", Some(24)),
        ("A社　２４時間以内", "A社", Some(24)),
        ("A社（72時間）", "A社", Some(72)),
        ("A社: 24 h", "A社", Some(24)),
        ("Acme Ltd, 48 hours", "Acme Ltd", Some(48)),
        // A firm may be called so, and nonsense is a name.
        ("株式会社24時間", "株式会社24時間", None),
        ("24時間", "24時間", None),
        ("A社 0時間", "A社 0時間", None),
        ("A社 9999時間", "A社 9999時間", None),
        ("A社 99999999999999999999時間", "A社 99999999999999999999時間", None),
        ("A社 時間", "A社 時間", None),
        ("第2事業部", "第2事業部", None),
    ] {
        let client = Client::read(line);
        assert_eq!((&*client.name, client.hours), (name, hours), "{line}");
    }
}

/// Each client has its row, with the hours of its contract or the days of the law, whichever end first. A contract
/// holds where the law asks for nothing, too.
#[test]
fn each_contract_has_its_own_clock() {
    let known = "2026-11-01T09:00:00+09:00";
    let named = |lines: &str| Change::Wrote(addressees_field("controller").into(), lines.into(), "".into());
    let entrusted = fact(Fact::Entrusted, Known::Yes);
    let lines = "A社 24時間\n北関東物流\nC社 240時間";
    let hours = |hours: i64| Some(Moment(at(known).0 + hours * 3_600_000));
    let law = Some(Moment(at("2026-11-06T00:00:00+09:00").0 - 1));
    let yes = private([entrusted.clone(), fact(Fact::Sensitive, Known::Yes), named(lines)]);
    let due: Vec<_> = of_clients(&yes)
        .into_iter()
        .map(|(to, verdict, due, _)| (to, verdict, due))
        .collect();
    let expected = [("A社", hours(24)), ("北関東物流", law), ("C社", law)];
    assert_eq!(due, expected.map(|(to, due)| (to.to_owned(), Verdict::Applies, due)));
    // Nothing of the law's situations: the contracts stay.
    let no = private([entrusted.clone(), Change::AnsweredPersons(Count::Exactly(1)), named(lines)]);
    let due: Vec<_> = of_clients(&no)
        .into_iter()
        .map(|(to, verdict, due, _)| (to, verdict, due))
        .collect();
    let expected = [
        ("A社", Verdict::Applies, hours(24)),
        ("北関東物流", Verdict::DoesNotApply, None),
        ("C社", Verdict::Applies, hours(240)),
    ];
    assert_eq!(due, expected.map(|(to, verdict, due)| (to.to_owned(), verdict, due)));
    // Each clock runs on its own, and is settled by what went to that client alone.
    let told = sent("controller/notice", "A社", "2026-11-02T08:00:00+09:00");
    let told = private([entrusted.clone(), Change::AnsweredPersons(Count::Exactly(1)), named(lines), told]);
    let settled: Vec<_> = case_clocks(guide(), told.state())
        .iter()
        .map(|clock| (clock.kind, clock.to.as_deref().map(str::to_owned), clock.is_settled(told.state())))
        .collect();
    let of = |to: &str, is_settled| (ClockKind::Contract, Some(to.to_owned()), is_settled);
    assert_eq!(settled, [of("A社", true), of("C社", false)]);
    assert_eq!(of_clients(&told).iter().map(|row| row.3).collect::<Vec<_>>(), [false, false, true]);
    // Whose data is nobody's owes no client anything.
    let ours = private([fact(Fact::Entrusted, Known::No), named(lines)]);
    assert!(case_clocks(guide(), ours.state()).iter().all(|clock| clock.to.is_none()));
}

/// The pack knows the contracts: it gives the hours of those that a case names. Where it names none, all stand there
/// until somebody does.
#[test]
fn the_pack_knows_the_contracts() {
    let clients_of_pack: &'static [OwnClient] =
        &[OwnClient { name: "A社", hours: Some(24) }, OwnClient { name: "B社", hours: None }];
    let guide = guide().clone().with(&Own { clients: clients_of_pack, ..Own::default() });
    let of = |case: &Case| -> Vec<(String, Option<u32>, Verdict)> {
        let all = clients(&guide, case.state()).into_iter();
        all.map(|one| (one.name.to_string(), one.hours, one.verdict(case.state())))
            .collect()
    };
    let entrusted = fact(Fact::Entrusted, Known::Yes);
    let base = private([entrusted.clone()]);
    let open = [("A社", Some(24), Verdict::Open), ("B社", None, Verdict::DoesNotApply)];
    assert_eq!(of(&base), open.map(|(name, hours, verdict)| (name.to_owned(), hours, verdict)));
    let named = Change::Wrote(addressees_field("controller").into(), "A社\nC社 8時間".into(), "".into());
    let named = private([entrusted, named]);
    let said = [("A社", Some(24), Verdict::Applies), ("C社", Some(8), Verdict::Applies)];
    assert_eq!(of(&named), said.map(|(name, hours, verdict)| (name.to_owned(), hours, verdict)));
    assert_eq!(of(&private([])), [], "nothing is handled for anybody");
}

/// What is owed when a case is closed: due, overdue, undecided, decided and not sent, with a deadline or without. It is
/// all asked about, and stays.
#[test]
fn closing_asks_about_all_that_is_owed_and_it_stays() {
    let decided = |duty: &str, choice| {
        let about = format!("duty:{duty}");
        Change::Decided((&*about).into(), choice, "念のため".into(), Acted::default())
    };
    let sensitive = fact(Fact::Sensitive, Known::Yes);
    let few = Change::AnsweredPersons(Count::Exactly(1));
    // What was done about all that a duty with these answers asks for.
    let all_sent =
        ["appi/preliminary", "appi/final", "appi/persons"].map(|what| sent(what, "", "2026-11-03T10:00:00+09:00"));
    let open = fact(Fact::Sensitive, Known::Unknown);
    for (name, changes, owed, key, state) in [
        ("due, with and without days", vec![sensitive.clone()], [3, 0], "appi/persons", Some(Owed::Due)),
        ("undecided", vec![open.clone(), few.clone()], [0, 3], "appi/preliminary", Some(Owed::Undecided)),
        (
            "undecided, but someone decided for no",
            vec![open.clone(), few.clone(), decided("appi", Choice::No)],
            [0, 0],
            "appi/preliminary",
            None,
        ),
        ("no duty", vec![few.clone()], [0, 0], "voluntary/report", None),
        (
            "no duty, but decided, and not sent",
            vec![few.clone(), decided("voluntary", Choice::Yes)],
            [1, 0],
            "voluntary/report",
            Some(Owed::Decided),
        ),
        (
            "decided later",
            vec![few.clone(), decided("voluntary", Choice::Later)],
            [0, 1],
            "voluntary/report",
            Some(Owed::Undecided),
        ),
        (
            "decided and sent",
            vec![
                few,
                decided("voluntary", Choice::Yes),
                sent("voluntary/report", "個人情報保護委員会", "2026-11-03T10:00:00+09:00"),
            ],
            [0, 0],
            "voluntary/report",
            None,
        ),
        (
            "a duty that someone decided against",
            vec![sensitive.clone(), decided("appi", Choice::No)],
            [3, 0],
            "appi/preliminary",
            Some(Owed::Due),
        ),
        ("all sent", [vec![sensitive], all_sent.to_vec()].concat(), [0, 0], "appi/persons", None),
    ] {
        let case = private(changes.into_iter().chain([Change::Closed]));
        assert!(case.state().closed_at.is_some());
        assert_eq!(n_owed(guide(), case.state()), owed, "{name}");
        assert_eq!(obligation(&case, key).owed(case.state()), state, "{name}");
        for lang in [Lang::Ja, Lang::En] {
            let scope = scope(lang, at("2027-03-01T12:00:00+09:00"));
            let case = Some(Rc::new(case.clone()));
            let request = Request { page: Page::Closing, scope, writer: "".into(), case, prepared: None };
            let nodes = page(&request);
            let asks = !matches!(&*nodes, [Node::Close(_)]);
            assert_eq!(asks, owed != [0, 0], "{name}");
            let lines = format!("{nodes:?}").matches("Line {").count();
            assert_eq!(lines, owed.iter().sum::<usize>(), "{name}: a line for each");
        }
    }
}
