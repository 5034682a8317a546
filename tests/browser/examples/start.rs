//! How long the page takes until it runs: for the first time, again, without a network, from one file; on this machine
//! and on a phone's processor.
//!
//! `cargo xtask bench` runs it on a fresh build. Measure on a machine that does nothing else.

use browser_tests::{Failure, Outfit, Visitor};
use serde_json::json;

const N: usize = 7;
/// Since the address was entered: first paint, and when the page ran.
const TIMES: &str = "return [performance.getEntriesByName('first-contentful-paint')[0]?.startTime, performance.getEntriesByName('morenaku-start')[0]?.startTime]";

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let single = format!("file://{}", std::env::var("MORENAKU_SINGLE").expect("MORENAKU_SINGLE"));
    println!("median of {N}, in ms: shown / running");
    for slow in [1.0, 4.0] {
        let mut rows: [Vec<[f64; 2]>; 4] = Default::default();
        for _ in 0..N {
            let visitor = Visitor::arrive_as(Outfit::default()).await?;
            visitor.slow_down(slow).await?;
            visitor.open("").await?;
            visitor.wait_until_kept().await?;
            rows[0].push(times(&visitor).await?);
            visitor.reload().await?;
            visitor.wait_for_start().await?;
            rows[1].push(times(&visitor).await?);
            visitor.site().stop();
            visitor.reload().await?;
            visitor.wait_for_start().await?;
            rows[2].push(times(&visitor).await?);
            visitor.leave_whatever_happened().await?;
            let visitor = Visitor::arrive_as(Outfit::default()).await?;
            visitor.slow_down(slow).await?;
            visitor.go_to(&single).await?;
            visitor.wait_for_start().await?;
            rows[3].push(times(&visitor).await?);
            visitor.leave_whatever_happened().await?;
        }
        for (name, times) in ["first visit", "again", "without network", "one file"]
            .into_iter()
            .zip(&mut rows)
        {
            let median = |which: usize| {
                let mut all: Vec<f64> = times.iter().map(|pair| pair[which]).collect();
                all.sort_by(f64::total_cmp);
                all[all.len() / 2]
            };
            println!("{slow}x slower, {name}: {:.0} / {:.0}", median(0), median(1));
        }
    }
    Ok(())
}

async fn times(visitor: &Visitor) -> Result<[f64; 2], Failure> {
    let mut found = json!(null);
    visitor
        .until("its times", async || {
            found = visitor.js(TIMES, vec![]).await?;
            Ok(found[0].is_number() && found[1].is_number())
        })
        .await?;
    Ok([found[0].as_f64().unwrap_or_default(), found[1].as_f64().unwrap_or_default()])
}
