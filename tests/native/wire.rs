//! Proves that the saved form loses nothing: what was written reads back as it was, what a later version wrote is
//! written back as it came, and what cannot be read is refused as a whole, with the reason and the place.

use super::common::{config, entries, guide, id, json, log_of, unknown_fields};
use morenaku::case::{Acted, Case, CaseId, Change, Count, ItemState, Log, Moment};
use morenaku::guide::Lang;
use morenaku::wire::v1::{write_case, write_cases, write_segment};
use morenaku::wire::{Damage, Expected, Found, ImportError, Imported, MAX_BYTES, read, read_segment};
use proptest::prelude::*;
use serde_json::{Value, json};

const CASE_FILE: &str = include_str!("../fixtures/case-v1.json");
const ACTS_FILE: &str = include_str!("../fixtures/case-v1-acts.json");
const FUTURE_FILE: &str = include_str!("../fixtures/case-from-the-future.json");

fn case(bits: u64, log: Log) -> Case {
    Case::new(CaseId::from_random(bits), log)
}

fn imported(case: &Case) -> Imported {
    Imported { id: case.id().clone(), log: case.log().clone() }
}

/// What is wrong, and where.
fn damage(result: Result<impl std::fmt::Debug, ImportError>) -> String {
    match result {
        Err(ImportError::Damaged(damage)) => damage.place,
        other => panic!("not damaged: {other:?}"),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_is_written_reads_back_as_it_was_and_is_written_the_same_again(entries in entries()) {
        let segment = write_segment(&entries);
        let read_back = read_segment(&segment).expect("a segment");
        prop_assert_eq!(&read_back, &entries);
        prop_assert_eq!(write_segment(&read_back), segment);

        let case = case(1, log_of(&entries));
        for lang in [Lang::Ja, Lang::En] {
            let file = write_case(&case, guide(), lang);
            let sorted: Value = serde_json::from_str(&file).expect("JSON");
            prop_assert_eq!(sorted.to_string(), file.as_str(), "the fields of every object are in order");
            let read_back = read(&file).expect("a case");
            prop_assert_eq!(&read_back, &[imported(&case)]);
            let again = Case::new(read_back[0].id.clone(), read_back[0].log.clone());
            prop_assert_eq!(write_case(&again, guide(), lang), file);
        }
    }

    #[test]
    fn a_file_of_several_cases_reads_back_as_all_of_them(one in entries(), other in entries()) {
        let cases = [case(1, log_of(&one)), case(2, log_of(&other))];
        let file = write_cases(&cases, guide(), Lang::Ja);
        prop_assert_eq!(read(&file), Ok(cases.iter().map(imported).collect()));
    }

    #[test]
    fn entries_and_fields_of_a_later_version_are_written_back_as_they_came(
        kind in "[a-z]{1,8}-later", fields in unknown_fields(), more in unknown_fields(), answer in json(),
    ) {
        let with = |entry: Value, fields: &serde_json::Map<String, Value>| {
            let mut entry = entry;
            entry.as_object_mut().expect("an object").extend(fields.clone());
            entry
        };
        let entries = vec![
            with(json!({ "id": id(1, 1).as_str(), "at": "2026-11-23T03:00:00Z", "by": "x", "kind": kind }), &fields),
            with(json!({ "id": id(2, 1).as_str(), "at": "2026-11-23T03:00:00.500Z", "kind": "closed" }), &more),
            with(json!({ "id": id(3, 1).as_str(), "at": "2026-11-23T03:00:00Z", "kind": "answered-fact", "fact": kind, "answer": answer }), &fields),
        ];
        let segment = json!({ "format": "morenaku-segment", "version": 1, "entries": entries });
        let read_back = read_segment(&segment.to_string()).expect("a segment");
        prop_assert_eq!(serde_json::from_str::<Value>(&write_segment(&read_back)).expect("JSON"), segment);
    }

    #[test]
    fn no_text_makes_the_reader_fail_otherwise_than_by_saying_so(text in "\\PC*", fields in json()) {
        let _ = (read(&text), read_segment(&text), read(&fields.to_string()));
        let case = json!({ "format": "morenaku-case", "version": 1, "case": fields, "log": fields });
        prop_assert!(read(&case.to_string()).is_err());
    }
}

/// The fixed file, with items that the guide does not have (what those say may change) and, in every third entry, with
/// fields of a later version.
fn export(lang: Lang) -> String {
    let mut file: Value = serde_json::from_str(&CASE_FILE.replace("\"item\": \"", "\"item\": \"later:")).expect("JSON");
    for entry in file["log"].as_array_mut().expect("a list").iter_mut().step_by(3) {
        for (name, value) in
            [("ahead", "[1.50, 1e400, 12345678901234567890123]"), ("later", r#"{"b": null, "a": "\u00e9"}"#)]
        {
            entry[name] = serde_json::from_str(value).expect("JSON");
        }
    }
    let [one] = read(&file.to_string()).expect("a case").try_into().expect("one");
    let other = case(2, one.log.clone());
    write_cases(&[Case::new(one.id, one.log), other], guide(), lang) + "\n"
}

#[test]
fn exports_are_the_same_bytes_as_ever() {
    // The sums on printed reports are made from them.
    let golden = include_str!("../fixtures/export-v1.json");
    for lang in [Lang::Ja, Lang::En] {
        let export = export(lang).replace(concat!("Morenaku ", env!("CARGO_PKG_VERSION")), "Morenaku 0.0.0");
        assert!(export == golden, "{export}");
    }
}

#[test]
fn the_fixed_file_of_version_1_stays_readable() {
    let read_back = read(CASE_FILE).expect("readable for ever");
    let [Imported { id: case_id, log }] = read_back.as_slice() else { panic!("one case") };
    let case = Case::new(case_id.clone(), log.clone());
    let state = case.state();
    assert_eq!((case_id.as_str(), &*state.title, log.len()), ("0k7m2p9qrs", "USBメモリの紛失（営業部）", 28));
    assert_eq!(state.answers.persons, Count::AtMost(1200));
    assert_eq!(state.closed_at, Some(Moment(1_763_949_600_000)), "closed, opened again, and closed");
    let file: Value = serde_json::from_str(CASE_FILE).expect("JSON");
    let again: Value = serde_json::from_str(&write_case(&case, guide(), Lang::Ja)).expect("JSON");
    assert_eq!(again["log"], file["log"], "every entry is written back as it came");
    assert_eq!(again["case"]["answers"], file["case"]["answers"]);
}

#[test]
fn acts_at_their_real_time_audiences_and_what_was_sent_stay_as_they_were_written() {
    let read_back = read(ACTS_FILE).expect("readable for ever");
    let [Imported { id: case_id, log }] = read_back.as_slice() else { panic!("one case") };
    let case = Case::new(case_id.clone(), log.clone());
    assert!(
        log.iter()
            .all(|entry| entry.unknown_fields.is_empty() && !matches!(entry.change, Change::Foreign(_)))
    );
    let again = write_case(&case, guide(), Lang::Ja);
    let mut again: Value = serde_json::from_str(&again).expect("JSON");
    again["app"] = json!("Morenaku 0.0.0");
    let golden: Value = serde_json::from_str(ACTS_FILE).expect("JSON");
    assert!(again == golden, "{}", serde_json::to_string_pretty(&again).expect("JSON"));
}

#[test]
fn what_a_later_version_says_of_audience_and_language_is_kept() {
    let entry = |fields: Value| {
        let mut entry = json!({ "id": id(1, 1).as_str(), "at": "2026-11-24T05:00:00Z" });
        entry
            .as_object_mut()
            .expect("an object")
            .extend(fields.as_object().expect("an object").clone());
        entry
    };
    let sent = json!({ "kind": "sent", "about": "paper/notice", "to": "本人", "sent_at": "2026-11-24T05:00:00Z",
        "paper": "notice", "paper_lang": "zh", "paper_text": "x", "paper_sum": "y" });
    for fields in [
        json!({ "kind": "closed", "audience": "a-later-audience" }),
        json!({ "kind": "closed", "audience": "internal" }),
        json!({ "kind": "closed", "audience": ["any"] }),
        json!({ "kind": "a-later-kind", "audience": "counsel" }),
        json!({ "kind": "marked", "entry": "anything", "as": "a-later-audience", "audience": "counsel" }),
        sent,
    ] {
        let segment = json!({ "format": "morenaku-segment", "version": 1, "entries": [entry(fields)] });
        let read_back = read_segment(&segment.to_string()).expect("a segment");
        assert_eq!(serde_json::from_str::<Value>(&write_segment(&read_back)).expect("JSON"), segment);
    }
}

#[test]
fn a_tick_from_paper_is_a_tick_for_readers_that_do_not_know_paper() {
    let entry = json!({ "id": id(1, 1).as_str(), "at": "2026-11-24T05:00:00Z", "by": "渡邉", "kind": "set-item", "item": "2-14", "state": "done",
        "source": "paper", "done_at": "2026-11-24T00:30:00Z", "done_by": "佐藤" });
    let read_one = |entry: &Value| {
        let segment = json!({ "format": "morenaku-segment", "version": 1, "entries": [entry] });
        let read_back = read_segment(&segment.to_string()).expect("a segment");
        assert_eq!(
            serde_json::from_str::<Value>(&write_segment(&read_back)).expect("JSON"),
            segment,
            "written back as it came"
        );
        read_back[0].clone()
    };
    let keyed = read_one(&entry);
    let paper = Acted { at: Some(Moment(1_795_480_200_000)), by: "佐藤".into() };
    assert_eq!(keyed.change, Change::KeyedItem("2-14".into(), ItemState::Done, "".into(), paper));
    assert_eq!(&*keyed.unknown_fields, "");
    // As any source is for this version that a later one writes: the state counts, the rest is kept.
    let mut later = entry.clone();
    later["source"] = json!("a-later-source");
    let read_back = read_one(&later);
    assert_eq!(read_back.change, Change::SetItem("2-14".into(), ItemState::Done, "".into()));
    assert!(
        ["done_at", "done_by", "source"]
            .iter()
            .all(|name| read_back.unknown_fields.contains(name))
    );
    let file: Value = serde_json::from_str(&write_case(&case(1, log_of([&keyed])), guide(), Lang::Ja)).expect("JSON");
    let state = &file["case"]["items"]["2-14"];
    assert_eq!(state["set_at"], "2026-11-24T00:30:00Z");
    assert_eq!(
        (&state["set_by"], &state["keyed_at"], &state["keyed_by"]),
        (&json!("佐藤"), &json!("2026-11-24T05:00:00Z"), &json!("渡邉"))
    );
}

#[test]
fn a_file_of_a_newer_version_is_told_from_a_damaged_one() {
    assert_eq!(read(FUTURE_FILE), Err(ImportError::Newer { version: 2 }));
    let segment = json!({ "format": "morenaku-segment", "version": 7, "pages": {} });
    assert_eq!(read_segment(&segment.to_string()), Err(ImportError::Newer { version: 7 }));
    let nested = json!({ "format": "morenaku-cases", "version": 1, "cases": [serde_json::from_str::<Value>(FUTURE_FILE).expect("JSON")] });
    assert_eq!(read(&nested.to_string()), Err(ImportError::Newer { version: 2 }), "a newer case among others");
}

#[test]
fn what_is_not_ours_is_refused_with_the_reason() {
    assert_eq!(read(""), Err(ImportError::NotJson { line: 1, column: 0 }));
    assert_eq!(read("{\n  \"format\": nonsense"), Err(ImportError::NotJson { line: 2, column: 14 }));
    assert_eq!(
        read(CASE_FILE.trim_end().trim_end_matches('}')).map_err(|error| matches!(error, ImportError::NotJson { .. })),
        Err(true),
        "cut off"
    );
    for text in [
        "[]",
        "null",
        "\"morenaku-case\"",
        "{}",
        r#"{"format": 1}"#,
        r#"{"format": "excalidraw", "version": 1}"#,
        &write_segment([]),
    ] {
        assert_eq!(read(text), Err(ImportError::NotOurs), "{text}");
    }
    assert_eq!(read_segment(CASE_FILE), Err(ImportError::NotOurs), "a file is no segment");
    let large = " ".repeat(MAX_BYTES + 1);
    assert_eq!(read(&large), Err(ImportError::TooLarge { bytes: MAX_BYTES + 1 }));
    let padded = format!("{CASE_FILE}{}", " ".repeat(MAX_BYTES - CASE_FILE.len()));
    assert_eq!(read(&padded), read(CASE_FILE), "just not too large");
    assert_eq!(read(&format!("\u{feff}{CASE_FILE}")), read(CASE_FILE), "a byte order mark does no harm");
}

#[test]
fn damage_names_its_place_and_nothing_of_the_file_is_taken_in() {
    let sound: Value = serde_json::from_str(CASE_FILE).expect("JSON");
    let kinds: Vec<&str> = sound["log"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|entry| entry["kind"].as_str().expect("a text"))
        .collect();
    let at = |kind: &str| {
        kinds
            .iter()
            .position(|known| *known == kind)
            .unwrap_or_else(|| panic!("no {kind} in the fixture"))
    };
    // Each of these fields, missing or of another form, is damage: the field's path, and values that it cannot have.
    let mut rows: Vec<(String, Vec<Value>)> = vec![
        ("/version".into(), vec![json!(0), json!(-1), json!("1"), json!(1.5)]),
        ("/case".into(), vec![json!([])]),
        ("/case/id".into(), vec![json!(7), json!("short"), json!("０k7m2p9qrs")]),
        ("/log".into(), vec![json!({}), json!("log")]),
    ];
    let fields = [
        // The last one could be read, but not what would be written after it.
        ("opened", "id", vec![json!(1), json!("zzzzzzzzz00000000001"), json!("x"), json!("7zzzzzzzz00000000001")]),
        ("opened", "at", vec![json!("yesterday"), json!("2026-11-23"), json!(1_795_000_000)]),
        ("opened", "kind", vec![json!(null)]),
        ("opened", "title", vec![json!(["x"])]),
        ("renamed", "title", vec![json!(0)]),
        ("answered-types", "types", vec![json!("malware"), json!(["nonsense"]), json!([1])]),
        ("answered-fact", "fact", vec![json!(null)]),
        ("answered-fact", "answer", vec![json!(true), json!("perhaps")]),
        (
            "answered-persons",
            "persons",
            vec![json!(3), json!({"exactly": -1}), json!({"exactly": 1.5}), json!({"about": 3}), json!({})],
        ),
        ("answered-known-at", "known_at", vec![json!("x"), json!(0)]),
        ("answered-found", "found_by", vec![json!("a friend")]),
        ("set-item", "item", vec![json!(105)]),
        ("set-item", "state", vec![json!("nearly")]),
        ("assigned-item", "item", vec![json!({})]),
        ("assigned-item", "to", vec![json!([])]),
        ("noted-item", "item", vec![json!(null)]),
        ("noted-item", "note", vec![json!(false)]),
        ("struck", "entry", vec![json!("x"), json!(3)]),
    ];
    rows.extend(fields.map(|(kind, field, values)| (format!("/log/{}/{field}", at(kind)), values)));
    for (path, values) in rows {
        let place = place(&path);
        let mut missing = sound.clone();
        let (parent, name) = path.rsplit_once('/').expect("a path");
        missing
            .pointer_mut(parent)
            .and_then(Value::as_object_mut)
            .expect("an object")
            .remove(name);
        assert_eq!(damage(read(&missing.to_string())), place, "without {path}");
        for value in values {
            let mut broken = sound.clone();
            *broken.pointer_mut(&path).expect("the field") = value.clone();
            assert_eq!(damage(read(&broken.to_string())), place, "{path} is {value}");
            if path != "/version" {
                let both = json!({ "format": "morenaku-cases", "version": 1, "cases": [sound, broken] });
                assert_eq!(
                    damage(read(&both.to_string())),
                    format!("cases[1].{place}"),
                    "all or nothing: {path} is {value}"
                );
            }
        }
    }
    for (path, value) in [("by", json!(1)), ("reason", json!(1)), ("from", json!(null))] {
        let at = kinds
            .iter()
            .position(|kind| *kind == if path == "from" { "answered-found" } else { "set-item" })
            .expect("an entry");
        let mut broken = sound.clone();
        broken["log"][at][path] = value;
        assert_eq!(damage(read(&broken.to_string())), format!("log[{at}].{path}"), "may be left out, but is a text");
    }
}

/// `/log/3/at` → `log[3].at`.
fn place(path: &str) -> String {
    path.trim_start_matches('/')
        .split('/')
        .fold(String::new(), |place, part| match part.parse::<usize>() {
            Ok(at) => format!("{place}[{at}]"),
            Err(_) if place.is_empty() => part.to_owned(),
            Err(_) => format!("{place}.{part}"),
        })
}

#[test]
fn a_log_without_entries_and_one_that_contradicts_itself_are_damage() {
    let mut file: Value = serde_json::from_str(CASE_FILE).expect("JSON");
    let first = file["log"][0].clone();
    file["log"] = json!([]);
    assert_eq!(damage(read(&file.to_string())), "log");
    file["log"] = json!([first, first]);
    assert_eq!(read(&file.to_string()).expect("the same entry twice is one entry")[0].log.len(), 1);
    let mut other = first.clone();
    other["title"] = json!("another");
    file["log"] = json!([first, other]);
    let id = first["id"].as_str().expect("a text");
    let damage =
        Damage { place: "log[1].id".to_owned(), expected: Expected::UnusedEntryId, found: Found::Value(id.to_owned()) };
    assert_eq!(read(&file.to_string()), Err(ImportError::Damaged(damage)));
}

#[test]
fn what_was_read_from_one_file_can_be_read_from_a_file_of_all_cases() {
    let deepest = (1..200).rev().find_map(|depth| {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let entry = format!(
            r#"{{"id": "{}", "at": "2026-11-23T03:00:00Z", "kind": "later", "deep": {deep}}}"#,
            id(1, 1).as_str()
        );
        let id = CaseId::from_random(1);
        read(&format!(r#"{{"format": "morenaku-case", "version": 1, "case": {{"id": "{id}"}}, "log": [{entry}]}}"#))
            .ok()
    });
    let [Imported { id, log }] = deepest.expect("some depth is read").try_into().expect("one case");
    let file = write_cases(&[Case::new(id, log)], guide(), Lang::Ja);
    assert!(read(&file).is_ok(), "{:?}", read(&file));
}
