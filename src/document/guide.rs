//! The guide to read, in its own order: purpose and principles, the flow, kinds of information, the seven types,
//! chapters 4 to 6.

use super::lines::{lines, outdated, reference, source};
use super::node::{
    Layer, Level, Line, ListStyle, Node, Role, Tone, group, heading, heading_of, link, list, para, plain, strong, text,
};
use super::request::{BinderPage, GuideSection, Scope};
use crate::case::Answers;
use crate::guide::{Item, ItemKind, Lang, LeakType, NamedForm, Part, Question, QuestionGroup, Step, TypeSet};
use crate::route::Route;
use crate::words;

/// The contents, or a section.
#[must_use]
pub(super) fn guide(section: Option<GuideSection>, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let sections = GuideSection::all();
    let to = |section: &GuideSection| link(&name(*section, scope), section.route());
    let Some(section) = section else {
        let lead = para(Tone::Lead, vec![text(words::GUIDE_LEAD.get(lang))]);
        let binder = group(
            Role::Screen,
            vec![para(Tone::Plain, vec![link(words::BINDER.get(lang), BinderPage::Chooser.route())])],
        );
        return vec![
            heading(Level::One, words::GUIDE_TITLE.get(lang)),
            lead,
            group(Role::Contents, vec![list(ListStyle::Numbers, sections.iter().map(to))]),
            binder,
        ];
    };
    let mut ways = vec![vec![link(words::GUIDE_CONTENTS.get(lang), Route::Guide(None))]];
    let (before, after) = sections.split_at(sections.iter().position(|one| *one == section).unwrap_or(0));
    ways.extend(before.last().map(|before| vec![text("← "), to(before)]));
    ways.extend(after.get(1).map(|after| vec![to(after), text(" →")]));
    let mut blocks =
        vec![heading(Level::One, &name(section, scope)), group(Role::Contents, vec![list(ListStyle::Bullets, ways)])];
    blocks.extend(content(section, scope));
    blocks
}

/// What a section is called.
#[must_use]
pub(super) fn name(section: GuideSection, scope: Scope) -> String {
    let lang = scope.lang;
    let name = match section {
        GuideSection::About => {
            return scope
                .library()
                .reading("about")
                .map_or("", |part| part.name.get(lang))
                .to_owned();
        }
        GuideSection::Principles => words::GUIDE_PRINCIPLES,
        GuideSection::Flow => words::GUIDE_FLOW,
        GuideSection::Kinds => words::GUIDE_KINDS,
        GuideSection::Types => words::GUIDE_TYPES,
        GuideSection::Type(one) => return scope.guide().leak_type(one).map_or("", |one| one.term.get(lang)).to_owned(),
        GuideSection::Discovery => words::GUIDE_DISCOVERY,
        GuideSection::Publication => words::GUIDE_PUBLICATION,
        GuideSection::References => words::GUIDE_REFERENCES,
    };
    name.get(lang).to_owned()
}

fn content(section: GuideSection, scope: Scope) -> Vec<Node> {
    match section {
        GuideSection::About => reading("about", scope),
        GuideSection::Principles => parts(scope.library().principles, scope),
        GuideSection::Flow => flow(scope),
        GuideSection::Kinds => [reading("information", scope), parts(scope.library().kinds, scope)].concat(),
        GuideSection::Types => types(scope),
        GuideSection::Type(one) => of_type(one, scope),
        GuideSection::Discovery => {
            [items(|item| item.sections.contains(&"4"), None, scope), form(NamedForm::SharingSheet.as_str(), scope)]
                .concat()
        }
        GuideSection::Publication => {
            let of_chapter = items(|item| item.sections.iter().any(|section| section.starts_with('5')), None, scope);
            [of_chapter, form(NamedForm::Publication.as_str(), scope), form(NamedForm::RegulatorReport.as_str(), scope)]
                .concat()
        }
        GuideSection::References => references(scope),
    }
}

fn reading(id: &str, scope: Scope) -> Vec<Node> {
    scope
        .library()
        .reading(id)
        .map_or_else(Vec::new, |part| lines(part.lines, None, scope))
}

fn parts(parts: &[Part], scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let part = |part: &Part| {
        let number = if part.number > 0 { format!("{} ", part.number) } else { String::new() };
        let title = heading(Level::Two, &format!("{number}{}", part.name.get(lang)));
        group(Role::Section, [vec![title], lines(part.lines, None, scope)].concat())
    };
    parts.iter().map(part).collect()
}

fn flow(scope: Scope) -> Vec<Node> {
    let picture = vec![Node::Flow];
    let of_all = items(|item| item.types == TypeSet::ALL, None, scope);
    [reading("flow", scope), picture, parts(scope.guide().steps, scope), of_all, reading("closing", scope)].concat()
}

fn types(scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let mut blocks = reading("types", scope);
    for one in scope.guide().types {
        let number = one.leak_type.number();
        let title = link(&format!("{number} {}", one.term.get(lang)), GuideSection::Type(one.leak_type).route());
        let title = heading_of(Level::Two, vec![title]);
        blocks.push(group(Role::Section, [vec![title], lines(one.meaning, None, scope)].concat()));
    }
    blocks
}

