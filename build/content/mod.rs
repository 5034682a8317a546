//! The shape of the files under `content/`, read with the place of each id, point and condition, so that problems name
//! their line. Whoever writes content reads what stands over a field as well: `tests/native/guidance/` makes the
//! schemas for editors out of these types.

mod duty;
pub mod files;
pub mod forms;

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

#[cfg(test)]
use super::check::LEVELS;
#[cfg(test)]
use super::vocabulary::{FactGroup, ItemKind, LeakType, QuestionGroup, ToolKind};
pub use duty::{Duty, Situation};
pub use files::load;
pub use forms::{Blank, Field, Form, Stage};

/// A word of the content together with its byte range in the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Word(Spanned<String>);

impl Word {
    pub fn get_ref(&self) -> &String {
        self.0.get_ref()
    }

    pub fn span(&self) -> Range<usize> {
        self.0.span()
    }
}

/// A text in both languages.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// In Japanese.
    pub ja: Word,
    /// In English.
    pub en: Word,
}

/// What holds today where the guide is out of date.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Outdated {
    /// In Japanese.
    pub ja: Word,
    /// In English.
    pub en: Word,
    /// Where that comes from: a name from `sources.toml`.
    pub source: Option<Word>,
}

/// One sentence or list entry.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// For examples (`e1-01`) and triggers (`t1-01`) only: the name by which cases and packs keep them.
    pub id: Option<Word>,
    /// In Japanese.
    pub ja: Word,
    /// In English.
    pub en: Word,
    /// The points of the guide (`points.tsv`) whose substance this very line says, in both languages.
    #[serde(default)]
    pub points: Vec<Word>,
    /// The leak types that it concerns. Left out: every type.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("items" = one_of(&LeakType::NAMES))))]
    pub types: Vec<Word>,
    /// What has to hold of the case: names from `facts.toml`, all of them; `!` is not, `|` is or. Left out: always.
    #[serde(default)]
    pub when: Vec<Word>,
    /// For what is newer than the guide, where it comes from: a name from `sources.toml`.
    pub source: Option<Word>,
    /// The guide says this, but today it is different: what holds now.
    pub outdated: Option<Outdated>,
}

/// Something to do, to decide or not to do.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The step and a number (`2-05`): for ever, on screen and on paper. A new one has a line in `ids.tsv`.
    #[cfg_attr(test, schemars(extend("pattern" = "^[1-6]-[0-9]{2}$")))]
    pub id: Word,
    /// The item of the same step that it stands behind. Needed in every file but `items/1.toml` to `items/6.toml`.
    pub after: Option<Word>,
    /// `action`, `first-aid` and `prevention` are ticked; a `caution` (do not, beware) is acknowledged; a `decision` is
    /// recorded.
    #[cfg_attr(test, schemars(extend("enum" = ItemKind::NAMES)))]
    pub kind: Word,
    /// One act, short (40 characters in Japanese), verb-final; a caution says what not to do.
    pub act: Text,
    /// One or two calm sentences.
    pub why: Text,
    /// The leak types that it is for. Left out: every type.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("items" = one_of(&LeakType::NAMES))))]
    pub types: Vec<Word>,
    /// What has to hold of the case: names from `facts.toml`, all of them; `!` is not, `|` is or. Left out: always.
    #[serde(default)]
    pub when: Vec<Word>,
    /// The points of the guide (`points.tsv`) that the item itself says.
    #[serde(default)]
    pub points: Vec<Word>,
    /// The details, one a line. What differs by type is a line with `types`.
    #[serde(default)]
    pub how: Vec<Line>,
    /// The leak types in whose first minute it stands; `all` for every type.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("items" = one_of(&[&["all"], &LeakType::NAMES[..]].concat()))))]
    pub first: Vec<Word>,
    /// The leak types whose first minute it heads once its `when` is answered so; `all` for every type. For what
    /// happens today: an account taken over, a telephone lost.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("items" = one_of(&[&["all"], &LeakType::NAMES[..]].concat()))))]
    pub leads: Vec<Word>,
    /// Whom to contact, what to open: names from `references.toml`.
    #[serde(default)]
    pub refs: Vec<Word>,
    /// The duty that it fulfils: a name from `duties.toml`. It is listed only while that applies, or may apply.
    pub duty: Option<Word>,
    /// What it needs, one tap away: one button in its row. Left out: none.
    pub tool: Option<Tool>,
    /// For a caution: the act that it is shown above.
    pub guards: Option<Word>,
    /// For what is newer than the guide, where it comes from: a name from `sources.toml`.
    pub source: Option<Word>,
    /// The guide says this, but today it is different: what holds now.
    pub outdated: Option<Outdated>,
}

/// What an act needs, one tap away.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// `sheet`: a paper for inside; `draft`: one for outside; `decision`: of the register, recorded in the row itself;
    /// `question`: about what is known; `contacts`: a contact point; `print`: a blank paper; `guide`: a section to
    /// read; `duty`: its row of the register.
    #[cfg_attr(test, schemars(extend("enum" = ToolKind::NAMES)))]
    pub kind: Word,
    /// Which one: a form (`publication.first` for a stage), a decision, a fact (or `known-at`, `persons`, `found`,
    /// `types`), a reference, a section of the guide as in its address, a duty.
    pub of: Word,
}

