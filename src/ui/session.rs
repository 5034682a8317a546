//! The session: the one place through which the page changes anything. It drives the desk, and tells what is shown.

mod drafts;
mod export;
mod import;
mod pack;
mod said;

use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;

use crate::case::{Audience, Case, CaseId, Change, Entry, TabId};
use crate::document::node::FileKind;
use crate::document::{Page, Request, Scope};
use crate::guide::{Lang, Texts, TypeSet};
use crate::pace::Pace;
use crate::pack::{Edition, Place};
use crate::parts::open_language;
use crate::plan::about_us;
use crate::platform::{self, LocalStorage};
use crate::route::{CasePart, Route};
use crate::store::{Desk, PREFIX, Reader, ShelfError, View};
use crate::ui::early::go_on;
use crate::ui::parts::work::{Turns, pace};
use crate::wire::v1;
use crate::words;

use drafts::Drafts;
use pack::PACK_DRAFT;
pub(super) use pack::choose_pack;
pub(super) use said::Said;

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
    /// The guidance, with the organisation's pack.
    pub(super) edition: Edition,
    pub(super) lang: Lang,
    pub(super) theme: Theme,
    /// The name that goes with new entries.
    pub(super) writer: Rc<str>,
    /// What the last act did; gone with the next page.
    pub(super) said: Said,
    /// How often in a row another language was wished for and could not be fetched; none with the next change.
    pub(super) n_missed: usize,
    /// The cases and what cannot be read.
    pub(super) view: View,
    /// What has been prepared before anything happens: kept like a case, and apart from them.
    pub(super) prepared: Option<Rc<Case>>,
    /// The pack that is being made.
    pub(super) draft: Rc<str>,
}

impl Shown {
    /// What is made now speaks from this.
    pub(super) fn scope(&self) -> Scope {
        Scope { edition: self.edition, lang: self.lang, now: platform::now() }
    }
}

/// What a Word document is to a browser.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

struct Inner {
    desk: RefCell<Desk>,
    shown: RefCell<Rc<Shown>>,
    publish: RefCell<Callback<()>>,
    /// Earlier drafts of the pack, each with the place where what was typed changed it, if that is how it was changed.
    drafts: RefCell<Vec<(Option<Place>, Rc<str>)>>,
    /// What was typed and is not recorded yet, also where the browser keeps nothing.
    typed: Drafts,
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
    /// Opens what the browser has stored, if what reads it is here; else it has stored nothing.
    pub(super) fn open(edition: Edition, reader: Option<Reader>) -> Self {
        let (shelf, tab) = (Rc::new(LocalStorage), TabId::from_random(platform::random_bits()));
        let mut desk = match reader {
            Some(reader) => Desk::open_by(shelf, tab, reader),
            None => Desk::begin(shelf, tab),
        };
        let stored = |name: &str| platform::kept(&setting(name));
        let lang = stored_lang(edition);
        let theme = stored("theme")
            .and_then(|name| Theme::ALL.into_iter().find(|theme| theme.as_str() == name))
            .unwrap_or_default();
        let writer: Rc<str> = stored("writer").unwrap_or_default().into();
        go_on(&mut desk, &writer, edition, lang);
        let (view, prepared) = apart(desk.view().clone());
        let draft = platform::kept(PACK_DRAFT).unwrap_or_else(platform::pack).into();
        let shown = Shown { edition, lang, theme, writer, said: Said::default(), n_missed: 0, view, prepared, draft };
        Self(Rc::new(Inner {
            desk: RefCell::new(desk),
            shown: RefCell::new(Rc::new(shown)),
            publish: RefCell::new(Callback::noop()),
            drafts: RefCell::default(),
            typed: Drafts::default(),
        }))
    }

    /// Calls back after each change from now on.
    pub(super) fn tell(&self, publish: Callback<()>) {
        self.0.publish.replace(publish);
    }

