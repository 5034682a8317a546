//! `cargo xtask storm`: what a run of the tests does for seconds, for as long as it is told.

use super::browser::BrowserTests;
use super::page_tools;
use crate::cache::ToolCache;
use crate::dist;
use crate::error::Error;
use crate::process::{cargo, shown};

const SECONDS: u64 = 3_600;
const KILLS: &str = "200";

/// How long.
pub struct Storm {
    seconds: u64,
}

impl Storm {
    pub fn parse(args: &[String]) -> Result<Self, Error> {
        match args {
            [] => Ok(Self { seconds: SECONDS }),
            [flag, number] if flag == "--seconds" => number
                .parse()
                .map(|seconds| Self { seconds })
                .map_err(|_| Error::Usage(format!("`{number}` is no number of seconds."))),
            _ => Err(Error::Usage("`storm` takes nothing, or `--seconds` and a number.".to_owned())),
        }
    }
}

/// Whether nothing was lost.
pub fn storm(storm: Storm) -> Result<bool, Error> {
    let cache = ToolCache::open()?;
    dist::build(&page_tools(&cache)?)?;
    let mut weather = cargo();
    weather.args(["test", "--locked", "--release", "--test", "native", "--", "--nocapture", "store_storm"]);
    let is_whole = shown(weather.env("MORENAKU_STORM_SECONDS", storm.seconds.to_string()))?;
    let kills = BrowserTests::prepare(&cache)?.run_only("kills", &[("MORENAKU_KILLS", KILLS)])?;
    Ok(is_whole && kills)
}
