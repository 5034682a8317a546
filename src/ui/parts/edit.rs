//! The controls of the pack's editor. Each change is carried out behind the door and kept at once.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::elements::leaf;
use super::field::{Entry, view_entry};
use super::tree::Place;
use crate::document::node::{Control, ControlKind, ControlOption, EditorAct};
use crate::pack::{Command, Place as At};
use crate::platform::{self, value_of};
use crate::words;

/// A control.
pub(crate) fn view_control(control: &Control, place: &Place<'_>) -> Html {
    let run = {
        let session = place.session.clone();
        Callback::from(move |act: EditorAct| session.edit_pack(act))
    };
    let edit = run.reform(EditorAct::Edit);
    let label = control.label.clone();
    match &control.kind {
        ControlKind::Act(act) => {
            let act = act.clone();
            view_button(label, run.reform(move |_| act.clone()))
        }
        ControlKind::Join { condition, clause } => {
            let (id, condition, clause) = (pick_id(condition), condition.clone(), clause.clone());
            let join = move |_| {
                let picked = platform::value_at(&id);
                match &clause {
                    Some(clause) => Command::Or(clause.clone(), picked),
                    None => Command::And(condition.clone(), picked),
                }
            };
            view_button(label, edit.reform(join))
        }
        ControlKind::Tick { command, is_on } => {
            let command = command.clone();
            let onchange = edit.reform(move |_: Event| command.clone());
            html! {
                <label class="choice__option">
                    <input type="checkbox" checked={*is_on} {onchange} />
                    { leaf("span", "", label) }
                </label>
            }
        }
        ControlKind::Text { at, hint, value, n_rows, faults } => {
            let id = set_id(at);
            let (at, value) = (at.clone(), value.clone());
            let oninput = edit.reform(move |event: InputEvent| Command::Set(at.clone(), value_of(&event)));
            let (field, class) = (id.clone().into(), classes!("field__input"));
            let input = view_entry(Entry { id: field, class, value, n_lines: *n_rows, oninput, ..Entry::default() });
            view_field(id, label, hint, input, view_faults(faults))
        }
        ControlKind::Choose { at, hint, value, options, faults } => {
            let (id, at) = (set_id(at), at.clone());
            let onchange = edit.reform(move |event: Event| Command::Set(at.clone(), value_of(&event)));
            view_field(id.clone(), label, hint, view_options(id, options, value, Some(onchange)), view_faults(faults))
        }
        ControlKind::Pick { condition, options } => {
            let id = pick_id(condition);
            view_field(id.clone(), label, "", view_options(id, options, "", None), Html::default())
        }
        ControlKind::Open { hint } => {
            let (session, lang) = (place.session.clone(), place.shown.lang);
            let onchange = Callback::from(move |event: Event| {
                let (session, edit, file) = (session.clone(), edit.clone(), platform::picked_file(&event));
                spawn_local(async move {
                    let Some(file) = file else { return };
                    match platform::read_text(file).await {
                        Ok(text) => edit.emit(Command::Open(text)),
                        Err(error) => session.say(words::import_error(&error, lang)),
                    }
                });
            });
            let id = "open".to_owned();
            let input = html! { <input class="field__input" id={id.clone()} type="file" accept=".json,application/json" {onchange} /> };
            // Why a file could not be opened stands where it was chosen.
            let said = &place.shown.said;
            let below =
                html! { <div role="status"><p class="errors" key={said.number}>{ said.text.clone() }</p></div> };
            view_field(id, label, hint, input, below)
        }
    }
}

/// The id of the field in which a place of the draft is written.
fn set_id(at: &At) -> String {
    format!("set {}", at.path())
}

/// The id of the list from which a clause of a condition is picked.
fn pick_id(condition: &At) -> String {
    format!("pick {}", condition.path())
}

fn view_button(label: String, onclick: Callback<MouseEvent>) -> Html {
    html! { <button class="button button--small" type="button" {onclick}>{ label }</button> }
}

fn view_faults(faults: &[String]) -> Html {
    html! { for fault in faults { { leaf("p", "errors", fault.clone()) } } }
}

/// A control under its label; what is wrong stands below.
fn view_field(id: String, label: String, hint: &str, input: Html, below: Html) -> Html {
    html! {
        <div class="field">
            <label class="field__label" for={id}>{ label }</label>
            if !hint.is_empty() { { leaf("p", "field__hint", hint.to_owned()) } }
            { input }
            { below }
        </div>
    }
}

fn view_options(id: String, options: &[ControlOption], value: &str, onchange: Option<Callback<Event>>) -> Html {
    html! {
        <select class="field__input" {id} autocomplete="off" {onchange}>
            for option in options {
                <option value={option.value.clone()} selected={option.value == value}>{ option.label.clone() }</option>
            }
        </select>
    }
}
