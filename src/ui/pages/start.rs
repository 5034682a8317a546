//! The start page: one tap on what happened opens a case; open cases come first. They and what stands below come
//! through the door (`start_notes.rs`).

use std::rc::Rc;

use yew::prelude::*;

use crate::guide::{Lang, TypeSet, TypeText};
use crate::pack::Feature;
use crate::platform::{self, DoorState};
use crate::route::{CasePart, Route};
use crate::ui::later::{Later, view_waiting};
use crate::ui::parts::elements::{element, leaf, link};
use crate::ui::parts::{icons, notices::view_notices};
use crate::ui::session::{Session, Shown};
use crate::words;

pub(crate) fn view_start(session: &Session, shown: &Rc<Shown>, later: Result<Later, DoorState>) -> Html {
    let lang = shown.lang;
    let begin = {
        let session = session.clone();
        Callback::from(move |types: TypeSet| {
            let id = session.create(types);
            platform::go(&Route::Case(id, CasePart::Overview).to_string());
        })
    };
    let is_open = shown.view.cases.values().any(|case| case.state().closed_at.is_none());
    let cases = later.ok().filter(|_| is_open);
    let (tag, ask, class) = match cases {
        Some(_) => ("h2", words::START_NEW, "tiles tiles--small"),
        None => ("h1", words::START_QUESTION, "tiles"),
    };
    html! {
        <>
            { view_notices(shown) }
            if let Some(later) = cases { { (later.cases)(shown) } }
            <section class="start" key="new">
                { leaf(tag, "start__ask", ask.get(lang)) }
                { leaf("p", "start__lead", words::START_LEAD.get(lang)) }
                <div {class}>
                    for one in shown.edition.guide().types_of_today() { { view_tile(one, lang, &begin) } }
                    <a class="tile tile--unsure" href={Route::New.to_string()}>
                        { leaf("span", "tile__name", words::UNSURE.get(lang)) }
                        { leaf("span", "tile__examples", words::UNSURE_HELP.get(lang)) }
                    </a>
                </div>
                <div class="start__more">
                    <p>
                        { words::PRIVACY_LINE.get(lang) }{ " " }
                        { link("", Route::About.to_string(), words::HOW_TO_CHECK.get(lang)) }
                    </p>
                    if !shown.edition.is_off(Feature::Import) {
                        <details>
                            { leaf("summary", "", words::IMPORT_A_CASE.get(lang)) }
                            // Not in what is shown before the page runs: a file chosen there would be lost.
                            if let Ok(later) = later { { element("section", "import", (later.import)(session, lang)) } }
                        </details>
                    }
                </div>
            </section>
            {
                match later {
                    Ok(later) => (later.start)(session, shown),
                    Err(state) => view_waiting(state, lang),
                }
            }
        </>
    }
}

fn view_tile(one: &'static TypeText, lang: Lang, begin: &Callback<TypeSet>) -> Html {
    let begin = begin.reform(move |_: MouseEvent| TypeSet::NONE.with(one.leak_type));
    html! {
        // `early.js` reads the type: a tap may come before the page runs.
        <button key={one.leak_type.as_str()} class="tile" data-type={one.leak_type.as_str()} onclick={begin}>
            { icons::leak_type(one.leak_type) }
            { leaf("span", "tile__name", one.name.get(lang)) }
            <span class="tile__examples">
                for example in one.examples.iter().take(2) {
                    { leaf("span", "", example.text.get(lang)) }
                }
            </span>
        </button>
    }
}
