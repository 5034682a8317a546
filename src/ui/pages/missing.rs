//! Shown for an address that leads nowhere, and for a case that is not on this device.

use yew::prelude::*;

use crate::guide::Lang;
use crate::route::Route;
use crate::text;
use crate::ui::parts::elements::{leaf, link};

pub(crate) fn view_missing(lang: Lang) -> Html {
    html! {
        <>
            { leaf("h1", "page__title", text::MISSING_TITLE.get(lang)) }
            { leaf("p", "page__lead", text::MISSING_TEXT.get(lang)) }
            <p>{ link("button", Route::Start.to_string(), text::TO_START.get(lang)) }</p>
        </>
    }
}
