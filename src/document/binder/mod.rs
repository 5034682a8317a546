//! The binder: everything on paper, for when the network and the screens are gone. Chosen part by part, split into blocks that stay whole, and put
//! onto sheets of exactly one page each, so that page numbers, running heads and contents are the same in every browser.
//!
//! It takes two answers: the first holds the blocks to be measured at the paper's width, the second, asked with their heights, the sheets.

mod list;
mod options;
mod pack;
mod parts;

use super::node::{Kind, Node, group, heading, link, para, text};
use super::paper::{self, Paper};
use super::request::{BinderPage, Request, Sheets};
use crate::guide::{GUIDE, Lang, LeakType};
use crate::text as words;

pub use options::{BinderOptions, Format};
use pack::{Flow, Shape, pack};

/// What stays whole.
#[derive(Clone, Debug)]
struct Block {
    node: Node,
    /// It stays with the one after it.
    keeps: bool,
    /// It is as wide as a column.
    is_half: bool,
    /// The lines for the pen at its end.
    n_lines: usize,
}

impl Block {
    /// With so many lines for the pen fewer.
    fn shorter(&self, n_lines: usize) -> Self {
        let mut block = self.clone();
        let inside = &mut block.node.children;
        inside.truncate(inside.len().saturating_sub(n_lines));
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

fn full(node: Node) -> Block {
    Block { node, keeps: false, is_half: false, n_lines: 0 }
}

fn half(node: Node) -> Block {
    Block { node, keeps: false, is_half: true, n_lines: 0 }
}

fn div(class: &str, children: Vec<Node>) -> Node {
    group(class, children)
}

/// A page of the binder: the chooser, the whole book, a checklist, or a blank paper.
#[must_use]
pub(super) fn binder(page: &BinderPage, sheets: &Sheets, request: &Request) -> Vec<Node> {
    let lang = request.lang;
    match page {
        BinderPage::Chooser => chooser(sheets, request),
        BinderPage::Book => {
            let book = Book { wanted: BinderOptions::all(lang), sheets, request, is_dated: false };
            vec![group("screen", vec![heading(1, words::BINDER.get(lang))]), book.leaves(&parts::sections(&book))]
        }
        BinderPage::List(one) => {
            let book = Book { wanted: wanted(sheets, lang), sheets, request, is_dated: true };
            let tools = [
                vec![heading(1, &list::title(*one, lang))],
                papers_of_one(&book.wanted, lang),
                vec![print_button(lang)],
            ]
            .concat();
            vec![group("screen", tools), book.leaves(&[list::section(*one, &sheets.address, lang)])]
        }
        BinderPage::Blank(name) => {
            Paper::parse(name.as_str()).map_or_else(|| paper::blanks(lang), |one| paper::blank(&one, lang))
        }
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
    let lang = request.lang;
    let book = Book { wanted: wanted(sheets, lang), sheets, request, is_dated: true };
    let sections = parts::sections(&book);
    let leaves = if sections.is_empty() { group("leaves", Vec::new()) } else { book.leaves(&sections) };
    let mut head = vec![heading(1, words::BINDER.get(lang)), para("lead", vec![text(words::BINDER_LEAD.get(lang))])];
    head.extend(book.wanted.picks(lang));
    head.push(para("", vec![text(words::BINDER_HELP.get(lang))]));
    let n_pages = if leaves.kind == Kind::Group { leaves.children.len() } else { 0 };
    head.push(para("", vec![text(&format!("{}: {n_pages}", words::BINDER_PAGES.get(lang)))]));
    head.push(if sections.is_empty() {
        para("info", vec![text(words::BINDER_NOTHING.get(lang))])
    } else {
        print_button(lang)
    });
    let mut single = vec![heading(2, words::BINDER_SINGLE.get(lang))];
    let lists =
        LeakType::ALL.map(|one| vec![link(&list::title(one, lang), &format!("#/binder/list-{}", one.number()))]);
    single.push(super::node::list("ul", lists.into()));
    single.extend(paper::blanks(lang).into_iter().skip(1));
    vec![group("screen", head), leaves, group("screen", single)]
}

/// The choices that a single sheet has.
fn papers_of_one(wanted: &BinderOptions, lang: Lang) -> Vec<Node> {
    vec![wanted.formats(lang)]
}

fn print_button(lang: Lang) -> Node {
    para("", vec![Node::new(Kind::File, ["print", words::BINDER_PRINT.get(lang)], Vec::new())])
}

impl Book<'_> {
    /// The sheets; what has to be measured first, as long as the heights are not known.
    fn leaves(&self, sections: &[Section]) -> Node {
        let format = self.wanted.format;
        let n_blocks = sections.iter().map(|section| section.blocks.len()).sum::<usize>();
        // Heights hold for the very choice that they were measured for.
        let measured = &self.sheets.heights;
        let is_measured = measured.of == Some((self.request.lang, self.wanted));
        let heights = if is_measured { &measured.heights[..] } else { &[] };
        if heights.len() != n_blocks {
            let blocks = sections
                .iter()
                .flat_map(|section| section.blocks.iter().map(|block| view_block(block, section.lang)))
                .collect();
            return Node::new(Kind::Measure, [format.name()], blocks);
        }
        let mut heights = heights.iter().copied();
        let mut leaves: Vec<(String, &Section, Node)> = Vec::new();
        for section in sections {
            let shape = |(block, height): (&Block, f64)| Shape { height, keeps: block.keeps, is_half: block.is_half };
            let shapes: Vec<Shape> = section.blocks.iter().zip(heights.by_ref()).map(shape).collect();
            let n_lines: Vec<usize> = section.blocks.iter().map(|block| block.n_lines).collect();
            let (taken, shapes) = pack::saved(section.flow, shapes, &n_lines, format.height());
            // Both sides of one sheet: it begins on a front side.
            if section.flow == Flow::Sheet && leaves.len() % 2 == 1 {
                leaves.push((words::PART_NOTES.get(section.lang).to_owned(), section, parts::notes(section.lang)));
            }
            for page in pack(section.flow, &shapes, format.height()) {
                let blocks = |places: &[usize]| -> Vec<Node> {
                    let of = places.iter().filter_map(|at| section.blocks.get(*at).zip(taken.get(*at)));
                    of.map(|(block, n_lines)| view_block(&block.shorter(*n_lines), section.lang))
                        .collect()
                };
                let mut inside = blocks(&page.full);
                if page.columns.iter().any(|column| !column.is_empty()) {
                    let class =
                        if section.flow == Flow::Sheet { "leaf__column leaf__column--even" } else { "leaf__column" };
                    let columns = page.columns.each_ref().map(|column| div(class, blocks(column)));
                    inside.push(div("leaf__columns", columns.into()));
                }
                leaves.push((section.title.clone(), section, div("leaf__body", inside)));
            }
        }
        let starts = first_pages(sections, &leaves);
        let n_leaves = leaves.len();
        let leaves = leaves.into_iter().enumerate().map(|(at, (title, section, mut inside))| {
            number_pages(&mut inside, &starts, section.lang);
            self.leaf(section.lang, &title, inside, at + 1, n_leaves)
        });
        group("leaves", leaves.collect())
    }

    fn leaf(&self, lang: Lang, title: &str, inside: Node, number: usize, n_leaves: usize) -> Node {
        let name = words::APP_NAME.get(lang);
        let version = env!("CARGO_PKG_VERSION");
        let mut foot = format!("{name} {version} · {}", content_date(lang));
        if self.is_dated {
            foot = format!("{foot} · {} {}", words::PRINT_PRINTED.get(lang), words::day(self.request.now, lang));
        }
        let page = match lang {
            Lang::Ja => format!("{number} / {n_leaves} ページ"),
            Lang::En => format!("Page {number} / {n_leaves}"),
        };
        let span = |label: &str| Node::new(Kind::Group, ["leaf__said", "span"], vec![text(label)]);
        let children = vec![
            div("leaf__head", vec![span(title), span(name)]),
            inside,
            div("leaf__foot", vec![span(&foot), span(&page)]),
        ];
        Node::new(Kind::Leaf, [self.wanted.format.name(), lang.tag()], children)
    }
}

/// The day on which the newest source of the content was checked.
fn content_date(lang: Lang) -> String {
    let newest = GUIDE.sources.iter().map(|source| source.as_of).max().unwrap_or("");
    match lang {
        Lang::Ja => format!("{} {newest} {}", words::COVER_CONTENT.ja, words::AS_OF.ja),
        Lang::En => format!("{} {} {newest}", words::COVER_CONTENT.en, words::AS_OF.en),
    }
}

fn view_block(block: &Block, lang: Lang) -> Node {
    Node::new(Kind::Block, [lang.tag(), if block.is_half { "half" } else { "" }], vec![block.node.clone()])
}

/// The page on which each section begins.
fn first_pages(sections: &[Section], leaves: &[(String, &Section, Node)]) -> Vec<(String, Lang, usize)> {
    let start = |section: &Section| {
        let is_first = |(title, one, _): &(String, &Section, Node)| {
            one.id == section.id && one.lang == section.lang && *title == one.title
        };
        leaves
            .iter()
            .position(is_first)
            .map(|at| (section.id.clone(), section.lang, at + 1))
    };
    sections.iter().filter_map(start).collect()
}

/// The mark of a page number that is not known before the sheets are packed.
const PAGE_MARK: char = '\u{1}';

/// A page number to come: of the section with this id.
fn page_of(id: &str) -> Node {
    text(&format!("{PAGE_MARK}{id}"))
}

fn number_pages(node: &mut Node, starts: &[(String, Lang, usize)], lang: Lang) {
    if let Some(wanted) = node.args.first_mut()
        && let Some(id) = wanted.strip_prefix(PAGE_MARK)
    {
        let number = starts
            .iter()
            .find(|(one, of, _)| one == id && *of == lang)
            .map(|(.., number)| number.to_string());
        *wanted = number.unwrap_or_else(|| "–".to_owned());
    }
    for child in &mut node.children {
        number_pages(child, starts, lang);
    }
}

/// The code that leads back to a route of the page at this address; none where there is no address, or it is too long.
fn qr(address: &str, route: &str, lang: Lang) -> Option<Node> {
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
    // Readers need four modules of white around it.
    let size = code.size() + 8;
    Some(Node::new(Kind::Qr, [&format!("-4 -4 {size} {size}"), &path, words::QR_LABEL.get(lang)], Vec::new()))
}
