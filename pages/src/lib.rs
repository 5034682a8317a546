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
use morenaku::document::{GuideSection, Node, Request, page};
use morenaku::guide::Lang;
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
    let mut files = vec![
        File { path: "index.html".to_owned(), text: index::index(around) },
        File { path: "static.css".to_owned(), text: css() },
    ];
    for lang in [Lang::Ja, Lang::En] {
        for place in Place::all() {
            files.push(File { path: format!("{}/{}", lang.tag(), place.file()), text: write(place, lang, around) });
        }
    }
    files
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

fn write(place: Place, lang: Lang, around: Around) -> String {
    let (title, main) = match place {
        Place::Start => (place.title(lang), lists::start(lang, around)),
        Place::List(leak_type) => (place.title(lang), lists::of_type(leak_type, lang)),
        Place::ListAll => (place.title(lang), lists::of_all(lang)),
        Place::Duties => (place.title(lang), tables::duties(lang)),
        Place::Decisions => (place.title(lang), tables::decisions(lang)),
        Place::Papers => (place.title(lang), papers::all(lang)),
        Place::About => (place.title(lang), about(lang, around)),
        Place::Guide | Place::Section(_) | Place::Paper(..) | Place::AsOf => {
            let nodes = nodes(place, lang);
            (title_of(&nodes).unwrap_or_else(|| place.title(lang)), of_tree(place, &nodes, lang))
        }
    };
    let about = format!("{}: {}", title, words::plain::WHAT.get(lang));
    frame::page(place, &title, &about, main, lang)
}

/// The tree of a page, as of the newest day on which a source was checked.
fn nodes(place: Place, lang: Lang) -> Vec<Node> {
    let now = from_rfc3339(&format!("{}T00:00:00+09:00", frame::newest())).unwrap_or(Moment(0));
    let request = |of| Request { page: of, lang, now, writer: "".into(), case: None, prepared: None };
    place.page().map(|of| page(&request(of))).unwrap_or_default()
}

fn title_of(nodes: &[Node]) -> Option<String> {
    nodes.iter().find(|node| is_title(node)).map(Node::plain)
}

fn is_title(node: &Node) -> bool {
    matches!(node, Node::Heading(Heading { level: Level::One, .. }))
}

fn of_tree(place: Place, nodes: &[Node], lang: Lang) -> Vec<Piece> {
    let mut main = vec![classed("div", "doc", tree::pieces(nodes, lang))];
    match place {
        Place::Paper(paper) => {
            let help = papers::help(&paper, lang);
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
fn about(lang: Lang, around: Around) -> Vec<Piece> {
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
    let full: Vec<Node> = nodes(Place::About, lang).into_iter().filter(|node| !is_title(node)).collect();
    doc.extend(tree::pieces(&full, lang));
    vec![classed("div", "doc", doc)]
}
