//! What can be written, answered, decided or made in a page.

use std::rc::Rc;

use super::Node;
use crate::case::{Audience, Change, Choice, Entry, EntryId, Moment};
use crate::guide::{LetterPart, Step, Text};
use crate::pack::{Command, Place};
use crate::words;

/// Something to write: what people wrote, or else the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// The name under which it is entered.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// How to write it; may be empty.
    pub hint: String,
    /// What was written; empty for nothing.
    pub written: Rc<str>,
    /// What the case says; empty for nothing.
    pub draft: String,
    /// The draft that what was written was made from.
    pub basis: Rc<str>,
    /// How many lines it asks for.
    pub n_lines: usize,
    /// What the guide says of it.
    pub about: Vec<Node>,
    /// Where it stands in a letter.
    pub part: LetterPart,
    /// What is printed above it in a letter.
    pub heading: Option<String>,
    /// The gaps in its text, in order.
    pub gaps: Vec<Gap>,
    /// What may be wanted in it from inside.
    pub inserts: Vec<Insert>,
    /// What one can choose to write.
    pub options: Vec<String>,
    /// Its number among what is missing in the paper.
    pub number: Option<usize>,
    /// Whether it has been typed into the official form; none where there is none.
    pub entered: Option<Entered>,
}

/// Whether a passage has been typed into the official form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    /// The name under which that is kept.
    pub name: String,
    /// How far it is.
    pub state: EnteredState,
}

/// How far a passage is in the official form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnteredState {
    /// Not typed in.
    Open,
    /// Typed in as it stands.
    Done,
    /// Typed in, and changed here since.
    Changed,
}

/// A gap in a text: a blank, or something that is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    /// The mark of what is not known; empty for a blank of the text itself.
    pub mark: String,
    /// Its number among what is missing in the paper.
    pub number: Option<usize>,
}

/// Something of the record that can be taken over into a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insert {
    /// What it says.
    pub text: String,
    /// It stays inside unless it is taken over.
    pub is_inside: bool,
}

/// A passage of nothing but a dash is left out of the paper.
#[must_use]
pub fn is_left_out(text: &str) -> bool {
    matches!(text.trim(), LEFT_OUT | "―" | "－" | "-" | "–")
}

/// What is written for a passage that is left out.
pub const LEFT_OUT: &str = "—";

impl Field {
    /// What stands there.
    #[must_use]
    pub fn text(&self) -> &str {
        if self.written.is_empty() { &self.draft } else { &self.written }
    }
}

/// Something to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decide {
    /// The id of the decision.
    pub about: Rc<str>,
    /// What was decided.
    pub choice: Choice,
    /// Why.
    pub reason: Rc<str>,
    /// By whom.
    pub by: Rc<str>,
    /// Who may read the reason.
    pub audience: Audience,
    /// A duty demands a yes: to decide otherwise, the reason has to be there.
    pub is_demanded: bool,
}

/// Where ticks from paper are keyed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyed {
    /// What is asked for.
    pub label: String,
    /// What has been read; none where there is nothing to record.
    pub entry: Option<KeyedEntry>,
    /// The lines that cannot be read.
    pub rest: String,
    /// What would be recorded, and what cannot be read.
    pub preview: Vec<Node>,
}

/// What has been read of ticks from paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyedEntry {
    /// What the button is called that records it.
    pub label: &'static str,
    /// What is entered, a line each.
    pub changes: Vec<Change>,
    /// What is said when it is done.
    pub said: String,
}

/// An entry of the record. What it says is put into words where it is shown (`document::say_entry`): of a long record
/// most is out of sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordEntry {
    /// The entry of the log.
    pub entry: Rc<Entry>,
    /// The earlier one that it is about: that it strikes out, or marks anew.
    pub target: Option<Rc<Entry>>,
    /// Who may read it.
    pub audience: Audience,
    /// Whether it holds.
    pub state: EntryState,
    /// The entry that struck it out.
    pub struck_by: Option<EntryId>,
}

impl RecordEntry {
    /// When it happened: the time that people gave, or else that of the entry.
    #[must_use]
    pub fn at(&self) -> Moment {
        match &self.entry.change {
            Change::Observed(at, ..) => *at,
            Change::Sent(sent) => sent.on,
            Change::KeyedItem(.., acted) | Change::ActedItem(.., acted) | Change::Decided(.., acted) => {
                acted.at.unwrap_or(self.entry.at)
            }
            _ => self.entry.at,
        }
    }

