//! What can be written in document trees: passages, decisions, what happened, when the organisation knew. Each change is entered into the log at
//! once, so nothing here has a state of its own.

use std::rc::Rc;

use yew::prelude::*;

use super::elements::{LINE_LENGTH, button, leaf};
use super::tree::{Filter, Place, view_said};
use crate::case::{Case, Change, Choice, EntryId, ItemState, Moment, OnPaper};
use crate::document::Node;
use crate::guide::{Lang, Text};
use crate::platform::{self, value_of};
use crate::text;
use crate::ui::parts::choice::{Choice as Question, view_choice};
use crate::ui::session::Session;
use crate::wire::time::{from_japan_input, to_japan_input};

/// A labelled input whose text is handed on when it has been changed.
fn view_input(id: &str, label: &str, sort: &'static str, value: String, onchange: Callback<Event>) -> Html {
    html! {
        <div class="field">
            <label class="field__label" for={id.to_owned()}>{ label }</label>
            <input class="field__input" id={id.to_owned()} maxlength={LINE_LENGTH} list="people" type={sort} {value} {onchange} />
        </div>
    }
}

/// A labelled input whose text is recorded by a button. Until then it is kept as it was typed, and no redrawing takes it away.
fn view_typed(id: &str, label: Text, sort: &'static str, typed: String, case: &Rc<Case>, place: &Place<'_>) -> Html {
    let keep = {
        let (session, case, name) = (place.session.clone(), case.id().clone(), id.to_owned());
        Callback::from(move |event: InputEvent| session.keep_typed(&case, &name, &value_of(&event)))
    };
    html! {
        <div class="field">
            <label class="field__label" for={id.to_owned()}>{ label.get(place.shown.lang) }</label>
            <input class="field__input" id={id.to_owned()} maxlength={LINE_LENGTH} list="people" type={sort} value={typed} oninput={keep} />
        </div>
    }
}

/// A passage: what people wrote, or else the draft. A draft that has changed since is offered, never forced.
pub(crate) fn view_passage(node: &Node, about: Html, place: &Place<'_>) -> Html {
    let lang = place.shown.lang;
    let (name, label, hint) = (node.arg(0).to_owned(), node.arg(1), node.arg(2));
    let (written, draft, basis) = (node.arg(3), node.arg(4), node.arg(5));
    let shown = if written.is_empty() { draft } else { written };
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
    let rows = n_lines.max(node.arg(6).parse().unwrap_or(2)).min(30).to_string();
    html! {
        <div class="field sheet__field" key={name.clone()}>
            <label class="field__label" for={name.clone()}>{ label }</label>
            if !hint.is_empty() { { leaf("p", "field__hint screen-only", hint.to_owned()) } }
            <textarea class="field__input sheet__input" id={name} {rows} value={shown.to_owned()} {onchange} />
            { leaf("div", "sheet__text print-only", shown.to_owned()) }
            if is_edited && basis != draft {
                <div class="notice notice--warning screen-only">
                    { leaf("p", "", text::DRAFT_CHANGED.get(lang)) }
                    { leaf("blockquote", "sheet__text", draft.to_owned()) }
                    { button("button button--small", text::TAKE_DRAFT.get(lang), to(draft)) }{ " " }
                    { button("button button--small", text::KEEP_TEXT.get(lang), to(written)) }
                </div>
            } else if is_edited {
                <p class="screen-only">{ button("button button--small", text::BACK_TO_DRAFT.get(lang), to(draft)) }</p>
            }
            <div class="screen-only">{ about }</div>
        </div>
    }
}

const CHOICES: [Choice; 4] = [Choice::Yes, Choice::No, Choice::Later, Choice::Open];
const CHOICE_NAMES: [&str; 4] = ["yes", "no", "later", "open"];

