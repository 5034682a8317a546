//! Of an item what is behind the door: why and how it is done, and what can be said of it.

use std::rc::Rc;

use yew::prelude::*;

use super::document::DocumentPageProps;
use super::elements::{element, leaf};
use super::field::{TextFieldProps, view_text};
use super::forms::ActedFormProps;
use super::item_row::ItemRowProps;
use super::long_list::{LongListProps, one_by_one};
use super::write::view_audience;
use crate::case::{Audience, CaseId, Change, Entry, ItemState};
use crate::document::Page;
use crate::guide::{Guide, ItemKind, Lang, Text};
use crate::platform::value_of;
use crate::ui::session::Shown;
use crate::ui::stateful::{shown_by, stateful};
use crate::words;

/// Why and how, what it needs, and what can be said of it.
pub(crate) fn view_how(props: &ItemRowProps) -> Html {
    let shown = props.session.shown();
    let Some(case) = shown.view.cases.get(&props.case).map(Rc::clone) else { return Html::default() };
    let page = Page::Item(props.planned.item);
    let document = DocumentPageProps { session: props.session.clone(), shown, case: Some(case), page };
    html! {
        <div class="item__inside">
            { element("div", "item__how", stateful(document)) }
            if props.planned.item.kind != ItemKind::Caution { { stateful(ItemToolsProps(props.clone())) } }
        </div>
    }
}

#[derive(PartialEq)]
struct ItemToolsProps(ItemRowProps);

shown_by!(ItemToolsProps, use_item_tools);

/// State, reason, assignee, note and record of an item.
#[hook]
fn use_item_tools(props: &ItemToolsProps) -> Html {
    // The reason why it does not apply is being asked for.
    let is_asking = &use_state(|| false);
    let props = &props.0;
    let ItemRowProps { session, case, planned, record, lang, place, .. } = props;
    let (item, lang) = (planned.item, *lang);
    let commit = {
        let (session, case) = (session.clone(), case.clone());
        Callback::from(move |change: Change| session.commit(&case, change))
    };
    let choose = {
        let (commit, is_asking) = (commit.clone(), is_asking.clone());
        Callback::from(move |event: Event| {
            let Some(state) = ItemState::parse(&value_of(&event)) else { return };
            // "Not applicable" needs a reason: it is asked for first.
            is_asking.set(state == ItemState::NotApplicable);
            if state != ItemState::NotApplicable {
                commit.emit(Change::SetItem(item.id.into(), state, "".into()));
            }
        })
    };
    let id = |what: &str| format!("{what}{place}-{}", item.id);
    let text = |what: &str, stored: &Rc<str>, n_lines: usize, on_record: Callback<String>| TextFieldProps {
        stored: Rc::clone(stored),
        n_lines,
        on_record: Some(on_record),
        ..TextFieldProps::of(session, Some(case), id(what), lang)
    };
    let give_reason = {
        let (commit, is_asking) = (commit.clone(), is_asking.clone());
        Callback::from(move |reason: String| {
            if !reason.trim().is_empty() {
                is_asking.set(false);
                commit.emit(Change::SetItem(item.id.into(), ItemState::NotApplicable, reason.trim().into()));
            }
        })
    };
    let assign = commit.reform(move |to: String| Change::AssignedItem(item.id.into(), to.trim().into()));
    let write_note = {
        let (session, case, audience) = (session.clone(), case.clone(), record.note_audience);
        Callback::from(move |(note, to): (Rc<str>, Option<Audience>)| {
            session.commit_for(&case, Change::NotedItem(item.id.into(), note), to.unwrap_or(audience));
        })
    };
    let note = write_note.reform(|note: String| (note.trim().into(), None));
    let mark_note = {
        let note = Rc::clone(&record.note);
        write_note.reform(move |to: Audience| (Rc::clone(&note), Some(to)))
    };
    let state = if **is_asking { ItemState::NotApplicable } else { record.state };
    let label = |what: Text| what.get(lang);
    html! {
        <div class="item__tools">
            { view_text(label(words::ASSIGNEE), "", text("assignee", &record.assignee, 1, assign)) }
            <div class="field">
                <label class="field__label" for={id("state")}>{ words::STATE.get(lang) }</label>
                <select class="field__input" id={id("state")} autocomplete="off" onchange={choose}>
                    for known in ItemState::ALL {
                        <option key={known.as_str()} value={known.as_str()} selected={known == state}>
                            { words::state_label(item.kind, known, lang) }
                        </option>
                    }
                </select>
            </div>
            if **is_asking { { view_text(label(words::REASON_WHY_NOT), "", text("reason", &"".into(), 2, give_reason)) } }
            { view_text(label(words::NOTE), label(words::FACTS_NEVER_DATA), text("note", &record.note, 2, note)) }
            if !record.note.is_empty() {
                { view_audience(&id("note-audience"), record.note_audience, &mark_note, lang) }
            }
            if matches!(record.state, ItemState::Done | ItemState::NotApplicable) {
                <details class="item__fold">
                    { leaf("summary", "", words::ACTED_FOLD.get(lang)) }
                    { view_acted(props) }
                </details>
            }
            { view_history(&session.shown(), case, item.id, lang) }
        </div>
    }
}

/// When and by whom it was really done, where that was not just now by whoever ticked it.
fn view_acted(props: &ItemRowProps) -> Html {
    let ItemRowProps { session, case, planned, record, lang, place, .. } = props;
    stateful(ActedFormProps {
        session: session.clone(),
        case: case.clone(),
        item: planned.item.id.into(),
        state: record.state,
        reason: Rc::clone(&record.reason),
        acted: record.acted.clone(),
        place,
        turn: session.turn(),
        lang: *lang,
    })
}

fn view_history(shown: &Shown, case: &CaseId, item: &str, lang: Lang) -> Html {
    let Some(case) = shown.view.cases.get(case) else { return Html::default() };
    let struck = case.log().struck();
    let of_item = case.log().iter().filter(|entry| entry.change.item() == Some(item));
    let entries: Vec<_> = of_item.map(|entry| (Rc::clone(entry), struck.contains(&entry.id))).collect();
    if entries.is_empty() {
        return Html::default();
    }
    let n_rows = entries.len();
    let guide = shown.edition.guide();
    let rows = one_by_one(move |at| entries.get(at).map_or_else(Html::default, |row| view_entry(guide, row, lang)));
    html! {
        <div class="item__history">
            { leaf("p", "field__label", words::HISTORY.get(lang)) }
            { stateful(LongListProps { tag: "ul", class: "", n_rows, rows, lang }) }
        </div>
    }
}

fn view_entry(guide: &Guide, (entry, is_struck): &(Rc<Entry>, bool), lang: Lang) -> Html {
    let said = words::change(guide, None, entry, lang);
    html! {
        <li key={entry.id.as_str()}>
            if *is_struck { { leaf("s", "", said) } } else { { said } }
            { " " }{ words::time(entry.at, lang) }{ " " }{ &*entry.by }
        </li>
    }
}
