//! The calendar of the clocks (RFC 5545): one event each, withdrawn where it is due no more. Calendars are read by
//! many, on phones and in groups: the case has its id there, and its name only if that is wanted.

use jiff::civil::Date;

use super::files::{clean, is_forbidden};
use super::request::Scope;
use crate::case::{Case, Change, Log, Moment, SortedMap};
use crate::guide::Guide;
use crate::plan::{Clock, Verdict, addressees_field, calendar as days, case_clocks};
use crate::words;

/// How long the event of a deadline by the hour is: one without length is dropped by strict programs.
const EVENT_MILLIS: i64 = 3_600_000;
const DAY_MILLIS: i64 = 86_400_000;
/// How many changes of what is known are looked through for deadlines that are due no more, the newest ones.
const MAX_CHANGES: usize = 400;

/// The clocks as a calendar, each with its alarms. `is_named`: with the name of the case.
#[must_use]
pub fn calendar(case: &Case, scope: Scope, is_named: bool) -> String {
    let mut lines: Vec<String> =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Morenaku//Morenaku//EN", "CALSCALE:GREGORIAN"]
            .map(str::to_owned)
            .into();
    let now = case_clocks(scope.guide(), case.state());
    let uids: Vec<String> = now.iter().map(|clock| uid(clock, case)).collect();
    for clock in &now {
        lines.extend(event(clock, case, scope, is_named, false));
    }
    for (uid, clock) in earlier(case, scope.guide()).iter() {
        if !uids.contains(uid) {
            lines.extend(event(clock, case, scope, is_named, true));
        }
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| fold_line(line)).collect()
}

/// The clocks that ran at some time, by their names in the calendar: a file that was made then had them.
fn earlier(case: &Case, guide: &'static Guide) -> SortedMap<String, Clock> {
    let decides = |change: &Change| {
        matches!(
            change,
            Change::AnsweredTypes(_)
                | Change::AnsweredFact(..)
                | Change::AnsweredPersons(_)
                | Change::AnsweredKnownAt(..)
                | Change::AnsweredFound(..)
                | Change::KnewOf { .. }
                | Change::Struck(..)
        ) || matches!(change, Change::Wrote(name, ..) if name.starts_with(&*addressees_field("")))
    };
    let changes: Vec<_> = case.log().iter().filter(|entry| decides(&entry.change)).cloned().collect();
    let n_over = changes.len().saturating_sub(MAX_CHANGES);
    let mut found = SortedMap::default();
    let mut part = Case::new(case.id().clone(), Log::of(changes.get(..n_over).unwrap_or_default()).unwrap_or_default());
    for entry in changes.into_iter().skip(n_over) {
        if part.insert(entry).is_ok() {
            for clock in case_clocks(guide, part.state()) {
                found.insert(uid(&clock, case), clock);
            }
        }
    }
    found
}

/// The name of an event, the same in every file of a case.
fn uid(clock: &Clock, case: &Case) -> String {
    // A client has a number of its own there, but no name.
    let to = clock.to.as_ref().map(|to| format!("-{:x}", number(to))).unwrap_or_default();
    format!("{}-{}-{:?}{to}@morenaku", case.id(), clock.duty, clock.kind)
}

/// A number that is the same wherever a name is (FNV-1a).
fn number(name: &str) -> u64 {
    name.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn event(clock: &Clock, case: &Case, scope: Scope, is_named: bool, is_withdrawn: bool) -> Vec<String> {
    let (lang, now) = (scope.lang, scope.now);
    let stamp = |moment: Moment| words::utc_stamp(moment);
    // The name of a case often holds a day, which is not the one that is due.
    let name = if is_named { &*case.state().title } else { case.id().as_str() };
    let to = clock
        .to
        .as_ref()
        .filter(|_| is_named)
        .map(|to| format!(" {to}"))
        .unwrap_or_default();
    let mut summary = format!("{}{to}{}", words::clock_name(clock, lang), words::aside(name, lang));
    if clock.verdict == Verdict::Open {
        summary = format!("{summary} {}", words::IF_IT_APPLIES.get(lang));
    }
    let description = format!("{}\n{}", words::clock_due(clock, lang), words::clock_counting(clock, lang));
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", uid(clock, case)),
        format!("DTSTAMP:{}", stamp(now)),
        // It grows with every entry: a file that was made later takes the place of one made before.
        format!("SEQUENCE:{}", case.log().len()),
    ];
    lines.extend(case.state().changed_at.map(|at| format!("LAST-MODIFIED:{}", stamp(at))));
    match clock.due_at {
        // It ends when it is due.
        Some(at) => {
            let start = Moment(at.0.saturating_sub(EVENT_MILLIS));
            lines.extend([format!("DTSTART:{}", stamp(start)), format!("DTEND:{}", stamp(at))]);
        }
        None => {
            let next = days::days_after(clock.due, 1);
            lines.extend([
                format!("DTSTART;VALUE=DATE:{}", digits(clock.due)),
                format!("DTEND;VALUE=DATE:{}", digits(next)),
                "TRANSP:TRANSPARENT".to_owned(),
            ]);
        }
    }
    lines.extend([format!("SUMMARY:{}", escape_ics(&summary)), format!("DESCRIPTION:{}", escape_ics(&description))]);
    if is_withdrawn {
        lines.push("STATUS:CANCELLED".to_owned());
    } else if !clock.is_settled(case.state()) {
        for trigger in triggers(clock, now) {
            lines.extend(["BEGIN:VALARM", "ACTION:DISPLAY"].map(str::to_owned));
            lines.extend([
                format!("DESCRIPTION:{}", escape_ics(&summary)),
                format!("TRIGGER{trigger}"),
                "END:VALARM".to_owned(),
            ]);
        }
    }
    lines.push("END:VEVENT".to_owned());
    lines
}

fn digits(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// When it rings, as far as that is still to come. Of days: at 9:00 on day 3 of "about 3 to 5 days", on the office day
/// before the last day, and on the last day itself if offices are open then. Of hours: twice before the end, as long
/// before as there is time.
fn triggers(clock: &Clock, now: Moment) -> Vec<String> {
    if let Some(at) = clock.due_at {
        let hours: [i64; 2] = if clock.n_days <= 2 { [6, 1] } else { [24, 3] };
        let is_to_come = |hours: &i64| at.0 - hours * EVENT_MILLIS > now.0;
        return hours
            .iter()
            .filter(|hours| is_to_come(hours))
            .map(|hours| format!(";RELATED=END:-PT{hours}H"))
            .collect();
    }
    let before = |date: Date| date.yesterday().unwrap_or(date);
    let mut office_day = before(clock.due);
    while !days::is_office_day(office_day) && days::days_between(office_day, clock.due) < 15 {
        office_day = before(office_day);
    }
    let mut on: Vec<Date> = clock.from.into_iter().chain([office_day]).collect();
    on.extend(days::is_office_day(clock.due).then_some(clock.due));
    on.dedup();
    let today = days::japan_date(now);
    let is_to_come = |date: &Date| *date > today || *date == today && is_before_nine(now);
    // An event of a whole day begins at midnight, wherever it is shown.
    let trigger = |date: Date| match days::days_between(date, clock.due) {
        0 => ":PT9H".to_owned(),
        n_days => format!(":-PT{}H", n_days * 24 - 9),
    };
    on.into_iter().filter(is_to_come).map(trigger).collect()
}

fn is_before_nine(now: Moment) -> bool {
    (now.0 + 9 * EVENT_MILLIS).rem_euclid(DAY_MILLIS) < 9 * EVENT_MILLIS
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
