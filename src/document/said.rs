//! What people wrote for papers: passages in each language, statements for the outside, groups of persons.

use std::rc::Rc;

use super::paper::Paper;
use super::request::Scope;
use crate::case::{Case, Known, Written, in_order};
use crate::guide::{Blank, Fact, Field, Lang, NamedForm, Readers};

/// The form of what is said outside of a case.
pub(super) const OUTSIDE: &str = NamedForm::Outside.as_str();

/// The name under which something is written in a language: a text of each language stands on its own.
#[must_use]
pub(super) fn name_in(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => name.to_owned(),
        Lang::En => format!("{name}@en"),
    }
}

/// What was written under a name in a language.
#[must_use]
pub(super) fn written<'a>(case: &'a Case, name: &str, lang: Lang) -> Option<&'a Written> {
    let written = &case.state().written;
    // Before each language had its own, there was one: it is that of its words.
    let is_english = |one: &&Written| is_in(&one.text, lang);
    match lang {
        Lang::Ja => written.get(name),
        Lang::En => written
            .get(&*name_in(name, lang))
            .or_else(|| written.get(name).filter(is_english)),
    }
}

/// Whether a text can stand in a paper of a language: what is written in Japanese cannot stand in an English one.
#[must_use]
pub(super) fn is_in(text: &str, lang: Lang) -> bool {
    lang == Lang::Ja || !text.contains(is_japanese)
}

/// What was answered in another paper to a blank that asks the same there, the newest answer; none where nobody did.
#[must_use]
pub(super) fn shared<'a>(blank: &Blank, paper: &Paper, case: &'a Case, scope: Scope) -> Option<&'a str> {
    if !blank.shared {
        return None;
    }
    let is_same = |name: &str| {
        let other = Paper::parse(scope.library(), name).filter(|other| other != paper);
        other.is_some_and(|other| {
            let may_tell = other.form.readers == Readers::Outside || paper.form.readers == Readers::Inside;
            may_tell && other.form.blanks.iter().any(|one| one.id == blank.id && one.shared)
        })
    };
    let here = name_in(blank.id, scope.lang);
    let answers = case.state().written.iter().filter(|(name, written)| {
        let parts = name.strip_prefix("doc/").and_then(|name| name.rsplit_once('/'));
        let is_here = |id: &str| id == here || (id == blank.id && is_in(&written.text, scope.lang));
        parts.is_some_and(|(paper, id)| is_here(id) && is_same(paper))
    });
    let newest = answers.max_by_key(|(_, written)| written.recorded.at)?;
    Some(&newest.1.text)
}

fn is_japanese(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// The text of it; empty where nothing was written.
#[must_use]
pub(super) fn text<'a>(case: &'a Case, name: &str, lang: Lang) -> &'a str {
    written(case, name, lang).map_or("", |written| &written.text)
}

/// The field in which something is stated for the outside.
#[must_use]
pub(super) fn statement_field(id: &str, scope: Scope) -> Option<&'static Field> {
    scope.library().form(OUTSIDE)?.fields.iter().find(|field| field.id == id)
}

/// The name of what is stated for the outside.
#[must_use]
pub(super) fn statement_name(id: &str) -> String {
    format!("doc/{OUTSIDE}/{id}")
}

/// What of the things that are prepared stands in papers: each language has its own.
pub(super) const NAMED: [&str; 5] = ["organisation", "signer", "desk", "we", "they"];

/// What was prepared.
#[must_use]
pub(super) fn prepared<'a>(case: &'a Case, field: &str, lang: Lang) -> &'a str {
    let name = format!("doc/prepare/{field}");
    if NAMED.contains(&field) { text(case, &name, lang) } else { case.state().text(&name) }
}

/// How we call ourselves, or those concerned: as the case says, as it was prepared, or else as firms do. What is no
/// firm is asked: a school that calls itself 当社 cannot send that.
#[must_use]
pub(super) fn call(case: Option<&Case>, prepared: Option<&Case>, id: &str, scope: Scope) -> Option<String> {
    let lang = scope.lang;
    let of_case = case.map_or("", |case| text(case, &statement_name(id), lang));
    let before = prepared.map_or("", |case| self::prepared(case, id, lang));
    let said = [of_case, before].into_iter().find(|said| !said.is_empty());
    let is_firm = case.is_none_or(|case| {
        let none_of = [Fact::PublicBody, Fact::PublicCorporation, Fact::Medical];
        none_of.iter().all(|fact| case.state().answers.fact(*fact) != Known::Yes)
    });
    let usual = || {
        Some(
            statement_field(id, scope)
                .filter(|_| is_firm)?
                .options
                .first()?
                .get(lang)
                .to_owned(),
        )
    };
    said.map(str::to_owned).or_else(usual)
}

/// A group of persons, as its table says; any of it may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Persons {
    /// Its number: for ever.
    pub(super) number: u16,
    /// Who they are.
    pub(super) who: Rc<str>,
    /// What of them is concerned.
    pub(super) items: Rc<str>,
    /// How many.
    pub(super) count: Rc<str>,
    /// How they were told.
    pub(super) how: Rc<str>,
    /// When.
    pub(super) when: Rc<str>,
    /// How many notices came back.
    pub(super) returned: Rc<str>,
}

/// The columns of the table of groups, as they are kept.
pub(super) const COLUMNS: [&str; 6] = ["who", "items", "count", "how", "when", "returned"];

/// The name under which a column of a group is kept.
#[must_use]
pub(super) fn group_name(number: u16, column: &str) -> String {
    format!("group/{number}/{column}")
}

/// The groups of persons of a case, in the order in which they were made.
#[must_use]
pub(super) fn groups(case: &Case) -> Vec<Persons> {
    let numbers: Vec<u16> = case
        .state()
        .written
        .keys()
        .filter_map(|name| name.strip_prefix("group/")?.split('/').next()?.parse().ok())
        .collect();
    let mut numbers = in_order(numbers, Ord::cmp);
    numbers.dedup();
    numbers.into_iter().map(|number| group(case, number)).collect()
}

/// One group.
#[must_use]
pub(super) fn group(case: &Case, number: u16) -> Persons {
    let text = |column: &str| {
        let written = case.state().written.get(&*group_name(number, column));
        written.map(|written| Rc::clone(&written.text)).unwrap_or_default()
    };
    let [who, items, count, how, when, returned] = COLUMNS.map(text);
    Persons { number, who, items, count, how, when, returned }
}
