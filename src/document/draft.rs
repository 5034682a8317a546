//! A paper in the making: what is missing in it, asked for one by one, and beside it the paper as it will look.

use std::rc::Rc;

use super::fill::Drafting;
use super::node::{
    self, Field, FileButton, FileKind, Gap, Groups, Level, ListStyle, Node, Pair, PaperFiles, Role, Send, Sheet, Span,
    Tone, fold, group, heading, link, list, para, plain, strong, text,
};
use super::paper::{self, Paper, guidance};
use super::papers::{self, route_to};
use super::request::Scope;
use super::{said, sent};
use crate::case::{Case, CaseId, Filed, Frozen};
use crate::guide::{InsideMark, Lang, Layout, Mark, OutsideMark, marks};
use crate::pack::Feature;
use crate::route::{CasePart, Route};
use crate::words;

/// A paper of a case: as it was sent, or else in the making.
#[must_use]
pub(super) fn draft(paper: &Paper, case: &Case, prepared: Option<&Case>, scope: Scope) -> Vec<Node> {
    let sent = sent::of_paper(paper, case, scope);
    let is_of_lang = |filed: &&Filed| filed.sent.paper.as_ref().is_some_and(|paper| paper.lang == scope.lang);
    match sent.iter().copied().rfind(is_of_lang) {
        Some(filed) => as_sent(paper, filed, case, scope),
        None => in_making(paper, !sent.is_empty(), case, prepared, scope),
    }
}

/// A paper as it was sent, with what is known of that.
fn as_sent(paper: &Paper, filed: &Filed, case: &Case, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let Filed { sent, .. } = filed;
    let Some(frozen) = &sent.paper else { return Vec::new() };
    let mut blocks = vec![heading(Level::Two, &titled(paper, case, scope))];
    let rows = [
        (words::WENT_WHEN, words::time(sent.on, lang)),
        (words::WENT_TO, sent.to.to_string()),
        (words::WENT_HOW, sent.how.to_string()),
        (words::WENT_REFERENCE, sent.reference.to_string()),
        (words::WENT_LATE, sent.late_why.to_string()),
        (words::WENT_SUM, frozen.sum.to_string()),
    ];
    let pairs = rows.iter().filter(|(_, said)| !said.is_empty());
    let pairs = pairs.map(|(name, said)| Pair { name: name.get(lang).to_owned(), said: text(said).into() });
    let next = Paper { nth: paper.nth.saturating_add(1), ..*paper };
    let next = link(words::NEXT_PAPER.get(lang), route_to(&next.name(), case));
    blocks.push(group(
        Role::Screen,
        vec![
            para(Tone::Info, vec![text(words::WENT_FROZEN.get(lang))]),
            Node::Pairs(pairs.collect()),
            para(Tone::Plain, vec![next]),
        ],
    ));
    blocks.push(tools(&Missing::default(), scope));
    blocks.push(group(Role::Desk, vec![Node::Sheet(sent::thaw(paper, frozen))]));
    blocks.extend(next_task(paper, case, scope));
    blocks
}

/// What a paper is called; for a group of persons, with who they are.
pub(super) fn titled(paper: &Paper, case: &Case, scope: Scope) -> String {
    let title = paper.title(scope.lang);
    if paper.group == 0 {
        return title;
    }
    let who = said::group(case, paper.group).who;
    let who = if who.is_empty() { paper.group.to_string() } else { who.to_string() };
    format!("{title}{}", words::aside(&who, scope.lang))
}

