//! What is known, in words: 5W1H, about the information, severity. The yes/no questions stand on a page of their own,
//! since they shape the list.

use super::guide::{QUESTION_GROUPS, wording};
use super::lines::lines;
use super::node::{Field, Level, ListStyle, Node, Tone, heading, list, para, text};
use super::request::Scope;
use crate::case::{Case, Known};
use crate::guide::Question;
use crate::words;

/// The questions that are answered in words, with what stands there, and what is still open.
#[must_use]
pub(super) fn facts(case: &Case, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let mut blocks = vec![
        heading(Level::Two, words::FACTS_IN_WORDS.get(lang)),
        para(Tone::Info, vec![text(words::FACTS_NEVER_DATA.get(lang))]),
    ];
    for (group, title) in QUESTION_GROUPS {
        blocks.push(heading(Level::Three, title.get(lang)));
        for question in scope.library().questions.iter().filter(|question| question.group == group) {
            blocks.push(field(question, case, scope));
        }
    }
    blocks.push(Node::Field(Field {
        hint: words::CONCLUSION_HINT.get(lang).to_owned(),
        n_lines: 4,
        ..in_words("conclusion", words::CONCLUSION.get(lang), case)
    }));
    let open = open(case, scope);
    if !open.is_empty() {
        blocks.extend([
            heading(Level::Three, &format!("{} {}", words::OPEN_QUESTIONS.get(lang), open.len())),
            list(ListStyle::Bullets, open.iter().map(|ask| text(ask))),
        ]);
    }
    blocks
}

fn field(question: &'static Question, case: &Case, scope: Scope) -> Node {
    let lang = scope.lang;
    let (state, types) = (case.state(), case.state().answers.types);
    // Where several types apply, it is asked once, and worded for each in a line below.
    let (ask, more) = if types.iter().count() > 1 {
        let each = question.wording.iter().filter(|line| !line.types.common(types).is_empty());
        let each: Vec<_> = each.map(|line| super::lines::spans(line, false, scope)).collect();
        (question.ask.get(lang), if each.is_empty() { Vec::new() } else { vec![list(ListStyle::Bullets, each)] })
    } else {
        (wording(question, types, lang), Vec::new())
    };
    let options = lines(question.options, Some(&state.answers), scope);
    let said = lines(question.lines, Some(&state.answers), scope);
    Node::Field(Field { about: [more, options, said].concat(), ..in_words(question.id, ask, case) })
}

/// A question that is answered in words: no draft is made for it.
fn in_words(name: &str, label: &str, case: &Case) -> Field {
    Field {
        name: name.to_owned(),
        label: label.to_owned(),
        hint: String::new(),
        written: case.state().text(name).into(),
        n_lines: 2,
        ..Field::default()
    }
}

/// What nobody has answered yet, in words or by yes and no.
pub(super) fn open(case: &Case, scope: Scope) -> Vec<String> {
    let lang = scope.lang;
    let state = case.state();
    let in_words = scope
        .library()
        .questions
        .iter()
        .filter(|question| state.text(question.id).is_empty());
    let in_words = in_words.map(|question| wording(question, state.answers.types, lang).to_owned());
    let is_open = |text: &&crate::guide::FactText| {
        use crate::guide::FactGroup::{Content, Kind, Situation, Who};
        let concerns = text.types.iter().any(|one| state.answers.types.contains(one)) || state.answers.types.is_empty();
        matches!(text.group, Who | Kind | Content | Situation)
            && concerns
            && state.answers.fact(text.fact) == Known::Unknown
    };
    in_words
        .chain(
            scope
                .guide()
                .facts
                .iter()
                .filter(is_open)
                .map(|text| text.ask.get(lang).to_owned()),
        )
        .collect()
}
