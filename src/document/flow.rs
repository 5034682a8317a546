//! The picture of the six steps: one, then four that may run side by side, then the last. Drawn once, for the page and
//! for the plain pages.

use crate::guide::{Guide, Lang, Step};
use crate::words;

/// Width and height of the picture.
pub const FLOW_SIZE: (i32, i32) = (360, 446);

/// A part of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A box: left, top, width, height, radius of its corners.
    Box(FlowBox, [i32; 5]),
    /// An arrow: its path.
    Arrow(&'static str),
    /// Words around a place: x, y, what they say.
    Words(FlowWords, [i32; 2], String),
}

/// What a box of the picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowBox {
    /// The steps that may run side by side.
    Group,
    /// A step.
    Step,
}

/// What words of the picture say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowWords {
    /// Where it begins.
    Start,
    /// What holds of some steps.
    Note,
    /// What a step is called.
    Name,
}

/// Left, top and width of each step's box.
const PLACES: [(i32, i32, i32); 6] =
    [(60, 74, 240), (16, 188, 160), (184, 188, 160), (16, 268, 160), (184, 268, 160), (60, 382, 240)];

/// The picture; its words are the steps' names.
#[must_use]
pub fn flow(guide: &Guide, lang: Lang) -> Vec<Shape> {
    let label = |sort, y, text: crate::guide::Text| Shape::Words(sort, [180, y], text.get(lang).to_owned());
    let mut shapes = vec![
        label(FlowWords::Start, 26, words::FLOW_LEAK),
        Shape::Arrow("M180 36v30m-7-8l7 8 7-8"),
        Shape::Arrow("M180 124v24m-7-8l7 8 7-8"),
        Shape::Box(FlowBox::Group, [8, 152, 344, 184, 10]),
        label(FlowWords::Note, 174, words::FLOW_PARALLEL),
        Shape::Arrow("M180 340v34m-7-8l7 8 7-8"),
    ];
    for (step, (left, top, width)) in Step::ALL.into_iter().zip(PLACES) {
        let name = guide.step(step).map_or("", |part| part.name.get(lang));
        // Long names are set on two lines: the second begins after a separator or the last space.
        let (first, second) = split_name(name, if width > 200 { 22 } else { 12 });
        let (first, x) = (format!("{} {first}", step.number()), left + width / 2);
        shapes.push(Shape::Box(FlowBox::Step, [left, top, width, 52, 6]));
        if second.is_empty() {
            shapes.push(Shape::Words(FlowWords::Name, [x, top + 32], first));
        } else {
            shapes.push(Shape::Words(FlowWords::Name, [x, top + 23], first));
            shapes.push(Shape::Words(FlowWords::Name, [x, top + 42], second.to_owned()));
        }
    }
    shapes
}

fn split_name(name: &str, n_chars: usize) -> (&str, &str) {
    let width = |text: &str| text.chars().map(|char| if char.is_ascii() { 1 } else { 2 }).sum::<usize>();
    if width(name) <= n_chars {
        return (name, "");
    }
    let breaks = name
        .char_indices()
        .filter(|(_, char)| matches!(char, ' ' | '・' | 'と'))
        .map(|(at, char)| at + char.len_utf8());
    let at = breaks.min_by_key(|at| width(name.get(..*at).unwrap_or("")).abs_diff(width(name) / 2));
    at.and_then(|at| name.split_at_checked(at))
        .map_or((name, ""), |(first, second)| (first.trim_end(), second))
}
