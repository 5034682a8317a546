//! Writes the content as compact tables that `src/guide/tables.rs` takes apart: the texts of each language, the words (ids, addresses), and a
//! string of bytes that says what stands where. Tables of pointers would weigh 30 kB more in the page. The content has been checked before.

use std::collections::BTreeMap;
use std::fs;
use std::io::Error;
use std::path::Path;

use crate::content::{
    Content, Decision, Duty, Fact, Field, Form, Item, Line, List, Outdated, Part, Question, Reference, Source, Text,
    Word,
};
use crate::vocabulary::{DutyClock, FactGroup, ItemKind, LeakType, QuestionGroup};

/// Writes the tables into a folder.
///
/// # Errors
/// When a file cannot be written.
pub fn write(content: &Content, folder: &Path) -> Result<(), Error> {
    let sources: Vec<&Source> = each(content, |list| &list.sources).collect();
    let facts: Vec<&Fact> = each(content, |list| &list.facts).collect();
    let tables = || Tables {
        sections: content
            .points
            .iter()
            .map(|point| (point.id.as_str(), point.section.as_str()))
            .collect(),
        sources: sources.iter().map(|source| source.id.get_ref().as_str()).collect(),
        facts: facts.iter().map(|fact| fact.id.get_ref().as_str()).collect(),
        ..Tables::default()
    };
    let duties: Vec<&Duty> = each(content, |list| &list.duties).collect();
    let items = in_order(each(content, |list| &list.items));
    let mut guide = tables();
    guide.rows(&sources, Tables::source_row);
    guide.rows(&facts, Tables::fact);
    guide.rows(&each(content, |list| &list.types).collect::<Vec<_>>(), Tables::leak_type);
    guide.rows(&each(content, |list| &list.steps).collect::<Vec<_>>(), Tables::part);
    guide.rows(&items, Tables::item);
    guide.rows(&duties, Tables::duty);
    guide.write(folder, "guide")?;
    let mut library = tables();
    let parts: [fn(&List) -> &Vec<Part>; 3] = [|list| &list.principles, |list| &list.kinds, |list| &list.sections];
    for of in parts {
        library.rows(&each(content, of).collect::<Vec<_>>(), Tables::part);
    }
    library.rows(&each(content, |list| &list.references).collect::<Vec<_>>(), Tables::reference);
    library.rows(&each(content, |list| &list.questions).collect::<Vec<_>>(), Tables::question);
    library.rows(&items, |tables, item| {
        tables.name(&item.why);
        tables.lines(&item.how);
    });
    library.rows(&duties, Tables::duty_text);
    library.rows(&each(content, |list| &list.decisions).collect::<Vec<_>>(), Tables::decision);
    library.rows(&content.forms.iter().map(|file| &file.holds).collect::<Vec<_>>(), Tables::form);
    library.write(folder, "library")
}

/// Items in the order of their files; one with `after` stands behind the item that it names, and a caution before the act that it guards:
/// wherever items are listed, the "do not" is read first.
fn in_order<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<&'a Item> {
    let (added, mut ordered): (Vec<_>, Vec<_>) = items.partition(|item| item.after.is_some());
    // Last first: of several behind one item, the first written stands first. What stands behind an added item waits for that one.
    let mut waiting: Vec<_> = added.into_iter().rev().collect();
    while !waiting.is_empty() {
        let n_waiting = waiting.len();
        waiting.retain(|item| {
            let after = item.after.as_ref().map(|id| id.get_ref());
            let place = ordered.iter().position(|other| Some(other.id.get_ref()) == after);
            place.map(|at| ordered.insert(at + 1, *item)).is_none()
        });
        if waiting.len() == n_waiting {
            ordered.append(&mut waiting);
        }
    }
    let step = |id: &str| id.split('-').next().map(str::to_owned);
    let guarded = |item: &&Item| {
        let act = item.guards.as_ref()?.get_ref();
        (step(act) == step(item.id.get_ref())).then(|| act.clone())
    };
    let (cautions, acts): (Vec<_>, Vec<_>) = ordered.into_iter().partition(|item| guarded(item).is_some());
    let before = |act: &Item| {
        cautions
            .iter()
            .filter(|one| guarded(one).as_ref() == Some(act.id.get_ref()))
            .copied()
            .collect::<Vec<_>>()
    };
    acts.into_iter().flat_map(|act| before(act).into_iter().chain([act])).collect()
}

fn each<'a, T: 'a>(content: &'a Content, of: impl Fn(&'a List) -> &'a Vec<T>) -> impl Iterator<Item = &'a T> {
    content.lists.iter().flat_map(move |file| of(&file.holds))
}

