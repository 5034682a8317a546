//! The checklist of a case on paper: the tailored list by step with boxes to tick by pen, reasons, notes, who and when, and the deadlines.

use super::node::{Kind, Node, group, heading, list, strong, text};
use crate::case::{Answers, Case, ItemRecord, ItemState, Moment};
use crate::guide::{GUIDE, ItemKind, LIBRARY, Lang, Source, Step};
use crate::plan::{Clock, Plan, Planned, Verdict, applies, clocks, tailor};
use crate::text as words;

/// The whole sheet; `writer` is who fills it in.
#[must_use]
pub(super) fn checklist(case: &Case, now: Moment, writer: &str, lang: Lang) -> Vec<Node> {
    let plan = tailor(&GUIDE, &case.state().answers);
    let mut inside = vec![facts(case, now, writer, lang)];
    inside.extend(deadlines(case, now, lang));
    inside.extend(Step::ALL.into_iter().map(|step| of_step(case, &plan, step, lang)));
    inside.extend(left_out(case, &plan, lang));
    inside.push(sources(&plan, lang));
    let frame = Node::new(Kind::Checklist, [&*case.state().title, case.id().as_str()], inside);
    vec![frame]
}

pub(super) fn line(role: &str, label: &str) -> Node {
    group(role, vec![text(label)])
}

fn facts(case: &Case, now: Moment, writer: &str, lang: Lang) -> Node {
    let answers = &case.state().answers;
    let types: Vec<_> = answers
        .types
        .iter()
        .filter_map(|one| GUIDE.leak_type(one))
        .map(|text| text.term.get(lang))
        .collect();
    let types = if types.is_empty() { words::NOT_KNOWN.get(lang).to_owned() } else { types.join(", ") };
    let known_at = answers
        .known_at
        .map_or_else(|| words::NOT_KNOWN.get(lang).to_owned(), |at| words::time(at, lang));
    let found = format!("{} {}", words::found_label(answers.found_by, lang), answers.found_from);
    let mut rows = vec![
        (words::Q_TYPES.get(lang), types),
        (words::Q_KNOWN_AT.get(lang), known_at),
        (words::Q_PERSONS.get(lang), words::count_label(answers.persons, lang)),
        (words::Q_FOUND.get(lang), found),
    ];
    let answered = GUIDE.facts.iter().filter(|fact| answers.facts.contains_key(&fact.fact));
    rows.extend(
        answered.map(|fact| (fact.ask.get(lang), words::known_label(answers.fact(fact.fact), lang).to_owned())),
    );
    let rows = rows
        .iter()
        .flat_map(|(ask, answer)| [line("dt", ask), line("dd", answer)])
        .collect();
    let meta = vec![
        line("span", &format!("{}: {}", words::PRINT_PRINTED.get(lang), words::time(now, lang))),
        line("paper-blank", &format!("{} {writer}", words::PRINT_WRITTEN_BY.get(lang))),
    ];
    group("paper-facts", vec![heading(1, &case.state().title), group("paper-meta", meta), group("dl", rows)])
}

pub(super) fn deadlines(case: &Case, now: Moment, lang: Lang) -> Option<Node> {
    // What applies stands before what may.
    let mut clocks = clocks(&GUIDE, &case.state().answers);
    clocks.sort_by_key(|clock| clock.verdict);
    let row = |clock: &Clock| {
        let state = words::clock_state(clock, case, now, lang);
        let said = format!(" {state} — {}", words::clock_counting(clock, lang));
        vec![strong(&words::clock_name(clock, lang)), text(&said)]
    };
    let rows: Vec<Vec<Node>> = clocks.iter().map(row).collect();
    (!rows.is_empty()).then(|| group("section", vec![line("paper-step", words::CLOCKS.get(lang)), list("paper", rows)]))
}

fn of_step(case: &Case, plan: &Plan, step: Step, lang: Lang) -> Node {
    let title = format!("{} {}", step.number(), GUIDE.step(step).map_or("", |part| part.name.get(lang)));
    let answers = &case.state().answers;
    let rows = plan
        .listed(step)
        .map(|planned| item(planned, &case.state().item(planned.item.id), answers, lang))
        .collect();
    group("section", vec![line("paper-step", &title), group("paper-list", rows)])
}

