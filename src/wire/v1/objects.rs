//! Two JSON objects as one, without reading what is in them: what reads JSON into values would weigh 6 kB more in the
//! page, before anything can be done.

use std::borrow::Cow;

/// The fields of two objects as one object, in the order of their names; of one name `kept` holds. Both are as
/// `serde_json` writes maps: no spaces, in order. The names in `known` are ours: small letters and `_`, which come
/// after every character that JSON writes in another way, so they can be compared as they are written.
pub(super) fn united<'a>(known: &'a str, kept: &str) -> Cow<'a, str> {
    let mut others = Fields::of(kept).peekable();
    if others.peek().is_none() {
        return known.into();
    }
    let mut all = Vec::new();
    for field in Fields::of(known) {
        while let Some(other) = others.next_if(|other| name(other) < name(field)) {
            all.push(other);
        }
        if others.peek().is_none_or(|other| name(other) != name(field)) {
            all.push(field);
        }
    }
    all.extend(others);
    ["{", &all.join(","), "}"].concat().into()
}

/// What a field is called, as it is written.
fn name(field: &str) -> &str {
    let rest = field.strip_prefix('"').unwrap_or(field);
    rest.get(..end_of_text(rest)).unwrap_or_default()
}

/// Where a text ends whose beginning has been read.
fn end_of_text(rest: &str) -> usize {
    let mut is_escaped = false;
    let is_end = |byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    };
    rest.bytes().position(is_end).unwrap_or(rest.len())
}

/// The fields of an object as they are written, one by one.
struct Fields<'a>(&'a str);

impl<'a> Fields<'a> {
    fn of(object: &'a str) -> Self {
        let inside = object.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        Self(inside.unwrap_or_default())
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let all = self.0;
        let (mut depth, mut at) = (0_usize, 0);
        while let Some(byte) = all.as_bytes().get(at) {
            match byte {
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                b',' if depth == 0 => break,
                b'"' => at += 1 + end_of_text(all.get(at + 1..).unwrap_or_default()),
                _ => {}
            }
            at += 1;
        }
        self.0 = all.get(at + 1..).unwrap_or_default();
        all.get(..at).filter(|field| !field.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::united;
    use serde_json::{Map, Value};

    #[test]
    fn two_objects_become_one_as_if_their_fields_had_been_read() {
        let known =
            r#"{"at":"2026-01-01T00:00:00Z","by":"a,\"}{][","kind":"k","known_at":null,"persons":{"exactly":3}}"#;
        let kept = [
            "",
            "{}",
            r#"{"A":1}"#,
            r#"{"a":[1,{"b":"]}"}],"by":"}","kind2":{"x":[]},"zz":-2.50}"#,
            r#"{"\"":1,"\\":2,"a\nb":",","at\\":4,"k\u0001":"\\","persons":"あ"}"#,
            r#"{"":0,"at ":"\\\"","é":[[],[]]}"#,
        ];
        for kept in kept {
            let read = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
            let mut all = read(known);
            all.extend(read(kept));
            assert_eq!(united(known, kept), serde_json::to_string(&all).unwrap(), "{kept}");
        }
    }
}
