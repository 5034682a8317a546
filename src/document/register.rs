//! One row of the register of obligations, with what is shown of it on demand.

use super::lines::{lines, reference, source};
use super::memo;
use super::node::{
    Decide, Field, KnewForm, Line, Node, ObligationRow, Pair, Role, RowTime, SendForm, Strip, Tone, fold, group, link,
    para, plain, strong, text,
};
use super::request::Scope;
use crate::case::{Answers, Case, ItemState, Moment};
use crate::guide::{DutyText, Fact, Force, Lang, NamedDuty, Text};
use crate::plan::{
    CLIENT, Clock, Done, Ground, Obligation, Ruling, Stage, Verdict, addressees_field, decision_about, has_addressees,
};
use crate::route::{CasePart, Route};
use crate::words;

/// Whom to tell.
pub(super) fn whom(one: &Obligation, scope: Scope) -> String {
    let lang = scope.lang;
    if !one.to.is_empty() {
        return one.to.clone();
    }
    if let Some(own) = one.clock.as_ref().and_then(|clock| clock.own) {
        return own.name.get(lang).to_owned();
    }
    if one.stage == Stage::Persons {
        let whose = if one.duty() == NamedDuty::MyNumber.as_str() { words::CLOCK_MY_NUMBER.get(lang) } else { "" };
        return format!("{}{whose}", words::TO_PERSONS.get(lang));
    }
    said_of(one.duty(), scope).map_or_else(String::new, |said| said.to.get(lang).to_owned())
}

fn said_of(duty: &str, scope: Scope) -> Option<&'static DutyText> {
    let at = scope.guide().duties.iter().position(|one| one.id == duty)?;
    scope.library().duties.get(at)
}

/// What is said of a duty's situations that can concern the organisation.
pub(super) fn situations(ruling: &Ruling, scope: Scope) -> Vec<(&'static str, &Ground)> {
    let said = said_of(ruling.duty.id, scope).map_or(&[][..], |said| said.situations);
    let ours = said.iter().zip(&ruling.grounds).filter(|(_, ground)| ground.is_ours);
    ours.map(|(line, ground)| (line.text.get(scope.lang), ground)).collect()
}

/// A situation in a few words: without what stands in brackets.
fn in_short(said: &str) -> &str {
    said.split(['（', '(']).next().unwrap_or(said).trim_end()
}

pub(super) fn row(one: &Obligation, at: usize, case: &Case, scope: Scope) -> ObligationRow {
    let Scope { lang, now, .. } = scope;
    let asks = missing(one, scope);
    let (left, due) = when(one, now, lang);
    ObligationRow {
        id: format!("{}-{at}", one.key().replace('/', "-")),
        whom: whom(one, scope),
        what: if one.ruling.is_none() {
            words::OWN_LAYER.get(lang).to_owned()
        } else {
            words::stage(one.stage, lang).to_owned()
        },
        verdict: one.verdict,
        said: verdict(one, lang).to_owned(),
        because: because(one, scope),
        asks_label: if asks.is_empty() { String::new() } else { words::answers_left(asks.len(), lang) },
        asks,
        time: time_of(one, now),
        left,
        due,
        strip: strip(one, now),
        sent: sent(one, case, lang),
        more: more(one, at, case, scope),
    }
}

/// The verdict in words.
pub(super) fn verdict(one: &Obligation, lang: Lang) -> &'static str {
    let is_unruled = one.ruling.as_ref().is_some_and(|ruling| ruling.is_unruled);
    match (one.verdict, one.force()) {
        (Verdict::Open, _) if is_unruled => words::ROW_UNRULED,
        (Verdict::Open, _) => words::ROW_OPEN,
        (Verdict::DoesNotApply, _) => words::ROW_NO,
        (Verdict::Applies, Force::Must) => words::ROW_YES,
        (Verdict::Applies, Force::Effort) => words::ROW_EFFORT,
        (Verdict::Applies, Force::Wise) => words::ROW_WISE,
    }
    .get(lang)
}

