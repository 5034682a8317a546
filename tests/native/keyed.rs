//! Ticks from paper as people key them in: what is understood, what is reported, and that nothing is dropped or
//! recorded otherwise than it was previewed.

use super::common::{guide, scope};
use std::rc::Rc;

use morenaku::case::{Acted, Answers, Case, CaseId, CaseState, Change, Entry, EntryId, ItemState, Log, Moment, TabId};
use morenaku::document::node::Keyed;
use morenaku::document::{Node, Page, Request, csv, page};
use morenaku::guide::{Lang, LeakType, TypeSet};
use morenaku::plan::{KeyedFault, KeyedNote, KeyedTick, Verdict, read_keyed, tailor};
use morenaku::wire::time::{from_rfc3339, to_japan_input};
use morenaku::words;
use proptest::prelude::*;

use ItemState::{Done, InProgress, NotApplicable, Open};

/// Tuesday, 24 November 2026, 14:05:30 in Japan.
pub fn now() -> Moment {
    from_rfc3339("2026-11-24T14:05:30+09:00").expect("an instant")
}

fn id(n: usize) -> EntryId {
    EntryId::parse(&format!("{n:09}00000000001")).expect("an id")
}

/// A case of these changes, each entered at noon of that day by 渡邉.
pub fn case(changes: impl IntoIterator<Item = Change>) -> Case {
    let mut log = Log::default();
    let at = from_rfc3339("2026-11-24T12:00:00+09:00").expect("an instant");
    let opened = [Change::Opened("名簿の紛失".into()), Change::AnsweredTypes(TypeSet::NONE.with(LeakType::LossTheft))];
    for (n, change) in opened.into_iter().chain(changes).enumerate() {
        log.insert(Rc::new(Entry::new(id(n), at, "渡邉".into(), change)))
            .expect("no conflict");
    }
    Case::new(CaseId::from_random(1), log)
}

pub fn read(line: &str) -> Result<KeyedTick, KeyedFault> {
    let lines = read_keyed(guide(), &case([]), now(), line);
    assert_eq!(lines.len(), 1, "{line}");
    lines.into_iter().next().expect("a line").read
}

/// An act of the list of this case, and one that is not on it.
fn listed_and_not() -> (&'static str, &'static str) {
    let plan = tailor(guide(), &Answers { types: TypeSet::NONE.with(LeakType::LossTheft), ..Answers::default() });
    let first = |verdict| plan.items.iter().find(|one| one.verdict == verdict).expect("one").item.id;
    (first(Verdict::Applies), first(Verdict::DoesNotApply))
}

