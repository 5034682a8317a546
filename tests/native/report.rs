//! The report of a case: everything that was entered stands in it, and its seal is the SHA-256 of the log as the
//! exported file has it.

use std::io::Write as _;
use std::pin::pin;
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use super::common::{config, entries, guide, library, log_of, scope};
use super::trees::spans;
use morenaku::case::{
    Acted, Case, CaseId, Change, Choice, Count, Entry, EntryId, FoundBy, ItemState, Known, Log, Moment,
};
use morenaku::document::node::{Checklist, Seal};
use morenaku::document::{Node, Page, Request, Span};
use morenaku::guide::{Fact, Lang, LeakType, TypeSet};
use morenaku::parts::{Unopened, open_reading};
use morenaku::wire::seal;
use morenaku::wire::time::from_rfc3339;
use morenaku::wire::v1::{write_case, write_cases};
use morenaku::words;
use proptest::prelude::*;

fn at(text: &str) -> Moment {
    from_rfc3339(text).expect("an instant")
}

/// A case in which something of every kind was entered.
fn worked() -> Case {
    let struck = EntryId::parse(&format!("{:09}00000000001", 7)).expect("an id");
    let paper = Acted { at: Some(at("2026-11-23T09:30:00+09:00")), by: "紙の佐藤".into() };
    let wrote = |field: &str, text: &str| Change::Wrote(field.into(), text.into(), "".into());
    let changes = vec![
        Change::Opened("仮の名前".into()),
        Change::Renamed("顧客名簿の紛失".into()),
        Change::AnsweredTypes(TypeSet::NONE.with(LeakType::LossTheft)),
        Change::AnsweredFact(Fact::Personal, Known::Yes),
        Change::AnsweredFact(Fact::Sensitive, Known::Yes),
        Change::AnsweredPersons(Count::AtMost(1234)),
        Change::AnsweredKnownAt(Some(at("2026-11-23T02:30:00+09:00")), "当直が気づいた".into()),
        Change::Observed(at("2026-11-23T02:40:00+09:00"), "駅".into(), "取り消した電話".into()),
        Change::AnsweredFound(FoundBy::Outsider, "拾った人".into()),
        Change::KeyedItem("2-20".into(), ItemState::Done, "".into(), paper),
        Change::SetItem("1-06".into(), ItemState::NotApplicable, "対象でない訳".into()),
        Change::SetItem("zz:2-01".into(), ItemState::Done, "".into()),
        Change::AssignedItem("2-20".into(), "総務の高橋".into()),
        Change::NotedItem("2-20".into(), "一行目のメモ\n二行目のメモ".into()),
        wrote("where", "渋谷駅の3番線"),
        wrote("conclusion", "重いと見る"),
        wrote("doc/notice/nothing-of-this-name", "どこにもない欄の文"),
        wrote(&format!("doc/notice/{}", library().form("notice").expect("a form").fields[0].id), "通知の書き出し"),
        wrote("doc/a-later-paper/what", "後の版の書類の文"),
        Change::Decided("police".into(), Choice::Yes, "遺失届を出す".into(), Acted::by("総務部長")),
        Change::Decided("a-later-decision".into(), Choice::No, "後の版の判断の理由".into(), Acted::default()),
        Change::Struck(struck, "別件だった".into()),
        Change::Closed,
    ];
    let mut log = Log::default();
    for (n, change) in changes.into_iter().enumerate() {
        let id = EntryId::parse(&format!("{n:09}00000000001")).expect("an id");
        let at = Moment(at("2026-11-23T03:00:00+09:00").0 + 60_000 * i64::try_from(n).expect("few"));
        log.insert(Rc::new(Entry::new(id, at, "渡邉".into(), change)))
            .expect("no conflict");
    }
    Case::new(CaseId::parse("0k7m2p9qrs").expect("an id"), log)
}

/// What stands behind a door: natively all of the program is there, so there is nothing to wait for.
fn opened<T>(door: impl Future<Output = Result<T, Unopened>>) -> T {
    match pin!(door).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(part)) => part,
        _ => panic!("it does not open at once"),
    }
}

fn report(case: &Case, lang: Lang) -> Node {
    let now = at("2026-11-24T12:00:00+09:00");
    let request = Request {
        page: Page::Report,
        scope: scope(lang, now),
        writer: "渡邉".into(),
        case: Some(case.clone().into()),
        prepared: None,
    };
    let reading = opened(open_reading());
    (reading.page)(&request).into_iter().next().expect("a report")
}

