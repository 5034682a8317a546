//! The plain pages by name: which there are, in which file each stands, and which of them a route of the full page leads to.

use morenaku::document::{Paper, SECTIONS};
use morenaku::guide::{GUIDE, LIBRARY, Lang, LeakType};
use morenaku::route::Route;
use morenaku::text::{self as words, plain};

/// A plain page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The seven types, and what to do in the first minute.
    Start,
    /// The contents of the guide.
    Guide,
    /// A section of the guide.
    Section(&'static str),
    /// The checklist of a type.
    List(LeakType),
    /// The checklist of all items.
    ListAll,
    /// The blank papers.
    Papers,
    /// A blank paper: the form and the stage.
    Paper(&'static str, &'static str),
    /// The duties to report, and by when.
    Duties,
    /// What has to be decided.
    Decisions,
    /// What is stated beyond the guide.
    AsOf,
    /// What the plain version is.
    About,
}

/// The page of the references, which the menu leads to.
pub(crate) const REFERENCES: Place = Place::Section("references");

/// All papers: each form at each stage.
pub(crate) fn papers() -> impl Iterator<Item = Place> {
    LIBRARY.forms.iter().flat_map(|form| {
        let stages = form
            .stages
            .iter()
            .map(|(stage, _)| *stage)
            .chain(form.stages.is_empty().then_some(""));
        stages.map(|stage| Place::Paper(form.id, stage))
    })
}

impl Place {
    /// All of them, in the order in which one reads.
    pub(crate) fn all() -> Vec<Self> {
        let mut all = vec![Self::Start];
        all.extend(LeakType::ALL.map(Self::List));
        all.extend([Self::ListAll, Self::Duties, Self::Decisions, Self::Papers]);
        all.extend(papers());
        all.push(Self::Guide);
        all.extend(SECTIONS.map(Self::Section));
        all.extend([Self::AsOf, Self::About]);
        all
    }

    /// Its file in the folder of a language.
    pub(crate) fn file(self) -> String {
        match self {
            Self::Start => "index.html".to_owned(),
            Self::Guide => "guide.html".to_owned(),
            Self::Section(section) => format!("guide-{section}.html"),
            Self::List(leak_type) => format!("list-{}.html", leak_type.number()),
            Self::ListAll => "list-all.html".to_owned(),
            Self::Papers => "papers.html".to_owned(),
            Self::Paper(form, "") => format!("paper-{form}.html"),
            Self::Paper(form, stage) => format!("paper-{form}-{stage}.html"),
            Self::Duties => "duties.html".to_owned(),
            Self::Decisions => "decisions.html".to_owned(),
            Self::AsOf => "as-of.html".to_owned(),
            Self::About => "about.html".to_owned(),
        }
    }

    /// The page of the document trees that it shows; empty where it has one of its own.
    pub(crate) fn tree(self) -> String {
        match self {
            Self::Guide => "guide".to_owned(),
            Self::Section(section) => format!("guide/{section}"),
            Self::Paper(form, "") => format!("binder/{form}"),
            Self::Paper(form, stage) => format!("binder/{form}.{stage}"),
            Self::AsOf => "as-of".to_owned(),
            Self::About => "about".to_owned(),
            Self::Start | Self::List(_) | Self::ListAll | Self::Papers | Self::Duties | Self::Decisions => {
                String::new()
            }
        }
    }

    /// The page under which it stands.
    pub(crate) fn above(self) -> Option<Self> {
        match self {
            Self::Start => None,
            Self::Section("references") => Some(Self::Start),
            Self::Section(_) => Some(Self::Guide),
            Self::Paper(..) => Some(Self::Papers),
            _ => Some(Self::Start),
        }
    }

    /// What it is called, where its tree does not say it.
    pub(crate) fn title(self, lang: Lang) -> String {
        let title = match self {
            Self::Start => words::APP_PURPOSE,
            Self::Guide => words::GUIDE_TITLE,
            Self::Section(_) => words::GUIDE_REFERENCES,
            Self::List(leak_type) => {
                let term = GUIDE.leak_type(leak_type).map_or("", |one| one.term.get(lang));
                return format!("{} {term}: {}", leak_type.number(), plain::CHECKLIST.get(lang));
            }
            Self::ListAll => plain::LIST_ALL,
            Self::Papers => words::BLANK_PAPERS,
            Self::Paper(..) => {
                let name = self.tree();
                return Paper::parse(name.trim_start_matches("binder/"))
                    .map_or_else(String::new, |paper| paper.title(lang));
            }
            Self::Duties => words::DUTIES_TITLE,
            Self::Decisions => words::DECISIONS_TITLE,
            Self::AsOf => words::FACTS_OF_LAW,
            Self::About => plain::ABOUT_PLAIN,
        };
        title.get(lang).to_owned()
    }
}

/// Where an address of a tree leads from a plain page: elsewhere on the web, a phone, a mail, or the file of a plain page. None where only the
/// full page has such a place.
pub(crate) fn resolve(address: &str) -> Option<String> {
    if !address.starts_with('#') {
        return ["https://", "http://", "tel:", "mailto:"]
            .iter()
            .any(|scheme| address.starts_with(scheme))
            .then(|| address.to_owned());
    }
    let place = match Route::parse(address)? {
        Route::Start | Route::New => Place::Start,
        Route::Guide(None) => Place::Guide,
        Route::Guide(Some(section)) => Place::Section(SECTIONS.into_iter().find(|known| *known == section)?),
        Route::Binder(name) => binder(&name)?,
        Route::Prepare => binder("prepare")?,
        Route::AsOf => Place::AsOf,
        Route::About => Place::About,
        _ => return None,
    };
    Some(place.file())
}

fn binder(name: &str) -> Option<Place> {
    if name.is_empty() {
        return Some(Place::Papers);
    }
    if let Some(number) = name.strip_prefix("list-") {
        return LeakType::ALL
            .into_iter()
            .find(|one| one.number().to_string() == number)
            .map(Place::List);
    }
    Paper::parse(name).map(|paper| Place::Paper(paper.form.id, paper.stage))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_lead_to_plain_pages_and_cases_lead_nowhere() {
        for (address, file) in [
            ("#/", Some("index.html")),
            ("#/guide/type-1", Some("guide-type-1.html")),
            ("#/binder", Some("papers.html")),
            ("#/binder/list-3", Some("list-3.html")),
            ("#/binder/publication.final", Some("paper-publication-final.html")),
            ("#/prepare", Some("paper-prepare.html")),
            ("#/as-of", Some("as-of.html")),
            ("tel:0312345678", Some("tel:0312345678")),
            ("#/case/0123456789/facts", None),
            ("#/settings", None),
            ("#/guide/nowhere", None),
            ("#/binder/list-8", None),
            ("javascript:alert(1)", None),
        ] {
            assert_eq!(resolve(address).as_deref(), file, "{address}");
        }
    }

    #[test]
    fn no_two_pages_share_a_file() {
        let mut files: Vec<String> = Place::all().into_iter().map(Place::file).collect();
        let n_all = files.len();
        files.sort();
        files.dedup();
        assert_eq!(files.len(), n_all);
    }
}