fn in_making(paper: &Paper, is_sent: bool, case: &Case, prepared: Option<&Case>, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let drafting = Drafting { case: Some(case), prepared, scope, paper: Some(paper) };
    let mut sheet = paper::sheet(paper, case, prepared, scope);
    let missing = Missing::of(&mut sheet, paper, drafting);
    let mut blocks = vec![heading(Level::Two, &titled(paper, case, scope))];
    if is_sent {
        blocks.push(group(Role::Screen, vec![para(Tone::Info, vec![text(words::WENT_OTHER_LANGUAGE.get(lang))])]));
    }
    if let Some(to) = paper.form.to {
        blocks.push(group(Role::Screen, vec![para(Tone::Meta, vec![text(to.get(lang))])]));
    }
    blocks.extend(guidance(paper, Some(case), scope));
    if paper.form.id == said::OUTSIDE {
        blocks.push(group(Role::Screen, vec![Node::Groups(groups(case, lang))]));
        blocks.push(Node::Sheet(sheet));
        let print = FileButton { kind: FileKind::Paper, label: words::PRINT.get(lang) };
        blocks.push(group(Role::Screen, vec![Node::File(print)]));
        return blocks;
    }
    // What the papers say of the organisation is asked for on a page that nobody would look for.
    let is_named = prepared.is_some_and(|prepared| !said::prepared(prepared, "organisation", lang).is_empty())
        || super::own::prepared("organisation", scope).is_some();
    if !is_named && !scope.edition.is_off(Feature::Prepare) {
        let ask =
            vec![text(words::NO_ORGANISATION.get(lang)), text(" "), link(words::PREPARE.get(lang), Route::Prepare)];
        blocks.push(group(Role::Screen, vec![para(Tone::Info, ask)]));
    }
    let before = sent::papers_before(paper, case, scope);
    let before = before.first().and_then(|before| sent::of_paper(before, case, scope).pop());
    if let Some(frozen) = before
        .and_then(|filed| filed.sent.paper.as_ref())
        .filter(|frozen| frozen.lang == lang)
    {
        blocks.push(group(Role::Screen, vec![since(frozen, &sheet, lang)]));
    }
    // Before anything is copied, saved or printed, the page says what is missing.
    blocks.push(group(Role::Screen, vec![missing.summary(lang)]));
    if paper.form.enter {
        blocks.push(group(Role::Screen, vec![plain(words::ENTER_HINT.get(lang))]));
    }
    blocks.push(tools(&missing, scope));
    let send = Node::SendPaper(Send {
        what: papers::obligation(paper, case, scope).into(),
        frozen: sent::freeze(paper, &sheet),
        to: papers::addressees(paper, case, scope),
        n_gaps: missing.n_gaps(),
        is_late: papers::is_late(paper, case, scope),
    });
    let mut asked = missing.asked(lang);
    if paper.form.layout == Layout::Form {
        if !asked.is_empty() {
            blocks.push(group(Role::Asked, asked));
        }
        blocks.push(Node::Sheet(sheet));
        blocks.push(group(Role::Screen, vec![send]));
    } else {
        let mut passages = vec![plain(words::CHANGE_WORDS_HINT.get(lang))];
        passages.extend(sheet.fields.iter().cloned().map(Node::Field));
        asked.push(fold(words::CHANGE_WORDS.get(lang), passages));
        asked.push(send);
        blocks.push(group(Role::Desk, vec![group(Role::Asked, asked), Node::Sheet(sheet)]));
    }
    blocks.extend(next_task(paper, case, scope));
    blocks
}

/// The way on to the next paper that waits.
fn next_task(paper: &Paper, case: &Case, scope: Scope) -> Option<Node> {
    let next = papers::next(paper, case, scope)?;
    let label = format!("{}{}", words::NEXT_TASK.get(scope.lang), titled(&next, case, scope));
    Some(group(Role::Screen, vec![para(Tone::Plain, vec![link(&label, route_to(&next.name(), case))])]))
}

/// What differs from what was sent before.
fn since(before: &Frozen, sheet: &Sheet, lang: Lang) -> Node {
    let (gone, new) = sent::changed(before, sheet);
    let label = format!("{} {}", words::CHANGED_SINCE.get(lang), gone.len().max(new.len()));
    let gone = gone.into_iter().map(Span::Struck);
    let lines = gone.chain(new.into_iter().map(Span::Strong));
    fold(&label, vec![list(ListStyle::Close, lines)])
}

/// The table of groups, with an empty row for one more.
fn groups(case: &Case, lang: Lang) -> Groups {
    let groups = said::groups(case);
    let next = groups.last().map_or(1, |group| group.number.saturating_add(1));
    let numbers = groups.iter().map(|group| group.number).chain([next]);
    let cell = |number: u16, column: &str| {
        let name = said::group_name(number, column);
        let written = case.state().written.get(&*name).map(|written| Rc::clone(&written.text));
        (name, written.unwrap_or_default())
    };
    let columns = [
        words::GROUP_WHO,
        words::GROUP_ITEMS,
        words::GROUP_COUNT,
        words::GROUP_HOW,
        words::GROUP_WHEN,
        words::GROUP_RETURNED,
    ];
    Groups {
        columns: columns.map(|name| name.get(lang).to_owned()).into(),
        rows: numbers
            .map(|number| said::COLUMNS.map(|column| cell(number, column)).into())
            .collect(),
    }
}

/// What a paper can be made into, and what is missing in it.
pub(super) fn tools(missing: &Missing, scope: Scope) -> Node {
    let files = [
        (FileKind::Paper, words::PRINT),
        (FileKind::Clipboard, words::COPY),
        (FileKind::Word, words::SAVE_DOCX),
        (FileKind::Markdown, words::SAVE_MARKDOWN),
    ];
    let files = files
        .into_iter()
        .filter(|(kind, _)| *kind != FileKind::Word || !scope.edition.is_off(Feature::Word));
    let files = files.map(|(kind, label)| FileButton { kind, label: label.get(scope.lang) });
    Node::PaperFiles(PaperFiles { files: files.collect(), n_gaps: missing.n_gaps(), gaps: missing.names() })
}

