//! Opens the parts of the program that come after the start: each is fetched once; what failed is told, and tried again
//! at the next wish.

use std::cell::{Cell, RefCell};

use gloo_events::EventListener;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::boot::when_idle;
use super::page::Listener;
use crate::document::node::{FileKind, RecordEntry};
use crate::document::{Node, Request, Scope};
use crate::guide::{Lang, Texts};
use crate::pack::{Command, Edition};
use crate::parts::{Reading, Unopened, Word, open_language, open_reading as open_reading_part, open_word};

/// A door that the page opens by itself, right after it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// All of the page beyond the first acts.
    Pages,
    /// What is read, filled in and handed out.
    Reading,
}

impl Door {
    fn as_str(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::Reading => "reading",
        }
    }

    fn state(self) -> Option<DoorState> {
        match self {
            Self::Pages => PAGES.get(),
            Self::Reading => DOCUMENTS.get(),
        }
    }
}

/// How far the opening of a part is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DoorState {
    /// It is on its way.
    #[default]
    Opening,
    /// It can be asked.
    Open,
    /// It could not be fetched or started.
    Failed,
}

/// What is told when the state of a door has changed.
const CHANGED: &str = "door";

thread_local! {
    static READING: Cell<Option<Reading>> = const { Cell::new(None) };
    static PAGES: Cell<Option<DoorState>> = const { Cell::new(None) };
    static DOCUMENTS: Cell<Option<DoorState>> = const { Cell::new(None) };
    static WORD: RefCell<Option<Word>> = const { RefCell::new(None) };
}

/// Whether a door is neither open nor being opened.
#[must_use]
pub fn is_wanted(door: Door) -> bool {
    !matches!(door.state(), Some(DoorState::Opening | DoorState::Open))
}

/// Opens a door by a way of opening it, and tells how far that is.
///
/// # Errors
///
/// When it could not be opened.
pub async fn pass(door: Door, opening: impl Future<Output = Result<(), Unopened>>) -> Result<(), Unopened> {
    tell(door, DoorState::Opening);
    let opened = opening.await;
    tell(door, if opened.is_ok() { DoorState::Open } else { DoorState::Failed });
    opened
}

/// Opens what is read, filled in and handed out, if it is neither open nor on its way. `more` comes first: it opens
/// what else stands behind the door, and tells the edition from which pages are made then.
pub fn open_reading<Opening: Future<Output = Result<Edition, Unopened>>>(more: impl FnOnce() -> Opening + 'static) {
    if !is_wanted(Door::Reading) {
        return;
    }
    let opening = async {
        let edition = more().await?;
        let reading = open_reading_part().await?;
        READING.set(Some(reading));
        when_idle(move || (reading.warm)(edition));
        Ok(())
    };
    spawn_local(async {
        let _ = pass(Door::Reading, opening).await;
    });
}

/// Calls back with the checklists' texts in a language, or with that they could not be fetched: to be told, and tried
/// again at the next wish.
pub fn with_language(lang: Lang, call: impl FnOnce(Result<Texts, Unopened>) + 'static) {
    spawn_local(async move { call(open_language(lang).await) });
}

/// How far a door is.
#[must_use]
pub fn door_state(door: Door) -> DoorState {
    door.state().unwrap_or_default()
}

/// Calls back when the state of a door changes.
#[must_use]
pub fn on_door(call: impl Fn() + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(Listener::new(EventListener::new(&window, CHANGED, move |_| call())))
}

/// The tree of a page; empty until the part that makes it is open.
#[must_use]
pub fn make_page(request: &Request) -> Vec<Node> {
    READING.get().map(|reading| (reading.page)(request)).unwrap_or_default()
}

/// What an entry of a record says; empty until the part that knows is open.
#[must_use]
pub fn say_entry(entry: &RecordEntry, scope: Scope) -> String {
    READING.get().map(|reading| (reading.entry)(entry, scope)).unwrap_or_default()
}

/// A file of a page; empty until the part that makes it is open.
#[must_use]
pub fn make_file(request: &Request, kind: FileKind) -> Vec<u8> {
    READING.get().map(|reading| (reading.file)(request, kind)).unwrap_or_default()
}

/// A page for the clipboard, as HTML and as plain text; empty until the part that makes it is open.
#[must_use]
pub fn make_copy(request: &Request) -> [String; 2] {
    READING.get().map(|reading| (reading.copy)(request)).unwrap_or_default()
}

/// The draft of a pack after a command of its editor; as it was until the part that carries it out is open.
///
/// # Errors
/// Why a file cannot be opened as a pack, in a sentence.
pub fn edit_pack(draft: &str, command: &Command, lang: Lang) -> Result<String, String> {
    READING
        .get()
        .map_or_else(|| Ok(draft.to_owned()), |reading| (reading.edit_pack)(draft, command, lang))
}

/// The draft of a pack as the file that an administrator places; empty until the part that makes it is open.
#[must_use]
pub fn write_pack(draft: &str) -> String {
    READING.get().map(|reading| (reading.write_pack)(draft)).unwrap_or_default()
}

/// Calls back with a Word document of a requested page, once the part that makes it has been fetched; none when that
/// failed.
pub fn make_word(request: Request, call: impl FnOnce(Option<Vec<u8>>) + 'static) {
    spawn_local(async move {
        let known = WORD.with_borrow(|word| *word);
        let word = match known {
            Some(word) => Ok(word),
            None => open_word().await,
        };
        let made = word.ok().map(|word| {
            WORD.set(Some(word));
            (word.docx)(&make_page(&request))
        });
        call(made.filter(|bytes| !bytes.is_empty()));
    });
}

fn tell(door: Door, state: DoorState) {
    match door {
        Door::Pages => PAGES.set(Some(state)),
        Door::Reading => DOCUMENTS.set(Some(state)),
    }
    let Some(window) = web_sys::window() else { return };
    if let Some(root) = window.document().and_then(|document| document.document_element()) {
        let name = match state {
            DoorState::Opening => "opening",
            DoorState::Open => "open",
            DoorState::Failed => "failed",
        };
        let _ = root.set_attribute(&format!("data-{}", door.as_str()), name);
    }
    if let Ok(event) = Event::new(CHANGED) {
        let _ = window.dispatch_event(&event);
    }
}
