//! Document trees on screen. What can be written, answered or decided in them is entered into the case at once.

use std::rc::Rc;

use yew::prelude::*;

use super::edit::view_edit;
use super::elements::{element, leaf, link};
use super::flow::view_flow;
use super::write::{view_decide, view_entry, view_keyed, view_known_at, view_observe, view_passage, view_select};
use crate::case::{Case, Change, Known};
use crate::document::{BinderOptions, Heights, Kind, Node, Page};
use crate::guide::{Fact, GUIDE, Lang, Text};
use crate::platform::value_of;
use crate::text;
use crate::ui::parts::choice::{Choice, view_choice};
use crate::ui::session::{Said, Session, Shown};

/// What of the record is on show; empty for all.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Filter {
    pub(crate) sort: String,
    pub(crate) by: String,
    pub(crate) step: String,
    /// What was chosen of the binder; none: everything.
    pub(crate) options: Option<BinderOptions>,
    /// The heights of what had to be measured.
    pub(crate) heights: Rc<Heights>,
    /// What was typed and is not recorded yet.
    pub(crate) typed: Rc<str>,
}

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
    pub(crate) filter: &'a UseStateHandle<Filter>,
}

/// The nodes in order.
pub(crate) fn view_nodes(nodes: &[Node], place: &Place<'_>) -> Html {
    let has_entries = nodes.iter().any(|node| node.kind == Kind::Entry);
    if let [node] = nodes
        && node.kind == Kind::Checklist
    {
        return view(node, place);
    }
    if nodes.iter().any(|node| node.kind == Kind::Measure || node.arg(0) == "leaves") {
        return element("div", "binder", view_all(nodes, place));
    }
    html! {
        <div class="doc">
            for node in nodes.iter().filter(|node| node.kind != Kind::Entry) { { view(node, place) } }
            if has_entries { { view_record(nodes, place) } }
        </div>
    }
}

fn view_all(nodes: &[Node], place: &Place<'_>) -> Html {
    html! { for node in nodes { { view(node, place) } } }
}

fn owned(text: &str) -> AttrValue {
    AttrValue::from(text.to_owned())
}

fn view(node: &Node, place: &Place<'_>) -> Html {
    let inside = || view_all(&node.children, place);
    let lang = place.shown.lang;
    match node.kind {
        Kind::Text => Html::from(owned(node.arg(0))),
        Kind::Strong => leaf("strong", "", owned(node.arg(0))),
        Kind::Struck => leaf("s", "", owned(node.arg(0))),
        Kind::Link if node.arg(1).starts_with("http") => {
            html! { <a href={node.arg(1).to_owned()} rel="noreferrer noopener" target="_blank">{ node.arg(0) }</a> }
        }
        Kind::Link => link("", node.arg(1).to_owned(), node.arg(0).to_owned()),
        Kind::Layer => element("span", layer_class(node.arg(0)), inside()),
        Kind::Heading => {
            element(heading_tag(node.arg(0)), if node.arg(0) == "1" { "page__title" } else { "" }, inside())
        }
        Kind::Para => element("p", para_class(node.arg(0)), inside()),
        Kind::List => element(if node.arg(0) == "ol" { "ol" } else { "ul" }, list_class(node.arg(0)), inside()),
        Kind::Line => element("li", "doc__line", inside()),
        Kind::Fold => {
            html! { <details class="item__fold">{ leaf("summary", "", owned(node.arg(0))) }{ inside() }</details> }
        }
        Kind::Group if node.arg(0) == "paper" => {
            html! { <article class="sheet"><h2 class="print-only">{ node.arg(1) }</h2>{ inside() }</article> }
        }
        Kind::Group if node.arg(0) == "tools" => html! {
            <>
                <div class="row screen-only">{ inside() }</div>
                { view_said(place.shown.said.clone()) }
            </>
        },
        // The classes of sheets stand in the tree itself.
        Kind::Group if node.arg(0).starts_with("lea") => view_box(node.arg(1), node.arg(0), "", inside()),
        Kind::Leaf => view_box("article", &format!("leaf leaf--{}", node.arg(0)), node.arg(1), inside()),
        Kind::Block if node.arg(1) == "half" => view_box("", "leaf__block leaf__block--half", node.arg(0), inside()),
        Kind::Block => view_box("", "leaf__block", node.arg(0), inside()),
        Kind::Measure => {
            html! { <div id={MEASURE} class={format!("measure leaf--{}", node.arg(0))}>{ inside() }</div> }
        }
        Kind::Pick => view_pick(node, place),
        Kind::Qr => html! {
            <svg class="leaf__qr" viewBox={node.arg(0).to_owned()} role="img" aria-label={node.arg(2).to_owned()}>
                <path d={node.arg(1).to_owned()} />
            </svg>
        },
        Kind::Group => {
            let (_, tag, class) = ROLES
                .iter()
                .find(|(role, ..)| *role == node.arg(0))
                .copied()
                .unwrap_or(("", "section", ""));
            element(tag, class, inside())
        }
        Kind::Checklist => view_checklist(node, place, inside()),
        Kind::Flow => element("figure", "", view_flow(Lang::parse(node.arg(0)).unwrap_or(lang))),
        Kind::Ask => Fact::parse(node.arg(0)).map_or_else(Html::default, |fact| view_ask(fact, place)),
        Kind::File => view_file(node, place),
        Kind::Edit => view_edit(node, place),
        Kind::KnownAt => with_case(place, |case| view_known_at(case, place.session, lang)),
        Kind::Observe => with_case(place, |case| view_observe(case, place)),
        Kind::Keyed => with_case(place, |case| view_keyed(node, inside(), case, place)),
        Kind::Field => view_passage(node, inside(), place),
        Kind::Decide => with_case(place, |case| view_decide(node, case, place)),
        Kind::Entry => Html::default(),
    }
}

