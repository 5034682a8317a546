//! Sheets of paper of exactly one page each, on screen as they are printed.

use yew::prelude::*;

use super::elements::{element, leaf};
use super::flow::view_flow;
use super::paper::view_pen_lines;
use super::tree::{Place, format_class, owned, view_line, view_nodes, view_span};
use crate::document::node::{
    Blank, Block, CellRow, CellTable, Contact, ContentsRow, Cover, Labelled, Leaf, ListHead, OnLeaf, Qr, TickBox,
    TickRow, Value,
};

/// A sheet of paper.
pub(super) fn view_leaf(sheet: &Leaf, place: &Place<'_>) -> Html {
    let two = |class: &'static str, said: &[String; 2]| {
        element("div", class, html! { for one in said { { leaf("span", "leaf__said", owned(one)) } } })
    };
    let blocks = |blocks: &[Block]| html! { for block in blocks { { view_block(block, place) } } };
    html! {
        <article class={classes!("leaf", format_class(sheet.format))} lang={sheet.lang.tag()}>
            { two("leaf__head", &sheet.head) }
            <div class="leaf__body">
                { blocks(&sheet.body.blocks) }
                if let Some(columns) = &sheet.body.columns {
                    <div class="leaf__columns">
                        for column in &columns.blocks {
                            { element("div", if columns.is_even { "leaf__column leaf__column--even" } else { "leaf__column" }, blocks(column)) }
                        }
                    </div>
                }
            </div>
            { two("leaf__foot", &sheet.foot) }
        </article>
    }
}

/// What stays whole.
pub(super) fn view_block(block: &Block, place: &Place<'_>) -> Html {
    html! {
        <div class={if block.is_half { "leaf__block leaf__block--half" } else { "leaf__block" }} lang={block.lang.tag()}>
            { view_nodes(std::slice::from_ref(&*block.node), place) }
        </div>
    }
}

/// What stands on sheets only.
pub(super) fn view_on_leaf(on_leaf: &OnLeaf, place: &Place<'_>) -> Html {
    match on_leaf {
        OnLeaf::Cover(cover) => view_cover(cover),
        OnLeaf::ContentsRow(row) => view_contents_row(row),
        OnLeaf::Step(number, said) => html! {
            <div class="leaf__step">
                { leaf("div", "leaf__count", number.to_string()) }
                { leaf("div", "leaf__said", owned(said)) }
            </div>
        },
        OnLeaf::Poster(of) => {
            element("div", "leaf__poster", element("figure", "", view_flow(place.shown.edition.guide(), *of)))
        }
        OnLeaf::Labelled(labelled) => view_labelled(labelled, place),
        OnLeaf::Type(inside) => element("div", "leaf__type", view_nodes(inside, place)),
        OnLeaf::Title(inside) => element("div", "leaf__title", view_nodes(inside, place)),
        OnLeaf::Blanks(blanks) => view_blanks(blanks),
        OnLeaf::PenField(field) => html! {
            <div class="leaf__field">{ view_nodes(&field.inside, place) }{ view_pen_lines(field.n_lines) }</div>
        },
        OnLeaf::Notes(title, n_lines) => html! {
            <>{ leaf("h2", "", owned(title)) }{ element("div", "leaf__notes", view_pen_lines(*n_lines)) }</>
        },
        OnLeaf::CellRow(row) => view_cell_row(row, place),
        OnLeaf::Cells(rows) => {
            element("div", "leaf__table", html! { for row in rows { { view_cell_row(row, place) } } })
        }
        OnLeaf::OwnDays(days) => {
            element("div", "leaf__yours", html! { for day in days { { view_labelled(day, place) } } })
        }
        OnLeaf::Holidays(years) => element("div", "leaf__holidays", view_nodes(years, place)),
        OnLeaf::Contact(contact) => view_contact(contact, place),
        OnLeaf::ListHead(head) => view_list_head(head),
        OnLeaf::TickRow(row) => view_tick_row(row),
    }
}

fn view_cover(cover: &Cover) -> Html {
    html! {
        <div class="leaf__cover">
            { leaf("h2", "", owned(&cover.title)) }
            <div class="leaf__now">{ leaf("strong", "", owned(&cover.now)) }</div>
            { view_blanks(&cover.blanks) }
            <div class="leaf__foot-of-cover">
                if let Some(address) = &cover.address { { leaf("div", "leaf__address", owned(address)) } }
                <div class="leaf__beside">for note in &cover.notes { { leaf("p", "", owned(note)) } }</div>
                if let Some(qr) = &cover.qr { { view_qr(qr) } }
            </div>
        </div>
    }
}

