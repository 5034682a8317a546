//! What is known about a case. Each answer is entered at once, and says what it changed on the list.

use std::rc::Rc;

use yew::prelude::*;

use super::case_rest::is_asked;
use crate::case::{Answers, Case, Change, Count, FoundBy, Known};
use crate::document::Page;
use crate::guide::{FactGroup, FactText, Guide, Lang, LeakType};
use crate::plan::{Verdict, rulings, tailor};
use crate::route::{CasePart, Route};
use crate::ui::parts::case_head::view_head;
use crate::ui::parts::choice::{Choice, view_choice};
use crate::ui::parts::document::DocumentPageProps;
use crate::ui::parts::elements::leaf;
use crate::ui::parts::field::{TextFieldProps, view_text};
use crate::ui::parts::write::view_known_at;
use crate::ui::session::{Session, Shown};
use crate::ui::stateful::{shown_by, stateful};
use crate::words;

#[derive(PartialEq)]
pub(crate) struct FactsProps {
    pub(crate) session: Session,
    pub(crate) shown: Rc<Shown>,
    pub(crate) case: Rc<Case>,
}

shown_by!(FactsProps, use_facts);

#[hook]
fn use_facts(props: &FactsProps) -> Html {
    let FactsProps { session, shown, case } = props;
    // The last answered question, how many items there were before, and which duties applied.
    let last = use_state(|| None::<(AttrValue, usize, Vec<Verdict>)>);
    let persons_kind = use_state(|| 0);
    let persons_unread = use_state(String::new);
    let (lang, guide, answers) = (shown.lang, shown.edition.guide(), &case.state().answers);
    let n_items = tailor(guide, answers).n_listed();
    let duties: Vec<Verdict> = rulings(guide, answers).iter().map(|ruling| ruling.verdict).collect();
    let answer = {
        let (session, id, last, duties) = (session.clone(), case.id().clone(), last.clone(), duties.clone());
        Callback::from(move |(question, change): (AttrValue, Change)| {
            last.set(Some((question, n_items, duties.clone())));
            session.commit(&id, change);
        })
    };
    let field = |id: &'static str| TextFieldProps::of(session, Some(case.id()), id, lang);
    let changed = |question: &str| match &*last {
        Some((name, before, judged)) if name == question => {
            format!("{}{}", say_changed(*before, n_items, lang), say_judged(guide, judged, &duties, lang))
        }
        _ => String::new(),
    };
    let group = |title: crate::guide::Text, group: FactGroup| {
        let facts: Vec<_> = guide
            .facts
            .iter()
            .filter(|text| text.group == group && is_asked(text, answers))
            .collect();
        html! {
            <section class="stack" key={title.en}>
                { leaf("h2", "", title.get(lang)) }
                for text in facts { { view_fact(text, answers, lang, &answer, &changed(text.fact.as_str())) } }
            </section>
        }
    };
    html! {
        <>
            { view_head(session, shown, case, &CasePart::Facts) }
            { leaf("h2", "", words::FACTS_TITLE.get(lang)) }
            { leaf("p", "page__lead", words::FACTS_LEAD.get(lang)) }
            { leaf("p", "notice notice--info", words::FACTS_NEVER_DATA.get(lang)) }
            <section class="stack" key="types">
                { leaf("h2", "", words::Q_TYPES.get(lang)) }
                { view_types(guide, answers, lang, &answer) }
                <p class="changed" role="status">{ changed("types") }</p>
            </section>
            { group(words::Q_VARIANT, FactGroup::Variant) }
            <section class="stack" key="when">
                { view_known_at(case, session, lang) }
                { view_found(answers, lang, &answer, &changed("found"), field) }
            </section>
            { group(words::Q_WHO, FactGroup::Who) }
            { group(words::Q_KINDS, FactGroup::Kind) }
            { group(words::Q_CONTENTS, FactGroup::Content) }
            <section class="stack" key="persons">
                { view_persons(answers, &persons_kind, &persons_unread, &answer, field("persons-number")) }
            </section>
            { group(words::Q_SITUATION, FactGroup::Situation) }
            { group(words::Q_LATER, FactGroup::Later) }
            <section class="stack" key="words">
                {
                    stateful(DocumentPageProps {
                        session: session.clone(),
                        shown: Rc::clone(shown),
                        case: Some(Rc::clone(case)),
                        page: Page::Facts,
                    })
                }
            </section>
            <section class="stack" key="writer">{ view_writer(session, &shown.writer, lang) }</section>
            <p>
                <a class="button button--primary" href={Route::Case(case.id().clone(), CasePart::Overview).to_string()}>
                    { words::TO_CHECKLIST.get(lang) }
                </a>
            </p>
        </>
    }
}