fn item(planned: &Planned, record: &ItemRecord, answers: &Answers, lang: Lang) -> Node {
    let item = planned.item;
    let is_caution = item.kind == ItemKind::Caution;
    let mark = match record.state {
        ItemState::Open => "",
        ItemState::InProgress => "／",
        ItemState::Done => "✓",
        ItemState::NotApplicable => "—",
    };
    let how = LIBRARY.item(&GUIDE, item).map_or(&[][..], |said| said.how);
    let how: Vec<Vec<Node>> = how
        .iter()
        .filter(|line| applies(line.types, line.when, answers) != Verdict::DoesNotApply)
        .map(|line| vec![text(line.outdated.map_or(line.text, |outdated| outdated.now).get(lang))])
        .collect();
    // An organisation says why and how in one.
    let own = item
        .own
        .map_or("", |own| own.why.get(lang))
        .lines()
        .map(|line| vec![text(line)]);
    let how: Vec<Vec<Node>> = how.into_iter().chain(own).collect();
    let mut row = Vec::new();
    if !is_caution {
        row.push(line("paper-box", mark));
    }
    let caution = if is_caution { format!("{}: ", words::CAUTION.get(lang)) } else { String::new() };
    row.push(group(
        "paper-act",
        vec![group("number", vec![text(item.id)]), text(&format!("{caution}{}", item.act.get(lang)))],
    ));
    if !is_caution {
        row.push(line("paper-blank", &format!("{} {}", words::ASSIGNEE.get(lang), record.assignee)));
        row.push(line("paper-blank", words::PRINT_TIME.get(lang)));
    }
    let mut more = Vec::new();
    if !how.is_empty() {
        more.push(list("plain", how));
    }
    let reasons = words::reasons(&GUIDE, &planned.reasons, lang);
    more.push(super::node::plain(&format!("{reasons} {}", say_origin(planned, answers, lang))));
    more.extend(view_record(item.kind, record, lang));
    row.push(group("paper-sub", more));
    let role = match (is_caution, record.state) {
        (true, _) => "paper-caution",
        (false, ItemState::NotApplicable) => "paper-na",
        (false, _) => "paper-item",
    };
    group(role, row)
}

/// Both layers stay apart on paper too: the guide's section, or the day on which the newer source was checked (its name stands at the end).
fn say_origin(planned: &Planned, answers: &Answers, lang: Lang) -> String {
    if planned.item.own.is_some() {
        return format!("[{}]", words::OWN_LAYER.get(lang));
    }
    let section = words::section(planned.item, answers.types, lang);
    let source = planned
        .item
        .source
        .map(|source| format!("[{} {}]", words::ADDED.get(lang), words::say_as_of(source, lang)));
    let section = if section.is_empty() { section } else { format!("[{section}]") };
    format!("{section}{}", source.unwrap_or_default())
}

fn view_record(kind: ItemKind, record: &ItemRecord, lang: Lang) -> Option<Node> {
    let mut parts: Vec<String> = words::state_record(kind, record, lang).into_iter().collect();
    if !record.reason.is_empty() {
        parts.push(format!("{}: {}", words::REASON.get(lang), record.reason));
    }
    if !record.note.is_empty() {
        parts.push(format!("{}: {}", words::NOTE.get(lang), record.note));
    }
    (!parts.is_empty()).then(|| line("paper-record", &parts.join(" · ")))
}

/// What tailoring left out, each with the reason: nothing vanishes.
pub(super) fn left_out(case: &Case, plan: &Plan, lang: Lang) -> Option<Node> {
    let row = |planned: &Planned| {
        let item = planned.item;
        let said = format!("{} {} — {}", item.id, item.act.get(lang), words::reasons(&GUIDE, &planned.reasons, lang));
        let record = view_record(item.kind, &case.state().item(item.id), lang);
        [vec![text(&said)], record.into_iter().collect()].concat()
    };
    let rows: Vec<Vec<Node>> = Step::ALL.into_iter().flat_map(|step| plan.left_out(step)).map(row).collect();
    (!rows.is_empty())
        .then(|| group("section", vec![line("paper-step", words::LEFT_OUT.get(lang)), list("paper", rows)]))
}

/// The newer sources that the list rests on, by name.
pub(super) fn sources(plan: &Plan, lang: Lang) -> Node {
    let is_used = |source: &&'static Source| {
        Step::ALL
            .into_iter()
            .flat_map(|step| plan.listed(step))
            .any(|one| one.item.source == Some(*source))
    };
    let row = |source: &'static Source| {
        vec![strong(source.name.get(lang)), text(&format!(" {} {}", words::say_as_of(source, lang), source.url))]
    };
    let rows = GUIDE.sources.iter().filter(is_used).map(row).collect();
    group("section", vec![line("paper-step", words::PRINT_SOURCES.get(lang)), list("paper", rows)])
}
