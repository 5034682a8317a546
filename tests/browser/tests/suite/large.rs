//! Cases larger than any page has: they open, are read, printed, changed and taken in without the page standing still,
//! and nothing of them is lost.

use browser_tests::{Failure, Outfit, Visitor, Wording};
use serde_json::{Value, json};

const W: Wording = Wording::JA;
const CASE: &str = "0k7m2p9qrs";

/// Counts the rows of the record that are drawn from now on: at most at a time, in all, and how often one that was
/// there was changed or taken away.
const COUNT_ROWS: &str = "globalThis.rows = { most: 0, drawn: 0, touched: 0 };
    const known = new WeakSet();
    const inside = nodes => [...nodes].filter(node => node.nodeType === 1).flatMap(node => [node, ...node.querySelectorAll('*')]).filter(node => node.matches('.timeline__row'));
    new MutationObserver(records => {
        const fresh = new Set(records.flatMap(record => inside(record.addedNodes)));
        const of = record => (record.target.nodeType === 1 ? record.target : record.target.parentElement)?.closest('.timeline__row');
        rows.touched += [...records.map(of), ...records.flatMap(record => inside(record.removedNodes)), ...fresh].filter(row => row && known.has(row)).length;
        rows.drawn += fresh.size;
        rows.most = Math.max(rows.most, fresh.size);
        fresh.forEach(row => known.add(row));
    }).observe(document.body, { attributes: true, characterData: true, childList: true, subtree: true });";

/// How many rows the browser lays out: of a long record those near to what is in sight.
const LAID_OUT: &str = "return [...document.querySelectorAll('.timeline__row')].filter(row => row.checkVisibility({ contentVisibilityAuto: true })).length";

/// What all rows say, those out of sight too.
const SAID: &str = "return [...document.querySelectorAll('.timeline__row')].map(row => row.textContent)";

/// Whether a row far down is in sight, once it was asked for.
const FAR_ROW: &str = "const row = document.querySelectorAll('.timeline__row')[4000];
    row.scrollIntoView();
    const { top, height } = row.getBoundingClientRect();
    return top > -1 && top < innerHeight && height > 0 && row.checkVisibility({ contentVisibilityAuto: true });";

/// A case of so many entries, each of which says its number; the last ones strike out two of them.
fn case_of(n: usize, title: &str) -> Value {
    let entry = |n: usize, more: Value| {
        let mut entry = json!({ "id": format!("{n:09}00000000001"), "at": "2026-11-03T02:00:00Z" });
        if let (Some(entry), Some(more)) = (entry.as_object_mut(), more.as_object()) {
            entry.extend(more.clone());
        }
        entry
    };
    let mut log = vec![entry(0, json!({ "kind": "opened", "title": title }))];
    log.extend(
        (1..n - 2).map(|n| entry(n, json!({ "kind": "noted-item", "item": "1-01", "note": format!("覚え{n:06}。") }))),
    );
    for at in [n - 2, n - 1] {
        log.push(entry(at, json!({ "kind": "struck", "entry": format!("{:09}00000000001", at - n / 2) })));
    }
    json!({ "format": "morenaku-case", "version": 1, "case": { "id": CASE }, "log": log })
}

async fn arrive() -> Result<Visitor, Failure> {
    let visitor = Visitor::arrive_as(Outfit::default()).await?;
    visitor.open("#/settings").await?;
    visitor.wait_for_start().await?;
    Ok(visitor)
}

async fn take_over(visitor: &Visitor, file: &Value) -> Result<(), Failure> {
    visitor
        .choose_file("#import-file", "case.json", file.to_string().as_bytes())
        .await?;
    visitor.click(W.say("IMPORT_DO")).await?;
    visitor.see(W.say("IMPORT_DONE")).await
}

