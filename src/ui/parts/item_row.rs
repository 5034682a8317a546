//! One item of the list: tick, number, act, why it is here, and in folds how to do it and who does it.

use std::rc::Rc;

use yew::prelude::*;

use super::lines;
use crate::case::{Answers, Audience, CaseId, Change, Entry, ItemRecord, ItemState};
use crate::document::Page;
use crate::guide::{Guide, ItemKind, Lang, Text};
use crate::plan::{Planned, Verdict};
use crate::platform::value_of;
use crate::ui::later::{Later, Through};
use crate::ui::parts::document::DocumentPage;
use crate::ui::parts::elements::leaf;
use crate::ui::parts::field::{TextFieldProps, view_text};
use crate::ui::parts::forms::ActedForm;
use crate::ui::parts::long_list::{LongList, one_by_one};
use crate::ui::parts::write::view_audience;
use crate::ui::session::{Session, Shown};
use crate::words;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ItemRowProps {
    pub(crate) session: Session,
    pub(crate) case: CaseId,
    pub(crate) planned: Planned,
    pub(crate) record: ItemRecord,
    pub(crate) answers: Rc<Answers>,
    pub(crate) lang: Lang,
    /// Distinguishes the same item standing twice on a page.
    #[prop_or_default]
    pub(crate) place: &'static str,
}

/// The row of an item.
#[component]
pub(crate) fn ItemRow(props: &ItemRowProps) -> Html {
    let is_how_open = use_state(|| false);
    let is_more_open = use_state(|| false);
    let is_asking = use_state(|| false);
    let is_acted_open = use_state(|| false);
    let ItemRowProps { session, case, planned, record, answers, lang, place } = props;
    let (item, lang) = (planned.item, *lang);
    let is_caution = item.kind == ItemKind::Caution;
    let is_settled = is_settled(record.state);
    let act_id = format!("act{place}-{}", item.id);
    let tick = {
        let (session, case) = (session.clone(), case.clone());
        let next = if is_settled { ItemState::Open } else { ItemState::Done };
        Callback::from(move |_| session.commit(&case, Change::SetItem(item.id.into(), next, "".into())))
    };
    let classes = classes!(
        "item",
        is_caution.then_some("item--caution"),
        (item.kind == ItemKind::Decision).then_some("item--decision"),
        is_settled.then_some("item--settled"),
        (planned.verdict == Verdict::Open).then_some("item--open-question"),
        (planned.verdict == Verdict::DoesNotApply).then_some("item--left-out"),
    );
    let checked = match record.state {
        ItemState::Open => "false",
        ItemState::InProgress => "mixed",
        ItemState::Done | ItemState::NotApplicable => "true",
    };
    let toggle = |state: &UseStateHandle<bool>| {
        let state = state.clone();
        Callback::from(move |_: Event| state.set(!*state))
    };
    html! {
        <li class={classes}>
            <button
                class="item__tick"
                role="checkbox"
                aria-checked={checked}
                aria-labelledby={act_id.clone()}
                data-state={record.state.as_str()}
                data-item={item.id}
                onclick={tick}
            ></button>
            <div class="item__body">
                <p class="item__act" id={act_id}>
                    { leaf("span", "item__number", item.id) }{ " " }
                    if is_caution { <span class="visually-hidden">{ words::CAUTION.get(lang) }{ ": " }</span> }
                    if item.kind == ItemKind::Decision { { leaf("span", "layer", words::DECISION.get(lang)) }{ " " } }
                    { item.act.get(lang) }
                </p>
                <p class="item__reason">{ view_reason(session.edition().guide(), planned, answers, lang) }</p>
                { view_record(item.kind, record, lang) }
                <div class="item__folds">
                    <details class="item__fold" key="how" ontoggle={toggle(&is_how_open)}>
                        { leaf("summary", "", words::WHY_AND_HOW.get(lang)) }
                        if *is_how_open { { view_how(props) } }
                    </details>
                    if is_settled {
                        <details class="item__fold" key="acted" ontoggle={toggle(&is_acted_open)}>
                            { leaf("summary", "", words::ACTED_FOLD.get(lang)) }
                            if *is_acted_open { <Through session={session.clone()} {lang} view={acted(props)} /> }
                        </details>
                    }
                    <details class="item__fold" key="more" ontoggle={toggle(&is_more_open)}>
                        { leaf("summary", "", words::DETAILS.get(lang)) }
                        if *is_more_open { { view_later(props, &is_asking) } }
                    </details>
                </div>
            </div>
        </li>
    }
}

