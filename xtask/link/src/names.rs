//! Short names for what the program and its bindings call each other: wasm-bindgen's have a sum of 16 digits each,
//! which nothing can compress, and all of them are fetched before anything can be done.

use std::collections::BTreeMap;

/// The module of the bindings, as the program imports it.
const BINDINGS: &str = "./page_bg.js";
/// What the exports begin with that only the bindings call. All others are named elsewhere: by the parts, by `boot.js`.
const OF_BINDINGS: &str = "wasm_bindgen__";

/// Which names stand for which.
#[derive(Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// Of a function that the program imports: its short name; nothing where it is not the bindings' own.
    pub fn of_import(&mut self, module: &str, name: &str) -> Option<String> {
        (module == BINDINGS).then(|| self.add("i", name))
    }

    /// Of a function that the program exports.
    pub fn of_export(&mut self, name: &str) -> Option<String> {
        name.starts_with(OF_BINDINGS).then(|| self.add("e", name))
    }

    fn add(&mut self, begins: &str, name: &str) -> String {
        let short = format!("{begins}{}", self.0.len());
        self.0.entry(name.to_owned()).or_insert(short).clone()
    }

    /// The bindings with the short names.
    ///
    /// # Errors
    ///
    /// When they do not say one of the names: it would be missing when the page starts.
    pub fn put_into(&self, bindings: &str) -> Result<String, String> {
        let is_part = |character: char| character.is_alphanumeric() || character == '_' || character == '$';
        let mut missing: BTreeMap<&str, ()> = self.0.keys().map(|name| (&**name, ())).collect();
        let mut text = String::with_capacity(bindings.len());
        let mut rest = bindings;
        while let Some(start) = rest.find(is_part) {
            let (before, from) = rest.split_at(start);
            let end = from.find(|character| !is_part(character)).unwrap_or(from.len());
            let (name, after) = from.split_at(end);
            text += before;
            text += self.0.get(name).map_or(name, |short| short);
            missing.remove(name);
            rest = after;
        }
        match missing.keys().next() {
            None => Ok(text + rest),
            Some(name) => Err(format!("the bindings do not name {name}, which the program has")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn each_name_is_replaced_as_a_whole() {
        let mut names = Names::default();
        assert_eq!(names.of_import("./page_bg.js", "__wbg_a_12").as_deref(), Some("i0"));
        assert_eq!(names.of_import("./page_bg.js", "__wbg_a_123").as_deref(), Some("i1"));
        assert_eq!(names.of_import("./doors.js", "__wbg_a_1"), None);
        assert_eq!(names.of_export("wasm_bindgen__h1").as_deref(), Some("e2"));
        assert_eq!(names.of_export("memory"), None);
        let bindings = "x = { __wbg_a_123: f, __wbg_a_12: wasm.wasm_bindgen__h1 };";
        assert_eq!(names.put_into(bindings).as_deref(), Ok("x = { i1: f, i0: wasm.e2 };"));
        assert!(names.put_into("{ __wbg_a_12: f }").is_err());
    }
}
