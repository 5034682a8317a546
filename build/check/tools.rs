//! What acts need: each tool that an item names is there, and a decision is that of one item alone.

use std::collections::BTreeMap;

use super::super::content::{Content, File, Item, List, Tool};
use super::super::fact::Fact;
use super::super::vocabulary::{Asked, ItemKind, Readers, ToolKind};
use super::Walk;

/// The sections of the guide that have an address, but for those of the types (`type-1` …).
const SECTIONS: [&str; 8] = ["about", "principles", "flow", "kinds", "types", "discovery", "publication", "references"];

/// The tools of all items.
pub(super) fn all(walk: &mut Walk<'_>, content: &Content) {
    let mut decisions = BTreeMap::new();
    for file in &content.lists {
        for item in &file.holds.items {
            let Some(tool) = &item.tool else { continue };
            let Some(kind) = ToolKind::parse(tool.kind.get_ref()) else {
                walk.problem(file, &tool.kind, &format!("unknown tool `{}`", tool.kind.get_ref()));
                continue;
            };
            if !is_there(kind, tool.of.get_ref(), content, walk) {
                walk.problem(file, &tool.of, &format!("unknown {} `{}`", kind.as_str(), tool.of.get_ref()));
            }
            if kind == ToolKind::Decision {
                decision(walk, file, item, tool, &mut decisions);
            }
        }
    }
}

/// A decision of the register is the state of the item that has it.
fn decision<'a>(
    walk: &mut Walk<'_>,
    file: &File<List>,
    item: &'a Item,
    tool: &'a Tool,
    decisions: &mut BTreeMap<&'a str, &'a str>,
) {
    if item.kind.get_ref() != ItemKind::Decision.as_str() {
        walk.problem(file, &tool.kind, "only an item of the kind `decision` has one as its tool");
    }
    if let Some(first) = decisions.insert(tool.of.get_ref(), item.id.get_ref()) {
        walk.problem(file, &tool.of, &format!("the decision `{}` is that of item {first}", tool.of.get_ref()));
    }
}

fn is_there(kind: ToolKind, of: &str, content: &Content, walk: &Walk<'_>) -> bool {
    let is_paper = |readers: Option<Readers>| {
        content.forms.iter().map(|file| &file.holds).any(|form| {
            let is_of = |stage: &str| of == format!("{}.{stage}", form.id.get_ref());
            let is_named = form.id.get_ref() == of || form.stages.iter().any(|stage| is_of(stage.id.get_ref()));
            is_named && readers.is_none_or(|readers| form.readers.get_ref() == readers.as_str())
        })
    };
    let mut lists = content.lists.iter().map(|file| &file.holds);
    match kind {
        ToolKind::Sheet => is_paper(Some(Readers::Inside)),
        ToolKind::Draft => is_paper(Some(Readers::Outside)),
        ToolKind::Print => is_paper(None),
        ToolKind::Decision => lists.any(|list| list.decisions.iter().any(|one| one.id.get_ref() == of)),
        ToolKind::Question => Fact::parse(of).is_some() || Asked::parse(of).is_some(),
        ToolKind::Contacts => walk.references.contains(of),
        ToolKind::Guide => {
            let of_type = of.strip_prefix("type-").and_then(|number| number.parse::<u8>().ok());
            SECTIONS.contains(&of) || of_type.is_some_and(|number| (1..=7).contains(&number))
        }
        ToolKind::Duty => walk.duties.contains(of),
    }
}
