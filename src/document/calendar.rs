//! The calendar of the clocks (RFC 5545).

use super::files::{clean, is_forbidden};
use super::request::Scope;
use crate::case::{Case, Moment};
use crate::guide::Lang;
use crate::plan::{Clock, calendar, clocks};
use crate::words;

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
