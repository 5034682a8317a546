//! The start page and the checklists.

use morenaku::case::Answers;
use morenaku::document::{GuideSection, Scope, lines, outdated, source};
use morenaku::guide::{ItemKind, Lang, LeakType, Step, TypeSet, TypeText};
use morenaku::plan::{Plan, Planned, first_minute, tailor};
use morenaku::words;

use crate::Around;
use crate::place::{Place, REFERENCES};
use crate::say::{condition, contact, guide_layer, marked, types};
use crate::tree;
use crate::writer::{Piece, classed, element, leaf, link, list, plain, text};

fn heading(level: &'static str, label: &str) -> Piece {
    leaf(level, "", label)
}

/// Where an item stands on a checklist.
pub(crate) fn anchor(id: &str) -> String {
    format!("i-{id}")
}

/// The start: what to do now, the seven types, how to tell them apart, what else there is.
pub(crate) fn start(scope: Scope, around: Around) -> Vec<Piece> {
    let lang = scope.lang;
    let plan = tailor(scope.guide(), &Answers::default());
    let mut page = vec![
        leaf("h1", "page__title", words::APP_PURPOSE.get(lang)),
        leaf("p", "page__lead", words::CAREFUL.get(lang)),
        leaf("p", "notice notice--info", words::plain::READ_ONLY.get(lang)),
        now(&plan, TypeSet::NONE, &Place::ListAll.file(), lang),
    ];
    let tile = |file: &str, class: &str, name: &str, examples: Vec<&str>| {
        let examples = examples
            .into_iter()
            .enumerate()
            .map(|(at, one)| plain("span", vec![apart(if at > 0 { " / " } else { ": " }), text(one)]));
        let examples = classed("span", "tile__examples", examples.collect());
        vec![element("a", [("class", class), ("href", file)], vec![leaf("span", "tile__name", name), examples])]
    };
    let mut tiles: Vec<Vec<Piece>> = scope
        .guide()
        .types_of_today()
        .map(|one| {
            let name = format!("{} {}", one.leak_type.number(), one.name.get(lang));
            tile(
                &Place::List(one.leak_type).file(),
                "tile",
                &name,
                one.examples.iter().take(3).map(|line| line.text.get(lang)).collect(),
            )
        })
        .collect();
    tiles.push(tile(
        &Place::ListAll.file(),
        "tile tile--unsure",
        words::UNSURE.get(lang),
        vec![words::plain::LIST_ALL.get(lang)],
    ));
    let tiles = classed("ul", "tiles", tiles.into_iter().map(|tile| plain("li", tile)).collect());
    page.push(classed(
        "section",
        "stack",
        vec![
            heading("h2", words::START_QUESTION.get(lang)),
            leaf("p", "", words::plain::CHECKLISTS_LEAD.get(lang)),
            tiles,
        ],
    ));
    let mut compare =
        vec![heading("h2", words::TRIGGERS.get(lang)), leaf("p", "", words::plain::TRIGGERS_LEAD.get(lang))];
    compare.push(classed("div", "choices", scope.guide().types.iter().map(|one| triggers(one, scope)).collect()));
    page.push(classed("section", "stack", compare));
    let more = [Place::Duties, Place::Decisions, Place::Papers, Place::Guide, REFERENCES, Place::AsOf, Place::About];
    let more = more
        .into_iter()
        .map(|place| vec![link(&place.file(), place.title(scope))])
        .collect();
    let mut contents = vec![heading("h2", words::plain::CONTENTS.get(lang)), list("ul", more)];
    contents.extend(full_page(around, "../../index.html", lang));
    page.push(classed("section", "stack", contents));
    page
}

/// The way to the full page, where there is one.
pub(crate) fn full_page(around: Around, to: &str, lang: Lang) -> Option<Piece> {
    let way =
        || plain("p", vec![text(words::plain::LIVE.get(lang)), text(" "), link(to, words::plain::LIVE_LINK.get(lang))]);
    (around == Around::FullPage).then(way)
}

/// Characters between what stands on lines of their own, for where no style sheet breaks the lines.
fn apart(characters: &str) -> Piece {
    leaf("span", "visually-hidden", characters)
}

fn triggers(one: &TypeText, scope: Scope) -> Piece {
    let lang = scope.lang;
    let title = link(&Place::List(one.leak_type).file(), one.term.get(lang));
    plain("section", [vec![plain("h3", vec![title])], tree::pieces(&lines(one.triggers, None, scope), scope)].concat())
}

/// What to do, and what not to do, in the first minute; `file` has the items.
fn now(plan: &Plan, types: TypeSet, file: &str, lang: Lang) -> Piece {
    let (acts, cautions) = first_minute(plan, types);
    let line = |planned: &&Planned| {
        let item = planned.item;
        vec![link(&format!("{file}#{}", anchor(item.id)), format!("{} {}", item.id, item.act.get(lang)))]
    };
    let mut inside = vec![heading("h2", words::NOW.get(lang)), list("ol", acts.iter().map(line).collect())];
    if !cautions.is_empty() {
        inside.extend([heading("h3", words::DO_NOT.get(lang)), list("ul", cautions.iter().map(line).collect())]);
    }
    classed("section", "now--plain", inside)
}

