//! The papers of a case as a list of tasks: for whom, by when, how far each is; and the blank ones.

use super::draft::n_gaps;
use super::node::{
    Level, ListStyle, Node, Role, Span, Table, Tone, fold, group, heading, link, list, para, strong, text,
};
use super::paper::{APART, Paper, applies_to};
use super::request::{BinderPage, PaperName, Scope};
use super::said::OUTSIDE;
use crate::case::Case;
use crate::guide::{Form, Readers, StageClock};
use crate::pack::Feature;
use crate::plan::{ClockKind, Verdict, clocks, rulings};
use crate::route::{CasePart, Route};
use crate::words;

/// The list of a case's papers: those for outside, those for inside; folded away, those that it does not need.
#[must_use]
pub(super) fn papers(case: &Case, prepared: Option<&Case>, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let mut blocks = vec![
        heading(Level::Two, words::PAPERS_TITLE.get(lang)),
        para(Tone::Lead, vec![text(words::PAPERS_LEAD.get(lang))]),
    ];
    let (needed, others): (Vec<&'static Form>, Vec<_>) = scope
        .library()
        .forms
        .iter()
        .filter(|form| !APART.contains(&form.id))
        .partition(|form| is_needed(form, case, scope));
    for (readers, title) in [(Readers::Outside, words::PAPERS_OUTSIDE), (Readers::Inside, words::PAPERS_INSIDE)] {
        let papers = needed.iter().filter(|form| form.readers == readers);
        let rows: Vec<_> = papers
            .flat_map(|form| Paper::of(form))
            .map(|paper| row(&paper, case, prepared, scope))
            .collect();
        if readers == Readers::Outside {
            let outside = route_to(OUTSIDE, case);
            blocks.push(heading(Level::Three, title.get(lang)));
            blocks.push(para(Tone::Plain, vec![link(words::OUTSIDE_LINK.get(lang), outside)]));
        } else if !rows.is_empty() {
            blocks.push(heading(Level::Three, title.get(lang)));
        }
        if !rows.is_empty() {
            let head = [words::PAPER_NAME, words::PAPER_FOR, words::PAPER_DUE, words::PAPER_STATE];
            blocks.push(Node::Table(Table { head: head.map(|name| name.get(lang).to_owned()).into(), rows }));
        }
    }
    let others: Vec<_> = others
        .into_iter()
        .flat_map(Paper::of)
        .map(|paper| link(&paper.title(lang), route_to(&paper.name(), case)))
        .collect();
    if !others.is_empty() {
        let label = format!("{} {}", words::PAPERS_UNNEEDED.get(lang), others.len());
        blocks.push(group(Role::Screen, vec![fold(&label, vec![list(ListStyle::Bullets, others)])]));
    }
    if !scope.edition.is_off(Feature::Binder) {
        blocks.push(para(Tone::Plain, vec![link(words::BLANK_PAPERS.get(lang), BinderPage::Chooser.route())]));
    }
    blocks
}

fn route_to(paper: &str, case: &Case) -> Route {
    Route::Case(case.id().clone(), CasePart::Documents(paper.to_owned()))
}

/// Whether a case may need a form: by its own condition, and by that of the duty which it meets.
fn is_needed(form: &Form, case: &Case, scope: Scope) -> bool {
    let rules_out = |duty: &str| {
        let rulings = rulings(scope.guide(), &case.state().answers);
        rulings
            .iter()
            .any(|ruling| ruling.duty.id == duty && ruling.verdict == Verdict::DoesNotApply)
    };
    applies_to(form.types, form.when, case) != Verdict::DoesNotApply && !form.duty.is_some_and(rules_out)
}

fn row(paper: &Paper, case: &Case, prepared: Option<&Case>, scope: Scope) -> Vec<Vec<Span>> {
    let lang = scope.lang;
    let prefix = format!("doc/{}/", paper.name());
    let is_begun = case.state().written.keys().any(|field| field.starts_with(&prefix));
    let n_gaps = n_gaps(paper, case, prepared, scope);
    let state = if is_begun { words::PAPER_DRAFT } else { words::PAPER_NOT_YET };
    let mut said = vec![strong(state.get(lang))];
    if n_gaps > 0 {
        said.push(text(&format!(" {} {n_gaps}", words::GAPS.get(lang))));
    }
    vec![
        vec![link(&paper.title(lang), route_to(&paper.name(), case))],
        vec![text(paper.form.to.map_or("", |to| to.get(lang)))],
        vec![text(&due(paper, case, scope))],
        said,
    ]
}

/// By when it is due; empty where it has no deadline.
fn due(paper: &Paper, case: &Case, scope: Scope) -> String {
    let clock = paper.form.stages.iter().find(|stage| stage.id == paper.stage);
    let kind = match clock.map(|stage| stage.clock) {
        Some(StageClock::Preliminary) => Some(ClockKind::Preliminary),
        Some(StageClock::Final) => Some(ClockKind::Final),
        Some(StageClock::None) | None => None,
    };
    let clocks = clocks(scope.guide(), &case.state().answers);
    let clock = clocks
        .iter()
        .filter(|clock| paper.form.duty == Some(clock.duty))
        .find(|clock| kind.is_none_or(|kind| kind == clock.kind));
    clock.map_or_else(String::new, |clock| words::clock_state(clock, case, scope.now, scope.lang))
}

/// The list of blank papers.
#[must_use]
pub(super) fn blanks(scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let rows = scope
        .library()
        .forms
        .iter()
        .flat_map(Paper::of)
        .map(|paper| link(&paper.title(lang), BinderPage::Blank(PaperName::of(&paper.name())).route()));
    vec![
        heading(Level::One, words::BLANK_PAPERS.get(lang)),
        para(Tone::Lead, vec![text(words::BLANK_LEAD.get(lang))]),
        list(ListStyle::Bullets, rows),
    ]
}
