//! A case beyond its first acts: the steps, the list of one step, what comes next. Behind the door.

use std::rc::Rc;

use yew::prelude::*;

use super::ask::NextAskProps;
use super::case::{FIRST_TOOL, Rows, TOOL};
use crate::case::{Answers, Case, Known};
use crate::guide::{Fact, FactGroup, FactText, Guide, ItemKind, Step, TypeSet};
use crate::plan::{Because, Plan, Planned, Verdict, case_clocks, first_minute, next_acts};
use crate::platform;
use crate::route::{CasePart, Route};
use crate::ui::parts::elements::leaf;
use crate::ui::parts::steps::view_steps;
use crate::ui::session::{Session, Shown};
use crate::ui::stateful::{shown_by, stateful};
use crate::words;

#[derive(PartialEq)]
pub(crate) struct RestProps {
    pub(crate) session: Session,
    pub(crate) shown: Rc<Shown>,
    pub(crate) case: Rc<Case>,
    pub(crate) answers: Rc<Answers>,
    pub(crate) plan: Rc<Plan>,
    /// The step on show; none shows the one that is due.
    pub(crate) step: Option<Step>,
}

/// The steps and the list of one.
pub(crate) fn view_rest(props: RestProps) -> Html {
    stateful(props)
}

shown_by!(RestProps, use_rest);

#[hook]
fn use_rest(props: &RestProps) -> Html {
    let RestProps { session, shown, case, answers, plan, step } = props;
    let list = ListState {
        is_only_open: use_state(|| false),
        are_left_out_shown: use_state(|| false),
        is_alone: step.is_some(),
    };
    let on_show = step.unwrap_or_else(|| due_step(plan, case));
    let rows = Rows { session, case, answers, lang: shown.lang };
    let guide = shown.edition.guide();
    // What stands above, in "now" and what comes after it, does not stand in the list again.
    let (acts, cautions) = first_minute(plan, case.state().answers.types);
    let mut above: Vec<&Planned> = if step.is_none() { [acts, cautions].concat() } else { Vec::new() };
    let n_left = above
        .iter()
        .filter(|planned| planned.item.kind != ItemKind::Caution && !planned.is_settled(case.state()))
        .count();
    let next = if step.is_none() { view_next(plan, n_left, &mut above, shown, &rows) } else { Html::default() };
    html! {
        <>
            { next }
            if step.is_none() {
                { stateful(NextAskProps { session: session.clone(), shown: Rc::clone(shown), case: Rc::clone(case) }) }
            }
            <nav class="tabs__narrow" aria-label={words::STEPS.get(shown.lang)}>
                { view_steps(case, plan, Some(on_show), guide, shown.lang) }
            </nav>
            <div class="columns">
                <div class="columns__main">{ view_list(plan, on_show, &above, &list, guide, &rows) }</div>
            </div>
        </>
    }
}

/// The first step with something left to do.
fn due_step(plan: &Plan, case: &Case) -> Step {
    let is_due = |step: &Step| plan.listed(*step).any(|planned| !planned.is_settled(case.state()));
    Step::ALL.into_iter().find(is_due).unwrap_or(Step::FollowUp)
}

/// What of the list is on show.
struct ListState {
    is_only_open: UseStateHandle<bool>,
    are_left_out_shown: UseStateHandle<bool>,
    /// Whether the step is the page.
    is_alone: bool,
}

/// The list of one step, with what does not apply on demand.
fn view_list(plan: &Plan, step: Step, above: &[&Planned], state: &ListState, guide: &Guide, rows: &Rows<'_>) -> Html {
    let (case, lang) = (rows.case, rows.lang);
    let ListState { is_only_open, are_left_out_shown, is_alone } = state;
    let name = guide.step(step).map_or("", |part| part.name.get(lang));
    let purpose = guide
        .step(step)
        .and_then(|part| part.lines.first())
        .map_or("", |line| line.text.get(lang));
    let toggle = |state: &UseStateHandle<bool>| {
        let state = state.clone();
        Callback::from(move |_: MouseEvent| state.set(!*state))
    };
    let is_shown = |planned: &&Planned| {
        // What guards an act that stands above stands there too.
        let is_above = |id: &str| above.iter().any(|one| one.item.id == id);
        !is_above(planned.item.id)
            && !planned.item.guards.is_some_and(is_above)
            && (!**is_only_open || !planned.is_settled(case.state()))
    };
    let listed: Vec<&Planned> = plan.listed(step).filter(is_shown).collect();
    let left_out: Vec<&Planned> = plan.left_out(step).collect();
    let is_done = plan
        .listed(step)
        .all(|planned| planned.item.kind == ItemKind::Caution || planned.is_settled(case.state()));
    let n_left_out = left_out.len();
    let next = Step::from_number(step.number() + 1);
    html! {
        <section aria-labelledby="step">
            // The step is the page, or stands below what is to be done now.
            <@{if *is_alone { "h1" } else { "h2" }} id="step">{ step.number() }{ " " }{ name }</@>
            { leaf("p", "", purpose) }
            <div class="row">
                <button class="button button--small" aria-pressed={is_only_open.to_string()} onclick={toggle(is_only_open)}>
                    { words::ONLY_OPEN.get(lang) }
                </button>
                <button
                    class="button button--small"
                    aria-expanded={are_left_out_shown.to_string()}
                    disabled={n_left_out == 0}
                    onclick={toggle(are_left_out_shown)}
                >
                    { if **are_left_out_shown { words::HIDE_LEFT_OUT } else { words::SHOW_LEFT_OUT }.get(lang) }
                    { " (" }{ n_left_out }{ ")" }
                </button>
            </div>
            if **is_only_open {
                { leaf("p", "card__meta", if is_done { words::ALL_SETTLED } else { words::N_HIDDEN }.get(lang)) }
            }
            { rows.rows(&listed, "", "") }
            if **are_left_out_shown {
                { leaf(if *is_alone { "h2" } else { "h3" }, "", words::LEFT_OUT.get(lang)) }
                { rows.rows(&left_out, "", "") }
            }
            if let Some(next) = next {
                <p>
                    <a class="button" href={Route::Case(case.id().clone(), CasePart::Step(next)).to_string()}>
                        { next.number() }{ " " }{ guide.step(next).map_or("", |part| part.name.get(lang)) }{ " →" }
                    </a>
                </p>
            }
        </section>
    }
}

