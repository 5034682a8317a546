//! After one visit everything works without a network; a new version waits for the user's word and takes nothing away
//! from old tabs.

use browser_tests::{Failure, Outfit, Site, Visitor, Wording};
use std::fs;
use std::path::{Path, PathBuf};

const W: Wording = Wording::JA;

#[tokio::test]
async fn after_one_visit_everything_works_without_the_server() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::default()).await?;
    let case = visitor.begin(5).await?;
    let first = visitor.first_act(&case).await?;
    visitor.tick(&first).await?;
    visitor.see_state(&first, "done").await?;
    visitor.wait_until_kept().await?;
    visitor.site().stop();
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    visitor.see_state(&first, "done").await?;
    visitor.walk(&format!("#/case/{case}/documents/notice")).await?;
    visitor.see_css(".sheet").await?;
    let file = visitor.download(async || visitor.hand_out(W, "SAVE_DOCX").await).await?;
    assert!(file.bytes.starts_with(b"PK"), "what makes it was never asked for before");
    visitor.go("index.html#/guide").await?;
    visitor.wait_for_start().await?;
    // A server that is gone is complained of in the console: the pack is asked for, then taken from what is kept.
    visitor.leave_whatever_happened().await
}

/// A copy of the page that may be changed.
fn copy_of_the_page(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    copy(Path::new(&std::env::var("MORENAKU_DIST").expect("the page")), &folder);
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            let _ = fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// Another version: its start says so, and what makes Word documents has another name.
fn renew(folder: &Path) {
    let named = |begins: &str, ends: &str| {
        let names = fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
        names
            .into_iter()
            .find(|name| name.starts_with(begins) && name.ends_with(ends))
            .expect("a file of this name")
    };
    let mut index = fs::read_to_string(folder.join("index.html")).expect("the start");
    index = index.replace("name=\"referrer\"", "name=\"referrer\" data-new");
    let mut sw = fs::read_to_string(folder.join("sw.js")).expect("the worker");
    let is_version = |text: &&str| text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let version = sw.split('"').find(is_version).expect("a version").to_owned();
    sw = sw.replace(&version, "0000000000000000");
    let (word, boot) = (named("word-", ".wasm"), named("boot-", ".js"));
    let (new_word, new_boot) = ("word-0000000000000000.wasm", "boot-0000000000000000.js");
    let script = fs::read_to_string(folder.join(&boot)).expect("the script");
    // It has another sum now; what is checked by sums is proved elsewhere. So it is not asked for ahead either.
    let (before, after) = index.split_once("<link rel=\"modulepreload\"").expect("the script ahead");
    let (_, after) = after.split_once('>').expect("its end");
    index = format!("{before}{after}");
    let (before, after) = index.split_once(&format!("src=\"{boot}\"")).expect("the script of the start");
    let (_, after) = after.split_once('>').expect("its end");
    index = format!("{before}src=\"{new_boot}\">{after}");
    fs::rename(folder.join(&word), folder.join(new_word)).expect("another name");
    fs::remove_file(folder.join(&boot)).expect("the old script");
    fs::write(folder.join(new_boot), script.replace(&word, new_word)).expect("the script");
    fs::write(folder.join("index.html"), index).expect("the start");
    let (_, sum) = sw.split_once(&format!("{boot}\",\"")).expect("the script's sum");
    let sum = sum.split('"').next().expect("its end").to_owned();
    sw = sw.replace(&sum, "");
    fs::write(folder.join("sw.js"), sw.replace(&word, new_word).replace(&boot, new_boot)).expect("the worker");
}

#[tokio::test]
async fn a_new_version_waits_for_the_users_word_and_old_tabs_go_on() -> Result<(), Failure> {
    let folder = copy_of_the_page("renewed");
    let visitor = Visitor::arrive_at(Site::serve(&folder).await?, Outfit::default()).await?;
    let is_new = "return document.querySelector('[data-new]') !== null";
    visitor.open("").await?;
    visitor.wait_for_start().await?;
    visitor.wait_until_kept().await?;
    let case = visitor.begin(1).await?;
    visitor.walk(&format!("#/case/{case}/documents/notice")).await?;
    let old_tab = visitor.tab().await?;

    renew(&folder);
    visitor.new_tab().await?;
    visitor.open("").await?;
    visitor.wait_for_start().await?;
    assert_eq!(visitor.js(is_new, vec![]).await?, false, "the old version, whole");
    visitor.see(W.say("UPDATE_WAITS")).await?;
    visitor.walk(&format!("#/case/{case}/log")).await?;
    visitor.see(W.say("UPDATE_WAITS")).await?;
    visitor.screenshot_whole("update-waits").await?;
    let first = visitor.first_act(&case).await?;
    // It says that what is recorded stays: not offered while that is not so.
    visitor.fill_storage().await?;
    visitor.tick(&first).await?;
    visitor.see_css(".save--failed").await?;
    visitor.see_no_more(W.say("UPDATE_WAITS")).await?;
    visitor.forget("another-app").await?;
    visitor.click(W.say("TRY_AGAIN")).await?;
    visitor.see_css(".save--ok").await?;
    visitor.click(W.say("UPDATE_NOW")).await?;
    visitor
        .until("the new version", async || Ok(visitor.js(is_new, vec![]).await? == true))
        .await?;
    visitor.wait_for_start().await?;
    visitor.see_state(&first, "done").await?;
    assert!(!visitor.sees(W.say("UPDATE_WAITS")).await?);

    visitor.go_to_tab(&old_tab).await?;
    assert_eq!(visitor.js(is_new, vec![]).await?, false, "nobody loaded this tab again");
    let file = visitor.download(async || visitor.hand_out(W, "SAVE_DOCX").await).await?;
    assert!(file.bytes.starts_with(b"PK"), "what makes it is its own, which the server no longer has");
    visitor.leave().await
}

#[tokio::test]
async fn what_other_applications_of_the_origin_keep_is_left_alone() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::default()).await?;
    visitor.wait_until_kept().await?;
    visitor
        .js("return caches.open('another-app').then(cache => cache.put('/x', new Response('theirs')))", vec![])
        .await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.wait_until_kept().await?;
    let names = visitor.js("return caches.keys()", vec![]).await?;
    let names: Vec<&str> = names
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(serde_json::Value::as_str)
        .collect();
    assert!(names.contains(&"another-app"), "{names:?}");
    assert!(
        names
            .iter()
            .all(|name| *name == "another-app" || name.starts_with("morenaku http://")),
        "{names:?}"
    );
    visitor.leave().await
}
