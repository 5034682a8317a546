//! Whatever lies in the folder is read or named, and cargo shows what is named.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{ADDED, FACTS, IDS, check, check_rows, content, lay, problems};

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
fn whatever_ends_in_toml_is_read_in_the_same_order_everywhere() {
    let folder = lay("more", ("", "", ""));
    let more = FACTS.replace("\"personal\"", "\"account\"").replace("\"theft\"", "\"card\"");
    let order = |name: &str, order: &str| {
        format!("id = \"{name}\"\n{order}for = \"inside\"\nname = {{ ja = \"紙\", en = \"form\" }}\n")
    };
    for (name, text) in [
        ("facts-more.toml", more),
        ("items/cloud.toml", ADDED.replace("source", "after = \"2-01\"\nsource")),
        ("forms/aaa.toml", order("aaa", "order = 20\n")),
        ("forms/zzz.toml", order("zzz", "order = 10\n")),
        (".facts.toml.swp", "left behind by an editor".to_owned()),
        ("ids.tsv", format!("{IDS}fact/account\tactive\nfact/card\tactive\n2-40\tactive\n")),
    ] {
        fs::write(folder.join(name), text).expect("a file");
    }
    let content = content::load(&folder).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(check::check(&content, 2), [""; 0]);
    let forms: Vec<&str> = content.forms.iter().map(|file| file.name.as_str()).collect();
    let expected =
        ["forms/zzz.toml", "forms/aaa.toml", "forms/notice.toml", "forms/prepare.toml", "forms/publication.toml"];
    assert_eq!(forms, expected, "by `order`, then by name");
    let facts = content.lists.iter().filter(|file| !file.holds.facts.is_empty());
    assert_eq!(facts.map(|file| file.name.as_str()).collect::<Vec<_>>(), ["facts.toml", "facts-more.toml"]);
}

#[test]
fn a_file_that_would_be_read_by_nothing_is_named() {
    let folder = lay("stray", ("", "", ""));
    for name in ["notice", "prepare"] {
        let file = folder.join(format!("forms/{name}.toml"));
        let text = fs::read_to_string(&file).expect("a form");
        fs::write(file, format!("order = 1\n{text}")).expect("a form");
    }
    let taken = "content/forms/prepare.toml:2: `order = 1` stands in content/forms/notice.toml too";
    assert_eq!(problems(&folder), [taken]);
    for (name, what) in [("facts.yaml", "nothing reads this file"), ("forms/facts.toml", "unknown field `fact`")] {
        fs::write(folder.join(name), FACTS).expect("a file");
        let problems = problems(&folder);
        let is_named = |problem: &String| problem.starts_with(&format!("content/{name}:1: ")) && problem.contains(what);
        assert!(problems.iter().any(is_named), "{problems:?}");
        fs::remove_file(folder.join(name)).expect("the file");
    }
    check_rows(&[
        (
            "a form under another name",
            ("forms/notice.toml", "\"notice\"", "\"letter\""),
            "forms/notice.toml:1",
            "the id of a form is the name of its file",
        ),
        ("a form that is gone", ("ids.tsv", "doc/notice/head", "doc/letter/head"), "forms/letter.toml:1", "missing"),
    ]);
}

/// A package of nothing but a build script that prints what ours prints: cargo has to show each fault with its file and
/// line, and stop.
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
