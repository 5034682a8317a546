//! Fills a draft in from the case. What is not known is marked, never guessed.

use super::request::Scope;
use crate::case::{Answers, Case, Change, Choice, Count, FoundBy, Known, Moment};
use crate::guide::{DutyClock, Fact, FactGroup, Item, Lang, Step};
use crate::plan::{ClockKind, Verdict, clocks, rulings};
use crate::words;

/// What a draft is filled in from.
#[derive(Clone, Copy, Debug)]
pub struct Drafting<'a> {
    /// The case; none on blank papers.
    pub case: Option<&'a Case>,
    /// What has been prepared: roles, contacts.
    pub prepared: Option<&'a Case>,
    /// What the paper speaks from.
    pub scope: Scope,
}

/// The draft with its marks `{…}` filled in; `\u{b}` becomes a line break.
#[must_use]
pub fn fill(draft: &str, known: Drafting<'_>) -> String {
    let mut lines: Vec<String> = Vec::new();
    // Lines that only take in the record: where one says something, the silent ones beside it are no gap; where none
    // does, one gap is enough.
    let mut record: Option<Vec<String>> = None;
    let close = |record: Option<Vec<String>>, lines: &mut Vec<String>| match record {
        Some(said) if said.is_empty() => lines.push(words::GAP.get(known.scope.lang).to_owned()),
        Some(said) => lines.extend(said),
        None => {}
    };
    for line in draft.split(['\n', '\u{b}']) {
        let mark = line.strip_prefix('{').and_then(|line| line.strip_suffix('}'));
        if let Some(mark) = mark.filter(|mark| mark.starts_with("done:") || *mark == "observed") {
            record
                .get_or_insert_default()
                .extend(value(mark, known).filter(|text| !text.is_empty()));
        } else {
            close(record.take(), &mut lines);
            lines.push(fill_line(line, known));
        }
    }
    close(record, &mut lines);
    lines.join("\n")
}

fn fill_line(line: &str, known: Drafting<'_>) -> String {
    let mut filled = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((mark, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        let text = value(mark, known).filter(|text| !text.is_empty());
        filled.push_str(&text.unwrap_or_else(|| words::GAP.get(known.scope.lang).to_owned()));
        rest = after;
    }
    filled + rest
}

/// Every mark that a draft may have.
pub const MARKS: [&str; 16] = [
    "today",
    "today-long",
    "title",
    "organisation",
    "desk",
    "signer",
    "leader",
    "known-at",
    "types",
    "found",
    "persons",
    "kinds",
    "kinds-personal",
    "protection-known",
    "observed",
    "conclusion",
];

/// Whether a draft may have a mark.
#[must_use]
pub fn is_mark(mark: &str, scope: Scope) -> bool {
    match mark.split_once(':') {
        Some(("done", step)) => matches!(step, "1" | "2" | "3" | "4" | "5" | "6"),
        // With the reason only in papers that stay inside or go to an authority.
        Some(("decision" | "decision-why", about)) => scope.library().decision(about).is_some(),
        Some(("clock", kind)) => matches!(kind, "preliminary" | "final"),
        Some(_) => false,
        None => MARKS.contains(&mark) || scope.library().question(mark).is_some(),
    }
}

/// What stands in a draft for a mark; none when it is not known.
fn value(mark: &str, known: Drafting<'_>) -> Option<String> {
    let Drafting { case, prepared, scope } = known;
    let Scope { lang, now, .. } = scope;
    let of_prepared = |field: &str| {
        let written = prepared.map(|case| case.state().text(&format!("doc/prepare/{field}")).to_owned());
        written
            .filter(|text| !text.is_empty())
            .or_else(|| super::own::prepared(field, scope))
    };
    match mark {
        "today" => return Some(words::day(now, lang)),
        "today-long" => return Some(words::date_of_letter(now, lang)),
        "organisation" => return of_prepared("organisation"),
        "desk" => return of_prepared("desk"),
        "signer" => return of_prepared("signer"),
        "leader" => return of_prepared("leader"),
        _ => {}
    }
    let case = case?;
    let state = case.state();
    let answers = &state.answers;
    if let Some((sort, name)) = mark.split_once(':') {
        return match sort {
            "done" => name
                .parse()
                .ok()
                .and_then(Step::from_number)
                .map(|step| done(case, step, scope)),
            "decision" => decision(case, name, false, lang),
            "decision-why" => decision(case, name, true, lang),
            _ => {
                let kind = if name == "final" { ClockKind::Final } else { ClockKind::Preliminary };
                let due = clocks(scope.guide(), answers)
                    .iter()
                    .find(|clock| clock.kind == kind)
                    .map(|clock| words::date(clock.due, lang));
                due.or_else(|| no_report(answers, scope).then(|| words::NO_DUTY.get(lang).to_owned()))
            }
        };
    }
    Some(match mark {
        "title" => state.title.to_string(),
        "known-at" => words::time(answers.known_at?, lang),
        "types" => join(
            answers
                .types
                .iter()
                .filter_map(|one| scope.guide().leak_type(one))
                .map(|text| text.term.get(lang)),
            lang,
        ),
        "found" if answers.found_by == FoundBy::Unknown => return None,
        // What the label explains in brackets gives way to what is known.
        "found" if !answers.found_from.is_empty() => {
            format!(
                "{}{}",
                unexplained(words::found_label(answers.found_by, lang)),
                words::aside(&answers.found_from, lang)
            )
        }
        "found" => words::found_label(answers.found_by, lang).to_owned(),
        "persons" if answers.persons == Count::Unknown => return None,
        "persons" => persons(answers.persons, lang),
        "kinds" => join(said(case, FactGroup::Content, scope).map(|(_, text)| text), lang),
        // What papers to outsiders name: what concerns the persons, nothing of partners or of our own secrets.
        "kinds-personal" => {
            let is_personal = |(fact, _): &(Fact, &str)| !matches!(fact, Fact::Partner | Fact::TradeSecret);
            join(said(case, FactGroup::Content, scope).filter(is_personal).map(|(_, text)| text), lang)
        }
        "protection-known" => join(protection(case, lang).into_iter(), lang),
        "observed" => observed(case, lang),
        _ => state.text(mark).to_owned(),
    })
}

/// Whether it is settled that no authority has to be told: then a paper that names the deadline has no gap there.
fn no_report(answers: &Answers, scope: Scope) -> bool {
    let rulings = rulings(scope.guide(), answers);
    let mut reports = rulings.iter().filter(|ruling| ruling.duty.clock == DutyClock::Report);
    reports.all(|ruling| ruling.verdict == Verdict::DoesNotApply)
}

/// As it stands in a sentence: an exact number needs no word before it, and thousands are set apart.
fn persons(count: Count, lang: Lang) -> String {
    let said = match (count, lang) {
        (Count::Exactly(number), Lang::Ja) => format!("{number}{}", words::COUNT_UNIT.ja),
        (Count::Exactly(number), Lang::En) => format!("{number} {}", words::COUNT_UNIT.en),
        (other, _) => words::count_label(other, lang),
    };
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let (before, rest) = said.split_at(said.find(|one: char| one.is_ascii_digit()).unwrap_or(said.len()));
    let (number, after) = rest.split_at(digits(rest));
    let set_apart = |(at, digit): (usize, char)| {
        let is_thousand = at > 0 && (number.len() - at).is_multiple_of(3);
        [is_thousand.then_some(','), Some(digit)].into_iter().flatten()
    };
    format!("{before}{}{after}", number.chars().enumerate().flat_map(set_apart).collect::<String>())
}

/// A label without what it explains in brackets: the examples of a question are no findings.
fn unexplained(label: &str) -> &str {
    label.split(['（', '(']).next().unwrap_or(label).trim_end()
}

fn join<'a>(parts: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    parts.collect::<Vec<_>>().join(if lang == Lang::Ja { "、" } else { ", " })
}

