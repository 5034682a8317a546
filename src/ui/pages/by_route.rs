//! Which page a route shows, of all but the start and the list of a case; and what stands in the frame of each. Behind
//! the door.

use std::rc::Rc;

use yew::prelude::*;

use super::{FactsProps, NewProps, view_missing, view_settings};
use crate::case::Case;
use crate::document::{Origin, Page};
use crate::guide::Lang;
use crate::platform::{self, OriginKind};
use crate::route::{CasePart, Route};
use crate::ui::app::is_unsaved;
use crate::ui::parts::document::DocumentPageProps;
use crate::ui::parts::elements::{button, leaf, link};
use crate::ui::parts::notices::view_save;
use crate::ui::session::{Session, Shown};
use crate::ui::stateful::{shown_by, stateful, stateful_as};
use crate::words;

pub(crate) fn view_page(session: &Session, shown: &Rc<Shown>, route: &Route) -> Html {
    let lang = shown.lang;
    match route {
        Route::New => stateful(NewProps { session: session.clone(), lang }),
        Route::Case(id, part) => match shown.view.cases.get(id) {
            Some(case) => view_case(session, shown, case, route, part),
            None => view_missing(lang),
        },
        Route::Guide(_) | Route::Binder(_) | Route::Prepare | Route::AsOf | Route::About | Route::Pack => {
            html! {
                <>
                    if *route == Route::Prepare { { view_save(shown) } }
                    { view_document(session, shown, route, None) }
                </>
            }
        }
        Route::Settings => view_settings(session, shown),
        Route::Start | Route::Missing => view_missing(lang),
    }
}

/// The document that a route shows, with what only the browser knows of it.
fn page_of(session: &Session, route: &Route) -> Option<Page> {
    Some(match (Page::of(route)?, platform::origin_kind()) {
        (Page::Editor(..), _) => session.pack_page(),
        (Page::About(_), OriginKind::File) => Page::About(Origin::File),
        (Page::About(_), OriginKind::Host(true)) => Page::About(Origin::Shared),
        (page, _) => page,
    })
}

fn view_document(session: &Session, shown: &Rc<Shown>, route: &Route, case: Option<Rc<Case>>) -> Html {
    let Some(page) = page_of(session, route) else { return view_missing(shown.lang) };
    let key = route.to_string();
    stateful_as(&key, DocumentPageProps { session: session.clone(), shown: Rc::clone(shown), case, page })
}

fn view_case(session: &Session, shown: &Rc<Shown>, case: &Rc<Case>, route: &Route, part: &CasePart) -> Html {
    let document = || view_document(session, shown, route, Some(Rc::clone(case)));
    match part {
        CasePart::Print | CasePart::Report => view_print(shown, case, part, document()),
        CasePart::Facts | CasePart::Question(_) => {
            let (session, shown, case) = (session.clone(), Rc::clone(shown), Rc::clone(case));
            let asked = if let CasePart::Question(name) = part { name.clone() } else { String::new() };
            stateful_as(case.id().clone().as_str(), FactsProps { session, shown, case, asked })
        }
        // The first two are shown before this is here.
        CasePart::Overview
        | CasePart::Step(_)
        | CasePart::Duties
        | CasePart::Decisions
        | CasePart::Keyed
        | CasePart::Log
        | CasePart::Documents(_) => document(),
    }
}

/// The checklist or the report on paper.
fn view_print(shown: &Shown, case: &Case, part: &CasePart, document: Html) -> Html {
    let lang = shown.lang;
    let name = if *part == CasePart::Report { words::REPORT_TITLE } else { words::PRINT_TITLE };
    let print = Callback::from(|_| platform::print());
    let to = |part: CasePart| Route::Case(case.id().clone(), part).to_string();
    html! {
        <>
            { leaf("h1", "page__title screen-only", name.get(lang)) }
            <div class="row screen-only">
                { button("button button--primary", words::PRINT.get(lang), print) }
                { link("button", to(CasePart::Overview), words::BACK_TO_CASE.get(lang)) }
            </div>
            { leaf("p", "screen-only", words::PRINT_HELP.get(lang)) }
            if *part == CasePart::Print {
                <p class="screen-only">
                    { link("", to(CasePart::Report), words::REPORT.get(lang)) }{ " / " }
                    { link("", to(CasePart::Keyed), words::KEYED_LINK.get(lang)) }
                </p>
            }
            { document }
        </>
    }
}

/// What stands below the top bar of every page.
pub(crate) fn view_frame_notes(shown: &Shown) -> Html {
    html! {
        <>
            { stateful(UpdateProps { lang: shown.lang, is_unsaved: is_unsaved(shown) }) }
            { view_people(shown) }
        </>
    }
}

#[derive(PartialEq)]
struct UpdateProps {
    lang: Lang,
    is_unsaved: bool,
}

shown_by!(UpdateProps, use_update);

/// Says that a new version waits. It comes when the user wants it, never in the middle of something, nor while
/// something would be lost by it.
#[hook]
fn use_update(props: &UpdateProps) -> Html {
    let is_waiting = use_state(|| false);
    {
        let setter = is_waiting.setter();
        use_effect_with((), move |()| {
            let listener = platform::on_update(move || setter.set(true));
            move || drop(listener)
        });
    }
    let lang = props.lang;
    html! {
        <div role="status" class="screen-only">
            if *is_waiting && !props.is_unsaved {
                <div class="notice notice--info update">
                    { leaf("p", "", words::UPDATE_WAITS.get(lang)) }
                    <p class="notice__actions">{ button("button", words::UPDATE_NOW.get(lang), Callback::from(|_| platform::update())) }</p>
                </div>
            }
        </div>
    }
}

/// Who has been prepared for a role: offered wherever a name is asked for.
fn view_people(shown: &Shown) -> Html {
    let written = shown.prepared.iter().flat_map(|prepared| prepared.state().written.values());
    let names = written
        .filter_map(|written| written.text.lines().next())
        .chain(shown.edition.start().people.iter().map(String::as_str));
    html! { <datalist id="people">for name in names { <option value={name.to_owned()} /> }</datalist> }
}
