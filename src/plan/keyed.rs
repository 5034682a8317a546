//! Reads what was ticked on paper, as people key it in: `2-14 done 09:30 Sato`, `２－１４　済　９時３０分　佐藤`. Each line is read,
//! or reported with the reason. Nothing of a line is dropped: what is no number, state, date or time is the name, or
//! the reason.

use jiff::civil::Date;
use jiff::tz::Offset;

use super::calendar::{days_between, japan_date};
use super::dates::{Day, looks_like_time};
use super::scanner::{Scanner, plain};
use super::{Verdict, tailor};
use crate::case::{Acted, Case, Change, ItemRecord, ItemState, Moment, SortedMap};
use crate::guide::{Guide, Item};

/// A longer line is no line of a checklist.
const MAX_CHARS: usize = 400;
/// A date without a year that is still to come is last year's only when that is not longer ago than this.
const MAX_DAYS_BACK: i32 = 183;

/// A line that was keyed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyedLine {
    /// Where it stands, from 1; empty lines count.
    pub number: usize,
    /// The whole line.
    pub text: String,
    /// What it says, or why it cannot be read.
    pub read: Result<KeyedTick, KeyedFault>,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyedTick {
    /// The item.
    pub item: &'static Item,
    /// Its new state.
    pub state: ItemState,
    /// Why it does not apply; empty for the other states.
    pub reason: String,
    /// When and by whom it was done.
    pub paper: Acted,
    /// How far the item is before this line: after the lines above it.
    pub before: ItemState,
    /// What the user should know before this is recorded.
    pub notes: Vec<KeyedNote>,
}

impl KeyedTick {
    /// What is entered into the log.
    #[must_use]
    pub fn change(&self) -> Change {
        Change::KeyedItem(self.item.id.into(), self.state, self.reason.as_str().into(), self.paper.clone())
    }
}

/// What the user should know about a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyedNote {
    /// The time is later than now, so it is taken as yesterday's.
    Yesterday,
    /// The date is still to come this year, so it is taken as last year's.
    LastYear,
    /// No time stands in the line.
    NoTime,
    /// The item is not on the list of this case.
    NotListed,
    /// The item is in this state already.
    Unchanged,
    /// It was set later than the time of this line: then, and this line would take its place.
    SetLater(Moment),
    /// An earlier line is about the same item.
    Again(usize),
    /// Its day is before the case began: before its first entry, and before anyone knew.
    BeforeCase(Moment),
}

/// Why a line cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyedFault {
    /// It does not begin with the number of an item.
    NoNumber,
    /// There is no item of this number; the nearest one.
    NoSuchItem(String, Option<&'static Item>),
    /// No state stands after the number, but this.
    NoState(String),
    /// Something that looks like a time or date and is none, or stands there twice.
    BadTime(String),
    /// A date that is one day to some and another to others: 5/11.
    EitherDay(String),
    /// A date without a time.
    NoTimeOfDay,
    /// It has not come yet.
    Future,
    /// Something that does not apply needs a reason.
    NoReason,
    /// It is too long.
    TooLong,
}

/// Reads lines that were keyed in for a case. Empty lines are passed over.
#[must_use]
pub fn read_keyed(guide: &Guide, case: &Case, now: Moment, text: &str) -> Vec<KeyedLine> {
    let plan = tailor(guide, &case.state().answers);
    let began = began(case);
    // What the lines above have changed: the state, and the line.
    let mut changed: SortedMap<&str, (ItemState, usize)> = SortedMap::default();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            let number = at + 1;
            let read = read_line(guide, now, line).map(|mut tick| {
                let id = tick.item.id;
                let record = case.state().item(id);
                let earlier = changed.get(id).copied();
                tick.before = earlier.map_or(record.state, |(state, _)| state);
                tick.notes.extend(earlier.map(|(_, line)| KeyedNote::Again(line)));
                if plan.item(id).is_some_and(|planned| planned.verdict == Verdict::DoesNotApply) {
                    tick.notes.push(KeyedNote::NotListed);
                }
                if tick.before == tick.state {
                    tick.notes.push(KeyedNote::Unchanged);
                }
                tick.notes.extend(set_later(&tick, &record).filter(|_| earlier.is_none()));
                let is_before = |began: &Moment| tick.paper.at.is_some_and(|at| japan_date(at) < japan_date(*began));
                tick.notes.extend(began.filter(is_before).map(KeyedNote::BeforeCase));
                changed.insert(id, (tick.state, number));
                tick
            });
            KeyedLine { number, text: line.to_owned(), read }
        })
        .collect()
}

