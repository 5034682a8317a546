//! Reads the plain pages back, strictly: what a browser would quietly mend is an error here.

#![allow(dead_code, reason = "each test file uses a part of it")]

use html5gum::{Token, Tokenizer};
use morenaku::guide::{Guide, Library};
use morenaku::pack::Edition;
use morenaku_pages::{Around, File, files};
use std::collections::BTreeMap;

thread_local! {
    static EDITION: Edition = Edition::complete("");
}

/// What the checklists rest on.
pub fn guide() -> &'static Guide {
    EDITION.with(|edition| edition.guide())
}

/// What stands beside them.
pub fn library() -> &'static Library {
    EDITION.with(|edition| edition.library())
}

/// An element of a page, with the path of elements above it.
#[derive(Debug)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    /// Names of the elements around it, the outermost first.
    pub above: Vec<String>,
    /// All text inside.
    pub text: String,
    /// Where it begins among the elements, and where what is inside ends.
    pub at: usize,
    pub end: usize,
}

impl Element {
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// A page as it was read.
pub struct Page {
    pub path: String,
    pub elements: Vec<Element>,
}

impl Page {
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    pub fn one(&self, name: &str) -> &Element {
        let found: Vec<&Element> = self.elements.iter().filter(|element| element.name == name).collect();
        assert_eq!(found.len(), 1, "{}: one <{name}>", self.path);
        found[0]
    }

    /// What it says, without white space.
    pub fn said(&self) -> String {
        squeezed(&self.one("body").text)
    }

    pub fn lang(&self) -> &str {
        self.path.split_once('/').map_or("", |(lang, _)| lang)
    }
}

/// A text without white space.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// All pages.
pub fn pages() -> Vec<Page> {
    files(Around::FullPage)
        .iter()
        .filter(|file| file.path.ends_with(".html"))
        .map(read)
        .collect()
}

const VOID: [&str; 3] = ["br", "link", "meta"];
/// What may stand in a paragraph, a heading or a link.
const PHRASES: [&str; 9] = ["a", "br", "path", "rect", "s", "span", "strong", "svg", "text"];

pub fn read(file: &File) -> Page {
    let path = &file.path;
    assert!(file.text.starts_with("<!doctype html>\n<html lang="), "{path}");
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for Ok(token) in Tokenizer::new(&file.text) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                let above: Vec<String> = open.iter().map(|at| elements[*at].name.clone()).collect();
                let phrase_only = above
                    .iter()
                    .find(|name| matches!(name.as_str(), "p" | "h1" | "h2" | "h3" | "h4" | "a" | "summary"));
                assert!(
                    phrase_only.is_none() || PHRASES.contains(&name.as_str()),
                    "{path}: <{name}> in <{phrase_only:?}>"
                );
                assert!(name != "a" || !above.contains(&name), "{path}: a link in a link");
                let at = elements.len();
                if !VOID.contains(&name.as_str()) {
                    open.push(at);
                }
                elements.push(Element { name, attributes, above, text: String::new(), at, end: at + 1 });
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let at = open.pop().unwrap_or_else(|| panic!("{path}: </{name}> too many"));
                assert_eq!(elements[at].name, name, "{path}: wrongly nested");
                elements[at].end = elements.len();
            }
            Token::String(text) => {
                let text = String::from_utf8_lossy(&text);
                let has_lists = open
                    .last()
                    .is_some_and(|at| matches!(elements[*at].name.as_str(), "ul" | "ol" | "tr" | "table" | "head"));
                assert!(!has_lists || text.trim().is_empty(), "{path}: text between the lines: {text}");
                open.iter().for_each(|at| elements[*at].text.push_str(&text));
            }
            Token::Doctype(_) => {}
            Token::Comment(_) => panic!("{path}: a comment"),
            Token::Error(error) => panic!("{path}: {error:?}"),
        }
    }
    assert!(open.is_empty(), "{path}: not closed");
    Page { path: path.clone(), elements }
}
