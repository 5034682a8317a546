//! The same in Firefox: the main job in the hosted page, without its server, and from one file, with saving, export, import and print.

use browser_tests::{Failure, Site, Wording};
use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::common::print::PrintParameters;
use thirtyfour::{By, DesiredCapabilities, WebDriver};
use tokio::process::Child;
use tokio::time::sleep;

const W: Wording = Wording::JA;
const PATIENCE: Duration = Duration::from_secs(30);

/// A Firefox of its own, with its driver.
struct Firefox {
    driver: WebDriver,
    _geckodriver: Child,
    folder: TempDir,
}

impl Firefox {
    async fn start() -> Result<Self, Failure> {
        let program =
            std::env::var("MORENAKU_GECKODRIVER").expect("MORENAKU_GECKODRIVER: run `cargo xtask test --only browser`");
        let folder = tempfile::Builder::new()
            .prefix("morenaku-firefox-")
            .tempdir()
            .map_err(Failure::io("making a folder"))?;
        let free = || {
            TcpListener::bind("127.0.0.1:0")
                .and_then(|free| free.local_addr())
                .map(|address| address.port())
        };
        let (port, socket) = (free().map_err(Failure::io("a free port"))?, free().map_err(Failure::io("a free port"))?);
        let mut command = tokio::process::Command::new(program);
        command.args(["--port", &port.to_string(), "--websocket-port", &socket.to_string()]);
        command.env("HOME", folder.path()).env("TMPDIR", folder.path());
        let geckodriver = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn();
        let geckodriver = geckodriver.map_err(Failure::io("starting geckodriver"))?;
        let mut capabilities = DesiredCapabilities::firefox();
        for arg in ["-headless", "--width=1280", "--height=900"] {
            capabilities.add_arg(arg)?;
        }
        let mut preferences = FirefoxPreferences::new();
        let downloads = folder.path().join("downloads");
        fs::create_dir_all(&downloads).map_err(Failure::io("making a folder"))?;
        preferences.set("intl.accept_languages", "ja")?;
        preferences.set("browser.download.folderList", 2)?;
        preferences.set("browser.download.dir", downloads.display().to_string())?;
        preferences.set("browser.download.useDownloadDir", true)?;
        preferences.set("browser.download.always_ask_before_handling_new_types", false)?;
        preferences.set(
            "browser.helperApps.neverAsk.saveToDisk",
            "application/json,application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        )?;
        capabilities.set_preferences(preferences)?;
        let started = Instant::now();
        let driver = loop {
            match WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities.clone()).await {
                Ok(driver) => break driver,
                Err(error) if started.elapsed() > PATIENCE => return Err(Failure::browser("starting Firefox")(error)),
                Err(_) => sleep(Duration::from_millis(100)).await,
            }
        };
        Ok(Self { driver, _geckodriver: geckodriver, folder })
    }

    async fn open(&self, address: &str) -> Result<(), Failure> {
        self.driver.goto(address).await?;
        self.until(
            "the page running",
            "return Boolean(document.querySelector('main#main')) && document.documentElement.dataset.reading === 'open'",
        )
        .await
    }

    async fn reload(&self) -> Result<(), Failure> {
        self.driver.refresh().await?;
        self.until(
            "the page running",
            "return Boolean(document.querySelector('main#main')) && document.documentElement.dataset.reading === 'open'",
        )
        .await
    }

    async fn is(&self, script: &str) -> Result<bool, Failure> {
        Ok(self.driver.execute(script, vec![]).await?.json().as_bool() == Some(true))
    }

