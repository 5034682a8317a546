//! Pages that are document trees: the guide, duties, decisions, papers, the record. What makes them is behind a door (`parts::Reading`).

use std::rc::Rc;

use yew::prelude::*;

use crate::case::Case;
use crate::document::{Kind, Request};
use crate::guide::Lang;
use crate::platform::{self, DoorState};
use crate::text;
use crate::ui::parts::elements::{button, leaf};
use crate::ui::parts::tree::{Filter, MEASURE, Place, view_nodes};
use crate::ui::parts::write::KEYED;
use crate::ui::session::{Session, Shown};

#[derive(PartialEq, Properties)]
pub(crate) struct DocumentPageProps {
    pub(crate) session: Session,
    pub(crate) shown: Rc<Shown>,
    /// The case that the page is about.
    #[prop_or_default]
    pub(crate) case: Option<Rc<Case>>,
    /// Which page: `guide/types`, `duties`, `documents/notice`, ….
    pub(crate) page: String,
}

/// A page that is a document tree.
#[component]
pub(crate) fn DocumentPage(props: &DocumentPageProps) -> Html {
    let DocumentPageProps { session, shown, case, page } = props;
    let state = use_door();
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
            if *state != DoorState::Open {
                return Vec::new();
            }
            let mut page = page.clone();
            if page == KEYED {
                page = format!("{page}\n{}", filter.pick);
            }
            if page.starts_with("binder") {
                page = format!("{page}\n{}\n{}\n{}", filter.pick, filter.heights, platform::address());
            }
            platform::make_page(Request {
                page,
                lang: *lang,
                now: platform::now(),
                writer: writer.to_string(),
                case: case.as_deref().cloned(),
                prepared: prepared.as_deref().cloned(),
            })
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
        // What stands on a page of another kind says nothing until it is there.
        DoorState::Opening | DoorState::Failed if page.starts_with("own/") => return Html::default(),
        DoorState::Opening => return leaf("p", "notice notice--info", text::PART_LOADING.get(lang)),
        DoorState::Failed => return leaf("p", "notice notice--danger", text::PART_FAILED.get(lang)),
        DoorState::Open => {}
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

/// How far what makes the pages is; follows its arrival.
#[hook]
fn use_door() -> DoorState {
    let state = use_state(platform::door_state);
    let setter = state.setter();
    use_effect_with((), move |()| {
        // Where it could not be fetched before, this is the next wish.
        platform::open();
        // It may have come between the first look and this one.
        setter.set(platform::door_state());
        let listener = platform::on_door(move || setter.set(platform::door_state()));
        move || drop(listener)
    });
    *state
}

/// What such a page is called in the title of the window; empty for those of a case.
pub(crate) fn title_of(page: &str, lang: Lang) -> &'static str {
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
