//! The duties to report, as `content/duties.toml` has them.

use serde::Deserialize;

#[cfg(test)]
use super::super::vocabulary::{DutyClock, Force};
use super::{Line, Text, Word};

/// A duty to report, and what decides it.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Its name for ever, listed in `ids.tsv` as `duty/…`.
    pub id: Word,
    /// What it is called.
    pub name: Text,
    /// Whom to tell, in a few words.
    pub to: Text,
    /// The law or the rule: a name from `sources.toml`.
    pub source: Word,
    /// To whom to report, what to read: names from `references.toml`.
    pub refs: Vec<Word>,
    /// `must` (left out): it has to be done; `effort`: one shall endeavour to; `wise`: it is held desirable, or is
    /// possible.
    #[cfg_attr(test, schemars(extend("enum" = Force::NAMES)))]
    pub force: Option<Word>,
    /// The duty in whose place it stands: it is there only where that one is not.
    pub unless: Option<Word>,
    /// What decides it: names from `facts.toml`, all of them; `!` is not, `|` is or.
    pub when: Vec<Word>,
    /// Whom it concerns: names from `facts.toml`. While that is not answered, it is not shown as undecided.
    #[serde(default)]
    pub who: Vec<Word>,
    /// For whom the page rules nothing, and links the official page: names from `facts.toml`.
    #[serde(default)]
    pub unruled: Vec<Word>,
    /// `report`: preliminary 3 to 5 days, final 30 days (60 where a situation with `long` is there); `notice`: 3 to 5
    /// days; `hours-72`; `days-30`; `prompt`: no number of days; `none`.
    #[cfg_attr(test, schemars(extend("enum" = DutyClock::NAMES)))]
    pub clock: Word,
    /// The items that, once done, settle its clocks: the preliminary one, the final one.
    #[serde(default)]
    pub settles: Vec<Word>,
    /// Besides `when`, one of these has to be there. Left out: `when` alone decides.
    #[serde(default)]
    pub situations: Vec<Situation>,
    /// What to know; each line with its `source`.
    pub lines: Vec<Line>,
}

/// A situation in which a duty applies.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Situation {
    /// Its name for ever, listed in `ids.tsv` as `situation/…`. The same name in two duties is the same situation.
    pub id: Word,
    /// In Japanese.
    pub ja: Word,
    /// In English.
    pub en: Word,
    /// What has to hold: names from `facts.toml`, all of them; `!` is not, `|` is or.
    #[serde(default)]
    pub when: Vec<Word>,
    /// Whom it concerns: names from `facts.toml`. It is not shown to others; it decides nothing.
    #[serde(default)]
    pub who: Vec<Word>,
    /// The duty that it goes with: it is there where that one applies.
    pub like: Option<Word>,
    /// It gives the longer time of the final report.
    #[serde(default)]
    pub long: bool,
    /// The rule: a name from `sources.toml`.
    pub source: Word,
}

impl Situation {
    /// What it says, as a line.
    pub fn line(&self) -> Line {
        Line {
            id: None,
            ja: self.ja.clone(),
            en: self.en.clone(),
            points: Vec::new(),
            types: Vec::new(),
            when: self.when.clone(),
            source: Some(self.source.clone()),
            outdated: None,
        }
    }
}
