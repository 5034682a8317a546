//! A browser of January 2018 (Chromium 64): the visitor reads that it is too old, in their language and nothing else,
//! and the plain pages are there.
//!
//! It is run by its own switches, since no driver of today speaks to it, and tells the page as HTML. It leaves out the
//! whole style sheet, so what is shown is what no `hidden` stands on.

use browser_tests::{Failure, Site};
use std::process::Command;
use tempfile::TempDir;

/// The page as the old browser has it after it could not start it; none on machines for which there is no such browser.
async fn seen(address: String, language: &'static str) -> Result<Option<String>, Failure> {
    let Ok(program) = std::env::var("MORENAKU_OLD_CHROMIUM") else {
        eprintln!("There is no old browser for this machine: not tried.");
        return Ok(None);
    };
    let profile = TempDir::with_prefix("morenaku-old-").map_err(Failure::io("making a folder"))?;
    let mut browser = Command::new(program);
    browser.args([
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--single-process",
        "--no-zygote",
        "--disable-dev-shm-usage",
    ]);
    browser.args([
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--virtual-time-budget=10000",
        "--dump-dom",
    ]);
    browser
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("--lang={language}"))
        .arg(address);
    let output = tokio::task::spawn_blocking(move || browser.output())
        .await
        .expect("it ends")
        .map_err(Failure::io("running Chromium 64"))?;
    Ok(Some(String::from_utf8_lossy(&output.stdout).into_owned()))
}

/// The opening tag of each element that has `mark` in it.
fn tags<'a>(html: &'a str, mark: &str) -> Vec<&'a str> {
    let tag = |(at, _): (usize, &str)| html[html[..at].rfind('<').unwrap_or(0)..].split('>').next().unwrap_or_default();
    html.match_indices(mark).map(tag).collect()
}

#[tokio::test]
async fn a_browser_of_2018_says_that_it_is_too_old_and_leads_to_the_plain_pages() -> Result<(), Failure> {
    let site = Site::start().await?;
    let Some(html) = seen(site.address(""), "ja").await? else { return Ok(()) };
    let is_hidden = |mark: &str| tags(&html, mark).iter().map(|tag| tag.contains(" hidden")).collect::<Vec<_>>();
    assert_eq!(is_hidden("id=\"failed\""), [false], "{html}");
    assert_eq!(is_hidden("data-why=\"old\""), [false, false], "{html}");
    for other in ["files", "wasm", "other"] {
        assert_eq!(is_hidden(&format!("data-why=\"{other}\"")), [true, true], "{other}");
    }
    let failed = html
        .split("id=\"failed\"")
        .nth(1)
        .and_then(|rest| rest.split("failed-detail").next())
        .expect("what failed");
    assert!(
        tags(failed, "data-in=\"en\"")[0].contains(" hidden") && !tags(failed, "data-in=\"ja\"")[0].contains(" hidden"),
        "{failed}"
    );
    assert!(failed.contains("ブラウザが古いため") && failed.contains("href=\"static/ja/index.html\""), "{failed}");
    // The first screen, on which nothing would happen, is out of the way.
    assert_eq!(is_hidden("main class=\"page\""), [true, true], "{html}");
    assert!(
        is_hidden("class=\"loading\"")
            .into_iter()
            .chain(is_hidden("class=\"late"))
            .all(|is_hidden| is_hidden),
        "{html}"
    );
    Ok(())
}

#[tokio::test]
async fn a_browser_of_2018_shows_the_plain_pages() -> Result<(), Failure> {
    let site = Site::start().await?;
    let address = site.address("static/ja/list-1.html");
    let Some(html) = seen(address, "ja").await? else { return Ok(()) };
    assert!(html.contains("1 紛失・盗難") && html.matches("class=\"check__box\"").count() > 20, "{html}");
    Ok(())
}
