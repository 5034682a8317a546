//! The case on paper: the tailored list by step with boxes to tick by pen, reasons, notes, who and when.
//!
//! The sheet is a table so that its head (title and case id) is repeated on each page; page numbers come from the style sheet.

use yew::prelude::*;

use crate::case::{Answers, Case, ItemRecord, ItemState};
use crate::guide::{GUIDE, ItemKind, Lang, Source, Step};
use crate::plan::{Plan, Planned, Verdict, applies, tailor};
use crate::platform;
use crate::route::{CasePart, Route};
use crate::text;
use crate::text::say_as_of;
use crate::ui::parts::elements::{button, leaf, link};
use crate::ui::parts::lines::say_added;
use crate::ui::session::Shown;

pub(crate) fn view_print(shown: &Shown, case: &Case) -> Html {
    let lang = shown.lang;
    let plan = tailor(&GUIDE, &case.state().answers);
    let print = Callback::from(|_| platform::print());
    html! {
        <>
            <div class="row screen-only">
                { button("button button--primary", text::PRINT.get(lang), print) }
                { link("button", Route::Case(case.id().clone(), CasePart::Overview).to_string(), text::BACK_TO_CASE.get(lang)) }
            </div>
            { leaf("p", "screen-only", text::PRINT_HELP.get(lang)) }
            <table class="paper" role="presentation">
                <thead>
                    <tr>
                        <td>
                            <div class="paper__head">
                                <strong>{ text::APP_NAME.get(lang) }{ " " }{ text::PRINT_TITLE.get(lang) }</strong>
                                { leaf("span", "", &*case.state().title) }
                                <span>{ text::CASE_ID.get(lang) }{ " " }{ case.id().as_str() }</span>
                            </div>
                        </td>
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <td>
                            { view_facts(case, &shown.writer, lang) }
                            for step in Step::ALL { { view_step(case, &plan, step, lang) } }
                            { view_left_out(case, &plan, lang) }
                            { view_sources(&plan, lang) }
                        </td>
                    </tr>
                </tbody>
            </table>
        </>
    }
}

fn view_facts(case: &Case, writer: &str, lang: Lang) -> Html {
    let answers = &case.state().answers;
    let types: Vec<_> = answers.types.iter().filter_map(|one| GUIDE.leak_type(one)).map(|text| text.term.get(lang)).collect();
    let types = if types.is_empty() { text::NOT_KNOWN.get(lang).to_owned() } else { types.join(", ") };
    let known_at = answers.known_at.map_or_else(|| text::NOT_KNOWN.get(lang).to_owned(), |at| text::time(at, lang));
    let facts: Vec<_> = GUIDE.facts.iter().filter(|fact| answers.facts.contains_key(&fact.fact)).collect();
    html! {
        <div class="paper__facts">
            { leaf("h1", "", &*case.state().title) }
            <div class="paper__meta">
                <span>{ text::PRINT_PRINTED.get(lang) }{ ": " }{ text::time(platform::now(), lang) }</span>
                <span class="paper__blank">{ text::PRINT_WRITTEN_BY.get(lang) }{ " " }{ writer }</span>
            </div>
            <dl class="paper__answers">
                { leaf("dt", "", text::Q_TYPES.get(lang)) }{ leaf("dd", "", types) }
                { leaf("dt", "", text::Q_KNOWN_AT.get(lang)) }{ leaf("dd", "", known_at) }
                { leaf("dt", "", text::Q_PERSONS.get(lang)) }{ leaf("dd", "", text::count_label(answers.persons, lang)) }
                { leaf("dt", "", text::Q_FOUND.get(lang)) }
                <dd>{ text::found_label(answers.found_by, lang) }{ " " }{ &*answers.found_from }</dd>
                for fact in facts {
                    { leaf("dt", "", fact.ask.get(lang)) }{ leaf("dd", "", text::known_label(answers.fact(fact.fact), lang)) }
                }
            </dl>
        </div>
    }
}

fn view_step(case: &Case, plan: &Plan, step: Step, lang: Lang) -> Html {
    let name = GUIDE.step(step).map_or("", |part| part.name.get(lang));
    let answers = &case.state().answers;
    let rows = plan.listed(step).map(|planned| view_item(planned, &case.state().item(planned.item.id), answers, lang));
    html! {
        <section key={step.number()}>
            <h2 class="paper__step">{ step.number() }{ " " }{ name }</h2>
            <ul class="paper__list">for row in rows { { row } }</ul>
        </section>
    }
}

