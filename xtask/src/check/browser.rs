//! The browser tests: what they need, and how many go on at a time.

use super::absolute;
use super::tally::{self, Tally};
use crate::cache::ToolCache;
use crate::dist;
use crate::error::Error;
use crate::process::{answer, cargo, must, shown};
use crate::setup;
use std::env;
use std::ffi::OsString;
use std::num::NonZero;
use std::process::Command;
use std::thread;

/// They are compiled, and all that they need but the page is there.
pub struct BrowserTests {
    places: Vec<(&'static str, OsString)>,
}

impl BrowserTests {
    pub fn prepare(cache: &ToolCache) -> Result<Self, Error> {
        setup::fetch_browser()?;
        let own = env::current_exe().map_err(Error::io("finding this program"))?;
        let mut places = vec![
            ("MORENAKU_AXE", setup::fetch_axe(cache)?.into()),
            ("MORENAKU_GECKODRIVER", setup::fetch_geckodriver(cache)?.into()),
            ("MORENAKU_CYCLONEDX", setup::fetch_cyclonedx(cache)?.into()),
            ("MORENAKU_LOCALES", setup::fetch_locale(cache)?.into()),
            ("MORENAKU_XTASK", own.into()),
            ("MORENAKU_SCREENS", absolute("target")?.join("screens").into()),
        ];
        places.extend(setup::fetch_old_chromium(cache)?.map(|program| ("MORENAKU_OLD_CHROMIUM", program.into())));
        must(cargo_test().arg("--no-run"), "See above what the compiler says.")?;
        Ok(Self { places })
    }

    /// In front of the page that was built.
    pub fn run(self) -> Result<Tally, Error> {
        if let Some(version) = answer(Command::new("chromium").arg("--version")) {
            println!("{version}");
        }
        tally::of(&mut self.command()?)
    }

    /// Those of this name only, with further settings. Whether they passed.
    pub fn run_only(self, name: &str, settings: &[(&str, &str)]) -> Result<bool, Error> {
        let mut tests = self.command()?;
        shown(tests.envs(settings.iter().copied()).args(["--", "--nocapture", name]))
    }

    fn command(self) -> Result<Command, Error> {
        let mut tests = cargo_test();
        tests.envs(self.places);
        tests.env("MORENAKU_DIST", absolute(dist::SITE)?);
        tests.env("MORENAKU_SINGLE", absolute(dist::SINGLE)?);
        tests.env("RUST_TEST_THREADS", n_at_a_time().to_string());
        Ok(tests)
    }
}

fn cargo_test() -> Command {
    let mut tests = cargo();
    tests.args(["test", "--package", "browser-tests", "--locked", "--no-fail-fast"]);
    tests
}

/// A test waits for its browser half of the time: half as many again as there are cores.
fn n_at_a_time() -> usize {
    let n_cores = thread::available_parallelism().map_or(2, NonZero::get);
    n_cores + n_cores.div_ceil(2)
}
