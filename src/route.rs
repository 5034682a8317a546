//! Hash routes: they work on any static host, under any sub-path, and from a file. Each name in an address
//! stands once; printing a route and parsing it are side by side.

use std::fmt;

use crate::case::CaseId;
use crate::guide::{Step, Tool, ToolKind};

/// A place in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Start, and the cases.
    Start,
    /// The first questions of a new case.
    New,
    /// A part of a case.
    Case(CaseId, CasePart),
    /// The guide, or a section of it.
    Guide(Option<String>),
    /// Blank papers, or one of them.
    Binder(String),
    /// What is prepared before anything happens.
    Prepare,
    /// What the product states beyond the guide.
    AsOf,
    /// Language, storage, import and export.
    Settings,
    /// The organisation's own pack: made, checked, exported.
    Pack,
    /// Privacy and how to check it, sources, versions.
    About,
    /// No such place.
    Missing,
}

/// A part of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CasePart {
    /// What to do now, progress, the list.
    Overview,
    /// One step.
    Step(Step),
    /// What is known.
    Facts,
    /// One question of what is known.
    Question(String),
    /// The duties to report, and by when.
    Duties,
    /// The register of decisions.
    Decisions,
    /// The papers, or one of them.
    Documents(String),
    /// Everything that happened.
    Log,
    /// The printed list.
    Print,
    /// What was ticked on paper, to be keyed in.
    Keyed,
    /// Everything about the case as one paper.
    Report,
}

names! {
    /// What an address begins with.
    pub enum First {
        /// A new case.
        New = "new",
        /// A case.
        Case = "case",
        /// The guide.
        Guide = "guide",
        /// The binder.
        Binder = "binder",
        /// What is prepared.
        Prepare = "prepare",
        /// What the product states beyond the guide.
        AsOf = "as-of",
        /// Settings, and what stands under them.
        Settings = "settings",
        /// About the page.
        About = "about",
    }
}

names! {
    /// What stands under the address of a case.
    pub enum UnderCase {
        /// A step.
        Step = "step",
        /// What is known.
        Facts = "facts",
        /// The duties to report.
        Duties = "duties",
        /// The register of decisions.
        Decisions = "decisions",
        /// The papers.
        Documents = "documents",
        /// Everything that happened.
        Log = "log",
        /// The printed list.
        Print = "print",
        /// What was ticked on paper.
        Keyed = "keyed",
        /// Everything as one paper.
        Report = "report",
    }
}

names! {
    /// What stands under the settings.
    pub enum UnderSettings {
        /// The organisation's own pack.
        Pack = "pack",
    }
}

impl Route {
    /// Where the tool of an item is in a case; none where it opens in the row of its item.
    #[must_use]
    pub fn of_tool(tool: &Tool, case: &CaseId) -> Option<Self> {
        let of = || tool.of.to_owned();
        let part = match tool.kind {
            ToolKind::Sheet | ToolKind::Draft => CasePart::Documents(of()),
            ToolKind::Question => CasePart::Question(of()),
            ToolKind::Duty => CasePart::Duties,
            ToolKind::Print => return Some(Self::Binder(of())),
            ToolKind::Guide => return Some(Self::Guide(Some(of()))),
            ToolKind::Decision | ToolKind::Contacts => return None,
        };
        Some(Self::Case(case.clone(), part))
    }

    /// The route of an address's hash. Hashes that do not begin with `#/` are in-page anchors: none.
    #[must_use]
    pub fn parse(hash: &str) -> Option<Self> {
        let path = match hash {
            "" | "#" => "",
            _ => hash.strip_prefix("#/")?,
        };
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let [first, rest @ ..] = parts.as_slice() else { return Some(Self::Start) };
        Some(
            First::parse(first)
                .and_then(|first| Self::under(first, rest))
                .unwrap_or(Self::Missing),
        )
    }

    fn under(first: First, rest: &[&str]) -> Option<Self> {
        Some(match (first, rest) {
            (First::New, []) => Self::New,
            (First::Case, [id, rest @ ..]) => Self::Case(CaseId::parse(id)?, CasePart::parse(rest)?),
            (First::Guide, []) => Self::Guide(None),
            (First::Guide, [section]) => Self::Guide(Some((*section).to_owned())),
            (First::Binder, []) => Self::Binder(String::new()),
            (First::Binder, [name]) => Self::Binder((*name).to_owned()),
            (First::Prepare, []) => Self::Prepare,
            (First::AsOf, []) => Self::AsOf,
            (First::Settings, []) => Self::Settings,
            (First::Settings, [name]) => match UnderSettings::parse(name)? {
                UnderSettings::Pack => Self::Pack,
            },
            (First::About, []) => Self::About,
            _ => return None,
        })
    }
}

