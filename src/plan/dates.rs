//! Dates in lines that were keyed in, as people and the pages themselves write them: `11/23(月)`, `令和8年11月23日`,
//! `R8.11.23`, `Sun 15 Nov 2026`, `昨日`, `月曜`. What looks like a date or time and is not understood is a fault.

use jiff::civil::Date;

use super::KeyedFault;
use super::scanner::{Scanner, is_gap};

/// A day as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// With its year.
    Full(Date),
    /// Month and day, and the day of the week if it is given.
    OfYear(i8, i8, Option<i8>),
    /// So many days ago.
    Ago(i32),
    /// The last one of this day of the week, from Monday as 0.
    Weekday(i8),
}

const RELATIVE: [(&str, i32); 13] = [
    ("today", 0),
    ("今日", 0),
    ("きょう", 0),
    ("本日", 0),
    ("the day before yesterday", 2),
    ("day before yesterday", 2),
    ("yesterday", 1),
    ("昨日", 1),
    ("きのう", 1),
    ("前日", 1),
    ("一昨日", 2),
    ("おととい", 2),
    ("おとつい", 2),
];

const WEEKDAYS: [char; 7] = ['月', '火', '水', '木', '金', '土', '日'];
const WEEKDAYS_EN: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS_EN: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Months that people are called by too.
const MONTHS_OF_NAMES: [&str; 6] = ["jan", "april", "may", "june", "jun", "august"];

/// Eras, and the year before their first.
const ERAS: [(&str, i16); 8] =
    [("令和", 2018), ("令", 2018), ("㋿", 2018), ("r", 2018), ("平成", 1988), ("平", 1988), ("㍻", 1988), ("h", 1988)];

/// What says a day or time that is not understood, wherever it stands in a word.
const DAYS_NOT_READ: [&str; 37] = [
    "令和",
    "平成",
    "昭和",
    "㋿",
    "㍻",
    "㍼",
    "昨日",
    "今日は",
    "本日",
    "前日",
    "翌日",
    "前々日",
    "先日",
    "同日",
    "当日",
    "昨夜",
    "昨晩",
    "前夜",
    "今朝",
    "今夜",
    "今晩",
    "翌朝",
    "先週",
    "今週",
    "来週",
    "先月",
    "今月",
    "週末",
    "月末",
    "年末",
    "正午",
    "深夜",
    "未明",
    "早朝",
    "夕方",
    "午前",
    "午後",
];
/// The same, where it is the whole word.
const WORDS_NOT_READ: [&str; 35] = [
    "明日",
    "明後日",
    "朝",
    "昼",
    "夜",
    "晩",
    "元旦",
    "大晦日",
    "月",
    "火",
    "水",
    "木",
    "金",
    "土",
    "日",
    "am",
    "pm",
    "tomorrow",
    "tonight",
    "morning",
    "noon",
    "midnight",
    "afternoon",
    "evening",
    "night",
    "ago",
    "last",
    "week",
    "weeks",
    "day",
    "days",
    "hour",
    "hours",
    "o'clock",
    "weekend",
];

/// Whether a word, in plain characters, looks like a date or time, or holds one: 佐藤9:30, R8.11, 先週.
pub(super) fn looks_like_time(word: &str) -> bool {
    let characters: Vec<char> = word.chars().collect();
    let is_digit = |character: char| character.is_ascii_digit();
    let is_number = |character: char| character.is_numeric() || "一二三四五六七八九十".contains(character);
    let has_unit = characters.windows(2).any(|pair| match pair {
        [number, unit] => {
            (is_digit(*number) && *unit == ':') || (is_number(*number) && matches!(unit, '年' | '月' | '日' | '時'))
        }
        _ => false,
    });
    let has_weekday = characters
        .windows(2)
        .any(|pair| matches!(pair, [day, '曜'] | ['(', day] if WEEKDAYS.contains(day)));
    let has_slash = characters
        .windows(3)
        .any(|three| matches!(three, [before, '/', after] if is_digit(*before) && is_digit(*after)));
    let numbers: Vec<&str> = word.split(['.', '-']).collect();
    let has_date = numbers.windows(3).any(|three| match three {
        [year, month, day] => {
            year.ends_with(is_digit) && !month.is_empty() && month.chars().all(is_digit) && day.starts_with(is_digit)
        }
        _ => false,
    });
    let name = word.trim_end_matches(['.', ':']);
    let is_month = month_named(name).is_some() && !MONTHS_OF_NAMES.contains(&name);
    word.starts_with(char::is_numeric)
        || has_unit
        || has_weekday
        || has_slash
        || has_date
        || is_month
        || DAYS_NOT_READ.iter().any(|one| word.contains(one))
        || WORDS_NOT_READ.contains(&name)
}

