//! What was typed and is not recorded yet: kept from the first key, in this tab and if it can in the browser. No change
//! of a case; it goes when it is recorded, and with the case.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::Session;
use crate::case::CaseId;
use crate::platform;

/// What the tab knows of it.
#[derive(Default)]
pub(super) struct Drafts {
    /// By name; none where there is nothing. What is not here has not been asked for.
    held: RefCell<Vec<(String, Option<Rc<str>>)>>,
    /// How many times something was let go of.
    n_let_go: Cell<usize>,
    /// The form whose entry was the last act: it says so, also where the page around it has changed by that.
    recorded: RefCell<String>,
}

impl Session {
    /// What was typed in a field and is not recorded yet; it may be that the field was emptied. Without a case: of what
    /// is prepared.
    pub(in crate::ui) fn draft(&self, case: Option<&CaseId>, field: &str) -> Option<Rc<str>> {
        let name = name_of(case, field);
        let mut held = self.0.typed.held.borrow_mut();
        if let Some((_, text)) = held.iter().find(|(known, _)| *known == name) {
            return text.clone();
        }
        let text = platform::kept(&name).map(Rc::from);
        held.push((name, text.clone()));
        text
    }

    /// Keeps what is being typed.
    pub(in crate::ui) fn keep_draft(&self, case: Option<&CaseId>, field: &str, text: &str) {
        let name = name_of(case, field);
        self.0.typed.recorded.borrow_mut().clear();
        platform::keep(&name, text);
        self.hold(name, Some(text.into()));
    }

    /// Lets go of what was typed: it is recorded, or not wanted any more.
    pub(in crate::ui) fn let_go_draft(&self, case: Option<&CaseId>, field: &str) {
        if self.draft(case, field).is_some() {
            let name = name_of(case, field);
            platform::let_go(&name);
            self.hold(name, None);
            self.0.typed.n_let_go.set(self.0.typed.n_let_go.get() + 1);
        }
    }

    /// Notes that a form of a case has been recorded.
    pub(in crate::ui) fn note_recorded(&self, case: &CaseId, form: &str) {
        *self.0.typed.recorded.borrow_mut() = name_of(Some(case), form);
    }

    /// Whether it was, and nothing has been typed since.
    pub(in crate::ui) fn is_recorded(&self, case: &CaseId, form: &str) -> bool {
        *self.0.typed.recorded.borrow() == name_of(Some(case), form)
    }

    /// Changes whenever something is let go of: fields show again what is recorded.
    pub(in crate::ui) fn turn(&self) -> usize {
        self.0.typed.n_let_go.get()
    }

    /// Lets go of all that was typed of a case.
    pub(super) fn let_go_drafts(&self, case: &CaseId) {
        let start = name_of(Some(case), "");
        self.0.typed.held.borrow_mut().retain(|(known, _)| !known.starts_with(&start));
        platform::let_go_all(&start);
    }

    /// What was typed in a field of a case, or nothing.
    pub(in crate::ui) fn typed(&self, case: &CaseId, field: &str) -> Rc<str> {
        self.draft(Some(case), field).unwrap_or_default()
    }

    /// Keeps what is being typed in a field where nothing is recorded: empty, it is let go of.
    pub(in crate::ui) fn keep_typed(&self, case: &CaseId, field: &str, text: &str) {
        if text.is_empty() {
            self.let_go_draft(Some(case), field);
        } else {
            self.keep_draft(Some(case), field, text);
        }
    }

    fn hold(&self, name: String, text: Option<Rc<str>>) {
        let mut held = self.0.typed.held.borrow_mut();
        held.retain(|(known, _)| *known != name);
        held.push((name, text));
    }
}

fn name_of(case: Option<&CaseId>, field: &str) -> String {
    let case = case.map_or(CaseId::PREPARED, CaseId::as_str);
    format!("typed/{case}/{field}")
}
