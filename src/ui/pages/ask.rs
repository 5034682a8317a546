//! The questions that decide most: in which order they are asked, what has been said to each, and what the last answer
//! changed. The next of them stands on the page of a case, right after what to do now. Behind the door.

use std::rc::Rc;

use yew::prelude::*;

use crate::case::{Answers, Case, Change, Count, Evidence, Known};
use crate::guide::{Asked, Fact, Guide, Lang, LeakType, TypeSet};
use crate::plan::{Clock, Verdict, clocks, rulings, tailor};
use crate::platform;
use crate::route::{CasePart, Route};
use crate::ui::parts::elements::{button, leaf, link};
use crate::ui::session::{Session, Shown};
use crate::ui::stateful::shown_by;
use crate::words;

/// A question that decides much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// When the organisation knew.
    KnownAt,
    /// How many persons.
    Persons,
    /// Something of yes and no.
    Fact(Fact),
}

/// Those that decide most, in the order in which they are asked.
pub(super) const FIRST: [Ask; 6] = [
    Ask::KnownAt,
    Ask::Fact(Fact::Personal),
    Ask::Persons,
    Ask::Fact(Fact::Wrongful),
    Ask::Fact(Fact::Encrypted),
    Ask::Fact(Fact::Entrusted),
];

/// What has been said to a question. Not asked and not known are not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    NotAsked,
    NotKnown,
    Said,
    /// Other answers say otherwise.
    Contradicted,
}

impl Standing {
    /// The class of its mark, and what that says.
    pub(super) fn mark(self, lang: Lang) -> Html {
        let (class, said) = match self {
            Self::NotAsked => ("mark4", words::NOT_ASKED),
            Self::NotKnown => ("mark4 mark4--unknown", words::NOT_KNOWN),
            Self::Said => ("mark4 mark4--said", words::IS_ANSWERED),
            Self::Contradicted => ("mark4 mark4--clash", words::IS_CONTRADICTED),
        };
        html! { <span {class}>{ leaf("span", "visually-hidden", said.get(lang)) }</span> }
    }
}

/// Which questions somebody has answered, be it with "not known".
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Answered {
    facts: Vec<Fact>,
    persons: bool,
    known_at: bool,
}

impl Answered {
    pub(super) fn of(case: &Case) -> Self {
        let (mut answered, struck) = (Self::default(), case.log().struck());
        for entry in case.log().iter().filter(|entry| !struck.contains(&entry.id)) {
            match &entry.change {
                Change::AnsweredFact(fact, _) if !answered.facts.contains(fact) => answered.facts.push(*fact),
                Change::AnsweredPersons(_) => answered.persons = true,
                Change::AnsweredKnownAt(..) => answered.known_at = true,
                _ => {}
            }
        }
        answered
    }

    pub(super) fn standing(&self, ask: Ask, answers: &Answers) -> Standing {
        let (is_asked, is_known) = match ask {
            Ask::KnownAt => (self.known_at, answers.known_at.is_some()),
            Ask::Persons => (self.persons, answers.persons != Count::Unknown),
            Ask::Fact(fact) if answers.contradictions().any(|(other, _)| other == fact) => {
                return Standing::Contradicted;
            }
            Ask::Fact(fact) => (self.facts.contains(&fact), answers.facts.get(&fact).is_some()),
        };
        match (is_known, is_asked) {
            (true, _) => Standing::Said,
            (false, true) => Standing::NotKnown,
            (false, false) => Standing::NotAsked,
        }
    }
}

impl Ask {
    /// The name by which one is led to it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::KnownAt => Asked::KnownAt.as_str(),
            Self::Persons => Asked::Persons.as_str(),
            Self::Fact(fact) => fact.as_str(),
        }
    }

    /// The question.
    pub(super) fn ask(self, guide: &Guide, lang: Lang) -> &'static str {
        match self {
            Self::KnownAt => words::Q_KNOWN_AT.get(lang),
            Self::Persons => words::Q_PERSONS.get(lang),
            Self::Fact(Fact::Personal) => words::Q_PERSONAL.get(lang),
            Self::Fact(fact) => guide.fact(fact).map_or("", |text| text.ask.get(lang)),
        }
    }
}

/// What a case came to before an answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Before {
    n_items: usize,
    duties: Vec<Verdict>,
    clocks: Vec<Clock>,
}

impl Before {
    pub(super) fn of(guide: &Guide, answers: &Answers) -> Self {
        let duties = rulings(guide, answers).iter().map(|ruling| ruling.verdict).collect();
        Self { n_items: tailor(guide, answers).n_listed(), duties, clocks: clocks(guide, answers) }
    }

