//! The tools that build the page, and how a command is made to use them.

use crate::error::Error;
use crate::process::{cargo, must};
use crate::setup::WasmStd;
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// Apart from the native builds: another compiler may be at work here, and each would throw away what the other built.
const TARGET_DIR: &str = "target/wasm";
/// SHA-256 as a loop, instead of every round written out: less than half the bytes, and in a browser no slower.
const SMALL_SUMS: &str = "--cfg sha2_backend_soft=\"compact\"";

pub struct PageTools {
    pub wasm_std: WasmStd,
    /// They go before everything else on PATH.
    pub folders: Vec<PathBuf>,
}

impl PageTools {
    /// A cargo that builds for wasm32, with the compiler that has its library.
    pub fn cargo(&self) -> Result<Command, Error> {
        let mut cargo = cargo();
        self.apply(&mut cargo, self.path()?)?;
        Ok(cargo)
    }

    /// Any other program, with the same settings.
    pub fn command(&self, program: &str) -> Result<Command, Error> {
        let mut command = Command::new(program);
        self.apply(&mut command, self.path()?)?;
        Ok(command)
    }

    fn path(&self) -> Result<OsString, Error> {
        let old = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&old));
        env::join_paths(folders)
            .map_err(|error| Error::Usage(format!("the tool cache's path can't be part of PATH ({error}).")))
    }

    fn apply(&self, command: &mut Command, path: OsString) -> Result<(), Error> {
        let here = env::current_dir().map_err(Error::io("finding the current folder"))?;
        command.env("PATH", path).env("CARGO_TARGET_DIR", here.join(TARGET_DIR));
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        let flags = format!("{} {SMALL_SUMS}", without_own_paths());
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
        if let Some(rustc) = self.wasm_std.rustc() {
            command.env("RUSTC", rustc);
        }
        Ok(())
    }
}

/// Flags that keep the folders of whoever builds out of the page: they would tell a name, and no two machines would
/// make the same bytes.
fn without_own_paths() -> String {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")));
    let sources = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok());
    let folders = sources
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.path().into_os_string().into_string().ok());
    // Cargo takes the flags apart at spaces.
    let flags = folders
        .filter(|folder| !folder.contains(' '))
        .map(|folder| format!("--remap-path-prefix={folder}/="));
    flags.collect::<Vec<_>>().join(" ")
}

/// All other commands run without the network once this has run.
pub fn fetch_crates() -> Result<(), Error> {
    must(
        cargo().args(["fetch", "--locked", "--quiet"]),
        "If Cargo.lock is out of date, run `cargo check` and commit it.",
    )
}

/// xtask works from the top of the repository, wherever it was called. The cargo that runs it says where that is: what
/// was compiled may have come here from another checkout, with its target folder. Called by a test of another package,
/// it is where it was compiled.
pub fn enter_repository() -> Result<(), Error> {
    let by_cargo = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let xtask = by_cargo
        .filter(|folder| folder.ends_with("xtask"))
        .unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let top = xtask.parent().unwrap_or(&xtask);
    env::set_current_dir(top).map_err(Error::io(format!("entering {}", top.display())))
}
