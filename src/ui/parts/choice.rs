//! A question with a few answers, as a radio group.

use yew::prelude::*;

use crate::ui::parts::elements::leaf;

/// A question, its answers and the chosen one.
pub(crate) struct Choice<'a> {
    /// The name of the group; unique on the page.
    pub(crate) name: &'a str,
    pub(crate) ask: &'static str,
    pub(crate) hint: &'static str,
    /// The answers in order.
    pub(crate) options: &'a [&'static str],
    /// The place of the chosen answer.
    pub(crate) chosen: usize,
    /// Answers that cannot be chosen now, as bits.
    pub(crate) locked: u8,
    /// What the last answer changed; said next to it.
    pub(crate) changed: &'a str,
}

/// The question and its answers.
pub(crate) fn view_choice(choice: &Choice<'_>, on_choose: &Callback<usize>) -> Html {
    let hint_id = format!("{}-hint", choice.name);
    let described = (!choice.hint.is_empty()).then(|| hint_id.clone());
    html! {
        <fieldset class="question" key={choice.name.to_owned()} aria-describedby={described}>
            <legend class="question__ask">{ choice.ask }</legend>
            if !choice.hint.is_empty() { <p class="field__hint" id={hint_id}>{ choice.hint }</p> }
            <div class="choice">
                for (at, label) in choice.options.iter().enumerate() {
                    <label key={at} class="choice__option">
                        <input
                            type="radio"
                            name={choice.name.to_owned()}
                            value={at.to_string()}
                            disabled={choice.locked >> at & 1 == 1}
                            checked={at == choice.chosen}
                            onchange={on_choose.reform(move |_: Event| at)}
                        />
                        { leaf("span", "", *label) }
                    </label>
                }
            </div>
            <p class="changed" role="status">{ choice.changed }</p>
        </fieldset>
    }
}
