//! Ids: of cases, of tabs, and of entries (sortable by time, unique to the tab that wrote them).

use std::fmt;
use std::rc::Rc;

use super::{Log, Moment};

/// Crockford's base 32 in lower case: sorts as ASCII, and nothing in it is mistaken for another character on paper.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const TIME_DIGITS: usize = 9;
const COUNT_DIGITS: usize = 3;
const TAB_DIGITS: usize = 8;
const CASE_DIGITS: usize = 10;
const MAX_COUNT: u64 = 1 << (5 * COUNT_DIGITS);
/// Ids past this instant (the year 2248) are not read.
const MAX_MILLIS: u64 = 1 << 43;
/// Files may not bring ids past this one (the year 2109): what is written after them needs ids that come later and can
/// still be read.
const MAX_MILLIS_OF_FILE: u64 = MAX_MILLIS / 2;
/// Clocks that differ by more than this, a day, are not merely set a little differently: one of them is wrong.
const MAX_SKEW: u64 = 24 * 3_600_000;

fn digits(mut value: u64, n_digits: usize) -> String {
    let mut out = vec![b'0'; n_digits];
    for place in out.iter_mut().rev() {
        *place = DIGITS.get((value % 32) as usize).copied().unwrap_or(b'0');
        value /= 32;
    }
    out.into_iter().map(char::from).collect()
}

fn value(text: &str) -> Option<u64> {
    text.bytes().try_fold(0_u64, |sum, byte| {
        let digit = DIGITS.iter().position(|known| *known == byte)?;
        sum.checked_mul(32)?.checked_add(digit as u64)
    })
}

