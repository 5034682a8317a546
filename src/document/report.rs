//! A case as one report on paper: summary, deadlines, facts, decisions, the list, the timeline and the papers. On each
//! sheet stand the case, the last entry of its log and the SHA-256 of the log.

use super::chart::chart;
use super::checklist::{chapter, pair, view_record};
use super::node::{
    CaseHead, Chapter, Checklist, EntryState, Field, Level, Line, ListStyle, Node, Note, Outcome, Pair, RecordEntry,
    Role, Seal, Span, Tone, group, heading, heading_of, list, para, plain, strong, text,
};
use super::record::{entries, say_entry};
use super::request::{Request, Scope};
use super::{decisions, facts, guide, paper};
use crate::case::{Audience, Case, Change, Choice, ItemRecord, SortedMap, in_order};
use crate::guide::{ItemKind, Lang, Source, Step};
use crate::plan::{Clock, Plan, Planned, Progress, case_clocks, rulings, tailor};
use crate::wire::seal;
use crate::words;

/// The whole report.
#[must_use]
pub(super) fn report(request: &Request, case: &Case) -> Vec<Node> {
    let scope = request.scope;
    let (lang, now) = (scope.lang, scope.now);
    let plan = tailor(scope.guide(), &case.state().answers);
    let (n_entries, last) = (case.log().len(), case.log().last_id().map_or("", |id| id.as_str()));
    let mut notes = vec![Note::Said(format!("{}: {}", words::PRINT_PRINTED.get(lang), words::time(now, lang)))];
    if !request.writer.is_empty() {
        notes.push(Note::Said(format!("{}: {}", words::PRINT_WRITTEN_BY.get(lang), request.writer)));
    }
    let mut inside = vec![summary(case, &plan, scope)];
    inside.push(
        deadlines(case, scope)
            .unwrap_or_else(|| chapter(words::CLOCKS.get(lang), vec![plain(words::REPORT_NO_CLOCK.get(lang))])),
    );
    inside.push(duties(case, scope));
    inside.push(known(case, scope));
    inside.push(decided(case, scope));
    inside.extend(steps(case, &plan, scope));
    inside.push(timeline(case, scope));
    inside.extend(papers(request, case));
    inside.extend(left_out(case, &plan, scope));
    inside.push(sources(&plan, scope));
    let [said, command] = words::report_check(n_entries, &lasts(case), lang);
    inside.push(Node::Chapter(Chapter {
        title: Some(words::REPORT_CHECK.get(lang).to_owned()),
        is_whole: true,
        inside: vec![plain(&said), Node::Written(command)],
    }));
    vec![Node::Checklist(Checklist {
        title: words::short_title(&case.state().title).into_owned(),
        case: case.id().to_string(),
        seal: Some(Seal {
            name: words::REPORT_TITLE.get(lang).to_owned(),
            last: words::report_last(n_entries, last, lang),
            sum: format!("SHA-256 {}", seal(case)),
        }),
        head: CaseHead { notes, facts: Vec::new() },
        inside,
    })]
}

/// Of each tab that wrote in a case, its last entry.
fn lasts(case: &Case) -> Vec<&str> {
    let of_tabs: SortedMap<&str, &str> = case.log().iter().map(|entry| (entry.id.tab(), entry.id.as_str())).collect();
    of_tabs.values().copied().collect()
}

/// Names and what is said of them.
fn pairs(rows: impl IntoIterator<Item = (String, String)>) -> Node {
    Node::Pairs(rows.into_iter().map(|(name, said)| pair(&name, &said)).collect())
}

