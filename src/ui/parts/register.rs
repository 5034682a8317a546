//! The register of obligations on screen: a row for each, with its time as a picture, and the forms in it.

use std::rc::Rc;

use yew::prelude::*;

use super::elements::{button, leaf};
use super::forms::{Knew, KnowFormProps, SentFormProps};
use super::tree::{Place, ask_id, owned, view_nodes};
use crate::case::{Case, Change};
use crate::document::node::{KnewForm, ObligationRow, RowTime, SendForm, Strip};
use crate::plan::Verdict;
use crate::platform;
use crate::ui::stateful::stateful_as;
use crate::words;

/// The rows in their order.
pub(super) fn view_register(rows: &[ObligationRow], place: &Place<'_>) -> Html {
    html! { <ul class="register">for row in rows { { view_row(row, place) } }</ul> }
}

fn view_row(row: &ObligationRow, place: &Place<'_>) -> Html {
    html! {
        <li class="register__row" key={row.id.clone()} id={row.id.clone()}>
            <details class="register__more">
                <summary class="register__head">
                    <span class="register__who">
                        { leaf("strong", "", owned(&row.whom)) }
                        { leaf("span", "register__small", owned(&row.what)) }
                    </span>
                    <span class="register__verdict">
                        { leaf("span", verdict_class(row.verdict), owned(&row.said)) }
                        if !row.because.is_empty() { { leaf("span", "register__small", owned(&row.because)) } }
                    </span>
                    <span class="register__time">
                        if !row.left.is_empty() { { leaf("strong", time_class(row.time), owned(&row.left)) }{ " " } }
                        if !row.due.is_empty() { { leaf("span", "register__small", owned(&row.due)) } }
                        if let Some(strip) = &row.strip { { view_strip(*strip, row.time) } }
                    </span>
                    <span class="register__sent">
                        for (at, line) in row.sent.iter().enumerate() {
                            { leaf("span", sent_class(at, row.time), owned(line)) }
                        }
                    </span>
                </summary>
                <div class="register__inside">{ view_nodes(&row.more, place) }</div>
            </details>
            if !row.asks.is_empty() {
                <p class="register__asks">
                    { owned(&row.asks_label) }
                    for (fact, ask) in &row.asks {
                        { " " }
                        <button class="button button--quiet button--small" onclick={lead_to(ask_id(*fact))}>{ owned(ask) }</button>
                    }
                </p>
            }
        </li>
    }
}

/// Leads to a question on the same page.
fn lead_to(id: String) -> Callback<MouseEvent> {
    Callback::from(move |_| platform::focus(&id))
}

fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Applies => "register__state register__state--due",
        Verdict::Open => "register__state register__state--open",
        Verdict::DoesNotApply => "register__state register__state--none",
    }
}

fn time_class(time: RowTime) -> &'static str {
    match time {
        RowTime::Passed => "register__left register__left--passed",
        RowTime::Near => "register__left register__left--near",
        RowTime::None | RowTime::Runs | RowTime::Perhaps | RowTime::InTime | RowTime::Late => "register__left",
    }
}

fn sent_class(at: usize, time: RowTime) -> &'static str {
    match (at, time) {
        (0, RowTime::InTime) => "register__done",
        (0, RowTime::Late) => "register__done register__done--late",
        (0, _) => "",
        _ => "register__small",
    }
}

/// A time as a picture: the line from the day of knowing, how far it has run, when it is due, when it was sent. What it
/// shows is said in words beside it.
fn view_strip(strip: Strip, time: RowTime) -> Html {
    let at = |part: u8| format!("{part}%");
    let class = match time {
        RowTime::Passed => "strip strip--passed",
        RowTime::Near => "strip strip--near",
        RowTime::Perhaps => "strip strip--perhaps",
        RowTime::Late => "strip strip--late",
        RowTime::InTime => "strip strip--done",
        RowTime::Runs | RowTime::None => "strip",
    };
    let mark = |part: u8, sort: &'static str, shape: &'static str| {
        html! { <text class={sort} x={at(part)} y="14" text-anchor="middle">{ shape }</text> }
    };
    html! {
        <svg {class} height="18" aria-hidden="true">
            <line class="strip__line" x1="0" x2="100%" y1="9" y2="9" />
            <line class="strip__run" x1="0" x2={at(strip.now.min(strip.due))} y1="9" y2="9" />
            if strip.now > strip.due || strip.sent.is_some_and(|sent| sent > strip.due) {
                <line class="strip__over" x1={at(strip.due)} x2={at(strip.sent.unwrap_or(strip.now))} y1="9" y2="9" />
            }
            <circle class="strip__knew" cx="5" cy="9" r="5" />
            if strip.sent.is_none() {
                <line class="strip__now" x1={at(strip.now)} x2={at(strip.now)} y1="0" y2="18" />
            }
            { mark(strip.due, "strip__due", "◆") }
            if let Some(sent) = strip.sent { { mark(sent, "strip__sent", "●") } }
        </svg>
    }
}

/// Closes the case, with what is open said before.
pub(super) fn view_close(label: &'static str, case: &Rc<Case>, place: &Place<'_>) -> Html {
    let (session, id) = (place.session.clone(), case.id().clone());
    let close = Callback::from(move |_: MouseEvent| session.commit(&id, Change::Closed));
    html! { <p>{ button("button button--danger", label, close) }</p> }
}

/// That something was filed or sent.
pub(super) fn view_send(form: &SendForm, case: &Rc<Case>, place: &Place<'_>) -> Html {
    let (session, case, lang) = (place.session.clone(), case.id().clone(), place.shown.lang);
    let turn = session.turn();
    stateful_as(&format!("{}/{}", form.what, form.id), SentFormProps { session, case, form: form.clone(), turn, lang })
}

/// When a situation was known.
pub(super) fn view_knew(form: KnewForm, case: &Rc<Case>, place: &Place<'_>) -> Html {
    let (lang, situation) = (place.shown.lang, form.situation);
    let knew = case.state().answers.knew.get(situation).cloned().unwrap_or_default();
    let change = Callback::from(move |(at, why): Knew| {
        // Taken back, it counts from the first day again.
        let why = if at.is_none() { "".into() } else { why };
        Change::KnewOf { situation: situation.into(), at, why }
    });
    let props = KnowFormProps {
        session: place.session.clone(),
        case: case.id().clone(),
        id: format!("knew-{situation}-at").into(),
        label: words::KNEW_AT.get(lang),
        known: (knew.at, knew.why),
        change,
        turn: place.session.turn(),
        lang,
    };
    stateful_as(situation, props)
}
