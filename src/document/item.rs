//! What the fold of an item shows in a case: why, what it needs, how, whom to contact, what not to do meanwhile, and
//! at the end where all that comes from.

use super::lines::{lines, outdated, reference, source};
use super::node::{
    Layer, Layered, ListStyle, Node, Role, Span, Tone, fold, group, link, list, para, plain, strong, text,
};
use super::request::Scope;
use super::{decisions, own};
use crate::case::Case;
use crate::guide::{Asked, Fact, Item, Tool, ToolKind};
use crate::plan::{Reason, Verdict, applies, tailor};
use crate::route::{CasePart, Route};
use crate::words;

/// The fold of an item.
#[must_use]
pub(super) fn details(item: &'static Item, case: &Case, scope: Scope) -> Vec<Node> {
    let (lang, answers) = (scope.lang, &case.state().answers);
    let Some(said) = scope.library().item(scope.guide(), item) else { return Vec::new() };
    let mut blocks: Vec<Node> = said.why.get(lang).lines().map(plain).collect();
    if item.own.is_some() {
        blocks.push(para(Tone::Plain, vec![own::mark(lang)]));
    }
    blocks.extend(item.outdated.map(|one| para(Tone::Plain, vec![outdated(one, lang)])));
    let called = item.tool.filter(|tool| tool.kind == ToolKind::Contacts).map(|tool| tool.of);
    blocks.extend(item.tool.into_iter().flat_map(|tool| view_tool(tool, case, scope)));
    blocks.extend(questions(item, case, scope));
    blocks.extend(lines(said.how, Some(answers), scope));
    let others = item.refs.iter().filter(|id| Some(**id) != called);
    blocks.extend(
        others
            .filter_map(|id| scope.library().reference(id))
            .map(|one| reference(one, scope)),
    );
    let guards =
        scope.guide().items.iter().filter(|one| {
            one.guards == Some(item.id) && applies(one.types, one.when, answers) != Verdict::DoesNotApply
        });
    for guard in guards {
        let Some(said) = scope.library().item(scope.guide(), guard) else { continue };
        let mut inside = vec![para(Tone::Plain, vec![strong(guard.act.get(lang))]), plain(said.why.get(lang))];
        inside.extend(guard.source.map(|one| para(Tone::Plain, vec![source(one, lang)])));
        inside.extend(lines(said.how, Some(answers), scope));
        blocks.push(group(Role::Caution, inside));
    }
    let mut found: Vec<Span> = item.source.map(|one| source(one, lang)).into_iter().collect();
    blocks.iter_mut().for_each(|node| hush(node, &mut found));
    blocks.push(sources(item, case, found, scope));
    blocks
}

/// What the act needs.
fn view_tool(tool: &Tool, case: &Case, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    if let Some(route) = Route::of_tool(tool, case.id()) {
        let button = link(words::tool_label(tool.kind, lang), route);
        return vec![group(Role::Row, vec![para(Tone::Plain, vec![button])])];
    }
    let decision = scope.library().decision(tool.of).filter(|_| tool.kind == ToolKind::Decision);
    let Some(decision) = decision else {
        return scope
            .library()
            .reference(tool.of)
            .map(|one| reference(one, scope))
            .into_iter()
            .collect();
    };
    let mut blocks = decisions::taken(decision, case, scope);
    let to = Route::Case(case.id().clone(), CasePart::Decisions);
    blocks.push(para(Tone::Meta, vec![link(words::DECISIONS_TITLE.get(lang), to)]));
    blocks
}

/// The questions on which it depends whether the item concerns the case.
fn questions(item: &Item, case: &Case, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let plan = tailor(scope.guide(), &case.state().answers);
    let reasons = plan.item(item.id).map_or(&[][..], |planned| &planned.reasons);
    let ask = |reason: &Reason| {
        let Reason::NotKnown(fact) = reason else { return None };
        let to = Route::Case(case.id().clone(), CasePart::Question(asked_as(*fact).to_owned()));
        let ask = scope.guide().fact(*fact)?.ask.get(lang);
        Some(vec![text(words::in_short(ask)), text(" "), link(words::ANSWER_IT.get(lang), to)])
    };
    let asks: Vec<_> = reasons.iter().filter_map(ask).collect();
    if asks.is_empty() { Vec::new() } else { vec![list(ListStyle::Close, asks)] }
}

/// Under which name one is asked for what decides a fact.
fn asked_as(fact: Fact) -> &'static str {
    match fact {
        Fact::Over100 | Fact::Over1000 => Asked::Persons.as_str(),
        Fact::CyberAttack => Asked::Types.as_str(),
        Fact::Outside => Asked::Found.as_str(),
        Fact::Exempt | Fact::Unreadable => Fact::Encrypted.as_str(),
        Fact::Processor => Fact::Entrusted.as_str(),
        other => other.as_str(),
    }
}

/// Leaves of each source only a quiet sign: what it is stands at the end, on demand.
fn hush(node: &mut Node, found: &mut Vec<Span>) {
    match node {
        Node::Paragraph(paragraph) => hush_spans(&mut paragraph.said, found),
        Node::List(list) => {
            for line in &mut list.lines {
                hush_spans(&mut line.said, found);
                line.more.iter_mut().for_each(|node| hush(node, found));
            }
        }
        Node::Group(group) => group.inside.iter_mut().for_each(|node| hush(node, found)),
        _ => {}
    }
}

fn hush_spans(spans: &mut [Span], found: &mut Vec<Span>) {
    for span in spans {
        let Span::Layer(layered) = span else { continue };
        if layered.layer == Layer::Added {
            if !found.contains(span) {
                found.push(span.clone());
            }
            let Span::Layer(Layered { said, .. }) = span else { continue };
            said.truncate(1);
        } else {
            hush_spans(&mut layered.said, found);
        }
    }
}

/// Where it comes from, and its number, which stands on paper too.
fn sources(item: &Item, case: &Case, found: Vec<Span>, scope: Scope) -> Node {
    let lang = scope.lang;
    let section = words::section(item, case.state().answers.types, lang);
    let mut rows: Vec<Vec<Span>> = Vec::new();
    if !section.is_empty() {
        let name = format!("{} {section}", words::FROM_GUIDE_LONG.get(lang));
        rows.push(vec![super::lines::layer(Layer::Guide, vec![text(&name)])]);
    }
    let n_added = found.len();
    rows.extend(found.into_iter().map(|span| vec![span]));
    let mut label = words::SOURCES.get(lang).to_owned();
    if !section.is_empty() {
        label = format!("{label} {section}");
    }
    if n_added > 0 {
        label = format!("{label} {} {n_added}", words::ADDED.get(lang));
    }
    fold(&format!("{label}　{}", item.id), vec![list(ListStyle::Close, rows)])
}
