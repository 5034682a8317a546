//! How many bytes the page is, as it lies on disk and as a server sends it.

use crate::dist::brotli;
use crate::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What may come over the line before the page can be used, in bytes with brotli.
pub const FIRST_LOAD_BUDGET: usize = 220_000;
/// What may come by itself right after: reading, papers, the binder, the pack's editor, in both languages.
pub const SECOND_PART_BUDGET: usize = 295_000;
const INDEX: &str = "index.html";

pub struct Weighed {
    /// Inside the folder.
    pub path: PathBuf,
    pub bytes: usize,
    pub brotli: usize,
    /// Named by the start page, so fetched before anything is shown.
    pub first_load: bool,
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

pub fn first_load(files: &[Weighed]) -> usize {
    files.iter().filter(|file| file.first_load).map(|file| file.brotli).sum()
}

/// The second part, which the page fetches by itself as soon as it runs: `papers-….wasm`, its script, the styles of paper.
pub fn second_part(files: &[Weighed]) -> usize {
    let is_part = |file: &&Weighed| !file.first_load && file.path.to_string_lossy().starts_with("paper");
    files.iter().filter(is_part).map(|file| file.brotli).sum()
}

pub fn table(files: &[Weighed]) -> String {
    let mut text = format!("{:>10} {:>10}\n", "bytes", "brotli");
    let mut row = |bytes: usize, brotli: usize, name: &str| {
        // Writing to a String can't fail.
        let _ = writeln!(text, "{bytes:>10} {brotli:>10}  {name}");
    };
    for file in files {
        let note = if file.first_load { "" } else { " (not in the first load)" };
        row(file.bytes, file.brotli, &format!("{}{note}", file.path.display()));
    }
    row(files.iter().map(|file| file.bytes).sum(), files.iter().map(|file| file.brotli).sum(), "total");
    let _ = writeln!(text, "First load: {} bytes with brotli, of {FIRST_LOAD_BUDGET} at most.", first_load(files));
    let _ = writeln!(text, "Second part: {} bytes with brotli, of {SECOND_PART_BUDGET} at most.", second_part(files));
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
    fn only_what_the_start_page_names_counts_as_first_load() {
        let folder = std::env::temp_dir().join(format!("xtask-size-{}", std::process::id()));
        fs::create_dir_all(folder.join("more")).unwrap();
        for (name, text) in [
            (INDEX, "<script src=app.js></script>"),
            ("app.js", "1;"),
            ("papers-1.js", "2;"),
            ("more/paper.txt", "later"),
        ] {
            fs::write(folder.join(name), text).unwrap();
        }
        let files = measure(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let first: Vec<_> = files
            .iter()
            .filter(|file| file.first_load)
            .map(|file| file.path.display().to_string())
            .collect();
        assert_eq!(first, ["app.js", INDEX]);
        assert_eq!(files.len(), 4);
        assert!(first_load(&files) > 0);
        let second = files.iter().find(|file| file.path.ends_with("papers-1.js")).unwrap();
        assert_eq!(second_part(&files), second.brotli, "what lies elsewhere is fetched by nobody");
    }
}
