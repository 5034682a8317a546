//! Proves that the build refuses broken content, naming file and line, that the content of this version is sound, and
//! that editors are told the same. Each row of a test breaks one thing in the small sound content that stands here.

#[path = "../../../build/guidance.rs"]
#[expect(dead_code, reason = "the build script needs more of it")]
mod build;
mod files;
mod names;
mod rules;
mod schema;
mod tables;

use std::fs;
use std::path::{Path, PathBuf};

use build::{check, content};

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
situation/number\tactive
memo/result\tactive
memo/situations\tactive
memo/facts\tactive
memo/doubts\tactive
memo/decided\tactive
memo/changes\tactive
memo/times\tactive
memo/effects\tactive
";
const STAGED: &str = "id = \"publication\"
name = { ja = \"紙\", en = \"form\" }
stages = [
  { id = \"first\", ja = \"第一報\", en = \"First\" },
  { id = \"final\", ja = \"最終報\", en = \"Final\" },
]
for = \"outside\"
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
to = { ja = \"委員会\", en = \"PPC\" }
source = \"law\"
refs = [\"police\"]
when = [\"personal\"]
clock = \"report\"
situations = [{ id = \"number\", ja = \"人数\", en = \"number\", when = [\"personal\"], source = \"law\" }]
lines = [{ ja = \"速やかに\", en = \"soon\", source = \"law\" }]
";
const FACTS: &str = "[[fact]]
id = \"personal\"
group = \"kind\"
ask = { ja = \"か\", en = \"?\" }
yes = { ja = \"ある\", en = \"it is so\" }
no = { ja = \"ない\", en = \"it is not so\" }
[[fact]]
id = \"theft\"
group = \"situation\"
types = [\"loss-theft\"]
ask = { ja = \"か\", en = \"?\" }
yes = { ja = \"ある\", en = \"it is so\" }
no = { ja = \"ない\", en = \"it is not so\" }
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
        format!("id = \"{id}\"\nname = {{ ja = \"紙\", en = \"form\" }}\nfor = \"inside\"\n{fields}")
    };
    let mut files: Vec<(&str, String)> = content::files::NEEDED.map(|name| (name, String::new())).into();
    files.push(("items/added-1.toml", String::new()));
    files.extend(["forms/notice.toml", "forms/prepare.toml"].map(|name| (name, form(name))));
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

/// What is broken; the file, the text that is replaced (nothing: appended to) and by what; the place and a part of the
/// message.
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
