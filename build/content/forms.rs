//! The shape of a paper (`content/forms/`).

use serde::Deserialize;

#[cfg(test)]
use super::super::vocabulary::{Layout, LeakType, Part as LetterPart, Readers, StageClock};
#[cfg(test)]
use super::one_of;
use super::{Line, Outdated, Text, Word};

/// One field of a paper.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its name for ever, listed in `ids.tsv` as `doc/form/field`, or `doc/form.stage/field` for each stage.
    pub id: Word,
    /// What stands over it.
    pub name: Text,
    /// What helps to fill it in.
    pub hint: Option<Text>,
    /// The points of the guide (`points.tsv`) that the field itself says.
    #[serde(default)]
    pub points: Vec<Word>,
    /// What to know about it.
    #[serde(default)]
    pub lines: Vec<Line>,
    /// What has to hold of the case: names from `facts.toml`, all of them; `!` is not, `|` is or. Left out: always.
    #[serde(default)]
    pub when: Vec<Word>,
    /// Where it stands in a letter or statement. Left out: `text`.
    #[cfg_attr(test, schemars(extend("enum" = LetterPart::NAMES)))]
    pub part: Option<Word>,
    /// What is printed above it in a letter or statement. Left out: nothing.
    pub heading: Option<Text>,
    /// What is drafted from the case; `{…}` names what is filled in.
    pub draft: Option<Text>,
    /// What may be wanted from inside: marks, offered beside the passage and taken over by a deliberate tap.
    #[serde(default)]
    pub insert: Vec<Word>,
    /// What one can choose to write.
    #[serde(default)]
    pub options: Vec<Text>,
    /// Lines of space for the pen on the blank paper. Left out: 1.
    pub space: Option<u8>,
    /// The stages of the form to which it belongs. Left out: all.
    #[serde(default)]
    pub stages: Vec<Word>,
    /// For what is newer than the guide, where it comes from: a name from `sources.toml`.
    pub source: Option<Word>,
    /// The guide says this, but today it is different: what holds now.
    pub outdated: Option<Outdated>,
}

/// A stage of a form, such as the first and the last notice.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Its name for ever: what is written into a field is kept under it.
    pub id: Word,
    /// In Japanese.
    pub ja: Word,
    /// In English.
    pub en: Word,
    /// Which deadline of the form's `duty` it meets: `preliminary` or `final`. Left out: none.
    #[cfg_attr(test, schemars(extend("enum" = StageClock::NAMES)))]
    pub clock: Option<Word>,
}

/// What only the writer of a paper knows: asked for beside it, `{?…}` in its drafts.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Blank {
    /// Its name for ever, listed in `ids.tsv` as `doc/form/blank`, or `doc/form.stage/blank` for each stage.
    pub id: Word,
    /// What is asked for.
    pub name: Text,
    /// How to write it.
    pub hint: Option<Text>,
    /// The stages of the form to which it belongs. Left out: all.
    #[serde(default)]
    pub stages: Vec<Word>,
    /// It asks the same as the blanks of this name in other papers that say so too: an answer there is one here.
    #[serde(default)]
    pub shared: bool,
}

/// A paper: the sharing sheet, the publication, a letter, a report.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The name of the file without `.toml`: for ever.
    pub id: Word,
    /// Its place among the papers, lowest first. Left out: behind all that have one.
    pub order: Option<u16>,
    /// What it is called.
    pub name: Text,
    /// Who reads it: `outside` or `inside`. A paper for outside is drafted from what was stated for the outside alone.
    #[serde(rename = "for")]
    #[cfg_attr(test, schemars(extend("enum" = Readers::NAMES)))]
    pub readers: Word,
    /// How it is set: `letter`, `statement` or `form`. Left out: `form`.
    #[cfg_attr(test, schemars(extend("enum" = Layout::NAMES)))]
    pub layout: Option<Word>,
    /// For whom it is, in the list of papers.
    pub to: Option<Text>,
    /// The duties that it meets: names from `duties.toml`. The case needs it unless none of them applies.
    #[serde(default)]
    pub duty: Vec<Word>,
    /// There is one for each group of persons, where the case has groups.
    #[serde(default)]
    pub groups: bool,
    /// It is typed into somebody's official form: each passage can be copied and ticked as entered.
    #[serde(default)]
    pub enter: bool,
    /// What to know before it is used.
    #[serde(default)]
    pub intro: Vec<Line>,
    /// Its stages, where there is more than one paper to write over time.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// The leak types that may need it. Left out: every type.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("items" = one_of(&LeakType::NAMES))))]
    pub types: Vec<Word>,
    /// What decides that the case needs it: names from `facts.toml`, all of them; `!` is not, `|` is or. Left out:
    /// always.
    #[serde(default)]
    pub when: Vec<Word>,
    /// Its fields, in the order in which they stand on the paper.
    #[serde(default)]
    pub field: Vec<Field>,
    /// What only its writer knows, in the order in which it is asked.
    #[serde(default)]
    pub blank: Vec<Blank>,
    /// Where the whole paper comes from: a name from `sources.toml`.
    pub source: Option<Word>,
}