fn sha256sum(text: &str) -> String {
    let mut child = Command::new("sha256sum")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("sha256sum");
    child.stdin.take().expect("a pipe").write_all(text.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("its answer").stdout;
    String::from_utf8_lossy(&output)
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The text of the log in an exported file, from `[` to `]`.
fn log_text(file: &str) -> &str {
    let (_, rest) = file.split_once(r#","format":"morenaku-case","log":"#).expect("a log");
    let end = rest.rfind(r#","version":1}"#).expect("an end");
    rest.get(..end).expect("the log")
}

#[test]
fn everything_that_was_entered_stands_in_it() {
    let case = worked();
    for lang in [Lang::Ja, Lang::En] {
        let report = report(&case, lang);
        let said = report.plain();
        for expected in [
            "顧客名簿の紛失",
            "仮の名前",
            "1234",
            "当直が気づいた",
            "取り消した電話",
            "拾った人",
            "紙の佐藤",
            "対象でない訳",
            "zz:2-01",
            "総務の高橋",
            "一行目のメモ\n二行目のメモ",
            "渋谷駅の3番線",
            "重いと見る",
            "どこにもない欄の文",
            "通知の書き出し",
            "後の版の書類の文",
            "遺失届を出す",
            "総務部長",
            "a-later-decision",
            "後の版の判断の理由",
            "別件だった",
            "渡邉",
        ] {
            assert!(said.contains(expected), "{lang:?}: {expected}");
        }
        // Deadlines with how they were counted, each step, each item of the list, open questions, and what does not
        // apply with the reason.
        let steps = guide().steps.iter().map(|step| step.name.get(lang));
        let items = guide().items.iter().map(|item| item.act.get(lang));
        for expected in steps.chain(items).chain([
            words::OPEN_QUESTIONS.get(lang),
            words::LEFT_OUT.get(lang),
            words::CLOCKS.get(lang),
        ]) {
            assert!(said.contains(expected), "{lang:?}: {expected}");
        }
        let counting = if lang == Lang::Ja { "を1日目として" } else { "Day 1 is the day of knowing" };
        assert!(said.contains(counting), "{said}");
        // The notice as it would go out: every passage of it.
        let notice = library().form("notice").expect("a form");
        assert!(
            notice
                .fields
                .iter()
                .filter(|field| field.when.is_empty())
                .all(|field| said.contains(field.name.get(lang)))
        );
        let struck = |span: &&&Span| matches!(span, Span::Struck(_));
        let report = [report];
        assert_eq!(spans(&report).iter().filter(struck).count(), 1, "what was struck out stays, struck");
        assert!(said.contains("2026/11/23(月) 09:30") || said.contains("Mon 23 Nov 2026 09:30"), "the time on paper");
    }
}

/// What stands on each page of a report.
fn head(report: &Node) -> (&Checklist, &Seal) {
    let Node::Checklist(list) = report else { panic!("no report") };
    (list, list.seal.as_ref().expect("a seal"))
}

#[test]
fn the_head_names_case_last_entry_and_the_sum_of_the_exported_log() {
    let case = worked();
    let report = report(&case, Lang::Ja);
    let file = write_case(&case, guide(), Lang::Ja);
    let sum = sha256sum(log_text(&file));
    let last = case.log().last_id().expect("a last entry").as_str();
    let (list, seal) = head(&report);
    assert_eq!((&*list.title, &*list.case), ("顧客名簿の紛失", "0k7m2p9qrs"));
    assert!(seal.last.contains(last) && seal.last.contains("23件"), "{}", seal.last);
    assert_eq!(seal.sum, format!("SHA-256 {sum}"));
    let all = write_cases([&case], guide(), Lang::En);
    assert!(all.contains(log_text(&file)), "a file of all cases has the same text");
}

#[test]
fn the_sum_changes_with_each_entry_and_the_words_in_the_report_compute_it_again() {
    let whole = worked();
    let mut sums = Vec::new();
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    for n in 1..=whole.log().len() {
        let part = Case::new(whole.id().clone(), log_of(whole.log().iter().take(n)));
        let sum = seal(&part);
        assert!(!sums.contains(&sum), "entry {n} changes it");
        sums.push(sum);
    }
    // Awkward characters, and entries that came after the printing.
    let file = folder.join("report case.json");
    let mut log = whole.log().clone();
    let awkward = "\u{1}\u{7f}\u{2028}\"\\</script> 👩🏽‍💻\t\r\n";
    let id = EntryId::parse(&format!("{:09}00000000001", 900)).expect("an id");
    let renamed = Change::Renamed(awkward.into());
    let unknown_fields = r#"{"n":[1,-2.5,true,null]}"#.into();
    let entry = Entry { unknown_fields, ..Entry::new(id, Moment(0), awkward.into(), renamed) };
    log.insert(Rc::new(entry)).expect("no conflict");
    let printed = Case::new(whole.id().clone(), log.clone());
    let later = EntryId::parse(&format!("{:09}00000000001", 901)).expect("an id");
    log.insert(Rc::new(Entry::new(later, Moment(0), "".into(), Change::Reopened)))
        .expect("no conflict");
    // A colleague's copy comes in, whose entries sort between the printed ones.
    for n in [3, 5] {
        let theirs = EntryId::parse(&format!("{n:09}00000000002")).expect("an id");
        let note = Change::NotedItem("2-05".into(), "よその端末から".into());
        log.insert(Rc::new(Entry::new(theirs, Moment(0), "".into(), note)))
            .expect("no conflict");
    }
    let exported = Case::new(whole.id().clone(), log);
    std::fs::write(&file, write_case(&exported, guide(), Lang::Ja)).expect("a file");
    let said: String = report(&printed, Lang::En).plain();
    let (_, command) = said.split_once("python3 -c").expect("a command");
    let (command, _) = command.split_once(" FILE.json").expect("its end");
    let run = Command::new("sh")
        .arg("-c")
        .arg(format!("python3 -c{command} \"$1\" | sha256sum"))
        .arg("sh")
        .arg(&file)
        .output()
        .expect("a shell");
    let sum = String::from_utf8_lossy(&run.stdout);
    assert_eq!(sum.split(' ').next(), Some(&*seal(&printed)), "{}", String::from_utf8_lossy(&run.stderr));
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_report_is_made_of_every_log_and_its_sum_is_that_of_the_export(entries in entries()) {
        let case = Case::new(CaseId::from_random(1), log_of(&entries));
        let whole = write_case(&case, guide(), Lang::Ja);
        let file: serde_json::Value = serde_json::from_str(&whole).expect("JSON");
        prop_assert_eq!(seal(&case), sha256_of(&file["log"].to_string()));
        prop_assert_eq!(log_text(&whole), file["log"].to_string());
        let report = report(&case, Lang::Ja);
        prop_assert_eq!(&head(&report).1.sum, &format!("SHA-256 {}", seal(&case)));
    }
}

fn sha256_of(text: &str) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
