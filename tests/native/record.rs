//! The record as it is shown: what one reads first, at which time it stands, for whom it is, and what a strike does to
//! it. And the times that people give: read, or asked about.

use std::rc::Rc;

use super::common::{guide, library, log_of, scope};
use morenaku::case::{Acted, Audience, Case, CaseId, Change, Choice, Entry, EntryId, ItemState, Moment, Sent};
use morenaku::document::node::{EntryState, RecordEntry, Sort};
use morenaku::document::{Node, Page, PaperName, Request, csv, markdown, page, say_entry};
use morenaku::guide::{ItemKind, Lang};
use morenaku::plan::{Doubt, doubt, read_when};
use morenaku::wire::time::{from_rfc3339, to_japan_input};
use morenaku::words;

fn at(text: &str) -> Moment {
    from_rfc3339(text).expect("an instant")
}

fn id(n: u32) -> EntryId {
    EntryId::parse(&format!("{n:09}00000000001")).expect("an id")
}

/// When all of it was entered.
fn entered() -> Moment {
    at("2026-11-24T12:00:00+09:00")
}

fn case(changes: Vec<(Change, Audience)>) -> Case {
    let entries: Vec<Rc<Entry>> = (1..)
        .zip(changes)
        .map(|(n, (change, audience))| {
            Rc::new(Entry { audience, ..Entry::new(id(n), entered(), "渡邉".into(), change) })
        })
        .collect();
    Case::new(CaseId::from_random(1), log_of(&entries))
}

fn record(case: Case) -> Vec<RecordEntry> {
    let scope = scope(Lang::Ja, entered());
    let request = Request { page: Page::Record, scope, writer: "".into(), case: Some(Rc::new(case)), prepared: None };
    let entries = page(&request).into_iter().find_map(|node| match node {
        Node::Record(entries) => Some(entries.to_vec()),
        _ => None,
    });
    entries.expect("the record")
}

fn of(record: &[RecordEntry], n: u32) -> &RecordEntry {
    record.iter().find(|one| one.entry.id == id(n)).expect("the entry")
}

#[test]
fn it_opens_on_what_happened_at_its_own_time_and_says_for_whom_it_is() {
    let (happened, decided, sent) =
        (at("2026-11-23T09:00:00+09:00"), at("2026-11-23T10:00:00+09:00"), at("2026-11-23T11:00:00+09:00"));
    let to = Sent {
        what: "paper/notice".into(),
        to: "本人".into(),
        on: sent,
        how: "".into(),
        reference: "".into(),
        late_why: "".into(),
        paper: None,
    };
    let done = Acted { at: Some(at("2026-11-23T09:30:00+09:00")), by: "佐藤".into() };
    let by_head = Acted { at: Some(decided), by: "部長".into() };
    let entries = record(case(vec![
        (Change::Opened("紛失".into()), Audience::Internal),
        (Change::Observed(happened, "".into(), "電話".into()), Audience::MayGoOut),
        (Change::Decided("police".into(), Choice::Yes, "急ぐ".into(), by_head), Audience::Counsel),
        (Change::Sent(Rc::new(to)), Audience::Internal),
        (Change::acted("2-05".into(), ItemState::Done, "".into(), done), Audience::Internal),
        (Change::Marked(id(3), Audience::Internal), Audience::Internal),
    ]));
    let times: Vec<Moment> = entries.iter().map(RecordEntry::at).collect();
    assert!(times.is_sorted_by(|one, other| one >= other), "the newest first, by when things happened");
    assert_eq!([of(&entries, 2), of(&entries, 3), of(&entries, 4)].map(RecordEntry::at), [happened, decided, sent]);
    let mains: Vec<bool> = (1..=6).map(|n| of(&entries, n).is_main()).collect();
    assert_eq!(mains, [true, true, true, true, false, true], "ticks fold; what is said of a decision stands with it");
    assert_eq!([2, 3].map(|n| of(&entries, n).audience), [Audience::MayGoOut, Audience::Internal]);
    assert_eq!(of(&entries, 4).sort(), Sort::Sent);
}

#[test]
fn a_strike_names_what_it_strikes_and_can_be_struck_out_itself() {
    let written = || (Change::Observed(entered(), "".into(), "電話".into()), Audience::Internal);
    let strike = |n: u32, why: &str| (Change::Struck(id(n), why.into()), Audience::Internal);
    let struck = record(case(vec![written(), strike(1, "別件")]));
    assert_eq!((of(&struck, 1).state, of(&struck, 1).struck_by.clone()), (EntryState::Struck, Some(id(2))));
    assert_eq!(of(&struck, 2).state, EntryState::Open, "a strike is an entry like any other");
    let restored = record(case(vec![written(), strike(1, "別件"), strike(2, "この件だった")]));
    assert_eq!((of(&restored, 1).state, of(&restored, 1).struck_by.clone()), (EntryState::Open, None));
    assert_eq!(of(&restored, 2).struck_by, Some(id(3)));
}