/// A leak type, step, principle, kind of information or section of the guide: a name and what is said under it.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name for ever. Principles have none; those of leak types are fixed by the code.
    pub id: Option<Word>,
    /// Its number in the guide; 0 is the purpose that stands above the five principles.
    pub number: Option<u8>,
    /// What it is called, in plain words.
    pub name: Text,
    /// A leak type: what the guide calls it.
    pub term: Option<Text>,
    /// A leak type: what it means.
    pub meaning: Option<Line>,
    /// A step: what it is for.
    pub purpose: Option<Line>,
    /// What is said about it.
    #[serde(default)]
    pub lines: Vec<Line>,
    /// A leak type: what happens, as people say it; each with an `id`. The first two stand on the start page.
    #[serde(default)]
    pub examples: Vec<Line>,
    /// A leak type: how it comes to light; each with an `id`.
    #[serde(default)]
    pub triggers: Vec<Line>,
    /// A leak type: what else to know.
    #[serde(default)]
    pub notes: Vec<Line>,
}

/// Something that may be known about a case: yes, no, or not known yet.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Its name for ever, listed in `ids.tsv` as `fact/…`. The code has an enum of the same names.
    pub id: Word,
    /// Under which heading it is asked.
    #[cfg_attr(test, schemars(extend("enum" = FactGroup::NAMES)))]
    pub group: Word,
    /// The leak types for which it is asked. Left out: every type.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("items" = one_of(&LeakType::NAMES))))]
    pub types: Vec<Word>,
    /// The question.
    pub ask: Text,
    /// What is so when the answer is yes, as a statement: the page makes the reason of it (「…ため」, "because …").
    pub yes: Text,
    /// What is so when the answer is no.
    pub no: Text,
}

/// A question that sorts what is known: 5W1H, about the information, severity.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name for ever, listed in `ids.tsv` as `question/…`.
    pub id: Word,
    /// Under which heading it stands.
    #[cfg_attr(test, schemars(extend("enum" = QuestionGroup::NAMES)))]
    pub group: Word,
    /// The general wording.
    pub ask: Text,
    /// The points of the guide (`points.tsv`) that the question itself says.
    #[serde(default)]
    pub points: Vec<Word>,
    /// The question as it is asked for some leak types; each line with its `types`.
    #[serde(default)]
    pub wording: Vec<Line>,
    /// Where the guide gives a choice: what to choose from.
    #[serde(default)]
    pub options: Vec<Line>,
    /// What helps to answer.
    #[serde(default)]
    pub lines: Vec<Line>,
}

/// Something to decide and to record.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Its name for ever, listed in `ids.tsv` as `decision/…`.
    pub id: Word,
    /// What is to be decided.
    pub name: Text,
    /// The items that belong to it.
    pub items: Vec<Word>,
    /// The duties that belong to it.
    pub duties: Vec<Word>,
    /// What to weigh.
    #[serde(default)]
    pub lines: Vec<Line>,
}

/// A contact point or something to read.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// The name by which items and duties refer to it (`refs`).
    pub id: Word,
    /// What it is called.
    pub name: Text,
    /// What it is for.
    #[serde(rename = "use")]
    pub usage: Text,
    /// Its page. Not shown as a link where `outdated` stands.
    pub url: Option<Word>,
    /// Its telephone number.
    pub phone: Option<Word>,
    /// Its e-mail address.
    pub mail: Option<Word>,
    /// When it answers.
    pub hours: Option<Text>,
    /// For what is newer than the guide, where it comes from: a name from `sources.toml`.
    pub source: Option<Word>,
    /// For the guide's own old links: what became of it.
    pub outdated: Option<Outdated>,
    /// For the guide's own old links: the references that took its place.
    #[serde(default)]
    pub replaced_by: Vec<Word>,
    /// What to know before one calls.
    #[serde(default)]
    pub lines: Vec<Line>,
    /// The points of the guide (`points.tsv`) that it says.
    #[serde(default)]
    pub points: Vec<Word>,
}

/// Where a statement comes from that is newer than the guide.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The name by which lines refer to it (`source`).
    pub id: Word,
    /// What it is called.
    pub name: Text,
    /// Where it can be read.
    pub url: Word,
    /// The day on which it was read, such as 2026-10-09.
    #[cfg_attr(test, schemars(extend("pattern" = r"^\d{4}-\d{2}-\d{2}$")))]
    pub as_of: Word,
    /// The day by which it has to be read again. From the day after, the build warns.
    #[cfg_attr(test, schemars(extend("pattern" = r"^\d{4}-\d{2}-\d{2}$")))]
    pub review_by: Word,
    /// `official`: the text itself was read. `secondary`: what others write about it.
    #[cfg_attr(test, schemars(extend("enum" = LEVELS)))]
    pub level: Word,
}

/// An item that was given up: what people did under it stays readable.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Retired {
    /// The number that it had, `retired` in `ids.tsv`.
    pub id: Word,
    /// The act as it was called.
    pub act: Text,
    /// The item that says it today.
    pub now: Word,
}

/// One word for one thing: what is avoided, and what is said instead.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// What the build refuses in any text. English letters: as a whole word only.
    pub avoid: Word,
    /// What is said instead.
    pub say: Word,
    /// Fixed names that contain it.
    #[serde(default)]
    pub except: Vec<Word>,
    /// Texts that are nothing but a fixed name.
    #[serde(default)]
    pub whole: Vec<Word>,
}

/// A list, mostly of one kind of thing: every file but the forms is one.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct List {
    #[serde(default)]
    pub retired: Vec<Retired>,
    #[serde(default, rename = "term")]
    pub terms: Vec<Term>,
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

/// For the schemas: some text, not empty.
#[cfg(test)]
impl schemars::JsonSchema for Word {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Word".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "\\S" })
    }

    fn inline_schema() -> bool {
        true
    }
}

/// For the schemas: any of these names.
#[cfg(test)]
fn one_of(names: &[&str]) -> schemars::Schema {
    schemars::json_schema!({ "enum": names })
}
