//! The papers of a case as a list of tasks: for whom, by when, how far each is; and the blank ones.

use super::draft::{n_gaps, titled};
use super::node::{
    Level, ListStyle, Node, Role, Span, Table, Tone, fold, group, heading, link, list, para, strong, text,
};
use super::paper::{APART, Paper, applies_to};
use super::request::{BinderPage, PaperName, Scope};
use super::said::OUTSIDE;
use super::{said, sent};
use crate::case::{Case, Filed, in_order};
use crate::guide::{Clause, Fact, Force, Form, Lang, Literal, Readers, StageClock, TypeSet};
use crate::pack::Feature;
use crate::plan::{Clock, Obligation, Stage, Verdict, obligations};
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
    let (needed, others) = needed(case, scope);
    let papers: Vec<Paper> = needed.iter().flat_map(|form| of_form(form, case, scope)).collect();
    let tasks: Vec<&Paper> = papers.iter().filter(|paper| !is_sent(paper, case, scope)).collect();
    for (readers, title) in [(Readers::Outside, words::PAPERS_OUTSIDE), (Readers::Inside, words::PAPERS_INSIDE)] {
        let papers = tasks.iter().filter(|paper| paper.form.readers == readers);
        let rows: Vec<_> = papers.map(|paper| row(paper, case, prepared, scope)).collect();
        blocks.push(heading(Level::Three, title.get(lang)));
        if readers == Readers::Outside {
            let outside = route_to(OUTSIDE, case);
            blocks.push(para(Tone::Plain, vec![link(words::OUTSIDE_LINK.get(lang), outside)]));
        }
        if !rows.is_empty() {
            let head = [words::PAPER_NAME, words::PAPER_FOR, words::PAPER_DUE, words::PAPER_STATE];
            blocks.push(Node::Tasks(Table { head: head.map(|name| name.get(lang).to_owned()).into(), rows }));
        }
    }
    let mut sent: Vec<_> = sent::sent_papers(case, scope);
    sent.reverse();
    if !sent.is_empty() {
        blocks.push(heading(Level::Three, words::PAPERS_SENT.get(lang)));
        let head = [words::PAPER_NAME, words::PAPER_FOR, words::WENT_WHEN, words::WENT_RESULT];
        let rows = sent.iter().map(|(paper, filed)| sent_row(paper, filed, case, scope)).collect();
        blocks.push(Node::Tasks(Table { head: head.map(|name| name.get(lang).to_owned()).into(), rows }));
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

/// The forms that a case may need, and the others.
fn needed(case: &Case, scope: Scope) -> (Vec<&'static Form>, Vec<&'static Form>) {
    let all = scope.library().forms.iter().filter(|form| !APART.contains(&form.id));
    all.partition(|form| is_needed(form, case, scope))
}

fn is_sent(paper: &Paper, case: &Case, scope: Scope) -> bool {
    !sent::of_paper(paper, case, scope).is_empty()
}

/// The paper of the list that waits behind another one, those for outside first.
pub(super) fn next(paper: &Paper, case: &Case, scope: Scope) -> Option<Paper> {
    let (needed, _) = needed(case, scope);
    let of = |readers: Readers| needed.iter().filter(move |form| form.readers == readers);
    let forms = of(Readers::Outside).chain(of(Readers::Inside));
    let papers: Vec<Paper> = forms.flat_map(|form| of_form(form, case, scope)).collect();
    let at = papers.iter().position(|one| one == paper).map_or(0, |at| at + 1);
    papers
        .into_iter()
        .skip(at)
        .find(|one| one != paper && !is_sent(one, case, scope))
}

pub(super) fn route_to(paper: &str, case: &Case) -> Route {
    Route::Case(case.id().clone(), CasePart::Documents(paper.to_owned()))
}

/// Whether a case may need a form: by its own condition, or where it has none by the duties that it meets.
fn is_needed(form: &'static Form, case: &Case, scope: Scope) -> bool {
    let has_duty = || {
        let all = obligations(scope.guide(), case.state());
        let mut met = all.iter().filter(|one| form.duty.contains(&one.duty()));
        // What is only wise may be wanted in any case.
        let may_be = |one: &Obligation| one.verdict != Verdict::DoesNotApply || one.force() == Force::Wise;
        form.duty.is_empty() || !form.when.is_empty() || met.any(may_be)
    };
    // A paper waits until what it is for has been said; whether there are persons is asked anyway.
    let is_said = |clause: &'static Clause| {
        let is_asked_anyway = |literal: &Literal| !literal.holds || literal.fact == Fact::Personal;
        applies_to(TypeSet::ALL, std::slice::from_ref(clause), case) != Verdict::Open
            || clause.iter().all(is_asked_anyway)
    };
    applies_to(form.types, form.when, case) != Verdict::DoesNotApply && has_duty() && form.when.iter().all(is_said)
}

/// The papers of a form that a case has: one for each group of persons where there are groups, and the next ones that
/// have been begun.
fn of_form(form: &'static Form, case: &Case, scope: Scope) -> Vec<Paper> {
    let groups = if form.groups { said::groups(case) } else { Vec::new() };
    let first = Paper::of(form);
    let mut papers = first.clone();
    for paper in &first {
        papers.extend(groups.iter().map(|group| Paper { group: group.number, ..*paper }));
    }
    let written = case.state().written.keys();
    let begun = written.filter_map(|name| name.strip_prefix("doc/")?.split('/').next());
    for paper in begun.filter_map(|name| Paper::parse(scope.library(), name)) {
        if paper.form.id == form.id && !papers.contains(&paper) {
            papers.push(paper);
        }
    }
    // Where each group has its own, there is none for all but where somebody wrote or sent it.
    let is_wanted = |paper: &Paper| {
        groups.is_empty() || paper.group > 0 || is_begun(paper, case) || !sent::of_paper(paper, case, scope).is_empty()
    };
    papers.retain(is_wanted);
    papers
}

