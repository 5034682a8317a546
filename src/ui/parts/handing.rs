//! The buttons that hand a paper out: copy, print, files. Where something is missing in it, they say so first, and
//! what; one more press goes on.

use std::rc::Rc;

use yew::prelude::*;

use super::elements::{button, leaf};
use super::tree::{Place, owned};
use crate::case::Case;
use crate::document::Page;
use crate::document::node::{FileKind, PaperFiles};
use crate::guide::Lang;
use crate::ui::session::Session;
use crate::ui::stateful::{shown_by, stateful_as};
use crate::words;

#[derive(PartialEq)]
struct HandingProps {
    session: Session,
    case: Option<Rc<Case>>,
    page: Page,
    of: PaperFiles,
    lang: Lang,
}

shown_by!(HandingProps, use_handing);

#[hook]
fn use_handing(props: &HandingProps) -> Html {
    let HandingProps { session, case, page, of, lang } = props;
    let asked = use_state(|| None::<FileKind>);
    let make = |kind: FileKind| {
        let (session, case, page, asked) = (session.clone(), case.clone(), page.clone(), asked.clone());
        Callback::from(move |_: MouseEvent| {
            asked.set(None);
            session.make_file(&page, case.as_ref(), kind);
        })
    };
    let ask = |kind: FileKind| {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(Some(kind)))
    };
    let press = |kind: FileKind| if of.n_gaps > 0 { ask(kind) } else { make(kind) };
    let open = asked.filter(|_| of.n_gaps > 0);
    html! {
        <>
            <div class="row screen-only">
                for file in &of.files { { button("button button--small", file.label, press(file.kind)) } }
            </div>
            <div class="screen-only" role="alert">
                if let Some(kind) = open {
                    <div class="notice notice--warning">
                        { leaf("p", "", words::gaps_left(of.n_gaps, *lang)) }
                        <ul>for gap in &of.gaps { { leaf("li", "", owned(gap)) } }</ul>
                        <p>{ button("button button--primary", words::GO_ON_WITH_GAPS.get(*lang), make(kind)) }</p>
                    </div>
                }
            </div>
        </>
    }
}

/// The buttons, and what came of the last press.
pub(super) fn view_paper_files(of: &PaperFiles, place: &Place<'_>) -> Html {
    let props = HandingProps {
        session: place.session.clone(),
        case: place.case.cloned(),
        page: place.page.clone(),
        of: of.clone(),
        lang: place.shown.lang,
    };
    stateful_as(&place.page.file_name(), props)
}
