//! A visitor: a browser with a profile of its own in front of the page. What visitors can do is in the files beside
//! this one.

use crate::driver::Driver;
use crate::site::NAME;
use crate::{Failure, Site, Wording};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::time::Duration;
use tempfile::TempDir;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::common::log::LoggingPrefsLogLevel;
use thirtyfour::{CapabilitiesHelper as _, DesiredCapabilities, PageLoadStrategy, WebDriver, WindowHandle};

const FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-color-profile=srgb",
];

/// How a visitor comes: the size of the window's inside, the language, and what the browser forbids.
#[derive(Clone)]
pub struct Outfit {
    pub width: u32,
    pub height: u32,
    pub language: String,
    /// localStorage is refused, as some organisations' settings do.
    pub blocked_storage: bool,
    pub downloads: bool,
    /// Whether opening an address waits for all of it; not where something hangs.
    pub waits_for_load: bool,
    /// Whether the browser runs scripts at all.
    pub scripts: bool,
    /// More switches for the browser.
    pub flags: Vec<&'static str>,
}

impl Default for Outfit {
    fn default() -> Self {
        Self {
            width: 1280,
            height: 900,
            language: "ja".into(),
            blocked_storage: false,
            downloads: true,
            waits_for_load: true,
            scripts: true,
            flags: Vec::new(),
        }
    }
}

impl Outfit {
    /// At a desk, in this language.
    pub fn speaking(wording: Wording) -> Self {
        Self { language: wording.language.into(), ..Self::default() }
    }

    pub fn phone() -> Self {
        Self { width: 360, height: 740, ..Self::default() }
    }
}

pub struct Visitor {
    /// `None` once the browser was told to close.
    driver: Option<WebDriver>,
    pub(crate) folder: TempDir,
    pub(crate) site: Site,
    pub(crate) outfit: Outfit,
    /// What the browser's logs told so far; reading them empties them.
    pub(crate) log: Mutex<Vec<crate::quiet::Entry>>,
}

/// One step of a browser may take so long on a busy machine: thousands of entries on paper.
const LONGEST: Duration = Duration::from_secs(600);

impl Visitor {
    /// At a desk, in Japanese.
    pub async fn arrive() -> Result<Self, Failure> {
        Self::arrive_as(Outfit::default()).await
    }

    pub async fn arrive_as(outfit: Outfit) -> Result<Self, Failure> {
        Self::arrive_at(Site::start().await?, outfit).await
    }

    /// In front of a site that isn't the usual one.
    pub async fn arrive_at(site: Site, outfit: Outfit) -> Result<Self, Failure> {
        let folder = tempfile::Builder::new()
            .prefix("morenaku-visitor-")
            .tempdir()
            .map_err(Failure::io("making a folder for the browser"))?;
        let capabilities =
            capabilities(&outfit, folder.path(), &site).map_err(Failure::browser("describing the browser"))?;
        let driver = WebDriver::builder(Driver::of_chromium()?.address(), capabilities)
            .request_timeout(LONGEST)
            .await
            .map_err(Failure::browser("starting Chromium"))?;
        let visitor = Self { driver: Some(driver), folder, site, outfit, log: Mutex::default() };
        visitor.fit_tab().await?;
        Ok(visitor)
    }

    /// Closes the browser. Fails if the page complained in the console or asked for anything elsewhere.
    pub async fn leave(self) -> Result<(), Failure> {
        self.assert_quiet().await?;
        self.leave_whatever_happened().await
    }

    /// For tests whose point is that the page complains.
    pub async fn leave_whatever_happened(mut self) -> Result<(), Failure> {
        match self.driver.take() {
            Some(driver) => driver.quit().await.map_err(Failure::browser("closing the browser")),
            None => Ok(()),
        }
    }

    /// The browser ends as in a power cut, in the middle of whatever it does, and is started again with the same
    /// profile.
    pub async fn crash(&mut self) -> Result<(), Failure> {
        for process in processes_of(self.folder.path()) {
            let mut kill = Command::new("kill");
            kill.args(["-KILL", &process]);
            kill.status().map_err(Failure::io("ending the browser"))?;
        }
        if let Some(driver) = self.driver.take() {
            Driver::of_chromium()?.end(&driver.session_id().to_string());
            let _ = driver.leak();
        }
        let capabilities = capabilities(&self.outfit, self.folder.path(), &self.site)
            .map_err(Failure::browser("describing the browser"))?;
        let driver = WebDriver::builder(Driver::of_chromium()?.address(), capabilities)
            .request_timeout(LONGEST)
            .await
            .map_err(Failure::browser("starting Chromium again"))?;
        self.driver = Some(driver);
        self.fit_tab().await
    }

    /// Closes the browser, and hands over the folder with its profile and what it has written there.
    pub async fn leave_behind(mut self) -> Result<TempDir, Failure> {
        let empty = tempfile::tempdir().map_err(Failure::io("making a folder"))?;
        let folder = std::mem::replace(&mut self.folder, empty);
        self.leave_whatever_happened().await.map(|()| folder)
    }

    pub fn site(&self) -> &Site {
        &self.site
    }

    /// For what no helper does.
    pub fn driver(&self) -> &WebDriver {
        // Only leaving takes it, and leaving takes the visitor too.
        self.driver.as_ref().expect("a visitor who has not left has a browser")
    }

