//! The record of a case: every change, newest first; what was undone stays, struck out.

use std::rc::Rc;

use yew::prelude::*;

use crate::case::Case;
use crate::guide::GUIDE;
use crate::route::CasePart;
use crate::text;
use crate::ui::parts::case_head::CaseHead;
use crate::ui::parts::elements::leaf;
use crate::ui::session::{Session, Shown};

pub(crate) fn view_log(session: &Session, shown: &Rc<Shown>, case: &Rc<Case>) -> Html {
    let lang = shown.lang;
    let struck = case.log().struck();
    html! {
        <>
            <CaseHead session={session.clone()} shown={Rc::clone(shown)} case={Rc::clone(case)} part={CasePart::Log} />
            { leaf("h2", "", text::LOG_TITLE.get(lang)) }
            { leaf("p", "page__lead", text::LOG_LEAD.get(lang)) }
            <ol class="timeline">
                for entry in case.log().iter().rev() {
                    <li class="timeline__row" key={entry.id.as_str()}>
                        { leaf("span", "timeline__time", text::time(entry.at, lang)) }{ " " }
                        <span class="timeline__by">{ if entry.by.is_empty() { text::NO_NAME.get(lang) } else { &entry.by } }</span>{ " " }
                        if struck.contains(&entry.id) {
                            { leaf("s", "timeline__what", text::change(&GUIDE, entry, lang)) }
                        } else {
                            { leaf("span", "timeline__what", text::change(&GUIDE, entry, lang)) }
                        }
                    </li>
                }
            </ol>
        </>
    }
}
