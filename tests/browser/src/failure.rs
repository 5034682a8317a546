//! Why a browser test could not go on. `Debug` prints the sentence too, because that is what the test runner shows.

use std::fmt;
use std::io;
use std::time::Duration;
use thirtyfour::error::WebDriverError;

pub enum Failure {
    /// The browser or its driver refused.
    Browser { doing: String, source: Box<WebDriverError> },
    /// The operating system refused.
    Io { doing: String, source: io::Error },
    /// Something that was waited for did not come. Carries what the page showed instead.
    NotSeen { what: String, waited: Duration, page: String },
    /// A tool or a file is missing.
    Missing { what: String, todo: &'static str },
    /// The page did something that it must not do.
    Misbehaved(String),
}

impl Failure {
    /// For `map_err`: names what was being done when the browser refused.
    pub fn browser(doing: impl Into<String>) -> impl FnOnce(WebDriverError) -> Self {
        let doing = doing.into();
        move |source| Self::Browser { doing, source: Box::new(source) }
    }

    pub fn io(doing: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let doing = doing.into();
        move |source| Self::Io { doing, source }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Browser { doing, source } => write!(f, "{doing}: {source}"),
            Self::Io { doing, source } => write!(f, "{doing}: {source}"),
            Self::NotSeen { what, waited, page } => {
                write!(f, "{what}: not within {} s. The page shows:\n{page}", waited.as_secs())
            }
            Self::Missing { what, todo } => write!(f, "{what} is missing. {todo}"),
            Self::Misbehaved(what) => f.write_str(what),
        }
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Failure {}

impl From<WebDriverError> for Failure {
    fn from(source: WebDriverError) -> Self {
        Self::browser("talking to the browser")(source)
    }
}
