//! Document trees as HTML without any script: what can only be done in the full page is left out.

use morenaku::document::node::{
    Field, Heading, Layer, Level, Line, Link, ListStyle, Note, ObligationRow, OnLeaf, Pair, PenField, Role, Sheet, To,
    Tone,
};
use morenaku::document::{FLOW_SIZE, FlowBox, FlowWords, Node, Scope, Shape, Span, flow};
use morenaku::guide::Lang;
use morenaku::words;

use crate::place::resolve;
use crate::writer::{Piece, classed, element, leaf, plain, text};

/// The nodes in order.
pub(crate) fn pieces(nodes: &[Node], scope: Scope) -> Vec<Piece> {
    nodes.iter().flat_map(|node| piece(node, scope)).collect()
}

fn piece(node: &Node, scope: Scope) -> Vec<Piece> {
    let lang = scope.lang;
    match node {
        Node::Heading(one) => vec![heading(one, scope)],
        Node::Paragraph(one) => vec![classed("p", tone_class(one.tone), spans(&one.said, scope))],
        Node::List(list) => {
            let (name, class) = list_style(list.style);
            let line = |one: &Line| classed("li", "doc__line", line(one, scope));
            vec![classed(name, class, list.lines.iter().map(line).collect())]
        }
        Node::Fold(fold) => {
            let inside = [vec![leaf("summary", "", &*fold.label)], pieces(&fold.inside, scope)].concat();
            vec![classed("details", "item__fold", inside)]
        }
        Node::Group(one) => vec![group(one.role, pieces(&one.inside, scope), lang)],
        Node::Pairs(pairs) => vec![plain("dl", pairs.iter().flat_map(|one| pair(one, scope)).collect())],
        Node::Table(table) | Node::Tasks(table) => {
            let head = table.head.iter().map(|name| leaf("th", "", &**name)).collect();
            let row = |cells: &Vec<Vec<Span>>| {
                plain("tr", cells.iter().map(|cell| plain("td", spans(cell, scope))).collect())
            };
            let rows = std::iter::once(plain("tr", head)).chain(table.rows.iter().map(row));
            vec![classed("div", "doc__table", vec![plain("table", rows.collect())])]
        }
        Node::Flow => vec![plain("figure", vec![picture(scope)])],
        Node::Written(said) => vec![classed("div", "sheet__text", vec![text(&**said)])],
        Node::Letterhead(lines) => vec![letterhead(lines)],
        Node::PenField(field) => vec![classed("section", "sheet__field", pen_field(field, scope))],
        Node::Sheet(one) => sheet(one, scope),
        Node::Chapter(chapter) => {
            let title = chapter.title.as_ref().map(|title| leaf("h2", "", &**title));
            vec![plain("section", title.into_iter().chain(pieces(&chapter.inside, scope)).collect())]
        }
        Node::Checklist(list) => {
            let note = |note: &Note| match note {
                Note::Said(said) | Note::Blank(said) => leaf("p", "", &**said),
            };
            let mut all = vec![leaf("h1", "page__title", &*list.title)];
            all.extend(list.head.notes.iter().map(note));
            all.push(plain("dl", list.head.facts.iter().flat_map(|one| pair(one, scope)).collect()));
            all.extend(pieces(&list.inside, scope));
            all
        }
        Node::Leaves(leaves) => leaves.iter().map(|one| leaf("p", "", one.body.plain())).collect(),
        Node::Measure(measure) => measure.blocks.iter().flat_map(|block| piece(&block.node, scope)).collect(),
        Node::OnLeaf(one) => on_leaf(one, node, scope),
        Node::Field(field) => about(field, scope),
        Node::Chart(chart) => vec![leaf("p", "", &*chart.said)],
        Node::Keyed(keyed) => pieces(&keyed.preview, scope),
        Node::Record(entries) => entries
            .iter()
            .map(|entry| leaf("p", "", morenaku::document::say_entry(entry, scope)))
            .collect(),
        Node::Register(rows) => rows.iter().flat_map(|row| register_row(row, scope)).collect(),
        // What belongs to a case, as it is read.
        Node::Items(_) | Node::Outcomes(_) => vec![leaf("p", "", node.plain())],
        // What asks, chooses or makes files is for the full page.
        Node::Picks(_)
        | Node::Ask(_)
        | Node::KnownAt
        | Node::Observe
        | Node::SendPaper(_)
        | Node::Knew(_)
        | Node::Close(_)
        | Node::Decide(_)
        | Node::Send(_)
        | Node::Groups(_)
        | Node::Control(_)
        | Node::File(_)
        | Node::PaperFiles(_) => Vec::new(),
    }
}

/// An obligation, as it is read.
fn register_row(row: &ObligationRow, scope: Scope) -> Vec<Piece> {
    let said = [&row.whom, &row.what, &row.said, &row.because, &row.left, &row.due];
    let mut inside: Vec<Piece> = said.into_iter().chain(&row.sent).map(|said| leaf("p", "", &**said)).collect();
    inside.extend(pieces(&row.more, scope));
    inside.push(leaf("p", "", &*row.asks_label));
    inside.extend(row.asks.iter().map(|(_, ask)| leaf("p", "", &**ask)));
    inside
}

