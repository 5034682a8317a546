//! The one field for a day and time. It is recorded when it is left or on Enter, never half typed and never emptied; a
//! year before 2000 and a time that is still to come are asked about. Nothing takes the place of what is being typed.

use yew::prelude::*;

use super::elements::leaf;
use crate::case::{CaseId, Moment};
use crate::guide::Lang;
use crate::plan::{Doubt, doubt, read_when};
use crate::platform::{self, value_of};
use crate::ui::session::Session;
use crate::ui::stateful::shown_by;
use crate::wire::time::{from_japan_input, to_japan_input};
use crate::words;

/// What stands in a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Dated {
    /// Nothing, or something that is not whole.
    #[default]
    Nothing,
    /// A time.
    At(Moment),
    /// One that has to be asked about first.
    Asked(Moment, Doubt),
}

/// What stands in the field of an id. Browsers without a field for dates have one for text.
pub(crate) fn dated(session: &Session, case: &CaseId, id: &str) -> Dated {
    let (typed, now) = (platform::value_at(id), platform::now());
    let Some(at) = from_japan_input(&typed).or_else(|| read_when(&typed, now).ok()) else { return Dated::Nothing };
    // What is recorded to the second is shown to the minute.
    match doubt(at, now).filter(|_| *session.typed(case, &sure(id)) != *typed) {
        Some(why) => Dated::Asked(at, why),
        None => Dated::At(at),
    }
}

/// Under which name it is kept that a time was asked about and is right.
fn sure(id: &str) -> String {
    format!("{id}-sure")
}

/// Lets go of what was typed in the field of an id.
pub(crate) fn let_go(session: &Session, case: &CaseId, id: &str) {
    session.let_go_draft(Some(case), id);
    session.let_go_draft(Some(case), &sure(id));
}

#[derive(Clone, PartialEq)]
pub(crate) struct DateFieldProps {
    pub(crate) session: Session,
    pub(crate) case: CaseId,
    /// The name of its draft, and on the page its id.
    pub(crate) id: AttrValue,
    /// What it asks for.
    pub(crate) label: AttrValue,
    /// What is recorded.
    pub(crate) stored: Option<Moment>,
    /// Tells the form that something is being typed.
    pub(crate) on_draft: Callback<()>,
    /// Of [`Session::turn`]: shows anew what is recorded.
    pub(crate) turn: usize,
    pub(crate) lang: Lang,
}

shown_by!(DateFieldProps, use_date_field);

/// The field with its label.
#[hook]
fn use_date_field(props: &DateFieldProps) -> Html {
    let DateFieldProps { session, case, id, label, stored, on_draft, turn, lang } = props;
    // What is to be said of it; none while it is being typed.
    let asked = use_state(|| None::<(Moment, Doubt)>);
    {
        // Yew would set the value at every turn of the page, and a browser forgets what is half typed then.
        let typed = session.draft(Some(case), id);
        let value = typed.map_or_else(|| stored.map(to_japan_input).unwrap_or_default(), |typed| typed.to_string());
        let id = id.clone();
        use_effect_with((value, *turn), move |(value, _)| platform::show_value(&id, value));
    }
    let keep = {
        let (session, case, id, on_draft) = (session.clone(), case.clone(), id.clone(), on_draft.clone());
        Callback::from(move |typed: String| {
            // A field that is half typed says that it is empty.
            if !typed.is_empty() {
                session.keep_draft(Some(&case), &id, &typed);
                on_draft.emit(());
            }
        })
    };
    let look = {
        let (session, case, id, asked) = (session.clone(), case.clone(), id.clone(), asked.clone());
        Callback::from(move |()| {
            asked.set(match dated(&session, &case, &id) {
                Dated::Asked(at, why) => Some((at, why)),
                _ => None,
            });
        })
    };
    let oninput = keep.reform(|event: InputEvent| value_of(&event));
    let onchange = {
        let look = look.clone();
        Callback::from(move |event: Event| {
            keep.emit(value_of(&event));
            if platform::is_left(&event) {
                look.emit(());
            }
        })
    };
    let onblur = look.reform(|_: FocusEvent| ());
    let on_sure = {
        let (session, case, id, asked) = (session.clone(), case.clone(), id.clone(), asked.clone());
        Callback::from(move |_: MouseEvent| {
            session.keep_draft(Some(&case), &sure(&id), &platform::value_at(&id));
            asked.set(None);
        })
    };
    html! {
        <div class="field" key={id.to_string()}>
            <label class="field__label" for={id.clone()}>{ label }</label>
            <input
                class="field__input"
                id={id.clone()}
                type="datetime-local"
                max="9999-12-31T23:59"
                enterkeyhint="done"
                autocomplete="off"
                spellcheck="false"
                translate="no"
                writingsuggestions="false"
                {oninput}
                {onchange}
                {onblur}
            />
            <div role="status">
                if let Some((at, why)) = *asked {
                    <p class="notice notice--warning">
                        { words::doubt(at, why, *lang) }{ " " }
                        <button class="button button--small" type="button" onclick={on_sure}>{ words::DATE_SURE.get(*lang) }</button>
                    </p>
                } else {
                    { leaf("span", "", "") }
                }
            </div>
        </div>
    }
}
