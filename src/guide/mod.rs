//! The guidance: its types, and the tables that the build makes from `content/`.
//!
//! Invariant: knows nothing of any case, of the browser or of how things look. Logic never asks for a particular id.

#[macro_use]
mod codec;
mod fact;
mod item;
mod leak_type;
mod library;
mod mark;
mod named;
mod own;
mod rows;
mod tables;
mod text;
mod vocabulary;

pub use fact::{Clause, Condition, Fact, Literal};
pub use leak_type::{Step, TypeSet};
pub use mark::{InsideMark, Mark, OutsideMark, marks};
pub use named::{NamedDuty, NamedForm};
pub use own::{MAX_HOURS, Own, OwnClient, OwnClock, OwnItem};
pub use rows::{
    Blank, Decision, Duty, DutyText, FactText, Field, Form, Guide, Item, ItemText, Library, Line, Outdated, Part,
    Question, Reference, Retired, Situation, Source, Stage, Tool, TypeText,
};
pub use tables::{Table, Texts, english, japanese};
pub use text::{Lang, Text};
pub use vocabulary::{
    Asked, DutyClock, FactGroup, Force, ItemKind, Layout, LeakType, MemoPart, Part as LetterPart, QuestionGroup,
    Readers, StageClock, ToolKind,
};

impl FactGroup {
    /// Whether it is asked of the organisation, whatever happened.
    #[must_use]
    pub fn is_about_us(self) -> bool {
        matches!(self, Self::Who | Self::Sector)
    }
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

    /// The leak types as people look for them: file swapping, which hardly anyone looks for today, comes last.
    pub fn types_of_today(&self) -> impl Iterator<Item = &'static TypeText> {
        let types = self.types;
        let of = move |is_last| {
            types
                .iter()
                .filter(move |one| (one.leak_type == LeakType::FileSharing) == is_last)
        };
        of(false).chain(of(true))
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