/// The number of a month: `nov`, `november`.
fn month_named(word: &str) -> Option<i8> {
    let word = if word == "sept" { "sep" } else { word };
    let at = MONTHS_EN
        .into_iter()
        .position(|month| month == word || month.get(..3) == Some(word))?;
    i8::try_from(at + 1).ok()
}

/// The number of a day of the week from Monday as 0: `mon`, `tues`, `thursday`.
fn weekday_named(word: &str) -> Option<i8> {
    let short = if matches!(word, "tues" | "thur" | "thurs") { word.get(..3)? } else { word };
    let at = WEEKDAYS_EN
        .into_iter()
        .position(|day| day == word || day.get(..3) == Some(short))?;
    i8::try_from(at).ok()
}

impl Scanner {
    /// A date, if one stands here; what looks like one and is none is a fault.
    /// `has_names`: Sun and Mon may be names too, unless a time follows.
    pub(super) fn take_date(&mut self, has_names: bool) -> Option<Result<Day, KeyedFault>> {
        let begin = self.at;
        if let Some((end, n_days)) = RELATIVE.iter().find_map(|(word, n_days)| Some((self.word(word)?, *n_days))) {
            (self.from, self.at) = (begin, end);
            return Some(Ok(Day::Ago(n_days)));
        }
        let before = self.take_weekday();
        let after_weekday = self.at;
        if before.is_some() {
            self.skip_gaps();
        }
        let from_day = self.at;
        let Some(day) = self.calendar_day() else {
            // A weekday alone.
            let is_name = has_names && self.char_before(after_weekday).is_ascii_alphabetic() && !self.is_time_next();
            (self.from, self.at) = (begin, if before.is_some() { after_weekday } else { begin });
            let weekday = before?;
            return Some(if is_name { Err(KeyedFault::BadTime(self.taken())) } else { Ok(Day::Weekday(weekday)) });
        };
        let is_slashed = [1, 2]
            .into_iter()
            .any(|at| self.char_at(from_day + at) == '/' && self.char_at(from_day + at + 1).is_ascii_digit());
        let after_day = self.at;
        let is_bracketed = self.char_at(after_day) == '(';
        self.skip(|character| character == ' ');
        let behind = self.take_weekday();
        if behind.is_none() {
            self.at = after_day;
        }
        self.from = begin;
        let is_cut = match self.char_at(self.at) {
            '/' | '-' => true,
            '0'..='9' => self.char_before(self.at).is_ascii_alphanumeric(),
            _ => false,
        };
        let is_whole = !(is_cut || is_bracketed && behind.is_none());
        let Some(day) = day.filter(|_| is_whole) else {
            self.skip(|character| !is_gap(character));
            return Some(Err(KeyedFault::BadTime(self.taken())));
        };
        // 2026-11-24T09:30
        self.at += usize::from(self.char_at(self.at) == 't' && self.char_at(self.at + 1).is_ascii_digit());
        let weekday = before.or(behind);
        if before.is_some() && behind.is_some() && before != behind {
            return Some(Err(KeyedFault::BadTime(self.taken())));
        }
        Some(match day {
            Day::Full(date) if weekday.is_some_and(|weekday| date.weekday().to_monday_zero_offset() != weekday) => {
                Err(KeyedFault::BadTime(self.taken()))
            }
            // In English 5/11 is the fifth of November to some.
            Day::OfYear(month, day, _)
                if is_slashed
                    && weekday.is_none()
                    && month <= 12
                    && day <= 12
                    && month != day
                    && self.is_without_japanese() =>
            {
                Err(KeyedFault::EitherDay(self.taken()))
            }
            Day::OfYear(month, day, _) => Ok(Day::OfYear(month, day, weekday)),
            _ => Ok(day),
        })
    }

    /// A date without its weekday. None where nothing like it stands here; inside, none where it is not whole.
    fn calendar_day(&mut self) -> Option<Option<Day>> {
        if let Some(day) = self.english_day() {
            return Some(Some(day));
        }
        if let Some(day) = self.era_day() {
            return Some(day);
        }
        let (first, after) = self.digits(self.at, 4)?;
        let separator = self.char_at(after);
        let is_year = after - self.at == 4 && matches!(separator, '/' | '-' | '.' | '年');
        if !is_year && (!matches!(separator, '/' | '月') || after - self.at > 2) {
            return None;
        }
        let month_from = if is_year { after + 1 } else { self.at };
        Some(self.month_and_day(is_year.then_some(first), month_from))
    }

