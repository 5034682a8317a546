//! Papers of a case, blank papers, and a case as a whole on paper.

use std::rc::Rc;

use super::{Field, Laid, Line, Node};
use crate::case::{Frozen, ItemState};
use crate::guide::{ItemKind, Lang, Layout, Readers};

/// A name and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The name.
    pub name: String,
    /// What is said of it.
    pub said: Line,
}

/// A passage of a blank paper: what it asks for, and lines for the pen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PenField {
    /// What it asks for.
    pub inside: Vec<Node>,
    /// How many lines.
    pub n_lines: usize,
}

/// A paper of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called.
    pub title: String,
    /// The language in which it is written.
    pub lang: Lang,
    /// How it is set.
    pub layout: Layout,
    /// Who reads it: on what goes outside stands nothing of the page that it was written with.
    pub readers: Readers,
    /// The organisation's head, line by line; may be empty.
    pub letterhead: Vec<String>,
    /// The passages in their order.
    pub fields: Vec<Field>,
    /// The paper as it was sent; empty for one that was not. It has no passages any more.
    pub frozen: Vec<Laid>,
}

/// Says that a paper has been sent: that keeps it for ever as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Send {
    /// Which obligation, or paper.
    pub what: Rc<str>,
    /// The paper as it stands.
    pub frozen: Frozen,
    /// To whom, as far as that is known.
    pub to: String,
    /// How much is missing in it.
    pub n_gaps: usize,
    /// It is sent after its deadline: why.
    pub is_late: bool,
}

/// The groups of persons concerned: a table without names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groups {
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Each group: the names of its cells, and what stands there. The last one is empty.
    pub rows: Vec<Vec<(String, Rc<str>)>>,
}

/// A case on paper. On each page stand its title and id; on a report also what makes sure of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// The title of the case.
    pub title: String,
    /// The id of the case.
    pub case: String,
    /// On a report.
    pub seal: Option<Seal>,
    /// What stands at the beginning.
    pub head: CaseHead,
    /// What follows.
    pub inside: Vec<Node>,
}

/// What makes sure of the log that a report is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// What the report is called.
    pub name: String,
    /// The last entry of the log.
    pub last: String,
    /// The SHA-256 of the log.
    pub sum: String,
}

/// What stands at the beginning of a case on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseHead {
    /// When it was printed, who writes.
    pub notes: Vec<Note>,
    /// What is known; may be empty.
    pub facts: Vec<Pair>,
}

/// A note at the beginning of a case on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It is said.
    Said(String),
    /// It can be filled in.
    Blank(String),
}

/// A part of a case on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Its title; none where it goes on with the one before.
    pub title: Option<String>,
    /// It stays whole on a page.
    pub is_whole: bool,
    /// What is in it.
    pub inside: Vec<Node>,
}

/// An item of a checklist on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemRow {
    /// The number.
    pub id: String,
    /// What to do, or not to do.
    pub act: String,
    /// The box and its blanks; none where it says what not to do.
    pub ticked: Option<Ticked>,
    /// What the organisation says of it, and what was entered.
    pub more: Vec<Node>,
}

/// The box of an item, and who does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticked {
    /// How far it is.
    pub state: ItemState,
    /// Who does it, where that fits beside it; may be empty.
    pub who: String,
}

impl Ticked {
    /// What stands in the box.
    #[must_use]
    pub fn mark(&self) -> &'static str {
        match self.state {
            ItemState::Open => "",
            ItemState::InProgress => "／",
            ItemState::Done => "✓",
            ItemState::NotApplicable => "—",
        }
    }
}

/// An item of a report: how far it is, and what was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The number.
    pub id: String,
    /// What to do, or not to do; empty where this version does not know it.
    pub act: String,
    /// What sort of item it is.
    pub kind: ItemKind,
    /// How far it is.
    pub state: ItemState,
    /// What was entered; empty for nothing.
    pub record: String,
}

impl Outcome {
    /// What stands before it.
    #[must_use]
    pub fn mark(&self) -> &'static str {
        match (self.kind, self.state) {
            (ItemKind::Caution, ItemState::Open) => "✕",
            (_, ItemState::Open) => "□",
            (_, ItemState::InProgress) => "／",
            (_, ItemState::Done) => "✓",
            (_, ItemState::NotApplicable) => "—",
        }
    }
}
