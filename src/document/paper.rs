//! A paper: sheet, report, notice, letter. Each is a form whose passages are drafted from the case, or left blank for
//! the pen.

use super::fill::{Drafting, Filled, filled, is_of_record};
use super::lines::{lines, outdated, source};
use super::marks::value;
use super::node::{
    self, Entered, EnteredState, FileButton, FileKind, Gap, Insert, Level, Node, PenField, Role, Sheet, Tone, fold,
    group, heading, link, para, plain, text,
};
use super::request::{BinderPage, Scope};
use super::{said, sent};
use crate::case::Case;
use crate::guide::{
    Blank, Condition, FactGroup, Field, Form, Lang, Layout, Library, Mark, NamedForm, Readers, TypeSet,
};
use crate::plan::{Verdict, applies, said_by_pack};
use crate::words;

/// A form at a stage, the how-manieth of its kind, for a group of persons. In an address: `publication`,
/// `publication.final`, `notice.2` (the second one), `notice~3` (for the third group). Two are equal when their names
/// are.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// The form.
    pub form: &'static Form,
    /// The name of the stage; empty when the form has none.
    pub stage: &'static str,
    /// The how-manieth of its kind, from 1: the next one goes on from what was sent.
    pub nth: u16,
    /// For which group of persons; 0 for all.
    pub group: u16,
}

impl PartialEq for Paper {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Paper {}

impl Paper {
    /// The paper of a name.
    #[must_use]
    pub fn parse(library: &Library, name: &str) -> Option<Self> {
        let (name, group) = name.split_once('~').unwrap_or((name, ""));
        let mut parts = name.split('.');
        let form = library.form(parts.next()?)?;
        let first = form.stages.first().map_or("", |stage| stage.id);
        let mut paper = Self { form, stage: first, nth: 1, group: group.parse().unwrap_or(0) };
        for part in parts {
            if let Some(stage) = form.stages.iter().find(|stage| stage.id == part) {
                paper.stage = stage.id;
            } else if let Ok(nth @ 1..) = part.parse() {
                paper.nth = nth;
            }
        }
        Some(paper)
    }

    /// The first papers of a form: one, or one for each stage.
    #[must_use]
    pub fn of(form: &'static Form) -> Vec<Self> {
        if form.stages.is_empty() {
            return vec![Self { form, stage: "", nth: 1, group: 0 }];
        }
        form.stages
            .iter()
            .map(|stage| Self { form, stage: stage.id, nth: 1, group: 0 })
            .collect()
    }

    /// The name in the address and in the names of its fields.
    #[must_use]
    pub fn name(&self) -> String {
        let mut name = self.form.id.to_owned();
        if !self.stage.is_empty() {
            name = format!("{name}.{}", self.stage);
        }
        if self.nth > 1 {
            name = format!("{name}.{}", self.nth);
        }
        if self.group > 0 { format!("{name}~{}", self.group) } else { name }
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self, lang: Lang) -> String {
        let name = self.form.name.get(lang);
        let stage = self.form.stages.iter().find(|stage| stage.id == self.stage);
        let title = match (stage.map(|stage| stage.name.get(lang)), lang) {
            (None, _) => name.to_owned(),
            (Some(stage), Lang::Ja) => format!("{name}（{stage}）"),
            (Some(stage), Lang::En) => format!("{name} ({stage})"),
        };
        if self.nth > 1 { words::nth_paper(&title, self.nth, lang) } else { title }
    }

    /// The passages at this stage that concern the case; all of them without one.
    pub fn fields<'a>(&'a self, case: Option<&'a Case>) -> impl Iterator<Item = &'static Field> + 'a {
        // A letter says only what holds; a form asks for what may.
        let is_letter = self.form.layout != Layout::Form;
        let concerns = move |field: &&Field| {
            let verdict = case.map(|case| applies_to(TypeSet::ALL, field.when, case));
            verdict.is_none_or(|verdict| verdict == Verdict::Applies || (verdict == Verdict::Open && !is_letter))
        };
        let is_of_stage = |field: &&Field| field.stages.is_empty() || field.stages.contains(&self.stage);
        self.form.fields.iter().filter(is_of_stage).filter(concerns)
    }

    /// What only its writer knows.
    pub(super) fn blanks(&self) -> impl Iterator<Item = &'static Blank> + '_ {
        let is_of_stage = |blank: &&Blank| blank.stages.is_empty() || blank.stages.contains(&self.stage);
        self.form.blanks.iter().filter(is_of_stage)
    }

