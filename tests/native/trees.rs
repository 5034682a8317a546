//! What stands in a document tree, wherever in it: for the tests of pages and papers.

use morenaku::document::node::{Block, Field, Leaf, Line, OnLeaf, Pick, Qr};
use morenaku::document::{Node, Span};

/// Every node, each before what is in it.
pub fn all(nodes: &[Node]) -> Vec<&Node> {
    nodes.iter().flat_map(|node| [vec![node], inside(node)].concat()).collect()
}

fn inside(node: &Node) -> Vec<&Node> {
    match node {
        Node::List(list) => of_lines(&list.lines),
        Node::Pairs(pairs) => of_lines(pairs.iter().map(|pair| &pair.said)),
        Node::Fold(fold) => all(&fold.inside),
        Node::Group(group) => all(&group.inside),
        Node::PenField(field) | Node::OnLeaf(OnLeaf::PenField(field)) => all(&field.inside),
        Node::Sheet(sheet) => sheet.fields.iter().flat_map(|field| all(&field.about)).collect(),
        Node::Field(field) => all(&field.about),
        Node::Checklist(checklist) => all(&checklist.inside),
        Node::Chapter(chapter) => all(&chapter.inside),
        Node::Items(rows) => rows.iter().flat_map(|row| all(&row.more)).collect(),
        Node::Leaves(leaves) => leaves.iter().flat_map(on_leaf).collect(),
        Node::Measure(measure) => of_blocks(&measure.blocks),
        Node::Keyed(keyed) => all(&keyed.preview),
        Node::OnLeaf(OnLeaf::Type(inside) | OnLeaf::Title(inside) | OnLeaf::Holidays(inside)) => all(inside),
        Node::OnLeaf(OnLeaf::CellRow(row)) => of_lines(&row.cells),
        Node::OnLeaf(OnLeaf::Contact(contact)) => all(&contact.said),
        _ => Vec::new(),
    }
}

fn of_lines<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Vec<&'a Node> {
    lines.into_iter().flat_map(|line| all(&line.more)).collect()
}

fn of_blocks(blocks: &[Block]) -> Vec<&Node> {
    blocks
        .iter()
        .flat_map(|block| all(std::slice::from_ref(&*block.node)))
        .collect()
}

/// Every node of a sheet.
pub fn on_leaf(leaf: &Leaf) -> Vec<&Node> {
    let columns = leaf.body.columns.iter().flat_map(|columns| &columns.blocks);
    [of_blocks(&leaf.body.blocks), columns.flat_map(|column| of_blocks(column)).collect()].concat()
}

/// Every sheet.
pub fn leaves(nodes: &[Node]) -> Vec<&Leaf> {
    fn of(node: &Node) -> &[Leaf] {
        if let Node::Leaves(leaves) = node { leaves } else { &[] }
    }
    all(nodes).into_iter().flat_map(of).collect()
}

/// Every passage, also those of a paper.
pub fn fields(nodes: &[Node]) -> Vec<&Field> {
    fn of(node: &Node) -> &[Field] {
        match node {
            Node::Field(field) => std::slice::from_ref(field),
            Node::Sheet(sheet) => &sheet.fields,
            _ => &[],
        }
    }
    all(nodes).into_iter().flat_map(of).collect()
}

/// Everything that can be chosen.
pub fn picks(nodes: &[Node]) -> Vec<&Pick> {
    fn of(node: &Node) -> &[Pick] {
        if let Node::Picks(picks) = node { &picks.picks } else { &[] }
    }
    all(nodes).into_iter().flat_map(of).collect()
}

/// Every code.
pub fn codes(nodes: &[Node]) -> Vec<&Qr> {
    fn of(node: &Node) -> Option<&Qr> {
        match node {
            Node::OnLeaf(OnLeaf::Cover(cover)) => cover.qr.as_ref(),
            Node::OnLeaf(OnLeaf::ListHead(head)) => head.qr.as_ref(),
            _ => None,
        }
    }
    all(nodes).into_iter().filter_map(of).collect()
}

/// Every part of the lines of lists.
pub fn spans(nodes: &[Node]) -> Vec<&Span> {
    fn of(node: &Node) -> &[Line] {
        if let Node::List(list) = node { &list.lines } else { &[] }
    }
    all(nodes).into_iter().flat_map(of).flat_map(|line| &line.said).collect()
}
