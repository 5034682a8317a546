//! A paper of a case: a form to be filled in where it stands, or a letter as it will look.

use yew::prelude::*;

use super::elements::{button, element, leaf};
use super::tree::{Place, owned, view_letterhead};
use super::write::view_field;
use crate::document::gaps;
use crate::document::node::{Field, Insert, Laid, LaidRole, Sheet};
use crate::guide::{Lang, Layout, Readers};
use crate::words;

/// A form: each passage is changed in place.
pub(super) fn view_sheet(sheet: &Sheet, place: &Place<'_>) -> Html {
    html! {
        <article class={classes!("sheet", sent_class(sheet))}>
            { leaf("h2", "print-only", owned(&sheet.title)) }
            if !sheet.letterhead.is_empty() { { view_letterhead(&sheet.letterhead) } }
            for field in &sheet.fields { { view_field(field, place) } }
        </article>
    }
}

/// A letter or a statement as it will look. What is missing has its number on screen, and a blank on paper.
pub(super) fn view_letter(sheet: &Sheet) -> Html {
    let class = match sheet.layout {
        Layout::Letter | Layout::Form => "sheet letter",
        Layout::Statement => "sheet letter letter--statement",
    };
    html! {
        <article class={classes!(class, sent_class(sheet))} lang={sheet.lang.tag()} translate="no">
            for piece in &sheet.laid() { { view_piece(piece, sheet.lang) } }
        </article>
    }
}

/// What is sent to somebody is printed without anything of the page around it.
fn sent_class(sheet: &Sheet) -> Option<&'static str> {
    (sheet.readers == Readers::Outside).then_some("sheet--out")
}

fn view_piece(piece: &Laid, lang: Lang) -> Html {
    let (tag, class) = match piece.role {
        LaidRole::Title => ("h2", "letter__title"),
        LaidRole::Letterhead => ("div", "letter__letterhead"),
        LaidRole::Date => ("div", "letter__date"),
        LaidRole::To => ("div", "letter__to"),
        LaidRole::From | LaidRole::Signature => ("div", "letter__from"),
        LaidRole::Closing => ("div", "letter__closing"),
        LaidRole::Before => ("div", "letter__before"),
        LaidRole::After => ("div", "letter__after"),
        LaidRole::Item(_) => ("div", "letter__item"),
        LaidRole::Text | LaidRole::End | LaidRole::Row => ("div", "letter__text"),
    };
    let text = element(tag, class, view_text(piece));
    if piece.heading.is_empty() {
        return text;
    }
    html! { <section class="letter__part">{ leaf("h3", "letter__heading", piece.title(lang)) }{ text }</section> }
}

/// Its lines, each a paragraph; its gaps with their numbers.
fn view_text(piece: &Laid) -> Html {
    let mut numbers = piece.gaps.iter();
    let mut line = |text: &str| {
        let mut parts = Vec::new();
        let mut at = 0;
        for gap in gaps(text) {
            parts.push(Html::from(owned(text.get(at..gap.start).unwrap_or_default())));
            let number = numbers.next().copied().flatten();
            parts.push(html! {
                <span class="gap">
                    if let Some(number) = number { { leaf("span", "gap__number screen-only", number.to_string()) } }
                    { owned(text.get(gap.clone()).unwrap_or_default()) }
                </span>
            });
            at = gap.end;
        }
        parts.push(Html::from(owned(text.get(at..).unwrap_or_default())));
        element("p", "letter__line", html! { for part in parts { { part } } })
    };
    let lines: Vec<Html> = piece.text.lines().map(&mut line).collect();
    html! { for one in lines { { one } } }
}

/// What can be chosen for a passage, and what of the record can be taken over: only by a deliberate tap.
pub(super) fn view_offers(field: &Field, write: &Callback<String>, lang: Lang) -> Html {
    let to = |text: String| write.reform(move |_: MouseEvent| text.clone());
    let shown = field.text();
    let option = |option: &String| {
        let onclick = to(option.clone());
        html! { <button type="button" class="button button--small" {onclick}>{ option }</button> }
    };
    let insert = |insert: &Insert| {
        let mark = if insert.is_inside { words::STAYS_INSIDE } else { words::MAY_GO_OUT };
        let whole = if shown.is_empty() { insert.text.clone() } else { format!("{shown}\n{}", insert.text) };
        html! {
            <li class="insert">
                <span>{ &insert.text }{ " " }{ leaf("span", "insert__mark", mark.get(lang)) }</span>
                { button("button button--small", words::INSERT.get(lang), to(whole)) }
            </li>
        }
    };
    // What stands there already is not offered again.
    let offered: Vec<_> = field.inserts.iter().filter(|insert| !shown.contains(&insert.text)).collect();
    html! {
        <>
            if !field.options.is_empty() {
                <p class="row screen-only">for one in &field.options { { option(one) } }</p>
            }
            if !offered.is_empty() {
                <details class="item__fold screen-only">
                    <summary>{ words::INSERTS.get(lang) }{ " " }{ offered.len() }</summary>
                    { leaf("p", "field__hint", words::INSERTS_HINT.get(lang)) }
                    <ul>for one in offered { { insert(one) } }</ul>
                </details>
            }
        </>
    }
}
