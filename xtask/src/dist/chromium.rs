//! Chromium without a window, for what only a browser can make: the first screen as HTML, and paper.
//!
//! It is spoken to over a pipe (the `DevTools` protocol, messages of JSON that end with a zero byte), so that each step
//! waits for what the page says of itself. Chromium's own `--dump-dom` and `--print-to-pdf` wait for a span of time
//! only: on a busy machine they take a page that is half there.

use crate::error::Error;
use crate::process::is_on_path;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

const PROGRAMS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
/// Chromium reads from 3 and writes to 4; a program started by Rust has 0 and 1.
const WITH_PIPES: &str = r#"exec "$@" 3<&0 4>&1 </dev/null >/dev/null"#;
/// Only where something is wrong does it take so long.
const PATIENCE: Duration = Duration::from_secs(180);
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// One page in a Chromium of its own, which ends with it and keeps nothing.
pub struct Tab {
    browser: Child,
    to: ChildStdin,
    from: Receiver<Vec<u8>>,
    n_asked: u64,
    session: Option<String>,
    profile: PathBuf,
    what: &'static str,
}

impl Tab {
    /// Opens an address of this machine as someone who reads this language in Japan. `what` is said when it fails.
    pub fn open(address: &str, language: &str, what: &'static str) -> Result<Self, Error> {
        let program = PROGRAMS
            .into_iter()
            .find(|program| is_on_path(program))
            .ok_or_else(|| Error::Missing {
                what: "Chromium".into(),
                todo: "Install Chromium or Chrome so that it is on PATH, then run the command again.".into(),
            })?;
        let profile =
            env::temp_dir().join(format!("morenaku-{}-{}-{language}", what.replace(' ', "-"), std::process::id()));
        let mut command = Command::new("sh");
        command.args(["-c", WITH_PIPES, "sh", program, "--remote-debugging-pipe"]);
        command.args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
        ]);
        command.args(["--disable-component-update", "--disable-sync", "--no-first-run", "--force-color-profile=srgb"]);
        command.arg("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        command
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg(format!("--lang={language}"));
        command
            .arg(format!("--accept-lang={language}"))
            .env("LANGUAGE", language)
            .env("TZ", "Asia/Tokyo");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut browser = command.spawn().map_err(Error::io(format!("starting {program}")))?;
        let (Some(to), Some(from)) = (browser.stdin.take(), browser.stdout.take()) else {
            return Err(failed(what, "Chromium has no pipe"));
        };
        let (sender, receiver) = channel();
        thread::spawn(move || {
            let said = BufReader::new(from).split(0).map_while(Result::ok);
            // Whoever listened may have left: then nobody needs the rest.
            said.map(|message| sender.send(message))
                .take_while(Result::is_ok)
                .for_each(drop);
        });
        let mut tab = Self { browser, to, from: receiver, n_asked: 0, session: None, profile, what };
        let target = tab.ask("Target.createTarget", &json!({ "url": "about:blank" }))?["targetId"].take();
        let session =
            tab.ask("Target.attachToTarget", &json!({ "targetId": target, "flatten": true }))?["sessionId"].take();
        tab.session = Some(
            session
                .as_str()
                .ok_or_else(|| failed(what, "Chromium gave no session"))?
                .to_owned(),
        );
        tab.ask("Page.navigate", &json!({ "url": address }))?;
        Ok(tab)
    }

    /// Waits until an expression is true in the page.
    pub fn wait_until(&mut self, expression: &str) -> Result<(), Error> {
        let started = Instant::now();
        // While the page is being loaded there may be nothing to ask yet.
        while !self.value(expression).is_ok_and(|value| value == true) {
            if started.elapsed() > PATIENCE {
                return Err(failed(
                    self.what,
                    &format!("`{expression}` did not come true within {} s", PATIENCE.as_secs()),
                ));
            }
            thread::sleep(BETWEEN_LOOKS);
        }
        Ok(())
    }

    /// What an expression is in the page, as JSON; a promise is waited for.
    pub fn value(&mut self, expression: &str) -> Result<Value, Error> {
        let asked = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let mut answer = self.ask("Runtime.evaluate", &asked)?;
        if !answer["exceptionDetails"].is_null() {
            return Err(failed(self.what, &format!("`{expression}`: {}", answer["exceptionDetails"])));
        }
        Ok(answer["result"]["value"].take())
    }

    /// The page on paper, of the size that it asks for, with bookmarks.
    pub fn pdf(&mut self) -> Result<Vec<u8>, Error> {
        let asked = json!({ "printBackground": true, "preferCSSPageSize": true, "generateTaggedPDF": true, "generateDocumentOutline": true });
        let answer = self.ask("Page.printToPDF", &asked)?;
        let data = answer["data"].as_str().unwrap_or_default();
        STANDARD.decode(data).map_err(|error| failed(self.what, &error.to_string()))
    }

    fn ask(&mut self, method: &str, params: &Value) -> Result<Value, Error> {
        self.n_asked += 1;
        let mut asked = json!({ "id": self.n_asked, "method": method, "params": params });
        if let Some(session) = &self.session {
            asked["sessionId"] = session.as_str().into();
        }
        let message = format!("{asked}\0");
        self.to
            .write_all(message.as_bytes())
            .map_err(|error| failed(self.what, &format!("Chromium does not listen ({error})")))?;
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let said = self
                .from
                .recv_timeout(left)
                .map_err(|error| failed(self.what, &format!("{method}: no answer ({error})")))?;
            // What it tells unasked has no number.
            let Ok(mut said) = serde_json::from_slice::<Value>(&said) else { continue };
            if said["id"] != self.n_asked {
                continue;
            }
            return if said["error"].is_null() {
                Ok(said["result"].take())
            } else {
                Err(failed(self.what, &format!("{method}: {}", said["error"])))
            };
        }
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        // Asked to close, it ends its other processes too; if it does not listen, it is ended.
        self.session = None;
        let closed = self.ask("Browser.close", &json!({}));
        let ended = closed.is_ok() || self.browser.kill().is_ok();
        let _ = ended.then(|| self.browser.wait());
        let _ = fs::remove_dir_all(&self.profile);
    }
}

fn failed(what: &str, how: &str) -> Error {
    let todo = "Open dist/site or what `cargo xtask serve` serves in Chromium to see whether the page starts, then run the command again.";
    Error::Failed { what: what.to_owned(), how: how.to_owned(), todo: todo.into() }
}
