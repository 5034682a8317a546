//! The binder: everything on paper, for when the network and the screens are gone. Chosen part by part, split into
//! blocks that stay whole, and put onto sheets of exactly one page each, so that page numbers, running heads and
//! contents are the same in every browser.
//!
//! It takes two answers: the first holds the blocks to be measured at the paper's width, the second, asked with their
//! heights, the sheets.

mod list;
mod options;
mod paginate;
mod parts;
mod split;

use super::node::{
    self, Blank, Columns, FileButton, FileKind, Format, Leaf, LeafBody, Level, ListStyle, Measure, Node, OnLeaf,
    PageOf, Qr, Role, Span, Tone, group, heading, link, para, text,
};
use super::paper::{self, Paper};
use super::papers;
use super::request::{BinderPage, Request, Scope, Sheets};
use crate::guide::{Lang, LeakType, Text};
use crate::route::Route;
use crate::words;

pub use options::BinderOptions;
use paginate::{Flow, Shape, paginate};

/// Into how many parts a block is broken at most.
const MAX_PARTS: f64 = 40.0;

/// What stays whole, as long as it fits on a sheet.
#[derive(Clone, Debug)]
struct Block {
    node: Node,
    /// It stays with the one after it.
    keeps: bool,
    /// It is as wide as a column.
    is_half: bool,
}

impl Block {
    /// The lines for the pen at its end.
    fn n_lines(&self) -> usize {
        if let Node::OnLeaf(OnLeaf::PenField(field)) = &self.node { field.n_lines } else { 0 }
    }

    /// With so many lines for the pen fewer.
    fn shorter(&self, n_lines: usize) -> Self {
        let mut block = self.clone();
        if let Node::OnLeaf(OnLeaf::PenField(field)) = &mut block.node {
            field.n_lines = field.n_lines.saturating_sub(n_lines);
        }
        block
    }
}

/// A part of the binder that begins on a page of its own.
#[derive(Clone, Debug)]
struct Section {
    id: String,
    title: String,
    lang: Lang,
    flow: Flow,
    /// It stands in the contents.
    is_listed: bool,
    blocks: Vec<Block>,
}

fn full(node: impl Into<Node>) -> Block {
    Block { node: node.into(), keeps: false, is_half: false }
}

fn half(node: impl Into<Node>) -> Block {
    Block { node: node.into(), keeps: false, is_half: true }
}

impl From<OnLeaf> for Node {
    fn from(on_leaf: OnLeaf) -> Self {
        Self::OnLeaf(on_leaf)
    }
}

/// Blanks that nothing stands in yet.
fn blanks<const N: usize>(labels: [Text; N], lang: Lang) -> Vec<Blank> {
    labels
        .map(|label| Blank { label: label.get(lang).to_owned(), value: None })
        .into()
}

/// The height of a page inside its margins, head and foot, in CSS pixels: the style sheet's `.leaf__body`, less a
/// little.
fn height(format: Format) -> f64 {
    let millimetres = match format {
        Format::A4 => 297.0,
        Format::Letter => 279.4,
    };
    (millimetres - 36.0) * 96.0 / 25.4
}

/// A page of the binder: the chooser, the whole book, a checklist, or a blank paper.
#[must_use]
pub(super) fn binder(page: &BinderPage, sheets: &Sheets, request: &Request) -> Vec<Node> {
    let scope = request.scope;
    let lang = scope.lang;
    match page {
        BinderPage::Chooser => chooser(sheets, request),
        BinderPage::Book => {
            let book = Book { wanted: BinderOptions::all(lang), sheets, request, is_dated: false };
            vec![
                group(Role::Screen, vec![heading(Level::One, words::BINDER.get(lang))]),
                book.leaves(&parts::sections(&book)),
            ]
        }
        BinderPage::List(one) => {
            let book = Book { wanted: wanted(sheets, lang), sheets, request, is_dated: true };
            let tools = [
                vec![heading(Level::One, &list::title(*one, scope))],
                papers_of_one(&book.wanted, lang),
                vec![print_button(lang)],
            ]
            .concat();
            vec![group(Role::Screen, tools), book.leaves(&[list::section(*one, &sheets.address, scope)])]
        }
        BinderPage::Blank(name) => Paper::parse(scope.library(), name.as_str())
            .map_or_else(|| papers::blanks(scope), |one| paper::blank(&one, scope)),
    }
}

/// What was chosen; everything at first.
fn wanted(sheets: &Sheets, lang: Lang) -> BinderOptions {
    sheets.options.unwrap_or_else(|| BinderOptions::all(lang))
}

/// All that the sheets are made from.
struct Book<'a> {
    wanted: BinderOptions,
    sheets: &'a Sheets,
    request: &'a Request,
    /// With the day of printing.
    is_dated: bool,
}