/// What the verdict rests on: the situations that are there, or else the answers.
fn because(one: &Obligation, scope: Scope) -> String {
    let Some(ruling) = &one.ruling else { return String::new() };
    let lang = scope.lang;
    if one.verdict != ruling.verdict {
        return words::BY_CONTRACT.get(lang).to_owned();
    }
    let there = situations(ruling, scope)
        .into_iter()
        .filter(|(_, ground)| ground.verdict == Verdict::Applies);
    let there: Vec<&str> = there.map(|(said, _)| in_short(said)).collect();
    let said: Vec<String> = if ruling.verdict == Verdict::Applies && !there.is_empty() {
        there.into_iter().map(str::to_owned).collect()
    } else if ruling.verdict == Verdict::Open && !ruling.is_unruled {
        Vec::new()
    } else {
        ruling
            .because()
            .take(2)
            .map(|reason| words::reason(scope.guide(), reason, lang))
            .collect()
    };
    said.join(if lang == Lang::Ja { "、" } else { "; " })
}

fn ask_of(fact: Fact, scope: Scope) -> &'static str {
    scope.guide().fact(fact).map_or("", |text| text.ask.get(scope.lang))
}

/// What has to be answered before it is decided.
fn missing(one: &Obligation, scope: Scope) -> Vec<(Fact, String)> {
    let Some(ruling) = one.ruling.as_ref().filter(|ruling| ruling.verdict == Verdict::Open) else { return Vec::new() };
    let mut asks: Vec<(Fact, String)> = Vec::new();
    for fact in ruling.missing() {
        // What follows from other answers is decided where those are asked.
        let (fact, said) = match fact {
            Fact::Over100 | Fact::Over1000 => (Fact::Over1000, words::Q_PERSONS.get(scope.lang)),
            Fact::CyberAttack => (Fact::Over1000, words::Q_TYPES.get(scope.lang)),
            Fact::Exempt | Fact::Unreadable => (Fact::Encrypted, ask_of(Fact::Encrypted, scope)),
            other => (other, ask_of(other, scope)),
        };
        let said = in_short(said);
        if !said.is_empty() && asks.iter().all(|(_, other)| other != said) {
            asks.push((fact, said.to_owned()));
        }
    }
    asks
}

/// What is left, and by when.
fn when(one: &Obligation, now: Moment, lang: Lang) -> (String, String) {
    if one.verdict == Verdict::DoesNotApply {
        return (String::new(), String::new());
    }
    let Some(clock) = &one.clock else {
        let is_prompt = matches!(one.stage, Stage::Notice | Stage::Persons);
        let said = if is_prompt { [words::PROMPTLY, words::NO_DAYS] } else { [words::SEE_RULE, words::NO_DAYS] };
        let due = if is_prompt { said[1].get(lang) } else { "" };
        return (said[0].get(lang).to_owned(), due.to_owned());
    };
    let due = words::clock_due(clock, lang);
    let due = match one.verdict {
        Verdict::Open => format!("{} {due}", words::IF_DUE.get(lang)),
        Verdict::Applies | Verdict::DoesNotApply => due,
    };
    (if one.is_done() { String::new() } else { words::time_left(clock, now, lang) }, due)
}

pub(super) fn time_of(one: &Obligation, now: Moment) -> RowTime {
    match (&one.clock, one.was_late(), one.verdict) {
        (_, Some(true), _) => RowTime::Late,
        (_, Some(false), _) => RowTime::InTime,
        (None, ..) => RowTime::None,
        (Some(_), _, Verdict::Open) => RowTime::Perhaps,
        (Some(_), ..) if one.is_done() => RowTime::InTime,
        (Some(clock), ..) if clock.is_late(now) => RowTime::Passed,
        (Some(clock), ..) if clock.due_by().0 - now.0 < 2 * 86_400_000 => RowTime::Near,
        (Some(_), ..) => RowTime::Runs,
    }
}

fn strip(one: &Obligation, now: Moment) -> Option<Strip> {
    let clock = one.clock.as_ref().filter(|_| one.verdict != Verdict::DoesNotApply)?;
    let sent = if let Done::Sent(filed, _) = &one.done { Some(filed.sent.on) } else { None };
    Some(Strip::of(clock.starts_at, clock.due_by(), now, sent))
}

