//! A guest: a visitor with another engine than Chromium's, Firefox's or WebKit's, who knows only what every `WebDriver`
//! can do. One suite runs in each of them.

use crate::driver::Driver;
use crate::eyes::{PATIENCE, PAUSE};
use crate::hands::passes;
use crate::{Failure, casework, webkit};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use tempfile::TempDir;
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::common::print::PrintParameters;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{By, Capabilities, DesiredCapabilities, WebDriver, WebElement};
use tokio::time::sleep;

/// What runs the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Of Firefox.
    Gecko,
    /// Of iPhones and of Safari; here in `WebKitGTK`.
    WebKit,
}

/// A browser of its own, in Japanese, with its driver.
pub struct Guest {
    engine: Engine,
    // Leaving ends the browser, the end of its driver whatever is left of it; the folder to which both write goes last.
    driver: Option<WebDriver>,
    program: Driver,
    screen: Option<webkit::Screen>,
    folder: TempDir,
}

impl Guest {
    pub async fn arrive(engine: Engine) -> Result<Self, Failure> {
        let folder = tempfile::Builder::new()
            .prefix("morenaku-guest-")
            .tempdir()
            .map_err(Failure::io("making a folder for the browser"))?;
        for name in ["downloads", "paper"] {
            fs::create_dir_all(folder.path().join(name)).map_err(Failure::io("making a folder for the browser"))?;
        }
        let (program, screen, capabilities) = match engine {
            Engine::Gecko => {
                let (program, capabilities) = firefox(folder.path())?;
                (program, None, capabilities)
            }
            Engine::WebKit => {
                let (program, screen, capabilities) = webkit::start(folder.path()).await?;
                (program, Some(screen), capabilities)
            }
        };
        let driver = WebDriver::new(program.address(), capabilities)
            .await
            .map_err(Failure::browser(format!("starting {engine:?}")))?;
        Ok(Self { engine, driver: Some(driver), program, screen, folder })
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Opens an address and waits until the page runs.
    pub async fn open(&self, address: &str) -> Result<(), Failure> {
        self.go_to(address).await?;
        self.until("the page running", casework::RUNS).await
    }

    /// Goes to any address, and waits for nothing in it.
    pub async fn go_to(&self, address: &str) -> Result<(), Failure> {
        let doing = format!("opening {address}");
        self.driver().goto(address).await.map_err(Failure::browser(doing))
    }

    pub async fn reload(&self) -> Result<(), Failure> {
        self.driver().refresh().await.map_err(Failure::browser("reloading the page"))?;
        self.until("the page running", casework::RUNS).await
    }

    /// Changes the route as a link does.
    pub async fn walk(&self, route: &str) -> Result<(), Failure> {
        self.js(&format!("location.hash = {route:?}")).await.map(drop)
    }

    /// Runs the body of a JavaScript function.
    pub async fn js(&self, body: &str) -> Result<Value, Failure> {
        let doing = || format!("running `{body}` in the page");
        let answer = self.driver().execute(body, vec![]).await.map_err(Failure::browser(doing()))?;
        Ok(answer.json().clone())
    }

    /// Whether the body of a JavaScript function says yes.
    pub async fn is(&self, body: &str) -> Result<bool, Failure> {
        Ok(self.js(body).await?.as_bool() == Some(true))
    }

    /// Waits until the body of a JavaScript function says yes. It may fail while the page is being replaced.
    pub async fn until(&self, what: &str, body: &str) -> Result<(), Failure> {
        let started = Instant::now();
        while !self.is(body).await.unwrap_or(false) {
            if started.elapsed() > PATIENCE {
                let page = self.js("return document.body.innerText.slice(0, 1200)").await?;
                let page = format!("{:?}: {}", self.engine, page.as_str().unwrap_or_default());
                return Err(Failure::NotSeen { what: what.to_owned(), waited: PATIENCE, page });
            }
            sleep(PAUSE).await;
        }
        Ok(())
    }

    /// Waits until the page shows this text.
    pub async fn see(&self, text: &str) -> Result<(), Failure> {
        self.until(text, &format!("return document.body.innerText.includes({text:?})"))
            .await
    }

    /// Clicks what this selector names.
    pub async fn click_css(&self, css: &str) -> Result<(), Failure> {
        let what = format!("clicking `{css}`");
        self.act(css, &what, async |element| element.click().await).await
    }

    /// Clicks the button, link or fold with exactly this text.
    pub async fn click(&self, text: &str) -> Result<(), Failure> {
        let find = format!(
            "[...document.querySelectorAll('button, a, summary')].find(e => e.innerText.trim() === {text:?} && e.checkVisibility())"
        );
        self.until(text, &format!("return Boolean({find})")).await?;
        self.js(&format!("{find}.click()")).await.map(drop)
    }

    /// Types into what this selector names, or gives it a file by its path.
    pub async fn type_into(&self, css: &str, text: &str) -> Result<(), Failure> {
        let what = format!("typing into `{css}`");
        self.act(css, &what, async |element| element.send_keys(text).await).await
    }

    /// Gives the field that this selector names a value, as a date picker does.
    pub async fn set(&self, css: &str, value: &str) -> Result<(), Failure> {
        self.until(css, &format!("return Boolean(document.querySelector({css:?}))"))
            .await?;
        let script = format!(
            "const field = document.querySelector({css:?});
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, {value:?});
            for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, {{ bubbles: true }}));"
        );
        self.js(&script).await.map(drop)
    }

    /// Puts a file where the browser may read it.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).map_err(Failure::io(format!("writing {name}")))?;
        Ok(path)
    }

    /// The file that comes when the button with this text is clicked.
    pub async fn download(&self, text: &str) -> Result<Vec<u8>, Failure> {
        self.click(text).await?;
        self.file_in("downloads", text).await
    }

    /// What is open, on paper, as text.
    pub async fn print(&self, name: &str) -> Result<String, Failure> {
        let pdf = match &self.screen {
            None => {
                let print = self.driver().print_page(PrintParameters::default()).await;
                print.map_err(Failure::browser("printing"))?
            }
            // Its driver cannot print.
            Some(screen) => {
                screen.print(&self.folder.path().join("paper")).await?;
                self.file_in("paper", "printing").await?
            }
        };
        let path = self.put(&format!("{name}.pdf"), &pdf)?;
        let text = Command::new("pdftotext").arg(&path).arg("-").output();
        let text = text.map_err(Failure::io("running pdftotext"))?;
        Ok(String::from_utf8_lossy(&text.stdout).into_owned())
    }

    pub async fn leave(mut self) -> Result<(), Failure> {
        match self.driver.take() {
            Some(driver) => driver.quit().await.map_err(Failure::browser("closing the browser")),
            None => Ok(()),
        }
    }

    /// Waits for what this selector names and does something to it. Yew may replace it between the two, so that is
    /// tried again.
    async fn act(
        &self,
        css: &str,
        what: &str,
        mut act: impl AsyncFnMut(WebElement) -> WebDriverResult<()>,
    ) -> Result<(), Failure> {
        let started = Instant::now();
        loop {
            self.until(css, &format!("return Boolean(document.querySelector({css:?}))"))
                .await?;
            let done = match self.driver().find(By::Css(css)).await {
                Ok(element) => act(element).await,
                Err(error) => Err(error),
            };
            match done {
                Ok(()) => return Ok(()),
                Err(error) if passes(&error) && started.elapsed() < PATIENCE => sleep(PAUSE).await,
                Err(error) => return Err(Failure::browser(what.to_owned())(error)),
            }
        }
    }

    fn driver(&self) -> &WebDriver {
        // Only leaving takes it, and leaving takes the guest too.
        self.driver.as_ref().expect("a guest who has not left has a browser")
    }

    /// Waits for a file in a folder of the browser's, and takes it. A file on its way is empty, or another stands
    /// beside it.
    async fn file_in(&self, folder: &str, what: &str) -> Result<Vec<u8>, Failure> {
        let folder = self.folder.path().join(folder);
        let started = Instant::now();
        loop {
            let found = fs::read_dir(&folder).map_err(Failure::io(format!("reading {}", folder.display())))?;
            let mut paths: Vec<PathBuf> = found.flatten().map(|entry| entry.path()).collect();
            if let (Some(path), true) = (paths.pop(), paths.is_empty()) {
                let bytes = fs::read(&path).unwrap_or_default();
                let is_on_its_way = path
                    .extension()
                    .is_some_and(|ending| ending == "part" || ending == "wkdownload");
                let is_whole =
                    path.extension().is_none_or(|ending| ending != "pdf") || bytes.trim_ascii_end().ends_with(b"%%EOF");
                if !bytes.is_empty() && !is_on_its_way && is_whole {
                    fs::remove_file(path).map_err(Failure::io("tidying the downloads"))?;
                    return Ok(bytes);
                }
            }
            if started.elapsed() > PATIENCE {
                return Err(Failure::Misbehaved(format!("{what}: no file came")));
            }
            sleep(PAUSE).await;
        }
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        // Not left, so the test failed. The browser has to end before the folder goes to which it writes.
        if let Some(driver) = self.driver.take() {
            self.program.end(&driver.session_id().to_string());
            let _ = driver.leak();
        }
    }
}

