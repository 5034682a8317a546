//! The readable state in an exported case. The fields of each type stand in the order of their names.

use std::rc::Rc;

use serde::Serialize;

use super::write::{Named, Persons, Time, Types, said, some};
use crate::case::{Answers, Case, Decision, Filed, ItemRecord, Knew, Stamp};
use crate::guide::{Guide, Lang};

/// The readable state: for people and other programs. The page itself reads the log only.
#[derive(Serialize)]
pub(super) struct State<'a> {
    answers: WrittenAnswers<'a>,
    changed_at: Option<Time>,
    closed_at: Option<Time>,
    decisions: Named<'a, WrittenDecision<'a>>,
    id: &'a str,
    items: Named<'a, Item<'a>>,
    opened_at: Option<Time>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sent: Vec<WrittenSent<'a>>,
    title: &'a str,
    written: Named<'a, &'a str>,
}

impl<'a> State<'a> {
    pub(super) fn of(case: &'a Case, guide: &'a Guide, lang: Lang) -> Self {
        let state = case.state();
        let item = |(id, record): (&'a Rc<str>, &'a ItemRecord)| {
            (&**id, Item::of(record, guide.item(id).map_or("", |item| item.act.get(lang))))
        };
        let decisions = state.decisions.iter();
        Self {
            answers: WrittenAnswers::of(&state.answers),
            changed_at: state.changed_at.map(Time),
            closed_at: state.closed_at.map(Time),
            decisions: Named(
                decisions
                    .map(|(what, decision)| (&**what, WrittenDecision::of(decision)))
                    .collect(),
            ),
            id: case.id().as_str(),
            items: Named(state.items.iter().map(item).collect()),
            opened_at: state.opened_at.map(Time),
            sent: state.sent.iter().map(WrittenSent::of).collect(),
            title: &state.title,
            written: Named(
                state
                    .written
                    .iter()
                    .map(|(field, written)| (&**field, &*written.text))
                    .collect(),
            ),
        }
    }
}

#[derive(Serialize)]
struct WrittenAnswers<'a> {
    facts: Named<'a, &'a str>,
    found_by: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    found_from: Option<&'a str>,
    #[serde(skip_serializing_if = "Named::is_empty")]
    knew: Named<'a, WrittenKnew<'a>>,
    known_at: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    known_why: Option<&'a str>,
    persons: Persons,
    types: Types,
}

impl<'a> WrittenAnswers<'a> {
    fn of(answers: &'a Answers) -> Self {
        let mut facts: Vec<(&str, &str)> = Vec::new();
        for (fact, answer) in answers.facts.iter() {
            let at = facts.partition_point(|(name, _)| *name < fact.as_str());
            facts.insert(at, (fact.as_str(), answer.as_str()));
        }
        Self {
            facts: Named(facts),
            found_by: answers.found_by.as_str(),
            found_from: some(&answers.found_from),
            knew: Named(
                answers
                    .knew
                    .iter()
                    .map(|(situation, knew)| (&**situation, WrittenKnew::of(knew)))
                    .collect(),
            ),
            known_at: answers.known_at.map(Time),
            known_why: some(&answers.known_why),
            persons: Persons::of(answers.persons),
            types: Types(answers.types),
        }
    }
}

/// When the organisation knew of one situation.
#[derive(Serialize)]
struct WrittenKnew<'a> {
    known_at: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
}

impl<'a> WrittenKnew<'a> {
    fn of(knew: &'a Knew) -> Self {
        Self { known_at: knew.at.map(Time), why: some(&knew.why) }
    }
}

/// Something that was filed or sent; its text stands in the log.
#[derive(Serialize)]
struct WrittenSent<'a> {
    about: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    late_why: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paper: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paper_sum: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    sent_at: Time,
    to: &'a str,
}

impl<'a> WrittenSent<'a> {
    fn of(filed: &'a Filed) -> Self {
        let sent = &filed.sent;
        Self {
            about: &sent.what,
            how: some(&sent.how),
            late_why: some(&sent.late_why),
            paper: sent.paper.as_ref().map(|paper| &*paper.name),
            paper_sum: sent.paper.as_ref().map(|paper| &*paper.sum),
            reference: some(&sent.reference),
            sent_at: Time(sent.on),
            to: &sent.to,
        }
    }
}

#[derive(Serialize)]
struct Item<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    assignee: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done_at: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keyed_at: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keyed_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note_audience: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    set_at: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    set_by: Option<&'a str>,
    state: &'a str,
}

impl<'a> Item<'a> {
    fn of(record: &'a ItemRecord, act: &'a str) -> Self {
        let mut all = Self {
            act: some(act),
            assignee: some(&record.assignee),
            done_at: None,
            done_by: None,
            keyed_at: None,
            keyed_by: None,
            note: some(&record.note),
            note_audience: said(record.note_audience),
            reason: some(&record.reason),
            set_at: None,
            set_by: None,
            state: record.state.as_str(),
        };
        let (acted_at, (at, by)) = (record.acted.at.map(Time), stamp(&record.recorded));
        if record.is_keyed {
            // As files have had it from the first day.
            (all.set_at, all.set_by) = (acted_at, Some(&*record.acted.by));
            (all.keyed_at, all.keyed_by) = (at, by.and_then(some));
        } else {
            (all.set_at, all.set_by) = (at, by);
            (all.done_at, all.done_by) = (acted_at, some(&record.acted.by));
        }
        all
    }
}

#[derive(Serialize)]
struct WrittenDecision<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    audience: Option<&'a str>,
    choice: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_at: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    set_at: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    set_by: Option<&'a str>,
}

impl<'a> WrittenDecision<'a> {
    fn of(decision: &'a Decision) -> Self {
        let (set_at, set_by) = stamp(&decision.recorded);
        Self {
            audience: said(decision.audience),
            choice: decision.choice.as_str(),
            decided_at: decision.decided.at.map(Time),
            decided_by: some(&decision.decided.by),
            reason: some(&decision.reason),
            set_at,
            set_by,
        }
    }
}

/// When something was recorded, and by whom.
fn stamp(recorded: &Option<Stamp>) -> (Option<Time>, Option<&str>) {
    recorded
        .as_ref()
        .map_or((None, None), |stamp| (Some(Time(stamp.at)), Some(&stamp.by)))
}