#[derive(Default)]
struct Tables<'a> {
    sections: BTreeMap<&'a str, &'a str>,
    sources: Vec<&'a str>,
    facts: Vec<&'a str>,
    ja: String,
    en: String,
    words: String,
    bytes: Vec<u8>,
}

impl Tables<'_> {
    /// Japanese takes two bytes a sign instead of three: 2 kB less with brotli.
    fn write(&self, folder: &Path, name: &str) -> Result<(), Error> {
        let ja: Vec<u8> = self.ja.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (part, bytes) in
            [("ja", &*ja), ("en", self.en.as_bytes()), ("words", self.words.as_bytes()), ("bytes", &self.bytes)]
        {
            fs::write(folder.join(format!("{name}.{part}")), bytes)?;
        }
        Ok(())
    }

    /// A number in 7-bit groups, lowest first.
    fn number(&mut self, mut number: usize) {
        while number > 127 {
            self.bytes.push((number & 127) as u8 | 128);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    fn rows<T: Copy>(&mut self, rows: &[T], row: impl Fn(&mut Self, T)) {
        self.number(rows.len());
        for one in rows {
            row(self, *one);
        }
    }

    fn all<'b, T>(&mut self, rows: &'b [T], row: impl Fn(&mut Self, &'b T)) {
        self.number(rows.len());
        for one in rows {
            row(self, one);
        }
    }

    fn name(&mut self, text: &Text) {
        self.both(&text.ja, &text.en);
    }

    fn both(&mut self, ja: &Word, en: &Word) {
        for (blob, text) in [(&mut self.ja, ja), (&mut self.en, en)] {
            blob.push_str(&text.get_ref().split_whitespace().collect::<Vec<_>>().join(" "));
            blob.push('\n');
        }
    }

    fn word(&mut self, word: &str) {
        self.words.push_str(word.trim());
        self.words.push('\n');
    }

    fn option<T>(&mut self, option: Option<&T>, write: impl Fn(&mut Self, &T)) {
        self.number(usize::from(option.is_some()));
        if let Some(one) = option {
            write(self, one);
        }
    }

    fn place(&mut self, name: &str, names: &[&str]) {
        self.number(names.iter().position(|known| *known == name).unwrap_or(0));
    }

    /// A set of types as bits; none named (or `all`) is every type.
    fn types(&mut self, names: &[Word]) {
        let bits = names
            .iter()
            .filter_map(|name| LeakType::NAMES.iter().position(|known| known == name.get_ref()));
        let bits = bits.fold(0_u8, |bits, at| bits | 1 << at);
        self.bytes.push(if bits == 0 { 0b111_1111 } else { bits });
    }

    fn condition(&mut self, when: &[Word]) {
        self.all(when, |tables, clause| {
            let literals: Vec<&str> = clause.get_ref().split('|').collect();
            tables.rows(&literals, |tables, literal| {
                let fact = literal.trim_start_matches('!');
                let at = tables.facts.iter().position(|known| *known == fact).unwrap_or(0);
                tables.number(at * 2 + usize::from(fact == literal));
            });
        });
    }

    /// 0 for none, else the place among the sources, from 1.
    fn source(&mut self, source: Option<&Word>) {
        let at = source.and_then(|id| self.sources.iter().position(|known| known == id.get_ref()));
        self.number(at.map_or(0, |at| at + 1));
    }

    fn outdated(&mut self, outdated: Option<&Outdated>) {
        self.option(outdated, |tables, outdated| {
            tables.both(&outdated.ja, &outdated.en);
            tables.source(outdated.source.as_ref());
        });
    }

    fn lines(&mut self, lines: &[Line]) {
        self.all(lines, Self::line);
    }

    fn line(&mut self, line: &Line) {
        self.both(&line.ja, &line.en);
        self.types(&line.types);
        self.condition(&line.when);
        self.source(line.source.as_ref());
        self.outdated(line.outdated.as_ref());
    }

    fn source_row(&mut self, source: &Source) {
        for word in [&source.id, &source.url, &source.as_of] {
            self.word(word.get_ref());
        }
        self.name(&source.name);
        self.number(usize::from(source.level.get_ref() == "official"));
    }

    fn fact(&mut self, fact: &Fact) {
        self.word(fact.id.get_ref());
        self.place(fact.group.get_ref(), &FactGroup::NAMES);
        self.types(&fact.types);
        for text in [&fact.ask, &fact.yes, &fact.no] {
            self.name(text);
        }
    }

    fn leak_type(&mut self, part: &Part) {
        self.place(part.id.as_ref().map_or("", |id| id.get_ref()), &LeakType::NAMES);
        self.name(&part.name);
        self.name(part.term.as_ref().unwrap_or(&part.name));
        self.lines(part.meaning.as_slice());
        for lines in [&part.examples, &part.triggers, &part.notes] {
            self.lines(lines);
        }
    }

    fn part(&mut self, part: &Part) {
        self.word(part.id.as_ref().map_or("", |id| id.get_ref()));
        self.number(usize::from(part.number.unwrap_or(0)));
        self.name(&part.name);
        let lines: Vec<&Line> = part.purpose.iter().chain(&part.lines).collect();
        self.rows(&lines, Self::line);
    }

    fn item(&mut self, item: &Item) {
        self.word(item.id.get_ref());
        self.place(item.kind.get_ref(), &ItemKind::NAMES);
        self.name(&item.act);
        self.types(&item.types);
        self.condition(&item.when);
        let points = item.points.iter().chain(item.how.iter().flat_map(|line| &line.points));
        self.sections(points);
        self.source(item.source.as_ref());
        self.outdated(item.outdated.as_ref());
        self.option(item.guards.as_ref(), |tables, id| tables.word(id.get_ref()));
        self.number(usize::from(!item.first.is_empty()));
        if !item.first.is_empty() {
            self.types(&item.first);
        }
        self.all(&item.refs, |tables, id| tables.word(id.get_ref()));
    }

    /// The guide's sections in which the points stand, in the guide's order, each once.
    fn sections<'b>(&mut self, points: impl Iterator<Item = &'b Word>) {
        let mut sections: Vec<String> = points
            .filter_map(|id| self.sections.get(id.get_ref().as_str()))
            .map(|section| (*section).to_owned())
            .collect();
        sections.sort_unstable();
        sections.dedup();
        self.all(&sections, |tables, section| tables.word(section));
    }

    fn question(&mut self, question: &Question) {
        self.word(question.id.get_ref());
        self.place(question.group.get_ref(), &QuestionGroup::NAMES);
        self.name(&question.ask);
        for lines in [&question.wording, &question.options, &question.lines] {
            self.lines(lines);
        }
    }

    fn reference(&mut self, reference: &Reference) {
        self.word(reference.id.get_ref());
        self.name(&reference.name);
        self.name(&reference.usage);
        for word in [&reference.url, &reference.phone, &reference.mail] {
            self.option(word.as_ref(), |tables, word| tables.word(word.get_ref()));
        }
        self.option(reference.hours.as_ref(), Self::name);
        self.source(reference.source.as_ref());
        self.outdated(reference.outdated.as_ref());
        self.all(&reference.replaced_by, |tables, id| tables.word(id.get_ref()));
        self.lines(&reference.lines);
    }

    fn duty(&mut self, duty: &Duty) {
        self.word(duty.id.get_ref());
        self.name(&duty.name);
        self.source(Some(&duty.source));
        self.condition(&duty.when);
        self.condition(&duty.long);
        self.place(duty.clock.get_ref(), &DutyClock::NAMES);
        self.all(&duty.settles, |tables, id| tables.word(id.get_ref()));
        self.all(&duty.grounds, |tables, line| tables.condition(&line.when));
    }

    fn duty_text(&mut self, duty: &Duty) {
        self.lines(&duty.grounds);
        self.lines(&duty.lines);
        self.all(&duty.refs, |tables, id| tables.word(id.get_ref()));
    }

    fn decision(&mut self, decision: &Decision) {
        self.word(decision.id.get_ref());
        self.name(&decision.name);
        for ids in [&decision.items, &decision.duties] {
            self.all(ids, |tables, id| tables.word(id.get_ref()));
        }
        self.lines(&decision.lines);
    }

    fn form(&mut self, form: &Form) {
        self.word(form.id.get_ref());
        self.name(&form.name);
        self.lines(&form.intro);
        self.types(&form.types);
        self.condition(&form.when);
        self.all(&form.stages, |tables, stage| {
            tables.word(stage.id.get_ref());
            tables.both(&stage.ja, &stage.en);
        });
        self.all(&form.field, Self::field);
    }

    fn field(&mut self, field: &Field) {
        self.word(field.id.get_ref());
        self.name(&field.name);
        self.option(field.hint.as_ref(), Self::name);
        self.option(field.draft.as_ref(), |tables, draft| {
            // Lines of a draft are kept; a line break would end the text in the table.
            for (blob, text) in [(&mut tables.ja, &draft.ja), (&mut tables.en, &draft.en)] {
                blob.push_str(&text.get_ref().trim().replace('\n', "\u{b}"));
                blob.push('\n');
            }
        });
        self.number(usize::from(field.space.unwrap_or(1)));
        self.all(&field.stages, |tables, stage| tables.word(stage.get_ref()));
        self.lines(&field.lines);
        self.condition(&field.when);
        self.source(field.source.as_ref());
        self.outdated(field.outdated.as_ref());
    }
}
