//! The guidance: its types, and the tables that the build makes from `content/`.
//!
//! Invariant: knows nothing of any case, of the browser or of how things look. Logic never asks for a particular id.

mod fact;
mod item;
mod leak_type;
mod library;
mod own;
mod tables;
mod text;
mod vocabulary;

pub use fact::{Clause, Condition, Fact, FactText, Literal};
pub use item::{Item, ItemText};
pub use leak_type::{Step, TypeSet, TypeText};
pub use library::{LIBRARY, Library};
pub use own::{Own, OwnClock, OwnItem, add};
pub use tables::GUIDE;
pub use text::{Decision, Duty, DutyText, Field, Form, Lang, Line, Outdated, Part, Question, Reference, Source, Text};
pub use vocabulary::{DutyClock, FactGroup, ItemKind, LeakType, QuestionGroup};

/// What the checklists rest on. Order is the guide's. What is read, filled in or looked up beside them is the [`Library`].
#[derive(Clone, Debug)]
pub struct Guide {
    /// The seven leak types.
    pub types: &'static [TypeText],
    /// The six steps.
    pub steps: &'static [Part],
    /// What may be known about a case.
    pub facts: &'static [FactText],
    /// What there is to do, in the order of the steps.
    pub items: &'static [Item],
    /// The duties to report.
    pub duties: &'static [Duty],
    /// Where newer statements come from.
    pub sources: &'static [Source],
    /// The clocks that the organisation added.
    pub clocks: &'static [OwnClock],
}

impl Guide {
    /// The item with this id, if this version has it.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&'static Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The duty with this id.
    #[must_use]
    pub fn duty(&self, id: &str) -> Option<&'static Duty> {
        self.duties.iter().find(|duty| duty.id == id)
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
}