fn view_contents_row(row: &ContentsRow) -> Html {
    html! {
        <div class="leaf__to">
            { leaf("div", "leaf__said", owned(&row.title)) }
            <div class="leaf__dots"></div>
            { leaf("div", "leaf__page", row.page.label()) }
        </div>
    }
}

fn view_labelled(labelled: &Labelled, place: &Place<'_>) -> Html {
    let value = match &labelled.value {
        Value::Said(said) => Html::from(owned(said)),
        Value::Lines(lines) => html! { for line in lines { { leaf("div", "leaf__written", owned(line)) } } },
    };
    html! {
        <div class="leaf__row">
            { element("div", "leaf__label", view_span(&labelled.label, place.shown.lang)) }
            { element("div", "leaf__value", value) }
        </div>
    }
}

fn view_blanks(blanks: &[Blank]) -> Html {
    let blank = |blank: &Blank| {
        html! {
            <div class="leaf__blank">
                { &blank.label }
                if let Some(value) = &blank.value { { "　" }{ leaf("strong", "", owned(value)) } }
            </div>
        }
    };
    element("div", "leaf__blanks", html! { for one in blanks { { blank(one) } } })
}

fn view_cell_row(row: &CellRow, place: &Place<'_>) -> Html {
    let class = match (row.table, row.is_head) {
        (CellTable::Duties, true) => "leaf__tr leaf__tr--duty leaf__tr--head",
        (CellTable::Duties, false) => "leaf__tr leaf__tr--duty",
        (CellTable::Week, true) => "leaf__tr leaf__tr--week leaf__tr--head",
        (CellTable::Week, false) => "leaf__tr leaf__tr--week",
    };
    element("div", class, html! { for cell in &row.cells { { element("div", "leaf__td", view_line(cell, place)) } } })
}

fn view_contact(contact: &Contact, place: &Place<'_>) -> Html {
    html! {
        <div class="leaf__contact">
            <div class="leaf__said">{ leaf("strong", "", owned(&contact.name)) }{ view_nodes(&contact.said, place) }</div>
            { leaf("div", "leaf__meta", owned(&contact.checked)) }
        </div>
    }
}

fn view_list_head(head: &ListHead) -> Html {
    let (first, items) = &head.first;
    html! {
        <div class="leaf__top">
            <div class="leaf__beside">
                <div class="leaf__named">{ leaf("h2", "", owned(&head.title)) }{ leaf("p", "", owned(&head.name)) }</div>
                { view_blanks(&head.blanks) }
                <div class="leaf__now">
                    { leaf("strong", "", owned(first)) }
                    for (number, act) in items { { leaf("span", "leaf__number", owned(number)) }{ " " }{ act } }
                </div>
                { leaf("div", "leaf__legend", owned(&head.legend)) }
            </div>
            if let Some(qr) = &head.qr { { view_qr(qr) } }
        </div>
    }
}

fn view_tick_row(row: &TickRow) -> Html {
    let class = match (row.tick, row.is_tight) {
        (TickBox::Box, false) => "leaf__tick",
        (TickBox::Box, true) => "leaf__tick leaf__tick--tight",
        (TickBox::Caution, false) => "leaf__tick leaf__tick--no",
        (TickBox::Caution, true) => "leaf__tick leaf__tick--tight leaf__tick--no",
    };
    let has_box = row.tick == TickBox::Box;
    html! {
        <div {class}>
            if has_box { <div class="leaf__box"></div> } else { <div class="leaf__no">{ "✕" }</div> }
            <div class="leaf__act">
                { leaf("span", "leaf__number", owned(&row.id)) }{ " " }{ &row.act }
                if !row.mark.is_empty() { { leaf("span", "leaf__mark", owned(&row.mark)) } }
            </div>
            if has_box { <><div class="leaf__cell"></div><div class="leaf__cell">{ ":" }</div></> }
        </div>
    }
}

/// Readers need four modules of white around a code.
fn view_qr(qr: &Qr) -> Html {
    let size = qr.size + 8;
    html! {
        <svg class="leaf__qr" viewBox={format!("-4 -4 {size} {size}")} role="img" aria-label={qr.label.clone()}>
            <path d={qr.path.clone()} />
        </svg>
    }
}
