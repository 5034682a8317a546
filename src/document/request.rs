//! What can be asked for: a page with what it needs, and what a button makes of one.

use std::fmt;
use std::rc::Rc;

use super::BinderOptions;
use crate::case::{Case, Moment};
use crate::guide::{Guide, Item, Lang, LeakType, Library};
use crate::pack::Edition;
use crate::route::{CasePart, Route};

/// What everything that is made speaks from: which guidance and pack, in which language, as of when.
#[derive(Clone, Copy, Debug)]
pub struct Scope {
    /// The guidance with the organisation's pack.
    pub edition: Edition,
    /// The language.
    pub lang: Lang,
    /// The present instant.
    pub now: Moment,
}

impl Scope {
    /// The guide.
    #[must_use]
    pub fn guide(self) -> &'static Guide {
        self.edition.guide()
    }

    /// What stands beside it.
    #[must_use]
    pub fn library(self) -> &'static Library {
        self.edition.library()
    }

    /// The same in another language.
    #[must_use]
    pub fn in_lang(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }
}

/// What a page is made from.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which page.
    pub page: Page,
    /// What it speaks from.
    pub scope: Scope,
    /// The name of whoever writes; may be empty.
    pub writer: Rc<str>,
    /// The case that it is about.
    pub case: Option<Rc<Case>>,
    /// What has been prepared: roles, contacts.
    pub prepared: Option<Rc<Case>>,
}

/// A page that is made as a document tree.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    /// The contents of the guide, or a section of it.
    Guide(Option<GuideSection>),
    /// What the product states beyond the guide.
    AsOf,
    /// Privacy and how to check it, sources, the version.
    About(Origin),
    /// Contact points, by the ids of their references.
    Contacts(Vec<&'static str>),
    /// Why and how an item of a case is done.
    Item(&'static Item),
    /// What the organisation's pack says at the foot of the start page.
    Foot(PackInUse),
    /// What the organisation's pack says at the head of a case.
    OwnOfCase,
    /// The editor of the organisation's pack, with the draft as it stands.
    Editor(PackInUse, Rc<str>),
    /// What is prepared before anything happens.
    Prepare,
    /// The binder, or a part of it on its own.
    Binder(BinderPage, Sheets),
    /// The checklist of a case on paper.
    Checklist,
    /// Everything about a case as one paper.
    Report,
    /// Ticks from paper, with what has been typed so far.
    Keyed(Rc<str>),
    /// What is known of a case, in words.
    Facts,
    /// The duties to report, and by when.
    Duties,
    /// What is asked before a case is closed: where no obligation is open, nothing but the button.
    Closing,
    /// The register of decisions.
    Decisions,
    /// Everything that happened in a case.
    Record,
    /// The papers of a case.
    Papers,
    /// One of them, as it stands; the list where there is none of the name.
    Paper(PaperName),
}

impl Page {
    /// The page that a place of the address shows, where one is made as a document tree. What only the browser knows
    /// (what was typed, chosen, measured) is added to it there.
    #[must_use]
    pub fn of(route: &Route) -> Option<Self> {
        Some(match route {
            Route::Guide(None) => Self::Guide(None),
            Route::Guide(Some(name)) => Self::Guide(GuideSection::parse(name)),
            Route::Binder(name) => Self::Binder(BinderPage::parse(name), Sheets::default()),
            Route::Prepare => Self::Prepare,
            Route::AsOf => Self::AsOf,
            Route::Pack => Self::Editor(PackInUse::Placed, "".into()),
            Route::About => Self::About(Origin::Own),
            Route::Case(_, part) => return Self::of_case(part),
            Route::Start | Route::New | Route::Settings | Route::Missing => return None,
        })
    }

    fn of_case(part: &CasePart) -> Option<Self> {
        Some(match part {
            CasePart::Facts | CasePart::Question(_) => Self::Facts,
            CasePart::Duties => Self::Duties,
            CasePart::Decisions => Self::Decisions,
            CasePart::Documents(name) if name.is_empty() => Self::Papers,
            CasePart::Documents(name) => Self::Paper(PaperName::of(name)),
            CasePart::Log => Self::Record,
            CasePart::Print => Self::Checklist,
            CasePart::Keyed => Self::Keyed("".into()),
            CasePart::Report => Self::Report,
            CasePart::Overview | CasePart::Step(_) => return None,
        })
    }

    /// What a file made of it is called, beside the case.
    #[must_use]
    pub fn file_name(&self) -> String {
        match self {
            Self::Guide(_) => "guide",
            Self::AsOf => "as-of",
            Self::About(_) => "about",
            Self::Contacts(_) => "contacts",
            Self::Item(item) => item.id,
            Self::Foot(_) | Self::OwnOfCase | Self::Editor(..) => "pack",
            Self::Prepare => "prepare",
            Self::Binder(..) => "binder",
            Self::Checklist => "checklist",
            Self::Report => "report",
            Self::Keyed(_) => "keyed",
            Self::Facts => "facts",
            Self::Duties | Self::Closing => "duties",
            Self::Decisions => "decisions",
            Self::Record => "record",
            Self::Papers => "documents",
            Self::Paper(name) => return name.as_str().replace('.', "-"),
        }
        .to_owned()
    }
}

/// A section of the guide to read, named as in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuideSection {
    /// What the guide is for.
    About,
    /// The principles.
    Principles,
    /// The flow of the response.
    Flow,
    /// The kinds of information.
    Kinds,
    /// The types of leaks, in short.
    Types,
    /// One type.
    Type(LeakType),
    /// Discovery and report.
    Discovery,
    /// Notice, report, publication.
    Publication,
    /// Whom to contact, what to read.
    References,
}