    /// Reads with this what has been stored meanwhile, and later changes of other tabs.
    pub(super) fn read_by(&self, reader: Reader) {
        if self.0.desk.borrow_mut().read_by(reader) {
            self.publish();
        }
    }

    /// A session without a browser around it.
    #[cfg(test)]
    pub(super) fn in_memory(lang: Lang) -> Self {
        let desk = Desk::open(Rc::new(crate::store::MemoryShelf::default()), TabId::from_random(1));
        let (view, prepared) = apart(desk.view().clone());
        let shown = Shown {
            edition: Edition::complete(""),
            lang,
            theme: Theme::System,
            writer: "".into(),
            said: Said::default(),
            n_missed: 0,
            view,
            prepared,
            draft: "".into(),
        };
        Self(Rc::new(Inner {
            desk: RefCell::new(desk),
            shown: RefCell::new(Rc::new(shown)),
            publish: RefCell::new(Callback::noop()),
            drafts: RefCell::default(),
            typed: Drafts::default(),
        }))
    }

    pub(super) fn shown(&self) -> Rc<Shown> {
        Rc::clone(&self.0.shown.borrow())
    }

    /// The guidance, with the organisation's pack.
    pub(super) fn edition(&self) -> Edition {
        self.0.shown.borrow().edition
    }

    /// Brings the checklists' texts in every language: what is read and handed out may be asked for in any. One that
    /// does not come takes nothing from the reader's own: its texts stand in that one, and the next wish tries again.
    pub(super) async fn bring_languages(&self) {
        for lang in Lang::ALL {
            if self.edition().has(lang) {
                continue;
            }
            if let Ok(texts) = open_language(lang).await {
                self.take_texts(texts);
            }
        }
    }

    /// Takes the texts of one more language. What is on screen is drawn from them with the next change.
    fn take_texts(&self, texts: Texts) {
        let mut shown = self.0.shown.borrow_mut();
        let edition = shown.edition.with(texts);
        Rc::make_mut(&mut shown).edition = edition;
    }

    /// Enters a change into a case.
    pub(super) fn commit(&self, case: &CaseId, change: Change) {
        let by = self.shown().writer.clone();
        self.0.desk.borrow_mut().commit(case, change, &by, platform::now());
        self.publish_said("", self.undoable(case).map(|entry| (case.clone(), entry)), false);
    }

    /// Enters a change into a case, with who may read it.
    pub(super) fn commit_for(&self, case: &CaseId, change: Change, audience: Audience) {
        let by = self.shown().writer.clone();
        self.0
            .desk
            .borrow_mut()
            .commit_for(case, change, audience, &by, platform::now());
        self.publish_said("", self.undoable(case).map(|entry| (case.clone(), entry)), false);
    }

    /// Enters changes into a case one after the other, each a step that can be undone, and says what was done.
    pub(super) fn commit_all(&self, case: &CaseId, changes: Vec<Change>, said: &str) {
        let (by, now) = (self.shown().writer.clone(), platform::now());
        for change in changes {
            self.0.desk.borrow_mut().commit(case, change, &by, now);
        }
        self.publish_said(said, self.undoable(case).map(|entry| (case.clone(), entry)), false);
    }

    /// Opens a new case with these types.
    pub(super) fn create(&self, types: TypeSet) -> CaseId {
        let (shown, now) = (self.shown(), platform::now());
        let id = CaseId::from_random(platform::random_bits());
        let title = words::title_for(shown.edition.guide(), types, now, shown.lang);
        let changes = (!types.is_empty()).then_some(Change::AnsweredTypes(types));
        let prepared = shown
            .prepared
            .as_ref()
            .map(|one| one.state().answers.clone())
            .unwrap_or_default();
        let prepared = about_us(shown.edition.guide(), &prepared);
        self.0
            .desk
            .borrow_mut()
            .create(&id, &title, changes.into_iter().chain(prepared), &shown.writer, now);
        self.publish();
        platform::ask_to_persist();
        id
    }

