//! Whether the compiler gives the same bytes for the same source. What is made of them afterwards is made twice for a
//! release only.

use super::TARGET;
use super::tally::Tally;
use crate::error::Error;
use crate::page_tools::PageTools;
use crate::process::must;
use std::fs;
use std::path::Path;

const PROGRAM: &str = "target/wasm/wasm32-unknown-unknown/release/morenaku.wasm";

/// Compiles the program once more, after the page was built.
pub fn compiled(tools: &PageTools) -> Result<Tally, Error> {
    let read = || fs::read(Path::new(PROGRAM)).map_err(Error::io(format!("reading {PROGRAM}")));
    let before = read()?;
    must(
        tools
            .cargo()?
            .args(["clean", "--package", "morenaku", "--release", "--target", TARGET, "--quiet"]),
        "See above what could not be removed.",
    )?;
    must(
        tools
            .cargo()?
            .args(["build", "--release", "--target", TARGET, "--bin", "morenaku", "--locked", "--quiet"]),
        "See above what the compiler says.",
    )?;
    Ok(if read()? == before { Tally::passed() } else { Tally::failed() })
}