fn summary(case: &Case, plan: &Plan, scope: Scope) -> Node {
    let lang = scope.lang;
    let (state, answers) = (case.state(), &case.state().answers);
    let owned = |name: crate::guide::Text, said: String| (name.get(lang).to_owned(), said);
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
    let now = state.closed_at.map_or_else(
        || words::REPORT_OPEN.get(lang).to_owned(),
        |at| format!("{} {}", words::REPORT_CLOSED.get(lang), words::time(at, lang)),
    );
    let mut rows = vec![
        owned(words::REPORT_STATE, now),
        owned(words::Q_TYPES, types),
        owned(words::Q_KNOWN_AT, format!("{known_at}{}", words::aside(&answers.known_why, lang))),
        owned(words::Q_PERSONS, words::count_label(answers.persons, lang)),
        owned(
            words::Q_FOUND,
            format!("{}{}", words::found_label(answers.found_by, lang), words::aside(&answers.found_from, lang)),
        ),
    ];
    rows.extend(state.opened_at.map(|at| owned(words::REPORT_OPENED, words::time(at, lang))));
    let conclusion = state.text("conclusion");
    if !conclusion.is_empty() {
        rows.push(owned(words::CONCLUSION, conclusion.to_owned()));
    }
    let count = |progress: Progress| format!("{} / {}", progress.n_settled, progress.n_all);
    let of_step = |step: Step| (step_name(step, scope), count(Progress::of_step(plan, state, step)));
    let all = (words::REPORT_ALL_STEPS.get(lang).to_owned(), count(Progress::of_all(plan, state)));
    let progress = pairs(Step::ALL.into_iter().map(of_step).chain([all]));
    chapter(
        words::REPORT_SUMMARY.get(lang),
        vec![pairs(rows), heading(Level::Three, words::REPORT_PROGRESS.get(lang)), progress],
    )
}

fn step_name(step: Step, scope: Scope) -> String {
    let lang = scope.lang;
    format!("{} {}", step.number(), scope.guide().step(step).map_or("", |part| part.name.get(lang)))
}

/// Each duty with what decides it.
fn duties(case: &Case, scope: Scope) -> Node {
    let lang = scope.lang;
    let rulings = rulings(scope.guide(), &case.state().answers);
    let rulings = in_order(rulings, |one, other| one.verdict.cmp(&other.verdict));
    let row = |ruling: &crate::plan::Ruling| {
        let (mut said, missing) = super::duties::grounds(ruling, scope);
        if !missing.is_empty() {
            said.push(format!("{}: {}", words::VERDICT_MISSING.get(lang), missing.join(" / ")));
        }
        let said = said.join(if lang == Lang::Ja { "、" } else { "; " });
        vec![strong(words::verdict(ruling.verdict, lang)), text(&format!(" {} — {said}", ruling.duty.name.get(lang)))]
    };
    chapter(words::REPORT_DUTIES.get(lang), vec![list(ListStyle::Paper, rulings.iter().map(row))])
}

/// What was answered, by yes and no and in words, and what is still open.
fn known(case: &Case, scope: Scope) -> Node {
    let lang = scope.lang;
    let state = case.state();
    let answered = scope
        .guide()
        .facts
        .iter()
        .filter(|fact| state.answers.facts.contains_key(&fact.fact));
    let by_fact = answered.map(|fact| {
        (fact.ask.get(lang).to_owned(), words::known_label(state.answers.fact(fact.fact), lang).to_owned())
    });
    let questions = scope
        .library()
        .questions
        .iter()
        .filter(|question| !state.text(question.id).is_empty());
    let in_words = questions.map(|question| {
        (guide::wording(question, state.answers.types, lang).to_owned(), state.text(question.id).to_owned())
    });
    let rows: Vec<_> = by_fact.chain(in_words).collect();
    let mut blocks = if rows.is_empty() { vec![plain(words::REPORT_NOTHING.get(lang))] } else { vec![pairs(rows)] };
    let open = facts::open(case, scope);
    if !open.is_empty() {
        blocks.push(heading(Level::Three, &format!("{} {}", words::OPEN_QUESTIONS.get(lang), open.len())));
        blocks.push(list(ListStyle::Paper, open.iter().map(|ask| text(ask))));
    }
    chapter(words::REPORT_FACTS.get(lang), blocks)
}

