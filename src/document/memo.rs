//! "To report or not": a ruling on one page, with what it rests on, what is in doubt, who decided when, and what would
//! change it. It stays inside, and serves as the record that GDPR Art. 33(5) demands.

use super::draft;
use super::node::{Field, Level, Node, Role, Sheet, Tone, group, heading, link, para, text};
use super::register::{sent, situations, verdict, whom};
use super::request::Scope;
use crate::case::{Case, Choice, Known};
use crate::guide::{Fact, Layout, MemoPart, NamedDuty, Readers};
use crate::plan::{Obligation, Reason, Ruling, Verdict, obligations};
use crate::route::{CasePart, Route};
use crate::words;

/// What the names of memos begin with, among those of papers.
const PREFIX: &str = "memo.";

/// The name of a duty's memo in an address.
#[must_use]
pub(super) fn name(duty: &str) -> String {
    format!("{PREFIX}{duty}")
}

/// The memo of a name; none where it is no memo's, or there is no such duty.
#[must_use]
pub(super) fn memo(name: &str, case: &Case, scope: Scope) -> Option<Vec<Node>> {
    let duty = name.strip_prefix(PREFIX)?;
    let lang = scope.lang;
    let sheet = sheet(duty, case, scope)?;
    let back = link(words::DUTIES.get(lang), Route::Case(case.id().clone(), CasePart::Duties));
    Some(vec![
        heading(Level::Two, &sheet.title),
        group(Role::Screen, vec![para(Tone::Meta, vec![text(words::MEMO_INSIDE.get(lang)), text("　"), back])]),
        draft::tools(&draft::Missing::default(), scope),
        Node::Sheet(sheet),
    ])
}

/// The memo itself.
fn sheet(duty: &str, case: &Case, scope: Scope) -> Option<Sheet> {
    let lang = scope.lang;
    let all: Vec<Obligation> = obligations(scope.guide(), case.state())
        .into_iter()
        .filter(|one| one.ruling.as_ref().is_some_and(|ruling| ruling.duty.id == duty))
        .collect();
    let first = all.first()?;
    let ruling = first.ruling.as_ref()?;
    let field = |part: MemoPart, hint: &str, draft: Vec<String>| {
        let label = words::memo_part(part);
        let name = format!("doc/{}/{}", name(duty), part.as_str());
        let written = case.state().written.get(&*name).cloned().unwrap_or_default();
        let draft = if draft.is_empty() { words::MEMO_NONE.get(lang).to_owned() } else { draft.join("\n") };
        Field {
            label: label.get(lang).to_owned(),
            hint: hint.to_owned(),
            written: written.text,
            basis: written.basis,
            n_lines: 2,
            draft,
            heading: Some(label.get(lang).to_owned()),
            name,
            ..Field::default()
        }
    };
    let result = format!(
        "{}: {}{}",
        ruling.duty.name.get(lang),
        verdict(first, lang),
        words::aside(&words::time(scope.now, lang), lang)
    );
    let mut fields = vec![
        field(MemoPart::Result, "", vec![result]),
        field(MemoPart::Situations, "", situation_lines(ruling, case, scope)),
        field(MemoPart::Facts, "", facts(ruling, case, scope)),
        field(MemoPart::Doubts, "", doubts(ruling, case, scope)),
        field(MemoPart::Decided, "", decided(ruling, case, scope).into_iter().collect()),
        field(MemoPart::Changes, "", known_changes(ruling, scope)),
        field(MemoPart::Times, "", all.iter().map(|one| time_line(one, case, scope)).collect()),
    ];
    if matches!(NamedDuty::parse(duty), Some(NamedDuty::Gdpr | NamedDuty::GdprPersons | NamedDuty::GdprController)) {
        fields.push(field(MemoPart::Effects, words::MEMO_EFFECTS_HINT.get(lang), Vec::new()));
    }
    let title = format!("{} {}", words::MEMO_TITLE.get(lang), words::short_title(&case.state().title));
    let (layout, readers) = (Layout::Form, Readers::Inside);
    Some(Sheet { title, lang, layout, readers, letterhead: Vec::new(), fields, frozen: Vec::new() })
}

/// Each situation yes, no or not known.
fn situation_lines(ruling: &Ruling, case: &Case, scope: Scope) -> Vec<String> {
    let lang = scope.lang;
    let line = |(said, ground): (&str, &crate::plan::Ground)| {
        let answer = words::situation_verdict(ground.verdict, lang);
        let knew = case.state().answers.knew.get(ground.situation.id);
        let mut more: Vec<String> = knew
            .and_then(|knew| knew.at)
            .map(|at| words::knew(at, lang))
            .into_iter()
            .collect();
        more.extend(knew.filter(|knew| !knew.why.is_empty()).map(|knew| knew.why.to_string()));
        format!("{answer}: {said}{}", words::aside(&more.join(" · "), lang))
    };
    situations(ruling, scope).into_iter().map(line).collect()
}

/// The answers that it rests on.
fn facts(ruling: &Ruling, case: &Case, scope: Scope) -> Vec<String> {
    let (lang, answers) = (scope.lang, &case.state().answers);
    let mut said = vec![match answers.known_at {
        Some(at) => format!(
            "{} {}{}",
            words::Q_KNOWN_AT.get(lang),
            words::time(at, lang),
            words::aside(&answers.known_why, lang)
        ),
        None => format!("{} {}", words::Q_KNOWN_AT.get(lang), words::NOT_KNOWN.get(lang)),
    }];
    said.push(format!("{} {}", words::Q_PERSONS.get(lang), words::count_label(answers.persons, lang)));
    said.extend(asked(ruling, scope).filter_map(|fact| {
        let known = answers.fact(fact);
        let ask = scope.guide().fact(fact)?.ask.get(lang);
        (known != Known::Unknown).then(|| format!("{ask}: {}", words::known_label(known, lang)))
    }));
    said
}