/// When the case began, or when the organisation knew, if that was earlier.
fn began(case: &Case) -> Option<Moment> {
    case.began_at().into_iter().chain(case.state().answers.known_at).min()
}

/// Whether the state was set after what the paper says.
fn set_later(tick: &KeyedTick, record: &ItemRecord) -> Option<KeyedNote> {
    let (set, paper) = (record.acted.at.or(record.recorded.as_ref().map(|stamp| stamp.at))?, tick.paper.at?);
    (set > paper).then_some(KeyedNote::SetLater(set))
}

fn read_line(guide: &Guide, now: Moment, line: &str) -> Result<KeyedTick, KeyedFault> {
    let mut scanner = Scanner::new(line);
    if scanner.len() > MAX_CHARS {
        return Err(KeyedFault::TooLong);
    }
    scanner.skip_bullets();
    let mark = scanner.take_mark();
    scanner.skip_bullets();
    let number = scanner.take_number().ok_or(KeyedFault::NoNumber)?;
    let item = find(guide, &number).ok_or_else(|| KeyedFault::NoSuchItem(number.clone(), nearest(guide, &number)))?;
    scanner.skip_gaps();
    let state = match scanner.take_state().or(mark) {
        Some(state) => {
            scanner.skip_colons();
            state
        }
        None => return Err(KeyedFault::NoState(scanner.rest())),
    };
    let (mut date, mut time, mut names) = (None, None, Vec::new());
    let has_reason = state == ItemState::NotApplicable;
    let mut reason = String::new();
    loop {
        scanner.skip_gaps();
        if scanner.is_at_end() {
            break;
        }
        let begin = scanner.at;
        if let Some(read) = scanner.take_date(!has_reason) {
            let is_of_reason = has_reason
                && time.is_none()
                && matches!(read, Ok(Day::Ago(_) | Day::Weekday(_)))
                && !scanner.is_time_next();
            if is_of_reason {
                // A reason may begin so: 昨日の点検で不要.
                scanner.at = begin;
                take_reason(&mut scanner, &mut reason, &mut names);
            } else {
                put(&mut date, read?, &scanner)?;
            }
        } else if let Some(read) = scanner.take_time(!has_reason) {
            put(&mut time, read.map_err(KeyedFault::BadTime)?, &scanner)?;
        } else if has_reason {
            take_reason(&mut scanner, &mut reason, &mut names);
        } else {
            let word = scanner.take_word();
            // What is meant as a date or time would otherwise pass for a name; what stands after an @ is one.
            let is_name = word.starts_with(['@', '＠']);
            if !is_name && looks_like_time(&word.chars().map(plain).collect::<String>()) {
                return Err(KeyedFault::BadTime(word));
            }
            names.push(word.trim_matches(['@', '＠', '-']).to_owned());
        }
    }
    if has_reason && reason.is_empty() {
        return Err(KeyedFault::NoReason);
    }
    let (at, note) = moment(date, time, now)?;
    names.retain(|name| !name.is_empty());
    let paper = Acted { at, by: names.join(" ").into() };
    Ok(KeyedTick { item, state, reason, paper, before: ItemState::Open, notes: note.into_iter().collect() })
}

/// All that is left, as a reason and a name.
fn take_reason(scanner: &mut Scanner, reason: &mut String, names: &mut Vec<String>) {
    scanner.skip_colons();
    let (said, name) = scanner.take_reason();
    *reason = said;
    names.extend(name);
}

/// A second one contradicts the first.
fn put<T>(place: &mut Option<T>, read: T, scanner: &Scanner) -> Result<(), KeyedFault> {
    match place.replace(read) {
        None => Ok(()),
        Some(_) => Err(KeyedFault::BadTime(scanner.taken())),
    }
}

/// The item of a number; one that lacks a nought is understood.
fn find(guide: &Guide, number: &str) -> Option<&'static Item> {
    let (step, rest) = number.rsplit_once('-')?;
    let padded = |n_digits: usize| format!("{step}-{rest:0>n_digits$}");
    guide
        .item(number)
        .or_else(|| guide.item(&padded(2)))
        .or_else(|| guide.item(&padded(3)))
}

