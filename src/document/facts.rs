//! What is known, in words: 5W1H, about the information, severity. The yes/no questions stand on a page of their own, since they shape the list.

use super::guide::{QUESTION_GROUPS, wording};
use super::lines::lines;
use super::node::{Kind, Node, heading, list, para, text};
use crate::case::{Case, Known};
use crate::guide::{GUIDE, LIBRARY, Lang, Question};
use crate::text as words;

/// The questions that are answered in words, with what stands there, and what is still open.
#[must_use]
pub(super) fn facts(case: &Case, lang: Lang) -> Vec<Node> {
    let state = case.state();
    let mut blocks =
        vec![heading(2, words::FACTS_IN_WORDS.get(lang)), para("info", vec![text(words::FACTS_NEVER_DATA.get(lang))])];
    for (group, title) in QUESTION_GROUPS {
        blocks.push(heading(3, title.get(lang)));
        for question in LIBRARY.questions.iter().filter(|question| question.group == group) {
            blocks.push(field(question, case, lang));
        }
    }
    blocks.push(Node::new(
        Kind::Field,
        [
            "conclusion",
            words::CONCLUSION.get(lang),
            words::CONCLUSION_HINT.get(lang),
            state.text("conclusion"),
            "",
            "",
            "4",
        ],
        Vec::new(),
    ));
    let open: Vec<Vec<Node>> = open(case, lang).into_iter().map(|ask| vec![text(&ask)]).collect();
    if !open.is_empty() {
        blocks.extend([heading(3, &format!("{} {}", words::OPEN_QUESTIONS.get(lang), open.len())), list("ul", open)]);
    }
    blocks
}

fn field(question: &'static Question, case: &Case, lang: Lang) -> Node {
    let (state, types) = (case.state(), case.state().answers.types);
    // Where several types apply, it is asked once, and worded for each in a line below.
    let (ask, more) = if types.iter().count() > 1 {
        let each = question.wording.iter().filter(|line| !line.types.common(types).is_empty());
        let each: Vec<Vec<Node>> = each.map(|line| super::lines::spans(line, false, lang)).collect();
        (question.ask.get(lang), if each.is_empty() { Vec::new() } else { vec![list("ul", each)] })
    } else {
        (wording(question, types, lang), Vec::new())
    };
    let options = lines(question.options, Some(&state.answers), lang);
    let said = lines(question.lines, Some(&state.answers), lang);
    let args = [question.id, ask, "", state.text(question.id), "", "", "2"];
    Node::new(Kind::Field, args, [more, options, said].concat())
}

/// What nobody has answered yet, in words or by yes and no.
pub(super) fn open(case: &Case, lang: Lang) -> Vec<String> {
    let state = case.state();
    let in_words = LIBRARY.questions.iter().filter(|question| state.text(question.id).is_empty());
    let in_words = in_words.map(|question| wording(question, state.answers.types, lang).to_owned());
    let is_open = |text: &&crate::guide::FactText| {
        use crate::guide::FactGroup::{Content, Kind, Situation};
        let concerns = text.types.iter().any(|one| state.answers.types.contains(one)) || state.answers.types.is_empty();
        matches!(text.group, Kind | Content | Situation) && concerns && state.answers.fact(text.fact) == Known::Unknown
    };
    in_words
        .chain(GUIDE.facts.iter().filter(is_open).map(|text| text.ask.get(lang).to_owned()))
        .collect()
}
