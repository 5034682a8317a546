//! Document trees on screen. What can be written, answered or decided in them is entered into the case at once.

use std::rc::Rc;

use yew::prelude::*;

use super::chart::view_chart;
use super::edit::view_control;
use super::elements::{element, leaf, link};
use super::flow::view_flow;
use super::handing::view_paper_files;
use super::letter::{view_letter, view_sheet};
use super::long_list::{LongListProps, is_long, one_by_one};
use super::paper::{view_checklist, view_item_row, view_outcome, view_pen_lines};
use super::record::view_record;
use super::register::{view_close, view_knew, view_register, view_send};
use super::send::{view_groups, view_send_paper};
use super::sheets::{view_block, view_leaf, view_on_leaf};
use super::write::{view_decide, view_field, view_keyed, view_known_at, view_observe};
use crate::case::{Audience, Case, Change, Known};
use crate::document::node::{
    FileButton, Format, Group, Heading, Layer, Level, Line, Link, List, ListStyle, Measure, Pair, PickOf, Picks, Role,
    Table, To, Tone,
};
use crate::document::{Node, Page, Span};
use crate::guide::{Fact, FactGroup, Lang, Layout};
use crate::route::{CasePart, Route};
use crate::ui::parts::choice::{Choice, view_choice};
use crate::ui::session::{Session, Shown};
use crate::ui::stateful::stateful;
use crate::words;

pub(crate) use super::record::Filter;

/// The id of what has to be measured.
pub(crate) const MEASURE: &str = "measure";

/// Where a tree is shown.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) session: &'a Session,
    pub(crate) shown: &'a Rc<Shown>,
    /// The case that it is about.
    pub(crate) case: Option<&'a Rc<Case>>,
    /// The page that was asked for.
    pub(crate) page: &'a Page,
    pub(crate) filter: &'a Filter,
    /// Shows something else of it.
    pub(crate) refine: &'a Callback<Filter>,
}

/// The nodes in order.
pub(crate) fn view_page(nodes: &[Node], place: &Place<'_>) -> Html {
    if let [node @ Node::Checklist(_)] = nodes {
        return view(node, place);
    }
    let is_binder = nodes.iter().any(|node| matches!(node, Node::Measure(_) | Node::Leaves(_)));
    element("div", if is_binder { "binder" } else { "doc" }, view_nodes(nodes, place))
}

/// The nodes in order, without what goes around a page.
pub(super) fn view_nodes(nodes: &[Node], place: &Place<'_>) -> Html {
    html! { for node in nodes { { view(node, place) } } }
}

pub(super) fn owned(text: &str) -> AttrValue {
    AttrValue::from(text.to_owned())
}