/// A decision: how, why, by whom. To decide against a duty, the reason has to be there first.
pub(crate) fn view_decide(node: &Node, case: &Rc<Case>, place: &Place<'_>) -> Html {
    let lang = place.shown.lang;
    let about: Rc<str> = node.arg(0).into();
    let at = CHOICE_NAMES.iter().position(|name| *name == node.arg(1)).unwrap_or(3);
    let choice = CHOICES.get(at).copied().unwrap_or_default();
    let (reason, by): (Rc<str>, Rc<str>) = (node.arg(2).into(), node.arg(3).into());
    let is_demanded = !node.arg(4).is_empty();
    let needs_reason = is_demanded && reason.is_empty();
    let decide = {
        let (session, id, about) = (place.session.clone(), case.id().clone(), Rc::clone(&about));
        Callback::from(move |(choice, reason, by): (Choice, Rc<str>, Rc<str>)| {
            session.commit(&id, Change::Decided(Rc::clone(&about), choice, reason, by));
        })
    };
    let on_choose = {
        let (decide, reason, by) = (decide.clone(), Rc::clone(&reason), Rc::clone(&by));
        Callback::from(move |at: usize| {
            decide.emit((CHOICES.get(at).copied().unwrap_or_default(), Rc::clone(&reason), Rc::clone(&by)));
        })
    };
    let on_reason = {
        let by = Rc::clone(&by);
        decide.reform(move |event: Event| (choice, value_of(&event).trim().into(), Rc::clone(&by)))
    };
    let on_by = {
        let reason = Rc::clone(&reason);
        decide.reform(move |event: Event| (choice, Rc::clone(&reason), value_of(&event).trim().into()))
    };
    let options = CHOICES.map(|choice| text::choice_label(choice, lang));
    // No and later.
    let (hint, locked) = if needs_reason { (text::REASON_NEEDED.get(lang), 0b110) } else { ("", 0) };
    html! {
        <div key={about.to_string()}>
            { view_choice(&Question { name: &about, ask: text::DECISION.get(lang), hint, options: &options, chosen: at, locked, changed: "" }, &on_choose) }
            { view_input(&format!("{about}-reason"), text::REASON.get(lang), "text", reason.to_string(), on_reason) }
            { view_input(&format!("{about}-by"), text::DECIDED_BY.get(lang), "text", by.to_string(), on_by) }
            { leaf("p", "card__meta", node.arg(5).to_owned()) }
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
            { view_input("known-at", text::Q_KNOWN_AT.get(lang), "datetime-local", at.map(to_japan_input).unwrap_or_default(), on_at) }
            { leaf("p", "field__hint", text::Q_KNOWN_AT_HINT.get(lang)) }
            { view_input("known-why", text::KNOWN_WHY.get(lang), "text", why.to_string(), on_why) }
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
            { leaf("h3", "card__title", text::OBSERVE.get(lang)) }
            { leaf("p", "field__hint", text::FACTS_NEVER_DATA.get(lang)) }
            for (field, label, sort) in OBSERVED { { view_typed(field, label, sort, value(field), case, place) } }
            <p>{ button("button", text::OBSERVE_DO.get(lang), record) }</p>
        </section>
    }
}

/// The fields of what happened.
const OBSERVED: [(&str, Text, &str); 3] = [
    ("observe-at", text::OBSERVE_AT, "datetime-local"),
    ("observe-with", text::OBSERVE_WITH, "text"),
    ("observe-what", text::OBSERVE_WHAT, "text"),
];

/// The field in which ticks from paper are keyed in.
pub(crate) const KEYED: &str = "keyed";

