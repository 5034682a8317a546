//! The six steps with how far each is.

use yew::prelude::*;

use crate::case::Case;
use crate::guide::{Guide, Lang, Step};
use crate::plan::{Plan, Progress};
use crate::route::{CasePart, Route};
use crate::ui::parts::elements::leaf;
use crate::words;

/// The steps as links; `current` is the one on show.
pub(crate) fn view_steps(case: &Case, plan: &Plan, current: Step, guide: &Guide, lang: Lang) -> Html {
    html! {
        <nav aria-label={words::STEPS.get(lang)}>
            <ol class="steps">
                for step in Step::ALL {
                    { view_step(case, plan, step, (step == current).then_some("step"), (guide, lang)) }
                }
            </ol>
        </nav>
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
            </a>
        </li>
    }
}
