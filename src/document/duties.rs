//! The register of obligations: what has to be told to whom, by when, what was sent, and what is still missing.

use super::node::{
    FileButton, FileKind, Level, ListStyle, Node, ObligationRow, Role, Span, Table, Tone, fold, group, heading, link,
    list, para, plain, strong, text,
};
use super::register::{addressees, row, whom};
use super::request::Scope;
use crate::case::{Answers, Case, Change, Known, Moment, in_order};
use crate::guide::{Fact, FactGroup, Force, Lang};
use crate::plan::{CLIENT, Clock, Obligation, Owed, Ruling, Verdict, addressees_field, clocks, obligations};
use crate::route::{CasePart, Route};
use crate::words;

/// The page of a case's obligations.
#[must_use]
pub(super) fn duties(case: &Case, scope: Scope) -> Vec<Node> {
    let Scope { lang, now, .. } = scope;
    let answers = &case.state().answers;
    let all = obligations(scope.guide(), case.state());
    let mut warnings = Vec::new();
    if answers.known_at.is_none() {
        warnings.push(para(Tone::Warning, vec![text(words::NO_CLOCK.get(lang))]));
    }
    if answers.known_at.is_some_and(|known_at| known_at > now) {
        warnings.push(para(Tone::Warning, vec![text(words::KNOWN_LATER.get(lang))]));
    }
    warnings.extend(contradictions(case, scope));
    let mut knowing = vec![
        heading(Level::Three, words::Q_KNOWN_AT.get(lang)),
        Node::KnownAt,
        group(Role::Section, days_side_by_side(case, scope)),
        Node::Ask(Fact::KnownAbout),
    ];
    knowing.push(plain(words::CLOCKS_SOURCE.get(lang)));
    // Each part has its place whatever is in it, so that what is being typed in one stays when another changes.
    vec![
        heading(Level::Two, words::DUTIES.get(lang)),
        counts(&all, now, lang),
        group(Role::Section, warnings),
        group(Role::Section, register(&all, case, scope)),
        Node::File(FileButton { kind: FileKind::Calendar, label: words::SAVE_CALENDAR.get(lang) }),
        Node::File(FileButton { kind: FileKind::NamedCalendar, label: words::SAVE_CALENDAR_NAMED.get(lang) }),
        group(Role::Screen, knowing),
        group(Role::Screen, asks(case, scope)),
    ]
}

/// What has to be done, what is wise, and what does not apply.
fn register(all: &[Obligation], case: &Case, scope: Scope) -> Vec<Node> {
    let Scope { lang, now, .. } = scope;
    let mut blocks = Vec::new();
    let is_must = |one: &&Obligation| one.force() == Force::Must;
    let is_ours = |one: &&Obligation| one.is_done() || one.verdict == Verdict::Applies || one.is_shown_open();
    let ours: Vec<&Obligation> = all.iter().filter(is_must).filter(is_ours).collect();
    let ours = in_order(ours, |one, other| rank(one, now).cmp(&rank(other, now)));
    let rows = |of: &[&Obligation]| {
        let mut rows: Vec<ObligationRow> = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for one in of {
            let n_before = of.iter().take(rows.len()).filter(|other| other.key() == one.key()).count();
            let mut row = row(one, n_before, case, scope);
            // One is led to the questions of a duty from its first row.
            if seen.contains(&one.duty()) {
                row.asks.clear();
                row.asks_label.clear();
            }
            seen.push(one.duty());
            rows.push(row);
        }
        Node::Register(rows)
    };
    let wise: Vec<&Obligation> = all
        .iter()
        .filter(|one| one.force() != Force::Must && (one.verdict == Verdict::Applies || one.is_done()))
        .collect();
    if ours.iter().all(|one| !one.is_open() && !one.is_undecided() && !one.is_done()) {
        let said = [words::NOTHING_DUE, words::NOTHING_DUE_WISE].map(|word| word.get(lang));
        blocks.push(para(Tone::Info, vec![strong(said[0]), text(" "), text(said[1])]));
    }
    if !ours.is_empty() {
        blocks.push(rows(&ours));
    }
    if !wise.is_empty() {
        blocks.extend([heading(Level::Three, words::NOT_DUTIES.get(lang)), rows(&wise)]);
    }
    let left_out = not_ours(all, scope);
    if !left_out.is_empty() {
        blocks.push(fold(&format!("{} {}", words::NOT_OURS.get(lang), left_out.len()), left_out));
    }
    blocks
}

/// What is overdue comes first, then what is due by its day, then what is undecided, then what is done.
fn rank(one: &Obligation, now: Moment) -> (u8, bool, Option<jiff::civil::Date>) {
    let due = one.clock.as_ref().map(|clock| clock.due);
    let rank = match () {
        () if one.is_late(now) => 0,
        () if one.is_open() => 1,
        () if one.is_undecided() => 2,
        () => 3,
    };
    (rank, due.is_none(), due)
}

