//! Our scripts put together by esbuild: what is imported, and what the build knows, in its place.

use crate::error::Error;
use crate::page_tools::PageTools;
use serde_json::Value;
use std::process::Stdio;

/// How a script is run, and by which browsers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// It may rename everything.
    Module,
    /// By browsers that have service workers; apart from other scripts.
    Worker,
    /// By every browser: it tells the old ones that they are. What they would not understand is an error of the build.
    Early,
}

/// A script with all that it is made of.
pub struct Bundle<'a> {
    /// A file of `start/`.
    pub entry: &'a str,
    pub sort: Script,
    /// What its imports by name mean.
    pub aliases: &'a [(&'a str, &'a str)],
    /// What stands in the place of names that no script declares.
    pub values: &'a [(&'a str, &'a Value)],
}

impl Bundle<'_> {
    /// The script, with short names and without what only people need.
    pub fn make(&self, tools: &PageTools) -> Result<String, Error> {
        let mut esbuild = tools.command("esbuild")?;
        esbuild
            .arg(self.entry)
            .args(["--bundle", "--minify", "--charset=utf8", "--log-level=warning"]);
        // wasm-bindgen names a module once for each import.
        esbuild.arg("--log-override:duplicate-object-key=silent");
        esbuild.args(match self.sort {
            Script::Module => ["--format=esm", "--target=es2022"],
            Script::Worker => ["--format=iife", "--target=es2022"],
            Script::Early => ["--format=iife", "--target=es5"],
        });
        esbuild.args(self.aliases.iter().map(|(name, file)| format!("--alias:{name}={file}")));
        esbuild.args(self.values.iter().map(|(name, value)| format!("--define:{name}={value}")));
        let script = answer(&mut esbuild, self.entry)?;
        // A value that nobody asked for means that its name has changed in one place only.
        for (name, value) in self.values {
            if let Some(lost) = texts(value).into_iter().find(|text| !script.contains(text)) {
                return Err(failed(self.entry, format!("it does not use {name}: {lost} does not stand in it")));
            }
        }
        Ok(script)
    }
}

/// A style sheet without what only people need.
pub fn sheet(tools: &PageTools, path: &str) -> Result<String, Error> {
    answer(
        tools
            .command("esbuild")?
            .arg(path)
            .args(["--minify", "--charset=utf8", "--log-level=warning"]),
        path,
    )
}

fn answer(esbuild: &mut std::process::Command, what: &str) -> Result<String, Error> {
    let output = esbuild.stdin(Stdio::null()).output().map_err(Error::io("starting `esbuild`"))?;
    // It warns of what can hardly be meant: no reason to publish it.
    if !output.status.success() || !output.stderr.is_empty() {
        return Err(failed(what, format!("{}\n{}", output.status, String::from_utf8_lossy(&output.stderr))));
    }
    String::from_utf8(output.stdout).map_err(|error| failed(what, error.to_string()))
}

/// All texts in a value.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

fn failed(what: &str, how: String) -> Error {
    Error::Failed { what: format!("putting {what} together"), how, todo: "Is the file right?".into() }
}

#[cfg(test)]
mod tests {
    use super::texts;
    use serde_json::json;

    #[test]
    fn all_texts_of_a_value_are_looked_for() {
        assert_eq!(texts(&json!({ "a": ["b", 1], "c": { "d": "e" } })), ["b", "e"]);
    }
}
