//! The tables made by `build/` from `content/`.

use super::{
    Fact, FactGroup, FactText, Field, Form, Guide, Item, ItemKind, LeakType, Line, Literal, Outdated, Part, Question, QuestionGroup,
    Reference, Source, Step, Text, TypeSet, TypeText,
};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// The guidance of this version.
pub static GUIDE: Guide = Guide {
    types: &TYPES,
    steps: &STEPS,
    principles: &PRINCIPLES,
    kinds: &KINDS,
    reading: &READING,
    facts: &FACTS,
    items: &ITEMS,
    questions: &QUESTIONS,
    references: &REFERENCES,
    forms: &FORMS,
    sources: &SOURCES,
};
