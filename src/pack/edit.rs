//! A pack under the editor's hands: JSON that is changed place by place, so that what this version does not know stays in it.

use serde_json::{Map, Value, json};

use super::read::{Reader, step_of};
use super::{FORMAT, VERSION};
use crate::guide::Step;

/// A pack as the editor has it; fields may be missing, empty or wrong.
#[derive(Clone, Debug)]
pub struct Draft(Value);

impl Draft {
    /// The draft of a text; an empty one where the text is none.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let parsed = serde_json::from_str(text).ok().filter(Value::is_object);
        Self(parsed.unwrap_or_else(|| json!({ "format": FORMAT, "version": VERSION })))
    }

    fn at(&self, path: &str) -> Option<&Value> {
        self.0.pointer(&format!("/{path}"))
    }

    /// What stands at a path such as `items/0/id`; empty where nothing does.
    #[must_use]
    pub fn text(&self, path: &str) -> String {
        match self.at(path) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Bool(true)) => "true".to_owned(),
            _ => String::new(),
        }
    }

    /// A text in both languages.
    #[must_use]
    pub fn both(&self, path: &str) -> [String; 2] {
        match self.at(path) {
            Some(Value::String(text)) => [text.clone(), String::new()],
            _ => ["ja", "en"].map(|lang| self.text(&format!("{path}/{lang}"))),
        }
    }

    /// How many rows a list has.
    #[must_use]
    pub fn len(&self, path: &str) -> usize {
        self.at(path).and_then(Value::as_array).map_or(0, Vec::len)
    }

    /// Whether nothing has been entered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.as_object().is_none_or(|fields| fields.len() <= 2)
    }

    /// The texts of a list.
    #[must_use]
    pub fn list(&self, path: &str) -> Vec<String> {
        (0..self.len(path)).map(|at| self.text(&format!("{path}/{at}"))).collect()
    }

    /// The first id of a step that no item has.
    fn free_id(&self, step: Step) -> String {
        let taken: Vec<String> = (0..self.len("items")).map(|at| self.text(&format!("items/{at}/id"))).collect();
        // The name that the organisation uses already.
        let space = taken
            .iter()
            .find(|id| step_of(id).is_some())
            .and_then(|id| id.split_once(':'))
            .map_or("own", |(space, _)| space);
        let ids = (1..1_000).map(|number| format!("{space}:{}-{number:02}", step.number()));
        ids.into_iter().find(|id| !taken.contains(id)).unwrap_or_default()
    }

    /// The object or list at a path, made where it is missing; none where something else stands there.
    fn place(&mut self, path: &[&str]) -> Option<&mut Value> {
        let mut value = &mut self.0;
        for (at, name) in path.iter().enumerate() {
            let is_row = path.get(at + 1).is_some_and(|next| next.parse::<usize>().is_ok());
            value = match value {
                Value::Object(fields) => fields
                    .entry((*name).to_owned())
                    .or_insert_with(|| if is_row { json!([]) } else { Value::Object(Map::new()) }),
                Value::Array(rows) => rows.get_mut(name.parse::<usize>().ok()?)?,
                _ => return None,
            };
        }
        Some(value)
    }

    fn rows(&mut self, path: &[&str]) -> Option<&mut Vec<Value>> {
        let value = self.place(path)?;
        if value.as_object().is_some_and(Map::is_empty) {
            *value = json!([]);
        }
        value.as_array_mut()
    }

    /// Puts a value at a path, or takes away what is there.
    fn set(&mut self, path: &[&str], value: Option<Value>) -> Option<()> {
        let (name, parents) = path.split_last()?;
        let parent = self.place(parents)?;
        // A text in one language becomes one of two when the other is written.
        if let (Value::String(text), true) = (&*parent, matches!(*name, "ja" | "en")) {
            *parent = json!({ "ja": text });
        }
        match (parent, value) {
            (Value::Object(fields), Some(value)) => drop(fields.insert((*name).to_owned(), value)),
            (Value::Object(fields), None) => {
                fields.remove(*name);
                // Rows stay while they are filled in.
                let is_row = parents.last().is_some_and(|name| name.parse::<usize>().is_ok());
                if fields.is_empty() && !is_row && !parents.is_empty() {
                    self.set(parents, None);
                }
            }
            (Value::Array(rows), Some(value)) => *rows.get_mut(name.parse::<usize>().ok()?)? = value,
            (Value::Array(rows), None) => {
                let at = name.parse::<usize>().ok().filter(|at| *at < rows.len())?;
                rows.remove(at);
                if rows.is_empty() {
                    self.set(parents, None);
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn carry_out(&mut self, verb: &str, path: &[&str], value: &str) -> Option<()> {
        match verb {
            "set" => {
                let number = value.trim().parse::<u32>().ok().filter(|_| path.last() == Some(&"hours"));
                let value = number.map_or_else(|| Value::from(value), Value::from);
                if let (["items", row, "id"], Some(step)) = (path, value.as_str().and_then(step_of)) {
                    self.set(&["items", row, "step"], Some(step.number().into()));
                }
                self.set(path, Some(value).filter(|value| value != ""))
            }
            "flag" => self.set(path, (value == "true").then_some(Value::Bool(true))),
            "toggle" => {
                let rows = self.rows(path)?;
                match rows.iter().position(|row| row == value) {
                    Some(at) => drop(rows.remove(at)),
                    None => rows.push(value.into()),
                }
                if rows.is_empty() { self.set(path, None) } else { Some(()) }
            }
            "add" => {
                let row = match (path, value.parse().ok().and_then(Step::from_number)) {
                    (["items"], Some(step)) => {
                        json!({ "id": self.free_id(step), "step": step.number(), "kind": "action" })
                    }
                    (["clocks"], _) => json!({ "hours": 24, "from": "known" }),
                    _ => json!({}),
                };
                self.rows(path)?.push(row);
                Some(())
            }
            "and" if !value.is_empty() => {
                self.rows(path)?.push(value.into());
                Some(())
            }
            "or" if !value.is_empty() => {
                let clause = self.text(&path.join("/"));
                self.set(path, Some(format!("{clause}|{value}").into()))
            }
            "remove" => self.set(path, None),
            "up" | "down" => {
                let (name, parents) = path.split_last()?;
                let rows = self.rows(parents)?;
                let at = name.parse::<usize>().ok()?;
                let other = if verb == "up" { at.checked_sub(1)? } else { at + 1 };
                if at.max(other) < rows.len() {
                    rows.swap(at, other);
                }
                Some(())
            }
            _ => None,
        }
    }
}

/// The draft after a command of the editor, such as `set items/0/act/ja`: the verb, the path, and apart from it the value. `open` takes in a
/// file; empty where that is no pack.
#[must_use]
pub fn edit(draft: &str, command: &str, value: &str) -> String {
    let (verb, path) = command.split_once(' ').unwrap_or((command, ""));
    if verb == "open" {
        let is_pack = Reader::default().file(value).is_some();
        return if is_pack { Draft::parse(value.trim_start_matches('\u{feff}')).0.to_string() } else { String::new() };
    }
    let mut edited = Draft::parse(draft);
    let path: Vec<&str> = path.split('/').collect();
    // What leads nowhere changes nothing.
    let _ = edited.carry_out(verb, &path, value);
    edited.0.to_string()
}

/// The draft as the file that an administrator places, or puts into the page that is one file: nothing in it ends a script element.
#[must_use]
pub fn write(draft: &str) -> String {
    let text = serde_json::to_string_pretty(&Draft::parse(draft).0).unwrap_or_default();
    text.replace("</", "<\\/").replace("<!--", "<\\u0021--") + "\n"
}
