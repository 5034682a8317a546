//! What a tree says, without marks.

use super::{
    Block, CellRow, Checklist, ControlKind, Cover, ItemRow, Labelled, Leaf, LeafBody, Line, ListHead, Node, Note,
    ObligationRow, OnLeaf, Outcome, Pair, Sheet, Span, TickBox, TickRow, Value,
};
use crate::guide::Layout;

impl Node {
    /// Its text and that of all inside, without marks.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut out = String::new();
        self.say(&mut out);
        out
    }

    fn say(&self, out: &mut String) {
        match self {
            Self::Heading(heading) => say_spans(&heading.said, out),
            Self::Paragraph(paragraph) => say_spans(&paragraph.said, out),
            Self::List(list) => list.lines.iter().for_each(|line| line.say(out)),
            Self::Fold(fold) => say_nodes(&fold.inside, out),
            Self::Group(group) => say_nodes(&group.inside, out),
            Self::Pairs(pairs) => pairs.iter().for_each(|pair| pair.say(out)),
            Self::Table(table) | Self::Tasks(table) => {
                table.head.iter().for_each(|name| out.push_str(name));
                table.rows.iter().flatten().for_each(|cell| say_spans(cell, out));
            }
            Self::Written(text) => out.push_str(text),
            Self::Chart(chart) => out.push_str(&chart.said),
            Self::Letterhead(lines) => lines.iter().for_each(|line| out.push_str(line)),
            Self::PenField(field) => say_nodes(&field.inside, out),
            Self::Sheet(sheet) => sheet.say(out),
            Self::Checklist(checklist) => checklist.say(out),
            Self::Chapter(chapter) => {
                out.extend(chapter.title.as_deref());
                say_nodes(&chapter.inside, out);
            }
            Self::Items(rows) => rows.iter().for_each(|row| row.say(out)),
            Self::Outcomes(rows) => rows.iter().for_each(|row| row.say(out)),
            Self::Leaves(leaves) => leaves.iter().for_each(|leaf| leaf.say(out)),
            Self::Measure(measure) => say_blocks(&measure.blocks, out),
            Self::OnLeaf(on_leaf) => on_leaf.say(out),
            Self::Register(rows) => rows.iter().for_each(|row| row.say(out)),
            Self::Picks(picks) => out.push_str(&picks.ask),
            Self::Field(field) => say_nodes(&field.about, out),
            Self::Keyed(keyed) => say_nodes(&keyed.preview, out),
            Self::Control(control) => match &control.kind {
                ControlKind::Text { faults, .. } | ControlKind::Choose { faults, .. } => {
                    out.extend(faults.iter().map(String::as_str));
                }
                ControlKind::Pick { .. }
                | ControlKind::Tick { .. }
                | ControlKind::Join { .. }
                | ControlKind::Act(_)
                | ControlKind::Open { .. } => {}
            },
            // What asks, is entered or is made says nothing of its own.
            Self::Flow
            | Self::Ask(_)
            | Self::KnownAt
            | Self::Observe
            | Self::SendPaper(_)
            | Self::Knew(_)
            | Self::Close(_)
            | Self::Decide(_)
            | Self::Send(_)
            | Self::Groups(_)
            | Self::Record(_)
            | Self::File(_)
            | Self::PaperFiles(_) => {}
        }
    }
}

fn say_nodes(nodes: &[Node], out: &mut String) {
    nodes.iter().for_each(|node| node.say(out));
}

fn say_blocks(blocks: &[Block], out: &mut String) {
    blocks.iter().for_each(|block| block.node.say(out));
}

fn say_spans(spans: &[Span], out: &mut String) {
    spans.iter().for_each(|span| span.say(out));
}

impl Span {
    fn say(&self, out: &mut String) {
        match self {
            Self::Text(text) | Self::Strong(text) | Self::Struck(text) | Self::Number(text) | Self::Whole(text) => {
                out.push_str(text);
            }
            Self::Link(link) => out.push_str(&link.text),
            Self::Layer(layered) => say_spans(&layered.said, out),
            Self::PageOf(page) => out.push_str(&page.label()),
        }
    }
}

impl Line {
    fn say(&self, out: &mut String) {
        say_spans(&self.said, out);
        say_nodes(&self.more, out);
    }
}

impl Pair {
    fn say(&self, out: &mut String) {
        out.push_str(&self.name);
        self.said.say(out);
    }
}

impl Sheet {
    fn say(&self, out: &mut String) {
        self.letterhead.iter().for_each(|line| out.push_str(line));
        // What is said about the passages of a letter stands beside them, not on it.
        if self.layout == Layout::Form {
            self.fields.iter().for_each(|field| say_nodes(&field.about, out));
        }
    }
}