/// What was sent, line by line.
pub(super) fn sent(one: &Obligation, case: &Case, lang: Lang) -> Vec<String> {
    let of = |text: Text| text.get(lang).to_owned();
    match &one.done {
        Done::Nothing => {
            let item = one.ruling.as_ref().and_then(|ruling| ruling.duty.settles.first());
            let is_aside =
                item.is_some_and(|item| case.state().item(item).state == ItemState::NotApplicable && one.is_open());
            match (is_aside, one.verdict) {
                (true, _) => vec![of(words::NOT_SENT), of(words::SET_ASIDE)],
                (false, Verdict::Applies) => vec![of(words::NOT_SENT)],
                (false, _) => Vec::new(),
            }
        }
        Done::Sent(filed, n_times) => {
            let state = match one.was_late() {
                Some(true) => words::SENT_LATE,
                Some(false) => words::SENT_IN_TIME,
                None => words::SENT,
            };
            let mut said = vec![of(state), words::filed(filed, lang)];
            if !filed.sent.late_why.is_empty() {
                said.push(format!("{}: {}", words::SENT_WHY_LATE.get(lang), filed.sent.late_why));
            }
            if *n_times > 1 {
                said.push(of(words::SENT_AGAIN));
            }
            said
        }
        Done::Ticked(record) => {
            let at = record.recorded.as_ref().map(|stamp| words::time(stamp.at, lang));
            std::iter::once(of(words::TICKED_ONLY)).chain(at).collect()
        }
        Done::Released(filed) => vec![of(words::RELEASED), words::filed(filed, lang)],
    }
}

/// What is shown of it on demand: situations, counting, who decided, what would change it, what to know.
fn more(one: &Obligation, at: usize, case: &Case, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let mut blocks = Vec::new();
    if let Some(ruling) = &one.ruling {
        blocks.push(para(Tone::Title, vec![text(ruling.duty.name.get(lang))]));
        let told = situations(ruling, scope);
        if !told.is_empty() {
            let line = |(said, ground): (&str, &Ground)| situation(said, ground, &case.state().answers, lang);
            blocks.push(Node::Pairs(told.into_iter().map(line).collect()));
        }
    }
    let mut rows: Vec<Pair> = Vec::new();
    let mut pair = |name: Text, said: String| {
        rows.push(Pair { name: name.get(lang).to_owned(), said: Line::from(text(&said)) });
    };
    if let Some(clock) = one.clock.as_ref().filter(|_| one.verdict != Verdict::DoesNotApply) {
        pair(words::ROW_COUNTING, words::clock_counting(clock, lang));
    }
    if let Some(ruling) = &one.ruling {
        pair(
            words::ROW_DECIDED,
            memo::decided(ruling, case, scope).unwrap_or_else(|| words::NEVER_DECIDED.get(lang).to_owned()),
        );
        let changes = memo::changes(ruling, scope);
        if !changes.is_empty() {
            pair(words::ROW_CHANGES, changes.join(" / "));
        }
    }
    blocks.push(Node::Pairs(rows));
    let papers = |name: &str| Route::Case(case.id().clone(), CasePart::Documents(name.to_owned()));
    let mut tools = vec![link(words::OPEN_PAPERS.get(lang), papers(""))];
    if let Some(ruling) = &one.ruling {
        tools.extend([text("　"), link(words::OPEN_MEMO.get(lang), papers(&memo::name(ruling.duty.id)))]);
    }
    blocks.push(group(Role::Screen, vec![para(Tone::Plain, tools)]));
    if one.verdict != Verdict::DoesNotApply {
        let form = SendForm {
            what: one.key(),
            to: whom(one, scope),
            id: at,
            is_named: !one.to.is_empty(),
            until: one.clock.as_ref().map(Clock::due_by),
        };
        blocks.push(group(Role::Screen, vec![fold(words::RECORD_SENT.get(lang), vec![Node::Send(form)])]));
    }
    if let Some(ruling) = one.ruling.as_ref().filter(|_| one.is_first()) {
        let about = decision_about(ruling.duty.id);
        let taken = case.state().decisions.get(&*about).cloned().unwrap_or_default();
        blocks.push(Node::Decide(Decide {
            about: about.into(),
            choice: taken.choice,
            reason: taken.reason,
            by: taken.decided.by,
            audience: taken.audience,
            is_demanded: one.is_open(),
        }));
    }
    if let Some(ruling) = &one.ruling {
        blocks.extend(own_days(one, ruling, case, scope));
        blocks.extend(to_know(one, ruling, case, scope));
    }
    blocks
}