fn view_box(tag: &str, class: &str, lang: &str, inside: Html) -> Html {
    let tag = if tag.is_empty() { "div" } else { tag }.to_owned();
    let lang = (!lang.is_empty()).then(|| lang.to_owned());
    html! { <@{tag} class={class.to_owned()} {lang}>{ inside }</@> }
}

/// Something to choose of a page; what was measured before does not hold any more.
fn view_pick(node: &Node, place: &Place<'_>) -> Html {
    let (filter, options) = (place.filter.clone(), BinderOptions::parse(node.arg(4), place.shown.lang));
    let onchange = Callback::from(move |_: Event| filter.set(Filter { options: Some(options), ..Filter::default() }));
    html! {
        <label class="choice__option">
            <input type={node.arg(0).to_owned()} name={node.arg(1).to_owned()} checked={!node.arg(3).is_empty()} {onchange} />
            { leaf("span", "", owned(node.arg(2))) }
        </label>
    }
}

fn with_case(place: &Place<'_>, view: impl FnOnce(&Rc<Case>) -> Html) -> Html {
    place.case.map_or_else(Html::default, view)
}

fn layer_class(name: &str) -> &'static str {
    match name {
        "guide" => "layer layer--guide",
        "added" => "layer layer--added",
        "outdated" => "layer layer--outdated",
        "own" => "layer layer--own",
        _ => "layer layer--type",
    }
}

fn list_class(sort: &str) -> &'static str {
    match sort {
        "paper" => "paper__left-out",
        "plain" => "",
        _ => "doc__list",
    }
}

fn heading_tag(level: &str) -> &'static str {
    match level {
        "1" => "h1",
        "2" => "h2",
        "3" => "h3",
        _ => "h4",
    }
}

fn para_class(tone: &str) -> &'static str {
    match tone {
        "lead" => "page__lead",
        "meta" => "card__meta",
        "title" => "card__title",
        "info" => "notice notice--info",
        "warning" => "notice notice--warning",
        "blank" => "sheet__head",
        "line" => "sheet__line",
        "fault" => "errors",
        _ => "",
    }
}

pub(crate) fn view_said(said: Said) -> Html {
    html! {
        <p class="changed screen-only" role="status">
            if !said.text.is_empty() { <span key={said.number}>{ said.text }</span> }
        </p>
    }
}

/// What belongs together, by its role: the element and the class.
const ROLES: [(&str, &str, &str); 34] = [
    ("row", "div", "row"),
    ("item", "div", "doc__item"),
    ("caution", "div", "doc__item doc__item--caution"),
    ("card", "section", "card"),
    ("toc", "nav", "doc__toc"),
    ("screen", "div", "screen-only"),
    ("blank", "section", "sheet__field"),
    ("dl", "dl", "paper__answers"),
    ("dt", "dt", ""),
    ("dd", "dd", ""),
    ("span", "span", ""),
    ("number", "span", "item__number"),
    ("paper-facts", "div", "paper__facts"),
    ("paper-meta", "div", "paper__meta"),
    ("paper-blank", "span", "paper__blank"),
    ("paper-step", "h2", "paper__step"),
    ("paper-list", "ul", "paper__list"),
    ("paper-item", "li", "paper__item"),
    ("paper-na", "li", "paper__item paper__na"),
    ("paper-caution", "li", "paper__caution"),
    ("paper-box", "span", "paper__box"),
    ("paper-act", "span", "paper__act"),
    ("paper-sub", "div", "paper__sub"),
    ("paper-record", "p", "paper__record"),
    ("report-list", "ul", "report__list"),
    ("report-item", "li", "report__item"),
    ("report-whole", "section", "report__whole"),
    ("said", "div", "sheet__text"),
    ("scroll", "div", "doc__table"),
    ("table", "table", "keyed"),
    ("tr", "tr", ""),
    ("th", "th", ""),
    ("td", "td", ""),
    ("keyed-unread", "div", "keyed__unread"),
];

