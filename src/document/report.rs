//! A case as one report on paper: summary, deadlines, facts, decisions, the list, the timeline and the papers. On each sheet stand the case, the last
//! entry of its log and the SHA-256 of the log.

use super::checklist::{deadlines, left_out, line, sources};
use super::files::field_text;
use super::node::{Kind, Node, group, heading, list, plain, strong, text};
use super::record::{by_time, happened_at};
use super::request::Request;
use super::{decisions, facts, guide, paper};
use crate::case::{Case, Change, Choice, ItemRecord, ItemState};
use crate::guide::{GUIDE, ItemKind, LIBRARY, Lang, Step};
use crate::plan::{Plan, Progress, rulings, tailor};
use crate::text as words;
use crate::wire::seal;

/// The whole report.
#[must_use]
pub(super) fn report(request: &Request, case: &Case) -> Vec<Node> {
    let (lang, now) = (request.lang, request.now);
    let plan = tailor(&GUIDE, &case.state().answers);
    let last = case.log().last_id().map_or("", |id| id.as_str());
    let title = &*case.state().title;
    let printed = line("span", &format!("{}: {}", words::PRINT_PRINTED.get(lang), words::time(now, lang)));
    let writer = line("span", &format!("{}: {}", words::PRINT_WRITTEN_BY.get(lang), request.writer));
    let meta = if request.writer.is_empty() { vec![printed] } else { vec![printed, writer] };
    let mut inside = vec![group("paper-facts", vec![heading(1, title), group("paper-meta", meta)])];
    inside.push(summary(case, &plan, lang));
    inside.push(
        deadlines(case, now, lang)
            .unwrap_or_else(|| section(words::CLOCKS.get(lang), vec![plain(words::REPORT_NO_CLOCK.get(lang))])),
    );
    inside.push(duties(case, lang));
    inside.push(known(case, lang));
    inside.push(decided(case, lang));
    inside.extend(steps(case, &plan, lang));
    inside.push(timeline(case, lang));
    inside.extend(papers(request, case));
    inside.extend(left_out(case, &plan, lang));
    inside.push(sources(&plan, lang));
    let [said, command] = words::report_check(last, lang);
    let check =
        vec![line("paper-step", words::REPORT_CHECK.get(lang)), plain(&said), group("said", vec![text(&command)])];
    inside.push(group("report-whole", check));
    let last = format!("{} {last}", words::REPORT_LAST.get(lang));
    let seal = format!("SHA-256 {}", seal(case));
    vec![Node::new(Kind::Checklist, [title, case.id().as_str(), words::REPORT_TITLE.get(lang), &last, &seal], inside)]
}

fn section(title: &str, blocks: Vec<Node>) -> Node {
    group("section", [vec![line("paper-step", title)], blocks].concat())
}

/// Names and what is said of them, as a list of two columns.
fn pairs(rows: impl IntoIterator<Item = (String, String)>) -> Node {
    group(
        "dl",
        rows.into_iter()
            .flat_map(|(name, said)| [line("dt", &name), line("dd", &said)])
            .collect(),
    )
}

fn summary(case: &Case, plan: &Plan, lang: Lang) -> Node {
    let (state, answers) = (case.state(), &case.state().answers);
    let owned = |name: crate::guide::Text, said: String| (name.get(lang).to_owned(), said);
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
    let of_step = |step: Step| (step_name(step, lang), count(Progress::of_step(plan, state, step)));
    let all = (words::REPORT_ALL_STEPS.get(lang).to_owned(), count(Progress::of_all(plan, state)));
    let progress = pairs(Step::ALL.into_iter().map(of_step).chain([all]));
    section(words::REPORT_SUMMARY.get(lang), vec![pairs(rows), heading(3, words::REPORT_PROGRESS.get(lang)), progress])
}

fn step_name(step: Step, lang: Lang) -> String {
    format!("{} {}", step.number(), GUIDE.step(step).map_or("", |part| part.name.get(lang)))
}

/// Each duty with what decides it.
fn duties(case: &Case, lang: Lang) -> Node {
    let mut rulings = rulings(&GUIDE, &case.state().answers);
    rulings.sort_by_key(|ruling| ruling.verdict);
    let row = |ruling: &crate::plan::Ruling| {
        let (mut said, missing) = super::duties::grounds(ruling, lang);
        if !missing.is_empty() {
            said.push(format!("{}: {}", words::VERDICT_MISSING.get(lang), missing.join(" / ")));
        }
        let said = said.join(if lang == Lang::Ja { "、" } else { "; " });
        vec![strong(words::verdict(ruling.verdict, lang)), text(&format!(" {} — {said}", ruling.duty.name.get(lang)))]
    };
    section(words::REPORT_DUTIES.get(lang), vec![list("paper", rulings.iter().map(row).collect())])
}

