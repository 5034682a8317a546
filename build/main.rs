//! Turns `content/` into static tables, or fails naming file and line. See `content/README.md` for the format.

mod guidance;

use std::env;
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::tz::Offset;

use guidance::{check, content, emit};

fn main() -> ExitCode {
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| ".".to_owned());
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/names.rs");
    println!("cargo::rerun-if-changed=src/guide");
    let out = match env::var("OUT_DIR") {
        Ok(out) => out,
        Err(error) => return fail(&[format!("OUT_DIR: {error}")]),
    };
    let content = match content::load(&Path::new(&root).join("content")) {
        Ok(content) => content,
        Err(problems) => return fail(&problems),
    };
    let mut problems = check::check(&content, check::N_POINTS);
    problems.extend(check::missing(&content));
    if !problems.is_empty() {
        return fail(&problems);
    }
    for late in check::overdue(&content, &today()) {
        println!("cargo::warning={late}");
    }
    match emit::write(&content, Path::new(&out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&[format!("{out}: {error}")]),
    }
}

/// The day of the build in Japan, such as `2026-10-09`. Only warnings depend on it, nothing that is built.
fn today() -> String {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_secs()).ok());
    let now = Timestamp::from_second(seconds.unwrap_or(0)).unwrap_or_default();
    let day = Offset::constant(9).to_datetime(now).date();
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

fn fail(problems: &[String]) -> ExitCode {
    for problem in problems {
        println!("{}", check::for_cargo(problem));
    }
    ExitCode::FAILURE
}
