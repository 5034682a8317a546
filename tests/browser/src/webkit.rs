//! WebKit, as `WebKitGTK`'s own small browser has it, on a screen that nobody sees. It prints by the dialog that people
//! use.

use crate::Failure;
use crate::driver::{Driver, Kept};
use crate::eyes::{PATIENCE, PAUSE};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, LazyLock};
use std::time::Instant;
use thirtyfour::Capabilities;
use tokio::sync::{Mutex, OwnedMutexGuard};
use tokio::time::sleep;

/// A printer that writes into a file is the only one.
const SETTINGS: &str = "[Settings]\ngtk-print-backends=file\ngtk-enable-animations=false\n";
const FOLDERS: &str = "XDG_DOWNLOAD_DIR=\"$HOME/downloads\"\n";
/// Where the dialog stands depends on the language of the machine's translations.
const DIALOG: &str = "^(印刷|Print)$";
const WINDOW: &str = r"^\[Automation\]";

/// A screen for one browser alone: the keyboard has no doubt whom it belongs to.
pub(crate) struct Screen {
    _program: Kept,
    display: String,
    _turn: OwnedMutexGuard<()>,
}

impl Screen {
    /// One after the other: its driver looks for a free port before the browser takes it, and may so reach the browser
    /// of another test.
    async fn start() -> Result<Self, Failure> {
        static TURN: LazyLock<Arc<Mutex<()>>> = LazyLock::new(Arc::default);
        let turn = Arc::clone(&TURN).lock_owned().await;
        let args = ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"];
        let (program, lines) = Kept::start("Xvfb", &args, |_| {})?;
        let display = lines.first("Xvfb", |line| line.trim().parse::<u32>().ok())?;
        Ok(Self { _program: program, display: format!(":{display}"), _turn: turn })
    }
}

/// A screen, a driver, and what to ask it for.
pub(crate) async fn start(folder: &Path) -> Result<(Driver, Screen, Capabilities), Failure> {
    let write = |name: &str, text: &str| {
        let path = folder.join(".config").join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))
            .and_then(|()| fs::write(&path, text))
            .map_err(Failure::io(format!("writing {}", path.display())))
    };
    write("gtk-3.0/settings.ini", SETTINGS)?;
    write("user-dirs.dirs", FOLDERS)?;
    let screen = Screen::start().await?;
    let driver = Driver::of_webkit(|command| {
        command
            .current_dir(folder.join("paper"))
            .env("HOME", folder)
            .env("XDG_CONFIG_HOME", folder.join(".config"))
            .env("XDG_DATA_HOME", folder.join("data"))
            .env("XDG_CACHE_HOME", folder.join("cache"))
            .env("DISPLAY", &screen.display)
            .env("GDK_BACKEND", "x11")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("NO_AT_BRIDGE", "1")
            // It needs rights that containers do not give, and keeps out nobody here.
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
            // The page's language is that of the process, which has to know it.
            .env("LC_ALL", "ja_JP.UTF-8")
            .env("LANG", "ja_JP.UTF-8");
        if let Some(locales) = std::env::var_os("MORENAKU_LOCALES") {
            command.env("LOCPATH", locales);
        }
    })?;
    let mut capabilities = serde_json::Map::new();
    capabilities.insert("browserName".into(), json!("MiniBrowser"));
    Ok((driver, screen, capabilities.into()))
}

impl Screen {
    /// Prints the page into a file in the folder in which the browser runs.
    pub(crate) async fn print(&self, folder: &Path) -> Result<(), Failure> {
        self.press(WINDOW, &["ctrl+p"])?;
        let started = Instant::now();
        // Past the dialog's first tab to the list of printers. Its one row comes when it comes, and only then is there
        // a button for Return.
        while !self.press(DIALOG, &["Tab"])? {
            wait(started, "the dialog for printing").await?;
        }
        while fs::read_dir(folder)
            .map_err(Failure::io("looking for the paper"))?
            .next()
            .is_none()
        {
            self.press(DIALOG, &["Down", "Return"])?;
            wait(started, "the paper").await?;
        }
        Ok(())
    }

    /// Presses keys in the window with a name like this. Whether there is one.
    fn press(&self, window: &str, keys: &[&str]) -> Result<bool, Failure> {
        let status = Command::new("xdotool")
            .env("DISPLAY", &self.display)
            .args(["search", "--onlyvisible", "--name", window, "windowfocus", "--sync", "key", "--clearmodifiers"])
            .args(keys)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .status();
        Ok(status.map_err(Failure::io("running xdotool"))?.success())
    }
}

async fn wait(started: Instant, what: &str) -> Result<(), Failure> {
    if started.elapsed() > PATIENCE {
        return Err(Failure::Misbehaved(format!("{what}: WebKit does not show it")));
    }
    sleep(PAUSE).await;
    Ok(())
}
