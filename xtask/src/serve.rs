//! `cargo xtask serve`: the page on this machine, rebuilt on every change.

use crate::cache::ToolCache;
use crate::error::Error;
use crate::page_tools::fetch_crates;
use crate::process::shown;
use crate::setup;
use std::path::Path;

/// Whatever can change the page. Named one by one, so that a native build or an editor's files don't start a rebuild.
const WATCHED: [&str; 10] =
    ["index.html", "start", "icons", "Cargo.toml", "Cargo.lock", "Trunk.toml", "build", "content", "src", "style"];

pub struct Options {
    port: u16,
    open: bool,
}

impl Options {
    pub fn parse(args: &[String]) -> Result<Self, Error> {
        let mut options = Self { port: 8080, open: false };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--open" => options.open = true,
                "--port" => {
                    let number = args.next().and_then(|number| number.parse().ok());
                    options.port =
                        number.ok_or_else(|| Error::Usage("`--port` needs a number from 1 to 65535.".into()))?;
                }
                other => return Err(Error::Usage(format!("`serve` takes no `{other}`."))),
            }
        }
        Ok(options)
    }
}

pub fn run(options: &Options) -> Result<bool, Error> {
    let tools = setup::for_page(&ToolCache::open()?)?;
    fetch_crates()?;
    let mut trunk = tools.trunk()?;
    // Reloading by itself would take an inline script, which the page's security policy forbids.
    trunk.args([
        "serve",
        "--release=false",
        "--offline",
        "--skip-version-check",
        "--no-autoreload=true",
        "--dist",
        "target/serve",
    ]);
    trunk.args(["--port", &options.port.to_string()]);
    for path in WATCHED.into_iter().filter(|path| Path::new(path).exists()) {
        trunk.args(["--watch", path]);
    }
    if options.open {
        trunk.arg("--open");
    }
    eprintln!(
        "Serving on http://localhost:{}/ as soon as the build is done. Reload the page after a change; Ctrl-C ends it.",
        options.port
    );
    shown(&mut trunk)
}
