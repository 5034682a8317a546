//! What stands beside the pages of a case: how far each is, and in the rail the deadlines, the next question, whom to
//! contact. Behind the door.

use std::rc::Rc;

use yew::prelude::*;

use super::ask::NextAskProps;
use super::case_rest::is_asked;
use crate::case::{Case, Known};
use crate::document::Page;
use crate::guide::{Fact, Guide, Lang};
use crate::pack::Edition;
use crate::plan::{Clock, Plan, Verdict, case_clocks, next_acts};
use crate::platform;
use crate::route::{CasePart, Route};
use crate::ui::parts::case_head::CaseFrame;
use crate::ui::parts::document::DocumentPageProps;
use crate::ui::parts::elements::{element, link};
use crate::ui::parts::steps::view_steps;
use crate::ui::parts::strip::view_strip;
use crate::ui::session::{Session, Shown};
use crate::ui::stateful::{shown_by, stateful, stateful_as};
use crate::words;

/// How far the pages of a case are.
#[derive(Default)]
pub(crate) struct Counts {
    /// Of what is known, of the deadlines, of the record.
    pub(crate) said: [String; 3],
    /// Whether a deadline has passed.
    pub(crate) is_late: bool,
}

pub(crate) fn count(edition: Edition, case: &Case, lang: Lang) -> Counts {
    let (guide, state) = (edition.guide(), case.state());
    let asked = guide.facts.iter().filter(|text| is_asked(text, &state.answers));
    let n_answered = asked
        .clone()
        .filter(|text| state.answers.fact(text.fact) != Known::Unknown)
        .count();
    let facts = format!("{n_answered}/{}", asked.count());
    let now = platform::now();
    let next = next_clock(guide, case);
    let due = match &next {
        Some(clock) => words::time_left(clock, now, lang),
        None if state.answers.known_at.is_none() && state.answers.fact(Fact::Personal) != Known::No => {
            words::KNOWN_WHEN.get(lang).to_owned()
        }
        None => String::new(),
    };
    let is_late = next.is_some_and(|clock| clock.is_late(now));
    Counts { said: [facts, due, case.log().len().to_string()], is_late }
}

/// The deadline that comes first, of those that apply and are not settled: those of a closed case too, since what is
/// owed is owed all the same.
pub(super) fn next_clock(guide: &Guide, case: &Case) -> Option<Clock> {
    let wanted = |clock: &Clock| clock.verdict == Verdict::Applies && !clock.is_settled(case.state());
    case_clocks(guide, case.state()).into_iter().find(wanted)
}

/// The steps beside a page.
pub(crate) fn view_side_steps(case: &Case, plan: &Plan, part: &CasePart, guide: &Guide, lang: Lang) -> Html {
    let current = if let CasePart::Step(step) = part { Some(*step) } else { None };
    view_steps(case, plan, current, guide, lang)
}

/// The rail; nothing where it has nothing, and beside pages that have a pane of their own.
pub(crate) fn view_rail(frame: &CaseFrame<'_>) -> Html {
    let CaseFrame { session, shown, case, part, plan, .. } = *frame;
    let (lang, guide) = (shown.lang, shown.edition.guide());
    let to = |part: CasePart, label: crate::guide::Text| {
        html! { <p>{ link("", Route::Case(case.id().clone(), part).to_string(), label.get(lang)) }</p> }
    };
    let clock = next_clock(guide, case);
    // A pane of its own stands there.
    if matches!(part, CasePart::Documents(_) | CasePart::Print | CasePart::Report | CasePart::Keyed) {
        return Html::default();
    }
    let mut contacts: Vec<&'static str> = Vec::new();
    let next = next_acts(plan, case.state(), &[], platform::now(), 3);
    for id in next.iter().flat_map(|(planned, _)| planned.item.refs) {
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
    let contacts = DocumentPageProps {
        session: session.clone(),
        shown: Rc::clone(shown),
        case: None,
        page: Page::Contacts(contacts),
    };
    let is_list = matches!(part, CasePart::Overview | CasePart::Step(_));
    html! {
        <>
        <aside class="rail screen-only" aria-label={words::BESIDE.get(lang)}>
            if let Some(clock) = clock && *part != CasePart::Duties {
                <section class="card rail__due" key="due">
                    { view_strip(&clock, platform::now(), lang) }
                    { to(CasePart::Duties, words::DUTIES) }
                </section>
            }
            // Elsewhere the page asks it itself.
            if matches!(part, CasePart::Step(_) | CasePart::Decisions | CasePart::Log) {
                { stateful(NextAskProps { session: session.clone(), shown: Rc::clone(shown), case: Rc::clone(case) }) }
            }
            if is_list {
                <section class="rail__contacts" aria-labelledby="contacts" hidden={!are_seen} key="contacts">
                    <h2 class="card__title" id="contacts">{ words::CONTACTS.get(lang) }</h2>
                    { stateful_as("contacts", contacts) }
                </section>
            }
        </aside>
        if is_list {
            { stateful(PaperProps { session: session.clone(), shown: Rc::clone(shown), case: Rc::clone(case) }) }
        }
        </>
    }
}

#[derive(PartialEq)]
struct PaperProps {
    session: Session,
    shown: Rc<Shown>,
    case: Rc<Case>,
}

shown_by!(PaperProps, use_paper);

/// What is printed of the list by the browser's own command: the paper that is made for it. It is drawn then, and goes
/// with the next change.
#[hook]
fn use_paper(props: &PaperProps) -> Html {
    let PaperProps { session, shown, case } = props;
    let printed = use_state(|| None);
    {
        let (setter, n_entries) = (printed.setter(), case.log().len());
        use_effect_with(n_entries, move |n_entries| {
            let n_entries = *n_entries;
            let listener = platform::on_print(move || setter.set(Some(n_entries)));
            move || drop(listener)
        });
    }
    if *printed != Some(case.log().len()) {
        return Html::default();
    }
    let (session, shown, case) = (session.clone(), Rc::clone(shown), Some(Rc::clone(case)));
    element("div", "print-only", stateful(DocumentPageProps { session, shown, case, page: Page::Checklist }))
}