type Answer = Callback<(AttrValue, Change)>;

fn say_changed(before: usize, after: usize, lang: Lang) -> String {
    let (number, words) = match after.cmp(&before) {
        std::cmp::Ordering::Equal => return words::ITEMS_SAME.get(lang).to_owned(),
        std::cmp::Ordering::Greater => (after - before, words::ITEMS_MORE),
        std::cmp::Ordering::Less => (before - after, words::ITEMS_FEWER),
    };
    match lang {
        Lang::Ja => format!("→ {number}{}（全{after}項目）", words.ja),
        Lang::En => format!("→ {number} {} ({after} in all)", words.en),
    }
}

/// Which duties an answer has decided anew, each with the new verdict.
fn say_judged(guide: &Guide, before: &[Verdict], after: &[Verdict], lang: Lang) -> String {
    let changed = guide
        .duties
        .iter()
        .zip(before.iter().zip(after))
        .filter(|(_, (before, after))| before != after);
    changed
        .map(|(duty, (_, after))| format!(" · {}: {}", duty.name.get(lang), words::verdict(*after, lang)))
        .collect()
}

fn view_fact(text: &'static FactText, answers: &Answers, lang: Lang, answer: &Answer, changed: &str) -> Html {
    let fact = text.fact;
    let stored = answers.facts.get(&fact).copied().unwrap_or_default();
    let chosen = Known::ALL.iter().position(|known| *known == stored).unwrap_or(2);
    let options = Known::ALL.map(|known| words::known_label(known, lang));
    let on_choose = answer.reform(move |at: usize| {
        (fact.as_str().into(), Change::AnsweredFact(fact, Known::ALL.get(at).copied().unwrap_or_default()))
    });
    view_choice(
        &Choice {
            name: fact.as_str(),
            ask: text.ask.get(lang),
            hint: "",
            options: &options,
            chosen,
            locked: 0,
            changed,
        },
        &on_choose,
    )
}

fn view_types(guide: &Guide, answers: &Answers, lang: Lang, answer: &Answer) -> Html {
    let types = answers.types;
    let toggle = |one: LeakType| {
        let next = if types.contains(one) { types.without(one) } else { types.with(one) };
        answer.reform(move |_: Event| ("types".into(), Change::AnsweredTypes(next)))
    };
    html! {
        <fieldset class="question">
            <legend class="question__ask">{ words::NEW_TYPES.get(lang) }</legend>
            <div class="choice choice--many">
                for text in guide.types {
                    <label key={text.leak_type.as_str()} class="choice__option">
                        <input
                            type="checkbox"
                            checked={types.contains(text.leak_type)}
                            onchange={toggle(text.leak_type)}
                        />
                        { leaf("span", "", text.name.get(lang)) }
                    </label>
                }
            </div>
        </fieldset>
    }
}

