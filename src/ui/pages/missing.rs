//! Shown for an address that leads nowhere, and for a case that is not on this device.

use yew::prelude::*;

use crate::guide::Lang;
use crate::route::Route;
use crate::text;

pub(crate) fn view_missing(lang: Lang) -> Html {
    html! {
        <>
            <h1 class="page__title">{ text::MISSING_TITLE.get(lang) }</h1>
            <p class="page__lead">{ text::MISSING_TEXT.get(lang) }</p>
            <p><a class="button" href={Route::Start.to_string()}>{ text::TO_START.get(lang) }</a></p>
        </>
    }
}
