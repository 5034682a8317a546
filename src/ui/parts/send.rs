//! What is said of a paper when it goes out, the table of groups, and what has been typed into an official form.

use std::rc::Rc;

use yew::prelude::*;

use super::elements::{button, leaf};
use super::field::{TextFieldProps, view_text};
use super::forms::use_form;
use super::tree::Place;
use crate::case::{Audience, Case, CaseId, Change, Sent};
use crate::document::lines_as_html;
use crate::document::node::{Entered, EnteredState, Field, Groups, Send};
use crate::guide::Lang;
use crate::ui::session::Session;
use crate::words;

#[derive(PartialEq, Properties)]
pub(super) struct SendFormProps {
    pub(super) session: Session,
    pub(super) case: CaseId,
    pub(super) send: Send,
    pub(super) turn: usize,
    pub(super) lang: Lang,
}

/// One form with one button: the paper is kept for ever as it stands.
#[component]
pub(super) fn SendForm(props: &SendFormProps) -> Html {
    let SendFormProps { session, case, send, turn, lang } = props;
    let (form, lang) = (use_form(session, case, *turn, *lang), *lang);
    // Each paper has its own.
    let ids = ["at", "to", "how", "reference", "late"].map(|part| format!("sent-{part}-{}", send.frozen.name));
    let press = {
        let (form, ids, send) = (form.clone(), ids.clone(), send.clone());
        Callback::from(move |_: MouseEvent| {
            let [at, to, how, reference, late] = ids.each_ref().map(|id| &**id);
            let Some(on) = form.when(at) else { return };
            let sent = Sent {
                what: Rc::clone(&send.what),
                to: form.text(to, &send.to),
                on,
                how: form.text(how, ""),
                reference: form.text(reference, ""),
                late_why: form.text(late, ""),
                paper: Some(send.frozen.clone()),
            };
            form.record(&[at, to, how, reference, late], Change::Sent(sent.into()), Audience::Internal);
        })
    };
    let [at, to, how, reference, late] = ids.each_ref().map(|id| &**id);
    let nothing = Rc::<str>::from("");
    html! {
        <details class="item__fold screen-only send">
            <summary>{ words::WENT_TITLE.get(lang) }</summary>
            if send.n_gaps > 0 { { leaf("p", "notice notice--info", words::WENT_WITH_GAPS.get(lang)) } }
            { form.view_when(at, words::WENT_AT.get(lang), words::WENT_AT.get(lang)) }
            { form.view_text(to, words::WENT_TO.get(lang), 1, &Rc::from(&*send.to)) }
            { form.view_text(how, words::WENT_HOW.get(lang), 1, &nothing) }
            { form.view_text(reference, words::WENT_REFERENCE.get(lang), 1, &nothing) }
            if send.is_late { { form.view_text(late, words::WENT_LATE.get(lang), 2, &nothing) } }
            { form.view_button(&[at, to, how, reference, late], words::WENT_DO.get(lang), press) }
        </details>
    }
}

/// The form for a paper of a case.
pub(super) fn view_send_paper(send: &Send, case: &Rc<Case>, place: &Place<'_>) -> Html {
    html! {
        <SendForm
            session={place.session.clone()}
            case={case.id().clone()}
            send={send.clone()}
            turn={place.session.turn()}
            lang={place.shown.lang}
        />
    }
}

/// The table of groups: a cell is entered when it is left.
pub(super) fn view_groups(groups: &Groups, place: &Place<'_>) -> Html {
    let lang = place.shown.lang;
    let cell = |(at, (name, text)): (usize, &(String, Rc<str>))| {
        let (session, case) = (place.session.clone(), place.case.map(|case| case.id().clone()));
        let kept = Rc::<str>::from(&**name);
        let on_record = Callback::from(move |text: String| {
            let change = Change::Wrote(Rc::clone(&kept), text.trim().into(), "".into());
            session.write(case.as_ref(), change, Audience::Internal);
        });
        let label = groups.columns.get(at).map_or("", String::as_str);
        let props = TextFieldProps {
            stored: Rc::clone(text),
            on_record: Some(on_record),
            ..TextFieldProps::of(place.session, place.case.map(|case| case.id()), name.clone(), lang)
        };
        view_text(label, "", props)
    };
    html! {
        <section class="groups">
            { leaf("h2", "", words::GROUPS.get(lang)) }
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
        let (session, text, n_gaps) = (place.session.clone(), Rc::clone(&text), field.gaps.len());
        Callback::from(move |_: MouseEvent| session.copy_text(&lines_as_html(&text), &text, n_gaps))
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
