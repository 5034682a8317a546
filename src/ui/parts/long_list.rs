//! A list of any length. Its first rows are there at once, the next ones are drawn in parts while nobody waits, and of a very long list when
//! they are asked for: so a page with twenty thousand rows opens like one with twenty. What is printed has all rows.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::work::Turns;
use crate::guide::Lang;
use crate::platform;
use crate::text;
use crate::ui::parts::elements::button;

/// How many rows are drawn at a time.
const PART: usize = 100;
/// How many parts are drawn without being asked for. To find something in the page and to read it aloud it has to be drawn.
const PARTS: usize = 50;

#[derive(PartialEq, Properties)]
pub(crate) struct LongListProps {
    /// The element of the list.
    pub(crate) tag: &'static str,
    pub(crate) class: &'static str,
    pub(crate) n_rows: usize,
    /// The row of a number. What has been drawn is drawn anew when this is another callback.
    pub(crate) row: Callback<usize, Html>,
    pub(crate) lang: Lang,
}

/// The list, and where rows are missing the button that shows more.
#[component]
pub(crate) fn LongList(props: &LongListProps) -> Html {
    let LongListProps { tag, class, n_rows, row, lang } = props;
    let n_parts = use_state(|| 1);
    // How many parts may be drawn so far.
    let n_asked = use_state(|| PARTS);
    let n_all = n_rows.div_ceil(PART);
    {
        let (n_parts, n_asked) = (n_parts.clone(), n_asked.setter());
        use_effect_with((), move |()| {
            let listener = platform::on_print(move || {
                n_asked.set(usize::MAX);
                n_parts.set(usize::MAX);
            });
            move || drop(listener)
        });
    }
    {
        let n_parts = n_parts.clone();
        use_effect_with((*n_parts, n_all.min(*n_asked)), move |(n_drawn, n_wanted)| {
            let (turns, n_drawn) = (Turns::default(), *n_drawn);
            let turn = turns.next();
            if n_drawn < *n_wanted {
                spawn_local(async move {
                    platform::give_way().await;
                    if turn.is_on() {
                        n_parts.set(n_drawn + 1);
                    }
                });
            }
            move || turns.end()
        });
    }
    let more = {
        let n_asked = n_asked.clone();
        Callback::from(move |_: MouseEvent| n_asked.set(n_asked.saturating_add(PARTS)))
    };
    html! {
        <>
            <@{*tag} class={*class}>
                for part in 0..n_all.min(*n_parts) {
                    <Part key={part} from={part * PART} to={(part * PART + PART).min(*n_rows)} row={row.clone()} />
                }
            </@>
            if *n_asked < n_all {
                <p class="screen-only">
                    { button("button", text::SHOW_MORE.get(*lang), more) }
                    { " " }{ n_asked.saturating_mul(PART) }{ " / " }{ *n_rows }
                </p>
            }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct PartProps {
    from: usize,
    to: usize,
    row: Callback<usize, Html>,
}

/// Some rows, drawn anew only when they change.
#[component]
fn Part(props: &PartProps) -> Html {
    html! { for at in props.from..props.to { { props.row.emit(at) } } }
}
