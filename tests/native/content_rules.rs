//! Proves that the build refuses broken content, naming file and line, and that the content of this version is sound. Each row breaks one
//! thing in a small sound content.

#[path = "../../build/check.rs"]
mod check;
#[path = "../../build/content.rs"]
#[expect(dead_code, reason = "the tables that the build makes need more of the content than its rules do")]
mod content;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use morenaku::guide::{Fact, GUIDE, LeakType, Step};

/// The files of a small sound content. Other lists are empty, other forms have but a name, the notice a field too.
const SOUND: [(&str, &str); 12] = [
    ("points.tsv", "id\tsection\np-1\t1\np-2\t3.1(2)\n"),
    (
        "types.toml",
        "[[type]]\nid = \"malware\"\nnumber = 5\nname = { ja = \"名\", en = \"name\" }\nexamples = [{ id = \"e5-01\", ja = \"例\", en = \"example\" }]\n",
    ),
    ("facts.toml", FACTS),
    (
        "sources.toml",
        "[[source]]\nid = \"law\"\nname = { ja = \"法\", en = \"law\" }\nurl = \"https://example.jp/\"\nas_of = \"2026-10-09\"\nreview_by = \"2027-01-17\"\nlevel = \"official\"\n",
    ),
    (
        "references.toml",
        "[[reference]]\nid = \"police\"\nname = { ja = \"警察\", en = \"police\" }\nuse = { ja = \"相談\", en = \"advice\" }\n",
    ),
    ("items/1.toml", ITEMS),
    (
        "items/2.toml",
        "[[item]]\nid = \"2-01\"\nkind = \"action\"\nact = { ja = \"調べる\", en = \"Look\" }\nwhy = { ja = \"理由\", en = \"why\" }\nsource = \"law\"\n",
    ),
    ("duties.toml", DUTIES),
    (
        "decisions.toml",
        "[[decision]]\nid = \"report\"\nname = { ja = \"報告\", en = \"report\" }\nitems = [\"2-01\"]\nduties = [\"appi\"]\n",
    ),
    (
        "questions.toml",
        "[[question]]\nid = \"who\"\ngroup = \"five-w\"\nask = { ja = \"だれが\", en = \"Who\" }\n[[question]]\nid = \"what\"\ngroup = \"five-w\"\nask = { ja = \"何を\", en = \"What\" }\n",
    ),
    ("forms/publication.toml", STAGED),
    ("ids.tsv", IDS),
];
const IDS: &str = "1-01\tactive
1-02\tactive
1-03\tretired
2-01\tactive
e5-01\tactive
fact/personal\tactive
fact/theft\tactive
fact/old\tretired
question/who\tactive
question/what\tactive
question/old\tretired
duty/appi\tactive
duty/old\tretired
decision/report\tactive
decision/old\tretired
doc/publication.first/head\tactive
doc/publication.final/head\tactive
doc/publication.final/cause\tactive
doc/publication.final/old\tretired
doc/notice/head\tactive
doc/notice/old\tretired
";
const STAGED: &str = "id = \"publication\"
name = { ja = \"紙\", en = \"form\" }
stages = [
  { id = \"first\", ja = \"第一報\", en = \"First\" },
  { id = \"final\", ja = \"最終報\", en = \"Final\" },
]
[[field]]
id = \"head\"
name = { ja = \"題\", en = \"title\" }
[[field]]
id = \"cause\"
stages = [\"final\"]
name = { ja = \"原因\", en = \"cause\" }
";
const FIELD: &str = "[[field]]\nid = \"head\"\nname = { ja = \"題\", en = \"title\" }\n";
const ADDED: &str = "[[item]]
id = \"2-40\"
kind = \"action\"
act = { ja = \"調べる\", en = \"Look\" }
why = { ja = \"理由\", en = \"why\" }
source = \"law\"
";
const DUTIES: &str = "[[duty]]
id = \"appi\"
name = { ja = \"報告\", en = \"report\" }
source = \"law\"
refs = [\"police\"]
when = [\"personal\"]
clock = \"report\"
grounds = [{ ja = \"人数\", en = \"number\", when = [\"personal\"], source = \"law\" }]
lines = [{ ja = \"速やかに\", en = \"soon\", source = \"law\" }]
";
const FACTS: &str = "[[fact]]
id = \"personal\"
group = \"kind\"
ask = { ja = \"か\", en = \"?\" }
yes = { ja = \"ため\", en = \"because\" }
no = { ja = \"ため\", en = \"because\" }
[[fact]]
id = \"theft\"
group = \"situation\"
types = [\"loss-theft\"]
ask = { ja = \"か\", en = \"?\" }
yes = { ja = \"ため\", en = \"because\" }
no = { ja = \"ため\", en = \"because\" }
";
const ITEMS: &str = "# Comments do not shift the lines.
[[item]]
id = \"1-01\"
kind = \"action\"
types = [\"loss-theft\"]
when = [\"personal\", \"!theft|personal\"]
act = { ja = \"届ける\", en = \"Report it\" }
why = { ja = \"理由\", en = \"why\" }
points = [\"p-1\"]
refs = [\"police\"]
how = [
  { ja = \"方法\", en = \"how\", points = [\"p-2\"] },
]

[[item]]
id = \"1-02\"
kind = \"caution\"
guards = \"1-01\"
act = { ja = \"消さない\", en = \"Do not delete\" }
why = { ja = \"理由\", en = \"why\" }
points = [\"p-1\"]
";

/// Lays the content down in a folder of its own, with one piece of one file replaced.
fn lay(name: &str, (file, from, to): (&str, &str, &str)) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("content").join(name);
    let _ = fs::remove_dir_all(&folder);
    for sub in ["items", "forms"] {
        fs::create_dir_all(folder.join(sub)).expect("a folder");
    }
    let form = |name: &str| {
        let id = name.trim_start_matches("forms/").trim_end_matches(".toml");
        let fields = if id == "notice" { FIELD } else { "" };
        format!("id = \"{id}\"\nname = {{ ja = \"紙\", en = \"form\" }}\n{fields}")
    };
    let mut files: Vec<(&str, String)> = content::LISTS.map(|name| (name, String::new())).into();
    files.extend(content::FORMS.map(|name| (name, form(name))));
    files.extend(SOUND.map(|(name, text)| (name, text.to_owned())));
    let files: std::collections::BTreeMap<&str, String> = files.into_iter().collect();
    for (name, text) in files {
        let is_edited = name == file;
        assert!(!is_edited || from.is_empty() || text.contains(from), "{file} has no {from}");
        let text = match (is_edited, from) {
            (false, _) => text,
            (true, "") => format!("{text}{to}"),
            (true, _) => text.replacen(from, to, 1),
        };
        fs::write(folder.join(name), text).expect("a file");
    }
    folder
}

/// The problems of a small content, whose guide has two points.
fn problems(folder: &Path) -> Vec<String> {
    content::load(folder).map_or_else(|problems| problems, |content| check::check(&content, 2))
}

/// What is broken; the file, the text that is replaced (nothing: appended to) and by what; the place and a part of the message.
type Row<'a> = (&'a str, (&'a str, &'a str, &'a str), &'a str, &'a str);

fn check_rows(rows: &[Row<'_>]) {
    let missed = rows.iter().filter_map(|(what, edit, place, message)| {
        let problems = problems(&lay(what, *edit));
        let is_named = problems
            .iter()
            .any(|problem| problem.starts_with(&format!("content/{place}: ")) && problem.contains(message));
        (!is_named).then(|| format!("{what}: expected `content/{place}: … {message}`, got {problems:?}"))
    });
    let missed: Vec<_> = missed.collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn sound_content_has_no_problems() {
    assert_eq!(problems(&lay("sound", ("", "", ""))), [""; 0]);
}

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
        ("an id issued twice", ("ids.tsv", "", "1-03\tretired\n"), "ids.tsv:22", "stands twice"),
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

/// The file, the id that is there, the place of that id, its line in `ids.tsv`, and the name in `ids.tsv` but for the id.
const NAMED: [(&str, &str, usize, usize, &str); 6] = [
    ("facts.toml", "theft", 8, 7, "fact/"),
    ("questions.toml", "what", 6, 10, "question/"),
    ("duties.toml", "appi", 2, 12, "duty/"),
    ("decisions.toml", "report", 2, 14, "decision/"),
    ("forms/publication.toml", "cause", 11, 18, "doc/publication.final/"),
    ("forms/notice.toml", "head", 4, 20, "doc/notice/"),
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
            ("issued twice", ("ids.tsv", "", &row), "ids.tsv:22", &format!("{message}stands twice")),
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
        ("a second duty", ("duties.toml", duty, &second(duty)), "duties.toml:11", "duty id `appi` stands at"),
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
            "forms/notice.toml:4",
            "`doc/letter/head` is new",
        ),
        (
            "a form twice",
            ("forms/notice.toml", "\"notice\"", "\"prepare\""),
            "forms/prepare.toml:1",
            "form id `prepare` stands at",
        ),
        ("a field without its form", ("forms/notice.toml", FIELD, ""), "ids.tsv:20", "`doc/notice/head` was removed"),
        ("a field twice", ("forms/notice.toml", "", FIELD), "forms/notice.toml:7", "field id `head` stands twice"),
        ("a stage that is gone", no_first, "ids.tsv:16", "`doc/publication.first/head` was removed"),
        ("a stage of another name", other_stage, "ids.tsv:16", "`doc/publication.first/head` was removed"),
        ("and its new name", other_stage, "forms/publication.toml:8", "`doc/publication.begin/head` is new"),
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
fn every_text_stands_in_both_languages() {
    check_rows(&[
        (
            "no English",
            ("items/1.toml", "{ ja = \"届ける\", en = \"Report it\" }", "{ ja = \"届ける\" }"),
            "items/1.toml:7",
            "en",
        ),
        ("no Japanese", ("items/1.toml", "{ ja = \"方法\", en = \"how\",", "{ en = \"how\","), "items/1.toml:12", "ja"),
        ("empty English", ("items/1.toml", "\"Do not delete\"", "\" \""), "items/1.toml:19", "empty text"),
        ("an empty question", ("facts.toml", "ja = \"か\"", "ja = \"\""), "facts.toml:4", "empty text"),
        (
            "an empty name of a form",
            ("forms/publication.toml", "\"紙\"", "\"\""),
            "forms/publication.toml:2",
            "empty text",
        ),
        ("an act that is too long", ("items/1.toml", "届ける", &"あ".repeat(41)), "items/1.toml:7", "40 characters"),
    ]);
}

#[test]
fn every_name_is_known() {
    check_rows(&[
        (
            "a condition",
            ("items/1.toml", "\"personal\", ", "\"persona\", "),
            "items/1.toml:6",
            "unknown condition `persona`",
        ),
        ("one of an or", ("items/1.toml", "!theft|personal", "!theft|x"), "items/1.toml:6", "unknown condition `x`"),
        ("an empty condition", ("items/1.toml", "\"personal\", ", "\"\", "), "items/1.toml:6", "unknown condition"),
        (
            "a fact outside of its types",
            ("items/1.toml", "types = [\"loss-theft\"]", "types = [\"malware\"]"),
            "items/1.toml:6",
            "`theft` is asked for loss-theft only",
        ),
        (
            "the same for every type",
            ("items/1.toml", "types = [\"loss-theft\"]\n", ""),
            "items/1.toml:5",
            "limit `types`",
        ),
        (
            "a line outside of its types",
            ("items/1.toml", "points = [\"p-2\"]", "points = [\"p-2\"], types = [\"malware\"], when = [\"theft\"]"),
            "items/1.toml:12",
            "limit `types`",
        ),
        ("a type", ("items/1.toml", "\"loss-theft\"", "\"lost\""), "items/1.toml:5", "unknown type `lost`"),
        ("a kind", ("items/1.toml", "\"caution\"", "\"warning\""), "items/1.toml:17", "unknown kind `warning`"),
        (
            "a point",
            ("items/1.toml", "points = [\"p-2\"]", "points = [\"p-2\", \"p-3\"]"),
            "items/1.toml:12",
            "unknown point `p-3`",
        ),
        (
            "a source",
            ("items/2.toml", "source = \"law\"", "source = \"rumour\""),
            "items/2.toml:6",
            "unknown source `rumour`",
        ),
        ("a reference", ("items/1.toml", "[\"police\"]", "[\"polise\"]"), "items/1.toml:10", "unknown reference"),
        (
            "what a caution guards",
            ("items/1.toml", "guards = \"1-01\"", "guards = \"1-09\""),
            "items/1.toml:18",
            "unknown item `1-09`",
        ),
        ("a duty", ("decisions.toml", "\"appi\"", "\"apii\""), "decisions.toml:5", "unknown duty `apii`"),
        ("what is to be weighed", ("decisions.toml", "2-01", "2-07"), "decisions.toml:4", "unknown item `2-07`"),
        (
            "a clock",
            ("duties.toml", "\"report\"\ngrounds", "\"soon\"\ngrounds"),
            "duties.toml:7",
            "unknown clock `soon`",
        ),
        (
            "what decides a duty",
            ("duties.toml", "when = [\"personal\"]", "when = [\"persona\"]"),
            "duties.toml:6",
            "unknown condition",
        ),
        ("a field", ("items/1.toml", "refs = ", "reffs = "), "items/1.toml:10", "reffs"),
        ("a table", ("steps.toml", "", "[[stepp]]\n"), "steps.toml:1", "stepp"),
        ("no TOML", ("facts.toml", "group = \"situation\"", "group = situation"), "facts.toml:9", ""),
    ]);
}

#[test]
fn every_point_is_covered_and_every_other_statement_has_a_source() {
    check_rows(&[
        (
            "an uncovered point",
            ("items/1.toml", ", points = [\"p-2\"]", ""),
            "points.tsv:3",
            "nothing covers point `p-2`",
        ),
        ("an item of nobody", ("items/2.toml", "source = \"law\"\n", ""), "items/2.toml:2", "needs a source"),
        (
            "a point that is lost with what says it",
            ("points.tsv", "p-2\t3.1(2)\n", ""),
            "points.tsv:2",
            "has 2 points, here are 1",
        ),
        ("a point of our own", ("points.tsv", "", "p-3\t6\n"), "points.tsv:4", "has 2 points, here are 3"),
        ("a point in another's place", ("points.tsv", "p-2", "p-1"), "points.tsv:3", "point `p-1` stands twice"),
        (
            "a duty of nobody",
            ("duties.toml", "en = \"soon\", source = \"law\"", "en = \"soon\""),
            "duties.toml:9",
            "needs a source",
        ),
        (
            "a line of both",
            ("items/1.toml", "points = [\"p-2\"]", "points = [\"p-2\"], source = \"law\""),
            "items/1.toml:12",
            "never both",
        ),
    ]);
}

#[test]
fn what_the_tables_rest_on_is_refused_here_and_not_by_the_compiler_or_never() {
    check_rows(&[
        ("a source without a day", ("sources.toml", "2026-10-09", ""), "sources.toml:5", ""),
        ("a source with half a day", ("sources.toml", "2026-10-09", "2026-10"), "sources.toml:5", ""),
        ("a source of an unknown level", ("sources.toml", "official", "offical"), "sources.toml:7", ""),
        ("a source without a name", ("sources.toml", "\"法\"", "\"\""), "sources.toml:3", "empty text"),
        ("a group of facts", ("facts.toml", "\"kind\"", "\"kinds\""), "facts.toml:3", ""),
        ("a leak type", ("types.toml", "\"malware\"", "\"virus\""), "types.toml:2", ""),
        (
            "a caution that guards a caution",
            ("items/1.toml", "guards = \"1-01\"", "guards = \"1-02\""),
            "items/1.toml:18",
            "",
        ),
        (
            "a guard that is no caution",
            ("items/1.toml", "kind = \"caution\"", "kind = \"action\""),
            "items/1.toml:18",
            "",
        ),
        (
            "every type and one",
            ("items/1.toml", "refs = [\"police\"]", "first = [\"all\", \"malware\"]"),
            "items/1.toml:10",
            "",
        ),
        (
            "first for a type that it is not for",
            ("items/1.toml", "refs = [\"police\"]", "first = [\"malware\"]"),
            "items/1.toml:10",
            "",
        ),
        ("a torn point", ("points.tsv", "p-2\t3.1(2)", "p-2 3.1(2)"), "points.tsv:3", ""),
    ]);
}

#[test]
fn a_source_that_was_to_be_checked_again_is_named_from_the_day_after() {
    let content = content::load(&lay("overdue", ("", "", ""))).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(check::overdue(&content, "2027-01-17"), [""; 0]);
    let overdue = check::overdue(&content, "2027-01-18");
    assert!(
        overdue.len() == 1 && overdue[0].starts_with("content/sources.toml:6: ") && overdue[0].contains("`law`"),
        "{overdue:?}"
    );
}

#[test]
fn a_missing_file_is_named() {
    let folder = lay("missing", ("", "", ""));
    for file in ["items/3.toml", "forms/publication.toml", "points.tsv", "ids.tsv"] {
        let text = fs::read(folder.join(file)).expect("the file");
        fs::remove_file(folder.join(file)).expect("the file");
        assert!(
            problems(&folder)
                .iter()
                .any(|problem| problem.starts_with(&format!("content/{file}:1: "))),
            "{file}"
        );
        fs::write(folder.join(file), text).expect("the file");
    }
}

#[test]
fn everything_that_the_code_can_name_has_its_wording() {
    let words = |facts: &[Fact]| {
        facts
            .iter()
            .filter(|fact| GUIDE.fact(**fact).is_none())
            .map(|fact| fact.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(words(Fact::ALL), [""; 0], "facts");
    assert!(LeakType::ALL.into_iter().all(|leak_type| GUIDE.leak_type(leak_type).is_some()), "leak types");
    assert!(Step::ALL.into_iter().all(|step| GUIDE.step(step).is_some()), "steps");
}

#[test]
fn the_content_of_this_version_is_sound() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let problems =
        content::load(&folder).map_or_else(|problems| problems, |content| check::check(&content, check::N_POINTS));
    assert!(problems.is_empty(), "{problems:#?}");
}

/// A package of nothing but a build script that prints what ours prints: cargo has to show each fault with its file and line, and stop.
#[test]
fn cargo_shows_a_fault_with_its_file_and_line() {
    let faults = [
        ("items/1.toml", "\"1-02\"", "\"1-03\"", "content/items/1.toml:16: `1-03` was retired"),
        ("facts.toml", "group = \"situation\"", "group = situation", "content/facts.toml:9: "),
    ];
    let found: Vec<_> = faults
        .iter()
        .flat_map(|(file, from, to, _)| problems(&lay("shown", (file, from, to))))
        .collect();
    // Cargo reads line by line: of a fault in two lines the second would be lost.
    let printed: Vec<_> = found
        .iter()
        .map(String::as_str)
        .chain(["content/two:1: first\nsecond"])
        .map(check::for_cargo)
        .collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shown");
    fs::create_dir_all(folder.join("src")).expect("a folder");
    let manifest = "[package]\nname = \"shown\"\nedition = \"2024\"\n[workspace]\n";
    let script = format!(
        "fn main() {{\n    print!(\"{{}}\", {:?});\n    std::process::exit(1);\n}}\n",
        printed.join("\n") + "\n"
    );
    for (file, text) in [("Cargo.toml", manifest), ("build.rs", &script), ("src/lib.rs", "")] {
        fs::write(folder.join(file), text).expect("a file");
    }
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args(["check", "--offline", "--color=never", "--target-dir"])
        .arg(folder.join("target"))
        .current_dir(&folder);
    let output = cargo.output().expect("cargo");
    let shown = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{shown}");
    for expected in faults
        .iter()
        .map(|(.., expected)| *expected)
        .chain(["content/two:1: first second"])
    {
        assert!(
            shown.lines().any(|line| line.starts_with("error: ") && line.contains(expected)),
            "{expected}\n{shown}"
        );
    }
}