/// A situation: yes, no or not known, and when that was known.
fn situation(said: &str, ground: &Ground, answers: &Answers, lang: Lang) -> Pair {
    let mut line = vec![strong(words::situation_verdict(ground.verdict, lang))];
    if let Some(at) = answers.knew.get(ground.situation.id).and_then(|knew| knew.at) {
        line.push(text(&format!(" {}", words::knew(at, lang))));
    }
    Pair { name: said.to_owned(), said: line.into() }
}

/// Where a situation has a day of knowing of its own; whom to tell, where there may be several.
fn own_days(one: &Obligation, ruling: &Ruling, case: &Case, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let mut blocks = Vec::new();
    // The forms of a duty stand in its first row only.
    let is_first = one.is_first();
    if is_first && !ruling.grounds.is_empty() && case.state().answers.known_at.is_some() {
        let there = situations(ruling, scope)
            .into_iter()
            .filter(|(_, ground)| ground.verdict != Verdict::DoesNotApply);
        let each: Vec<Node> = there
            .flat_map(|(said, ground)| {
                [para(Tone::Title, vec![text(in_short(said))]), Node::Knew(KnewForm { situation: ground.situation.id })]
            })
            .collect();
        if !each.is_empty() && ruling.duty.id != NamedDuty::Controller.as_str() {
            let inside = [vec![plain(words::KNEW_EACH_HINT.get(lang))], each].concat();
            blocks.push(group(Role::Screen, vec![fold(words::KNEW_EACH.get(lang), inside)]));
        }
    }
    // Clients stand where it is asked whether there are any.
    let is_asked = has_addressees(ruling.duty.id) && ruling.duty.id != CLIENT;
    if is_first && is_asked && ruling.verdict != Verdict::DoesNotApply {
        let name = addressees_field(ruling.duty.id);
        let mut lines = case.state().text(&name).lines().map(str::trim);
        if one.to.is_empty() || lines.find(|one| !one.is_empty()) == Some(&*one.to) {
            blocks.push(addressees(&name, words::ADDRESSEES_HINT, case, lang));
        }
    }
    blocks
}

/// Where it is written whom to tell, one a line.
pub(super) fn addressees(name: &str, hint: Text, case: &Case, lang: Lang) -> Node {
    let field = Field {
        label: words::ADDRESSEES.get(lang).to_owned(),
        hint: hint.get(lang).to_owned(),
        written: case.state().text(name).into(),
        n_lines: 2,
        name: name.to_owned(),
        ..Field::default()
    };
    group(Role::Screen, vec![Node::Field(field)])
}

/// What to know of a duty, and how to reach whom it is owed to.
fn to_know(one: &Obligation, ruling: &Ruling, case: &Case, scope: Scope) -> Vec<Node> {
    // It stands once, in the first row of the duty.
    if !one.is_first() {
        return Vec::new();
    }
    let lang = scope.lang;
    let Some(said) = said_of(ruling.duty.id, scope) else { return Vec::new() };
    let mut more = lines(said.lines, Some(&case.state().answers), scope);
    more.extend(ruling.duty.source.map(|one| para(Tone::Plain, vec![source(one, lang)])));
    let refs = said.refs.iter().filter_map(|id| scope.library().reference(id));
    more.extend(refs.map(|one| reference(one, scope)));
    vec![fold(words::DUTY_MORE.get(lang), more)]
}
