//! What of the page is not needed for the first acts: it comes right after the page runs, through a door of its own;
//! and what shows documents, through the door of what makes them.

use std::cell::Cell;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::pages::{
    Counts, RestProps, count, view_cases, view_frame_notes, view_import, view_page, view_rail, view_rest,
    view_side_steps, view_start_notes,
};
use super::parts::case_head::CaseFrame;
use super::parts::case_tools::{view_notes, view_tools, view_writer};
use super::parts::document::{DocumentPageProps, view_document};
use super::parts::elements::leaf;
use super::parts::item_row::ItemRowProps;
use super::parts::item_tools::view_how;
use super::parts::record::say_undo;
use super::session::{Session, Shown};
use super::stateful::shown_by;
use crate::case::{Case, Entry};
use crate::guide::{Guide, Lang};
use crate::pack::Edition;
use crate::parts::{Unopened, door};
use crate::plan::Plan;
use crate::platform::{self, Door, DoorState};
use crate::route::{CasePart, Route};
use crate::store::Reader;
use crate::words;

/// What stands behind the door.
#[derive(Clone, Copy)]
pub(super) struct Later {
    /// Every page but the start and a case.
    pub(super) page: fn(&Session, &Rc<Shown>, &Route) -> Html,
    /// Below the top bar of every page: that a new version waits, and the names that are offered.
    pub(super) frame: fn(&Shown) -> Html,
    /// Above the tiles of the start: the open cases.
    pub(super) cases: fn(&Shown) -> Html,
    /// Where a file of cases is read in.
    pub(super) import: fn(&Session, Lang) -> Html,
    /// Below them: the cases that are over, what the organisation says.
    pub(super) start: fn(&Session, &Rc<Shown>) -> Html,
    /// What can be done with a case as a whole.
    pub(super) tools: fn(&Session, &Rc<Shown>, &Rc<Case>, &CasePart) -> Html,
    /// Who writes.
    pub(super) writer: fn(&Session, &Shown) -> Html,
    /// How far the pages of a case are.
    pub(super) counts: fn(Edition, &Case, Lang) -> Counts,
    /// The steps beside a page of a case.
    pub(super) steps: fn(&Case, &Plan, &CasePart, &Guide, Lang) -> Html,
    /// What stands on the other side.
    pub(super) rail: fn(&CaseFrame<'_>) -> Html,
    /// What there is to know of a case as a whole.
    pub(super) notes: fn(&Session, &Rc<Shown>, &Rc<Case>) -> Html,
    /// The steps of a case, and the list of one.
    pub(super) rest: fn(RestProps) -> Html,
    /// Why and how an item is done, what it needs, and what can be said of it.
    pub(super) how: fn(&ItemRowProps) -> Html,
    /// What reads the cases that are stored.
    pub(super) reader: Reader,
    /// The edition of an organisation's pack, in no language yet.
    pub(super) of_pack: fn(&str) -> Edition,
    /// Gives the user all cases as one file.
    pub(super) export_all: fn(&Session),
}

door! {
    /// Opens the door.
    pages: open_later -> Later {
        Later {
            page: view_page,
            frame: view_frame_notes,
            cases: view_cases,
            import: view_import,
            start: view_start_notes,
            tools: view_tools,
            writer: view_writer,
            counts: count,
            steps: view_side_steps,
            rail: view_rail,
            notes: view_notes,
            rest: view_rest,
            how: view_how,
            reader: Reader::new(),
            of_pack: Edition::of_pack,
            export_all: Session::export_all,
        }
    }
}

/// Shows documents and what they say, with what makes them.
#[derive(Clone, Copy)]
pub(super) struct Documents {
    pub(super) view: fn(DocumentPageProps) -> Html,
    /// What an entry says: what the button would undo.
    pub(super) undo: fn(&Session, &Entry) -> String,
}

door! {
    /// Opens the door.
    reading: open_documents -> Documents {
        Documents { view: view_document, undo: say_undo }
    }
}

thread_local! {
    static LATER: Cell<Option<Later>> = const { Cell::new(None) };
    static DOCUMENTS: Cell<Option<Documents>> = const { Cell::new(None) };
}

/// Brings it.
///
/// # Errors
///
/// When it could not be fetched.
pub(super) async fn bring() -> Result<Later, Unopened> {
    let opening = async {
        LATER.set(Some(open_later().await?));
        Ok(())
    };
    platform::pass(Door::Pages, opening).await?;
    here().ok_or(Unopened)
}

/// Has it fetched, if it is neither here nor on its way; and behind it what makes documents.
pub(super) fn fetch(session: &Session) {
    let session = session.clone();
    if platform::is_wanted(Door::Pages) {
        spawn_local(async {
            let _ = bring().await;
            fetch_documents(session);
        });
    } else if here().is_some() {
        fetch_documents(session);
    }
}

fn fetch_documents(session: Session) {
    platform::open_reading(async move || {
        session.bring_languages().await;
        DOCUMENTS.set(Some(open_documents().await?));
        Ok(session.edition())
    });
}

/// What is here of it.
pub(super) fn here() -> Option<Later> {
    LATER.get()
}

/// The state of a door, followed; where something could not be fetched before, this is the next wish.
#[hook]
pub(super) fn use_door(door: Door, session: &Session) -> DoorState {
    let state = use_state(|| platform::door_state(door));
    let (setter, session) = (state.setter(), session.clone());
    use_effect_with((), move |()| {
        fetch(&session);
        // It may have come between the first look and this one.
        setter.set(platform::door_state(door));
        let listener = platform::on_door(move || setter.set(platform::door_state(door)));
        move || drop(listener)
    });
    *state
}

/// What comes later, as soon as it is here; before that, how far it is.
#[hook]
pub(super) fn use_later(session: &Session) -> Result<Later, DoorState> {
    let state = use_door(Door::Pages, session);
    match (state, here()) {
        (DoorState::Open, Some(later)) => Ok(later),
        (DoorState::Open, None) => Err(DoorState::Opening),
        (state, _) => Err(state),
    }
}

/// What shows documents, as soon as it is here; before that, how far it is.
#[hook]
pub(super) fn use_documents(session: &Session) -> Result<Documents, DoorState> {
    let state = use_door(Door::Reading, session);
    match (state, DOCUMENTS.get()) {
        (DoorState::Open, Some(documents)) => Ok(documents),
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

#[derive(PartialEq)]
pub(super) struct ThroughProps {
    pub(super) session: Session,
    pub(super) lang: Lang,
    /// Shows it when it is here.
    pub(super) view: Callback<Later, Html>,
}

shown_by!(ThroughProps, use_through);

/// Something behind the door.
#[hook]
fn use_through(props: &ThroughProps) -> Html {
    match use_later(&props.session) {
        Ok(later) => props.view.emit(later),
        Err(state) => view_waiting(state, props.lang),
    }
}
