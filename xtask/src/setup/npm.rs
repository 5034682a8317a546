//! Tools that come as npm packages. They bring no install scripts into play.

use crate::cache::ToolCache;
use crate::error::Error;
use crate::process::{LongStep, is_on_path};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const BINARYEN: &str = "132.0.0";
const AXE: &str = "4.14.1";
const ESBUILD: &str = "0.27.7";

/// The folder that holds `wasm-opt`.
pub fn fetch_wasm_opt(cache: &ToolCache) -> Result<PathBuf, Error> {
    if !is_on_path("node") {
        return Err(needs("node", "wasm-opt"));
    }
    Ok(fetch(cache, "binaryen", BINARYEN)?.join("node_modules/.bin"))
}

/// The program that makes scripts small.
pub fn fetch_esbuild(cache: &ToolCache) -> Result<PathBuf, Error> {
    Ok(fetch(cache, "esbuild", ESBUILD)?.join("node_modules/.bin"))
}

/// The script that looks for barriers in a page.
pub fn fetch_axe(cache: &ToolCache) -> Result<PathBuf, Error> {
    Ok(fetch(cache, "axe-core", AXE)?.join("node_modules/axe-core/axe.min.js"))
}

fn fetch(cache: &ToolCache, package: &str, version: &str) -> Result<PathBuf, Error> {
    cache.install(&format!("{package}-{version}"), |folder| {
        if !is_on_path("npm") {
            return Err(needs("npm", package));
        }
        let step = LongStep {
            title: &format!("{package} {version}"),
            estimate: "a few seconds",
            log: &cache.log(&format!("{package}-{version}")),
            limit: Duration::from_secs(5 * 60),
            todo: "Check that npm packages can be fetched, then run the command again.",
        };
        step.run(npm_install(folder).arg(format!("{package}@{version}")))
    })
}

fn npm_install(folder: &Path) -> Command {
    let mut npm = Command::new("npm");
    npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact", "--prefix"]).arg(folder).current_dir(folder);
    npm
}

fn needs(program: &str, what: &str) -> Error {
    let todo =
        format!("{what} needs it: install Node.js 18 or newer with npm (Debian: apt-get install nodejs npm), then run the command again.");
    Error::Missing { what: format!("`{program}`"), todo }
}
