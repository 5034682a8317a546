//! Pages that are document trees: the guide, duties, decisions, papers, the record. What makes them is behind a door
//! (`parts::Reading`).

use std::rc::Rc;

use yew::prelude::*;

use crate::case::Case;
use crate::document::{BinderOptions, Heights, Node, Page, Sheets};
use crate::platform;
use crate::ui::later::{use_documents, view_waiting};
use crate::ui::parts::elements::button;
use crate::ui::parts::tree::{Filter, MEASURE, Place, view_page};
use crate::ui::parts::write::KEYED;
use crate::ui::session::{Session, Shown};
use crate::ui::stateful::{shown_by, stateful};
use crate::words;

#[derive(Clone, PartialEq)]
pub(crate) struct DocumentPageProps {
    pub(crate) session: Session,
    pub(crate) shown: Rc<Shown>,
    /// The case that the page is about.
    pub(crate) case: Option<Rc<Case>>,
    /// Which page.
    pub(crate) page: Page,
}

shown_by!(DocumentPageProps, use_document_page);

/// A page that is a document tree, as soon as what makes and shows it is here.
#[hook]
fn use_document_page(props: &DocumentPageProps) -> Html {
    match use_documents(&props.session) {
        Ok(documents) => (documents.view)(props.clone()),
        // What stands on a page of another kind says nothing until it is there.
        Err(_) if matches!(props.page, Page::Foot(_) | Page::OwnOfCase) => Html::default(),
        Err(state) => view_waiting(state, props.shown.lang),
    }
}

/// The page itself, behind the door.
pub(crate) fn view_document(props: DocumentPageProps) -> Html {
    stateful(DocumentProps(props))
}

#[derive(PartialEq)]
struct DocumentProps(DocumentPageProps);

shown_by!(DocumentProps, use_document);

#[hook]
fn use_document(props: &DocumentProps) -> Html {
    let DocumentPageProps { session, shown, case, page } = &props.0;
    let filter = use_state(|| {
        // What was typed of a page and is not recorded yet is there again.
        let typed = match (page, case) {
            (Page::Keyed(_), Some(case)) => session.typed(case.id(), KEYED),
            _ => "".into(),
        };
        Filter { typed, ..Filter::default() }
    });
    let lang = shown.lang;
    let page = use_memo((page.clone(), (*filter).clone()), |(page, filter)| with_chosen(page, filter));
    let nodes = use_memo(
        (Rc::clone(&page), shown.edition, lang, case.clone(), shown.prepared.clone(), shown.writer.clone()),
        |(page, _, _, case, ..)| platform::make_page(&session.request((**page).clone(), case.as_ref())),
    );
    {
        // What goes onto sheets of paper is measured where it is shown, and asked for again with the heights.
        let filter = filter.clone();
        use_effect_with(Same(Rc::clone(&nodes)), move |Same(nodes)| {
            let measure = nodes
                .iter()
                .find_map(|node| if let Node::Measure(measure) = node { Some(measure) } else { None });
            if let Some(measure) = measure {
                let options = filter.options.unwrap_or_else(|| BinderOptions::all(lang));
                let (heights, breaks) = (platform::heights(MEASURE), measure.breaks.clone());
                let heights = Heights { of: Some((lang, options)), heights, breaks };
                filter.set(Filter { heights: heights.into(), ..(*filter).clone() });
            }
        });
    }
    let refine = Callback::from({
        let filter = filter.clone();
        move |next| filter.set(next)
    });
    let place = Place { session, shown, case: case.as_ref(), page: &page, filter: &filter, refine: &refine };
    let print = Callback::from(|_| platform::print());
    html! {
        <>
            { view_page(&nodes, &place) }
            if is_printed(&page) { <p class="screen-only">{ button("button button--small", words::PRINT.get(lang), print) }</p> }
        </>
    }
}

/// Equal where it is the same tree: comparing what stands in two would be 2 kB of the program.
struct Same(Rc<Vec<Node>>);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// A page with what was typed, chosen and measured of it here.
fn with_chosen(page: &Page, filter: &Filter) -> Page {
    match page {
        Page::Keyed(_) => Page::Keyed(Rc::clone(&filter.typed)),
        Page::Binder(page, _) => {
            let (options, heights) = (filter.options, Rc::clone(&filter.heights));
            Page::Binder(page.clone(), Sheets { options, heights, address: platform::address().into() })
        }
        other => other.clone(),
    }
}

/// Whether a page has a button of its own to print it: it is one to read or to hand out, and says nothing else of
/// printing.
fn is_printed(page: &Page) -> bool {
    match page {
        Page::Guide(_)
        | Page::AsOf
        | Page::About(_)
        | Page::Prepare
        | Page::Binder(..)
        | Page::Duties
        | Page::Decisions
        | Page::Record
        | Page::Papers => true,
        // A paper has one among those that hand it out.
        Page::Paper(_)
        | Page::Contacts(_)
        | Page::Item(_)
        | Page::Foot(_)
        | Page::OwnOfCase
        | Page::Editor(..)
        | Page::Checklist
        | Page::Report
        | Page::Keyed(_)
        | Page::Closing
        | Page::Facts => false,
    }
}