/// What is not known, and what contradicts itself.
fn doubts(ruling: &Ruling, case: &Case, scope: Scope) -> Vec<String> {
    let (lang, guide) = (scope.lang, scope.guide());
    let answers = &case.state().answers;
    let ask = |fact| guide.fact(fact).map_or("", |text| text.ask.get(lang));
    // What leaves a situation open stands with that, further up: once is enough for one page.
    let open: Vec<_> = situations(ruling, scope)
        .into_iter()
        .filter(|(_, one)| one.verdict == Verdict::Open)
        .collect();
    let is_above = |fact: &Fact| {
        let mut clauses = open.iter().flat_map(|(_, one)| one.situation.when).flat_map(|clause| *clause);
        clauses.any(|literal| literal.fact == *fact)
    };
    let unknown = asked(ruling, scope).filter(|fact| answers.fact(*fact) == Known::Unknown && !is_above(fact));
    let above = (!open.is_empty()).then(|| words::MEMO_DOUBTS_ABOVE.get(lang).to_owned());
    let mut said: Vec<String> = above
        .into_iter()
        .chain(unknown.map(|fact| format!("{}: {}", words::NOT_KNOWN.get(lang), ask(fact))))
        .collect();
    said.extend(answers.contradictions().map(|(fact, against)| {
        let known = answers.facts.get(&fact).copied().unwrap_or_default();
        words::contradiction(guide, (ask(fact), known), against, lang)
    }));
    if answers.fact(Fact::KnownAbout) == Known::Yes {
        said.push(words::CLOCK_ABOUT.get(lang).trim().to_owned());
    }
    said
}

/// The facts that decide a duty, each once.
fn asked(ruling: &Ruling, scope: Scope) -> impl Iterator<Item = Fact> {
    let duty = ruling.duty;
    let of_grounds = ruling
        .grounds
        .iter()
        .filter(|ground| ground.is_ours)
        .flat_map(|ground| ground.situation.when);
    let mut facts: Vec<Fact> = Vec::new();
    for literal in duty.when.iter().chain(of_grounds).flat_map(|clause| *clause) {
        if !facts.contains(&literal.fact) && scope.guide().fact(literal.fact).is_some() {
            facts.push(literal.fact);
        }
    }
    facts.into_iter()
}

/// Who decided about a duty, and when; none while nobody has.
#[must_use]
pub(super) fn decided(ruling: &Ruling, case: &Case, scope: Scope) -> Option<String> {
    let lang = scope.lang;
    let own = format!("duty:{}", ruling.duty.id);
    let of_register = scope
        .library()
        .decisions
        .iter()
        .filter(|one| one.duties.contains(&ruling.duty.id));
    let about = std::iter::once(&*own).chain(of_register.map(|one| one.id));
    let taken = about.filter_map(|about| case.state().decisions.get(about));
    let decision = taken.into_iter().find(|decision| decision.choice != Choice::Open)?;
    let at = decision.decided.at.or(decision.recorded.as_ref().map(|stamp| stamp.at));
    let when = at.map_or_else(String::new, |at| words::time(at, lang));
    let said = [when, decision.decided.by.to_string(), words::choice_label(decision.choice, lang).to_owned()];
    let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
    Some(format!("{}{}", said.join(" "), words::aside(&decision.reason, lang)))
}

/// What would change a ruling: the answers that it rests on, or that are missing.
#[must_use]
pub(super) fn changes(ruling: &Ruling, scope: Scope) -> Vec<String> {
    let fact = |reason: &Reason| match reason {
        Reason::Is(fact) | Reason::IsNot(fact) | Reason::NotKnown(fact) => Some(*fact),
        Reason::Always | Reason::Type(_) | Reason::TypeUnknown | Reason::OtherType => None,
    };
    let ask = |fact: Fact| Some(scope.guide().fact(fact)?.ask.get(scope.lang).to_owned());
    let mut said: Vec<String> = ruling.reasons.iter().filter_map(fact).filter_map(ask).collect();
    said.dedup();
    said
}

/// The same on a memo: what is missing stands above already, and once is enough for one page.
fn known_changes(ruling: &Ruling, scope: Scope) -> Vec<String> {
    let known: Vec<Reason> = ruling.because().collect();
    let mut said = changes(&Ruling { reasons: known, ..ruling.clone() }, scope);
    if ruling.missing().next().is_some() {
        said.insert(0, words::MEMO_DOUBTS_CHANGE.get(scope.lang).to_owned());
    }
    said
}

/// A deadline, and what was sent.
fn time_line(one: &Obligation, case: &Case, scope: Scope) -> String {
    let lang = scope.lang;
    let due = match (&one.clock, one.verdict) {
        (_, Verdict::DoesNotApply) | (None, _) => String::new(),
        (Some(clock), _) => words::clock_due(clock, lang),
    };
    let parts =
        [format!("{} {}", whom(one, scope), words::stage(one.stage, lang)), due, sent(one, case, lang).join(" ")];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
