//! The start page: one tap on what happened opens a case. What stands below comes through the door (`start_notes.rs`).

use std::rc::Rc;

use yew::prelude::*;

use crate::guide::{Lang, TypeSet, TypeText};
use crate::platform::{self, DoorState};
use crate::route::{CasePart, Route};
use crate::ui::later::{Later, view_waiting};
use crate::ui::parts::elements::{leaf, link};
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
    html! {
        <>
            { leaf("h1", "page__title", words::APP_PURPOSE.get(lang)) }
            { leaf("p", "page__lead", words::CAREFUL.get(lang)) }
            { view_notices(shown) }
            <section class="stack" aria-labelledby="question">
                <h2 id="question">{ words::START_QUESTION.get(lang) }</h2>
                { leaf("p", "", words::START_LEAD.get(lang)) }
                <div class="tiles">
                    for one in shown.edition.guide().types_of_today() { { view_tile(one, lang, &begin) } }
                    <a class="tile tile--unsure" href={Route::New.to_string()}>
                        { leaf("span", "tile__name", words::UNSURE.get(lang)) }
                        { leaf("span", "tile__examples", words::UNSURE_HELP.get(lang)) }
                    </a>
                </div>
                <p>
                    { words::PRIVACY_LINE.get(lang) }{ " " }
                    { link("", Route::About.to_string(), words::HOW_TO_CHECK.get(lang)) }
                </p>
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