    /// Enters a change into a case, or into what is prepared.
    pub(super) fn write(&self, case: Option<&CaseId>, change: Change, audience: Audience) {
        if let Some(case) = case {
            return self.commit_for(case, change, audience);
        }
        let Some(id) = CaseId::parse(CaseId::PREPARED) else { return };
        if self.shown().prepared.is_some() {
            return self.commit_for(&id, change, audience);
        }
        let (shown, now) = (self.shown(), platform::now());
        self.0
            .desk
            .borrow_mut()
            .create(&id, words::PREPARE.get(shown.lang), Some(change), &shown.writer, now);
        self.publish();
        platform::ask_to_persist();
    }

    /// What is asked for, with what is shown now.
    pub(super) fn request(&self, page: Page, case: Option<&Rc<Case>>) -> Request {
        let shown = self.shown();
        Request {
            page,
            scope: shown.scope(),
            writer: Rc::clone(&shown.writer),
            case: case.cloned(),
            prepared: shown.prepared.clone(),
        }
    }

    /// Makes a file of a page and gives it to the user, or copies it.
    pub(super) fn make_file(&self, page: &Page, case: Option<&Rc<Case>>, kind: FileKind) {
        let shown = self.shown();
        let request = self.request(page.clone(), case);
        let name = page.file_name();
        let name = case.map_or_else(|| name.clone(), |case| format!("{}-{name}", case.id()));
        let (mime, extension) = match kind {
            FileKind::Clipboard => {
                let [html, plain] = platform::make_copy(&request);
                let is_done = platform::copy_rich(&html, &plain);
                return self.say(if is_done { words::COPIED } else { words::NOT_COPIED }.get(shown.lang));
            }
            FileKind::Export => {
                if let Some(prepared) = &shown.prepared {
                    self.save("prepare", &v1::write_case(prepared, shown.edition.guide(), shown.lang));
                }
                return;
            }
            FileKind::Paper => return platform::print(),
            FileKind::Word => {
                let (session, name) = (self.clone(), words::filename(&name, "docx", platform::now()));
                platform::make_word(request, move |made| match made {
                    Some(bytes) => {
                        platform::download_bytes(&name, WORD, &bytes);
                        session.say_saved(&name);
                    }
                    None => session.say(words::NO_WORD.get(shown.lang)),
                });
                return;
            }
            FileKind::Calendar | FileKind::NamedCalendar => ("text/calendar", "ics"),
            FileKind::Csv => ("text/csv", "csv"),
            FileKind::Markdown => ("text/markdown", "md"),
        };
        let name = words::filename(&name, extension, platform::now());
        platform::download_bytes(&name, mime, &platform::make_file(&request, kind));
        self.say_saved(&name);
    }

    /// Puts a text on the clipboard, as HTML and plain, and says how much is missing in it.
    pub(super) fn copy_text(&self, html: &str, text: &str, n_gaps: usize) {
        let (is_done, lang) = (platform::copy_rich(html, text), self.shown().lang);
        let said = if is_done { words::COPIED } else { words::NOT_COPIED }.get(lang);
        let gaps = (is_done && n_gaps > 0).then(|| words::gaps_left(n_gaps, lang));
        self.say(format!("{said} {}", gaps.unwrap_or_default()).trim_end().to_owned());
    }

    /// Takes back this tab's newest change of a case, or what the last file brought into it.
    pub(super) fn undo(&self, case: &CaseId) {
        let (by, now) = (self.shown().writer.clone(), platform::now());
        let entry = self.undoable(case);
        let is_import = self.0.desk.borrow_mut().undo_import(case, &by, now);
        if !is_import {
            let _ = self.0.desk.borrow_mut().undo(case, &by, now);
        }
        let (text, entry) = if is_import { (words::UNDONE.get(self.shown().lang), None) } else { ("", entry) };
        self.publish_said(text, entry.map(|entry| (case.clone(), entry)), true);
    }