fn firefox(folder: &Path) -> Result<(Driver, Capabilities), Failure> {
    let program =
        std::env::var("MORENAKU_GECKODRIVER").expect("MORENAKU_GECKODRIVER: run `cargo xtask test --only browser`");
    let driver = Driver::of_firefox(&program, |command| {
        command.env("HOME", folder).env("TMPDIR", folder);
    })?;
    let downloads = folder.join("downloads").display().to_string();
    let describe = || {
        let mut capabilities = DesiredCapabilities::firefox();
        for arg in ["-headless", "--width=1280", "--height=900"] {
            capabilities.add_arg(arg)?;
        }
        let mut preferences = FirefoxPreferences::new();
        preferences.set("intl.accept_languages", "ja")?;
        preferences.set("browser.download.folderList", 2)?;
        preferences.set("browser.download.dir", downloads)?;
        preferences.set("browser.download.useDownloadDir", true)?;
        preferences.set("browser.download.always_ask_before_handling_new_types", false)?;
        let kinds = "application/json,application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        preferences.set("browser.helperApps.neverAsk.saveToDisk", kinds)?;
        capabilities.set_preferences(preferences)?;
        Ok(capabilities.into())
    };
    Ok((driver, describe().map_err(Failure::browser("describing Firefox"))?))
}
