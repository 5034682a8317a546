//! What was sent: the papers as they went out, and what a next one says otherwise.

use super::files::{align, clean};
use super::node::{Laid, LaidRole, Sheet};
use super::paper::Paper;
use super::request::Scope;
use crate::case::{Case, Filed, Frozen};
use crate::guide::{Lang, Layout};
use crate::wire::sum;

/// What stands before a line that is set to the right, or in the middle: a text keeps that too.
const RIGHT: &str = "\t\t\t";
const MIDDLE: &str = "\t\t";

/// The papers that were sent, in the order in which that was recorded.
#[must_use]
pub(super) fn sent_papers(case: &Case, scope: Scope) -> Vec<(Paper, &Filed)> {
    let paper = |filed: &'_ Filed| Paper::parse(scope.library(), &filed.sent.paper.as_ref()?.name);
    case.state()
        .sent
        .iter()
        .filter_map(|filed| Some((paper(filed)?, filed)))
        .collect()
}

/// What of a paper was sent, in any language; the last word holds.
#[must_use]
pub(super) fn of_paper<'a>(paper: &Paper, case: &'a Case, scope: Scope) -> Vec<&'a Filed> {
    let all = sent_papers(case, scope).into_iter();
    all.filter(|(sent, _)| sent == paper).map(|(_, filed)| filed).collect()
}

/// The papers of the same kind that were sent before, the last one first: a paper for a group goes on from one for that
/// group or for all.
#[must_use]
pub(super) fn papers_before(paper: &Paper, case: &Case, scope: Scope) -> Vec<Paper> {
    let is_before =
        |one: &Paper| one.form.id == paper.form.id && one != paper && (one.group == paper.group || one.group == 0);
    let mut before: Vec<Paper> = sent_papers(case, scope)
        .into_iter()
        .map(|(one, _)| one)
        .filter(is_before)
        .collect();
    before.reverse();
    before
}

/// A paper as it stands, to be kept for ever: its text, with where its lines are set, and the sum of that.
#[must_use]
pub(super) fn freeze(paper: &Paper, sheet: &Sheet) -> Frozen {
    let text = text_of(sheet);
    Frozen { name: paper.name().into(), lang: sheet.lang, sum: sum(&text).into(), text: text.into() }
}

fn text_of(sheet: &Sheet) -> String {
    let piece = |one: &Laid| {
        let before = match align(one.role, sheet.lang) {
            "right" => RIGHT,
            "center" if sheet.layout != Layout::Form => MIDDLE,
            _ => "",
        };
        let heading = one.title(sheet.lang);
        let heading = (!heading.is_empty()).then(|| format!("{}\n", clean(&heading)));
        let text = clean(&one.text);
        let lines = text.lines().map(|line| format!("{before}{}\n", line.trim_start_matches('\t')));
        heading.into_iter().chain(lines).collect::<String>()
    };
    sheet.laid().iter().map(piece).collect::<Vec<_>>().join("\n")
}

/// The paper as it was sent.
#[must_use]
pub(super) fn thaw(paper: &Paper, frozen: &Frozen) -> Sheet {
    let laid = |lines: &str| {
        let of = |before: &str| lines.lines().all(|line| line.starts_with(before));
        let role = match frozen.lang {
            _ if of(RIGHT) => LaidRole::After,
            _ if of(MIDDLE) => LaidRole::Before,
            Lang::Ja | Lang::En => LaidRole::Text,
        };
        let text: Vec<&str> = lines.lines().map(|line| line.trim_start_matches('\t')).collect();
        Laid { role, heading: String::new(), text: text.join("\n"), gaps: Vec::new() }
    };
    Sheet {
        title: paper.title(frozen.lang),
        lang: frozen.lang,
        layout: Layout::Statement,
        readers: paper.form.readers,
        letterhead: Vec::new(),
        fields: Vec::new(),
        frozen: frozen
            .text
            .split("\n\n")
            .filter(|lines| !lines.trim().is_empty())
            .map(laid)
            .collect(),
    }
}

/// What a paper says otherwise than the one before it: the lines that are gone, and those that are new.
#[must_use]
pub(super) fn changed(before: &Frozen, sheet: &Sheet) -> (Vec<String>, Vec<String>) {
    let now = text_of(sheet);
    let lines = |text: &str| -> Vec<String> {
        let lines = text.lines().map(|line| line.trim().to_owned());
        lines.filter(|line| !line.is_empty()).collect()
    };
    let (before, now) = (lines(&before.text), lines(&now));
    let beyond = |of: &[String], other: &[String]| of.iter().filter(|line| !other.contains(line)).cloned().collect();
    (beyond(&before, &now), beyond(&now, &before))
}
