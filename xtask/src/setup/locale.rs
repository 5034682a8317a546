//! The Japanese locale, made in the tool cache: WebKit speaks the language of its process, which a bare system does not
//! know.

use crate::cache::ToolCache;
use crate::error::Error;
use crate::process::must;
use std::path::PathBuf;
use std::process::Command;

const NAME: &str = "ja_JP.UTF-8";

/// The folder that `LOCPATH` has to name.
pub fn fetch_locale(cache: &ToolCache) -> Result<PathBuf, Error> {
    cache.install("locale-ja", |folder| {
        must(
            Command::new("localedef")
                .args(["-i", "ja_JP", "-f", "UTF-8"])
                .arg(folder.join(NAME)),
            "Install the sources of glibc's locales (Debian: `locales`), then run the command again.",
        )
    })
}
