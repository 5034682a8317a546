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
pub mod node;
mod own;
mod paper;
mod record;
mod report;
mod request;

pub use as_of::{Statement, statements};
pub use binder::BinderOptions;
pub use files::{calendar, docx, html, markdown, plain_text};
pub use fill::{Drafting, MARKS, fill, is_mark};
pub use flow::{FLOW_SIZE, FlowBox, FlowWords, Shape, flow};
pub use lines::{lines, outdated, reference, source};
pub use node::{Node, Span};
pub use paper::Paper;
pub use record::{csv, say_entry};
pub use request::{BinderPage, GuideSection, Heights, Origin, PackInUse, Page, PaperName, Request, Sheets};

use crate::case::Case;
use crate::guide::Lang;
use crate::pack;

/// The tree of a page; nothing where it is about a case, and there is none.
#[must_use]
pub fn page(request: &Request) -> Vec<Node> {
    let (lang, now) = (request.lang, request.now);
    let prepared = request.prepared.as_deref();
    let of_case = |page: &dyn Fn(&Case) -> Vec<Node>| request.case.as_deref().map_or_else(Vec::new, page);
    match &request.page {
        Page::Guide(section) => guide::guide(*section, lang),
        Page::AsOf => as_of::as_of(lang),
        Page::About(origin) => about::about(*origin, lang),
        Page::Contacts(ids) => guide::contacts(ids, lang),
        Page::Foot(pack) => own::foot(*pack, lang),
        Page::Editor(pack, draft) => editor::editor(draft, *pack, lang),
        Page::Prepare => paper::prepare(prepared, now, lang),
        Page::Binder(page, sheets) => binder::binder(page, sheets, request),
        Page::Item(item) => of_case(&|case| guide::details(item, &case.state().answers, lang)),
        Page::OwnOfCase => of_case(&|case| own::of_case(case, lang)),
        Page::Checklist => of_case(&|case| checklist::checklist(case, now, &request.writer, lang)),
        Page::Report => of_case(&|case| report::report(request, case)),
        Page::Keyed(typed) => of_case(&|case| keyed::keyed(case, typed, now, lang)),
        Page::Facts => of_case(&|case| facts::facts(case, lang)),
        Page::Duties => of_case(&|case| duties::duties(case, now, lang)),
        Page::Decisions => of_case(&|case| decisions::decisions(case, lang)),
        Page::Record => of_case(&|case| record::record(case, lang)),
        Page::Papers => of_case(&|case| paper::papers(case, lang)),
        Page::Paper(name) => of_case(&|case| {
            Paper::parse(name.as_str())
                .map_or_else(|| paper::papers(case, lang), |one| paper::draft(&one, case, prepared, now, lang))
        }),
    }
}

/// A text file of a page: `md`, `html`, `text`, `csv` or `ics`. Empty where it cannot be made.
#[must_use]
pub fn file(request: &Request, what: &str) -> Vec<u8> {
    let text = match (what, request.case.as_deref()) {
        ("md", _) => markdown(&page(request)),
        ("html", _) => html(&page(request)),
        ("text", _) => plain_text(&page(request)),
        ("csv", Some(case)) => csv(case, request.lang),
        ("ics", Some(case)) => calendar(case, request.now, request.lang),
        _ => String::new(),
    };
    text.into_bytes()
}

/// The draft of a pack after a command of its editor, and apart from it the command's value. `export` gives the file, `why` says why a file cannot be
/// opened.
#[must_use]
pub fn edit_pack(draft: &str, command: &str, value: &str, lang: Lang) -> String {
    match command {
        "export" => pack::write(draft),
        "why" => own::why_not(value, lang),
        command => pack::edit(draft, command, value),
    }
}
