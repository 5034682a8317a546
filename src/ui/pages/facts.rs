//! What is known about a case, as a conversation: the questions that decide most come first, one at a time on a phone;
//! the rest in folds. Each answer is entered at once, and says what it changed.

use std::rc::Rc;

use yew::prelude::*;

use super::ask::{Answered, Ask, Before, FIRST, Standing, view_clash};
use super::case_rest::is_asked;
use crate::case::{Answers, Case, Change, Count, FoundBy, Known};
use crate::document::Page;
use crate::guide::{Asked, Fact, FactGroup, FactText, Guide, Lang, LeakType, Text};
use crate::platform;
use crate::route::{CasePart, Route};
use crate::ui::parts::choice::{Choice, view_choice};
use crate::ui::parts::document::DocumentPageProps;
use crate::ui::parts::elements::{button, leaf};
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
    /// The question that one was led to; empty for none.
    pub(crate) asked: String,
}

shown_by!(FactsProps, use_facts);

/// The groups of the other questions.
const GROUPS: [(Text, FactGroup); 6] = [
    (words::Q_VARIANT, FactGroup::Variant),
    (words::Q_CONTENTS, FactGroup::Content),
    (words::Q_KINDS, FactGroup::Kind),
    (words::Q_SITUATION, FactGroup::Situation),
    (words::Q_WHO, FactGroup::Who),
    (words::Q_LATER, FactGroup::Later),
];

