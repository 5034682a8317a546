//! What goes into the binder, and the questions by which it is chosen.

use super::list;
use crate::document::Scope;
use crate::document::node::{Format, Node, Pick, PickOf, Picks};
use crate::guide::{Lang, LeakType, Text};
use crate::words;

/// A part that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Cover,
    How,
    Flow,
    Principles,
    Phones,
    Types,
    List(LeakType),
    Forms,
    Clocks,
    References,
}

impl Part {
    /// All parts in their order.
    pub(super) fn all() -> Vec<Self> {
        let mut parts = vec![Self::Cover, Self::How, Self::Flow, Self::Principles, Self::Phones, Self::Types];
        parts.extend(LeakType::ALL.map(Self::List));
        parts.extend([Self::Clocks, Self::Forms, Self::References]);
        parts
    }

    fn label(self, scope: Scope) -> String {
        let lang = scope.lang;
        let name: Text = match self {
            Self::Cover => words::PART_COVER,
            Self::How => words::PART_HOW,
            Self::Flow => words::PART_FLOW,
            Self::Principles => words::GUIDE_PRINCIPLES,
            Self::Phones => words::PART_PHONES,
            Self::Types => words::PART_TYPES,
            Self::List(one) => return list::title(one, scope),
            Self::Forms => words::PART_FORMS,
            Self::Clocks => words::PART_CLOCKS,
            Self::References => words::GUIDE_REFERENCES,
        };
        name.get(lang).to_owned()
    }
}

/// What was chosen to go into the binder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BinderOptions {
    /// The languages, one after the other.
    pub(super) langs: [Option<Lang>; 2],
    pub(super) format: Format,
    /// The parts as bits, in their order.
    parts: u32,
}

impl BinderOptions {
    /// Everything, in one language, on A4.
    #[must_use]
    pub fn all(lang: Lang) -> Self {
        Self { langs: [Some(lang), None], format: Format::A4, parts: u32::MAX }
    }

    /// Whether a part goes in.
    pub(super) fn has(&self, part: Part) -> bool {
        Part::all()
            .iter()
            .position(|one| *one == part)
            .is_some_and(|at| self.parts >> at & 1 == 1)
    }

    /// The questions of the chooser.
    pub(super) fn picks(&self, scope: Scope) -> Vec<Node> {
        let lang = scope.lang;
        let parts = Part::all().into_iter().enumerate().map(|(at, part)| {
            let next = Self { parts: self.parts ^ 1 << at, ..*self };
            pick(PickOf::Part, &part.label(scope), self.has(part), &next)
        });
        let langs = [
            (words::BINDER_BOTH.get(lang), [Some(Lang::Ja), Some(Lang::En)]),
            ("日本語", [Some(Lang::Ja), None]),
            ("English", [Some(Lang::En), None]),
        ];
        let [both, ja, en] =
            langs.map(|(label, langs)| pick(PickOf::Language, label, self.langs == langs, &Self { langs, ..*self }));
        let what = question(words::BINDER_WHAT, parts.collect(), lang);
        vec![what, question(words::BINDER_LANGUAGE, vec![ja, en, both], lang), self.formats(lang)]
    }

    /// The sizes of paper to choose from.
    pub(super) fn formats(&self, lang: Lang) -> Node {
        let formats = [("A4", Format::A4), (words::BINDER_LETTER.get(lang), Format::Letter)];
        let formats = formats
            .map(|(label, format)| pick(PickOf::Format, label, self.format == format, &Self { format, ..*self }));
        question(words::BINDER_PAPER, formats.into(), lang)
    }
}

fn question(ask: Text, picks: Vec<Pick>, lang: Lang) -> Node {
    Node::Picks(Picks { ask: ask.get(lang).to_owned(), picks })
}

fn pick(of: PickOf, label: &str, is_chosen: bool, next: &BinderOptions) -> Pick {
    Pick { of, label: label.to_owned(), is_chosen, next: *next }
}
