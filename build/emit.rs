//! Writes the content as Rust tables that `src/guide/tables.rs` includes. The content has been checked before.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::check::TYPES;
use crate::content::{Content, Field, Form, Item, Line, List, Outdated, Part, Question, Reference, Text, Word};

/// The source text of the tables.
pub fn tables(content: &Content) -> String {
    Emit {
        sections: content.points.iter().map(|point| (point.id.as_str(), point.section.as_str())).collect(),
        sources: each(content, |list| &list.sources).map(|source| source.id.get_ref().as_str()).collect(),
    }
    .tables(content)
}

struct Emit<'a> {
    sections: BTreeMap<&'a str, &'a str>,
    sources: Vec<&'a str>,
}

fn each<'a, T: 'a>(content: &'a Content, of: impl Fn(&'a List) -> &'a Vec<T>) -> impl Iterator<Item = &'a T> {
    content.lists.iter().flat_map(move |file| of(&file.holds))
}

impl Emit<'_> {
    fn tables(&self, content: &Content) -> String {
        let mut out = String::new();
        let mut table = |name: &str, kind: &str, rows: Vec<String>| {
            let _ = writeln!(out, "pub(super) static {name}: [{kind}; {}] = [\n{}];", rows.len(), rows.concat());
        };
        table("SOURCES", "Source", each(content, |list| &list.sources).map(|source| {
            format!(
                "Source {{ id: {}, name: {}, url: {}, as_of: {}, official: {} }},\n",
                word(&source.id), text(&source.name), word(&source.url), word(&source.as_of), source.level.get_ref() == "official",
            )
        }).collect());
        table("TYPES", "TypeText", each(content, |list| &list.types).map(|part| self.leak_type(part)).collect());
        table("STEPS", "Part", each(content, |list| &list.steps).map(|part| self.part(part)).collect());
        table("PRINCIPLES", "Part", each(content, |list| &list.principles).map(|part| self.part(part)).collect());
        table("KINDS", "Part", each(content, |list| &list.kinds).map(|part| self.part(part)).collect());
        table("READING", "Part", each(content, |list| &list.sections).map(|part| self.part(part)).collect());
        table("FACTS", "FactText", each(content, |list| &list.facts).map(|fact| {
            format!(
                "FactText {{ fact: Fact::{}, group: FactGroup::{}, types: {}, ask: {}, yes: {}, no: {} }},\n",
                camel(fact.id.get_ref()), camel(fact.group.get_ref()), types(&fact.types), text(&fact.ask), text(&fact.yes), text(&fact.no),
            )
        }).collect());
        table("ITEMS", "Item", each(content, |list| &list.items).map(|item| self.item(item)).collect());
        table("QUESTIONS", "Question", each(content, |list| &list.questions).map(|question| self.question(question)).collect());
        table("REFERENCES", "Reference", each(content, |list| &list.references).map(|reference| self.reference(reference)).collect());
        table("FORMS", "Form", content.forms.iter().map(|file| self.form(&file.holds)).collect());
        out
    }

    fn item(&self, item: &Item) -> String {
        let points = item.points.iter().chain(item.how.iter().flat_map(|line| &line.points));
        format!(
            "Item {{ id: {}, step: Step::{}, kind: ItemKind::{}, act: {}, why: {}, how: {}, types: {}, when: {}, sections: {}, \
             source: {}, outdated: {}, guards: {}, first: {}, refs: {} }},\n",
            word(&item.id),
            step(item.id.get_ref()),
            camel(item.kind.get_ref()),
            text(&item.act),
            text(&item.why),
            self.lines(&item.how),
            types(&item.types),
            condition(&item.when),
            self.sections(points),
            self.source(item.source.as_ref()),
            self.outdated(item.outdated.as_ref()),
            item.guards.as_ref().map_or_else(|| "None".to_owned(), |id| format!("Some({})", word(id))),
            if item.first.is_empty() { "TypeSet::NONE".to_owned() } else { types(&item.first) },
            words(&item.refs),
        )
    }

    fn leak_type(&self, part: &Part) -> String {
        let id = part.id.as_ref().map_or("", |id| id.get_ref());
        format!(
            "TypeText {{ leak_type: LeakType::{}, name: {}, term: {}, meaning: {}, examples: {}, triggers: {}, notes: {} }},\n",
            camel(id),
            text(&part.name),
            text(part.term.as_ref().unwrap_or(&part.name)),
            part.meaning.as_ref().map(|line| self.lines(std::slice::from_ref(line))).unwrap_or_else(|| "&[]".to_owned()),
            self.lines(&part.examples),
            self.lines(&part.triggers),
            self.lines(&part.notes),
        )
    }

    fn part(&self, part: &Part) -> String {
        let lines: Vec<Line> = part.purpose.iter().chain(&part.lines).cloned().collect();
        format!(
            "Part {{ id: {:?}, number: {}, name: {}, lines: {} }},\n",
            part.id.as_ref().map_or("", |id| id.get_ref()),
            part.number.unwrap_or(0),
            text(&part.name),
            self.lines(&lines),
        )
    }

    fn question(&self, question: &Question) -> String {
        format!(
            "Question {{ id: {}, group: QuestionGroup::{}, ask: {}, wording: {}, options: {}, lines: {} }},\n",
            word(&question.id),
            camel(question.group.get_ref()),
            text(&question.ask),
            self.lines(&question.wording),
            self.lines(&question.options),
            self.lines(&question.lines),
        )
    }

    fn reference(&self, reference: &Reference) -> String {
        format!(
            "Reference {{ id: {}, name: {}, usage: {}, url: {}, phone: {}, mail: {}, hours: {}, source: {}, outdated: {}, \
             replaced_by: {}, lines: {} }},\n",
            word(&reference.id),
            text(&reference.name),
            text(&reference.usage),
            option(reference.url.as_ref()),
            option(reference.phone.as_ref()),
            option(reference.mail.as_ref()),
            reference.hours.as_ref().map_or_else(|| "None".to_owned(), |hours| format!("Some({})", text(hours))),
            self.source(reference.source.as_ref()),
            self.outdated(reference.outdated.as_ref()),
            words(&reference.replaced_by),
            self.lines(&reference.lines),
        )
    }

    fn form(&self, form: &Form) -> String {
        let fields: String = form.field.iter().map(|field| self.field(field)).collect();
        format!(
            "Form {{ id: {}, name: {}, intro: {}, fields: &[{fields}] }},\n",
            word(&form.id),
            text(&form.name),
            self.lines(&form.intro),
        )
    }

    fn field(&self, field: &Field) -> String {
        format!(
            "Field {{ id: {}, name: {}, hint: {}, lines: {}, when: {}, source: {}, outdated: {} }}, ",
            word(&field.id),
            text(&field.name),
            field.hint.as_ref().map_or_else(|| "None".to_owned(), |hint| format!("Some({})", text(hint))),
            self.lines(&field.lines),
            condition(&field.when),
            self.source(field.source.as_ref()),
            self.outdated(field.outdated.as_ref()),
        )
    }

    fn lines(&self, lines: &[Line]) -> String {
        let rows: String = lines
            .iter()
            .map(|line| {
                format!(
                    "Line {{ text: Text {{ ja: {}, en: {} }}, types: {}, when: {}, source: {}, outdated: {} }}, ",
                    word(&line.ja),
                    word(&line.en),
                    types(&line.types),
                    condition(&line.when),
                    self.source(line.source.as_ref()),
                    self.outdated(line.outdated.as_ref()),
                )
            })
            .collect();
        format!("&[{rows}]")
    }

    fn outdated(&self, outdated: Option<&Outdated>) -> String {
        outdated.map_or_else(
            || "None".to_owned(),
            |outdated| {
                let (ja, en, source) = (word(&outdated.ja), word(&outdated.en), self.source(outdated.source.as_ref()));
                format!("Some(&Outdated {{ now: Text {{ ja: {ja}, en: {en} }}, source: {source} }})")
            },
        )
    }

    fn source(&self, source: Option<&Word>) -> String {
        let at = source.and_then(|id| self.sources.iter().position(|known| known == id.get_ref()));
        at.map_or_else(|| "None".to_owned(), |at| format!("Some(&SOURCES[{at}])"))
    }

    /// The guide's sections in which the points stand, in the guide's order, each once.
    fn sections<'a>(&self, points: impl Iterator<Item = &'a Word>) -> String {
        let mut sections: Vec<&str> = points.filter_map(|id| self.sections.get(id.get_ref().as_str()).copied()).collect();
        sections.sort_unstable();
        sections.dedup();
        format!("&{sections:?}")
    }
}

