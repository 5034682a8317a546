//! Turns `content/` into static tables, or fails naming file and line. See `content/README.md` for the format.

mod check;
mod content;
mod emit;

use std::env;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| ".".to_owned());
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=build");
    let out = match env::var("OUT_DIR") {
        Ok(out) => out,
        Err(error) => return fail(&[format!("OUT_DIR: {error}")]),
    };
    let content = match content::load(&Path::new(&root).join("content")) {
        Ok(content) => content,
        Err(problems) => return fail(&problems),
    };
    let problems = check::check(&content);
    if !problems.is_empty() {
        return fail(&problems);
    }
    match emit::write(&content, Path::new(&out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&[format!("{out}: {error}")]),
    }
}

fn fail(problems: &[String]) -> ExitCode {
    for problem in problems {
        println!("cargo::error={problem}");
    }
    ExitCode::FAILURE
}