#[test]
fn lines_as_people_write_them() {
    // The line, the state, the time on paper in Japan (empty for none), the name, the reason.
    let rows = [
        ("2-14 done 09:30 Sato", Done, "2026-11-24T09:30", "Sato", ""),
        ("2-14 済 9時30分 佐藤", Done, "2026-11-24T09:30", "佐藤", ""),
        ("２－１４　済　０９：３０　佐藤", Done, "2026-11-24T09:30", "佐藤", ""),
        ("2‐14 済み 9:30、佐藤", Done, "2026-11-24T09:30", "佐藤", ""),
        ("2−14 ✓ 9:30 佐藤 花子", Done, "2026-11-24T09:30", "佐藤 花子", ""),
        ("2ー14 ✔\u{fe0f} 9時半", Done, "2026-11-24T09:30", "", ""),
        ("☑ 2-14 9時 佐藤", Done, "2026-11-24T09:00", "佐藤", ""),
        ("- [x] 2-14 佐藤", Done, "", "佐藤", ""),
        ("□2-14 済9:30佐藤", Done, "2026-11-24T09:30", "佐藤", ""),
        ("2-14済9時30分佐藤", Done, "2026-11-24T09:30", "佐藤", ""),
        ("2の14 レ 0930 前田", Done, "2026-11-24T09:30", "前田", ""),
        ("2-14 済 9:30前田", Done, "2026-11-24T09:30", "前田", ""),
        ("2-14: DONE, 9:30, Sato", Done, "2026-11-24T09:30", "Sato", ""),
        ("2 - 14 完了 佐藤 9:30", Done, "2026-11-24T09:30", "佐藤", ""),
        ("2-14 ○ 11/24 09:30 営業2課 佐藤", Done, "2026-11-24T09:30", "営業2課 佐藤", ""),
        ("2-14 done 9:30 am Sato", Done, "2026-11-24T09:30", "Sato", ""),
        ("2-14 done 1:30PM Amy", Done, "2026-11-24T13:30", "Amy", ""),
        ("2-14 done 1 pm Pam", Done, "2026-11-24T13:00", "Pam", ""),
        ("2-14 done 12:30 am Sato", Done, "2026-11-24T00:30", "Sato", ""),
        ("2-14 済 午前9時30分 佐藤", Done, "2026-11-24T09:30", "佐藤", ""),
        ("2-14 済 午後1時 佐藤", Done, "2026-11-24T13:00", "佐藤", ""),
        ("2-14 doing 9:30 @Sato", InProgress, "2026-11-24T09:30", "Sato", ""),
        ("2-14 対応中 9:30 佐藤", InProgress, "2026-11-24T09:30", "佐藤", ""),
        ("2-14 In Progress Sato", InProgress, "", "Sato", ""),
        ("2-14 ／ 9:30", InProgress, "2026-11-24T09:30", "", ""),
        ("2-14 n/a 個人情報を含まない @佐藤", NotApplicable, "", "佐藤", "個人情報を含まない"),
        (
            "2-14 ｎ／ａ 9:30 No personal data, as checked",
            NotApplicable,
            "2026-11-24T09:30",
            "",
            "No personal data, as checked",
        ),
        ("2-14 対象外 3件とも社内、1000人分もなし", NotApplicable, "", "", "3件とも社内、1000人分もなし"),
        ("2-14 該当なし Ａ社の a@b.example に確認", NotApplicable, "", "", "Ａ社の a@b.example に確認"),
        ("2-14 未", Open, "", "", ""),
        ("2-14 未着手 佐藤", Open, "", "佐藤", ""),
        ("2-14 open 9:30", Open, "2026-11-24T09:30", "", ""),
        ("2-14 済 11月23日 9:30 佐藤", Done, "2026-11-23T09:30", "佐藤", ""),
        ("2-14 済 11/23(月) 23:50 佐藤", Done, "2026-11-23T23:50", "佐藤", ""),
        ("2-14 済 2026/11/24（火） 14:05 佐藤", Done, "2026-11-24T14:05", "佐藤", ""),
        ("2-14 済 2026-11-23T23:50 佐藤", Done, "2026-11-23T23:50", "佐藤", ""),
        ("2-14 済 2026年11月23日 9時05分", Done, "2026-11-23T09:05", "", ""),
        ("2-14 済 昨日 23:50 佐藤", Done, "2026-11-23T23:50", "佐藤", ""),
        ("2-14 done today 0:00", Done, "2026-11-24T00:00", "", ""),
        // Later than now: yesterday's.
        ("2-14 済 14:06 佐藤", Done, "2026-11-23T14:06", "佐藤", ""),
        ("2-14 済 23:30 佐藤", Done, "2026-11-23T23:30", "佐藤", ""),
        // Not one number needs its nought.
        ("2-5 済 9:30", Done, "2026-11-24T09:30", "", ""),
    ];
    for (line, state, at, by, reason) in rows {
        let tick = read(line).unwrap_or_else(|fault| panic!("{line}: {fault:?}"));
        let item = if line.contains("2-5 ") { "2-05" } else { "2-14" };
        let time = tick.paper.at.map(to_japan_input).unwrap_or_default();
        assert_eq!(
            (tick.item.id, tick.state, &*time, &*tick.paper.by, &*tick.reason),
            (item, state, at, by, reason),
            "{line}"
        );
        assert_eq!(tick.notes.contains(&KeyedNote::NoTime), at.is_empty(), "{line}");
        assert_eq!(
            tick.notes.contains(&KeyedNote::Yesterday),
            line.contains("14:06") || line.contains("23:30"),
            "{line}"
        );
    }
}