/// The checklist of a type, step by step.
pub(crate) fn of_type(leak_type: LeakType, scope: Scope) -> Vec<Piece> {
    let lang = scope.lang;
    let of = TypeSet::NONE.with(leak_type);
    let name = scope.guide().leak_type(leak_type).map_or("", |one| one.name.get(lang));
    let section = Place::Section(GuideSection::Type(leak_type)).file();
    let links = vec![
        vec![link(&section, words::plain::SEE_TYPE.get(lang))],
        vec![link(&Place::ListAll.file(), words::plain::LIST_OTHERS.get(lang))],
        vec![link(&Place::Duties.file(), words::DUTIES_TITLE.get(lang))],
        vec![link(&Place::Papers.file(), words::BLANK_PAPERS.get(lang))],
    ];
    checklist(&Place::List(leak_type).title(scope), name, links, of, &Place::List(leak_type).file(), scope)
}

/// The checklist of all items.
pub(crate) fn of_all(scope: Scope) -> Vec<Piece> {
    let lang = scope.lang;
    let to = |place: Place| vec![link(&place.file(), place.title(scope))];
    let links = LeakType::ALL
        .into_iter()
        .map(|one| to(Place::List(one)))
        .chain([to(Place::Duties), to(Place::Papers)])
        .collect();
    let place = Place::ListAll;
    checklist(&place.title(scope), words::plain::LIST_ALL_LEAD.get(lang), links, TypeSet::NONE, &place.file(), scope)
}

fn checklist(title: &str, lead: &str, links: Vec<Vec<Piece>>, of: TypeSet, file: &str, scope: Scope) -> Vec<Piece> {
    let lang = scope.lang;
    let answers = Answers { types: of, ..Answers::default() };
    let plan = tailor(scope.guide(), &answers);
    let name =
        |step: Step| format!("{} {}", step.number(), scope.guide().step(step).map_or("", |part| part.name.get(lang)));
    let to_step = |step: Step| vec![link(&format!("#step-{}", step.number()), name(step))];
    let steps = list("ul", Step::ALL.into_iter().map(to_step).collect());
    let mut doc = vec![
        leaf("h1", "page__title", title),
        leaf("p", "page__lead", lead),
        leaf("p", "print-only", words::PAPER_HEAD.get(lang)),
        now(&plan, of, file, lang),
        leaf("p", "", words::plain::LIST_LEAD.get(lang)),
        element("nav", [("class", "doc__toc"), ("aria-label", words::STEPS.get(lang))], vec![steps]),
    ];
    for step in Step::ALL {
        let rows = plan.listed(step).map(|planned| item(planned, &answers, scope)).collect();
        let id = format!("step-{}", step.number());
        let title = element("h2", [("id", &*id)], vec![text(name(step))]);
        doc.push(plain("section", vec![title, classed("ul", "checks", rows)]));
    }
    doc.push(classed(
        "section",
        "screen-only",
        vec![heading("h2", words::plain::CONTENTS.get(lang)), list("ul", links)],
    ));
    vec![classed("div", "doc", doc)]
}

/// An item: box, number, act; when it applies; why and how; whom to contact; which layer speaks.
fn item(planned: &Planned, answers: &Answers, scope: Scope) -> Piece {
    let lang = scope.lang;
    let item = planned.item;
    let is_caution = item.kind == ItemKind::Caution;
    let mut act = Vec::new();
    if !is_caution {
        act.extend([element("span", [("class", "check__box"), ("aria-hidden", "true")], vec![text("□")]), text(" ")]);
    }
    act.extend([leaf("span", "item__number", item.id), text(" ")]);
    if item.kind == ItemKind::Decision {
        act.extend([leaf("span", "layer", words::DECISION.get(lang)), text(" ")]);
    }
    let caution = if is_caution { format!("{}: ", words::CAUTION.get(lang)) } else { String::new() };
    act.push(text(format!("{caution}{}", item.act.get(lang))));
    let mut inside = vec![plain("h3", act)];
    let mut when = Vec::new();
    if answers.types.is_empty() && item.types != TypeSet::ALL {
        when.extend([leaf("span", "layer layer--type", types(item.types, scope)), text(" ")]);
    }
    if !item.when.is_empty() {
        when.push(text(format!("{} {}", words::plain::ONLY_IF.get(lang), condition(item.when, scope))));
    }
    if !when.is_empty() {
        inside.push(classed("p", "check__when", when));
    }
    let said_of = scope.library().item(scope.guide(), item);
    let mut why = vec![text(said_of.map_or("", |said| said.why.get(lang)))];
    let section = words::section(item, answers.types, lang);
    if !section.is_empty() {
        why.push(text(" "));
        why.extend(marked(&guide_layer(&section), scope));
    }
    if let Some(one) = item.source {
        why.push(text(" "));
        why.extend(marked(&source(one, lang), scope));
    }
    inside.push(plain("p", why));
    inside.extend(item.outdated.map(|one| plain("p", marked(&outdated(one, lang), scope))));
    // Who reads without a case has answered nothing: only the type leaves lines out.
    let of_type = (!answers.types.is_empty()).then_some(answers);
    inside.extend(
        said_of
            .into_iter()
            .flat_map(|said| tree::pieces(&lines(said.how, of_type, scope), scope)),
    );
    let contacts: Vec<Piece> = item
        .refs
        .iter()
        .filter_map(|id| scope.library().reference(id))
        .flat_map(|one| [vec![text(" ")], contact(one, lang)].concat())
        .collect();
    if !contacts.is_empty() {
        inside.push(plain("p", [vec![text(format!("{}:", words::plain::CONTACT.get(lang)))], contacts].concat()));
    }
    if !is_caution {
        inside.push(element(
            "p",
            [("class", "print-only"), ("aria-hidden", "true")],
            vec![text(words::plain::WHO_AND_WHEN.get(lang))],
        ));
    }
    element(
        "li",
        [("class", if is_caution { "check check--caution" } else { "check" }), ("id", &*anchor(item.id))],
        inside,
    )
}
