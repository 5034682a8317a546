//! Small elements as functions. What `html!` writes out for an element takes some 250 bytes of wasm wherever it stands;
//! a call takes 40.

use yew::prelude::*;

/// How many characters can be typed as the title of a case. It stands on every page of it, and on every sheet.
pub(crate) const TITLE_LENGTH: &str = "200";
/// How many can be typed into a field of one line. What is longer is a note or a passage.
pub(crate) const LINE_LENGTH: &str = "500";

/// An element with text only.
pub(crate) fn leaf(tag: &'static str, class: &'static str, text: impl Into<AttrValue>) -> Html {
    element(tag, class, Html::from(text.into()))
}

/// An element with a class (none when it is empty) and content.
#[inline(never)]
pub(crate) fn element(tag: &'static str, class: &'static str, content: Html) -> Html {
    let class = (!class.is_empty()).then_some(class);
    html! { <@{tag} {class}>{ content }</@> }
}

/// What people typed: not to be translated, and where it is Japanese, marked so.
#[inline(never)]
pub(crate) fn typed(tag: &'static str, class: &'static str, text: &str) -> Html {
    let lang = text.contains(|one| ('\u{3040}'..='\u{9fff}').contains(&one)).then_some("ja");
    html! { <@{tag} {class} {lang} translate="no">{ text.to_owned() }</@> }
}

/// A button.
#[inline(never)]
pub(crate) fn button(class: &'static str, label: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button {class} {onclick}>{ label }</button> }
}

/// A link; `class` may be empty.
pub(crate) fn link(class: &'static str, href: String, label: impl Into<AttrValue>) -> Html {
    link_to(class, href, label.into())
}

#[inline(never)]
fn link_to(class: &'static str, href: String, label: AttrValue) -> Html {
    let class = (!class.is_empty()).then_some(class);
    html! { <a {class} {href}>{ label }</a> }
}
