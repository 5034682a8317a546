//! Shown for an address that leads nowhere, and for a case that is not on this device.

use std::rc::Rc;

use yew::prelude::*;

use crate::route::Route;
use crate::text;
use crate::ui::session::Shown;

#[component]
pub(crate) fn Missing() -> Html {
    let Some(shown) = use_context::<Rc<Shown>>() else { return Html::default() };
    let lang = shown.lang;
    html! {
        <>
            <h1 class="page__title">{ text::MISSING_TITLE.get(lang) }</h1>
            <p class="page__lead">{ text::MISSING_TEXT.get(lang) }</p>
            <p><a class="button" href={Route::Start.to_string()}>{ text::TO_START.get(lang) }</a></p>
        </>
    }
}
