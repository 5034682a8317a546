//! What the forms are put together from: Trunk's files, the scripts of `start/`, and the page's frame.

use super::files::{Files, read, read_text};
use crate::error::Error;
use crate::page_tools::PageTools;
use crate::process::must;
use std::fs;
use std::path::{Path, PathBuf};

/// Where Trunk builds.
const BUILT: &str = "target/page";
const COMPILED: &str = "target/wasm/wasm32-unknown-unknown/release";
const WITHOUT_MODULES: &str = "target/page-without-modules";
/// The names of the parts in the page, and those of their programs.
const PARTS: [(&str, &str); 3] = [("page", "morenaku"), ("papers", "papers"), ("word", "word")];

/// One WebAssembly program with the script that binds it.
pub struct Part {
    pub name: &'static str,
    /// As a module.
    pub js: Vec<u8>,
    /// As a plain script that sets `wasm_bindgen`.
    pub plain_js: String,
    pub wasm: Vec<u8>,
}

pub struct Parts {
    pub parts: Vec<Part>,
    pub css: String,
    pub early: String,
    pub boot: String,
    pub load: String,
    pub single: String,
    pub sw: String,
    pub manifest: Vec<u8>,
    pub icons: Files,
    /// `index.html` up to `</head>` without what Trunk reads, and the rest.
    pub head: String,
    pub body: String,
}

impl Parts {
    /// After Trunk's build.
    pub fn read(tools: &PageTools) -> Result<Self, Error> {
        let index = read_text(Path::new("index.html"))?;
        let (head, body) =
            index.split_once("</head>").ok_or_else(|| Error::unreadable(Path::new("index.html"), "it has no </head>".to_owned()))?;
        let is_ours = |line: &&str| !line.contains("data-trunk") && !line.contains("early.js");
        let head = head.lines().filter(is_ours).collect::<Vec<_>>().join("\n");
        let sheets = ["page", "parts", "print"].map(|stem| built(stem, "css").and_then(|path| read_text(&path)));
        let script = |name: &str| read_text(&Path::new("start").join(name)).map(|text| without_comments(&text));
        Ok(Self {
            parts: PARTS.into_iter().map(|(name, program)| read_part(tools, name, program)).collect::<Result<_, _>>()?,
            css: sheets.into_iter().collect::<Result<Vec<_>, _>>()?.join("\n"),
            early: script("early.js")?,
            boot: script("boot.js")?,
            load: script("load.js")?,
            single: script("single.js")?,
            sw: script("sw.js")?,
            manifest: read(Path::new("start/manifest.webmanifest"))?,
            icons: Files::read(Path::new("icons"))?,
            head,
            body: body.to_owned(),
        })
    }
}

fn read_part(tools: &PageTools, name: &'static str, program: &str) -> Result<Part, Error> {
    let mut bindgen = tools.command("wasm-bindgen")?;
    bindgen.args(["--target", "no-modules", "--no-typescript", "--out-dir", WITHOUT_MODULES, "--out-name", program]);
    must(bindgen.arg(Path::new(COMPILED).join(format!("{program}.wasm"))), "Build the page again with `cargo xtask dist`.")?;
    Ok(Part {
        name,
        js: read(&built(program, "js")?)?,
        plain_js: read_text(&Path::new(WITHOUT_MODULES).join(format!("{program}.js")))?,
        wasm: read(&built(program, "wasm")?)?,
    })
}

/// The file that Trunk made of a source: it may have put a sum behind the name, and wasm-bindgen `_bg`.
fn built(stem: &str, ending: &str) -> Result<PathBuf, Error> {
    let folder = Path::new(BUILT);
    let entries = fs::read_dir(folder).map_err(Error::io(format!("reading {BUILT}")))?;
    let fits = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let rest = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(&format!(".{ending}")));
        rest.is_some_and(|rest| rest.is_empty() || rest == "_bg" || rest.starts_with('-'))
    };
    let found: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(fits).collect();
    match found.as_slice() {
        [one] => Ok(one.clone()),
        _ => Err(Error::unreadable(folder, format!("{} files in it could be {stem}.{ending}, not one", found.len()))),
    }
}

/// Our own scripts without the lines that are comments: they are for whoever reads the source.
fn without_comments(script: &str) -> String {
    script.lines().filter(|line| !line.trim_start().starts_with("//")).fold(String::new(), |text, line| text + line + "\n")
}
