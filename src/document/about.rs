//! Privacy and how to check it, what the page rests on, the version.

use super::lines::source;
use super::node::{Node, heading, link, list, para, plain, text};
use super::request::Origin;
use crate::guide::{GUIDE, Lang, Text};
use crate::text as words;

/// The page; `origin` says whether others may read the storage.
#[must_use]
pub(super) fn about(origin: Origin, lang: Lang) -> Vec<Node> {
    let lines = |lines: &[Text]| list("ul", lines.iter().map(|line| vec![text(line.get(lang))]).collect());
    let mut blocks = vec![
        heading(1, words::ABOUT_TITLE.get(lang)),
        heading(2, words::ABOUT_PRIVACY.get(lang)),
        lines(&words::ABOUT_PRIVACY_LINES),
    ];
    match origin {
        Origin::File => blocks.push(para("warning", vec![text(words::FROM_FILE.get(lang))])),
        Origin::Shared => blocks.push(para("warning", vec![text(words::SHARED_HOST.get(lang))])),
        Origin::Own => {}
    }
    blocks.extend([heading(2, words::ABOUT_SOURCES.get(lang)), lines(&words::ABOUT_SOURCE_LINES)]);
    blocks.push(para("", vec![link(words::NAV_GUIDE.get(lang), "#/guide")]));
    blocks.push(para("", vec![link(words::FACTS_OF_LAW.get(lang), "#/as-of")]));
    blocks.push(list("ul", GUIDE.sources.iter().map(|one| vec![source(one, lang)]).collect()));
    blocks.extend([
        heading(2, words::ABOUT_VERSION.get(lang)),
        plain(&format!("{} {}", words::APP_NAME.get(lang), env!("CARGO_PKG_VERSION"))),
    ]);
    blocks
}
