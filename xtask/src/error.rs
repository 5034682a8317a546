//! What can go wrong in xtask. Each message says what happened and what to do about it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

#[derive(Debug)]
pub enum Error {
    /// The operating system refused something.
    Io { doing: String, source: io::Error },
    /// A program that has to be there is not.
    Missing { what: String, todo: String },
    /// A program ran and failed.
    Failed { what: String, how: String, todo: String },
    /// A file does not hold what it should.
    Unreadable { file: PathBuf, why: String },
    /// The command line makes no sense.
    Usage(String),
}

impl Error {
    /// For `map_err`: names what was being done when the operating system refused.
    pub fn io(doing: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let doing = doing.into();
        move |source| Self::Io { doing, source }
    }

    pub fn unreadable(file: &Path, why: impl Into<String>) -> Self {
        Self::Unreadable { file: file.to_path_buf(), why: why.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { doing, source } => write!(f, "{doing}: {source}."),
            Self::Missing { what, todo } => write!(f, "{what} is missing. {todo}"),
            Self::Failed { what, how, todo } => write!(f, "{what} failed ({how}). {todo}"),
            Self::Unreadable { file, why } => write!(f, "{} can't be used: {why}.", file.display()),
            Self::Usage(what) => write!(f, "{what} `cargo xtask help` lists the commands."),
        }
    }
}

impl std::error::Error for Error {}
