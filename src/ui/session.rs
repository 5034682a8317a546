//! The session: the one place through which the page changes anything. It drives the desk and publishes what is to be shown.

use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;

use crate::case::{CaseId, Change, TabId};
use crate::guide::{GUIDE, Lang, TypeSet};
use crate::platform::{self, LocalStorage};
use crate::store::{Desk, PREFIX, Preview, Shelf as _, ShelfError, TakeOverError, View};
use crate::text;
use crate::wire::{Imported, v1};

/// Colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Theme {
    /// As the system has it.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub(super) const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::System => "",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What is shown. Read by the pages as a context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) lang: Lang,
    pub(super) theme: Theme,
    /// The name that goes with new entries.
    pub(super) writer: Rc<str>,
    pub(super) view: View,
}

struct Inner {
    desk: RefCell<Desk>,
    shown: RefCell<Rc<Shown>>,
    publish: Callback<()>,
}

/// A handle on the session; clones are the same session.
#[derive(Clone)]
pub(super) struct Session(Rc<Inner>);

impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Session {
    /// Opens what the browser has stored. `publish` is called after each change.
    pub(super) fn open(publish: Callback<()>) -> Self {
        let desk = Desk::open(Rc::new(LocalStorage), TabId::from_random(platform::random_bits()));
        let stored = |name: &str| LocalStorage.read(&setting(name)).ok().flatten();
        let lang = stored("lang").as_deref().and_then(Lang::parse);
        let lang = lang.or_else(|| platform::languages().iter().find_map(|tag| Lang::parse(tag))).unwrap_or_default();
        let theme = stored("theme").and_then(|name| Theme::ALL.into_iter().find(|theme| theme.as_str() == name)).unwrap_or_default();
        let shown = Shown { lang, theme, writer: stored("writer").unwrap_or_default().into(), view: desk.view().clone() };
        Self(Rc::new(Inner { desk: RefCell::new(desk), shown: RefCell::new(Rc::new(shown)), publish }))
    }

    pub(super) fn shown(&self) -> Rc<Shown> {
        Rc::clone(&self.0.shown.borrow())
    }

    /// Enters a change into a case.
    pub(super) fn commit(&self, case: &CaseId, change: Change) {
        let by = self.shown().writer.clone();
        self.0.desk.borrow_mut().commit(case, change, &by, platform::now());
        self.publish();
    }

    /// Opens a new case with these types.
    pub(super) fn create(&self, types: TypeSet) -> CaseId {
        let (shown, now) = (self.shown(), platform::now());
        let id = CaseId::from_random(platform::random_bits());
        let title = text::title_for(&GUIDE, types, now, shown.lang);
        let changes = (!types.is_empty()).then_some(Change::AnsweredTypes(types));
        self.0.desk.borrow_mut().create(&id, &title, changes, &shown.writer, now);
        self.publish();
        platform::ask_to_persist();
        id
    }

    /// Takes back this tab's newest change of a case.
    pub(super) fn undo(&self, case: &CaseId) {
        let by = self.shown().writer.clone();
        let _ = self.0.desk.borrow_mut().undo(case, &by, platform::now());
        self.publish();
    }

    /// What [`Session::undo`] would take back, in words.
    pub(super) fn undoable(&self, case: &CaseId) -> Option<String> {
        let desk = self.0.desk.borrow();
        desk.undoable(case).map(|entry| text::change(&GUIDE, entry, self.shown().lang))
    }

    pub(super) fn delete(&self, case: &CaseId) -> Result<(), ShelfError> {
        let result = self.0.desk.borrow_mut().delete(case);
        self.publish();
        result
    }

    pub(super) fn retry(&self) {
        self.0.desk.borrow_mut().retry(platform::now());
        self.publish();
    }

    pub(super) fn preview(&self, imported: &[Imported]) -> Result<Vec<Preview>, TakeOverError> {
        self.0.desk.borrow().preview(imported)
    }

    pub(super) fn take_over(&self, imported: &[Imported]) -> Result<(), TakeOverError> {
        let result = self.0.desk.borrow_mut().take_over(imported, platform::now());
        self.publish();
        result
    }

    /// Follows another tab.
    pub(super) fn follow(&self, key: Option<&str>) {
        if self.0.desk.borrow_mut().follow(key) {
            self.publish();
        }
    }

    /// Gives the user a case as a file.
    pub(super) fn export(&self, case: &CaseId) {
        let shown = self.shown();
        if let Some(held) = shown.view.cases.get(case) {
            save(case.as_str(), &v1::write_case(held, &GUIDE, shown.lang).to_string());
        }
    }

    /// Gives the user all cases as one file.
    pub(super) fn export_all(&self) {
        let shown = self.shown();
        save("all", &v1::write_cases(shown.view.cases.values().map(|case| &**case), &GUIDE, shown.lang).to_string());
    }

    pub(super) fn set_lang(&self, lang: Lang) {
        self.set("lang", lang.tag(), |shown| shown.lang = lang);
    }

    pub(super) fn set_theme(&self, theme: Theme) {
        self.set("theme", theme.as_str(), |shown| shown.theme = theme);
    }

    pub(super) fn set_writer(&self, writer: &str) {
        self.set("writer", writer, |shown| shown.writer = writer.into());
    }

    /// Settings that cannot be stored hold for this tab.
    fn set(&self, name: &str, value: &str, change: impl FnOnce(&mut Shown)) {
        let _ = LocalStorage.write(&setting(name), value);
        change(Rc::make_mut(&mut self.0.shown.borrow_mut()));
        self.0.publish.emit(());
    }

    fn publish(&self) {
        let view = self.0.desk.borrow().view().clone();
        Rc::make_mut(&mut self.0.shown.borrow_mut()).view = view;
        self.0.publish.emit(());
    }
}

fn setting(name: &str) -> String {
    format!("{PREFIX}settings/{name}")
}

fn save(what: &str, text: &str) {
    platform::download(&text::filename(what, platform::now()), "application/json", text);
}
