//! A pack under the editor's hands: JSON that is changed place by place, so that what this version does not know stays
//! in it.

use serde_json::{Map, Value, json};

use super::read::{FROM_KNOWING, Reader, step_of};
use super::{FORMAT, Fault, Field, Part, Place, VERSION};
use crate::guide::{ItemKind, Step};

/// What the editor does with a draft. What leads nowhere changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Takes in the text of a file.
    Open(String),
    /// Writes a text at a place; an empty one takes away what stands there.
    Set(Place, String),
    /// Says that something is so, or not any more.
    Flag(Place, bool),
    /// Puts a name into a list, or takes it out again.
    Toggle(Place, String),
    /// Adds an item of a step.
    AddItem(Step),
    /// Adds a row to a list.
    AddRow(Field),
    /// Adds a clause to a condition: it has to hold too.
    And(Place, String),
    /// Adds to the clause at a place: this may hold instead.
    Or(Place, String),
    /// Takes away what stands at a place.
    Remove(Place),
    /// Puts a row before the one above it.
    Up(Place),
    /// Puts a row behind the one below it.
    Down(Place),
}

/// A pack as the editor has it; fields may be missing, empty or wrong.
#[derive(Clone, Debug)]
pub struct Draft(Value);

impl Draft {
    /// The draft of a text; an empty one where the text is none.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let parsed = serde_json::from_str(text).ok().filter(Value::is_object);
        let empty = || json!({ (Field::Format.as_str()): FORMAT, (Field::Version.as_str()): VERSION });
        Self(parsed.unwrap_or_else(empty))
    }

    fn at(&self, place: &Place) -> Option<&Value> {
        place.parts().iter().try_fold(&self.0, |value, part| match part {
            Part::Field(field) => value.get(field.as_str()),
            Part::Row(at) => value.get(at),
            Part::Unknown(name) => value.get(name),
        })
    }

    /// What stands at a place; empty where nothing does.
    #[must_use]
    pub fn text(&self, place: &Place) -> String {
        match self.at(place) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    }

    /// Whether a place says that something is so.
    #[must_use]
    pub fn flag(&self, place: &Place) -> bool {
        self.at(place) == Some(&Value::Bool(true))
    }

    /// A text in both languages.
    #[must_use]
    pub fn both(&self, place: &Place) -> [String; 2] {
        match self.at(place) {
            Some(Value::String(text)) => [text.clone(), String::new()],
            _ => [Field::Ja, Field::En].map(|lang| self.text(&place.field(lang))),
        }
    }

    /// The rows of a list.
    #[must_use]
    pub fn rows(&self, list: &Place) -> Vec<Place> {
        let n_rows = self.at(list).and_then(Value::as_array).map_or(0, Vec::len);
        (0..n_rows).map(|at| list.row(at)).collect()
    }

    /// Whether nothing has been entered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.as_object().is_none_or(|fields| fields.len() <= 2)
    }

    /// The texts of a list.
    #[must_use]
    pub fn list(&self, list: &Place) -> Vec<String> {
        self.rows(list).iter().map(|row| self.text(row)).collect()
    }

    /// The first id of a step that no item has.
    fn free_id(&self, step: Step) -> String {
        let items = self.rows(&Field::Items.into());
        let taken: Vec<String> = items.iter().map(|item| self.text(&item.field(Field::Id))).collect();
        // The name that the organisation uses already.
        let space = taken
            .iter()
            .find(|id| step_of(id).is_some())
            .and_then(|id| id.split_once(':'))
            .map_or("own", |(space, _)| space);
        let ids = (1..1_000).map(|number| format!("{space}:{}-{number:02}", step.number()));
        ids.into_iter().find(|id| !taken.contains(id)).unwrap_or_default()
    }

    /// The object or list at the end of a way, made where it is missing; none where something else stands there.
    fn reach(&mut self, way: &[Part]) -> Option<&mut Value> {
        let mut value = &mut self.0;
        for (at, part) in way.iter().enumerate() {
            let is_list = matches!(way.get(at + 1), Some(Part::Row(_)));
            value = match (value, part) {
                (Value::Object(fields), Part::Field(_) | Part::Unknown(_)) => fields
                    .entry(part.to_string())
                    .or_insert_with(|| if is_list { json!([]) } else { Value::Object(Map::new()) }),
                (Value::Array(rows), Part::Row(row)) => rows.get_mut(*row)?,
                _ => return None,
            };
        }
        Some(value)
    }

    fn reach_list(&mut self, way: &[Part]) -> Option<&mut Vec<Value>> {
        let value = self.reach(way)?;
        if value.as_object().is_some_and(Map::is_empty) {
            *value = json!([]);
        }
        value.as_array_mut()
    }

    /// Puts a value at the end of a way, or takes away what is there.
    fn put(&mut self, way: &[Part], value: Option<Value>) -> Option<()> {
        let (last, parents) = way.split_last()?;
        let parent = self.reach(parents)?;
        // A text in one language becomes one of two when the other is written.
        if let (Value::String(text), Part::Field(Field::Ja | Field::En)) = (&*parent, last) {
            *parent = json!({ (Field::Ja.as_str()): text });
        }
        match (parent, last, value) {
            (Value::Object(fields), Part::Field(_) | Part::Unknown(_), Some(value)) => {
                fields.insert(last.to_string(), value);
            }
            (Value::Object(fields), Part::Field(_) | Part::Unknown(_), None) => {
                fields.remove(&last.to_string());
                // Rows stay while they are filled in.
                let is_row = matches!(parents.last(), Some(Part::Row(_)));
                if fields.is_empty() && !is_row && !parents.is_empty() {
                    self.put(parents, None);
                }
            }
            (Value::Array(rows), Part::Row(at), Some(value)) => *rows.get_mut(*at)? = value,
            (Value::Array(rows), Part::Row(at), None) => {
                if *at >= rows.len() {
                    return None;
                }
                rows.remove(*at);
                if rows.is_empty() {
                    self.put(parents, None);
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn carry_out(&mut self, command: &Command) -> Option<()> {
        match command {
            Command::Open(_) => None,
            Command::Set(place, value) => self.set(place.parts(), value),
            Command::Flag(place, is_so) => self.put(place.parts(), is_so.then_some(Value::Bool(true))),
            Command::Toggle(list, name) => {
                let rows = self.reach_list(list.parts())?;
                match rows.iter().position(|row| row == name) {
                    Some(at) => drop(rows.remove(at)),
                    None => rows.push(name.as_str().into()),
                }
                if rows.is_empty() { self.put(list.parts(), None) } else { Some(()) }
            }
            Command::AddItem(step) => {
                let [id, number, kind] = [Field::Id, Field::Step, Field::Kind].map(Field::as_str);
                let row =
                    json!({ (id): self.free_id(*step), (number): step.number(), (kind): ItemKind::Action.as_str() });
                self.push(&Field::Items.into(), row)
            }
            Command::AddRow(list) => {
                let [hours, from] = [Field::Hours, Field::From].map(Field::as_str);
                let row = if *list == Field::Clocks { json!({ (hours): 24, (from): FROM_KNOWING }) } else { json!({}) };
                self.push(&(*list).into(), row)
            }
            Command::And(_, clause) | Command::Or(_, clause) if clause.is_empty() => None,
            Command::And(list, clause) => self.push(list, clause.as_str().into()),
            Command::Or(place, more) => {
                let clause = self.text(place);
                self.put(place.parts(), Some(format!("{clause}|{more}").into()))
            }
            Command::Remove(place) => self.put(place.parts(), None),
            Command::Up(row) => self.swap(row.parts(), |at| at.checked_sub(1)),
            Command::Down(row) => self.swap(row.parts(), |at| at.checked_add(1)),
        }
    }

    fn set(&mut self, way: &[Part], value: &str) -> Option<()> {
        // The step of an item goes with its id.
        if let ([Part::Field(Field::Items), row, Part::Field(Field::Id)], Some(step)) = (way, step_of(value)) {
            let items = Part::Field(Field::Items);
            self.put(&[items, row.clone(), Part::Field(Field::Step)], Some(step.number().into()));
        }
        let is_number = way.last() == Some(&Part::Field(Field::Hours));
        let number = value.trim().parse::<u32>().ok().filter(|_| is_number);
        let value = number.map_or_else(|| Value::from(value), Value::from);
        self.put(way, Some(value).filter(|value| value != ""))
    }

    fn push(&mut self, list: &Place, row: Value) -> Option<()> {
        self.reach_list(list.parts())?.push(row);
        Some(())
    }

    /// Has a row and another one of its list change places.
    fn swap(&mut self, way: &[Part], other: impl Fn(usize) -> Option<usize>) -> Option<()> {
        let (Part::Row(at), list) = way.split_last()? else { return None };
        let (other, rows) = (other(*at)?, self.reach_list(list)?);
        if other.max(*at) < rows.len() {
            rows.swap(*at, other);
        }
        Some(())
    }
}

/// The draft after a command of the editor.
///
/// # Errors
/// What makes a file no pack that could be opened.
pub fn edit(draft: &str, command: &Command) -> Result<String, Vec<Fault>> {
    if let Command::Open(file) = command {
        let mut reader = Reader::default();
        return match reader.file(file) {
            Some(_) => Ok(Draft::parse(file.trim_start_matches('\u{feff}')).0.to_string()),
            None => Err(reader.faults),
        };
    }
    let before = Draft::parse(draft);
    let mut edited = before.clone();
    // What leads nowhere changes nothing.
    let edited = edited.carry_out(command).map_or(before, |()| edited);
    Ok(edited.0.to_string())
}

/// The draft as the file that an administrator places, or puts into the page that is one file: nothing in it ends a
/// script element.
#[must_use]
pub fn write(draft: &str) -> String {
    let text = serde_json::to_string_pretty(&Draft::parse(draft).0).unwrap_or_default();
    text.replace("</", "<\\/").replace("<!--", "<\\u0021--") + "\n"
}
