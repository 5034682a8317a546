//! What a large case costs: the record page, a tick and undo at 20, 3,000 and 20,000 entries, an import of 120,000
//! items, a title of 100,000 characters. Times are from the tap to the frame after the page has answered; beside each
//! stands how long the page stood still at most.
//!
//! `cargo xtask bench` runs it on a fresh build. Measure on a machine that does nothing else.

use browser_tests::{Failure, Outfit, Visitor, Wording};
use serde_json::{Value, json};
use std::time::Duration;

const W: Wording = Wording::JA;
const CASE: &str = "0k7m2p9qrs";

/// Notes the longest time in which the page could not do anything else.
const WATCH: &str = "globalThis.still = 0; let last = performance.now();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { const now = performance.now(); globalThis.still = Math.max(globalThis.still, now - last); last = now; channel.port2.postMessage(0); };
    channel.port2.postMessage(0);";

/// Does something, and tells the milliseconds until a condition holds in a frame, and the longest standstill.
const TIME: &str = "const [act, holds] = [new Function(arguments[0]), new Function('return ' + arguments[1])];
    return new Promise(tell => requestAnimationFrame(() => setTimeout(() => {
        globalThis.still = 0;
        const start = performance.now();
        act();
        const look = () => holds() ? setTimeout(() => tell([performance.now() - start, globalThis.still])) : requestAnimationFrame(look);
        look();
    })));";

/// A case of so many entries; a tenth of them strikes.
fn case_of(n: usize, title: &str) -> Value {
    let log: Vec<Value> = (0..n)
        .map(|at| {
            let id = |at: usize| format!("{at:09}00000000001");
            let mut entry = match at {
                0 => json!({ "kind": "opened", "title": title }),
                _ if at % 10 == 9 => json!({ "kind": "struck", "entry": id(at - 5) }),
                _ => {
                    json!({ "kind": "set-item", "item": format!("{}-{:02}", 1 + at % 6, 1 + at % 9), "state": "done" })
                }
            };
            entry["id"] = json!(id(at));
            entry["at"] = json!("2026-11-03T02:00:00Z");
            entry
        })
        .collect();
    json!({ "format": "morenaku-case", "version": 1, "case": { "id": CASE }, "log": log })
}

/// Each entry is about an item of its own.
fn many_items(n: usize) -> Value {
    let mut file = case_of(n, "many");
    for (at, entry) in file["log"].as_array_mut().into_iter().flatten().enumerate().skip(1) {
        *entry = json!({ "id": entry["id"], "at": entry["at"], "kind": "set-item", "item": format!("x{:06}", at * 7919 % n), "state": "done" });
    }
    file
}

async fn time(visitor: &Visitor, what: &str, act: &str, holds: &str) -> Result<(), Failure> {
    let times = visitor.js(TIME, vec![act.into(), holds.into()]).await?;
    let part = |at: usize| times.get(at).and_then(Value::as_f64).unwrap_or(f64::NAN);
    println!("{what:<44} {:8.0} ms, stood still {:6.0} ms", part(0), part(1));
    Ok(())
}

/// Opens the settings of a browser that has nothing, and chooses a file there.
async fn with_file(file: &Value) -> Result<(Visitor, String), Failure> {
    let visitor = Visitor::arrive_as(Outfit::default()).await?;
    visitor.open("#/settings").await?;
    visitor.wait_for_start().await?;
    // What takes long is measured too.
    let patience = Duration::from_secs(180);
    visitor
        .driver()
        .set_script_timeout(patience)
        .await
        .map_err(Failure::browser("setting a limit"))?;
    visitor.js("document.documentElement.lang", vec![]).await?;
    visitor.js(WATCH, vec![]).await?;
    // Handed over by the page itself, so that reading it from disk is not measured.
    let text = file.to_string();
    visitor.js("globalThis.text = ''", vec![]).await?;
    for part in text.as_bytes().chunks(1_000_000) {
        visitor
            .js("globalThis.text += arguments[0]", vec![String::from_utf8_lossy(part).into()])
            .await?;
    }
    let choose = "const files = new DataTransfer(); files.items.add(new File([globalThis.text], 'case.json'));
        const input = document.querySelector('#import-file'); input.files = files.files; input.dispatchEvent(new Event('change', { bubbles: true }));";
    Ok((visitor, choose.to_owned()))
}

const PREVIEWED: &str = "document.querySelector('[role=status] details, .notice--danger')";

fn press(label: &str) -> String {
    format!("[...document.querySelectorAll('button')].find(e => e.textContent.startsWith('{}')).click()", W.say(label))
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    for n in [20, 3_000, 20_000] {
        let (visitor, choose) = with_file(&case_of(n, "case")).await?;
        time(&visitor, &format!("{n} entries: preview of the import"), &choose, PREVIEWED).await?;
        let done = format!("document.querySelector('a.button[href$=\"{CASE}\"]')");
        time(&visitor, &format!("{n} entries: import"), &press("IMPORT_DO"), &done).await?;
        visitor.open_anew(&format!("#/case/{CASE}/step/2")).await?;
        visitor.js(WATCH, vec![]).await?;
        let tick = "globalThis.ticked = document.querySelectorAll('[role=checkbox]')[0]; globalThis.was = ticked.ariaChecked; ticked.click()";
        time(&visitor, &format!("{n} entries: tick"), tick, "ticked.ariaChecked !== was").await?;
        time(&visitor, &format!("{n} entries: undo"), &press("UNDO"), "ticked.ariaChecked === was").await?;
        let open = format!("location.hash = '#/case/{CASE}/log'");
        time(&visitor, &format!("{n} entries: record page"), &open, "document.querySelector(\"input[name='shown']\")")
            .await?;
        let show = "document.querySelector(\"label:has(input[name='shown']):nth-of-type(2)\").click()";
        let seen = "document.querySelectorAll('.timeline__row').length >= 20";
        time(&visitor, &format!("{n} entries: all of the record"), show, seen).await?;
        // What is drawn unasked: of a long record 50 parts, the first of which may be short.
        let all = n.min(4_901);
        let drawn = format!("document.querySelectorAll('.timeline__row').length >= {all}");
        time(&visitor, &format!("{n} entries: its rows in the background"), "", &drawn).await?;
        time(
            &visitor,
            &format!("{n} entries: back to the list"),
            &format!("location.hash = '#/case/{CASE}'"),
            "document.querySelector('.now')",
        )
        .await?;
        visitor.leave_whatever_happened().await?;
    }
    let (visitor, choose) = with_file(&many_items(120_000)).await?;
    time(&visitor, "120,000 items: preview of the import", &choose, PREVIEWED).await?;
    time(
        &visitor,
        "120,000 items: import (the store is full)",
        &press("IMPORT_DO"),
        "document.querySelector('.notice--danger')",
    )
    .await?;
    visitor.leave_whatever_happened().await?;
    let (visitor, choose) = with_file(&case_of(10, &"あ".repeat(100_000))).await?;
    time(&visitor, "a title of 100,000: preview", &choose, PREVIEWED).await?;
    let done = format!("document.querySelector('a.button[href$=\"{CASE}\"]')");
    time(&visitor, "a title of 100,000: import", &press("IMPORT_DO"), &done).await?;
    for (what, part, seen) in
        [("list", "", ".now"), ("record", "/log", "input[name=shown]"), ("facts", "/facts", ".question")]
    {
        let open = format!("location.hash = '#/case/{CASE}{part}'");
        time(&visitor, &format!("a title of 100,000: {what}"), &open, &format!("document.querySelector('{seen}')"))
            .await?;
    }
    visitor.leave_whatever_happened().await
}
