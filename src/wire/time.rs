//! Instants as RFC 3339 text, and as the civil time of Japan (UTC+9, no daylight saving time) that the page shows and asks for.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

use crate::case::Moment;

const JAPAN: Offset = Offset::constant(9);

/// `2026-11-23T03:00:00.123Z`; instants outside of jiff's range (years -9999 to 9999) are clamped.
#[must_use]
pub fn to_rfc3339(moment: Moment) -> String {
    timestamp(moment).to_string()
}

/// The instant of an RFC 3339 text, cut to milliseconds.
#[must_use]
pub fn from_rfc3339(text: &str) -> Option<Moment> {
    text.parse::<Timestamp>().ok().map(|timestamp| Moment(timestamp.as_millisecond()))
}

/// Civil time in Japan.
#[must_use]
pub fn in_japan(moment: Moment) -> DateTime {
    JAPAN.to_datetime(timestamp(moment))
}

/// `2026-11-23T12:00`, civil time in Japan: the form of an `<input type="datetime-local">`.
#[must_use]
pub fn to_japan_input(moment: Moment) -> String {
    let civil = in_japan(moment);
    format!("{:04}-{:02}-{:02}T{:02}:{:02}", civil.year(), civil.month(), civil.day(), civil.hour(), civil.minute())
}

/// The instant of a `2026-11-23T12:00` (seconds allowed), civil time in Japan.
#[must_use]
pub fn from_japan_input(text: &str) -> Option<Moment> {
    let civil = text.parse::<DateTime>().ok()?;
    JAPAN.to_timestamp(civil).ok().map(|timestamp| Moment(timestamp.as_millisecond()))
}

fn timestamp(moment: Moment) -> Timestamp {
    Timestamp::from_millisecond(moment.0).unwrap_or(if moment.0 < 0 { Timestamp::MIN } else { Timestamp::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn civil_time_is_japans_whatever_the_machines_zone() {
        let moment = from_rfc3339("2026-11-22T18:10:00.5Z").expect("an instant");
        assert_eq!(to_japan_input(moment), "2026-11-23T03:10");
        assert_eq!(from_japan_input("2026-11-23T03:10"), from_rfc3339("2026-11-22T18:10:00Z"));
        assert_eq!(to_rfc3339(moment), "2026-11-22T18:10:00.5Z");
        assert_eq!(from_japan_input("yesterday"), None);
    }
}