/// What was decided and what has not been, those of other versions last.
fn decided(case: &Case, scope: Scope) -> Node {
    let lang = scope.lang;
    let taken = &case.state().decisions;
    let known = scope
        .library()
        .decisions
        .iter()
        .filter(|one| decisions::is_open_to(one, case, scope));
    let known = known.map(|one| (one.id, one.name.get(lang)));
    let foreign = taken
        .keys()
        .filter(|id| scope.library().decision(id).is_none())
        .map(|id| (&**id, &**id));
    let rulings = rulings(scope.guide(), &case.state().answers);
    let row = |(id, name): (&str, &str)| {
        let decision = taken.get(id).cloned().unwrap_or_default();
        let mut said = vec![text(words::choice_label(decision.choice, lang))];
        let mut more = vec![decision.reason.to_string()];
        let decided = &decision.decided;
        if !decided.by.is_empty() {
            more.push(format!("{}: {}", words::REPORT_DECIDED_BY.get(lang), decided.by));
        }
        more.extend(
            decided
                .at
                .map(|at| format!("{}: {}", words::DECIDED_AT.get(lang), words::time(at, lang))),
        );
        if let Some(stamp) = decision.recorded.as_ref().filter(|_| decision.choice != Choice::Open) {
            let (label, at) = (words::REPORT_RECORDED.get(lang), words::time(stamp.at, lang));
            more.push(format!("{label}: {at} {}", stamp.by).trim_end().to_owned());
        }
        more.retain(|said| !said.is_empty());
        let against = match (scope.library().decision(id), decision.choice) {
            (Some(one), Choice::No | Choice::Later) => decisions::demanded(one, &rulings, lang),
            _ => Vec::new(),
        };
        if !against.is_empty() {
            said.push(text(&format!(" ({}: {})", words::REPORT_AGAINST.get(lang), against.join(", "))));
        }
        let more = (!more.is_empty()).then(|| para(Tone::Record, vec![text(&more.join(" · "))]));
        Pair { name: name.to_owned(), said: Line { said, more: more.into_iter().collect() } }
    };
    let rows: Vec<Pair> = known.chain(foreign).map(row).collect();
    let said = if rows.is_empty() { plain(words::REPORT_NOTHING.get(lang)) } else { Node::Pairs(rows) };
    chapter(words::REPORT_DECISIONS.get(lang), vec![said])
}

/// The list by step: how far each item is, who set that and when, reason, assignee, note.
fn steps(case: &Case, plan: &Plan, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let state = case.state();
    let mut blocks = Vec::new();
    for step in Step::ALL {
        let row = |planned: &crate::plan::Planned| {
            let item = planned.item;
            outcome(item.id, item.act.get(lang), item.kind, &planned.record(state), lang)
        };
        let rows = plan.listed(step).map(row).collect();
        // The title of the list goes with its first step.
        let title = (step == Step::Discovery).then(|| words::REPORT_LIST.get(lang).to_owned());
        let inside = vec![heading(Level::Three, &step_name(step, scope)), Node::Outcomes(rows)];
        blocks.push(Node::Chapter(Chapter { title, is_whole: false, inside }));
    }
    let foreign = state.items.iter().filter(|(id, _)| scope.guide().item(id).is_none());
    let rows: Vec<Outcome> = foreign
        .map(|(id, record)| {
            let act = scope.library().retired(id).map_or("", |retired| retired.act.get(lang));
            outcome(id, act, ItemKind::Action, record, lang)
        })
        .collect();
    if !rows.is_empty() {
        let inside = vec![heading(Level::Three, words::REPORT_OTHER_ITEMS.get(lang)), Node::Outcomes(rows)];
        blocks.push(Node::Chapter(Chapter { title: None, is_whole: false, inside }));
    }
    blocks
}

fn outcome(id: &str, act: &str, kind: ItemKind, record: &ItemRecord, lang: Lang) -> Outcome {
    let mut said: Vec<String> = words::state_record(kind, record, lang).into_iter().collect();
    let labelled = [(words::REASON, &record.reason), (words::ASSIGNEE, &record.assignee), (words::NOTE, &record.note)];
    said.extend(
        labelled
            .iter()
            .filter(|(_, said)| !said.is_empty())
            .map(|(name, said)| format!("{}: {said}", name.get(lang))),
    );
    Outcome { id: id.to_owned(), act: act.to_owned(), kind, state: record.state, record: said.join(" · ") }
}

