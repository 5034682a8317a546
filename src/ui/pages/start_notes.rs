//! What of the start is behind the door: the cases that are here, the most urgent first, and what the organisation
//! says.

use std::rc::Rc;

use yew::prelude::*;

use super::case_rail::next_clock;
use crate::case::{Case, CaseId, SortedMap};
use crate::guide::{Lang, Step};
use crate::pack::Edition;
use crate::plan::calendar::end_of_day;
use crate::plan::{Progress, case_clocks, n_owed, next_acts, tailor};
use crate::platform::{self, value_of};
use crate::route::{CasePart, Route};
use crate::ui::parts::document::DocumentPageProps;
use crate::ui::parts::elements::{leaf, typed};
use crate::ui::parts::icons;
use crate::ui::parts::import::ImportProps;
use crate::ui::parts::long_list::{LongListProps, one_by_one};
use crate::ui::parts::steps::view_bar;
use crate::ui::parts::strip::view_strip;
use crate::ui::session::{Session, Shown};
use crate::ui::stateful::{shown_by, stateful, stateful_as};
use crate::words;

/// From so many cases on one looks for them by name.
const MANY: usize = 6;

/// The open cases.
pub(crate) fn view_cases(shown: &Shown) -> Html {
    view_list(shown, false)
}

/// Where a file is read in.
pub(crate) fn view_import(session: &Session, lang: Lang) -> Html {
    stateful(ImportProps { session: session.clone(), lang })
}

/// Below the tiles: the cases that are over, and what the organisation says.
pub(crate) fn view_start_notes(session: &Session, shown: &Rc<Shown>) -> Html {
    html! {
        <>
            { view_list(shown, true) }
            if !shown.view.cases.is_empty() {
                { leaf("p", "notice notice--info", words::NO_DEVICE_BACKUP.get(shown.lang)) }
            }
            if let Some(page) = session.foot() {
                {
                    stateful(DocumentPageProps {
                        session: session.clone(),
                        shown: Rc::clone(shown),
                        case: None,
                        page,
                    })
                }
            }
        </>
    }
}

fn view_list(shown: &Shown, are_closed: bool) -> Html {
    let (edition, lang, hour) = (shown.edition, shown.lang, platform::now().0 / 3_600_000);
    let props = CasesProps { cases: shown.view.cases.clone(), are_closed, edition, lang, hour };
    stateful_as(if are_closed { "closed" } else { "open" }, props)
}

#[derive(PartialEq)]
struct CasesProps {
    cases: SortedMap<CaseId, Rc<Case>>,
    are_closed: bool,
    edition: Edition,
    lang: Lang,
    /// What is left until a deadline is said anew each hour.
    hour: i64,
}

shown_by!(CasesProps, use_cases);

