//! Chromium without a window, for what only a browser can make: the first screen as HTML, and paper.

use crate::error::Error;
use crate::process::is_on_path;
use std::process::Command;

const PROGRAMS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// A command that ends by itself; it keeps nothing, and reaches nothing but this machine.
pub fn command(profile: &std::path::Path, language: &str) -> Result<Command, Error> {
    let program = PROGRAMS.into_iter().find(|program| is_on_path(program)).ok_or_else(|| Error::Missing {
        what: "Chromium".into(),
        todo: "Install Chromium or Chrome so that it is on PATH, then run the command again.".into(),
    })?;
    let mut command = Command::new(program);
    command.args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]);
    command.args(["--disable-component-update", "--disable-sync", "--no-first-run", "--force-color-profile=srgb"]);
    command.args(["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--virtual-time-budget=20000"]);
    command.arg(format!("--user-data-dir={}", profile.display())).arg(format!("--lang={language}"));
    command.arg(format!("--accept-lang={language}")).env("LANGUAGE", language).env("TZ", "Asia/Tokyo");
    command.stderr(std::process::Stdio::null());
    Ok(command)
}