/// How many are overdue, due, undecided, sent.
fn counts(all: &[Obligation], now: Moment, lang: Lang) -> Node {
    let of = |is: &dyn Fn(&Obligation) -> bool| all.iter().filter(|one| one.force() == Force::Must && is(one)).count();
    let late = of(&|one| one.is_late(now));
    let mut said: Vec<Span> = Vec::new();
    if late > 0 {
        said.extend([strong(&words::counted(words::COUNT_LATE, late, lang)), text("　")]);
    }
    let counted = [
        (words::COUNT_DUE, of(&Obligation::is_open)),
        (words::COUNT_OPEN, of(&|one| one.is_undecided() && one.is_shown_open())),
        (words::COUNT_SENT, of(&Obligation::is_done)),
    ];
    for (label, number) in counted {
        said.extend([text(&words::counted(label, number, lang)), text("　")]);
    }
    para(Tone::Lead, said)
}

/// Answers that go against each other, with the questions to put right.
fn contradictions(case: &Case, scope: Scope) -> Vec<Node> {
    let (lang, guide) = (scope.lang, scope.guide());
    let answers = &case.state().answers;
    let ask = |fact| guide.fact(fact).map_or("", |text| text.ask.get(lang));
    let said: Vec<Vec<Span>> = answers
        .contradictions()
        .map(|(fact, against)| {
            let known = answers.facts.get(&fact).copied().unwrap_or_default();
            vec![text(&words::contradiction(guide, (ask(fact), known), against, lang))]
        })
        .collect();
    if said.is_empty() {
        return Vec::new();
    }
    vec![para(Tone::Warning, vec![text(words::CONTRADICTION.get(lang))]), list(ListStyle::Bullets, said)]
}

/// What does not apply, one a line with the reason.
fn not_ours(all: &[Obligation], scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let mut seen: Vec<&str> = Vec::new();
    let mut blocks = Vec::new();
    for one in all.iter().filter(|one| one.force() == Force::Must && !one.is_done()) {
        let Some(ruling) = &one.ruling else { continue };
        let is_out = one.verdict == Verdict::DoesNotApply || !one.is_shown_open() && one.verdict == Verdict::Open;
        if !is_out || seen.contains(&ruling.duty.id) {
            continue;
        }
        seen.push(ruling.duty.id);
        let why: Vec<String> = ruling
            .reasons
            .iter()
            .map(|one| words::reason(scope.guide(), *one, lang))
            .collect();
        let why = why.join(if lang == Lang::Ja { "、" } else { "; " });
        let said = vec![strong(ruling.duty.name.get(lang)), text(&words::aside(&why, lang))];
        blocks.push(para(Tone::Plain, said));
    }
    blocks
}

/// Where the day of knowing has been changed: the deadlines before and now, side by side, with the reason.
fn days_side_by_side(case: &Case, scope: Scope) -> Vec<Node> {
    let (lang, guide) = (scope.lang, scope.guide());
    let state = case.state();
    let struck = case.log().struck();
    let said = case.log().iter().filter(|entry| !struck.contains(&entry.id));
    let days: Vec<Moment> = said
        .filter_map(|entry| if let Change::AnsweredKnownAt(at, _) = &entry.change { *at } else { None })
        .collect();
    let before = days.iter().rev().find(|at| Some(**at) != state.answers.known_at);
    let (Some(before), Some(now)) = (before, state.answers.known_at) else { return Vec::new() };
    let then = Answers { known_at: Some(*before), ..state.answers.clone() };
    let (old, new) = (clocks(guide, &then), clocks(guide, &state.answers));
    let row = |clock: &Clock| {
        let same = old.iter().find(|one| (one.duty, one.kind) == (clock.duty, clock.kind));
        let cell =
            |clock: Option<&Clock>| vec![text(&clock.map_or_else(String::new, |one| words::clock_due(one, lang)))];
        vec![vec![text(&words::clock_name(clock, lang))], cell(same), cell(Some(clock))]
    };
    let first = vec![
        vec![text(words::Q_KNOWN_AT.get(lang))],
        vec![text(&words::time(*before, lang))],
        vec![text(&words::time(now, lang))],
    ];
    let head = [words::DAY_WHAT, words::DAY_OLD, words::DAY_NEW]
        .map(|word| word.get(lang).to_owned())
        .into();
    let why = if state.answers.known_why.is_empty() { words::NO_REASON.get(lang) } else { &state.answers.known_why };
    vec![
        para(Tone::Plain, vec![strong(words::DAY_CHANGED.get(lang))]),
        Node::Table(Table { head, rows: std::iter::once(first).chain(new.iter().map(row)).collect() }),
        plain(&format!("{}: {why}", words::DAY_WHY.get(lang))),
    ]
}

/// Why a verdict is what it is, and what is not known yet.
pub(super) fn grounds(ruling: &Ruling, scope: Scope) -> (Vec<String>, Vec<String>) {
    let (lang, guide) = (scope.lang, scope.guide());
    let because = ruling.because().map(|reason| words::reason(guide, reason, lang));
    let missing = ruling
        .missing()
        .map(|fact| guide.fact(fact).map_or("", |text| text.ask.get(lang)).to_owned());
    (because.collect(), missing.collect())
}

