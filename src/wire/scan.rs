//! Walks through a JSON text value by value, so that a file of many megabytes is never held as one tree, and reading it
//! can pause in between.
//!
//! What is walked is the outline (the file, its cases, their logs); the values in it are read by serde_json.

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::{Map, Value};

use super::ImportError;
use crate::pace::{Pace, Stopped};

/// Why a walk ends early.
pub(super) enum ScanError {
    /// The file is not taken in.
    Import(ImportError),
    /// The pace says to stop.
    Stopped,
}

impl From<ImportError> for ScanError {
    fn from(error: ImportError) -> Self {
        Self::Import(error)
    }
}

impl From<Stopped> for ScanError {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

/// An object or a list whose inside is being walked.
pub(super) struct Inside {
    end: u8,
    is_first: bool,
}

/// A place in a text.
pub(super) struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// How far the pace has been told.
    n_told: usize,
    pace: &'a Pace,
}

/// What is passed over is walked for so many levels, and deeper down read whole.
const MAX_WALKED: usize = 2;

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str, pace: &'a Pace) -> Self {
        Self { text, at: 0, n_told: 0, pace }
    }

    /// The first character of the next value.
    pub(super) fn next_is(&mut self, open: u8) -> bool {
        self.peek() == Some(open)
    }

    /// Goes into the object (`{`) or list (`[`) that comes next.
    pub(super) fn enter(&mut self) -> Result<Inside, ScanError> {
        let end = match self.peek() {
            Some(b'{') => b'}',
            Some(b'[') => b']',
            _ => return Err(self.fault()),
        };
        self.at += 1;
        Ok(Inside { end, is_first: true })
    }

    /// Goes to the next element of a list. Whether there is one; the list is left behind else.
    pub(super) async fn next(&mut self, inside: &mut Inside) -> Result<bool, ScanError> {
        self.pace.step(self.at - self.n_told).await?;
        self.n_told = self.at;
        let is_first = std::mem::replace(&mut inside.is_first, false);
        match self.peek() {
            Some(byte) if byte == inside.end => {
                self.at += 1;
                Ok(false)
            }
            Some(b',') if !is_first => {
                self.at += 1;
                if self.peek() == Some(inside.end) { Err(self.fault()) } else { Ok(true) }
            }
            Some(_) if is_first => Ok(true),
            _ => Err(self.fault()),
        }
    }

    /// Goes to the value of the next field of an object. Its name; none where the object ends.
    pub(super) async fn next_field(&mut self, inside: &mut Inside) -> Result<Option<String>, ScanError> {
        if !self.next(inside).await? {
            return Ok(None);
        }
        if self.peek() != Some(b'"') {
            return Err(self.fault());
        }
        let name = self.value()?;
        if self.peek() != Some(b':') {
            return Err(self.fault());
        }
        self.at += 1;
        Ok(Some(name))
    }

    /// Reads the next value whole.
    pub(super) fn value<T: DeserializeOwned>(&mut self) -> Result<T, ScanError> {
        self.peek();
        let rest = self.text.get(self.at..).unwrap_or("");
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<T>();
        match values.next() {
            Some(Ok(value)) => {
                self.at += values.byte_offset();
                Ok(value)
            }
            Some(Err(error)) => Err(self.not_json(error.line(), error.column())),
            None => Err(self.fault()),
        }
    }

    /// Reads the next value; of an object or a list no more than that it is one.
    pub(super) async fn brief(&mut self) -> Result<Value, ScanError> {
        let stand_in = match self.peek() {
            Some(b'{') => Value::Object(Map::new()),
            Some(b'[') => Value::Array(Vec::new()),
            _ => return self.value(),
        };
        self.skip().await?;
        Ok(stand_in)
    }

    /// Passes over the next value.
    pub(super) async fn skip(&mut self) -> Result<(), ScanError> {
        let mut outer: Vec<Inside> = Vec::new();
        loop {
            if outer.len() < MAX_WALKED && (self.next_is(b'{') || self.next_is(b'[')) {
                outer.push(self.enter()?);
            } else {
                self.value::<IgnoredAny>()?;
            }
            // To the next value that has not been seen, out of what is at its end.
            loop {
                let Some(inside) = outer.last_mut() else { return Ok(()) };
                let has_more = if inside.end == b'}' {
                    self.next_field(inside).await?.is_some()
                } else {
                    self.next(inside).await?
                };
                if has_more {
                    break;
                }
                outer.pop();
            }
        }
    }

    /// Makes sure that nothing comes after the value.
    pub(super) fn end(&mut self) -> Result<(), ScanError> {
        if self.peek().is_none() { Ok(()) } else { Err(self.fault()) }
    }

    fn peek(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let n_spaces = rest
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\n' | b'\t' | b'\r'))
            .count();
        self.at += n_spaces;
        rest.get(n_spaces).copied()
    }

    /// What comes next is not what JSON has there. serde_json says where, as it does for whole texts.
    fn fault(&self) -> ScanError {
        let is_at_end = self.at >= self.text.len();
        self.not_json(1, usize::from(!is_at_end))
    }

    /// A place in the text from here on as one in the whole text.
    fn not_json(&self, line: usize, column: usize) -> ScanError {
        let before = self.text.get(..self.at).unwrap_or("");
        let n_lines = before.bytes().filter(|byte| *byte == b'\n').count();
        let n_columns = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
        let column = if line == 1 { n_columns + column } else { column };
        ImportError::NotJson { line: n_lines + line, column }.into()
    }
}
