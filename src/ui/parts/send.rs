//! What is said of a paper when it goes out, the table of groups, and what has been typed into an official form.

use std::rc::Rc;

use yew::prelude::*;

use super::elements::{LINE_LENGTH, button, leaf};
use super::tree::Place;
use super::write::view_typed;
use crate::case::{Case, Change, Sent};
use crate::document::lines_as_html;
use crate::document::node::{Entered, EnteredState, Field, Groups, Send};
use crate::guide::Text;
use crate::platform::{self, value_of};
use crate::wire::time::{from_japan_input, to_japan_input};
use crate::words;

/// The fields of what went out, in their order.
const SENT: [(&str, Text, &str); 5] = [
    ("sent-at", words::SENT_AT, "datetime-local"),
    ("sent-to", words::SENT_TO, "text"),
    ("sent-how", words::SENT_HOW, "text"),
    ("sent-reference", words::SENT_REFERENCE, "text"),
    ("sent-late", words::SENT_LATE, "text"),
];

/// One form with one button: the paper is kept for ever as it stands.
pub(super) fn view_send(send: &Send, case: &Rc<Case>, place: &Place<'_>) -> Html {
    let lang = place.shown.lang;
    let (session, id) = (place.session.clone(), case.id().clone());
    let typed = |field: &str| place.session.typed(case.id(), &kept(field, send)).to_string();
    let fields = SENT.into_iter().filter(|(field, ..)| *field != "sent-late" || send.is_late);
    let value = |field: &str| match (field, typed(field)) {
        ("sent-at", at) if at.is_empty() => to_japan_input(platform::now()),
        ("sent-to", to) if to.is_empty() => send.to.clone(),
        (_, typed) => typed,
    };
    let record = {
        let send = send.clone();
        Callback::from(move |_: MouseEvent| {
            let [on, to, how, reference, late] = SENT.map(|(field, ..)| platform::value_at(&kept(field, &send)));
            let Some(on) = from_japan_input(&on) else { return platform::focus(&kept("sent-at", &send)) };
            for (field, ..) in SENT {
                session.keep_typed(&id, &kept(field, &send), "");
            }
            let sent = Sent {
                what: Rc::clone(&send.what),
                to: to.trim().into(),
                on,
                how: how.trim().into(),
                reference: reference.trim().into(),
                late_why: late.trim().into(),
                paper: Some(send.frozen.clone()),
            };
            session.commit(&id, Change::Sent(sent.into()));
        })
    };
    html! {
        <details class="item__fold screen-only send">
            <summary>{ words::SENT_TITLE.get(lang) }</summary>
            if send.n_gaps > 0 { { leaf("p", "notice notice--info", words::SENT_WITH_GAPS.get(lang)) } }
            for (field, label, sort) in fields {
                { view_typed(&kept(field, send), label, sort, value(field), case.id(), place.session, lang) }
            }
            <p>{ button("button button--primary", words::SENT_DO.get(lang), record) }</p>
        </details>
    }
}

/// The name of a field: each paper has its own.
fn kept(field: &str, send: &Send) -> String {
    format!("{field}-{}", send.frozen.name)
}

/// The table of groups: a cell is entered when it is left.
pub(super) fn view_groups(groups: &Groups, place: &Place<'_>) -> Html {
    let lang = place.shown.lang;
    let cell = |(at, (name, text)): (usize, &(String, Rc<str>))| {
        let (session, case) = (place.session.clone(), place.case.map(|case| case.id().clone()));
        let kept = Rc::<str>::from(&**name);
        let onchange = Callback::from(move |event: Event| {
            let text = value_of(&event);
            session.write(case.as_ref(), Change::Wrote(Rc::clone(&kept), text.trim().into(), "".into()));
        });
        let label = groups.columns.get(at).cloned().unwrap_or_default();
        html! {
            <label class="groups__cell">
                { leaf("span", "groups__name", label) }
                <input class="field__input" id={name.clone()} maxlength={LINE_LENGTH} value={text.to_string()} {onchange} />
            </label>
        }
    };
    html! {
        <section class="groups">
            { leaf("h3", "", words::GROUPS.get(lang)) }
            { leaf("p", "field__hint", words::GROUPS_HINT.get(lang)) }
            for row in &groups.rows { <div class="groups__row">for one in row.iter().enumerate() { { cell(one) } }</div> }
        </section>
    }
}

/// A passage of an official form: copied, and ticked once it is there.
pub(super) fn view_entered(field: &Field, place: &Place<'_>) -> Html {
    let (Some(Entered { name, state }), Some(case)) = (&field.entered, place.case) else { return Html::default() };
    let lang = place.shown.lang;
    let text = Rc::<str>::from(field.text());
    let copy = {
        let (session, text) = (place.session.clone(), Rc::clone(&text));
        Callback::from(move |_: MouseEvent| session.copy_text(&lines_as_html(&text), &text))
    };
    let tick = {
        let (session, case, name) = (place.session.clone(), case.id().clone(), Rc::<str>::from(&**name));
        let next: Rc<str> = if *state == EnteredState::Done { "".into() } else { text };
        Callback::from(move |_: Event| {
            session.commit(&case, Change::Wrote(Rc::clone(&name), Rc::clone(&next), "".into()));
        })
    };
    html! {
        <div class="row screen-only entered">
            { button("button button--small", words::COPY_PASSAGE.get(lang), copy) }
            <label class="choice__option">
                <input type="checkbox" id={name.clone()} checked={*state == EnteredState::Done} onchange={tick} />
                <span>{ words::ENTERED.get(lang) }</span>
            </label>
            if *state == EnteredState::Changed { { leaf("span", "entered__changed", words::ENTERED_CHANGED.get(lang)) } }
        </div>
    }
}
