//! A case: what to do now, the steps, and the list of one step.

use std::rc::Rc;

use yew::prelude::*;

use crate::case::{Answers, Case, Known};
use crate::document::Page;
use crate::guide::{Fact, FactGroup, FactText, Guide, Lang, Step};
use crate::plan::{Clock, Plan, Planned, Verdict, clocks, first_minute, is_settled, next_acts, tailor};
use crate::platform;
use crate::route::{CasePart, Route};
use crate::ui::parts::case_head::CaseHead;
use crate::ui::parts::document::DocumentPage;
use crate::ui::parts::elements::{leaf, link};
use crate::ui::parts::item_row::ItemRow;
use crate::ui::parts::steps::view_steps;
use crate::ui::session::{Session, Shown};
use crate::words;

#[derive(PartialEq, Properties)]
pub(crate) struct CasePageProps {
    pub(crate) session: Session,
    pub(crate) shown: Rc<Shown>,
    pub(crate) case: Rc<Case>,
    /// The step on show; none shows the first minute and the step that is due.
    pub(crate) step: Option<Step>,
}

/// The page of a case.
#[component]
pub(crate) fn CasePage(props: &CasePageProps) -> Html {
    let CasePageProps { session, shown, case, step } = props;
    let list = ListState { is_only_open: use_state(|| false), are_left_out_shown: use_state(|| false) };
    let answers = use_memo(case.state().answers.clone(), Answers::clone);
    let (lang, edition) = (shown.lang, shown.edition);
    let guide = edition.guide();
    // The items of a plan speak the languages that were here when it was made.
    let plan = use_memo((Rc::clone(&answers), edition), |(answers, edition)| tailor(edition.guide(), answers));
    let part = step.map_or(CasePart::Overview, CasePart::Step);
    let row = |planned: &Planned, place: &'static str| {
        let (session, record) = (session.clone(), case.state().item(planned.item.id));
        let key = format!("{}{place}", planned.item.id);
        let (case, answers, planned) = (case.id().clone(), Rc::clone(&answers), planned.clone());
        html! { <ItemRow {key} {session} {case} {planned} {record} {answers} {lang} {place} /> }
    };
    let on_show = step.unwrap_or_else(|| due_step(&plan, case));
    html! {
        <>
            <CaseHead session={session.clone()} shown={Rc::clone(shown)} case={Rc::clone(case)} {part} />
            if step.is_none() { { view_clocks(case, shown) }{ view_now(case, &plan, lang, &row) } }
            { view_steps(case, &plan, on_show, guide, lang) }
            <div class="columns">
                <div class="columns__main">{ view_list(case, &plan, on_show, &list, (guide, lang), &row) }</div>
                <aside class="columns__side">{ view_side(session, shown, case, &plan) }</aside>
            </div>
        </>
    }
}

/// The first step with something left to do.
fn due_step(plan: &Plan, case: &Case) -> Step {
    let is_due = |step: &Step| plan.listed(*step).any(|planned| !is_settled(case.state(), planned.item.id));
    Step::ALL.into_iter().find(is_due).unwrap_or(Step::FollowUp)
}

/// The deadlines that run, with what is left of them.
fn view_clocks(case: &Case, shown: &Shown) -> Html {
    let (state, lang) = (case.state(), shown.lang);
    let clocks = clocks(shown.edition.guide(), &state.answers);
    let more = link("", Route::Case(case.id().clone(), CasePart::Duties).to_string(), words::DUTIES_TITLE.get(lang));
    if clocks.is_empty() {
        let is_asked = state.answers.known_at.is_none() && state.answers.fact(Fact::Personal) != Known::No;
        return if is_asked {
            html! { <p class="clocks">{ words::NO_CLOCK.get(lang) }{ " " }{ more }</p> }
        } else {
            Html::default()
        };
    }
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

fn view_now(case: &Case, plan: &Plan, lang: Lang, row: &dyn Fn(&Planned, &'static str) -> Html) -> Html {
    let (acts, mut cautions) = first_minute(plan, case.state().answers.types);
    // "Do not" is read before the act that it guards.
    let mut rows: Vec<&Planned> = Vec::new();
    for act in acts {
        rows.extend(cautions.extract_if(.., |caution| caution.item.guards == Some(act.item.id)));
        rows.push(act);
    }
    html! {
        <section class="now" aria-labelledby="now">
            <h2 class="now__title" id="now">{ words::NOW.get(lang) }</h2>
            <ul class="items">for planned in rows { { row(planned, "-now") } }</ul>
            if !cautions.is_empty() {
                { leaf("h3", "", words::DO_NOT.get(lang)) }
                <ul class="items">for planned in cautions { { row(planned, "-now") } }</ul>
            }
            <p>
                <a class="button button--primary" href={Route::Case(case.id().clone(), CasePart::Facts).to_string()}>
                    { words::ENTER_FACTS.get(lang) }
                </a>
            </p>
        </section>
    }
}

/// What of the list is on show.
struct ListState {
    is_only_open: UseStateHandle<bool>,
    are_left_out_shown: UseStateHandle<bool>,
}

/// The list of one step, with what does not apply on demand.
fn view_list(
    case: &Case,
    plan: &Plan,
    step: Step,
    state: &ListState,
    (guide, lang): (&Guide, Lang),
    row: &dyn Fn(&Planned, &'static str) -> Html,
) -> Html {
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
            <ul class="items">for planned in plan.listed(step).filter(is_shown) { { row(planned, "") } }</ul>
            if **are_left_out_shown {
                { leaf("h3", "", words::LEFT_OUT.get(lang)) }
                <ul class="items">for planned in plan.left_out(step) { { row(planned, "") } }</ul>
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
                <DocumentPage
                    key="contacts"
                    session={session.clone()}
                    shown={Rc::clone(shown)}
                    page={Page::Contacts(contacts)}
                />
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
    use crate::guide::TypeSet;
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
