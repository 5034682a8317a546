//! `cargo xtask release`: one version as it is given out. The archive holds all forms with their sums and what belongs
//! to them; the notes are what `CHANGELOG.md` says of the version. The same commit gives the same bytes: names are
//! sorted, and the time of everything is the day of the version.

use crate::cache::ToolCache;
use crate::error::Error;
use crate::page::files::{self, Files};
use crate::process::answer;
use crate::{dist, setup};
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

const CHANGES: &str = "CHANGELOG.md";
/// What stands above the changes that no version has yet.
const UNRELEASED: &str = "Unreleased";
/// What goes along with the forms.
const ALONG: [&str; 7] =
    ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "README.md", "SECURITY.md", "deploy"];
const INSIDE: [&str; 3] = ["docs/start.png", "schema/case-v1.schema.json", "schema/pack-v1.schema.json"];

pub fn run() -> Result<(), Error> {
    let version = setup::locked_version("morenaku", Path::new("Cargo.lock"))?;
    let changes = Changes::of(&files::read_text(Path::new(CHANGES))?, &version)
        .map_err(|why| Error::unreadable(Path::new(CHANGES), why))?;
    let commit = committed(&version)?;
    let tools = setup::for_page(&ToolCache::open()?)?;
    dist::build(&tools)?;
    if !dist::again(&tools)? {
        let todo = "Find out why before this version goes out.";
        return Err(refusal(&version, "the files above have other bytes in the second build".into(), todo));
    }
    let folder = PathBuf::from(format!("target/morenaku-{version}"));
    files::clear(&folder)?;
    let mut given = Files::default();
    given
        .0
        .insert(format!("morenaku-{version}.zip"), archive(&forms()?, &version, changes.day)?);
    given
        .0
        .insert(format!("morenaku-{version}.html"), files::read(Path::new(dist::SINGLE))?);
    given.write(&folder)?;
    files::write_sums(&folder)?;
    let notes = folder.join("notes.md");
    fs::write(&notes, &changes.notes).map_err(Error::io(format!("writing {}", notes.display())))?;
    println!("Version {version} of {}, commit {commit}, in {}:", changes.date, folder.display());
    print!("{}", files::read_text(&folder.join("SHA256SUMS"))?);
    println!(
        "Then: git tag --annotate v{version} --message 'Version {version}', and publish these files with notes.md."
    );
    Ok(())
}

/// The commit that is built. Refused where the tree holds anything else, or where the version has gone out with another
/// commit.
fn committed(version: &str) -> Result<String, Error> {
    let git = |args: &[&str]| answer(Command::new("git").args(args));
    let Some(changed) = git(&["status", "--porcelain"]) else {
        let todo = "A version is made out of a commit: run this in a clone of the repository.";
        return Err(Error::Missing { what: "The repository's history (git)".into(), todo: todo.into() });
    };
    if let Some(first) = changed.lines().next() {
        let n_changed = changed.lines().count();
        let how = format!("the tree is not clean: `{}`, {n_changed} in all", first.trim());
        return Err(refusal(version, how, "Commit or stash it."));
    }
    let commit = git(&["rev-parse", "HEAD"]).unwrap_or_default();
    let tag = format!("v{version}");
    match git(&["rev-parse", "--quiet", "--verify", &format!("refs/tags/{tag}^{{commit}}")]) {
        Some(tagged) if tagged != commit => {
            let todo = "Give this one a number of its own in Cargo.toml and in CHANGELOG.md.";
            Err(refusal(version, format!("it has gone out already as {tagged}, tag {tag}"), todo))
        }
        _ => Ok(commit),
    }
}

fn refusal(version: &str, how: String, todo: &str) -> Error {
    Error::Failed { what: format!("Making version {version}"), how, todo: todo.to_owned() }
}

/// What `CHANGELOG.md` says of one version.
#[derive(Debug, PartialEq, Eq)]
struct Changes {
    /// `2026-11-27`
    date: String,
    day: (u16, u8, u8),
    notes: String,
}

impl Changes {
    fn of(text: &str, version: &str) -> Result<Self, String> {
        let sections: Vec<(&str, &str)> = text
            .split("\n## ")
            .skip(1)
            .map(|section| section.split_once('\n').unwrap_or((section, "")))
            .map(|(title, body)| (title.trim(), body.trim()))
            .collect();
        let waiting = sections.iter().find(|(title, _)| *title == UNRELEASED);
        if waiting.is_some_and(|(_, body)| !body.is_empty()) {
            return Err(format!(
                "“{UNRELEASED}” is not empty, but what it lists would go out with {version}: move it there"
            ));
        }
        let of_version = sections.iter().find_map(|(title, body)| {
            let (number, date) = title.split_once(" - ")?;
            (number == version).then_some((date, *body))
        });
        let heading = format!("`## {version} - 2026-11-27`, with the day");
        let Some((date, body)) = of_version else {
            return Err(format!("no section for {version}, the version in Cargo.toml: it begins with {heading}"));
        };
        let day = day(date).ok_or_else(|| format!("`{date}` is no day: the section begins with {heading}"))?;
        if body.is_empty() {
            return Err(format!("the section for {version} says nothing"));
        }
        Ok(Self { date: date.to_owned(), day, notes: format!("{body}\n") })
    }
}

