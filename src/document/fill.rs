//! Fills a draft in from the case. What is not known is marked, never guessed.

use super::marks::value;
use super::paper::Paper;
use super::request::Scope;
use crate::case::Case;
use crate::guide::{Lang, Layout, Mark, Readers};
use crate::words;

/// What a draft is filled in from.
#[derive(Clone, Copy, Debug)]
pub struct Drafting<'a> {
    /// The case; none on blank papers.
    pub case: Option<&'a Case>,
    /// What has been prepared: roles, contacts.
    pub prepared: Option<&'a Case>,
    /// What the paper speaks from.
    pub scope: Scope,
    /// The paper; none for what is none of them. It decides what may be said.
    pub paper: Option<&'a Paper>,
}

impl Drafting<'_> {
    /// Whether only what was stated for the outside may be said.
    pub(super) fn is_for_outside(&self) -> bool {
        self.paper.is_some_and(|paper| paper.form.readers == Readers::Outside)
    }

    /// Whether it is read as a letter: days and times are written out.
    pub(super) fn is_letter(&self) -> bool {
        self.paper.is_some_and(|paper| paper.form.layout != Layout::Form)
    }

    /// What stands where nothing is known: a blank in what is sent as a letter, else a mark.
    fn gap(&self) -> &'static str {
        match self.paper.map(|paper| paper.form.layout) {
            Some(Layout::Letter | Layout::Statement) => words::PEN_GAP.get(self.scope.lang),
            Some(Layout::Form) | None => words::GAP.get(self.scope.lang),
        }
    }
}

/// A draft that has been filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// Its text.
    pub text: String,
    /// For each gap in the text, in order, the mark that nothing is known of; empty for a blank of the draft itself.
    pub gaps: Vec<String>,
}

impl Filled {
    /// A text that nobody drafted: what is blank in it is all that can be said.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let mut filled = Self::default();
        filled.say(text);
        filled
    }

    fn say(&mut self, text: &str) {
        self.gaps.extend(gaps(text).map(|_| String::new()));
        self.text.push_str(text);
    }

    fn leave_blank(&mut self, mark: &str, gap: &str) {
        self.gaps.push(mark.to_owned());
        self.text.push_str(gap);
    }

    fn add_line(&mut self, line: Self) {
        self.text.push('\n');
        self.text.push_str(&line.text);
        self.gaps.extend(line.gaps);
    }

    /// The same with more lines below.
    pub(super) fn and(mut self, below: Self) -> Self {
        self.add_line(below);
        self
    }
}

/// The blanks and marks of what is not known in a text: where each begins and ends.
pub fn gaps(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let marks = [words::GAP.get(Lang::Ja), words::GAP.get(Lang::En)];
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let length = |blank: char| rest.len() - rest.trim_start_matches(blank).len();
            let (wide, narrow) = (length('＿'), length('_'));
            let mark = marks.iter().find(|mark| rest.starts_with(**mark)).map_or(0, |mark| mark.len());
            let found = wide.max(if narrow > 1 { narrow } else { 0 }).max(mark);
            let step = rest.chars().next().map_or(1, char::len_utf8);
            let start = at;
            at += found.max(step);
            if found > 0 {
                return Some(start..at);
            }
        }
        None
    })
}

/// The draft with its marks `{…}` filled in; `\u{b}` becomes a line break.
#[must_use]
pub fn fill(draft: &str, known: Drafting<'_>) -> String {
    filled(draft, known).text
}

/// The same, and what is missing.
#[must_use]
pub(super) fn filled(draft: &str, known: Drafting<'_>) -> Filled {
    let mut all = Filled::default();
    let mut is_first = true;
    let mut add = |line: Filled| {
        if is_first {
            all = line
        } else {
            all = std::mem::take(&mut all).and(line)
        }
        is_first = false;
    };
    // Lines that only take in the record: where one says something, the silent ones beside it are no gap; where none
    // does, one gap is enough.
    let mut record: Option<(Vec<Filled>, &str)> = None;
    let close = |record: Option<(Vec<Filled>, &str)>, add: &mut dyn FnMut(Filled)| match record {
        Some((said, mark)) if said.is_empty() => {
            let mut line = Filled::default();
            line.leave_blank(mark, known.gap());
            add(line);
        }
        Some((said, _)) => said.into_iter().for_each(add),
        None => {}
    };
    for line in draft.split(['\n', '\u{b}']) {
        let alone = line.strip_prefix('{').and_then(|line| line.strip_suffix('}'));
        if let Some(mark) = alone.filter(|mark| is_of_record(mark)) {
            let (said, _) = record.get_or_insert_with(|| (Vec::new(), mark));
            said.extend(
                value(mark, known)
                    .filter(|text| !text.is_empty())
                    .map(|text| Filled::of_text(&text)),
            );
        } else {
            close(record.take(), &mut add);
            // A line that is only said when all of it is known.
            match line.strip_prefix('?') {
                Some(line) => {
                    let line = filled_line(line, known);
                    if line.gaps.iter().all(String::is_empty) {
                        add(line);
                    }
                }
                None => add(filled_line(line, known)),
            }
        }
    }
    close(record, &mut add);
    all
}

pub(super) fn is_of_record(mark: &str) -> bool {
    mark.starts_with("done:") || matches!(mark, "observed" | "events")
}

fn filled_line(line: &str, known: Drafting<'_>) -> Filled {
    let mut filled = Filled::default();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        filled.say(before);
        let Some((mark, after)) = after.split_once('}') else {
            filled.say("{");
            rest = after;
            continue;
        };
        match value(mark, known).filter(|text| !text.is_empty()) {
            Some(text) => filled.say(&text),
            None => filled.leave_blank(mark, known.gap()),
        }
        rest = after;
    }
    filled.say(rest);
    filled
}

/// Whether a draft may have a mark: in a paper for outside, or in any other.
#[must_use]
pub fn is_mark(mark: &str, readers: Readers, scope: Scope) -> bool {
    let Some(parsed) = Mark::parse(mark) else { return false };
    let is_said = match parsed {
        Mark::Decision(about, _) => scope.library().decision(about).is_some(),
        Mark::Answer(question) => scope.library().question(question).is_some(),
        Mark::Said(field) => super::said::statement_field(field, scope).is_some(),
        Mark::Sent(name) => Paper::parse(scope.library(), name).is_some(),
        Mark::Blank(_) | Mark::Outside(_) | Mark::Inside(_) | Mark::Clock(_) | Mark::Done(_) => true,
    };
    is_said && (readers == Readers::Inside || parsed.is_for_outside())
}