#[hook]
fn use_facts(props: &FactsProps) -> Html {
    let FactsProps { session, shown, case, asked } = props;
    // The last answered question, and what the case came to before.
    let last = use_state(|| None::<(AttrValue, Before)>);
    let persons_kind = use_state(|| 0);
    let persons_unread = use_state(String::new);
    let (lang, guide, answers) = (shown.lang, shown.edition.guide(), &case.state().answers);
    let answered = Answered::of(case);
    let standing = |ask: Ask| answered.standing(ask, answers);
    // On a phone one question is shown at a time: the one that was asked for, or the first that is open.
    let at = use_state(|| {
        let wanted = FIRST.iter().position(|ask| ask.name() == &**asked);
        let open = || FIRST.iter().position(|ask| standing(*ask) == Standing::NotAsked);
        wanted.or_else(open).unwrap_or(0)
    });
    {
        let setter = at.setter();
        use_effect_with(asked.clone(), move |asked| {
            if let Some(wanted) = FIRST.iter().position(|ask| ask.name() == &**asked) {
                setter.set(wanted);
            }
            if !asked.is_empty() {
                platform::focus(&question_id(asked));
            }
        });
    }
    {
        let is_first = use_mut_ref(|| true);
        use_effect_with(*at, move |at| {
            if !std::mem::replace(&mut *is_first.borrow_mut(), false)
                && let Some(ask) = FIRST.get(*at)
            {
                platform::focus(&question_id(ask.name()));
            }
        });
    }
    let now = Before::of(guide, answers);
    let answer = {
        let (session, id, last, now) = (session.clone(), case.id().clone(), last.clone(), now.clone());
        Callback::from(move |(question, change): (AttrValue, Change)| {
            last.set(Some((question, now.clone())));
            session.commit(&id, change);
        })
    };
    let field = |id: &'static str| TextFieldProps::of(session, Some(case.id()), id, lang);
    let changed = |question: &str| match &*last {
        Some((name, before)) if name == question => before.say(&now, guide, lang),
        _ => String::new(),
    };
    let view_one = |fact: Fact, ask: &'static str| {
        let is_asked = standing(Ask::Fact(fact)) != Standing::NotAsked;
        html! {
            <>
                { view_fact(fact, ask, is_asked, answers, lang, &answer, &changed(fact.as_str())) }
                { view_clash(fact, answers, guide, lang, &answer) }
            </>
        }
    };
    let view_first = |place: usize, ask: Ask| {
        let body = match ask {
            Ask::KnownAt => html! {
                <>
                    { view_known_at(case, session, lang) }
                    if standing(ask) == Standing::NotAsked {
                        { button("button button--small", words::NOT_KNOWN.get(lang), unknown_at(ask, &answer)) }
                    }
                </>
            },
            Ask::Persons => view_persons(
                answers,
                &persons_kind,
                &persons_unread,
                &answer,
                field("persons-number"),
                &changed("persons"),
                standing(ask),
            ),
            Ask::Fact(fact) => view_one(fact, ask.ask(guide, lang)),
        };
        let to = |next: usize| {
            let at = at.clone();
            Callback::from(move |_: MouseEvent| at.set(next))
        };
        let is_last = place + 1 == FIRST.len();
        // One filled button a view: the next question is that once this one is answered.
        let next = if standing(ask) == Standing::NotAsked { "button" } else { "button button--primary" };
        html! {
            <div
                class={classes!("fact", (place == *at).then_some("fact--now"))}
                id={question_id(ask.name())}
                key={ask.name()}
                tabindex="-1"
            >
                { standing(ask).mark(lang) }
                <div class="fact__ask">{ body }</div>
                <div class="fact__ways">
                    if place > 0 { { button("button", words::PREVIOUS.get(lang), to(place - 1)) } }
                    if !is_last { { button(next, words::NEXT_QUESTION.get(lang), to(place + 1)) } }
                </div>
            </div>
        }
    };
    let n_of = |wanted: Standing| FIRST.iter().filter(|ask| standing(**ask) == wanted).count();
    let n_open = n_of(Standing::NotAsked);
    let counts = format!(
        "{} {} · {} {} · {} {n_open}",
        words::IS_ANSWERED.get(lang),
        FIRST.len() - n_open - n_of(Standing::NotKnown),
        words::NOT_KNOWN.get(lang),
        n_of(Standing::NotKnown),
        words::NOT_ASKED.get(lang),
    );
    let view_group = |(title, group): (Text, FactGroup)| {
        let of_group = |text: &&'static FactText| {
            text.group == group && is_asked(text, answers) && !FIRST.contains(&Ask::Fact(text.fact))
        };
        let facts: Vec<_> = guide.facts.iter().filter(of_group).collect();
        let n_said = facts
            .iter()
            .filter(|text| standing(Ask::Fact(text.fact)) != Standing::NotAsked)
            .count();
        let is_open = facts
            .iter()
            .any(|text| text.fact.as_str() == asked || standing(Ask::Fact(text.fact)) == Standing::Contradicted);
        let inside = html! {
            for text in &facts {
                <div class="fact" id={question_id(text.fact.as_str())} key={text.fact.as_str()} tabindex="-1">
                    { standing(Ask::Fact(text.fact)).mark(lang) }
                    <div class="fact__ask">
                        { view_one(text.fact, text.ask.get(lang)) }
                    </div>
                </div>
            }
        };
        view_fold(title.get(lang), &format!("{n_said}/{}", facts.len()), is_open, inside)
    };
    let found_by = words::found_label(answers.found_by, lang);
    let n_types = answers.types.iter().count().to_string();
    let types = html! {
        <div id={question_id(Asked::Types.as_str())} tabindex="-1">
            { view_types(guide, answers, lang, &answer) }
            <p class="changed" role="status">{ changed("types") }</p>
        </div>
    };
    let found = html! {
        <div id={question_id(Asked::Found.as_str())} tabindex="-1">
            { view_found(answers, lang, &answer, &changed("found"), field) }
        </div>
    };
    let in_words = stateful(DocumentPageProps {
        session: session.clone(),
        shown: Rc::clone(shown),
        case: Some(Rc::clone(case)),
        page: Page::Facts,
    });
    html! {
        <>
            { leaf("h1", "page__title", words::FACTS_TITLE.get(lang)) }
            { leaf("p", "page__lead", words::FACTS_LEAD.get(lang)) }
            <section class="facts" aria-labelledby="first-questions">
                <div class="now__head">
                    <h2 id="first-questions">{ words::FIRST_QUESTIONS.get(lang) }</h2>
                    { leaf("span", "card__meta", counts) }
                </div>
                <div class="facts__bar" aria-hidden="true">
                    for (place, ask) in FIRST.into_iter().enumerate() { { view_bar(place == *at, standing(ask)) } }
                </div>
                for (place, ask) in FIRST.into_iter().enumerate() { { view_first(place, ask) } }
            </section>
            <section class="facts" aria-labelledby="other-questions">
                <h2 id="other-questions">{ words::OTHER_QUESTIONS.get(lang) }</h2>
                { leaf("p", "card__meta", words::FACTS_NEVER_DATA.get(lang)) }
                { view_fold(words::Q_TYPES.get(lang), &n_types, *asked == *Asked::Types.as_str(), types) }
                { view_fold(words::Q_FOUND.get(lang), found_by, *asked == *Asked::Found.as_str(), found) }
                for group in GROUPS { { view_group(group) } }
                { view_fold(words::FACTS_IN_WORDS.get(lang), "", false, in_words) }
            </section>
            <p>
                <a class="button" href={Route::Case(case.id().clone(), CasePart::Overview).to_string()}>
                    { words::TO_CHECKLIST.get(lang) }
                </a>
            </p>
        </>
    }
}

