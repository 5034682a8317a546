//! Sheets of paper of exactly one page each, and what stands on them only.

use super::{Line, Node, PageOf, PenField, Span};
use crate::document::BinderOptions;
use crate::guide::Lang;

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 in.
    Letter,
}

/// A sheet of paper, one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The size of the paper.
    pub format: Format,
    /// Its language, which need not be that of the page.
    pub lang: Lang,
    /// At its head: what it is about, and the name of the product.
    pub head: [String; 2],
    /// What stands on it.
    pub body: LeafBody,
    /// At its foot: of when it is, and the page number.
    pub foot: [String; 2],
}

/// What stands on a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeafBody {
    /// Over the whole width.
    pub blocks: Vec<Block>,
    /// Below in columns.
    pub columns: Option<Columns>,
}

/// Two columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Their rows are spread evenly over the height.
    pub is_even: bool,
    /// What stands in each.
    pub blocks: [Vec<Block>; 2],
}

/// What stays whole on a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its language.
    pub lang: Lang,
    /// It is as wide as a column.
    pub is_half: bool,
    /// What stays whole.
    pub node: Box<Node>,
}

/// Blocks whose heights have to be measured before they can be put onto sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The size of the paper.
    pub format: Format,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// Into how many parts each block was broken, as it is handed back with the heights; none: every block is whole.
    pub breaks: Vec<usize>,
}

/// What stands on sheets of paper only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OnLeaf {
    /// The cover.
    Cover(Cover),
    /// A line of the contents.
    ContentsRow(ContentsRow),
    /// How to use the binder: the number of a step, and what to do.
    Step(usize, String),
    /// The picture of the six steps, as large as it goes.
    Poster(Lang),
    /// A label and what stands beside it.
    Labelled(Labelled),
    /// One of the types.
    Type(Vec<Node>),
    /// The title of a paper, with what stands around it.
    Title(Vec<Node>),
    /// Blanks side by side.
    Blanks(Vec<Blank>),
    /// A passage of a blank paper.
    PenField(PenField),
    /// A page to write on: its title, how many lines.
    Notes(String, usize),
    /// A row of a table that may be broken between rows.
    CellRow(CellRow),
    /// A table that stays whole.
    Cells(Vec<CellRow>),
    /// The days on which this organisation's own clocks end, to be filled in.
    OwnDays(Vec<Labelled>),
    /// The holidays, year by year.
    Holidays(Vec<Node>),
    /// A contact point.
    Contact(Contact),
    /// The head of a type's checklist.
    ListHead(ListHead),
    /// A row of a type's checklist.
    TickRow(TickRow),
}

/// The cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// What the binder is called.
    pub title: String,
    /// What to do now.
    pub now: String,
    /// Whose it is.
    pub blanks: Vec<Blank>,
    /// Where the page is found; none where it has no address.
    pub address: Option<String>,
    /// Of when it is, and what it is not.
    pub notes: Vec<String>,
    /// The code that leads to the page.
    pub qr: Option<Qr>,
}

/// A line of the contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentsRow {
    /// What the section is called.
    pub title: String,
    /// Where it begins.
    pub page: PageOf,
}

/// A label and what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// The label.
    pub label: Span,
    /// What stands beside it.
    pub value: Value,
}

/// What stands beside a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// It is said.
    Said(String),
    /// Lines for the pen, each with what is on it already.
    Lines(Vec<String>),
}

/// A label and room to write beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// The label.
    pub label: String,
    /// What stands there already; none where nothing can.
    pub value: Option<String>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellRow {
    /// Of which table.
    pub table: CellTable,
    /// It names the columns.
    pub is_head: bool,
    /// The cells.
    pub cells: Vec<Line>,
}

/// Which table a row is of: that says how wide the columns are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellTable {
    /// The duties: which, by when, after which rule.
    Duties,
    /// The days of the week on which things are due.
    Week,
}

/// A contact point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Whom.
    pub name: String,
    /// What for, how to reach it.
    pub said: Vec<Node>,
    /// When that was checked.
    pub checked: String,
}

/// The head of a type's checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListHead {
    /// What the checklist is called.
    pub title: String,
    /// What the type is called.
    pub name: String,
    /// Which case, since when, who writes.
    pub blanks: Vec<Blank>,
    /// What to do first: that it is first, then number and act of each item.
    pub first: (String, Vec<(String, String)>),
    /// What the marks mean.
    pub legend: String,
    /// The code that leads to this checklist on the page.
    pub qr: Option<Qr>,
}

/// A row of a type's checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TickRow {
    /// The number.
    pub id: String,
    /// What to do, or not to do.
    pub act: String,
    /// When it applies and who says so; empty where it always does and the guide does.
    pub mark: String,
    /// Whether there is something to tick.
    pub tick: TickBox,
    /// It is set closer, so that a long list fits its sheet.
    pub is_tight: bool,
}

/// What stands before and behind an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickBox {
    /// A box to tick, and room for who and when.
    Box,
    /// What not to do: there is nothing to tick.
    Caution,
}

/// A code that a camera reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Modules on a side.
    pub size: i32,
    /// The dark ones, as the outline of a path.
    pub path: String,
    /// What it is.
    pub label: String,
}

/// Something to choose of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picks {
    /// What is asked.
    pub ask: String,
    /// What can be chosen.
    pub picks: Vec<Pick>,
}

/// One of several that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Of what.
    pub of: PickOf,
    /// What it is called.
    pub label: String,
    /// It is chosen.
    pub is_chosen: bool,
    /// What the choice is once it is tapped.
    pub next: BinderOptions,
}

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickOf {
    /// Parts of the binder: any number of them.
    Part,
    /// The language.
    Language,
    /// The size of the paper.
    Format,
}
