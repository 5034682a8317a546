//! Everything that the product states beyond the guide, by source, each with the day on which it was checked: for a
//! lawyer to read in one go.

use super::node::{Level, ListStyle, Node, Role, Tone, group, heading, heading_of, link_at, list, para, strong, text};
use super::request::Scope;
use crate::guide::{Lang, Line, Outdated, Source};
use crate::words;

/// A statement that is newer than the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Where it comes from.
    pub source: &'static Source,
    /// Where the product says it.
    pub place: String,
    /// What it says.
    pub text: String,
}

/// The page.
#[must_use]
pub(super) fn as_of(scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let statements = statements(scope);
    let mut blocks = vec![
        heading(Level::One, words::FACTS_OF_LAW.get(lang)),
        para(Tone::Lead, vec![text(words::FACTS_OF_LAW_LEAD.get(lang))]),
    ];
    for source in scope.guide().sources {
        let of = statements.iter().filter(|statement| statement.source.id == source.id);
        let rows: Vec<_> = of.map(|one| vec![strong(&one.place), text(" "), text(&one.text)]).collect();
        if rows.is_empty() {
            continue;
        }
        let title = heading_of(Level::Two, vec![link_at(source.name.get(lang), source.url)]);
        let meta = para(Tone::Meta, vec![text(&words::say_as_of(source, lang)), text(" "), text(source.url)]);
        blocks.push(group(Role::Section, vec![title, meta, list(ListStyle::Bullets, rows)]));
    }
    blocks
}

/// All statements in the order in which the product makes them.
#[must_use]
pub fn statements(scope: Scope) -> Vec<Statement> {
    let lang = scope.lang;
    let mut all = All { lang: scope.lang, statements: Vec::new() };
    for item in scope.guide().items {
        let (why, how) = scope
            .library()
            .item(scope.guide(), item)
            .map_or(("", &[][..]), |said| (said.why.get(lang), said.how));
        all.add(item.id, item.source, &format!("{}: {why}", item.act.get(lang)));
        all.outdated(item.id, item.outdated);
        all.lines(item.id, how);
    }
    for part in scope.guide().steps {
        all.lines(part.name.get(lang), part.lines);
    }
    for (duty, said) in scope.guide().duties.iter().zip(scope.library().duties) {
        all.lines(duty.name.get(lang), said.situations);
        all.lines(duty.name.get(lang), said.lines);
    }
    for decision in scope.library().decisions {
        all.lines(decision.name.get(lang), decision.lines);
    }
    for form in scope.library().forms {
        all.lines(form.name.get(lang), form.intro);
        for field in form.fields {
            let place = format!("{}: {}", form.name.get(lang), field.name.get(lang));
            all.add(&place, field.source, field.hint.map_or("", |hint| hint.get(lang)));
            all.outdated(&place, field.outdated);
            all.lines(&place, field.lines);
        }
    }
    for reference in scope.library().references {
        let place = reference.name.get(lang);
        let ways = [reference.phone, reference.mail, reference.url]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        all.add(place, reference.source, &format!("{} {ways}", reference.usage.get(lang)));
        all.outdated(place, reference.outdated);
        all.lines(place, reference.lines);
    }
    for part in scope.library().reading {
        all.lines(part.name.get(lang), part.lines);
    }
    all.statements
}

struct All {
    lang: Lang,
    statements: Vec<Statement>,
}

impl All {
    fn add(&mut self, place: &str, source: Option<&'static Source>, text: &str) {
        self.statements.extend(source.map(|source| Statement {
            source,
            place: place.to_owned(),
            text: text.trim().to_owned(),
        }));
    }

    fn outdated(&mut self, place: &str, outdated: Option<&'static Outdated>) {
        if let Some(outdated) = outdated {
            self.add(place, outdated.source, outdated.now.get(self.lang));
        }
    }

    fn lines(&mut self, place: &str, lines: &'static [Line]) {
        for line in lines {
            self.add(place, line.source, line.text.get(self.lang));
            self.outdated(place, line.outdated);
        }
    }
}
