//! The frame around every page: the address, the top bar.

use std::rc::Rc;

use yew::prelude::*;

use super::later::{Later, Through, fetch};
use super::pages::{CasePage, FactsProps, New, view_missing, view_start};
use super::session::{Session, Shown};
use crate::case::Case;
use crate::document::{Origin, Page};
use crate::guide::{Lang, Text};
use crate::pack::{Edition, Feature};
use crate::platform::{self, OriginKind};
use crate::route::{CasePart, Route};
use crate::store::SaveState;
use crate::ui::parts::case_head::CaseHead;
use crate::ui::parts::document::DocumentPage;
use crate::ui::parts::elements::{button, leaf, link};
use crate::ui::parts::notices::{view_save, view_unsaved};
use crate::words;

const MAIN: &str = "main";

#[derive(PartialEq, Properties)]
pub(super) struct AppProps {
    /// What the page begins with: the guidance in the reader's language.
    pub(super) edition: Edition,
}

/// The whole page.
#[component]
pub(super) fn App(props: &AppProps) -> Html {
    let update = use_force_update();
    let session = use_memo((), |()| Session::open(props.edition, Callback::from(move |()| update.force_update())));
    let session = (*session).clone();
    let shown = session.shown();
    let route = use_route();
    {
        let session = session.clone();
        use_effect_with((), move |()| {
            fetch(&session);
            let listener = platform::on_storage(move |key| session.follow(key.as_deref()));
            move || drop(listener)
        });
    }
    use_effect_with(
        (shown.lang, shown.theme, title(&shown, &route), is_unsaved(&shown)),
        |(lang, theme, title, is_unsaved)| {
            platform::set_document(title, lang.tag(), theme.as_str());
            platform::hold(*is_unsaved);
        },
    );
    view_frame(&session, &shown, &route)
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
fn is_unsaved(shown: &Shown) -> bool {
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

fn view_frame(session: &Session, shown: &Rc<Shown>, route: &Route) -> Html {
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
            { view_unsaved(session, shown) }
            <Update {lang} is_unsaved={is_unsaved(shown)} />
            { view_people(shown) }
            <main class="page" id={MAIN} tabindex="-1">{ view_page(session, shown, route) }</main>
            <footer class="foot">{ leaf("p", "", words::NOT_LEGAL_ADVICE.get(lang)) }</footer>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct UpdateProps {
    lang: Lang,
    is_unsaved: bool,
}

/// Says that a new version waits. It comes when the user wants it, never in the middle of something, nor while
/// something would be lost by it.
#[component]
fn Update(props: &UpdateProps) -> Html {
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

fn view_page(session: &Session, shown: &Rc<Shown>, route: &Route) -> Html {
    let lang = shown.lang;
    match route {
        Route::Start => view_start(session, shown),
        Route::New => html! { <New session={session.clone()} {lang} /> },
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
        Route::Settings => {
            let view = {
                let (session, shown) = (session.clone(), Rc::clone(shown));
                Callback::from(move |later: Later| (later.settings)(&session, &shown))
            };
            html! { <Through key="settings" session={session.clone()} {lang} {view} /> }
        }
        Route::Missing => view_missing(lang),
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
    html! { <DocumentPage key={route.to_string()} session={session.clone()} shown={Rc::clone(shown)} {case} {page} /> }
}

fn view_case(session: &Session, shown: &Rc<Shown>, case: &Rc<Case>, route: &Route, part: &CasePart) -> Html {
    let document = || view_document(session, shown, route, Some(Rc::clone(case)));
    let step = match part {
        CasePart::Overview => None,
        CasePart::Step(step) => Some(*step),
        CasePart::Print | CasePart::Report => return view_print(shown, case, part, document()),
        CasePart::Facts => {
            let (id, lang) = (case.id().to_string(), shown.lang);
            let view = {
                let (session, shown, case) = (session.clone(), Rc::clone(shown), Rc::clone(case));
                Callback::from(move |later: Later| {
                    let (session, shown, case) = (session.clone(), Rc::clone(&shown), Rc::clone(&case));
                    (later.facts)(FactsProps { session, shown, case })
                })
            };
            return html! { <Through key={id} session={session.clone()} {lang} {view} /> };
        }
        CasePart::Duties | CasePart::Decisions | CasePart::Keyed | CasePart::Log | CasePart::Documents(_) => {
            return html! {
                <>
                    <CaseHead
                        session={session.clone()}
                        shown={Rc::clone(shown)}
                        case={Rc::clone(case)}
                        part={part.clone()}
                    />
                    { document() }
                </>
            };
        }
    };
    html! {
        <CasePage
            key={case.id().as_str()}
            session={session.clone()}
            shown={Rc::clone(shown)}
            case={Rc::clone(case)}
            {step}
        />
    }
}

/// The checklist or the report on paper.
fn view_print(shown: &Shown, case: &Case, part: &CasePart, document: Html) -> Html {
    let lang = shown.lang;
    let print = Callback::from(|_| platform::print());
    let to = |part: CasePart| Route::Case(case.id().clone(), part).to_string();
    html! {
        <>
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
