//! Document trees as HTML without any script: what can only be done in the full page is left out.

use morenaku::document::{FLOW_SIZE, Kind, Node, Shape, flow};
use morenaku::guide::Lang;
use morenaku::text as words;

use crate::place::resolve;
use crate::writer::{Piece, classed, element, leaf, plain, text};

/// The nodes in order.
pub(crate) fn pieces(nodes: &[Node], lang: Lang) -> Vec<Piece> {
    nodes.iter().flat_map(|node| piece(node, lang)).collect()
}

fn piece(node: &Node, lang: Lang) -> Vec<Piece> {
    let inside = || pieces(&node.children, lang);
    let one = match node.kind {
        Kind::Text => text(node.arg(0)),
        Kind::Strong => leaf("strong", "", node.arg(0)),
        Kind::Struck => leaf("s", "", node.arg(0)),
        Kind::Link => anchor(node),
        Kind::Layer => classed("span", layer_class(node.arg(0)), inside()),
        Kind::Heading => heading(node, inside()),
        Kind::Para if node.arg(0) == "line" => line(),
        Kind::Para => classed("p", para_class(node.arg(0)), inside()),
        Kind::List => classed(if node.arg(0) == "ol" { "ol" } else { "ul" }, list_class(node.arg(0)), inside()),
        Kind::Line => classed("li", "doc__line", inside()),
        Kind::Fold => classed("details", "item__fold", [vec![leaf("summary", "", node.arg(0))], inside()].concat()),
        Kind::Group if node.arg(0) == "toc" => {
            element("nav", [("class", "doc__toc"), ("aria-label", words::GUIDE_CONTENTS.get(lang))], inside())
        }
        Kind::Group => {
            let (_, tag, class) = ROLES
                .iter()
                .find(|(role, ..)| *role == node.arg(0))
                .copied()
                .unwrap_or(("", "section", ""));
            classed(tag, class, inside())
        }
        Kind::Flow => plain("figure", vec![picture(lang)]),
        // What asks, makes files or shows a case; what stands inside is read all the same.
        _ => return inside(),
    };
    vec![one]
}

/// Links within the plain pages, and out of them; what only the full page has is plain text.
fn anchor(node: &Node) -> Piece {
    match resolve(node.arg(1)) {
        Some(to) if to.starts_with("http") => {
            element("a", [("href", &*to), ("rel", "noreferrer noopener")], vec![text(node.arg(0))])
        }
        Some(to) => element("a", [("href", &*to)], vec![text(node.arg(0))]),
        None => text(node.arg(0)),
    }
}

fn heading(node: &Node, inside: Vec<Piece>) -> Piece {
    match node.arg(0) {
        "1" => classed("h1", "page__title", inside),
        "2" => plain("h2", inside),
        "3" => plain("h3", inside),
        _ => plain("h4", inside),
    }
}

/// A line to write on. Where there is no style sheet it is drawn with characters.
pub(crate) fn line() -> Piece {
    element(
        "p",
        [("class", "sheet__line"), ("aria-hidden", "true")],
        vec![leaf("span", "visually-hidden", "＿".repeat(30))],
    )
}

fn layer_class(name: &str) -> &'static str {
    match name {
        "guide" => "layer layer--guide",
        "added" => "layer layer--added",
        "outdated" => "layer layer--outdated",
        _ => "layer layer--type",
    }
}

fn list_class(sort: &str) -> &'static str {
    match sort {
        "paper" | "plain" => "",
        _ => "doc__list",
    }
}

fn para_class(tone: &str) -> &'static str {
    match tone {
        "lead" => "page__lead",
        "meta" => "card__meta",
        "title" => "card__title",
        "info" => "notice notice--info",
        "warning" => "notice notice--warning",
        "blank" => "sheet__head",
        _ => "",
    }
}

/// What belongs together, by its role: the element and the class.
const ROLES: [(&str, &str, &str); 6] = [
    ("item", "div", "doc__item"),
    ("caution", "div", "doc__item doc__item--caution check--caution"),
    ("card", "div", "card"),
    ("screen", "div", "screen-only"),
    ("blank", "section", "sheet__field"),
    ("number", "span", "item__number"),
];

/// The six steps. It is drawn with outlines too, for where there is no style sheet.
fn picture(lang: Lang) -> Piece {
    let (width, height) = FLOW_SIZE;
    let shapes = flow(lang).into_iter().map(shape).collect();
    let view = format!("0 0 {width} {height}");
    element(
        "svg",
        [("class", "flow"), ("viewBox", &*view), ("role", "img"), ("aria-label", words::FLOW_ALT.get(lang))],
        shapes,
    )
}

fn shape(shape: Shape) -> Piece {
    match shape {
        Shape::Box(class, at) => {
            let [x, y, width, height, rx] = at.map(|at| at.to_string());
            let outline = [("fill", "none"), ("stroke", "currentColor")].map(|(name, value)| (name, value.to_owned()));
            let places =
                [("class", class.to_owned()), ("x", x), ("y", y), ("width", width), ("height", height), ("rx", rx)];
            Piece::Element("rect", places.into_iter().chain(outline).collect(), Vec::new())
        }
        Shape::Arrow(class, d) => {
            element("path", [("class", class), ("d", d), ("fill", "none"), ("stroke", "currentColor")], Vec::new())
        }
        Shape::Words(class, [x, y], words) => {
            let (x, y) = (x.to_string(), y.to_string());
            let place = [("class", class), ("x", &*x), ("y", &*y), ("text-anchor", "middle"), ("fill", "currentColor")];
            element("text", place, vec![text(words), text(" ")])
        }
    }
}
