//! Lines of the guidance as trees, each with its layer: the guide, or newer, or out of date with what holds now.

use super::node::{
    Layer, Layered, ListStyle, Node, Role, Span, To, Tone, group, link, link_at, list, para, plain, strong, text,
};
use super::request::Scope;
use crate::case::Answers;
use crate::guide::{Lang, Line, Outdated, Reference, Source, TypeSet};
use crate::plan::{Verdict, applies};
use crate::words;

/// A list of the lines that concern the case (all, without one); nothing where none does.
#[must_use]
pub fn lines(lines: &[Line], answers: Option<&Answers>, scope: Scope) -> Vec<Node> {
    let concerns =
        |line: &&Line| answers.is_none_or(|answers| applies(line.types, line.when, answers) != Verdict::DoesNotApply);
    // Where there is one type only, which types a line is for goes without saying.
    let has_one_type = answers.is_some_and(|answers| answers.types.iter().count() == 1);
    let rows: Vec<_> = lines
        .iter()
        .filter(concerns)
        .map(|line| spans(line, has_one_type, scope))
        .collect();
    if rows.is_empty() { Vec::new() } else { vec![list(ListStyle::Bullets, rows)] }
}

/// One line: for which types, what, and which layer speaks.
#[must_use]
pub(super) fn spans(line: &Line, has_one_type: bool, scope: Scope) -> Vec<Span> {
    let lang = scope.lang;
    let mut spans = Vec::new();
    if !has_one_type && line.types != TypeSet::ALL {
        let names: Vec<&str> = line
            .types
            .iter()
            .filter_map(|one| scope.guide().leak_type(one))
            .map(|text| text.term.get(lang))
            .collect();
        let names = names.join(if lang == Lang::Ja { "・" } else { ", " });
        spans.extend([layer(Layer::Type, vec![text(&names)]), text(" ")]);
    }
    spans.push(text(line.text.get(lang)));
    spans.extend(line.source.map(|one| source(one, lang)));
    spans.extend(line.outdated.map(|one| outdated(one, lang)));
    spans
}

/// What a layer says.
#[must_use]
pub(super) fn layer(layer: Layer, said: Vec<Span>) -> Span {
    Span::Layer(Layered { layer, said })
}

/// The mark of the newer layer: its source and the day on which that was checked.
#[must_use]
pub fn source(source: &Source, lang: Lang) -> Span {
    let name = link_at(source.name.get(lang), source.url);
    layer(
        Layer::Added,
        vec![text(words::ADDED.get(lang)), text(" "), name, text(" "), text(&words::say_as_of(source, lang))],
    )
}

/// What holds today where the guide is out of date.
#[must_use]
pub fn outdated(outdated: &Outdated, lang: Lang) -> Span {
    let mut spans = vec![strong(words::OUTDATED.get(lang)), text(" "), text(outdated.now.get(lang))];
    spans.extend(outdated.source.map(|one| source(one, lang)));
    layer(Layer::Outdated, spans)
}

/// A contact point: what for, how to reach it, when that was checked.
#[must_use]
pub fn reference(reference: &Reference, scope: Scope) -> Node {
    let lang = scope.lang;
    let name = |one: &Reference| {
        one.url
            .map_or_else(|| text(one.name.get(lang)), |url| link_at(one.name.get(lang), url))
    };
    let mut blocks = vec![para(Tone::Title, vec![name(reference)]), plain(reference.usage.get(lang))];
    let mut ways = Vec::new();
    if let Some(phone) = reference.phone {
        ways.extend([link(phone, To::phone(phone)), text(" ")]);
    }
    if let Some(mail) = reference.mail {
        ways.extend([link(mail, To::Mail(mail.to_owned())), text(" ")]);
    }
    ways.extend(reference.hours.map(|hours| text(hours.get(lang))));
    if !ways.is_empty() {
        blocks.push(para(Tone::Meta, ways));
    }
    blocks.extend(lines(reference.lines, None, scope));
    blocks.extend(reference.source.map(|one| para(Tone::Plain, vec![source(one, lang)])));
    blocks.extend(reference.outdated.map(|one| para(Tone::Plain, vec![outdated(one, lang)])));
    let new: Vec<Span> = reference
        .replaced_by
        .iter()
        .filter_map(|id| scope.library().reference(id))
        .flat_map(|new| [text(" "), name(new)])
        .collect();
    if !new.is_empty() {
        blocks.push(para(Tone::Plain, [vec![text(words::NEW_LINK.get(lang)), text(":")], new].concat()));
    }
    group(Role::Card, blocks)
}
