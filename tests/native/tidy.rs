//! Proves that the rooms keep their walls: imports point down only, each outside crate is named in its room only, every
//! file says what it is, and the map of the house (`ARCHITECTURE.md`) shows what is there.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of `src/`, lowest first, each with the rooms that it may name. `ui` and `main` may name all below them.
const ROOMS: [(&str, &[&str]); 13] = [
    ("names", &[]),
    ("pace", &[]),
    ("guide", &[]),
    ("pack", &["guide"]),
    ("case", &["pace", "guide"]),
    ("route", &["case", "guide"]),
    ("plan", &["case", "guide"]),
    ("wire", &["case", "pace", "guide"]),
    ("store", &["wire", "case", "pace", "guide"]),
    // The words for people, also for the errors of store and wire.
    ("words", &["store", "wire", "plan", "case", "pack", "guide"]),
    ("document", &["words", "wire", "plan", "route", "case", "pack", "guide"]),
    ("parts", &["document", "wire", "case", "pack", "guide"]),
    ("platform", &["parts", "document", "store", "wire", "route", "case", "pack", "guide"]),
];

/// Names of other crates, with the rooms that may use them.
const CRATES: [(&str, &[&str]); 9] = [
    ("web_sys", &["platform"]),
    ("js_sys", &["platform"]),
    ("gloo", &["platform"]),
    ("gloo_events", &["platform"]),
    ("gloo_storage", &["platform"]),
    ("wasm_bindgen", &["platform", "main"]),
    ("serde", &["wire"]),
    ("serde_json", &["wire", "pack"]),
    ("yew", &["ui", "main", "platform"]),
];

/// What does not work in a browser, or works there only through `platform`.
const NOT_IN_SRC: [&str; 7] =
    ["SystemTime", "Instant::now", "std::fs", "std::env", "std::thread", "std::process", "println!"];

const MAX_LINES: usize = 500;

pub(super) struct File {
    /// From the root of the project, with `/`.
    pub(super) name: String,
    pub(super) text: String,
}

impl File {
    /// The room of a file of `src/`.
    fn room(&self) -> &str {
        let path = self.name.strip_prefix("src/").unwrap_or("");
        path.split(['/', '.']).next().unwrap_or("")
    }

    /// The lines of code with their numbers: no comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files with one of these endings under the folders, sorted.
fn files(folders: &[&str], endings: &[&str]) -> Vec<File> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_generated = path.ends_with("target")
                || path.ends_with("dist")
                || entry.file_name().to_string_lossy().starts_with('.');
            if path.is_dir() && !is_generated {
                walk(&path, found);
            } else if path.is_file() {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    folders.iter().for_each(|folder| walk(&root().join(folder), &mut found));
    found.sort();
    let is_wanted = |path: &PathBuf| {
        path.extension()
            .is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted))
    };
    let read = |path: PathBuf| File {
        name: path
            .strip_prefix(root())
            .expect("under the root")
            .to_string_lossy()
            .replace('\\', "/"),
        text: fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())),
    };
    found.into_iter().filter(is_wanted).map(read).collect()
}

pub(super) fn rust() -> Vec<File> {
    files(&["src", "build", "pages", "xtask", "tests"], &["rs"])
}

/// What follows each occurrence of a path such as `crate::`, when it is not the end of a longer name.
fn after<'a>(line: &'a str, path: &str) -> Vec<&'a str> {
    let is_whole =
        |at: &usize| !line[..*at].ends_with(|character: char| character.is_alphanumeric() || character == '_');
    line.match_indices(path)
        .map(|(at, _)| at)
        .filter(is_whole)
        .filter_map(|at| line.get(at + path.len()..))
        .collect()
}

fn word(text: &str) -> &str {
    text.split(|character: char| !character.is_alphanumeric() && character != '_')
        .next()
        .unwrap_or("")
}

pub(super) fn assert_none(rule: &str, problems: Vec<String>) {
    assert!(problems.is_empty(), "{rule}\n{}", problems.join("\n"));
}

