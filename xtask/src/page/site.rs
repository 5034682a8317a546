//! The hosted page: every script, style and program under a name that tells its content, so that it may be kept for
//! ever and a mixture of two versions cannot happen.

use super::bundle::{Bundle, Script};
use super::files::{Files, integrity, is_fixed, is_kept};
use super::program::{PAGE, said};
use super::sources::{Sources, put};
use crate::error::Error;
use crate::page_tools::PageTools;
use serde_json::{Value, json};

const FIRST: &str = "<!-- The first screen in both languages is put here by `cargo xtask dist`. -->";

/// All files; `first` is what is shown before the page runs, `plain` the pages that need no script.
pub fn files(tools: &PageTools, sources: &Sources, first: &str, plain: &Files) -> Result<Files, Error> {
    let mut files = Files::default();
    let inside = |folder: &str, other: &Files| -> Vec<(String, Vec<u8>)> {
        other
            .0
            .iter()
            .map(|(name, bytes)| (format!("{folder}/{name}"), bytes.clone()))
            .collect()
    };
    files.0.extend(inside("static", plain));
    files.0.extend(inside("icons", &sources.icons));
    files.0.insert("manifest.webmanifest".into(), sources.manifest.clone());
    let mut first_program = String::new();
    let mut programs = serde_json::Map::new();
    for (name, bytes) in &sources.program.files {
        let fixed = files.add_fixed(said(name), "wasm", bytes.clone());
        if name == PAGE {
            first_program.clone_from(&fixed);
        }
        programs.insert(name.clone(), json!([fixed, integrity(bytes)]));
    }
    // What paper looks like comes with the part that makes it; a program in one piece has no parts that could bring it.
    let is_whole = programs.len() == 1;
    let programs = Value::Object(programs);
    let mut values = vec![("PROGRAMS", &programs)];
    let mut style = sources.css.clone();
    let paper;
    if is_whole {
        style = format!("{style}\n{}", sources.paper_css);
    } else {
        let name = files.add_fixed("paper", "css", sources.paper_css.clone().into_bytes());
        paper = json!([name, integrity(sources.paper_css.as_bytes())]);
        values.push(("PAPER", &paper));
    }
    let boot = sources.boot(tools, "./start/hosted.js", &values)?;
    let css = files.add_fixed("style", "css", style.clone().into_bytes());
    let boot_name = files.add_fixed("boot", "js", boot.clone().into_bytes());
    let early = files.add_fixed("early", "js", sources.early.clone().into_bytes());
    let [css_sum, boot_sum, early_sum] = [&style, &boot, &sources.early].map(|text| integrity(text.as_bytes()));
    // All at once, in the order in which they are needed: what stands behind the first script would be asked for only
    // when that has run, since browsers do not look ahead in a page with a policy of its own.
    let head = format!(
        "{head}
<link rel=\"stylesheet\" href=\"{css}\" integrity=\"{css_sum}\">
<link rel=\"modulepreload\" href=\"{boot_name}\" integrity=\"{boot_sum}\">
<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{first_program}\" type=\"application/wasm\">
<script src=\"{early}\" integrity=\"{early_sum}\"></script>
<script type=\"module\" src=\"{boot_name}\" integrity=\"{boot_sum}\"></script>
",
        head = sources.head
    );
    let body = put(&sources.body, FIRST, first)?;
    files.0.insert("index.html".into(), format!("{head}</head>{body}").into_bytes());
    Ok(files)
}

/// Adds what keeps the page for the time without a network.
pub fn keep(tools: &PageTools, files: &mut Files) -> Result<(), Error> {
    let version = json!(files.version());
    let kept: Value = files
        .0
        .iter()
        .filter(|(name, _)| is_kept(name))
        .map(|(name, bytes)| match &**name {
            "index.html" => json!(["./", ""]),
            fixed if is_fixed(fixed) => json!([name, integrity(bytes)]),
            _ => json!([name, ""]),
        })
        .collect();
    let values = [("VERSION", &version), ("FILES", &kept)];
    let worker = Bundle { entry: "start/sw.js", sort: Script::Worker, aliases: &[], values: &values };
    files.0.insert("sw.js".into(), worker.make(tools)?.into_bytes());
    Ok(())
}
