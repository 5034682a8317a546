//! What is said on the page of the record: its days, and the course of the case as a picture.

use super::say::{MONTHS_EN, clock, day, pick};
use crate::case::Moment;
use crate::guide::{Lang, Text};
use crate::plan::calendar::{days_between, japan_date};

words! {
    CHART_EVENTS: "起きたこと", "Events";
    CHART_ACTS: "したこと", "Acts";
    CHART_SENT: "送った、届け出た", "Sent or filed";
    CHART_DECIDED: "決めた", "Decided";
    CHART_NOW: "いま", "now";
    AT_PRESS: "押した時刻", "at the press";
}

/// The picture in words: from when to when, how much happened and was done, each deadline.
#[must_use]
pub fn chart([from, to]: &[String; 2], n_events: usize, n_acts: usize, clocks: &[String], lang: Lang) -> String {
    let (events, acts) = (CHART_EVENTS.get(lang), CHART_ACTS.get(lang));
    let clocks: String = clocks
        .iter()
        .map(|clock| format!(" {clock}{}", if lang == Lang::Ja { "。" } else { "." }))
        .collect();
    match lang {
        Lang::Ja => format!("{from} から {to} までの図。{events} {n_events}、{acts} {n_acts}。{clocks}"),
        Lang::En => format!("The course from {from} to {to}. {events}: {n_events}; {acts}: {n_acts}.{clocks}"),
    }
}

/// `11/26`, `26 Nov`.
#[must_use]
pub fn month_day(at: Moment, lang: Lang) -> String {
    let date = japan_date(at);
    match lang {
        Lang::Ja => format!("{}/{}", date.month(), date.day()),
        Lang::En => format!("{} {}", date.day(), pick(&MONTHS_EN, date.month() - 1)),
    }
}

/// `12:30`, in Japan.
#[must_use]
pub fn hour(at: Moment) -> String {
    clock(at)
}

/// A day of the record as a heading, and which one it is since the organisation knew: `2026/12/1(火)`, `きょう・6日目`.
#[must_use]
pub fn day_heading(at: Moment, known_at: Option<Moment>, now: Moment, lang: Lang) -> [String; 2] {
    let date = japan_date(at);
    let today = (date == japan_date(now)).then(|| if lang == Lang::Ja { "きょう" } else { "today" }.to_owned());
    let number = known_at.map(|known_at| days_between(japan_date(known_at), date) + 1);
    let number = number.filter(|number| *number > 0).map(|number| match lang {
        Lang::Ja => format!("{number}日目"),
        Lang::En => format!("day {number}"),
    });
    let more: Vec<String> = [today, number].into_iter().flatten().collect();
    [day(at, lang), more.join(if lang == Lang::Ja { "・" } else { " · " })]
}
