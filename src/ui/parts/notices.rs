//! What a user has to know about storage: not saved, unreadable data, who else can read it.

use yew::prelude::*;

use crate::platform::{self, OriginKind};
use crate::route::Route;
use crate::store::SaveState;
use crate::text;
use crate::ui::session::{Session, Shown};

/// The notices that apply now; nothing when all is well.
pub(crate) fn view_notices(session: &Session, shown: &Shown) -> Html {
    let lang = shown.lang;
    let retry = {
        let session = session.clone();
        Callback::from(move |_| session.retry())
    };
    let export = {
        let session = session.clone();
        Callback::from(move |_| session.export_all())
    };
    html! {
        <>
            if let SaveState::Failed(why, _) = shown.view.save {
                <div class="notice notice--danger" role="alert">
                    <p class="notice__title">{ text::NOT_SAVED.get(lang) }</p>
                    <p>{ text::shelf_error(why, lang) }{ " " }{ text::NOT_SAVED_HELP.get(lang) }</p>
                    <p class="notice__actions">
                        <button class="button button--primary" onclick={export}>{ text::EXPORT_ALL.get(lang) }</button>
                        <button class="button" onclick={retry}>{ text::TRY_AGAIN.get(lang) }</button>
                    </p>
                </div>
            }
            if !shown.view.aside.is_empty() {
                <div class="notice notice--warning">
                    <p class="notice__title">{ text::ASIDE_TITLE.get(lang) }</p>
                    <p>{ text::ASIDE_LEAD.get(lang) }</p>
                    <p class="notice__actions"><a class="button" href={Route::Settings.to_string()}>{ text::NAV_SETTINGS.get(lang) }</a></p>
                </div>
            }
            if platform::origin_kind() == OriginKind::File {
                <p class="notice notice--warning">{ text::FROM_FILE.get(lang) }</p>
            }
        </>
    }
}
