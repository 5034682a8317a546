//! Privacy and how to check it, what the page rests on, the version.

use super::lines::source;
use super::node::{Level, ListStyle, Node, Tone, heading, link, list, para, plain, text};
use super::request::{Origin, Scope};
use crate::guide::Text;
use crate::route::Route;
use crate::words;

/// The page; `origin` says whether others may read the storage.
#[must_use]
pub(super) fn about(origin: Origin, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let lines = |lines: &[Text]| list(ListStyle::Bullets, lines.iter().map(|line| text(line.get(lang))));
    let mut blocks = vec![
        heading(Level::One, words::ABOUT_TITLE.get(lang)),
        heading(Level::Two, words::ABOUT_PRIVACY.get(lang)),
        lines(&words::ABOUT_PRIVACY_LINES),
    ];
    match origin {
        Origin::File => blocks.push(para(Tone::Warning, vec![text(words::FROM_FILE.get(lang))])),
        Origin::Shared => blocks.push(para(Tone::Warning, vec![text(words::SHARED_HOST.get(lang))])),
        Origin::Own => {}
    }
    blocks.extend([heading(Level::Two, words::ABOUT_SOURCES.get(lang)), lines(&words::ABOUT_SOURCE_LINES)]);
    blocks.push(para(Tone::Plain, vec![link(words::NAV_GUIDE.get(lang), Route::Guide(None))]));
    blocks.push(para(Tone::Plain, vec![link(words::FACTS_OF_LAW.get(lang), Route::AsOf)]));
    blocks.push(list(ListStyle::Bullets, scope.guide().sources.iter().map(|one| source(one, lang))));
    blocks.extend([
        heading(Level::Two, words::ABOUT_VERSION.get(lang)),
        plain(&format!("{} {}", words::APP_NAME.get(lang), env!("CARGO_PKG_VERSION"))),
    ]);
    blocks
}