fn view(node: &Node, place: &Place<'_>) -> Html {
    let lang = place.shown.lang;
    match node {
        Node::Heading(heading) => view_heading(heading, place),
        Node::Paragraph(paragraph) => element("p", tone_class(paragraph.tone), view_spans(&paragraph.said, lang)),
        Node::List(list) => view_list(list, place),
        Node::Fold(fold) => {
            html! {
                <details class="item__fold">
                    { leaf("summary", "", owned(&fold.label)) }
                    { view_nodes(&fold.inside, place) }
                </details>
            }
        }
        Node::Group(group) => view_group(group, place),
        Node::Pairs(pairs) => view_pairs(pairs, place),
        Node::Table(table) => view_table(table, "keyed", lang),
        Node::Tasks(table) => view_table(table, "tasks", lang),
        Node::Flow => element("figure", "", view_flow(place.shown.edition.guide(), lang)),
        Node::Written(text) => leaf("div", "sheet__text", owned(text)),
        Node::Letterhead(lines) => view_letterhead(lines),
        Node::PenField(field) => html! {
            <section class="sheet__field">{ view_nodes(&field.inside, place) }{ view_pen_lines(field.n_lines) }</section>
        },
        Node::Sheet(sheet) if sheet.layout == Layout::Form => view_sheet(sheet, place),
        Node::Sheet(sheet) => view_letter(sheet),
        Node::SendPaper(send) => with_case(place, |case| view_send_paper(send, case, place)),
        Node::Groups(groups) => view_groups(groups, place),
        Node::Checklist(checklist) => view_checklist(checklist, place),
        Node::Chapter(chapter) => html! {
            <section class={chapter.is_whole.then_some("report__whole")}>
                if let Some(title) = &chapter.title { { leaf("h2", "paper__step", owned(title)) } }
                { view_nodes(&chapter.inside, place) }
            </section>
        },
        Node::Items(rows) => element("ul", "paper__list", html! { for row in rows { { view_item_row(row, place) } } }),
        Node::Outcomes(rows) => element("ul", "report__list", html! { for row in rows { { view_outcome(row) } } }),
        Node::Leaves(leaves) => element("div", "leaves", html! { for leaf in leaves { { view_leaf(leaf, place) } } }),
        Node::Measure(measure) => view_measure(measure, place),
        Node::OnLeaf(on_leaf) => view_on_leaf(on_leaf, place),
        Node::Picks(picks) => view_picks(picks, place),
        Node::Ask(fact) => view_ask(*fact, place),
        Node::KnownAt => with_case(place, |case| view_known_at(case, place.session, lang)),
        Node::Register(rows) => view_register(rows, place),
        Node::Send(form) => with_case(place, |case| view_send(form, case, place)),
        Node::Knew(form) => with_case(place, |case| view_knew(*form, case, place)),
        Node::Close(label) => with_case(place, |case| view_close(label, case, place)),
        Node::Observe => with_case(place, |case| view_observe(case, place)),
        Node::Field(field) => view_field(field, place),
        Node::Decide(decide) => with_case(place, |case| view_decide(decide, case, place)),
        Node::Keyed(keyed) => with_case(place, |case| view_keyed(keyed, case, place)),
        Node::Chart(chart) => view_chart(chart),
        Node::Record(entries) => view_record(entries, place),
        Node::Control(control) => view_control(control, place),
        Node::File(file) => view_file(file, place),
        Node::PaperFiles(files) => view_paper_files(files, place),
    }
}

/// What a line says.
pub(super) fn view_spans(spans: &[Span], lang: Lang) -> Html {
    html! { for span in spans { { view_span(span, lang) } } }
}

pub(super) fn view_span(span: &Span, lang: Lang) -> Html {
    match span {
        Span::Text(text) => Html::from(owned(text)),
        Span::Strong(text) => leaf("strong", "", owned(text)),
        Span::Struck(text) => leaf("s", "", owned(text)),
        Span::Link(Link { text, to: To::Web(address) }) => {
            html! { <a href={address.clone()} rel="noreferrer noopener" target="_blank">{ text }</a> }
        }
        Span::Link(Link { text, to }) => link("", to.address(), text.clone()),
        Span::Layer(layered) => element("span", layer_class(layered.layer), view_spans(&layered.said, lang)),
        Span::Number(number) => leaf("span", "item__number", owned(number)),
        Span::Whole(text) => leaf("span", "leaf__whole", owned(text)),
        Span::PageOf(page) => Html::from(AttrValue::from(page.label())),
    }
}

/// A line, and what stands below.
pub(super) fn view_line(line: &Line, place: &Place<'_>) -> Html {
    html! { <>{ view_spans(&line.said, place.shown.lang) }{ view_nodes(&line.more, place) }</> }
}

pub(super) fn with_case(place: &Place<'_>, view: impl FnOnce(&Rc<Case>) -> Html) -> Html {
    place.case.map_or_else(Html::default, view)
}

/// On a page of a case, what the document begins with is the page's own name: all stands one level higher there.
fn view_heading(heading: &Heading, place: &Place<'_>) -> Html {
    let is_page = matches!(
        place.page,
        Page::Duties | Page::Decisions | Page::Record | Page::Papers | Page::Paper(_) | Page::Keyed(_)
    );
    let (tag, class) = match (heading.level, is_page) {
        (Level::One, _) | (Level::Two, true) => ("h1", "page__title"),
        (Level::Two, _) | (Level::Three, true) => ("h2", ""),
        (Level::Three, _) | (Level::Four, true) => ("h3", ""),
        (Level::Four, _) => ("h4", ""),
    };
    element(tag, class, view_spans(&heading.said, place.shown.lang))
}

