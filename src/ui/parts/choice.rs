//! A question with a few answers, as a radio group.

use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct ChoiceProps {
    /// The name of the group; unique on the page.
    pub(crate) name: AttrValue,
    pub(crate) ask: AttrValue,
    #[prop_or_default]
    pub(crate) hint: AttrValue,
    /// The answers in order.
    pub(crate) options: Vec<AttrValue>,
    /// The place of the chosen answer.
    pub(crate) chosen: usize,
    pub(crate) on_choose: Callback<usize>,
    /// What the last answer changed; said next to it.
    #[prop_or_default]
    pub(crate) changed: AttrValue,
}

/// The question and its answers.
#[component]
pub(crate) fn Choice(props: &ChoiceProps) -> Html {
    html! {
        <fieldset class="question">
            <legend class="question__ask">{ &props.ask }</legend>
            if !props.hint.is_empty() { <p class="field__hint">{ &props.hint }</p> }
            <div class="choice">
                for (at, label) in props.options.iter().enumerate() {
                    <label key={at} class="choice__option">
                        <input
                            type="radio"
                            name={props.name.clone()}
                            value={at.to_string()}
                            checked={at == props.chosen}
                            onchange={props.on_choose.reform(move |_: Event| at)}
                        />
                        <span>{ label }</span>
                    </label>
                }
            </div>
            <p class="changed" role="status">{ &props.changed }</p>
        </fieldset>
    }
}
