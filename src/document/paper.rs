//! The papers: sheets, reports, notices, letters. Each is a form whose passages are drafted from the case, or left
//! blank for the pen.

use super::fill::{Drafting, fill};
use super::lines::{lines, outdated, source};
use super::node::{
    self, FileButton, FileKind, Level, ListStyle, Node, PenField, Role, Sheet, Tone, fold, group, heading, link, list,
    para, plain, text,
};
use super::request::Scope;
use crate::case::Case;
use crate::guide::{Condition, Field, Form, Lang, Library, TypeSet};
use crate::pack::Feature;
use crate::plan::{Verdict, applies};
use crate::words;

/// A form at a stage. In an address: `publication` or `publication.final`. Two are equal when their names are.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// The form.
    pub form: &'static Form,
    /// The name of the stage; empty when the form has none.
    pub stage: &'static str,
}

impl PartialEq for Paper {
    fn eq(&self, other: &Self) -> bool {
        (self.form.id, self.stage) == (other.form.id, other.stage)
    }
}

impl Eq for Paper {}

impl Paper {
    /// The paper of a name.
    #[must_use]
    pub fn parse(library: &Library, name: &str) -> Option<Self> {
        let (id, stage) = name.split_once('.').unwrap_or((name, ""));
        let form = library.form(id)?;
        let first = form.stages.first().map_or("", |(id, _)| *id);
        let stage = form.stages.iter().map(|(id, _)| *id).find(|id| *id == stage).unwrap_or(first);
        Some(Self { form, stage })
    }

    /// All papers of a form.
    #[must_use]
    pub fn of(form: &'static Form) -> Vec<Self> {
        if form.stages.is_empty() {
            return vec![Self { form, stage: "" }];
        }
        form.stages.iter().map(|(stage, _)| Self { form, stage }).collect()
    }

    /// The name in the address and in the names of its fields.
    #[must_use]
    pub fn name(&self) -> String {
        if self.stage.is_empty() { self.form.id.to_owned() } else { format!("{}.{}", self.form.id, self.stage) }
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self, lang: Lang) -> String {
        let name = self.form.name.get(lang);
        let stage = self
            .form
            .stages
            .iter()
            .find(|(id, _)| *id == self.stage)
            .map(|(_, text)| text.get(lang));
        match (stage, lang) {
            (None, _) => name.to_owned(),
            (Some(stage), Lang::Ja) => format!("{name}（{stage}）"),
            (Some(stage), Lang::En) => format!("{name} ({stage})"),
        }
    }

    /// The passages at this stage that concern the case; all of them without one.
    pub fn fields<'a>(&'a self, case: Option<&'a Case>) -> impl Iterator<Item = &'static Field> + 'a {
        let concerns = move |field: &&Field| {
            case.is_none_or(|case| applies_to(TypeSet::ALL, field.when, case) != Verdict::DoesNotApply)
        };
        let is_of_stage = |field: &&Field| field.stages.is_empty() || field.stages.contains(&self.stage);
        self.form.fields.iter().filter(is_of_stage).filter(concerns)
    }
}

fn applies_to(types: TypeSet, when: Condition, case: &Case) -> Verdict {
    applies(types, when, &case.state().answers)
}

/// The papers that do not belong to a case.
const APART: [&str; 1] = ["prepare"];

