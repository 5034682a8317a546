//! The programs that drive browsers, each on a port of its own. A driver and all that it started end when whoever
//! started it ends, however that happens: a shell stands between them, which ends its whole group as soon as its own
//! input closes.

use crate::Failure;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::LazyLock;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;
use std::time::Duration;

/// Begins the program that stands in its arguments, and ends it with itself.
const KEEPER: &str = r#""$@" & exec >/dev/null; read -r end; kill -KILL 0"#;
/// Between two looks at whether a driver that says nothing listens already.
const PAUSE: Duration = Duration::from_millis(20);
/// How long a driver may take to end a browser.
const ENDING: Duration = Duration::from_secs(20);

/// A program that runs until this value is dropped, or the process ends.
pub(crate) struct Kept {
    keeper: Child,
    /// Open as long as the program is to run.
    input: Option<ChildStdin>,
}

/// What it prints.
pub(crate) struct Lines(Receiver<String>);

impl Kept {
    /// Starts a program with these arguments; what it prints can be waited for.
    pub(crate) fn start(
        program: &str,
        args: &[&str],
        prepare: impl FnOnce(&mut Command),
    ) -> Result<(Self, Lines), Failure> {
        let doing = || format!("starting {program} (`cargo xtask test` installs it)");
        let mut command = Command::new("sh");
        prepare(&mut command);
        command
            .args(["-c", KEEPER, "sh", program])
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0);
        let mut keeper = command.spawn().map_err(Failure::io(doing()))?;
        let input = keeper.stdin.take();
        let (say, lines) = channel();
        if let Some(output) = keeper.stdout.take() {
            // Read to its end: a pipe that nobody reads stops the program once it is full.
            thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    let _ = say.send(line);
                }
            });
        }
        Ok((Self { keeper, input }, Lines(lines)))
    }
}

impl Lines {
    /// What `find` finds in the first line that has it. The program may end before it prints one.
    pub(crate) fn first<T>(&self, what: &str, find: impl Fn(&str) -> Option<T>) -> Result<T, Failure> {
        self.0
            .iter()
            .find_map(|line| find(&line))
            .ok_or_else(|| Failure::Misbehaved(format!("{what} ended before it was ready.")))
    }

    /// Whether it has ended by itself.
    fn has_ended(&self) -> bool {
        loop {
            match self.0.try_recv() {
                Ok(_) => {}
                Err(TryRecvError::Empty) => return false,
                Err(TryRecvError::Disconnected) => return true,
            }
        }
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        drop(self.input.take());
        // Nothing more can be done about a failure here.
        let _ = self.keeper.wait();
    }
}

/// A program that understands `WebDriver`.
pub(crate) struct Driver {
    _program: Kept,
    address: SocketAddr,
}

impl Driver {
    /// The one chromedriver of this process, which serves all visitors at once.
    pub(crate) fn of_chromium() -> Result<&'static Self, Failure> {
        static CHROMEDRIVER: LazyLock<Result<Driver, String>> =
            LazyLock::new(|| Driver::chromedriver().map_err(|failure| failure.to_string()));
        CHROMEDRIVER.as_ref().map_err(|failure| Failure::Misbehaved(failure.clone()))
    }

    fn chromedriver() -> Result<Self, Failure> {
        let (program, lines) = Kept::start("chromedriver", &["--port=0"], |_| {})?;
        let port = lines.first("chromedriver", |line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        })?;
        Ok(Self { _program: program, address: SocketAddr::from(([127, 0, 0, 1], port)) })
    }

    /// What drives one Firefox.
    pub(crate) fn of_firefox(program: &str, prepare: impl FnOnce(&mut Command)) -> Result<Self, Failure> {
        let (program, lines) = Kept::start(program, &["--port", "0", "--websocket-port", "0"], prepare)?;
        let address = lines.first("geckodriver", |line| line.split_once("Listening on ")?.1.trim().parse().ok())?;
        Ok(Self { _program: program, address })
    }

    /// What drives one WebKit. It takes no port that is given away by the system: where another program was quicker, it
    /// is tried again.
    pub(crate) fn of_webkit(prepare: impl Fn(&mut Command)) -> Result<Self, Failure> {
        let doing = "finding a free port";
        for _ in 0..20 {
            let address = TcpListener::bind(("127.0.0.1", 0)).and_then(|free| free.local_addr());
            let address = address.map_err(Failure::io(doing))?;
            let (program, lines) = Kept::start("WebKitWebDriver", &[&format!("--port={}", address.port())], &prepare)?;
            while !lines.has_ended() {
                // Whoever answers may be the other program: then this one ends.
                if TcpStream::connect(address).is_ok() && !lines.has_ended() {
                    return Ok(Self { _program: program, address });
                }
                thread::sleep(PAUSE);
            }
        }
        Err(Failure::Misbehaved("WebKitWebDriver ends each time before it is ready.".into()))
    }

    pub(crate) fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ends a browser that nobody left, and waits for its end: for `drop`, where nothing can be awaited.
    pub(crate) fn end(&self, session: &str) {
        let end = || {
            let mut stream = TcpStream::connect(self.address)?;
            stream.set_read_timeout(Some(ENDING))?;
            write!(
                stream,
                "DELETE /session/{session} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
                self.address
            )?;
            stream.read_to_end(&mut Vec::new())
        };
        // A failure is no matter: the browser is gone with its driver at the latest.
        let _ = end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_kept_program_says_is_heard_and_it_ends_with_its_keeper() {
        let (kept, lines) = Kept::start("sh", &["-c", "echo id=$$; sleep 1000"], |_| {}).expect("a program");
        let id: u32 = lines
            .first("sh", |line| line.strip_prefix("id=")?.parse().ok())
            .expect("its id");
        assert!(std::path::Path::new(&format!("/proc/{id}")).exists());
        assert!(!lines.has_ended());
        drop(kept);
        // Whoever takes care of orphans may not have buried it yet.
        let runs = || std::fs::read_to_string(format!("/proc/{id}/stat")).is_ok_and(|stat| !stat.contains(") Z "));
        while runs() {
            thread::sleep(PAUSE);
        }
    }

    #[test]
    fn a_program_that_ends_at_once_is_no_driver() {
        let (_kept, lines) = Kept::start("true", &[], |_| {}).expect("a program");
        assert!(lines.first("true", |_| Some(())).is_err());
        assert!(lines.has_ended());
    }
}
