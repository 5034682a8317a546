//! Counts what passed and failed, also out of what cargo's test runner prints.

use crate::error::Error;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    /// Names of the tests that failed, or why the check could not run.
    pub failures: Vec<String>,
}

impl Tally {
    pub fn passed() -> Self {
        Self { passed: 1, ..Self::default() }
    }

    pub fn failed() -> Self {
        Self { failed: 1, ..Self::default() }
    }

    /// The check could not be carried out.
    pub fn broken(error: &Error) -> Self {
        Self { failed: 1, failures: vec![error.to_string()], ..Self::default() }
    }

    pub fn is_good(&self) -> bool {
        self.failed == 0
    }

    fn read(&mut self, line: &str) {
        if let Some(rest) = line.strip_prefix("test result: ") {
            let count = |word: &str| {
                let words: Vec<&str> = rest.split([' ', ';', '.']).filter(|part| !part.is_empty()).collect();
                words
                    .windows(2)
                    .find_map(|pair| if pair.get(1) == Some(&word) { pair.first()?.parse().ok() } else { None })
                    .unwrap_or(0)
            };
            self.passed += count("passed");
            self.failed += count("failed");
        } else if let Some(name) = line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED")) {
            self.failures.push(name.to_owned());
        }
    }
}

/// Runs `cargo test`, shows what it prints, and counts. A run that fails without a failed test counts as one failure:
/// it did not compile.
pub fn of(command: &mut Command) -> Result<Tally, Error> {
    let doing = "running cargo test";
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(Error::io(doing))?;
    let mut tally = Tally::default();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line.map_err(Error::io(doing))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            tally.read(&line);
        }
    }
    let status = child.wait().map_err(Error::io(doing))?;
    if !status.success() && tally.failed == 0 {
        tally.failed = 1;
        tally.failures.push(format!("cargo test ended early ({status}); see above"));
    }
    if status.success() && tally.passed == 0 {
        tally.failed = 1;
        tally.failures.push("not one test ran".into());
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_all_binaries_add_up_and_failures_are_named() {
        let mut tally = Tally::default();
        for line in [
            "running 3 tests",
            "test merge::keeps_both ... ok",
            "test merge::keeps_none ... FAILED",
            "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: ok. 10 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 1.00s",
        ] {
            tally.read(line);
        }
        assert_eq!(tally, Tally { passed: 12, failed: 1, failures: vec!["merge::keeps_none".into()] });
    }
}
