//! The plain pages: the guide, the checklists and the blank papers as HTML without any script, made from the same
//! content and the same document trees as the full page. The same bytes on each run: nothing here reads the clock.

#![warn(missing_docs, unreachable_pub)]
#![cfg_attr(
    not(test),
    warn(
        clippy::dbg_macro,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::todo,
        clippy::unwrap_used
    )
)]

mod frame;
mod index;
mod lists;
mod papers;
mod place;
mod say;
mod tables;
mod tree;
mod writer;

use morenaku::case::Moment;
use morenaku::document::node::{Heading, Level};
use morenaku::document::{GuideSection, Node, Request, Scope, page};
use morenaku::guide::Lang;
use morenaku::pack::Edition;
use morenaku::wire::time::from_rfc3339;
use morenaku::words;

use place::Place;
use writer::{Piece, classed, leaf, list, text};

/// A file of the plain pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it stands in their folder, with `/`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// What lies around the folder of the plain pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// The full page: they lead to it.
    FullPage,
    /// Anything, or nothing: a link to the full page might be dead.
    Unknown,
}

/// All files.
#[must_use]
pub fn files(around: Around) -> Vec<File> {
    let scope = scope();
    let mut files = vec![
        File { path: "index.html".to_owned(), text: index::index(around, scope) },
        File { path: "static.css".to_owned(), text: css() },
    ];
    for lang in Lang::ALL {
        let scope = scope.in_lang(lang);
        for place in Place::all(scope) {
            let path = format!("{}/{}", lang.tag(), place.file());
            files.push(File { path, text: write(place, scope, around) });
        }
    }
    files
}

/// What the pages speak from: the guidance without any pack, as of the newest day on which a source was checked.
fn scope() -> Scope {
    let scope = Scope { edition: Edition::complete(""), lang: Lang::Ja, now: Moment(0) };
    let now = from_rfc3339(&format!("{}T00:00:00+09:00", frame::newest(scope)));
    Scope { now: now.unwrap_or(scope.now), ..scope }
}

/// The sheets of the full page, and what only these pages have, as one.
fn css() -> String {
    let sheets = [
        include_str!("../../style/page.css"),
        include_str!("../../style/parts.css"),
        include_str!("../../style/print.css"),
        include_str!("../../style/static.css"),
    ];
    sheets.concat()
}

fn write(place: Place, scope: Scope, around: Around) -> String {
    let (title, main) = match place {
        Place::Start => (place.title(scope), lists::start(scope, around)),
        Place::List(leak_type) => (place.title(scope), lists::of_type(leak_type, scope)),
        Place::ListAll => (place.title(scope), lists::of_all(scope)),
        Place::Duties => (place.title(scope), tables::duties(scope)),
        Place::Decisions => (place.title(scope), tables::decisions(scope)),
        Place::Papers => (place.title(scope), papers::all(scope)),
        Place::About => (place.title(scope), about(scope, around)),
        Place::Guide | Place::Section(_) | Place::Paper(..) | Place::AsOf => {
            let nodes = nodes(place, scope);
            (title_of(&nodes).unwrap_or_else(|| place.title(scope)), of_tree(place, &nodes, scope))
        }
    };
    let about = format!("{}: {}", title, words::plain::WHAT.get(scope.lang));
    frame::page(place, &title, &about, main, scope)
}

/// The tree of a page.
fn nodes(place: Place, scope: Scope) -> Vec<Node> {
    let request = |of| Request { page: of, scope, writer: "".into(), case: None, prepared: None };
    place.page().map(|of| page(&request(of))).unwrap_or_default()
}

fn title_of(nodes: &[Node]) -> Option<String> {
    nodes.iter().find(|node| is_title(node)).map(Node::plain)
}

fn is_title(node: &Node) -> bool {
    matches!(node, Node::Heading(Heading { level: Level::One, .. }))
}

fn of_tree(place: Place, nodes: &[Node], scope: Scope) -> Vec<Piece> {
    let lang = scope.lang;
    let mut main = vec![classed("div", "doc", tree::pieces(nodes, scope))];
    match place {
        Place::Paper(paper) => {
            let help = papers::help(&paper, scope);
            if !help.is_empty() {
                main.push(classed("div", "doc", help));
            }
        }
        // From a type of the guide to its checklist.
        Place::Section(GuideSection::Type(leak_type)) => {
            let (file, label) = (Place::List(leak_type).file(), words::plain::SEE_CHECKLIST.get(lang));
            main.push(writer::plain("p", vec![writer::link(&file, label)]));
        }
        _ => {}
    }
    main
}

/// What the plain version is, then what is said of the full page.
fn about(scope: Scope, around: Around) -> Vec<Piece> {
    let lang = scope.lang;
    let mut doc = vec![
        leaf("h1", "page__title", words::plain::ABOUT_PLAIN.get(lang)),
        list(
            "ul",
            words::plain::ABOUT_PLAIN_LINES
                .iter()
                .map(|line| vec![text(line.get(lang))])
                .collect(),
        ),
    ];
    doc.extend(lists::full_page(around, "../../index.html", lang));
    doc.extend([
        leaf("h2", "", words::plain::ABOUT_FULL.get(lang)),
        leaf("p", "", words::plain::ABOUT_FULL_LEAD.get(lang)),
    ]);
    let full: Vec<Node> = nodes(Place::About, scope).into_iter().filter(|node| !is_title(node)).collect();
    doc.extend(tree::pieces(&full, scope));
    vec![classed("div", "doc", doc)]
}
