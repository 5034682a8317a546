//! Mounts the page, nothing else.
use yew::prelude::*;
#[component]
fn App() -> Html { html! { <p>{ "ok" }</p> } }
fn main() {
    #[cfg(target_arch = "wasm32")]
    yew::Renderer::<App>::new().render();
}
