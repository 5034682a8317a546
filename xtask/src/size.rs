//! How many bytes the page is, as it lies on disk and as a server sends it.

use crate::error::Error;
use crate::page::files::{brotli, is_kept};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const INDEX: &str = "index.html";
/// The language whose texts weigh more: a reader has to have one of them.
const READERS_LANGUAGE: &str = "japanese";

/// What a visitor waits for, and what it may weigh, in bytes with brotli.
pub struct Budget {
    pub what: &'static str,
    pub most: usize,
    counts: fn(&Weighed) -> bool,
}

pub const BUDGETS: [Budget; 3] = [
    Budget {
        what: "before the page can be used",
        most: 165_000,
        counts: |file| file.first_load || file.is_of(READERS_LANGUAGE),
    },
    Budget {
        what: "all that a first visit fetches",
        // The papers, duties and memos of two languages are a third of it; why it grew stands in docs/size.md.
        most: 645_000,
        counts: |file| file.is_kept() && !file.is_of("word"),
    },
    Budget { what: "the part that makes Word documents", most: 180_000, counts: |file| file.is_of("word") },
];

pub struct Weighed {
    /// Inside the folder.
    pub path: PathBuf,
    pub bytes: usize,
    pub brotli: usize,
    /// Named by the start page, so fetched before anything can be done.
    pub first_load: bool,
}

impl Weighed {
    /// Kept for the time without a network, so fetched by a first visit.
    fn is_kept(&self) -> bool {
        is_kept(&self.path.to_string_lossy().replace('\\', "/"))
    }

    /// A program of this part.
    fn is_of(&self, part: &str) -> bool {
        self.path
            .to_string_lossy()
            .strip_prefix(part)
            .is_some_and(|rest| rest.starts_with('-'))
    }
}

impl Budget {
    pub fn weighs(&self, files: &[Weighed]) -> usize {
        files.iter().filter(|file| (self.counts)(file)).map(|file| file.brotli).sum()
    }
}

/// Whether everything is as light as it has to be.
pub fn fits(files: &[Weighed]) -> bool {
    BUDGETS.iter().all(|budget| budget.weighs(files) <= budget.most)
}

pub fn measure(folder: &Path) -> Result<Vec<Weighed>, Error> {
    let index = folder.join(INDEX);
    let index = fs::read_to_string(&index).map_err(Error::io(format!("reading {}", index.display())))?;
    let mut weighed = Vec::new();
    let is_twin = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "br" || ending == "gz");
    for path in files_under(folder)?.into_iter().filter(|path| !is_twin(path)) {
        let bytes = fs::read(&path).map_err(Error::io(format!("reading {}", path.display())))?;
        let path = path.strip_prefix(folder).map(Path::to_path_buf).unwrap_or(path);
        let name = path.to_string_lossy();
        // A page that is only linked to is not loaded.
        let first_load = name == INDEX || (!name.ends_with(".html") && index.contains(name.as_ref()));
        weighed.push(Weighed { bytes: bytes.len(), brotli: brotli(&bytes)?.len(), first_load, path });
    }
    weighed.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(weighed)
}

pub fn table(files: &[Weighed]) -> String {
    let mut text = format!("{:>10} {:>10}\n", "bytes", "brotli");
    let mut row = |bytes: usize, brotli: usize, name: &str| {
        // Writing to a String can't fail.
        let _ = writeln!(text, "{bytes:>10} {brotli:>10}  {name}");
    };
    let (kept, plain): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.is_kept());
    for file in kept {
        let note = if file.first_load { "" } else { " (not in the first load)" };
        row(file.bytes, file.brotli, &format!("{}{note}", file.path.display()));
    }
    let of_plain = format!("static/ and icons in sizes ({} files, for those who open or install it)", plain.len());
    row(plain.iter().map(|file| file.bytes).sum(), plain.iter().map(|file| file.brotli).sum(), &of_plain);
    row(files.iter().map(|file| file.bytes).sum(), files.iter().map(|file| file.brotli).sum(), "total");
    for budget in &BUDGETS {
        let _ = writeln!(text, "{:>10} of {} with brotli: {}", budget.weighs(files), budget.most, budget.what);
    }
    text
}

/// Every file in a folder and below.
pub fn files_under(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let doing = || format!("reading {}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::io(doing()))? {
        let path = entry.map_err(Error::io(doing()))?.path();
        if path.is_dir() { files.extend(files_under(&path)?) } else { files.push(path) }
    }
    Ok(files)
}

/// The forms of the page, each with its bytes.
pub fn forms(folder: &Path) -> Result<String, Error> {
    let mut text = "\n     bytes  form\n".to_owned();
    let doing = || format!("reading {}", folder.display());
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(Error::io(doing()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    entries.sort();
    for path in entries {
        let files = if path.is_dir() { files_under(&path)? } else { vec![path.clone()] };
        let bytes: u64 = files.iter().filter_map(|file| Some(fs::metadata(file).ok()?.len())).sum();
        let _ = writeln!(text, "{bytes:>10}  {} ({} files)", path.display(), files.len());
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_counts_where_a_visitor_waits_for_it() {
        let folder = std::env::temp_dir().join(format!("xtask-size-{}", std::process::id()));
        fs::create_dir_all(folder.join("static")).unwrap();
        for (name, text) in [
            (INDEX, "<script src=app.js></script>"),
            ("app.js", "1;"),
            ("reading-1.wasm", "2;"),
            ("word-1.wasm", "33;"),
            ("japanese-1.wasm", "5;"),
            ("wordy.txt", "4;"),
            ("static/paper.html", "later"),
        ] {
            fs::write(folder.join(name), text).unwrap();
        }
        let files = measure(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let names = |budget: &Budget| -> Vec<String> {
            let counted = files.iter().filter(|file| (budget.counts)(file));
            counted.map(|file| file.path.display().to_string()).collect()
        };
        let [first, visit, word] = &BUDGETS;
        assert_eq!(names(first), ["app.js", INDEX, "japanese-1.wasm"]);
        assert_eq!(names(visit), ["app.js", INDEX, "japanese-1.wasm", "reading-1.wasm", "wordy.txt"]);
        assert_eq!(names(word), ["word-1.wasm"]);
        assert!(fits(&files) && word.weighs(&files) > 0);
    }
}
