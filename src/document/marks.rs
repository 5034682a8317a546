//! What stands in a draft for a mark: for any paper, or only for those that stay inside.
//!
//! Invariant: what an outside mark becomes was stated for the outside, or is in nobody's words.

use super::fill::Drafting;
use super::paper::Paper;
use super::request::Scope;
use super::said;
use crate::case::{Answers, Audience, Case, Change, Choice, Count, Entry, FoundBy, Known, Moment, in_order};
use crate::guide::{DutyClock, Fact, FactGroup, Guide, InsideMark, Item, Lang, Mark, OutsideMark, Step};
use crate::plan::{ClockKind, Verdict, clocks, rulings};
use crate::words;

/// What stands in a draft for a mark; none when it is not known, or not for the readers of the paper.
#[must_use]
pub(super) fn value(mark: &str, known: Drafting<'_>) -> Option<String> {
    let mark = Mark::parse(mark)?;
    if known.is_for_outside() && !mark.is_for_outside() {
        return None;
    }
    let (scope, lang, case) = (known.scope, known.scope.lang, known.case);
    match mark {
        Mark::Outside(mark) => outside(mark, known),
        Mark::Said(id) => Some(said::text(case?, &said::statement_name(id), lang).to_owned()),
        Mark::Blank(id) => {
            let paper = known.paper?;
            let (case, names) = (case?, paper.sources(case?, scope));
            let answered = names.iter().map(|name| said::text(case, &format!("doc/{name}/{id}"), lang));
            let elsewhere = || said::shared(paper.blanks().find(|blank| blank.id == id)?, paper, case, scope);
            answered
                .into_iter()
                .find(|text| !text.is_empty())
                .or_else(elsewhere)
                .map(str::to_owned)
        }
        Mark::Clock(is_final) => clock(case?, is_final, scope),
        Mark::Sent(name) => sent(case?, name, known.is_letter(), scope),
        Mark::Inside(mark) => inside(mark, known),
        Mark::Done(step) => Step::from_number(step).and_then(|step| Some(done(case?, step, scope))),
        Mark::Decision(about, is_with_reason) => decision(case?, about, is_with_reason, lang),
        Mark::Answer(question) => Some(case?.state().text(question).to_owned()),
    }
}

/// What was prepared: in the sheet for it, or in the organisation's pack.
fn prepared(field: &str, known: Drafting<'_>) -> Option<String> {
    let written = known
        .prepared
        .map(|case| said::prepared(case, field, known.scope.lang).to_owned());
    written
        .filter(|text| !text.is_empty())
        .or_else(|| super::own::prepared(field, known.scope))
        .filter(|text| can_stand(text, known))
}

/// Whether what was written once for all languages can stand in a paper for outside: Japanese in an English one is a
/// gap that is asked for.
fn can_stand(text: &str, known: Drafting<'_>) -> bool {
    !known.is_for_outside() || said::is_in(text, known.scope.lang)
}

