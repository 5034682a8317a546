//! What can be written in document trees: passages, decisions, what happened, when the organisation knew. Each change
//! is entered into the log at once, so nothing here has a state of its own.

use std::rc::Rc;

use yew::prelude::*;

use super::elements::{LINE_LENGTH, button, leaf};
use super::letter::view_offers;
use super::record::Filter;
use super::tree::{Place, view_nodes, view_said};
use crate::case::{Acted, Case, CaseId, Change, Choice};
use crate::document::node::{Decide, Field, Keyed};
use crate::guide::{Lang, Text};
use crate::platform::{self, value_of};
use crate::ui::parts::choice::{Choice as Question, view_choice};
use crate::ui::session::Session;
use crate::wire::time::{from_japan_input, to_japan_input};
use crate::words;

/// A labelled input whose text is handed on when it has been changed.
fn view_input(id: &str, label: &str, sort: &'static str, value: String, onchange: Callback<Event>) -> Html {
    html! {
        <div class="field">
            <label class="field__label" for={id.to_owned()}>{ label }</label>
            <input class="field__input" id={id.to_owned()} maxlength={LINE_LENGTH} list="people" type={sort} {value} {onchange} />
        </div>
    }
}

/// A labelled input whose text is recorded by a button. Until then it is kept as it was typed, and no redrawing takes
/// it away.
pub(super) fn view_typed(
    id: &str,
    label: Text,
    sort: &'static str,
    typed: String,
    case: &CaseId,
    session: &Session,
    lang: Lang,
) -> Html {
    let keep = {
        let (session, case, name) = (session.clone(), case.clone(), id.to_owned());
        Callback::from(move |event: InputEvent| session.keep_typed(&case, &name, &value_of(&event)))
    };
    html! {
        <div class="field">
            <label class="field__label" for={id.to_owned()}>{ label.get(lang) }</label>
            <input
                class="field__input"
                id={id.to_owned()}
                maxlength={LINE_LENGTH}
                list="people"
                type={sort}
                value={typed}
                oninput={keep}
            />
        </div>
    }
}

/// A passage: what people wrote, or else the draft. A draft that has changed since is offered, never forced.
pub(crate) fn view_field(field: &Field, place: &Place<'_>) -> Html {
    let lang = place.shown.lang;
    let (name, hint, shown) = (field.name.clone(), &field.hint, field.text());
    let (written, draft, basis) = (&*field.written, &*field.draft, &*field.basis);
    let write = {
        let (session, case) = (place.session.clone(), place.case.map(|case| case.id().clone()));
        let (name, draft) = (Rc::<str>::from(&*name), Rc::<str>::from(draft));
        Callback::from(move |text: String| {
            // What says the same as the draft is the draft.
            let (text, basis): (Rc<str>, Rc<str>) =
                if text == *draft { ("".into(), "".into()) } else { (text.into(), Rc::clone(&draft)) };
            session.write(case.as_ref(), Change::Wrote(Rc::clone(&name), text, basis));
        })
    };
    let onchange = write.reform(|event: Event| value_of(&event));
    let to = |text: &str| {
        let text = text.to_owned();
        write.reform(move |_: MouseEvent| text.clone())
    };
    let is_edited = !written.is_empty() && !draft.is_empty();
    let n_lines: usize = shown.lines().map(|line| 1 + line.chars().count() / 36).sum();
    let rows = n_lines.max(field.n_lines).min(30).to_string();
    html! {
        <div class="field sheet__field" key={name.clone()}>
            <label class="field__label" for={name.clone()}>
                if let Some(number) = field.number { { format!("{number}　") } }
                { &field.label }
            </label>
            if !hint.is_empty() { { leaf("p", "field__hint screen-only", hint.clone()) } }
            <textarea class="field__input sheet__input" id={name} {rows} value={shown.to_owned()} {onchange} />
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
            <div class="screen-only">{ view_nodes(&field.about, place) }</div>
        </div>
    }
}

const CHOICES: [Choice; 4] = [Choice::Yes, Choice::No, Choice::Later, Choice::Open];

