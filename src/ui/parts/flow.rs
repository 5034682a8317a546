//! The six steps as a picture.

use yew::prelude::*;

use crate::document::{FLOW_SIZE, Shape, flow};
use crate::guide::Lang;
use crate::text;

/// The picture; its words are the steps' names.
pub(crate) fn view_flow(lang: Lang) -> Html {
    let (width, height) = FLOW_SIZE;
    html! {
        <svg class="flow" viewBox={format!("0 0 {width} {height}")} role="img" aria-label={text::FLOW_ALT.get(lang)}>
            for shape in flow(lang) { { view_shape(shape) } }
        </svg>
    }
}

fn view_shape(shape: Shape) -> Html {
    match shape {
        Shape::Box(class, at) => {
            let [x, y, width, height, rx] = at.map(|at| at.to_string());
            html! { <rect {class} {x} {y} {width} {height} {rx} /> }
        }
        Shape::Arrow(class, d) => html! { <path {class} {d} /> },
        Shape::Words(class, at, words) => {
            let [x, y] = at.map(|at| at.to_string());
            html! { <text {class} {x} {y} text-anchor="middle">{ words }</text> }
        }
    }
}