/// `2026-11-27`
fn day(text: &str) -> Option<(u16, u8, u8)> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    let is_of = |part: &str, n: usize| part.len() == n && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_day = is_of(year, 4) && is_of(month, 2) && is_of(day, 2);
    let day = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let is_real = (2026..2100).contains(&day.0) && (1..=12).contains(&day.1) && (1..=31).contains(&day.2);
    (is_day && is_real).then_some(day)
}

/// Everything that the archive holds, with the sums over all of it.
fn forms() -> Result<Files, Error> {
    let mut all = Files::read(Path::new(dist::FOLDER))?;
    for name in ALONG.iter().chain(&INSIDE) {
        let path = Path::new(name);
        if path.is_dir() {
            let inside = Files::read(path)?.0.into_iter();
            all.0.extend(inside.map(|(file, bytes)| (format!("{name}/{file}"), bytes)));
        } else {
            all.0.insert((*name).to_owned(), files::read(path)?);
        }
    }
    all.0.remove("SHA256SUMS");
    let sums = all.sums();
    all.0.insert("SHA256SUMS".to_owned(), sums.into_bytes());
    Ok(all)
}

/// A zip with one folder, which opens everywhere.
fn archive(files: &Files, version: &str, (year, month, day): (u16, u8, u8)) -> Result<Vec<u8>, Error> {
    let doing = || format!("packing morenaku-{version}.zip");
    let refused = |error: &dyn std::fmt::Display| Error::io(doing())(std::io::Error::other(error.to_string()));
    let time = DateTime::from_date_and_time(year, month, day, 0, 0, 0).map_err(|error| refused(&error))?;
    let options = SimpleFileOptions::default().last_modified_time(time);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in &files.0 {
        // A script has to run where it is unpacked.
        let mode = if name.ends_with(".sh") { 0o755 } else { 0o644 };
        zip.start_file(format!("morenaku-{version}/{name}"), options.unix_permissions(mode))
            .map_err(|error| refused(&error))?;
        zip.write_all(bytes).map_err(Error::io(doing()))?;
    }
    Ok(zip.finish().map_err(|error| refused(&error))?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "# Changes\n\n## Unreleased\n\n## 0.2.0 - 2027-03-01\n\n- Two.\n- More.\n\n## 0.1.0 - 2026-11-27\n\n- One.\n";

    #[test]
    fn the_notes_are_what_the_section_of_the_version_says() {
        let changes = Changes::of(TEXT, "0.2.0").unwrap();
        assert_eq!((changes.notes.as_str(), changes.day), ("- Two.\n- More.\n", (2027, 3, 1)));
        assert_eq!(Changes::of(TEXT, "0.1.0").unwrap().notes, "- One.\n");
    }

    #[test]
    fn a_version_without_its_section_does_not_go_out() {
        for (from, to, version) in [
            ("", "", "0.3.0"),
            ("", "", "0.2"),
            ("## Unreleased\n", "## Unreleased\n\n- Three.\n", "0.2.0"),
            ("2027-03-01", "soon", "0.2.0"),
            ("2027-03-01", "2027-3-1", "0.2.0"),
            (" - 2027-03-01", "", "0.2.0"),
            ("- Two.\n- More.\n", "", "0.2.0"),
        ] {
            let text = TEXT.replace(from, to);
            assert!(Changes::of(&text, version).is_err(), "{version} of {text}");
        }
    }

    #[test]
    fn the_same_files_give_the_same_archive_in_one_folder() {
        let files = Files(
            ["a/b.html", "deploy/bucket/upload.sh", "あ.txt"]
                .map(|name| (name.to_owned(), name.repeat(99).into_bytes()))
                .into(),
        );
        let pack = || archive(&files, "0.1.0", (2026, 11, 27)).unwrap();
        let first = pack();
        assert_eq!(first, pack());
        let mut zip = zip::ZipArchive::new(Cursor::new(first)).unwrap();
        assert_eq!(zip.len(), 3);
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).unwrap();
            let name = file.name().strip_prefix("morenaku-0.1.0/").unwrap().to_owned();
            let is_script = name.ends_with(".sh");
            assert_eq!(
                file.unix_mode().map(|mode| mode & 0o777),
                Some(if is_script { 0o755 } else { 0o644 }),
                "{name}"
            );
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
            assert_eq!(bytes, files.0[&name]);
        }
    }
}
