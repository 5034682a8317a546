//! What stands within a line.

use super::Node;

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// A run of text.
    Text(String),
    /// Important text.
    Strong(String),
    /// Text that is struck out.
    Struck(String),
    /// A link.
    Link(Link),
    /// What one of the layers says.
    Layer(Layered),
    /// The number of an item.
    Number(String),
    /// What is not broken over two lines where it fits on one.
    Whole(String),
    /// A page number.
    PageOf(PageOf),
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// Where it leads: a route of the page, a phone, a mail, or elsewhere on the web.
    pub to: String,
}

/// What one of the layers says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layered {
    /// Which.
    pub layer: Layer,
    /// What it says.
    pub said: Vec<Span>,
}

/// Which layer speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The guide.
    Guide,
    /// A newer source.
    Added,
    /// What holds now where the guide is out of date.
    Outdated,
    /// The organisation.
    Own,
    /// No source of its own: for which types a line is, or whether it holds.
    Type,
}

/// The page on which a section of the binder begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageOf {
    /// The section.
    pub section: String,
    /// The page; none as long as the sheets are not filled, or where the section does not go in.
    pub number: Option<usize>,
}

impl PageOf {
    /// The number as it is printed.
    #[must_use]
    pub fn label(&self) -> String {
        self.number.map_or_else(|| "–".to_owned(), |number| number.to_string())
    }
}

/// A line of a list, a cell: what it says, then perhaps what stands below.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub said: Vec<Span>,
    /// What stands below.
    pub more: Vec<Node>,
}

impl From<Vec<Span>> for Line {
    fn from(said: Vec<Span>) -> Self {
        Self { said, more: Vec::new() }
    }
}

impl From<Span> for Line {
    fn from(said: Span) -> Self {
        Self::from(vec![said])
    }
}
