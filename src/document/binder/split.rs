//! Breaks a block that is taller than a sheet into parts, one below the other, so that nothing is cut off. How tall the
//! parts are is measured anew.

use super::Block;
use crate::document::node::{
    CellRow, Contact, Group, Labelled, Line, List, Node, OnLeaf, Paragraph, PenField, Span, Value, text,
};
use crate::guide::Lang;
use crate::words;

/// What a line takes up however little it says, in characters.
const LEAST: usize = 20;

/// A block in so many parts; in fewer where it cannot be broken further.
#[must_use]
pub(super) fn broken(block: &Block, n_parts: usize, lang: Lang) -> Vec<Block> {
    let nodes = if n_parts > 1 { parts_of(&block.node, n_parts, lang) } else { Vec::new() };
    if nodes.len() < 2 {
        return vec![block.clone()];
    }
    let last = nodes.len() - 1;
    // What has to stay with the next block is the end of this one.
    let part = |(at, node)| Block { node, keeps: block.keeps && at == last, is_half: block.is_half };
    nodes.into_iter().enumerate().map(part).collect()
}

fn parts_of(node: &Node, n_parts: usize, lang: Lang) -> Vec<Node> {
    match node {
        Node::OnLeaf(OnLeaf::CellRow(row)) if !row.is_head => rows(row, n_parts, lang),
        Node::OnLeaf(OnLeaf::PenField(field)) => pen_fields(field, n_parts),
        Node::OnLeaf(OnLeaf::Labelled(labelled)) => labels(labelled, n_parts, lang),
        Node::OnLeaf(OnLeaf::Contact(contact)) => {
            let part = |(at, said)| Contact {
                name: continued(&contact.name, at, lang),
                said,
                checked: if at == 0 { contact.checked.clone() } else { String::new() },
            };
            let parts = nodes_in_parts(&contact.said, n_parts).into_iter().enumerate().map(part);
            parts.map(|part| OnLeaf::Contact(part).into()).collect()
        }
        Node::OnLeaf(OnLeaf::Type(inside)) => {
            let parts = nodes_in_parts(inside, n_parts).into_iter();
            parts.map(|inside| OnLeaf::Type(inside).into()).collect()
        }
        Node::OnLeaf(OnLeaf::Holidays(inside)) => {
            let parts = nodes_in_parts(inside, n_parts).into_iter();
            parts.map(|inside| OnLeaf::Holidays(inside).into()).collect()
        }
        Node::Paragraph(_) | Node::List(_) | Node::Group(_) => nodes_in_parts(std::slice::from_ref(node), n_parts)
            .into_iter()
            .flatten()
            .collect(),
        other => vec![other.clone()],
    }
}

/// A name over a part that is not the first.
fn continued(name: &str, at: usize, lang: Lang) -> String {
    if at == 0 { name.to_owned() } else { format!("{name}{}", words::CONTINUED.get(lang)) }
}

/// A row of a table: what stands in its first cell stands in each part.
fn rows(row: &CellRow, n_parts: usize, lang: Lang) -> Vec<Node> {
    let cells: Vec<Vec<Vec<Node>>> = row.cells.iter().map(|cell| nodes_in_parts(&cell.more, n_parts)).collect();
    let n_rows = cells.iter().map(Vec::len).max().unwrap_or(0);
    let part = |at: usize| {
        let cell = |(column, (cell, parts)): (usize, (&Line, &Vec<Vec<Node>>))| {
            let mut said = if at == 0 || column == 0 { cell.said.clone() } else { Vec::new() };
            if at > 0 && column == 0 {
                said.push(text(words::CONTINUED.get(lang)));
            }
            Line { said, more: parts.get(at).cloned().unwrap_or_default() }
        };
        let cells = row.cells.iter().zip(&cells).enumerate().map(cell).collect();
        OnLeaf::CellRow(CellRow { table: row.table, is_head: false, cells }).into()
    };
    (0..n_rows).map(part).collect()
}

/// A passage for the pen: its lines are the last of it.
fn pen_fields(field: &PenField, n_parts: usize) -> Vec<Node> {
    let mut units: Vec<Option<Node>> = units_of(&field.inside, n_parts).into_iter().map(Some).collect();
    units.extend((0..field.n_lines).map(|_| None));
    let weight = |unit: &Option<Node>| unit.as_ref().map_or(2 * LEAST, weight_of);
    let part = |units: Vec<Option<Node>>| {
        let n_lines = units.iter().filter(|unit| unit.is_none()).count();
        let inside = joined(units.into_iter().flatten().collect());
        OnLeaf::PenField(PenField { inside, n_lines }).into()
    };
    in_parts(units, weight, n_parts).into_iter().map(part).collect()
}

