//! The document tree: what a page or a paper says, without how it looks. The page shows it, paper prints it, files are
//! written from it.
//!
//! Invariant: no class, no tag and no place by number stands in a tree. What a renderer has to know is a field, and
//! each renderer matches every variant.

mod chart;
mod control;
mod laid;
mod leaf;
mod paper;
mod plain;
mod register;
mod span;

pub use chart::{Chart, ChartClock, ChartEvents, ChartMark, Shape};
pub use control::{
    Control, ControlKind, ControlOption, Decide, EditorAct, Entered, EnteredState, EntryState, Field, FileButton,
    FileKind, Gap, Insert, Keyed, KeyedEntry, LEFT_OUT, PaperFiles, RecordEntry, Sort, is_left_out,
};
pub use laid::{Laid, LaidRole};
pub use leaf::{
    Blank, Block, CellRow, CellTable, Columns, Contact, ContentsRow, Cover, Format, Labelled, Leaf, LeafBody, ListHead,
    Measure, OnLeaf, Pick, PickOf, Picks, Qr, TickBox, TickRow, Value,
};
pub use paper::{
    CaseHead, Chapter, Checklist, Groups, ItemRow, Note, Outcome, Pair, PenField, Seal, Send, Sheet, Ticked,
};
pub use register::{KnewForm, ObligationRow, RowTime, SendForm, Strip};
pub use span::{Layer, Layered, Line, Link, PageOf, Span, To};

use std::rc::Rc;

use crate::guide::Fact;

/// A node of the tree: what stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A list of lines.
    List(List),
    /// What is shown on demand.
    Fold(Fold),
    /// What belongs together.
    Group(Group),
    /// Names and what is said of them.
    Pairs(Vec<Pair>),
    /// A table.
    Table(Table),
    /// Tasks: what, for whom, by when, how far; a row each.
    Tasks(Table),
    /// The picture of the six steps, in the language of the page.
    Flow,
    /// What people wrote, with their line breaks.
    Written(String),
    /// The organisation's head of a paper, line by line.
    Letterhead(Vec<String>),
    /// A passage of a blank paper.
    PenField(PenField),
    /// A paper of a case: what files are made from.
    Sheet(Sheet),
    /// Says that a paper has been sent.
    SendPaper(Send),
    /// The groups of persons concerned.
    Groups(Groups),
    /// A case on paper.
    Checklist(Checklist),
    /// A part of a case on paper.
    Chapter(Chapter),
    /// Items of a checklist on paper.
    Items(Vec<ItemRow>),
    /// Items of a report.
    Outcomes(Vec<Outcome>),
    /// Sheets of paper, one page each.
    Leaves(Vec<Leaf>),
    /// What has to be measured before it can be put onto sheets.
    Measure(Measure),
    /// What stands on sheets of paper only.
    OnLeaf(OnLeaf),
    /// Something to choose of a page.
    Picks(Picks),
    /// A question of yes and no.
    Ask(Fact),
    /// When the organisation knew, and why that is the time.
    KnownAt,
    /// A place to enter what happened.
    Observe,
    /// The register of obligations.
    Register(Vec<ObligationRow>),
    /// A place to enter that something was filed or sent.
    Send(SendForm),
    /// A place to enter when a situation was known.
    Knew(KnewForm),
    /// A button that closes the case.
    Close(&'static str),
    /// Something to write.
    Field(Field),
    /// Something to decide.
    Decide(Decide),
    /// Where ticks from paper are keyed in.
    Keyed(Keyed),
    /// The course of a case as a picture.
    Chart(Chart),
    /// The record: its entries, the newest first.
    Record(Rc<[RecordEntry]>),
    /// A control of the editor of packs.
    Control(Control),
    /// A button that makes a file of this page.
    File(FileButton),
    /// The buttons that make files of a paper.
    PaperFiles(PaperFiles),
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// How far down it stands.
    pub level: Level,
    /// What it says.
    pub said: Vec<Span>,
}

