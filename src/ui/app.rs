//! The frame around every page: the address, the top bar.

use std::rc::Rc;

use yew::prelude::*;

use super::later::{Documents, Later, use_documents, use_later, view_waiting};
use super::pages::{CasePageProps, view_start};
use super::session::{Session, Shown};
use super::stateful::{shown_by, stateful_as};
use crate::guide::{Lang, Text};
use crate::pack::Feature;
use crate::plan::tailor;
use crate::platform::{self, DoorState};
use crate::route::{CasePart, Route};
use crate::store::SaveState;
use crate::ui::parts::case_head::{CaseFrame, view_head};
use crate::ui::parts::elements::{button, leaf, link};
use crate::ui::parts::notices::view_unsaved;
use crate::words;

const MAIN: &str = "main";

/// The whole page.
#[derive(PartialEq)]
pub(super) struct App {
    pub(super) session: Session,
}

shown_by!(App, use_app);

#[hook]
fn use_app(app: &App) -> Html {
    let update = use_force_update();
    let session = &app.session;
    {
        let session = session.clone();
        use_effect_with((), move |()| {
            session.tell(Callback::from(move |()| update.force_update()));
            let listener = platform::on_storage(move |key| session.follow(key.as_deref()));
            move || drop(listener)
        });
    }
    let (shown, route, later) = (session.shown(), use_route(session), use_later(session));
    let documents = use_documents(session).ok();
    let case = if let Route::Case(id, _) = &route { shown.view.cases.get(id) } else { None };
    let answers = case.map(|case| case.state().answers.clone());
    let plan = use_memo((answers, shown.edition), |(answers, edition)| {
        answers.as_ref().map(|answers| tailor(edition.guide(), answers))
    });
    {
        let session = session.clone();
        use_effect_with(later.is_ok(), move |_| {
            if let Ok(later) = later {
                session.read_by(later.reader);
            }
        });
    }
    use_effect_with((shown.lang, shown.theme, is_unsaved(&shown)), |(lang, theme, is_unsaved)| {
        platform::set_document(lang.tag(), theme.as_str());
        platform::hold(*is_unsaved);
    });
    let frame = match (&route, case, &*plan) {
        (Route::Case(_, part), Some(case), Some(plan)) => {
            Some(CaseFrame { session, shown: &shown, case, part, plan, later: later.ok() })
        }
        _ => None,
    };
    view_frame(session, &shown, &route, later, frame, documents)
}

/// The route of the address. A hash that is no route (an in-page anchor) leaves the page where it is. The title, and
/// where the focus goes, are `place.js`'s.
#[hook]
fn use_route(session: &Session) -> Route {
    let route = use_state(|| Route::parse(&platform::hash()).unwrap_or(Route::Start));
    {
        let (setter, session) = (route.setter(), session.clone());
        use_effect_with((), move |()| {
            let listener = platform::on_hash_change(move || {
                if let Some(route) = Route::parse(&platform::hash()) {
                    session.hush();
                    setter.set(route);
                }
            });
            move || drop(listener)
        });
    }
    (*route).clone()
}

/// Whether the end of the page would lose something.
pub(super) fn is_unsaved(shown: &Shown) -> bool {
    matches!(shown.view.save, SaveState::Failed(_, 1..))
}