    /// What an answer has changed: deadlines, how many items there are, which duties are decided anew.
    pub(super) fn say(&self, after: &Self, guide: &Guide, lang: Lang) -> String {
        let is_new = |clock: &&Clock| {
            let is_same = |other: &Clock| (other.kind, other.duty, other.due) == (clock.kind, clock.duty, clock.due);
            clock.verdict == Verdict::Applies && !self.clocks.iter().any(is_same)
        };
        let mut said: Vec<String> = after
            .clocks
            .iter()
            .filter(is_new)
            .map(|clock| format!("{} {}", words::clock_name(clock, lang), words::clock_due(clock, lang)))
            .collect();
        said.push(words::items_changed(self.n_items, after.n_items, lang));
        let duties = guide.duties.iter().zip(self.duties.iter().zip(&after.duties));
        let changed = duties.filter(|(_, (before, after))| before != after);
        said.extend(
            changed.map(|(duty, (_, after))| format!("{}: {}", duty.name.get(lang), words::verdict(*after, lang))),
        );
        said.join(" · ")
    }
}

/// Asks back where an answer goes against another one: which of the two is right.
pub(super) fn view_clash(
    fact: Fact,
    answers: &Answers,
    guide: &Guide,
    lang: Lang,
    answer: &Callback<(AttrValue, Change)>,
) -> Html {
    let Some((_, evidence)) = answers.contradictions().find(|(other, _)| *other == fact) else {
        return Html::default();
    };
    let ask = |fact: Fact| guide.fact(fact).map_or("", |text| words::in_short(text.ask.get(lang)));
    let set = |fact: Fact, known: Known| {
        let label = words::set_answer(ask(fact), words::known_label(known, lang), lang);
        let change = answer.reform(move |_: MouseEvent| (fact.as_str().into(), Change::AnsweredFact(fact, known)));
        html! { <button class="button button--small" onclick={change}>{ label }</button> }
    };
    let stored = answers.facts.get(&fact).copied().unwrap_or_default();
    let (against, mend) = match evidence {
        Evidence::Is(other) => (words::said_as(ask(other), words::YES.get(lang), lang), set(other, Known::No)),
        Evidence::IsNot(other) => (words::said_as(ask(other), words::NO.get(lang), lang), set(other, Known::Yes)),
        Evidence::Type(one) => {
            let name = guide.leak_type(one).map_or("", |text| text.name.get(lang));
            (words::said_as(words::Q_TYPES.get(lang), name, lang), Html::default())
        }
    };
    html! {
        <div class="clash" role="status">
            <p>{ leaf("strong", "", words::goes_against(&against, lang)) }{ " " }{ words::WHICH_IS_RIGHT.get(lang) }</p>
            <p class="row">{ set(fact, stored.negated()) }{ mend }</p>
        </div>
    }
}

#[derive(PartialEq)]
pub(super) struct NextAskProps {
    pub(super) session: Session,
    pub(super) shown: Rc<Shown>,
    pub(super) case: Rc<Case>,
}

shown_by!(NextAskProps, use_next_ask);

