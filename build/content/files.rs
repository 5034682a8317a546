//! Finds and reads the files under `content/`: whatever lies there is read, always in the same order, or named as a
//! problem.

use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;

use super::{Content, File, Form, Point};

/// The lists without which something that the code rests on would be gone, in the order in which they are read. More
/// may lie beside them, under any name: these follow, by their names.
pub const NEEDED: [&str; 17] = [
    "types.toml",
    "steps.toml",
    "principles.toml",
    "kinds.toml",
    "reading.toml",
    "facts.toml",
    "questions.toml",
    "references.toml",
    "sources.toml",
    "duties.toml",
    "decisions.toml",
    "items/1.toml",
    "items/2.toml",
    "items/3.toml",
    "items/4.toml",
    "items/5.toml",
    "items/6.toml",
];
/// What lies there besides the `.toml` files.
const OTHERS: [&str; 3] = ["README.md", "points.tsv", "ids.tsv"];

/// Reads all files: whatever ends in `.toml`, the forms from `forms/`, lists from everywhere else.
///
/// # Errors
/// Every file that is missing, that nothing reads, that is no TOML or has another shape, as `file:line: what`.
pub fn load(folder: &Path) -> Result<Content, Vec<String>> {
    let mut problems = Vec::new();
    let names = names(folder, "", &mut problems);
    let (forms, lists): (Vec<_>, Vec<_>) = names
        .iter()
        .filter(|name| name.ends_with(".toml"))
        .partition(|name| name.starts_with("forms/"));
    for name in NEEDED.iter().filter(|name| !lists.iter().any(|there| there == *name)) {
        problems.push(format!("content/{name}:1: the file is missing"));
    }
    for name in names
        .iter()
        .filter(|name| !name.ends_with(".toml") && !OTHERS.contains(&name.as_str()))
    {
        problems
            .push(format!("content/{name}:1: nothing reads this file: content stands in files that end in `.toml`"));
    }
    let mut lists = lists;
    lists.sort_by_key(|name| NEEDED.iter().position(|needed| needed == name).unwrap_or(NEEDED.len()));
    let lists = lists.iter().filter_map(|name| read(folder, name, &mut problems)).collect();
    let mut forms: Vec<File<Form>> = forms.iter().filter_map(|name| read(folder, name, &mut problems)).collect();
    forms.sort_by_key(|file| file.holds.order.unwrap_or(u16::MAX));
    let mut points = Vec::new();
    for (line, row) in table(folder, "points.tsv", &mut problems).into_iter().skip(1) {
        match row.as_slice() {
            [id, section, ..] => points.push(Point { id: id.clone(), section: section.clone() }),
            _ => problems.push(format!("content/points.tsv:{line}: expected `id<TAB>section<TAB>…`")),
        }
    }
    let mut ids = Vec::new();
    for (line, row) in table(folder, "ids.tsv", &mut problems) {
        match (row.first(), row.get(1).map(String::as_str)) {
            (Some(id), Some("active")) => ids.push((line, id.clone(), true)),
            (Some(id), Some("retired")) => ids.push((line, id.clone(), false)),
            _ => problems.push(format!("content/ids.tsv:{line}: expected `id<TAB>active` or `id<TAB>retired`")),
        }
    }
    if problems.is_empty() { Ok(Content { lists, forms, points, ids }) } else { Err(problems) }
}

/// The files below a folder by their path inside `content/`, with `/`, sorted: every machine builds the same tables.
/// What editors leave behind (hidden files, `…~`) is passed over.
fn names(content: &Path, under: &str, problems: &mut Vec<String>) -> Vec<String> {
    let entries = match fs::read_dir(content.join(under)) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(format!("content/{under}:1: {error}"));
            return Vec::new();
        }
    };
    let mut names = Vec::new();
    for entry in entries {
        match entry.map(|entry| (entry.path().is_dir(), entry.file_name().into_string())) {
            Ok((_, Ok(name))) if name.starts_with('.') || name.ends_with('~') => {}
            Ok((true, Ok(name))) => names.extend(self::names(content, &format!("{under}{name}/"), problems)),
            Ok((false, Ok(name))) => names.push(format!("{under}{name}")),
            Ok((_, Err(name))) => problems.push(format!("content/{under}:1: `{}` is no name in UTF-8", name.display())),
            Err(error) => problems.push(format!("content/{under}:1: {error}")),
        }
    }
    names.sort();
    names
}

fn read<T: DeserializeOwned>(folder: &Path, name: &str, problems: &mut Vec<String>) -> Option<File<T>> {
    let text = match fs::read_to_string(folder.join(name)) {
        Ok(text) => text,
        Err(error) => {
            problems.push(format!("content/{name}:1: {error}"));
            return None;
        }
    };
    match toml::from_str(&text) {
        Ok(holds) => Some(File { name: name.to_owned(), text, holds }),
        Err(error) => {
            let file = File { name: name.to_owned(), text, holds: () };
            problems.push(format!("{}: {}", file.place(&error.span().unwrap_or(0..0)), error.message()));
            None
        }
    }
}

fn table(folder: &Path, name: &str, problems: &mut Vec<String>) -> Vec<(usize, Vec<String>)> {
    match fs::read_to_string(folder.join(name)) {
        Ok(text) => text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty())
            .map(|(at, line)| (at + 1, line.split('\t').map(str::to_owned).collect()))
            .collect(),
        Err(error) => {
            problems.push(format!("content/{name}:1: {error}"));
            Vec::new()
        }
    }
}
