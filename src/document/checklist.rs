//! The checklist of a case on paper: the tailored list by step with boxes to tick by pen, reasons, notes, who and when,
//! and the deadlines.

use super::node::{
    CaseHead, Chapter, Checklist, ItemRow, Line, ListStyle, Node, Note, Pair, Ticked, Tone, list, para, plain, strong,
    text,
};
use super::request::Scope;
use crate::case::{Answers, Case, ItemRecord};
use crate::guide::{ItemKind, Lang, Source, Step};
use crate::plan::{Clock, Plan, Planned, Verdict, applies, case_clocks, tailor};
use crate::words;

/// The whole sheet; `writer` is who fills it in.
#[must_use]
pub(super) fn checklist(case: &Case, writer: &str, scope: Scope) -> Vec<Node> {
    let plan = tailor(scope.guide(), &case.state().answers);
    let mut inside: Vec<Node> = deadlines(case, scope).into_iter().collect();
    inside.extend(Step::ALL.into_iter().map(|step| of_step(case, &plan, step, scope)));
    inside.extend(left_out(case, &plan, scope));
    inside.push(sources(&plan, scope));
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
    let mut rows = vec![
        (words::Q_TYPES.get(lang), types),
        (words::Q_KNOWN_AT.get(lang), known_at),
        (words::Q_PERSONS.get(lang), words::count_label(answers.persons, lang)),
        (words::Q_FOUND.get(lang), found),
    ];
    let answered = scope.guide().facts.iter().filter(|fact| answers.facts.contains_key(&fact.fact));
    rows.extend(
        answered.map(|fact| (fact.ask.get(lang), words::known_label(answers.fact(fact.fact), lang).to_owned())),
    );
    let notes = vec![
        Note::Said(format!("{}: {}", words::PRINT_PRINTED.get(lang), words::time(now, lang))),
        Note::Blank(format!("{} {writer}", words::PRINT_WRITTEN_BY.get(lang))),
    ];
    CaseHead { notes, facts: rows.iter().map(|(ask, answer)| pair(ask, answer)).collect() }
}

pub(super) fn deadlines(case: &Case, scope: Scope) -> Option<Node> {
    let (lang, now) = (scope.lang, scope.now);
    // What applies stands before what may.
    let mut clocks = case_clocks(scope.guide(), case.state());
    clocks.sort_by_key(|clock| clock.verdict);
    let row = |clock: &Clock| {
        let state = words::clock_state(clock, case, now, lang);
        let said = format!(" {state} — {}", words::clock_counting(clock, lang));
        let to = clock.to.as_ref().map(|to| format!(" {to}")).unwrap_or_default();
        vec![strong(&format!("{}{to}", words::clock_name(clock, lang))), text(&said)]
    };
    (!clocks.is_empty()).then(|| chapter(words::CLOCKS.get(lang), vec![list(ListStyle::Paper, clocks.iter().map(row))]))
}

fn of_step(case: &Case, plan: &Plan, step: Step, scope: Scope) -> Node {
    let lang = scope.lang;
    let title = format!("{} {}", step.number(), scope.guide().step(step).map_or("", |part| part.name.get(lang)));
    let answers = &case.state().answers;
    let rows = plan
        .listed(step)
        .map(|planned| item(planned, &planned.record(case.state()), answers, scope))
        .collect();
    chapter(&title, vec![Node::Items(rows)])
}

fn item(planned: &Planned, record: &ItemRecord, answers: &Answers, scope: Scope) -> ItemRow {
    let lang = scope.lang;
    let item = planned.item;
    let is_caution = item.kind == ItemKind::Caution;
    let how = scope.library().item(scope.guide(), item).map_or(&[][..], |said| said.how);
    let how = how
        .iter()
        .filter(|line| applies(line.types, line.when, answers) != Verdict::DoesNotApply)
        .map(|line| line.outdated.map_or(line.text, |outdated| outdated.now).get(lang));
    // An organisation says why and how in one.
    let own = item.own.map_or("", |own| own.why.get(lang)).lines();
    let how: Vec<&str> = how.chain(own).collect();
    let caution = if is_caution { format!("{}: ", words::CAUTION.get(lang)) } else { String::new() };
    let ticked = (!is_caution).then(|| Ticked {
        state: record.state,
        who: format!("{} {}", words::ASSIGNEE.get(lang), record.assignee),
        when: words::PRINT_TIME.get(lang).to_owned(),
    });
    let mut more = Vec::new();
    if !how.is_empty() {
        more.push(list(ListStyle::Close, how.into_iter().map(text)));
    }
    let reasons = words::reasons(scope.guide(), &planned.reasons, lang);
    more.push(plain(&format!("{reasons} {}", say_origin(planned, answers, lang))));
    more.extend(view_record(item.kind, record, lang));
    ItemRow { id: item.id.to_owned(), act: format!("{caution}{}", item.act.get(lang)), ticked, more }
}

/// Both layers stay apart on paper too: the guide's section, or the day on which the newer source was checked (its name
/// stands at the end).
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
    (!parts.is_empty()).then(|| para(Tone::Record, vec![text(&parts.join(" · "))]))
}

/// What tailoring left out, each with the reason: nothing vanishes.
pub(super) fn left_out(case: &Case, plan: &Plan, scope: Scope) -> Option<Node> {
    let lang = scope.lang;
    let row = |planned: &Planned| {
        let item = planned.item;
        let said =
            format!("{} {} — {}", item.id, item.act.get(lang), words::reasons(scope.guide(), &planned.reasons, lang));
        let record = view_record(item.kind, &case.state().item(item.id), lang);
        Line { said: vec![text(&said)], more: record.into_iter().collect() }
    };
    let rows: Vec<Line> = Step::ALL.into_iter().flat_map(|step| plan.left_out(step)).map(row).collect();
    (!rows.is_empty()).then(|| chapter(words::LEFT_OUT.get(lang), vec![list(ListStyle::Paper, rows)]))
}

/// The newer sources that the list rests on, by name.
pub(super) fn sources(plan: &Plan, scope: Scope) -> Node {
    let lang = scope.lang;
    let is_used = |source: &&'static Source| {
        Step::ALL
            .into_iter()
            .flat_map(|step| plan.listed(step))
            .any(|one| one.item.source == Some(*source))
    };
    let row = |source: &'static Source| {
        vec![strong(source.name.get(lang)), text(&format!(" {} {}", words::say_as_of(source, lang), source.url))]
    };
    chapter(
        words::PRINT_SOURCES.get(lang),
        vec![list(ListStyle::Paper, scope.guide().sources.iter().filter(is_used).map(row))],
    )
}