#[test]
fn what_is_ticked_says_when_it_was_recorded_and_only_that() {
    let kind = guide().item("2-05").map_or(ItemKind::Action, |item| item.kind);
    let said = |acted: Acted, lang: Lang| {
        let change = Change::acted("2-05".into(), ItemState::Done, "".into(), acted);
        let case = case(vec![(change, Audience::Internal)]);
        words::state_record(kind, &case.state().item("2-05"), lang).expect("set")
    };
    assert_eq!(said(Acted::default(), Lang::Ja), "済み · 記録 2026/11/24(火) 12:00 渡邉");
    assert_eq!(said(Acted::default(), Lang::En), "Done · recorded Tue 24 Nov 2026 12:00 渡邉");
    let earlier = Acted { at: Some(at("2026-11-23T09:30:00+09:00")), by: "佐藤".into() };
    assert_eq!(said(earlier, Lang::Ja), "済み 2026/11/23(月) 09:30 佐藤 · 記録 2026/11/24(火) 12:00 渡邉");
}

/// A tick without a time says that its time is that of the press, wherever it stands; one with a time does not.
#[test]
fn a_time_of_ticking_is_never_called_a_time_of_acting() {
    let done = Acted { at: Some(at("2026-11-23T09:30:00+09:00")), by: "佐藤".into() };
    let case = case(vec![
        (Change::Opened("紛失".into()), Audience::Internal),
        (Change::SetItem("2-05".into(), ItemState::Done, "".into()), Audience::Internal),
        (Change::acted("2-06".into(), ItemState::Done, "".into(), done), Audience::Internal),
    ]);
    for lang in [Lang::Ja, Lang::En] {
        let scope = scope(lang, at("2026-11-25T00:00:00+09:00"));
        let press = words::AT_PRESS.get(lang);
        let entries = record(case.clone());
        assert!(say_entry(of(&entries, 2), scope).contains(press));
        assert!(!say_entry(of(&entries, 3), scope).contains(press));
        let file = csv(&case, scope);
        let rows: Vec<&str> = file.lines().filter(|row| row.contains(press)).collect();
        assert!(matches!(rows.as_slice(), [row] if row.contains("2-05")), "{file}");
        // On every paper of the case: beside that time stands that it was recorded then, or the press.
        let pressed = words::time(entered(), lang);
        let case = Some(Rc::new(case.clone()));
        for form in library().forms {
            let page_ = Page::Paper(PaperName::of(form.id));
            let request = Request { page: page_, scope, writer: "".into(), case: case.clone(), prepared: None };
            for line in markdown(&page(&request)).lines() {
                let is_told = [words::RECORDED.get(lang), press, "紛失"]
                    .iter()
                    .any(|word| line.contains(word));
                assert!(is_told || !line.contains(&pressed), "{}: {line}", form.id);
            }
        }
    }
}

#[test]
fn a_time_in_a_plain_text_field_is_read_as_people_write_it() {
    let now = entered();
    for (typed, expected) in [
        ("2026-11-23T10:30", "2026-11-23T10:30"),
        ("2026-11-23 10:30", "2026-11-23T10:30"),
        ("2026/11/23 10:30", "2026-11-23T10:30"),
        ("令和8年11月23日 10時30分", "2026-11-23T10:30"),
        ("10:30 11/23", "2026-11-23T10:30"),
        ("昨日 9:05", "2026-11-23T09:05"),
        ("23 Nov 2026, 10:30", "2026-11-23T10:30"),
    ] {
        assert_eq!(read_when(typed, now).map(to_japan_input).as_deref(), Ok(expected), "{typed}");
    }
    for typed in ["", "2026-11-23", "10", "2026-11-2", "2026-11-23 25:00", "佐藤 10:30", "2026-11-23 10:30 11:30"] {
        assert!(read_when(typed, now).is_err(), "{typed}");
    }
}

#[test]
fn a_year_that_is_half_typed_and_a_time_ahead_are_asked_about() {
    let now = entered();
    for (time, expected) in [
        ("0009-11-26T10:30:00+09:00", Some(Doubt::Old)),
        ("1999-12-31T23:59:00+09:00", Some(Doubt::Old)),
        ("2000-01-01T00:00:00+09:00", None),
        ("2026-11-24T12:00:00+09:00", None),
        ("2026-11-24T12:01:00+09:00", Some(Doubt::Ahead)),
    ] {
        assert_eq!(doubt(at(time), now), expected, "{time}");
    }
}