impl CasePart {
    fn parse(parts: &[&str]) -> Option<Self> {
        let [first, rest @ ..] = parts else { return Some(Self::Overview) };
        Some(match (UnderCase::parse(first)?, rest) {
            (UnderCase::Step, [number]) => Self::Step(number.parse().ok().and_then(Step::from_number)?),
            (UnderCase::Facts, []) => Self::Facts,
            (UnderCase::Facts, [name]) => Self::Question((*name).to_owned()),
            (UnderCase::Duties, []) => Self::Duties,
            (UnderCase::Decisions, []) => Self::Decisions,
            (UnderCase::Documents, []) => Self::Documents(String::new()),
            (UnderCase::Documents, [name]) => Self::Documents((*name).to_owned()),
            (UnderCase::Log, []) => Self::Log,
            (UnderCase::Print, []) => Self::Print,
            (UnderCase::Keyed, []) => Self::Keyed,
            (UnderCase::Report, []) => Self::Report,
            _ => return None,
        })
    }

    /// What stands under the case, and under that; empty for nothing.
    fn path(&self) -> (&'static str, String) {
        let (first, rest) = match self {
            Self::Overview => return ("", String::new()),
            Self::Step(step) => (UnderCase::Step, step.number().to_string()),
            Self::Facts => (UnderCase::Facts, String::new()),
            Self::Question(name) => (UnderCase::Facts, name.clone()),
            Self::Duties => (UnderCase::Duties, String::new()),
            Self::Decisions => (UnderCase::Decisions, String::new()),
            Self::Documents(name) => (UnderCase::Documents, name.clone()),
            Self::Log => (UnderCase::Log, String::new()),
            Self::Print => (UnderCase::Print, String::new()),
            Self::Keyed => (UnderCase::Keyed, String::new()),
            Self::Report => (UnderCase::Report, String::new()),
        };
        (first.as_str(), rest)
    }
}

impl fmt::Display for Route {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, rest) = match self {
            Self::Start | Self::Missing => return formatter.write_str("#/"),
            Self::Case(id, part) => {
                let (name, under) = part.path();
                return write_path(formatter, &[First::Case.as_str(), id.as_str(), name, &under]);
            }
            Self::New => (First::New, ""),
            Self::Guide(section) => (First::Guide, section.as_deref().unwrap_or_default()),
            Self::Binder(name) => (First::Binder, &**name),
            Self::Prepare => (First::Prepare, ""),
            Self::AsOf => (First::AsOf, ""),
            Self::Settings => (First::Settings, ""),
            Self::Pack => (First::Settings, UnderSettings::Pack.as_str()),
            Self::About => (First::About, ""),
        };
        write_path(formatter, &[first.as_str(), rest])
    }
}

/// What is empty is no part of the path.
fn write_path(formatter: &mut fmt::Formatter<'_>, parts: &[&str]) -> fmt::Result {
    formatter.write_str("#")?;
    let mut parts = parts.iter().filter(|part| !part.is_empty());
    parts.try_for_each(|part| write!(formatter, "/{part}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_reads_back_as_itself() {
        let case = CaseId::parse("0123456789").expect("an id");
        let parts = [
            CasePart::Overview,
            CasePart::Step(Step::Recovery),
            CasePart::Facts,
            CasePart::Question("personal".to_owned()),
            CasePart::Duties,
            CasePart::Decisions,
            CasePart::Documents(String::new()),
            CasePart::Documents("publication.final".to_owned()),
            CasePart::Log,
            CasePart::Print,
            CasePart::Keyed,
            CasePart::Report,
        ];
        let routes = [
            Route::Start,
            Route::New,
            Route::Guide(None),
            Route::Guide(Some("principles".to_owned())),
            Route::Settings,
            Route::About,
        ];
        let more = [
            Route::Binder(String::new()),
            Route::Binder("notice".to_owned()),
            Route::Prepare,
            Route::AsOf,
            Route::Pack,
        ];
        for route in routes
            .into_iter()
            .chain(more)
            .chain(parts.map(|part| Route::Case(case.clone(), part)))
        {
            assert_eq!(Route::parse(&route.to_string()), Some(route));
        }
    }

    #[test]
    fn foreign_hashes_are_no_routes_and_unknown_paths_are_missing() {
        assert_eq!(Route::parse("#main"), None);
        assert_eq!(Route::parse(""), Some(Route::Start));
        for hash in ["#/nowhere", "#/case/x", "#/case/0123456789/step/7", "#/case/0123456789/step", "#/guide/a/b"] {
            assert_eq!(Route::parse(hash), Some(Route::Missing), "{hash}");
        }
    }
}
