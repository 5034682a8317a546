//! Ticks from paper, keyed in: what would be recorded, line by line, and what cannot be read. Nothing is recorded here.

use super::node::{Kind, Node, fold, group, heading, list, para, strong, text};
use crate::case::{Case, ItemState, Moment};
use crate::guide::{GUIDE, Lang};
use crate::plan::{KeyedFault, KeyedLine, KeyedTick, read_keyed};
use crate::text as words;

/// The page: where to write, with the preview of what stands there.
#[must_use]
pub(super) fn keyed(case: &Case, typed: &str, now: Moment, lang: Lang) -> Vec<Node> {
    let lines = read_keyed(&GUIDE, case, now, typed);
    let ticks: Vec<&KeyedTick> = lines.iter().filter_map(|line| line.read.as_ref().ok()).collect();
    let unread: Vec<(&KeyedLine, &KeyedFault)> = lines
        .iter()
        .filter_map(|line| Some((line, line.read.as_ref().err()?)))
        .collect();
    let mut inside = Vec::new();
    if !unread.is_empty() {
        inside.extend([
            heading(3, words::KEYED_UNREAD.get(lang)),
            para("", vec![text(words::KEYED_UNREAD_LEAD.get(lang))]),
        ]);
        let row = |(line, fault): &(&KeyedLine, &KeyedFault)| {
            let said = words::keyed_fault(fault, now, lang);
            vec![
                strong(&line_number(line.number, lang)),
                text(&format!(" {} ", line.text.trim())),
                para("fault", vec![text(&said)]),
            ]
        };
        inside.push(group("keyed-unread", vec![list("ul", unread.iter().map(row).collect())]));
    }
    if !ticks.is_empty() {
        inside.push(heading(3, words::KEYED_PREVIEW.get(lang)));
        inside.push(preview(&lines, lang));
        inside.push(para("", vec![text(words::KEYED_NOT_YET.get(lang))]));
    }
    let rest: Vec<&str> = unread.iter().map(|(line, _)| line.text.as_str()).collect();
    let record = if ticks.is_empty() { "" } else { words::OBSERVE_DO.get(lang) };
    let done = words::keyed_done(ticks.len(), unread.len(), lang);
    let mut control = Node::new(Kind::Keyed, [words::KEYED_LABEL.get(lang), record, &rest.join("\n"), &done], inside);
    control.args.extend(ticks.iter().flat_map(|tick| change(tick)));
    let example = |(line, said): &(crate::guide::Text, crate::guide::Text)| {
        vec![strong(line.get(lang)), text(" "), text(said.get(lang))]
    };
    vec![
        heading(2, words::KEYED_LINK.get(lang)),
        para("lead", vec![text(words::KEYED_LEAD.get(lang))]),
        fold(words::KEYED_HOW.get(lang), vec![list("ul", words::KEYED_EXAMPLES.iter().map(example).collect())]),
        control,
    ]
}

/// What is entered into the log for a line: item, state, reason, time (milliseconds; empty for none), name.
fn change(tick: &KeyedTick) -> [String; 5] {
    let state = ItemState::ALL.iter().position(|state| *state == tick.state).unwrap_or(0);
    let at = tick.paper.at.map_or_else(String::new, |at| at.0.to_string());
    [tick.item.id.to_owned(), state.to_string(), tick.reason.clone(), at, tick.paper.by.to_string()]
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
    let head = columns.iter().map(|name| group("th", vec![text(name.get(lang))])).collect();
    let row = |line: &KeyedLine| Some(group("tr", cells(line.read.as_ref().ok()?, lang)));
    let rows = [group("tr", head)].into_iter().chain(lines.iter().filter_map(row)).collect();
    group("scroll", vec![group("table", rows)])
}

fn cells(tick: &KeyedTick, lang: Lang) -> Vec<Node> {
    let kind = tick.item.kind;
    let state = |state: ItemState| words::state_label(kind, state, lang);
    let at = tick
        .paper
        .at
        .map_or_else(|| words::NO_TIME_ON_PAPER.get(lang).to_owned(), |at| words::time(at, lang));
    let reason = words::aside(&tick.reason, lang);
    let notes: Vec<String> = tick.notes.iter().map(|note| words::keyed_note(*note, lang)).collect();
    let cell = |said: Vec<Node>| group("td", said);
    vec![
        cell(vec![group("number", vec![text(tick.item.id)])]),
        cell(vec![text(tick.item.act.get(lang))]),
        cell(vec![text(&format!("{} → ", state(tick.before))), strong(state(tick.state)), text(&reason)]),
        cell(vec![text(&at)]),
        cell(vec![text(&tick.paper.by)]),
        cell(vec![text(&notes.join(" "))]),
    ]
}