fn outside(mark: OutsideMark, known: Drafting<'_>) -> Option<String> {
    let Drafting { case, scope, .. } = known;
    let Scope { lang, now, .. } = scope;
    let answers = case.map(|case| &case.state().answers);
    let group = || known.paper.map_or(0, |paper| paper.group);
    let of_group = || case.filter(|_| group() > 0).map(|case| said::group(case, group()));
    let stated = |id: &str| case.map(|case| said::text(case, &said::statement_name(id), lang).to_owned());
    let in_lang = |text: String| Some(text).filter(|text| can_stand(text, known));
    // What is said of a group stands for it, or is a gap: what holds for all is not what holds for it.
    let of_group = |part: fn(said::Persons) -> std::rc::Rc<str>| {
        of_group()
            .map(part)
            .filter(|text| !text.is_empty())
            .map(|text| in_lang(text.to_string()))
    };
    match mark {
        OutsideMark::Today => Some(words::day(now, lang)),
        OutsideMark::TodayLong => Some(words::date_of_letter(now, lang)),
        OutsideMark::Organisation => prepared("organisation", known),
        OutsideMark::Desk => stated("desk")
            .filter(|text| !text.is_empty())
            .or_else(|| prepared("desk", known)),
        OutsideMark::Signer => prepared("signer", known),
        OutsideMark::We => said::call(case, known.prepared, "we", scope),
        OutsideMark::They => said::call(case, known.prepared, "they", scope),
        OutsideMark::KnownAt if known.is_letter() => Some(words::time_of_letter(answers?.known_at?, lang)),
        OutsideMark::KnownAt => Some(words::time(answers?.known_at?, lang)),
        OutsideMark::KnownOn => Some(words::date_of_letter(answers?.known_at?, lang)),
        OutsideMark::FoundBy if answers?.found_by == FoundBy::Unknown => None,
        // What the label explains in brackets gives way to what is known.
        OutsideMark::FoundBy => Some(unexplained(words::found_label(answers?.found_by, lang)).to_owned()),
        OutsideMark::Persons if matches!(answers?.persons, Count::Unknown | Count::Exactly(0)) => None,
        OutsideMark::Persons => Some(persons(answers?.persons, lang)),
        // What papers to outsiders name: what concerns the persons, nothing of partners or of our own secrets.
        OutsideMark::KindsPersonal => {
            let is_personal = |(fact, _): &(Fact, &str)| !matches!(fact, Fact::Partner | Fact::TradeSecret);
            Some(join(kinds(case?, scope).filter(is_personal).map(|(_, text)| text), lang))
        }
        OutsideMark::ProtectionKnown => Some(join(protection(case?, lang).into_iter(), lang)),
        OutsideMark::Events => in_lang(events(case?, true, scope)),
        OutsideMark::Groups => {
            in_lang(each_group(case?, |group| words::group_of(&group.who, &group.items, &group.count, lang)))
        }
        OutsideMark::GroupsTold => in_lang(each_group(case?, |group| {
            words::group_told([&group.who, &group.count, &group.when, &group.how, &group.returned], lang)
        })),
        OutsideMark::Group => of_group(|group| group.who).unwrap_or_else(|| stated("whose")),
        OutsideMark::GroupItems => of_group(|group| group.items).unwrap_or_else(|| stated("items")),
        OutsideMark::GroupNumber => {
            of_group(|group| group.count).unwrap_or_else(|| outside(OutsideMark::Persons, known))
        }
        OutsideMark::Rule7 => situations(case?, known.paper?.form.duty.first()?, scope),
    }
}

fn inside(mark: InsideMark, known: Drafting<'_>) -> Option<String> {
    let (case, scope, lang) = (known.case, known.scope, known.scope.lang);
    if mark == InsideMark::Leader {
        return prepared("leader", known);
    }
    let case = case?;
    let (state, answers) = (case.state(), &case.state().answers);
    Some(match mark {
        InsideMark::Title => state.title.to_string(),
        InsideMark::Leader => return None,
        InsideMark::Types => join(
            answers
                .types
                .iter()
                .filter_map(|one| scope.guide().leak_type(one))
                .map(|text| text.term.get(lang)),
            lang,
        ),
        InsideMark::Found if answers.found_by == FoundBy::Unknown => return None,
        InsideMark::Found if answers.found_from.is_empty() => words::found_label(answers.found_by, lang).to_owned(),
        InsideMark::Found => format!(
            "{}{}",
            unexplained(words::found_label(answers.found_by, lang)),
            words::aside(&answers.found_from, lang)
        ),
        InsideMark::Kinds => join(kinds(case, scope).map(|(_, text)| text), lang),
        InsideMark::Observed => events(case, false, scope),
        InsideMark::Conclusion => state.text("conclusion").to_owned(),
    })
}

/// The day on which a report is due.
fn clock(case: &Case, is_final: bool, scope: Scope) -> Option<String> {
    let lang = scope.lang;
    let answers = &case.state().answers;
    let kind = if is_final { ClockKind::Final } else { ClockKind::Preliminary };
    let due = clocks(scope.guide(), answers)
        .iter()
        .find(|clock| clock.kind == kind)
        .map(|clock| words::date(clock.due, lang));
    due.or_else(|| no_report(scope.guide(), answers).then(|| words::NO_DUTY.get(lang).to_owned()))
}

