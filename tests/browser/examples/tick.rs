//! How soon a tick is on screen: 20 worked cases stored, a machine four times slower, ten ticks, each timed in the page
//! from the click to the first animation frame after the document has changed.
//!
//! `cargo xtask bench` runs it on a fresh build. A frame at 60 Hz has 16.7 ms: “the next frame” means that the script's
//! part (click to change) stays well under that. The time to the frame contains the wait for the display as well.
//! Measure on a machine that does nothing else, and the built page, not a debug build.

use browser_tests::{Failure, Outfit, Row, Visitor, Wording};
use serde_json::{Value, json};

const N_CASES: u64 = 20;
const N_TICKS: usize = 10;
const SLOWER: f64 = 4.0;
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Clicks, and tells the milliseconds until the tick has changed and until the frame after that.
const TIME_A_TICK: &str = "const button = document.querySelector(`[aria-labelledby='act-${arguments[0]}']`);
    return new Promise(tell => requestAnimationFrame(() => setTimeout(() => {
        const start = performance.now();
        const watch = new MutationObserver(() => {
            watch.disconnect();
            const changed = performance.now() - start;
            requestAnimationFrame(() => tell([changed, performance.now() - start]));
        });
        watch.observe(button, { attributes: true });
        button.click();
    })));";

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::phone()).await?;
    let model = visitor.begin(5).await?;
    let list = visitor.whole_list(&model).await?;
    visitor.walk("#/settings").await?;
    visitor
        .choose_file("#import-file", "cases.json", worked_cases(&list).to_string().as_bytes())
        .await?;
    visitor.click(Wording::JA.say("IMPORT_DO")).await?;
    visitor.see(Wording::JA.say("IMPORT_DONE")).await?;
    let stored = visitor
        .js("return Object.entries(localStorage).flat().join('').length", vec![])
        .await?;
    println!("{N_CASES} cases with {} items each, {stored} characters stored", list.len());

    let case = case_id(7);
    visitor.open_anew(&format!("#/case/{case}/step/2")).await?;
    visitor.slow_down(SLOWER).await?;
    let acts: Vec<Row> = visitor.rows().await?.into_iter().filter(|row| !row.is_caution).collect();
    let mut times = Vec::new();
    for row in acts.iter().cycle().take(N_TICKS) {
        let time = visitor.js(TIME_A_TICK, vec![row.number.clone().into()]).await?;
        let part = |at: usize| time.get(at).and_then(Value::as_f64).unwrap_or(f64::NAN);
        println!("{}: changed after {:5.1} ms, next frame after {:5.1} ms", row.number, part(0), part(1));
        times.push((part(0), part(1)));
    }
    times.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (middle, worst) = (times[times.len() / 2], times[times.len() - 1]);
    println!("changed: middle {:.1} ms, worst {:.1} ms, with a machine {SLOWER} times slower", middle.0, worst.0);
    visitor.leave().await
}

/// A file of cases in which half of all items are done, some noted, some assigned.
fn worked_cases(list: &[Row]) -> Value {
    let cases = (0..N_CASES).map(|case| {
        let mut log = vec![
            entry(0, json!({ "kind": "opened", "title": format!("事案 {case}") })),
            entry(1, json!({ "kind": "answered-types", "types": ["malware"] })),
        ];
        for (at, row) in list.iter().enumerate() {
            let at = 2 + 3 * at as u64;
            if at.is_multiple_of(2) {
                log.push(entry(at, json!({ "kind": "set-item", "item": row.number, "state": "done" })));
            }
            log.push(entry(at + 1, json!({ "kind": "assigned-item", "item": row.number, "to": "総務部 高橋" })));
            log.push(entry(
                at + 2,
                json!({ "kind": "noted-item", "item": row.number, "note": "電話した。折り返しを待つ。" }),
            ));
        }
        json!({ "format": "morenaku-case", "version": 1, "case": { "id": case_id(case) }, "log": log })
    });
    json!({ "format": "morenaku-cases", "version": 1, "cases": cases.collect::<Vec<_>>() })
}

fn entry(n: u64, more: Value) -> Value {
    let id = format!("1kasnzvm0{}t4b0001a", digits(n, 3));
    let mut entry = json!({ "id": id, "at": "2026-11-20T01:00:00Z", "by": "渡邉" });
    if let (Some(entry), Some(more)) = (entry.as_object_mut(), more.as_object()) {
        entry.extend(more.clone());
    }
    entry
}

fn case_id(n: u64) -> String {
    digits(n, 10)
}

/// A number as the page's ids write it.
fn digits(mut n: u64, width: usize) -> String {
    let mut text = vec![b'0'; width];
    for digit in text.iter_mut().rev() {
        *digit = DIGITS[(n % 32) as usize];
        n /= 32;
    }
    text.into_iter().map(char::from).collect()
}