#[test]
fn rooms_import_downwards_only() {
    for (at, (room, below)) in ROOMS.iter().enumerate() {
        assert!(
            below.iter().all(|name| ROOMS[..at].iter().any(|(lower, _)| lower == name)),
            "the table itself: {room} is not above {below:?}"
        );
    }
    let mut problems = Vec::new();
    for file in files(&["src"], &["rs"]).iter().filter(|file| file.name != "src/lib.rs") {
        let room = file.room();
        let allowed: Vec<&str> = match ROOMS.iter().find(|(name, _)| *name == room) {
            Some((_, below)) => below.to_vec(),
            None if matches!(room, "ui" | "main") => ROOMS.iter().map(|(name, _)| *name).chain(["ui"]).collect(),
            None => {
                problems.push(format!("{}: room `{room}` is not in the table", file.name));
                continue;
            }
        };
        let n_up = file.name.matches('/').count() - 1 - usize::from(file.name.ends_with("/mod.rs"));
        for (at, line) in file.code() {
            for rest in after(line, "crate::").into_iter().chain(after(line, "morenaku::")) {
                let named = word(rest);
                if named != room && !allowed.contains(&named) {
                    problems.push(format!(
                        "{}:{at}: `{room}` may not name `{}`",
                        file.name,
                        if named.is_empty() { rest } else { named }
                    ));
                }
            }
            if line.contains(&"super::".repeat(n_up.max(1) + 1)) {
                problems.push(format!("{}:{at}: leaves its room by `super::`", file.name));
            }
        }
    }
    assert_none("imports point down only (name one room in each `use`)", problems);
}

#[test]
fn every_outside_crate_is_named_in_its_room_only() {
    let mut problems = Vec::new();
    for file in files(&["src"], &["rs"]) {
        for (at, line) in file.code() {
            for (name, rooms) in CRATES {
                let is_named = after(line, name)
                    .into_iter()
                    .any(|rest| rest.starts_with([':', ';', ' ']) && word(rest).is_empty());
                if is_named && !rooms.contains(&file.room()) {
                    problems.push(format!("{}:{at}: `{name}` is for {rooms:?}", file.name));
                }
            }
            let banned = NOT_IN_SRC.iter().filter(|name| line.contains(**name));
            problems.extend(banned.map(|name| format!("{}:{at}: `{name}` does not work in a browser", file.name)));
        }
    }
    assert_none("the browser is reached through platform, JSON through wire, Yew from ui", problems);
}

#[test]
fn every_file_says_what_it_is_and_every_room_what_it_keeps() {
    let is_silent = |file: &File| !file.text.starts_with("//!") && !file.text.starts_with("#!");
    assert_none("the first line is `//!`", rust().into_iter().filter(is_silent).map(|file| file.name).collect());
    let rooms = files(&["src"], &["rs"])
        .into_iter()
        .filter(|file| file.name.ends_with("/mod.rs") && file.name.matches('/').count() == 2);
    let lacks = rooms.filter(|file| {
        !file
            .text
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .any(|line| line.contains("Invariant:"))
    });
    assert_none("the `mod.rs` of a room has an `Invariant:` line", lacks.map(|file| file.name).collect());
}

#[test]
fn files_are_short_and_lines_end_where_they_end() {
    let long = rust()
        .into_iter()
        .map(|file| (file.text.lines().count(), file.name))
        .filter(|(n_lines, _)| *n_lines > MAX_LINES);
    assert_none("500 lines at most", long.map(|(n_lines, name)| format!("{name}: {n_lines} lines")).collect());
    let folders = ["src", "build", "pages", "xtask", "tests", "style", "content", "schema", "deploy"];
    let mut problems = Vec::new();
    for file in files(&folders, &["rs", "toml", "css", "md", "js", "html", "json"]) {
        let loose = file
            .text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.ends_with([' ', '\t', '\r', '\u{3000}']));
        problems.extend(loose.map(|(at, _)| format!("{}:{}", file.name, at + 1)));
        if !file.text.is_empty() && !file.text.ends_with('\n') {
            problems.push(format!("{}: no line break at the end", file.name));
        }
    }
    assert_none("no white space at the end of a line", problems);
}

