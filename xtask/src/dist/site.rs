//! The hosted page: every script, style and program under a name that tells its content, so that it may be kept for ever and a mixture of two
//! versions cannot happen.

use super::files::{Files, integrity, is_fixed};
use super::parts::{Parts, Script, minify};
use crate::error::Error;
use crate::page_tools::PageTools;
use serde_json::{Value, json};

/// All files; `first` is what is shown before the page runs, `plain` the pages that need no script.
pub fn files(tools: &PageTools, parts: &Parts, first: &str, plain: &Files) -> Result<Files, Error> {
    let mut files = Files::default();
    files
        .0
        .extend(plain.0.iter().map(|(name, bytes)| (format!("static/{name}"), bytes.clone())));
    files.0.extend(
        parts
            .icons
            .0
            .iter()
            .map(|(name, bytes)| (format!("icons/{name}"), bytes.clone())),
    );
    files.0.insert("manifest.webmanifest".into(), parts.manifest.clone());
    let mut names = serde_json::Map::new();
    let mut preloads = String::new();
    for part in &parts.parts {
        let (js_sum, wasm_sum) = (integrity(&part.js), integrity(&part.wasm));
        let js = files.add_fixed(part.name, "js", part.js.clone());
        let wasm = files.add_fixed(part.name, "wasm", part.wasm.clone());
        if part.name == "page" {
            preloads = format!(
                "<link rel=\"modulepreload\" href=\"{js}\" integrity=\"{js_sum}\">\n\
                 <link rel=\"preload\" as=\"fetch\" crossorigin href=\"{wasm}\" type=\"application/wasm\">\n"
            );
        }
        names.insert(part.name.into(), json!({ "js": [js, js_sum], "wasm": [wasm, wasm_sum] }));
    }
    let paper_sum = integrity(parts.paper_css.as_bytes());
    let paper = files.add_fixed("paper", "css", parts.paper_css.clone().into_bytes());
    names.insert("css".into(), json!([paper, paper_sum]));
    // What stands before is for developing.
    let at = parts.load.find("const at = ").unwrap_or_default();
    let load = format!("const files = {};\n{}", Value::Object(names), &parts.load[at..]);
    let boot = parts
        .boot
        .replace("import { load, readPack } from \"./load.js\";", &load.replace("export const", "const"));
    let css = files.add_fixed("style", "css", parts.css.clone().into_bytes());
    let mut head = format!(
        "{}\n<link rel=\"stylesheet\" href=\"{css}\" integrity=\"{}\">\n",
        parts.head,
        integrity(parts.css.as_bytes())
    );
    for (stem, text, sort, mark) in
        [("early", &parts.early, Script::Early, ""), ("boot", &boot, Script::Module, " type=\"module\"")]
    {
        let text = minify(tools, text, sort)?;
        let name = files.add_fixed(stem, "js", text.clone().into_bytes());
        head += &format!("<script{mark} src=\"{name}\" integrity=\"{}\"></script>\n", integrity(text.as_bytes()));
    }
    let body = parts
        .body
        .replace("<!-- The first screen in both languages is put here by `cargo xtask dist`. -->", first);
    files
        .0
        .insert("index.html".into(), format!("{head}{preloads}</head>{body}").into_bytes());
    let version = files.version();
    // The plain pages are for browsers that cannot start this one; those that can have all of it without them.
    let kept: Vec<Value> = files
        .0
        .keys()
        .filter(|name| !name.starts_with("static/"))
        .map(|name| if name == "index.html" { json!(["./", false]) } else { json!([name, is_fixed(name)]) })
        .collect();
    let sw = parts
        .sw
        .replace("const VERSION = \"\";", &format!("const VERSION = \"{version}\";"));
    let sw = sw.replace("const FILES = [];", &format!("const FILES = {};", Value::Array(kept)));
    files.0.insert("sw.js".into(), minify(tools, &sw, Script::Plain)?.into_bytes());
    Ok(files)
}
