//! What can be written in document trees: passages, decisions, what happened, when the organisation knew.

use std::rc::Rc;

use yew::prelude::*;

use super::elements::{button, element, leaf};
use super::field::{Entry, TextFieldProps, view_entry};
use super::forms::{DecideFormProps, Knew, KnowFormProps, ObserveFormProps};
use super::letter::view_offers;
use super::record::Filter;
use super::send::view_entered;
use super::tree::{Place, view_nodes};
use crate::case::{Audience, Case, Change, Choice};
use crate::document::node::{Decide, Field, Keyed};
use crate::guide::Lang;
use crate::platform::{self, value_of};
use crate::ui::parts::choice::{Choice as Question, view_choice};
use crate::ui::session::Session;
use crate::ui::stateful::stateful;
use crate::words;

/// A passage: what people wrote, or else the draft. A draft that has changed since is offered, never forced.
pub(crate) fn view_field(field: &Field, place: &Place<'_>) -> Html {
    let lang = place.shown.lang;
    let (name, hint, shown) = (field.name.clone(), &field.hint, field.text());
    let (written, draft, basis) = (&*field.written, &*field.draft, &*field.basis);
    let audience = place
        .case
        .and_then(|case| case.state().written.get(&*name))
        .map_or(Audience::Internal, |one| one.audience);
    let write = {
        let (session, case) = (place.session.clone(), place.case.map(|case| case.id().clone()));
        let (name, draft) = (Rc::<str>::from(&*name), Rc::<str>::from(draft));
        Callback::from(move |text: String| {
            // What says the same as the draft is the draft.
            let (text, basis): (Rc<str>, Rc<str>) =
                if text == *draft { ("".into(), "".into()) } else { (text.into(), Rc::clone(&draft)) };
            session.write(case.as_ref(), Change::Wrote(Rc::clone(&name), text, basis), audience);
        })
    };
    let to = |text: &str| {
        let text = text.to_owned();
        write.reform(move |_: MouseEvent| text.clone())
    };
    let is_edited = !written.is_empty() && !draft.is_empty();
    let n_lines: usize = shown.lines().map(|line| 1 + line.chars().count() / 36).sum();
    let props = TextFieldProps {
        stored: shown.into(),
        n_lines: n_lines.max(field.n_lines).clamp(2, 30),
        class: "sheet__input",
        on_record: Some(write.clone()),
        ..TextFieldProps::of(place.session, place.case.map(|case| case.id()), name.clone(), lang)
    };
    // Passages of papers are as public as their paper; what is known in words is for its writer to say.
    let marked = place.case.filter(|_| !written.is_empty() && !name.starts_with("doc/"));
    html! {
        <div class="field sheet__field" key={name.clone()}>
            <label class="field__label" for={name.clone()}>
                if let Some(number) = field.number { { format!("{number}　") } }
                { &field.label }
            </label>
            if !hint.is_empty() { { leaf("p", "field__hint screen-only", hint.clone()) } }
            { stateful(props) }
            { leaf("div", "sheet__text print-only", shown.to_owned()) }
            if is_edited && basis != draft {
                <div class="notice notice--warning screen-only">
                    { leaf("p", "", words::DRAFT_CHANGED.get(lang)) }
                    { leaf("blockquote", "sheet__text", draft.to_owned()) }
                    { button("button button--small", words::TAKE_DRAFT.get(lang), to(draft)) }{ " " }
                    { button("button button--small", words::KEEP_TEXT.get(lang), to(written)) }
                </div>
            } else if is_edited {
                <p class="screen-only">{ button("button button--small", words::BACK_TO_DRAFT.get(lang), to(draft)) }</p>
            }
            { view_offers(field, &write, lang) }
            if let Some(case) = marked { { view_audience_of(&name, audience, case, place) } }
            { view_entered(field, place) }
            <div class="screen-only">{ view_nodes(&field.about, place) }</div>
        </div>
    }
}

/// Who may read what was written in a field; another choice marks the entry anew.
fn view_audience_of(name: &str, audience: Audience, case: &Rc<Case>, place: &Place<'_>) -> Html {
    let (session, case, field) = (place.session.clone(), Rc::clone(case), Rc::<str>::from(name));
    let mark = Callback::from(move |to: Audience| {
        let is_of_field = |change: &Change| matches!(change, Change::Wrote(written, ..) if *written == field);
        if let Some(entry) = case.log().newest(is_of_field) {
            session.commit(case.id(), Change::Marked(entry.id.clone(), to));
        }
    });
    element("div", "screen-only", view_audience(&format!("{name}-audience"), audience, &mark, place.shown.lang))
}