impl Checklist {
    fn say(&self, out: &mut String) {
        out.push_str(&self.title);
        for note in &self.head.notes {
            match note {
                Note::Said(text) | Note::Blank(text) => out.push_str(text),
            }
        }
        self.head.facts.iter().for_each(|pair| pair.say(out));
        say_nodes(&self.inside, out);
    }
}

impl ItemRow {
    fn say(&self, out: &mut String) {
        if let Some(ticked) = &self.ticked {
            out.push_str(ticked.mark());
        }
        out.push_str(&self.id);
        out.push_str(&self.act);
        if let Some(ticked) = &self.ticked {
            out.push_str(&ticked.who);
        }
        say_nodes(&self.more, out);
    }
}

impl ObligationRow {
    fn say(&self, out: &mut String) {
        out.extend([&self.whom, &self.what, &self.said, &self.because, &self.left, &self.due].map(String::as_str));
        self.sent.iter().for_each(|line| out.push_str(line));
        say_nodes(&self.more, out);
        out.push_str(&self.asks_label);
        self.asks.iter().for_each(|(_, ask)| out.push_str(ask));
    }
}

impl Outcome {
    fn say(&self, out: &mut String) {
        out.extend([self.mark(), " ", &self.id, " ", &self.act, &self.record]);
    }
}

impl Leaf {
    fn say(&self, out: &mut String) {
        out.extend(self.head.iter().map(String::as_str));
        self.body.say(out);
        out.extend(self.foot.iter().map(String::as_str));
    }
}

impl LeafBody {
    /// Its text, without marks.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut out = String::new();
        self.say(&mut out);
        out
    }

    fn say(&self, out: &mut String) {
        say_blocks(&self.blocks, out);
        let columns = self.columns.iter().flat_map(|columns| &columns.blocks);
        columns.for_each(|column| say_blocks(column, out));
    }
}

impl OnLeaf {
    fn say(&self, out: &mut String) {
        match self {
            Self::Cover(cover) => cover.say(out),
            Self::ContentsRow(row) => out.extend([&row.title, &row.page.label()].map(String::as_str)),
            Self::Step(number, said) => out.extend([&number.to_string(), said].map(String::as_str)),
            Self::Poster(_) => {}
            Self::Labelled(labelled) => labelled.say(out),
            Self::Type(inside) | Self::Title(inside) | Self::Holidays(inside) => say_nodes(inside, out),
            Self::Blanks(blanks) => say_blanks(blanks, out),
            Self::PenField(field) => say_nodes(&field.inside, out),
            Self::Notes(title, _) => out.push_str(title),
            Self::CellRow(row) => row.say(out),
            Self::Cells(rows) => rows.iter().for_each(|row| row.say(out)),
            Self::OwnDays(days) => days.iter().for_each(|day| day.say(out)),
            Self::Contact(contact) => {
                out.push_str(&contact.name);
                say_nodes(&contact.said, out);
                out.push_str(&contact.checked);
            }
            Self::ListHead(head) => head.say(out),
            Self::TickRow(row) => row.say(out),
        }
    }
}

fn say_blanks(blanks: &[super::Blank], out: &mut String) {
    for blank in blanks {
        out.push_str(&blank.label);
        if let Some(value) = &blank.value {
            out.extend(["　", value]);
        }
    }
}

impl Cover {
    fn say(&self, out: &mut String) {
        out.extend([&*self.title, &*self.now]);
        say_blanks(&self.blanks, out);
        out.extend(self.address.as_deref());
        out.extend(self.notes.iter().map(String::as_str));
    }
}

impl Labelled {
    fn say(&self, out: &mut String) {
        self.label.say(out);
        match &self.value {
            Value::Said(said) => out.push_str(said),
            Value::Lines(lines) => out.extend(lines.iter().map(String::as_str)),
        }
    }
}

impl CellRow {
    fn say(&self, out: &mut String) {
        self.cells.iter().for_each(|cell| cell.say(out));
    }
}

impl ListHead {
    fn say(&self, out: &mut String) {
        out.extend([&*self.title, &*self.name]);
        say_blanks(&self.blanks, out);
        let (first, items) = &self.first;
        out.push_str(first);
        for (number, act) in items {
            out.extend([number, " ", act]);
        }
        out.push_str(&self.legend);
    }
}

impl TickRow {
    fn say(&self, out: &mut String) {
        if self.tick == TickBox::Caution {
            out.push('✕');
        }
        out.extend([&*self.id, " ", &*self.act, &*self.mark]);
        if self.tick == TickBox::Box {
            out.push(':');
        }
    }
}