#[test]
fn the_words_have_one_name() {
    let mut problems = Vec::new();
    for file in rust().iter().filter(|file| file.room() != "words") {
        for (at, line) in file.code().filter(|(_, line)| line.trim_start().starts_with("use ")) {
            let room = ["crate::words", "morenaku::words"].iter().flat_map(|path| after(line, path));
            problems.extend(
                room.filter(|rest| *rest != ";")
                    .map(|rest| format!("{}:{at}: `words{rest}`", file.name)),
            );
        }
    }
    assert_none("`use crate::words;`, then `words::X`: no second name, and nothing taken out", problems);
}

#[test]
fn logic_never_reads_a_sentence() {
    // What the words for people say is decided before they are made: no program takes them apart again.
    let reads = [".strip_prefix(", ".strip_suffix(", ".starts_with(", ".ends_with(", ".split_once(", ".rsplit_once("];
    let says = ["words::", ".get(lang)", ".plain()"];
    let mut problems = Vec::new();
    for file in files(&["src"], &["rs"]).iter().filter(|file| file.room() != "words") {
        // A name that was given to words, and the words themselves.
        let mut said: Vec<String> = Vec::new();
        for (at, line) in file.code() {
            let is_said = says.iter().any(|words| line.contains(words));
            let names = line.trim_start().strip_prefix("let ").and_then(|rest| rest.split_once(" = "));
            if let Some((names, _)) = names {
                said.retain(|known| !after(names, known).iter().any(|rest| word(rest).is_empty()));
                if is_said {
                    said.extend(
                        names
                            .split(|character: char| !character.is_alphanumeric() && character != '_')
                            .map(str::to_owned),
                    );
                    said.retain(|name| !name.is_empty() && name != "mut");
                }
            }
            let reads_words = reads.iter().filter_map(|read| line.split_once(read)).any(|(before, _)| {
                let name = before
                    .rsplit(|character: char| !character.is_alphanumeric() && character != '_')
                    .next()
                    .unwrap_or("");
                said.iter().any(|said| said == name) || says.iter().any(|words| before.ends_with(words))
            });
            if reads_words {
                problems.push(format!("{}:{at}: {}", file.name, line.trim()));
            }
        }
    }
    assert_none("logic rests on values, not on what is said of them", problems);
}

#[test]
fn pages_and_commands_are_asked_for_by_values() {
    // `Page`, `Command` and the like: no name that is taken apart again.
    let names = ["page", "command", "args"];
    let texts = ["String", "&str", "&'a str", "&'static str", "&[String]", "Vec<String>", "Option<String>"];
    let mut problems = Vec::new();
    for file in files(&["src"], &["rs"])
        .iter()
        .filter(|file| matches!(file.room(), "document" | "pack" | "parts" | "ui"))
    {
        for (at, line) in file.code() {
            for name in names {
                let is_text = after(line, &format!("{name}: ")).into_iter().any(|rest| {
                    texts
                        .iter()
                        .any(|text| rest.strip_prefix(text).is_some_and(|rest| word(rest).is_empty()))
                });
                if is_text {
                    problems.push(format!("{}:{at}: `{name}` is text", file.name));
                }
            }
        }
    }
    assert_none("what is asked for is a value", problems);
}

#[test]
fn pages_use_classes_only() {
    let mut problems = Vec::new();
    for file in files(&["src/ui"], &["rs"]) {
        let styled = file
            .code()
            .filter(|(_, line)| !after(line, "style=").is_empty() || !after(line, "style =").is_empty());
        problems.extend(styled.map(|(at, _)| format!("{}:{at}", file.name)));
    }
    assert_none("the Content-Security-Policy refuses `style` attributes", problems);
}