    async fn until(&self, what: &str, script: &str) -> Result<(), Failure> {
        let started = Instant::now();
        while !self.is(script).await.unwrap_or(false) {
            if started.elapsed() > PATIENCE {
                let page = self
                    .driver
                    .execute("return document.body.innerText.slice(0, 900)", vec![])
                    .await?;
                return Err(Failure::Misbehaved(format!("{what}: not in Firefox. The page shows:\n{}", page.json())));
            }
            sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    async fn click(&self, css: &str) -> Result<(), Failure> {
        self.until(css, &format!("return Boolean(document.querySelector({css:?}))"))
            .await?;
        Ok(self.driver.find(By::Css(css)).await?.click().await?)
    }

    async fn click_text(&self, text: &str) -> Result<(), Failure> {
        let find = format!(
            "[...document.querySelectorAll('button, a')].find(e => e.innerText.trim() === {text:?} && e.checkVisibility())"
        );
        self.until(text, &format!("return Boolean({find})")).await?;
        self.driver.execute(format!("{find}.click()"), vec![]).await?;
        Ok(())
    }

    async fn see(&self, text: &str) -> Result<(), Failure> {
        self.until(text, &format!("return document.body.innerText.includes({text:?})"))
            .await
    }

    async fn go(&self, hash: &str) -> Result<(), Failure> {
        self.driver.execute(format!("location.hash = {hash:?}"), vec![]).await?;
        Ok(())
    }

    /// One tap on what happened, one tick. The case's id.
    async fn begin(&self) -> Result<String, Failure> {
        self.click(".tiles > button:nth-of-type(5)").await?;
        self.until("a case", "return location.hash.startsWith('#/case/')").await?;
        let hash = self.driver.execute("return location.hash", vec![]).await?;
        let case = hash
            .json()
            .as_str()
            .unwrap_or_default()
            .trim_start_matches("#/case/")
            .to_owned();
        self.go(&format!("#/case/{case}/step/2")).await?;
        self.click(".columns__main .item:not(.item--caution) .item__tick").await?;
        self.ticked().await?;
        self.until("saved", "return Boolean(document.querySelector('.save--ok'))")
            .await?;
        Ok(case)
    }

    async fn ticked(&self) -> Result<(), Failure> {
        self.until(
            "a tick",
            "return document.querySelector('.columns__main .item:not(.item--caution) .item__tick')?.dataset.state === 'done'",
        )
        .await
    }

    /// The file that comes when `text` is clicked.
    async fn download(&self, text: &str) -> Result<Vec<u8>, Failure> {
        self.click_text(text).await?;
        let downloads = self.folder.path().join("downloads");
        let started = Instant::now();
        loop {
            let files = fs::read_dir(&downloads)
                .map_err(Failure::io("reading the downloads"))?
                .flatten();
            let whole = files
                .map(|file| file.path())
                .find(|path| path.extension().is_none_or(|ending| ending != "part"));
            let bytes = whole
                .as_ref()
                .and_then(|path| fs::read(path).ok())
                .filter(|bytes| !bytes.is_empty());
            if let (Some(path), Some(bytes)) = (whole, bytes) {
                fs::remove_file(path).map_err(Failure::io("tidying the downloads"))?;
                return Ok(bytes);
            }
            if started.elapsed() > PATIENCE {
                return Err(Failure::Misbehaved(format!("{text}: no file came")));
            }
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// What is open, on paper, as text.
    async fn print(&self, name: &str) -> Result<String, Failure> {
        let pdf = self.driver.print_page(PrintParameters::default()).await?;
        let path = self.folder.path().join(format!("{name}.pdf"));
        fs::write(&path, pdf).map_err(Failure::io("writing the paper"))?;
        let text = Command::new("pdftotext")
            .arg(&path)
            .arg("-")
            .output()
            .map_err(Failure::io("running pdftotext"))?;
        Ok(String::from_utf8_lossy(&text.stdout).into_owned())
    }

    async fn leave(self) -> Result<(), Failure> {
        Ok(self.driver.quit().await?)
    }
}

/// Export, erase, import, print, Word: with a case that has one tick.
async fn hand_on(firefox: &Firefox, case: &str) -> Result<(), Failure> {
    let file = firefox.download(W.say("EXPORT")).await?;
    assert!(String::from_utf8_lossy(&file).contains("morenaku-case"));
    let path = firefox.folder.path().join("case.json");
    fs::write(&path, &file).map_err(Failure::io("writing the case"))?;
    firefox.driver.execute("localStorage.clear()", vec![]).await?;
    firefox.go("#/").await?;
    firefox.reload().await?;
    assert!(firefox.is("return document.querySelector('.case-row') === null").await?, "erased");
    firefox
        .driver
        .find(By::Css("#import-file"))
        .await?
        .send_keys(path.display().to_string())
        .await?;
    firefox.click_text(W.say("IMPORT_DO")).await?;
    firefox.see(W.say("IMPORT_DONE")).await?;
    firefox.go(&format!("#/case/{case}/step/2")).await?;
    firefox.ticked().await?;
    firefox.go(&format!("#/case/{case}/print")).await?;
    firefox
        .until("the paper", "return document.querySelectorAll('.paper__item').length > 10")
        .await?;
    let paper = firefox.print("case").await?;
    assert!(paper.contains(case) && paper.contains("2-02"), "{paper}");
    // Page numbers of a list that is as long as it is come from the style sheet in Chromium; Firefox puts its own.
    let sides: Vec<&str> = paper.trim_end_matches('\u{c}').split('\u{c}').collect();
    assert!(sides.len() > 3 && sides.iter().all(|side| side.contains(case)), "each side names the case: {paper}");
    firefox.go(&format!("#/case/{case}/documents/notice")).await?;
    let label = "return [...document.querySelectorAll('button')].some(e => e.innerText.includes('.docx'))";
    firefox.until("the notice", label).await?;
    Ok(())
}

#[tokio::test]
async fn the_hosted_page_works_in_firefox_and_goes_on_without_its_server() -> Result<(), Failure> {
    let site = Site::start().await?;
    let firefox = Firefox::start().await?;
    firefox.open(&site.address("")).await?;
    firefox.see(W.say("START_QUESTION")).await?;
    let case = firefox.begin().await?;
    firefox.reload().await?;
    firefox.ticked().await?;
    hand_on(&firefox, &case).await?;
    let is_kept =
        "return navigator.serviceWorker.ready.then(registration => registration.active.state === 'activated')";
    firefox.until("the page being kept", is_kept).await?;
    site.stop();
    // Opened anew: the driver's own reload goes past the service worker.
    firefox.driver.goto("about:blank").await?;
    firefox.open(&site.address(&format!("#/case/{case}/step/2"))).await?;
    firefox.ticked().await?;
    firefox.leave().await
}

#[tokio::test]
async fn the_page_in_one_file_works_in_firefox() -> Result<(), Failure> {
    let firefox = Firefox::start().await?;
    let single = std::env::var("MORENAKU_SINGLE").expect("the page in one file");
    firefox.open(&format!("file://{single}")).await?;
    firefox.see(W.say("FROM_FILE")).await?;
    let case = firefox.begin().await?;
    firefox.reload().await?;
    firefox.ticked().await?;
    hand_on(&firefox, &case).await?;
    firefox.leave().await
}

#[tokio::test]
async fn the_binder_has_its_page_numbers_in_firefox_too() -> Result<(), Failure> {
    let firefox = Firefox::start().await?;
    let single = std::env::var("MORENAKU_SINGLE").expect("the page in one file");
    assert!(Path::new(&single).is_file());
    firefox.open(&format!("file://{single}#/binder/book")).await?;
    firefox
        .until("the sheets", "return document.querySelectorAll('.leaf').length > 30")
        .await?;
    let n_sheets = firefox
        .driver
        .execute("return document.querySelectorAll('article.leaf').length", vec![])
        .await?;
    let n_sheets = n_sheets.json().as_u64().unwrap_or_default();
    let paper = firefox.print("binder").await?;
    assert!(paper.contains(&format!("{n_sheets} / {n_sheets}")), "page x / y of {n_sheets} sheets");
    firefox.leave().await
}
