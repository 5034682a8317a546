//! Shown for an address that leads nowhere, and for a case that is not on this device.

use yew::prelude::*;

use crate::guide::Lang;
use crate::route::Route;
use crate::ui::parts::elements::{leaf, link};
use crate::words;

pub(crate) fn view_missing(lang: Lang) -> Html {
    html! {
        <>
            { leaf("h1", "page__title", words::MISSING_TITLE.get(lang)) }
            { leaf("p", "page__lead", words::MISSING_TEXT.get(lang)) }
            <p>{ link("button", Route::Start.to_string(), words::TO_START.get(lang)) }</p>
        </>
    }
}
