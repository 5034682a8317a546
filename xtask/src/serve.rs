//! `cargo xtask serve`: the page on this machine, rebuilt on every change.

use crate::cache::ToolCache;
use crate::error::Error;
use crate::page::files::Files;
use crate::page::program::Program;
use crate::page::{PageServer, Sources, site};
use crate::page_tools::{PageTools, fetch_crates};
use crate::process::is_on_path;
use crate::setup;
use crate::size::files_under;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};
use std::{fs, thread};

/// Whatever can change the page. Named one by one, so that a native build or an editor's files don't start a rebuild.
const WATCHED: [&str; 9] =
    ["index.html", "start", "icons", "Cargo.toml", "Cargo.lock", "build", "content", "src", "style"];
const BETWEEN_LOOKS: Duration = Duration::from_millis(300);

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
    let tools = setup::for_serving(&ToolCache::open()?)?;
    fetch_crates()?;
    let mut seen = state();
    let server = PageServer::start(options.port, page(&tools)?)?;
    let address = format!("http://localhost:{}/", server.port());
    eprintln!("Serving on {address}. Reload the page after a change; Ctrl-C ends it.");
    if options.open {
        open(&address);
    }
    loop {
        thread::sleep(BETWEEN_LOOKS);
        let now = state();
        if now == seen {
            continue;
        }
        seen = now;
        match page(&tools) {
            Ok(files) => {
                server.replace(files);
                eprintln!("Built anew: reload the page.");
            }
            // What was there goes on being served.
            Err(error) => eprintln!("{error}"),
        }
    }
}

/// The page in one piece, without what keeps it for the time without a network: nothing may stand before what was just
/// changed.
fn page(tools: &PageTools) -> Result<Files, Error> {
    site::files(tools, &Sources::read(tools, Program::soon(tools)?)?, "", &Files::default())
}

/// When everything that is watched was changed.
fn state() -> Vec<(PathBuf, Option<SystemTime>)> {
    let files = WATCHED
        .into_iter()
        .map(Path::new)
        .flat_map(|path| if path.is_dir() { files_under(path).unwrap_or_default() } else { vec![path.to_path_buf()] });
    let changed = |path: &PathBuf| fs::metadata(path).and_then(|data| data.modified()).ok();
    let mut state: Vec<_> = files.map(|path| (path.clone(), changed(&path))).collect();
    state.sort();
    state
}

/// In the browser of this machine, if there is one.
fn open(address: &str) {
    let opener = ["xdg-open", "open"].into_iter().find(|program| is_on_path(program));
    let opened = opener.map(|program| Command::new(program).arg(address).status());
    if !opened.is_some_and(|status| status.is_ok_and(|status| status.success())) {
        eprintln!("Nothing here opens an address: open it by hand.");
    }
}