#[test]
fn documents_say_what_they_mean_and_not_how_it_looks() {
    let class = |text: &str| -> Vec<String> {
        let starts = after(text, ".").into_iter();
        let name = |rest: &str| {
            rest.split(|one: char| !one.is_alphanumeric() && !"-_".contains(one))
                .next()
                .map(str::to_owned)
        };
        starts.filter_map(name).filter(|name| name.contains(['_', '-'])).collect()
    };
    let classes: Vec<String> = files(&["style"], &["css"])
        .iter()
        .flat_map(|sheet| class(&sheet.text))
        .collect();
    assert!(classes.iter().any(|name| name == "card__meta"), "classes are read from the style sheets");
    let mut problems = Vec::new();
    for file in files(&["src/document"], &["rs"]) {
        for (at, line) in file.code() {
            let is_class = |said: &&str| said.split(' ').any(|word| classes.iter().any(|class| class == word));
            let said = line.split('"').skip(1).step_by(2).filter(is_class);
            problems.extend(said.map(|said| format!("{}:{at}: \"{said}\" is a class", file.name)));
            if line.contains("args:") || line.contains("fn arg(") {
                problems.push(format!("{}:{at}: what a node says has names, not places", file.name));
            }
        }
    }
    assert_none("what a tree says is types; how it looks is for `ui` and the plain pages", problems);
}

#[test]
fn the_map_shows_what_is_there() {
    let map = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let folders = ["src/", "build/", "content/", "tests/", "xtask/", "style/", "schema/", "deploy/", "docs/"];
    let is_end = |character: char| character.is_whitespace() || "`()[]|,;:\"'".contains(character);
    let paths = map
        .split(is_end)
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| folders.iter().any(|folder| word.starts_with(folder)));
    let gone = paths.filter(|path| !path.contains(['*', '<', '…', '{']) && !root().join(path).exists());
    assert_none("named in ARCHITECTURE.md, but not there", gone.map(str::to_owned).collect());
    let mut rooms: Vec<String> = files(&["src"], &["rs"])
        .iter()
        .map(|file| file.room().to_owned())
        .filter(|room| room != "lib")
        .collect();
    rooms.dedup();
    let unnamed = rooms.into_iter().filter(|room| !map.contains(&format!("src/{room}")));
    assert_none("there, but not named in ARCHITECTURE.md", unnamed.collect());
}

#[test]
fn the_page_reads_numbers_as_the_tests_do() {
    // Without it a number that a later version wrote may drift each time it is read; `jsonschema` changes how the tests
    // read them.
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let keeps = manifest
        .lines()
        .any(|line| line.starts_with("serde_json = {") && line.contains("\"arbitrary_precision\""));
    assert!(keeps, "serde_json keeps numbers as they are written only with the feature `arbitrary_precision`");
}

/// What the doors have brought is the same for the whole page: these files hold it, and nothing else does. The
/// guidance, the pack and the case are passed to whoever needs them.
const HELD: [&str; 2] = ["src/platform/parts.rs", "src/ui/later.rs"];
/// Where the page, the plain pages and a test without a browser begin.
const BEGUN: [&str; 3] = ["src/ui/session/pack.rs", "src/ui/session.rs", "pages/src/lib.rs"];

#[test]
fn everything_is_sorted_by_one_function() {
    let mut problems = Vec::new();
    for file in files(&["src"], &["rs"]) {
        for (at, line) in file.code() {
            if [".sort();", ".sort_by", ".sort_unstable"]
                .iter()
                .any(|call| line.contains(call))
                && !line.contains("expected")
            {
                problems.push(format!("{}:{at}: {}", file.name, line.trim()));
            }
        }
    }
    assert_none("the standard library's sorting is 5 kB for each kind of row: take `case::in_order`", problems);
}

