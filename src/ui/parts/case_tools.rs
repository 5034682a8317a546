//! What can be done with a case as a whole, and what there is to know of it: in the head of its pages, once the door is
//! open.

use std::rc::Rc;

use yew::prelude::*;

use super::delete::{DeleteState, view_delete};
use crate::case::{Case, CaseId, Change};
use crate::document::{Node, Page};
use crate::guide::{Lang, Text};
use crate::pack::is_own;
use crate::platform;
use crate::route::{CasePart, Route};
use crate::ui::later::use_documents;
use crate::ui::parts::document::DocumentPageProps;
use crate::ui::parts::elements::{TITLE_LENGTH, button, leaf, typed};
use crate::ui::parts::field::{TextFieldProps, view_text};
use crate::ui::session::{Session, Shown};
use crate::ui::stateful::{shown_by, stateful, stateful_as};
use crate::words;

#[derive(PartialEq)]
struct ToolsProps {
    session: Session,
    shown: Rc<Shown>,
    case: Rc<Case>,
    part: CasePart,
}

/// What can be done: exporting, taking back, and in a fold what is rarer.
pub(crate) fn view_tools(session: &Session, shown: &Rc<Shown>, case: &Rc<Case>, part: &CasePart) -> Html {
    let (session, shown, case, part) = (session.clone(), Rc::clone(shown), Rc::clone(case), part.clone());
    // On the next page the fold is closed again.
    let route = Route::Case(case.id().clone(), part.clone()).to_string();
    stateful_as(&route, ToolsProps { session, shown, case, part })
}

shown_by!(ToolsProps, use_tools);

