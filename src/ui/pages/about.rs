//! Privacy and how to check it, what the page rests on, the version.

use yew::prelude::*;

use crate::guide::{GUIDE, Lang, Text};
use crate::platform::{self, OriginKind};
use crate::route::Route;
use crate::text;
use crate::ui::parts::elements::{leaf, link};
use crate::ui::parts::lines::view_source;

pub(crate) fn view_about(lang: Lang) -> Html {
    let list = |lines: &'static [Text]| html! { <ul>for line in lines { { leaf("li", "doc__line", line.get(lang)) } }</ul> };
    html! {
        <div class="doc">
            { leaf("h1", "page__title", text::ABOUT_TITLE.get(lang)) }
            { leaf("h2", "", text::ABOUT_PRIVACY.get(lang)) }
            { list(&text::ABOUT_PRIVACY_LINES) }
            if platform::origin_kind() == OriginKind::File { { leaf("p", "notice notice--warning", text::FROM_FILE.get(lang)) } }
            if platform::origin_kind() == OriginKind::Host(true) { { leaf("p", "notice notice--warning", text::SHARED_HOST.get(lang)) } }
            { leaf("h2", "", text::ABOUT_SOURCES.get(lang)) }
            { list(&text::ABOUT_SOURCE_LINES) }
            <p>{ link("", Route::Guide(None).to_string(), text::NAV_GUIDE.get(lang)) }</p>
            <ul>for source in GUIDE.sources { <li class="doc__line" key={source.id}>{ view_source(source, lang) }</li> }</ul>
            { leaf("h2", "", text::ABOUT_VERSION.get(lang)) }
            <p>{ text::APP_NAME.get(lang) }{ " " }{ env!("CARGO_PKG_VERSION") }</p>
        </div>
    }
}
