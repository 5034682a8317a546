//! Runs other programs: quietly for a short answer, loudly for a build, or into a log with a sign of life for a long
//! wait.

use crate::error::Error;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const HEARTBEAT: Duration = Duration::from_secs(15);
const LOG_LINES_SHOWN: usize = 30;

/// A step long enough that someone wonders whether it still runs.
pub struct LongStep<'a> {
    pub title: &'a str,
    pub estimate: &'a str,
    /// Where its output goes; shown from the end when it fails.
    pub log: &'a Path,
    pub limit: Duration,
    pub todo: &'a str,
}

impl LongStep<'_> {
    pub fn run(&self, command: &mut Command) -> Result<(), Error> {
        let LongStep { title, estimate, log, .. } = self;
        eprintln!("  {title}: {estimate}; log in {}", log.display());
        let doing = || format!("writing {}", log.display());
        let out = File::create(log).map_err(Error::io(doing()))?;
        let err = out.try_clone().map_err(Error::io(doing()))?;
        let started = Instant::now();
        let child = command
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(err)
            .spawn()
            .map_err(Error::io(format!("starting {}", name(command))))?;
        let ended = wait(child, self.limit, |elapsed| eprintln!("  {title}: at work for {} s", elapsed.as_secs()))?;
        match ended {
            Some(status) if status.success() => {
                eprintln!("  {title}: done in {} s", started.elapsed().as_secs());
                Ok(())
            }
            Some(status) => Err(self.failure(status.to_string())),
            None => Err(self.failure(format!("stopped after {} s", self.limit.as_secs()))),
        }
    }

    fn failure(&self, how: String) -> Error {
        let text = fs::read(self.log)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        for line in lines.iter().skip(lines.len().saturating_sub(LOG_LINES_SHOWN)) {
            eprintln!("    {line}");
        }
        Error::Failed {
            what: self.title.to_owned(),
            how,
            todo: format!("{} The whole log is {}.", self.todo, self.log.display()),
        }
    }
}

/// `None` when the limit was reached; the program is ended then.
fn wait(mut child: Child, limit: Duration, mut heartbeat: impl FnMut(Duration)) -> Result<Option<ExitStatus>, Error> {
    let started = Instant::now();
    let mut next_beat = HEARTBEAT;
    loop {
        if let Some(status) = child.try_wait().map_err(Error::io("waiting for a program"))? {
            return Ok(Some(status));
        }
        let elapsed = started.elapsed();
        if elapsed >= limit {
            child.kill().map_err(Error::io("ending a program that took too long"))?;
            child.wait().map_err(Error::io("ending a program that took too long"))?;
            return Ok(None);
        }
        if elapsed >= next_beat {
            heartbeat(elapsed);
            next_beat += HEARTBEAT;
        }
        thread::sleep(Duration::from_millis(100));
    }
}

/// Runs with the terminal attached. Whether it succeeded.
pub fn shown(command: &mut Command) -> Result<bool, Error> {
    command
        .status()
        .map(|status| status.success())
        .map_err(Error::io(format!("starting {}", name(command))))
}

/// Runs with the terminal attached; a failure is an error.
pub fn must(command: &mut Command, todo: &str) -> Result<(), Error> {
    let status = command.status().map_err(Error::io(format!("starting {}", name(command))))?;
    if status.success() {
        Ok(())
    } else {
        Err(Error::Failed { what: name(command), how: status.to_string(), todo: todo.to_owned() })
    }
}

/// What a program prints, trimmed; `None` when it isn't there or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

pub fn is_on_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// The cargo that runs xtask, so that every step uses the same one.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn name(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().take(2).map(|word| word.to_string_lossy().into_owned()));
    format!("`{}`", words.join(" "))
}
