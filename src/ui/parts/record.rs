//! The record on screen: it opens on what happened, was decided and went out; the rest is a tap away. An entry can be
//! struck out with a reason, and that be taken back; who may read it can be said anew.

use std::rc::Rc;

use yew::prelude::*;

use super::elements::{button, leaf};
use super::field::{TextFieldProps, view_text};
use super::long_list::{LongListProps, Rows};
use super::tree::{Place, with_case};
use super::write::view_audience;
use crate::case::{Audience, Case, CaseId, Change, Entry, EntryId, Moment, SortedMap};
use crate::document::node::{EntryState, RecordEntry, Sort};
use crate::document::{BinderOptions, Heights};
use crate::guide::{Lang, Step, Text};
use crate::plan::calendar::{japan_date, start_of_day};
use crate::platform::{self, value_of};
use crate::ui::session::Session;
use crate::ui::stateful::{shown_by, stateful};
use crate::words;

/// How many names one can choose from.
const MAX_PEOPLE: usize = 200;

/// How much of the record is on show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Show {
    /// What happened, was decided and went out.
    #[default]
    Main,
    /// Everything.
    All,
    /// What people wrote for an audience.
    For(Audience),
}

/// The parts of the record in the order in which one chooses from them.
const SHOWS: [Show; 5] =
    [Show::Main, Show::All, Show::For(Audience::MayGoOut), Show::For(Audience::Internal), Show::For(Audience::Counsel)];

impl Show {
    fn shows(self, entry: &RecordEntry) -> bool {
        match self {
            Self::Main => entry.is_main(),
            Self::All => true,
            Self::For(audience) => entry.entry.change.is_free() && entry.audience == audience,
        }
    }

    fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Main => words::SHOW_MAIN.get(lang),
            Self::All => words::SHOW_ALL.get(lang),
            Self::For(audience) => words::audience(audience, lang),
        }
    }
}

/// What of a page is on show.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Filter {
    /// How much of the record.
    pub(crate) show: Show,
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
        // Of a sort that is asked for everything is shown.
        self.sort.map_or_else(|| self.show.shows(entry), |sort| sort == entry.sort())
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
        .map(|sort| (sort_name(sort), sort.label().get(lang), filter.sort == Some(sort)))
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
            { view_shows(entries, place) }
            <details class="item__fold screen-only">
                { leaf("summary", "", words::MORE_FILTERS.get(lang)) }
                <div class="row" role="group" aria-label={words::FILTER.get(lang)}>
                    { view_select(words::FILTER, &sorts, place, on_sort) }
                    { view_select(words::Q_WRITER_SHORT, &names, place, on_by) }
                    { view_select(words::STEPS, &steps, place, on_step) }
                </div>
            </details>
            { with_case(place, |case| view_list(entries, case, place)) }
        </>
    }
}

