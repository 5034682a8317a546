//! What is read, filled in and handed out, as document trees: the guide, duties, the record, decisions, papers. And the
//! files made from them.
//!
//! Invariant: knows nothing of how things look. A page that shows a tree, paper and files all come from the same one.

mod about;
mod as_of;
mod binder;
mod calendar;
mod chart;
mod checklist;
mod decisions;
mod draft;
mod duties;
mod editor;
mod facts;
mod files;
mod fill;
mod flow;
mod guide;
mod item;
mod keyed;
mod lines;
mod marks;
mod memo;
mod model;
pub mod node;
mod own;
mod paper;
mod papers;
mod record;
mod register;
mod report;
mod request;
mod said;
mod sent;
mod word;

pub use as_of::{Statement, statements};
pub use binder::BinderOptions;
pub use calendar::calendar;
pub use files::{docx, html, lines_as_html, markdown, plain_text};
pub use fill::{Drafting, Filled, fill, gaps, is_mark};
pub use flow::{FLOW_SIZE, FlowBox, FlowWords, Shape, flow};
pub use lines::{lines, outdated, reference, source};
pub use node::{Node, Span};
pub use paper::Paper;
pub use record::{csv, say_entry};
pub use request::{BinderPage, GuideSection, Heights, Origin, PackInUse, Page, PaperName, Request, Scope, Sheets};

use node::FileKind;

use crate::case::Case;
use crate::guide::Lang;
use crate::pack;

/// The tree of a page; nothing where it is about a case, and there is none.
#[must_use]
pub fn page(request: &Request) -> Vec<Node> {
    let scope = request.scope;
    let prepared = request.prepared.as_deref();
    let of_case = |page: &dyn Fn(&Case) -> Vec<Node>| request.case.as_deref().map_or_else(Vec::new, page);
    match &request.page {
        Page::Guide(section) => guide::guide(*section, scope),
        Page::AsOf => as_of::as_of(scope),
        Page::About(origin) => about::about(*origin, scope),
        Page::Contacts(ids) => guide::contacts(ids, scope),
        Page::Foot(pack) => own::foot(*pack, scope),
        Page::Editor(pack, draft) => editor::editor(draft, *pack, scope),
        Page::Prepare => paper::prepare(prepared, scope),
        Page::Binder(page, sheets) => binder::binder(page, sheets, request),
        Page::Item(item) => of_case(&|case| item::details(item, case, scope)),
        Page::OwnOfCase => of_case(&|case| own::of_case(case, scope)),
        Page::Checklist => of_case(&|case| checklist::checklist(case, &request.writer, scope)),
        Page::Report => of_case(&|case| report::report(request, case)),
        Page::Keyed(typed) => of_case(&|case| keyed::keyed(case, typed, scope)),
        Page::Facts => of_case(&|case| facts::facts(case, scope)),
        Page::Duties => of_case(&|case| duties::duties(case, scope)),
        Page::Closing => of_case(&|case| duties::closing(case, scope)),
        Page::Decisions => of_case(&|case| decisions::decisions(case, scope)),
        Page::Record => of_case(&|case| record::record(case, scope)),
        Page::Papers => of_case(&|case| papers::papers(case, prepared, scope)),
        Page::Paper(name) => of_case(&|case| {
            let list = || papers::papers(case, prepared, scope);
            let paper = || {
                let paper = Paper::parse(scope.library(), name.as_str());
                paper.map_or_else(list, |one| draft::draft(&one, case, prepared, scope))
            };
            memo::memo(name.as_str(), case, scope).unwrap_or_else(paper)
        }),
    }
}

/// A file of a page; empty where it is none of text, or cannot be made.
#[must_use]
pub fn file(request: &Request, kind: FileKind) -> Vec<u8> {
    let text = match (kind, request.case.as_deref()) {
        (FileKind::Markdown, _) => markdown(&page(request)),
        (FileKind::Csv, Some(case)) => csv(case, request.scope),
        (FileKind::Calendar, Some(case)) => calendar(case, request.scope, false),
        (FileKind::NamedCalendar, Some(case)) => calendar(case, request.scope, true),
        (FileKind::Csv | FileKind::Calendar | FileKind::NamedCalendar, None)
        | (FileKind::Clipboard | FileKind::Word | FileKind::Export | FileKind::Paper, _) => String::new(),
    };
    text.into_bytes()
}

/// A page for the clipboard: as HTML, and as plain text for what takes nothing else.
#[must_use]
pub fn copy(request: &Request) -> [String; 2] {
    let nodes = page(request);
    [html(&nodes), plain_text(&nodes)]
}

/// The draft of a pack after a command of its editor.
///
/// # Errors
/// Why a file cannot be opened as a pack, in a sentence.
pub fn edit_pack(draft: &str, command: &pack::Command, lang: Lang) -> Result<String, String> {
    pack::edit(draft, command).map_err(|faults| own::why_not(&faults, lang))
}
