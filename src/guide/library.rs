//! What is read, filled in or looked up beside the checklists: it comes to the browser after the page has started, with the papers.

use std::sync::LazyLock;

use super::tables::Reader;
use super::{Decision, DutyText, Form, GUIDE, Item, ItemText, Part, Question, Reference};

/// The texts of this version.
pub static LIBRARY: LazyLock<Library> = LazyLock::new(|| Reader::of_library().library());

/// The texts. Order is the guide's.
#[derive(Clone, Debug)]
pub struct Library {
    /// The purpose (number 0) and the five principles.
    pub principles: &'static [Part],
    /// The three kinds of information.
    pub kinds: &'static [Part],
    /// What the guide says about itself.
    pub reading: &'static [Part],
    /// Contact points and things to read.
    pub references: &'static [Reference],
    /// The questions that sort the facts.
    pub questions: &'static [Question],
    /// What is said of the items, in their order.
    pub items: &'static [ItemText],
    /// What is said of the duties, in their order.
    pub duties: &'static [DutyText],
    /// The register of decisions.
    pub decisions: &'static [Decision],
    /// The papers: sheets, reports, notices.
    pub forms: &'static [Form],
}

impl Library {
    /// What is said of an item: by the guide, or by the organisation that added it.
    #[must_use]
    pub fn item(&self, item: &Item) -> Option<&'static ItemText> {
        item.own.or_else(|| {
            self.items
                .get(GUIDE.items.iter().filter(|one| one.own.is_none()).position(|one| one == item)?)
        })
    }

    /// The part with this id of the guide's words about itself.
    #[must_use]
    pub fn reading(&self, id: &str) -> Option<&'static Part> {
        self.reading.iter().find(|part| part.id == id)
    }

    /// The reference with this id.
    #[must_use]
    pub fn reference(&self, id: &str) -> Option<&'static Reference> {
        self.references.iter().find(|reference| reference.id == id)
    }

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&'static Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The decision with this id.
    #[must_use]
    pub fn decision(&self, id: &str) -> Option<&'static Decision> {
        self.decisions.iter().find(|decision| decision.id == id)
    }

    /// The paper with this id.
    #[must_use]
    pub fn form(&self, id: &str) -> Option<&'static Form> {
        self.forms.iter().find(|form| form.id == id)
    }
}
