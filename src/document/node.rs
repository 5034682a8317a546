//! The document tree: what a page or a paper says, without how it looks. The page shows it, paper prints it, files are written from it.

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a node is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind {
            $($(#[$doc])* $variant,)*
        }

        impl Kind {
            /// The name on the way from the papers to the page.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The kind of a name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

kinds! {
    /// A run of text: the text.
    Text = "text",
    /// Important text: the text.
    Strong = "strong",
    /// Text that is struck out: the text.
    Struck = "struck",
    /// A link: the text, the address.
    Link = "link",
    /// Which layer speaks: `guide`, `added`, `outdated` or `type`; spans inside.
    Layer = "layer",
    /// A heading: its level (1 to 4); spans inside.
    Heading = "heading",
    /// A paragraph: its tone (empty, `lead`, `meta`, `info`, `warning`); spans inside.
    Para = "para",
    /// A list: `ol` or `ul`; lines inside.
    List = "list",
    /// A line of a list: spans, then perhaps blocks.
    Line = "line",
    /// What is shown on demand: its label; blocks inside.
    Fold = "fold",
    /// What belongs together: its class (`item`, `caution`, `card`, `section`); blocks inside.
    Group = "group",
    /// A case on paper: its title and id, and for a report what it is, the log's last entry and its SHA-256; the sheet inside.
    Checklist = "checklist",
    /// A sheet of paper, one page: its size (`a4`, `letter`), its language; head, body and foot inside.
    Leaf = "leaf",
    /// What stays whole on a sheet: its language, `half` where it is as wide as a column; blocks inside.
    Block = "block",
    /// Blocks whose heights have to be measured before they can be put onto sheets: the size of the paper, what the heights
    /// hold for; blocks inside.
    Measure = "measure",
    /// Something to choose: `checkbox` or `radio`, its group, label, `1` where it is chosen, and what the choice is once it is tapped.
    Pick = "pick",
    /// A code that a camera reads: the view box, the path, what it is.
    Qr = "qr",
    /// The picture of the six steps: its language; empty for the page's.
    Flow = "flow",
    /// A question of yes and no: the name of the fact.
    Ask = "ask",
    /// When the organisation knew, and why that is the time.
    KnownAt = "known-at",
    /// Something to write: name, label, hint, what stands there, the draft (empty for none), the draft that it was made from.
    Field = "field",
    /// Something to decide: name, choice, reason, who decided, a warning (empty for none).
    Decide = "decide",
    /// An entry of the record: id, time, who, sort, what; `struck` or `open` or `fixed`.
    Entry = "entry",
    /// A control of the editor of packs: what it is (`text`, `choose`, `tick`, `act`, `open`), its command, label, hint, value, and what else it
    /// needs; what can be chosen inside, as value and label, and what is wrong.
    Edit = "edit",
    /// Where ticks from paper are keyed in: label, the button that records them (empty where there is nothing to record), the lines that cannot be
    /// read, what is said when it is done, then what to record, five a line: item, state, reason, time, name; the preview inside.
    Keyed = "keyed",
    /// A place to enter what happened.
    Observe = "observe",
    /// A file that can be made of this page: what it is, its label.
    File = "file",
}

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// What the kind says, in its order.
    pub args: Vec<String>,
    /// What is inside.
    pub children: Vec<Node>,
}

impl Node {
    /// A node of its parts.
    pub fn new<const N: usize>(kind: Kind, args: [&str; N], children: Vec<Self>) -> Self {
        Self { kind, args: args.map(str::to_owned).into(), children }
    }

    /// What the kind says at a place; empty when it says nothing there.
    #[must_use]
    pub fn arg(&self, at: usize) -> &str {
        self.args.get(at).map_or("", String::as_str)
    }

    /// Its text and that of all inside, without marks.
    #[must_use]
    pub fn plain(&self) -> String {
        let own =
            if matches!(self.kind, Kind::Text | Kind::Strong | Kind::Struck | Kind::Link) { self.arg(0) } else { "" };
        self.children
            .iter()
            .map(Self::plain)
            .fold(own.to_owned(), |text, inner| text + &inner)
    }
}

/// A run of text.
#[must_use]
pub(super) fn text(text: &str) -> Node {
    Node::new(Kind::Text, [text], Vec::new())
}

/// Important text.
#[must_use]
pub(super) fn strong(text: &str) -> Node {
    Node::new(Kind::Strong, [text], Vec::new())
}

/// A link.
#[must_use]
pub(super) fn link(text: &str, url: &str) -> Node {
    Node::new(Kind::Link, [text, url], Vec::new())
}

/// A heading.
#[must_use]
pub(super) fn heading(level: u8, label: &str) -> Node {
    Node::new(Kind::Heading, [&level.to_string()], vec![text(label)])
}

/// A paragraph of a tone.
#[must_use]
pub(super) fn para(tone: &str, children: Vec<Node>) -> Node {
    Node::new(Kind::Para, [tone], children)
}

/// A plain paragraph.
#[must_use]
pub(super) fn plain(label: &str) -> Node {
    para("", vec![text(label)])
}

/// What belongs together.
#[must_use]
pub(super) fn group(class: &str, children: Vec<Node>) -> Node {
    Node::new(Kind::Group, [class], children)
}

/// A list of lines.
#[must_use]
pub(super) fn list(sort: &str, lines: Vec<Vec<Node>>) -> Node {
    Node::new(Kind::List, [sort], lines.into_iter().map(|line| Node::new(Kind::Line, [], line)).collect())
}

/// What is shown on demand.
#[must_use]
pub(super) fn fold(label: &str, children: Vec<Node>) -> Node {
    Node::new(Kind::Fold, [label], children)
}
