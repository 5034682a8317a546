//! `cargo xtask dist`: the page as it is published, in all its forms, and what each file weighs.

mod binder;
mod chromium;
mod first;
mod sbom;
mod single;

use crate::cache::ToolCache;
use crate::error::Error;
use crate::page::files::{self, Files};
use crate::page::program::Program;
use crate::page::{Sources, site};
use crate::page_tools::{PageTools, fetch_crates};
use crate::process::{cargo, must};
use crate::{setup, size};
use std::path::Path;

/// Everything that is published.
pub const FOLDER: &str = "dist";
/// The hosted page, inside it.
pub const SITE: &str = "dist/site";
/// The page in one file.
pub const SINGLE: &str = "dist/morenaku.html";
/// The plain pages as they lie beside the hosted page.
const BESIDE: &str = "target/plain";

pub fn run() -> Result<(), Error> {
    let tools = setup::for_page(&ToolCache::open()?)?;
    build(&tools)?;
    print!("{}", size::table(&size::measure(Path::new(SITE))?));
    print!("{}", size::forms(Path::new(FOLDER))?);
    Ok(())
}

/// Builds everything a second time, from sources that are compiled anew. Whether each file has the same bytes; those
/// that differ are listed.
pub fn again(tools: &PageTools) -> Result<bool, Error> {
    let sums = Path::new(FOLDER).join("SHA256SUMS");
    let before = files::read_text(&sums)?;
    must(
        tools.cargo()?.args([
            "clean",
            "--package",
            "morenaku",
            "--release",
            "--target",
            "wasm32-unknown-unknown",
            "--quiet",
        ]),
        "See above what could not be removed.",
    )?;
    build(tools)?;
    let after = files::read_text(&sums)?;
    for line in after.lines().filter(|line| !before.lines().any(|old| old == *line)) {
        println!("differs: {line}");
    }
    Ok(before == after)
}

/// Builds all forms anew.
pub fn build(tools: &PageTools) -> Result<(), Error> {
    fetch_crates()?;
    setup::fetch_chromium()?;
    let sources = Sources::read(tools, Program::small(tools)?)?;
    files::clear(Path::new(FOLDER))?;
    // The hosted page has plain pages too, which lead back to it, for those whose browser cannot start it.
    let beside = Path::new(BESIDE);
    files::clear(beside)?;
    write_plain(&Path::new(FOLDER).join("static"), &[])?;
    write_plain(beside, &["--beside-the-page"])?;
    let plain = Files::read(beside)?;
    single::write(tools, &sources, Path::new(SINGLE))?;
    let first = first::screens(&site::files(tools, &sources, "", &plain)?)?;
    let mut site = site::files(tools, &sources, &first, &plain)?;
    site::keep(tools, &mut site)?;
    site.compress()?;
    site.write(Path::new(SITE))?;
    binder::write(Path::new(SINGLE), Path::new(FOLDER))?;
    sbom::write(&Path::new(FOLDER).join("sbom.cdx.json"))?;
    files::write_sums(Path::new(FOLDER))
}

fn write_plain(folder: &Path, flags: &[&str]) -> Result<(), Error> {
    let mut pages = cargo();
    pages
        .args(["run", "--quiet", "--locked", "--package", "morenaku-pages", "--"])
        .arg(folder)
        .args(flags);
    must(&mut pages, "See above what it could not write.")
}
