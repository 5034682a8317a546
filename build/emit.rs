//! Writes the content as the tables that the page reads. The content has been checked before.

use std::fs;
use std::io::Error;
use std::path::Path;

use super::codec::{Codec, Rows, Writer};
use super::content::{Content, Decision, Duty, Fact, Form, Item, List, Part, Question, Reference, Retired, Source};
use super::rows;

/// All that is written, in the order in which it is shown.
pub struct Tables {
    pub sources: Vec<Source>,
    pub facts: Vec<Fact>,
    pub types: Vec<Part>,
    pub steps: Vec<Part>,
    pub items: Vec<Item>,
    pub retired: Vec<Retired>,
    pub duties: Vec<Duty>,
    pub principles: Vec<Part>,
    pub kinds: Vec<Part>,
    pub reading: Vec<Part>,
    pub references: Vec<Reference>,
    pub questions: Vec<Question>,
    pub decisions: Vec<Decision>,
    pub forms: Vec<Form>,
}

impl Tables {
    pub fn of(content: &Content) -> Self {
        Self {
            sources: each(content, |list| &list.sources),
            facts: each(content, |list| &list.facts),
            types: each(content, |list| &list.types),
            steps: each(content, |list| &list.steps),
            items: in_order(content.lists.iter().flat_map(|file| &file.holds.items))
                .into_iter()
                .cloned()
                .collect(),
            retired: each(content, |list| &list.retired),
            duties: each(content, |list| &list.duties),
            principles: each(content, |list| &list.principles),
            kinds: each(content, |list| &list.kinds),
            reading: each(content, |list| &list.sections),
            references: each(content, |list| &list.references),
            questions: each(content, |list| &list.questions),
            decisions: each(content, |list| &list.decisions),
            forms: content.forms.iter().map(|file| file.holds.clone()).collect(),
        }
    }
}

/// A table by its name, as files with their endings.
pub struct Table {
    pub name: &'static str,
    pub files: [(&'static str, Vec<u8>); 4],
}

/// The tables of the content: what the checklists rest on, and what is read beside them.
pub fn tables(content: &Content) -> [Table; 2] {
    let tables = Tables::of(content);
    let empty = Writer {
        sections: content
            .points
            .iter()
            .map(|point| (point.id.clone(), point.section.clone()))
            .collect(),
        sources: tables.sources.iter().map(|source| source.id.get_ref().clone()).collect(),
        ..Writer::default()
    };
    let (mut guide, mut library) = (empty.clone(), empty);
    Rows::<rows::Source>::write(&tables.sources, &mut guide);
    rows::Guide::write(&tables, &mut guide);
    rows::Library::write(&tables, &mut library);
    [table("guide", guide), table("library", library)]
}

/// Japanese takes two bytes a character instead of three: 2 kB less with brotli.
fn table(name: &'static str, writer: Writer) -> Table {
    let ja = writer.ja.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files =
        [("ja", ja), ("en", writer.en.into_bytes()), ("words", writer.words.into_bytes()), ("bytes", writer.bytes)];
    Table { name, files }
}

/// Writes the tables into a folder.
///
/// # Errors
/// When a file cannot be written.
pub fn write(content: &Content, folder: &Path) -> Result<(), Error> {
    for table in tables(content) {
        for (ending, bytes) in table.files {
            fs::write(folder.join(format!("{}.{ending}", table.name)), bytes)?;
        }
    }
    Ok(())
}

/// Items in the order of their files; one with `after` stands behind the item that it names, and a caution before the
/// act that it guards: wherever items are listed, the "do not" is read first.
fn in_order<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<&'a Item> {
    let (added, mut ordered): (Vec<_>, Vec<_>) = items.partition(|item| item.after.is_some());
    // Last first: of several behind one item, the first written stands first. What stands behind an added item waits
    // for that one.
    let mut waiting: Vec<_> = added.into_iter().rev().collect();
    while !waiting.is_empty() {
        let n_waiting = waiting.len();
        waiting.retain(|item| {
            let after = item.after.as_ref().map(|id| id.get_ref());
            let place = ordered.iter().position(|other| Some(other.id.get_ref()) == after);
            place.map(|at| ordered.insert(at + 1, *item)).is_none()
        });
        if waiting.len() == n_waiting {
            ordered.append(&mut waiting);
        }
    }
    let step = |id: &str| id.split('-').next().map(str::to_owned);
    let guarded = |item: &&Item| {
        let act = item.guards.as_ref()?.get_ref();
        (step(act) == step(item.id.get_ref())).then(|| act.clone())
    };
    let (cautions, acts): (Vec<_>, Vec<_>) = ordered.into_iter().partition(|item| guarded(item).is_some());
    let before = |act: &Item| {
        cautions
            .iter()
            .filter(|one| guarded(one).as_ref() == Some(act.id.get_ref()))
            .copied()
            .collect::<Vec<_>>()
    };
    acts.into_iter().flat_map(|act| before(act).into_iter().chain([act])).collect()
}

fn each<T: Clone>(content: &Content, of: impl Fn(&List) -> &Vec<T>) -> Vec<T> {
    content.lists.iter().flat_map(|file| of(&file.holds)).cloned().collect()
}
