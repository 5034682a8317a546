//! Lines of the guidance, each with its layer: the guide, or newer, or out of date with what holds now.

use yew::prelude::*;

use crate::case::Answers;
use crate::guide::{Guide, Lang, Line, Outdated, Source, TypeSet};
use crate::plan::{Verdict, applies};
use crate::ui::parts::elements::leaf;
use crate::words;

/// A list of the lines that concern the case (all, without one).
pub(crate) fn view_lines(guide: &Guide, lines: &'static [Line], answers: Option<&Answers>, lang: Lang) -> Html {
    let concerns =
        |line: &&Line| answers.is_none_or(|answers| applies(line.types, line.when, answers) != Verdict::DoesNotApply);
    let lines: Vec<_> = lines.iter().filter(concerns).collect();
    if lines.is_empty() {
        return Html::default();
    }
    // Where there is one type only, which types a line is for goes without saying.
    let has_one_type = answers.is_some_and(|answers| answers.types.iter().count() == 1);
    html! { <ul class="doc__list">for line in lines { { view_line(guide, line, has_one_type, lang) } }</ul> }
}

/// One line: for which types, what, and which layer speaks.
fn view_line(guide: &Guide, line: &'static Line, has_one_type: bool, lang: Lang) -> Html {
    html! {
        <li class="doc__line">
            if !has_one_type && line.types != TypeSet::ALL {
                { leaf("span", "layer layer--type", say_type_names(guide, line.types, lang)) }{ " " }
            }
            { line.text.get(lang) }
            if let Some(source) = line.source { { view_source(source, lang) } }
            if let Some(outdated) = line.outdated { { view_outdated(outdated, lang) } }
        </li>
    }
}

fn say_type_names(guide: &Guide, types: TypeSet, lang: Lang) -> String {
    let names: Vec<&str> = types
        .iter()
        .filter_map(|one| guide.leak_type(one))
        .map(|text| text.term.get(lang))
        .collect();
    names.join(if lang == Lang::Ja { "・" } else { ", " })
}

/// The mark of the newer layer: its source and the day on which that was checked.
pub(crate) fn view_source(source: &'static Source, lang: Lang) -> Html {
    html! {
        <span class="layer layer--added">
            { words::ADDED.get(lang) }{ " " }
            <a href={source.url} rel="noreferrer noopener" target="_blank">{ source.name.get(lang) }</a>
            { " " }{ words::say_as_of(source, lang) }
        </span>
    }
}

/// What holds today where the guide is out of date.
pub(crate) fn view_outdated(outdated: &'static Outdated, lang: Lang) -> Html {
    html! {
        <span class="layer layer--outdated">
            { leaf("strong", "", words::OUTDATED.get(lang)) }{ " " }{ outdated.now.get(lang) }
            if let Some(source) = outdated.source { { view_source(source, lang) } }
        </span>
    }
}
