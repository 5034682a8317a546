//! What stands around every page of a case: above it the case's name, whether it is saved, who writes; beside it (on a
//! phone, in one row) the ways to its pages, with how far each is. What can be done with the case as a whole comes
//! through the door (`case_tools.rs`).

use std::rc::Rc;

use yew::prelude::*;

use super::notices::{view_notices, view_save};
use crate::case::Case;
use crate::guide::Text;
use crate::plan::{Plan, Progress};
use crate::route::{CasePart, Route};
use crate::ui::later::Later;
use crate::ui::parts::elements::{element, leaf, typed};
use crate::ui::session::{Session, Shown};
use crate::words;

/// A page of a case.
pub(crate) struct CaseFrame<'a> {
    pub(crate) session: &'a Session,
    pub(crate) shown: &'a Rc<Shown>,
    pub(crate) case: &'a Rc<Case>,
    pub(crate) part: &'a CasePart,
    pub(crate) plan: &'a Plan,
    pub(crate) later: Option<Later>,
}

/// What stands above and beside a page.
pub(crate) fn view_head(frame: &CaseFrame<'_>) -> Html {
    let CaseFrame { session, shown, case, part, plan, later } = *frame;
    let (lang, edition) = (shown.lang, shown.edition);
    let done = Progress::of_all(plan, case.state());
    let counts = later.map(|later| (later.counts)(edition, case, lang)).unwrap_or_default();
    let [facts, due, record] = counts.said;
    let way = |to: CasePart, label: Text, short: Text, count: String| {
        let current = match to {
            _ if *part == to => Some("page"),
            CasePart::Overview if matches!(part, CasePart::Step(_)) => Some("true"),
            CasePart::Documents(_) if matches!(part, CasePart::Documents(_)) => Some("true"),
            _ => None,
        };
        let is_late = to == CasePart::Duties && counts.is_late;
        let class = if to == CasePart::Decisions { "tabs__way tabs__wide" } else { "tabs__way" };
        html! {
            <a {class} href={Route::Case(case.id().clone(), to).to_string()} aria-current={current}>
                { leaf("span", "tabs__wide", label.get(lang)) }
                { leaf("span", "tabs__narrow", short.get(lang)) }{ " " }
                <small class={is_late.then_some("tabs__late")} translate="no">{ count }</small>
            </a>
        }
    };
    html! {
        <>
            <section class="case-head" aria-label={words::SORT_CASE.get(lang)}>
                { typed("p", "case-head__title", &words::short_title(&case.state().title)) }
                { view_save(shown) }
                if let Some(later) = later { { (later.writer)(session, shown) } }
                { view_notices(shown) }
                if let Some(later) = later { { (later.notes)(session, shown, case) } }
            </section>
            <nav class="tabs" aria-label={words::CASE_PAGES.get(lang)}>
                { way(CasePart::Overview, words::TO_DO, words::TO_DO, format!("{}/{}", done.n_settled, done.n_all)) }
                {
                    element("div", "tabs__steps", later.map_or_else(Html::default, |later| {
                        (later.steps)(case, plan, part, edition.guide(), lang)
                    }))
                }
                { way(CasePart::Facts, words::FACTS_TITLE, words::TAB_FACTS, facts) }
                { way(CasePart::Duties, words::DUTIES, words::CLOCKS, due) }
                { way(CasePart::Decisions, words::DECISIONS, words::DECISIONS, String::new()) }
                { way(CasePart::Documents(String::new()), words::PAPERS, words::PAPERS, String::new()) }
                { way(CasePart::Log, words::LOG, words::LOG, record) }
                if let Some(later) = later { { (later.tools)(session, shown, case, part) } }
            </nav>
        </>
    }
}