/// A decision: how, why, by whom. To decide against a duty, the reason has to be there first.
pub(crate) fn view_decide(decide: &Decide, case: &Rc<Case>, place: &Place<'_>) -> Html {
    let lang = place.shown.lang;
    let Decide { about, choice, reason, by, is_demanded, set } = decide;
    let (about, choice) = (*about, *choice);
    let chosen = CHOICES.iter().position(|one| *one == choice).unwrap_or(3);
    let needs_reason = *is_demanded && reason.is_empty();
    let decide = {
        let (session, id) = (place.session.clone(), case.id().clone());
        Callback::from(move |(choice, reason, by): (Choice, Rc<str>, Rc<str>)| {
            session.commit(&id, Change::Decided(about.into(), choice, reason, Acted::by(by)));
        })
    };
    let on_choose = {
        let (decide, reason, by) = (decide.clone(), Rc::clone(reason), Rc::clone(by));
        Callback::from(move |at: usize| {
            decide.emit((CHOICES.get(at).copied().unwrap_or_default(), Rc::clone(&reason), Rc::clone(&by)));
        })
    };
    let on_reason = {
        let by = Rc::clone(by);
        decide.reform(move |event: Event| (choice, value_of(&event).trim().into(), Rc::clone(&by)))
    };
    let on_by = {
        let reason = Rc::clone(reason);
        decide.reform(move |event: Event| (choice, Rc::clone(&reason), value_of(&event).trim().into()))
    };
    let options = CHOICES.map(|choice| words::choice_label(choice, lang));
    // No and later.
    let (hint, locked) = if needs_reason { (words::REASON_NEEDED.get(lang), 0b110) } else { ("", 0) };
    let question =
        Question { name: about, ask: words::DECISION.get(lang), hint, options: &options, chosen, locked, changed: "" };
    html! {
        <div key={about}>
            { view_choice(&question, &on_choose) }
            { view_input(&format!("{about}-reason"), words::REASON.get(lang), "text", reason.to_string(), on_reason) }
            { view_input(&format!("{about}-by"), words::DECIDED_BY.get(lang), "text", by.to_string(), on_by) }
            { leaf("p", "card__meta", set.clone()) }
        </div>
    }
}

/// When the organisation knew, and why that is the time. Each change is in the log.
pub(crate) fn view_known_at(case: &Rc<Case>, session: &Session, lang: Lang) -> Html {
    let answers = &case.state().answers;
    let (at, why) = (answers.known_at, Rc::clone(&answers.known_why));
    let known = {
        let (session, id) = (session.clone(), case.id().clone());
        Callback::from(move |(at, why): (Option<_>, Rc<str>)| session.commit(&id, Change::AnsweredKnownAt(at, why)))
    };
    let on_at = {
        let why = Rc::clone(&why);
        known.reform(move |event: Event| (from_japan_input(&value_of(&event)), Rc::clone(&why)))
    };
    let on_why = known.reform(move |event: Event| (at, value_of(&event).trim().into()));
    html! {
        <div class="card">
            { view_input("known-at", words::Q_KNOWN_AT.get(lang), "datetime-local", at.map(to_japan_input).unwrap_or_default(), on_at) }
            { leaf("p", "field__hint", words::Q_KNOWN_AT_HINT.get(lang)) }
            { view_input("known-why", words::KNOWN_WHY.get(lang), "text", why.to_string(), on_why) }
        </div>
    }
}

/// Something that happened, with a time of its own.
pub(crate) fn view_observe(case: &Rc<Case>, place: &Place<'_>) -> Html {
    let lang = place.shown.lang;
    let (session, id) = (place.session.clone(), case.id().clone());
    let typed = |field: &str| place.session.typed(case.id(), field).to_string();
    let at = Some(typed("observe-at"))
        .filter(|at| !at.is_empty())
        .unwrap_or_else(|| to_japan_input(platform::now()));
    let record = Callback::from(move |_: MouseEvent| {
        let [at, with, what] = OBSERVED.map(|(field, ..)| platform::value_at(field));
        let Some(at) = from_japan_input(&at) else { return platform::focus("observe-at") };
        if what.trim().is_empty() {
            return platform::focus("observe-what");
        }
        for (field, ..) in OBSERVED {
            session.keep_typed(&id, field, "");
        }
        session.commit(&id, Change::Observed(at, with.trim().into(), what.trim().into()));
    });
    let value = |field: &str| if field == "observe-at" { at.clone() } else { typed(field) };
    html! {
        <section class="card screen-only">
            { leaf("h3", "card__title", words::OBSERVE.get(lang)) }
            { leaf("p", "field__hint", words::FACTS_NEVER_DATA.get(lang)) }
            for (field, label, sort) in OBSERVED {
                { view_typed(field, label, sort, value(field), case.id(), place.session, place.shown.lang) }
            }
            <p>{ button("button", words::OBSERVE_DO.get(lang), record) }</p>
        </section>
    }
}

/// The fields of what happened.
const OBSERVED: [(&str, Text, &str); 3] = [
    ("observe-at", words::OBSERVE_AT, "datetime-local"),
    ("observe-with", words::OBSERVE_WITH, "text"),
    ("observe-what", words::OBSERVE_WHAT, "text"),
];

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
    html! {
        <>
            <div class="field">
                <label class="field__label" for={KEYED}>{ &keyed.label }</label>
                <textarea class="field__input sheet__input" id={KEYED} rows="4" spellcheck="false" value={typed} {oninput} />
            </div>
            { view_said(place.shown.said.clone()) }
            { view_nodes(&keyed.preview, place) }
            { record }
        </>
    }
}
