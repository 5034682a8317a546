//! A case beyond its first acts: the steps, the list of one step, what comes next. Behind the door.

use std::rc::Rc;

use yew::prelude::*;

use super::case::Rows;
use crate::case::{Answers, Case, Known};
use crate::document::Page;
use crate::guide::{Fact, FactGroup, FactText, Guide, Step, TypeSet};
use crate::plan::{Plan, Planned, is_settled, next_acts};
use crate::route::{CasePart, Route};
use crate::ui::parts::document::DocumentPageProps;
use crate::ui::parts::elements::{leaf, link};
use crate::ui::parts::steps::view_steps;
use crate::ui::session::{Session, Shown};
use crate::ui::stateful::{shown_by, stateful, stateful_as};
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
    let list = ListState { is_only_open: use_state(|| false), are_left_out_shown: use_state(|| false) };
    let on_show = step.unwrap_or_else(|| due_step(plan, case));
    let rows = Rows { session, case, answers, lang: shown.lang };
    let guide = shown.edition.guide();
    html! {
        <>
            { view_steps(case, plan, on_show, guide, shown.lang) }
            <div class="columns">
                <div class="columns__main">{ view_list(plan, on_show, &list, guide, &rows) }</div>
                <aside class="columns__side">{ view_side(session, shown, case, plan) }</aside>
            </div>
        </>
    }
}

/// The first step with something left to do.
fn due_step(plan: &Plan, case: &Case) -> Step {
    let is_due = |step: &Step| plan.listed(*step).any(|planned| !is_settled(case.state(), planned.item.id));
    Step::ALL.into_iter().find(is_due).unwrap_or(Step::FollowUp)
}

/// What of the list is on show.
struct ListState {
    is_only_open: UseStateHandle<bool>,
    are_left_out_shown: UseStateHandle<bool>,
}

/// The list of one step, with what does not apply on demand.
fn view_list(plan: &Plan, step: Step, state: &ListState, guide: &Guide, rows: &Rows<'_>) -> Html {
    let (case, lang) = (rows.case, rows.lang);
    let ListState { is_only_open, are_left_out_shown } = state;
    let name = guide.step(step).map_or("", |part| part.name.get(lang));
    let purpose = guide
        .step(step)
        .and_then(|part| part.lines.first())
        .map_or("", |line| line.text.get(lang));
    let toggle = |state: &UseStateHandle<bool>| {
        let state = state.clone();
        Callback::from(move |_: MouseEvent| state.set(!*state))
    };
    let is_shown = |planned: &&Planned| !**is_only_open || !is_settled(case.state(), planned.item.id);
    let n_left_out = plan.left_out(step).count();
    let next = Step::from_number(step.number() + 1);
    html! {
        <section aria-labelledby="step">
            <h2 id="step">{ step.number() }{ " " }{ name }</h2>
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
            <ul class="items">for planned in plan.listed(step).filter(is_shown) { { rows.row(planned, "") } }</ul>
            if **are_left_out_shown {
                { leaf("h3", "", words::LEFT_OUT.get(lang)) }
                <ul class="items">for planned in plan.left_out(step) { { rows.row(planned, "") } }</ul>
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

fn view_side(session: &Session, shown: &Rc<Shown>, case: &Case, plan: &Plan) -> Html {
    let (lang, guide) = (shown.lang, shown.edition.guide());
    let next = next_acts(plan, case.state(), 3);
    let unknown = open_questions(guide, &case.state().answers);
    let to_facts = Route::Case(case.id().clone(), CasePart::Facts).to_string();
    let mut contacts: Vec<&'static str> = Vec::new();
    for id in next.iter().flat_map(|planned| planned.item.refs) {
        if !contacts.contains(id) {
            contacts.push(id);
        }
    }
    // Where the next acts name none, others are drawn unseen: drawing the first ones takes a tenth of a second on a
    // slow phone, and would otherwise fall on a tick.
    let are_seen = !contacts.is_empty();
    if !are_seen {
        contacts.extend(guide.items.iter().flat_map(|item| item.refs).take(1));
    }
    let (session, shown) = (session.clone(), Rc::clone(shown));
    let document = DocumentPageProps { session, shown, case: None, page: Page::Contacts(contacts) };
    html! {
        <>
            <section class="card" aria-labelledby="next">
                <h2 class="card__title" id="next">{ words::NEXT.get(lang) }</h2>
                if next.is_empty() { { leaf("p", "", words::NOTHING_NEXT.get(lang)) } }
                <ul>
                    for planned in &next {
                        <li key={planned.item.id}>
                            <a href={Route::Case(case.id().clone(), CasePart::Step(planned.item.step)).to_string()}>
                                { planned.item.id }{ " " }{ planned.item.act.get(lang) }
                            </a>
                        </li>
                    }
                </ul>
                { leaf("p", "card__meta", words::PARALLEL.get(lang)) }
            </section>
            if !unknown.is_empty() {
                <section class="card" aria-labelledby="unknown">
                    <h2 class="card__title" id="unknown">{ words::UNKNOWNS.get(lang) }{ " " }{ unknown.len() }</h2>
                    <ul>for ask in unknown.iter().take(5) { { leaf("li", "", ask.ask.get(lang)) } }</ul>
                    <p>{ link("", to_facts, words::ENTER_FACTS.get(lang)) }</p>
                </section>
            }
            <section aria-labelledby="contacts" hidden={!are_seen}>
                <h2 id="contacts">{ words::CONTACTS.get(lang) }</h2>
                { stateful_as("contacts", document) }
            </section>
        </>
    }
}

/// What has not been answered and concerns these types.
pub(super) fn open_questions(guide: &Guide, answers: &Answers) -> Vec<&'static FactText> {
    let is_asked = |text: &&FactText| is_asked(text, answers) && answers.fact(text.fact) == Known::Unknown;
    guide.facts.iter().filter(is_asked).collect()
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
