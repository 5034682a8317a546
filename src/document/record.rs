//! The record of a case: every change, and what people entered with a time of its own. What was struck out stays, with the reason.

use super::node::{Kind, Node, heading, para, text};
use crate::case::{Case, Change, Entry, Moment};
use crate::guide::{GUIDE, LIBRARY, Lang};
use crate::text as words;

/// When something happened: the time that people gave, or else that of the entry.
#[must_use]
pub(super) fn happened_at(entry: &Entry) -> Moment {
    match &entry.change {
        Change::Observed(at, ..) => *at,
        Change::KeyedItem(.., paper) => paper.at.unwrap_or(entry.at),
        _ => entry.at,
    }
}

/// What sort of entry it is, for the filter.
fn sort(entry: &Entry) -> &'static str {
    match &entry.change {
        Change::Observed(..) => "observed",
        Change::SetItem(..) | Change::KeyedItem(..) | Change::AssignedItem(..) | Change::NotedItem(..) => "item",
        Change::Decided(..) => "decided",
        Change::Wrote(..) => "wrote",
        Change::AnsweredTypes(_)
        | Change::AnsweredFact(..)
        | Change::AnsweredPersons(_)
        | Change::AnsweredKnownAt(..)
        | Change::AnsweredFound(..) => "answered",
        _ => "case",
    }
}

/// The entries by the time at which things happened, the newest first.
pub(super) fn by_time(case: &Case) -> Vec<&Entry> {
    let mut entries: Vec<&Entry> = case.log().iter().map(|entry| &**entry).collect();
    entries.sort_by(|a, b| (happened_at(b), &b.id).cmp(&(happened_at(a), &a.id)));
    entries
}

/// What an entry says. One that strikes out another names it.
pub(super) fn said(case: &Case, entry: &Entry, lang: Lang) -> String {
    let say = |entry: &Entry| words::change(&GUIDE, Some(&LIBRARY), entry, lang);
    let Change::Struck(id, reason) = &entry.change else { return say(entry) };
    let Some(struck) = case.log().get(id) else { return say(entry) };
    match lang {
        Lang::Ja => format!("取り消した：「{}」{}", say(struck), words::aside(reason, lang)),
        Lang::En => format!("Struck out: “{}”{}", say(struck), words::aside(reason, lang)),
    }
}

/// The page of the record.
#[must_use]
pub(super) fn record(case: &Case, lang: Lang) -> Vec<Node> {
    let struck = case.log().struck();
    let mut blocks = vec![heading(2, words::LOG_TITLE.get(lang)), para("lead", vec![text(words::LOG_LEAD.get(lang))])];
    blocks.push(Node::new(Kind::Observe, [], Vec::new()));
    blocks.push(Node::new(Kind::File, ["csv", words::SAVE_CSV.get(lang)], Vec::new()));
    let row = |entry: &Entry| {
        let state = match &entry.change {
            _ if struck.contains(&entry.id) => "struck",
            Change::Opened(_) | Change::Struck(..) => "fixed",
            _ => "open",
        };
        // `2-05`, or an organisation's `own:2-01`.
        let step = entry
            .change
            .item()
            .and_then(|item| item.rsplit(':').next()?.get(..1))
            .unwrap_or("");
        let by = if entry.by.is_empty() { words::NO_NAME.get(lang) } else { &entry.by };
        let (at, what) = (words::time(happened_at(entry), lang), said(case, entry, lang));
        Node::new(Kind::Entry, [entry.id.as_str(), &*at, by, sort(entry), &*what, state, step], Vec::new())
    };
    blocks.extend(by_time(case).into_iter().map(row));
    blocks
}

/// The record as CSV (RFC 4180) with a byte order mark, so that Excel reads it as UTF-8. Cells that a spreadsheet would take for a formula are
/// led by an apostrophe.
#[must_use]
pub fn csv(case: &Case, lang: Lang) -> String {
    let struck = case.log().struck();
    let mut file = "\u{feff}".to_owned();
    let mut row = |cells: [&str; 6]| {
        file.push_str(&cells.map(cell).join(","));
        file.push_str("\r\n");
    };
    row(words::CSV_HEAD.map(|head| head.get(lang)));
    for entry in by_time(case).into_iter().rev() {
        let state = if struck.contains(&entry.id) { words::STRUCK.get(lang) } else { "" };
        let (happened, written) = (words::time(happened_at(entry), lang), words::time(entry.at, lang));
        let what = said(case, entry, lang);
        row([&happened, &written, &entry.by, &what, state, entry.id.as_str()]);
    }
    file
}

/// One cell: harmless to spreadsheets, quoted where it has to be.
fn cell(text: &str) -> String {
    let is_formula =
        text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || text.starts_with(['\t', '\r']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
