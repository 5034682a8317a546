//! What goes into the binder, as a word that the page hands back: `ja.a4.1ffff`.

use super::list;
use crate::document::Scope;
use crate::document::node::{Format, Node, Pick, PickOf, Picks};
use crate::guide::{Lang, LeakType, Text};
use crate::words;

impl Format {
    fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }
}

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

    /// What a word says; everything where it says nothing.
    #[must_use]
    pub fn parse(word: &str, lang: Lang) -> Self {
        let mut parts = word.split('.');
        let mut wanted = Self::all(lang);
        match parts.next() {
            Some("both") => wanted.langs = [Some(Lang::Ja), Some(Lang::En)],
            Some(tag) => wanted.langs[0] = Lang::parse(tag).or(wanted.langs[0]),
            None => {}
        }
        if parts.next() == Some("letter") {
            wanted.format = Format::Letter;
        }
        if let Some(bits) = parts.next().and_then(|bits| u32::from_str_radix(bits, 16).ok()) {
            wanted.parts = bits;
        }
        wanted
    }

    /// The choice as a word.
    #[must_use]
    pub fn word(&self) -> String {
        let lang = match self.langs {
            [_, Some(_)] => "both",
            [one, None] => one.unwrap_or_default().tag(),
        };
        format!("{lang}.{}.{:x}", self.format.name(), self.parts)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_reads_back_as_itself_and_nonsense_as_everything() {
        let all = BinderOptions::all(Lang::En);
        let some = BinderOptions { langs: [Some(Lang::Ja), Some(Lang::En)], format: Format::Letter, parts: 0b101 };
        assert_eq!(BinderOptions::parse(&some.word(), Lang::En), some);
        assert!(some.has(Part::Cover) && !some.has(Part::How) && some.has(Part::Flow));
        for word in ["", "xx", "en.a9.zz", "..."] {
            assert_eq!(BinderOptions::parse(word, Lang::En), all, "{word}");
        }
        assert!(Part::all().into_iter().all(|part| all.has(part)));
    }
}
