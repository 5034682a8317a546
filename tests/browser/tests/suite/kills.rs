//! What is called saved is on the disk: the browser ends as in a power cut, again and again, and nothing is missing.
//!
//! `MORENAKU_KILLS` says how often.

use std::collections::BTreeSet;

use browser_tests::{Failure, Outfit, Visitor, Wording};
use serde_json::Value;

const W: Wording = Wording::JA;
const N_KILLS: usize = 20;

/// The ids of all entries that the browser gives back.
async fn entries(visitor: &Visitor) -> Result<BTreeSet<String>, Failure> {
    let script = "return Object.keys(localStorage).filter(key => key.startsWith('morenaku/1/'))
        .flatMap(key => JSON.parse(localStorage.getItem(key)).entries.map(entry => entry.id))";
    let ids = visitor.js(script, vec![]).await?;
    Ok(ids
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}

/// Ticks acts by their numbers, and gives what the page has called saved.
async fn work(visitor: &Visitor, acts: &[String], n: usize) -> Result<BTreeSet<String>, Failure> {
    for act in acts.iter().cycle().take(n) {
        visitor.tick(act).await?;
    }
    visitor.see_css(".save--ok").await?;
    visitor.see(W.say("SAVED")).await?;
    entries(visitor).await
}

#[tokio::test]
async fn nothing_that_was_called_saved_is_missing_after_the_browser_was_killed() -> Result<(), Failure> {
    let n_kills = std::env::var("MORENAKU_KILLS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(N_KILLS);
    let mut visitor = Visitor::started(Outfit::default()).await?;
    let case = visitor.begin(1).await?;
    let route = format!("#/case/{case}/step/2");
    let mut n_saved = 0;
    for at in 0..n_kills {
        visitor.open(&route).await?;
        visitor.wait_for_start().await?;
        let acts = visitor.acts().await?;
        let saved = work(&visitor, &acts, 1 + at % 5).await?;
        n_saved += saved.len();
        // What comes after that may be lost, and must not take anything along.
        visitor.tick(&acts[0]).await?;
        visitor.crash().await?;
        visitor.open(&route).await?;
        visitor.wait_for_start().await?;
        let kept = entries(&visitor).await?;
        let lost: Vec<&String> = saved.difference(&kept).collect();
        assert!(lost.is_empty(), "{at}: {} of {} lost: {lost:?}", lost.len(), saved.len());
    }
    println!("{n_kills} kills, {n_saved} times an entry was called saved, 0 lost");
    visitor.leave_whatever_happened().await
}

#[tokio::test]
async fn a_case_that_was_deleted_does_not_come_back_after_the_browser_was_killed() -> Result<(), Failure> {
    let mut visitor = Visitor::started(Outfit::default()).await?;
    let case = visitor.begin(1).await?;
    visitor.wait_until_kept().await?;
    let other = visitor.begin(2).await?;
    visitor.see_css(".save--ok").await?;
    visitor.crash().await?;
    visitor.open(&format!("#/case/{case}")).await?;
    let title = visitor.texts(".case-head__title").await?.concat();
    visitor.click(W.say("OTHER")).await?;
    visitor.click(W.say("DELETE_CASE")).await?;
    visitor.write("#delete-name", &title).await?;
    visitor.click_css(".dialog .button--danger:enabled").await?;
    visitor.see_css(".tiles").await?;
    visitor
        .until("the disk having it", async || Ok(visitor.js("return boot.journal.state", vec![]).await? == 2))
        .await?;
    visitor.crash().await?;
    visitor.open("").await?;
    visitor.see_css(&format!(".case-row a[href='#/case/{other}']")).await?;
    assert_eq!(visitor.count(".case-row").await?, 1);
    visitor.leave_whatever_happened().await
}

#[tokio::test]
async fn where_there_is_no_journal_the_page_does_not_say_more_than_it_knows() -> Result<(), Failure> {
    let visitor = Visitor::arrive().await?;
    visitor
        .before_each_page("Object.defineProperty(globalThis, 'indexedDB', { get: () => { throw new Error('none') } })")
        .await?;
    visitor.open("").await?;
    visitor.begin(1).await?;
    visitor.see(W.say("SAVED_SOON")).await?;
    visitor.see_css(".save--ok").await?;
    visitor.leave().await
}
