//! Files made from document trees: Markdown, HTML and plain text for the clipboard, and the calendar of the clocks (RFC
//! 5545).

use super::node::{Node, Sheet};
use super::request::Scope;
use crate::case::{Case, Moment};
use crate::guide::Lang;
use crate::plan::{Clock, calendar, clocks};
use crate::words;

/// The paper of a page; none where the page has none.
fn sheet(nodes: &[Node]) -> Option<&Sheet> {
    nodes
        .iter()
        .find_map(|node| if let Node::Sheet(sheet) = node { Some(sheet) } else { None })
}

/// The passages of a paper as heading and text, as files can hold them.
fn passages(sheet: &Sheet) -> Vec<(String, String)> {
    sheet
        .fields
        .iter()
        .map(|field| (clean_line(&field.label), clean(field.text())))
        .collect()
}

/// The letterhead, line by line, and the title.
fn head(sheet: &Sheet) -> (Vec<String>, String) {
    let lines = sheet
        .letterhead
        .iter()
        .flat_map(|line| clean(line).lines().map(str::to_owned).collect::<Vec<_>>());
    (lines.collect(), clean_line(&sheet.title))
}

/// Text without what XML and calendars forbid, and with one kind of line break. Slides and spreadsheets paste a
/// vertical tab or a form feed where a line ends.
fn clean(text: &str) -> String {
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
fn clean_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

fn is_forbidden(character: char) -> bool {
    character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// Whether passages are short, so that a table of two columns shows them best.
fn is_sheet(passages: &[(String, String)]) -> bool {
    let n_short = passages.iter().filter(|(_, text)| text.chars().count() <= 60).count();
    n_short * 2 > passages.len()
}

/// The paper as Markdown.
#[must_use]
pub fn markdown(nodes: &[Node]) -> String {
    let Some(sheet) = sheet(nodes) else { return String::new() };
    let (letterhead, title) = head(sheet);
    let head: String = letterhead.iter().map(|line| format!("{}  \n", markdown_line(line))).collect();
    let head = if head.is_empty() { head } else { head + "\n" };
    let mut text = format!("{head}# {}\n", escape_markdown(title.trim()));
    for (name, passage) in passages(sheet) {
        text.push_str(&format!("\n## {}\n\n", escape_markdown(name.trim())));
        // Two spaces at the end of a line keep the break.
        let lines: Vec<String> = passage.lines().map(markdown_line).collect();
        text.push_str(&lines.join("  \n"));
        text.push('\n');
    }
    text
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
    let Some(sheet) = sheet(nodes) else { return String::new() };
    let passages = passages(sheet);
    let body: Vec<String> = passages.into_iter().map(|(name, text)| format!("■ {name}\n{text}\n")).collect();
    let (letterhead, title) = head(sheet);
    let head: String = letterhead.iter().map(|line| format!("{line}\n")).collect();
    let head = if head.is_empty() { head } else { head + "\n" };
    format!("{head}{title}\n\n{}", body.join("\n"))
}

/// The paper as HTML that Word and Outlook paste: a table where the passages are short.
#[must_use]
pub fn html(nodes: &[Node]) -> String {
    let Some(sheet) = sheet(nodes) else { return String::new() };
    let passages = passages(sheet);
    let paragraphs = |text: &str| {
        text.lines()
            .map(|line| format!("<p>{}</p>", escape_html(line)))
            .collect::<String>()
    };
    let body = if is_sheet(&passages) {
        let row = |(name, text): &(String, String)| {
            format!(
                "<tr><th align=\"left\" valign=\"top\">{}</th><td>{}</td></tr>",
                escape_html(name),
                paragraphs(text)
            )
        };
        format!(
            "<table border=\"1\" cellspacing=\"0\" cellpadding=\"6\">{}</table>",
            passages.iter().map(row).collect::<String>()
        )
    } else {
        passages
            .iter()
            .map(|(name, text)| format!("<h2>{}</h2>{}", escape_html(name), paragraphs(text)))
            .collect()
    };
    let (letterhead, title) = head(sheet);
    let head: String = letterhead.iter().map(|line| format!("<p>{}</p>", escape_html(line))).collect();
    format!("{head}<h1>{}</h1>{body}", escape_html(&title))
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
    use docx_rs::{Docx, Paragraph, Run, RunFonts, Table, TableCell, TableRow};
    let Some(sheet) = sheet(nodes) else { return Vec::new() };
    let passages = passages(sheet);
    let run = |text: &str, size: usize| Run::new().add_text(text).size(size);
    let heading = |text: &str, size: usize| Paragraph::new().add_run(run(text, size).bold());
    let fonts = RunFonts::new().ascii("Yu Gothic").east_asia("Yu Gothic").hi_ansi("Yu Gothic");
    let docx = Docx::new().default_fonts(fonts).default_size(21);
    let (letterhead, title) = head(sheet);
    let line = |docx: Docx, line: &String| docx.add_paragraph(Paragraph::new().add_run(run(line, 21)));
    let mut docx = letterhead.iter().fold(docx, line).add_paragraph(heading(&title, 32));
    if is_sheet(&passages) {
        let row = |(name, text): &(String, String)| {
            let name = TableCell::new()
                .add_paragraph(heading(name, 21))
                .width(3000, docx_rs::WidthType::Dxa);
            let cell = TableCell::new().width(6600, docx_rs::WidthType::Dxa);
            let lines: Vec<&str> = if text.is_empty() { vec![""] } else { text.lines().collect() };
            TableRow::new(vec![
                name,
                lines
                    .iter()
                    .fold(cell, |cell, line| cell.add_paragraph(Paragraph::new().add_run(run(line, 21)))),
            ])
        };
        docx = docx.add_table(Table::new(passages.iter().map(row).collect()));
    } else {
        for (name, text) in passages {
            docx = docx.add_paragraph(heading(&name, 24));
            docx = text
                .lines()
                .fold(docx, |docx, line| docx.add_paragraph(Paragraph::new().add_run(run(line, 21))));
        }
    }
    let mut file = std::io::Cursor::new(Vec::new());
    if docx.build().pack(&mut file).is_ok() { file.into_inner() } else { Vec::new() }
}

/// How long the event of a deadline by the hour is: one without length is dropped by strict programs.
const EVENT_MILLIS: i64 = 3_600_000;

/// The clocks as a calendar (RFC 5545): one event a day that is due, with alarms a day before and in the morning of the
/// day; what is settled has none.
#[must_use]
pub fn calendar(case: &Case, scope: Scope) -> String {
    let (lang, now) = (scope.lang, scope.now);
    let mut lines: Vec<String> =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Morenaku//Morenaku//EN", "CALSCALE:GREGORIAN"]
            .map(str::to_owned)
            .into();
    for clock in clocks(scope.guide(), &case.state().answers) {
        lines.extend(event(&clock, case, now, lang));
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| fold_line(line)).collect()
}

fn event(clock: &Clock, case: &Case, now: Moment, lang: Lang) -> Vec<String> {
    let digits = |date: jiff::civil::Date| format!("{:04}{:02}{:02}", date.year(), date.month(), date.day());
    let stamp = |moment: Moment| words::utc_stamp(moment);
    // The name of a case often holds a day, which is not the one that is due.
    let mut summary = format!("{}{}", words::clock_name(clock, lang), words::aside(&case.state().title, lang));
    if clock.verdict == crate::plan::Verdict::Open {
        summary = format!("{summary} {}", words::IF_IT_APPLIES.get(lang));
    }
    let description = format!("{}\n{}", words::clock_due(clock, lang), words::clock_counting(clock, lang));
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}-{}-{:?}@morenaku", case.id(), clock.duty, clock.kind),
        format!("DTSTAMP:{}", stamp(now)),
    ];
    match clock.due_at {
        // It ends when it is due.
        Some(at) => {
            let start = Moment(at.0.saturating_sub(EVENT_MILLIS));
            lines.extend([format!("DTSTART:{}", stamp(start)), format!("DTEND:{}", stamp(at))]);
        }
        None => {
            let next = calendar::days_after(clock.due, 1);
            lines.extend([
                format!("DTSTART;VALUE=DATE:{}", digits(clock.due)),
                format!("DTEND;VALUE=DATE:{}", digits(next)),
                "TRANSP:TRANSPARENT".to_owned(),
            ]);
        }
    }
    lines.extend([format!("SUMMARY:{}", escape_ics(&summary)), format!("DESCRIPTION:{}", escape_ics(&description))]);
    // Of days: the day before at 9:00, and the day itself at 9:00. Of hours: a day and three hours before the end.
    let triggers = match clock.due_at {
        Some(_) => [";RELATED=END:-P1D", ";RELATED=END:-PT3H"],
        None => [":-PT15H", ":PT9H"],
    };
    for trigger in triggers.iter().filter(|_| !clock.is_settled(case.state())) {
        lines.extend(["BEGIN:VALARM", "ACTION:DISPLAY"].map(str::to_owned));
        lines.extend([
            format!("DESCRIPTION:{}", escape_ics(&summary)),
            format!("TRIGGER{trigger}"),
            "END:VALARM".to_owned(),
        ]);
    }
    lines.push("END:VEVENT".to_owned());
    lines
}

fn escape_ics(text: &str) -> String {
    clean(text)
        .replace('\t', " ")
        .replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}

/// At most 75 octets a line, the next one led by a space; never within a character. No control character but the break
/// at its end, whoever made the line.
fn fold_line(line: &str) -> String {
    let mut folded = String::new();
    let mut n_octets = 0;
    for character in line.chars().filter(|character| !is_forbidden(*character)) {
        if n_octets + character.len_utf8() > 75 {
            folded.push_str("\r\n ");
            n_octets = 1;
        }
        folded.push(character);
        n_octets += character.len_utf8();
    }
    folded + "\r\n"
}