/// The questions that decide duties: who we are first, then what happened.
fn asks(case: &Case, scope: Scope) -> Vec<Node> {
    let (lang, guide) = (scope.lang, scope.guide());
    let answers = &case.state().answers;
    let is = |fact: Fact, known: Known| answers.fact(fact) == known;
    // The exemption rests on questions of its own, asked where they matter; what only some have is asked of them.
    let is_asked = |fact: Fact| match fact {
        // It stands with the time itself.
        Fact::KnownAbout => false,
        Fact::OrdinanceSensitive => !is(Fact::PublicBody, Known::No),
        Fact::StrongCipher | Fact::KeySafe => is(Fact::Encrypted, Known::Yes),
        Fact::MyNumberSystem | Fact::MyNumberMisuse => !is(Fact::MyNumber, Known::No),
        Fact::EuRiskUnlikely | Fact::EuHighRisk => is(Fact::Eu, Known::Yes) && is(Fact::Processor, Known::No),
        Fact::PublicCorporation => !is(Fact::PublicBody, Known::Yes),
        _ => true,
    };
    let of_group = |group: FactGroup| guide.facts.iter().filter(move |text| text.group == group).map(|text| text.fact);
    let who: Vec<Fact> = of_group(FactGroup::Who).filter(|fact| is_asked(*fact)).collect();
    let is_said = who.iter().all(|fact| !is(*fact, Known::Unknown));
    let who: Vec<Node> = who.into_iter().map(Node::Ask).collect();
    let clients = is(Fact::Entrusted, Known::Yes).then(|| clients(case, lang));
    let sectors = fold(words::SECTORS.get(lang), of_group(FactGroup::Sector).map(Node::Ask).collect());
    let about_us = [vec![plain(words::ABOUT_US_HINT.get(lang))], who, vec![sectors]].concat();
    let base = [Fact::Personal, Fact::Sensitive, Fact::Card, Fact::MyNumber, Fact::Encrypted, Fact::Outsourced];
    let mut first: Vec<Fact> = base.into();
    if is(Fact::InsideOnly, Known::Yes) {
        first.push(Fact::Backup);
    }
    first.extend(of_group(FactGroup::Duty).filter(|fact| is_asked(*fact)));
    let mut blocks = vec![heading(Level::Three, words::ABOUT_US.get(lang))];
    if is_said {
        blocks.push(fold(words::ABOUT_US.get(lang), about_us));
    } else {
        blocks.extend(about_us);
    }
    blocks.extend(clients.into_iter().flatten());
    blocks.push(heading(Level::Three, words::DUTIES_ASK.get(lang)));
    blocks.extend(first.into_iter().map(Node::Ask));
    // How many persons, and how it leaked, are asked on a page of their own.
    blocks.push(Node::Ask(Fact::Over1000));
    blocks
}

/// The clients whose data is handled: each has a row of its own, and the hours of its contract.
fn clients(case: &Case, lang: Lang) -> [Node; 2] {
    let field = addressees(&addressees_field(CLIENT), words::CLIENTS_HINT, case, lang);
    [heading(Level::Three, words::CLIENTS.get(lang)), field]
}

/// What is asked before a case is closed: where no obligation is open, nothing but the button.
#[must_use]
pub(super) fn closing(case: &Case, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let all = obligations(scope.guide(), case.state());
    let line = |one: &Obligation| {
        let due = one
            .clock
            .as_ref()
            .map_or_else(String::new, |clock| format!(" {}", words::clock_due(clock, lang)));
        vec![strong(&whom(one, scope)), text(&format!(" {}{due}", words::stage(one.stage, lang)))]
    };
    let of = |wanted: Owed| -> Vec<Vec<Span>> {
        all.iter()
            .filter(|one| one.owed(case.state()) == Some(wanted))
            .map(line)
            .collect()
    };
    let [due, undecided, decided] = [Owed::Due, Owed::Undecided, Owed::Decided].map(of);
    if due.is_empty() && undecided.is_empty() && decided.is_empty() {
        return vec![Node::Close(words::CLOSE_CASE.get(lang))];
    }
    let asked = if due.is_empty() && decided.is_empty() { words::CLOSING_ASK } else { words::CLOSING_OPEN };
    let mut blocks = vec![para(Tone::Warning, vec![text(asked.get(lang))])];
    if !due.is_empty() {
        blocks.push(list(ListStyle::Bullets, due));
    }
    for (label, rows) in [(words::CLOSING_DECIDED, decided), (words::CLOSING_UNDECIDED, undecided)] {
        if !rows.is_empty() {
            blocks.extend([plain(label.get(lang)), list(ListStyle::Bullets, rows)]);
        }
    }
    let register = Route::Case(case.id().clone(), CasePart::Duties);
    blocks.push(para(Tone::Plain, vec![link(words::DUTIES.get(lang), register)]));
    blocks.push(Node::Close(words::CLOSE_ANYWAY.get(lang)));
    vec![group(Role::Card, blocks)]
}