#[tokio::test]
async fn a_long_record_opens_with_its_newest_entries_shows_more_on_demand_and_prints_as_a_whole() -> Result<(), Failure>
{
    let visitor = arrive().await?;
    take_over(&visitor, &case_of(6_000, "長い記録")).await?;
    visitor.walk(&format!("#/case/{CASE}/log")).await?;
    visitor.see_css("input[name='shown']").await?;
    visitor.js(COUNT_ROWS, vec![]).await?;
    visitor.show_whole_record().await?;
    visitor.see("覚え005997。").await?;
    // What is drawn by itself, so that it can be found and read aloud.
    visitor
        .until("five thousand rows", async || Ok(visitor.count(".timeline__row").await? == 5_000))
        .await?;
    // However many there are, a turn of work costs what it adds, and what is out of sight costs no layout.
    let rows = visitor.js("return globalThis.rows", vec![]).await?;
    let n = |what: &str| rows[what].as_u64().expect("a number");
    assert!(n("most") <= 200 && n("drawn") <= 5_000 && n("touched") == 0, "{rows}");
    let few_laid_out = async || {
        let n_rows = visitor.js(LAID_OUT, vec![]).await?;
        Ok(n_rows.as_u64().is_some_and(|n_rows| (1..=500).contains(&n_rows)))
    };
    visitor.until("only what is in sight laid out", few_laid_out).await?;
    visitor
        .until("a row far down", async || Ok(visitor.js(FAR_ROW, vec![]).await? == json!(true)))
        .await?;
    let paper = visitor.print("long-record").await?;
    for n in [5_997, 3_000, 1] {
        assert!(paper.text.contains(&format!("覚え{n:06}。")), "{n} is on paper");
    }
    visitor.open_anew(&format!("#/case/{CASE}/log")).await?;
    visitor.show_whole_record().await?;
    visitor.see(W.say("SHOW_MORE")).await?;
    visitor.click(W.say("SHOW_MORE")).await?;
    visitor
        .until("all rows", async || Ok(visitor.count(".timeline__row").await? == 6_000))
        .await?;
    let rows = visitor.js(SAID, vec![]).await?;
    let says = |rows: &Value, at: usize, what: &str| rows[at].as_str().is_some_and(|row| row.contains(what));
    assert!(says(&rows, 5_998, "覚え000001。") && says(&rows, 5_999, "長い記録"), "the oldest are last");
    assert_eq!(visitor.count("s.timeline__what").await?, 2);
    // An entry far down is struck out: it stays where it is, and the strike is the newest.
    visitor
        .js("document.querySelectorAll('.timeline__row')[5000].querySelector('details').open = true", vec![])
        .await?;
    visitor.see_css(".timeline details[open] textarea").await?;
    visitor.type_into(".timeline details[open] textarea", "書き違い").await?;
    visitor.click_css(".timeline details[open] button").await?;
    visitor.see("書き違い").await?;
    visitor
        .until("the strike", async || Ok(visitor.count("s.timeline__what").await? == 3))
        .await?;
    let rows = visitor.js(SAID, vec![]).await?;
    assert!(says(&rows, 0, "書き違い") && says(&rows, 5_999, "覚え000001。"), "{}", rows[0]);
    // It can be narrowed down, and undone.
    visitor.js("const list = document.querySelector('select'); list.value = 'case'; list.dispatchEvent(new Event('change', { bubbles: true }))", vec![]).await?;
    visitor
        .until("the filter", async || Ok(visitor.count(".timeline__row").await? == 4))
        .await?;
    visitor.open_anew(&format!("#/case/{CASE}")).await?;
    visitor.see("長い記録").await?;
    visitor.leave().await
}

#[tokio::test]
async fn a_large_file_is_read_in_parts_can_be_stopped_and_is_taken_in_wholly_or_not_at_all() -> Result<(), Failure> {
    let visitor = arrive().await?;
    let before = visitor.whole_storage().await?;
    // More than a browser keeps: noted while it is read that the page goes on.
    let file = case_of(60_000, "大きな事案").to_string();
    visitor
        .js("globalThis.turns = 0; const turn = () => { if (document.querySelector('[role=status] progress')) globalThis.turns += 1; requestAnimationFrame(turn); }; turn()", vec![])
        .await?;
    visitor.choose_file("#import-file", "large.json", file.as_bytes()).await?;
    visitor.see(W.say("IMPORT_READING")).await?;
    visitor.click(W.say("CANCEL")).await?;
    visitor.see_no_more(W.say("IMPORT_READING")).await?;
    assert_eq!(visitor.whole_storage().await?, before, "nothing was changed");
    visitor.choose_file("#import-file", "large.json", file.as_bytes()).await?;
    visitor.see("大きな事案").await?;
    assert!(visitor.js("return globalThis.turns", vec![]).await?.as_u64() > Some(3), "the page was drawn meanwhile");
    assert_eq!(visitor.whole_storage().await?, before, "a preview changes nothing");
    visitor.click(W.say("IMPORT_DO")).await?;
    visitor.see("何も変えていません").await?;
    assert_eq!(visitor.whole_storage().await?, before, "all or nothing");
    take_over(&visitor, &case_of(20_000, "大きな事案")).await?;
    visitor.open_anew(&format!("#/case/{CASE}")).await?;
    visitor.see("大きな事案").await?;
    let exported: Value = serde_json::from_str(&visitor.export(W.say("EXPORT")).await?.text()).expect("JSON");
    assert_eq!(exported["log"].as_array().map(Vec::len), Some(20_000));
    visitor.leave().await
}

#[tokio::test]
async fn a_title_without_an_end_is_shown_in_part_kept_wholly_and_cannot_be_typed() -> Result<(), Failure> {
    let visitor = arrive().await?;
    let title = "あ".repeat(100_000);
    take_over(&visitor, &case_of(10, &title)).await?;
    for route in ["", "/log", "/facts", "/duties", "/decisions", "/documents", "/print", "/report", "/step/2"] {
        visitor.open_anew(&format!("#/case/{CASE}{route}")).await?;
        visitor.see(&"あ".repeat(100)).await?;
        assert!(!visitor.scrolls_sideways().await?, "{route}");
    }
    visitor.open_anew("#/").await?;
    visitor.see(&"あ".repeat(100)).await?;
    visitor.walk(&format!("#/case/{CASE}")).await?;
    let exported: Value = serde_json::from_str(&visitor.export(W.say("EXPORT")).await?.text()).expect("JSON");
    assert_eq!(exported["case"]["title"], json!(title));
    visitor.click(W.say("OTHER")).await?;
    visitor.click(W.say("RENAME")).await?;
    visitor.js("document.querySelector('#rename').value = ''", vec![]).await?;
    visitor.type_into("#rename", &"い".repeat(300)).await?;
    visitor.press(browser_tests::Key::Tab).await?;
    visitor
        .until("the new title", async || Ok(visitor.texts(".case-head__title").await? == ["い".repeat(200)]))
        .await?;
    visitor.leave().await
}