/// What is in the information, of what was answered with yes.
fn said(case: &Case, group: FactGroup, scope: Scope) -> impl Iterator<Item = (Fact, &'static str)> {
    let lang = scope.lang;
    let answers = &case.state().answers;
    scope
        .guide()
        .facts
        .iter()
        .filter(move |text| text.group == group && answers.fact(text.fact) == Known::Yes)
        .map(move |text| (text.fact, unexplained(text.ask.get(lang))))
}

fn protection(case: &Case, lang: Lang) -> Vec<&'static str> {
    let answers = &case.state().answers;
    let rows = [
        (Fact::Encrypted, words::WAS_ENCRYPTED, words::NOT_ENCRYPTED),
        (Fact::AccessLimited, words::WAS_LIMITED, words::NOT_LIMITED),
    ];
    let of = |(fact, yes, no): (Fact, crate::guide::Text, crate::guide::Text)| match answers.fact(fact) {
        Known::Yes => Some(yes.get(lang)),
        Known::No => Some(no.get(lang)),
        Known::Unknown => None,
    };
    rows.into_iter().filter_map(of).collect()
}

/// What was done in a step, one a line, the earliest first; what was keyed in from paper without a time comes last.
fn done(case: &Case, step: Step, scope: Scope) -> String {
    let lang = scope.lang;
    let line = |item: &Item| {
        let record = case.state().items.get(item.id)?;
        let recorded = record.recorded.as_ref()?.at;
        let is_done = record.state == crate::case::ItemState::Done && item.kind != crate::guide::ItemKind::Caution;
        // What was keyed in from paper without a time. When something was ticked on screen is when it was recorded, and
        // is said to be that.
        let is_timeless = record.is_keyed && record.acted.at.is_none();
        let said = match record.acted.at {
            Some(at) => words::time(at, lang),
            None if is_timeless => words::NO_TIME_ON_PAPER.get(lang).to_owned(),
            None => format!("{} {}", words::RECORDED.get(lang), words::time(recorded, lang)),
        };
        let at = record.acted.at.unwrap_or(recorded);
        is_done.then(|| ((is_timeless, at), format!("{said} {}", item.act.get(lang))))
    };
    let mut lines: Vec<_> = scope
        .guide()
        .items
        .iter()
        .filter(|item| item.step == step)
        .filter_map(line)
        .collect();
    lines.sort_by_key(|(when, _)| *when);
    lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

fn decision(case: &Case, about: &str, is_with_reason: bool, lang: Lang) -> Option<String> {
    let decision = case
        .state()
        .decisions
        .get(about)
        .filter(|decision| decision.choice != Choice::Open)?;
    let choice = words::choice_label(decision.choice, lang);
    let reason = if is_with_reason { words::aside(&decision.reason, lang) } else { String::new() };
    Some(format!("{choice}{reason}"))
}

/// What was recorded with a time of its own, one a line.
fn observed(case: &Case, lang: Lang) -> String {
    let struck = case.log().struck();
    let mut rows: Vec<_> = case
        .log()
        .iter()
        .filter(|entry| !struck.contains(&entry.id))
        .filter_map(|entry| match &entry.change {
            Change::Observed(at, with, what) => Some((*at, with, what)),
            _ => None,
        })
        .collect();
    rows.sort_by_key(|(at, ..)| *at);
    let line = |(at, with, what): &(Moment, &std::rc::Rc<str>, &std::rc::Rc<str>)| {
        if with.is_empty() {
            format!("{} {what}", words::time(*at, lang))
        } else {
            format!("{} {with}: {what}", words::time(*at, lang))
        }
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}
