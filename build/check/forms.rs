//! The rules of papers: what their drafts may say, and to whom.

use std::collections::BTreeSet;

use super::super::content::{Content, Field, File, Form, Text, Word};
use super::super::mark::{Mark, marks};
use super::super::named::NamedForm;
use super::super::vocabulary::{Layout, Part, Readers, StageClock};
use super::Walk;

/// The form of what is said outside of a case: `{said:…}` names its fields.
const OUTSIDE: &str = NamedForm::Outside.as_str();

/// What marks may name.
struct Known<'a> {
    said: BTreeSet<&'a str>,
    questions: BTreeSet<&'a str>,
    decisions: BTreeSet<&'a str>,
    papers: BTreeSet<String>,
}

/// All forms.
pub(super) fn all(walk: &mut Walk<'_>, content: &Content) {
    let lists = || content.lists.iter().map(|file| &file.holds);
    let forms = || content.forms.iter().map(|file| &file.holds);
    let outside = forms().filter(|form| form.id.get_ref() == OUTSIDE);
    let known = Known {
        said: outside
            .flat_map(|form| &form.field)
            .map(|field| field.id.get_ref().as_str())
            .collect(),
        questions: lists()
            .flat_map(|list| &list.questions)
            .map(|one| one.id.get_ref().as_str())
            .collect(),
        decisions: lists()
            .flat_map(|list| &list.decisions)
            .map(|one| one.id.get_ref().as_str())
            .collect(),
        papers: forms()
            .flat_map(|form| {
                let stages = form
                    .stages
                    .iter()
                    .map(|stage| format!("{}.{}", form.id.get_ref(), stage.id.get_ref()));
                stages.chain([form.id.get_ref().clone()]).collect::<Vec<_>>()
            })
            .collect(),
    };
    for file in &content.forms {
        form(walk, file, &known);
    }
}

fn form(walk: &mut Walk<'_>, file: &File<Form>, known: &Known<'_>) {
    let form = &file.holds;
    walk.name(file, &form.name);
    walk.one_of(file, &form.readers, "reader", &Readers::NAMES);
    if let Some(layout) = &form.layout {
        walk.one_of(file, layout, "layout", &Layout::NAMES);
    }
    if let Some(to) = &form.to {
        walk.name(file, to);
    }
    walk.known(file, &form.duty, "duty", |walk, id| walk.duties.contains(id));
    walk.source(file, form.source.as_ref());
    walk.lines(file, &form.intro);
    walk.types(file, &form.types);
    let types: Vec<_> = form.types.iter().map(|name| name.get_ref().as_str()).collect();
    walk.conditions(file, &form.when, &types);
    let stages: Vec<_> = form.stages.iter().map(|stage| stage.id.get_ref().as_str()).collect();
    for stage in &form.stages {
        walk.filled(file, &stage.ja);
        walk.filled(file, &stage.en);
        if let Some(clock) = &stage.clock {
            walk.one_of(file, clock, "clock", &StageClock::NAMES);
            if form.duty.is_empty() {
                walk.problem(file, clock, "a `clock` is that of the form's `duty`: name it");
            }
        }
    }
    for blank in &form.blank {
        walk.name(file, &blank.name);
        walk.known(file, &blank.stages, "stage", |_, name| stages.contains(&name));
    }
    for one in &form.field {
        walk.known(file, &one.stages, "stage", |_, name| stages.contains(&name));
        field(walk, file, one, known);
    }
}

fn field(walk: &mut Walk<'_>, file: &File<Form>, field: &Field, known: &Known<'_>) {
    walk.name(file, &field.name);
    walk.points(file, &field.points);
    walk.lines(file, &field.lines);
    walk.conditions(file, &field.when, &[]);
    walk.source(file, field.source.as_ref());
    walk.outdated(file, field.outdated.as_ref());
    for text in field.heading.iter().chain(&field.options) {
        walk.name(file, text);
    }
    let is_form = file
        .holds
        .layout
        .as_ref()
        .is_none_or(|layout| layout.get_ref() == Layout::Form.as_str());
    if let Some(part) = &field.part {
        walk.one_of(file, part, "part", &Part::NAMES);
        if is_form {
            walk.problem(file, part, "only a letter or a statement has parts: say `layout`");
        }
        let is_same = |other: &&Field| {
            let has_stage = |name: &Word| other.stages.iter().any(|stage| stage.get_ref() == name.get_ref());
            let is_together = field.stages.is_empty() || other.stages.is_empty() || field.stages.iter().any(has_stage);
            is_together && other.part.as_ref().is_some_and(|other| other.get_ref() == part.get_ref())
        };
        let may_repeat = [Part::Text, Part::Item, Part::End].map(Part::as_str);
        if !may_repeat.contains(&part.get_ref().as_str()) && file.holds.field.iter().filter(is_same).count() > 1 {
            walk.problem(file, part, &format!("`{}` stands twice in the letter", part.get_ref()));
        }
    }
    if let Some(draft) = &field.draft {
        walk.name(file, draft);
        check_draft(walk, file, draft, known);
    }
    for mark in &field.insert {
        if let Err(problem) = check_mark(mark.get_ref(), file, known) {
            walk.problem(file, mark, &problem);
        }
    }
}

/// A draft says only what there is, and to the outside only what is for it.
fn check_draft(walk: &mut Walk<'_>, file: &File<Form>, draft: &Text, known: &Known<'_>) {
    let is_for_outside = file.holds.readers.get_ref() == Readers::Outside.as_str();
    for text in [&draft.ja, &draft.en] {
        for name in marks(text.get_ref()) {
            let problem = match check_mark(name, file, known) {
                Err(problem) => problem,
                Ok(mark) if is_for_outside && !mark.is_for_outside() => format!(
                    "`{{{name}}}` stays inside, and this paper is for outside: use `{{said:…}}`, or offer it by `insert`"
                ),
                Ok(_) => continue,
            };
            // The line of the mark, not that on which the draft begins.
            let span = text.span();
            let within = file.text.get(span.clone()).and_then(|raw| raw.find(&format!("{{{name}}}")));
            let at = span.start + within.unwrap_or(0);
            walk.problems.push(format!("{}: {problem}", file.place(&(at..span.end))));
        }
    }
}

fn check_mark<'a>(name: &'a str, file: &File<Form>, known: &Known<'_>) -> Result<Mark<'a>, String> {
    let mark = Mark::parse(name).ok_or_else(|| format!("unknown mark `{{{name}}}`"))?;
    let is_known = match mark {
        Mark::Outside(_) | Mark::Inside(_) | Mark::Clock(_) | Mark::Done(_) => true,
        Mark::Said(field) => known.said.contains(field),
        Mark::Blank(blank) => file.holds.blank.iter().any(|one| one.id.get_ref() == blank),
        Mark::Sent(paper) => known.papers.contains(paper),
        Mark::Decision(decision, _) => known.decisions.contains(decision),
        Mark::Answer(question) => known.questions.contains(question),
    };
    if is_known { Ok(mark) } else { Err(format!("unknown mark `{{{name}}}`")) }
}
