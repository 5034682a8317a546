//! The plain pages hold together: they are whole, lead somewhere, can be read without a style sheet and by ear, and
//! come out the same each time.

use super::read::{self, Page, pages};
use morenaku_pages::{Around, files};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// Where the full page may be; nothing in the folder.
const FULL: [&str; 2] = ["../index.html", "../../index.html"];

/// The path that an address leads to from a page, and the place in it.
fn target(page: &Page, address: &str) -> (String, String) {
    let (file, place) = address.split_once('#').unwrap_or((address, ""));
    let mut path: Vec<&str> = page.path.split('/').collect();
    if !file.is_empty() {
        path.pop();
        for part in file.split('/') {
            if part == ".." {
                assert!(path.pop().is_some(), "{}: {address} leads out of the folder", page.path);
            } else {
                path.push(part);
            }
        }
    }
    (path.join("/"), place.to_owned())
}

#[test]
fn every_link_leads_somewhere_and_every_page_is_reached() {
    let pages = pages();
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|page| (page.path.as_str(), page.elements.iter().map(|element| element.attribute("id")).collect()))
        .collect();
    let files: BTreeSet<String> = files(Around::FullPage).into_iter().map(|file| file.path).collect();
    let mut leads: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for page in &pages {
        for element in page.elements.iter().filter(|element| element.attributes.contains_key("href")) {
            let to = element.attribute("href");
            let is_outside = ["https://", "http://", "tel:", "mailto:", "data:"]
                .iter()
                .any(|scheme| to.starts_with(scheme));
            assert!(!to.is_empty() && !to.starts_with("#/"), "{}: {to}", page.path);
            if is_outside || FULL.contains(&to) {
                assert!(
                    !to.starts_with("http") || element.attribute("rel").contains("noreferrer"),
                    "{}: {to}",
                    page.path
                );
                continue;
            }
            let (file, place) = target(page, to);
            assert!(files.contains(&file), "{}: {to} is not there", page.path);
            assert!(
                place.is_empty() || ids[file.as_str()].contains(place.as_str()),
                "{}: {to} has no such place",
                page.path
            );
            if element.name == "a" {
                leads.entry(&page.path).or_default().insert(file);
            }
        }
    }
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut next = vec!["index.html".to_owned()];
    while let Some(page) = next.pop() {
        next.extend(leads[page.as_str()].iter().filter(|to| reached.insert((*to).clone())).cloned());
    }
    assert_eq!(reached.len(), pages.len(), "reached from the first page");
    for page in pages.iter().filter(|page| page.path != "index.html") {
        assert!(
            leads[page.path.as_str()].contains(&format!("{}/index.html", page.lang())),
            "{}: no way back",
            page.path
        );
    }
}

#[test]
fn they_lead_to_the_full_page_where_it_is_there_and_nowhere_else() {
    let to_full = |page: &read::Page| page.all("a").filter(|link| FULL.contains(&link.attribute("href"))).count();
    for page in pages() {
        let may = matches!(
            page.path.as_str(),
            "index.html" | "ja/index.html" | "en/index.html" | "ja/about.html" | "en/about.html"
        );
        assert_eq!(to_full(&page) > 0, may, "{}", page.path);
    }
    for file in files(Around::Unknown).iter().filter(|file| file.path.ends_with(".html")) {
        assert_eq!(to_full(&read::read(file)), 0, "{}", file.path);
    }
}

#[test]
fn every_page_has_what_a_reader_needs_to_find_the_way() {
    let mut titles = BTreeSet::new();
    for page in pages() {
        let path = &page.path;
        let lang = if path == "index.html" { "ja" } else { page.lang() };
        assert_eq!(page.one("html").attribute("lang"), lang, "{path}");
        let title = &page.one("title").text;
        assert!(!title.starts_with([' ', '|']) && titles.insert(format!("{lang} {title}")), "{path}: {title}");
        assert!(!page.one("h1").text.trim().is_empty(), "{path}");
        for landmark in ["header", "main", "footer"] {
            assert_eq!(page.one(landmark).above, ["html", "body"], "{path}");
        }
        assert_eq!(page.one("main").attribute("id"), "main", "{path}");
        let navs: Vec<&str> = page.all("nav").map(|nav| nav.attribute("aria-label")).collect();
        let named: BTreeSet<&str> = navs.iter().copied().filter(|name| !name.is_empty()).collect();
        assert!(!navs.is_empty() && named.len() == navs.len(), "{path}: each menu has a name of its own: {navs:?}");
        let mut level = 0;
        for heading in page
            .elements
            .iter()
            .filter(|element| matches!(element.name.as_str(), "h1" | "h2" | "h3" | "h4"))
        {
            let now = usize::from(heading.name.as_bytes()[1] - b'0');
            assert!(
                now <= level + 1 && !heading.text.trim().is_empty(),
                "{path}: {} after h{level}: {}",
                heading.name,
                heading.text
            );
            level = now;
        }
        let ids: Vec<&str> = page
            .elements
            .iter()
            .map(|element| element.attribute("id"))
            .filter(|id| !id.is_empty())
            .collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{path}: ids are unique");
        assert!(page.all("th").all(|head| matches!(head.attribute("scope"), "row" | "col")), "{path}");
        assert!(page.all("table").all(|table| page.elements[table.at + 1].name == "caption"), "{path}");
        assert!(page.all("a").all(|link| !link.text.trim().is_empty()), "{path}: every link says where it leads");
    }
}

