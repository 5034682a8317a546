//! The guidance: its types, and the tables that the build makes from `content/`.
//!
//! Invariant: knows nothing of any case, of the browser or of how things look. Logic never asks for a particular id.

mod fact;
mod item;
mod leak_type;
mod tables;
mod text;

pub use fact::{Clause, Condition, Fact, FactGroup, FactText, Literal};
pub use item::{Item, ItemKind};
pub use leak_type::{LeakType, Step, TypeSet, TypeText};
pub use tables::GUIDE;
pub use text::{Decision, Duty, DutyClock, Field, Form, Lang, Line, Outdated, Part, Question, QuestionGroup, Reference, Source, Text};

/// Everything that is said about handling a leak. Order is the guide's.
#[derive(Clone, Debug)]
pub struct Guide {
    /// The seven leak types.
    pub types: &'static [TypeText],
    /// The six steps.
    pub steps: &'static [Part],
    /// The purpose (number 0) and the five principles.
    pub principles: &'static [Part],
    /// The three kinds of information.
    pub kinds: &'static [Part],
    /// What the guide says about itself.
    pub reading: &'static [Part],
    /// What may be known about a case.
    pub facts: &'static [FactText],
    /// What there is to do, in the order of the steps.
    pub items: &'static [Item],
    /// The duties to report.
    pub duties: &'static [Duty],
    /// The register of decisions.
    pub decisions: &'static [Decision],
    /// The questions that sort the facts.
    pub questions: &'static [Question],
    /// Contact points and things to read.
    pub references: &'static [Reference],
    /// The paper forms.
    pub forms: &'static [Form],
    /// Where newer statements come from.
    pub sources: &'static [Source],
}

impl Guide {
    /// The item with this id, if this version has it.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&'static Item> {
        self.items.iter().find(|item| item.id == id)
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

    /// The duty with this id.
    #[must_use]
    pub fn duty(&self, id: &str) -> Option<&'static Duty> {
        self.duties.iter().find(|duty| duty.id == id)
    }

    /// The reference with this id.
    #[must_use]
    pub fn reference(&self, id: &str) -> Option<&'static Reference> {
        self.references.iter().find(|reference| reference.id == id)
    }

    /// The wording of a leak type.
    #[must_use]
    pub fn leak_type(&self, leak_type: LeakType) -> Option<&'static TypeText> {
        self.types.iter().find(|text| text.leak_type == leak_type)
    }

    /// The wording of a fact.
    #[must_use]
    pub fn fact(&self, fact: Fact) -> Option<&'static FactText> {
        self.facts.iter().find(|text| text.fact == fact)
    }

    /// The wording of a step.
    #[must_use]
    pub fn step(&self, step: Step) -> Option<&'static Part> {
        self.steps.iter().find(|part| part.number == step.number())
    }

    /// The part with this id of the guide's words about itself.
    #[must_use]
    pub fn reading(&self, id: &str) -> Option<&'static Part> {
        self.reading.iter().find(|part| part.id == id)
    }
}