/// What a line says.
pub(crate) fn spans(spans: &[Span], scope: Scope) -> Vec<Piece> {
    spans.iter().map(|one| span(one, scope)).collect()
}

/// A part of a line.
pub(crate) fn span(span: &Span, scope: Scope) -> Piece {
    match span {
        Span::Text(said) | Span::Whole(said) => text(&**said),
        Span::Strong(said) => leaf("strong", "", &**said),
        Span::Struck(said) => leaf("s", "", &**said),
        Span::Link(link) => anchor(link, scope),
        Span::Layer(layered) => classed("span", layer_class(layered.layer), spans(&layered.said, scope)),
        Span::Number(number) => leaf("span", "item__number", &**number),
        Span::PageOf(page) => text(page.label()),
    }
}

fn line(line: &Line, scope: Scope) -> Vec<Piece> {
    [spans(&line.said, scope), pieces(&line.more, scope)].concat()
}

fn pair(pair: &Pair, scope: Scope) -> [Piece; 2] {
    [leaf("dt", "", &*pair.name), plain("dd", line(&pair.said, scope))]
}

fn about(field: &Field, scope: Scope) -> Vec<Piece> {
    pieces(&field.about, scope)
}

fn letterhead(lines: &[String]) -> Piece {
    plain("section", lines.iter().map(|line| leaf("p", "", &**line)).collect())
}

fn sheet(sheet: &Sheet, scope: Scope) -> Vec<Piece> {
    let fields = sheet.fields.iter().flat_map(|field| about(field, scope));
    [leaf("h2", "", &*sheet.title), letterhead(&sheet.letterhead)]
        .into_iter()
        .chain(fields)
        .collect()
}

fn pen_field(field: &PenField, scope: Scope) -> Vec<Piece> {
    let lines = (0..field.n_lines).map(|_| pen_line());
    pieces(&field.inside, scope).into_iter().chain(lines).collect()
}

/// What stands on the sheets of the full page is read as text here.
fn on_leaf(on_leaf: &OnLeaf, node: &Node, scope: Scope) -> Vec<Piece> {
    match on_leaf {
        OnLeaf::Type(inside) | OnLeaf::Title(inside) | OnLeaf::Holidays(inside) => pieces(inside, scope),
        OnLeaf::PenField(field) => pen_field(field, scope),
        OnLeaf::Poster(of) => vec![plain("figure", vec![picture(scope.in_lang(*of))])],
        OnLeaf::Cover(_)
        | OnLeaf::ContentsRow(_)
        | OnLeaf::Step(..)
        | OnLeaf::Labelled(_)
        | OnLeaf::Blanks(_)
        | OnLeaf::Notes(..)
        | OnLeaf::CellRow(_)
        | OnLeaf::Cells(_)
        | OnLeaf::OwnDays(_)
        | OnLeaf::Contact(_)
        | OnLeaf::ListHead(_)
        | OnLeaf::TickRow(_) => vec![leaf("p", "", node.plain())],
    }
}

/// Links within the plain pages, and out of them; what only the full page has is plain text.
fn anchor(link: &Link, scope: Scope) -> Piece {
    let said = || vec![text(&*link.text)];
    match &link.to {
        To::Web(to) => element("a", [("href", &**to), ("rel", "noreferrer noopener")], said()),
        To::Phone(_) | To::Mail(_) => element("a", [("href", &*link.to.address())], said()),
        To::Route(route) => match resolve(route, scope) {
            Some(file) => element("a", [("href", &*file)], said()),
            None => text(&*link.text),
        },
    }
}

fn heading(heading: &Heading, scope: Scope) -> Piece {
    let (name, class) = match heading.level {
        Level::One => ("h1", "page__title"),
        Level::Two => ("h2", ""),
        Level::Three => ("h3", ""),
        Level::Four => ("h4", ""),
    };
    classed(name, class, spans(&heading.said, scope))
}

/// A line to write on. Where there is no style sheet it is drawn with characters.
pub(crate) fn pen_line() -> Piece {
    element(
        "p",
        [("class", "sheet__line"), ("aria-hidden", "true")],
        vec![leaf("span", "visually-hidden", "＿".repeat(30))],
    )
}

fn layer_class(layer: Layer) -> &'static str {
    match layer {
        Layer::Guide => "layer layer--guide",
        Layer::Added => "layer layer--added",
        Layer::Outdated => "layer layer--outdated",
        Layer::Own => "layer layer--own",
        Layer::Type => "layer layer--type",
    }
}

fn list_style(style: ListStyle) -> (&'static str, &'static str) {
    match style {
        ListStyle::Bullets => ("ul", "doc__list"),
        ListStyle::Numbers => ("ol", "doc__list"),
        ListStyle::Paper | ListStyle::Close => ("ul", ""),
    }
}

fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Lead => "page__lead",
        Tone::Meta => "card__meta",
        Tone::Title => "card__title",
        Tone::Info => "notice notice--info",
        Tone::Warning => "notice notice--warning",
        Tone::Head => "sheet__head",
        Tone::Plain | Tone::Fault | Tone::Record => "",
    }
}

fn group(role: Role, inside: Vec<Piece>, lang: Lang) -> Piece {
    let (name, class) = match role {
        Role::Contents => {
            let label = words::GUIDE_CONTENTS.get(lang);
            return element("nav", [("class", "doc__toc"), ("aria-label", label)], inside);
        }
        Role::Item => ("div", "doc__item"),
        Role::Caution => ("div", "doc__item doc__item--caution check--caution"),
        Role::Card => ("div", "card"),
        Role::Screen => ("div", "screen-only"),
        Role::Act => ("p", ""),
        Role::Section
        | Role::Own
        | Role::Row
        | Role::Tools
        | Role::Unread
        | Role::Desk
        | Role::Asked
        | Role::Columns => ("section", ""),
    };
    classed(name, class, inside)
}

/// The six steps. It is drawn with outlines too, for where there is no style sheet.
fn picture(scope: Scope) -> Piece {
    let lang = scope.lang;
    let (width, height) = FLOW_SIZE;
    let shapes = flow(scope.guide(), lang).into_iter().map(shape).collect();
    let view = format!("0 0 {width} {height}");
    element(
        "svg",
        [("class", "flow"), ("viewBox", &*view), ("role", "img"), ("aria-label", words::FLOW_ALT.get(lang))],
        shapes,
    )
}

fn shape(shape: Shape) -> Piece {
    match shape {
        Shape::Box(sort, at) => {
            let class = match sort {
                FlowBox::Group => "flow__group",
                FlowBox::Step => "flow__box",
            };
            let [x, y, width, height, rx] = at.map(|at| at.to_string());
            let outline = [("fill", "none"), ("stroke", "currentColor")].map(|(name, value)| (name, value.to_owned()));
            let places =
                [("class", class.to_owned()), ("x", x), ("y", y), ("width", width), ("height", height), ("rx", rx)];
            Piece::Element("rect", places.into_iter().chain(outline).collect(), Vec::new())
        }
        Shape::Arrow(d) => {
            let outline = [("class", "flow__arrow"), ("d", d), ("fill", "none"), ("stroke", "currentColor")];
            element("path", outline, Vec::new())
        }
        Shape::Words(sort, [x, y], words) => {
            let class = match sort {
                FlowWords::Start => "flow__label",
                FlowWords::Note => "flow__note",
                FlowWords::Name => "flow__name",
            };
            let (x, y) = (x.to_string(), y.to_string());
            let place = [("class", class), ("x", &*x), ("y", &*y), ("text-anchor", "middle"), ("fill", "currentColor")];
            element("text", place, vec![text(words), text(" ")])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use morenaku::case::{Case, CaseId, Log, Moment};
    use morenaku::document::{BinderPage, GuideSection, Origin, Page, PaperName, Request, Sheets, page};

    fn text_of(pieces: &[Piece]) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Element(_, _, inside) => text_of(inside),
        };
        pieces.iter().map(text).collect()
    }

    #[test]
    fn nothing_that_a_tree_says_is_lost_without_a_script() {
        let mut pages: Vec<Page> = GuideSection::all().into_iter().map(|one| Page::Guide(Some(one))).collect();
        pages.extend([
            Page::Guide(None),
            Page::AsOf,
            Page::About(Origin::File),
            Page::Binder(BinderPage::parse("notice"), Sheets::default()),
            Page::Binder(BinderPage::Book, Sheets::default()),
            Page::Checklist,
            Page::Report,
            Page::Keyed("2-05 9:00\nx".into()),
            Page::Facts,
            Page::Duties,
            Page::Decisions,
            Page::Papers,
            Page::Paper(PaperName::of("notice")),
        ]);
        let case = std::rc::Rc::new(Case::new(CaseId::from_random(1), Log::default()));
        for lang in [Lang::Ja, Lang::En] {
            for of in &pages {
                let scope = Scope { lang, now: Moment(1_795_000_000_000), ..crate::scope() };
                let case = Some(case.clone());
                let request = Request { page: of.clone(), scope, writer: "".into(), case, prepared: None };
                let nodes = page(&request);
                let said: String = nodes.iter().map(Node::plain).collect();
                let text = text_of(&pieces(&nodes, scope));
                let mut left = text.chars().filter(|one| !one.is_whitespace());
                assert!(!said.is_empty(), "{of:?}");
                for (at, one) in said.char_indices().filter(|(_, one)| !one.is_whitespace()) {
                    assert!(left.any(|other| other == one), "{of:?}: {}", said.get(at..).unwrap_or_default());
                }
            }
        }
    }
}