/// What is missing in a paper.
#[derive(Debug, Default)]
pub(super) struct Missing {
    /// What is asked for here, with its number.
    questions: Vec<Field>,
    /// What has been answered here.
    answered: Vec<Field>,
    /// What adds a line where it is answered, and leaves no gap where it is not.
    optional: Vec<Field>,
    /// What is answered elsewhere: its number, and where.
    elsewhere: Vec<(usize, Elsewhere)>,
    /// Where the text itself has blanks: the number, and what the passage is called.
    in_text: Vec<(usize, String)>,
    /// What each gap is called, in the order of their numbers.
    gaps: Vec<String>,
    /// The passages of a form for outside in which nothing stands at all.
    empty: Vec<String>,
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
        let mut missing = Self { case, ..Self::default() };
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
        if drafting.is_for_outside() && paper.form.layout == Layout::Form {
            let is_empty = |field: &&Field| field.text().trim().is_empty();
            missing.empty = sheet.fields.iter().filter(is_empty).map(|field| field.label.clone()).collect();
        }
        // What was answered stays at hand, and so does what only adds a line.
        for field in paper.fields(drafting.case) {
            for mark in field.draft.iter().flat_map(|draft| marks(draft.get(drafting.scope.lang))) {
                let Some(one) = question(mark, paper, drafting) else { continue };
                let asked = missing.questions.iter().chain(&missing.answered).chain(&missing.optional);
                if asked.into_iter().all(|other| other.name != one.name) {
                    if one.text().is_empty() { missing.optional.push(one) } else { missing.answered.push(one) }
                }
            }
        }
        missing
    }

    fn ask(&mut self, gap: &Gap, number: usize, passage: &str, paper: &Paper, drafting: Drafting<'_>) {
        if let Some(question) = question(&gap.mark, paper, drafting) {
            self.gaps.push(question.label.clone());
            self.questions.push(Field { number: Some(number), ..question });
            return;
        }
        self.gaps.push(passage.to_owned());
        match Mark::parse(&gap.mark) {
            _ if gap.mark.is_empty() => self.in_text.push((number, passage.to_owned())),
            // They come from what was recorded, perhaps in the other language: they are said in the passage itself.
            Some(Mark::Outside(
                OutsideMark::Events
                | OutsideMark::Groups
                | OutsideMark::GroupsTold
                | OutsideMark::Group
                | OutsideMark::GroupItems
                | OutsideMark::GroupNumber,
            )) => self.in_text.push((number, passage.to_owned())),
            Some(
                Mark::Outside(OutsideMark::Organisation | OutsideMark::Desk | OutsideMark::Signer)
                | Mark::Inside(InsideMark::Leader),
            ) => self.elsewhere.push((number, Elsewhere::Prepared)),
            _ => self.elsewhere.push((number, Elsewhere::Facts)),
        }
    }

    fn n_gaps(&self) -> usize {
        self.gaps.len() + self.empty.len()
    }

    /// What is missing, by name.
    fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for name in self.gaps.iter().chain(&self.empty) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    }

    /// How much is missing, and what.
    fn summary(&self, lang: Lang) -> Node {
        if self.n_gaps() == 0 {
            return para(Tone::Meta, vec![text(words::NO_GAPS.get(lang))]);
        }
        let named = self.names().join(if lang == Lang::Ja { "、" } else { ", " });
        let said = vec![strong(&format!("{} {}", words::GAPS.get(lang), self.n_gaps())), text(&format!(" {named}"))];
        para(Tone::Plain, said)
    }

    /// What is asked for, and where the rest is answered.
    fn asked(&self, lang: Lang) -> Vec<Node> {
        let mut blocks: Vec<Node> = self.questions.iter().cloned().map(Node::Field).collect();
        let case = self.case.clone();
        let facts = case.map_or(Route::Prepare, |case| Route::Case(case, CasePart::Facts));
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
        if !self.empty.is_empty() {
            blocks.push(para(Tone::Plain, vec![text(words::EMPTY_PASSAGES.get(lang))]));
            blocks.push(list(ListStyle::Close, self.empty.iter().map(|name| text(name))));
        }
        for (label, fields) in [(words::CAN_BE_ADDED, &self.optional), (words::ANSWERED, &self.answered)] {
            if !fields.is_empty() {
                let label = format!("{} {}", label.get(lang), fields.len());
                blocks.push(fold(&label, fields.iter().cloned().map(Node::Field).collect()));
            }
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
    let is_called = |id: &str| said::call(Some(case), drafting.prepared, id, scope).is_some();
    match Mark::parse(mark)? {
        Mark::Said(id) => statement(id),
        Mark::Outside(OutsideMark::Group) if said::group(case, paper.group).who.is_empty() => statement("whose"),
        Mark::Outside(OutsideMark::GroupItems) if said::group(case, paper.group).items.is_empty() => statement("items"),
        Mark::Outside(OutsideMark::We) if !is_called("we") => statement("we"),
        Mark::Outside(OutsideMark::They) if !is_called("they") => statement("they"),
        Mark::Blank(id) => {
            let blank = paper.blanks().find(|blank| blank.id == id)?;
            let name = format!("doc/{}/{id}", paper.name());
            Some(Field {
                written: said::text(case, &name, lang).into(),
                draft: said::shared(blank, paper, case, scope).unwrap_or_default().to_owned(),
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
