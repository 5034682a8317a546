//! Deleting a case: says what is lost, offers the export first, and asks for the case's name to be typed.

use yew::prelude::*;

use crate::case::Case;
use crate::guide::Lang;
use crate::platform::{self, value_of};
use crate::route::Route;
use crate::ui::parts::elements::{button, leaf};
use crate::ui::parts::field::{Entry, view_entry};
use crate::ui::session::Session;
use crate::words;

const DIALOG: &str = "delete-case";

/// What has been typed, and whether deleting failed.
pub(crate) struct DeleteState {
    pub(crate) typed: UseStateHandle<String>,
    pub(crate) has_failed: UseStateHandle<bool>,
}

/// The button and its dialog.
pub(crate) fn view_delete(session: &Session, case: &Case, state: &DeleteState, lang: Lang) -> Html {
    let DeleteState { typed, has_failed } = state;
    let title = words::short_title(&case.state().title);
    // A blank name says nothing, and one that was cut cannot be typed: then it is the id.
    let is_cut = title.len() != case.state().title.len();
    let name = if title.trim().is_empty() || is_cut { case.id().as_str() } else { &title };
    // A field of one line cannot have every space and line break of a name.
    let is_confirmed = typed.split_whitespace().eq(name.split_whitespace());
    let show = |is_shown: bool| {
        let (typed, has_failed) = (typed.clone(), has_failed.clone());
        Callback::from(move |_: MouseEvent| {
            typed.set(String::new());
            has_failed.set(false);
            platform::show_dialog(DIALOG, is_shown);
        })
    };
    let export = {
        let (session, case) = (session.clone(), case.id().clone());
        Callback::from(move |_| session.export(&case))
    };
    let delete = {
        let (session, case, has_failed) = (session.clone(), case.id().clone(), has_failed.clone());
        Callback::from(move |_| {
            if is_confirmed {
                match session.delete(&case) {
                    Ok(()) => {
                        platform::go(&Route::Start.to_string());
                        session.say(words::DELETED.get(lang));
                    }
                    Err(_) => has_failed.set(true),
                }
            }
        })
    };
    let input = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| typed.set(value_of(&event)))
    };
    let (id, class, value) = ("delete-name".into(), classes!("field__input"), (**typed).clone());
    let field = Entry { id, class, value, n_lines: 1, oninput: input, ..Entry::default() };
    html! {
        <>
            { button("tabs__way", words::DELETE_CASE.get(lang), show(true)) }
            <dialog class="dialog" id={DIALOG} aria-labelledby="delete-title">
                <h2 id="delete-title">{ words::DELETE_TITLE.get(lang) }</h2>
                <p>{ leaf("strong", "", name.to_owned()) }</p>
                <p>{ words::DELETE_LOST.get(lang) }{ " " }{ words::DELETE_FIRST.get(lang) }</p>
                <p>{ button("button", words::EXPORT.get(lang), export) }</p>
                <div class="field">
                    <label class="field__label" for="delete-name">{ words::DELETE_TYPE.get(lang) }</label>
                    { view_entry(field) }
                </div>
                <p class="errors" role="alert">{ if **has_failed { words::DELETE_FAILED.get(lang) } else { "" } }</p>
                <p class="row">
                    { button("button", words::CANCEL.get(lang), show(false)) }
                    <button class="button button--danger" disabled={!is_confirmed} onclick={delete}>{ words::DELETE_CASE.get(lang) }</button>
                </p>
            </dialog>
        </>
    }
}
