//! Tools that come as npm packages. They bring no install scripts into play.

use crate::cache::ToolCache;
use crate::error::Error;
use crate::process::{LongStep, is_on_path};
use std::fs::{File, OpenOptions};
#[cfg(unix)]
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const BINARYEN: &str = "132.0.0";
const AXE: &str = "4.14.1";
const ESBUILD: &str = "0.27.7";
const CYCLONEDX: &str = "10.3.0";
/// Chromium 64, of January 2018, as a package of that time brings it.
const OLD_CHROMIUM: &str = "64.0.3264";

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

/// The folder of the schemas that a list of parts has to follow.
pub fn fetch_cyclonedx(cache: &ToolCache) -> Result<PathBuf, Error> {
    let package = "@cyclonedx/cyclonedx-library";
    Ok(fetch(cache, package, CYCLONEDX)?.join("node_modules").join(package).join("res/schema"))
}

/// A browser that is too old to start the page; none where it was not made for the machine.
pub fn fetch_old_chromium(cache: &ToolCache) -> Result<Option<PathBuf>, Error> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Ok(None);
    }
    let package = "chrome-aws-lambda";
    let packed = fetch(cache, package, OLD_CHROMIUM)?.join("node_modules").join(package).join("bin/chromium.br");
    let folder = cache.install(&format!("old-chromium-{OLD_CHROMIUM}"), |folder| {
        let doing = || format!("unpacking {}", packed.display());
        let mut from = File::open(&packed).map_err(Error::io(doing()))?;
        let mut program = OpenOptions::new();
        program.write(true).create(true).truncate(true);
        #[cfg(unix)]
        program.mode(0o755);
        let mut to = program.open(folder.join("chromium")).map_err(Error::io(doing()))?;
        brotli::BrotliDecompress(&mut from, &mut to).map_err(Error::io(doing()))
    })?;
    Ok(Some(folder.join("chromium")))
}

fn fetch(cache: &ToolCache, package: &str, version: &str) -> Result<PathBuf, Error> {
    let name = format!("{}-{version}", package.trim_start_matches('@').replace('/', "-"));
    cache.install(&name, |folder| {
        if !is_on_path("npm") {
            return Err(needs("npm", package));
        }
        let step = LongStep {
            title: &format!("{package} {version}"),
            estimate: "a few seconds",
            log: &cache.log(&name),
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
