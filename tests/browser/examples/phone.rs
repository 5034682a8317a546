//! How soon help is on screen on a slow phone (a quarter of this processor, 1.6 Mbit/s, 150 ms), beside a page written
//! by hand (`tests/bench/floor`) and one that shows a single word with Yew (`examples/empty.rs`): first paint, and when
//! the page can be used.
//!
//! `cargo xtask bench` runs it on a fresh build. Measure on a machine that does nothing else.

use std::path::{Path, PathBuf};

use browser_tests::{Failure, Outfit, Site, Visitor};
use serde_json::{Value, json};
use tempfile::TempDir;

const N: usize = 7;
/// First paint and when it can be used, since the address was entered; in the end what has been fetched, in bytes.
const TIMES: &str = "return [
  performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  (performance.getEntriesByName('morenaku-start')[0] ?? performance.getEntriesByName('ready')[0])?.startTime]";

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let ours = PathBuf::from(std::env::var("MORENAKU_DIST").expect("MORENAKU_DIST"));
    let floor = with_twins(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../bench/floor"))?;
    let empty = std::env::var("MORENAKU_EMPTY")
        .ok()
        .map(|folder| with_twins(Path::new(&folder)))
        .transpose()?;
    let mut pages = vec![("by hand", floor.path().to_owned())];
    pages.extend(empty.iter().map(|folder| ("empty Yew page", folder.path().to_owned())));
    pages.push(("ours", ours));
    println!(
        "slow phone, median of {N}, in ms: first paint / can be used, and in how many times that of the page by hand"
    );
    let mut floor = None;
    for (name, folder) in pages {
        let mut all = Vec::new();
        for _ in 0..N {
            all.push(visit(&folder).await?);
        }
        let median = |which: usize| {
            let mut all: Vec<f64> = all.iter().map(|pair| pair[which]).collect();
            all.sort_by(f64::total_cmp);
            all[all.len() / 2]
        };
        let (shown, ready) = (median(0), median(1));
        let (floor_shown, floor_ready) = *floor.get_or_insert((shown, ready));
        println!("{name}: {shown:.0} / {ready:.0} ({:.2} / {:.2})", shown / floor_shown, ready / floor_ready);
    }
    Ok(())
}

/// A copy of a folder in which each file has a compressed twin, as ours has.
fn with_twins(folder: &Path) -> Result<TempDir, Failure> {
    let doing = "copying a page that is measured beside ours";
    let copy = tempfile::tempdir().map_err(Failure::io(doing))?;
    for entry in std::fs::read_dir(folder).map_err(Failure::io(doing))? {
        let from = entry.map_err(Failure::io(doing))?.path();
        let name = from.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = std::fs::read(&from).map_err(Failure::io(doing))?;
        let mut small = Vec::new();
        let params = brotli::enc::BrotliEncoderParams::default();
        brotli::BrotliCompress(&mut &*bytes, &mut small, &params).map_err(Failure::io(doing))?;
        std::fs::write(copy.path().join(format!("{name}.br")), small).map_err(Failure::io(doing))?;
        std::fs::write(copy.path().join(name), bytes).map_err(Failure::io(doing))?;
    }
    Ok(copy)
}

async fn visit(folder: &Path) -> Result<[f64; 2], Failure> {
    let visitor = Visitor::arrive_at(Site::serve_small(folder).await?, Outfit::default()).await?;
    visitor.slow_down(4.0).await?;
    visitor.devtools("Network.enable", json!({})).await?;
    let line = json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000 });
    visitor.devtools("Network.emulateNetworkConditions", line).await?;
    visitor.go("").await?;
    let mut found = Value::Null;
    visitor
        .until("its times", async || {
            found = visitor.js(TIMES, vec![]).await?;
            Ok(found[0].is_number() && found[1].is_number())
        })
        .await?;
    visitor.leave_whatever_happened().await?;
    Ok([found[0].as_f64().unwrap_or_default(), found[1].as_f64().unwrap_or_default()])
}
