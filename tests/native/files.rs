//! The files made of papers and clocks are read back as another program would read them: what people typed is text in
//! each of them, and nothing in it breaks the file.

use super::common::{guide, scope};
use std::io::{Cursor, Read as _};
use std::rc::Rc;

use morenaku::case::{Case, CaseId, Change, Entry, EntryId, ItemState, Known, Log, Moment};
use morenaku::document::node::{Field, Sheet};
use morenaku::document::{Node, calendar, docx, html, markdown, plain_text};
use morenaku::guide::{Fact, Lang, Layout, Readers};
use morenaku::plan::{addressees_field, clocks};
use morenaku::wire::read;
use morenaku::wire::time::from_rfc3339;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

const TITLE_WITH_CR: &str = include_str!("../fixtures/case-title-with-cr.json");

fn now() -> Moment {
    from_rfc3339("2026-11-24T12:00:00+09:00").expect("an instant")
}

fn paper(title: &str, letterhead: &[&str], passages: &[&str]) -> Vec<Node> {
    let field = |text: &&str| Field {
        name: "doc/x/y".into(),
        label: "見出し".into(),
        written: (*text).into(),
        n_lines: 1,
        ..Field::default()
    };
    let letterhead = letterhead.iter().map(|line| (*line).to_owned()).collect();
    let fields = passages.iter().map(field).collect();
    vec![Node::Sheet(Sheet {
        title: title.into(),
        lang: Lang::Ja,
        layout: Layout::Form,
        readers: Readers::Outside,
        letterhead,
        fields,
        frozen: Vec::new(),
    })]
}

/// What a program that knows all of Markdown takes the file for: the text of each passage, its lines parted by breaks.
/// Anything but headings, paragraphs, breaks and text is markup that nobody typed as such.
fn passages_in(file: &str) -> Vec<String> {
    let mut passages: Vec<String> = Vec::new();
    let mut in_heading = false;
    for event in Parser::new_ext(file, Options::all()) {
        match event {
            Event::Start(Tag::Heading { .. }) => in_heading = true,
            Event::End(TagEnd::Heading(_)) => (in_heading, _) = (false, passages.push(String::new())),
            Event::Text(_) if in_heading => {}
            Event::Text(text) => passages.last_mut().expect("a heading first").push_str(&text),
            Event::Start(Tag::Paragraph) => {}
            Event::End(TagEnd::Paragraph) | Event::HardBreak => passages.last_mut().expect("one").push('\n'),
            other => panic!("{other:?} in\n{file}"),
        }
    }
    passages
}

#[test]
fn markdown_keeps_what_people_typed_as_text() {
    let rows = [
        "~~~",
        "```",
        "===",
        "---",
        "- - -",
        "***",
        "___",
        "1. 誤送信",
        "12) 誤送信",
        "+ 足す",
        "- 引く",
        "* 星",
        "> 引用",
        "# 見出し",
        "&lt;b&gt; &amp; &#60; R&D",
        "~~消す~~",
        "~下~",
        "    四つの空白",
        "  - 二つの空白",
        "\tタブ",
        "　字下げ",
        "a | b",
        ":--",
        "-:",
        ": 定義",
        "| a |",
        "[^1]: 注",
        "[x]: http://example.jp",
        "- [ ] 印",
        "<b>",
        "<!-- -->",
        "<http://example.jp>",
        "![絵](x)",
        "$x$ と $$y$$",
        "$100",
        "\\",
        "終わり\\",
        "+++",
        "=",
        "1.",
        "2026.11.24",
        "==印==",
        "https://example.jp/a_b_c",
        "a_b_c",
        "[!NOTE]",
        ">! 隠す",
        "^上^",
        "||隠す||",
        "\"引用\" -- ... 'x'",
        "[[x]]",
        "{#id}",
    ];
    for row in rows {
        for text in [row.to_owned(), format!("前\n{row}\n後"), format!("{row}\n{row}"), format!("- 前\n{row}")] {
            let file = markdown(&paper("題", &[row, row], &[&text]));
            let after_head = file.split_once("\n# ").expect("a title").1;
            let read = passages_in(&format!("# {after_head}"));
            // Typographic options turn straight quotes and dashes: these are the reader's choice.
            let plain = |text: &str| text.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
            let plain = |text: &str| plain(text).replace('–', "--").replace('…', "...");
            assert_eq!(plain(read.last().expect("a passage")).trim_end_matches('\n'), text, "{file}");
            let head = passages_in(&format!("# x\n\n{}", file.split_once("\n# ").expect("a title").0));
            assert_eq!(plain(&head.concat()).trim_end_matches('\n'), format!("{row}\n{row}"), "{file}");
        }
    }
}

