//! What is read, filled in and handed out, as document trees: the guide, duties, the record, decisions, papers. And the files made from them.
//!
//! Invariant: knows nothing of how things look. A page that shows a tree, paper and files all come from the same one.

mod about;
mod as_of;
mod binder;
mod checklist;
mod decisions;
mod duties;
mod editor;
mod facts;
mod files;
mod fill;
mod flow;
mod guide;
mod keyed;
mod lines;
mod node;
mod own;
mod paper;
mod record;
mod report;

pub use as_of::{Statement, statements};
pub use files::{calendar, docx, html, markdown, plain_text};
pub use fill::{Drafting, MARKS, fill, is_mark};
pub use flow::{FLOW_SIZE, Shape, flow};
pub use guide::SECTIONS;
pub use lines::{lines, outdated, reference, source};
pub use node::{Kind, Node};
pub use paper::Paper;
pub use record::csv;

use crate::case::{Case, Moment};
use crate::guide::Lang;
use crate::pack;

/// What a page is made from.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which page: `guide/type-1`, `duties`, `record`, `documents/notice`, ….
    pub page: String,
    /// The language.
    pub lang: Lang,
    /// The present instant.
    pub now: Moment,
    /// The name of whoever writes; may be empty.
    pub writer: String,
    /// The case that it is about.
    pub case: Option<Case>,
    /// What has been prepared: roles, contacts.
    pub prepared: Option<Case>,
}

/// The tree of a page; nothing where there is no such page.
#[must_use]
pub fn page(request: &Request) -> Vec<Node> {
    let Request { page, lang, now, writer, case, prepared } = request;
    // A page that is laid out on sheets says after its name what was chosen and measured.
    let (name, asked) = page
        .split_once('\n')
        .map_or((&**page, None), |(name, asked)| (name, Some(asked)));
    let (first, rest) = name.split_once('/').unwrap_or((name, ""));
    match (first, case) {
        ("guide", _) => guide::guide(rest, *lang),
        ("about", _) => about::about(rest, *lang),
        ("contacts", _) => guide::contacts(rest, *lang),
        ("as-of", _) => as_of::as_of(*lang),
        ("binder", _) => binder::binder(rest, asked, request),
        ("own", case) => own::part(rest, case.as_ref(), *lang),
        ("settings", _) => {
            // The draft stands after the page's name.
            let (name, draft) = page.split_once('\n').unwrap_or((page, ""));
            editor::editor(draft, name.ends_with("trial"), *lang)
        }
        ("prepare", _) => paper::prepare(prepared.as_ref(), *now, *lang),
        ("item", Some(case)) => guide::details(rest, &case.state().answers, *lang),
        ("checklist", Some(case)) => checklist::checklist(case, *now, writer, *lang),
        ("duties", Some(case)) => duties::duties(case, *now, *lang),
        // What has been typed so far stands after the page's name.
        ("keyed", Some(case)) => keyed::keyed(case, asked.unwrap_or_default(), *now, *lang),
        // The SHA-256 of the log stands after the page's name.
        ("report", Some(case)) => report::report(request, case, asked.unwrap_or_default()),
        ("record", Some(case)) => record::record(case, *lang),
        ("decisions", Some(case)) => decisions::decisions(case, *lang),
        ("facts", Some(case)) => facts::facts(case, *lang),
        ("documents", Some(case)) => Paper::parse(rest)
            .map_or_else(|| paper::papers(case, *lang), |one| paper::draft(&one, case, prepared.as_ref(), *now, *lang)),
        _ => Vec::new(),
    }
}

/// A text file of a page: `md`, `html`, `text`, `csv` or `ics`. Empty where it cannot be made.
#[must_use]
pub fn file(request: &Request, what: &str) -> Vec<u8> {
    let text = match (what, &request.case) {
        ("md", _) => markdown(&page(request)),
        ("html", _) => html(&page(request)),
        ("text", _) => plain_text(&page(request)),
        ("csv", Some(case)) => csv(case, request.lang),
        // A command of the pack's editor, and apart from it its value.
        _ if what.starts_with("edit ") => {
            let draft = request.page.split_once('\n').map_or("", |(_, draft)| draft);
            let (command, value) = what.split_once('\n').unwrap_or((what, ""));
            match command.strip_prefix("edit ").unwrap_or_default() {
                "export" => pack::write(draft),
                "why" => own::why_not(value, request.lang),
                command => pack::edit(draft, command, value),
            }
        }
        ("ics", Some(case)) => calendar(case, request.now, request.lang),
        _ => String::new(),
    };
    text.into_bytes()
}
