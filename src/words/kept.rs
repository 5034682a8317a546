//! What is said of files and of what the browser keeps.

use super::errors::quoted;
use super::{short_title, time};
use crate::case::{CaseState, Moment};
use crate::guide::{Guide, Lang};

/// When a case was last exported, and how much has been done since.
#[must_use]
pub fn exported(at: Option<Moment>, n_since: usize, lang: Lang) -> String {
    match (at.map(|at| time(at, lang)), lang) {
        (Some(at), Lang::Ja) => format!("最後の書き出し: {at}（その後の変更 {n_since}件）"),
        (Some(at), Lang::En) => format!("Last exported: {at} ({n_since} changes since)"),
        (None, Lang::Ja) => "まだ一度も書き出していません。".to_owned(),
        (None, Lang::En) => "Not exported yet.".to_owned(),
    }
}

/// That entries came from a file.
#[must_use]
pub fn imported(n_entries: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("ファイルから加わった{n_entries}件"),
        Lang::En => format!("{n_entries} entries from a file"),
    }
}

/// What a case is known by, where two of one id are told apart: `is_here` or in a file, its name, types, and when it
/// was begun.
#[must_use]
pub fn told_apart(guide: &Guide, state: &CaseState, is_here: bool, lang: Lang) -> String {
    let where_from = match (is_here, lang) {
        (true, Lang::Ja) => "この端末の事案",
        (true, Lang::En) => "On this device",
        (false, Lang::Ja) => "ファイルの事案",
        (false, Lang::En) => "In the file",
    };
    let types = state.answers.types.iter().filter_map(|one| guide.leak_type(one));
    let types: Vec<&str> = types.map(|text| text.term.get(lang)).collect();
    let begun = state.opened_at.map_or_else(String::new, |at| time(at, lang));
    let (types, name) =
        (types.join(if lang == Lang::Ja { "・" } else { ", " }), quoted(&short_title(&state.title), lang));
    let parts = [name, types, begun]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>();
    format!("{where_from}: {}", parts.join(if lang == Lang::Ja { "、" } else { ", " }))
}
