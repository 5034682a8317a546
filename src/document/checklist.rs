//! The checklist of a case on paper, as the binder has it: first what is to be done now and the deadlines, then the
//! list by step in columns, with boxes to tick by pen, who and when; one sheet, both sides, where it fits. How an act
//! is done stands on screen and in the binder.

use super::node::{
    CaseHead, Chapter, Checklist, ItemRow, Line, ListStyle, Node, Note, Pair, Role, Span, Ticked, Tone, group, list,
    para, plain, strong, text,
};
use super::request::Scope;
use crate::case::{Case, ItemRecord, ItemState, in_order};
use crate::guide::{ItemKind, Lang, Step};
use crate::plan::{Clock, Plan, Planned, Reason, Verdict, case_clocks, first_minute, next_acts, tailor};
use crate::words;

/// How many acts stand under what is to be done now.
const N_NOW: usize = 3;
/// So many characters of a name fit into the column for who does it; what is longer stands below the act.
const WHO_FITS: usize = 6;

/// The whole sheet; `writer` is who fills it in.
#[must_use]
pub(super) fn checklist(case: &Case, writer: &str, scope: Scope) -> Vec<Node> {
    let plan = tailor(scope.guide(), &case.state().answers);
    let mut inside = vec![now(case, &plan, scope)];
    inside.extend(due(case, scope));
    inside.push(para(Tone::Meta, vec![text(words::LIST_LEGEND.get(scope.lang))]));
    let mut steps: Vec<Node> = Step::ALL
        .into_iter()
        .filter_map(|step| of_step(case, &plan, step, scope))
        .collect();
    steps.extend(left_out(case, &plan, scope));
    inside.push(group(Role::Columns, steps));
    vec![Node::Checklist(Checklist {
        title: words::short_title(&case.state().title).into_owned(),
        case: case.id().to_string(),
        seal: None,
        head: head(case, writer, scope),
        inside,
    })]
}

/// A part under its title.
pub(super) fn chapter(title: &str, inside: Vec<Node>) -> Node {
    Node::Chapter(Chapter { title: Some(title.to_owned()), is_whole: false, inside })
}

/// A name and what is said of it.
pub(super) fn pair(name: &str, said: &str) -> Pair {
    Pair { name: name.to_owned(), said: text(said).into() }
}

fn head(case: &Case, writer: &str, scope: Scope) -> CaseHead {
    let (lang, now) = (scope.lang, scope.now);
    let answers = &case.state().answers;
    let types: Vec<_> = answers
        .types
        .iter()
        .filter_map(|one| scope.guide().leak_type(one))
        .map(|text| text.term.get(lang))
        .collect();
    let types = if types.is_empty() { words::NOT_KNOWN.get(lang).to_owned() } else { types.join(", ") };
    let known_at = answers
        .known_at
        .map_or_else(|| words::NOT_KNOWN.get(lang).to_owned(), |at| words::time(at, lang));
    let found = format!("{} {}", words::found_label(answers.found_by, lang), answers.found_from);
    let rows = [
        (words::Q_TYPES.get(lang), types),
        (words::Q_KNOWN_AT.get(lang), known_at),
        (words::Q_PERSONS.get(lang), words::count_label(answers.persons, lang)),
        (words::Q_FOUND.get(lang), found),
    ];
    let notes = vec![
        Note::Said(format!("{}: {}", words::PRINT_PRINTED.get(lang), words::time(now, lang))),
        Note::Blank(format!("{} {writer}", words::PRINT_WRITTEN_BY.get(lang))),
    ];
    CaseHead { notes, facts: rows.iter().map(|(ask, answer)| pair(ask, answer)).collect() }
}

/// What is to be done now, with what not to do.
fn now(case: &Case, plan: &Plan, scope: Scope) -> Node {
    let lang = scope.lang;
    let (_, cautions) = first_minute(plan, case.state().answers.types);
    let is_open = |planned: &&&Planned| planned.record(case.state()).state == ItemState::Open;
    let row = |planned: &&Planned| {
        let mark = if planned.item.kind == ItemKind::Caution { "✕ " } else { "" };
        vec![strong(&format!("{mark}{} ", planned.item.id)), text(planned.item.act.get(lang))]
    };
    let clocks = case_clocks(scope.guide(), case.state());
    let acts = next_acts(plan, case.state(), &clocks, scope.now, N_NOW);
    let acts = acts.iter().map(|(planned, _)| planned);
    let rows: Vec<Vec<Span>> = cautions.iter().filter(is_open).chain(acts).map(row).collect();
    let said = if rows.is_empty() { plain(words::NOTHING_NEXT.get(lang)) } else { list(ListStyle::Paper, rows) };
    whole(words::LIST_FIRST.get(lang), said)
}

