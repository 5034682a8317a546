//! The record of a case: every change, newest first; what was undone stays, struck out.

use std::rc::Rc;

use yew::prelude::*;

use super::missing::Missing;
use crate::case::CaseId;
use crate::guide::GUIDE;
use crate::route::CasePart;
use crate::text;
use crate::ui::parts::case_head::CaseHead;
use crate::ui::session::Shown;

#[derive(PartialEq, Properties)]
pub(crate) struct LogPageProps {
    pub(crate) id: CaseId,
}

#[component]
pub(crate) fn LogPage(props: &LogPageProps) -> Html {
    let Some(shown) = use_context::<Rc<Shown>>() else { return Html::default() };
    let Some(case) = shown.view.cases.get(&props.id).cloned() else { return html! { <Missing /> } };
    let lang = shown.lang;
    let struck = case.log().struck();
    html! {
        <>
            <CaseHead case={Rc::clone(&case)} part={CasePart::Log} />
            <h2>{ text::LOG_TITLE.get(lang) }</h2>
            <p class="page__lead">{ text::LOG_LEAD.get(lang) }</p>
            <ol class="timeline">
                for entry in case.log().iter().rev() {
                    <li class="timeline__row" key={entry.id.as_str()}>
                        <span class="timeline__time">{ text::time(entry.at, lang) }</span>{ " " }
                        <span class="timeline__by">{ if entry.by.is_empty() { text::NO_NAME.get(lang) } else { &entry.by } }</span>{ " " }
                        if struck.contains(&entry.id) {
                            <s class="timeline__what">{ text::change(&GUIDE, entry, lang) }</s>
                        } else {
                            <span class="timeline__what">{ text::change(&GUIDE, entry, lang) }</span>
                        }
                    </li>
                }
            </ol>
        </>
    }
}