#[test]
fn what_cannot_be_read_is_reported_with_the_reason() {
    let bad = |text: &str| KeyedFault::BadTime(text.to_owned());
    let rows = [
        ("電話した 9:30", KeyedFault::NoNumber),
        ("2 済", KeyedFault::NoNumber),
        ("2-14", KeyedFault::NoState(String::new())),
        ("2-14 9:30 佐藤", KeyedFault::NoState("9:30 佐藤".into())),
        ("2-14 doen 9:30 Sato", KeyedFault::NoState("doen 9:30 Sato".into())),
        ("2-14 donegal", KeyedFault::NoState("donegal".into())),
        ("2-14 未来さん", KeyedFault::NoState("未来さん".into())),
        ("2-14 済 25:00 佐藤", bad("25:00")),
        ("2-14 済 24:00", bad("24:00")),
        ("2-14 済 9:60", bad("9:60")),
        ("2-14 済 9:3 佐藤", bad("9:3")),
        ("2-14 済 9:30:15 佐藤", bad("9:30:15")),
        ("2-14 済 9:30-9:45 佐藤", bad("9:30-9:45")),
        ("2-14 済 9時頃 佐藤", bad("9時頃")),
        ("2-14 済 9:30 10:30 佐藤", bad("10:30")),
        ("2-14 済 佐藤9:30", bad("佐藤9:30")),
        ("2-14 済 930 佐藤", bad("930")),
        ("2-14 済 9.30 佐藤", bad("9.30")),
        ("2-14 済 13/45 9:30", bad("13/45")),
        ("2-14 済 2/30 9:30", bad("2/30")),
        ("2-14 済 11/24/2026 9:30", bad("11/24/2026")),
        ("2-14 済 11/23(火) 9:30", bad("11/23")),
        ("2-14 済 2026/11/23(火) 9:30", bad("2026/11/23(火)")),
        ("2-14 済 11/24 佐藤", KeyedFault::NoTimeOfDay),
        ("2-14 済 11/25 09:30 佐藤", KeyedFault::Future),
        ("2-14 済 2027/1/1 09:30", KeyedFault::Future),
        ("2-14 n/a", KeyedFault::NoReason),
        ("2-14 対象外 9:30 @佐藤", KeyedFault::NoReason),
    ];
    for (line, fault) in rows {
        assert_eq!(read(line), Err(fault.clone()), "{line}");
        for lang in [Lang::Ja, Lang::En] {
            assert!(words::keyed_fault(&fault, now(), lang).chars().count() > 8, "{line}: a sentence");
        }
    }
    assert_eq!(read(&format!("2-14 済 {}", "名".repeat(500))), Err(KeyedFault::TooLong));
}

#[test]
fn an_unknown_number_names_the_nearest() {
    for (line, near) in [("2-99 済", "2-"), ("7-01 済", "6-01"), ("acme:2-03 済", "2-03")] {
        let Err(KeyedFault::NoSuchItem(number, Some(item))) = read(line) else { panic!("{line}") };
        assert!(item.id.starts_with(near) && line.starts_with(&number), "{line}: {}", item.id);
    }
}

#[test]
fn around_new_year_a_date_without_its_year_is_last_years() {
    let now = from_rfc3339("2027-01-02T10:00:00+09:00").expect("an instant");
    let tick = read_keyed(guide(), &case([]), now, "2-14 済 12/31(木) 23:50 佐藤")
        .remove(0)
        .read
        .expect("a tick");
    assert_eq!(tick.paper.at.map(to_japan_input).as_deref(), Some("2026-12-31T23:50"));
    assert!(tick.notes.contains(&KeyedNote::LastYear));
}

