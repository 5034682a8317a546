//! Hash routes: they work on any static host, under any sub-path, and from a file. Printing a route and parsing it are
//! side by side.

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
            ["binder"] => Self::Binder(String::new()),
            ["binder", name] => Self::Binder((*name).to_owned()),
            ["prepare"] => Self::Prepare,
            ["as-of"] => Self::AsOf,
            ["settings"] => Self::Settings,
            ["settings", "pack"] => Self::Pack,
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
            ["duties"] => Self::Duties,
            ["decisions"] => Self::Decisions,
            ["documents"] => Self::Documents(String::new()),
            ["documents", name] => Self::Documents((*name).to_owned()),
            ["log"] => Self::Log,
            ["print"] => Self::Print,
            ["keyed"] => Self::Keyed,
            ["report"] => Self::Report,
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
            Self::Case(id, CasePart::Duties) => write!(formatter, "#/case/{id}/duties"),
            Self::Case(id, CasePart::Decisions) => write!(formatter, "#/case/{id}/decisions"),
            Self::Case(id, CasePart::Documents(name)) => {
                write_under(formatter, &format!("#/case/{id}/documents"), name)
            }
            Self::Case(id, CasePart::Log) => write!(formatter, "#/case/{id}/log"),
            Self::Case(id, CasePart::Print) => write!(formatter, "#/case/{id}/print"),
            Self::Case(id, CasePart::Keyed) => write!(formatter, "#/case/{id}/keyed"),
            Self::Case(id, CasePart::Report) => write!(formatter, "#/case/{id}/report"),
            Self::Guide(None) => formatter.write_str("#/guide"),
            Self::Guide(Some(section)) => write!(formatter, "#/guide/{section}"),
            Self::Binder(name) => write_under(formatter, "#/binder", name),
            Self::Prepare => formatter.write_str("#/prepare"),
            Self::AsOf => formatter.write_str("#/as-of"),
            Self::Settings => formatter.write_str("#/settings"),
            Self::Pack => formatter.write_str("#/settings/pack"),
            Self::About => formatter.write_str("#/about"),
        }
    }
}

/// The address, and the name under it where there is one.
fn write_under(formatter: &mut fmt::Formatter<'_>, address: &str, name: &str) -> fmt::Result {
    formatter.write_str(address)?;
    if name.is_empty() { Ok(()) } else { write!(formatter, "/{name}") }
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