#[hook]
fn use_tools(props: &ToolsProps) -> Html {
    let ToolsProps { session, shown, case, part } = props;
    let is_renaming = use_state(|| false);
    let delete = DeleteState { typed: use_state(String::new), has_failed: use_state(|| false) };
    let lang = shown.lang;
    let (id, state) = (case.id(), case.state());
    let on = |act: fn(&Session, &CaseId)| {
        let (session, id) = (session.clone(), id.clone());
        Callback::from(move |_: MouseEvent| act(&session, &id))
    };
    let way = |to: CasePart, label: Text| {
        let current = (*part == to).then_some("page");
        let href = Route::Case(id.clone(), to).to_string();
        html! { <a class="tabs__way" {href} aria-current={current}>{ label.get(lang) }</a> }
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
    let documents = use_documents(session).ok();
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
    // What can be taken back, as far as it can be said yet.
    let undoes = session
        .undoable_import(id)
        .map(|n| words::imported(n, lang))
        .or_else(|| {
            session
                .undoable(id)
                .zip(documents)
                .map(|(entry, documents)| (documents.undo)(session, &entry))
        })
        .unwrap_or_default();
    // On a desk these stand beside the page, on a phone in the fold.
    let first = || {
        html! {
            <>
                { way(CasePart::Print, words::PRINT) }
                { button("tabs__way", words::EXPORT.get(lang), on(Session::export)) }
                if !undoes.is_empty() {
                    <button class="tabs__way tabs__undo" key="undo" onclick={on(Session::undo)}>
                        { words::UNDO.get(lang) }
                        { leaf("span", "undo__what", words::aside(&undoes, lang)) }
                    </button>
                }
            </>
        }
    };
    html! {
        <>
            <div class="tabs__tools tabs__wide">{ first() }</div>
            <details class="tabs__more">
                <summary class="tabs__way">{ words::OTHER.get(lang) }<small /></summary>
                <div class="tabs__panel">
                    <div class="tabs__tools tabs__narrow">{ way(CasePart::Decisions, words::DECISIONS) }{ first() }</div>
                    { way(CasePart::Report, words::REPORT) }
                    { way(CasePart::Keyed, words::KEYED_LINK) }
                    <button class="tabs__way" onclick={start_renaming} aria-expanded={is_renaming.to_string()}>
                        { words::RENAME.get(lang) }
                    </button>
                    if *is_renaming { { view_text(words::Q_TITLE.get(lang), "", title) } }
                    if state.closed_at.is_some() {
                        <button class="tabs__way" key="reopen" onclick={on(|session, id| session.commit(id, Change::Reopened))}>
                            { words::REOPEN_CASE.get(lang) }
                        </button>
                    } else {
                        <button class="tabs__way" key="close" onclick={close}>{ words::CLOSE_CASE.get(lang) }</button>
                    }
                    if *is_asked && state.closed_at.is_none() {
                        {
                            stateful(DocumentPageProps {
                                session: session.clone(),
                                shown: Rc::clone(shown),
                                case: Some(Rc::clone(case)),
                                page: Page::Closing,
                            })
                        }
                    }
                    { view_delete(session, case, &delete, lang) }
                </div>
            </details>
        </>
    }
}

/// Who writes, to be changed where someone else goes on.
pub(crate) fn view_writer(session: &Session, shown: &Shown) -> Html {
    let lang = shown.lang;
    let on_record = {
        let session = session.clone();
        Callback::from(move |writer: String| session.set_writer(writer.trim()))
    };
    let props = TextFieldProps {
        stored: Rc::clone(&shown.writer),
        on_record: Some(on_record),
        ..TextFieldProps::of(session, None, "writer-now", lang)
    };
    let name = if shown.writer.is_empty() { words::WRITER_NONE.get(lang) } else { &shown.writer };
    html! {
        <details class="case-head__writer screen-only">
            <summary>{ words::WRITER.get(lang) }{ " " }{ typed("span", "case-head__name", name) }</summary>
            { view_text(words::Q_WRITER.get(lang), words::Q_WRITER_HINT.get(lang), props) }
        </details>
    }
}

/// What there is to know: items of the organisation's own, clocks that do not agree, parts that cannot be read or are
/// gone, when the case was closed.
pub(crate) fn view_notes(session: &Session, shown: &Rc<Shown>, case: &Rc<Case>) -> Html {
    let (lang, id, state) = (shown.lang, case.id(), case.state());
    let has_aside = shown.view.aside.iter().any(|aside| aside.case.as_ref() == Some(id));
    let has_retention = state.closed_at.is_some() && shown.edition.start().has_retention;
    let on = |act: fn(&Session, &CaseId)| {
        let (session, id) = (session.clone(), id.clone());
        Callback::from(move |_: MouseEvent| act(&session, &id))
    };
    let report = || Route::Case(id.clone(), CasePart::Report).to_string();
    html! {
        <>
            if has_retention || state.items.keys().any(|id| is_own(id)) {
                {
                    stateful(DocumentPageProps {
                        session: session.clone(),
                        shown: Rc::clone(shown),
                        case: Some(Rc::clone(case)),
                        page: Page::OwnOfCase,
                    })
                }
            }
            if case.log().is_ahead(platform::now()) {
                { leaf("p", "notice notice--warning", words::CLOCK_AHEAD.get(lang)) }
            }
            if has_aside { { leaf("p", "notice notice--warning", words::PARTLY_UNREADABLE.get(lang)) } }
            if shown.view.lost.contains(id) {
                <div class="notice notice--warning">
                    { leaf("p", "", words::PARTLY_LOST.get(lang)) }
                    <p>{ button("button button--small", words::PARTLY_LOST_SEEN.get(lang), on(Session::accept_loss)) }</p>
                </div>
            }
            { view_exported(case, lang, on(Session::export)) }
            if let Some(at) = state.closed_at {
                <p class="notice notice--info">
                    { words::IS_CLOSED.get(lang) }{ " " }{ words::time(at, lang) }{ " " }
                    <a class="button button--quiet" href={report()}>{ words::REPORT.get(lang) }</a>
                </p>
            }
        </>
    }
}

/// When the case was last exported; asks for it calmly where that is long ago.
fn view_exported(case: &Case, lang: Lang, export: Callback<MouseEvent>) -> Html {
    let exported = Session::exported(case);
    if exported.at.is_none() && !exported.is_due {
        return Html::default();
    }
    html! {
        <p class="meta screen-only">
            { words::exported(exported.at, exported.n_since, lang) }
            if exported.is_due { { " " }{ button("button button--small button--quiet", words::EXPORT_NOW.get(lang), export) } }
        </p>
    }
}