/// That nobody knows when it was known, is an answer too.
fn unknown_at(ask: Ask, answer: &Answer) -> Callback<MouseEvent> {
    answer.reform(move |_: MouseEvent| (ask.name().into(), Change::AnsweredKnownAt(None, "".into())))
}

/// How far one is: a part of the bar.
fn view_bar(is_now: bool, standing: Standing) -> Html {
    let is_said = standing != Standing::NotAsked;
    html! { <i class={classes!(is_said.then_some("is-said"), is_now.then_some("is-now"))}></i> }
}

/// The id of a question's place.
fn question_id(name: &str) -> String {
    format!("question-{name}")
}

/// Questions on demand.
fn view_fold(title: &'static str, count: &str, is_open: bool, inside: Html) -> Html {
    html! {
        <details class="facts__group" key={title} open={is_open}>
            <summary>
                { leaf("strong", "", title) }{ " " }
                { leaf("span", "card__meta", count.to_owned()) }
            </summary>
            { inside }
        </details>
    }
}

type Answer = Callback<(AttrValue, Change)>;

fn view_fact(
    fact: Fact,
    ask: &'static str,
    is_asked: bool,
    answers: &Answers,
    lang: Lang,
    answer: &Answer,
    changed: &str,
) -> Html {
    let stored = answers.facts.get(&fact).copied().unwrap_or_default();
    let chosen = Known::ALL.iter().position(|known| *known == stored);
    // As long as nobody was asked, nothing is chosen: "not known" is an answer too.
    let chosen = chosen.filter(|_| is_asked).unwrap_or(usize::MAX);
    let options = Known::ALL.map(|known| words::known_label(known, lang));
    let on_choose = answer.reform(move |at: usize| {
        (fact.as_str().into(), Change::AnsweredFact(fact, Known::ALL.get(at).copied().unwrap_or_default()))
    });
    // What stands in brackets helps to answer; the question itself is short.
    let short = words::in_short(ask);
    let hint = bare(ask.get(short.len()..).unwrap_or_default());
    view_choice(
        &Choice { name: fact.as_str(), ask: short, hint, options: &options, chosen, locked: 0, changed },
        &on_choose,
    )
}

/// Without its brackets.
fn bare(hint: &'static str) -> &'static str {
    hint.trim_start_matches([' ', '（', '(']).trim_end_matches(['?', '）', ')'])
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
    changed: &str,
    standing: Standing,
) -> Html {
    let lang = field.lang;
    let is_asked = standing != Standing::NotAsked;
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
    let chosen = if is_asked || kind > 0 { kind } else { usize::MAX };
    let choice = Choice { name: "persons", ask, hint, options: &options, chosen, locked: 0, changed };
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