#[test]
fn nothing_is_held_for_the_whole_page_but_what_the_doors_have_brought() {
    let mut problems = Vec::new();
    for file in files(&["src", "pages/src"], &["rs"]) {
        for (at, line) in file.code() {
            let holds = ["thread_local!", "static ", "OnceLock", "LazyLock", "LazyCell"]
                .iter()
                .any(|name| after(line, name).iter().any(|_| !line.contains(&format!("'{name}"))));
            if holds && !HELD.contains(&file.name.as_str()) {
                problems.push(format!("{}:{at}: holds something for the whole page", file.name));
            }
            // An edition is a value that is begun in one place; others are handed it.
            let begins = ["Edition::of_pack(", "Edition::complete("]
                .iter()
                .any(|begin| line.contains(begin));
            if begins && !BEGUN.contains(&file.name.as_str()) {
                problems.push(format!("{}:{at}: begins an edition of its own", file.name));
            }
        }
    }
    assert_none("what a page is about is passed, not held", problems);
}

/// Every field for text is made in one place, where browsers are told not to remember, check, translate or complete
/// what is typed of a leak. Elsewhere there are only boxes to tick, lists to choose from and files to pick.
#[test]
fn fields_for_text_are_made_in_one_place() {
    const KEEPS_TO_ITSELF: [&str; 5] = [
        "enterkeyhint=\"",
        "autocomplete=\"off\"",
        "spellcheck=\"false\"",
        "translate=\"no\"",
        "writingsuggestions=\"false\"",
    ];
    let tags = |text: &str| -> Vec<String> {
        let of = |tag: &'static str, end: &'static str| {
            let starts: Vec<usize> = text.match_indices(tag).map(|(at, _)| at).collect();
            starts
                .into_iter()
                .map(move |at| text[at..].split(end).next().unwrap_or_default().to_owned())
        };
        of("<input", "/>")
            .chain(of("<textarea", "/>"))
            .chain(of("<select", ">"))
            .collect()
    };
    let mut n_fields = 0;
    for file in rust().iter().filter(|file| file.name.starts_with("src/ui/")) {
        let code: String = file.code().map(|(_, line)| format!("{line}\n")).collect();
        for tag in tags(&code) {
            let has = |part: &str| tag.contains(part);
            let is_choice = ["\"radio\"", "\"checkbox\"", "\"file\"", "type={sort}"].into_iter().any(has);
            if tag.starts_with("<select") {
                assert!(has("autocomplete=\"off\""), "{}: {tag}", file.name);
            } else if !is_choice {
                n_fields += 1;
                let lacks: Vec<_> = KEEPS_TO_ITSELF.into_iter().filter(|one| !has(one)).collect();
                assert!(lacks.is_empty(), "{}: {tag} lacks {lacks:?}", file.name);
            }
        }
    }
    assert_eq!(n_fields, 4, "a line, several lines, a day and time, a name that is looked for");
}

#[test]
fn what_the_program_hangs_on_a_name_of_the_content_is_named_in_one_place() {
    // A name that the content gives up has to fail the build (`build/check/forms.rs`), not switch something off.
    let duties = fs::read_to_string(root().join("content/duties.toml")).expect("content/duties.toml");
    let duty = |line: &str| Some(line.strip_prefix("id = \"")?.strip_suffix('"')?.to_owned());
    let form = |file: &File| Some(file.name.rsplit('/').next()?.strip_suffix(".toml")?.to_owned());
    let forms = files(&["content/forms"], &["toml"]);
    let names: Vec<String> = duties.lines().filter_map(duty).chain(forms.iter().filter_map(form)).collect();
    assert!(names.iter().any(|name| name == "appi") && names.iter().any(|name| name == "notice"), "{names:?}");
    let mut problems = Vec::new();
    for file in files(&["src/plan", "src/words", "src/document", "pages/src"], &["rs"]) {
        for (at, line) in file.code() {
            let asks = |name: &&String| {
                ["== ", "!= ", "form(", "duty(", "duty, ", "library(), ", "starts_with(", "| ", "str = "]
                    .iter()
                    .any(|before| line.contains(&format!("{before}\"{name}\"")))
            };
            problems.extend(names.iter().filter(asks).map(|name| format!("{}:{at}: \"{name}\"", file.name)));
        }
    }
    assert_none("named in `src/guide/named.rs`, which the build checks", problems);
}