fn chooser(sheets: &Sheets, request: &Request) -> Vec<Node> {
    let scope = request.scope;
    let lang = scope.lang;
    let book = Book { wanted: wanted(sheets, lang), sheets, request, is_dated: true };
    let sections = parts::sections(&book);
    let leaves = if sections.is_empty() { Node::Leaves(Vec::new()) } else { book.leaves(&sections) };
    let mut head =
        vec![heading(Level::One, words::BINDER.get(lang)), para(Tone::Lead, vec![text(words::BINDER_LEAD.get(lang))])];
    head.extend(book.wanted.picks(scope));
    head.push(para(Tone::Plain, vec![text(words::BINDER_HELP.get(lang))]));
    let n_pages = if let Node::Leaves(leaves) = &leaves { leaves.len() } else { 0 };
    head.push(para(Tone::Plain, vec![text(&format!("{}: {n_pages}", words::BINDER_PAGES.get(lang)))]));
    head.push(if sections.is_empty() {
        para(Tone::Info, vec![text(words::BINDER_NOTHING.get(lang))])
    } else {
        print_button(lang)
    });
    let mut single = vec![heading(Level::Two, words::BINDER_SINGLE.get(lang))];
    let lists = LeakType::ALL.map(|one| link(&list::title(one, scope), BinderPage::List(one).route()));
    single.push(node::list(ListStyle::Bullets, lists));
    single.extend(papers::blanks(scope).into_iter().skip(1));
    vec![group(Role::Screen, head), leaves, group(Role::Screen, single)]
}

/// The choices that a single sheet has.
fn papers_of_one(wanted: &BinderOptions, lang: Lang) -> Vec<Node> {
    vec![wanted.formats(lang)]
}

fn print_button(lang: Lang) -> Node {
    let print = FileButton { kind: FileKind::Paper, label: words::BINDER_PRINT.get(lang) };
    group(Role::Act, vec![Node::File(print)])
}

impl Book<'_> {
    /// The sheets; what has to be measured first, as long as the heights are not known, or something is too tall for a
    /// sheet.
    fn leaves(&self, sections: &[Section]) -> Node {
        // Heights hold for the very choice that they were measured for.
        let measured = &self.sheets.heights;
        let is_measured = measured.of == Some((self.request.scope.lang, self.wanted));
        let (heights, breaks) =
            if is_measured { (&measured.heights[..], &measured.breaks[..]) } else { (&[][..], &[][..]) };
        let whole = sections;
        let sections = &in_parts(whole, breaks);
        let format = self.wanted.format;
        let n_blocks = sections.iter().map(|section| section.blocks.len()).sum::<usize>();
        if heights.len() != n_blocks {
            return to_measure(format, sections, breaks.to_vec());
        }
        let height = height(format);
        if let Some(breaks) = more_breaks(whole, breaks, heights, height) {
            return to_measure(format, &in_parts(whole, &breaks), breaks);
        }
        let mut heights = heights.iter().copied();
        let mut leaves: Vec<(String, &Section, LeafBody)> = Vec::new();
        for section in sections {
            let shape = |(block, height): (&Block, f64)| Shape { height, keeps: block.keeps, is_half: block.is_half };
            let shapes: Vec<Shape> = section.blocks.iter().zip(heights.by_ref()).map(shape).collect();
            let n_lines: Vec<usize> = section.blocks.iter().map(Block::n_lines).collect();
            let (taken, shapes) = paginate::saved(section.flow, shapes, &n_lines, height);
            // Both sides of one sheet: it begins on a front side.
            if section.flow == Flow::Sheet && leaves.len() % 2 == 1 {
                leaves.push((words::PART_NOTES.get(section.lang).to_owned(), section, parts::notes(section.lang)));
            }
            for page in paginate(section.flow, &shapes, height) {
                let blocks = |places: &[usize]| -> Vec<node::Block> {
                    let of = places.iter().filter_map(|at| section.blocks.get(*at).zip(taken.get(*at)));
                    of.map(|(block, n_lines)| view_block(&block.shorter(*n_lines), section.lang))
                        .collect()
                };
                let has_columns = page.columns.iter().any(|column| !column.is_empty());
                let columns = has_columns.then(|| Columns {
                    is_even: section.flow == Flow::Sheet,
                    blocks: page.columns.each_ref().map(|column| blocks(column)),
                });
                let body = LeafBody { blocks: blocks(&page.full), columns };
                leaves.push((section.title.clone(), section, body));
            }
        }
        let starts = first_pages(sections, &leaves);
        let n_leaves = leaves.len();
        let leaves = leaves.into_iter().enumerate().map(|(at, (title, section, mut body))| {
            number_pages(&mut body, &starts, section.lang);
            self.leaf(self.request.scope.in_lang(section.lang), title, body, at + 1, n_leaves)
        });
        Node::Leaves(leaves.collect())
    }

    fn leaf(&self, scope: Scope, title: String, body: LeafBody, number: usize, n_leaves: usize) -> Leaf {
        let lang = scope.lang;
        let name = words::APP_NAME.get(lang);
        let version = env!("CARGO_PKG_VERSION");
        let mut foot = format!("{name} {version} · {}", content_date(scope));
        if self.is_dated {
            foot = format!("{foot} · {} {}", words::PRINT_PRINTED.get(lang), words::day(scope.now, lang));
        }
        let page = match lang {
            Lang::Ja => format!("{number} / {n_leaves} ページ"),
            Lang::En => format!("Page {number} / {n_leaves}"),
        };
        Leaf { format: self.wanted.format, lang, head: [title, name.to_owned()], body, foot: [foot, page] }
    }
}

