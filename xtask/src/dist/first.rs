//! What is shown before the page runs: the first screen, and the first acts of each type of leak. Both are taken from
//! the running page itself, so that nothing moves when the page takes over. What is tapped until then, `start/early.js`
//! remembers.

use super::chromium::Tab;
use crate::error::Error;
use crate::page::PageServer;
use crate::page::files::Files;

/// The page runs, and so does what makes documents, which may add to what is shown.
const IS_READY: &str =
    "document.querySelector('#app .tiles') !== null && document.documentElement.dataset.reading === 'open'";

/// How many types of leak can be tapped: one set of first acts each.
const N_TYPES: usize = 7;

/// The place of the day in the title of a case: the day of the tap.
const DAY: &str = "{day}";

/// Opens the case of a tile and gives the type's name and the page down to its first acts, with `{day}` where the day
/// stands in its title, and no state of being saved. Nothing where it is not there yet.
const ACTS: &str = "(() => {
  const page = document.querySelector('#app .case')?.cloneNode(true);
  const now = page?.querySelector('.now');
  const title = page?.querySelector('.case-head__title');
  if (!now?.querySelector('.item__tick')) return null;
  while (now.nextSibling) now.nextSibling.remove();
  title.textContent = title.textContent.replace(/(\\d+\\/\\d+\\/\\d+\\(.\\)|\\w{3} \\d+ \\w{3} \\d{4})$/, '{day}');
  const save = page.querySelector('.save');
  save.textContent = SAVING;
  // Whether the disk had it when this was taken is chance.
  save.className = 'save save--ok';
  save.removeAttribute('aria-busy');
  page.querySelector('main').removeAttribute('id');
  for (const link of page.querySelectorAll('a')) link.setAttribute('href', '#/');
  return page.innerHTML;
})()";

/// The start page in both languages and the first acts of each type, as HTML without anything that could be there
/// twice.
pub fn screens(site: &Files) -> Result<String, Error> {
    let server = PageServer::start(0, site.clone())?;
    let [ja, en] = [("ja", "まもなく保存します"), ("en", "Will be saved in a moment")]
        .map(|(language, saving)| screen(server.port(), language, saving));
    let ((ja, acts_ja), (en, acts_en)) = (ja?, en?);
    Ok(format!(
        "<div class=\"first\" data-in=\"ja\">{ja}</div>\n<div class=\"first\" data-in=\"en\" lang=\"en\">{en}</div>\n{acts_ja}{acts_en}"
    ))
}

/// The first screen in a language, and a template for the first acts of each type.
fn screen(port: u16, language: &str, saving: &str) -> Result<(String, String), Error> {
    let mut tab = Tab::open(&format!("http://127.0.0.1:{port}/"), language, "taking the first screen from the page")?;
    tab.wait_until(IS_READY)?;
    let html = tab.value("document.documentElement.outerHTML")?;
    let html = html.as_str().unwrap_or_default();
    let first = cut(html).ok_or_else(|| failed("the page did not show its start"))?;
    let mut templates = String::new();
    let acts = ACTS.replace("SAVING", &format!("'{saving}'"));
    for at in 0..N_TYPES {
        tab.wait_until(IS_READY)?;
        let tile = format!("document.querySelectorAll('#app .tiles > button')[{at}]");
        let name =
            tab.value(&format!("(() => {{ const tile = {tile}; tile.click(); return tile.dataset.type }})()"))?;
        let name = name
            .as_str()
            .ok_or_else(|| failed("a tile of the start does not say its type"))?
            .to_owned();
        tab.wait_until(&format!("{acts} !== null"))?;
        let html = tab.value(&acts)?;
        let html = html
            .as_str()
            .filter(|html| html.contains(DAY))
            .ok_or_else(|| failed("the title of a new case does not end with its day"))?;
        templates += &format!("<template data-acts=\"{name}\" lang=\"{language}\">{html}</template>\n");
        tab.value("location.hash = '#/'")?;
    }
    Ok((first, templates))
}

/// What the page has put into `app`, without the import (a file chosen there too early would be lost), ids and what
/// refers to them.
fn cut(html: &str) -> Option<String> {
    let (_, app) = html.split_once("<div id=\"app\">")?;
    let (app, _) = app.rsplit_once("</div>")?;
    if !app.contains("class=\"tiles\"") {
        return None;
    }
    let app = without(app, "<section class=\"import\">", "</section>");
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
            <details><summary></summary><section class=\"import\"><input></section></details></main></div></body>";
        assert_eq!(
            cut(page).as_deref(),
            Some("<main><div class=\"tiles\"></div><details><summary></summary></details></main>")
        );
        assert_eq!(cut("<body><div id=\"app\">failed</div></body>"), None);
    }
}