/// The cases by their next deadline, then the newest first.
#[hook]
fn use_cases(props: &CasesProps) -> Html {
    let CasesProps { cases, are_closed, edition, lang, hour } = props;
    let (edition, lang, hour) = (*edition, *lang, *hour);
    let sought = use_state(String::new);
    let wanted: Vec<&Rc<Case>> = cases
        .values()
        .filter(|case| case.state().closed_at.is_some() == *are_closed)
        .collect();
    let n_cases = wanted.len();
    if n_cases == 0 {
        return Html::default();
    }
    let by_due = wanted
        .into_iter()
        .filter(|case| case.state().title.to_lowercase().contains(&sought.to_lowercase()))
        .map(|case| {
            let clock = next_clock(edition.guide(), case);
            let due = clock.map(|clock| clock.due_at.unwrap_or_else(|| end_of_day(clock.due)).0);
            let changed = case.state().changed_at.map_or(0, |at| -at.0);
            ((due.unwrap_or(i64::MAX), changed, case.id()), case)
        });
    let by_due: SortedMap<_, &Rc<Case>> = by_due.collect();
    let found: Vec<Rc<Case>> = by_due.values().copied().cloned().collect();
    let n_rows = found.len();
    let rows = one_by_one(move |at| {
        let case = found.get(at);
        case.map_or_else(Html::default, |case| {
            stateful_as(case.id().as_str(), CaseRowProps { case: Rc::clone(case), edition, lang, hour })
        })
    });
    let (tag, title, id) = match are_closed {
        true => ("h2", words::CLOSED_CASES, "closed-cases"),
        false => ("h1", words::CONTINUE, "open-cases"),
    };
    let seek = {
        let sought = sought.clone();
        Callback::from(move |event: InputEvent| sought.set(value_of(&event)))
    };
    html! {
        <section class="start" aria-labelledby={id}>
            <div class="start__head">
                <@{tag} id={id}>{ title.get(lang) }</@>
                { leaf("span", "card__meta", words::n_cases(n_cases, !are_closed, lang)) }
            </div>
            if n_cases >= MANY {
                <div class="field">
                    <label class="field__label" for={format!("seek-{id}")}>{ words::SEEK_CASE.get(lang) }</label>
                    <input
                        class="field__input"
                        id={format!("seek-{id}")}
                        type="search"
                        autocomplete="off"
                        spellcheck="false"
                        translate="no"
                        writingsuggestions="false"
                        enterkeyhint="search"
                        value={(*sought).clone()}
                        oninput={seek}
                    />
                </div>
                <p class="card__meta" role="status">
                    if n_rows < n_cases { { words::n_cases(n_rows, false, lang) } }
                </p>
            }
            { stateful(LongListProps { tag: "div", class: "case-rows", n_rows, rows, lang }) }
        </section>
    }
}

#[derive(PartialEq)]
struct CaseRowProps {
    case: Rc<Case>,
    edition: Edition,
    lang: Lang,
    hour: i64,
}

shown_by!(CaseRowProps, use_case_row);

/// A case, drawn anew only when it has changed: where there are many, to weigh each of them takes long.
#[hook]
fn use_case_row(props: &CaseRowProps) -> Html {
    let (case, guide, lang) = (&props.case, props.edition.guide(), props.lang);
    let state = case.state();
    let plan = tailor(guide, &state.answers);
    let Progress { n_settled, n_all } = Progress::of_all(&plan, state);
    let kind = state.answers.types.iter().next();
    let name = kind
        .and_then(|kind| guide.leak_type(kind))
        .map_or("", |text| text.name.get(lang));
    let begun = case.began_at().map(|at| words::since(at, lang)).unwrap_or_default();
    let clocks = case_clocks(guide, state);
    let next = next_acts(&plan, state, &clocks, platform::now(), 1);
    // What is owed outlives the case: with a deadline or without, decided or not.
    let owed = if state.closed_at.is_some() { words::owed(n_owed(guide, state), lang) } else { String::new() };
    let bar = |step: Step| {
        let name = guide.step(step).map_or("", |part| part.name.get(lang));
        view_bar(Progress::of_step(&plan, state, step), name)
    };
    html! {
        <article class="case-row">
            <div class="case-row__head">
                if let Some(kind) = kind { { icons::leak_type(kind) } }
                <h2 class="case-row__title">
                    <a href={Route::Case(case.id().clone(), CasePart::Overview).to_string()}>
                        { typed("span", "", &words::short_title(&state.title)) }
                    </a>
                </h2>
                { leaf("p", "case-row__meta", [name, begun.as_str()].join(" · ")) }
            </div>
            if let Some(clock) = next_clock(guide, case) { { view_strip(&clock, platform::now(), lang) } }
            if !owed.is_empty() { { leaf("strong", "case-row__meta", owed) } }
            <div class="case-row__bars">
                for step in Step::ALL { { bar(step) } }
                { leaf("span", "case-row__meta", format!("{n_settled} / {n_all} {}", words::STATE_DONE.get(lang))) }
            </div>
            if let Some((next, _)) = next.first() && state.closed_at.is_none() {
                <p class="case-row__next">
                    { leaf("span", "case-row__meta", words::NEXT_ACT.get(lang)) }{ " " }
                    { leaf("strong", "", next.item.act.get(lang)) }
                </p>
            }
        </article>
    }
}
