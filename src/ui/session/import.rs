//! What files bring, and what the browser's storage has lost.

use std::rc::Rc;

use super::Session;
use crate::case::{Case, CaseId, SortedMap};
use crate::platform;
use crate::store::{Import, TakeOverError};

impl Session {
    /// All that is held, what is prepared too.
    pub(in crate::ui) fn held(&self) -> SortedMap<CaseId, Rc<Case>> {
        self.0.desk.borrow().view().cases.clone()
    }

    pub(in crate::ui) fn take_over(&self, import: &Import) -> Result<(), TakeOverError> {
        let result = self.0.desk.borrow_mut().take_over(import, platform::now());
        self.publish();
        result
    }

    /// Takes back what a file brought, in all its cases.
    pub(in crate::ui) fn undo_import(&self, import: &Import) {
        let (by, now) = (self.shown().writer.clone(), platform::now());
        for preview in import.previews() {
            self.0.desk.borrow_mut().undo_import(preview.case.id(), &by, now);
        }
        self.publish();
    }

    /// How many entries of a file [`Session::undo`] would take back, where that comes first.
    pub(in crate::ui) fn undoable_import(&self, case: &CaseId) -> Option<usize> {
        self.0.desk.borrow().undoable_import(case)
    }

    /// Takes the loss of a part of a case for what it is.
    pub(in crate::ui) fn accept_loss(&self, case: &CaseId) {
        self.0.desk.borrow_mut().accept_loss(case);
        self.publish();
    }
}