fn view_item(planned: &Planned, record: &ItemRecord, answers: &Answers, lang: Lang) -> Html {
    let item = planned.item;
    let is_caution = item.kind == ItemKind::Caution;
    let mark = match record.state {
        ItemState::Open => "",
        ItemState::InProgress => "／",
        ItemState::Done => "✓",
        ItemState::NotApplicable => "—",
    };
    let reasons: Vec<String> = planned.reasons.iter().map(|reason| text::reason(&GUIDE, *reason, lang)).collect();
    let how: Vec<&str> = item
        .how
        .iter()
        .filter(|line| applies(line.types, line.when, answers) != Verdict::DoesNotApply)
        .map(|line| line.outdated.map_or(line.text, |outdated| outdated.now).get(lang))
        .collect();
    let classes = classes!(
        if is_caution { "paper__caution" } else { "paper__item" },
        (record.state == ItemState::NotApplicable).then_some("paper__na"),
    );
    html! {
        <li class={classes} key={item.id}>
            if !is_caution { { leaf("span", "paper__box", mark) } }
            <span class="paper__act">
                { leaf("span", "item__number", item.id) }
                if is_caution { { text::CAUTION.get(lang) }{ ": " } }
                { item.act.get(lang) }
            </span>
            if !is_caution {
                <span class="paper__blank">{ text::ASSIGNEE.get(lang) }{ " " }{ &*record.assignee }</span>
                { leaf("span", "paper__blank", text::PRINT_TIME.get(lang)) }
            }
            <div class="paper__sub">
                if !how.is_empty() { <ul>for line in how { { leaf("li", "", line) } }</ul> }
                <p>{ reasons.join(if lang == Lang::Ja { "、" } else { "; " }) }{ " " }{ say_origin(planned, answers, lang) }</p>
                { view_record(item.kind, record, lang) }
            </div>
        </li>
    }
}

/// Both layers stay apart on paper too: the guide's section, or the day on which the newer source was checked (its name stands at the end).
fn say_origin(planned: &Planned, answers: &Answers, lang: Lang) -> String {
    let section = text::section(planned.item, answers.types, lang);
    let source = planned.item.source.map(|source| format!("[{}]", say_added(source, lang)));
    let section = if section.is_empty() { section } else { format!("[{section}]") };
    format!("{section}{}", source.unwrap_or_default())
}

fn view_record(kind: ItemKind, record: &ItemRecord, lang: Lang) -> Html {
    let mut parts = Vec::new();
    if let Some((at, by)) = &record.set {
        parts.push(format!("{} {} {by}", text::state_label(kind, record.state, lang), text::time(*at, lang)));
    }
    if !record.reason.is_empty() {
        parts.push(format!("{}: {}", text::REASON.get(lang), record.reason));
    }
    if !record.note.is_empty() {
        parts.push(format!("{}: {}", text::NOTE.get(lang), record.note));
    }
    if parts.is_empty() {
        Html::default()
    } else {
        html! { { leaf("p", "paper__record", parts.join(" · ")) } }
    }
}

/// What tailoring left out, each with the reason: nothing vanishes.
fn view_left_out(case: &Case, plan: &Plan, lang: Lang) -> Html {
    let rows: Vec<_> = Step::ALL.into_iter().flat_map(|step| plan.left_out(step)).collect();
    if rows.is_empty() {
        return Html::default();
    }
    let say = |planned: &Planned| {
        let reasons = planned.reasons.iter().map(|reason| text::reason(&GUIDE, *reason, lang));
        reasons.collect::<Vec<_>>().join(if lang == Lang::Ja { "、" } else { "; " })
    };
    html! {
        <section>
            { leaf("h2", "paper__step", text::LEFT_OUT.get(lang)) }
            <ul class="paper__left-out">
                for planned in rows {
                    <li key={planned.item.id}>
                        { planned.item.id }{ " " }{ planned.item.act.get(lang) }{ " — " }{ say(planned) }
                        { view_record(planned.item.kind, &case.state().item(planned.item.id), lang) }
                    </li>
                }
            </ul>
        </section>
    }
}

/// The newer sources that the list rests on, by name.
fn view_sources(plan: &Plan, lang: Lang) -> Html {
    let is_used =
        |source: &&'static Source| Step::ALL.into_iter().flat_map(|step| plan.listed(step)).any(|one| one.item.source == Some(*source));
    let sources: Vec<_> = GUIDE.sources.iter().filter(is_used).collect();
    html! {
        <section>
            { leaf("h2", "paper__step", text::PRINT_SOURCES.get(lang)) }
            <ul class="paper__left-out">
                for source in sources { { leaf("li", "", format!("{} {} {}", source.name.get(lang), say_as_of(source, lang), source.url)) } }
            </ul>
        </section>
    }
}
