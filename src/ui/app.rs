//! The frame around every page: the address, the top bar.

use std::rc::Rc;

use yew::prelude::*;

use super::later::{Later, use_later, view_waiting};
use super::pages::{CasePageProps, view_start};
use super::session::{Session, Shown};
use super::stateful::{shown_by, stateful_as};
use crate::guide::{Lang, Text};
use crate::pack::Feature;
use crate::platform::{self, DoorState};
use crate::route::{CasePart, Route};
use crate::store::SaveState;
use crate::ui::parts::elements::{leaf, link};
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
    let (shown, route, later) = (session.shown(), use_route(), use_later(session));
    {
        let session = session.clone();
        use_effect_with(later.is_ok(), move |_| {
            if let Ok(later) = later {
                session.read_by(later.reader);
            }
        });
    }
    use_effect_with(
        (shown.lang, shown.theme, title(&shown, &route), is_unsaved(&shown)),
        |(lang, theme, title, is_unsaved)| {
            platform::set_document(title, lang.tag(), theme.as_str());
            platform::hold(*is_unsaved);
        },
    );
    view_frame(session, &shown, &route, later)
}

/// The route of the address. A hash that is no route (an in-page anchor) leaves the page where it is.
#[hook]
fn use_route() -> Route {
    let route = use_state(|| Route::parse(&platform::hash()).unwrap_or(Route::Start));
    let is_first = use_mut_ref(|| true);
    {
        let setter = route.setter();
        use_effect_with((), move |()| {
            let listener = platform::on_hash_change(move || {
                if let Some(route) = Route::parse(&platform::hash()) {
                    setter.set(route);
                }
            });
            move || drop(listener)
        });
    }
    // Whoever follows a link, by eye or by ear, starts at the top of the new page.
    use_effect_with((*route).clone(), move |_| {
        if !std::mem::replace(&mut *is_first.borrow_mut(), false) {
            platform::focus(MAIN);
        }
    });
    (*route).clone()
}

/// Whether the end of the page would lose something.
pub(super) fn is_unsaved(shown: &Shown) -> bool {
    matches!(shown.view.save, SaveState::Failed(_, 1..))
}

fn title(shown: &Shown, route: &Route) -> String {
    let lang = shown.lang;
    let page = match route {
        Route::Start => words::APP_PURPOSE.get(lang),
        Route::New => words::NEW_TITLE.get(lang),
        Route::Case(id, _) => shown
            .view
            .cases
            .get(id)
            .map_or(words::MISSING_TITLE.get(lang), |case| &case.state().title),
        Route::Guide(_) => words::GUIDE_TITLE.get(lang),
        Route::Binder(_) => words::BINDER.get(lang),
        Route::Prepare => words::PREPARE.get(lang),
        Route::AsOf => words::FACTS_OF_LAW.get(lang),
        Route::About => words::ABOUT_TITLE.get(lang),
        Route::Settings | Route::Pack => words::SETTINGS_TITLE.get(lang),
        Route::Missing => words::MISSING_TITLE.get(lang),
    };
    format!("{} | {}", words::short_title(page), words::APP_NAME.get(lang))
}

fn view_frame(session: &Session, shown: &Rc<Shown>, route: &Route, later: Result<Later, DoorState>) -> Html {
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
                    if !shown.edition.is_off(Feature::Guide) { { nav(Route::Guide(None), words::NAV_GUIDE) } }
                    if !shown.edition.is_off(Feature::Prepare) { { nav(Route::Prepare, words::PREPARE) } }
                    { nav(Route::Settings, words::NAV_SETTINGS) }
                    { nav(Route::About, words::NAV_ABOUT) }
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
            <main class="page" id={MAIN} tabindex="-1">{ view_page(session, shown, route, later) }</main>
            <footer class="foot">{ leaf("p", "", words::NOT_LEGAL_ADVICE.get(lang)) }</footer>
        </>
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
