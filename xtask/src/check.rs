//! `cargo xtask test`: every check in order, going on after a failure; the last line says how many passed and failed.

mod deny;
mod report;
mod tally;

use crate::cache::ToolCache;
use crate::dist;
use crate::error::Error;
use crate::page_tools::{PageTools, fetch_crates};
use crate::process::{answer, cargo, shown};
use crate::setup::{self, WasmStd};
use crate::size::{self, FIRST_LOAD_BUDGET, SECOND_PART_BUDGET};
use report::Report;
use std::path::{Path, PathBuf};
use std::process::Command;
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
    let mut report = Report::default();
    if only.wants(Part::Fmt) {
        report.step("rustfmt", || one(cargo().args(["fmt", "--all", "--check"])));
    }
    if only.wants(Part::Clippy) {
        report.step("clippy, native", || {
            one(cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"]))
        });
    }
    // Fetched once, and only when something needs it: a machine without the network can still run the native checks.
    let tools = if only.wants(Part::Clippy) || only.wants(Part::Dist) {
        report.need("tools for the page", || page_tools(&cache))
    } else {
        None
    };
    if let Some(tools) = tools.as_ref().filter(|_| only.wants(Part::Clippy)) {
        report.step("clippy, wasm32", || one(&mut clippy_for_wasm(tools)?));
    }
    if only.wants(Part::Deny) {
        report.step("licences and origins of crates", || one(&mut deny::command(&cache)?));
    }
    if only.wants(Part::Native) {
        report.step("native tests", || {
            tally::of(cargo().args(["test", "--workspace", "--exclude", "browser-tests", "--locked", "--no-fail-fast"]))
        });
    }
    let built = match &tools {
        Some(tools) if only.wants(Part::Dist) => report.step("dist", || dist::build(tools).map(|()| Tally::passed())),
        _ => false,
    };
    if built && only.wants(Part::Size) {
        let what = format!(
            "size: first load within {FIRST_LOAD_BUDGET} bytes with brotli, second part within {SECOND_PART_BUDGET}"
        );
        report.step(&what, size_budget);
    }
    if let Some(tools) = tools.as_ref().filter(|_| built && only.wants(Part::Again)) {
        report.step("dist, built again: the same bytes", || {
            dist::again(tools).map(|is_same| if is_same { Tally::passed() } else { Tally::failed() })
        });
    }
    if built && only.wants(Part::Browser) {
        report.step("browser tests", || browser_tests(&cache));
    }
    Ok(report.finish())
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
    let fits = size::first_load(&files) <= FIRST_LOAD_BUDGET && size::second_part(&files) <= SECOND_PART_BUDGET;
    Ok(if fits { Tally::passed() } else { Tally::failed() })
}

/// How fast the page is: no check, figures for people. On a build of its own making.
pub fn bench() -> Result<bool, Error> {
    let cache = ToolCache::open()?;
    dist::build(&page_tools(&cache)?)?;
    for example in ["tick", "start"] {
        println!("\n{example}");
        let mut run = cargo();
        run.args(["run", "--quiet", "--package", "browser-tests", "--locked", "--example", example]);
        run.env("MORENAKU_DIST", absolute(dist::SITE)?)
            .env("MORENAKU_SINGLE", absolute(dist::SINGLE)?);
        if !shown(&mut run)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn browser_tests(cache: &ToolCache) -> Result<Tally, Error> {
    setup::fetch_browser()?;
    let axe = setup::fetch_axe(cache)?;
    let gecko = setup::fetch_geckodriver(cache)?;
    let schemas = setup::fetch_cyclonedx(cache)?;
    let old_chromium = setup::fetch_old_chromium(cache)?;
    let dist = absolute(dist::SITE)?;
    let single = absolute(dist::SINGLE)?;
    let screens = absolute("target")?.join("screens");
    if let Some(version) = answer(Command::new("chromium").arg("--version")) {
        println!("{version}");
    }
    let mut tests = cargo();
    tests.args(["test", "--package", "browser-tests", "--locked", "--no-fail-fast"]);
    tests.envs(old_chromium.map(|program| ("MORENAKU_OLD_CHROMIUM", program)));
    tally::of(
        tests
            .env("MORENAKU_DIST", dist)
            .env("MORENAKU_SINGLE", single)
            .env("MORENAKU_GECKODRIVER", gecko)
            .env("MORENAKU_AXE", axe)
            .env("MORENAKU_CYCLONEDX", schemas)
            .env("MORENAKU_SCREENS", screens),
    )
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
