//! Proves that the page reads what the build writes: every row, every field, in both languages, and in one language
//! while the other is not here.

use crate::common::{guide, library};
use std::path::Path;

use super::build::{content, emit};
use morenaku::guide::{Guide, Lang, Library, Table};

/// The table of this name, written anew. It lives as long as the test.
fn written(name: &str) -> Table {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let content = content::load(&folder).unwrap_or_else(|problems| panic!("{problems:?}"));
    let table = emit::tables(&content)
        .into_iter()
        .find(|table| table.name == name)
        .expect("a table");
    let file = |ending: &str| -> &'static [u8] {
        let file = table.files.iter().find(|(of, _)| *of == ending).expect("a file");
        file.1.clone().leak()
    };
    let text = |ending: &str| std::str::from_utf8(file(ending)).expect("UTF-8");
    Table { ja: Some(file("ja")), en: Some(text("en")), words: text("words"), bytes: file("bytes") }
}

/// All texts of the content in one language, as they stand in the files, but for white space.
fn texts_of_content(lang: Lang) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut texts = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                let text = std::fs::read_to_string(path).expect("a file");
                collect(&toml::from_str(&text).expect("TOML"), lang, &mut texts);
            }
        }
    }
    texts
}

fn collect(value: &toml::Value, lang: Lang, texts: &mut Vec<String>) {
    match value {
        toml::Value::Table(table) => {
            for (name, value) in table {
                match value.as_str() {
                    Some(text) if name == lang.tag() => texts.push(plain(text)),
                    _ => collect(value, lang, texts),
                }
            }
        }
        toml::Value::Array(rows) => rows.iter().for_each(|row| collect(row, lang, texts)),
        _ => {}
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_the_build_writes_is_what_the_page_reads() {
    let read = Guide::read_from(&written("guide"));
    assert_eq!(format!("{read:?}"), format!("{:?}", guide()));
    let read = Library::read_from(&written("library"), &read);
    assert_eq!(format!("{read:?}"), format!("{:?}", library()));
}

#[test]
fn every_text_of_the_content_reaches_the_page() {
    for (lang, other) in [(Lang::Ja, Lang::En), (Lang::En, Lang::Ja)] {
        let mut tables = [written("guide"), written("library")];
        for table in &mut tables {
            match other {
                Lang::Ja => table.ja = None,
                Lang::En => table.en = None,
            }
        }
        let guide = Guide::read_from(&tables[0]);
        let library = Library::read_from(&tables[1], &guide);
        // Debug writes white space of other kinds than a space as numbers.
        let read = plain(
            &format!("{guide:?} {library:?}")
                .replace("\\u{b}", " ")
                .replace("\\u{3000}", " ")
                .replace("\\\"", "\""),
        );
        let lost: Vec<_> = texts_of_content(lang)
            .into_iter()
            .filter(|text| !read.contains(text.as_str()))
            .collect();
        assert!(lost.is_empty(), "{}: {lost:#?}", lang.tag());
    }
}

#[test]
fn a_language_that_is_not_here_stands_in_the_other_one() {
    let whole = Guide::read_from(&written("guide"));
    let english = Guide::read_from(&Table { ja: None, ..written("guide") });
    let japanese = Guide::read_from(&Table { en: None, ..written("guide") });
    for ((item, english), japanese) in whole.items.iter().zip(english.items).zip(japanese.items) {
        assert_eq!((english.act.ja, english.act.en), (item.act.en, item.act.en), "{}", item.id);
        assert_eq!((japanese.act.ja, japanese.act.en), (item.act.ja, item.act.ja), "{}", item.id);
        assert_eq!(format!("{:?}", english.when), format!("{:?}", item.when), "{}", item.id);
    }
}
