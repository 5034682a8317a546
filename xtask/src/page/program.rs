//! The program: compiled, taken apart at its doors, bound to JavaScript, made small.

use super::files::{clear, read, read_text};
use crate::error::Error;
use crate::page_tools::PageTools;
use crate::process::{cargo, must};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

const TARGET: &str = "wasm32-unknown-unknown";
const COMPILED: &str = "target/wasm/wasm32-unknown-unknown";
/// Where the program is taken apart: one folder for what is published, one for what is served while developing.
const LINKED: &str = "target/linked";
const LINKED_WHOLE: &str = "target/linked-whole";
const LINKED_EXAMPLE: &str = "target/linked-example";
/// What the program and its bindings are called (`xtask/link`).
pub const PAGE: &str = "page";
/// Where the linker puts each part, and what several of them share.
const PART: &str = "split_";
const SHARED: &str = "chunk_";
/// What every browser has that can start the page. Named one by one: "all" gives programs that browsers refuse.
const FEATURES: [&str; 8] = [
    "bulk-memory",
    "bulk-memory-opt",
    "reference-types",
    "mutable-globals",
    "multivalue",
    "sign-ext",
    "nontrapping-float-to-int",
    "call-indirect-overlong",
];
/// Each for bytes. `--low-memory-unused`: the lowest kilobyte is the end of the stack, which Rust puts first, so
/// nothing has an address there.
const SMALLER: [&str; 6] = [
    "-Oz",
    "--low-memory-unused",
    "--converge",
    "--one-caller-inline-max-function-size=0",
    "--always-inline-max-function-size=4",
    "--reorder-functions-by-name",
];

/// The program as the scripts load it.
pub struct Program {
    /// Where its bindings lie.
    folder: PathBuf,
    /// The WebAssembly files, by the names that the scripts know.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Program {
    /// As it is published: in parts, and small.
    pub fn small(tools: &PageTools) -> Result<Self, Error> {
        compile(tools)?;
        link(&[], "release/morenaku.wasm", LINKED)?;
        join(tools, Path::new(LINKED))?;
        let program = Self::read(LINKED)?;
        make_small(tools, &program)?;
        Self::read(LINKED)
    }

    /// As it is served while developing: soon, and in one piece.
    pub fn soon(tools: &PageTools) -> Result<Self, Error> {
        let mut compile = tools.cargo()?;
        compile.args(["build", "--target", TARGET, "--bin", "morenaku", "--locked"]);
        must(&mut compile, "See above what the compiler says.")?;
        link(&["--whole"], "debug/morenaku.wasm", LINKED_WHOLE)?;
        Self::read(LINKED_WHOLE)
    }

    /// An example of the package, small and in one piece, for what is measured beside the page.
    pub fn example(tools: &PageTools, name: &str) -> Result<Self, Error> {
        let mut compile = tools.cargo()?;
        compile.args(["build", "--release", "--target", TARGET, "--example", name, "--locked", "--quiet"]);
        must(&mut compile, "See above what the compiler says.")?;
        link(&["--whole"], &format!("release/examples/{name}.wasm"), LINKED_EXAMPLE)?;
        let program = Self::read(LINKED_EXAMPLE)?;
        make_small(tools, &program)?;
        Self::read(LINKED_EXAMPLE)
    }

    fn read(folder: &str) -> Result<Self, Error> {
        let folder = PathBuf::from(folder);
        let mut files = BTreeMap::new();
        for path in crate::size::files_under(&folder)? {
            if path.extension().is_some_and(|ending| ending == "wasm") {
                let stem = path
                    .file_stem()
                    .map(|stem| stem.to_string_lossy().into_owned())
                    .unwrap_or_default();
                files.insert(stem.trim_end_matches("_bg").to_owned(), read(&path)?);
            }
        }
        Ok(Self { folder, files })
    }

    /// Where its bindings and its parts lie.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The script that binds it.
    pub fn bindings(&self) -> String {
        // With a dot before it: else it would be the name of a package.
        format!("./{}/{PAGE}.js", self.folder.display())
    }
}

/// Compiles the program as it is published. Where it lies then.
pub fn compile(tools: &PageTools) -> Result<PathBuf, Error> {
    let mut compile = tools.cargo()?;
    compile.args(["rustc", "--release", "--target", TARGET, "--bin", "morenaku", "--features", "parts", "--locked"]);
    // The linker says where everything stands, so that the program can be taken apart.
    compile.args(["--quiet", "--", "-Clink-args=--emit-relocs"]);
    must(&mut compile, "See above what the compiler says.")?;
    Ok(Path::new(COMPILED).join("release/morenaku.wasm"))
}

/// What a file of the program is called for people: `page`, the name of a part, or `shared`.
pub fn said(name: &str) -> &str {
    if name.starts_with(SHARED) { "shared" } else { name.strip_prefix(PART).unwrap_or(name) }
}

fn link(flags: &[&str], program: &str, folder: &str) -> Result<(), Error> {
    clear(Path::new(folder))?;
    let mut link = cargo();
    link.args(["run", "--quiet", "--locked", "--package", "morenaku-link", "--"]);
    link.args(flags).arg(Path::new(COMPILED).join(program)).arg(folder);
    must(&mut link, "See above what could not be linked.")
}

/// Puts together what lies in one file (`xtask/link/src/joined.rs`).
fn join(tools: &PageTools, folder: &Path) -> Result<(), Error> {
    let (list, frame) = (folder.join("joined"), folder.join("frame.wasm"));
    let names = read_text(&list)?;
    let file = |name: &str| folder.join(name).with_extension("wasm");
    let mut merge = tools.command("wasm-merge")?;
    // With the names of functions, by which wasm-opt puts them in order.
    merge.arg("--debuginfo").args(features()).arg(&frame).arg("__wasm_split");
    for name in names.lines() {
        merge.arg(file(name)).arg(name);
    }
    let whole = names.lines().next().unwrap_or_default();
    merge.arg("--output").arg(file(whole));
    must(&mut merge, "See above what it does not understand.")?;
    let put_in = names.lines().skip(1).map(file);
    for path in put_in.chain([list, frame]) {
        fs::remove_file(&path).map_err(Error::io(format!("removing {}", path.display())))?;
    }
    Ok(())
}

fn features() -> [String; FEATURES.len()] {
    FEATURES.map(|feature| format!("--enable-{feature}"))
}

fn make_small(tools: &PageTools, program: &Program) -> Result<(), Error> {
    let mut commands = Vec::new();
    for entry in crate::size::files_under(&program.folder)?
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "wasm"))
    {
        let mut command = tools.command("wasm-opt")?;
        command.args(SMALLER).args(features());
        command
            .arg("--strip-producers")
            .arg("--strip-target-features")
            .arg(entry)
            .arg("-o")
            .arg(entry);
        commands.push(command);
    }
    let run = |mut command: Command| must(&mut command, "See above what it does not understand.");
    let runs: Vec<_> = commands
        .into_iter()
        .map(|command| thread::spawn(move || run(command)))
        .collect();
    let broken = || Error::Failed {
        what: "`wasm-opt`".into(),
        how: "it was not waited for".into(),
        todo: "Run the command again.".into(),
    };
    runs.into_iter()
        .try_for_each(|run| run.join().unwrap_or_else(|_| Err(broken())))
}