#[test]
fn the_preview_knows_the_case_and_the_lines_above() {
    let (listed, not_listed) = listed_and_not();
    let case = case([Change::SetItem(listed.into(), Done, "".into())]);
    let text = format!("{listed} 済 9:30 佐藤\n\n{listed} 未\n{not_listed} 済 9:30\nbroken");
    let lines = read_keyed(guide(), &case, now(), &text);
    assert_eq!(
        lines.iter().map(|line| line.number).collect::<Vec<_>>(),
        [1, 3, 4, 5],
        "empty lines count, and are passed over"
    );
    let tick = |at: usize| lines[at].read.clone().expect("a tick");
    let set_at = from_rfc3339("2026-11-24T12:00:00+09:00").expect("an instant");
    assert_eq!((tick(0).before, tick(0).notes), (Done, vec![KeyedNote::Unchanged, KeyedNote::SetLater(set_at)]));
    assert_eq!((tick(1).before, tick(1).notes), (Done, vec![KeyedNote::NoTime, KeyedNote::Again(1)]));
    assert_eq!((tick(2).before, tick(2).notes), (Open, vec![KeyedNote::NotListed]));
    assert_eq!(lines[3].read, Err(KeyedFault::NoNumber));
    for note in lines
        .iter()
        .flat_map(|line| line.read.clone().map(|tick| tick.notes).unwrap_or_default())
    {
        assert!(
            [Lang::Ja, Lang::En]
                .iter()
                .all(|lang| !words::keyed_note(note, *lang).is_empty())
        );
    }
}

#[test]
fn the_time_on_paper_and_that_of_keying_in_are_kept_apart() {
    let tick = read("2-14 済 9:30 佐藤").expect("a tick");
    let done = case([tick.change()]);
    let record = done.state().item("2-14");
    let recorded = record.recorded.clone().expect("keyed in");
    let on_paper = record.acted.at.map(to_japan_input);
    assert_eq!((on_paper.as_deref(), &*record.acted.by), (Some("2026-11-24T09:30"), "佐藤"));
    assert_eq!((to_japan_input(recorded.at).as_str(), &*recorded.by), ("2026-11-24T12:00", "渡邉"));
    let said = words::state_record(tick.item.kind, &record, Lang::Ja).expect("set");
    assert_eq!(said, "済み 2026/11/24(火) 09:30 佐藤 · 紙から入力 2026/11/24(火) 12:00 渡邉");
    // The record sorts by the time on paper; the spreadsheet has both.
    let file = csv(&done, scope(Lang::Ja, now()));
    let row = file.lines().find(|line| line.contains("2-14")).expect("a row");
    assert!(row.starts_with("2026/11/24(火) 09:30,2026/11/24(火) 12:00,渡邉,"), "{row}");
    let untimed = case([read("2-14 済 佐藤").expect("a tick").change()]).state().item("2-14");
    assert!(
        words::state_record(tick.item.kind, &untimed, Lang::En)
            .expect("set")
            .starts_with("Done no time given 佐藤 · keyed in from paper")
    );
    // A tick on screen takes its place.
    let later = case([tick.change(), Change::SetItem("2-14".into(), Open, "".into())]);
    let record = later.state().item("2-14");
    assert_eq!((record.is_keyed, record.acted), (false, Acted::default()));
}

#[test]
fn undo_takes_back_one_line_after_the_other() {
    let lines = read_keyed(guide(), &case([]), now(), "2-14 対応中 9:00\n2-14 済 9:30\n2-05 済");
    let mut changes: Vec<Change> = lines.iter().map(|line| line.read.as_ref().expect("a tick").change()).collect();
    let tab = TabId::parse("00000001").expect("a tab");
    for expected in [(Done, Done), (Done, Open), (InProgress, Open), (Open, Open)] {
        let case = case(changes.clone());
        assert_eq!((case.state().item("2-14").state, case.state().item("2-05").state), expected);
        if let Some(entry) = case.log().undoable(&tab).filter(|entry| entry.change.item().is_some()) {
            changes.push(Change::Struck(entry.id.clone(), "".into()));
        }
    }
}

fn control(nodes: &[Node]) -> &Keyed {
    let control = nodes
        .iter()
        .find_map(|node| if let Node::Keyed(keyed) = node { Some(keyed) } else { None });
    control.expect("where ticks are keyed in")
}

