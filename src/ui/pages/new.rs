//! The first questions of a new case: what happened, any number of types, with examples and how it came to light.

use yew::prelude::*;

use crate::guide::{Guide, Lang, Line, TypeSet, TypeText};
use crate::platform;
use crate::route::{CasePart, Route};
use crate::ui::parts::elements::{button, leaf};
use crate::ui::parts::lines::view_lines;
use crate::ui::session::Session;
use crate::ui::stateful::shown_by;
use crate::words;

#[derive(PartialEq)]
pub(crate) struct NewProps {
    pub(crate) session: Session,
    pub(crate) lang: Lang,
}

shown_by!(NewProps, use_new);

#[hook]
fn use_new(props: &NewProps) -> Html {
    let (session, lang) = (props.session.clone(), props.lang);
    let guide = session.edition().guide();
    let types = use_state(|| TypeSet::NONE);
    let begin = {
        let (session, types) = (session.clone(), *types);
        Callback::from(move |_| {
            let id = session.create(types);
            // What else is known comes next; the list is one tap away from there.
            platform::go(&Route::Case(id, CasePart::Facts).to_string());
        })
    };
    // What is right for every leak comes first; there two questions find what happened.
    let begin_at_once = {
        let session = session.clone();
        Callback::from(move |_| {
            let id = session.create(TypeSet::NONE);
            platform::go(&Route::Case(id, CasePart::Overview).to_string());
        })
    };
    html! {
        <>
            { leaf("h1", "page__title", words::NEW_TITLE.get(lang)) }
            <section class="ask">
                { leaf("p", "", words::NEW_AT_ONCE.get(lang)) }
                { button("button button--primary", words::BEGIN_AT_ONCE.get(lang), begin_at_once) }
            </section>
            { leaf("p", "page__lead", words::NEW_LEAD.get(lang)) }
            <fieldset class="question">
                <legend class="question__ask">{ words::NEW_TYPES.get(lang) }</legend>
                { leaf("p", "field__hint", words::NEW_TRIGGERS.get(lang)) }
                for one in guide.types { { view_type(guide, one, &types, lang) } }
            </fieldset>
            <p>{ button("button", words::BEGIN.get(lang), begin) }</p>
        </>
    }
}

fn view_type(guide: &Guide, one: &'static TypeText, types: &UseStateHandle<TypeSet>, lang: Lang) -> Html {
    let is_chosen = types.contains(one.leak_type);
    let toggle = {
        let types = types.clone();
        Callback::from(move |_: Event| {
            types.set(if is_chosen { types.without(one.leak_type) } else { types.with(one.leak_type) })
        })
    };
    html! {
        <div class="card" key={one.leak_type.as_str()}>
            <label class="choice__option">
                <input type="checkbox" checked={is_chosen} onchange={toggle} />
                { leaf("span", "", one.name.get(lang)) }
            </label>
            { view_lines(guide, one.meaning, None, lang) }
            <details>
                <summary>{ words::EXAMPLES.get(lang) }{ " · " }{ words::TRIGGERS.get(lang) }</summary>
                { view_named(guide, words::EXAMPLES.get(lang), one.examples, lang) }
                { view_named(guide, words::TRIGGERS.get(lang), one.triggers, lang) }
            </details>
        </div>
    }
}

fn view_named(guide: &Guide, name: &'static str, lines: &'static [Line], lang: Lang) -> Html {
    html! { <>{ leaf("p", "card__meta", name) }{ view_lines(guide, lines, None, lang) }</> }
}
