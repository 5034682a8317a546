//! A case: the deadlines, and what to do now. The steps and their lists come through the door (`case_rest.rs`).

use std::rc::Rc;

use yew::prelude::*;

use super::case_rest::RestProps;
use crate::case::{Answers, Case, ItemRecord, ItemState};
use crate::guide::{Item, Lang, Step};
use crate::plan::{Clock, Plan, Planned, Verdict, case_clocks, first_minute, tailor};
use crate::platform;
use crate::route::{CasePart, Route};
use crate::ui::later::{use_later, view_waiting};
use crate::ui::parts::elements::{leaf, link};
use crate::ui::parts::item_row::ItemRowProps;
use crate::ui::session::{Session, Shown};
use crate::ui::stateful::{shown_by, stateful_as};
use crate::words;

#[derive(PartialEq)]
pub(crate) struct CasePageProps {
    pub(crate) session: Session,
    pub(crate) shown: Rc<Shown>,
    pub(crate) case: Rc<Case>,
    /// The step on show; none shows the first minute and the step that is due.
    pub(crate) step: Option<Step>,
}

shown_by!(CasePageProps, use_case_page);

/// The page of a case.
#[hook]
fn use_case_page(props: &CasePageProps) -> Html {
    let CasePageProps { session, shown, case, step } = props;
    let answers = use_memo(case.state().answers.clone(), Answers::clone);
    let (lang, edition) = (shown.lang, shown.edition);
    // The items of a plan speak the languages that were here when it was made.
    let plan = use_memo((Rc::clone(&answers), edition), |(answers, edition)| tailor(edition.guide(), answers));
    let later = use_later(session);
    let rows = Rows { session, case, answers: &answers, lang };
    html! {
        <>
            if step.is_none() { { view_clocks(case, shown) }{ view_now(case, &plan, &rows) } }
            {
                match later {
                    Ok(later) => {
                        let (session, shown, case) = (session.clone(), Rc::clone(shown), Rc::clone(case));
                        (later.rest)(RestProps { session, shown, case, answers, plan, step: *step })
                    }
                    Err(state) => view_waiting(state, lang),
                }
            }
        </>
    }
}

/// The button that opens what an act needs; one of a view is filled.
pub(super) const TOOL: &str = "button item__tool";
pub(super) const FIRST_TOOL: &str = "button button--primary item__tool";

/// What rows of items are drawn with.
pub(super) struct Rows<'a> {
    pub(super) session: &'a Session,
    pub(super) case: &'a Case,
    pub(super) answers: &'a Rc<Answers>,
    pub(super) lang: Lang,
}

impl Rows<'_> {
    /// Rows; what must not be done stands in the row of the act that it guards, or else in one of its own. `place`
    /// distinguishes the same item standing twice on a page; `tool` is the class of the button that opens the tool of
    /// the first act that is left (empty: the tools stand in the folds only).
    pub(super) fn rows(&self, items: &[&Planned], place: &'static str, mut tool: &'static str) -> Html {
        let is_there = |id: Option<&str>| id.is_some_and(|id| items.iter().any(|planned| planned.item.id == id));
        let of_own = |planned: &&&Planned| !is_there(planned.item.guards);
        html! {
            <ul class="items">
                for planned in items.iter().filter(of_own) {
                    {
                        {
                            let guards = items.iter().filter(|one| one.item.guards == Some(planned.item.id));
                            let guards = guards.map(|one| one.item).collect();
                            let record = planned.record(self.case.state());
                            let is_left = record.state != ItemState::Done && planned.item.tool.is_some();
                            let row = self.row(planned, guards, record, place, tool);
                            if is_left && !tool.is_empty() {
                                tool = TOOL;
                            }
                            row
                        }
                    }
                }
            </ul>
        }
    }

    fn row(
        &self,
        planned: &Planned,
        guards: Vec<&'static Item>,
        record: ItemRecord,
        place: &'static str,
        tool: &'static str,
    ) -> Html {
        let key = format!("{}{place}", planned.item.id);
        let (session, case, answers) = (self.session.clone(), self.case.id().clone(), Rc::clone(self.answers));
        let planned = planned.clone();
        stateful_as(
            &key,
            ItemRowProps { session, case, planned, guards, record, answers, lang: self.lang, place, tool },
        )
    }
}

/// The deadlines that run, with what is left of them.
fn view_clocks(case: &Case, shown: &Shown) -> Html {
    let (state, lang) = (case.state(), shown.lang);
    let clocks = case_clocks(shown.edition.guide(), state);
    if clocks.is_empty() {
        return Html::default();
    }
    let more = link("", Route::Case(case.id().clone(), CasePart::Duties).to_string(), words::DUTIES_TITLE.get(lang));
    // What applies comes first; what may apply is shown here only while nothing does. The page behind the link has all.
    let (applying, open): (Vec<_>, Vec<_>) = clocks.iter().partition(|clock| clock.verdict == Verdict::Applies);
    let shown = if applying.is_empty() { open } else { applying };
    let counted = |clock| format!("{}: {}", words::clock_name(clock, lang), words::clock_counting(clock, lang));
    html! {
        <section class="clocks" aria-labelledby="clocks">
            <h2 class="card__title" id="clocks">{ words::CLOCKS.get(lang) }</h2>
            <ul>
                for clock in shown {
                    { leaf("li", clock_class(clock, case), words::clock_line(clock, case, platform::now(), lang)) }
                }
            </ul>
            <details class="item__fold">
                { leaf("summary", "", words::COUNTING.get(lang)) }
                <ul>
                    for clock in &clocks {
                        { leaf("li", "", counted(clock)) }
                    }
                </ul>
            </details>
            { more }
        </section>
    }
}

fn clock_class(clock: &Clock, case: &Case) -> &'static str {
    let is_late = !clock.is_settled(case.state()) && clock.is_late(platform::now());
    if is_late && clock.verdict == Verdict::Applies { "clocks__late" } else { "" }
}

fn view_now(case: &Case, plan: &Plan, rows: &Rows<'_>) -> Html {
    let (acts, cautions) = first_minute(plan, case.state().answers.types);
    let n_done = acts.iter().filter(|planned| planned.is_settled(case.state())).count();
    let n_acts = acts.len();
    html! {
        <section class="now" aria-labelledby="now">
            <div class="now__head">
                <h1 class="now__title" id="now">{ words::NOW.get(rows.lang) }</h1>
                { leaf("span", "steps__count", format!("{n_done}/{n_acts}")) }
            </div>
            { rows.rows(&[acts, cautions].concat(), "-now", FIRST_TOOL) }
        </section>
    }
}
