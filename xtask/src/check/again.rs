//! Whether the compiler gives the same bytes for the same source. What is made of them afterwards is made twice for a
//! release only.

use super::TARGET;
use super::tally::Tally;
use crate::error::Error;
use crate::page::files::read;
use crate::page::program;
use crate::page_tools::PageTools;
use crate::process::must;

/// Compiles the program once more, after the page was built.
pub fn compiled(tools: &PageTools) -> Result<Tally, Error> {
    let before = read(&program::compile(tools)?)?;
    must(
        tools
            .cargo()?
            .args(["clean", "--package", "morenaku", "--release", "--target", TARGET, "--quiet"]),
        "See above what could not be removed.",
    )?;
    Ok(if read(&program::compile(tools)?)? == before { Tally::passed() } else { Tally::failed() })
}