/// What was answered, by yes and no and in words, and what is still open.
fn known(case: &Case, lang: Lang) -> Node {
    let state = case.state();
    let answered = GUIDE.facts.iter().filter(|fact| state.answers.facts.contains_key(&fact.fact));
    let by_fact = answered.map(|fact| {
        (fact.ask.get(lang).to_owned(), words::known_label(state.answers.fact(fact.fact), lang).to_owned())
    });
    let questions = LIBRARY.questions.iter().filter(|question| !state.text(question.id).is_empty());
    let in_words = questions.map(|question| {
        (guide::wording(question, state.answers.types, lang).to_owned(), state.text(question.id).to_owned())
    });
    let rows: Vec<_> = by_fact.chain(in_words).collect();
    let mut blocks = if rows.is_empty() { vec![plain(words::REPORT_NOTHING.get(lang))] } else { vec![pairs(rows)] };
    let open = facts::open(case, lang);
    if !open.is_empty() {
        blocks.push(heading(3, &format!("{} {}", words::OPEN_QUESTIONS.get(lang), open.len())));
        blocks.push(list("paper", open.iter().map(|ask| vec![text(ask)]).collect()));
    }
    section(words::REPORT_FACTS.get(lang), blocks)
}

/// What was decided and what has not been, those of other versions last.
fn decided(case: &Case, lang: Lang) -> Node {
    let taken = &case.state().decisions;
    let known = LIBRARY.decisions.iter().filter(|one| decisions::is_open_to(one, case));
    let known = known.map(|one| (one.id, one.name.get(lang)));
    let foreign = taken
        .keys()
        .filter(|id| LIBRARY.decision(id).is_none())
        .map(|id| (&**id, &**id));
    let rulings = rulings(&GUIDE, &case.state().answers);
    let row = |(id, name): (&str, &str)| {
        let decision = taken.get(id).cloned().unwrap_or_default();
        let mut said = vec![text(words::choice_label(decision.choice, lang))];
        let mut more = vec![decision.reason.to_string()];
        if !decision.decided_by.is_empty() {
            more.push(format!("{}: {}", words::REPORT_DECIDED_BY.get(lang), decision.decided_by));
        }
        if let Some((at, by)) = decision.set.as_ref().filter(|_| decision.choice != Choice::Open) {
            more.push(
                format!("{}: {} {by}", words::REPORT_RECORDED.get(lang), words::time(*at, lang))
                    .trim_end()
                    .to_owned(),
            );
        }
        more.retain(|said| !said.is_empty());
        let against = match (LIBRARY.decision(id), decision.choice) {
            (Some(one), Choice::No | Choice::Later) => decisions::demanded(one, &rulings, lang),
            _ => Vec::new(),
        };
        if !against.is_empty() {
            said.push(text(&format!(" ({}: {})", words::REPORT_AGAINST.get(lang), against.join(", "))));
        }
        if !more.is_empty() {
            said.push(line("paper-record", &more.join(" · ")));
        }
        [line("dt", name), group("dd", said)]
    };
    let rows: Vec<Node> = known.chain(foreign).flat_map(row).collect();
    let said = if rows.is_empty() { plain(words::REPORT_NOTHING.get(lang)) } else { group("dl", rows) };
    section(words::REPORT_DECISIONS.get(lang), vec![said])
}

/// The list by step: how far each item is, who set that and when, reason, assignee, note.
fn steps(case: &Case, plan: &Plan, lang: Lang) -> Vec<Node> {
    let state = case.state();
    let mut blocks = Vec::new();
    for step in Step::ALL {
        let row = |planned: &crate::plan::Planned| {
            let item = planned.item;
            list_row(item.id, item.act.get(lang), item.kind, &state.item(item.id), lang)
        };
        let rows: Vec<Node> = plan.listed(step).map(row).collect();
        // The title of the list goes with its first step.
        let title =
            if step == Step::Discovery { vec![line("paper-step", words::REPORT_LIST.get(lang))] } else { Vec::new() };
        let of_step = vec![heading(3, &step_name(step, lang)), group("report-list", rows)];
        blocks.push(group("section", [title, of_step].concat()));
    }
    let foreign = state.items.iter().filter(|(id, _)| GUIDE.item(id).is_none());
    let rows: Vec<Node> = foreign
        .map(|(id, record)| list_row(id, "", ItemKind::Action, record, lang))
        .collect();
    if !rows.is_empty() {
        blocks
            .push(group("section", vec![heading(3, words::REPORT_OTHER_ITEMS.get(lang)), group("report-list", rows)]));
    }
    blocks
}