/// The XML inside a Word file, part by part.
fn parts_of(file: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a zip");
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).expect("a part");
            let mut text = String::new();
            part.read_to_string(&mut text).expect("text");
            (part.name().to_owned(), text)
        })
        .collect()
}

/// XML 1.0, production 2.
fn is_xml(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[test]
fn what_slides_and_spreadsheets_paste_breaks_no_file() {
    let pasted = "一\u{b}二\u{c}三\r四\r\n五\u{2028}六\u{7}\u{1b}\u{0}\u{fffe}\u{ffff}七\t八";
    let long = "長い。".repeat(40);
    // Short passages are a table, long ones are not.
    for passages in [[pasted, pasted], [&*format!("{pasted}{long}"), &long]] {
        let nodes = paper(pasted, &[pasted], &passages);
        let parts = parts_of(docx(&nodes));
        for (name, text) in &parts {
            assert!(text.chars().all(is_xml), "{name}");
            assert!(!["&#x7;", "&#7;", "&#0;", "&#x0;"].iter().any(|one| text.contains(one)), "{name}");
        }
        let document = &parts
            .iter()
            .find(|(name, _)| name == "word/document.xml")
            .expect("a document")
            .1;
        for line in ["一", "二", "三", "四", "五"] {
            assert!(document.contains(&format!(">{line}<")), "{line} is a line of its own: {document}");
        }
        assert!(document.contains("六七"), "{document}");
        for file in [markdown(&nodes), plain_text(&nodes), html(&nodes)] {
            assert!(!file.contains(|one: char| one != '\n' && one != '\t' && one.is_control()), "{file:?}");
            assert!(file.contains("六七"), "{file:?}");
        }
    }
}

fn case(changes: impl IntoIterator<Item = Change>) -> Case {
    let mut log = Log::default();
    for (n, change) in changes.into_iter().enumerate() {
        let id = EntryId::parse(&format!("{n:09}00000000001")).expect("an id");
        let at = from_rfc3339("2026-11-23T03:00:00+09:00").expect("an instant");
        let entry = Entry::new(id, at, "佐藤".into(), change);
        log.insert(Rc::new(entry)).expect("no conflict");
    }
    Case::new(CaseId::from_random(1), log)
}

/// A case with every kind of clock of the guide that a private firm can have, but for a processor's: that one is
/// counted as the preliminary report is, and shuts out the hours of the EU.
fn with_clocks(title: &str) -> Vec<Change> {
    let known = from_rfc3339("2026-11-23T02:30:00+09:00").expect("an instant");
    let mut changes = vec![Change::Opened(title.into()), Change::AnsweredKnownAt(Some(known), "".into())];
    let facts = [Fact::Personal, Fact::Sensitive, Fact::Eu, Fact::Infrastructure];
    changes.extend(facts.map(|fact| Change::AnsweredFact(fact, Known::Yes)));
    changes
}

/// The properties of each event as RFC 5545 has them, or a panic at what it forbids.
fn events_in(file: &str) -> Vec<Vec<(String, String)>> {
    assert!(file.ends_with("\r\n"), "the last line ends too");
    let between = file.replace("\r\n", "");
    assert!(!between.contains(|one: char| one.is_control()), "a control character: {file:?}");
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "folded: {file:?}");
    let mut events = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for line in file.replace("\r\n ", "").split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("no property: {line:?}"));
        assert!(name.starts_with(|one: char| one.is_ascii_uppercase()), "{line:?}");
        match name {
            "BEGIN" => {
                open.push(value.to_owned());
                if value == "VEVENT" {
                    events.push(Vec::new());
                }
            }
            "END" => assert_eq!(open.pop().as_deref(), Some(value)),
            _ if open.last().is_some_and(|one| one == "VCALENDAR") => {}
            _ => {
                let alarm = if open.last().is_some_and(|one| one == "VALARM") { "VALARM/" } else { "" };
                events
                    .last_mut()
                    .expect("in an event")
                    .push((format!("{alarm}{name}"), value.to_owned()));
            }
        }
    }
    assert!(open.is_empty());
    events
}

