//! The record on screen: what is on show of it can be narrowed down, and an entry can be struck out with a reason.

use std::rc::Rc;

use yew::prelude::*;

use super::elements::{button, leaf};
use super::long_list::{LongList, Rows};
use super::tree::{Place, with_case};
use super::write::view_typed;
use crate::case::{Case, CaseId, Change, EntryId, SortedMap};
use crate::document::node::{EntryState, RecordEntry, Sort};
use crate::document::{BinderOptions, Heights};
use crate::guide::{Lang, Step, Text};
use crate::platform::{self, value_of};
use crate::ui::session::Session;
use crate::words;

/// How many names one can choose from.
const MAX_PEOPLE: usize = 200;

/// What of a page is on show.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Filter {
    /// Of the record: entries of this sort.
    pub(crate) sort: Option<Sort>,
    /// Those of this name, which may be empty.
    pub(crate) by: Option<Rc<str>>,
    /// Those of this step.
    pub(crate) step: Option<Step>,
    /// What was chosen of the binder; none: everything.
    pub(crate) options: Option<BinderOptions>,
    /// The heights of what had to be measured.
    pub(crate) heights: Rc<Heights>,
    /// What was typed and is not recorded yet.
    pub(crate) typed: Rc<str>,
}

impl Filter {
    fn shows(&self, entry: &RecordEntry) -> bool {
        self.sort.is_none_or(|sort| sort == entry.sort())
            && self.by.as_ref().is_none_or(|by| *by == entry.entry.by)
            && self.step.is_none_or(|step| entry.step() == Some(step))
    }
}

/// The record.
pub(super) fn view_record(entries: &Rc<[RecordEntry]>, place: &Place<'_>) -> Html {
    if entries.is_empty() {
        return Html::default();
    }
    let (lang, filter) = (place.shown.lang, place.filter);
    let people = people(entries);
    let sorts: Vec<_> = Sort::ALL
        .into_iter()
        .map(|sort| (sort_name(sort), sort_label(sort).get(lang), filter.sort == Some(sort)))
        .collect();
    let names: Vec<_> = people
        .iter()
        .map(|by| (name_of(by, lang), name_of(by, lang), filter.by.as_ref() == Some(by)))
        .collect();
    let steps: Vec<_> = place
        .shown
        .edition
        .guide()
        .steps
        .iter()
        .zip(Step::ALL)
        .zip(["1", "2", "3", "4", "5", "6"])
        .map(|((part, step), number)| (number, part.name.get(lang), filter.step == Some(step)))
        .collect();
    let on_sort = refine(place, |filter, chosen| {
        filter.sort = Sort::ALL.into_iter().find(|sort| sort_name(*sort) == chosen);
    });
    let on_by = {
        let people: Vec<(String, Rc<str>)> =
            people.iter().map(|by| (name_of(by, lang).to_owned(), Rc::clone(by))).collect();
        refine(place, move |filter, chosen| {
            filter.by = people.iter().find(|(name, _)| name == chosen).map(|(_, by)| Rc::clone(by));
        })
    };
    let on_step = refine(place, |filter, chosen| filter.step = chosen.parse().ok().and_then(Step::from_number));
    html! {
        <>
            <div class="row screen-only" role="group" aria-label={words::FILTER.get(lang)}>
                { view_select(words::FILTER, &sorts, place, on_sort) }
                { view_select(words::Q_WRITER_SHORT, &names, place, on_by) }
                { view_select(words::STEPS, &steps, place, on_step) }
            </div>
            { with_case(place, |case| view_list(entries, case, place)) }
        </>
    }
}

/// Who entered something, those who did so last first.
fn people(entries: &[RecordEntry]) -> Vec<Rc<str>> {
    // Of rows of one key the last one holds: the first entry of each name.
    let first: SortedMap<&Rc<str>, usize> = entries
        .iter()
        .enumerate()
        .rev()
        .map(|(at, entry)| (&entry.entry.by, at))
        .collect();
    let in_order: SortedMap<usize, &Rc<str>> = first.into_iter().map(|(by, at)| (at, by)).collect();
    in_order.values().take(MAX_PEOPLE).map(|by| Rc::clone(by)).collect()
}

fn view_list(entries: &Rc<[RecordEntry]>, case: &Rc<Case>, place: &Place<'_>) -> Html {
    let (lang, filter) = (place.shown.lang, place.filter);
    let shown: Rc<[RecordEntry]> = if *filter == Filter::default() {
        Rc::clone(entries)
    } else {
        entries.iter().filter(|entry| filter.shows(entry)).cloned().collect()
    };
    let n_rows = shown.len();
    let (session, case) = (place.session.clone(), case.id().clone());
    let rows = Callback::from(move |rows: Rows| {
        // What stands behind a part stays the same as a rule, and so does its key.
        let key = shown.len() - rows.end;
        let entries: Vec<RecordEntry> = shown.get(rows).unwrap_or_default().into();
        html! { <Entries {key} session={session.clone()} case={case.clone()} {entries} {lang} /> }
    });
    html! { <LongList tag="ol" class="timeline" {n_rows} {rows} {lang} /> }
}