    /// The names of the papers whose words stand in this one, this one first: a notice for a group says what the one
    /// for all says until it says something else, and the next paper goes on from those that were sent.
    pub(super) fn sources(&self, case: &Case, scope: Scope) -> Vec<String> {
        let mut names = vec![self.name()];
        let mut add = |name: String| {
            if !names.contains(&name) {
                names.push(name);
            }
        };
        add(Self { group: 0, ..*self }.name());
        for before in sent::papers_before(self, case, scope) {
            add(before.name());
            add(Self { group: 0, ..before }.name());
        }
        names
    }
}

pub(super) fn applies_to(types: TypeSet, when: Condition, case: &Case) -> Verdict {
    applies(types, when, &case.state().answers)
}

/// The papers that do not belong to a case, or are a page of their own there.
pub(super) const APART: [&str; 2] = [NamedForm::Prepare.as_str(), super::said::OUTSIDE];

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
    let mut name = field.name.get(lang).to_owned();
    let model = super::model::model(paper, field, scope);
    if model.is_some() && !field.when.is_empty() {
        name += words::MODEL_IF_IT_APPLIES.get(lang);
    }
    let mut inside = vec![heading(level, &name)];
    inside.extend(field.hint.map(|hint| para(Tone::Meta, vec![text(hint.get(lang))])));
    let n_lines = usize::from(field.space.max(1));
    let n_lines = model
        .as_ref()
        .map_or(n_lines, |model| if model.has_lines { n_lines } else { 0 });
    inside.extend(model.into_iter().flat_map(|model| model.lines));
    inside.extend(super::own::for_the_pen(paper.form.id, field, scope));
    PenField { inside, n_lines }
}

/// The paper itself, without what is said to whoever writes it.
#[must_use]
pub(super) fn sheet(paper: &Paper, case: &Case, prepared: Option<&Case>, scope: Scope) -> Sheet {
    let lang = scope.lang;
    let drafting = Drafting { case: Some(case), prepared, scope, paper: Some(paper) };
    Sheet {
        title: paper.title(lang),
        lang,
        layout: paper.form.layout,
        readers: paper.form.readers,
        letterhead: super::own::letterhead(scope).unwrap_or_default(),
        fields: paper
            .fields(Some(case))
            .map(|field| with_entered(paper, passage(paper, field, case, drafting), case))
            .collect(),
        frozen: Vec::new(),
    }
}

/// The fields of what is prepared before anything happens.
#[must_use]
pub(super) fn prepare(case: Option<&Case>, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let Some(paper) = Paper::parse(scope.library(), NamedForm::Prepare.as_str()) else { return Vec::new() };
    let empty = Case::new(crate::case::CaseId::from_random(0), crate::case::Log::default());
    let case = case.unwrap_or(&empty);
    let drafting = Drafting { case: None, prepared: None, scope, paper: None };
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
    blocks.push(group(
        Role::Screen,
        vec![para(Tone::Plain, vec![link(words::BINDER.get(lang), BinderPage::Chooser.route())])],
    ));
    // Who we are decides most of what has to be reported: said once here, it is not asked again in new cases.
    let of_group = |group: FactGroup| {
        let of = scope.guide().facts.iter().filter(move |text| text.group == group);
        let asked = of.filter(|text| said_by_pack(scope.guide(), text.fact).is_none());
        asked.map(|text| Node::Ask(text.fact)).collect::<Vec<_>>()
    };
    let mut about_us = vec![heading(Level::Two, words::ABOUT_US.get(lang)), plain(words::ABOUT_US_HINT.get(lang))];
    about_us.extend(super::own::about_us(scope));
    about_us.extend(of_group(FactGroup::Who));
    let sectors = of_group(FactGroup::Sector);
    if !sectors.is_empty() {
        about_us.push(fold(words::SECTORS.get(lang), sectors));
    }
    blocks.push(group(Role::Screen, about_us));
    let title = paper.title(lang);
    blocks.push(Node::Sheet(Sheet {
        title,
        lang,
        layout: Layout::Form,
        readers: Readers::Inside,
        letterhead: Vec::new(),
        fields,
        frozen: Vec::new(),
    }));
    blocks.extend(super::own::contacts(scope));
    blocks
}