fn view_frame(
    session: &Session,
    shown: &Rc<Shown>,
    route: &Route,
    later: Result<Later, DoorState>,
    frame: Option<CaseFrame<'_>>,
    documents: Option<Documents>,
) -> Html {
    let lang = shown.lang;
    // A plain in-page link would take the place of the route in the address.
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        platform::focus(MAIN);
    });
    let other = if lang == Lang::Ja { Lang::En } else { Lang::Ja };
    let switch = {
        let session = session.clone();
        Callback::from(move |_| session.set_lang(other))
    };
    let nav = |to: Route, label: Text| {
        let current = (*route == to).then_some("page");
        html! { <a href={to.to_string()} aria-current={current}>{ label.get(lang) }</a> }
    };
    html! {
        <>
            <a class="skip" href="#main" onclick={skip}>{ words::SKIP.get(lang) }</a>
            <header class="topbar">
                { link("topbar__brand", Route::Start.to_string(), words::APP_NAME.get(lang)) }
                <nav class="topbar__nav" aria-label={words::MENU.get(lang)}>
                    if !shown.edition.is_off(Feature::Guide) { { nav(Route::Guide(None), words::GUIDE_TITLE) } }
                    if !shown.edition.is_off(Feature::Prepare) { { nav(Route::Prepare, words::NAV_PREPARE) } }
                    { nav(Route::Settings, words::NAV_SETTINGS) }
                </nav>
                <button class="topbar__lang" lang={other.tag()} onclick={switch}>{ words::OTHER_LANGUAGE.get(lang) }</button>
            </header>
            <div role="status" class="screen-only">
                if shown.n_missed > 0 {
                    <p class="notice notice--danger" key={shown.n_missed}>{ words::NO_LANGUAGE.get(lang) }</p>
                }
            </div>
            { view_unsaved(session, shown) }
            if let Ok(later) = later { { (later.frame)(shown) } }
            <div class={frame.is_some().then_some("case")}>
                if let Some(frame) = &frame { { view_head(frame) } }
                <main class="page" id={MAIN} tabindex="-1">{ view_page(session, shown, route, later) }</main>
                if let (Some(frame), Ok(later)) = (&frame, later) { { (later.rail)(frame) } }
            </div>
            <footer class="foot">
                { leaf("p", "", words::NOT_LEGAL_ADVICE.get(lang)) }
                <p>{ link("", Route::About.to_string(), words::NAV_ABOUT.get(lang)) }</p>
            </footer>
            // Why a file cannot be opened as a pack is said where it was chosen.
            if *route != Route::Pack { { view_feedback(session, shown, documents) } }
        </>
    }
}

/// What the last act did, and its taking back.
fn view_feedback(session: &Session, shown: &Shown, documents: Option<Documents>) -> Html {
    let (said, lang) = (&shown.said, shown.lang);
    let text = match &said.entry {
        Some((_, entry)) if said.text.is_empty() => {
            let what = documents.map(|documents| (documents.undo)(session, entry)).unwrap_or_default();
            let label = if said.is_undone { words::UNDONE } else { words::NOTED };
            AttrValue::from(format!("{}: {what}", label.get(lang)))
        }
        _ => said.text.clone(),
    };
    let undo = said
        .entry
        .as_ref()
        .filter(|(case, _)| session.undoable(case).is_some())
        .map(|(case, _)| {
            let (session, case) = (session.clone(), case.clone());
            Callback::from(move |_| session.undo(&case))
        });
    html! {
        <div class="feedback screen-only">
            <p role="status">if !text.is_empty() { <span key={said.number}>{ text }</span> }</p>
            if let Some(undo) = undo { { button("button button--small feedback__undo", words::UNDO.get(lang), undo) } }
        </div>
    }
}

fn view_page(session: &Session, shown: &Rc<Shown>, route: &Route, later: Result<Later, DoorState>) -> Html {
    let step = match route {
        Route::Start => return view_start(session, shown, later),
        Route::Case(_, CasePart::Overview) => Some(None),
        Route::Case(_, CasePart::Step(step)) => Some(Some(*step)),
        _ => None,
    };
    if let (Some(step), Route::Case(id, _)) = (step, route)
        && let Some(case) = shown.view.cases.get(id)
    {
        let (session, shown, case) = (session.clone(), Rc::clone(shown), Rc::clone(case));
        return stateful_as(id.as_str(), CasePageProps { session, shown, case, step });
    }
    match later {
        Ok(later) => (later.page)(session, shown, route),
        Err(state) => view_waiting(state, shown.lang),
    }
}
