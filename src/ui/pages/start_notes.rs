//! What stands below the tiles of the start: the cases that are here, importing one, what the organisation says. Behind
//! the door.

use std::rc::Rc;

use yew::prelude::*;

use crate::case::{Case, SortedMap};
use crate::guide::{Guide, Lang};
use crate::pack::{Edition, Feature};
use crate::plan::{Clock, Progress, Verdict, case_clocks, n_owed, tailor};
use crate::platform;
use crate::route::{CasePart, Route};
use crate::ui::parts::elements::leaf;
use crate::ui::parts::long_list::{LongListProps, one_by_one};
use crate::ui::parts::{document::DocumentPageProps, import::ImportProps};
use crate::ui::session::{Session, Shown};
use crate::ui::stateful::{shown_by, stateful, stateful_as};
use crate::words;

pub(crate) fn view_start_notes(session: &Session, shown: &Rc<Shown>) -> Html {
    let lang = shown.lang;
    html! {
        <>
            { view_cases(shown) }
            if !shown.edition.is_off(Feature::Import) {
                <section class="stack" aria-labelledby="import">
                    <h2 id="import">{ words::IMPORT_A_CASE.get(lang) }</h2>
                    { stateful(ImportProps { session: session.clone(), lang }) }
                </section>
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

fn view_cases(shown: &Shown) -> Html {
    let (edition, lang, hour) = (shown.edition, shown.lang, platform::now().0 / 3_600_000);
    let by_change = shown
        .view
        .cases
        .values()
        .map(|case| ((case.state().changed_at, case.id()), case));
    let cases: SortedMap<_, &Rc<Case>> = by_change.collect();
    // The newest first.
    let (closed, open): (Vec<_>, Vec<_>) = cases
        .values()
        .rev()
        .copied()
        .cloned()
        .partition(|case| case.state().closed_at.is_some());
    let list = |title: &'static str, id: &'static str, cases: Vec<Rc<Case>>| {
        if cases.is_empty() {
            return Html::default();
        }
        let n_rows = cases.len();
        let rows = one_by_one(move |at| {
            let case = cases.get(at);
            case.map_or_else(Html::default, |case| {
                stateful_as(case.id().as_str(), CaseRowProps { case: Rc::clone(case), edition, lang, hour })
            })
        });
        html! {
            <section class="stack" aria-labelledby={id}>
                <h2 id={id}>{ title }</h2>
                { stateful(LongListProps { tag: "div", class: "stack", n_rows, rows, lang }) }
            </section>
        }
    };
    if open.is_empty() && closed.is_empty() {
        return Html::default();
    }
    html! {
        <>
            { list(words::CONTINUE.get(lang), "open-cases", open) }
            { list(words::CLOSED_CASES.get(lang), "closed-cases", closed) }
            { leaf("p", "notice notice--info", words::NO_DEVICE_BACKUP.get(lang)) }
        </>
    }
}

#[derive(PartialEq)]
struct CaseRowProps {
    case: Rc<Case>,
    edition: Edition,
    lang: Lang,
    /// What is left until a deadline is said anew each hour.
    hour: i64,
}

shown_by!(CaseRowProps, use_case_row);

/// A case, drawn anew only when it has changed: where there are many, to weigh each of them takes long.
#[hook]
fn use_case_row(props: &CaseRowProps) -> Html {
    let (case, guide, lang) = (&props.case, props.edition.guide(), props.lang);
    let state = case.state();
    let progress = Progress::of_all(&tailor(guide, &state.answers), state);
    let done = format!("{}/{}", progress.n_settled, progress.n_all);
    // What is owed outlives the case: with a deadline or without, decided or not.
    let owed = if state.closed_at.is_some() { words::owed(n_owed(guide, state), lang) } else { String::new() };
    html! {
        <a class="case-row" href={Route::Case(case.id().clone(), CasePart::Overview).to_string()}>
            { leaf("span", "case-row__title", words::short_title(&state.title).into_owned()) }
            <span class="case-row__meta">
                { &done }
                if let Some(at) = state.changed_at {
                    { " · " }{ words::LAST_CHANGED.get(lang) }{ " " }{ words::time(at, lang) }
                }
            </span>
            if let Some(clock) = next_clock(guide, case) {
                { leaf("span", "case-row__meta", words::clock_line(&clock, case, platform::now(), lang)) }
            }
            if !owed.is_empty() { { leaf("strong", "case-row__meta", owed) } }
            <progress
                class="bar"
                max={progress.n_all.to_string()}
                value={progress.n_settled.to_string()}
                aria-label={done.clone()}
            />
        </a>
    }
}

/// The deadline that comes first, of those that apply and are not settled: those of a closed case too, since what is
/// owed is owed all the same.
fn next_clock(guide: &Guide, case: &Case) -> Option<Clock> {
    let wanted = |clock: &Clock| clock.verdict == Verdict::Applies && !clock.is_settled(case.state());
    case_clocks(guide, case.state()).into_iter().find(wanted)
}
