//! `cargo xtask dist`: the page as it is published, and what each of its files weighs.

use crate::cache::ToolCache;
use crate::error::Error;
use crate::page_tools::{PageTools, fetch_crates};
use crate::process::must;
use crate::{setup, size};
use std::path::Path;

pub const FOLDER: &str = "dist";

pub fn run() -> Result<(), Error> {
    let tools = setup::for_page(&ToolCache::open()?)?;
    build(&tools)?;
    let files = size::measure(Path::new(FOLDER))?;
    print!("{}", size::table(&files));
    Ok(())
}

pub fn build(tools: &PageTools) -> Result<(), Error> {
    fetch_crates()?;
    must(tools.trunk()?.args(["build", "--release", "--offline", "--skip-version-check"]), "What Trunk says above tells why.")
}
