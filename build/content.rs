//! The shape of the files under `content/`, read with the place of each id, point and condition, so that problems name their line.

use std::fs;
use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

/// A word of the content together with its byte range in the file.
pub type Word = Spanned<String>;

/// A text in both languages; a missing one is an error of the parser, with its line.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub ja: Word,
    pub en: Word,
}

/// What holds today where the guide is out of date.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outdated {
    pub ja: Word,
    pub en: Word,
    pub source: Option<Word>,
}

/// One sentence or list entry. Examples and triggers have an id of their own, for a case or a pack to name them by.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub id: Option<Word>,
    pub ja: Word,
    pub en: Word,
    #[serde(default)]
    pub points: Vec<Word>,
    #[serde(default)]
    pub types: Vec<Word>,
    #[serde(default)]
    pub when: Vec<Word>,
    pub source: Option<Word>,
    pub outdated: Option<Outdated>,
}

/// Something to do, to decide or not to do.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub id: Word,
    /// The item that it stands behind, for items of the `added` files.
    pub after: Option<Word>,
    pub kind: Word,
    pub act: Text,
    pub why: Text,
    #[serde(default)]
    pub types: Vec<Word>,
    #[serde(default)]
    pub when: Vec<Word>,
    #[serde(default)]
    pub points: Vec<Word>,
    #[serde(default)]
    pub how: Vec<Line>,
    #[serde(default)]
    pub first: Vec<Word>,
    #[serde(default)]
    pub refs: Vec<Word>,
    pub guards: Option<Word>,
    pub source: Option<Word>,
    pub outdated: Option<Outdated>,
}

/// A leak type, step, principle, kind of information or section: a name and what is said under it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub id: Option<Word>,
    pub number: Option<u8>,
    pub name: Text,
    pub term: Option<Text>,
    pub meaning: Option<Line>,
    pub purpose: Option<Line>,
    #[serde(default)]
    pub lines: Vec<Line>,
    #[serde(default)]
    pub examples: Vec<Line>,
    #[serde(default)]
    pub triggers: Vec<Line>,
    #[serde(default)]
    pub notes: Vec<Line>,
}

/// Something that may be known about a case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub id: Word,
    pub group: Word,
    #[serde(default)]
    pub types: Vec<Word>,
    pub ask: Text,
    pub yes: Text,
    pub no: Text,
}

/// A question that sorts the facts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: Word,
    pub group: Word,
    pub ask: Text,
    #[serde(default)]
    pub points: Vec<Word>,
    #[serde(default)]
    pub wording: Vec<Line>,
    #[serde(default)]
    pub options: Vec<Line>,
    #[serde(default)]
    pub lines: Vec<Line>,
}

/// One field of a paper form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub id: Word,
    pub name: Text,
    pub hint: Option<Text>,
    #[serde(default)]
    pub points: Vec<Word>,
    #[serde(default)]
    pub lines: Vec<Line>,
    #[serde(default)]
    pub when: Vec<Word>,
    /// What is drafted from the case; `{…}` names what is filled in.
    pub draft: Option<Text>,
    /// Lines of space for the pen.
    pub space: Option<u8>,
    /// The stages of the form to which it belongs; none: all.
    #[serde(default)]
    pub stages: Vec<Word>,
    pub source: Option<Word>,
    pub outdated: Option<Outdated>,
}

/// A stage of a form, such as the first and the last notice.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    pub id: Word,
    pub ja: Word,
    pub en: Word,
}

/// A paper form: the sharing sheet, the publication, the report.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pub id: Word,
    pub name: Text,
    #[serde(default)]
    pub intro: Vec<Line>,
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// The leak types that may need it; left out: every type.
    #[serde(default)]
    pub types: Vec<Word>,
    /// What decides that the case needs it.
    #[serde(default)]
    pub when: Vec<Word>,
    #[serde(default)]
    pub field: Vec<Field>,
    pub source: Option<Word>,
}

/// A duty to report, and what decides it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    pub id: Word,
    pub name: Text,
    pub source: Word,
    pub refs: Vec<Word>,
    pub when: Vec<Word>,
    pub clock: Word,
    #[serde(default)]
    pub long: Vec<Word>,
    #[serde(default)]
    pub settles: Vec<Word>,
    #[serde(default)]
    pub grounds: Vec<Line>,
    pub lines: Vec<Line>,
}

/// Something to decide and to record.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    pub id: Word,
    pub name: Text,
    pub items: Vec<Word>,
    pub duties: Vec<Word>,
    #[serde(default)]
    pub lines: Vec<Line>,
}

/// A contact point or something to read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    pub id: Word,
    pub name: Text,
    #[serde(rename = "use")]
    pub usage: Text,
    pub url: Option<Word>,
    pub phone: Option<Word>,
    pub mail: Option<Word>,
    pub hours: Option<Text>,
    pub source: Option<Word>,
    pub outdated: Option<Outdated>,
    #[serde(default)]
    pub replaced_by: Vec<Word>,
    #[serde(default)]
    pub lines: Vec<Line>,
    #[serde(default)]
    pub points: Vec<Word>,
}

/// Where a statement comes from that is newer than the guide.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: Word,
    pub name: Text,
    pub url: Word,
    pub as_of: Word,
    pub review_by: Word,
    pub level: Word,
}

