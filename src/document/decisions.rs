//! The register of decisions: what to weigh, the legal test beside it, what was decided.

use super::checklist::pair;
use super::guide::item;
use super::lines::lines;
use super::node::{
    Decide, Level, ListStyle, Node, Role, Tone, fold, group, heading, link, list, para, plain, strong, text,
};
use super::request::Scope;
use crate::case::{Case, Choice, Decision as Taken};
use crate::guide::{Decision, Lang, Text};
use crate::plan::{Ruling, Verdict, applies, rulings};
use crate::route::{CasePart, Route};
use crate::words;

/// The page of the decisions.
#[must_use]
pub(super) fn decisions(case: &Case, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let rulings = rulings(scope.guide(), &case.state().answers);
    let mut blocks = vec![
        heading(Level::Two, words::DECISIONS_TITLE.get(lang)),
        para(Tone::Lead, vec![text(words::DECISIONS_LEAD.get(lang))]),
    ];
    blocks.extend(
        scope
            .library()
            .decisions
            .iter()
            .filter(|one| is_open_to(one, case, scope))
            .map(|one| view(one, &rulings, case, scope)),
    );
    blocks
}

/// Whether there is something to decide in this case: one of the items that it is about is on the list, or it has been
/// decided already.
pub(super) fn is_open_to(decision: &Decision, case: &Case, scope: Scope) -> bool {
    let answers = &case.state().answers;
    let is_listed = |id: &&str| {
        let item = scope.guide().item(id);
        item.is_none_or(|item| applies(item.types, item.when, answers) != Verdict::DoesNotApply)
    };
    decision.items.is_empty()
        || case.state().decisions.contains_key(decision.id)
        || decision.items.iter().any(is_listed)
}

/// The duties that demand a decision to be taken with yes.
pub(super) fn demanded(decision: &Decision, rulings: &[Ruling], lang: Lang) -> Vec<&'static str> {
    let of = rulings.iter().filter(|ruling| decision.duties.contains(&ruling.duty.id));
    of.filter(|ruling| ruling.verdict == Verdict::Applies)
        .map(|ruling| ruling.duty.name.get(lang))
        .collect()
}

fn view(decision: &'static Decision, rulings: &[Ruling], case: &Case, scope: Scope) -> Node {
    let lang = scope.lang;
    let tests: Vec<&Ruling> = rulings
        .iter()
        .filter(|ruling| decision.duties.contains(&ruling.duty.id))
        .collect();
    let mut blocks = vec![heading(Level::Three, decision.name.get(lang))];
    if !tests.is_empty() {
        let row = |ruling: &&Ruling| {
            vec![strong(words::verdict(ruling.verdict, lang)), text(" "), text(ruling.duty.name.get(lang))]
        };
        let mut said = vec![list(ListStyle::Bullets, tests.iter().map(row))];
        said.push(para(
            Tone::Plain,
            vec![link(words::DUTIES_TITLE.get(lang), Route::Case(case.id().clone(), CasePart::Duties))],
        ));
        blocks.extend(said);
    }
    blocks.extend(taken(decision, case, scope));
    let mut more: Vec<Node> = lines(decision.lines, Some(&case.state().answers), scope);
    more.extend(
        decision
            .items
            .iter()
            .filter_map(|id| scope.guide().item(id))
            .map(|one| item(one, Some(&case.state().answers), scope)),
    );
    if !more.is_empty() {
        // The register on paper has what was decided; what to weigh is on the checklist.
        blocks.push(group(Role::Screen, vec![fold(words::TO_WEIGH.get(lang), more)]));
    }
    group(Role::Card, blocks)
}

/// What was decided, and the form in which it is: the same record in the register and in the row of its item.
pub(super) fn taken(decision: &'static Decision, case: &Case, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let taken = case.state().decisions.get(decision.id).cloned().unwrap_or_default();
    let demanded = demanded(decision, &rulings(scope.guide(), &case.state().answers), lang);
    let mut blocks = Vec::new();
    // Against a duty one may decide, but not silently: the page asks for the reason.
    if !demanded.is_empty() && matches!(taken.choice, Choice::No | Choice::Later) {
        let warning = format!("{}{}", words::AGAINST_DUTY.get(lang), demanded.join(", "));
        blocks.push(para(Tone::Warning, vec![text(&warning)]));
    }
    blocks.push(if taken.choice == Choice::Open { plain(words::CHOICE_OPEN.get(lang)) } else { said(&taken, lang) });
    blocks.push(Node::Decide(Decide {
        about: decision.id.into(),
        choice: taken.choice,
        reason: taken.reason,
        by: taken.decided.by,
        audience: taken.audience,
        is_demanded: !demanded.is_empty(),
    }));
    blocks
}

/// What was decided, why, by whom and when, and when that was recorded.
fn said(taken: &Taken, lang: Lang) -> Node {
    let row = |name: Text, said: String| (name.get(lang).to_owned(), said);
    let when = taken.decided.at.map(|at| words::time(at, lang));
    let recorded = taken.recorded.as_ref();
    let rows = [
        row(words::DECISION, words::choice_label(taken.choice, lang).to_owned()),
        row(words::REASON, taken.reason.to_string()),
        row(words::DECIDED_BY, taken.decided.by.to_string()),
        row(words::DECIDED_AT, when.unwrap_or_default()),
        row(words::AUDIENCE_ASK, words::audience(taken.audience, lang).to_owned()),
        row(
            words::REPORT_RECORDED,
            recorded.map_or_else(String::new, |stamp| format!("{} {}", words::time(stamp.at, lang), stamp.by)),
        ),
    ];
    let rows = rows.into_iter().filter(|(_, said)| !said.is_empty());
    Node::Pairs(rows.map(|(name, said)| pair(&name, &said)).collect())
}
