//! The head of every page of a case: title, save state, and what can be done with the case as a whole.

use std::rc::Rc;

use yew::prelude::*;

use super::delete::{DeleteState, view_delete};
use super::notices::{view_notices, view_save};
use crate::case::{Case, CaseId, Change};
use crate::document::{Node, Page};
use crate::guide::Text;
use crate::pack::is_own;
use crate::platform;
use crate::route::{CasePart, Route};
use crate::ui::later::use_later;
use crate::ui::parts::document::DocumentPage;
use crate::ui::parts::elements::{TITLE_LENGTH, button, leaf};
use crate::ui::parts::field::TextFieldProps;
use crate::ui::session::{Session, Shown};
use crate::words;

#[derive(PartialEq, Properties)]
pub(crate) struct CaseHeadProps {
    pub(crate) session: Session,
    pub(crate) shown: Rc<Shown>,
    pub(crate) case: Rc<Case>,
    pub(crate) part: CasePart,
}

/// The head.
#[component]
pub(crate) fn CaseHead(props: &CaseHeadProps) -> Html {
    let CaseHeadProps { session, shown, case, part } = props;
    let is_renaming = use_state(|| false);
    let delete = DeleteState { typed: use_state(String::new), has_failed: use_state(|| false) };
    let lang = shown.lang;
    let later = use_later(session);
    let (id, state) = (case.id(), case.state());
    let on = |act: fn(&Session, &CaseId)| {
        let (session, id) = (session.clone(), id.clone());
        Callback::from(move |_: MouseEvent| act(&session, &id))
    };
    let link = |to: CasePart, label: Text| {
        let current = (*part == to).then_some("page");
        let href = Route::Case(id.clone(), to).to_string();
        html! { <a class="button button--quiet" {href} aria-current={current}>{ label.get(lang) }</a> }
    };
    let rename = {
        let (session, id, is_renaming) = (session.clone(), id.clone(), is_renaming.clone());
        Callback::from(move |title: String| {
            is_renaming.set(false);
            if !title.trim().is_empty() {
                session.commit(&id, Change::Renamed(title.trim().into()));
            }
        })
    };
    let title = TextFieldProps {
        stored: Rc::clone(&state.title),
        maxlength: TITLE_LENGTH,
        on_record: Some(rename),
        ..TextFieldProps::of(session, Some(id), "rename", lang)
    };
    let start_renaming = {
        let is_renaming = is_renaming.clone();
        Callback::from(move |_| is_renaming.set(!*is_renaming))
    };
    // What is still owed is said before a case is closed.
    let is_asked = use_state(|| false);
    let close = {
        let (session, case, is_asked) = (session.clone(), Rc::clone(case), is_asked.clone());
        Callback::from(move |_: MouseEvent| {
            // Where nothing is owed, the page is nothing but a button; before it can be made, it waits for that.
            match *platform::make_page(&session.request(Page::Closing, Some(&case))) {
                [Node::Close(_)] => session.commit(case.id(), Change::Closed),
                _ => is_asked.set(true),
            }
        })
    };
    let has_retention = state.closed_at.is_some() && shown.edition.start().has_retention;
    let has_aside = shown.view.aside.iter().any(|aside| aside.case.as_ref() == Some(id));
    html! {
        <header class="case-head">
            { leaf("h1", "case-head__title", words::short_title(&state.title).into_owned()) }
            if *is_renaming {
                if let Ok(later) = &later { { (later.field)(words::Q_TITLE.get(lang), "", title) } }
            }
            { view_save(shown) }
            <div class="case-head__tools">
                { link(CasePart::Overview, words::WHOLE_LIST) }
                { link(CasePart::Facts, words::FACTS_TITLE) }
                { link(CasePart::Duties, words::DUTIES) }
                { link(CasePart::Decisions, words::DECISIONS) }
                { link(CasePart::Documents(String::new()), words::PAPERS) }
                { link(CasePart::Log, words::LOG) }
                { link(CasePart::Print, words::PRINT) }
                { button("button button--quiet", words::EXPORT.get(lang), on(Session::export)) }
                if let Some(entry) = session.undoable(id) {
                    <button class="button button--quiet" key="undo" onclick={on(Session::undo)}>
                        { words::UNDO.get(lang) }
                        if let Ok(later) = &later { { (later.undo)(session, &entry) } }
                    </button>
                }
                <details class="case-head__more">
                    { leaf("summary", "", words::MENU.get(lang)) }
                    <div class="row">
                        { link(CasePart::Report, words::REPORT) }
                        { link(CasePart::Keyed, words::KEYED_LINK) }
                        <button class="button button--quiet" onclick={start_renaming} aria-expanded={is_renaming.to_string()}>
                            { words::RENAME.get(lang) }
                        </button>
                        if state.closed_at.is_some() {
                            <button class="button button--quiet" key="reopen" onclick={on(|session, id| session.commit(id, Change::Reopened))}>
                                { words::REOPEN_CASE.get(lang) }
                            </button>
                        } else {
                            <button class="button button--quiet" key="close" onclick={close}>
                                { words::CLOSE_CASE.get(lang) }
                            </button>
                        }
                        { view_delete(session, case, &delete, lang) }
                    </div>
                </details>
            </div>
            { view_notices(shown) }
            if *is_asked && state.closed_at.is_none() {
                <DocumentPage
                    session={session.clone()}
                    shown={Rc::clone(shown)}
                    case={Rc::clone(case)}
                    page={Page::Closing}
                />
            }
            if has_retention || state.items.keys().any(|id| is_own(id)) {
                <DocumentPage
                    session={session.clone()}
                    shown={Rc::clone(shown)}
                    case={Rc::clone(case)}
                    page={Page::OwnOfCase}
                />
            }
            if has_aside { { leaf("p", "notice notice--warning", words::PARTLY_UNREADABLE.get(lang)) } }
            if let Some(at) = state.closed_at {
                <p class="notice notice--info">
                    { words::IS_CLOSED.get(lang) }{ " " }{ words::time(at, lang) }{ " " }
                    { link(CasePart::Report, words::REPORT) }
                </p>
            }
        </header>
    }
}
