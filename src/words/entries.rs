//! How entries of the log are said.

use std::rc::Rc;

use super::answers::{aside, labelled};
use super::duties::{ADDRESSEES, MEMO_TITLE, memo_part};
use super::say::acted;
use super::screens::*;
use super::{count_label, found_label, known_label, state_label, time};
use crate::case::{Audience, Change, Choice, Entry, Sent};
use crate::guide::{Guide, ItemKind, Lang, Library, MemoPart};

/// What an entry changed, in a sentence. Without the library, fields that are written and decisions are not called by
/// their names.
#[must_use]
pub fn change(guide: &Guide, library: Option<&Library>, entry: &Entry, lang: Lang) -> String {
    let act = |id: &str| {
        let called = guide.item(id).map(|item| item.act);
        let called = called.or_else(|| library?.retired(id).map(|retired| retired.act));
        called.map_or_else(|| id.to_owned(), |act| format!("{id} {}", act.get(lang)))
    };
    let kind = |id: &str| guide.item(id).map_or(ItemKind::Action, |item| item.kind);
    let pair = |ja: String, en: String| if lang == Lang::Ja { ja } else { en };
    match &entry.change {
        Change::Opened(title) => pair(format!("事案を始めた「{title}」"), format!("Opened the case “{title}”")),
        Change::Renamed(title) => pair(format!("名前を「{title}」にした"), format!("Renamed it to “{title}”")),
        Change::AnsweredTypes(types) => {
            let names: Vec<_> = types
                .iter()
                .filter_map(|one| guide.leak_type(one))
                .map(|text| text.term.get(lang))
                .collect();
            let names = if names.is_empty() { NOT_KNOWN.get(lang).to_owned() } else { names.join(", ") };
            format!("{}: {names}", Q_TYPES.get(lang))
        }
        Change::AnsweredFact(fact, known) => {
            labelled(guide.fact(*fact).map_or(fact.as_str(), |text| text.ask.get(lang)), known_label(*known, lang))
        }
        Change::AnsweredPersons(count) => format!("{} {}", Q_PERSONS.get(lang), count_label(*count, lang)),
        Change::AnsweredKnownAt(at, why) => {
            let at = at.map_or_else(|| NOT_KNOWN.get(lang).to_owned(), |at| time(at, lang));
            format!("{} {at}{}", Q_KNOWN_AT.get(lang), aside(why, lang))
        }
        Change::AnsweredFound(found_by, from) => {
            format!("{} {}{}", Q_FOUND.get(lang), found_label(*found_by, lang), aside(from, lang))
        }
        Change::SetItem(item, state, reason) => {
            format!("{}: {}{}", act(item), state_label(kind(item), *state, lang), aside(reason, lang))
        }
        Change::KeyedItem(item, state, reason, paper) => {
            let paper = aside(&format!("{} {}", ON_PAPER.get(lang), acted(paper, true, lang)), lang);
            format!("{}: {}{}{paper}", act(item), state_label(kind(item), *state, lang), aside(reason, lang))
        }
        Change::ActedItem(item, state, reason, done) => {
            let done = aside(&format!("{} {}", DONE_REALLY.get(lang), acted(done, false, lang)), lang);
            format!("{}: {}{}{done}", act(item), state_label(kind(item), *state, lang), aside(reason, lang))
        }
        Change::AssignedItem(item, to) => format!("{}: {} {to}", act(item), ASSIGNEE.get(lang)),
        Change::NotedItem(item, note) => format!("{}: {} {note}", act(item), NOTE.get(lang)),
        Change::Wrote(field, text, _) => labelled(&field_label(library, field, lang), text),
        Change::Decided(what, choice, reason, decided) => {
            let by = if decided.is_unsaid() { String::new() } else { format!(" [{}]", acted(decided, false, lang)) };
            format!(
                "{}: {}{}{by}",
                decision_label(guide, library, what, lang),
                choice_label(*choice, lang),
                aside(reason, lang)
            )
        }
        Change::Observed(_, with, what) => format!("{what}{}", aside(with, lang)),
        Change::KnewOf { situation, at, why } => {
            let at = at.map_or_else(|| NOT_KNOWN.get(lang).to_owned(), |at| time(at, lang));
            format!("{} {at}{}", labelled(KNEW_OF.get(lang), situation).trim_end(), aside(why, lang))
        }
        Change::Sent(sent) => say_sent(guide, library, sent, lang),
        Change::Marked(_, to) => {
            let to = audience(*to, lang);
            pair(format!("前の記録を「{to}」とした"), format!("Marked an earlier entry “{to}”"))
        }
        Change::Closed => pair("事案を終えた".to_owned(), "Closed the case".to_owned()),
        Change::Reopened => pair("事案をもう一度開いた".to_owned(), "Reopened the case".to_owned()),
        Change::Struck(_, reason) if reason.is_empty() => {
            pair("一つ前の操作を元に戻した".to_owned(), "Undid an earlier change".to_owned())
        }
        Change::Struck(_, reason) => {
            pair(format!("記録を取り消した（{reason}）"), format!("Struck out an entry ({reason})"))
        }
        Change::Foreign(kind) => {
            pair(format!("新しい版の記録（{kind}）"), format!("Entry of a newer version ({kind})"))
        }
    }
}