/// Every entry by the time at which things happened; what was struck out is struck.
fn timeline(case: &Case, scope: Scope) -> Node {
    let lang = scope.lang;
    let row = |one: RecordEntry| {
        let (entry, what) = (&one.entry, say_entry(&one, scope));
        let by = if entry.by.is_empty() { words::NO_NAME.get(lang) } else { &entry.by };
        let what = if one.state == EntryState::Struck { Span::Struck(what) } else { Span::Text(what) };
        let (happened, entered) = (words::time(one.at(), lang), words::time(entry.at, lang));
        let mut said = vec![strong(&happened), text(&format!(" {by} ")), what];
        if entry.change.is_free() && one.audience != Audience::Internal {
            said.push(text(&format!(" [{}]", words::audience(one.audience, lang))));
        }
        if happened != entered || matches!(entry.change, Change::KeyedItem(..)) {
            said.push(text(&words::aside(&format!("{} {entered}", words::REPORT_ENTERED.get(lang)), lang)));
        }
        said
    };
    let entries = entries(case);
    let mut inside: Vec<Node> = chart(&entries, case, scope).into_iter().collect();
    inside.push(list(ListStyle::Paper, entries.into_iter().rev().map(row)));
    chapter(words::REPORT_TIMELINE.get(lang), inside)
}

/// Each paper in which something was written, in full, and what was written elsewhere.
fn papers(request: &Request, case: &Case) -> Vec<Node> {
    let scope = request.scope;
    let lang = scope.lang;
    let written = &case.state().written;
    let mut names: Vec<&str> = Vec::new();
    for field in written.keys() {
        // Those of one paper stand together.
        let name = field.strip_prefix("doc/").and_then(|rest| rest.split('/').next());
        names.extend(name.filter(|name| names.last() != Some(name)));
    }
    let mut blocks = Vec::new();
    let mut shown: Vec<String> = scope
        .library()
        .questions
        .iter()
        .map(|question| question.id.to_owned())
        .chain(["conclusion".to_owned()])
        .collect();
    for one in names
        .iter()
        .filter_map(|name| paper::Paper::parse(scope.library(), name).filter(|one| one.name() == **name))
    {
        let sheet = paper::sheet(&one, case, request.prepared.as_deref(), scope);
        let mut said = Vec::new();
        if !sheet.letterhead.is_empty() {
            said.push(Node::Letterhead(sheet.letterhead));
        }
        for field in sheet.fields {
            said.push(passage(&field, lang));
            shown.push(field.name);
        }
        let title = format!("{}: {}", words::REPORT_PAPERS.get(lang), one.title(lang));
        blocks.push(chapter(&title, said));
    }
    // What stands in passages that the case does not ask for any more, or that this version does not know.
    let others = written.iter().filter(|(name, _)| !shown.iter().any(|known| **known == ***name));
    let rows: Vec<_> = others
        .map(|(name, written)| (words::field_label(Some(scope.library()), name, lang), written.text.to_string()))
        .collect();
    if !rows.is_empty() {
        blocks.push(chapter(words::REPORT_OTHER_TEXTS.get(lang), vec![pairs(rows)]));
    }
    blocks
}

fn passage(field: &Field, lang: Lang) -> Node {
    let mut title = vec![text(&field.label)];
    if field.written.is_empty() {
        title.push(text(&words::aside(words::REPORT_DRAFT.get(lang), lang)));
    }
    group(Role::Section, vec![heading_of(Level::Three, title), Node::Written(field.text().to_owned())])
}

fn deadlines(case: &Case, scope: Scope) -> Option<Node> {
    let (lang, now) = (scope.lang, scope.now);
    // What applies stands before what may.
    let clocks = case_clocks(scope.guide(), case.state());
    let clocks = in_order(clocks, |one, other| one.verdict.cmp(&other.verdict));
    let row = |clock: &Clock| {
        let state = words::clock_state(clock, case, now, lang);
        let said = format!(" {state} — {}", words::clock_counting(clock, lang));
        let to = clock.to.as_ref().map(|to| format!(" {to}")).unwrap_or_default();
        vec![strong(&format!("{}{to}", words::clock_name(clock, lang))), text(&said)]
    };
    (!clocks.is_empty()).then(|| chapter(words::CLOCKS.get(lang), vec![list(ListStyle::Paper, clocks.iter().map(row))]))
}

/// What tailoring left out, each with the reason: nothing vanishes.
fn left_out(case: &Case, plan: &Plan, scope: Scope) -> Option<Node> {
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
fn sources(plan: &Plan, scope: Scope) -> Node {
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