/// What comes after "now": one line while something of it is left; then the next three acts, each with why.
fn view_next<'a>(plan: &'a Plan, n_left: usize, above: &mut Vec<&'a Planned>, shown: &Shown, rows: &Rows<'_>) -> Html {
    let (case, lang) = (rows.case, rows.lang);
    let state = case.state();
    let clocks = case_clocks(shown.edition.guide(), state);
    let next = next_acts(plan, state, &clocks, platform::now(), n_left + 3);
    let next: Vec<_> = next
        .into_iter()
        .filter(|(planned, _)| !above.iter().any(|one| one.item.id == planned.item.id))
        .take(3)
        .collect();
    if n_left > 0 {
        let Some((planned, _)) = next.first() else { return Html::default() };
        let to = Route::Case(case.id().clone(), CasePart::Step(planned.item.step)).to_string();
        return html! {
            <a class="next" href={to}>
                { leaf("span", "next__when", words::AFTERWARDS.get(lang)) }{ " " }
                { leaf("strong", "", planned.item.act.get(lang)) }
            </a>
        };
    }
    let is_above = |guard: &Planned| above.iter().any(|one| one.item.id == guard.item.id);
    let say = |at: usize, (planned, because): &(&'a Planned, Because)| {
        let why = match because {
            Because::Begun => words::STATE_IN_PROGRESS.get(lang).to_owned(),
            Because::First => words::NOW.get(lang).to_owned(),
            Because::Due(clock) => words::clock_line(clock, case, platform::now(), lang),
            Because::StopsDamage => words::STOPS_DAMAGE.get(lang).to_owned(),
            Because::Next => {
                let step = shown.edition.guide().step(planned.item.step);
                format!("{} {}", planned.item.step.number(), step.map_or("", |part| part.name.get(lang)))
            }
        };
        let tool = if at == 0 { FIRST_TOOL } else { TOOL };
        let guards = guards(plan, planned).filter(|guard| !is_above(guard));
        let act: Vec<&Planned> = guards.chain([*planned]).collect();
        html! { <>{ leaf("p", "next__why", why) }{ rows.rows(&act, "-next", tool) }</> }
    };
    let cards = html! { for (at, one) in next.iter().enumerate() { { say(at, one) } } };
    above.extend(next.iter().map(|(planned, _)| *planned));
    html! {
        <section class="now" aria-labelledby="next">
            <h2 class="now__title" id="next">{ words::NEXT.get(lang) }</h2>
            if next.is_empty() { { leaf("p", "", words::NOTHING_NEXT.get(lang)) } }
            { cards }
        </section>
    }
}

/// What must not be done while an act is.
fn guards<'a>(plan: &'a Plan, act: &Planned) -> impl Iterator<Item = &'a Planned> {
    let id = act.item.id;
    plan.items
        .iter()
        .filter(move |one| one.item.guards == Some(id) && one.verdict != Verdict::DoesNotApply)
}

/// Whether a question is asked for these types. How it came to light is asked with names, not as yes or no.
pub(super) fn is_asked(text: &FactText, answers: &Answers) -> bool {
    let is_for_list = matches!(
        text.group,
        FactGroup::Who
            | FactGroup::Kind
            | FactGroup::Content
            | FactGroup::Situation
            | FactGroup::Later
            | FactGroup::Variant
    );
    let is_needed = match text.fact {
        Fact::Outside => false,
        Fact::IdsCustomers | Fact::IdsStaff | Fact::IdsAdmins | Fact::Hashed => {
            answers.fact(Fact::Account) != Known::No
        }
        Fact::Endangered => answers.fact(Fact::Personal) != Known::No,
        _ => true,
    };
    is_for_list && is_needed && (text.types == TypeSet::ALL || !text.types.common(answers.types).is_empty())
}