    /// Whether it holds: it has not been struck out.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.state != EntryState::Struck
    }

    /// Whether it is of what happened, was decided or went out, or of the case as a whole: what one reads first.
    #[must_use]
    pub fn is_main(&self) -> bool {
        let is_main = |change: &Change| {
            matches!(
                change,
                Change::Observed(..)
                    | Change::Decided(..)
                    | Change::Sent(_)
                    | Change::Opened(_)
                    | Change::Closed
                    | Change::Reopened
            )
        };
        is_main(&self.entry.change) || self.target.as_ref().is_some_and(|target| is_main(&target.change))
    }

    /// What sort of entry it is.
    #[must_use]
    pub fn sort(&self) -> Sort {
        match &self.entry.change {
            Change::Observed(..) => Sort::Observed,
            Change::SetItem(..)
            | Change::ActedItem(..)
            | Change::KeyedItem(..)
            | Change::AssignedItem(..)
            | Change::NotedItem(..) => Sort::Item,
            Change::Sent(_) => Sort::Sent,
            Change::Decided(..) => Sort::Decided,
            Change::Wrote(..) => Sort::Wrote,
            Change::AnsweredTypes(_)
            | Change::AnsweredFact(..)
            | Change::AnsweredPersons(_)
            | Change::AnsweredKnownAt(..)
            | Change::KnewOf { .. }
            | Change::AnsweredFound(..) => Sort::Answered,
            Change::Opened(_)
            | Change::Renamed(_)
            | Change::Closed
            | Change::Reopened
            | Change::Struck(..)
            | Change::Marked(..)
            | Change::Foreign(_) => Sort::Case,
        }
    }

    /// To which step its item belongs, if it has one.
    #[must_use]
    pub fn step(&self) -> Option<Step> {
        self.entry.change.item().and_then(Step::of_item)
    }
}

/// What sort of entry it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Something that happened.
    Observed,
    /// Of an item.
    Item,
    /// A decision.
    Decided,
    /// Something filed or sent.
    Sent,
    /// Something written.
    Wrote,
    /// An answer.
    Answered,
    /// Of the case as a whole.
    Case,
}

impl Sort {
    /// All sorts in the order in which one chooses from them.
    pub const ALL: [Self; 7] =
        [Self::Observed, Self::Decided, Self::Sent, Self::Item, Self::Wrote, Self::Answered, Self::Case];
}

impl Sort {
    /// What it is called.
    #[must_use]
    pub fn label(self) -> Text {
        match self {
            Self::Observed => words::SORT_OBSERVED,
            Self::Item => words::SORT_ITEM,
            Self::Decided => words::SORT_DECIDED,
            Self::Sent => words::SORT_SENT,
            Self::Wrote => words::SORT_WROTE,
            Self::Answered => words::SORT_ANSWERED,
            Self::Case => words::SORT_CASE,
        }
    }
}

/// Whether an entry holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryState {
    /// It holds, and can be struck out.
    Open,
    /// It holds for ever.
    Fixed,
    /// It has been struck out.
    Struck,
}

/// A control of the editor of packs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// What it is called.
    pub label: String,
    /// What it is.
    pub kind: ControlKind,
}

/// What a control is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ControlKind {
    /// A text.
    Text {
        /// Where it is written.
        at: Place,
        /// How to write it; may be empty.
        hint: String,
        /// What stands there.
        value: String,
        /// How many lines there are to see.
        n_rows: usize,
        /// What is wrong with it.
        faults: Vec<String>,
    },
    /// One of several.
    Choose {
        /// Where it is written.
        at: Place,
        /// How to choose; may be empty.
        hint: String,
        /// What is chosen.
        value: String,
        /// What can be chosen.
        options: Vec<ControlOption>,
        /// What is wrong with it.
        faults: Vec<String>,
    },
    /// A clause for a condition, which a button beside it takes.
    Pick {
        /// Where the condition is.
        condition: Place,
        /// What can be chosen.
        options: Vec<ControlOption>,
    },
    /// A button that adds what is picked for a condition.
    Join {
        /// Where the condition is.
        condition: Place,
        /// To which of its clauses; none: as one more.
        clause: Option<Place>,
    },
    /// Yes or no.
    Tick {
        /// What a tap does.
        command: Command,
        /// It is so.
        is_on: bool,
    },
    /// Something that is done at once.
    Act(EditorAct),
    /// A file to open.
    Open {
        /// What for.
        hint: String,
    },
}

/// What the editor of packs does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditorAct {
    /// Changes the draft.
    Edit(Command),
    /// Gives the draft to the user as a file.
    Export,
    /// Tries the draft out in this browser.
    Try,
    /// Ends that.
    StopTrial,
    /// Takes the last change back.
    Undo,
    /// Throws the draft away.
    Clear,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlOption {
    /// What it is to the pack.
    pub value: String,
    /// What it is called.
    pub label: String,
}

/// A button that makes a file of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileButton {
    /// What is made.
    pub kind: FileKind,
    /// What the button is called.
    pub label: &'static str,
}

/// The files of a paper, its copy and its print. Where something is missing in it, that is said once more before it is
/// handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperFiles {
    /// What can be made of it.
    pub files: Vec<FileButton>,
    /// How much is missing.
    pub n_gaps: usize,
    /// What that is, by name.
    pub gaps: Vec<String>,
}

/// What can be made of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// The text on the clipboard.
    Clipboard,
    /// A Word document.
    Word,
    /// Markdown.
    Markdown,
    /// The record as a table.
    Csv,
    /// The clocks for a calendar.
    Calendar,
    /// The same, with the name of the case.
    NamedCalendar,
    /// What has been entered, to be read in again.
    Export,
    /// The page on paper.
    Paper,
}
