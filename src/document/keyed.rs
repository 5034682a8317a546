//! Ticks from paper, keyed in: what would be recorded, line by line, and what cannot be read. Nothing is recorded here.

use super::node::{
    Keyed, KeyedEntry, Level, Line, ListStyle, Node, Role, Span, Table, Tone, fold, group, heading, list, para, strong,
    text,
};
use super::request::Scope;
use crate::case::{Case, ItemState};
use crate::guide::Lang;
use crate::plan::{KeyedFault, KeyedLine, KeyedTick, read_keyed};
use crate::words;

/// The page: where to write, with the preview of what stands there.
#[must_use]
pub(super) fn keyed(case: &Case, typed: &str, scope: Scope) -> Vec<Node> {
    let (lang, now) = (scope.lang, scope.now);
    let lines = read_keyed(scope.guide(), case, now, typed);
    let ticks: Vec<&KeyedTick> = lines.iter().filter_map(|line| line.read.as_ref().ok()).collect();
    let unread: Vec<(&KeyedLine, &KeyedFault)> = lines
        .iter()
        .filter_map(|line| Some((line, line.read.as_ref().err()?)))
        .collect();
    let mut inside = Vec::new();
    if !unread.is_empty() {
        inside.extend([
            heading(Level::Three, words::KEYED_UNREAD.get(lang)),
            para(Tone::Plain, vec![text(words::KEYED_UNREAD_LEAD.get(lang))]),
        ]);
        let row = |(line, fault): &(&KeyedLine, &KeyedFault)| {
            let said = words::keyed_fault(fault, now, lang);
            Line {
                said: vec![strong(&line_number(line.number, lang)), text(&format!(" {} ", line.text.trim()))],
                more: vec![para(Tone::Fault, vec![text(&said)])],
            }
        };
        inside.push(group(Role::Unread, vec![list(ListStyle::Bullets, unread.iter().map(row))]));
    }
    if !ticks.is_empty() {
        inside.push(heading(Level::Three, words::KEYED_PREVIEW.get(lang)));
        inside.push(preview(&lines, lang));
        inside.push(para(Tone::Plain, vec![text(words::KEYED_NOT_YET.get(lang))]));
    }
    let rest: Vec<&str> = unread.iter().map(|(line, _)| line.text.as_str()).collect();
    let entry = (!ticks.is_empty()).then(|| KeyedEntry {
        label: words::OBSERVE_DO.get(lang),
        changes: ticks.iter().map(|tick| tick.change()).collect(),
        said: words::keyed_done(ticks.len(), unread.len(), lang),
    });
    let label = words::KEYED_LABEL.get(lang).to_owned();
    let example = |(line, said): &(crate::guide::Text, crate::guide::Text)| {
        vec![strong(line.get(lang)), text(" "), text(said.get(lang))]
    };
    vec![
        heading(Level::Two, words::KEYED_LINK.get(lang)),
        para(Tone::Lead, vec![text(words::KEYED_LEAD.get(lang))]),
        fold(words::KEYED_HOW.get(lang), vec![list(ListStyle::Bullets, words::KEYED_EXAMPLES.iter().map(example))]),
        Node::Keyed(Keyed { label, entry, rest: rest.join("\n"), preview: inside }),
    ]
}

fn line_number(number: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{number}{}", words::KEYED_LINE.ja),
        Lang::En => format!("{} {number}", words::KEYED_LINE.en),
    }
}

fn preview(lines: &[KeyedLine], lang: Lang) -> Node {
    let columns = [
        words::KEYED_NUMBER,
        words::KEYED_ACT,
        words::KEYED_CHANGE,
        words::KEYED_AT,
        words::KEYED_BY,
        words::KEYED_NOTE,
    ];
    let head = columns.map(|name| name.get(lang).to_owned()).into();
    let rows = lines.iter().filter_map(|line| Some(cells(line.read.as_ref().ok()?, lang)));
    Node::Table(Table { head, rows: rows.collect() })
}

fn cells(tick: &KeyedTick, lang: Lang) -> Vec<Vec<Span>> {
    let kind = tick.item.kind;
    let state = |state: ItemState| words::state_label(kind, state, lang);
    let at = tick
        .paper
        .at
        .map_or_else(|| words::NO_TIME_ON_PAPER.get(lang).to_owned(), |at| words::time(at, lang));
    let reason = words::aside(&tick.reason, lang);
    let notes: Vec<String> = tick.notes.iter().map(|note| words::keyed_note(*note, lang)).collect();
    vec![
        vec![Span::Number(tick.item.id.to_owned())],
        vec![text(tick.item.act.get(lang))],
        vec![text(&format!("{} → ", state(tick.before))), strong(state(tick.state)), text(&reason)],
        vec![text(&at)],
        vec![text(&tick.paper.by)],
        vec![text(&notes.join(" "))],
    ]
}
