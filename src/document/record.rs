//! The record of a case: every change, and what people entered with a time of its own. What was struck out stays, with
//! the reason.

use std::rc::Rc;

use super::chart::chart;
use super::node::{EntryState, FileButton, FileKind, Level, Node, RecordEntry, Role, Tone, group, heading, para, text};
use super::request::Scope;
use crate::case::{Case, Change, Entry, EntryId, ItemState, SortedMap, in_order};
use crate::guide::Lang;
use crate::wire::time::to_rfc3339;
use crate::words;

/// The entries by the time at which things happened, the newest first.
#[must_use]
pub(super) fn entries(case: &Case) -> Vec<RecordEntry> {
    let (log, struck) = (case.log(), case.log().struck());
    let strikes = log.iter().filter(|entry| !struck.contains(&entry.id));
    let strikes: SortedMap<&EntryId, &EntryId> = strikes
        .filter_map(|entry| match &entry.change {
            Change::Struck(target, _) => Some((target, &entry.id)),
            _ => None,
        })
        .collect();
    let row = |entry: &Rc<Entry>| {
        let target = entry.change.target().and_then(|id| log.get(id).cloned());
        let state = match &entry.change {
            _ if struck.contains(&entry.id) => EntryState::Struck,
            Change::Opened(_) => EntryState::Fixed,
            _ => EntryState::Open,
        };
        let struck_by = strikes.get(&entry.id).filter(|_| state == EntryState::Struck);
        let struck_by = struck_by.map(|id| (*id).clone());
        RecordEntry { entry: Rc::clone(entry), target, audience: case.state().audience(entry), state, struck_by }
    };
    // Almost in order: the log has the times of writing.
    let entries: Vec<RecordEntry> = log.iter().rev().map(row).collect();
    in_order(entries, |a, b| (b.at(), &b.entry.id).cmp(&(a.at(), &a.entry.id)))
}

/// What an entry says. One that strikes out or marks another names it.
#[must_use]
pub fn say_entry(entry: &RecordEntry, scope: Scope) -> String {
    let lang = scope.lang;
    let say = |entry: &Entry| words::change(scope.guide(), Some(scope.library()), entry, lang);
    match (&entry.entry.change, &entry.target) {
        (Change::Struck(_, reason), Some(struck)) => match lang {
            Lang::Ja => format!("取り消した：「{}」{}", say(struck), words::aside(reason, lang)),
            Lang::En => format!("Struck out: “{}”{}", say(struck), words::aside(reason, lang)),
        },
        (Change::Marked(_, audience), Some(marked)) => {
            let (audience, what) = (words::audience(*audience, lang), say(marked));
            match lang {
                Lang::Ja => format!("「{audience}」とした：「{what}」"),
                Lang::En => format!("Marked “{audience}”: “{what}”"),
            }
        }
        // When it was done nobody said: the time beside it is that of the press.
        (Change::SetItem(_, state, _), _) if *state != ItemState::Open => {
            format!("{}{}", say(&entry.entry), words::aside(words::AT_PRESS.get(lang), lang))
        }
        _ => say(&entry.entry),
    }
}

/// The page of the record.
#[must_use]
pub(super) fn record(case: &Case, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let entries = entries(case);
    vec![
        heading(Level::Two, words::LOG_TITLE.get(lang)),
        para(Tone::Lead, vec![text(words::LOG_LEAD.get(lang))]),
        // It has its place whether there is a picture or not: what is being typed below stays.
        group(Role::Section, chart(&entries, case, scope).into_iter().collect()),
        Node::Observe,
        Node::File(FileButton { kind: FileKind::Csv, label: words::SAVE_CSV.get(lang) }),
        Node::Record(entries.into()),
    ]
}

/// The record as CSV (RFC 4180) with a byte order mark, so that Excel reads it as UTF-8. Cells that a spreadsheet would
/// take for a formula are led by an apostrophe.
#[must_use]
pub fn csv(case: &Case, scope: Scope) -> String {
    let lang = scope.lang;
    let mut file = "\u{feff}".to_owned();
    let mut row = |cells: [&str; 12]| {
        file.push_str(&cells.map(cell).join(","));
        file.push_str("\r\n");
    };
    row(words::CSV_HEAD.map(|head| head.get(lang)));
    for one in entries(case).into_iter().rev() {
        let state = if one.state == EntryState::Struck { words::STRUCK.get(lang) } else { "" };
        let (happened, written) = (words::time(one.at(), lang), words::time(one.entry.at, lang));
        let what = say_entry(&one, scope);
        let (iso_happened, iso_written) = (to_rfc3339(one.at()), to_rfc3339(one.entry.at));
        let change = &one.entry.change;
        let with = match change {
            Change::Observed(_, with, _) => with,
            Change::Sent(sent) => &sent.to,
            _ => "",
        };
        let audience = if change.is_free() { words::audience(one.audience, lang) } else { "" };
        let kind = one.sort().label().get(lang);
        row([
            &happened,
            &written,
            &one.entry.by,
            &what,
            state,
            one.entry.id.as_str(),
            &iso_happened,
            &iso_written,
            kind,
            change.item().unwrap_or_default(),
            with,
            audience,
        ]);
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