/// Shows what a changed list of choices says.
fn refine(place: &Place<'_>, set: impl Fn(&mut Filter, &str) + 'static) -> Callback<Event> {
    let filter = place.filter.clone();
    place.refine.reform(move |event: Event| {
        let mut next = filter.clone();
        set(&mut next, &value_of(&event));
        next
    })
}

/// A list to choose from, each with its value, its label and whether it is chosen; nothing chosen for all.
fn view_select(label: Text, options: &[(&str, &str, bool)], place: &Place<'_>, onchange: Callback<Event>) -> Html {
    let lang = place.shown.lang;
    let is_all = options.iter().all(|(.., is_chosen)| !is_chosen);
    html! {
        <label class="field">
            { leaf("span", "field__label", label.get(lang)) }
            <select class="field__input" {onchange}>
                <option value="" selected={is_all}>{ words::ALL.get(lang) }</option>
                for (value, label, is_chosen) in options {
                    <option value={(*value).to_owned()} selected={*is_chosen}>{ *label }</option>
                }
            </select>
        </label>
    }
}

/// Who entered something, in words.
fn name_of(by: &str, lang: Lang) -> &str {
    if by.is_empty() { words::NO_NAME.get(lang) } else { by }
}

fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Observed => "observed",
        Sort::Item => "item",
        Sort::Decided => "decided",
        Sort::Sent => "sent",
        Sort::Wrote => "wrote",
        Sort::Answered => "answered",
        Sort::Case => "case",
    }
}

fn sort_label(sort: Sort) -> Text {
    match sort {
        Sort::Observed => words::SORT_OBSERVED,
        Sort::Item => words::SORT_ITEM,
        Sort::Decided => words::SORT_DECIDED,
        Sort::Sent => words::SORT_SENT,
        Sort::Wrote => words::SORT_WROTE,
        Sort::Answered => words::SORT_ANSWERED,
        Sort::Case => words::SORT_CASE,
    }
}

#[derive(PartialEq, Properties)]
struct EntriesProps {
    session: Session,
    case: CaseId,
    entries: Vec<RecordEntry>,
    lang: Lang,
}

/// Some entries, drawn anew only when they change.
#[component]
fn Entries(props: &EntriesProps) -> Html {
    // Those whose strike has been looked at: what it needs is drawn then.
    let looked_at = use_state(Vec::<EntryId>::new);
    let lang = props.lang;
    let scope = props.session.shown().scope();
    html! {
        for entry in &props.entries {
            <li class="timeline__row" key={entry.entry.id.as_str()}>
                { leaf("span", "timeline__time", words::time(entry.at(), lang)) }{ " " }
                { leaf("span", "timeline__by", name_of(&entry.entry.by, lang).to_owned()) }{ " " }
                { leaf(if entry.state == EntryState::Struck { "s" } else { "span" }, "timeline__what", platform::say_entry(entry, scope)) }
                if entry.state == EntryState::Open { { view_strike(&entry.entry.id, &looked_at, props) } }
            </li>
        }
    }
}

/// An entry can be struck out with a reason; it stays to be read.
fn view_strike(entry: &EntryId, looked_at: &UseStateHandle<Vec<EntryId>>, props: &EntriesProps) -> Html {
    let EntriesProps { session, case, lang, .. } = props;
    let id = format!("strike-{}", entry.as_str());
    let look = {
        let (looked_at, entry) = (looked_at.clone(), entry.clone());
        Callback::from(move |_: Event| {
            if !looked_at.contains(&entry) {
                looked_at.set([&**looked_at, std::slice::from_ref(&entry)].concat());
            }
        })
    };
    let strike = {
        let (session, case, id, entry) = (session.clone(), case.clone(), id.clone(), entry.clone());
        move |_: MouseEvent| {
            let reason = platform::value_at(&id);
            if reason.trim().is_empty() {
                return platform::focus(&id);
            }
            session.keep_typed(&case, &id, "");
            session.commit(&case, Change::Struck(entry.clone(), reason.trim().into()));
        }
    };
    html! {
        <details class="screen-only" ontoggle={look}>
            { leaf("summary", "", words::STRIKE.get(*lang)) }
            if looked_at.contains(entry) {
                {
                    view_typed(
                        &id,
                        words::STRIKE_REASON,
                        "text",
                        session.typed(case, &id).to_string(),
                        case,
                        session,
                        *lang,
                    )
                }
                { button("button button--small", words::STRIKE.get(*lang), Callback::from(strike)) }
            }
        </details>
    }
}
