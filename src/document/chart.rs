//! The course of a case as a picture: what happened, what was done, the deadlines. It shows the time from the first of
//! them until a little after the last; what is due later leads out of it.

use super::node::{Chart, ChartClock, ChartEvents, ChartMark, Node, RecordEntry, RowTime, Shape, Sort};
use super::register::time_of;
use super::request::Scope;
use crate::case::{Case, Moment};
use crate::guide::{Force, Lang};
use crate::plan::calendar::{japan_date, start_of_day};
use crate::plan::{Done, Obligation, Verdict, obligations};
use crate::words;

/// The whole width.
const WIDTH: i64 = 1_000;
/// Marks closer than this are one with a count: ten pixels on a phone.
const CLOSE: u16 = 36;
/// How many days have a name.
const N_NAMES: i64 = 7;
/// How many deadlines are shown.
const N_CLOCKS: usize = 12;
const DAY: i64 = 86_400_000;

/// The time that a picture shows.
#[derive(Clone, Copy)]
struct Span {
    from: Moment,
    to: Moment,
}

impl Span {
    /// Whole days in Japan, from the first time that is shown to a day and a half after the last one.
    fn of(first: Moment, last: Moment) -> Self {
        Self { from: start_of_day(japan_date(first)), to: start_of_day(japan_date(Moment(last.0 + DAY * 5 / 2))) }
    }

    fn at(self, moment: Moment) -> u16 {
        let whole = (self.to.0 - self.from.0).max(1);
        let part = (moment.0 - self.from.0).saturating_mul(WIDTH) / whole;
        u16::try_from(part.clamp(0, WIDTH)).unwrap_or_default()
    }

    /// Where days begin, as many with a name as there is room for.
    fn days(self, lang: Lang) -> Vec<(u16, String)> {
        let n_days = (self.to.0 - self.from.0) / DAY;
        let step = (n_days + N_NAMES - 1) / N_NAMES;
        let day = |number: i64| Moment(self.from.0 + number * step.max(1) * DAY);
        let days = (0..N_NAMES).map(day).take_while(|day| *day < self.to);
        // The month stands where it begins; between its days there is no room for it on a phone.
        let mut month = None;
        let name = |day: Moment| {
            let date = japan_date(day);
            let is_new = month.replace(date.month()) != Some(date.month());
            if is_new { words::month_day(day, lang) } else { date.day().to_string() }
        };
        let days: Vec<Moment> = days.collect();
        days.iter()
            .map(|day| self.at(*day))
            .zip(days.iter().copied().map(name))
            .collect()
    }
}

/// The picture; none where there is nothing to show. `entries`: the record, the newest first.
#[must_use]
pub(super) fn chart(entries: &[RecordEntry], case: &Case, scope: Scope) -> Option<Node> {
    let Scope { lang, now, .. } = scope;
    let clocks = clocks(case, scope);
    // One pass over a record that may be long.
    let of = |sorts: &[Sort]| -> Vec<(Moment, Shape)> {
        let shape = |entry: &RecordEntry| match entry.sort() {
            _ if !entry.holds() => None,
            Sort::Observed => Some(Shape::Event),
            Sort::Decided => Some(Shape::Decision),
            Sort::Sent => Some(Shape::Act),
            Sort::Item | Sort::Wrote | Sort::Answered | Sort::Case => None,
        };
        let ours = entries.iter().filter(|entry| sorts.contains(&entry.sort()));
        ours.rev().filter_map(|entry| Some((entry.at(), shape(entry)?))).collect()
    };
    let events = of(&[Sort::Observed]);
    let acts = of(&[Sort::Decided, Sort::Sent]);
    if events.is_empty() && acts.is_empty() && clocks.is_empty() {
        return None;
    }
    let ends = |marks: &[(Moment, Shape)]| {
        [marks.first(), marks.last()]
            .into_iter()
            .flatten()
            .map(|(at, _)| *at)
            .collect::<Vec<_>>()
    };
    let starts = clocks.iter().map(|(_, starts_at, _)| *starts_at);
    let end = case.state().closed_at.unwrap_or(now);
    let all: Vec<Moment> = [ends(&events), ends(&acts), starts.collect()].concat();
    let first = all.iter().copied().min().unwrap_or(end);
    let span = Span::of(first, all.into_iter().chain([end]).max().unwrap_or(end));
    let row = |name: crate::guide::Text, marks: &[(Moment, Shape)]| ChartEvents {
        name: name.get(lang).to_owned(),
        marks: together(marks.iter().map(|(at, shape)| (span.at(*at), *shape))),
    };
    let legend =
        [(Shape::Event, words::CHART_EVENTS), (Shape::Act, words::CHART_SENT), (Shape::Decision, words::CHART_DECIDED)];
    let said = words::chart(&span_said(span, lang), events.len(), acts.len(), &lines(&clocks, now, lang), lang);
    Some(Node::Chart(Chart {
        said,
        days: span.days(lang),
        now: (now < span.to && now >= span.from).then(|| (span.at(now), words::CHART_NOW.get(lang).to_owned())),
        events: vec![row(words::CHART_EVENTS, &events), row(words::CHART_ACTS, &acts)],
        clocks: clocks.iter().map(|(name, _, one)| clock(name, one, span, now)).collect(),
        legend: legend.map(|(shape, label)| (shape, label.get(lang).to_owned())).into(),
    }))
}