fn layer_class(layer: Layer) -> &'static str {
    match layer {
        Layer::Guide => "layer layer--guide",
        Layer::Added => "layer layer--added",
        Layer::Outdated => "layer layer--outdated",
        Layer::Own => "layer layer--own",
        Layer::Type => "layer layer--type",
    }
}

fn view_list(list: &List, place: &Place<'_>) -> Html {
    let (tag, class) = list_style(list.style);
    let (n_rows, lang) = (list.lines.len(), place.shown.lang);
    if is_long(n_rows) && list.lines.iter().all(|line| line.more.is_empty()) {
        // All that happened, in a report.
        let lines = list.lines.clone();
        let rows = one_by_one(move |at| {
            let said = lines.get(at).map_or_else(Html::default, |line| view_spans(&line.said, lang));
            element("li", "doc__line", said)
        });
        return stateful(LongListProps { tag, class, n_rows, rows, lang });
    }
    element(tag, class, html! { for line in &list.lines { { element("li", "doc__line", view_line(line, place)) } } })
}

fn list_style(style: ListStyle) -> (&'static str, &'static str) {
    match style {
        ListStyle::Bullets => ("ul", "doc__list"),
        ListStyle::Numbers => ("ol", "doc__list"),
        ListStyle::Paper => ("ul", "paper__left-out"),
        ListStyle::Close => ("ul", ""),
    }
}

fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Lead => "page__lead",
        Tone::Meta => "card__meta",
        Tone::Title => "card__title",
        Tone::Info => "notice notice--info",
        Tone::Warning => "notice notice--warning",
        Tone::Head => "sheet__head",
        Tone::Fault => "errors",
        Tone::Record => "paper__record",
    }
}

fn view_group(group: &Group, place: &Place<'_>) -> Html {
    let inside = view_nodes(&group.inside, place);
    let (tag, class) = match group.role {
        Role::Section | Role::Own => ("section", ""),
        Role::Item => ("div", "doc__item"),
        Role::Caution => ("div", "doc__item doc__item--caution"),
        Role::Card => ("section", "card"),
        Role::Contents => ("nav", "doc__toc"),
        Role::Screen => ("div", "screen-only"),
        Role::Row => ("div", "row"),
        Role::Act => ("p", ""),
        Role::Unread => ("div", "keyed__unread"),
        Role::Desk => ("div", "desk"),
        Role::Asked => ("section", "desk__asked screen-only"),
        Role::Columns => ("div", "paper__columns"),
        Role::Tools => ("div", "row screen-only"),
    };
    element(tag, class, inside)
}

/// Names and what is said of them.
pub(super) fn view_pairs(pairs: &[Pair], place: &Place<'_>) -> Html {
    let rows = html! {
        for pair in pairs { { leaf("dt", "", owned(&pair.name)) }{ element("dd", "", view_line(&pair.said, place)) } }
    };
    element("dl", "paper__answers", rows)
}

fn view_table(table: &Table, class: &'static str, lang: Lang) -> Html {
    let head = html! { for name in &table.head { { leaf("th", "", owned(name)) } } };
    let row = |cells: &Vec<Vec<Span>>| {
        element("tr", "", html! { for cell in cells { { element("td", "", view_spans(cell, lang)) } } })
    };
    let rows = html! { <>{ element("tr", "", head) }for cells in &table.rows { { row(cells) } }</> };
    element("div", "doc__table", element("table", class, rows))
}

/// The organisation's head of a paper.
pub(super) fn view_letterhead(lines: &[String]) -> Html {
    element("section", "", html! { for line in lines { { leaf("p", "", owned(line)) } } })
}

pub(super) fn format_class(format: Format) -> &'static str {
    match format {
        Format::A4 => "leaf--a4",
        Format::Letter => "leaf--letter",
    }
}

