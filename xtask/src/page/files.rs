//! Files by name, before they are written; sums; compressed twins.

use crate::error::Error;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha384};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// Files by their path inside a folder, with `/` between its parts.
#[derive(Clone, Default)]
pub struct Files(pub BTreeMap<String, Vec<u8>>);

impl Files {
    /// Everything in a folder and below.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let mut files = Self::default();
        for path in crate::size::files_under(folder)? {
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.0.insert(name, read(&path)?);
        }
        Ok(files)
    }

    /// Adds a file whose name tells its content, so that it may be kept for ever. The name.
    pub fn add_fixed(&mut self, stem: &str, ending: &str, bytes: Vec<u8>) -> String {
        let name = format!("{stem}-{}.{ending}", &sum(&bytes)[..16]);
        self.0.insert(name.clone(), bytes);
        name
    }

    /// A sum over all names and contents: 16 hexadecimal digits.
    pub fn version(&self) -> String {
        let list: String = self.0.iter().map(|(name, bytes)| format!("{name} {}\n", sum(bytes))).collect();
        sum(list.as_bytes())[..16].to_owned()
    }

    /// As `sha256sum --check` reads it.
    pub fn sums(&self) -> String {
        self.0.iter().map(|(name, bytes)| format!("{}  {name}\n", sum(bytes))).collect()
    }

    /// Puts a `.br` and a `.gz` beside each file that gets smaller by it.
    pub fn compress(&mut self) -> Result<(), Error> {
        let mut twins = BTreeMap::new();
        for (name, bytes) in self.0.iter().filter(|(name, _)| !name.ends_with(".png")) {
            for (ending, small) in [("br", brotli(bytes)?), ("gz", gzip(bytes)?)] {
                if small.len() < bytes.len() {
                    twins.insert(format!("{name}.{ending}"), small);
                }
            }
        }
        self.0.extend(twins);
        Ok(())
    }

    pub fn write(&self, folder: &Path) -> Result<(), Error> {
        for (name, bytes) in &self.0 {
            let path = folder.join(name);
            let doing = || format!("writing {}", path.display());
            path.parent().map_or(Ok(()), fs::create_dir_all).map_err(Error::io(doing()))?;
            fs::write(&path, bytes).map_err(Error::io(doing()))?;
        }
        Ok(())
    }
}

/// Whether a first visit fetches it, for the time without a network. The plain pages are for browsers that cannot start
/// this one; the icons in sizes are for systems on which it is installed, which ask for them then.
pub fn is_kept(name: &str) -> bool {
    let is_sized_icon = name.starts_with("icons/") && name.ends_with(".png");
    !is_sized_icon && !name.starts_with("static/")
}

/// Whether a name has a sum in it, so that its content never changes.
pub fn is_fixed(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let sum = stem.rsplit_once('-').map_or("", |(_, sum)| sum);
    sum.len() == 16 && sum.bytes().all(|byte| byte.is_ascii_hexdigit())
}

pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(Error::io(format!("reading {}", path.display())))
}

/// A file of ours that has to be text.
pub fn read_text(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(Error::io(format!("reading {}", path.display())))
}

/// An empty folder in the place of what was there.
pub fn clear(folder: &Path) -> Result<(), Error> {
    let doing = || format!("clearing {}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Error::io(doing()))?;
    }
    fs::create_dir_all(folder).map_err(Error::io(doing()))
}

/// SHA-256 in hexadecimal digits.
pub fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a String can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The sum as browsers want it in `integrity`.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The sum as a security policy names a script.
pub fn policy_sum(bytes: &[u8]) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(bytes)))
}

pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// As a careful server sends it: best quality, the widest window that every browser takes.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut output = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut output, &params).map_err(Error::io("compressing with brotli"))?;
    Ok(output)
}

/// Without name and time, so that the same file gives the same bytes.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .map_err(Error::io("compressing with gzip"))
}

/// `SHA256SUMS`, as `sha256sum --check` reads it, over everything in the folder.
pub fn write_sums(folder: &Path) -> Result<(), Error> {
    let path = folder.join("SHA256SUMS");
    fs::write(&path, Files::read(folder)?.sums()).map_err(Error::io(format!("writing {}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_sum_are_fixed() {
        let mut files = Files::default();
        let name = files.add_fixed("page", "js", b"1;".to_vec());
        assert!(is_fixed(&name), "{name}");
        for name in
            ["index.html", "icons/icon-192.png", "sw.js", "static/ja/guide-type-1.html", "a-0123456789abcdeg.js"]
        {
            assert!(!is_fixed(name), "{name}");
        }
    }

    #[test]
    fn what_only_others_need_is_not_fetched_by_a_first_visit() {
        let names = ["index.html", "icons/icon.svg", "icons/icon-192.png", "static/ja/index.html", "word-1.wasm"];
        let kept: Vec<_> = names.into_iter().filter(|name| is_kept(name)).collect();
        assert_eq!(kept, ["index.html", "icons/icon.svg", "word-1.wasm"]);
    }

    #[test]
    fn compressed_twins_hold_the_same_and_stand_only_where_they_are_smaller() {
        let text = "もれなく".repeat(100).into_bytes();
        let mut files = Files([("a.html".to_owned(), text.clone()), ("b.txt".to_owned(), b"1".to_vec())].into());
        files.compress().unwrap();
        assert_eq!(files.0.keys().collect::<Vec<_>>(), ["a.html", "a.html.br", "a.html.gz", "b.txt"]);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*files.0["a.html.br"], &mut back).unwrap();
        assert_eq!(back, text);
    }
}
