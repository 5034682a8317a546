//! Instants as RFC 3339 text, and as the civil time of Japan (UTC+9, no daylight saving time) that the page shows and
//! asks for.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

use crate::case::Moment;

const JAPAN: Offset = Offset::constant(9);
/// 0000-01-01T00:00:00Z, before which RFC 3339 cannot write, and the last millisecond that jiff knows (9999-12-30).
const FIRST: Moment = Moment(-62_167_219_200_000);
const LAST: Moment = Moment(253_402_207_199_999);

/// `2026-11-23T03:00:00.123Z`; instants outside of the years 0 to 9999 are clamped.
#[must_use]
pub fn to_rfc3339(moment: Moment) -> String {
    let civil = civil_at(moment.clamp(FIRST, LAST), Offset::UTC);
    let seconds = format!("{}T{:02}:{:02}:{:02}", date(civil), civil.hour(), civil.minute(), civil.second());
    match civil.millisecond() {
        0 => format!("{seconds}Z"),
        millisecond => format!("{seconds}.{millisecond:03}Z"),
    }
}

/// The instant of an RFC 3339 text, cut to milliseconds.
#[must_use]
pub fn from_rfc3339(text: &str) -> Option<Moment> {
    let (civil, rest) = text.split_at_checked(19)?;
    let (fraction, zone) = match rest.strip_prefix('.') {
        Some(rest) => rest.split_at(rest.find(|char: char| !char.is_ascii_digit())?),
        None => ("000", rest),
    };
    let millis = number(format!("{fraction:0<3}").get(..3).filter(|_| !fraction.is_empty())?)?;
    let minutes = match zone {
        "Z" | "z" => 0,
        _ => {
            let minutes = number(zone.get(1..3)?)? * 60 + number(zone.get(4..).filter(|minutes| minutes.len() == 2)?)?;
            match (zone.get(..1)?, zone.get(3..4)?) {
                ("+", ":") => minutes,
                ("-", ":") => -minutes,
                _ => return None,
            }
        }
    };
    let utc = moment_of(civil, Offset::UTC)?;
    Some(Moment(utc.0 + millis - minutes * 60_000)).filter(|moment| (FIRST..=LAST).contains(moment))
}

/// Civil time in Japan.
#[must_use]
pub fn in_japan(moment: Moment) -> DateTime {
    civil_at(moment.clamp(FIRST, LAST), JAPAN)
}

/// `2026-11-23T12:00`, civil time in Japan: the form of an `<input type="datetime-local">`.
#[must_use]
pub fn to_japan_input(moment: Moment) -> String {
    let civil = in_japan(moment);
    format!("{}T{:02}:{:02}", date(civil), civil.hour(), civil.minute())
}

/// The instant of a `2026-11-23T12:00` (seconds allowed), civil time in Japan.
#[must_use]
pub fn from_japan_input(text: &str) -> Option<Moment> {
    let seconds = if text.len() == 16 { ":00" } else { "" };
    moment_of(text.get(..19).unwrap_or(&format!("{text}{seconds}")), JAPAN)
}

fn date(civil: DateTime) -> String {
    format!("{:04}-{:02}-{:02}", civil.year(), civil.month(), civil.day())
}

fn civil_at(moment: Moment, offset: Offset) -> DateTime {
    offset.to_datetime(Timestamp::from_millisecond(moment.0).unwrap_or_default())
}

/// The instant of `2026-11-23T12:00:00` at an offset. Read here, since jiff's own parsers weigh 70 kB in the page.
fn moment_of(text: &str, offset: Offset) -> Option<Moment> {
    let is_one_of = |at: usize, characters: &[&str]| text.get(at..=at).is_some_and(|one| characters.contains(&one));
    let has_form = text.len() == 19
        && is_one_of(4, &["-"])
        && is_one_of(7, &["-"])
        && is_one_of(10, &["T", "t"])
        && is_one_of(13, &[":"])
        && is_one_of(16, &[":"]);
    let part = |from: usize, to: usize| text.get(from..to).and_then(number);
    let small = |from: usize, to: usize| part(from, to).and_then(|number| i8::try_from(number).ok());
    let year = i16::try_from(part(0, 4)?).ok()?;
    let civil =
        DateTime::new(year, small(5, 7)?, small(8, 10)?, small(11, 13)?, small(14, 16)?, small(17, 19)?, 0).ok()?;
    offset
        .to_timestamp(civil)
        .ok()
        .filter(|_| has_form)
        .map(|timestamp| Moment(timestamp.as_millisecond()))
}

fn number(digits: &str) -> Option<i64> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn civil_time_is_japans_whatever_the_machines_zone() {
        let moment = from_rfc3339("2026-11-22T18:10:00.5Z").expect("an instant");
        assert_eq!(to_japan_input(moment), "2026-11-23T03:10");
        assert_eq!(from_japan_input("2026-11-23T03:10"), from_rfc3339("2026-11-22T18:10:00Z"));
        assert_eq!(to_rfc3339(moment), "2026-11-22T18:10:00.500Z");
        assert_eq!(from_japan_input("yesterday"), None);
    }

    #[test]
    fn other_writers_forms_are_read_and_what_is_no_time_is_refused() {
        let instant = from_rfc3339("2026-11-22T18:10:00Z");
        for text in [
            "2026-11-23T03:10:00+09:00",
            "2026-11-22t18:10:00z",
            "2026-11-22T18:10:00.0004Z",
            "2026-11-22T12:40:00-05:30",
        ] {
            assert_eq!(from_rfc3339(text), instant, "{text}");
        }
        for text in [
            "",
            "2026-11-22",
            "2026-13-22T18:10:00Z",
            "2026-02-30T18:10:00Z",
            "2026-11-22T18:10:00",
            "2026-11-22T18:10:00+0900",
            "2026-11-22 18:10:00Z",
            "2026-11-22T18:10:00.Z",
            "２０２６-11-22T18:10:00Z",
            "+026-11-22T18:10:00Z",
            "2026-11-22T18:10:00+09:",
        ] {
            assert_eq!(from_rfc3339(text), None, "{text}");
        }
        for moment in [Moment(0), Moment(-1), Moment(1_795_000_000_123), FIRST, LAST] {
            assert_eq!(from_rfc3339(&to_rfc3339(moment)), Some(moment));
        }
    }
}
