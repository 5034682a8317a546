//! Rust's standard library for wasm32: the toolchain's own if it has one, else rustup's, else built from Debian's
//! sources.

use super::debian;
use crate::cache::ToolCache;
use crate::error::Error;
use crate::process::{LongStep, answer, cargo, is_on_path};
use std::env;
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const TARGET: &str = "wasm32-unknown-unknown";
const HOST: &str = "x86_64-unknown-linux-gnu";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// Which compiler builds for wasm32.
pub enum WasmStd {
    /// The compiler in use has the target.
    Own,
    /// Debian's compiler with a sysroot of ours: `rustc` in this folder is a script that brings the two together.
    Debian { sysroot: PathBuf },
}

impl WasmStd {
    pub fn rustc(&self) -> Option<PathBuf> {
        match self {
            Self::Own => None,
            Self::Debian { sysroot } => Some(sysroot.join("bin/rustc")),
        }
    }
}

pub fn fetch(cache: &ToolCache) -> Result<WasmStd, Error> {
    let only_debian = env::var_os("MORENAKU_WASM_STD").is_some_and(|value| value == "debian");
    if !only_debian && own_sysroot_has_it() {
        return Ok(WasmStd::Own);
    }
    if let Some(sysroot) = debian::version_of("rustc-web")
        .map(|version| cache.folder(&sysroot_name(&version)))
        .filter(|folder| folder.is_dir())
    {
        return Ok(WasmStd::Debian { sysroot });
    }
    if !only_debian && is_on_path("rustup") {
        let step = LongStep {
            title: "Rust's standard library for wasm32",
            estimate: "a few seconds",
            log: &cache.log("rustup-target"),
            limit: Duration::from_secs(120),
            todo: "Trying Debian's sources instead.",
        };
        match step.run(Command::new("rustup").args(["target", "add", TARGET])) {
            Ok(()) if own_sysroot_has_it() => return Ok(WasmStd::Own),
            Ok(()) => {}
            Err(error) => eprintln!("  {error}"),
        }
    }
    if !is_on_path("apt-get") {
        let todo = format!("Run `rustup target add {TARGET}`, then run the command again.");
        return Err(Error::Missing { what: format!("Rust's standard library for {TARGET}"), todo });
    }
    from_debian(cache)
}

/// Clippy must be of the same version as the standard library it reads, so Debian's library needs Debian's clippy.
pub fn fetch_clippy(wasm_std: &WasmStd) -> Result<(), Error> {
    match wasm_std {
        WasmStd::Own => Ok(()),
        WasmStd::Debian { .. } => debian::install(&["rust-web-clippy"], "clippy for wasm32"),
    }
}

fn own_sysroot_has_it() -> bool {
    answer(Command::new("rustc").args(["--print", "sysroot"]))
        .is_some_and(|sysroot| Path::new(&sysroot).join("lib/rustlib").join(TARGET).is_dir())
}

fn sysroot_name(version: &str) -> String {
    format!("wasm-sysroot-{version}")
}

fn from_debian(cache: &ToolCache) -> Result<WasmStd, Error> {
    let purpose = "a wasm32 standard library";
    debian::install(&["rustc-web", "rust-web-src"], purpose)?;
    let version = debian::version_of("rustc-web").ok_or_else(|| Error::Missing {
        what: "The package rustc-web".into(),
        todo: "Run `apt-get install rustc-web`, then run the command again.".into(),
    })?;
    let llvm = llvm_version()?;
    debian::install(&[&format!("lld-{llvm}")], purpose)?;
    let name = sysroot_name(&version);
    let sysroot = cache.install(&name, |folder| fill_sysroot(cache, folder, &cache.folder(&name), &llvm))?;
    Ok(WasmStd::Debian { sysroot })
}

