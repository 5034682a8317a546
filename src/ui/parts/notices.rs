//! What a user has to know about storage: whether all is saved, unreadable data, who else can read it.

use yew::prelude::*;

use crate::guide::Lang;
use crate::platform::{self, OriginKind};
use crate::route::Route;
use crate::store::{Flush, SaveState};
use crate::ui::later;
use crate::ui::parts::elements::{button, leaf, link};
use crate::ui::session::{Session, Shown};
use crate::ui::stateful::{shown_by, stateful};
use crate::words;

/// Whether all is saved, in words.
pub(crate) fn view_save(shown: &Shown) -> Html {
    stateful(SaveProps { save: shown.view.save, lang: shown.lang })
}

#[derive(PartialEq)]
struct SaveProps {
    save: SaveState,
    lang: Lang,
}

shown_by!(SaveProps, use_save);

/// Followed by itself: when the disk has it, nothing else has to be drawn.
#[hook]
fn use_save(props: &SaveProps) -> Html {
    let redraw = use_force_update();
    use_effect_with((), move |()| {
        let listener = platform::on_flush(move || redraw.force_update());
        move || drop(listener)
    });
    let flush = platform::flush();
    let class = match props.save {
        SaveState::Failed(..) => "save save--failed",
        SaveState::Saved(_) if flush == Flush::Pending => "save",
        _ => "save save--ok",
    };
    let is_busy = (class == "save").then_some("true");
    let said = words::save_state(props.save, flush, props.lang);
    html! { <p {class} role="status" translate="no" aria-busy={is_busy}>{ said }</p> }
}

/// That something is not saved: on every page, in sight wherever the reader has scrolled to.
pub(crate) fn view_unsaved(session: &Session, shown: &Shown) -> Html {
    let lang = shown.lang;
    let SaveState::Failed(why, _) = shown.view.save else { return Html::default() };
    let retry = {
        let session = session.clone();
        Callback::from(move |_| session.retry())
    };
    let export = {
        let session = session.clone();
        Callback::from(move |_| {
            if let Some(later) = later::here() {
                (later.export_all)(&session);
            } else {
                later::fetch(&session);
            }
        })
    };
    html! {
        <div class="notice notice--danger unsaved screen-only" role="alert">
            <p>
                { leaf("strong", "", words::NOT_SAVED.get(lang)) }{ " " }
                { words::shelf_error(why, lang) }{ " " }{ words::NOT_SAVED_HELP.get(lang) }
            </p>
            <p class="notice__actions">
                { button("button button--small button--primary", words::EXPORT_ALL.get(lang), export) }
                { button("button button--small", words::TRY_AGAIN.get(lang), retry) }
            </p>
        </div>
    }
}

/// The notices that apply now; nothing when all is well.
pub(crate) fn view_notices(shown: &Shown) -> Html {
    let lang = shown.lang;
    html! {
        <>
            if !shown.view.aside.is_empty() {
                <div class="notice notice--warning">
                    { leaf("p", "notice__title", words::ASIDE_TITLE.get(lang)) }
                    { leaf("p", "", words::ASIDE_LEAD.get(lang)) }
                    <p class="notice__actions">{ link("button", Route::Settings.to_string(), words::SETTINGS_TITLE.get(lang)) }</p>
                </div>
            }
            if platform::origin_kind() == OriginKind::File {
                { leaf("p", "notice notice--warning", words::FROM_FILE.get(lang)) }
            }
        </>
    }
}
