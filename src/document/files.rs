//! Files made from the papers: Markdown, HTML and plain text for the clipboard, Word.

use super::node::{Laid, LaidRole, Node, Sheet};
use crate::guide::{Lang, Layout};

/// The paper of a page; none where the page has none.
fn sheet(nodes: &[Node]) -> Option<&Sheet> {
    nodes.iter().find_map(|node| match node {
        Node::Sheet(sheet) => Some(sheet),
        Node::Group(group) => sheet(&group.inside),
        _ => None,
    })
}

/// The paper as it is set, as files can hold it.
fn laid(sheet: &Sheet) -> Vec<Laid> {
    let cleaned = |one: Laid| Laid { heading: clean_line(&one.heading), text: clean(&one.text), ..one };
    sheet.laid().into_iter().map(cleaned).collect()
}

/// Text without what XML and calendars forbid, and with one kind of line break. Slides and spreadsheets paste a
/// vertical tab or a form feed where a line ends.
pub(super) fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|character| match character {
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            _ => character,
        })
        .filter(|character| matches!(character, '\n' | '\t') || !is_forbidden(*character))
        .collect()
}

/// The same in one line.
pub(super) fn clean_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

pub(super) fn is_forbidden(character: char) -> bool {
    character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// Whether the passages of a form are short, so that a table of two columns shows them best.
pub(super) fn is_table(laid: &[Laid]) -> bool {
    let rows: Vec<_> = laid.iter().filter(|one| one.role == LaidRole::Row).collect();
    let n_short = rows.iter().filter(|one| one.text.chars().count() <= 60).count();
    n_short * 2 > rows.len()
}

/// The paper as Markdown.
#[must_use]
pub fn markdown(nodes: &[Node]) -> String {
    let Some(sheet) = sheet(nodes) else { return String::new() };
    // Two spaces at the end of a line keep the break.
    let lines = |text: &str| text.lines().map(markdown_line).collect::<Vec<_>>().join("  \n");
    let piece = |one: &Laid| {
        let title = escape_markdown(one.title(sheet.lang).trim());
        let text = lines(&one.text);
        match one.role {
            LaidRole::Title => format!("# {}\n", escape_markdown(clean_line(&one.text).trim())),
            LaidRole::Row => format!("## {title}\n\n{text}\n"),
            _ if one.heading.is_empty() => format!("{text}\n"),
            LaidRole::Item(_) | LaidRole::Text => format!("## {title}\n\n{text}\n"),
            _ => format!("{title}\n\n{text}\n"),
        }
    };
    laid(sheet).iter().map(piece).collect::<Vec<_>>().join("\n")
}

/// A line that people typed, without what would make a list, a heading, a rule or code of it.
fn markdown_line(line: &str) -> String {
    if line.trim().is_empty() {
        return String::new();
    }
    // Blanks before a line would make it code, or be lost: the first one is written as a reference.
    if let Some(rest) = line.strip_prefix([' ', '\t']) {
        let blank = if line.starts_with('\t') { 9 } else { 32 };
        return format!("&#{blank};{}", escape_markdown(rest));
    }
    let escaped = escape_markdown(line);
    let after_digits = escaped.trim_start_matches(|character: char| character.is_ascii_digit());
    let n_digits = escaped.len() - after_digits.len();
    match after_digits.chars().next() {
        Some('-' | '+' | '=' | ':') if n_digits == 0 => format!("\\{escaped}"),
        Some('.' | ')') if n_digits > 0 => {
            format!("{}\\{after_digits}", escaped.get(..n_digits).unwrap_or_default())
        }
        _ => escaped,
    }
}

fn escape_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let is_markup = match character {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '$' | '^' => true,
            '&' => is_reference(text.get(at + 1..).unwrap_or_default()),
            _ => false,
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// Whether what stands behind a `&` makes it a reference to a character: `lt;`, `#32;`.
fn is_reference(after: &str) -> bool {
    let name = after.trim_start_matches('#');
    let rest = name.trim_start_matches(|character: char| character.is_ascii_alphanumeric());
    rest.len() < name.len() && rest.starts_with(';')
}

/// The paper as plain text.
#[must_use]
pub fn plain_text(nodes: &[Node]) -> String {
    sheet(nodes).map_or_else(String::new, text_of)
}

/// A paper as plain text.
#[must_use]
pub(super) fn text_of(sheet: &Sheet) -> String {
    let piece = |one: &Laid| {
        let title = one.title(sheet.lang);
        match one.role {
            LaidRole::Row => format!("■ {title}\n{}\n", one.text),
            _ if one.heading.is_empty() => format!("{}\n", one.text),
            _ => format!("{title}\n{}\n", one.text),
        }
    };
    laid(sheet).iter().map(piece).collect::<Vec<_>>().join("\n")
}

/// The paper as HTML that Word and Outlook paste: a form is a table where its passages are short.
#[must_use]
pub fn html(nodes: &[Node]) -> String {
    let Some(sheet) = sheet(nodes) else { return String::new() };
    let laid = laid(sheet);
    let is_table = is_table(&laid);
    let mut rows = String::new();
    let mut body = String::new();
    for one in &laid {
        let title = escape_html(&one.title(sheet.lang));
        let text = paragraphs(&one.text, align(one.role, sheet.lang));
        match one.role {
            LaidRole::Row if is_table => {
                rows += &format!("<tr><th align=\"left\" valign=\"top\">{title}</th><td>{text}</td></tr>");
            }
            LaidRole::Title => {
                let centred = if sheet.layout == Layout::Form { "" } else { " align=\"center\"" };
                body += &format!("<h1{centred}>{}</h1>", escape_html(&clean_line(&one.text)));
            }
            _ if one.heading.is_empty() => body += &text,
            _ => body += &format!("<h2>{title}</h2>{text}"),
        }
    }
    let table = format!("<table border=\"1\" cellspacing=\"0\" cellpadding=\"6\">{rows}</table>");
    if rows.is_empty() { body } else { body + &table }
}

/// To which side a piece of a letter is set: date and sender stand on the right in Japan.
pub(super) fn align(role: LaidRole, lang: Lang) -> &'static str {
    match (role, lang) {
        (LaidRole::Date | LaidRole::From | LaidRole::Closing | LaidRole::After, Lang::Ja) => "right",
        (LaidRole::Before | LaidRole::Title, _) => "center",
        _ => "left",
    }
}

fn paragraphs(text: &str, align: &str) -> String {
    let align = if align == "left" { String::new() } else { format!(" align=\"{align}\"") };
    text.lines()
        .map(|line| format!("<p{align}>{}</p>", escape_html(line)))
        .collect()
}

/// A text as HTML: each line is a paragraph.
#[must_use]
pub fn lines_as_html(text: &str) -> String {
    paragraphs(&clean(text), "left")
}

fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// The paper as a Word document; nothing where the page has none or it cannot be made.
#[must_use]
pub fn docx(nodes: &[Node]) -> Vec<u8> {
    sheet(nodes).map_or_else(Vec::new, |sheet| super::word::docx(sheet, &laid(sheet)))
}