/// Ticks from paper. What was read of them is recorded when the button is pressed; what was not stays to be mended.
pub(crate) fn view_keyed(node: &Node, inside: Html, case: &Rc<Case>, place: &Place<'_>) -> Html {
    let filter = place.filter.clone();
    let typed = filter.typed.to_string();
    let change = |tick: &[String]| {
        let [item, state, reason, at, by] = tick else { return None };
        let state = ItemState::ALL.get(state.parse::<usize>().ok()?).copied()?;
        let paper = OnPaper { at: at.parse().ok().map(Moment), by: by.as_str().into() };
        Some(Change::KeyedItem(item.as_str().into(), state, reason.as_str().into(), paper))
    };
    let changes: Vec<Change> = node.args.get(4..).unwrap_or_default().chunks(5).filter_map(change).collect();
    let record = {
        let (session, id, filter) = (place.session.clone(), case.id().clone(), filter.clone());
        let (rest, said) = (Rc::<str>::from(node.arg(2)), node.arg(3).to_owned());
        Callback::from(move |_: MouseEvent| {
            filter.set(Filter { typed: Rc::clone(&rest), ..Filter::default() });
            session.keep_typed(&id, KEYED, &rest);
            session.commit_all(&id, changes.clone(), &said);
            platform::focus(KEYED);
        })
    };
    let oninput = {
        let (session, id) = (place.session.clone(), case.id().clone());
        Callback::from(move |event: InputEvent| {
            let typed = value_of(&event);
            session.keep_typed(&id, KEYED, &typed);
            filter.set(Filter { typed: typed.into(), ..Filter::default() });
        })
    };
    html! {
        <>
            <div class="field">
                <label class="field__label" for={KEYED}>{ node.arg(0) }</label>
                <textarea class="field__input sheet__input" id={KEYED} rows="4" spellcheck="false" value={typed} {oninput} />
            </div>
            { view_said(place.shown.said.clone()) }
            { inside }
            if !node.arg(1).is_empty() {
                <p><button class="button button--primary" type="button" onclick={record}>{ node.arg(1) }</button></p>
            }
        </>
    }
}

/// An entry of the record. It can be struck out with a reason; it stays to be read.
pub(crate) fn view_entry(node: &Node, case: &Rc<Case>, place: &Place<'_>) -> Html {
    let lang = place.shown.lang;
    let id = format!("strike-{}", node.arg(0));
    let strike = {
        let (session, case, id) = (place.session.clone(), case.id().clone(), id.clone());
        let entry = EntryId::parse(node.arg(0));
        Callback::from(move |_: MouseEvent| {
            let reason = platform::value_at(&id);
            match &entry {
                Some(entry) if !reason.trim().is_empty() => {
                    session.keep_typed(&case, &id, "");
                    session.commit(&case, Change::Struck(entry.clone(), reason.trim().into()));
                }
                _ => platform::focus(&id),
            }
        })
    };
    html! {
        <li class="timeline__row" key={node.arg(0).to_owned()}>
            { leaf("span", "timeline__time", node.arg(1).to_owned()) }{ " " }
            { leaf("span", "timeline__by", node.arg(2).to_owned()) }{ " " }
            { leaf(if node.arg(5) == "struck" { "s" } else { "span" }, "timeline__what", node.arg(4).to_owned()) }
            if node.arg(5) == "open" {
                <details class="screen-only">
                    { leaf("summary", "", text::STRIKE.get(lang)) }
                    { view_typed(&id, text::STRIKE_REASON, "text", place.session.typed(case.id(), &id).to_string(), case, place) }
                    { button("button button--small", text::STRIKE.get(lang), strike) }
                </details>
            }
        </li>
    }
}

/// A list to choose from; empty for all.
pub(crate) fn view_select(
    label: Text,
    options: &[(&str, &str)],
    chosen: &str,
    place: &Place<'_>,
    onchange: Callback<Event>,
) -> Html {
    let lang = place.shown.lang;
    html! {
        <label class="field">
            { leaf("span", "field__label", label.get(lang)) }
            <select class="field__input" {onchange}>
                <option value="" selected={chosen.is_empty()}>{ text::ALL.get(lang) }</option>
                for (value, label) in options {
                    <option value={(*value).to_owned()} selected={*value == chosen}>{ *label }</option>
                }
            </select>
        </label>
    }
}
