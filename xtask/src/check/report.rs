//! What each check came to, told once more at the end, where it is not missed.

use super::tally::Tally;
use crate::error::Error;
use std::time::{Duration, Instant};

#[derive(Default)]
pub struct Report {
    outcomes: Vec<Outcome>,
}

struct Outcome {
    name: String,
    tally: Tally,
    took: Duration,
}

impl Report {
    /// Runs one check. Whether it passed.
    pub fn step(&mut self, name: &str, check: impl FnOnce() -> Result<Tally, Error>) -> bool {
        println!("== {name}");
        let started = Instant::now();
        let tally = check().unwrap_or_else(|error| Tally::broken(&error));
        let good = tally.is_good();
        if !good {
            println!("== {name}: FAILED");
        }
        self.outcomes
            .push(Outcome { name: name.to_owned(), tally, took: started.elapsed() });
        good
    }

    /// Gets what later checks need. It is no check itself: only its failure counts.
    pub fn need<T>(&mut self, name: &str, get: impl FnOnce() -> Result<T, Error>) -> Option<T> {
        let started = Instant::now();
        match get() {
            Ok(thing) => Some(thing),
            Err(error) => {
                println!("== {name}: FAILED");
                self.outcomes.push(Outcome {
                    name: name.to_owned(),
                    tally: Tally::broken(&error),
                    took: started.elapsed(),
                });
                None
            }
        }
    }

    /// Prints everything in short. Whether all is well.
    pub fn finish(self) -> bool {
        println!("\n== summary");
        for Outcome { name, tally, took } in &self.outcomes {
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
        let total =
            |count: fn(&Tally) -> usize| self.outcomes.iter().map(|outcome| count(&outcome.tally)).sum::<usize>();
        let failed = total(|tally| tally.failed);
        println!("{} passed, {failed} failed", total(|tally| tally.passed));
        failed == 0
    }
}
