//! A page that shows one word, made with the same library: `cargo xtask bench` measures ours against it, since nothing
//! of Yew can be less.

use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

#[component]
fn Empty() -> Html {
    html! { <p>{ "empty" }</p> }
}

/// Mounts it.
#[wasm_bindgen]
pub fn start() {
    yew::Renderer::<Empty>::new().render();
}

fn main() {}
