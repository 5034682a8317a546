//! The first screen, shown before the page runs: taken from the running page itself, so that nothing moves when the page takes over.

use super::chromium::Tab;
use crate::error::Error;
use crate::page::PageServer;
use crate::page::files::Files;

/// The page runs, and so does what makes documents, which may add to what is shown.
const IS_READY: &str =
    "document.querySelector('#app .tiles') !== null && document.documentElement.dataset.reading === 'open'";

/// The start page in both languages, as HTML without anything that could be there twice.
pub fn screens(site: &Files) -> Result<String, Error> {
    let server = PageServer::start(0, site.clone())?;
    let [ja, en] = ["ja", "en"].map(|language| screen(server.port(), language));
    Ok(format!(
        "<div class=\"first\" data-in=\"ja\">{}</div>\n<div class=\"first\" data-in=\"en\" lang=\"en\">{}</div>",
        ja?, en?
    ))
}

fn screen(port: u16, language: &str) -> Result<String, Error> {
    let mut tab = Tab::open(&format!("http://127.0.0.1:{port}/"), language, "taking the first screen from the page")?;
    tab.wait_until(IS_READY)?;
    let html = tab.value("document.documentElement.outerHTML")?;
    let html = html.as_str().unwrap_or_default();
    cut(html).ok_or_else(|| failed("the page did not show its start"))
}

/// What the page has put into `app`, without the import (a file chosen there too early would be lost), ids and what refers to them.
fn cut(html: &str) -> Option<String> {
    let (_, app) = html.split_once("<div id=\"app\">")?;
    let (app, _) = app.rsplit_once("</div>")?;
    if !app.contains("class=\"tiles\"") {
        return None;
    }
    let app = without(app, "<section aria-labelledby=\"import\" class=\"stack\">", "</section>");
    let marks = [" id=\"", " aria-labelledby=\"", " tabindex=\"", " aria-current=\""];
    Some(marks.iter().fold(app, |text, mark| without(&text, mark, "\"")))
}

/// The text without any passage from `start` to the next `end`.
fn without(text: &str, start: &str, end: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(start) {
        kept += before;
        rest = after.split_once(end).map_or("", |(_, rest)| rest);
    }
    kept + rest
}

fn failed(how: &str) -> Error {
    let todo =
        "Open what `cargo xtask serve` serves in a browser to see whether the page starts, then run the command again.";
    Error::Failed { what: "taking the first screen from the page".into(), how: how.into(), todo: todo.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_there_twice_is_left_out() {
        let page = "<body><div id=\"app\"><main id=\"main\" tabindex=\"-1\"><div class=\"tiles\"></div>\
            <section aria-labelledby=\"import\" class=\"stack\"><h2 id=\"import\"></h2></section></main></div></body>";
        assert_eq!(cut(page).as_deref(), Some("<main><div class=\"tiles\"></div></main>"));
        assert_eq!(cut("<body><div id=\"app\">failed</div></body>"), None);
    }
}
