//! What of the page is not needed in the first minute: it comes with what makes documents, through the same door.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::pages::{Facts, FactsProps, view_settings};
use super::parts::document::{DocumentPageProps, view_document};
use super::parts::elements::leaf;
use super::parts::field::{TextFieldProps, view_text};
use super::parts::import::{Import, ImportProps};
use super::parts::item_row::{ItemRowProps, view_acted, view_tools};
use super::parts::record::view_undo;
use super::session::{Session, Shown};
use crate::case::Entry;
use crate::guide::Lang;
use crate::parts::{Unopened, door};
use crate::platform::{self, DoorState};
use crate::words;

/// What stands behind the door.
#[derive(Clone, Copy)]
pub(super) struct Later {
    pub(super) document: fn(DocumentPageProps) -> Html,
    pub(super) facts: fn(FactsProps) -> Html,
    pub(super) settings: fn(&Session, &Shown) -> Html,
    pub(super) import: fn(ImportProps) -> Html,
    pub(super) tools: fn(&ItemRowProps, &UseStateHandle<bool>) -> Html,
    pub(super) undo: fn(&Session, &Rc<Entry>) -> Html,
    pub(super) acted: fn(&ItemRowProps) -> Html,
    pub(super) field: fn(&str, &str, TextFieldProps) -> Html,
}

door! {
    /// Opens the door.
    reading: open_later -> Later {
        Later {
            document: view_document,
            facts: |props| html! { <Facts ..props /> },
            settings: view_settings,
            import: |props| html! { <Import ..props /> },
            tools: view_tools,
            undo: view_undo,
            acted: view_acted,
            field: view_text,
        }
    }
}

thread_local! {
    static LATER: Cell<Option<Later>> = const { Cell::new(None) };
}

/// Has it fetched, if it is neither here nor on its way.
pub(super) fn fetch(session: &Session) {
    let session = session.clone();
    platform::open(|| async move {
        session.bring_languages().await;
        LATER.set(Some(open_later().await?));
        Ok::<_, Unopened>(session.edition())
    });
}

/// What comes later, as soon as it is here; before that, how far it is.
#[hook]
pub(super) fn use_later(session: &Session) -> Result<Later, DoorState> {
    let state = use_state(platform::door_state);
    let (setter, session) = (state.setter(), session.clone());
    use_effect_with((), move |()| {
        // Where it could not be fetched before, this is the next wish.
        fetch(&session);
        // It may have come between the first look and this one.
        setter.set(platform::door_state());
        let listener = platform::on_door(move || setter.set(platform::door_state()));
        move || drop(listener)
    });
    match (*state, LATER.get()) {
        (DoorState::Open, Some(later)) => Ok(later),
        (DoorState::Open, None) => Err(DoorState::Opening),
        (state, _) => Err(state),
    }
}

/// Says that something is on its way, or that it could not be fetched.
pub(super) fn view_waiting(state: DoorState, lang: Lang) -> Html {
    match state {
        DoorState::Failed => leaf("p", "notice notice--danger", words::PART_FAILED.get(lang)),
        DoorState::Opening | DoorState::Open => leaf("p", "notice notice--info", words::PART_LOADING.get(lang)),
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct ThroughProps {
    pub(super) session: Session,
    pub(super) lang: Lang,
    /// Shows it when it is here.
    pub(super) view: Callback<Later, Html>,
}

/// Something behind the door.
#[component]
pub(super) fn Through(props: &ThroughProps) -> Html {
    match use_later(&props.session) {
        Ok(later) => props.view.emit(later),
        Err(state) => view_waiting(state, props.lang),
    }
}