/// Who may read something, to choose.
pub(crate) fn view_audience(name: &str, audience: Audience, on_choose: &Callback<Audience>, lang: Lang) -> Html {
    let options = Audience::ALL.map(|one| words::audience(one, lang));
    let chosen = Audience::ALL.into_iter().position(|one| one == audience).unwrap_or(0);
    let ask = words::AUDIENCE_ASK.get(lang);
    let question = Question { name, ask, hint: "", options: &options, chosen, locked: 0, changed: "" };
    view_choice(&question, &on_choose.reform(|at: usize| Audience::ALL.get(at).copied().unwrap_or_default()))
}

/// A decision. What was decided stands above; on paper there is nothing else.
pub(crate) fn view_decide(decide: &Decide, case: &Rc<Case>, place: &Place<'_>) -> Html {
    let (session, lang) = (place.session, place.shown.lang);
    let fold = if decide.choice == Choice::Open { words::DECIDE } else { words::DECIDE_AGAIN };
    let (session, case, turn) = (session.clone(), case.id().clone(), session.turn());
    let form = stateful(DecideFormProps { session, case, decide: decide.clone(), turn, lang });
    html! {
        <div class="screen-only" key={decide.about.to_string()}>
            <details class="item__fold">
                { leaf("summary", "", fold.get(lang)) }
                { form }
            </details>
        </div>
    }
}

/// When the organisation knew, and why that is the time.
pub(crate) fn view_known_at(case: &Rc<Case>, session: &Session, lang: Lang) -> Html {
    let answers = &case.state().answers;
    let change = Callback::from(|(at, why): Knew| Change::AnsweredKnownAt(at, why));
    let props = KnowFormProps {
        session: session.clone(),
        case: case.id().clone(),
        id: "known-at".into(),
        label: words::Q_KNOWN_AT.get(lang),
        known: (answers.known_at, Rc::clone(&answers.known_why)),
        change,
        turn: session.turn(),
        lang,
    };
    element("div", "card", stateful(props))
}

/// Something that happened, with a time of its own.
pub(crate) fn view_observe(case: &Rc<Case>, place: &Place<'_>) -> Html {
    let (session, lang) = (place.session, place.shown.lang);
    let (session, case, turn) = (session.clone(), case.id().clone(), session.turn());
    stateful(ObserveFormProps { session, case, turn, lang })
}

/// The field in which ticks from paper are keyed in.
pub(crate) const KEYED: &str = "keyed";

/// Ticks from paper. What was read of them is recorded when the button is pressed; what was not stays to be mended.
pub(crate) fn view_keyed(keyed: &Keyed, case: &Rc<Case>, place: &Place<'_>) -> Html {
    let typed = place.filter.typed.to_string();
    let record = keyed.entry.as_ref().map(|entry| {
        let (session, id, refine) = (place.session.clone(), case.id().clone(), place.refine.clone());
        let (rest, entry) = (Rc::<str>::from(&*keyed.rest), entry.clone());
        let label = entry.label;
        let onclick = Callback::from(move |_: MouseEvent| {
            refine.emit(Filter { typed: Rc::clone(&rest), ..Filter::default() });
            session.keep_typed(&id, KEYED, &rest);
            session.commit_all(&id, entry.changes.clone(), &entry.said);
            platform::focus(KEYED);
        });
        html! { <p><button class="button button--primary" type="button" {onclick}>{ label }</button></p> }
    });
    let oninput = {
        let (session, id) = (place.session.clone(), case.id().clone());
        place.refine.reform(move |event: InputEvent| {
            let typed = value_of(&event);
            session.keep_typed(&id, KEYED, &typed);
            Filter { typed: typed.into(), ..Filter::default() }
        })
    };
    let class = classes!("field__input", "sheet__input");
    let entry = Entry { id: KEYED.into(), class, value: typed, n_lines: 4, oninput, ..Entry::default() };
    html! {
        <>
            <div class="field">
                <label class="field__label" for={KEYED}>{ &keyed.label }</label>
                { view_entry(entry) }
            </div>
            { view_nodes(&keyed.preview, place) }
            { record }
        </>
    }
}