fn value<'a>(event: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = event.iter().find(|(one, _)| one.split(';').next() == Some(name));
    found.map(|(_, value)| &**value)
}

#[test]
fn no_title_breaks_the_calendar() {
    let imported = read(TITLE_WITH_CR).expect("a case").remove(0);
    let from_file = Case::new(imported.id, imported.log);
    let titles = [
        "a\rATTENDEE:mailto:x@example.com",
        "a\r\n b",
        "\u{b}a\u{c}b\u{0}c\u{1b}d\u{7f}e\u{85}f\u{2028}g\th",
        ";,\\n:",
    ];
    let cases = titles.map(|title| case(with_clocks(title)));
    for case in cases.iter().chain([&from_file]) {
        let file = calendar(case, scope(Lang::Ja, now()), false);
        let events = events_in(&file);
        assert!(!events.is_empty() && events.iter().all(|event| value(event, "ATTENDEE").is_none()), "{file}");
        let parsed: icalendar::Calendar = file.parse().expect("RFC 5545");
        assert_eq!(parsed.components.len(), events.len());
    }
}

#[test]
fn each_event_has_a_length_and_ends_when_it_is_due() {
    let case = case(with_clocks("名簿"));
    let file = calendar(&case, scope(Lang::En, now()), false);
    let events = events_in(&file);
    assert_eq!(events.len(), clocks(guide(), &case.state().answers).len());
    let mut n_by_the_hour = 0;
    for event in &events {
        let (start, end) = (value(event, "DTSTART").expect("a start"), value(event, "DTEND").expect("an end"));
        assert!(start < end, "{start} {end}");
        if end.contains('T') {
            n_by_the_hour += 1;
            assert_eq!((start, end), ("20261125T163000Z", "20261125T173000Z"), "72 hours after 02:30 in Japan");
            let alarms: Vec<_> = event.iter().filter(|(name, _)| name.contains("TRIGGER")).collect();
            assert!(alarms.len() == 2 && alarms.iter().all(|(name, _)| name.ends_with(";RELATED=END")), "{file}");
        }
    }
    assert_eq!(n_by_the_hour, 1);
}

#[test]
fn what_is_settled_rings_no_more() {
    let open = case(with_clocks("名簿"));
    let all = clocks(guide(), &open.state().answers);
    let settled = all.iter().find_map(|clock| clock.item).expect("an item settles it");
    let done = Change::SetItem(settled.into(), ItemState::Done, "".into());
    let done = case(with_clocks("名簿").into_iter().chain([done]));
    let events = events_in(&calendar(&done, scope(Lang::Ja, now()), false));
    assert_eq!(events.len(), all.len(), "it still stands in the calendar");
    for (clock, event) in all.iter().zip(&events) {
        let n_alarms = event.iter().filter(|(name, _)| name.contains("TRIGGER")).count();
        assert_eq!(n_alarms == 0, clock.is_settled(done.state()), "{clock:?}");
    }
    assert!(all.iter().any(|clock| clock.is_settled(done.state())));
}

