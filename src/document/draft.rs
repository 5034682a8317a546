//! A paper in the making: what is missing in it, asked for one by one, and beside it the paper as it will look.

use super::fill::Drafting;
use super::node::{
    self, Field, FileButton, FileKind, Gap, Level, ListStyle, Node, Role, Sheet, Tone, fold, group, heading, link,
    list, para, plain, strong, text,
};
use super::paper::{self, Paper, guidance};
use super::request::Scope;
use super::said;
use crate::case::{Case, CaseId};
use crate::guide::{InsideMark, Lang, Layout, Mark, OutsideMark, marks};
use crate::pack::Feature;
use crate::route::{CasePart, Route};
use crate::words;

/// A paper of a case: each passage as it stands, to be changed in place.
#[must_use]
pub(super) fn draft(paper: &Paper, case: &Case, prepared: Option<&Case>, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let drafting = Drafting { case: Some(case), prepared, scope, paper: Some(paper) };
    let mut sheet = paper::sheet(paper, case, prepared, scope);
    let missing = Missing::of(&mut sheet, paper, drafting);
    let mut blocks = vec![heading(Level::Two, &paper.title(lang))];
    if let Some(to) = paper.form.to {
        blocks.push(group(Role::Screen, vec![para(Tone::Meta, vec![text(to.get(lang))])]));
    }
    blocks.extend(guidance(paper, Some(case), scope));
    // What the papers say of the organisation is asked for on a page that nobody would look for.
    let is_named = prepared.is_some_and(|prepared| !prepared.state().text("doc/prepare/organisation").is_empty())
        || super::own::prepared("organisation", scope).is_some();
    if !is_named && !scope.edition.is_off(Feature::Prepare) {
        let ask =
            vec![text(words::NO_ORGANISATION.get(lang)), text(" "), link(words::PREPARE.get(lang), Route::Prepare)];
        blocks.push(group(Role::Screen, vec![para(Tone::Info, ask)]));
    }
    // Before anything is copied, saved or printed, the page says what is missing.
    blocks.push(group(Role::Screen, vec![missing.summary(lang)]));
    blocks.push(tools(scope));
    if paper.form.layout == Layout::Form {
        let asked = missing.asked(lang);
        if !asked.is_empty() {
            blocks.push(group(Role::Asked, asked));
        }
        blocks.push(Node::Sheet(sheet));
    } else {
        let mut asked = missing.asked(lang);
        let mut passages = vec![plain(words::CHANGE_WORDS_HINT.get(lang))];
        passages.extend(sheet.fields.iter().cloned().map(Node::Field));
        asked.push(fold(words::CHANGE_WORDS.get(lang), passages));
        blocks.push(group(Role::Desk, vec![group(Role::Asked, asked), Node::Sheet(sheet)]));
    }
    blocks
}

fn tools(scope: Scope) -> Node {
    let lang = scope.lang;
    let files = [
        (FileKind::Clipboard, words::COPY),
        (FileKind::Word, words::SAVE_DOCX),
        (FileKind::Markdown, words::SAVE_MARKDOWN),
    ];
    let files = files
        .into_iter()
        .filter(|(kind, _)| *kind != FileKind::Word || !scope.edition.is_off(Feature::Word));
    let files = files.map(|(kind, label)| Node::File(FileButton { kind, label: label.get(lang) }));
    group(Role::Tools, files.collect())
}

/// What is missing in a paper.
pub(super) struct Missing {
    /// What is asked for here, with its number.
    questions: Vec<Field>,
    /// What has been answered here.
    answered: Vec<Field>,
    /// What is answered elsewhere: its number, and where.
    elsewhere: Vec<(usize, Elsewhere)>,
    /// Where the text itself has blanks: the number, and what the passage is called.
    in_text: Vec<(usize, String)>,
    case: Option<CaseId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Elsewhere {
    Facts,
    Prepared,
}

impl Missing {
    /// What is missing in a paper; its gaps get their numbers.
    fn of(sheet: &mut Sheet, paper: &Paper, drafting: Drafting<'_>) -> Self {
        let case = drafting.case.map(|case| case.id().clone());
        let mut missing =
            Self { questions: Vec::new(), answered: Vec::new(), elsewhere: Vec::new(), in_text: Vec::new(), case };
        let mut numbers: Vec<(String, usize)> = Vec::new();
        let mut n_gaps = 0;
        for field in &mut sheet.fields {
            for gap in &mut field.gaps {
                let known = numbers.iter().find(|(mark, _)| !mark.is_empty() && *mark == gap.mark);
                let number = known.map_or(n_gaps + 1, |(_, number)| *number);
                if number > n_gaps {
                    n_gaps = number;
                    numbers.push((gap.mark.clone(), number));
                    missing.ask(gap, number, &field.label, paper, drafting);
                }
                gap.number = Some(number);
            }
        }
        // What was answered stays at hand.
        for field in paper.fields(drafting.case) {
            for mark in field.draft.iter().flat_map(|draft| marks(draft.get(drafting.scope.lang))) {
                let question = question(mark, paper, drafting).filter(|question| !question.text().is_empty());
                let is_new = |one: &Field| missing.answered.iter().all(|other| other.name != one.name);
                missing.answered.extend(question.filter(is_new));
            }
        }
        missing
    }

