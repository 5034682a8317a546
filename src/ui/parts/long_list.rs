//! A list of any length. Its first rows are there at once, the next ones are drawn in parts while nobody waits, and of
//! a very long list when they are asked for: so a page with twenty thousand rows opens like one with twenty. Each part
//! is a list of its own that is not drawn anew when the next one comes, and that the browser lays out once it comes
//! into sight (`[data-cut]` in `style/print.css`). What is printed has all rows.

use std::ops::Range;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::work::Turns;
use crate::guide::Lang;
use crate::platform;
use crate::ui::parts::elements::button;
use crate::ui::stateful::{shown_by, stateful_as};
use crate::words;

/// How many rows are drawn at a time.
const PART: usize = 100;
/// How many parts are drawn without being asked for. To find something in the page and to read it aloud it has to be
/// drawn.
const PARTS: usize = 50;

/// Some rows of a list, by their numbers.
pub(crate) type Rows = Range<usize>;

#[derive(PartialEq)]
pub(crate) struct LongListProps {
    /// The element of the list.
    pub(crate) tag: &'static str,
    pub(crate) class: &'static str,
    pub(crate) n_rows: usize,
    /// Draws some rows.
    pub(crate) rows: Callback<Rows, Html>,
    pub(crate) lang: Lang,
}

shown_by!(LongListProps, use_long_list);

/// The list, and where rows are missing the button that shows more.
#[hook]
fn use_long_list(props: &LongListProps) -> Html {
    let LongListProps { tag, class, n_rows, rows, lang } = props;
    // The first part may have one row only.
    let n_parts = use_state(|| 2);
    // How many parts may be drawn so far.
    let n_asked = use_state(|| PARTS);
    let n_all = n_rows.div_ceil(PART);
    {
        let (n_parts, n_asked) = (n_parts.setter(), n_asked.setter());
        use_effect_with((), move |()| {
            let listener = platform::on_print(move || {
                n_asked.set(usize::MAX);
                n_parts.set(usize::MAX);
            });
            move || drop(listener)
        });
    }
    {
        let setter = n_parts.setter();
        use_effect_with((*n_parts, n_all.min(*n_asked)), move |(n_drawn, n_wanted)| {
            let (turns, n_drawn) = (Turns::default(), *n_drawn);
            let turn = turns.next();
            if n_drawn < *n_wanted {
                spawn_local(async move {
                    platform::give_way().await;
                    if turn.is_on() {
                        setter.set(n_drawn + 1);
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
    let part = |part: usize| {
        let of = rows_of(part, *n_rows);
        let n_below = *n_rows - of.end;
        // What stands behind a part stays the same as a rule, and so does its key.
        stateful_as(&n_below.to_string(), PartProps { tag, class, rows: rows.clone(), of, is_cut: n_below > 0 })
    };
    html! {
        <>
            for at in 0..n_all.min(*n_parts) { { part(at) } }
            // Not while rows still come in above it: it would move away from under the finger.
            if *n_asked < n_all && *n_parts >= *n_asked {
                <p class="screen-only">
                    { button("button", words::SHOW_MORE.get(*lang), more) }
                    { " " }{ rows_of(*n_asked, *n_rows).start }{ " / " }{ *n_rows }
                </p>
            }
        </>
    }
}

#[derive(PartialEq)]
struct PartProps {
    tag: &'static str,
    class: &'static str,
    rows: Callback<Rows, Html>,
    of: Rows,
    /// Whether more rows come after it.
    is_cut: bool,
}

shown_by!(PartProps, use_part);

/// Some rows of the list.
#[hook]
fn use_part(props: &PartProps) -> Html {
    let PartProps { tag, class, rows, of, is_cut } = props;
    let class = (!class.is_empty()).then_some(*class);
    html! { <@{*tag} {class} data-cut={is_cut.then_some("")}>{ rows.emit(of.clone()) }</@> }
}

/// The rows of a part. All but the first have as many as a part can: what comes in at the top of a list changes its
/// first part only.
fn rows_of(part: usize, n_rows: usize) -> Rows {
    let n_after = |part: usize| n_rows.div_ceil(PART).saturating_sub(part + 1) * PART;
    let end = n_rows.saturating_sub(n_after(part));
    let start = if part == 0 { 0 } else { n_rows.saturating_sub(n_after(part - 1)) };
    start..end
}

/// Whether so many rows are more than are drawn at once.
pub(super) fn is_long(n_rows: usize) -> bool {
    n_rows > 2 * PART
}

/// Rows that are drawn one by one.
pub(crate) fn one_by_one(row: impl Fn(usize) -> Html + 'static) -> Callback<Rows, Html> {
    Callback::from(move |rows: Rows| rows.map(&row).collect())
}

#[cfg(test)]
mod tests {
    use super::{PART, rows_of};

    #[test]
    fn the_parts_are_all_rows_in_order_and_only_the_first_one_changes_when_a_row_comes_in() {
        for n_rows in [0, 1, 99, 100, 101, 250, 1_000] {
            let parts = |n_rows: usize| (0..n_rows.div_ceil(PART)).map(move |part| rows_of(part, n_rows));
            assert!(parts(n_rows).flatten().eq(0..n_rows), "{n_rows}");
            let from_the_end = |n_rows: usize| parts(n_rows).skip(1).map(move |rows| (n_rows - rows.end, rows.len()));
            let after = from_the_end(n_rows + 1).collect::<Vec<_>>();
            assert!(from_the_end(n_rows).all(|part| after.contains(&part)), "{n_rows}");
        }
    }
}