fn to_measure(format: Format, sections: &[Section], breaks: Vec<usize>) -> Node {
    let blocks = sections
        .iter()
        .flat_map(|section| section.blocks.iter().map(|block| view_block(block, section.lang)))
        .collect();
    Node::Measure(Measure { format, blocks, breaks })
}

/// The sections with each block in so many parts; all of them whole where nothing is said of it.
fn in_parts(sections: &[Section], breaks: &[usize]) -> Vec<Section> {
    let mut breaks = breaks.iter();
    let broken = |section: &Section| {
        let block = |block: &Block| split::broken(block, breaks.next().copied().unwrap_or(1), section.lang);
        Section { blocks: section.blocks.iter().flat_map(block).collect(), ..section.clone() }
    };
    sections.iter().map(broken).collect()
}

/// Into how many parts each block has to be broken, where one is too tall for a page; none where nothing is, or nothing
/// can be done about it.
fn more_breaks(sections: &[Section], breaks: &[usize], heights: &[f64], height: f64) -> Option<Vec<usize>> {
    let (mut heights, mut breaks) = (heights.iter().copied(), breaks.iter());
    let mut is_changed = false;
    let mut next = Vec::new();
    for section in sections {
        // What stands above a block and stays with it takes some of its page.
        let mut above = 0.0;
        for block in &section.blocks {
            let n_parts = split::broken(block, breaks.next().copied().unwrap_or(1), section.lang).len();
            let parts: Vec<f64> = heights.by_ref().take(n_parts).collect();
            let all: f64 = parts.iter().sum();
            let room = height - above;
            let is_too_tall =
                parts.first().is_some_and(|first| *first > room) || parts.iter().any(|part| *part > height);
            let mut wanted = n_parts;
            if is_too_tall && room > 0.0 {
                wanted = (all / room).ceil().clamp(1.0, MAX_PARTS) as usize;
                wanted = wanted.max(n_parts + 1);
                if split::broken(block, wanted, section.lang).len() > n_parts {
                    is_changed = true;
                } else {
                    wanted = n_parts;
                }
            }
            next.push(wanted);
            above = if block.keeps { above + all } else { 0.0 };
        }
    }
    is_changed.then_some(next)
}

/// The day on which the newest source of the content was checked.
fn content_date(scope: Scope) -> String {
    let lang = scope.lang;
    let newest = scope.guide().sources.iter().map(|source| source.as_of).max().unwrap_or("");
    match lang {
        Lang::Ja => format!("{} {newest} {}", words::COVER_CONTENT.ja, words::AS_OF.ja),
        Lang::En => format!("{} {} {newest}", words::COVER_CONTENT.en, words::AS_OF.en),
    }
}

fn view_block(block: &Block, lang: Lang) -> node::Block {
    node::Block { lang, is_half: block.is_half, node: block.node.clone().into() }
}

/// The page on which each section begins.
fn first_pages(sections: &[Section], leaves: &[(String, &Section, LeafBody)]) -> Vec<(String, Lang, usize)> {
    let start = |section: &Section| {
        let is_first = |(title, one, _): &(String, &Section, LeafBody)| {
            one.id == section.id && one.lang == section.lang && *title == one.title
        };
        leaves
            .iter()
            .position(is_first)
            .map(|at| (section.id.clone(), section.lang, at + 1))
    };
    sections.iter().filter_map(start).collect()
}

/// A page number, which is not known before the sheets are filled: of the section with this id.
fn page_of(id: &str) -> PageOf {
    PageOf { section: id.to_owned(), number: None }
}

/// Fills in the page numbers: those of the contents, and those that the types lead to.
fn number_pages(body: &mut LeafBody, starts: &[(String, Lang, usize)], lang: Lang) {
    let number = |page: &mut PageOf| {
        let start = starts.iter().find(|(id, of, _)| *id == page.section && *of == lang);
        page.number = start.map(|(.., number)| *number);
    };
    for block in &mut body.blocks {
        match &mut *block.node {
            Node::OnLeaf(OnLeaf::ContentsRow(row)) => number(&mut row.page),
            Node::OnLeaf(OnLeaf::Type(inside)) => {
                for node in inside {
                    let Node::Paragraph(paragraph) = node else { continue };
                    for span in &mut paragraph.said {
                        if let Span::PageOf(page) = span {
                            number(page);
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

/// The code that leads back to a route of the page at this address; none where there is no address, or it is too long.
fn qr(address: &str, route: &Route, lang: Lang) -> Option<Qr> {
    if !address.starts_with("http") {
        return None;
    }
    let code = qrcodegen::QrCode::encode_text(&format!("{address}{route}"), qrcodegen::QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let n_dark = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if n_dark > 0 {
                path.push_str(&format!("M{x} {y}h{n_dark}v1H{x}z"));
            }
            x += i32::try_from(n_dark).unwrap_or(0).max(1);
        }
    }
    Some(Qr { size: code.size(), path, label: words::QR_LABEL.get(lang).to_owned() })
}