impl GuideSection {
    /// All sections in the guide's order.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let before = [Self::About, Self::Principles, Self::Flow, Self::Kinds, Self::Types];
        let after = [Self::Discovery, Self::Publication, Self::References];
        before.into_iter().chain(LeakType::ALL.map(Self::Type)).chain(after).collect()
    }

    /// Where it stands in the page.
    #[must_use]
    pub fn route(self) -> Route {
        Route::Guide(Some(self.to_string()))
    }

    /// The section of a name in the address.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::all().into_iter().find(|section| section.to_string() == name)
    }
}

impl fmt::Display for GuideSection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::About => "about",
            Self::Principles => "principles",
            Self::Flow => "flow",
            Self::Kinds => "kinds",
            Self::Types => "types",
            Self::Type(leak_type) => return write!(formatter, "type-{}", leak_type.number()),
            Self::Discovery => "discovery",
            Self::Publication => "publication",
            Self::References => "references",
        })
    }
}

/// Who else can read what a browser stores for the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Nobody.
    #[default]
    Own,
    /// Other pages of the same address.
    Shared,
    /// Any file that is opened from the disk.
    File,
}

/// Which pack is in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PackInUse {
    /// The one that was placed beside the page; perhaps none.
    #[default]
    Placed,
    /// One that is tried out in this browser.
    OnTrial,
}

/// What a paper is called in the address: `publication.final`. Which papers there are is known only where they are
/// made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperName(Rc<str>);

impl PaperName {
    /// The name as it stands there.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self(name.into())
    }

    /// As it stands there.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The binder, or a part of it on its own, named as in the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BinderPage {
    /// The parts to choose from, with the sheets that come of it.
    Chooser,
    /// The whole book, as it lies ready.
    Book,
    /// The checklist of a type.
    List(LeakType),
    /// A blank paper; the list of them where there is none of the name.
    Blank(PaperName),
}

/// The whole book in the address.
const BOOK: &str = "book";
/// What stands before the number of a type in the address of its checklist.
const LIST: &str = "list-";

impl BinderPage {
    /// Where it stands in the page.
    #[must_use]
    pub fn route(&self) -> Route {
        Route::Binder(self.to_string())
    }

    /// The page of a name in the address.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        let of_number = |number: &str| LeakType::ALL.into_iter().find(|one| one.number().to_string() == number);
        match name {
            "" => Self::Chooser,
            BOOK => Self::Book,
            _ => name
                .strip_prefix(LIST)
                .and_then(of_number)
                .map_or_else(|| Self::Blank(PaperName::of(name)), Self::List),
        }
    }
}

impl fmt::Display for BinderPage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Chooser => Ok(()),
            Self::Book => formatter.write_str(BOOK),
            Self::List(leak_type) => write!(formatter, "{LIST}{}", leak_type.number()),
            Self::Blank(name) => formatter.write_str(name.as_str()),
        }
    }
}

/// What is put onto sheets of paper, as far as it has been chosen and measured.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheets {
    /// What was chosen; none: everything.
    pub options: Option<BinderOptions>,
    /// The heights of the blocks, once they have been measured.
    pub heights: Rc<Heights>,
    /// The address of the page, which a code on paper leads back to; empty where others cannot open it.
    pub address: Rc<str>,
}

/// Heights of blocks, and what they were measured for: they hold for nothing else.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heights {
    /// The language of the page, and what was chosen; none before anything has been measured.
    pub of: Option<(Lang, BinderOptions)>,
    /// The heights in CSS pixels, in the order of the blocks.
    pub heights: Vec<f64>,
    /// Into how many parts each block was broken for that.
    pub breaks: Vec<usize>,
}
