//! Where the tests find the built page and leave what they made. `cargo xtask test` says so in the environment.

use crate::Failure;
use std::env;
use std::path::{Path, PathBuf};

const TODO: &str = "Run `cargo xtask test --only browser`, which prepares everything.";

/// The built page.
pub fn dist() -> Result<PathBuf, Failure> {
    let folder = named("MORENAKU_DIST", "dist");
    if folder.join("index.html").is_file() {
        Ok(folder)
    } else {
        Err(Failure::Missing { what: format!("The page in {}", folder.display()), todo: TODO })
    }
}

/// The script that looks for barriers in a page.
pub fn axe() -> Result<PathBuf, Failure> {
    env::var_os("MORENAKU_AXE")
        .map(PathBuf::from)
        .ok_or(Failure::Missing { what: "MORENAKU_AXE".into(), todo: TODO })
}

/// The program that builds and serves the page.
pub fn xtask() -> Result<PathBuf, Failure> {
    env::var_os("MORENAKU_XTASK")
        .map(PathBuf::from)
        .ok_or(Failure::Missing { what: "MORENAKU_XTASK".into(), todo: TODO })
}

/// Pictures and papers for people to look at. Made if it isn't there.
pub fn screens() -> Result<PathBuf, Failure> {
    let folder = named("MORENAKU_SCREENS", "target/screens");
    std::fs::create_dir_all(&folder).map_err(Failure::io(format!("making {}", folder.display())))?;
    Ok(folder)
}

fn named(variable: &str, in_repository: &str) -> PathBuf {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    env::var_os(variable).map_or_else(|| repository.join(in_repository), PathBuf::from)
}
