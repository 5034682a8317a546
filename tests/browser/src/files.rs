//! What a visitor downloads.

use crate::{Failure, Visitor};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

pub struct Download {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Download {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

impl Visitor {
    pub(crate) fn downloads(&self) -> PathBuf {
        self.folder.path().join("downloads")
    }

    /// Waits for a file that isn't there yet when `act` begins, and hands it over whole.
    pub async fn download(&self, act: impl AsyncFnOnce() -> Result<(), Failure>) -> Result<Download, Failure> {
        let before = self.finished_downloads();
        act().await?;
        let fresh = || self.finished_downloads().difference(&before).next().cloned();
        self.until("a download", async || Ok(fresh().is_some())).await?;
        let name = fresh().ok_or(Failure::Misbehaved("A download vanished.".into()))?;
        let path = self.downloads().join(&name);
        let bytes = fs::read(&path).map_err(Failure::io(format!("reading {}", path.display())))?;
        // A second one of this name would overwrite it unnoticed.
        fs::remove_file(&path).map_err(Failure::io(format!("removing {}", path.display())))?;
        Ok(Download { name, bytes })
    }

    /// Chromium writes under another name and renames at the end. It holds the final name with an empty file meanwhile,
    /// and nothing that the page gives out is empty.
    fn finished_downloads(&self) -> BTreeSet<String> {
        let entries = fs::read_dir(self.downloads()).into_iter().flatten().flatten();
        let entries = entries.filter(|entry| entry.metadata().is_ok_and(|about| about.len() > 0));
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names
            .filter(|name| !name.starts_with('.') && !name.ends_with(".crdownload") && !name.ends_with(".tmp"))
            .collect()
    }
}
