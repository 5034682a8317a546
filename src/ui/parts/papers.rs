//! Pages that the second part of the page writes: the guide, duties, decisions, papers, the record. Shown from their document trees.

use std::rc::Rc;

use yew::prelude::*;

use crate::case::Case;
use crate::document::Kind;
use crate::guide::Lang;
use crate::papers::{read_nodes, write_request};
use crate::platform::{self, PapersState};
use crate::text;
use crate::ui::parts::elements::{button, leaf};
use crate::ui::parts::tree::{Filter, MEASURE, Place, view_nodes};
use crate::ui::parts::write::KEYED;
use crate::ui::session::{Session, Shown};

#[derive(PartialEq, Properties)]
pub(crate) struct PapersProps {
    pub(crate) session: Session,
    pub(crate) shown: Rc<Shown>,
    /// The case that the page is about.
    #[prop_or_default]
    pub(crate) case: Option<Rc<Case>>,
    /// Which page: `guide/types`, `duties`, `documents/notice`, ….
    pub(crate) page: String,
}

/// A page of the second part.
#[component]
pub(crate) fn Papers(props: &PapersProps) -> Html {
    let PapersProps { session, shown, case, page } = props;
    let state = use_papers();
    // What was typed of a page and is not recorded yet is there again.
    let filter = use_state(|| {
        let typed = case
            .as_ref()
            .filter(|_| page == KEYED)
            .map(|case| session.typed(case.id(), KEYED).to_string());
        Filter { pick: typed.unwrap_or_default(), ..Filter::default() }
    });
    let lang = shown.lang;
    let nodes = use_memo(
        (state, page.clone(), lang, case.clone(), shown.prepared.clone(), shown.writer.clone(), (*filter).clone()),
        |(state, page, lang, case, prepared, writer, filter)| {
            if *state != PapersState::Ready {
                return Vec::new();
            }
            let mut page = page.clone();
            if page == KEYED {
                page = format!("{page}\n{}", filter.pick);
            }
            if page.starts_with("binder") {
                page = format!("{page}\n{}\n{}\n{}", filter.pick, filter.heights, platform::address());
            }
            let request = write_request(&page, *lang, platform::now(), case.as_deref(), prepared.as_deref(), writer);
            read_nodes(&platform::ask_papers(&request))
        },
    );
    {
        // What goes onto sheets of paper is measured where it is shown, and asked for again with the heights.
        let filter = filter.clone();
        use_effect_with(nodes.clone(), move |nodes| {
            if let Some(node) = nodes.iter().find(|node| node.kind == Kind::Measure) {
                let heights = format!("{};{}", node.arg(1), platform::heights(MEASURE));
                filter.set(Filter { heights, ..(*filter).clone() });
            }
        });
    }
    match state {
        // What stands on a page of the first part says nothing until it is there.
        PapersState::Loading | PapersState::Failed if page.starts_with("own/") => return Html::default(),
        PapersState::Loading => return leaf("p", "notice notice--info", text::PAPERS_LOADING.get(lang)),
        PapersState::Failed => return leaf("p", "notice notice--danger", text::PAPERS_FAILED.get(lang)),
        PapersState::Ready => {}
    }
    let place = Place { session, shown, case: case.as_ref(), page, filter: &filter };
    let print = Callback::from(|_| platform::print());
    html! {
        <>
            { view_nodes(&nodes, &place) }
            if !matches!(&**page, "facts" | "checklist" | "keyed" | "report") && !["item/", "own/", "settings/", "contacts/"].iter().any(|start| page.starts_with(start)) { <p class="screen-only">{ button("button button--small", text::PRINT.get(lang), print) }</p> }
        </>
    }
}

/// Whether the second part is there; follows its arrival.
#[hook]
fn use_papers() -> PapersState {
    let state = use_state(platform::papers_state);
    let setter = state.setter();
    use_effect_with((), move |()| {
        // It may have come between the first look and this one.
        setter.set(platform::papers_state());
        let listener = platform::on_papers(move || setter.set(platform::papers_state()));
        move || drop(listener)
    });
    *state
}

/// What a page of the second part is called in the title of the window; empty for those of a case.
pub(crate) fn papers_title(page: &str, lang: Lang) -> &'static str {
    match page.split('/').next() {
        Some("guide") => text::GUIDE_TITLE,
        Some("binder") => text::BINDER,
        Some("prepare") => text::PREPARE,
        Some("settings") => text::SETTINGS_TITLE,
        Some("about") => text::ABOUT_TITLE,
        _ => text::FACTS_OF_LAW,
    }
    .get(lang)
}
