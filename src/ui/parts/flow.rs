//! The six steps as a picture: one, then four that may run side by side, then the last.

use yew::prelude::*;

use crate::guide::{GUIDE, Lang, Step};
use crate::text;

/// The picture; its words are the steps' names.
pub(crate) fn view_flow(lang: Lang) -> Html {
    // Left, top and width of each step's box.
    let places = [(60, 74, 240), (24, 188, 148), (188, 188, 148), (24, 268, 148), (188, 268, 148), (60, 382, 240)];
    html! {
        <svg class="flow" viewBox="0 0 360 446" role="img" aria-label={text::FLOW_ALT.get(lang)}>
            <text class="flow__label" x="180" y="26" text-anchor="middle">{ text::FLOW_LEAK.get(lang) }</text>
            <path class="flow__arrow" d="M180 36v30m-7-8l7 8 7-8" />
            <path class="flow__arrow" d="M180 124v24m-7-8l7 8 7-8" />
            <rect class="flow__group" x="8" y="152" width="344" height="184" rx="10" />
            <text class="flow__note" x="180" y="174" text-anchor="middle">{ text::FLOW_PARALLEL.get(lang) }</text>
            <path class="flow__arrow" d="M180 340v34m-7-8l7 8 7-8" />
            for (step, (left, top, width)) in Step::ALL.into_iter().zip(places) {
                { view_box(step, left, top, width, lang) }
            }
        </svg>
    }
}

fn view_box(step: Step, left: i32, top: i32, width: i32, lang: Lang) -> Html {
    let name = GUIDE.step(step).map_or("", |part| part.name.get(lang));
    // Long names are set on two lines: the second begins after a separator or the last space.
    let (first, second) = split_name(name, if width > 200 { 22 } else { 12 });
    let x = (left + width / 2).to_string();
    html! {
        <g key={step.number()}>
            <rect class="flow__box" x={left.to_string()} y={top.to_string()} width={width.to_string()} height="52" rx="6" />
            if second.is_empty() {
                <text class="flow__name" x={x.clone()} y={(top + 32).to_string()} text-anchor="middle">{ step.number() }{ " " }{ first }</text>
            } else {
                <text class="flow__name" x={x.clone()} y={(top + 23).to_string()} text-anchor="middle">{ step.number() }{ " " }{ first }</text>
                <text class="flow__name" x={x} y={(top + 42).to_string()} text-anchor="middle">{ second }</text>
            }
        </g>
    }
}

fn split_name(name: &str, n_chars: usize) -> (&str, &str) {
    let width = |text: &str| text.chars().map(|char| if char.is_ascii() { 1 } else { 2 }).sum::<usize>();
    if width(name) <= n_chars {
        return (name, "");
    }
    let breaks = name.char_indices().filter(|(_, char)| matches!(char, ' ' | '・' | 'と')).map(|(at, char)| at + char.len_utf8());
    let at = breaks.min_by_key(|at| width(name.get(..*at).unwrap_or("")).abs_diff(width(name) / 2));
    at.and_then(|at| name.split_at_checked(at)).map_or((name, ""), |(first, second)| (first.trim_end(), second))
}
