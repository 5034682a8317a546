//! The course of a case as a picture. Shapes and kinds of lines tell what is what, so that it can be read in black and
//! white; all of it is said in words too.

use yew::prelude::*;

use super::elements::leaf;
use super::tree::owned;
use crate::document::node::{Chart, ChartClock, ChartMark, RowTime, Shape};

/// Where something stands.
fn at(thousandths: u16) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// The picture.
pub(super) fn view_chart(chart: &Chart) -> Html {
    let line = |class: &'static str, x: u16| {
        html! { <line {class} x1={at(x)} x2={at(x)} y1="0" y2="100%" /> }
    };
    // Days and now stand in every line, one below the other.
    let grid = || {
        html! {
            <>
                for (x, _) in &chart.days { { line("chart__day", *x) } }
                if let Some((x, _)) = &chart.now { { line("chart__now", *x) } }
            </>
        }
    };
    let row = |name: &str, class: &'static str, inside: Html| {
        html! {
            <>
                { leaf("span", class, owned(name)) }
                <svg class="chart__line" height="24">{ grid() }{ inside }</svg>
            </>
        }
    };
    html! {
        <figure class="chart">
            <figcaption class="visually-hidden">{ owned(&chart.said) }</figcaption>
            <div class="chart__grid" aria-hidden="true">
            <span />
            <svg class="chart__line" height="36">
                for (x, name) in &chart.days { { label(*x, "12", "chart__name", "start", name) } }
                if let Some((x, name)) = &chart.now { { label(*x, "30", "chart__name chart__name--now", "middle", name) } }
            </svg>
            for events in &chart.events {
                { row(&events.name, "chart__what", html! { for mark in &events.marks { { view_mark(*mark) } } }) }
            }
            for clock in &chart.clocks { { row(&clock.name, clock_name(clock.time), view_clock(clock)) } }
            <span />
            <div class="chart__legend">
                for (shape, label) in &chart.legend {
                    <span>{ glyph(*shape) }{ " " }{ owned(label) }</span>
                }
            </div>
            </div>
        </figure>
    }
}

fn label(x: u16, y: &'static str, class: &'static str, anchor: &'static str, text: &str) -> Html {
    html! { <text {class} x={at(x)} {y} text-anchor={anchor}>{ owned(text) }</text> }
}

/// The shape of a mark.
fn glyph(shape: Shape) -> &'static str {
    match shape {
        Shape::Event => "▲",
        Shape::Act => "●",
        Shape::Decision => "◇",
    }
}

fn view_mark(mark: ChartMark) -> Html {
    let many = if mark.count > 1 { mark.count.to_string() } else { String::new() };
    let class = if mark.shape == Shape::Event { "chart__mark" } else { "chart__mark chart__mark--ours" };
    html! {
        <text {class} x={at(mark.at)} y="18" text-anchor="middle">
            { glyph(mark.shape) }
            <tspan class="chart__count">{ many }</tspan>
        </text>
    }
}

fn clock_name(time: RowTime) -> &'static str {
    match time {
        RowTime::Passed => "chart__what chart__what--passed",
        _ => "chart__what",
    }
}

fn view_clock(clock: &ChartClock) -> Html {
    let line = |class: &'static str, from: u16, to: u16| {
        html! { <line {class} x1={at(from)} x2={at(to)} y1="12" y2="12" /> }
    };
    let run = match clock.time {
        RowTime::Perhaps => "chart__run chart__run--perhaps",
        _ => "chart__run",
    };
    html! {
        <>
            { line(run, clock.from, clock.due) }
            if let Some(over) = clock.over { { line("chart__over", clock.due, over) } }
            if clock.is_beyond {
                <text class="chart__mark" x={at(clock.due)} y="17" text-anchor="end">{ "▶" }</text>
            } else {
                <line class="chart__due" x1={at(clock.due)} x2={at(clock.due)} y1="5" y2="19" />
            }
            if let Some(sent) = clock.sent {
                <text class="chart__mark chart__mark--ours" x={at(sent)} y="18" text-anchor="middle">{ "●" }</text>
            }
        </>
    }
}