/// The list of a case's papers: those that it needs, then the others.
#[must_use]
pub(super) fn papers(case: &Case, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let mut blocks = vec![
        heading(Level::Two, words::PAPERS_TITLE.get(lang)),
        para(Tone::Lead, vec![text(words::PAPERS_LEAD.get(lang))]),
    ];
    let row = |paper: &Paper| {
        let mut row = vec![link(&paper.title(lang), &format!("#/case/{}/documents/{}", case.id(), paper.name()))];
        let prefix = format!("doc/{}/", paper.name());
        let n_written = case.state().written.keys().filter(|field| field.starts_with(&prefix)).count();
        if n_written > 0 {
            row.push(text(&format!(" {} {n_written}", words::PASSAGES_WRITTEN.get(lang))));
        }
        row
    };
    let is_apart = |form: &&Form| APART.contains(&form.id);
    let (needed, others): (Vec<&'static Form>, Vec<_>) = scope
        .library()
        .forms
        .iter()
        .filter(|form| !is_apart(form))
        .partition(|form| applies_to(form.types, form.when, case) != Verdict::DoesNotApply);
    for (title, forms) in [(words::PAPERS_NEEDED, needed), (words::PAPERS_OTHER, others)] {
        let rows: Vec<_> = forms.into_iter().flat_map(Paper::of).map(|paper| row(&paper)).collect();
        if !rows.is_empty() {
            blocks.extend([heading(Level::Three, title.get(lang)), list(ListStyle::Bullets, rows)]);
        }
    }
    if !scope.edition.is_off(Feature::Binder) {
        blocks.push(para(Tone::Plain, vec![link(words::BLANK_PAPERS.get(lang), "#/binder")]));
    }
    blocks
}

/// The list of blank papers.
#[must_use]
pub(super) fn blanks(scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let rows = scope
        .library()
        .forms
        .iter()
        .flat_map(Paper::of)
        .map(|paper| link(&paper.title(lang), &format!("#/binder/{}", paper.name())));
    vec![
        heading(Level::One, words::BLANK_PAPERS.get(lang)),
        para(Tone::Lead, vec![text(words::BLANK_LEAD.get(lang))]),
        list(ListStyle::Bullets, rows),
    ]
}

/// A paper without any case: for the pen.
#[must_use]
pub(super) fn blank(paper: &Paper, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let mut blocks = Vec::new();
    blocks.extend(
        super::own::letterhead(scope)
            .filter(|_| !APART.contains(&paper.form.id))
            .map(Node::Letterhead),
    );
    blocks.extend([heading(Level::One, &paper.title(lang)), para(Tone::Head, vec![text(words::PAPER_HEAD.get(lang))])]);
    for field in paper.fields(None) {
        blocks.push(Node::PenField(pen_field(paper, field, Level::Two, scope)));
    }
    blocks.extend(guidance(paper, None, scope));
    blocks
}

/// A passage for the pen: what it asks for, how to write it, what the organisation has written for it.
#[must_use]
pub(super) fn pen_field(paper: &Paper, field: &Field, level: Level, scope: Scope) -> PenField {
    let lang = scope.lang;
    let mut inside = vec![heading(level, field.name.get(lang))];
    inside.extend(field.hint.map(|hint| para(Tone::Meta, vec![text(hint.get(lang))])));
    inside.extend(super::own::for_the_pen(paper.form.id, field, scope));
    PenField { inside, n_lines: usize::from(field.space.max(1)) }
}

/// A paper of a case: each passage as it stands, to be changed in place.
#[must_use]
pub(super) fn draft(paper: &Paper, case: &Case, prepared: Option<&Case>, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let mut blocks = vec![heading(Level::Two, &paper.title(lang))];
    blocks.extend(guidance(paper, Some(case), scope));
    // What the papers say of the organisation is asked for on a page that nobody would look for.
    let is_named = prepared.is_some_and(|prepared| !prepared.state().text("doc/prepare/organisation").is_empty())
        || super::own::prepared("organisation", scope).is_some();
    if !is_named && !scope.edition.is_off(Feature::Prepare) {
        let ask = vec![text(words::NO_ORGANISATION.get(lang)), text(" "), link(words::PREPARE.get(lang), "#/prepare")];
        blocks.push(group(Role::Screen, vec![para(Tone::Info, ask)]));
    }
    let files = [
        (FileKind::Clipboard, words::COPY),
        (FileKind::Word, words::SAVE_DOCX),
        (FileKind::Markdown, words::SAVE_MARKDOWN),
    ];
    let files = files
        .into_iter()
        .filter(|(kind, _)| *kind != FileKind::Word || !scope.edition.is_off(Feature::Word));
    let files = files.map(|(kind, label)| Node::File(FileButton { kind, label: label.get(lang) }));
    blocks.push(group(Role::Tools, files.collect()));
    blocks.push(Node::Sheet(sheet(paper, case, prepared, scope)));
    blocks
}

/// The paper itself, without what is said to whoever writes it.
#[must_use]
pub(super) fn sheet(paper: &Paper, case: &Case, prepared: Option<&Case>, scope: Scope) -> Sheet {
    let lang = scope.lang;
    let drafting = Drafting { case: Some(case), prepared, scope };
    Sheet {
        title: paper.title(lang),
        letterhead: super::own::letterhead(scope).unwrap_or_default(),
        fields: paper
            .fields(Some(case))
            .map(|field| passage(paper, field, case, drafting))
            .collect(),
    }
}

/// The fields of what is prepared before anything happens.
#[must_use]
pub(super) fn prepare(case: Option<&Case>, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let Some(paper) = Paper::parse(scope.library(), "prepare") else { return Vec::new() };
    let empty = Case::new(crate::case::CaseId::from_random(0), crate::case::Log::default());
    let case = case.unwrap_or(&empty);
    let drafting = Drafting { case: None, prepared: None, scope };
    let fields = paper
        .fields(Some(case))
        .map(|field| passage(&paper, field, case, drafting))
        .collect();
    let mut blocks = vec![heading(Level::One, &paper.title(lang))];
    blocks.push(group(Role::Screen, vec![para(Tone::Lead, vec![text(words::PREPARE_LEAD.get(lang))])]));
    // There is nothing to hand on before something has been written.
    if !case.log().is_empty() {
        let export = FileButton { kind: FileKind::Export, label: words::EXPORT.get(lang) };
        blocks.push(group(Role::Tools, vec![Node::File(export)]));
    }
    blocks.extend(
        paper
            .form
            .intro
            .iter()
            .map(|line| para(Tone::Plain, super::lines::spans(line, true, scope))),
    );
    blocks.push(group(Role::Screen, vec![para(Tone::Plain, vec![link(words::BINDER.get(lang), "#/binder")])]));
    blocks.push(Node::Sheet(Sheet { title: paper.title(lang), letterhead: Vec::new(), fields }));
    blocks.extend(super::own::contacts(scope));
    blocks
}

/// A passage: what people wrote, or else the draft.
fn passage(paper: &Paper, field: &'static Field, case: &Case, drafting: Drafting<'_>) -> node::Field {
    let scope = drafting.scope;
    let lang = scope.lang;
    let name = format!("doc/{}/{}", paper.name(), field.id);
    let written = case.state().written.get(&*name).cloned().unwrap_or_default();
    let draft = field.draft.map(|draft| fill(draft.get(lang), drafting)).unwrap_or_default();
    let draft = super::own::with_wording(paper.form.id, field, draft, drafting);
    let known =
        if draft.is_empty() && APART.contains(&paper.form.id) { super::own::prepared(field.id, scope) } else { None };
    let draft = known.unwrap_or(draft);
    let mut said = lines(field.lines, Some(&case.state().answers), scope);
    said.extend(field.source.map(|one| para(Tone::Plain, vec![source(one, lang)])));
    said.extend(field.outdated.map(|one| para(Tone::Plain, vec![outdated(one, lang)])));
    node::Field {
        name,
        label: field.name.get(lang).to_owned(),
        hint: field.hint.map_or("", |hint| hint.get(lang)).to_owned(),
        written: written.text,
        draft,
        basis: written.basis,
        n_lines: usize::from(field.space.max(1)),
        about: said,
    }
}

/// What is said to whoever writes the paper: not part of it.
fn guidance(paper: &Paper, case: Option<&Case>, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let said = lines(paper.form.intro, case.map(|case| &case.state().answers), scope);
    let mut more = vec![plain(words::PAPER_GAPS.get(lang)), plain(words::FACTS_NEVER_DATA.get(lang))];
    more.extend(said);
    vec![group(Role::Screen, vec![fold(words::PAPER_GUIDANCE.get(lang), more)])]
}