/// The item whose number is nearest: of the same layer and step if it can be.
fn nearest(guide: &Guide, number: &str) -> Option<&'static Item> {
    let parts = |id: &str| {
        let (step, rest) = id.rsplit_once('-')?;
        let (layer, step) = step.rsplit_once(':').unwrap_or(("", step));
        Some((layer.to_owned(), step.parse::<u32>().ok()?, rest.parse::<u32>().ok()?))
    };
    let (layer, step, rest) = parts(number)?;
    let distance = |item: &&'static Item| {
        let (of, at, number) = parts(item.id).unwrap_or_default();
        (of != layer, at.abs_diff(step), number.abs_diff(rest))
    };
    guide.items.iter().min_by_key(distance)
}

/// A day and a time as people write them where a browser has no field for it: `2026/11/26 10:30`, `令和8年11月26日 10時30分`.
///
/// # Errors
/// When it is not understood, or not whole.
pub fn read_when(text: &str, now: Moment) -> Result<Moment, KeyedFault> {
    let mut scanner = Scanner::new(text);
    let (mut date, mut time) = (None, None);
    loop {
        scanner.skip_gaps();
        if scanner.is_at_end() {
            break;
        }
        if let Some(read) = scanner.take_date(false) {
            put(&mut date, read?, &scanner)?;
        } else if let Some(read) = scanner.take_time(false) {
            put(&mut time, read.map_err(KeyedFault::BadTime)?, &scanner)?;
        } else {
            return Err(KeyedFault::BadTime(scanner.take_word()));
        }
    }
    moment(date, time, now)?.0.ok_or(KeyedFault::NoTimeOfDay)
}

/// Why a time is asked about before it is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It lies before the year 2000: a year that is half typed, as a rule.
    Old,
    /// It has not come yet.
    Ahead,
}

/// Whether a time that something happened at has to be asked about.
#[must_use]
pub fn doubt(at: Moment, now: Moment) -> Option<Doubt> {
    if at > now {
        Some(Doubt::Ahead)
    } else if japan_date(at).year() < 2000 {
        Some(Doubt::Old)
    } else {
        None
    }
}

/// The instant that is meant, in Japan.
fn moment(
    day: Option<Day>,
    time: Option<(i8, i8)>,
    now: Moment,
) -> Result<(Option<Moment>, Option<KeyedNote>), KeyedFault> {
    let Some((hour, minute)) = time else {
        return if day.is_some() { Err(KeyedFault::NoTimeOfDay) } else { Ok((None, Some(KeyedNote::NoTime))) };
    };
    let today = japan_date(now);
    let at = |date: Date| {
        let stamp = Offset::constant(9).to_timestamp(date.at(hour, minute, 0, 0)).ok()?;
        Some(Moment(stamp.as_millisecond()))
    };
    let past = |date: Option<Date>| date.and_then(at).filter(|at| *at <= now);
    let before = |n_days: i32| (0..n_days).try_fold(today, |date, _| date.yesterday().ok());
    let found = match day {
        None => past(Some(today))
            .map(|at| (at, None))
            .or_else(|| past(before(1)).map(|at| (at, Some(KeyedNote::Yesterday)))),
        Some(Day::Ago(n_days)) => past(before(n_days)).map(|at| (at, None)),
        // Today, or one of the seven days before.
        Some(Day::Weekday(weekday)) => (0..=7)
            .map(before)
            .filter(|date| date.is_some_and(|date| date.weekday().to_monday_zero_offset() == weekday))
            .find_map(past)
            .map(|at| (at, None)),
        Some(Day::Full(date)) => past(Some(date)).map(|at| (at, None)),
        Some(Day::OfYear(month, day, weekday)) => {
            let of = |year: i16| Date::new(year, month, day).ok();
            let (this, last) = (of(today.year()), of(today.year() - 1));
            let is_recent = last.is_some_and(|date| days_between(date, today) <= MAX_DAYS_BACK);
            let found = past(this)
                .map(|at| (at, None))
                .or_else(|| past(last).filter(|_| is_recent).map(|at| (at, Some(KeyedNote::LastYear))));
            let is_wrong =
                |at: Moment| weekday.is_some_and(|weekday| japan_date(at).weekday().to_monday_zero_offset() != weekday);
            if found.is_some_and(|(at, _)| is_wrong(at)) || (this.is_none() && last.is_none()) {
                return Err(KeyedFault::BadTime(format!("{month}/{day}")));
            }
            found
        }
    };
    found.map(|(at, note)| (Some(at), note)).ok_or(KeyedFault::Future)
}