fn view_found(
    answers: &Answers,
    lang: Lang,
    answer: &Answer,
    changed: &str,
    field: impl Fn(&'static str) -> TextFieldProps,
) -> Html {
    let (found_by, from) = (answers.found_by, Rc::clone(&answers.found_from));
    let chosen = FoundBy::ALL.iter().position(|known| *known == found_by).unwrap_or(5);
    let options = FoundBy::ALL.map(|known| words::found_label(known, lang));
    let on_choose = {
        let from = Rc::clone(&from);
        answer.reform(move |at: usize| {
            ("found".into(), Change::AnsweredFound(FoundBy::ALL.get(at).copied().unwrap_or_default(), Rc::clone(&from)))
        })
    };
    let on_from =
        answer.reform(move |from: String| ("found".into(), Change::AnsweredFound(found_by, from.trim().into())));
    let from = TextFieldProps { stored: from, on_record: Some(on_from), ..field("found-from") };
    let choice = Choice {
        name: "found",
        ask: words::Q_FOUND.get(lang),
        hint: "",
        options: &options,
        chosen,
        locked: 0,
        changed,
    };
    html! {
        <>
            { view_choice(&choice, &on_choose) }
            { view_text(words::Q_FOUND_FROM.get(lang), "", from) }
        </>
    }
}

/// `chosen`: what has been chosen while no number is known. It is no answer yet: "at most 0" would be a wrong one.
/// `unread`: what was typed and is no number.
fn view_persons(
    answers: &Answers,
    chosen: &UseStateHandle<usize>,
    unread: &UseStateHandle<String>,
    answer: &Answer,
    field: TextFieldProps,
) -> Html {
    let lang = field.lang;
    let (kind, number) = match answers.persons {
        Count::Unknown => (**chosen, None),
        Count::Exactly(number) => (1, Some(number)),
        Count::AtLeast(number) => (2, Some(number)),
        Count::AtMost(number) => (3, Some(number)),
    };
    let count = |kind: usize, number: u64| match kind {
        1 => Count::Exactly(number),
        2 => Count::AtLeast(number),
        3 => Count::AtMost(number),
        _ => Count::Unknown,
    };
    let words = [words::COUNT_UNKNOWN, words::COUNT_EXACTLY, words::COUNT_AT_LEAST, words::COUNT_AT_MOST];
    let options = words.map(|word| word.get(lang));
    let (ask, hint) = (words::Q_PERSONS.get(lang), words::Q_PERSONS_HINT.get(lang));
    let on_choose = {
        let (answer, chosen) = (answer.clone(), chosen.clone());
        Callback::from(move |kind: usize| match number {
            None => chosen.set(kind),
            Some(number) => answer.emit(("persons".into(), Change::AnsweredPersons(count(kind, number)))),
        })
    };
    // A number that cannot be read leaves the answer as it is, and is asked for again.
    let on_number = {
        let (answer, chosen, unread, field) = (answer.clone(), chosen.clone(), unread.clone(), field.clone());
        Callback::from(move |typed: String| {
            let read = Count::read(&typed);
            if read.is_none() {
                field.session.keep_draft(field.case.as_ref(), &field.id, &typed);
            }
            unread.set(if read.is_none() { typed } else { String::new() });
            // What stands beside the number ("120人以上") counts more than what is chosen above it.
            let read =
                read.map(|read| if let Count::Exactly(number) = read { count(kind.max(1), number) } else { read });
            if let Some(read) = read {
                chosen.set(0);
                answer.emit(("persons".into(), Change::AnsweredPersons(read)));
            }
        })
    };
    let is_unread = !unread.is_empty();
    let stored = number.map_or_else(String::new, |number| number.to_string());
    let props =
        TextFieldProps { stored: stored.into(), inputmode: Some("numeric"), on_record: Some(on_number), ..field };
    let choice = Choice { name: "persons", ask, hint, options: &options, chosen: kind, locked: 0, changed: "" };
    html! {
        <>
            { view_choice(&choice, &on_choose) }
            if kind > 0 {
                <div key="persons-number">
                    { view_text(words::COUNT_UNIT.get(lang), "", props) }
                    <p class="errors" role="status">{ if is_unread { words::COUNT_UNREAD.get(lang) } else { "" } }</p>
                </div>
            }
        </>
    }
}

/// Whose name goes with what is entered.
pub(crate) fn view_writer(session: &Session, writer: &Rc<str>, lang: Lang) -> Html {
    let on_record = {
        let session = session.clone();
        Callback::from(move |writer: String| session.set_writer(writer.trim()))
    };
    let stored = Rc::clone(writer);
    let props =
        TextFieldProps { stored, on_record: Some(on_record), ..TextFieldProps::of(session, None, "writer", lang) };
    view_text(words::Q_WRITER.get(lang), words::Q_WRITER_HINT.get(lang), props)
}