fn span_said(span: Span, lang: Lang) -> [String; 2] {
    [span.from, Moment(span.to.0 - 1)].map(|at| words::month_day(at, lang))
}

/// The deadlines that apply or may apply, each with whom to tell and when it starts.
fn clocks(case: &Case, scope: Scope) -> Vec<(String, Moment, Obligation)> {
    let wanted = |one: &Obligation| {
        one.verdict == Verdict::Applies && one.force() == Force::Must
            || one.is_shown_open() && one.force() == Force::Must
    };
    let all = obligations(scope.guide(), case.state()).into_iter().filter(wanted);
    let named = all.filter_map(|one| {
        let clock = one.clock.as_ref()?;
        let name = if one.to.is_empty() { words::clock_name(clock, scope.lang) } else { one.to.clone() };
        Some((name, clock.starts_at, one))
    });
    named.take(N_CLOCKS).collect()
}

/// The deadlines in words.
fn lines(clocks: &[(String, Moment, Obligation)], now: Moment, lang: Lang) -> Vec<String> {
    let line = |(name, _, one): &(String, Moment, Obligation)| {
        let clock = one.clock.as_ref()?;
        let left = match &one.done {
            Done::Nothing => words::time_left(clock, now, lang),
            _ => words::STATE_DONE.get(lang).to_owned(),
        };
        Some(format!("{name} {} {left}", words::clock_due(clock, lang)))
    };
    clocks.iter().filter_map(line).collect()
}

fn clock(name: &str, one: &Obligation, span: Span, now: Moment) -> ChartClock {
    let (from, due) = one
        .clock
        .as_ref()
        .map_or((span.from, span.to), |clock| (clock.starts_at, clock.due_by()));
    let sent = if let Done::Sent(filed, _) = &one.done { Some(filed.sent.on) } else { None };
    let time = time_of(one, now);
    let over = match time {
        RowTime::Passed => Some(now),
        RowTime::Late => sent,
        RowTime::None | RowTime::Runs | RowTime::Near | RowTime::Perhaps | RowTime::InTime => None,
    };
    ChartClock {
        name: name.to_owned(),
        from: span.at(from),
        due: span.at(due),
        is_beyond: due >= span.to,
        over: over.map(|at| span.at(at)),
        sent: sent.map(|at| span.at(at)),
        time,
    }
}

/// Marks from left to right; those that stand too close are one with a count. What was done stands for what was decided
/// with it.
fn together(marks: impl Iterator<Item = (u16, Shape)>) -> Vec<ChartMark> {
    let mut together: Vec<ChartMark> = Vec::new();
    for (at, shape) in marks {
        match together.last_mut() {
            Some(last) if at.saturating_sub(last.at) < CLOSE => {
                last.count += 1;
                if shape == Shape::Act {
                    last.shape = shape;
                }
            }
            _ => together.push(ChartMark { at, shape, count: 1 }),
        }
    }
    together
}

#[cfg(test)]
mod tests {
    use super::{ChartMark, Shape, together};

    #[test]
    fn marks_that_stand_too_close_are_one_with_a_count() {
        let marks = [(0, Shape::Event), (35, Shape::Event), (36, Shape::Event), (900, Shape::Event)];
        let found: Vec<_> = together(marks.into_iter()).iter().map(|mark| (mark.at, mark.count)).collect();
        assert_eq!(found, [(0, 2), (36, 1), (900, 1)]);
        let mixed = together([(10, Shape::Decision), (12, Shape::Act)].into_iter());
        assert_eq!(mixed, [ChartMark { at: 10, shape: Shape::Act, count: 2 }]);
    }
}
