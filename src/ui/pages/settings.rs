//! Language, appearance, what is stored, import and export, and what cannot be read.

use std::rc::Rc;

use yew::prelude::*;

use crate::guide::Lang;
use crate::platform::{self, OriginKind};
use crate::route::Route;
use crate::store::{Aside, WhyAside};
use crate::ui::parts::choice::{Choice, view_choice};
use crate::ui::parts::elements::{button, leaf, link};
use crate::ui::parts::import::ImportProps;
use crate::ui::parts::long_list::{LongListProps, one_by_one};
use crate::ui::parts::notices::view_notices;
use crate::ui::session::{Session, Shown, Theme};
use crate::ui::stateful::stateful;
use crate::words;

/// How many characters most browsers keep for a host.
const ROOM: usize = 5_000_000;
const LANGS: [(Lang, &str); 2] = [(Lang::Ja, "日本語"), (Lang::En, "English")];

pub(crate) fn view_settings(session: &Session, shown: &Shown) -> Html {
    let lang = shown.lang;
    let set_lang = {
        let session = session.clone();
        Callback::from(move |at: usize| session.set_lang(LANGS.get(at).map_or(Lang::Ja, |(lang, _)| *lang)))
    };
    let set_theme = {
        let session = session.clone();
        Callback::from(move |at: usize| session.set_theme(Theme::ALL.get(at).copied().unwrap_or_default()))
    };
    let export = {
        let session = session.clone();
        Callback::from(move |_| session.export_all())
    };
    let aside = {
        let held = Rc::clone(&shown.view.aside);
        one_by_one(move |at| held.get(at).map_or_else(Html::default, |aside| view_aside(aside, lang)))
    };
    let themes = [words::THEME_SYSTEM, words::THEME_LIGHT, words::THEME_DARK].map(|name| name.get(lang));
    let n_cases = shown.view.cases.len();
    let langs = LANGS.map(|(_, name)| name);
    let choose_lang = Choice {
        name: "lang",
        ask: words::LANGUAGE.get(lang),
        hint: "",
        options: &langs,
        chosen: LANGS.iter().position(|(known, _)| *known == lang).unwrap_or(0),
        locked: 0,
        changed: "",
    };
    let choose_theme = Choice {
        name: "theme",
        ask: words::THEME.get(lang),
        hint: "",
        options: &themes,
        chosen: Theme::ALL.iter().position(|known| *known == shown.theme).unwrap_or(0),
        locked: 0,
        changed: "",
    };
    html! {
        <>
            { leaf("h1", "page__title", words::SETTINGS_TITLE.get(lang)) }
            { view_notices(shown) }
            <section class="stack">
                { view_choice(&choose_lang, &set_lang) }
                { view_choice(&choose_theme, &set_theme) }
            </section>
            <section class="stack" aria-labelledby="storage">
                <h2 id="storage">{ words::STORAGE.get(lang) }</h2>
                { leaf("p", "", say_n_cases(n_cases, lang)) }
                { leaf("p", "", say_used(platform::n_stored(), lang)) }
                { leaf("p", "", words::NO_DEVICE_BACKUP.get(lang)) }
                { leaf("p", "", words::STORAGE_ENDS.get(lang)) }
                if platform::origin_kind() == OriginKind::Host(true) { { leaf("p", "", words::SHARED_HOST.get(lang)) } }
                <p>
                    <button class="button" disabled={n_cases == 0} onclick={export}>{ words::EXPORT_ALL.get(lang) }</button>
                </p>
            </section>
            <section class="stack" aria-labelledby="import">
                <h2 id="import">{ words::IMPORT_TITLE.get(lang) }</h2>
                { stateful(ImportProps { session: session.clone(), lang }) }
            </section>
            <p>{ link("button", Route::Pack.to_string(), words::PACK.get(lang)) }</p>
            if !shown.view.aside.is_empty() {
                <section class="stack" aria-labelledby="aside">
                    <h2 id="aside">{ words::ASIDE_TITLE.get(lang) }</h2>
                    { leaf("p", "", words::ASIDE_LEAD.get(lang)) }
                    {
                        stateful(LongListProps {
                            tag: "ul",
                            class: "file-list",
                            n_rows: shown.view.aside.len(),
                            rows: aside,
                            lang,
                        })
                    }
                </section>
            }
        </>
    }
}

fn say_n_cases(n_cases: usize, lang: Lang) -> String {
    match (n_cases, lang) {
        (0, _) => words::STORAGE_EMPTY.get(lang).to_owned(),
        (_, Lang::Ja) => format!("この端末に事案が{n_cases}件あります。"),
        (1, Lang::En) => "There is one case on this device.".to_owned(),
        (_, Lang::En) => format!("There are {n_cases} cases on this device."),
    }
}

/// How much of what browsers allow is taken, by all of the host.
fn say_used(n_stored: usize, lang: Lang) -> String {
    let hundredths = n_stored.saturating_mul(100).div_ceil(ROOM).min(100);
    match lang {
        Lang::Ja => format!("保存場所の使用量: 約{hundredths}%（多くのブラウザでは、1つのホストで約500万文字まで）"),
        Lang::En => format!("Storage used: about {hundredths}% (most browsers allow a host some 5 million characters)"),
    }
}

fn view_aside(aside: &Aside, lang: Lang) -> Html {
    let why = match aside.why {
        WhyAside::Newer => words::ASIDE_NEWER,
        WhyAside::Damaged => words::ASIDE_DAMAGED,
    };
    let save = {
        let (name, value) = (format!("{}.txt", aside.key.replace('/', "-")), aside.value.clone());
        Callback::from(move |_| {
            platform::download(&name, "text/plain", &value);
        })
    };
    html! {
        <li key={aside.key.clone()}>
            { leaf("code", "", aside.key.clone()) }{ " " }{ why.get(lang) }{ " " }
            { button("button button--small", words::ASIDE_SAVE.get(lang), save) }
        </li>
    }
}
