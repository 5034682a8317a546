//! Which duties to report apply, with what decides them, by when, and what is still missing.

use super::lines::{lines, reference, source};
use super::node::{
    FileButton, FileKind, Layer, Level, Line, ListStyle, Node, Role, Tone, fold, group, heading, heading_of, link,
    list, para, plain, strong, text,
};
use super::request::Scope;
use crate::case::{Case, Moment};
use crate::guide::{DutyClock, Fact, FactGroup, Lang};
use crate::plan::{Clock, Reason, Ruling, Verdict, clocks, rulings};
use crate::route::{CasePart, Route};
use crate::words;

/// The page of a case's duties and clocks.
#[must_use]
pub(super) fn duties(case: &Case, scope: Scope) -> Vec<Node> {
    let (lang, now) = (scope.lang, scope.now);
    let answers = &case.state().answers;
    let rulings = rulings(scope.guide(), answers);
    let clocks = clocks(scope.guide(), answers);
    let mut blocks = vec![
        heading(Level::Two, words::DUTIES_TITLE.get(lang)),
        para(Tone::Lead, vec![text(words::DUTIES_LEAD.get(lang))]),
        Node::KnownAt,
        Node::Ask(Fact::KnownAbout),
    ];
    if answers.known_at.is_none() {
        blocks.push(para(Tone::Warning, vec![text(words::NO_CLOCK.get(lang))]));
    }
    if answers.known_at.is_some_and(|known_at| known_at > now) {
        blocks.push(para(Tone::Warning, vec![text(words::KNOWN_LATER.get(lang))]));
    }
    blocks.extend(deadlines(&clocks, case, now, lang));
    let order = [Verdict::Applies, Verdict::Open, Verdict::DoesNotApply];
    let titles = [words::DUTIES_YES, words::DUTIES_OPEN, words::DUTIES_NO];
    for (verdict, title) in order.into_iter().zip(titles) {
        // What a sector alone decides and nobody has answered is asked below, not spread out here.
        let is_sector = |ruling: &Ruling| {
            ruling.verdict == Verdict::Open
                && ruling.duty.clock == DutyClock::None
                && ruling.reasons.iter().all(|reason| is_unasked_sector(reason, scope))
        };
        let of: Vec<Node> = rulings
            .iter()
            .enumerate()
            .filter(|(_, ruling)| ruling.verdict == verdict && !is_sector(ruling))
            .map(|(at, ruling)| view(at, ruling, case, scope))
            .collect();
        if of.is_empty() {
            continue;
        }
        let shown = if verdict == Verdict::DoesNotApply {
            vec![fold(title.get(lang), of)]
        } else {
            [vec![heading(Level::Three, title.get(lang))], of].concat()
        };
        blocks.push(group(Role::Section, shown));
    }
    blocks.push(group(
        Role::Screen,
        [vec![heading(Level::Three, words::DUTIES_ASK.get(lang))], asks(case, scope)].concat(),
    ));
    blocks
}

fn is_unasked_sector(reason: &Reason, scope: Scope) -> bool {
    let Reason::NotKnown(fact) = reason else { return false };
    scope.guide().fact(*fact).is_some_and(|text| text.group == FactGroup::Sector)
}

/// The clocks as a list with the counting explained, and as a file for the calendar.
fn deadlines(clocks: &[Clock], case: &Case, now: Moment, lang: Lang) -> Vec<Node> {
    if clocks.is_empty() {
        return Vec::new();
    }
    let line = |clock: &Clock| {
        let mut line =
            vec![strong(&words::clock_name(clock, lang)), text(" "), text(&words::clock_due(clock, lang)), text(" ")];
        line.push(if clock.is_settled(case.state()) {
            text(words::STATE_DONE.get(lang))
        } else {
            strong(&words::time_left(clock, now, lang))
        });
        if clock.verdict == Verdict::Open {
            line.extend([text(" "), super::lines::layer(Layer::Type, vec![text(words::IF_IT_APPLIES.get(lang))])]);
        }
        Line { said: line, more: vec![list(ListStyle::Bullets, [text(&words::clock_counting(clock, lang))])] }
    };
    vec![
        heading(Level::Three, words::CLOCKS.get(lang)),
        list(ListStyle::Bullets, clocks.iter().map(line)),
        plain(words::CLOCKS_SOURCE.get(lang)),
        Node::File(FileButton { kind: FileKind::Calendar, label: words::SAVE_CALENDAR.get(lang) }),
        Node::File(FileButton { kind: FileKind::NamedCalendar, label: words::SAVE_CALENDAR_NAMED.get(lang) }),
    ]
}