fn view_measure(measure: &Measure, place: &Place<'_>) -> Html {
    html! {
        <div id={MEASURE} class={classes!("measure", format_class(measure.format))}>
            for block in &measure.blocks { { view_block(block, place) } }
        </div>
    }
}

/// Something to choose of a page; what was measured before does not hold any more.
fn view_picks(picks: &Picks, place: &Place<'_>) -> Html {
    html! {
        <fieldset class="leaves__picks">
            { leaf("legend", "leaves__ask", owned(&picks.ask)) }
            <div class="leaves__choice">
                for pick in &picks.picks {
                    { view_pick(pick.of, &pick.label, pick.is_chosen, place.refine.reform({
                        let options = Some(pick.next);
                        move |_: Event| Filter { options, ..Filter::default() }
                    })) }
                }
            </div>
        </fieldset>
    }
}

fn view_pick(of: PickOf, label: &str, checked: bool, onchange: Callback<Event>) -> Html {
    let (sort, name) = match of {
        PickOf::Part => ("checkbox", "part"),
        PickOf::Language => ("radio", "language"),
        PickOf::Format => ("radio", "paper"),
    };
    html! {
        <label class="choice__option">
            <input type={sort} {name} {checked} {onchange} />
            { leaf("span", "", owned(label)) }
        </label>
    }
}

/// A question of yes and no; the answer is entered at once.
fn view_ask(fact: Fact, place: &Place<'_>) -> Html {
    let Some(said) = place.shown.edition.guide().fact(fact) else { return Html::default() };
    let lang = place.shown.lang;
    // Where there is no case, it is asked of the organisation.
    let answers = place
        .case
        .or(place.shown.prepared.as_ref())
        .map(|case| case.state().answers.clone());
    let answers = answers.unwrap_or_default();
    if let (FactGroup::Derived, Some(case)) = (said.group, place.case) {
        // It follows from what is asked on the page of what is known.
        let facts =
            link("", Route::Case(case.id().clone(), CasePart::Facts).to_string(), words::PERSONS_ARE_ASKED.get(lang));
        return html! { <p id={ask_id(fact)} tabindex="-1">{ facts }</p> };
    }
    let known = [Known::Yes, Known::No, Known::Unknown];
    let stored = answers.facts.get(&fact).copied().unwrap_or_default();
    // What follows from other answers is said, so that nobody answers it twice or wonders.
    let derived = answers.fact(fact);
    let hint = match (stored, derived) {
        (Known::Unknown, Known::Yes) => words::DERIVED_YES.get(lang),
        (Known::Unknown, Known::No) => words::DERIVED_NO.get(lang),
        _ => "",
    };
    let (session, id) = (place.session.clone(), place.case.map(|case| case.id().clone()));
    let on_choose = Callback::from(move |at: usize| {
        let change = Change::AnsweredFact(fact, known.get(at).copied().unwrap_or_default());
        session.write(id.as_ref(), change, Audience::Internal);
    });
    let options = known.map(|known| words::known_label(known, lang));
    let chosen = known.iter().position(|one| *one == stored).unwrap_or(2);
    let choice = view_choice(
        &Choice {
            name: fact.as_str(),
            ask: said.ask.get(lang),
            hint,
            options: &options,
            chosen,
            locked: 0,
            changed: "",
        },
        &on_choose,
    );
    html! { <div id={ask_id(fact)} tabindex="-1">{ choice }</div> }
}

/// The id of a question, by which one is led to it.
pub(super) fn ask_id(fact: Fact) -> String {
    format!("ask-{}", fact.as_str())
}

/// A button that makes a file of the page, or copies it.
fn view_file(file: &FileButton, place: &Place<'_>) -> Html {
    let (session, case, page) = (place.session.clone(), place.case.cloned(), place.page.clone());
    let kind = file.kind;
    let onclick = Callback::from(move |_: MouseEvent| session.make_file(&page, case.as_ref(), kind));
    html! { <button class="button button--small screen-only" {onclick}>{ file.label }</button> }
}
