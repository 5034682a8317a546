//! What stands within a line.

use super::Node;
use crate::route::Route;

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
    /// Where it leads.
    pub to: To,
}

/// Where a link leads. Whoever shows it makes an address of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// A place of the page.
    Route(Route),
    /// A telephone number, as it is dialled.
    Phone(String),
    /// A mail address.
    Mail(String),
    /// Elsewhere on the web.
    Web(String),
}

impl To {
    /// An address as the content has it: elsewhere on the web, or a place of the page (`#/as-of`).
    #[must_use]
    pub fn of(address: &str) -> Self {
        let route = address.starts_with('#').then(|| Route::parse(address)).flatten();
        route.map_or_else(|| Self::Web(address.to_owned()), Self::Route)
    }

    /// A telephone number, as it is written.
    #[must_use]
    pub fn phone(written: &str) -> Self {
        Self::Phone(written.chars().filter(|one| one.is_ascii_digit() || *one == '+').collect())
    }

    /// The address for a browser. A route is one only in the page itself.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Self::Route(route) => route.to_string(),
            Self::Phone(number) => format!("tel:{number}"),
            Self::Mail(address) => format!("mailto:{address}"),
            Self::Web(address) => address.clone(),
        }
    }
}

impl From<Route> for To {
    fn from(route: Route) -> Self {
        Self::Route(route)
    }
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
