//! The names that stay: in saved cases, in packs, on paper.

use super::{ADDED, DUTIES, FIELD, SOUND, check_rows, content};
use crate::common::library;
use std::path::Path;

#[test]
fn ids_are_unique_issued_and_never_reused() {
    check_rows(&[
        (
            "a duplicate",
            ("items/1.toml", "\"1-02\"", "\"1-01\""),
            "items/1.toml:16",
            "stands at content/items/1.toml:3 too",
        ),
        ("a duplicate fact", ("facts.toml", "\"theft\"", "\"personal\""), "facts.toml:8", "fact id `personal`"),
        ("a reused id", ("items/1.toml", "\"1-02\"", "\"1-03\""), "items/1.toml:16", "never reused"),
        (
            "a removed item",
            ("ids.tsv", "2-01\tactive", "2-01\tactive\n2-09\tactive"),
            "ids.tsv:5",
            "`2-09` was removed",
        ),
        ("a new id", ("items/2.toml", "2-01", "2-02"), "items/2.toml:2", "add a new id to content/ids.tsv"),
        ("an id issued twice", ("ids.tsv", "", "1-03\tretired\n"), "ids.tsv:31", "stands twice"),
        ("a torn line", ("ids.tsv", "2-01\tactive", "2-01 active"), "ids.tsv:4", "<TAB>"),
        ("another step's id", ("items/2.toml", "2-01", "1-01"), "items/2.toml:2", "is not `2-NN`"),
        ("an example without an id", ("types.toml", "id = \"e5-01\", ", ""), "types.toml:5", "needs an id"),
        (
            "an example that was removed",
            ("types.toml", "id = \"e5-01\"", "id = \"e5-02\""),
            "ids.tsv:5",
            "`e5-01` was removed",
        ),
        ("an added item without its place", ("items/added-1.toml", "", ADDED), "items/added-1.toml:2", "needs `after`"),
        (
            "an added item behind another step's",
            ("items/added-1.toml", "", &ADDED.replace("source", "after = \"1-01\"\nsource")),
            "items/added-1.toml:6",
            "no item of step 2",
        ),
        ("no number", ("items/2.toml", "2-01", "2-x1"), "items/2.toml:2", "is not `2-NN`"),
    ]);
}

/// The file, the id that is there, the place of that id, its line in `ids.tsv`, and the name in `ids.tsv` but for the
/// id.
const NAMED: [(&str, &str, usize, usize, &str); 6] = [
    ("facts.toml", "theft", 8, 7, "fact/"),
    ("questions.toml", "what", 6, 10, "question/"),
    ("duties.toml", "appi", 2, 12, "duty/"),
    ("decisions.toml", "report", 2, 14, "decision/"),
    ("forms/publication.toml", "cause", 12, 18, "doc/publication.final/"),
    ("forms/notice.toml", "head", 5, 20, "doc/notice/"),
];

#[test]
fn whatever_saved_cases_name_keeps_its_name() {
    for (file, id, line, issued, kind) in NAMED {
        let [here, old, new] = [id, "old", "new"].map(|id| format!("id = \"{id}\""));
        let [place, issued] = [format!("{file}:{line}"), format!("ids.tsv:{issued}")];
        let row = format!("{kind}{id}\tactive\n");
        let message = format!("`{kind}{id}` ");
        check_rows(&[
            ("renamed, its new name", (file, &here, &new), &place, &format!("`{kind}new` is new")),
            ("renamed, its old name", (file, &here, &new), &issued, &format!("{message}was removed")),
            ("reused", (file, &here, &old), &place, &format!("`{kind}old` was retired")),
            (
                "retired, but there",
                ("ids.tsv", &row, &row.replace("active", "retired")),
                &place,
                &format!("{message}was retired"),
            ),
            ("never issued", ("ids.tsv", &row, ""), &place, &format!("{message}is new")),
            ("issued twice", ("ids.tsv", "", &row), "ids.tsv:31", &format!("{message}stands twice")),
        ]);
    }
    let second = |text: &str| text.to_owned() + text;
    let (decision, duty) = (SOUND[8].1, DUTIES);
    check_rows(&[
        (
            "a second question",
            ("questions.toml", "\"what\"", "\"who\""),
            "questions.toml:6",
            "question id `who` stands at",
        ),
        (
            "a second decision",
            ("decisions.toml", decision, &second(decision)),
            "decisions.toml:7",
            "decision id `report` stands at",
        ),
        ("a second duty", ("duties.toml", duty, &second(duty)), "duties.toml:12", "duty id `appi` stands at"),
    ]);
}

#[test]
fn what_was_written_into_a_form_keeps_its_place() {
    let no_first = ("forms/publication.toml", "  { id = \"first\", ja = \"第一報\", en = \"First\" },\n", "");
    let other_stage = ("forms/publication.toml", "\"first\"", "\"begin\"");
    let leaves = ("forms/publication.toml", "id = \"head\"\n", "id = \"head\"\nstages = [\"final\"]\n");
    let stages =
        "name = { ja = \"紙\", en = \"form\" }\nstages = [{ id = \"first\", ja = \"第一報\", en = \"First\" }]\n";
    let first_stage = ("forms/notice.toml", "name = { ja = \"紙\", en = \"form\" }\n", stages);
    check_rows(&[
        (
            "a form of another name",
            ("forms/notice.toml", "\"notice\"", "\"letter\""),
            "ids.tsv:20",
            "`doc/notice/head` was removed",
        ),
        (
            "and the new name",
            ("forms/notice.toml", "\"notice\"", "\"letter\""),
            "forms/notice.toml:5",
            "`doc/letter/head` is new",
        ),
        (
            "a form twice",
            ("forms/notice.toml", "\"notice\"", "\"prepare\""),
            "forms/prepare.toml:1",
            "form id `prepare` stands at",
        ),
        ("a field without its form", ("forms/notice.toml", FIELD, ""), "ids.tsv:20", "`doc/notice/head` was removed"),
        ("a field twice", ("forms/notice.toml", "", FIELD), "forms/notice.toml:8", "field id `head` stands twice"),
        ("a stage that is gone", no_first, "ids.tsv:16", "`doc/publication.first/head` was removed"),
        ("a stage of another name", other_stage, "ids.tsv:16", "`doc/publication.first/head` was removed"),
        ("and its new name", other_stage, "forms/publication.toml:9", "`doc/publication.begin/head` is new"),
        (
            "a stage twice",
            ("forms/publication.toml", "\"final\"", "\"first\""),
            "forms/publication.toml:5",
            "stage id `first` stands twice",
        ),
        ("a field that leaves a stage", leaves, "ids.tsv:16", "`doc/publication.first/head` was removed"),
        ("the first stages of a form", first_stage, "ids.tsv:20", "`doc/notice/head` was removed"),
    ]);
}

#[test]
fn an_item_that_was_given_up_keeps_its_words_for_those_who_did_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let content = content::load(&folder).unwrap_or_else(|problems| panic!("{problems:?}"));
    let is_item = |id: &str| id.len() == 4 && id.as_bytes()[0].is_ascii_digit();
    let gone = content.ids.iter().filter(|(_, id, active)| !active && is_item(id));
    let wordless: Vec<_> = gone.filter(|(_, id, _)| library().retired(id).is_none()).collect();
    assert!(wordless.is_empty(), "content/retired.toml has nothing on {wordless:?}");
    assert!(!library().retired.is_empty());
}
