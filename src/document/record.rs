//! The record of a case: every change, and what people entered with a time of its own. What was struck out stays, with the reason.

use std::rc::Rc;

use super::node::{EntryState, FileButton, FileKind, Level, Node, RecordEntry, Sort, Tone, heading, para, text};
use crate::case::{Case, Change, Entry, Moment};
use crate::guide::{GUIDE, LIBRARY, Lang, Step};
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
fn sort(entry: &Entry) -> Sort {
    match &entry.change {
        Change::Observed(..) => Sort::Observed,
        Change::SetItem(..) | Change::KeyedItem(..) | Change::AssignedItem(..) | Change::NotedItem(..) => Sort::Item,
        Change::Decided(..) => Sort::Decided,
        Change::Wrote(..) => Sort::Wrote,
        Change::AnsweredTypes(_)
        | Change::AnsweredFact(..)
        | Change::AnsweredPersons(_)
        | Change::AnsweredKnownAt(..)
        | Change::AnsweredFound(..) => Sort::Answered,
        Change::Opened(_)
        | Change::Renamed(_)
        | Change::Closed
        | Change::Reopened
        | Change::Struck(..)
        | Change::Foreign(_) => Sort::Case,
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
    let mut blocks =
        vec![heading(Level::Two, words::LOG_TITLE.get(lang)), para(Tone::Lead, vec![text(words::LOG_LEAD.get(lang))])];
    blocks.push(Node::Observe);
    blocks.push(Node::File(FileButton { kind: FileKind::Csv, label: words::SAVE_CSV.get(lang) }));
    let row = |entry: &Entry| {
        let state = match &entry.change {
            _ if struck.contains(&entry.id) => EntryState::Struck,
            Change::Opened(_) | Change::Struck(..) => EntryState::Fixed,
            _ => EntryState::Open,
        };
        // `2-05`, or an organisation's `own:2-01`.
        let step = entry
            .change
            .item()
            .and_then(|item| item.rsplit(':').next()?.get(..1)?.parse().ok());
        RecordEntry {
            id: entry.id.clone(),
            at: happened_at(entry),
            by: Rc::clone(&entry.by),
            sort: sort(entry),
            step: step.and_then(Step::from_number),
            what: said(case, entry, lang),
            state,
        }
    };
    blocks.push(Node::Record(by_time(case).into_iter().map(row).collect()));
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
