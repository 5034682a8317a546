//! The guide to read, in its own order: purpose and principles, the flow, kinds of information, the seven types, chapters 4 to 6.

use yew::prelude::*;

use crate::case::Answers;
use crate::guide::{Form, GUIDE, Item, ItemKind, Lang, LeakType, Part, Question, QuestionGroup, Step, TypeSet};
use crate::platform;
use crate::route::Route;
use crate::text;
use crate::ui::parts::elements::{button, leaf, link};
use crate::ui::parts::flow::view_flow;
use crate::ui::parts::lines::{view_lines, view_outdated, view_reference, view_source};

/// The sections in the guide's order, by the name in the address.
const SECTIONS: [&str; 15] = [
    "about",
    "principles",
    "flow",
    "kinds",
    "types",
    "type-1",
    "type-2",
    "type-3",
    "type-4",
    "type-5",
    "type-6",
    "type-7",
    "discovery",
    "publication",
    "references",
];

pub(crate) fn view_guide(section: Option<&str>, lang: Lang) -> Html {
    let at = section.and_then(|section| SECTIONS.iter().position(|known| *known == section));
    let print = Callback::from(|_| platform::print());
    let section_link = |at: usize| {
        let section = SECTIONS.get(at)?;
        Some(html! { { link("", Route::Guide(Some((*section).to_owned())).to_string(), name(section, lang)) } })
    };
    html! {
        <div class="doc">
            <h1 class="page__title">
                { at.and_then(|at| SECTIONS.get(at)).map_or_else(|| text::GUIDE_TITLE.get(lang).to_owned(), |section| name(section, lang)) }
            </h1>
            if at.is_none() { { leaf("p", "page__lead", text::GUIDE_LEAD.get(lang)) } }
            <nav class="doc__toc" aria-label={text::GUIDE_CONTENTS.get(lang)}>
                if let Some(at) = at {
                    <ul>
                        <li>{ link("", Route::Guide(None).to_string(), text::GUIDE_CONTENTS.get(lang)) }</li>
                        if let Some(previous) = at.checked_sub(1).and_then(section_link) { <li>{ "← " }{ previous }</li> }
                        if let Some(next) = section_link(at + 1) { <li>{ next }{ " →" }</li> }
                    </ul>
                } else {
                    <ol>for at in 0..SECTIONS.len() { <li>{ section_link(at).unwrap_or_default() }</li> }</ol>
                }
            </nav>
            <p class="screen-only">{ button("button button--small", text::PRINT.get(lang), print) }</p>
            { at.and_then(|at| SECTIONS.get(at)).map(|section| view_section(section, lang)).unwrap_or_default() }
        </div>
    }
}

fn leak_type(section: &str) -> Option<LeakType> {
    let number: u8 = section.strip_prefix("type-")?.parse().ok()?;
    LeakType::ALL.into_iter().find(|one| one.number() == number)
}

fn name(section: &str, lang: Lang) -> String {
    let reading = |id: &str| GUIDE.reading(id).map_or("", |part| part.name.get(lang)).to_owned();
    match section {
        "about" => reading("about"),
        "principles" => text::GUIDE_PRINCIPLES.get(lang).to_owned(),
        "flow" => text::GUIDE_FLOW.get(lang).to_owned(),
        "kinds" => text::GUIDE_KINDS.get(lang).to_owned(),
        "types" => text::GUIDE_TYPES.get(lang).to_owned(),
        "discovery" => text::GUIDE_DISCOVERY.get(lang).to_owned(),
        "publication" => text::GUIDE_PUBLICATION.get(lang).to_owned(),
        "references" => text::GUIDE_REFERENCES.get(lang).to_owned(),
        _ => leak_type(section).and_then(|one| GUIDE.leak_type(one)).map_or_else(String::new, |one| one.term.get(lang).to_owned()),
    }
}

fn view_section(section: &str, lang: Lang) -> Html {
    match section {
        "about" => view_reading("about", lang),
        "principles" => view_parts(GUIDE.principles, lang),
        "flow" => view_flow_section(lang),
        "kinds" => html! { <>{ view_reading("information", lang) }{ view_parts(GUIDE.kinds, lang) }</> },
        "types" => view_types(lang),
        "discovery" => html! {
            <>
                { view_items(|item| item.sections.contains(&"4"), None, lang) }
                { view_form("sharing-sheet", lang) }
            </>
        },
        "publication" => html! {
            <>
                { view_items(|item| item.sections.iter().any(|section| section.starts_with('5')), None, lang) }
                { view_form("publication", lang) }
                { view_form("regulator-report", lang) }
            </>
        },
        "references" => view_references(lang),
        _ => leak_type(section).map_or_else(Html::default, |one| view_type(one, lang)),
    }
}

fn view_reading(id: &str, lang: Lang) -> Html {
    GUIDE.reading(id).map_or_else(Html::default, |part| view_lines(part.lines, None, lang))
}

fn view_parts(parts: &'static [Part], lang: Lang) -> Html {
    html! {
        for part in parts {
            <section>
                <h2>
                    if part.number > 0 { { part.number }{ " " } }
                    { part.name.get(lang) }
                </h2>
                { view_lines(part.lines, None, lang) }
            </section>
        }
    }
}

fn view_flow_section(lang: Lang) -> Html {
    html! {
        <>
            { view_reading("flow", lang) }
            <figure>{ view_flow(lang) }</figure>
            { view_parts(GUIDE.steps, lang) }
            { view_items(|item| item.types == TypeSet::ALL, None, lang) }
            { view_reading("closing", lang) }
        </>
    }
}

