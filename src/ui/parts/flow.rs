//! The six steps as a picture.

use yew::prelude::*;

use crate::document::{FLOW_SIZE, FlowBox, FlowWords, Shape, flow};
use crate::guide::{Guide, Lang};
use crate::words;

/// The picture; its words are the steps' names.
pub(crate) fn view_flow(guide: &Guide, lang: Lang) -> Html {
    let (width, height) = FLOW_SIZE;
    html! {
        <svg class="flow" viewBox={format!("0 0 {width} {height}")} role="img" aria-label={words::FLOW_ALT.get(lang)}>
            for shape in flow(guide, lang) { { view_shape(shape) } }
        </svg>
    }
}

fn view_shape(shape: Shape) -> Html {
    match shape {
        Shape::Box(sort, at) => {
            let class = match sort {
                FlowBox::Group => "flow__group",
                FlowBox::Step => "flow__box",
            };
            let [x, y, width, height, rx] = at.map(|at| at.to_string());
            html! { <rect {class} {x} {y} {width} {height} {rx} /> }
        }
        Shape::Arrow(d) => html! { <path class="flow__arrow" {d} /> },
        Shape::Words(sort, at, words) => {
            let class = match sort {
                FlowWords::Start => "flow__label",
                FlowWords::Note => "flow__note",
                FlowWords::Name => "flow__name",
            };
            let [x, y] = at.map(|at| at.to_string());
            html! { <text {class} {x} {y} text-anchor="middle">{ words }</text> }
        }
    }
}