    /// Goes to a route such as `#/about`, or to the start with an empty one, and waits until the page runs.
    pub async fn open(&self, route: &str) -> Result<(), Failure> {
        self.go(route).await?;
        self.see_css("main#main").await
    }

    /// Goes to a route of a page that may not start.
    pub async fn go(&self, route: &str) -> Result<(), Failure> {
        self.go_to(&self.site.address(route)).await
    }

    /// Goes to any address, and does not wait for everything in it.
    pub async fn go_to(&self, address: &str) -> Result<(), Failure> {
        self.driver()
            .goto(address)
            .await
            .map_err(Failure::browser(format!("opening {address}")))
    }

    /// Runs a script in each page that is opened from now on, before its own.
    pub async fn before_each_page(&self, script: &str) -> Result<(), Failure> {
        self.devtools("Page.enable", json!({})).await?;
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))
            .await
            .map(drop)
    }

    pub async fn reload(&self) -> Result<(), Failure> {
        self.driver().refresh().await.map_err(Failure::browser("reloading the page"))
    }

    /// The part of the address from `#` on.
    pub async fn route(&self) -> Result<String, Failure> {
        Ok(self
            .js("return location.hash", vec![])
            .await?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// A second tab of the same browser, so with the same storage. It is in front then.
    pub async fn new_tab(&self) -> Result<WindowHandle, Failure> {
        let tab = self.driver().new_tab().await.map_err(Failure::browser("opening a tab"))?;
        self.go_to_tab(&tab).await?;
        self.fit_tab().await?;
        Ok(tab)
    }

    pub async fn tab(&self) -> Result<WindowHandle, Failure> {
        self.driver()
            .window()
            .await
            .map_err(Failure::browser("asking which tab is in front"))
    }

    pub async fn go_to_tab(&self, tab: &WindowHandle) -> Result<(), Failure> {
        self.driver()
            .switch_to_window(tab.clone())
            .await
            .map_err(Failure::browser("changing the tab"))
    }

    /// Runs the body of a JavaScript function; it finds `args` in `arguments`.
    pub async fn js(&self, body: &str, args: Vec<Value>) -> Result<Value, Failure> {
        let answer = self
            .driver()
            .execute(body, args)
            .await
            .map_err(Failure::browser(format!("running `{body}` in the page")))?;
        Ok(answer.json().clone())
    }

    /// Asks the browser itself, by its `DevTools` protocol.
    pub async fn devtools(&self, method: &str, params: Value) -> Result<Value, Failure> {
        self.driver()
            .cdp()
            .send_raw(method, params)
            .await
            .map_err(Failure::browser(method.to_owned()))
    }

    /// What a browser forgets for each tab.
    async fn fit_tab(&self) -> Result<(), Failure> {
        let Outfit { width, height, .. } = self.outfit;
        self.resize(width, height).await?;
        let behavior = if self.outfit.downloads { "allow" } else { "deny" };
        self.devtools("Browser.setDownloadBehavior", json!({ "behavior": behavior, "downloadPath": self.downloads() }))
            .await
            .map(drop)
    }
}

impl Drop for Visitor {
    fn drop(&mut self) {
        // Not left, so the test failed. The browser has to end before the folder goes to which it writes.
        let Some(driver) = self.driver.take() else { return };
        if let Ok(chromedriver) = Driver::of_chromium() {
            chromedriver.end(&driver.session_id().to_string());
        }
        let _ = driver.leak();
    }
}

/// The numbers of the processes that were started with the profile in this folder: the browser's own, whose end is that
/// of all others.
fn processes_of(folder: &Path) -> Vec<String> {
    let profile = format!("--user-data-dir={}", folder.join("profile").display());
    let is_of_folder = |number: &String| {
        let line = std::fs::read(format!("/proc/{number}/cmdline")).unwrap_or_default();
        line.split(|byte| *byte == 0).any(|word| word == profile.as_bytes())
    };
    let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    numbers
        .filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()))
        .filter(is_of_folder)
        .collect()
}

fn capabilities(
    outfit: &Outfit,
    folder: &Path,
    site: &Site,
) -> thirtyfour::error::WebDriverResult<thirtyfour::ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    for flag in FLAGS.iter().chain(&outfit.flags) {
        capabilities.add_arg(flag)?;
    }
    // Nothing leaves this machine, whatever a page under test tries.
    capabilities.add_arg(&format!(
        "--host-resolver-rules=MAP {NAME}:80 127.0.0.1:{}, MAP intranet.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        site.port()
    ))?;
    capabilities.add_arg(&format!("--user-data-dir={}", folder.join("profile").display()))?;
    capabilities.add_arg(&format!("--window-size={},{}", outfit.width, outfit.height))?;
    capabilities.add_arg(&format!("--lang={}", outfit.language))?;
    let mut preferences = json!({
        "intl.accept_languages": outfit.language,
        "download.prompt_for_download": false,
        "safebrowsing.enabled": false,
        "search.suggest_enabled": false,
    });
    if !outfit.scripts {
        preferences["profile.default_content_setting_values.javascript"] = json!(2);
    }
    if outfit.blocked_storage {
        // Chromium counts localStorage among the cookies.
        preferences["profile.default_content_setting_values.cookies"] = json!(2);
    }
    capabilities.add_experimental_option("prefs", preferences)?;
    if !outfit.waits_for_load {
        capabilities.set_page_load_strategy(PageLoadStrategy::None)?;
    }
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    capabilities.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
    Ok(capabilities)
}
