//! Proves that the published schema describes the files that are really exported, and that it and the reader refuse the
//! same damage.

use super::common::{config, entries, guide, log_of};
use jsonschema::Validator;
use morenaku::case::{Case, CaseId};
use morenaku::guide::{Fact, Lang, LeakType};
use morenaku::wire::v1::{write_case, write_cases};
use morenaku::wire::{VERSION, read};
use proptest::prelude::*;
use serde_json::{Value, json};

const CASE_FILE: &str = include_str!("../fixtures/case-v1.json");
/// What came to version 1 later: acts at their real time, audiences, what was sent.
const ACTS_FILE: &str = include_str!("../fixtures/case-v1-acts.json");
const FUTURE_FILE: &str = include_str!("../fixtures/case-from-the-future.json");
const SCHEMA: &str = include_str!("../../schema/case-v1.schema.json");

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn validator() -> Validator {
    let schema = json(SCHEMA);
    assert!(jsonschema::draft202012::meta::is_valid(&schema), "the schema is one");
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("a schema that stands alone")
}

fn problems(validator: &Validator, file: &Value) -> Vec<String> {
    validator.iter_errors(file).map(|error| error.to_string()).collect()
}

#[test]
fn real_exports_of_every_kind_of_entry_fit_the_schema() {
    let validator = validator();
    let logs = (entries(), entries())
        .prop_map(|(one, other)| [one, other].map(|entries| Case::new(CaseId::from_random(7), log_of(&entries))));
    proptest!(config(), |(cases in logs)| {
        for lang in [Lang::Ja, Lang::En] {
            prop_assert_eq!(problems(&validator, &json(&write_case(&cases[0], guide(), lang))), [""; 0]);
            prop_assert_eq!(problems(&validator, &json(&write_cases(&cases, guide(), lang))), [""; 0]);
        }
    });
    assert_eq!(problems(&validator, &json(&write_cases([], guide(), Lang::Ja))), [""; 0]);
}

#[test]
fn an_export_says_by_which_version_it_was_written_and_no_reader_asks() {
    let app = concat!("Morenaku ", env!("CARGO_PKG_VERSION"));
    let case = read(CASE_FILE).expect("the fixed file").remove(0);
    let case = Case::new(case.id, case.log);
    for file in [write_case(&case, guide(), Lang::Ja), write_cases([&case], guide(), Lang::Ja)] {
        let mut file = json(&file);
        assert_eq!(file["app"], app);
        let as_written = read(&file.to_string()).expect("an export");
        for other in [Value::Null, json!("Morenaku 99.0.0"), json!({ "name": 1 })] {
            file["app"] = other;
            assert_eq!(read(&file.to_string()).as_ref(), Ok(&as_written));
        }
        file.as_object_mut().expect("an object").remove("app");
        assert_eq!(read(&file.to_string()), Ok(as_written), "files of the first days have no such field");
    }
}

/// The fixed file, with the entries of the later one too.
fn all_kinds() -> Value {
    let mut file = json(CASE_FILE);
    let later = json(ACTS_FILE)["log"].take();
    let log = file["log"].as_array_mut().expect("a list");
    log.extend(later.as_array().expect("a list").iter().skip(1).cloned());
    file
}

#[test]
fn the_fixed_file_fits_the_schema_and_names_every_kind() {
    let file = all_kinds();
    assert_eq!(problems(&validator(), &file), [""; 0]);
    assert_eq!(problems(&validator(), &json(ACTS_FILE)), [""; 0]);
    let branches = json(SCHEMA)["$defs"]["entry"]["allOf"].clone();
    let kinds = branches
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|branch| branch.pointer("/if/properties/kind/const"));
    let log = file["log"].as_array().expect("a list");
    let missing: Vec<_> = kinds.filter(|kind| !log.iter().any(|entry| entry["kind"] == **kind)).collect();
    assert!(missing.is_empty(), "kinds of the schema that the fixed file lacks: {missing:?}");
}

#[test]
fn the_schema_names_what_the_code_names() {
    let schema = json(SCHEMA);
    let facts: Vec<_> = Fact::ALL.iter().map(|fact| fact.as_str()).collect();
    assert_eq!(schema["$defs"]["fact"]["enum"], json!(facts));
    assert_eq!(schema["$defs"]["types"]["items"]["enum"], json!(LeakType::ALL.map(LeakType::as_str)));
    assert_eq!(schema["$defs"]["caseFile"]["properties"]["version"]["const"], json!(VERSION));
}

#[test]
fn a_file_of_another_version_or_program_does_not_fit() {
    let validator = validator();
    for file in [
        json(FUTURE_FILE),
        json!({}),
        json!([]),
        json!({ "format": "excalidraw", "version": 1, "case": {}, "log": [] }),
    ] {
        assert!(!validator.is_valid(&file), "{file}");
    }
}