    /// `令和8年11月23日`, `R8.11.23`.
    fn era_day(&mut self) -> Option<Option<Day>> {
        let (name, before) = ERAS.iter().find(|(name, _)| self.stands_here(name))?;
        let year_from = self.after_blanks(self.at + name.chars().count());
        let (year, after) = match self.char_at(year_from) {
            '元' => (1, year_from + 1),
            _ => self.digits(year_from, 2)?,
        };
        let goes_on = self.char_at(after) == '年' || self.char_at(after + 1).is_ascii_digit();
        if !goes_on || !matches!(self.char_at(after), '/' | '-' | '.' | '年') {
            return None;
        }
        Some(self.month_and_day(Some(before + year), after + 1))
    }

    /// Month and day from a place on.
    fn month_and_day(&mut self, year: Option<i16>, month_from: usize) -> Option<Day> {
        let (month, after_month) = self.digits(self.after_blanks(month_from), 2)?;
        let separator = self.char_at(after_month);
        if !matches!((separator, year), ('月' | '/', _) | ('-' | '.', Some(_))) {
            return None;
        }
        let is_spelt = separator == '月';
        let day_from = if is_spelt { self.after_blanks(after_month + 1) } else { after_month + 1 };
        let (day, after_day) = self.digits(day_from, 2)?;
        if is_spelt != (self.char_at(after_day) == '日') {
            return None;
        }
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        let found = match year {
            Some(year) => Day::Full(Date::new(year, month, day).ok()?),
            None => Day::OfYear(month, day, None),
        };
        self.at = after_day + usize::from(is_spelt);
        Some(found)
    }

    /// `15 Nov 2026`, `5 November`, `Nov 5th, 2026`.
    fn english_day(&mut self) -> Option<Day> {
        let is_between = |character: char| matches!(character, ' ' | '-' | '/' | '.');
        let (month, day, end) = if let Some((day, after)) = self.digits(self.at, 2) {
            let month_from = self.after(self.after_ordinal(after), is_between);
            let (word, end) = self.letters(month_from);
            (month_named(&word)?, day, end + usize::from(self.char_at(end) == '.'))
        } else {
            let (word, after) = self.letters(self.at);
            let month = month_named(&word)?;
            let (day, end) = self.digits(self.after(after, is_between), 2)?;
            let end = self.after_ordinal(end);
            // May 9:30 is a name and a time.
            if matches!(self.char_at(end), ':' | '時') || self.is_half_at(end, "am") || self.is_half_at(end, "pm") {
                return None;
            }
            (month, day, end)
        };
        let day = i8::try_from(day).ok()?;
        let year_from = self.after(end, |character| is_between(character) || character == ',');
        let year = self.digits(year_from, 4).filter(|(year, after)| {
            after - year_from == 4 && (1900..2100).contains(year) && self.char_at(*after) != ':'
        });
        let (found, end) = match year {
            Some((year, after)) => (Day::Full(Date::new(year, month, day).ok()?), after),
            None => (Day::OfYear(month, day, None), end),
        };
        self.at = end;
        Some(found)
    }

    /// `(月)`, `月曜`, `月曜日`, `Mon`, `(Mon)`.
    fn take_weekday(&mut self) -> Option<i8> {
        let is_bracketed = self.char_at(self.at) == '(';
        let from = self.at + usize::from(is_bracketed);
        let position = WEEKDAYS.iter().position(|day| *day == self.char_at(from));
        let (weekday, mut end) = if let Some(weekday) = position.and_then(|day| i8::try_from(day).ok()) {
            let has_name = self.char_at(from + 1) == '曜';
            if !has_name && !is_bracketed {
                return None;
            }
            let end = from + 1 + usize::from(has_name);
            (weekday, end + usize::from(self.char_at(end) == '日'))
        } else {
            let (word, end) = self.letters(from);
            (weekday_named(&word)?, end)
        };
        if is_bracketed {
            if self.char_at(end) != ')' {
                return None;
            }
            end += 1;
        }
        self.at = end;
        Some(weekday)
    }

    /// Letters from a place on, as a word, and the place after them.
    fn letters(&self, from: usize) -> (String, usize) {
        let end = self.after(from, |character| character.is_ascii_alphabetic());
        ((from..end).map(|at| self.char_at(at)).collect(), end)
    }

    /// The place after `1st`, `2nd`.
    fn after_ordinal(&self, at: usize) -> usize {
        let (word, end) = self.letters(at);
        if matches!(&*word, "st" | "nd" | "rd" | "th") { end } else { at }
    }

    fn after_blanks(&self, at: usize) -> usize {
        self.after(at, |character| character == ' ')
    }

    /// Whether a time is what stands next.
    pub(super) fn is_time_next(&mut self) -> bool {
        let (at, from) = (self.at, self.from);
        self.skip_gaps();
        let is_time = self.take_time(true).is_some();
        (self.at, self.from) = (at, from);
        is_time
    }
}
