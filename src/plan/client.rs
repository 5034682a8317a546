//! Clients whose data the organisation handles, each with the hours within which its contract has it told: what the
//! case says of them, one a line (`A社 24時間`), and what the organisation's pack does. A contract holds whether or not
//! the law asks for a notice.

use std::rc::Rc;

use super::calendar::{days_between, japan_date};
use super::clock::{Clock, ClockKind};
use super::obligation::{CLIENT, addressees_field};
use super::tailor::Verdict;
use crate::case::{CaseState, Known, Moment};
use crate::guide::{Fact, Guide, MAX_HOURS};

/// A client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Its name.
    pub name: Rc<str>,
    /// Within how many hours of knowing its contract has it told; none where nothing is said of that.
    pub hours: Option<u32>,
    /// Whether the case names it; else the pack does, and whether its data is concerned is not said.
    pub is_named: bool,
}

/// What stands behind a number of hours.
const UNITS: [&str; 5] = ["時間以内", "時間", "hours", "hour", "h"];

impl Client {
    /// A line of the case: a name, and behind it, set off, the hours of its contract.
    #[must_use]
    pub fn read(line: &str) -> Self {
        let line = line.trim();
        let all = |hours| Self { name: line.into(), hours, is_named: true };
        let rest = line.strip_suffix([')', '）']).unwrap_or(line).trim_end();
        let Some(rest) = UNITS.iter().find_map(|unit| rest.strip_suffix(unit)) else { return all(None) };
        let rest = rest.trim_end();
        let name = rest.trim_end_matches(|one: char| one.is_ascii_digit() || ('０'..='９').contains(&one));
        let digits = rest.get(name.len()..).unwrap_or_default().chars();
        let digits: String = digits.map(|one| if one.is_ascii() { one } else { ascii(one) }).collect();
        // A firm may be called 株式会社24時間: the hours are set off from the name.
        let is_between = |one: char| one.is_whitespace() || "(（:：,、，".contains(one);
        let is_set_off = name.ends_with(is_between) && !name.trim_matches(is_between).is_empty();
        let hours = digits
            .parse()
            .ok()
            .filter(|hours| is_set_off && (1..=MAX_HOURS).contains(hours));
        match hours {
            None => all(None),
            hours => Self { name: name.trim_matches(is_between).into(), hours, is_named: true },
        }
    }

    /// Whether its contract has it told.
    #[must_use]
    pub fn verdict(&self, state: &CaseState) -> Verdict {
        match (state.answers.fact(Fact::Entrusted), self.hours, self.is_named) {
            (Known::No, ..) | (_, None, _) => Verdict::DoesNotApply,
            (Known::Yes, Some(_), true) => Verdict::Applies,
            _ => Verdict::Open,
        }
    }

    /// The clock of its contract; none where it gives no hours, or as long as nobody says when the organisation knew.
    #[must_use]
    pub fn clock(&self, guide: &Guide, state: &CaseState) -> Option<Clock> {
        let (answers, verdict) = (&state.answers, self.verdict(state));
        let (known_at, hours) = (answers.known_at?, self.hours?);
        let duty = guide.duty(CLIENT).filter(|_| verdict != Verdict::DoesNotApply)?;
        let due_at = Moment(known_at.0.saturating_add(i64::from(hours) * 3_600_000));
        let (known_on, due) = (japan_date(known_at), japan_date(due_at));
        Some(Clock {
            kind: ClockKind::Contract,
            duty: duty.id,
            to: Some(Rc::clone(&self.name)),
            hours: self.hours,
            verdict,
            item: duty.settles.first().copied(),
            is_about: answers.fact(Fact::KnownAbout) == Known::Yes,
            starts_at: known_at,
            known_on,
            situation: None,
            n_days: days_between(known_on, due) + 1,
            from: None,
            counted: due,
            due,
            due_at: Some(due_at),
            longer: None,
            stricter: None,
            own: None,
        })
    }
}

fn ascii(digit: char) -> char {
    u32::from(digit)
        .checked_sub(u32::from('０') - u32::from('0'))
        .and_then(char::from_u32)
        .unwrap_or(digit)
}

/// The clients of a case: those that it names, or else, where data is handled for others, those of the pack.
#[must_use]
pub fn clients(guide: &Guide, state: &CaseState) -> Vec<Client> {
    let lines = state
        .text(&addressees_field(CLIENT))
        .lines()
        .filter(|line| !line.trim().is_empty());
    let of_pack = |name: &str| guide.clients.iter().find(|one| one.name == name).and_then(|one| one.hours);
    let named: Vec<Client> = lines
        .map(|line| {
            let client = Client::read(line);
            Client { hours: client.hours.or_else(|| of_pack(&client.name)), ..client }
        })
        .collect();
    if !named.is_empty() || state.answers.fact(Fact::Entrusted) != Known::Yes {
        return named;
    }
    let of_pack = guide.clients.iter();
    of_pack
        .map(|one| Client { name: one.name.into(), hours: one.hours, is_named: false })
        .collect()
}