/// A duty: the verdict, why, its grounds, what to know, whom to report to.
fn view(at: usize, ruling: &Ruling, case: &Case, scope: Scope) -> Node {
    let lang = scope.lang;
    let duty = ruling.duty;
    let verdict = words::verdict(ruling.verdict, lang);
    let title = heading_of(Level::Four, vec![text(duty.name.get(lang)), text(": "), strong(verdict)]);
    let mut blocks = vec![title];
    let (because, missing) = grounds(ruling, scope);
    let rows = |said: &[String]| list(ListStyle::Bullets, said.iter().map(|one| text(one)));
    if !because.is_empty() {
        blocks.push(rows(&because));
    }
    if !missing.is_empty() {
        blocks.extend([para(Tone::Plain, vec![strong(words::VERDICT_MISSING.get(lang))]), rows(&missing)]);
    }
    let Some(said) = scope.library().duties.get(at) else { return group(Role::Card, blocks) };
    if !said.situations.is_empty() && ruling.verdict != Verdict::DoesNotApply {
        let ground = |(line, ground): (&crate::guide::Line, &crate::plan::Ground)| {
            vec![strong(words::verdict(ground.verdict, lang)), text(" "), text(line.text.get(lang))]
        };
        let ours = said.situations.iter().zip(&ruling.grounds).filter(|(_, ground)| ground.is_ours);
        blocks.push(list(ListStyle::Bullets, ours.map(ground)));
    }
    let mut more = lines(said.lines, Some(&case.state().answers), scope);
    more.extend(duty.source.map(|one| para(Tone::Plain, vec![source(one, lang)])));
    more.extend(
        said.refs
            .iter()
            .filter_map(|id| scope.library().reference(id))
            .map(|one| reference(one, scope)),
    );
    blocks.push(fold(words::DUTY_MORE.get(lang), more));
    group(Role::Card, blocks)
}

/// Why a verdict is what it is, and what is not known yet.
pub(super) fn grounds(ruling: &Ruling, scope: Scope) -> (Vec<String>, Vec<String>) {
    let lang = scope.lang;
    let because = ruling.because().map(|reason| words::reason(scope.guide(), reason, lang));
    let missing = ruling
        .missing()
        .map(|fact| scope.guide().fact(fact).map_or("", |text| text.ask.get(lang)).to_owned());
    (because.collect(), missing.collect())
}

/// The questions that decide duties.
fn asks(case: &Case, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let answers = &case.state().answers;
    // The exemption rests on questions of its own, asked where they matter.
    let is_asked = |fact: Fact| match fact {
        // It stands with the time itself.
        Fact::KnownAbout => false,
        // Only public bodies have it, and the answer to that is asked first.
        Fact::OrdinanceSensitive => answers.fact(Fact::PublicBody) != crate::case::Known::No,
        Fact::StrongCipher | Fact::KeySafe => answers.fact(Fact::Encrypted) == crate::case::Known::Yes,
        _ => true,
    };
    let base = [
        Fact::Personal,
        Fact::Sensitive,
        Fact::Card,
        Fact::MyNumber,
        Fact::Encrypted,
        Fact::Entrusted,
        Fact::Outsourced,
    ];
    let of_group = |group: FactGroup| {
        scope
            .guide()
            .facts
            .iter()
            .filter(move |text| text.group == group)
            .map(|text| text.fact)
    };
    let mut first: Vec<Fact> = base.into();
    first.extend(of_group(FactGroup::Duty).filter(|fact| is_asked(*fact)));
    let mut blocks: Vec<Node> = first.into_iter().map(Node::Ask).collect();
    blocks.push(para(
        Tone::Plain,
        vec![link(words::PERSONS_ARE_ASKED.get(lang), Route::Case(case.id().clone(), CasePart::Facts))],
    ));
    blocks.push(fold(words::SECTORS.get(lang), of_group(FactGroup::Sector).map(Node::Ask).collect()));
    blocks
}