#[test]
fn both_languages_name_each_other() {
    let pages = pages();
    let text = |page: &Page| page.one("h1").text.clone();
    for page in pages.iter().filter(|page| page.path != "index.html") {
        let name = page.path.split_once('/').map_or("", |(_, name)| name);
        let alternates: Vec<(&str, &str)> = page
            .all("link")
            .filter(|link| link.attribute("rel") == "alternate")
            .map(|link| (link.attribute("hreflang"), link.attribute("href")))
            .collect();
        assert_eq!(alternates, [("ja", &*format!("../ja/{name}")), ("en", &*format!("../en/{name}"))], "{}", page.path);
        let other = if page.lang() == "ja" { "en" } else { "ja" };
        let switch = page
            .all("a")
            .find(|link| link.attribute("lang") == other)
            .expect("a link to the other language");
        assert_eq!(switch.attribute("href"), format!("../{other}/{name}"), "{}", page.path);
        let twin = pages
            .iter()
            .find(|twin| twin.path == format!("{other}/{name}"))
            .expect("the page in the other language");
        assert_ne!(text(page), text(twin), "{}", page.path);
        // Hiragana is Japanese; names of Japanese papers and bodies may stand in English pages, sentences may not.
        if page.lang() == "en" {
            let n_kana = page
                .one("main")
                .text
                .chars()
                .filter(|character| ('ぁ'..='ん').contains(character))
                .count();
            assert!(n_kana <= 60, "{}: {n_kana} characters of hiragana", page.path);
        }
    }
}

#[test]
fn nothing_runs_and_nothing_is_fetched_from_elsewhere() {
    let policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";
    for page in pages() {
        let path = &page.path;
        let of = |name: &str| {
            page.all("meta")
                .find(|meta| meta.attribute("name") == name)
                .map(|meta| meta.attribute("content").to_owned())
        };
        let policies: Vec<&str> = page
            .all("meta")
            .filter(|meta| !meta.attribute("http-equiv").is_empty())
            .map(|meta| meta.attribute("content"))
            .collect();
        assert_eq!(policies, [policy], "{path}");
        assert!(of("description").is_some_and(|said| said.chars().count() > 40), "{path}");
        assert_eq!(of("referrer").as_deref(), Some("no-referrer"), "{path}");
        for element in &page.elements {
            let barred =
                ["script", "style", "form", "input", "button", "iframe", "img", "object", "textarea", "select", "base"];
            assert!(!barred.contains(&element.name.as_str()), "{path}: <{}>", element.name);
            let bad = element
                .attributes
                .keys()
                .find(|name| name.starts_with("on") || matches!(name.as_str(), "style" | "src" | "target"));
            assert_eq!(bad, None, "{path}: <{}>", element.name);
        }
        let sheets: Vec<&str> = page
            .all("link")
            .filter(|link| link.attribute("rel") == "stylesheet")
            .map(|link| link.attribute("href"))
            .collect();
        assert_eq!(sheets, [if path == "index.html" { "static.css" } else { "../static.css" }], "{path}");
    }
    let css = files(Around::FullPage)
        .into_iter()
        .find(|file| file.path == "static.css")
        .expect("the style sheet")
        .text;
    assert!(!css.contains("@import") && !css.contains("url("), "the style sheet fetches nothing");
    for class in
        [".check__box", ".sheet__line", ".doc__table", ".flow__box", "@media print", "prefers-color-scheme: dark"]
    {
        assert!(css.contains(class), "{class}");
    }
}

#[test]
fn what_is_drawn_by_the_style_sheet_is_there_without_it() {
    for page in pages() {
        for line in page
            .elements
            .iter()
            .filter(|element| element.attribute("class") == "sheet__line")
        {
            assert!(line.text.contains("＿＿＿"), "{}: a line to write on", page.path);
        }
        for picture in page.all("svg") {
            assert!(!picture.attribute("aria-label").is_empty(), "{}", page.path);
        }
        for shape in page
            .elements
            .iter()
            .filter(|element| matches!(element.name.as_str(), "rect" | "path"))
        {
            assert_eq!((shape.attribute("fill"), shape.attribute("stroke")), ("none", "currentColor"), "{}", page.path);
        }
    }
}

#[test]
fn each_run_writes_the_same_bytes() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("plain");
    let run = Command::new(env!("CARGO_BIN_EXE_morenaku-pages"))
        .arg(&folder)
        .arg("--beside-the-page")
        .output()
        .expect("it runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    for file in files(Around::FullPage) {
        assert_eq!(
            std::fs::read_to_string(folder.join(&file.path)).ok().as_deref(),
            Some(&*file.text),
            "{}",
            file.path
        );
    }
    let run = Command::new(env!("CARGO_BIN_EXE_morenaku-pages")).output().expect("it runs");
    assert!(!run.status.success() && !run.stderr.is_empty(), "without a folder it says what is missing");
}
