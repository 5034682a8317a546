//! Debian packages: what is missing is installed as root or with sudo; otherwise the exact command is shown.

use crate::error::Error;
use crate::process::{answer, is_on_path, must};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// Three browsers and what looks at what they make; the web servers on which the page is tried.
const BROWSER_PACKAGES: [&str; 14] = [
    "apache2-bin",
    "caddy",
    "chromium",
    "chromium-driver",
    "firefox-esr",
    "fonts-noto-cjk",
    "libnginx-mod-http-brotli-static",
    "libreoffice-writer-nogui",
    "locales",
    "nginx-light",
    "poppler-utils",
    "webkit2gtk-driver",
    "xdotool",
    "xvfb",
];

/// The same elsewhere.
const PROGRAMS: [&str; 11] = [
    "chromedriver",
    "WebKitWebDriver",
    "Xvfb",
    "xdotool",
    "localedef",
    "pdftotext",
    "pdfinfo",
    "soffice",
    "nginx",
    "apache2",
    "caddy",
];

const PRINTER_PACKAGES: [&str; 2] = ["chromium", "fonts-noto-cjk"];

/// What takes the first screen from the page and prints the binder.
pub fn fetch_chromium() -> Result<(), Error> {
    // Elsewhere any Chromium or Chrome on PATH will do; where there is none, whoever starts it says so.
    if is_on_path("dpkg-query") { install(&PRINTER_PACKAGES, "the first screen and the binder") } else { Ok(()) }
}

/// What the browser tests need besides Rust.
pub fn fetch_browser() -> Result<(), Error> {
    if !is_on_path("dpkg-query") {
        let missing: Vec<&str> = PROGRAMS.into_iter().filter(|program| !is_on_path(program)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let todo = "Install Chromium and WebKitGTK with their drivers, Firefox, Xvfb, xdotool, LibreOffice Writer, nginx, Apache httpd, Caddy, poppler's tools and a Japanese font, then run the command again.";
        return Err(Error::Missing { what: missing.join(", "), todo: todo.into() });
    }
    install(&BROWSER_PACKAGES, "the browser tests")
}

pub fn version_of(package: &str) -> Option<String> {
    let answer = answer(Command::new("dpkg-query").args(["-W", "-f=${db:Status-Status} ${Version}", package]))?;
    answer.strip_prefix("installed ").map(str::to_owned)
}

/// Installs those that are missing. Two checks that go on at the same time wait for each other.
pub fn install(packages: &[&str], purpose: &str) -> Result<(), Error> {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| version_of(package).is_none())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    eprintln!("  Debian packages for {purpose}: {list} (half a minute or so)");
    let by_hand = format!(
        "Run `sudo apt-get update && sudo apt-get install -y --no-install-recommends {list}`, then run the command again."
    );
    let Some(prefix) = how_to_be_root() else {
        return Err(Error::Missing { what: list, todo: by_hand });
    };
    must(&mut apt_get(prefix, &["update", "-q"]), &by_hand)?;
    let mut options = vec!["install", "-q", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"];
    options.extend(&missing);
    must(&mut apt_get(prefix, &options), &by_hand)
}

/// The words that go before a command, or `None` when there is no way.
fn how_to_be_root() -> Option<&'static [&'static str]> {
    if answer(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(&["env"]);
    }
    answer(Command::new("sudo").args(["-n", "true"])).map(|_| ["sudo", "-n", "env"].as_slice())
}

fn apt_get(prefix: &[&str], options: &[&str]) -> Command {
    let words: Vec<&str> = prefix
        .iter()
        .copied()
        .chain(["DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "SYSTEMD_OFFLINE=1", "apt-get"])
        .chain(options.iter().copied())
        .collect();
    // RUNLEVEL and SYSTEMD_OFFLINE: a web server is needed as a program here, not as a service that is started at once.
    let mut command = Command::new(words.first().copied().unwrap_or("env"));
    // apt's talk goes where the progress goes, so that stdout keeps to results.
    command
        .args(words.iter().skip(1))
        .stdin(std::process::Stdio::null())
        .stdout(std::io::stderr());
    command
}
