//! One item of the list: the box, the act, and "how" with all that can be said of it. What must not be done meanwhile
//! stands above the act that it guards, as a strip without a box of its own.

use std::rc::Rc;

use yew::prelude::*;

use super::icons;
use crate::case::{Answers, CaseId, Change, ItemRecord, ItemState};
use crate::guide::{Guide, Item, ItemKind, Lang, Tool, ToolKind};
use crate::plan::{Planned, Verdict};
use crate::platform;
use crate::route::Route;
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
    /// What must not be done meanwhile.
    pub(crate) guards: Vec<&'static Item>,
    pub(crate) record: ItemRecord,
    pub(crate) answers: Rc<Answers>,
    pub(crate) lang: Lang,
    /// Distinguishes the same item standing twice on a page.
    pub(crate) place: &'static str,
    /// The class of the button that opens the item's tool; empty where that stands in the fold only.
    pub(crate) tool: &'static str,
}

shown_by!(ItemRowProps, use_item_row);

/// The row of an item.
#[hook]
fn use_item_row(props: &ItemRowProps) -> Html {
    let is_open = use_state(|| false);
    let ItemRowProps { session, case, planned, guards, record, lang, place, tool, .. } = props;
    let (item, lang) = (planned.item, *lang);
    let is_caution = item.kind == ItemKind::Caution;
    let is_settled = matches!(record.state, ItemState::Done | ItemState::NotApplicable);
    let id = |what: &str| format!("{what}{place}-{}", item.id);
    let (act_id, how_id) = (id("act"), id("how"));
    let tick = {
        let (session, case, how_id) = (session.clone(), case.clone(), how_id.clone());
        let next = if is_settled { ItemState::Open } else { ItemState::Done };
        let is_decision = item.tool.is_some_and(|tool| tool.kind == ToolKind::Decision);
        let is_open = is_open.clone();
        Callback::from(move |_| match (is_decision, *is_open) {
            // A decision is recorded with its reason: in the register, whose form stands in the fold.
            (true, false) => platform::press(&how_id),
            (true, true) => platform::focus(&how_id),
            _ => session.commit(&case, Change::SetItem(item.id.into(), next, "".into())),
        })
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
    let ontoggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: Event| is_open.set(!*is_open))
    };
    html! {
        <li class={classes}>
            for guard in guards { { view_guard(guard, None, is_settled, lang) } }
            if is_caution {
                { view_guard(item, Some(act_id.clone()), false, lang) }
            } else {
                <button
                    class="item__tick"
                    role="checkbox"
                    aria-checked={checked}
                    aria-labelledby={act_id.clone()}
                    data-state={record.state.as_str()}
                    data-item={item.id}
                    onclick={tick}
                ></button>
            }
            <div class="item__body">
                if !is_caution { <p class="item__act" id={act_id.clone()}>{ item.act.get(lang) }</p> }
                { view_second(session.edition().guide(), planned, record, lang) }
                if let Some(of) = item.tool.filter(|_| !tool.is_empty() && !is_settled) {
                    { view_tool(tool, of, case, &[&how_id, &act_id], lang) }
                }
                <details class="item__fold item__more" {ontoggle}>
                    <summary id={how_id.clone()} aria-labelledby={format!("{how_id} {act_id}")}>
                        { if *is_open { words::CLOSE } else { words::WHY_AND_HOW }.get(lang) }
                    </summary>
                    if *is_open {
                        {
                            stateful(ThroughProps {
                                session: session.clone(),
                                lang,
                                view: {
                                    let props = props.clone();
                                    Callback::from(move |later: Later| (later.how)(&props))
                                },
                            })
                        }
                    }
                </details>
            </div>
        </li>
    }
}

/// What must not be done: a hand and the whole sentence. It holds when the act is done, too.
fn view_guard(guard: &'static Item, id: Option<String>, is_done: bool, lang: Lang) -> Html {
    html! {
        <p class="guard" {id} data-item={guard.id}>
            { icons::hand() }
            <span>
                <span class="visually-hidden">{ words::CAUTION.get(lang) }{ ": " }</span>
                if is_done { { words::STILL.get(lang) } }
                { guard.act.get(lang) }
            </span>
        </p>
    }
}

/// The button that opens what the act needs. What opens in the row is a press of "how".
fn view_tool(class: &'static str, tool: &Tool, case: &CaseId, [how_id, act_id]: &[&String; 2], lang: Lang) -> Html {
    let label = words::tool_label(tool.kind, lang);
    let id = format!("tool-{act_id}");
    let named = format!("{id} {act_id}");
    match Route::of_tool(tool, case) {
        Some(route) => {
            html! { <a {class} {id} aria-labelledby={named} href={route.to_string()}>{ label }</a> }
        }
        None => {
            let how_id = (*how_id).clone();
            let onclick = Callback::from(move |_: MouseEvent| platform::press(&how_id));
            html! { <button {class} {id} aria-labelledby={named} {onclick}>{ label }</button> }
        }
    }
}

/// The second line, where there is something to say: why it is open or left out, whose it is, what was recorded.
fn view_second(guide: &Guide, planned: &Planned, record: &ItemRecord, lang: Lang) -> Html {
    let why = match planned.verdict {
        Verdict::Applies => String::new(),
        Verdict::Open => words::depends_on(guide, &planned.reasons, lang),
        Verdict::DoesNotApply => words::reasons(guide, &planned.reasons, lang),
    };
    let mut parts: Vec<String> = words::state_record(planned.item.kind, record, lang).into_iter().collect();
    for (label, text) in
        [(words::REASON, &record.reason), (words::ASSIGNEE, &record.assignee), (words::NOTE, &record.note)]
    {
        if !text.is_empty() {
            parts.push(format!("{}: {text}", label.get(lang)));
        }
    }
    html! {
        <>
            if planned.item.own.is_some() { { leaf("span", "layer layer--own", words::OWN_LAYER.get(lang)) } }
            if !why.is_empty() { { leaf("p", "item__reason", why) } }
            if !parts.is_empty() { { leaf("p", "item__who", parts.join(" · ")) } }
        </>
    }
}
