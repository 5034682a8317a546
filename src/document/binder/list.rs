//! A type's checklist on one sheet, both sides: every item that can apply, with a box to tick, its number for ever, and
//! room for who and when.

use super::{Block, Section, blanks, full, half, qr};
use crate::case::Answers;
use crate::document::Scope;
use crate::document::node::{Level, ListHead, OnLeaf, TickBox, TickRow, heading};
use crate::document::request::BinderPage;
use crate::guide::{Item, ItemKind, Lang, LeakType, Step, TypeSet};
use crate::plan::{first_minute, tailor};
use crate::words;

use super::paginate::Flow;

/// Of more items than this, a list is set tighter so that it fits its sheet in both languages, also on US Letter.
const MANY_ITEMS: usize = 95;

/// What the checklist is called.
#[must_use]
pub(super) fn title(leak_type: LeakType, scope: Scope) -> String {
    let lang = scope.lang;
    let term = scope.guide().leak_type(leak_type).map_or("", |text| text.term.get(lang));
    let name = words::PART_LIST.get(lang);
    match lang {
        Lang::Ja => format!("{name}{}　{term}", leak_type.number()),
        Lang::En => format!("{name} {}: {term}", leak_type.number()),
    }
}

/// The checklist; `address` is that of the page, empty where it has none.
#[must_use]
pub(super) fn section(leak_type: LeakType, address: &str, scope: Scope) -> Section {
    let lang = scope.lang;
    let types = TypeSet::NONE.with(leak_type);
    let plan = tailor(scope.guide(), &Answers { types, ..Answers::default() });
    let (acts, cautions) = first_minute(&plan, types);
    let first: Vec<&Item> = cautions.iter().chain(&acts).map(|planned| planned.item).collect();
    let is_tight = plan.n_listed() > MANY_ITEMS;
    let mut blocks = vec![full(head(leak_type, &first, address, scope))];
    for step in Step::ALL {
        let mut of_step: Vec<Block> = plan.listed(step).map(|planned| row(planned.item, is_tight, lang)).collect();
        if of_step.is_empty() {
            continue;
        }
        let name = format!("{} {}", step.number(), scope.guide().step(step).map_or("", |part| part.name.get(lang)));
        blocks.push(Block { keeps: true, ..half(heading(Level::Three, &name)) });
        // A warning that ends a step guards nothing more.
        if let Some(last) = of_step.last_mut() {
            last.keeps = false;
        }
        blocks.extend(of_step);
    }
    let id = BinderPage::List(leak_type).to_string();
    Section { id, title: title(leak_type, scope), lang, flow: Flow::Sheet, is_listed: true, blocks }
}

fn head(leak_type: LeakType, first: &[&Item], address: &str, scope: Scope) -> OnLeaf {
    let lang = scope.lang;
    let name = scope.guide().leak_type(leak_type).map_or("", |text| text.name.get(lang));
    let row = |item: &&Item| {
        let mark = if item.kind == ItemKind::Caution { "✕" } else { "" };
        (format!("{mark}{}", item.id), item.act.get(lang).to_owned())
    };
    OnLeaf::ListHead(ListHead {
        title: title(leak_type, scope),
        name: name.to_owned(),
        blanks: blanks([words::LIST_CASE, words::LIST_KNOWN, words::LIST_WRITER], lang),
        first: (words::LIST_FIRST.get(lang).to_owned(), first.iter().map(row).collect()),
        legend: words::LIST_LEGEND.get(lang).to_owned(),
        qr: qr(address, &BinderPage::List(leak_type).route(), lang),
    })
}

/// A row: the box, the number, the act with its marks, who, when; a warning has neither box nor blanks.
fn row(item: &Item, is_tight: bool, lang: Lang) -> Block {
    let is_caution = item.kind == ItemKind::Caution;
    let sign = if item.kind == ItemKind::Decision { "◇ " } else { "" };
    let condition = words::condition_mark(item.when, lang);
    // The plus never stands alone on a line.
    let added = if item.source.is_some() { "\u{2060}+" } else { "" };
    let own = if item.own.is_some() { format!(" [{}]", words::OWN_LAYER.get(lang)) } else { String::new() };
    let added = &format!("{added}{own}");
    let mark = if condition.is_empty() { added.to_owned() } else { format!(" [{condition}]{added}") };
    let row = TickRow {
        id: item.id.to_owned(),
        act: format!("{sign}{}", item.act.get(lang)),
        mark,
        tick: if is_caution { TickBox::Caution } else { TickBox::Box },
        is_tight,
    };
    Block { keeps: is_caution, ..half(OnLeaf::TickRow(row)) }
}
