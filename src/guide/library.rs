//! What is read, filled in or looked up beside the checklists: it comes to the browser after the page has started, with
//! the papers.

use super::{Decision, Form, Guide, Item, ItemText, Library, Part, Question, Reference, Retired};

impl Library {
    /// What is said of an item: by the guide, or by the organisation that added it.
    #[must_use]
    pub fn item(&self, guide: &Guide, item: &Item) -> Option<&'static ItemText> {
        item.own.or_else(|| {
            self.items.get(
                guide
                    .items
                    .iter()
                    .filter(|one| one.own.is_none())
                    .position(|one| one.id == item.id)?,
            )
        })
    }

    /// The item with this number that was given up.
    #[must_use]
    pub fn retired(&self, id: &str) -> Option<&'static Retired> {
        self.retired.iter().find(|one| one.id == id)
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