/// How much of the record to see, each part with how many entries it has.
fn view_shows(entries: &Rc<[RecordEntry]>, place: &Place<'_>) -> Html {
    let (lang, filter) = (place.shown.lang, place.filter);
    let option = |show: Show| {
        let n_entries = entries.iter().filter(|entry| show.shows(entry)).count();
        let checked = filter.sort.is_none() && filter.show == show;
        let onchange = refine(place, move |filter, _| (filter.show, filter.sort) = (show, None));
        html! {
            <label class="choice__option">
                <input type="radio" name="shown" {checked} {onchange} />
                { leaf("span", "", format!("{} {n_entries}", show.label(lang))) }
            </label>
        }
    };
    html! {
        <fieldset class="question screen-only" key="shown">
            <legend class="visually-hidden">{ words::SHOWN.get(lang) }</legend>
            <div class="choice">for show in SHOWS { { option(show) } }</div>
        </fieldset>
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
    let shown: Rc<[RecordEntry]> = entries.iter().filter(|entry| filter.shows(entry)).cloned().collect();
    let (n_rows, n_all) = (shown.len(), entries.len());
    let known_at = case.state().answers.known_at;
    let (session, case) = (place.session.clone(), case.id().clone());
    let newest = session.undoable(&case).map(|entry| entry.id.clone());
    let days = Days { known_at, today: start_of_day(japan_date(platform::now())) };
    let rows = Callback::from(move |rows: Rows| {
        let before = rows.start.checked_sub(1).and_then(|at| shown.get(at)).map(RecordEntry::at);
        let entries: Vec<RecordEntry> = shown.get(rows).unwrap_or_default().into();
        // Told only where it stands: the rows of other parts need not be drawn anew.
        let newest = newest.clone().filter(|id| entries.iter().any(|entry| entry.entry.id == *id));
        let (session, case) = (session.clone(), case.clone());
        stateful(EntriesProps { session, case, entries, before, days, newest, lang })
    });
    html! {
        <>
            if n_rows < n_all { { leaf("p", "field__hint", words::part_of_record(n_rows, n_all, lang)) } }
            { stateful(LongListProps { tag: "ol", class: "timeline", n_rows, rows, lang }) }
        </>
    }
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
            <select class="field__input" autocomplete="off" {onchange}>
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

/// What days are counted from.
#[derive(Clone, Copy, PartialEq)]
struct Days {
    known_at: Option<Moment>,
    /// When today began: the same for a day, so that nothing is drawn anew for it.
    today: Moment,
}

#[derive(PartialEq)]
struct EntriesProps {
    session: Session,
    case: CaseId,
    entries: Vec<RecordEntry>,
    /// When what stands before them happened.
    before: Option<Moment>,
    days: Days,
    /// What this tab entered last.
    newest: Option<EntryId>,
    lang: Lang,
}

shown_by!(EntriesProps, use_entries);

/// Some entries, drawn anew only when they change.
#[hook]
fn use_entries(props: &EntriesProps) -> Html {
    // Those whose tools have been looked at: what they need is drawn then.
    let looked_at = use_state(Vec::<EntryId>::new);
    let lang = props.lang;
    let scope = props.session.shown().scope();
    // The day of a row against the one before it: so much is known wherever a part of the list is drawn.
    let before = std::iter::once(props.before).chain(props.entries.iter().map(|entry| Some(entry.at())));
    html! {
        for (entry, before) in props.entries.iter().zip(before) {
            if before.map(japan_date) != Some(japan_date(entry.at())) { { view_day(entry, props) } }
            <li class={row_class(entry, props)} key={entry.entry.id.as_str()}>
                { leaf("span", "timeline__time", words::hour(entry.at())) }{ " " }
                <div class="timeline__body">
                    { leaf(what_tag(entry), "timeline__what", platform::say_entry(entry, scope)) }
                    { " " }
                    <span class="timeline__more">
                        if entry.entry.change.is_free() { { view_mark(entry.audience, lang) }{ " " } }
                        { leaf("span", "timeline__by", name_of(&entry.entry.by, lang).to_owned()) }
                        { view_entered(entry, lang) }
                    </span>
                </div>
                if entry.state != EntryState::Fixed { { view_tools(entry, &looked_at, props) } }
            </li>
        }
    }
}

/// The heading of a day.
fn view_day(entry: &RecordEntry, props: &EntriesProps) -> Html {
    let [day, more] = words::day_heading(entry.at(), props.days.known_at, props.days.today, props.lang);
    html! {
        <li class="timeline__day" key={day.clone()}>
            <h3>{ day }</h3>
            { leaf("span", "field__hint", more) }
        </li>
    }
}

fn what_tag(entry: &RecordEntry) -> &'static str {
    if entry.state == EntryState::Struck { "s" } else { "span" }
}

fn row_class(entry: &RecordEntry, props: &EntriesProps) -> Classes {
    let is_newest = props.newest.as_ref() == Some(&entry.entry.id);
    let shape = match entry.sort() {
        Sort::Observed => Some("timeline__row--event"),
        Sort::Decided => Some("timeline__row--decision"),
        Sort::Sent => Some("timeline__row--act"),
        Sort::Item | Sort::Wrote | Sort::Answered | Sort::Case => None,
    };
    classes!("timeline__row", shape, is_newest.then_some("timeline__row--new"))
}

/// When it was entered, where that is not when it happened.
fn view_entered(entry: &RecordEntry, lang: Lang) -> Html {
    let (happened, entered) = (words::time(entry.at(), lang), words::time(entry.entry.at, lang));
    if happened == entered {
        return Html::default();
    }
    let said = words::aside(&format!("{} {entered}", words::RECORDED.get(lang)), lang);
    html! { <>{ " " }{ leaf("span", "timeline__entered", said) }</> }
}

/// Who may read it, as a mark: its word tells it, its frame helps.
fn view_mark(audience: Audience, lang: Lang) -> Html {
    let class = match audience {
        Audience::Internal => "mark",
        Audience::MayGoOut => "mark mark--out",
        Audience::Counsel => "mark mark--counsel",
    };
    leaf("span", class, words::audience(audience, lang))
}

/// What can be done with an entry. It stays to be read whatever is done.
fn view_tools(entry: &RecordEntry, looked_at: &UseStateHandle<Vec<EntryId>>, props: &EntriesProps) -> Html {
    let id = entry.entry.id.clone();
    let look = {
        let (looked_at, id) = (looked_at.clone(), id.clone());
        Callback::from(move |_: Event| {
            if !looked_at.contains(&id) {
                looked_at.set([&**looked_at, std::slice::from_ref(&id)].concat());
            }
        })
    };
    let is_struck = entry.state == EntryState::Struck;
    let summary = if is_struck { words::RESTORE } else { words::ENTRY_TOOLS };
    html! {
        <details class="screen-only" ontoggle={look}>
            { leaf("summary", "", summary.get(props.lang)) }
            if looked_at.contains(&id) {
                if entry.entry.change.is_free() && !is_struck { { view_marking(entry, props) } }
                if let Some(struck_by) = &entry.struck_by {
                    { view_strike(struck_by, words::RESTORE_REASON, words::RESTORE, props) }
                } else {
                    { view_strike(&id, words::STRIKE_REASON, words::STRIKE, props) }
                }
            }
        </details>
    }
}

/// What the button would undo.
pub(crate) fn say_undo(session: &Session, entry: &Entry) -> String {
    let scope = session.shown().scope();
    words::change(scope.guide(), Some(scope.library()), entry, scope.lang)
}

/// Says anew who may read an entry.
fn view_marking(entry: &RecordEntry, props: &EntriesProps) -> Html {
    let (session, case, id) = (props.session.clone(), props.case.clone(), entry.entry.id.clone());
    let name = format!("audience-{}", id.as_str());
    let mark = Callback::from(move |to: Audience| session.commit(&case, Change::Marked(id.clone(), to)));
    view_audience(&name, entry.audience, &mark, props.lang)
}

/// Strikes an entry out, with a reason. A strike is an entry too: to strike it out takes it back.
fn view_strike(entry: &EntryId, ask: Text, label: Text, props: &EntriesProps) -> Html {
    let EntriesProps { session, case, lang, .. } = props;
    let id = format!("strike-{}", entry.as_str());
    let strike = {
        let (session, case, id, entry) = (session.clone(), case.clone(), id.clone(), entry.clone());
        Callback::from(move |_: MouseEvent| {
            let reason = session.typed(&case, &id);
            if reason.trim().is_empty() {
                return platform::focus(&id);
            }
            session.let_go_draft(Some(&case), &id);
            session.commit(&case, Change::Struck(entry.clone(), reason.trim().into()));
        })
    };
    let props = TextFieldProps { n_lines: 2, ..TextFieldProps::of(session, Some(case), id, *lang) };
    html! {
        <div class="stack">
            { view_text(ask.get(*lang), "", props) }
            <p>{ button("button button--small", label.get(*lang), strike) }</p>
        </div>
    }
}