fn is_begun(paper: &Paper, case: &Case) -> bool {
    let prefix = format!("doc/{}/", paper.name());
    case.state().written.keys().any(|field| field.starts_with(&prefix))
}

fn row(paper: &Paper, case: &Case, prepared: Option<&Case>, scope: Scope) -> Vec<Vec<Span>> {
    let lang = scope.lang;
    let n_gaps = n_gaps(paper, case, prepared, scope);
    let state = if is_begun(paper, case) { words::PAPER_DRAFT } else { words::PAPER_NOT_YET };
    let mut said = vec![strong(state.get(lang))];
    if n_gaps > 0 {
        said.push(text(&format!(" {} {n_gaps}", words::GAPS.get(lang))));
    }
    vec![
        vec![link(&titled(paper, case, scope), route_to(&paper.name(), case))],
        vec![text(paper.form.to.map_or("", |to| to.get(lang)))],
        vec![text(&due(paper, case, scope))],
        said,
    ]
}

fn sent_row(paper: &Paper, filed: &Filed, case: &Case, scope: Scope) -> Vec<Vec<Span>> {
    let lang = scope.lang;
    let how = [&*filed.sent.reference, &*filed.sent.how]
        .into_iter()
        .filter(|said| !said.is_empty());
    let how: Vec<&str> = how.collect();
    vec![
        vec![link(&titled(paper, case, scope), route_to(&paper.name(), case))],
        vec![text(&filed.sent.to)],
        vec![text(&words::time(filed.sent.on, lang))],
        vec![strong(words::PAPER_SENT.get(lang)), text(" "), text(&how.join(" · "))],
    ]
}

/// What of the register a paper meets: that applies, or may.
fn met(paper: &Paper, case: &Case, scope: Scope) -> Vec<Obligation> {
    let stage = paper.form.stages.iter().find(|stage| stage.id == paper.stage);
    let clock = stage.map_or(StageClock::None, |stage| stage.clock);
    let is_met = |stage: Stage| match clock {
        // What a duty wants to be told once, any of the reports tells.
        StageClock::Preliminary => matches!(stage, Stage::Preliminary | Stage::Report),
        StageClock::Final => matches!(stage, Stage::Final | Stage::Report),
        // Where a duty has reports in stages, a paper without one is none of them.
        StageClock::None => !matches!(stage, Stage::Preliminary | Stage::Final),
    };
    let all = obligations(scope.guide(), case.state()).into_iter();
    let of_paper = all.filter(|one| paper.form.duty.contains(&one.duty()) && is_met(one.stage));
    let met = of_paper.filter(|one| one.verdict != Verdict::DoesNotApply).collect();
    in_order(met, |one, other| one.verdict.cmp(&other.verdict))
}

/// Under which name the record keeps that a paper was sent: as all obligations that it meets (where none applies yet,
/// as the first that may), or as itself. The notice to one group of persons meets none as long as others have not had
/// theirs.
pub(super) fn obligation(paper: &Paper, case: &Case, scope: Scope) -> String {
    let is_unsent = |group: &said::Persons| {
        let other = Paper { group: group.number, ..*paper };
        other != *paper && sent::of_paper(&other, case, scope).is_empty()
    };
    let mut keys: Vec<String> = Vec::new();
    if paper.group == 0 || !said::groups(case).iter().any(is_unsent) {
        let met = met(paper, case, scope);
        let (there, open): (Vec<_>, Vec<_>) = met.iter().partition(|one| one.verdict == Verdict::Applies);
        let n_open = usize::from(there.is_empty());
        for key in there.into_iter().chain(open.into_iter().take(n_open)).map(Obligation::key) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    if keys.is_empty() { format!("paper/{}", paper.name()) } else { keys.join(" ") }
}

/// To whom it goes, as the register names them: the addressees that have not had it, or else whom the form is for.
pub(super) fn addressees(paper: &Paper, case: &Case, scope: Scope) -> String {
    let met = met(paper, case, scope)
        .into_iter()
        .filter(|one| !one.to.is_empty() && !one.is_done());
    let named: Vec<String> = met.map(|one| one.to).collect();
    if named.is_empty() {
        return paper.form.to.map_or_else(String::new, |to| to.get(scope.lang).to_owned());
    }
    named.join(if scope.lang == Lang::Ja { "、" } else { "; " })
}

/// The first deadline that it meets.
fn clock(paper: &Paper, case: &Case, scope: Scope) -> Option<Clock> {
    let clocks = met(paper, case, scope).into_iter().filter_map(|one| one.clock);
    clocks.min_by_key(|clock| (clock.verdict, clock.due))
}

/// By when it is due; empty where it has no deadline.
fn due(paper: &Paper, case: &Case, scope: Scope) -> String {
    let clock = clock(paper, case, scope);
    clock.map_or_else(String::new, |clock| words::clock_state(&clock, case, scope.now, scope.lang))
}

/// Whether its deadline has passed.
pub(super) fn is_late(paper: &Paper, case: &Case, scope: Scope) -> bool {
    clock(paper, case, scope).is_some_and(|clock| clock.is_late(scope.now))
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