fn view_reason(guide: &Guide, planned: &Planned, answers: &Answers, lang: Lang) -> Html {
    let section = words::section(planned.item, answers.types, lang);
    html! {
        <>
            { words::reasons(guide, &planned.reasons, lang) }
            if !section.is_empty() { { " " }{ leaf("span", "layer layer--guide", section) } }
            if planned.item.own.is_some() { { " " }{ leaf("span", "layer layer--own", words::OWN_LAYER.get(lang)) } }
            if let Some(source) = planned.item.source { { " " }{ leaf("span", "layer layer--added", lines::say_added(source, lang)) } }
        </>
    }
}

fn view_record(kind: ItemKind, record: &ItemRecord, lang: Lang) -> Html {
    let mut parts: Vec<String> = words::state_record(kind, record, lang).into_iter().collect();
    if !record.reason.is_empty() {
        parts.push(format!("{}: {}", words::REASON.get(lang), record.reason));
    }
    if !record.assignee.is_empty() {
        parts.push(format!("{}: {}", words::ASSIGNEE.get(lang), record.assignee));
    }
    if !record.note.is_empty() {
        parts.push(format!("{}: {}", words::NOTE.get(lang), record.note));
    }
    if parts.is_empty() {
        Html::default()
    } else {
        html! { { leaf("p", "item__who", parts.join(" · ")) } }
    }
}

/// Why and how.
fn view_how(props: &ItemRowProps) -> Html {
    let shown = props.session.shown();
    let Some(case) = shown.view.cases.get(&props.case).map(Rc::clone) else { return Html::default() };
    let page = Page::Item(props.planned.item);
    html! { <div class="item__how"><DocumentPage session={props.session.clone()} {shown} {case} {page} /></div> }
}

/// State, reason, assignee, note and record, as soon as what shows them is here.
fn view_later(props: &ItemRowProps, is_asking: &UseStateHandle<bool>) -> Html {
    let (session, lang) = (props.session.clone(), props.lang);
    let (props, is_asking) = (props.clone(), is_asking.clone());
    let view = Callback::from(move |later: Later| (later.tools)(&props, &is_asking));
    html! { <Through {session} {lang} {view} /> }
}

/// State, reason, assignee, note and record of an item. `is_asking`: the reason why it does not apply is being asked
/// for.
pub(crate) fn view_tools(props: &ItemRowProps, is_asking: &UseStateHandle<bool>) -> Html {
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
            <div class="field">
                <label class="field__label" for={id("state")}>{ words::STATE.get(lang) }</label>
                <select class="field__input" id={id("state")} onchange={choose}>
                    for known in ItemState::ALL {
                        <option key={known.as_str()} value={known.as_str()} selected={known == state}>
                            { words::state_label(item.kind, known, lang) }
                        </option>
                    }
                </select>
            </div>
            if **is_asking { { view_text(label(words::REASON_WHY_NOT), "", text("reason", &"".into(), 2, give_reason)) } }
            { view_text(label(words::ASSIGNEE), "", text("assignee", &record.assignee, 1, assign)) }
            { view_text(label(words::NOTE), label(words::FACTS_NEVER_DATA), text("note", &record.note, 2, note)) }
            if !record.note.is_empty() {
                { view_audience(&id("note-audience"), record.note_audience, &mark_note, lang) }
            }
            { view_history(&session.shown(), case, item.id, lang) }
        </div>
    }
}

/// When and by whom it was really done, as soon as what asks for it is here.
fn acted(props: &ItemRowProps) -> Callback<Later, Html> {
    let props = props.clone();
    Callback::from(move |later: Later| (later.acted)(&props))
}

/// When and by whom it was really done, where that was not just now by whoever ticked it.
pub(crate) fn view_acted(props: &ItemRowProps) -> Html {
    let ItemRowProps { session, case, planned, record, lang, place, .. } = props;
    html! {
        <ActedForm
            session={session.clone()}
            case={case.clone()}
            item={Rc::<str>::from(planned.item.id)}
            state={record.state}
            reason={Rc::clone(&record.reason)}
            acted={record.acted.clone()}
            place={*place}
            turn={session.turn()}
            lang={*lang}
        />
    }
}

fn is_settled(state: ItemState) -> bool {
    matches!(state, ItemState::Done | ItemState::NotApplicable)
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
            <LongList tag="ul" class="" {n_rows} {rows} {lang} />
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