/// A passage: what people wrote, or else the draft.
pub(super) fn passage(paper: &Paper, field: &'static Field, case: &Case, drafting: Drafting<'_>) -> node::Field {
    let scope = drafting.scope;
    let lang = scope.lang;
    let names = paper.sources(case, scope);
    // What is prepared is one for both languages, but for what papers say of the organisation.
    let is_one = paper.form.id == NamedForm::Prepare.as_str() && !said::NAMED.contains(&field.id);
    let of = |name: &str| {
        let name = format!("doc/{name}/{}", field.id);
        if is_one { case.state().written.get(&*name) } else { said::written(case, &name, lang) }
    };
    let written = names.first().and_then(|name| of(name)).cloned().unwrap_or_default();
    // What was written for those before it is the draft of the next one.
    let before = names
        .iter()
        .skip(1)
        .find_map(|name| of(name))
        .map(|written| Filled::of_text(&written.text));
    let draft = before.unwrap_or_else(|| {
        let draft = field.draft.map(|draft| filled(draft.get(lang), drafting)).unwrap_or_default();
        let draft = super::own::with_wording(paper.form.id, field, draft, drafting);
        if draft.text.is_empty() && APART.contains(&paper.form.id) {
            Filled::of_text(&super::own::prepared(field.id, scope).unwrap_or_default())
        } else {
            draft
        }
    });
    let mut said = lines(field.lines, Some(&case.state().answers), scope);
    said.extend(field.source.map(|one| para(Tone::Plain, vec![source(one, lang)])));
    said.extend(field.outdated.map(|one| para(Tone::Plain, vec![outdated(one, lang)])));
    let is_left_out = node::is_left_out(if written.text.is_empty() { &draft.text } else { &written.text });
    let gaps = if written.text.is_empty() { draft.gaps } else { Filled::of_text(&written.text).gaps };
    let name = format!("doc/{}/{}", paper.name(), field.id);
    node::Field {
        name: if is_one { name } else { said::name_in(&name, lang) },
        label: field.name.get(lang).to_owned(),
        hint: field.hint.map_or("", |hint| hint.get(lang)).to_owned(),
        written: written.text,
        draft: draft.text,
        basis: written.basis,
        n_lines: usize::from(field.space.max(1)),
        about: said,
        part: field.part,
        heading: field.heading.map(|heading| heading.get(lang).to_owned()),
        gaps: gaps
            .into_iter()
            .filter(|_| !is_left_out)
            .map(|mark| Gap { mark, number: None })
            .collect(),
        inserts: inserts(field.insert, Drafting { paper: None, ..drafting }),
        options: field.options.iter().map(|option| option.get(lang).to_owned()).collect(),
        number: None,
        entered: None,
    }
}

/// The same with whether it has been typed into the official form.
fn with_entered(paper: &Paper, field: node::Field, case: &Case) -> node::Field {
    if !paper.form.enter {
        return field;
    }
    let name = field.name.replacen("doc/", "entered/", 1);
    let state = match case.state().written.get(&*name) {
        None => EnteredState::Open,
        Some(entered) if *entered.text == *field.text() => EnteredState::Done,
        Some(_) => EnteredState::Changed,
    };
    node::Field { entered: Some(Entered { name, state }), ..field }
}

/// What may be wanted from inside, a piece each.
fn inserts(marks: &[&str], drafting: Drafting<'_>) -> Vec<Insert> {
    let of_mark = |mark: &&str| {
        let is_inside = Mark::parse(mark).is_none_or(|mark| !mark.is_for_outside());
        let text = value(mark, drafting).unwrap_or_default();
        let pieces: Vec<String> =
            if is_of_record(mark) { text.lines().map(str::to_owned).collect() } else { vec![text] };
        pieces
            .into_iter()
            .filter(|text| !text.trim().is_empty())
            .map(|text| Insert { text, is_inside })
            .collect::<Vec<_>>()
    };
    marks.iter().flat_map(of_mark).collect()
}

/// What is said to whoever writes the paper: not part of it.
pub(super) fn guidance(paper: &Paper, case: Option<&Case>, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let said = lines(paper.form.intro, case.map(|case| &case.state().answers), scope);
    let mut more = vec![plain(words::PAPER_GAPS.get(lang)), plain(words::FACTS_NEVER_DATA.get(lang))];
    more.extend(said);
    vec![group(Role::Screen, vec![fold(words::PAPER_GUIDANCE.get(lang), more)])]
}
