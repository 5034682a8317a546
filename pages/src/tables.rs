//! The duties and clocks as tables, and what has to be decided.

use morenaku::document::{Scope, Span, reference, source};
use morenaku::guide::{Duty, DutyClock, DutyText, Lang, Text};
use morenaku::words;

use crate::lists::anchor;
use crate::place::Place;
use crate::say::{contact, list_of, marked, sentence};
use crate::tree;
use crate::writer::{Piece, classed, element, leaf, link, list, plain, text};

fn duty_anchor(duty: &Duty) -> String {
    format!("d-{}", duty.id)
}

/// A table that can be moved sideways on a narrow screen.
fn table(class: &str, caption: &str, heads: &[&str], rows: Vec<Vec<Piece>>) -> Piece {
    let heads = heads
        .iter()
        .map(|head| element("th", [("scope", "col")], vec![text(*head)]))
        .collect();
    let rows = rows.into_iter().map(|row| plain("tr", row)).collect();
    let inside = vec![leaf("caption", "", caption), plain("thead", vec![plain("tr", heads)]), plain("tbody", rows)];
    element(
        "div",
        [("class", "doc__table"), ("role", "region"), ("aria-label", caption), ("tabindex", "0")],
        vec![classed("table", class, inside)],
    )
}

fn row_head(inside: Vec<Piece>) -> Piece {
    element("th", [("scope", "row")], inside)
}

/// The duties: which, when, by when, to whom; how days are counted; each with what has to be known.
pub(crate) fn duties(scope: Scope) -> Vec<Piece> {
    let lang = scope.lang;
    let all: Vec<(&Duty, Option<&DutyText>)> = scope
        .guide()
        .duties
        .iter()
        .enumerate()
        .map(|(at, duty)| (duty, scope.library().duties.get(at)))
        .collect();
    let heads = [words::plain::DUTY, words::plain::DUTY_WHEN, words::plain::DUTY_BY, words::plain::DUTY_WHERE]
        .map(|head| head.get(lang));
    let rows = all.iter().map(|(duty, said)| row(duty, *said, scope)).collect();
    let mut doc = vec![
        leaf("h1", "page__title", words::DUTIES_TITLE.get(lang)),
        leaf("p", "page__lead", words::plain::DUTIES_LEAD.get(lang)),
        table("", words::DUTIES_TITLE.get(lang), &heads, rows),
        leaf("h2", "", words::COUNTING.get(lang)),
        leaf("p", "", words::plain::WEEK_LEAD.get(lang)),
        week(lang),
        leaf("p", "", words::CLOCKS_SOURCE.get(lang)),
        leaf("p", "", words::CLOCK_HOURS.get(lang)),
    ];
    doc.extend(all.iter().map(|(duty, said)| duty_section(duty, *said, scope)));
    vec![classed("div", "doc doc--wide", doc)]
}

fn row(duty: &Duty, texts: Option<&DutyText>, scope: Scope) -> Vec<Piece> {
    let lang = scope.lang;
    let mut when = vec![leaf("p", "", sentence(duty.when, scope))];
    let situations = texts.map_or(&[][..], |texts| texts.situations);
    if !situations.is_empty() {
        when.push(leaf("p", "", words::plain::DUTY_ANY.get(lang)));
        when.push(list("ul", situations.iter().map(|line| vec![text(line.text.get(lang))]).collect()));
    }
    let mut by: Vec<Piece> = times(duty, texts, scope).iter().map(|time| leaf("p", "", time)).collect();
    if by.is_empty() {
        by.push(leaf("p", "", words::plain::BY_OTHER.get(lang)));
    }
    let refs = texts
        .map_or(&[][..], |texts| texts.refs)
        .iter()
        .filter_map(|id| scope.library().reference(id));
    let mut to: Vec<Piece> = refs.map(|one| plain("p", contact(one, lang))).collect();
    if to.is_empty() {
        to.push(leaf("p", "", words::plain::TO_OTHER.get(lang)));
    }
    let name = link(&format!("#{}", duty_anchor(duty)), duty.name.get(lang));
    vec![row_head(vec![name]), plain("td", when), plain("td", by), plain("td", to)]
}

