//! One chromedriver on a free port. It and the browsers that it started end with this value, also when a test panics.

use crate::Failure;
use std::process::{Command as Program, Stdio};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

const STARTED: &str = "started successfully on port ";

pub struct Chromedriver {
    process: Child,
    port: u16,
}

impl Chromedriver {
    /// Tries three times: of several that start at once, one may find its port taken and end.
    pub async fn start() -> Result<Self, Failure> {
        for _ in 0..2 {
            if let Ok(started) = Self::try_start().await {
                return Ok(started);
            }
        }
        Self::try_start().await
    }

    async fn try_start() -> Result<Self, Failure> {
        let doing = "starting chromedriver (`cargo xtask test` installs it)";
        // A group of its own, so that the browsers can be ended with it.
        let mut command = Command::new("chromedriver");
        command
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .kill_on_drop(true);
        let mut process = command.spawn().map_err(Failure::io(doing))?;
        let stdout = process
            .stdout
            .take()
            .ok_or(Failure::Misbehaved("chromedriver has no output to read.".into()))?;
        let mut lines = BufReader::new(stdout).lines();
        while let Some(line) = lines.next_line().await.map_err(Failure::io(doing))? {
            let Some((_, port)) = line.split_once(STARTED) else { continue };
            let port = port
                .trim_end_matches('.')
                .parse()
                .map_err(|_| Failure::Misbehaved(format!("chromedriver named no port: {line}")))?;
            // A pipe that nobody reads would stop it once full.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok(Self { process, port });
        }
        Err(Failure::Misbehaved("chromedriver ended before it was ready.".into()))
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        let Some(id) = self.process.id() else { return };
        // Nothing more can be done about a failure here: the process is gone, or the machine has no `kill`.
        let _ = Program::new("kill")
            .args(["-KILL", "--", &format!("-{id}")])
            .stderr(Stdio::null())
            .status();
    }
}
