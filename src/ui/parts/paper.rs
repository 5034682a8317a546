//! A case on paper: checklists and reports.

use yew::prelude::*;

use super::elements::{element, leaf};
use super::tree::{Place, owned, view_nodes, view_pairs};
use crate::case::ItemState;
use crate::document::node::{CaseHead, Checklist, ItemRow, Note, Outcome, Seal};
use crate::words;

/// The sheet is a table so that its head (title and case id) is repeated on each page; page numbers come from the style
/// sheet.
pub(super) fn view_checklist(checklist: &Checklist, place: &Place<'_>) -> Html {
    let lang = place.shown.lang;
    let name = checklist.seal.as_ref().map_or(words::PRINT_TITLE.get(lang), |seal| &seal.name);
    html! {
        <table class={if checklist.seal.is_some() { "paper report" } else { "paper" }} role="presentation">
            <thead>
                <tr>
                    <td>
                        <div class="paper__head">
                            <strong>{ words::APP_NAME.get(lang) }{ " " }{ name }</strong>
                            { leaf("span", "", owned(&checklist.title)) }
                            <span>{ words::CASE_ID.get(lang) }{ " " }{ &checklist.case }</span>
                            if let Some(Seal { last, sum, .. }) = &checklist.seal {
                                { leaf("span", "report__seal", owned(last)) }
                                { leaf("span", "report__seal", owned(sum)) }
                            }
                        </div>
                    </td>
                </tr>
            </thead>
            <tbody>
                <tr>
                    <td>
                        { view_head(&checklist.title, &checklist.head, place) }
                        { view_nodes(&checklist.inside, place) }
                    </td>
                </tr>
            </tbody>
        </table>
    }
}

fn view_head(title: &str, head: &CaseHead, place: &Place<'_>) -> Html {
    let note = |note: &Note| match note {
        Note::Said(said) => leaf("span", "", owned(said)),
        Note::Blank(said) => leaf("span", "paper__blank", owned(said)),
    };
    html! {
        <div class="paper__facts">
            { leaf("p", "page__title", owned(title)) }
            <div class="paper__meta">for one in &head.notes { { note(one) } }</div>
            if !head.facts.is_empty() { { view_pairs(&head.facts, place) } }
        </div>
    }
}

/// An item: the box, the act, who and when; below it what was entered.
pub(super) fn view_item_row(row: &ItemRow, place: &Place<'_>) -> Html {
    let class = match row.ticked.as_ref().map(|ticked| ticked.state) {
        None => "paper__caution",
        Some(ItemState::NotApplicable) => "paper__item paper__na",
        Some(ItemState::Open | ItemState::InProgress | ItemState::Done) => "paper__item",
    };
    html! {
        <li {class}>
            if let Some(ticked) = &row.ticked { { leaf("span", "paper__box", ticked.mark()) } }
            <span class="paper__act">{ leaf("span", "item__number", owned(&row.id)) }{ &row.act }</span>
            if let Some(ticked) = &row.ticked {
                { leaf("span", "paper__cell", owned(&ticked.who)) }
                { leaf("span", "paper__cell", "") }
            }
            if !row.more.is_empty() { { element("div", "paper__sub", view_nodes(&row.more, place)) } }
        </li>
    }
}

/// An item of a report.
pub(super) fn view_outcome(outcome: &Outcome) -> Html {
    html! {
        <li class="report__item">
            { outcome.mark() }{ " " }{ leaf("span", "item__number", owned(&outcome.id)) }{ " " }{ &outcome.act }
            if !outcome.record.is_empty() { { leaf("p", "paper__record", owned(&outcome.record)) } }
        </li>
    }
}

/// Lines for the pen.
pub(super) fn view_pen_lines(n_lines: usize) -> Html {
    html! { for _ in 0..n_lines { <p class="sheet__line"></p> } }
}