#[test]
fn what_the_reader_refuses_does_not_fit_and_what_a_later_version_adds_does() {
    let validator = validator();
    let sound = all_kinds();
    let at = |kind: &str| {
        let log = sound["log"].as_array().expect("a list");
        log.iter()
            .position(|entry| entry["kind"] == kind)
            .unwrap_or_else(|| panic!("no {kind}"))
    };
    // Each row: the kind of entry, its field, a value, and whether it may have it.
    let rows = [
        ("opened", "id", json!("8kasnzvm0000t4b0001a"), false),
        ("opened", "id", json!("1kasnzvm0000t4b0001u"), false),
        ("opened", "at", json!("2025-11-24"), false),
        ("opened", "at", json!("2025-11-24T10:00:00+09:00"), true),
        ("opened", "by", json!(1), false),
        ("opened", "title", json!(null), false),
        ("renamed", "title", json!(["x"]), false),
        ("answered-types", "types", json!(["virus"]), false),
        ("answered-types", "types", json!([]), true),
        ("answered-fact", "answer", json!("perhaps"), false),
        ("answered-fact", "fact", json!("later"), true),
        ("answered-fact", "fact", json!(3), false),
        ("answered-persons", "persons", json!("many"), false),
        ("answered-persons", "persons", json!("unknown"), true),
        ("answered-persons", "persons", json!({ "exactly": -1 }), false),
        ("answered-persons", "persons", json!({ "exactly": 1, "at-most": 2 }), false),
        ("answered-persons", "persons", json!({ "about": 1 }), false),
        ("answered-persons", "persons", json!({}), false),
        ("answered-persons", "persons", json!({ "at-least": u64::MAX }), true),
        ("answered-known-at", "known_at", json!("x"), false),
        ("answered-known-at", "known_at", json!(null), true),
        ("answered-found", "found_by", json!("luck"), false),
        ("answered-found", "from", json!({}), false),
        ("set-item", "state", json!("nearly"), false),
        ("set-item", "item", json!(105), false),
        ("set-item", "reason", json!(0), false),
        ("set-item", "source", json!("a-later-source"), true),
        ("set-item", "source", json!("paper"), true),
        ("assigned-item", "to", json!(null), false),
        ("noted-item", "note", json!([]), false),
        ("answered-known-at", "why", json!(5), false),
        ("wrote", "field", json!(null), false),
        ("wrote", "text", json!(["x"]), false),
        ("wrote", "basis", json!(1), false),
        ("decided", "choice", json!("perhaps"), false),
        ("decided", "choice", json!("open"), true),
        ("decided", "about", json!(2), false),
        ("decided", "reason", json!({}), false),
        ("decided", "decided_at", json!("noon"), false),
        ("decided", "decided_at", json!("2025-11-24T10:00:00+09:00"), true),
        ("decided", "audience", json!("counsel"), true),
        ("decided", "audience", json!("a-later-audience"), true),
        ("observed", "audience", json!(["any"]), true),
        ("knew-of", "situation", json!(null), false),
        ("knew-of", "known_at", json!("noon"), false),
        ("knew-of", "known_at", json!(null), true),
        ("knew-of", "why", json!(1), false),
        ("sent", "about", json!(1), false),
        ("sent", "to", json!(null), false),
        ("sent", "sent_at", json!(null), false),
        ("sent", "how", json!(1), false),
        ("sent", "reference", json!([]), false),
        ("sent", "late_why", json!({}), false),
        ("sent", "paper", json!("notice"), false),
        ("sent", "paper_lang", json!("zh"), true),
        ("marked", "as", json!(null), false),
        ("marked", "as", json!("a-later-audience"), true),
        ("marked", "entry", json!("x"), false),
        ("observed", "happened_at", json!("noon"), false),
        ("observed", "what", json!(null), false),
        ("observed", "with", json!([]), false),
        ("struck", "reason", json!(3), false),
        ("struck", "entry", json!("x"), false),
        ("closed", "kind", json!(7), false),
        ("closed", "kind", json!("a-later-kind"), true),
        ("closed", "later", json!({ "any": ["thing"] }), true),
    ];
    for (kind, field, value, may) in rows {
        let mut file = sound.clone();
        file["log"][at(kind)][field] = value.clone();
        assert_eq!(validator.is_valid(&file), may, "{kind}.{field} is {value}: the schema");
        assert_eq!(read(&file.to_string()).is_ok(), may, "{kind}.{field} is {value}: the reader");
    }
    for path in
        ["/format", "/version", "/case", "/log", "/case/id", "/log/0/id", "/log/0/at", "/log/0/kind", "/log/0/title"]
    {
        let mut file = sound.clone();
        let (parent, name) = path.rsplit_once('/').expect("a path");
        file.pointer_mut(parent)
            .and_then(Value::as_object_mut)
            .expect("an object")
            .remove(name);
        assert!(!validator.is_valid(&file) && read(&file.to_string()).is_err(), "without {path}");
    }
    // When it was really done: as people say, or as it stands on paper.
    for (field, value, may) in [
        ("done_at", json!("2025-11-24T10:00:00+09:00"), true),
        ("done_at", json!("9:30"), false),
        ("done_at", json!(null), false),
        ("done_by", json!(""), true),
        ("done_by", json!(["Sato"]), false),
    ] {
        for (source, is_read) in [(Some("paper"), true), (None, true), (Some("a-later-source"), false)] {
            let mut file = sound.clone();
            if let Some(source) = source {
                file["log"][at("set-item")]["source"] = json!(source);
            }
            file["log"][at("set-item")][field] = value.clone();
            let may = may || !is_read;
            assert_eq!(validator.is_valid(&file), may, "{source:?} {field} is {value}: the schema");
            assert_eq!(read(&file.to_string()).is_ok(), may, "{source:?} {field} is {value}: the reader");
        }
    }
    let mut empty = sound.clone();
    empty["log"] = json!([]);
    assert!(!validator.is_valid(&empty));
}