fn labels(labelled: &Labelled, n_parts: usize, lang: Lang) -> Vec<Node> {
    let lines = match &labelled.value {
        Value::Said(said) => split_texts(vec![said.clone()], n_parts),
        Value::Lines(lines) => split_texts(lines.clone(), n_parts),
    };
    let part = |(at, lines): (usize, Vec<String>)| {
        let label = match (&labelled.label, at) {
            (label, 0) => label.clone(),
            (Span::Strong(label), _) => Span::Strong(continued(label, at, lang)),
            (Span::Text(label), _) => Span::Text(continued(label, at, lang)),
            (label, _) => label.clone(),
        };
        let value = match labelled.value {
            Value::Said(_) => Value::Said(lines.concat()),
            Value::Lines(_) => Value::Lines(lines),
        };
        OnLeaf::Labelled(Labelled { label, value }).into()
    };
    let weight = |line: &String| line.chars().count() + LEAST;
    in_parts(lines, weight, n_parts).into_iter().enumerate().map(part).collect()
}

/// Nodes in at most so many parts.
fn nodes_in_parts(nodes: &[Node], n_parts: usize) -> Vec<Vec<Node>> {
    let parts = in_parts(units_of(nodes, n_parts), weight_of, n_parts);
    parts.into_iter().map(joined).collect()
}

fn weight_of(node: &Node) -> usize {
    node.plain().chars().count() + LEAST
}

/// Puts units into parts of about the same weight, in their order.
fn in_parts<T>(units: Vec<T>, weight: impl Fn(&T) -> usize, n_parts: usize) -> Vec<Vec<T>> {
    let all: usize = units.iter().map(&weight).sum();
    let mut parts: Vec<Vec<T>> = Vec::new();
    let mut before = 0;
    for unit in units {
        // A unit goes where its middle falls.
        let weight = weight(&unit);
        let at = ((before + weight / 2) * n_parts).checked_div(all).unwrap_or(0);
        before += weight;
        let is_same = at < parts.len();
        match parts.last_mut() {
            Some(part) if is_same => part.push(unit),
            _ => parts.push(vec![unit]),
        }
    }
    parts
}

/// What can go into parts of its own: each line of a list, each node of a group; of a long one, parts of what it says.
fn units_of(nodes: &[Node], n_parts: usize) -> Vec<Node> {
    let mut units: Vec<Node> = nodes.iter().flat_map(single).collect();
    let part = units.iter().map(weight_of).sum::<usize>() / n_parts.max(1);
    while let Some(at) = (0..units.len()).max_by_key(|at| units.get(*at).map_or(0, weight_of)) {
        // What would fill a part alone is broken; a short text is not.
        let is_long = |unit: &&Node| weight_of(unit) > part.max(4 * LEAST);
        let Some([first, second]) = units.get(at).filter(is_long).and_then(halves) else { break };
        units.splice(at..=at, [first, second]);
    }
    units
}

fn single(node: &Node) -> Vec<Node> {
    match node {
        Node::List(list) => {
            let line = |line: &Line| Node::List(List { style: list.style, lines: vec![line.clone()] });
            list.lines.iter().map(line).collect()
        }
        Node::Group(group) => {
            let inside = group.inside.iter().flat_map(single);
            inside
                .map(|node| Node::Group(Group { role: group.role, inside: vec![node] }))
                .collect()
        }
        other => vec![other.clone()],
    }
}

/// Lists and groups that were taken apart, as far as they stand side by side.
fn joined(units: Vec<Node>) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    for unit in units {
        match (nodes.last_mut(), unit) {
            (Some(Node::List(list)), Node::List(more)) if list.style == more.style => list.lines.extend(more.lines),
            (Some(Node::Group(group)), Node::Group(more)) if group.role == more.role => {
                group.inside = joined([std::mem::take(&mut group.inside), more.inside].concat());
            }
            (_, unit) => nodes.push(unit),
        }
    }
    nodes
}

