//! The controls of the pack's editor. Each change is carried out behind the door and kept at once.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::elements::leaf;
use super::tree::{Place, owned};
use crate::document::node::{ActValue, Control, ControlKind, ControlOption};
use crate::platform::{self, value_of};

/// A control.
pub(crate) fn view_control(control: &Control, place: &Place<'_>) -> Html {
    let Control { command, label, kind } = control;
    let run = {
        let (session, command) = (place.session.clone(), command.clone());
        Callback::from(move |value: String| session.edit_pack(&command, &value))
    };
    match kind {
        ControlKind::Act { value } => {
            let value = value.clone();
            let onclick = run.reform(move |_: MouseEvent| match &value {
                ActValue::Given(value) => value.clone(),
                ActValue::ChosenIn(control) => platform::value_at(control),
            });
            html! { <button class="button button--small" type="button" {onclick}>{ label }</button> }
        }
        ControlKind::Tick { is_on, value } => {
            let value = value.clone();
            let onchange = run.reform(move |_: Event| value.clone());
            html! {
                <label class="choice__option">
                    <input type="checkbox" checked={*is_on} {onchange} />
                    { leaf("span", "", owned(label)) }
                </label>
            }
        }
        ControlKind::Text { hint, value, n_rows, faults } => {
            view_labelled(control, hint, view_text(command, value, *n_rows, &run), view_faults(faults))
        }
        ControlKind::Choose { hint, value, options, faults } => {
            let onchange = run.reform(|event: Event| value_of(&event));
            view_labelled(control, hint, view_options(command, options, value, onchange), view_faults(faults))
        }
        ControlKind::Pick { options } => {
            view_labelled(control, "", view_options(command, options, "", Callback::noop()), Html::default())
        }
        ControlKind::Open { hint } => {
            let said = &place.shown.said;
            let below =
                html! { <div role="status"><p class="errors" key={said.number}>{ said.text.clone() }</p></div> };
            view_labelled(control, hint, view_open(command, run), below)
        }
    }
}

fn view_faults(faults: &[String]) -> Html {
    html! { for fault in faults { { leaf("p", "errors", owned(fault)) } } }
}

/// A control under its label; what is wrong stands below.
fn view_labelled(control: &Control, hint: &str, field: Html, below: Html) -> Html {
    html! {
        <div class="field">
            <label class="field__label" for={control.command.clone()}>{ &control.label }</label>
            if !hint.is_empty() { { leaf("p", "field__hint", owned(hint)) } }
            { field }
            { below }
        </div>
    }
}

fn view_text(id: &str, value: &str, n_rows: usize, run: &Callback<String>) -> Html {
    let (id, value) = (id.to_owned(), value.to_owned());
    let oninput = run.reform(|event: InputEvent| value_of(&event));
    if n_rows == 1 {
        html! { <input class="field__input" {id} {value} {oninput} /> }
    } else {
        html! { <textarea class="field__input" {id} rows={n_rows.to_string()} {value} {oninput} /> }
    }
}

fn view_options(id: &str, options: &[ControlOption], value: &str, onchange: Callback<Event>) -> Html {
    html! {
        <select class="field__input" id={id.to_owned()} {onchange}>
            for option in options {
                <option value={option.value.clone()} selected={option.value == value}>{ &option.label }</option>
            }
        </select>
    }
}

fn view_open(id: &str, run: Callback<String>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let (run, file) = (run.clone(), platform::picked_file(&event));
        spawn_local(async move {
            if let Some(file) = file {
                run.emit(platform::read_text(file).await.unwrap_or_default());
            }
        });
    });
    html! { <input class="field__input" id={id.to_owned()} type="file" accept=".json,application/json" {onchange} /> }
}
