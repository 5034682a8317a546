//! Hash routes: they work on any static host, under any sub-path, and from a file. Printing a route and parsing it are side by side.

use std::fmt;

use crate::case::CaseId;
use crate::guide::Step;

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
    /// Language, storage, import and export.
    Settings,
    /// Privacy and how to check it, sources, versions.
    About,
    /// No such place.
    Missing,
}

/// A part of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CasePart {
    /// What to do now, progress, the list.
    Overview,
    /// One step.
    Step(Step),
    /// What is known.
    Facts,
    /// Everything that happened.
    Log,
    /// The printed list.
    Print,
}

impl Route {
    /// The route of an address's hash. Hashes that do not begin with `#/` are in-page anchors: none.
    #[must_use]
    pub fn parse(hash: &str) -> Option<Self> {
        let path = match hash {
            "" | "#" => "",
            _ => hash.strip_prefix("#/")?,
        };
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        Some(match parts.as_slice() {
            [] => Self::Start,
            ["new"] => Self::New,
            ["case", id, rest @ ..] => match (CaseId::parse(id), CasePart::parse(rest)) {
                (Some(id), Some(part)) => Self::Case(id, part),
                _ => Self::Missing,
            },
            ["guide"] => Self::Guide(None),
            ["guide", section] => Self::Guide(Some((*section).to_owned())),
            ["settings"] => Self::Settings,
            ["about"] => Self::About,
            _ => Self::Missing,
        })
    }
}

impl CasePart {
    fn parse(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            [] => Self::Overview,
            ["step", number] => Self::Step(number.parse().ok().and_then(Step::from_number)?),
            ["facts"] => Self::Facts,
            ["log"] => Self::Log,
            ["print"] => Self::Print,
            _ => return None,
        })
    }
}

impl fmt::Display for Route {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start | Self::Missing => formatter.write_str("#/"),
            Self::New => formatter.write_str("#/new"),
            Self::Case(id, CasePart::Overview) => write!(formatter, "#/case/{id}"),
            Self::Case(id, CasePart::Step(step)) => write!(formatter, "#/case/{id}/step/{}", step.number()),
            Self::Case(id, CasePart::Facts) => write!(formatter, "#/case/{id}/facts"),
            Self::Case(id, CasePart::Log) => write!(formatter, "#/case/{id}/log"),
            Self::Case(id, CasePart::Print) => write!(formatter, "#/case/{id}/print"),
            Self::Guide(None) => formatter.write_str("#/guide"),
            Self::Guide(Some(section)) => write!(formatter, "#/guide/{section}"),
            Self::Settings => formatter.write_str("#/settings"),
            Self::About => formatter.write_str("#/about"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_reads_back_as_itself() {
        let case = CaseId::parse("0123456789").expect("an id");
        let parts = [CasePart::Overview, CasePart::Step(Step::Recovery), CasePart::Facts, CasePart::Log, CasePart::Print];
        let routes =
            [Route::Start, Route::New, Route::Guide(None), Route::Guide(Some("principles".to_owned())), Route::Settings, Route::About];
        for route in routes.into_iter().chain(parts.map(|part| Route::Case(case.clone(), part))) {
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
