//! `cargo xtask test`: every check in order, going on after a failure; the last line says how many passed and failed.

mod again;
mod browser;
mod deny;
mod report;
mod storm;
mod tally;

use crate::cache::ToolCache;
use crate::dist;
use crate::error::Error;
use crate::page::program::Program;
use crate::page_tools::{PageTools, fetch_crates};
use crate::process::{cargo, shown};
use crate::setup::{self, WasmStd};
use crate::size;
use browser::BrowserTests;
use report::Report;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
pub use storm::{Storm, storm};
use tally::Tally;

const TARGET: &str = "wasm32-unknown-unknown";
/// Cargo-clippy from Debian stands beside Debian's compiler.
const DEBIAN_CLIPPY: &str = "/usr/bin/cargo-clippy";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Fmt,
    Clippy,
    Deny,
    Native,
    Dist,
    Size,
    Again,
    Browser,
}

const PARTS: [(&str, Part); 8] = [
    ("fmt", Part::Fmt),
    ("clippy", Part::Clippy),
    ("deny", Part::Deny),
    ("native", Part::Native),
    ("dist", Part::Dist),
    ("size", Part::Size),
    ("again", Part::Again),
    ("browser", Part::Browser),
];

/// Which checks to run.
#[derive(Clone, Copy)]
pub struct Only(Option<Part>);

impl Only {
    pub fn parse(args: &[String]) -> Result<Self, Error> {
        let names = PARTS.map(|(name, _)| name).join(", ");
        match args {
            [] => Ok(Self(None)),
            [flag, name] if flag == "--only" => {
                let part = PARTS.iter().find(|(known, _)| known == name).map(|(_, part)| *part);
                part.map(|part| Self(Some(part)))
                    .ok_or_else(|| Error::Usage(format!("`--only` knows {names}, not `{name}`.")))
            }
            _ => Err(Error::Usage(format!("`test` takes nothing, or `--only` and one of {names}."))),
        }
    }

    fn wants(&self, part: Part) -> bool {
        match self.0 {
            None => true,
            // What is weighed or opened in the browser has to be built first.
            Some(only) => {
                only == part || (part == Part::Dist && matches!(only, Part::Size | Part::Again | Part::Browser))
            }
        }
    }
}

pub fn run(only: Only) -> Result<bool, Error> {
    let cache = ToolCache::open()?;
    let report = Report::begin();
    // Two at a time: linking the page keeps one core busy for long, and most checks do not need the page.
    let (tools, ready) = thread::scope(|scope| {
        let page = scope.spawn(|| check_page(only, &report, &cache));
        let ready = check_sources(only, &report, &cache);
        (page.join().unwrap_or(None), ready)
    });
    let Some(tools) = tools else { return Ok(report.finish()) };
    thread::scope(|scope| {
        if only.wants(Part::Again) {
            scope.spawn(|| report.step("compiled again: the same bytes", || again::compiled(&tools)));
        }
        if let Some(tests) = ready {
            report.step("browser tests", || tests.run());
        }
    });
    Ok(report.finish())
}

/// The page: built, weighed, and its source looked at by clippy as it is compiled. The tools that did it, when it is
/// there.
fn check_page(only: Only, report: &Report, cache: &ToolCache) -> Option<PageTools> {
    if !only.wants(Part::Clippy) && !only.wants(Part::Dist) {
        return None;
    }
    // Fetched once, and only when something needs it: a machine without the network can still run the native checks.
    let tools = report.need("tools for the page", || page_tools(cache))?;
    let is_built = only.wants(Part::Dist) && report.step("dist", || dist::build(&tools).map(|()| Tally::passed()));
    if is_built && only.wants(Part::Size) {
        report.step("size: each within its budget", size_budget);
    }
    if only.wants(Part::Clippy) {
        report.step("clippy, wasm32", || one(&mut clippy_for_wasm(&tools)?));
    }
    is_built.then_some(tools)
}

/// All that can be said without the page. The browser tests, compiled and with all that they need, for when the page is
/// there.
fn check_sources(only: Only, report: &Report, cache: &ToolCache) -> Option<BrowserTests> {
    if only.wants(Part::Fmt) {
        report.step("rustfmt", || one(cargo().args(["fmt", "--all", "--check"])));
    }
    if only.wants(Part::Clippy) {
        report.step("clippy, native", || {
            one(cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"]))
        });
    }
    if only.wants(Part::Deny) {
        report.step("licences and origins of crates", || one(&mut deny::command(cache)?));
    }
    if only.wants(Part::Native) {
        report.step("native tests", || {
            tally::of(cargo().args(["test", "--workspace", "--exclude", "browser-tests", "--locked", "--no-fail-fast"]))
        });
    }
    if !only.wants(Part::Browser) {
        return None;
    }
    report.need("what the browser tests need", || BrowserTests::prepare(cache))
}

fn page_tools(cache: &ToolCache) -> Result<PageTools, Error> {
    fetch_crates()?;
    setup::for_page(cache)
}

fn one(command: &mut Command) -> Result<Tally, Error> {
    Ok(if shown(command)? { Tally::passed() } else { Tally::failed() })
}

fn clippy_for_wasm(tools: &PageTools) -> Result<Command, Error> {
    setup::fetch_clippy(&tools.wasm_std)?;
    let mut clippy = match &tools.wasm_std {
        WasmStd::Own => tools.cargo()?,
        WasmStd::Debian { sysroot } => {
            let mut clippy = tools.command(DEBIAN_CLIPPY)?;
            clippy.env("SYSROOT", sysroot).env_remove("LD_LIBRARY_PATH");
            clippy
        }
    };
    clippy.args([
        "clippy",
        "--package",
        "morenaku",
        "--lib",
        "--bins",
        "--target",
        TARGET,
        "--locked",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ]);
    Ok(clippy)
}

fn size_budget() -> Result<Tally, Error> {
    let files = size::measure(Path::new(dist::SITE))?;
    print!("{}", size::table(&files));
    Ok(if size::fits(&files) { Tally::passed() } else { Tally::failed() })
}

/// How fast the page is: no check, figures for people. On a build of its own making.
pub fn bench() -> Result<bool, Error> {
    let cache = ToolCache::open()?;
    let tools = page_tools(&cache)?;
    dist::build(&tools)?;
    // Beside it, a page that shows one word with the same library.
    let empty = Program::example(&tools, "empty")?.folder().to_owned();
    for name in ["index.html", "empty.js"] {
        let from = Path::new("tests/bench/empty").join(name);
        fs::copy(&from, empty.join(name)).map_err(Error::io(format!("copying {}", from.display())))?;
    }
    for example in ["phone", "tick", "large", "start"] {
        println!("\n{example}");
        let mut run = cargo();
        run.args(["run", "--quiet", "--package", "browser-tests", "--locked", "--example", example]);
        run.env("MORENAKU_DIST", absolute(dist::SITE)?)
            .env("MORENAKU_SINGLE", absolute(dist::SINGLE)?)
            .env("MORENAKU_EMPTY", &empty);
        if !shown(&mut run)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn absolute(path: &str) -> Result<PathBuf, Error> {
    Path::new(path).canonicalize().map_err(Error::io(format!("finding {path}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weighing_or_browsing_builds_the_page_first() {
        for name in ["size", "browser"] {
            let only = Only::parse(&["--only".into(), name.into()]).unwrap();
            assert!(only.wants(Part::Dist), "{name}");
            assert!(!only.wants(Part::Native), "{name}");
        }
        assert!(Only::parse(&["--only".into(), "nothing".into()]).is_err());
        assert!(Only::parse(&["--onyl".into(), "fmt".into()]).is_err());
    }
}