/// The next question, one tap each; what the last answer changed. As long as nobody knows what happened, that is found
/// first.
#[hook]
fn use_next_ask(props: &NextAskProps) -> Html {
    let NextAskProps { session, shown, case } = props;
    let last = use_state(|| None::<Before>);
    let found = use_state(|| None::<&'static [Kind]>);
    let (lang, guide, answers) = (shown.lang, shown.edition.guide(), &case.state().answers);
    let now = Before::of(guide, answers);
    let said = last.as_ref().map_or_else(String::new, |before| before.say(&now, guide, lang));
    let commit = {
        let (session, id) = (session.clone(), case.id().clone());
        Callback::from(move |changes: Vec<Change>| {
            last.set(Some(now.clone()));
            for change in changes {
                session.commit(&id, change);
            }
            platform::focus(ASK);
        })
    };
    let answered = Answered::of(case);
    let is_open = |ask: &Ask| answered.standing(*ask, answers) == Standing::NotAsked;
    let n_left = FIRST.iter().filter(|ask| is_open(ask)).count();
    let to = |part: CasePart| Route::Case(case.id().clone(), part).to_string();
    let body = if answers.types.is_empty() {
        view_kinds(&found, &commit, lang)
    } else if let Some(ask) = FIRST.into_iter().find(is_open) {
        let options = quick(ask, case, lang).into_iter().map(|(label, change)| {
            let onclick = commit.reform(move |_: MouseEvent| vec![change.clone()]);
            html! { <button class="button button--small" {onclick}>{ label }</button> }
        });
        let ask_said = ask.ask(guide, lang);
        let question = to(CasePart::Question(ask.name().to_owned()));
        let place = format!("{} {}/{}", words::NEXT_QUESTION.get(lang), FIRST.len() - n_left + 1, FIRST.len());
        html! {
            <>
                { leaf("p", "ask__meta", place) }
                <p class="ask__ask">{ words::in_short(ask_said) }</p>
                <div class="ask__options">
                    { for options }
                    if ask == Ask::KnownAt {
                        { link("button button--small", question, words::CHOOSE_TIME.get(lang)) }
                    }
                </div>
                if ask == Ask::KnownAt { { leaf("p", "ask__meta", words::NO_CLOCK.get(lang)) } }
            </>
        }
    } else {
        Html::default()
    };
    html! {
        <section class="ask" id={ASK} tabindex="-1">
            { body }
            <p class="changed" role="status">{ said }</p>
            <p>{ link("button button--quiet", to(CasePart::Facts), words::ENTER_FACTS.get(lang)) }</p>
        </section>
    }
}

/// The id of the card.
const ASK: &str = "ask";

/// What can be answered with one tap.
fn quick(ask: Ask, case: &Case, lang: Lang) -> Vec<(String, Change)> {
    match ask {
        Ask::KnownAt => {
            let mut options = Vec::new();
            if let Some(at) = case.state().opened_at {
                let label = format!("{} {}", words::A_MOMENT_AGO.get(lang), words::time(at, lang));
                options.push((label, Change::AnsweredKnownAt(Some(at), "".into())));
            }
            options.push((words::NOT_KNOWN.get(lang).to_owned(), Change::AnsweredKnownAt(None, "".into())));
            options
        }
        Ask::Persons => vec![
            (words::UP_TO_1000.get(lang).to_owned(), Change::AnsweredPersons(Count::AtMost(1_000))),
            (words::OVER_1000.get(lang).to_owned(), Change::AnsweredPersons(Count::AtLeast(1_001))),
            (words::NOT_KNOWN.get(lang).to_owned(), Change::AnsweredPersons(Count::Unknown)),
        ],
        Ask::Fact(fact) => Known::ALL
            .map(|known| (words::known_label(known, lang).to_owned(), Change::AnsweredFact(fact, known)))
            .into(),
    }
}

/// What somebody sees who does not know what happened, and what it comes to.
struct Kind {
    said: crate::guide::Text,
    leads: Leads,
}

/// Where an answer leads.
#[derive(Clone, Copy)]
enum Leads {
    /// To what happened.
    To(&'static [LeakType], Option<Fact>),
    /// To a second question.
    On(&'static [Kind]),
}

/// What one sees first.
const KINDS: [Kind; 5] = [
    Kind { said: words::SEEN_GONE, leads: Leads::To(&[LeakType::LossTheft], None) },
    Kind { said: words::SEEN_MISTAKE, leads: Leads::To(&[LeakType::MisSending], None) },
    Kind { said: words::SEEN_MACHINE, leads: Leads::On(&MACHINES) },
    Kind { said: words::SEEN_TOLD, leads: Leads::On(&TOLD) },
    Kind { said: words::SEEN_INSIDER, leads: Leads::To(&[LeakType::InsiderCrime], None) },
];
/// A machine or an account is odd.
const MACHINES: [Kind; 3] = [
    Kind { said: words::SEEN_RANSOM, leads: Leads::To(&[LeakType::Malware], None) },
    Kind { said: words::SEEN_LOGIN, leads: Leads::To(&[LeakType::UnauthorisedAccess], None) },
    Kind { said: words::SEEN_EITHER, leads: Leads::To(&[LeakType::Malware, LeakType::UnauthorisedAccess], None) },
];
/// Somebody outside told of it.
const TOLD: [Kind; 4] = [
    Kind { said: words::SEEN_POST, leads: Leads::To(&[LeakType::PublicPosting], None) },
    Kind { said: words::SEEN_LIST, leads: Leads::To(&[LeakType::InsiderCrime, LeakType::UnauthorisedAccess], None) },
    Kind { said: words::SEEN_ARRIVED, leads: Leads::To(&[LeakType::MisSending], None) },
    Kind { said: words::SEEN_VENDOR, leads: Leads::To(&[LeakType::UnauthorisedAccess], Some(Fact::Outsourced)) },
];

/// Two questions that find what happened.
fn view_kinds(found: &UseStateHandle<Option<&'static [Kind]>>, commit: &Callback<Vec<Change>>, lang: Lang) -> Html {
    let kinds: &'static [Kind] = found.unwrap_or(&KINDS);
    let number = if found.is_some() { "2/2" } else { "1/2" };
    let option = |kind: &'static Kind| {
        let onclick = match kind.leads {
            Leads::On(more) => {
                let found = found.clone();
                Callback::from(move |_: MouseEvent| found.set(Some(more)))
            }
            Leads::To(types, fact) => commit.reform(move |_: MouseEvent| {
                let types: TypeSet = types.iter().copied().collect();
                let fact = fact.map(|fact| Change::AnsweredFact(fact, Known::Yes));
                std::iter::once(Change::AnsweredTypes(types)).chain(fact).collect()
            }),
        };
        button("button button--small", kind.said.get(lang), onclick)
    };
    html! {
        <>
            { leaf("p", "ask__meta", format!("{} {number}", words::FIND_OUT.get(lang))) }
            <p class="ask__ask">{ words::WHAT_IS_SEEN.get(lang) }</p>
            <div class="ask__options ask__options--long">for kind in kinds { { option(kind) } }</div>
        </>
    }
}
