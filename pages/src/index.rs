//! The first page: the choice of the language, Japanese first, each with its contents.

use morenaku::document::Scope;
use morenaku::guide::Lang;
use morenaku::words;

use crate::Around;
use crate::frame::{self, Frame};
use crate::lists::full_page;
use crate::place::{Place, REFERENCES};
use crate::writer::{Piece, classed, element, leaf, link, list, plain, text};

/// The page.
pub(crate) fn index(around: Around, scope: Scope) -> String {
    let (ja, en) = (Lang::Ja, Lang::En);
    let to = |lang: Lang| format!("{}/{}", lang.tag(), Place::Start.file());
    let name = words::plain::NAME.get(ja);
    let about = format!("{} {}", words::plain::WHAT.ja, words::plain::WHAT.en);
    let title = format!("{} / {}", words::OTHER_LANGUAGE.en, words::OTHER_LANGUAGE.ja);
    let alternates = vec![("ja", to(ja)), ("en", to(en)), ("x-default", "index.html".to_owned())];
    let frame = Frame { lang: ja, title: &title, about: &about, root: "", alternates };
    let english = |label: &str| element("span", [("lang", "en")], vec![text(label)]);
    let main = vec![
        classed("h1", "page__title", vec![text(format!("{name} ")), english(words::plain::NAME.en)]),
        classed("div", "choices", vec![of(scope.in_lang(ja), around), of(scope.in_lang(en), around)]),
    ];
    let way = |lang: Lang| {
        vec![element(
            "a",
            [("href", &*to(lang)), ("lang", lang.tag()), ("hreflang", lang.tag())],
            vec![text(words::plain::READ_IN.get(lang))],
        )]
    };
    let languages = format!("{} / {}", words::plain::LANGUAGES.ja, words::plain::LANGUAGES.en);
    let body = vec![
        text("\n"),
        frame::skip(ja),
        classed(
            "header",
            "topbar",
            vec![
                element("a", [("class", "topbar__brand"), ("href", &*to(ja))], vec![text(words::APP_NAME.ja)]),
                element(
                    "nav",
                    [("class", "topbar__lang"), ("aria-label", &*languages)],
                    vec![list("ul", vec![way(ja), way(en)])],
                ),
            ],
        ),
        element("main", [("class", "page"), ("id", "main")], main),
        classed(
            "footer",
            "foot",
            vec![
                leaf("p", "", words::NOT_LEGAL_ADVICE.ja),
                element("p", [("lang", "en")], vec![text(words::NOT_LEGAL_ADVICE.en)]),
                leaf("p", "", format!("{} {}", words::plain::CHECKED_UP_TO.ja, frame::newest(scope))),
            ],
        ),
    ];
    frame::html(&frame, body)
}

/// What there is in a language.
fn of(scope: Scope, around: Around) -> Piece {
    let lang = scope.lang;
    let to = |place: Place| format!("{}/{}", lang.tag(), place.file());
    let entry = |place: Place| vec![link(&to(place), place.title(scope))];
    let lists = scope
        .guide()
        .types
        .iter()
        .map(|one| vec![link(&to(Place::List(one.leak_type)), one.name.get(lang))]);
    let lists = lists.chain([entry(Place::ListAll)]).collect();
    let more = [Place::Duties, Place::Decisions, Place::Papers, Place::Guide, REFERENCES, Place::AsOf, Place::About];
    let mut inside = vec![
        plain("h2", vec![link(&to(Place::Start), words::plain::READ_IN.get(lang))]),
        leaf("p", "", words::plain::WHAT.get(lang)),
        leaf("p", "", words::plain::READ_ONLY.get(lang)),
        leaf("h3", "", words::plain::CHECKLISTS.get(lang)),
        list("ul", lists),
        leaf("h3", "", words::plain::CONTENTS.get(lang)),
        list("ul", more.into_iter().map(entry).collect()),
    ];
    inside.extend(full_page(around, "../index.html", lang));
    element("section", [("lang", lang.tag())], inside)
}