/// When and how a paper was sent, with its reference number; of several the last.
fn sent(case: &Case, name: &str, is_letter: bool, scope: Scope) -> Option<String> {
    let lang = scope.lang;
    let kind = Paper::parse(scope.library(), name)?;
    let is_kind = |paper: &Paper| paper.form.id == kind.form.id && (!name.contains('.') || paper.stage == kind.stage);
    let filed = super::sent::sent_papers(case, scope)
        .into_iter()
        .rfind(|(paper, _)| is_kind(paper))?
        .1;
    // Reference numbers are for authorities.
    Some(if is_letter { words::date_of_letter(filed.sent.on, lang) } else { words::sent_on(&filed.sent, lang) })
}

/// Which of a duty's situations are there.
fn situations(case: &Case, duty: &str, scope: Scope) -> Option<String> {
    let lang = scope.lang;
    let rulings = rulings(scope.guide(), &case.state().answers);
    let at = rulings.iter().position(|ruling| ruling.duty.id == duty)?;
    let ruling = rulings.get(at)?;
    if ruling.verdict == Verdict::DoesNotApply {
        return Some(words::NO_SITUATION.get(lang).to_owned());
    }
    let said = scope.library().duties.get(at)?.situations.iter().zip(&ruling.grounds);
    let there = said.filter(|(_, ground)| ground.is_ours && ground.verdict == Verdict::Applies);
    Some(join(there.map(|(line, _)| line.text.get(lang)), lang))
}

/// A line for each group of persons of which something is known.
fn each_group(case: &Case, say: impl Fn(&said::Persons) -> String) -> String {
    let lines: Vec<String> = said::groups(case).iter().map(say).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Whether it is settled that no authority has to be told: then a paper that names the deadline has no gap there.
fn no_report(guide: &Guide, answers: &Answers) -> bool {
    let rulings = rulings(guide, answers);
    let mut reports = rulings.iter().filter(|ruling| ruling.duty.clock == DutyClock::Report);
    reports.all(|ruling| ruling.verdict == Verdict::DoesNotApply)
}

/// As it stands in a sentence: an exact number needs no word before it, and thousands are set apart.
fn persons(count: Count, lang: Lang) -> String {
    let said = match (count, lang) {
        (Count::Exactly(number), Lang::Ja) => format!("{number}{}", words::COUNT_UNIT.ja),
        (Count::Exactly(number), Lang::En) => format!("{number} people"),
        (other, Lang::Ja) => words::count_label(other, lang),
        (other, Lang::En) => words::count_label(other, lang)
            .to_lowercase()
            .replace(words::COUNT_UNIT.en, "people"),
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
fn kinds(case: &Case, scope: Scope) -> impl Iterator<Item = (Fact, &'static str)> {
    let answers = &case.state().answers;
    scope
        .guide()
        .facts
        .iter()
        .filter(move |text| text.group == FactGroup::Content && answers.fact(text.fact) == Known::Yes)
        .map(move |text| (text.fact, unexplained(text.ask.get(scope.lang))))
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
    let lines: Vec<_> = scope
        .guide()
        .items
        .iter()
        .filter(|item| item.step == step)
        .filter_map(line)
        .collect();
    let lines = in_order(lines, |(one, _), (other, _)| one.cmp(other));
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

/// What was recorded with a time of its own, one a line, in order: what may go out, without whom it was with; or all
/// but what is for counsel.
fn events(case: &Case, is_for_outside: bool, scope: Scope) -> String {
    let lang = scope.lang;
    let struck = case.log().struck();
    let is_read = |entry: &Entry| match case.state().audience(entry) {
        Audience::MayGoOut => true,
        Audience::Internal => !is_for_outside,
        Audience::Counsel => false,
    };
    let rows: Vec<(Moment, String)> = case
        .log()
        .iter()
        .filter(|entry| !struck.contains(&entry.id) && is_read(entry))
        .filter_map(|entry| match &entry.change {
            Change::Observed(at, _, what) if is_for_outside => {
                Some((*at, words::event_of_letter(*at, what, scope.now, lang)))
            }
            Change::Observed(at, with, what) if with.is_empty() => {
                Some((*at, format!("{} {what}", words::time(*at, lang))))
            }
            Change::Observed(at, with, what) => Some((*at, format!("{} {with}: {what}", words::time(*at, lang)))),
            _ => None,
        })
        .collect();
    let rows = in_order(rows, |(one, _), (other, _)| one.cmp(other));
    rows.into_iter().map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}