/// The deadlines: what applies before what may.
fn due(case: &Case, scope: Scope) -> Option<Node> {
    let lang = scope.lang;
    let clocks = case_clocks(scope.guide(), case.state());
    let clocks = in_order(clocks, |one, other| one.verdict.cmp(&other.verdict));
    let row = |clock: &Clock| {
        let state = words::clock_state(clock, case, scope.now, lang);
        let to = clock.to.as_ref().map(|to| format!(" {to}")).unwrap_or_default();
        vec![strong(&format!("{}{to}", words::clock_name(clock, lang))), text(&format!(" {state}"))]
    };
    let rows = list(ListStyle::Paper, clocks.iter().map(row));
    (!clocks.is_empty()).then(|| whole(words::CLOCKS.get(lang), rows))
}

fn whole(title: &str, inside: Node) -> Node {
    Node::Chapter(Chapter { title: Some(title.to_owned()), is_whole: true, inside: vec![inside] })
}

fn of_step(case: &Case, plan: &Plan, step: Step, scope: Scope) -> Option<Node> {
    let lang = scope.lang;
    let title = format!("{} {}", step.number(), scope.guide().step(step).map_or("", |part| part.name.get(lang)));
    let row = |planned: &Planned| item(planned, &planned.record(case.state()), lang);
    let rows: Vec<ItemRow> = plan.listed(step).map(row).collect();
    (!rows.is_empty()).then(|| chapter(&title, vec![Node::Items(rows)]))
}

fn item(planned: &Planned, record: &ItemRecord, lang: Lang) -> ItemRow {
    let item = planned.item;
    let sign = if item.kind == ItemKind::Decision { "◇ " } else { "" };
    // What is certain needs no condition any more.
    let is_open = planned.verdict == Verdict::Open;
    let condition = if is_open { words::condition_mark(item.when, lang) } else { String::new() };
    let condition = if condition.is_empty() { condition } else { format!(" [{condition}]") };
    // The plus never stands alone on a line.
    let added = if item.source.is_some() { "\u{2060}+" } else { "" };
    let own = if item.own.is_some() { format!(" [{}]", words::OWN_LAYER.get(lang)) } else { String::new() };
    let fits = record.assignee.chars().count() <= WHO_FITS;
    let ticked = (item.kind != ItemKind::Caution)
        .then(|| Ticked { state: record.state, who: if fits { record.assignee.to_string() } else { String::new() } });
    let who = (!fits).then(|| format!("{}: {}", words::ASSIGNEE.get(lang), record.assignee));
    // An organisation says why and how in one; nobody finds that in the binder.
    let said = item
        .own
        .map_or("", |own| own.why.get(lang))
        .lines()
        .map(str::to_owned)
        .chain(who);
    let mut more: Vec<Node> = said.map(|line| para(Tone::Record, vec![text(&line)])).collect();
    more.extend(view_record(item.kind, record, lang));
    ItemRow {
        id: item.id.to_owned(),
        act: format!("{sign}{}{condition}{added}{own}", item.act.get(lang)),
        ticked,
        more,
    }
}

/// What was entered of an item.
pub(super) fn view_record(kind: ItemKind, record: &ItemRecord, lang: Lang) -> Option<Node> {
    let mut parts: Vec<String> = words::state_record(kind, record, lang).into_iter().collect();
    if !record.reason.is_empty() {
        parts.push(format!("{}: {}", words::REASON.get(lang), record.reason));
    }
    if !record.note.is_empty() {
        parts.push(format!("{}: {}", words::NOTE.get(lang), record.note));
    }
    (!parts.is_empty()).then(|| para(Tone::Record, vec![text(&parts.join(" · "))]))
}

/// What the answers leave out, of the types of the case: by their numbers, and whole where something was entered.
fn left_out(case: &Case, plan: &Plan, scope: Scope) -> Option<Node> {
    let lang = scope.lang;
    let is_of_types = |planned: &&Planned| !planned.reasons.contains(&Reason::OtherType);
    let left_out = || Step::ALL.into_iter().flat_map(|step| plan.left_out(step));
    let numbers: Vec<&str> = left_out().filter(is_of_types).map(|planned| planned.item.id).collect();
    let entered = |planned: &Planned| {
        let record = view_record(planned.item.kind, &case.state().item(planned.item.id), lang)?;
        let said = format!("{} {}", planned.item.id, planned.item.act.get(lang));
        Some(Line { said: vec![text(&said)], more: vec![record] })
    };
    let mut inside = Vec::new();
    if !numbers.is_empty() {
        let said = numbers
            .iter()
            .flat_map(|number| [Span::Whole((*number).to_owned()), text("　")]);
        inside.push(para(Tone::Plain, said.collect()));
    }
    let entered: Vec<Line> = left_out().filter_map(entered).collect();
    if !entered.is_empty() {
        inside.push(list(ListStyle::Paper, entered));
    }
    (!inside.is_empty()).then(|| chapter(words::LEFT_OUT.get(lang), inside))
}