#[test]
fn a_deadline_that_is_withdrawn_is_cancelled_and_a_later_file_takes_the_place_of_an_earlier_one() {
    let open = case(with_clocks("極秘の名簿"));
    let before = events_in(&calendar(&open, scope(Lang::Ja, now()), false));
    let no_eu = case(
        with_clocks("極秘の名簿")
            .into_iter()
            .chain([Change::AnsweredFact(Fact::Eu, Known::No)]),
    );
    let file = calendar(&no_eu, scope(Lang::Ja, now()), false);
    assert!(!file.contains("極秘"), "the name of the case goes into no calendar unless it is wanted");
    let after = events_in(&file);
    let uids = |events: &[Vec<(String, String)>]| -> std::collections::BTreeSet<String> {
        events
            .iter()
            .filter_map(|event| value(event, "UID").map(str::to_owned))
            .collect()
    };
    assert_eq!(uids(&before), uids(&after), "what was in a calendar stays to be cancelled there");
    let cancelled: Vec<_> = after
        .iter()
        .filter(|event| value(event, "STATUS") == Some("CANCELLED"))
        .collect();
    assert_eq!(cancelled.len(), 1);
    assert!(value(cancelled[0], "UID").is_some_and(|uid| uid.contains("EuReport")), "{file}");
    assert!(!cancelled[0].iter().any(|(name, _)| name.contains("TRIGGER")));
    for event in before.iter().chain(&after) {
        assert!(value(event, "LAST-MODIFIED").is_some_and(|at| at.ends_with('Z')));
    }
    let sequence =
        |event: &[(String, String)]| value(event, "SEQUENCE").and_then(|number| number.parse::<usize>().ok());
    assert!(sequence(&after[0]) > sequence(&before[0]));
    // Long past its end nothing rings.
    let later = from_rfc3339("2027-03-01T12:00:00+09:00").expect("an instant");
    assert!(!calendar(&open, scope(Lang::Ja, later), false).contains("TRIGGER"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn whatever_a_title_or_a_passage_holds_the_files_are_whole(text in any::<String>(), more in "[-+=~#>:.)0-9 \t\r\n|&;a-z]{0,24}") {
        let text = format!("{more}{text}");
        events_in(&calendar(&case(with_clocks(&text)), scope(Lang::En, now()), false));
        let nodes = paper(&text, &[&text], &[&text, &text]);
        passages_in(&format!("# x\n\n{}", markdown(&nodes)));
        for (name, part) in parts_of(docx(&nodes)) {
            prop_assert!(part.chars().all(is_xml), "{}", name);
        }
    }
}

/// A client with hours of its own has an event of its own, without its name unless names are wanted; one that is struck
/// off the list is cancelled.
#[test]
fn each_contract_stands_in_the_calendar() {
    let list = |lines: &str| Change::Wrote(addressees_field("controller").into(), lines.into(), "".into());
    let with = |more: Vec<Change>| {
        let entrusted = Change::AnsweredFact(Fact::Entrusted, Known::Yes);
        case(with_clocks("名簿").into_iter().chain([entrusted]).chain(more))
    };
    let contracts = |file: &str| -> Vec<Vec<(String, String)>> {
        let is_one = |event: &Vec<(String, String)>| value(event, "UID").is_some_and(|uid| uid.contains("Contract"));
        events_in(file).into_iter().filter(is_one).collect()
    };
    let both = with(vec![list("北関東物流 24時間\n極楽商事 8時間")]);
    let plain = calendar(&both, scope(Lang::Ja, now()), false);
    assert!(!plain.contains("北関東") && !plain.contains("極楽"), "no name of a client goes into calendars of many");
    let events = contracts(&plain);
    assert_eq!(events.len(), 2);
    assert_ne!(value(&events[0], "UID"), value(&events[1], "UID"));
    let named = calendar(&both, scope(Lang::Ja, now()), true);
    assert!(
        contracts(&named)
            .iter()
            .any(|event| value(event, "SUMMARY").is_some_and(|said| said.contains("極楽商事")))
    );
    let fewer = with(vec![list("北関東物流 24時間\n極楽商事 8時間"), list("北関東物流 24時間")]);
    let events = contracts(&calendar(&fewer, scope(Lang::Ja, now()), false));
    let cancelled = events
        .iter()
        .filter(|event| value(event, "STATUS") == Some("CANCELLED"))
        .count();
    assert_eq!((events.len(), cancelled), (2, 1));
}
