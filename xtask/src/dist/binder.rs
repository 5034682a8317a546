//! The ready binder: the page's own route `#/binder/book`, printed to PDF from the page in one file, so that it shows
//! what the page shows.

use super::chromium::Tab;
use crate::error::Error;
use crate::page::files::read_text;
use std::fs;
use std::path::Path;

const DATE: &[u8] = b"Date (D:";
/// `20261123094500+00'00'`
const DATE_LENGTH: usize = 21;
/// The page has put everything onto sheets, in its own fonts, and shown them.
const IS_READY: &str = "document.querySelectorAll('.leaf').length > 20 && document.fonts.status === 'loaded' \
    && new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

/// Prints it in Japanese and in English.
pub fn write(single: &Path, folder: &Path) -> Result<(), Error> {
    let single = single
        .canonicalize()
        .map_err(Error::io(format!("finding {}", single.display())))?;
    let day = newest_day(&read_text(Path::new("content/sources.toml"))?);
    for (language, name) in [("ja", "binder.pdf"), ("en", "binder.en.pdf")] {
        let path = folder.join(name);
        let mut tab = Tab::open(&format!("file://{}#/binder/book", single.display()), language, "printing the binder")?;
        tab.wait_until(IS_READY)?;
        let pdf = tab.pdf()?;
        let doing = format!("writing {}", path.display());
        fs::write(&path, with_day(pdf, &day)).map_err(Error::io(doing))?;
    }
    Ok(())
}

/// The day on which the newest source was checked, as `20261123`: the binder says the state of its content, not when it
/// was built.
fn newest_day(sources: &str) -> String {
    let days = sources
        .lines()
        .filter_map(|line| line.strip_prefix("as_of = \"")?.strip_suffix('"'));
    days.max().unwrap_or("2000-01-01").replace('-', "")
}

/// The PDF with this day in place of the time of printing, so that the same content gives the same bytes. The length
/// stays.
fn with_day(mut pdf: Vec<u8>, day: &str) -> Vec<u8> {
    let date = format!("{day}000000+00'00'");
    let places: Vec<usize> = pdf
        .windows(DATE.len())
        .enumerate()
        .filter(|(_, at)| *at == DATE)
        .map(|(at, _)| at + DATE.len())
        .collect();
    for at in places {
        if let Some(place) = pdf.get_mut(at..at + DATE_LENGTH).filter(|_| date.len() == DATE_LENGTH) {
            place.copy_from_slice(date.as_bytes());
        }
    }
    pdf
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_stands_in_place_of_the_time_and_nothing_moves() {
        let day = newest_day("as_of = \"2026-10-09\"\nas_of = \"2026-11-01\"\n");
        let pdf = b"<</CreationDate (D:20261123124136+00'00')\n/ModDate (D:20261123124136+00'00')>>".to_vec();
        let dated = with_day(pdf.clone(), &day);
        assert_eq!(dated.len(), pdf.len());
        assert_eq!(dated, b"<</CreationDate (D:20261101000000+00'00')\n/ModDate (D:20261101000000+00'00')>>");
    }
}
