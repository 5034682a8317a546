//! Conditions and contact points in words.

use morenaku::document::node::{Layer, Layered};
use morenaku::document::{Scope, Span, lines};
use morenaku::guide::{Condition, Lang, Line, Literal, Reference, TypeSet};
use morenaku::words;

use crate::tree;
use crate::writer::{Piece, element, link, text};

/// What has to hold, in words: `個人情報を含む、または …`; empty for what always holds.
pub(crate) fn condition(when: Condition, scope: Scope) -> String {
    let lang = scope.lang;
    let clause = |clause: &&[Literal]| {
        clause
            .iter()
            .map(|one| literal(one, scope))
            .collect::<Vec<_>>()
            .join(words::plain::OR.get(lang))
    };
    when.iter().map(clause).collect::<Vec<_>>().join(words::plain::AND.get(lang))
}

/// The same as a sentence of its own.
pub(crate) fn sentence(when: Condition, scope: Scope) -> String {
    let said = condition(when, scope);
    let mut characters = said.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// What is so when it holds.
fn literal(literal: &Literal, scope: Scope) -> String {
    let Some(fact) = scope.guide().fact(literal.fact) else { return String::new() };
    if literal.holds { fact.yes } else { fact.no }.get(scope.lang).to_owned()
}

/// The names of some types; empty for all of them.
pub(crate) fn types(types: TypeSet, scope: Scope) -> String {
    let lang = scope.lang;
    if types == TypeSet::ALL {
        return String::new();
    }
    let names: Vec<&str> = types
        .iter()
        .filter_map(|one| scope.guide().leak_type(one))
        .map(|one| one.term.get(lang))
        .collect();
    names.join(if lang == Lang::Ja { "・" } else { ", " })
}

/// A contact point in a line: its name, how to reach it.
pub(crate) fn contact(reference: &Reference, lang: Lang) -> Vec<Piece> {
    let name = reference.name.get(lang);
    let mut ways = vec![match reference.url {
        Some(url) => element("a", [("href", url), ("rel", "noreferrer noopener")], vec![text(name)]),
        None => text(name),
    }];
    if let Some(phone) = reference.phone {
        ways.extend([text(" "), link(&format!("tel:{}", phone.replace('-', "")), phone)]);
    }
    if let Some(mail) = reference.mail {
        ways.extend([text(" "), link(&format!("mailto:{mail}"), mail)]);
    }
    ways
}

/// A part of a line as a piece of text, each layer marked.
pub(crate) fn marked(span: &Span, scope: Scope) -> Vec<Piece> {
    vec![tree::span(span, scope)]
}

/// Lines of the guidance as a list; nothing where there is none.
pub(crate) fn list_of(of: &[Line], scope: Scope) -> Vec<Piece> {
    tree::pieces(&lines(of, None, scope), scope)
}

/// The layer of the guide, with the sections in which it stands.
pub(crate) fn guide_layer(sections: &str) -> Span {
    Span::Layer(Layered { layer: Layer::Guide, said: vec![Span::Text(sections.to_owned())] })
}