/// How far down a heading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The title of the page.
    One,
    /// A part of it.
    Two,
    /// What stands in a part.
    Three,
    /// What stands below that.
    Four,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is there for.
    pub tone: Tone,
    /// What it says.
    pub said: Vec<Span>,
}

/// What a paragraph is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It is read like the others.
    Plain,
    /// It says what the page is about.
    Lead,
    /// It says something of what stands around it.
    Meta,
    /// It names the card that it stands in.
    Title,
    /// Worth knowing.
    Info,
    /// Not to be overlooked.
    Warning,
    /// The head of a blank paper: what to fill in first.
    Head,
    /// What is wrong with what stands before it.
    Fault,
    /// What was entered of an item or a decision.
    Record,
}

/// A list of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// How it is set.
    pub style: ListStyle,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// How a list is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListStyle {
    /// With bullets.
    Bullets,
    /// With numbers.
    Numbers,
    /// With bullets, as it is read on the paper of a case.
    Paper,
    /// With bullets, closely.
    Close,
}

/// What is shown on demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// What it is called.
    pub label: String,
    /// What is shown.
    pub inside: Vec<Node>,
}

/// What belongs together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it is.
    pub role: Role,
    /// What is in it.
    pub inside: Vec<Node>,
}

/// What a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A part of the page, most often under a heading.
    Section,
    /// An item as it is read.
    Item,
    /// An item that says what not to do.
    Caution,
    /// A duty, a decision, a contact point: what is looked up as one.
    Card,
    /// The contents, or the ways to other sections.
    Contents,
    /// What is never printed.
    Screen,
    /// What the organisation says in its own words.
    Own,
    /// What can be done, side by side.
    Row,
    /// What can be done with a page, and what came of it.
    Tools,
    /// One thing that can be done, on a line of its own.
    Act,
    /// The lines that cannot be read.
    Unread,
    /// A paper in the making: what is missing, and beside it the paper as it will look.
    Desk,
    /// What is missing in it.
    Asked,
    /// The steps of a checklist on paper, in columns where it is wide.
    Columns,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the columns are called.
    pub head: Vec<String>,
    /// The cells, row by row.
    pub rows: Vec<Vec<Vec<Span>>>,
}

/// A run of text.
#[must_use]
pub(crate) fn text(text: &str) -> Span {
    Span::Text(text.to_owned())
}

/// Important text.
#[must_use]
pub(crate) fn strong(text: &str) -> Span {
    Span::Strong(text.to_owned())
}

/// A link.
#[must_use]
pub(crate) fn link(text: &str, to: impl Into<To>) -> Span {
    Span::Link(Link { text: text.to_owned(), to: to.into() })
}

/// A link to an address as the content has it.
#[must_use]
pub(crate) fn link_at(text: &str, address: &str) -> Span {
    link(text, To::of(address))
}

/// A heading of plain text.
#[must_use]
pub(crate) fn heading(level: Level, label: &str) -> Node {
    heading_of(level, vec![text(label)])
}

/// A heading.
#[must_use]
pub(crate) fn heading_of(level: Level, said: Vec<Span>) -> Node {
    Node::Heading(Heading { level, said })
}

/// A paragraph of a tone.
#[must_use]
pub(crate) fn para(tone: Tone, said: Vec<Span>) -> Node {
    Node::Paragraph(Paragraph { tone, said })
}

/// A plain paragraph of plain text.
#[must_use]
pub(crate) fn plain(label: &str) -> Node {
    para(Tone::Plain, vec![text(label)])
}

/// What belongs together.
#[must_use]
pub(crate) fn group(role: Role, inside: Vec<Node>) -> Node {
    Node::Group(Group { role, inside })
}

/// A list of lines.
#[must_use]
pub(crate) fn list<L: Into<Line>>(style: ListStyle, lines: impl IntoIterator<Item = L>) -> Node {
    Node::List(List { style, lines: lines.into_iter().map(Into::into).collect() })
}

/// What is shown on demand.
#[must_use]
pub(crate) fn fold(label: &str, inside: Vec<Node>) -> Node {
    Node::Fold(Fold { label: label.to_owned(), inside })
}
