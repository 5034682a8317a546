//! Reads the fields of a JSON object one by one, says where something is wrong, and keeps what is left over.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::damage::{Damage, Expected, Found};

/// The fields of an object that have not been read yet.
pub(super) struct Fields {
    place: String,
    rest: Map<String, Value>,
}

impl Fields {
    pub(super) fn new(place: &str, value: Value) -> Result<Self, Damage> {
        match value {
            Value::Object(rest) => Ok(Self { place: place.to_owned(), rest }),
            other => {
                Err(Damage { place: place.to_owned(), expected: Expected::Object, found: Found::of(Some(&other)) })
            }
        }
    }

    /// That a field is not what it has to be.
    pub(super) fn damage(&self, name: &str, expected: Expected, found: Found) -> Damage {
        let dot = if self.place.is_empty() { "" } else { "." };
        Damage { place: format!("{}{dot}{name}", self.place), expected, found }
    }

    pub(super) fn value(&mut self, name: &str) -> Option<Value> {
        self.rest.remove(name)
    }

    pub(super) fn text(&mut self, name: &str) -> Result<Rc<str>, Damage> {
        match self.rest.remove(name) {
            Some(Value::String(text)) => Ok(text.into()),
            other => Err(self.damage(name, Expected::Text, Found::of(other.as_ref()))),
        }
    }

    /// A text that is left out when it is empty.
    pub(super) fn optional_text(&mut self, name: &str) -> Result<Rc<str>, Damage> {
        if self.rest.contains_key(name) { self.text(name) } else { Ok("".into()) }
    }

    /// A text that `parse` understands.
    pub(super) fn parsed<T>(
        &mut self,
        name: &str,
        expected: Expected,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<T, Damage> {
        let value = self.rest.remove(name);
        let parsed = value.as_ref().and_then(Value::as_str).and_then(parse);
        parsed.ok_or_else(|| self.damage(name, expected, Found::of(value.as_ref())))
    }

    /// A text of this form that may be left out.
    pub(super) fn optional_parsed<T>(
        &mut self,
        name: &str,
        expected: Expected,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Damage> {
        if self.rest.contains_key(name) { self.parsed(name, expected, parse).map(Some) } else { Ok(None) }
    }

    /// Takes a field that has this value; one with another value stays.
    pub(super) fn take_if(&mut self, name: &str, value: &str) -> bool {
        let has_value = self.rest.get(name).and_then(Value::as_str) == Some(value);
        has_value && self.rest.remove(name).is_some()
    }

    /// Whether a field has not been read yet.
    pub(super) fn has(&self, name: &str) -> bool {
        self.rest.contains_key(name)
    }

    /// A field that has not been read yet.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.rest.get(name)
    }

    /// Takes a field that `parse` understands; any other one stays.
    pub(super) fn take_parsed<T>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let parsed = self.rest.get(name).and_then(Value::as_str).and_then(parse)?;
        self.rest.remove(name).map(|_| parsed)
    }

    pub(super) fn list(&mut self, name: &str) -> Result<Vec<Value>, Damage> {
        match self.rest.remove(name) {
            Some(Value::Array(list)) => Ok(list),
            other => Err(self.damage(name, Expected::List, Found::of(other.as_ref()))),
        }
    }

    /// What has not been read, as JSON text; empty when nothing is left.
    pub(super) fn rest(self) -> Rc<str> {
        if self.rest.is_empty() { "".into() } else { serde_json::to_string(&self.rest).unwrap_or_default().into() }
    }
}
