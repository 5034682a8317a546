//! The six steps with how far each is.

use yew::prelude::*;

use crate::case::Case;
use crate::guide::{Guide, Lang, Step};
use crate::plan::{Plan, Progress};
use crate::route::{CasePart, Route};
use crate::ui::parts::elements::leaf;

/// The steps as links; `current` is the one on show.
pub(crate) fn view_steps(case: &Case, plan: &Plan, current: Option<Step>, guide: &Guide, lang: Lang) -> Html {
    html! {
        <ol class="steps">
            for step in Step::ALL {
                { view_step(case, plan, step, (Some(step) == current).then_some("step"), (guide, lang)) }
            }
        </ol>
    }
}

fn view_step(
    case: &Case,
    plan: &Plan,
    step: Step,
    current: Option<&'static str>,
    (guide, lang): (&Guide, Lang),
) -> Html {
    let progress = Progress::of_step(plan, case.state(), step);
    let name = guide.step(step).map_or("", |part| part.name.get(lang));
    html! {
        <li class="steps__item" key={step.number()}>
            <a href={Route::Case(case.id().clone(), CasePart::Step(step)).to_string()} aria-current={current}>
                { leaf("span", "steps__number", step.number().to_string()) }{ " " }
                { leaf("span", "steps__name", name) }{ " " }
                { leaf("span", "steps__count", format!("{}/{}", progress.n_settled, progress.n_all)) }
                { view_bar(progress, name) }
            </a>
        </li>
    }
}

/// How far something is, as a bar; `name` says what.
pub(crate) fn view_bar(progress: Progress, name: impl Into<AttrValue>) -> Html {
    let Progress { n_settled, n_all } = progress;
    html! { <progress class="bar" max={n_all.max(1).to_string()} value={n_settled.to_string()} aria-label={name.into()} /> }
}
