//! The day in lines that are keyed in: read in every way that people and the pages write it, and otherwise asked about.
//! It is never part of a name.

use super::common::guide;
use super::keyed::{case, now, read};
use morenaku::case::{Case, Change};
use morenaku::guide::Lang;
use morenaku::plan::{KeyedFault, KeyedNote, read_keyed};
use morenaku::wire::time::{from_rfc3339, to_japan_input};
use morenaku::words;

#[test]
fn days_are_read_in_every_way_that_people_and_the_pages_write_them() {
    // What stands between state and name, and the time that is meant, in Japan. Now is Tuesday, 24 November
    // 2026, 14:05.
    let rows = [
        ("令和8年11月23日 9:30", "2026-11-23T09:30"),
        ("令和８年１１月２３日（月）９時３０分", "2026-11-23T09:30"),
        ("令和 8年 11月 23日 9:30", "2026-11-23T09:30"),
        ("令和8.11.23 9:30", "2026-11-23T09:30"),
        ("令8.11.23 9:30", "2026-11-23T09:30"),
        ("㋿8.11.23 9:30", "2026-11-23T09:30"),
        ("㋿8年11月23日 9:30", "2026-11-23T09:30"),
        ("R8.11.23 9:30", "2026-11-23T09:30"),
        ("Ｒ８．１１．２３ 9:30", "2026-11-23T09:30"),
        ("r8.11.23 9:30", "2026-11-23T09:30"),
        ("R8/11/23 9:30", "2026-11-23T09:30"),
        ("R08-11-23 9:30", "2026-11-23T09:30"),
        ("R8年11月23日 9:30", "2026-11-23T09:30"),
        ("令和元年5月1日 9:30", "2019-05-01T09:30"),
        ("平成31年4月30日 9:30", "2019-04-30T09:30"),
        ("H31.4.30 9:30", "2019-04-30T09:30"),
        ("一昨日 9:30", "2026-11-22T09:30"),
        ("おととい 9:30", "2026-11-22T09:30"),
        ("the day before yesterday 9:30", "2026-11-22T09:30"),
        ("前日 9:30", "2026-11-23T09:30"),
        ("きのう 9:30", "2026-11-23T09:30"),
        ("月曜 9:30", "2026-11-23T09:30"),
        ("月曜日9:30", "2026-11-23T09:30"),
        ("日曜日 9:30", "2026-11-22T09:30"),
        ("(月) 9:30", "2026-11-23T09:30"),
        ("（月）9:30", "2026-11-23T09:30"),
        ("9:30 月曜", "2026-11-23T09:30"),
        ("Mon 9:30", "2026-11-23T09:30"),
        ("monday 9:30", "2026-11-23T09:30"),
        ("Thurs 9:30", "2026-11-19T09:30"),
        ("火曜 9:30", "2026-11-24T09:30"),
        ("火曜 23:30", "2026-11-17T23:30"),
        ("2026/11/24(火) 09:30", "2026-11-24T09:30"),
        ("2026/11/23（月曜日）09:30", "2026-11-23T09:30"),
        ("11/23 月曜 9:30", "2026-11-23T09:30"),
        ("月曜 11/23 9:30", "2026-11-23T09:30"),
        ("11月 23日 (月) 9:30", "2026-11-23T09:30"),
        ("Sun 15 Nov 2026 14:20", "2026-11-15T14:20"),
        ("Sun, 15 Nov 2026, 14:20", "2026-11-15T14:20"),
        ("15 November 2026 14:20", "2026-11-15T14:20"),
        ("15 Nov 2026 (Sun) 14:20", "2026-11-15T14:20"),
        ("5 Nov 14:20", "2026-11-05T14:20"),
        ("5th Nov 14:20", "2026-11-05T14:20"),
        ("5-Nov-2026 14:20", "2026-11-05T14:20"),
        ("5/Nov 14:20", "2026-11-05T14:20"),
        ("Nov 5 14:20", "2026-11-05T14:20"),
        ("Nov. 5th, 2026 14:20", "2026-11-05T14:20"),
        ("5 Nov. 2:20 pm", "2026-11-05T14:20"),
        ("Thu Nov 5, 14:20", "2026-11-05T14:20"),
        ("30 Sept 14:20", "2026-09-30T14:20"),
        ("11/23 9:30", "2026-11-23T09:30"),
        ("11/11 9:30", "2026-11-11T09:30"),
    ];
    let mut wrong = Vec::new();
    for (day, at) in rows {
        for line in
            [format!("2-14 済 {day} 佐藤"), format!("2-14 done {day} @Sato"), format!("2-14 対象外 {day} 不要 @佐藤")]
        {
            let name = if line.contains("Sato") { "Sato" } else { "佐藤" };
            let found = read(&line).map(|tick| (tick.paper.at.map(to_japan_input), tick.paper.by.to_string()));
            let right = Ok((Some(at.to_owned()), name.to_owned()));
            wrong.extend((found != right).then(|| format!("{line}: {found:?}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_looks_like_a_day_or_time_and_is_not_understood_is_never_a_name() {
    let rows = [
        "令和8年",
        "令和8年11月",
        "令和8年13月1日 9:30",
        "R8.11",
        "R8.13.1",
        "㋿8",
        "昭和",
        "S63.1.2",
        "明日",
        "翌日",
        "先週月曜",
        "先日",
        "昨夜",
        "今朝",
        "夕方",
        "正午",
        "夜",
        "朝",
        "月",
        "金",
        "月末",
        "十一月二十三日",
        "三日前",
        "3日前",
        "2月",
        "佐藤(月)",
        "佐藤月曜",
        "佐藤11/23",
        "佐藤2026.11.23",
        "Nov",
        "November",
        "last Friday",
        "3 days ago",
        "noon",
        "midnight",
        "tomorrow",
        "this morning",
        "Sun Li",
        "Mon",
        "Sun 16 Nov 2026",
        "31 Feb 2026",
        "Mon 24 Nov",
        "月曜 11/24",
        "Mon (Tue)",
        "11/24/2026",
        "24/11",
        "20261124",
        "26/11/24",
        "(月 9:30",
        "５時ごろ",
        "9am-10am",
    ];
    let mut wrong = Vec::new();
    for row in rows {
        for line in
            [format!("2-14 済 {row} 佐藤"), format!("2-14 済 9:30 {row}"), format!("2-14 done 9:30 Sato, {row}")]
        {
            let found = read(&line);
            let is_fault = matches!(found, Err(KeyedFault::BadTime(_) | KeyedFault::NoTimeOfDay));
            wrong.extend((!is_fault).then(|| format!("{line}: {found:?}")));
        }
    }
    // Names stay names; after an @ whatever stands there.
    for name in [
        "前田",
        "月岡",
        "金子",
        "土屋",
        "木村",
        "日高",
        "火野",
        "朝倉",
        "大和",
        "平野",
        "令子",
        "明日香",
        "春日",
        "May",
        "June Sato",
        "Jan",
        "Fry",
        "Monica",
        "Marco",
        "Satoh",
        "Augustin",
        "R8会議室",
        "営業2課",
        "H. Sato",
        "S. R. Ito",
        "Dayan",
        "@Sun",
        "@金",
        "@十時",
    ] {
        let found = read(&format!("2-14 済 9:30 {name}"))
            .map(|tick| (tick.paper.at.map(to_japan_input), tick.paper.by.to_string()));
        let right = Ok((Some("2026-11-24T09:30".to_owned()), name.trim_start_matches('@').to_owned()));
        wrong.extend((found != right).then(|| format!("{name}: {found:?}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let tick = read("2-14 done May 9:30").expect("a name and a time");
    assert_eq!((&*tick.paper.by, tick.paper.at.map(to_japan_input).as_deref()), ("May", Some("2026-11-24T09:30")));
}

#[test]
fn a_date_that_is_two_days_is_asked_about_where_the_line_is_not_japanese() {
    for day in ["5/11", "11/5", "10/9"] {
        assert_eq!(read(&format!("2-14 done {day} 9:30 Sato")), Err(KeyedFault::EitherDay(day.to_owned())));
    }
    for line in [
        "2-14 済 11/5 9:30 佐藤",
        "2-14 done 11/5 9:30 佐藤",
        "2-14 done Thu 11/5 9:30 Sato",
        "2-14 done 2026/11/5 9:30 Sato",
    ] {
        let tick = read(line).unwrap_or_else(|fault| panic!("{line}: {fault:?}"));
        assert_eq!(tick.paper.at.map(to_japan_input).as_deref(), Some("2026-11-05T09:30"), "{line}");
    }
    for lang in [Lang::Ja, Lang::En] {
        assert!(words::keyed_fault(&KeyedFault::EitherDay("5/11".into()), now(), lang).contains("5 Nov"));
    }
}

#[test]
fn a_day_before_the_case_began_is_asked_about() {
    let known = from_rfc3339("2026-11-20T09:00:00+09:00").expect("an instant");
    let with_known = case([Change::AnsweredKnownAt(Some(known), "".into())]);
    let asked = |case: &Case, line: &str| {
        let tick = read_keyed(guide(), case, now(), line).remove(0).read.expect("a tick");
        tick.notes.iter().any(|note| matches!(note, KeyedNote::BeforeCase(_)))
    };
    for (line, from_opened, from_known) in [
        ("2-14 済 9:30 佐藤", false, false),
        ("2-14 済 11/23 9:30 佐藤", true, false),
        ("2-14 済 11/20 0:10 佐藤", true, false),
        ("2-14 済 11/19 23:50 佐藤", true, true),
        ("2-14 済 令和元年11月20日 9:30 佐藤", true, true),
        ("2-14 済 佐藤", false, false),
    ] {
        assert_eq!((asked(&case([]), line), asked(&with_known, line)), (from_opened, from_known), "{line}");
    }
    for lang in [Lang::Ja, Lang::En] {
        assert!(words::keyed_note(KeyedNote::BeforeCase(known), lang).contains("2026"));
    }
}

#[test]
fn a_reason_begins_behind_its_colon() {
    for line in [
        "2-14 n/a: no server",
        "2-14 n/a : no server",
        "2-14 N/A - no server",
        "2-14 対象外：no server",
        "2-14: n/a: no server",
    ] {
        let tick = read(line).unwrap_or_else(|fault| panic!("{line}: {fault:?}"));
        assert_eq!((&*tick.reason, &*tick.paper.by), ("no server", ""), "{line}");
    }
    let tick = read("2-14 done: 9:30, Sato").expect("a tick");
    assert_eq!(&*tick.paper.by, "Sato");
    assert_eq!(read("2-14 n/a:"), Err(KeyedFault::NoReason));
    for reason in [
        "昨日の点検で不要",
        "月曜に確認済み",
        "Monday is a holiday",
        "Sun servers are gone",
        "no server since last week",
    ] {
        let tick = read(&format!("2-14 n/a {reason}")).unwrap_or_else(|fault| panic!("{reason}: {fault:?}"));
        assert_eq!((&*tick.reason, tick.paper.at), (reason, None));
    }
}
