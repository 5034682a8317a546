//! What the forms are put together from: Trunk's files, the scripts of `start/`, and the page's frame.

use super::files::{Files, read, read_text};
use crate::error::Error;
use crate::page_tools::PageTools;
use crate::process::must;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::{fs, thread};

/// Where Trunk builds.
const BUILT: &str = "target/page";
const COMPILED: &str = "target/wasm/wasm32-unknown-unknown/release";
const WITHOUT_MODULES: &str = "target/page-without-modules";
/// The names of the parts in the page, and those of their programs.
const PARTS: [(&str, &str); 1] = [("page", "morenaku")];

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
    /// What is needed to draw the page.
    pub css: String,
    /// What paper needs: it is not needed to draw the page.
    pub paper_css: String,
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
        let (head, body) = index
            .split_once("</head>")
            .ok_or_else(|| Error::unreadable(Path::new("index.html"), "it has no </head>".to_owned()))?;
        let is_ours = |line: &&str| !line.contains("data-trunk") && !line.contains("early.js");
        let head = head.lines().filter(is_ours).collect::<Vec<_>>().join("\n");
        let sheet = |stem: &str| built(stem, "css").and_then(|path| read_text(&path));
        let script = |name: &str| read_text(&Path::new("start").join(name)).map(|text| without_comments(&text));
        Ok(Self {
            parts: PARTS
                .into_iter()
                .map(|(name, program)| read_part(tools, name, program))
                .collect::<Result<_, _>>()?,
            css: format!("{}\n{}", sheet("page")?, sheet("parts")?),
            paper_css: sheet("print")?,
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
    must(
        bindgen.arg(Path::new(COMPILED).join(format!("{program}.wasm"))),
        "Build the page again with `cargo xtask dist`.",
    )?;
    Ok(Part {
        name,
        js: minify(tools, &read_text(&built(program, "js")?)?, Script::Module)?.into_bytes(),
        plain_js: read_text(&Path::new(WITHOUT_MODULES).join(format!("{program}.js")))?,
        wasm: read(&built(program, "wasm")?)?,
    })
}

/// The file that Trunk made of a source: it may have put a sum behind the name, and wasm-bindgen `_bg`.
fn built(stem: &str, ending: &str) -> Result<PathBuf, Error> {
    let folder = Path::new(BUILT);
    let entries = fs::read_dir(folder).map_err(Error::io(format!("reading {BUILT}")))?;
    let fits = |path: &PathBuf| {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let rest = name
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_suffix(&format!(".{ending}")));
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
    script
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .fold(String::new(), |text, line| text + line + "\n")
}

/// How a script is run, and by which browsers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// It may rename everything.
    Module,
    /// By browsers that have service workers; it keeps its outermost names.
    Plain,
    /// By every browser: it tells the old ones that they are. What they would not understand is an error of the build.
    Early,
}

/// The script with short names and without what only people need.
pub fn minify(tools: &PageTools, script: &str, sort: Script) -> Result<String, Error> {
    let failed = |how: String| Error::Failed { what: "`esbuild`".into(), how, todo: "Is the script right?".into() };
    let mut esbuild = tools.command("esbuild")?;
    esbuild.args(["--minify", "--charset=utf8", "--log-level=error"]);
    esbuild.args(match sort {
        Script::Module => &["--format=esm", "--target=es2022"][..],
        Script::Plain => &["--target=es2022"],
        Script::Early => &["--target=es5"],
    });
    let mut child = esbuild
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(Error::io("starting `esbuild`"))?;
    let mut stdin = child.stdin.take().ok_or_else(|| failed("it takes no input".into()))?;
    let text = script.to_owned();
    // In a thread of its own: a full pipe on either side would stop both.
    let writing = thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().map_err(Error::io("waiting for `esbuild`"))?;
    let is_written = writing.join().is_ok_and(|written| written.is_ok());
    if !output.status.success() || !is_written {
        return Err(failed(output.status.to_string()));
    }
    String::from_utf8(output.stdout).map_err(|error| failed(error.to_string()))
}
