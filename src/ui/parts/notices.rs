//! What a user has to know about storage: not saved, unreadable data, who else can read it.

use yew::prelude::*;

use crate::platform::{self, OriginKind};
use crate::route::Route;
use crate::store::SaveState;
use crate::text;
use crate::ui::parts::elements::{button, leaf, link};
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
                    { leaf("p", "notice__title", text::NOT_SAVED.get(lang)) }
                    <p>{ text::shelf_error(why, lang) }{ " " }{ text::NOT_SAVED_HELP.get(lang) }</p>
                    <p class="notice__actions">
                        { button("button button--primary", text::EXPORT_ALL.get(lang), export) }
                        { button("button", text::TRY_AGAIN.get(lang), retry) }
                    </p>
                </div>
            }
            if !shown.view.aside.is_empty() {
                <div class="notice notice--warning">
                    { leaf("p", "notice__title", text::ASIDE_TITLE.get(lang)) }
                    { leaf("p", "", text::ASIDE_LEAD.get(lang)) }
                    <p class="notice__actions">{ link("button", Route::Settings.to_string(), text::NAV_SETTINGS.get(lang)) }</p>
                </div>
            }
            if platform::origin_kind() == OriginKind::File {
                { leaf("p", "notice notice--warning", text::FROM_FILE.get(lang)) }
            }
        </>
    }
}