/// The linker has to be of the same LLVM as the compiler, or it can't read what the compiler wrote.
fn llvm_version() -> Result<String, Error> {
    let facts = answer(Command::new(DEBIAN_RUSTC).arg("-vV")).unwrap_or_default();
    let version = facts
        .lines()
        .find_map(|line| line.strip_prefix("LLVM version: "))
        .and_then(|version| version.split('.').next());
    version
        .map(str::to_owned)
        .ok_or_else(|| Error::unreadable(Path::new(DEBIAN_RUSTC), "it does not tell its LLVM version"))
}

fn fill_sysroot(cache: &ToolCache, folder: &Path, final_folder: &Path, llvm: &str) -> Result<(), Error> {
    let build = folder.join("build");
    build_std(cache, &build)?;
    let rustlib = folder.join("lib/rustlib");
    let wasm_lib = rustlib.join(TARGET).join("lib");
    make_dir(&wasm_lib)?;
    move_rlibs(&build.join("target").join(TARGET).join("release/deps"), &wasm_lib)?;
    let host = rustlib.join(HOST);
    make_dir(&host.join("bin"))?;
    link(&Path::new("/usr/lib/rustlib").join(HOST).join("lib"), &host.join("lib"))?;
    link(Path::new(&format!("/usr/lib/llvm-{llvm}/bin/lld")), &host.join("bin/rust-lld"))?;
    make_dir(&folder.join("bin"))?;
    let script = folder.join("bin/rustc");
    // Rustup's cargo points the loader at its own libraries, which are not this compiler's.
    let text = format!(
        "#!/bin/sh\nunset LD_LIBRARY_PATH\nexec {DEBIAN_RUSTC} --sysroot '{}' \"$@\"\n",
        final_folder.display()
    );
    fs::write(&script, text).map_err(Error::io(format!("writing {}", script.display())))?;
    fs::set_permissions(&script, Permissions::from_mode(0o755))
        .map_err(Error::io(format!("writing {}", script.display())))?;
    fs::remove_dir_all(&build).map_err(Error::io(format!("clearing {}", build.display())))
}

/// Builds an empty library with its own std: cargo knows how, only behind a switch meant for nightly.
fn build_std(cache: &ToolCache, build: &Path) -> Result<(), Error> {
    make_dir(&build.join("src"))?;
    let write =
        |file: &str, text: &str| fs::write(build.join(file), text).map_err(Error::io(format!("writing {file}")));
    write("Cargo.toml", "[package]\nname = \"seed\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n")?;
    write("src/lib.rs", "#![no_std]\n")?;
    let step = LongStep {
        title: "Rust's standard library for wasm32, from Debian's sources",
        estimate: "about 45 seconds on two cores",
        log: &cache.log("wasm-std"),
        limit: Duration::from_secs(20 * 60),
        todo: "Check that the packages rustc-web and rust-web-src are of one version and that crates can be fetched, then run the command again.",
    };
    step.run(
        cargo()
            .current_dir(build)
            .args(["build", "--release", "-Zbuild-std=std,panic_abort", "--target", TARGET])
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTC", DEBIAN_RUSTC)
            // Without the bitcode the page could not be optimised as a whole.
            .env("RUSTFLAGS", "-Cembed-bitcode=yes")
            .env("CARGO_TARGET_DIR", build.join("target"))
            .env_remove("LD_LIBRARY_PATH"),
    )
}

fn move_rlibs(from: &Path, to: &Path) -> Result<(), Error> {
    let doing = || format!("moving the standard library from {}", from.display());
    for entry in fs::read_dir(from).map_err(Error::io(doing()))? {
        let path = entry.map_err(Error::io(doing()))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if name.ends_with(".rlib") && !name.starts_with("libseed-") {
            fs::rename(&path, to.join(name)).map_err(Error::io(doing()))?;
        }
    }
    Ok(())
}

fn make_dir(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).map_err(Error::io(format!("making {}", path.display())))
}

fn link(original: &Path, path: &Path) -> Result<(), Error> {
    if !original.exists() {
        return Err(Error::Missing {
            what: original.display().to_string(),
            todo: "Install the package again that should bring it, then run the command again.".into(),
        });
    }
    symlink(original, path).map_err(Error::io(format!("linking {}", path.display())))
}
