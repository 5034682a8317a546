//! Privacy and how to check it, what the page rests on, the version.

use yew::prelude::*;

use crate::guide::{GUIDE, Lang, Text};
use crate::platform::{self, OriginKind};
use crate::route::Route;
use crate::text;
use crate::ui::parts::lines::view_source;

pub(crate) fn view_about(lang: Lang) -> Html {
    let list = |lines: &'static [Text]| html! { <ul>for line in lines { <li class="doc__line">{ line.get(lang) }</li> }</ul> };
    html! {
        <div class="doc">
            <h1 class="page__title">{ text::ABOUT_TITLE.get(lang) }</h1>
            <h2>{ text::ABOUT_PRIVACY.get(lang) }</h2>
            { list(&text::ABOUT_PRIVACY_LINES) }
            if platform::origin_kind() == OriginKind::File { <p class="notice notice--warning">{ text::FROM_FILE.get(lang) }</p> }
            if platform::origin_kind() == OriginKind::Host(true) { <p class="notice notice--warning">{ text::SHARED_HOST.get(lang) }</p> }
            <h2>{ text::ABOUT_SOURCES.get(lang) }</h2>
            { list(&text::ABOUT_SOURCE_LINES) }
            <p><a href={Route::Guide(None).to_string()}>{ text::NAV_GUIDE.get(lang) }</a></p>
            <ul>for source in GUIDE.sources { <li class="doc__line" key={source.id}>{ view_source(source, lang) }</li> }</ul>
            <h2>{ text::ABOUT_VERSION.get(lang) }</h2>
            <p>{ text::APP_NAME.get(lang) }{ " " }{ env!("CARGO_PKG_VERSION") }</p>
        </div>
    }
}
