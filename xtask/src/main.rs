//! `cargo xtask`: fetches the tools, serves, tests and builds the page. Knows commands only; each has a file of its
//! own.
#![forbid(unsafe_code)]

mod cache;
mod check;
mod dist;
mod error;
mod page;
mod page_tools;
mod process;
mod release;
mod serve;
mod setup;
mod size;

use error::Error;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask setup                  fetch the tools that are missing (every other command does this first)
cargo xtask serve [--port N] [--open]
                                   build, serve on http://localhost:8080/ and rebuild on every change (reload the page by hand)
cargo xtask test [--only fmt|clippy|deny|native|dist|size|again|browser]
                                   run every check, or only one
cargo xtask dist                   build every form of the page into dist/ and list the files with their sizes
cargo xtask release                build the version of this commit twice, and pack it as it is given out, with notes from CHANGELOG.md
cargo xtask storm [--seconds N]    look long for what may be lost: the store in all weathers for an hour (or N seconds), then 200 kills of the browser
cargo xtask bench                  how soon a tick is on screen, and how soon the page starts
cargo xtask help                   this text

The tools go into $MORENAKU_TOOLS, else $XDG_CACHE_HOME/morenaku, else ~/.cache/morenaku. The first setup takes about 3 minutes.
MORENAKU_WASM_STD=debian builds Rust's wasm32 library from Debian's sources even where rustup offers it.";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match page_tools::enter_repository().and_then(|()| run(&args)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error}");
            if matches!(error, Error::Usage(_)) { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}

/// Whether everything that was checked is as it should be.
fn run(args: &[String]) -> Result<bool, Error> {
    let (command, rest) = match args.split_first() {
        None => ("help", args),
        Some((command, rest)) => (command.as_str(), rest),
    };
    match command {
        "setup" => no_more(rest).and_then(|()| setup::all().map(|_| true)),
        "serve" => serve::Options::parse(rest).and_then(|options| serve::run(&options)),
        "dist" => no_more(rest).and_then(|()| dist::run()).map(|()| true),
        "release" => no_more(rest).and_then(|()| release::run()).map(|()| true),
        "storm" => check::Storm::parse(rest).and_then(check::storm),
        "bench" => no_more(rest).and_then(|()| check::bench()),
        "test" => check::Only::parse(rest).and_then(check::run),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(true)
        }
        other => Err(Error::Usage(format!("there is no command `{other}`."))),
    }
}

fn no_more(rest: &[String]) -> Result<(), Error> {
    match rest.first() {
        None => Ok(()),
        Some(extra) => Err(Error::Usage(format!("this command takes no `{extra}`."))),
    }
}
