//! A deadline as a strip: what, how much time is left, by when; below it a line from the day of knowing over now to the
//! last day. Far, near and passed are told apart by shape and word, then by colour.

use yew::prelude::*;

use crate::case::Moment;
use crate::guide::Lang;
use crate::plan::Clock;
use crate::plan::calendar::end_of_day;
use crate::ui::parts::elements::leaf;
use crate::words;

/// What is due within that many milliseconds is near: 48 hours.
const NEAR: i64 = 48 * 3_600_000;

/// Where the line begins and ends, in hundredths of its width: its marks need some room.
const EDGES: (i64, i64) = (2, 98);

/// The strip.
pub(crate) fn view_strip(clock: &Clock, now: Moment, lang: Lang) -> Html {
    let due = clock.due_at.unwrap_or_else(|| end_of_day(clock.due));
    let left = due.0 - now.0;
    // A clock, a triangle with an exclamation mark, a square with one.
    let (class, paths) = match left {
        ..0 => ("deadline deadline--late", ["M2 2h18v18H2z", "M11 6v6M11 15.5v.5"]),
        0..NEAR => ("deadline deadline--near", ["M11 2l9.5 17h-19z", "M11 8v5M11 16v.5"]),
        _ => ("deadline", ["M11 2a9 9 0 1 1 0 18 9 9 0 0 1 0-18z", "M11 6v5l3.5 2"]),
    };
    let whole = (due.0.max(now.0) - clock.starts_at.0).max(1);
    let at = |moment: i64| {
        let (begin, end) = EDGES;
        (begin + (moment - clock.starts_at.0).max(0) * (end - begin) / whole).min(end)
    };
    let percent = |at: i64| format!("{at}%");
    let line = |class: &'static str, from: i64, to: i64| {
        html! { <line {class} x1={percent(from)} x2={percent(to)} y1="9" y2="9" /> }
    };
    let (now, end) = (at(now.0), at(due.0));
    html! {
        <div {class} translate="no">
            <svg class="deadline__sign" viewBox="0 0 22 22" aria-hidden="true">
                <path d={paths[0]} />
                <path class="deadline__mark" d={paths[1]} />
            </svg>
            <p class="deadline__said">
                { words::clock_name(clock, lang) }{ " " }
                { leaf("strong", "", words::time_left(clock, Moment(due.0 - left), lang)) }
            </p>
            { leaf("p", "deadline__due", words::due_by(clock, lang)) }
            <svg class="deadline__line" height="18" aria-hidden="true">
                { line("deadline__track", EDGES.0, end) }
                { line("deadline__gone", EDGES.0, now.min(end)) }
                if left < 0 { { line("deadline__over", end, now) } }
                <circle cx={percent(EDGES.0)} cy="9" r="4.5" />
                <line class="deadline__now" x1={percent(now)} x2={percent(now)} y1="2" y2="16" />
                <svg x={percent(end)} overflow="visible"><path class="deadline__end" d="M0 3l6 6-6 6-6-6z" /></svg>
            </svg>
        </div>
    }
}
