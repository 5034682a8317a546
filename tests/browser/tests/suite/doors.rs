//! What comes through doors after the start, when something is wrong on the way: the page works on, says what is
//! missing, and tries again.

use browser_tests::{Failure, Outfit, Site, Trouble, Visitor, Wording};
use std::fs;
use std::path::Path;

const W: Wording = Wording::JA;

async fn visitor_with(trouble: Trouble) -> Result<Visitor, Failure> {
    Visitor::arrive_at(Site::start_with(trouble).await?, Outfit::default()).await
}

/// One tap, one tick; what makes documents is not there. The case.
async fn works_without_documents(visitor: &Visitor, says: &str) -> Result<String, Failure> {
    visitor.open("").await?;
    visitor.see(W.say("START_QUESTION")).await?;
    let case = visitor.begin(1).await?;
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    let row = visitor.rows().await?.into_iter().find(|row| !row.is_caution).expect("an act");
    visitor.tick(&row.number).await?;
    visitor.see_state(&row.number, "done").await?;
    visitor.walk(&format!("#/case/{case}/duties")).await?;
    visitor.see(W.say(says)).await?;
    Ok(case)
}

#[tokio::test]
async fn the_first_acts_are_ticked_and_kept_without_the_other_pages() -> Result<(), Failure> {
    for trouble in [Trouble::refused("pages-", ".wasm"), Trouble::changed("pages-", ".wasm")] {
        let visitor = visitor_with(trouble).await?;
        visitor.open("").await?;
        visitor.see(W.say("START_QUESTION")).await?;
        let case = visitor.begin(1).await?;
        let (tick, done) = (".now .item__tick[data-state=open]", ".now .item__tick[data-state=done]");
        visitor.click_css(tick).await?;
        visitor.see_css(done).await?;
        visitor.see(W.say("PART_FAILED")).await?;
        visitor.walk(&format!("#/case/{case}/facts")).await?;
        visitor.see(W.say("PART_FAILED")).await?;
        visitor.site().release();
        visitor.walk(&format!("#/case/{case}")).await?;
        visitor.see_css(".steps").await?;
        visitor.see_css(done).await?;
        // What was ticked is there again, read by what came later.
        visitor.reload().await?;
        visitor.see_css(done).await?;
        visitor.leave_whatever_happened().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_stored_is_not_taken_for_nothing_where_it_cannot_be_read() -> Result<(), Failure> {
    let visitor = visitor_with(Trouble::refused("pages-", ".wasm")).await?;
    visitor.open("").await?;
    visitor.see(W.say("START_QUESTION")).await?;
    let case = visitor.begin(1).await?;
    let stored = visitor.stored_keys().await?;
    assert!(stored.iter().any(|key| key.contains(&case)), "{stored:?}");
    visitor.reload().await?;
    visitor.see("ページのファイルを読み込めません").await?;
    assert_eq!(visitor.stored_keys().await?, stored, "nothing is touched");
    visitor.site().release();
    visitor.reload().await?;
    visitor.see_css(".case > main#main").await?;
    assert_eq!(visitor.case_id().await?, case);
    visitor.leave_whatever_happened().await
}

#[tokio::test]
async fn a_part_that_was_missing_or_altered_is_fetched_at_the_next_wish() -> Result<(), Failure> {
    for trouble in [Trouble::refused("reading-", ".wasm"), Trouble::changed("reading-", ".wasm")] {
        let visitor = visitor_with(trouble).await?;
        let case = works_without_documents(&visitor, "PART_FAILED").await?;
        visitor.site().release();
        visitor.walk(&format!("#/case/{case}/documents/notice")).await?;
        visitor.see_css(".letter, .sheet").await?;
        visitor.leave_whatever_happened().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_part_that_is_slow_shows_its_page_when_it_comes() -> Result<(), Failure> {
    let visitor = visitor_with(Trouble::held("reading-", ".wasm")).await?;
    works_without_documents(&visitor, "PART_LOADING").await?;
    visitor.site().release();
    visitor.see_css(".duty, .doc").await?;
    visitor.see_no_more(W.say("PART_LOADING")).await?;
    visitor.leave().await
}

#[tokio::test]
async fn a_language_that_does_not_come_is_told_of_and_fetched_when_it_is_wished_for_again() -> Result<(), Failure> {
    for trouble in [Trouble::refused("english-", ".wasm"), Trouble::changed("english-", ".wasm")] {
        let visitor = visitor_with(trouble).await?;
        visitor.open("").await?;
        visitor.wait_for_start().await?;
        visitor.begin(1).await?;
        for _ in 0..2 {
            visitor.click_css(".topbar__lang").await?;
            visitor.see(W.say("NO_LANGUAGE")).await?;
            visitor.see(W.say("NOW")).await?;
        }
        visitor.site().release();
        visitor.click_css(".topbar__lang").await?;
        visitor.see(Wording::EN.say("NOW")).await?;
        visitor.see_no_more(W.say("NO_LANGUAGE")).await?;
        let acts = visitor.texts(".now .item__act").await?;
        let is_kana = |character: char| ('\u{3041}'..='\u{30ff}').contains(&character);
        assert!(!acts.is_empty() && !acts.iter().any(|act| act.contains(is_kana)), "{acts:?}");
        // It is here now, and so is the first one.
        visitor.click_css(".topbar__lang").await?;
        visitor.see(W.say("NOW")).await?;
        visitor.leave_whatever_happened().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_language_that_is_slow_is_shown_when_it_comes() -> Result<(), Failure> {
    let visitor = visitor_with(Trouble::held("english-", ".wasm")).await?;
    visitor.open("").await?;
    visitor.see_css("main#main").await?;
    visitor.begin(1).await?;
    visitor.click_css(".topbar__lang").await?;
    visitor.see(W.say("NOW")).await?;
    visitor.site().release();
    visitor.see(Wording::EN.say("NOW")).await?;
    visitor.leave().await
}

#[tokio::test]
async fn an_altered_word_part_is_told_of_and_fetched_at_the_next_wish() -> Result<(), Failure> {
    let visitor = visitor_with(Trouble::changed("word-", ".wasm")).await?;
    visitor.open("").await?;
    visitor.wait_for_start().await?;
    let case = visitor.begin(1).await?;
    visitor.walk(&format!("#/case/{case}/documents/notice")).await?;
    visitor.hand_out(W, "SAVE_DOCX").await?;
    visitor.see(W.say("NO_WORD")).await?;
    visitor.site().release();
    let file = visitor.download(async || visitor.hand_out(W, "SAVE_DOCX").await).await?;
    assert!(file.bytes.starts_with(b"PK"));
    visitor.leave_whatever_happened().await
}

/// The name of a file of the page.
fn named(folder: &Path, begins: &str) -> String {
    let names = fs::read_dir(folder)
        .expect("the page")
        .map(|entry| entry.expect("a file").file_name());
    let mut names = names.map(|name| name.to_string_lossy().into_owned());
    names
        .find(|name| name.starts_with(begins) && name.ends_with(".wasm"))
        .expect("a part of this name")
}

#[tokio::test]
async fn a_part_of_another_version_is_not_run() -> Result<(), Failure> {
    let folder = tempfile::tempdir().map_err(Failure::io("making a folder"))?;
    for entry in fs::read_dir(std::env::var("MORENAKU_DIST").expect("the page"))
        .expect("the page")
        .map(|entry| entry.expect("a file"))
    {
        if entry.path().is_file() {
            fs::copy(entry.path(), folder.path().join(entry.file_name())).expect("a copy");
        }
    }
    // A part that could be run, but is not of this version: it is another one under its name.
    let (reading, word) = (named(folder.path(), "reading-"), named(folder.path(), "word-"));
    fs::copy(folder.path().join(word), folder.path().join(reading)).expect("a copy");
    let visitor = Visitor::arrive_at(Site::serve(folder.path()).await?, Outfit::default()).await?;
    works_without_documents(&visitor, "PART_FAILED").await?;
    visitor.leave_whatever_happened().await
}