/// A unit in two, broken in the longest text that it says; none where there is none to break.
fn halves(unit: &Node) -> Option<[Node; 2]> {
    match unit {
        Node::Paragraph(one) => {
            let halves = spans_in_two(&one.said)?;
            Some(halves.map(|said| Node::Paragraph(Paragraph { tone: one.tone, said })))
        }
        Node::List(list) => {
            let [line] = list.lines.as_slice() else { return None };
            let [first, second] = spans_in_two(&line.said)?;
            let lines = [Line::from(first), Line { said: second, more: line.more.clone() }];
            Some(lines.map(|line| Node::List(List { style: list.style, lines: vec![line] })))
        }
        Node::Group(group) => {
            let [inside] = group.inside.as_slice() else { return None };
            Some(halves(inside)?.map(|node| Node::Group(Group { role: group.role, inside: vec![node] })))
        }
        _ => None,
    }
}

fn spans_in_two(spans: &[Span]) -> Option<[Vec<Span>; 2]> {
    let length = |span: &Span| if let Span::Text(said) = span { said.chars().count() } else { 0 };
    let (at, longest) = spans.iter().enumerate().max_by_key(|(_, span)| length(span))?;
    let Span::Text(said) = longest else { return None };
    let (first, second) = text_in_two(said)?;
    let (before, after) = (spans.get(..at)?, spans.get(at + 1..)?);
    Some([[before, &[Span::Text(first.to_owned())]].concat(), [&[Span::Text(second.to_owned())], after].concat()])
}

/// A text in two, behind the end of a sentence or a blank near its middle, else in the middle; none where it is too
/// short for that.
fn text_in_two(said: &str) -> Option<(&str, &str)> {
    let n_characters = said.chars().count();
    if n_characters < 2 {
        return None;
    }
    let ends = || said.char_indices().skip(1).map(|(at, _)| at);
    let is_end = |at: &usize| said.get(..*at).is_some_and(|before| before.ends_with(['。', '、', ' ', '　']));
    let is_near = |at: &usize| at.abs_diff(said.len() / 2) <= said.len() / 4;
    let nearest = |at: &usize| at.abs_diff(said.len() / 2);
    let at = ends()
        .filter(is_end)
        .filter(is_near)
        .min_by_key(nearest)
        .or_else(|| ends().min_by_key(nearest))?;
    said.split_at_checked(at)
}

/// Texts of which there are at least so many, the longest broken first.
fn split_texts(mut texts: Vec<String>, n_parts: usize) -> Vec<String> {
    while texts.len() < n_parts {
        let Some(at) = (0..texts.len()).max_by_key(|at| texts.get(*at).map_or(0, |text| text.chars().count())) else {
            break;
        };
        let Some((first, second)) = texts.get(at).and_then(|text| text_in_two(text)) else { break };
        let halves = [first.to_owned(), second.to_owned()];
        texts.splice(at..=at, halves);
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::node::{CellTable, ListStyle, list, strong};

    #[test]
    fn a_row_goes_on_in_the_next_with_its_name_and_each_line_once() {
        let lines: Vec<String> = (0..30).map(|at| format!("決まり{at:02}。")).collect();
        let rule = Line { said: Vec::new(), more: vec![list(ListStyle::Bullets, lines.iter().map(|line| text(line)))] };
        let cells = vec![Line::from(strong("届出")), Line::from(text("30日")), rule];
        let node = OnLeaf::CellRow(CellRow { table: CellTable::Duties, is_head: false, cells }).into();
        let parts = broken(&Block { node, keeps: true, is_half: false }, 4, Lang::Ja);
        assert_eq!(parts.iter().map(|part| part.keeps).collect::<Vec<_>>(), [false, false, false, true]);
        let said: Vec<String> = parts.iter().map(|part| part.node.plain()).collect();
        assert!(said[1].starts_with("届出（続き）") && !said[1].contains("30日"), "{}", said[1]);
        for line in &lines {
            assert_eq!(said.iter().filter(|part| part.contains(line.as_str())).count(), 1, "{line}");
        }
    }

    #[test]
    fn what_cannot_be_broken_stays_whole() {
        let one = Block { node: Node::Flow, keeps: false, is_half: false };
        assert_eq!(broken(&one, 3, Lang::Ja).len(), 1);
        let short = OnLeaf::Labelled(Labelled { label: strong("x"), value: Value::Lines(vec![String::new()]) });
        let short = Block { node: short.into(), ..one };
        assert_eq!(broken(&short, 3, Lang::Ja).len(), 1);
    }
}