#[test]
fn the_page_hands_on_what_is_read_and_keeps_what_is_not() {
    let typed = "2-14 済 9:30 佐藤\n  何か別のこと 12:00 \n2-05 n/a 該当しない理由 @高橋";
    let request = |typed: &str, lang| Request {
        page: Page::Keyed(typed.into()),
        scope: scope(lang, now()),
        writer: "渡邉".into(),
        case: Some(case([]).into()),
        prepared: None,
    };
    for lang in [Lang::Ja, Lang::En] {
        let nodes = page(&request(typed, lang));
        let Keyed { entry, rest, .. } = control(&nodes);
        let entry = entry.as_ref().expect("something to record");
        assert_eq!(entry.label, words::OBSERVE_DO.get(lang), "the button");
        assert_eq!(rest, "  何か別のこと 12:00 ", "what stays, as it was typed");
        let tick = |item: &str, state, reason: &str, at: Option<&str>, by: &str| {
            let at = at.map(|at| from_rfc3339(at).expect("an instant"));
            Change::KeyedItem(item.into(), state, reason.into(), Acted { at, by: by.into() })
        };
        let done = tick("2-14", Done, "", Some("2026-11-24T09:30:00+09:00"), "佐藤");
        assert_eq!(entry.changes, [done, tick("2-05", NotApplicable, "該当しない理由", None, "高橋")]);
        let said: String = nodes.iter().map(Node::plain).collect();
        assert!(
            said.contains("何か別のこと 12:00")
                && said.contains(words::keyed_fault(&KeyedFault::NoNumber, now(), lang).as_str())
        );
        assert_eq!(control(&page(&request("", lang))).entry, None, "nothing to record");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn each_line_is_understood_or_reported_whatever_is_typed(
        text in prop_oneof![
            "\\PC{0,60}(\n\\PC{0,60}){0,4}",
            "([1-7０-９]{1,2}[-－の][0-9]{1,3}[ 　](done|済|n/a|対象外|未|✓|/)?[ 0-9:：/時分半頃(（火)）午後pm@年月日.-]{0,20}\\PC{0,8}\n?){1,4}",
        ],
        millis in -10_000_000_000_000..10_000_000_000_000_i64,
    ) {
        let case = case([]);
        let lines = read_keyed(guide(), &case, Moment(millis), &text);
        let typed: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        prop_assert_eq!(lines.iter().map(|line| &*line.text).collect::<Vec<_>>(), typed, "no line is lost or changed");
        for line in &lines {
            if let Ok(tick) = &line.read {
                prop_assert!(tick.paper.at.is_none_or(|at| at.0 <= millis), "nothing is done in the future");
                prop_assert!(tick.state != NotApplicable || !tick.reason.is_empty());
                // What stands in the name or reason was typed so.
                let dense = |text: &str| text.chars().filter(|one| !one.is_whitespace()).collect::<String>();
                let words = tick.paper.by.split_whitespace().chain(tick.reason.split_whitespace());
                for word in words {
                    let text = dense(&line.text.replace(['\u{fe0e}', '\u{fe0f}', '\u{feff}'], ""));
                    prop_assert!(text.contains(word), "{}: {word}", line.text);
                }
            }
        }
        let request = Request {
            page: Page::Keyed(text.into()),
            scope: scope(Lang::Ja, Moment(millis)),
            writer: "".into(),
            case: Some(case.into()),
            prepared: None,
        };
        let n_ticks = lines.iter().filter(|line| line.read.is_ok()).count();
        let changes = control(&page(&request)).entry.as_ref().map_or(0, |entry| entry.changes.len());
        prop_assert_eq!(changes, n_ticks);
    }

    #[test]
    fn what_a_line_says_is_what_the_log_says(at in proptest::option::of(0..2_000_000_000_000_i64), by in "\\PC{0,8}") {
        let paper = Acted { at: at.map(Moment), by: by.as_str().into() };
        let case = case([Change::KeyedItem("2-14".into(), Done, "".into(), paper.clone())]);
        let record = CaseState::replay(case.log()).item("2-14");
        prop_assert_eq!(record.acted, paper);
        prop_assert!(record.is_keyed);
    }
}
