//! The controls of the pack's editor. Each change is carried out behind the door and kept at once.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::elements::leaf;
use super::tree::Place;
use crate::document::{Kind, Node};
use crate::platform::{self, value_of};

/// A control: `text`, `choose`, `tick`, `act` or `open`.
pub(crate) fn view_edit(node: &Node, place: &Place<'_>) -> Html {
    let [control, command, label, hint, value, extra] = std::array::from_fn(|at| node.arg(at).to_owned());
    let run = {
        let (session, command) = (place.session.clone(), command.clone());
        Callback::from(move |value: String| session.edit_pack(&command, &value))
    };
    let id = command.clone();
    let faults = node.children.iter().filter(|child| child.kind == Kind::Para);
    let field = match &*control {
        "act" => {
            let onclick = Callback::from(move |_: MouseEvent| {
                // What is taken from a control beside it.
                let value = extra.strip_prefix('#').map_or_else(|| extra.clone(), platform::value_at);
                run.emit(value);
            });
            return html! { <button class="button button--small" type="button" {onclick}>{ label }</button> };
        }
        "tick" => {
            let onchange = Callback::from(move |_: Event| run.emit(extra.clone()));
            return html! {
                <label class="choice__option">
                    <input type="checkbox" checked={!value.is_empty()} {onchange} />
                    { leaf("span", "", label) }
                </label>
            };
        }
        "choose" => {
            let onchange = Callback::from(move |event: Event| {
                if !command.starts_with("pick") {
                    run.emit(value_of(&event));
                }
            });
            let options = node.children.iter().filter(|child| child.kind == Kind::Text);
            html! {
                <select class="field__input" id={id.clone()} {onchange}>
                    for option in options {
                        <option value={option.arg(0).to_owned()} selected={option.arg(0) == value}>{ option.arg(1) }</option>
                    }
                </select>
            }
        }
        "open" => {
            let onchange = Callback::from(move |event: Event| {
                let (run, file) = (run.clone(), platform::picked_file(&event));
                spawn_local(async move {
                    if let Some(file) = file {
                        run.emit(platform::read_text(file).await.unwrap_or_default());
                    }
                });
            });
            html! { <input class="field__input" id={id.clone()} type="file" accept=".json,application/json" {onchange} /> }
        }
        _ => {
            let oninput = Callback::from(move |event: InputEvent| run.emit(value_of(&event)));
            if extra == "1" {
                html! { <input class="field__input" id={id.clone()} {value} {oninput} /> }
            } else {
                html! { <textarea class="field__input" id={id.clone()} rows={extra} {value} {oninput} /> }
            }
        }
    };
    html! {
        <div class="field">
            <label class="field__label" for={id}>{ label }</label>
            if !hint.is_empty() { { leaf("p", "field__hint", hint) } }
            { field }
            for fault in faults { { leaf("p", "errors", fault.plain()) } }
            if control == "open" {
                <div role="status">
                    <p class="errors" key={place.shown.said.number}>{ place.shown.said.text.clone() }</p>
                </div>
            }
        </div>
    }
}