fn view_types(lang: Lang) -> Html {
    html! {
        <>
            { view_reading("types", lang) }
            for one in GUIDE.types {
                <section>
                    <h2>
                        <a href={Route::Guide(Some(format!("type-{}", one.leak_type.number()))).to_string()}>
                            { one.leak_type.number() }{ " " }{ one.term.get(lang) }
                        </a>
                    </h2>
                    { view_lines(one.meaning, None, lang) }
                </section>
            }
        </>
    }
}

fn view_type(leak_type: LeakType, lang: Lang) -> Html {
    let Some(one) = GUIDE.leak_type(leak_type) else { return Html::default() };
    let prefix = format!("3.{}(", leak_type.number());
    let answers = Answers { types: TypeSet::NONE.with(leak_type), ..Answers::default() };
    let concerns = |item: &Item| {
        item.types.contains(leak_type) && (item.types != TypeSet::ALL || item.sections.iter().any(|section| section.starts_with(&prefix)))
    };
    html! {
        <>
            { leaf("p", "page__lead", one.name.get(lang)) }
            { view_lines(one.meaning, None, lang) }
            { leaf("h2", "", text::EXAMPLES.get(lang)) }
            { view_lines(one.examples, None, lang) }
            { leaf("h2", "", text::TRIGGERS.get(lang)) }
            { view_lines(one.triggers, None, lang) }
            { view_lines(one.notes, None, lang) }
            { view_questions(&answers, lang) }
            { view_items(concerns, Some(&answers), lang) }
        </>
    }
}

fn view_questions(answers: &Answers, lang: Lang) -> Html {
    let groups = [
        (QuestionGroup::FiveW, text::FIVE_W),
        (QuestionGroup::Information, text::ABOUT_INFORMATION),
        (QuestionGroup::Severity, text::SEVERITY),
    ];
    let view = |question: &'static Question| {
        let wording = question.wording.iter().find(|line| !line.types.common(answers.types).is_empty());
        html! {
            <li class="doc__line" key={question.id}>
                { wording.map_or(question.ask, |line| line.text).get(lang) }
                { view_lines(question.options, Some(answers), lang) }
                { view_lines(question.lines, Some(answers), lang) }
            </li>
        }
    };
    html! {
        <>
            { leaf("h2", "", text::GUIDE_QUESTIONS.get(lang)) }
            for (group, title) in groups {
                { leaf("h3", "", title.get(lang)) }
                <ol>for question in GUIDE.questions.iter().filter(|question| question.group == group) { { view(question) } }</ol>
            }
        </>
    }
}

fn view_items(concerns: impl Fn(&Item) -> bool, answers: Option<&Answers>, lang: Lang) -> Html {
    html! {
        for step in Step::ALL {
            { view_step_items(step, GUIDE.items.iter().filter(|item| item.step == step && concerns(item)).collect(), answers, lang) }
        }
    }
}

fn view_step_items(step: Step, items: Vec<&'static Item>, answers: Option<&Answers>, lang: Lang) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ step.number() }{ " " }{ GUIDE.step(step).map_or("", |part| part.name.get(lang)) }</h2>
            for item in items { { view_item(item, answers, lang) } }
        </section>
    }
}

fn view_item(item: &'static Item, answers: Option<&Answers>, lang: Lang) -> Html {
    let types = answers.map_or(TypeSet::NONE, |answers| answers.types);
    let section = text::section(item, types, lang);
    html! {
        <div class={classes!("doc__item", (item.kind == ItemKind::Caution).then_some("doc__item--caution"))} key={item.id}>
            <h3>
                { leaf("span", "item__number", item.id) }{ " " }
                if item.kind == ItemKind::Caution { { text::CAUTION.get(lang) }{ ": " } }
                { item.act.get(lang) }
            </h3>
            <p>
                { item.why.get(lang) }
                if !section.is_empty() { { " " }{ leaf("span", "layer layer--guide", section) } }
                if let Some(source) = item.source { { " " }{ view_source(source, lang) } }
            </p>
            if let Some(outdated) = item.outdated { <p>{ view_outdated(outdated, lang) }</p> }
            { view_lines(item.how, answers, lang) }
        </div>
    }
}

fn view_form(id: &str, lang: Lang) -> Html {
    let Some(form): Option<&'static Form> = GUIDE.forms.iter().find(|form| form.id == id) else { return Html::default() };
    html! {
        <section>
            { leaf("h2", "", form.name.get(lang)) }
            { view_lines(form.intro, None, lang) }
            <ol>
                for field in form.fields {
                    <li class="doc__line" key={field.id}>
                        { leaf("strong", "", field.name.get(lang)) }
                        if let Some(hint) = field.hint { { " " }{ hint.get(lang) } }
                        if let Some(source) = field.source { { " " }{ view_source(source, lang) } }
                        if let Some(outdated) = field.outdated { { " " }{ view_outdated(outdated, lang) } }
                        { view_lines(field.lines, None, lang) }
                    </li>
                }
            </ol>
        </section>
    }
}

fn view_references(lang: Lang) -> Html {
    let (new, old): (Vec<_>, Vec<_>) = GUIDE.references.iter().partition(|reference| reference.source.is_some());
    html! {
        <>
            for reference in new { { view_reference(reference, lang) } }
            { leaf("h2", "", text::GUIDE_OLD_REFERENCES.get(lang)) }
            for reference in old { { view_reference(reference, lang) } }
            { leaf("h2", "", text::GUIDE_SOURCES.get(lang)) }
            <ul>for source in GUIDE.sources { <li class="doc__line" key={source.id}>{ view_source(source, lang) }</li> }</ul>
        </>
    }
}
