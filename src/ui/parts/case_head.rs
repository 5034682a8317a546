//! The head of every page of a case: title, save state, the ways to its pages. What can be done with the case as a
//! whole comes through the door (`case_tools.rs`).

use std::rc::Rc;

use yew::prelude::*;

use super::notices::{view_notices, view_save};
use crate::case::Case;
use crate::guide::Text;
use crate::route::{CasePart, Route};
use crate::ui::later;
use crate::ui::parts::elements::leaf;
use crate::ui::session::{Session, Shown};
use crate::words;

/// The head. Where it is drawn before the door is open, it has to be drawn again then.
pub(crate) fn view_head(session: &Session, shown: &Rc<Shown>, case: &Rc<Case>, part: &CasePart) -> Html {
    let lang = shown.lang;
    let link = |(to, label): (CasePart, Text)| {
        let current = (*part == to).then_some("page");
        let href = Route::Case(case.id().clone(), to).to_string();
        html! { <a class="button button--quiet" {href} aria-current={current}>{ label.get(lang) }</a> }
    };
    let ways = [
        (CasePart::Overview, words::WHOLE_LIST),
        (CasePart::Facts, words::FACTS_TITLE),
        (CasePart::Duties, words::DUTIES),
        (CasePart::Decisions, words::DECISIONS),
        (CasePart::Documents(String::new()), words::PAPERS),
        (CasePart::Log, words::LOG),
        (CasePart::Print, words::PRINT),
    ];
    let later = later::here();
    html! {
        <header class="case-head">
            { leaf("h1", "case-head__title", words::short_title(&case.state().title).into_owned()) }
            { view_save(shown) }
            <div class="case-head__tools">
                for way in ways { { link(way) } }
                if let Some(later) = later { { (later.tools)(session, shown, case, part) } }
            </div>
            { view_notices(shown) }
            if let Some(later) = later { { (later.notes)(session, shown, case) } }
        </header>
    }
}