/// By when; nothing where the duty has no time of its own that can be counted.
fn times(duty: &Duty, texts: Option<&DutyText>, scope: Scope) -> Vec<String> {
    let lang = scope.lang;
    let time = |text: Text| vec![text.get(lang).to_owned()];
    match duty.clock {
        DutyClock::Report => {
            let said = texts.map_or(&[][..], |texts| texts.situations);
            let long = duty.situations.iter().zip(said).filter(|(situation, _)| situation.long);
            let long: Vec<&str> = long.map(|(_, line)| line.text.get(lang)).collect();
            let long = format!("{} {}", words::plain::BY_REPORT_LONG.get(lang), long.join(" / "));
            vec![words::plain::BY_REPORT.get(lang).to_owned(), long]
        }
        DutyClock::Notice => time(words::plain::BY_NOTICE),
        DutyClock::Hours72 => time(words::plain::BY_HOURS),
        DutyClock::Days30 => time(words::plain::BY_DAYS),
        DutyClock::Prompt => time(words::plain::BY_PROMPT),
        DutyClock::None => Vec::new(),
    }
}

/// On which days of the week the 3 to 5 days end.
fn week(lang: Lang) -> Piece {
    let day = |at: usize| words::plain::WEEK.iter().cycle().nth(at).map_or("", |day| day.get(lang));
    let row = |at: usize| vec![row_head(vec![text(day(at))]), leaf("td", "", day(at + 2)), leaf("td", "", day(at + 4))];
    let heads =
        [words::plain::WEEK_KNOWN, words::plain::WEEK_THIRD, words::plain::WEEK_FIFTH].map(|head| head.get(lang));
    table("table--small", words::plain::WEEK_TITLE.get(lang), &heads, (0..words::plain::WEEK.len()).map(row).collect())
}

fn duty_section(duty: &Duty, texts: Option<&DutyText>, scope: Scope) -> Piece {
    let lang = scope.lang;
    let mut inside = vec![element("h2", [("id", &*duty_anchor(duty))], vec![text(duty.name.get(lang))])];
    inside.push(leaf("p", "", format!("{}: {}", words::plain::DUTY_WHEN.get(lang), sentence(duty.when, scope))));
    if let Some(texts) = texts.filter(|texts| !texts.situations.is_empty()) {
        inside.push(leaf("p", "", words::plain::DUTY_ANY.get(lang)));
        inside.extend(list_of(texts.situations, scope));
    }
    let times = times(duty, texts, scope).join(" ");
    if !times.is_empty() {
        inside.push(leaf("p", "", format!("{}: {times}", words::plain::DUTY_BY.get(lang))));
    }
    inside.extend(texts.into_iter().flat_map(|texts| list_of(texts.lines, scope)));
    inside.extend(duty.source.map(|one| plain("p", marked(&source(one, lang), scope))));
    let refs = texts
        .map_or(&[][..], |texts| texts.refs)
        .iter()
        .filter_map(|id| scope.library().reference(id));
    inside.extend(refs.flat_map(|one| tree::pieces(&[reference(one, scope)], scope)));
    plain("section", inside)
}

/// What has to be decided: what to weigh, the legal tests beside it, and room to write down what was decided.
pub(crate) fn decisions(scope: Scope) -> Vec<Piece> {
    let lang = scope.lang;
    let mut doc = vec![
        leaf("h1", "page__title", words::DECISIONS_TITLE.get(lang)),
        leaf("p", "page__lead", words::plain::DECISIONS_LEAD.get(lang)),
        leaf("p", "print-only", words::PAPER_HEAD.get(lang)),
    ];
    let list_all = Place::ListAll.file();
    for decision in scope.library().decisions {
        let mut inside = vec![leaf("h2", "", decision.name.get(lang))];
        let items = decision.items.iter().filter_map(|id| scope.guide().item(id));
        let items: Vec<Vec<Piece>> = items
            .map(|item| {
                vec![link(&format!("{list_all}#{}", anchor(item.id)), format!("{} {}", item.id, item.act.get(lang)))]
            })
            .collect();
        if !items.is_empty() {
            inside.extend([leaf("h3", "", words::TO_WEIGH.get(lang)), list("ul", items)]);
        }
        inside.extend(list_of(decision.lines, scope));
        let duties = decision.duties.iter().filter_map(|id| scope.guide().duty(id));
        let duties: Vec<Vec<Piece>> = duties
            .map(|duty| vec![link(&format!("{}#{}", Place::Duties.file(), duty_anchor(duty)), duty.name.get(lang))])
            .collect();
        if !duties.is_empty() {
            inside.extend([leaf("h3", "", words::plain::LEGAL_TEST.get(lang)), list("ul", duties)]);
        }
        let label = Span::Strong(words::plain::CHOOSE.get(lang).to_owned());
        let room = vec![
            plain("p", marked(&label, scope)),
            leaf("p", "", format!("{}:", words::plain::DECISION_REASON.get(lang))),
            tree::pen_line(),
            leaf("p", "", words::plain::DECIDED.get(lang)),
        ];
        inside.push(classed("div", "check", room));
        doc.push(plain("section", inside));
    }
    vec![classed("div", "doc", doc)]
}