/// What was decided.
#[must_use]
pub fn choice_label(choice: Choice, lang: Lang) -> &'static str {
    match choice {
        Choice::Open => CHOICE_OPEN,
        Choice::Yes => CHOICE_YES,
        Choice::No => CHOICE_NO,
        Choice::Later => CHOICE_LATER,
    }
    .get(lang)
}

/// Who may read an entry.
#[must_use]
pub fn audience(audience: Audience, lang: Lang) -> &'static str {
    match audience {
        Audience::Internal => AUDIENCE_INTERNAL,
        Audience::MayGoOut => AUDIENCE_OUT,
        Audience::Counsel => AUDIENCE_COUNSEL,
    }
    .get(lang)
}

/// What was filed or sent, to whom, and how.
fn say_sent(guide: &Guide, library: Option<&Library>, sent: &Sent, lang: Lang) -> String {
    let between = if lang == Lang::Ja { "、" } else { "; " };
    let what: Vec<String> = sent
        .what
        .split(' ')
        .map(|what| obligation_label(guide, library, what, lang))
        .collect();
    let what = what.join(between);
    let reference = |number: &Rc<str>| format!("{} {number}", REFERENCE.get(lang));
    let mut more: Vec<String> = Vec::new();
    more.extend((!sent.how.is_empty()).then(|| sent.how.to_string()));
    more.extend((!sent.reference.is_empty()).then(|| reference(&sent.reference)));
    more.extend((!sent.late_why.is_empty()).then(|| format!("{} {}", LATE_BECAUSE.get(lang), sent.late_why)));
    let more = aside(&more.join(between), lang);
    let (to, when) = (&sent.to, time(sent.on, lang));
    match lang {
        Lang::Ja => format!("{what}を{to}に出した {when}{more}"),
        Lang::En => format!("{what}: sent to {to} {when}{more}"),
    }
}

/// What an obligation or a paper is called: `appi/preliminary`, `paper/notice`; the name itself where this version does
/// not know it.
#[must_use]
pub fn obligation_label(guide: &Guide, library: Option<&Library>, what: &str, lang: Lang) -> String {
    let of_paper = |name: &str| {
        let form = library?.form(name.split(['.', '~']).next()?)?;
        Some(form.name.get(lang).to_owned())
    };
    let of_duty = |what: &str| {
        let (duty, stage) = what.split_once('/').unwrap_or((what, ""));
        let name = guide.duties.iter().find(|one| one.id == duty)?.name.get(lang);
        Some(match stage {
            "preliminary" => format!("{name} {}", CLOCK_PRELIMINARY.get(lang)),
            "final" => format!("{name} {}", CLOCK_FINAL.get(lang)),
            _ => name.to_owned(),
        })
    };
    let label = match what.strip_prefix("paper/") {
        Some(name) => of_paper(name),
        None => of_duty(what),
    };
    label.unwrap_or_else(|| what.to_owned())
}

/// What a decision is about; the name itself where a newer version wrote it. A person may have ruled on a duty
/// (`duty:appi`).
fn decision_label(guide: &Guide, library: Option<&Library>, what: &str, lang: Lang) -> String {
    if let Some(duty) = what.strip_prefix("duty:") {
        return obligation_label(guide, library, duty, lang);
    }
    let Some(library) = library else { return DECISION.get(lang).to_owned() };
    library
        .decision(what)
        .map_or(what, |decision| decision.name.get(lang))
        .to_owned()
}

/// What a written field is called; its name where this version does not know it.
#[must_use]
pub fn field_label(library: Option<&Library>, field: &str, lang: Lang) -> String {
    let Some(library) = library else { return WRITE.get(lang).to_owned() };
    if let Some(question) = library.question(field) {
        return question.ask.get(lang).to_owned();
    }
    let of_paper = || {
        let (paper, id) = field.strip_prefix("doc/")?.split_once('/')?;
        let form = library.form(paper.split(['.', '~']).next()?)?;
        let id = id.strip_suffix("@en").unwrap_or(id);
        let fields = form.fields.iter().map(|field| (field.id, field.name));
        let mut names = fields.chain(form.blanks.iter().map(|blank| (blank.id, blank.name)));
        let (_, field) = names.find(|(name, _)| *name == id)?;
        Some(format!("{}: {}", form.name.get(lang), field.get(lang)))
    };
    let of_memo = || {
        let (_, part) = field.strip_prefix("doc/memo.")?.split_once('/')?;
        Some(format!("{}: {}", MEMO_TITLE.get(lang), memo_part(MemoPart::parse(part)?).get(lang)))
    };
    match field {
        "conclusion" => CONCLUSION.get(lang).to_owned(),
        _ if field.starts_with("addressees/") => ADDRESSEES.get(lang).to_owned(),
        _ => of_paper().or_else(of_memo).unwrap_or_else(|| field.to_owned()),
    }
}