fn is_id(text: &str, n_digits: usize) -> bool {
    text.len() == n_digits
        && value(text.get(n_digits.saturating_sub(12)..).unwrap_or("!")).is_some()
        && text.bytes().all(|byte| DIGITS.contains(&byte))
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $n_digits:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(Rc<str>);

        impl $name {
            /// The id of a text; none when the text has not the form of such an id.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                is_id(text, $n_digits).then(|| Self(text.into()))
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

id! {
    /// A case: 10 characters, chosen at random.
    CaseId, CASE_DIGITS
}
id! {
    /// A tab (one load of the page): 8 characters, chosen at random.
    TabId, TAB_DIGITS
}

impl CaseId {
    /// The id under which what is prepared is kept, in every browser the same: copies of it unite.
    pub const PREPARED: &str = "prepare000";

    /// Whether this is the id of what is prepared, and of no case.
    #[must_use]
    pub fn is_prepared(&self) -> bool {
        self.as_str() == Self::PREPARED
    }

    /// An id from 50 random bits.
    #[must_use]
    pub fn from_random(bits: u64) -> Self {
        Self(digits(bits, CASE_DIGITS).into())
    }
}

impl TabId {
    /// An id from 40 random bits.
    #[must_use]
    pub fn from_random(bits: u64) -> Self {
        Self(digits(bits, TAB_DIGITS).into())
    }
}

/// An entry: 9 characters of time (milliseconds), 3 of a counter, 8 of the tab. Sorts by time; no two of a case are
/// equal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryId(Rc<str>);

impl EntryId {
    /// The id of a text; none when the text has not the form of such an id.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let n_digits = TIME_DIGITS + COUNT_DIGITS + TAB_DIGITS;
        (is_id(text, n_digits) && value(text.get(..TIME_DIGITS)?)? < MAX_MILLIS).then(|| Self(text.into()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn clock(&self) -> (u64, u64) {
        let part = |from: usize, to: usize| self.0.get(from..to).and_then(value).unwrap_or(0);
        (part(0, TIME_DIGITS), part(TIME_DIGITS, TIME_DIGITS + COUNT_DIGITS))
    }

    /// Whether ids that come after this one can be given out for as long as anyone may want them.
    #[must_use]
    pub fn leaves_room(&self) -> bool {
        self.clock().0 < MAX_MILLIS_OF_FILE
    }

    /// Whether it lies so far ahead of a clock that one of the two clocks has to be wrong.
    #[must_use]
    pub fn is_ahead(&self, now: Moment) -> bool {
        self.clock().0 > millis(now).saturating_add(MAX_SKEW)
    }

    /// The part that names the tab which wrote the entry.
    #[must_use]
    pub fn tab(&self) -> &str {
        self.0.get(12..).unwrap_or_default()
    }

    /// Whether this tab wrote the entry.
    #[must_use]
    pub fn is_from(&self, tab: &TabId) -> bool {
        self.0.ends_with(tab.as_str())
    }
}

impl fmt::Debug for EntryId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn millis(now: Moment) -> u64 {
    u64::try_from(now.0).unwrap_or(0).min(MAX_MILLIS - 1)
}

/// Gives out ids of entries, each of which sorts after the one before it, even when the clock goes back.
#[derive(Clone, Debug)]
pub struct IdSource {
    tab: TabId,
    last: (u64, u64),
}

impl IdSource {
    /// The source of a tab.
    #[must_use]
    pub fn new(tab: TabId) -> Self {
        Self { tab, last: (0, 0) }
    }

    /// The tab.
    #[must_use]
    pub fn tab(&self) -> &TabId {
        &self.tab
    }

    /// The id of the next entry of a log, and the entry behind which it has to be put for it to come last. It sorts
    /// after all that the log has, but for what was written with a clock that is far ahead: that must not carry the
    /// time of everything that comes later along with it.
    pub fn next_in(&mut self, log: &Log, now: Moment) -> (EntryId, Option<EntryId>) {
        self.last = log.newest_until(now).map_or((0, 0), EntryId::clock);
        let mut id = self.next_id(now);
        while log.contains(&id) {
            id = self.next_id(now);
        }
        let after = log.last_beyond(&id).cloned();
        (id, after)
    }

    /// The next id.
    pub fn next_id(&mut self, now: Moment) -> EntryId {
        let now = millis(now);
        let (millis, count) = self.last;
        self.last = match (now > millis, count + 1 < MAX_COUNT) {
            (true, _) => (now, 0),
            (false, true) => (millis, count + 1),
            (false, false) => (millis + 1, 0),
        };
        let (millis, count) = self.last;
        EntryId(format!("{}{}{}", digits(millis, TIME_DIGITS), digits(count, COUNT_DIGITS), self.tab).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Change, Entry};

    #[test]
    fn ids_sort_by_time_and_stay_unique_when_the_clock_goes_back() {
        let mut source = IdSource::new(TabId::from_random(7));
        let ids: Vec<_> = [1000, 1000, 999, 1001, 5, 2000].map(|now| source.next_id(Moment(now))).into();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
    }

    #[test]
    fn an_id_of_the_log_sorts_before_the_next_one_unless_a_clock_is_wrong() {
        const DAY: i64 = 24 * 3_600_000;
        let mut theirs = IdSource::new(TabId::from_random(99));
        let mut ours = IdSource::new(TabId::from_random(1));
        for (ahead, is_followed) in [(0, true), (DAY, true), (DAY + 1, false), (3_000_000_000_000, false)] {
            let now = Moment(1_795_000_000_000);
            let seen = theirs.next_id(Moment(now.0 + ahead));
            let mut log = Log::default();
            let entry = Entry::new(seen.clone(), now, "".into(), Change::Closed);
            log.insert(Rc::new(entry)).expect("a new id");
            let (next, after) = ours.next_in(&log, now);
            assert_eq!(next > seen, is_followed, "{ahead}");
            assert_eq!(after, (!is_followed).then_some(seen), "{ahead}");
            assert!(!next.is_ahead(now), "{ahead}");
        }
    }

    #[test]
    fn ids_read_back_and_foreign_texts_are_refused() {
        let mut source = IdSource::new(TabId::from_random(u64::MAX));
        let id = source.next_id(Moment(1_795_000_000_000));
        assert_eq!(EntryId::parse(id.as_str()), Some(id));
        for text in [
            "",
            "x",
            "zzzzzzzzz00000000000",
            "１２３４５６７８９０１２３４５６７８９０",
            "0000000000000000000u",
            "00000000000000000000/",
        ] {
            assert_eq!(EntryId::parse(text), None, "{text}");
        }
        assert!(CaseId::parse("0123456789").is_some());
        assert!(CaseId::parse("012345678l").is_none(), "letters that look like digits are no part of an id");
    }
}
