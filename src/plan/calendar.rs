//! Days in Japan: which day an instant falls on, and on which days public offices are open.
//!
//! Holidays are computed: the Act on National Holidays (昭和23年法律178号) in its form since 2020 (moved days of 2020 and
//! 2021 left out), the equinoxes by the usual formula for 1980 to 2099. Offices are closed on Saturdays, Sundays,
//! holidays and from 29 December to 3 January (行政機関の休日に関する法律 Art. 1).

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::Offset;

use crate::case::Moment;

/// The date in Japan (UTC+9, no daylight saving time) of an instant, whatever zone the machine is in.
#[must_use]
pub fn japan_date(moment: Moment) -> Date {
    let utc = Timestamp::from_millisecond(moment.0).unwrap_or_default();
    Offset::constant(9).to_datetime(utc).date()
}

/// A date so many days later; the last date that there is when it would lie beyond.
#[must_use]
pub fn days_after(date: Date, n_days: i32) -> Date {
    (0..n_days).fold(date, |date, _| date.tomorrow().unwrap_or(date))
}

/// How many days `to` lies after `from`; negative when it lies before.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i32 {
    day_number(to) - day_number(from)
}

/// Whether a date is a national holiday, substitute holidays and days between two holidays included.
#[must_use]
pub fn is_holiday(date: Date) -> bool {
    let before = |date: Date| date.yesterday().unwrap_or(date);
    let is_named_near = |date: Date| is_named(before(date)) && date.tomorrow().is_ok_and(is_named);
    is_named(date) || is_substitute(date) || (date.weekday() != Weekday::Sunday && is_named_near(date))
}

/// Whether public offices are open.
#[must_use]
pub fn is_office_day(date: Date) -> bool {
    let is_new_year = matches!((date.month(), date.day()), (12, 29..) | (1, ..=3));
    !is_new_year && !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_holiday(date)
}

/// The date itself when offices are open, otherwise the next one on which they are.
#[must_use]
pub fn office_day_from(date: Date) -> Date {
    let mut day = date;
    while !is_office_day(day) {
        match day.tomorrow() {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    day
}

/// Days since 0000-03-01, of the Gregorian calendar.
fn day_number(date: Date) -> i32 {
    let (year, month) = (i32::from(date.year()), i32::from(date.month()));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    year * 365 + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (month * 153 + 2) / 5
        + i32::from(date.day())
}

/// A holiday by its own name.
fn is_named(date: Date) -> bool {
    let day = date.day();
    let is_monday = |nth: i8| date.weekday() == Weekday::Monday && (day - 1) / 7 + 1 == nth;
    match date.month() {
        1 => day == 1 || is_monday(2),
        2 => day == 11 || day == 23,
        3 => i32::from(day) == equinox(date.year(), 20_843_100),
        4 => day == 29,
        5 => matches!(day, 3..=5),
        7 => is_monday(3),
        8 => day == 11,
        9 => is_monday(3) || i32::from(day) == equinox(date.year(), 23_248_800),
        10 => is_monday(2),
        11 => day == 3 || day == 23,
        _ => false,
    }
}

/// The day of the month; `base` is that of 1980 in millionths of a day.
fn equinox(year: i16, base: i32) -> i32 {
    let years = i32::from(year) - 1980;
    (base + 242_194 * years) / 1_000_000 - years.div_euclid(4)
}

/// The first day that is no holiday after a holiday on a Sunday.
fn is_substitute(date: Date) -> bool {
    let mut day = date;
    while let Ok(before) = day.yesterday() {
        if !is_named(before) {
            return false;
        }
        if before.weekday() == Weekday::Sunday {
            return !is_named(date);
        }
        day = before;
    }
    false
}

/// The first instant of a day in Japan.
#[must_use]
pub fn start_of_day(date: Date) -> Moment {
    Moment(end_of_day(date).0 + 1 - 86_400_000)
}

/// The last instant of a day in Japan.
#[must_use]
pub fn end_of_day(date: Date) -> Moment {
    let days = i64::from(days_between(Date::constant(1970, 1, 1), date));
    Moment((days + 1) * 86_400_000 - 9 * 3_600_000 - 1)
}