fn word(word: &Word) -> String {
    format!("{:?}", word.get_ref().trim())
}

fn words(words: &[Word]) -> String {
    format!("&{:?}", words.iter().map(|word| word.get_ref().trim()).collect::<Vec<_>>())
}

fn option(text: Option<&Word>) -> String {
    text.map_or_else(|| "None".to_owned(), |text| format!("Some({})", word(text)))
}

fn text(text: &Text) -> String {
    format!("Text {{ ja: {}, en: {} }}", word(&text.ja), word(&text.en))
}

/// A set of types as bits; none named (or `all`) is every type.
fn types(names: &[Word]) -> String {
    let bits = names.iter().filter_map(|name| TYPES.iter().position(|known| known == name.get_ref())).fold(0_u8, |bits, at| bits | 1 << at);
    if bits == 0 { "TypeSet::ALL".to_owned() } else { format!("TypeSet({bits})") }
}

fn condition(when: &[Word]) -> String {
    let clauses: Vec<String> = when
        .iter()
        .map(|clause| {
            let literals: String = clause
                .get_ref()
                .split('|')
                .map(|literal| {
                    let fact = literal.trim_start_matches('!');
                    format!("Literal {{ fact: Fact::{}, holds: {} }}, ", camel(fact), fact == literal)
                })
                .collect();
            format!("&[{literals}]")
        })
        .collect();
    format!("&[{}]", clauses.join(", "))
}

fn step(id: &str) -> &'static str {
    match id.as_bytes().first() {
        Some(b'1') => "Discovery",
        Some(b'2') => "InitialResponse",
        Some(b'3') => "Investigation",
        Some(b'4') => "Notification",
        Some(b'5') => "Recovery",
        _ => "FollowUp",
    }
}

/// `five-w` → `FiveW`.
fn camel(name: &str) -> String {
    name.split('-')
        .map(|part| {
            let mut chars = part.chars();
            chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
        })
        .collect()
}
