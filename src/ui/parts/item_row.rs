//! One item of the list: tick, number, act, why it is here, and in folds how to do it and who does it.

use std::rc::Rc;

use yew::prelude::*;

use super::lines;
use crate::case::{Answers, CaseId, Change, ItemRecord, ItemState};
use crate::guide::{Guide, ItemKind, Lang};
use crate::plan::{Planned, Verdict};
use crate::ui::later::{Later, ThroughProps};
use crate::ui::parts::elements::leaf;
use crate::ui::session::Session;
use crate::ui::stateful::{shown_by, stateful};
use crate::words;

#[derive(Clone, PartialEq)]
pub(crate) struct ItemRowProps {
    pub(crate) session: Session,
    pub(crate) case: CaseId,
    pub(crate) planned: Planned,
    pub(crate) record: ItemRecord,
    pub(crate) answers: Rc<Answers>,
    pub(crate) lang: Lang,
    /// Distinguishes the same item standing twice on a page.
    pub(crate) place: &'static str,
}

shown_by!(ItemRowProps, use_item_row);

/// The row of an item.
#[hook]
fn use_item_row(props: &ItemRowProps) -> Html {
    let is_how_open = use_state(|| false);
    let is_more_open = use_state(|| false);
    let is_asking = use_state(|| false);
    let is_acted_open = use_state(|| false);
    let ItemRowProps { session, case, planned, record, answers, lang, place } = props;
    let (item, lang) = (planned.item, *lang);
    let is_caution = item.kind == ItemKind::Caution;
    let is_settled = matches!(record.state, ItemState::Done | ItemState::NotApplicable);
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
                        if *is_how_open { { later(props, |later, props| (later.how)(props)) } }
                    </details>
                    if is_settled {
                        <details class="item__fold item__fold--acted" key="acted" ontoggle={toggle(&is_acted_open)}>
                            { leaf("summary", "", words::ACTED_FOLD.get(lang)) }
                            if *is_acted_open { { later(props, |later, props| (later.acted)(props)) } }
                        </details>
                    }
                    <details class="item__fold" key="more" ontoggle={toggle(&is_more_open)}>
                        { leaf("summary", "", words::DETAILS.get(lang)) }
                        if *is_more_open { { view_more(props, &is_asking) } }
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

/// Something of an item that is behind the door.
fn later(props: &ItemRowProps, view: impl Fn(Later, &ItemRowProps) -> Html + 'static) -> Html {
    let (session, lang, props) = (props.session.clone(), props.lang, props.clone());
    stateful(ThroughProps { session, lang, view: Callback::from(move |later: Later| view(later, &props)) })
}

/// State, reason, assignee, note and record.
fn view_more(props: &ItemRowProps, is_asking: &UseStateHandle<bool>) -> Html {
    let is_asking = is_asking.clone();
    later(props, move |later, props| (later.item_tools)(props, &is_asking))
}