fn of_type(leak_type: LeakType, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let Some(one) = scope.guide().leak_type(leak_type) else { return Vec::new() };
    let prefix = format!("3.{}(", leak_type.number());
    let answers = Answers { types: TypeSet::NONE.with(leak_type), ..Answers::default() };
    let concerns = |item: &Item| {
        item.types.contains(leak_type)
            && (item.types != TypeSet::ALL || item.sections.iter().any(|section| section.starts_with(&prefix)))
    };
    let mut blocks = vec![para(Tone::Lead, vec![text(one.name.get(lang))])];
    blocks.extend(lines(one.meaning, None, scope));
    blocks.push(heading(Level::Two, words::EXAMPLES.get(lang)));
    blocks.extend(lines(one.examples, None, scope));
    blocks.push(heading(Level::Two, words::TRIGGERS.get(lang)));
    blocks.extend(lines(one.triggers, None, scope));
    blocks.extend(lines(one.notes, None, scope));
    blocks.extend(questions(&answers, scope));
    blocks.extend(items(concerns, Some(&answers), scope));
    blocks
}

/// The groups of questions with their titles.
pub(super) const QUESTION_GROUPS: [(QuestionGroup, crate::guide::Text); 3] = [
    (QuestionGroup::FiveW, words::FIVE_W),
    (QuestionGroup::Information, words::ABOUT_INFORMATION),
    (QuestionGroup::Severity, words::SEVERITY),
];

/// A question as it is asked for these types: worded for them, where it is.
#[must_use]
pub(super) fn wording(question: &Question, types: TypeSet, lang: Lang) -> &'static str {
    let wording = question.wording.iter().find(|line| !line.types.common(types).is_empty());
    wording.map_or(question.ask, |line| line.text).get(lang)
}

fn questions(answers: &Answers, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let mut blocks = vec![heading(Level::Two, words::GUIDE_QUESTIONS.get(lang))];
    for (group, title) in QUESTION_GROUPS {
        let line = |question: &Question| {
            let more =
                [lines(question.options, Some(answers), scope), lines(question.lines, Some(answers), scope)].concat();
            Line { said: vec![text(wording(question, answers.types, lang))], more }
        };
        let of_group = scope
            .library()
            .questions
            .iter()
            .filter(|question| question.group == group)
            .map(line);
        blocks.extend([heading(Level::Three, title.get(lang)), list(ListStyle::Numbers, of_group)]);
    }
    blocks
}

fn items(concerns: impl Fn(&Item) -> bool, answers: Option<&Answers>, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let mut blocks = Vec::new();
    for step in Step::ALL {
        let of_step: Vec<Node> = scope
            .guide()
            .items
            .iter()
            .filter(|item| item.step == step && concerns(item))
            .map(|one| item(one, answers, scope))
            .collect();
        if !of_step.is_empty() {
            let title =
                format!("{} {}", step.number(), scope.guide().step(step).map_or("", |part| part.name.get(lang)));
            blocks.push(group(Role::Section, [vec![heading(Level::Two, &title)], of_step].concat()));
        }
    }
    blocks
}

/// An item as it is read: number, act, why, how, and which layer speaks.
#[must_use]
pub(super) fn item(item: &Item, answers: Option<&Answers>, scope: Scope) -> Node {
    let lang = scope.lang;
    let is_caution = item.kind == ItemKind::Caution;
    let act = if is_caution {
        format!("{}: {}", words::CAUTION.get(lang), item.act.get(lang))
    } else {
        item.act.get(lang).to_owned()
    };
    let title = heading_of(Level::Three, vec![strong(item.id), text(" "), text(&act)]);
    let said = scope.library().item(scope.guide(), item);
    let mut why = vec![text(said.map_or("", |said| said.why.get(lang)))];
    let section = words::section(item, answers.map_or(TypeSet::NONE, |answers| answers.types), lang);
    if !section.is_empty() {
        why.extend([text(" "), super::lines::layer(Layer::Guide, vec![text(&section)])]);
    }
    why.extend(item.source.map(|one| source(one, lang)));
    if item.own.is_some() {
        why.extend([text(" "), super::own::mark(lang)]);
    }
    let mut blocks = vec![title, para(Tone::Plain, why)];
    blocks.extend(item.outdated.map(|one| para(Tone::Plain, vec![outdated(one, lang)])));
    blocks.extend(said.into_iter().flat_map(|said| lines(said.how, answers, scope)));
    group(if is_caution { Role::Caution } else { Role::Item }, blocks)
}

/// A form as the guide describes it.
fn form(id: &str, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let Some(form) = scope.library().form(id) else { return Vec::new() };
    let fields = form.fields.iter().map(|field| {
        let mut line = vec![strong(field.name.get(lang))];
        line.extend(field.hint.into_iter().flat_map(|hint| [text(" "), text(hint.get(lang))]));
        line.extend(field.source.map(|one| source(one, lang)));
        line.extend(field.outdated.map(|one| outdated(one, lang)));
        Line { said: line, more: lines(field.lines, None, scope) }
    });
    let blocks = vec![heading(Level::Two, form.name.get(lang))];
    vec![group(
        Role::Section,
        [blocks, lines(form.intro, None, scope), vec![list(ListStyle::Numbers, fields)]].concat(),
    )]
}

fn references(scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let (new, old): (Vec<_>, Vec<_>) = scope
        .library()
        .references
        .iter()
        .partition(|reference| reference.source.is_some());
    let mut blocks: Vec<Node> = new.into_iter().map(|one| reference(one, scope)).collect();
    blocks.push(heading(Level::Two, words::GUIDE_OLD_REFERENCES.get(lang)));
    blocks.extend(old.into_iter().map(|one| reference(one, scope)));
    blocks.push(plain(words::SOURCES_ON_THEIR_PAGE.get(lang)));
    blocks.push(para(Tone::Plain, vec![link(words::FACTS_OF_LAW.get(lang), Route::AsOf)]));
    blocks
}

/// Contact points by their ids.
#[must_use]
pub(super) fn contacts(ids: &[&str], scope: Scope) -> Vec<Node> {
    ids.iter()
        .filter_map(|id| scope.library().reference(id))
        .map(|one| reference(one, scope))
        .collect()
}