    fn ask(&mut self, gap: &Gap, number: usize, passage: &str, paper: &Paper, drafting: Drafting<'_>) {
        if let Some(question) = question(&gap.mark, paper, drafting) {
            self.questions.push(Field { number: Some(number), ..question });
            return;
        }
        match Mark::parse(&gap.mark) {
            _ if gap.mark.is_empty() => self.in_text.push((number, passage.to_owned())),
            Some(
                Mark::Outside(OutsideMark::Organisation | OutsideMark::Desk | OutsideMark::Signer)
                | Mark::Inside(InsideMark::Leader),
            ) => self.elsewhere.push((number, Elsewhere::Prepared)),
            _ => self.elsewhere.push((number, Elsewhere::Facts)),
        }
    }

    fn n_gaps(&self) -> usize {
        self.questions.len() + self.elsewhere.len() + self.in_text.len()
    }

    /// How much is missing, and what.
    fn summary(&self, lang: Lang) -> Node {
        if self.n_gaps() == 0 {
            return para(Tone::Meta, vec![text(words::NO_GAPS.get(lang))]);
        }
        let asked = self.questions.iter().map(|question| question.label.clone());
        let passages = self.in_text.iter().map(|(_, passage)| passage.clone());
        let mut names: Vec<String> = asked.chain(passages).collect();
        names.dedup();
        let named = names.join(if lang == Lang::Ja { "、" } else { ", " });
        let said = vec![strong(&format!("{} {}", words::GAPS.get(lang), self.n_gaps())), text(&format!(" {named}"))];
        para(Tone::Plain, said)
    }

    /// What is asked for, and where the rest is answered.
    fn asked(&self, lang: Lang) -> Vec<Node> {
        let mut blocks: Vec<Node> = self.questions.iter().cloned().map(Node::Field).collect();
        let facts = self
            .case
            .clone()
            .map_or(Route::Prepare, |case| Route::Case(case, CasePart::Facts));
        let rows = [
            (Elsewhere::Facts, words::GAPS_IN_FACTS, facts),
            (Elsewhere::Prepared, words::GAPS_IN_PREPARED, Route::Prepare),
        ];
        for (elsewhere, label, to) in rows {
            let numbers: Vec<String> = self
                .elsewhere
                .iter()
                .filter(|(_, one)| *one == elsewhere)
                .map(|(number, _)| number.to_string())
                .collect();
            if !numbers.is_empty() {
                let said = vec![text(&format!("{}　", numbers.join(" · "))), link(label.get(lang), to)];
                blocks.push(para(Tone::Plain, said));
            }
        }
        if !self.in_text.is_empty() {
            let rows = self
                .in_text
                .iter()
                .map(|(number, passage)| text(&format!("{number}　{passage}")));
            blocks.push(para(Tone::Plain, vec![text(words::GAPS_IN_TEXT.get(lang))]));
            blocks.push(list(ListStyle::Close, rows));
        }
        if !self.answered.is_empty() {
            let answered = self.answered.iter().cloned().map(Node::Field).collect();
            blocks.push(fold(words::ANSWERED.get(lang), answered));
        }
        blocks
    }
}

/// How many gaps a paper has.
pub(super) fn n_gaps(paper: &Paper, case: &Case, prepared: Option<&Case>, scope: Scope) -> usize {
    let drafting = Drafting { case: Some(case), prepared, scope, paper: Some(paper) };
    let mut sheet = paper::sheet(paper, case, prepared, scope);
    Missing::of(&mut sheet, paper, drafting).n_gaps()
}

/// The field in which a mark of a draft is answered beside the paper, if it is one of those.
fn question(mark: &str, paper: &Paper, drafting: Drafting<'_>) -> Option<Field> {
    let (case, scope, lang) = (drafting.case?, drafting.scope, drafting.scope.lang);
    let statement = |id: &str| {
        let outside = Paper::parse(scope.library(), said::OUTSIDE)?;
        let field = said::statement_field(id, scope)?;
        Some(paper::passage(&outside, field, case, Drafting { paper: Some(&outside), ..drafting }))
    };
    match Mark::parse(mark)? {
        Mark::Said(id) => statement(id),
        Mark::Outside(OutsideMark::Group) => statement("whose"),
        Mark::Outside(OutsideMark::GroupItems) => statement("items"),
        Mark::Blank(id) => {
            let blank = paper.blanks().find(|blank| blank.id == id)?;
            let name = format!("doc/{}/{id}", paper.name());
            Some(Field {
                written: said::text(case, &name, lang).into(),
                name: said::name_in(&name, lang),
                label: blank.name.get(lang).to_owned(),
                hint: blank.hint.map_or("", |hint| hint.get(lang)).to_owned(),
                n_lines: 1,
                ..node::Field::default()
            })
        }
        _ => None,
    }
}