fn list_row(id: &str, act: &str, kind: ItemKind, record: &ItemRecord, lang: Lang) -> Node {
    let mark = match (kind, record.state) {
        (ItemKind::Caution, ItemState::Open) => "✕",
        (_, ItemState::Open) => "□",
        (_, ItemState::InProgress) => "／",
        (_, ItemState::Done) => "✓",
        (_, ItemState::NotApplicable) => "—",
    };
    let mut row = vec![text(&format!("{mark} ")), group("number", vec![text(id)]), text(&format!(" {act}"))];
    let mut said: Vec<String> = words::state_record(kind, record, lang).into_iter().collect();
    let labelled = [(words::REASON, &record.reason), (words::ASSIGNEE, &record.assignee), (words::NOTE, &record.note)];
    said.extend(
        labelled
            .iter()
            .filter(|(_, said)| !said.is_empty())
            .map(|(name, said)| format!("{}: {said}", name.get(lang))),
    );
    if !said.is_empty() {
        row.push(line("paper-record", &said.join(" · ")));
    }
    group("report-item", row)
}

/// Every entry by the time at which things happened; what was struck out is struck.
fn timeline(case: &Case, lang: Lang) -> Node {
    let struck = case.log().struck();
    let row = |entry: &crate::case::Entry| {
        let what = super::record::said(case, entry, lang);
        let by = if entry.by.is_empty() { words::NO_NAME.get(lang) } else { &entry.by };
        let what = if struck.contains(&entry.id) { Node::new(Kind::Struck, [&*what], Vec::new()) } else { text(&what) };
        let (happened, entered) = (words::time(happened_at(entry), lang), words::time(entry.at, lang));
        let mut said = vec![strong(&happened), text(&format!(" {by} ")), what];
        if happened != entered || matches!(entry.change, Change::KeyedItem(..)) {
            said.push(text(&words::aside(&format!("{} {entered}", words::REPORT_ENTERED.get(lang)), lang)));
        }
        said
    };
    let rows = by_time(case).into_iter().rev().map(row).collect();
    section(words::REPORT_TIMELINE.get(lang), vec![list("paper", rows)])
}

/// Each paper in which something was written, in full, and what was written elsewhere.
fn papers(request: &Request, case: &Case) -> Vec<Node> {
    let lang = request.lang;
    let written = &case.state().written;
    let mut names: Vec<&str> = Vec::new();
    for field in written.keys() {
        let name = field.strip_prefix("doc/").and_then(|rest| rest.split('/').next());
        names.extend(name.filter(|name| !names.contains(name)));
    }
    let mut blocks = Vec::new();
    let mut shown: Vec<String> = LIBRARY
        .questions
        .iter()
        .map(|question| question.id.to_owned())
        .chain(["conclusion".to_owned()])
        .collect();
    for one in names
        .iter()
        .filter_map(|name| paper::Paper::parse(name).filter(|one| one.name() == **name))
    {
        let draft = paper::draft(&one, case, request.prepared.as_deref(), request.now, lang);
        let sheet = draft
            .into_iter()
            .find(|node| node.kind == Kind::Group && node.arg(0) == "paper");
        let parts = sheet.map(|sheet| sheet.children).unwrap_or_default();
        let mut said = Vec::new();
        for part in parts {
            if part.kind == Kind::Field {
                said.push(passage(&part, lang));
                shown.push(part.arg(0).to_owned());
            } else {
                said.push(part);
            }
        }
        let title = format!("{}: {}", words::REPORT_PAPERS.get(lang), one.title(lang));
        blocks.push(section(&title, said));
    }
    // What stands in passages that the case does not ask for any more, or that this version does not know.
    let others = written.iter().filter(|(name, _)| !shown.iter().any(|known| **known == ***name));
    let rows: Vec<_> = others
        .map(|(name, written)| (words::field_label(Some(&LIBRARY), name, lang), written.text.to_string()))
        .collect();
    if !rows.is_empty() {
        blocks.push(section(words::REPORT_OTHER_TEXTS.get(lang), vec![pairs(rows)]));
    }
    blocks
}

fn passage(field: &Node, lang: Lang) -> Node {
    let mut title = vec![text(field.arg(1))];
    if field.arg(3).is_empty() {
        title.push(text(&words::aside(words::REPORT_DRAFT.get(lang), lang)));
    }
    let title = Node::new(Kind::Heading, ["3"], title);
    group("report-passage", vec![title, group("said", vec![text(field_text(field))])])
}
