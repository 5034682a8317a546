//! What stands around each page: its head, the menu, the way back, the foot.

use morenaku::document::Scope;
use morenaku::guide::Lang;
use morenaku::words;

use crate::place::{Place, REFERENCES};
use crate::writer::{Piece, classed, element, leaf, link, list, plain, text, write};

/// Nothing runs, nothing is fetched but the style sheet beside the pages, nothing is sent.
pub(crate) const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='6' fill='%2300428c'/%3E%3Cpath d='M8 17l6 6L25 10' fill='none' stroke='white' stroke-width='4'/%3E%3C/svg%3E";

/// What the frame has to know of a page.
pub(crate) struct Frame<'a> {
    /// The language of the page.
    pub(crate) lang: Lang,
    /// Its title; the name of the whole stands behind it.
    pub(crate) title: &'a str,
    /// What it is about, in a sentence.
    pub(crate) about: &'a str,
    /// From the page to the folder of the plain pages.
    pub(crate) root: &'static str,
    /// The page in other languages, from the page itself.
    pub(crate) alternates: Vec<(&'static str, String)>,
}

/// A whole page.
pub(crate) fn html(frame: &Frame<'_>, body: Vec<Piece>) -> String {
    let meta = |name: &str, content: &str| element("meta", [("name", name), ("content", content)], Vec::new());
    let mut head = vec![
        element("meta", [("charset", "utf-8")], Vec::new()),
        element("meta", [("http-equiv", "Content-Security-Policy"), ("content", POLICY)], Vec::new()),
        meta("referrer", "no-referrer"),
        meta("viewport", "width=device-width, initial-scale=1"),
        meta("color-scheme", "light dark"),
        plain("title", vec![text(format!("{} | {}", frame.title, words::plain::NAME.get(frame.lang)))]),
        text("\n"),
        meta("description", frame.about),
    ];
    for (tag, to) in &frame.alternates {
        head.push(element("link", [("rel", "alternate"), ("hreflang", tag), ("href", to)], Vec::new()));
    }
    head.push(element("link", [("rel", "icon"), ("href", ICON)], Vec::new()));
    head.push(element("link", [("rel", "stylesheet"), ("href", &format!("{}static.css", frame.root))], Vec::new()));
    let page =
        element("html", [("lang", frame.lang.tag())], vec![text("\n"), plain("head", head), plain("body", body)]);
    format!("<!doctype html>\n{}", write(&[page]))
}

/// The other language.
pub(crate) fn other(lang: Lang) -> Lang {
    match lang {
        Lang::Ja => Lang::En,
        Lang::En => Lang::Ja,
    }
}

/// A page of a language: its frame around what it says.
pub(crate) fn page(place: Place, title: &str, about: &str, main: Vec<Piece>, scope: Scope) -> String {
    let lang = scope.lang;
    let file = place.file();
    let of = |lang: Lang| format!("../{}/{file}", lang.tag());
    let alternates = [Lang::Ja, Lang::En].map(|lang| (lang.tag(), of(lang))).into();
    let frame = Frame { lang, title, about, root: "../", alternates };
    let name = |other: Place| menu_label(other, scope);
    let entry = |other: Place| {
        let is_here = other == place;
        vec![element(
            "a",
            [("href", &*other.file()), ("aria-current", if is_here { "page" } else { "" })],
            vec![text(name(other))],
        )]
    };
    let menu = [Place::Start, Place::Duties, Place::Papers, Place::Guide, REFERENCES, Place::About];
    let to = other(lang);
    let top = vec![
        element("a", [("class", "topbar__brand"), ("href", "index.html")], vec![text(words::APP_NAME.get(lang))]),
        element(
            "nav",
            [("class", "topbar__nav"), ("aria-label", words::MENU.get(lang))],
            vec![list("ul", menu.into_iter().map(entry).collect())],
        ),
        classed(
            "div",
            "topbar__lang",
            vec![element(
                "a",
                [("href", &*of(to)), ("lang", to.tag()), ("hreflang", to.tag()), ("rel", "alternate")],
                vec![text(words::OTHER_LANGUAGE.get(lang))],
            )],
        ),
    ];
    let foot = vec![
        leaf("p", "", words::NOT_LEGAL_ADVICE.get(lang)),
        plain(
            "p",
            vec![
                text(format!(
                    "{} {} {} ",
                    words::plain::NAME.get(lang),
                    words::plain::CHECKED_UP_TO.get(lang),
                    newest(scope)
                )),
                link("index.html", words::TO_START.get(lang)),
            ],
        ),
    ];
    let body = vec![
        text("\n"),
        skip(lang),
        classed("header", "topbar", top),
        element("main", [("class", "page"), ("id", "main")], [crumbs(place, scope), main].concat()),
        classed("footer", "foot", foot),
    ];
    html(&frame, body)
}

fn menu_label(place: Place, scope: Scope) -> String {
    let lang = scope.lang;
    match place {
        Place::Start => words::plain::CHECKLISTS.get(lang).to_owned(),
        Place::Duties => words::DUTIES.get(lang).to_owned(),
        _ => place.title(scope),
    }
}

/// The link over the menu.
pub(crate) fn skip(lang: Lang) -> Piece {
    plain("div", vec![element("a", [("class", "skip"), ("href", "#main")], vec![text(words::SKIP.get(lang))])])
}

/// The way back.
fn crumbs(place: Place, scope: Scope) -> Vec<Piece> {
    let lang = scope.lang;
    let mut ways = Vec::new();
    let mut above = place.above();
    while let Some(place) = above {
        let name = if place == Place::Start { words::plain::START.get(lang).to_owned() } else { place.title(scope) };
        if !ways.is_empty() {
            ways.insert(0, text(" › "));
        }
        ways.insert(0, link(&place.file(), name));
        above = place.above();
    }
    if ways.is_empty() {
        ways
    } else {
        vec![element("nav", [("class", "crumbs"), ("aria-label", words::plain::WHERE_YOU_ARE.get(lang))], ways)]
    }
}

/// The newest day on which a source was checked: what the content is as of.
pub(crate) fn newest(scope: Scope) -> &'static str {
    scope.guide().sources.iter().map(|source| source.as_of).max().unwrap_or("")
}