    /// What [`Session::undo`] would take back.
    pub(super) fn undoable(&self, case: &CaseId) -> Option<Rc<Entry>> {
        self.0.desk.borrow().undoable(case).map(Rc::clone)
    }

    pub(super) fn delete(&self, case: &CaseId) -> Result<(), ShelfError> {
        let result = self.0.desk.borrow_mut().delete(case);
        if result.is_ok() {
            self.let_go_drafts(case);
            platform::let_go(&export::name_of(case));
        }
        self.publish();
        result
    }

    pub(super) fn retry(&self) {
        self.0.desk.borrow_mut().retry(platform::now());
        self.publish();
    }

    /// Follows another tab.
    pub(super) fn follow(&self, changed: Option<&str>) {
        if changed.and_then(|key| key.strip_prefix(PREFIX)) == Some(PACK_DRAFT) {
            return self.follow_draft();
        }
        if self.0.desk.borrow_mut().follow(changed) {
            self.publish();
        }
    }

    /// Shows the page in a language, as soon as that is here.
    pub(super) fn set_lang(&self, lang: Lang) {
        if self.edition().has(lang) {
            return self.set("lang", lang.tag(), |shown| shown.lang = lang);
        }
        let session = self.clone();
        platform::with_language(lang, move |texts| match texts {
            Ok(texts) => {
                session.take_texts(texts);
                session.set("lang", lang.tag(), |shown| shown.lang = lang);
            }
            Err(_) => {
                Rc::make_mut(&mut session.0.shown.borrow_mut()).n_missed += 1;
                session.told();
            }
        });
    }

    pub(super) fn set_theme(&self, theme: Theme) {
        self.set("theme", theme.as_str(), |shown| shown.theme = theme);
    }

    pub(super) fn set_writer(&self, writer: &str) {
        self.set("writer", writer, |shown| shown.writer = writer.into());
    }

    /// Settings that cannot be stored hold for this tab.
    fn set(&self, name: &str, value: &str, change: impl FnOnce(&mut Shown)) {
        platform::keep(&setting(name), value);
        {
            let mut shown = self.0.shown.borrow_mut();
            let shown = Rc::make_mut(&mut shown);
            shown.n_missed = 0;
            change(shown);
        }
        self.told();
    }

    fn told(&self) {
        let publish = self.0.publish.borrow().clone();
        publish.emit(());
    }

    fn publish(&self) {
        let (view, prepared) = apart(self.0.desk.borrow().view().clone());
        {
            let mut shown = self.0.shown.borrow_mut();
            let shown = Rc::make_mut(&mut shown);
            shown.n_missed = 0;
            shown.view = view;
            shown.prepared = prepared;
        }
        self.told();
    }
}

/// Where a case is shown; what is prepared has a page of its own.
pub(super) fn route_to(case: &CaseId) -> Route {
    if case.is_prepared() { Route::Prepare } else { Route::Case(case.clone(), CasePart::Overview) }
}

/// The cases, and what is prepared.
fn apart(mut view: View) -> (View, Option<Rc<Case>>) {
    let prepared = CaseId::parse(CaseId::PREPARED).and_then(|id| view.cases.remove(&id));
    (view, prepared)
}

/// The language of the page: as it was chosen, as the organisation has it, as the browser asks for it.
pub(super) fn stored_lang(edition: Edition) -> Lang {
    let chosen = platform::kept(&setting("lang")).as_deref().and_then(Lang::parse);
    chosen
        .or(edition.start().language)
        .or_else(|| platform::languages().iter().find_map(|tag| Lang::parse(tag)))
        .unwrap_or_default()
}

/// The pace of work that nothing stops.
fn unhurried() -> Pace {
    pace(Turns::default().next(), |_| {})
}

fn setting(name: &str) -> String {
    format!("settings/{name}")
}
