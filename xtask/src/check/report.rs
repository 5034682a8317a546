//! What each check came to, told once more at the end, where it is not missed.

use super::tally::Tally;
use crate::error::Error;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Checks may be carried out at the same time.
pub struct Report {
    started: Instant,
    outcomes: Mutex<Vec<Outcome>>,
}

struct Outcome {
    name: String,
    tally: Tally,
    took: Duration,
}

impl Report {
    pub fn begin() -> Self {
        Self { started: Instant::now(), outcomes: Mutex::default() }
    }

    /// Runs one check. Whether it passed.
    pub fn step(&self, name: &str, check: impl FnOnce() -> Result<Tally, Error>) -> bool {
        println!("== {name}");
        let started = Instant::now();
        let tally = check().unwrap_or_else(|error| Tally::broken(&error));
        let good = tally.is_good();
        println!("== {name}: {}", if good { "ok" } else { "FAILED" });
        self.note(name, tally, started);
        good
    }

    /// Gets what later checks need. It is no check itself: only its failure counts.
    pub fn need<T>(&self, name: &str, get: impl FnOnce() -> Result<T, Error>) -> Option<T> {
        let started = Instant::now();
        match get() {
            Ok(thing) => Some(thing),
            Err(error) => {
                println!("== {name}: FAILED");
                self.note(name, Tally::broken(&error), started);
                None
            }
        }
    }

    fn note(&self, name: &str, tally: Tally, started: Instant) {
        let mut outcomes = self.outcomes.lock().unwrap_or_else(PoisonError::into_inner);
        outcomes.push(Outcome { name: name.to_owned(), tally, took: started.elapsed() });
    }

    /// Prints everything in short. Whether all is well.
    pub fn finish(self) -> bool {
        println!("\n== summary, after {:.0} s", self.started.elapsed().as_secs_f64());
        let outcomes = self.outcomes.into_inner().unwrap_or_else(PoisonError::into_inner);
        for Outcome { name, tally, took } in &outcomes {
            let word = if tally.is_good() { "ok" } else { "FAILED" };
            println!(
                "{word:<6} {:>4} passed {:>3} failed {:>5.0} s  {name}",
                tally.passed,
                tally.failed,
                took.as_secs_f64()
            );
            for failure in &tally.failures {
                println!("         {failure}");
            }
        }
        let total = |count: fn(&Tally) -> usize| outcomes.iter().map(|outcome| count(&outcome.tally)).sum::<usize>();
        let failed = total(|tally| tally.failed);
        println!("{} passed, {failed} failed", total(|tally| tally.passed));
        failed == 0
    }
}