/// The sheet is a table so that its head (title and case id) is repeated on each page; page numbers come from the style sheet.
fn view_checklist(node: &Node, place: &Place<'_>, inside: Html) -> Html {
    let lang = place.shown.lang;
    let is_report = !node.arg(2).is_empty();
    html! {
        <table class={if is_report { "paper report" } else { "paper" }} role="presentation">
            <thead>
                <tr>
                    <td>
                        <div class="paper__head">
                            <strong>{ text::APP_NAME.get(lang) }{ " " }{ if is_report { node.arg(2) } else { text::PRINT_TITLE.get(lang) } }</strong>
                            { leaf("span", "", owned(node.arg(0))) }
                            <span>{ text::CASE_ID.get(lang) }{ " " }{ node.arg(1) }</span>
                            if is_report {
                                { leaf("span", "report__seal", owned(node.arg(3))) }
                                { leaf("span", "report__seal", owned(node.arg(4))) }
                            }
                        </div>
                    </td>
                </tr>
            </thead>
            <tbody><tr><td>{ inside }</td></tr></tbody>
        </table>
    }
}

/// A question of yes and no; the answer is entered at once.
fn view_ask(fact: Fact, place: &Place<'_>) -> Html {
    let (Some(case), Some(said)) = (place.case, GUIDE.fact(fact)) else { return Html::default() };
    let lang = place.shown.lang;
    let known = [Known::Yes, Known::No, Known::Unknown];
    let stored = case.state().answers.facts.get(&fact).copied().unwrap_or_default();
    // What follows from other answers is said, so that nobody answers it twice or wonders.
    let derived = case.state().answers.fact(fact);
    let hint = match (stored, derived) {
        (Known::Unknown, Known::Yes) => text::DERIVED_YES.get(lang),
        (Known::Unknown, Known::No) => text::DERIVED_NO.get(lang),
        _ => "",
    };
    let (session, id) = (place.session.clone(), case.id().clone());
    let on_choose = Callback::from(move |at: usize| {
        session.commit(&id, Change::AnsweredFact(fact, known.get(at).copied().unwrap_or_default()));
    });
    let options = known.map(|known| text::known_label(known, lang));
    let chosen = known.iter().position(|one| *one == stored).unwrap_or(2);
    view_choice(
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
    )
}

/// A button that makes a file of the page, or copies it.
fn view_file(node: &Node, place: &Place<'_>) -> Html {
    let (session, case, page) = (place.session.clone(), place.case.cloned(), place.page.clone());
    let what = node.arg(0).to_owned();
    let onclick = Callback::from(move |_: MouseEvent| session.make_file(&page, case.as_ref(), &what));
    html! { <button class="button button--small screen-only" {onclick}>{ node.arg(1) }</button> }
}

/// The record: what is on show of it can be narrowed down.
fn view_record(nodes: &[Node], place: &Place<'_>) -> Html {
    let lang = place.shown.lang;
    let entries: Vec<&Node> = nodes.iter().filter(|node| node.kind == Kind::Entry).collect();
    let mut people: Vec<&str> = Vec::new();
    for entry in &entries {
        if !people.contains(&entry.arg(2)) {
            people.push(entry.arg(2));
        }
    }
    let sorts: [(&str, Text); 6] = [
        ("observed", text::SORT_OBSERVED),
        ("item", text::SORT_ITEM),
        ("decided", text::SORT_DECIDED),
        ("wrote", text::SORT_WROTE),
        ("answered", text::SORT_ANSWERED),
        ("case", text::SORT_CASE),
    ];
    let sorts: Vec<(&str, &str)> = sorts.iter().map(|(name, label)| (*name, label.get(lang))).collect();
    let steps: Vec<(&str, &str)> = GUIDE
        .steps
        .iter()
        .zip(["1", "2", "3", "4", "5", "6"])
        .map(|(part, step)| (step, part.name.get(lang)))
        .collect();
    let people: Vec<(&str, &str)> = people.into_iter().map(|name| (name, name)).collect();
    let filter = &**place.filter;
    let is_shown = |entry: &&&Node| {
        let fits = |wanted: &str, is: &str| wanted.is_empty() || wanted == is;
        fits(&filter.sort, entry.arg(3)) && fits(&filter.by, entry.arg(2)) && fits(&filter.step, entry.arg(6))
    };
    let set = |set: fn(&mut Filter, String)| {
        let filter = place.filter.clone();
        Callback::from(move |event: Event| {
            let mut next = (*filter).clone();
            set(&mut next, value_of(&event));
            filter.set(next);
        })
    };
    let rows: Vec<&&Node> = entries.iter().filter(is_shown).collect();
    html! {
        <>
            <div class="row screen-only" role="group" aria-label={text::FILTER.get(lang)}>
                { view_select(text::FILTER, &sorts, &filter.sort, place, set(|filter, value| filter.sort = value)) }
                { view_select(text::Q_WRITER_SHORT, &people, &filter.by, place, set(|filter, value| filter.by = value)) }
                { view_select(text::STEPS, &steps, &filter.step, place, set(|filter, value| filter.step = value)) }
            </div>
            <ol class="timeline">
                for entry in rows { { with_case(place, |case| view_entry(entry, case, place)) } }
            </ol>
        </>
    }
}