/// A list of one kind of thing: every file but the forms is one such list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    #[serde(default, rename = "type")]
    pub types: Vec<Part>,
    #[serde(default, rename = "step")]
    pub steps: Vec<Part>,
    #[serde(default, rename = "principle")]
    pub principles: Vec<Part>,
    #[serde(default, rename = "kind")]
    pub kinds: Vec<Part>,
    #[serde(default, rename = "section")]
    pub sections: Vec<Part>,
    #[serde(default, rename = "fact")]
    pub facts: Vec<Fact>,
    #[serde(default, rename = "item")]
    pub items: Vec<Item>,
    #[serde(default, rename = "question")]
    pub questions: Vec<Question>,
    #[serde(default, rename = "reference")]
    pub references: Vec<Reference>,
    #[serde(default, rename = "duty")]
    pub duties: Vec<Duty>,
    #[serde(default, rename = "decision")]
    pub decisions: Vec<Decision>,
    #[serde(default, rename = "source")]
    pub sources: Vec<Source>,
}

/// A file with its text (for line numbers) and what it holds.
pub struct File<T> {
    pub name: String,
    pub text: String,
    pub holds: T,
}

impl<T> File<T> {
    /// `file:line` of a byte offset.
    pub fn place(&self, span: &Range<usize>) -> String {
        let line = self.text.get(..span.start).map_or(0, |head| head.matches('\n').count()) + 1;
        format!("content/{}:{line}", self.name)
    }
}

/// One point of the guide (`points.tsv`).
pub struct Point {
    pub id: String,
    pub section: String,
}

/// Everything under `content/`.
pub struct Content {
    pub lists: Vec<File<List>>,
    pub forms: Vec<File<Form>>,
    pub points: Vec<Point>,
    /// `ids.tsv`: line, id, whether it is still in use.
    pub ids: Vec<(usize, String, bool)>,
}

pub const LISTS: [&str; 19] = [
    "types.toml",
    "steps.toml",
    "principles.toml",
    "kinds.toml",
    "reading.toml",
    "facts.toml",
    "questions.toml",
    "references.toml",
    "sources.toml",
    "duties.toml",
    "decisions.toml",
    "items/1.toml",
    "items/2.toml",
    "items/3.toml",
    "items/4.toml",
    "items/5.toml",
    "items/6.toml",
    "items/added-1.toml",
    "items/added-2.toml",
];
pub const FORMS: [&str; 13] = [
    "forms/sharing-sheet.toml",
    "forms/regulator-report.toml",
    "forms/notice.toml",
    "forms/publication.toml",
    "forms/press-kit.toml",
    "forms/client-notice.toml",
    "forms/police-sheet.toml",
    "forms/letter-recipient.toml",
    "forms/letter-site.toml",
    "forms/investigation-report.toml",
    "forms/call-script.toml",
    "forms/call-log.toml",
    "forms/prepare.toml",
];

/// Reads all files.
///
/// # Errors
/// Every file that is missing, is no TOML or has another shape, as `file:line: what`.
pub fn load(folder: &Path) -> Result<Content, Vec<String>> {
    let mut problems = Vec::new();
    let lists = LISTS.iter().filter_map(|name| read(folder, name, &mut problems)).collect();
    let forms = FORMS.iter().filter_map(|name| read(folder, name, &mut problems)).collect();
    let mut points = Vec::new();
    for (line, row) in table(folder, "points.tsv", &mut problems).into_iter().skip(1) {
        match row.as_slice() {
            [id, section, ..] => points.push(Point { id: id.clone(), section: section.clone() }),
            _ => problems.push(format!("content/points.tsv:{line}: expected `id<TAB>section<TAB>…`")),
        }
    }
    let mut ids = Vec::new();
    for (line, row) in table(folder, "ids.tsv", &mut problems) {
        match (row.first(), row.get(1).map(String::as_str)) {
            (Some(id), Some("active")) => ids.push((line, id.clone(), true)),
            (Some(id), Some("retired")) => ids.push((line, id.clone(), false)),
            _ => problems.push(format!("content/ids.tsv:{line}: expected `id<TAB>active` or `id<TAB>retired`")),
        }
    }
    if problems.is_empty() { Ok(Content { lists, forms, points, ids }) } else { Err(problems) }
}

fn read<T: DeserializeOwned>(folder: &Path, name: &str, problems: &mut Vec<String>) -> Option<File<T>> {
    let text = match fs::read_to_string(folder.join(name)) {
        Ok(text) => text,
        Err(error) => {
            problems.push(format!("content/{name}:1: {error}"));
            return None;
        }
    };
    match toml::from_str(&text) {
        Ok(holds) => Some(File { name: name.to_owned(), text, holds }),
        Err(error) => {
            let file = File { name: name.to_owned(), text, holds: () };
            problems.push(format!("{}: {}", file.place(&error.span().unwrap_or(0..0)), error.message()));
            None
        }
    }
}

fn table(folder: &Path, name: &str, problems: &mut Vec<String>) -> Vec<(usize, Vec<String>)> {
    match fs::read_to_string(folder.join(name)) {
        Ok(text) => text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty())
            .map(|(at, line)| (at + 1, line.split('\t').map(str::to_owned).collect()))
            .collect(),
        Err(error) => {
            problems.push(format!("content/{name}:1: {error}"));
            Vec::new()
        }
    }
}
