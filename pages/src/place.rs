//! The plain pages by name: which there are, in which file each stands, and which of them a route of the full page
//! leads to.

use morenaku::document::{BinderPage, GuideSection, Origin, Page, Paper, PaperName, Scope, Sheets};
use morenaku::guide::{LeakType, NamedForm};
use morenaku::route::Route;
use morenaku::words;

/// A plain page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The seven types, and what to do in the first minute.
    Start,
    /// The contents of the guide.
    Guide,
    /// A section of the guide.
    Section(GuideSection),
    /// The checklist of a type.
    List(LeakType),
    /// The checklist of all items.
    ListAll,
    /// The blank papers.
    Papers,
    /// A blank paper.
    Paper(Paper),
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
pub(crate) const REFERENCES: Place = Place::Section(GuideSection::References);

/// All papers: each form at each stage.
pub(crate) fn papers(scope: Scope) -> impl Iterator<Item = Place> {
    scope.library().forms.iter().flat_map(Paper::of).map(Place::Paper)
}

impl Place {
    /// All of them, in the order in which one reads.
    pub(crate) fn all(scope: Scope) -> Vec<Self> {
        let mut all = vec![Self::Start];
        all.extend(LeakType::ALL.map(Self::List));
        all.extend([Self::ListAll, Self::Duties, Self::Decisions, Self::Papers]);
        all.extend(papers(scope));
        all.push(Self::Guide);
        all.extend(GuideSection::all().into_iter().map(Self::Section));
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
            Self::Paper(paper) => format!("paper-{}.html", paper.name().replace('.', "-")),
            Self::Duties => "duties.html".to_owned(),
            Self::Decisions => "decisions.html".to_owned(),
            Self::AsOf => "as-of.html".to_owned(),
            Self::About => "about.html".to_owned(),
        }
    }

    /// The page of the document trees that it shows; none where it has one of its own.
    pub(crate) fn page(self) -> Option<Page> {
        Some(match self {
            Self::Guide => Page::Guide(None),
            Self::Section(section) => Page::Guide(Some(section)),
            Self::Paper(paper) => Page::Binder(BinderPage::Blank(PaperName::of(&paper.name())), Sheets::default()),
            Self::AsOf => Page::AsOf,
            Self::About => Page::About(Origin::Own),
            Self::Start | Self::List(_) | Self::ListAll | Self::Papers | Self::Duties | Self::Decisions => return None,
        })
    }

    /// The page under which it stands.
    pub(crate) fn above(self) -> Option<Self> {
        match self {
            Self::Start => None,
            Self::Section(GuideSection::References) => Some(Self::Start),
            Self::Section(_) => Some(Self::Guide),
            Self::Paper(..) => Some(Self::Papers),
            _ => Some(Self::Start),
        }
    }

    /// What it is called, where its tree does not say it.
    pub(crate) fn title(self, scope: Scope) -> String {
        let lang = scope.lang;
        let title = match self {
            Self::Start => words::APP_PURPOSE,
            Self::Guide => words::GUIDE_TITLE,
            Self::Section(_) => words::GUIDE_REFERENCES,
            Self::List(leak_type) => {
                let term = scope.guide().leak_type(leak_type).map_or("", |one| one.term.get(lang));
                return format!("{} {term}: {}", leak_type.number(), words::plain::CHECKLIST.get(lang));
            }
            Self::ListAll => words::plain::LIST_ALL,
            Self::Papers => words::BLANK_PAPERS,
            Self::Paper(paper) => return paper.title(lang),
            Self::Duties => words::DUTIES_TITLE,
            Self::Decisions => words::DECISIONS_TITLE,
            Self::AsOf => words::FACTS_OF_LAW,
            Self::About => words::plain::ABOUT_PLAIN,
        };
        title.get(lang).to_owned()
    }
}

/// The file of the plain page that shows a place of the full page. None where only the full page has such a place.
pub(crate) fn resolve(route: &Route, scope: Scope) -> Option<String> {
    let place = match (route, Page::of(route)) {
        (Route::Start | Route::New, _) => Place::Start,
        // A section that does not exist has no page.
        (Route::Guide(Some(_)), Some(Page::Guide(None))) => return None,
        (_, Some(Page::Guide(section))) => section.map_or(Place::Guide, Place::Section),
        (_, Some(Page::Binder(page, _))) => binder(page, scope)?,
        (_, Some(Page::Prepare)) => Place::Paper(Paper::parse(scope.library(), NamedForm::Prepare.as_str())?),
        (_, Some(Page::AsOf)) => Place::AsOf,
        (_, Some(Page::About(_))) => Place::About,
        _ => return None,
    };
    Some(place.file())
}

fn binder(page: BinderPage, scope: Scope) -> Option<Place> {
    match page {
        BinderPage::Chooser => Some(Place::Papers),
        BinderPage::List(leak_type) => Some(Place::List(leak_type)),
        BinderPage::Blank(name) => Paper::parse(scope.library(), name.as_str()).map(Place::Paper),
        BinderPage::Book => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scope;

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
            ("#/case/0123456789/facts", None),
            ("#/settings", None),
            ("#/guide/nowhere", None),
            ("#/binder/list-8", None),
        ] {
            let route = Route::parse(address).expect("a route");
            assert_eq!(resolve(&route, scope()).as_deref(), file, "{address}");
        }
    }

    #[test]
    fn no_two_pages_share_a_file() {
        let mut files: Vec<String> = Place::all(scope()).into_iter().map(Place::file).collect();
        let n_all = files.len();
        files.sort();
        files.dedup();
        assert_eq!(files.len(), n_all);
    }
}
