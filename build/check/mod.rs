//! The rules that the content keeps: ids, both languages, known names, every point of the guide said somewhere.

mod forms;
mod ids;
mod terms;
mod tools;

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Content, File, Line, List, Outdated, Term, Text, Word};
use super::fact::Fact;
use super::named::{NamedDuty, NamedForm};
use super::vocabulary::{DutyClock, FactGroup, Force, ItemKind, LeakType, QuestionGroup};

/// How many points the guide was taken apart into. A point that is lost together with the lines that say it leaves no
/// other trace.
pub const N_POINTS: usize = 745;
/// How a source was read.
pub const LEVELS: [&str; 2] = ["official", "secondary"];

/// What the rules need to know while walking a file.
struct Walk<'a> {
    points: BTreeSet<&'a str>,
    covered: BTreeSet<String>,
    facts: BTreeMap<&'a str, Vec<&'a str>>,
    sources: BTreeSet<&'a str>,
    references: BTreeSet<&'a str>,
    duties: BTreeSet<&'a str>,
    items: BTreeMap<&'a str, bool>,
    terms: Vec<&'a Term>,
    retired: BTreeSet<&'a str>,
    problems: Vec<String>,
}

/// What the build script prints for cargo to show a problem as an error. Cargo reads line by line: a second line would
/// be lost.
pub fn for_cargo(problem: &str) -> String {
    format!("cargo::error={}", problem.lines().collect::<Vec<_>>().join(" "))
}

/// All problems of the content as `file:line: what`; none when it is sound. `n_points`: how many points of the guide
/// there have to be.
pub fn check(content: &Content, n_points: usize) -> Vec<String> {
    let lists = || content.lists.iter().map(|file| &file.holds);
    let names = |words: Vec<&'_ Word>| words.into_iter().map(|word| word.get_ref().clone()).collect::<Vec<_>>();
    let reference_ids = names(
        lists()
            .flat_map(|list| &list.references)
            .map(|reference| &reference.id)
            .collect(),
    );
    let mut walk = Walk {
        points: content.points.iter().map(|point| point.id.as_str()).collect(),
        covered: BTreeSet::new(),
        facts: lists()
            .flat_map(|list| &list.facts)
            .map(|fact| (fact.id.get_ref().as_str(), fact.types.iter().map(|name| name.get_ref().as_str()).collect()))
            .collect(),
        sources: lists()
            .flat_map(|list| &list.sources)
            .map(|source| source.id.get_ref().as_str())
            .collect(),
        duties: lists()
            .flat_map(|list| &list.duties)
            .map(|duty| duty.id.get_ref().as_str())
            .collect(),
        references: reference_ids.iter().map(String::as_str).collect(),
        items: lists()
            .flat_map(|list| &list.items)
            .map(|item| (item.id.get_ref().as_str(), item.kind.get_ref() == ItemKind::Caution.as_str()))
            .collect(),
        retired: content
            .ids
            .iter()
            .filter(|(_, _, active)| !active)
            .map(|(_, id, _)| id.as_str())
            .collect(),
        terms: lists().flat_map(|list| &list.terms).collect(),
        problems: Vec::new(),
    };
    for file in &content.lists {
        walk.list(file);
    }
    forms::all(&mut walk, content);
    tools::all(&mut walk, content);
    ids::unique(content, &mut walk.problems);
    ids::issued(content, &mut walk.problems);
    ids::all_points(content, n_points, &mut walk.problems);
    for (at, point) in content.points.iter().enumerate() {
        if !walk.covered.contains(&point.id) {
            walk.problems
                .push(format!("content/points.tsv:{}: nothing covers point `{}`", at + 2, point.id));
        }
    }
    walk.problems
}

/// What the program names (`src/guide/named.rs`) and the content lacks.
pub fn missing(content: &Content) -> Vec<String> {
    let is_form = |id: &&&str| content.forms.iter().any(|file| file.holds.id.get_ref() == **id);
    let duties = || content.lists.iter().flat_map(|file| &file.holds.duties);
    let is_duty = |id: &&&str| duties().any(|duty| duty.id.get_ref() == **id);
    let forms = NamedForm::NAMES.iter().filter(|id| !is_form(id));
    let duties = NamedDuty::NAMES.iter().filter(|id| !is_duty(id));
    forms
        .map(|id| format!("content/forms: the program names the paper `{id}`, which is missing"))
        .chain(duties.map(|id| format!("content/duties.toml: the program names the duty `{id}`, which is missing")))
        .collect()
}

impl Walk<'_> {
    fn list(&mut self, file: &File<List>) {
        let list = &file.holds;
        for id in list.types.iter().filter_map(|part| part.id.as_ref()) {
            self.one_of(file, id, "type", &LeakType::NAMES);
        }
        for part in [&list.types, &list.steps, &list.principles, &list.kinds, &list.sections]
            .into_iter()
            .flatten()
        {
            self.name(file, &part.name);
            if let Some(term) = &part.term {
                self.name(file, term);
            }
            for lines in [&part.lines, &part.examples, &part.triggers, &part.notes] {
                self.lines(file, lines);
            }
            for line in part.meaning.iter().chain(&part.purpose) {
                self.line(file, line);
            }
        }
        for fact in &list.facts {
            for text in [&fact.ask, &fact.yes, &fact.no] {
                self.name(file, text);
            }
            for said in [&fact.yes, &fact.no] {
                let is_reason = said.en.get_ref().starts_with("because ") || said.ja.get_ref().ends_with("ため");
                if is_reason {
                    self.problem(file, &said.ja, "says what is so, without the because");
                }
            }
            self.types(file, &fact.types);
            self.one_of(file, &fact.id, "fact", &Fact::NAMES);
            self.one_of(file, &fact.group, "group", &FactGroup::NAMES);
        }
        for source in &list.sources {
            self.name(file, &source.name);
            self.filled(file, &source.url);
            self.one_of(file, &source.level, "level", &LEVELS);
            for day in [&source.as_of, &source.review_by] {
                if !is_day(day.get_ref()) {
                    self.problem(file, day, "`as_of` and `review_by` are days such as 2026-10-09");
                }
            }
        }
        for question in &list.questions {
            self.name(file, &question.ask);
            self.one_of(file, &question.group, "group", &QuestionGroup::NAMES);
            self.points(file, &question.points);
            for lines in [&question.wording, &question.options, &question.lines] {
                self.lines(file, lines);
            }
        }
        for reference in &list.references {
            self.name(file, &reference.name);
            self.name(file, &reference.usage);
            self.points(file, &reference.points);
            self.lines(file, &reference.lines);
            self.source(file, reference.source.as_ref());
            self.outdated(file, reference.outdated.as_ref());
            self.known(file, &reference.replaced_by, "reference", |walk, id| walk.references.contains(id));
        }
        for duty in &list.duties {
            self.name(file, &duty.name);
            self.name(file, &duty.to);
            self.one_of(file, &duty.clock, "clock", &DutyClock::NAMES);
            self.source(file, Some(&duty.source));
            self.known(file, &duty.refs, "reference", |walk, id| walk.references.contains(id));
            self.known(file, &duty.settles, "item", |walk, id| walk.items.contains_key(id));
            if let Some(force) = &duty.force {
                self.one_of(file, force, "force", &Force::NAMES);
            }
            for when in [&duty.when, &duty.who, &duty.unruled] {
                self.conditions(file, when, &[]);
            }
            self.known(file, duty.unless.as_slice(), "duty", |walk, id| walk.duties.contains(id));
            for situation in &duty.situations {
                self.line(file, &situation.line());
                self.conditions(file, &situation.who, &[]);
                self.known(file, situation.like.as_slice(), "duty", |walk, id| walk.duties.contains(id));
            }
            for line in &duty.lines {
                self.line(file, line);
                if line.source.is_none() {
                    self.problem(file, &line.ja, "what is said of a duty needs a source");
                }
            }
        }
        for decision in &list.decisions {
            self.name(file, &decision.name);
            self.known(file, &decision.items, "item", |walk, id| walk.items.contains_key(id));
            self.known(file, &decision.duties, "duty", |walk, id| walk.duties.contains(id));
            self.lines(file, &decision.lines);
        }
        for retired in &list.retired {
            self.name(file, &retired.act);
            self.known(file, std::slice::from_ref(&retired.id), "retired item", |walk, id| walk.retired.contains(id));
            self.known(file, std::slice::from_ref(&retired.now), "item", |walk, id| walk.items.contains_key(id));
        }
        self.items(file);
    }

    fn items(&mut self, file: &File<List>) {
        let name = file
            .name
            .strip_prefix("items/")
            .and_then(|name| name.strip_suffix(".toml"))
            .unwrap_or("");
        for item in &file.holds.items {
            let id = item.id.get_ref();
            // Every other file holds items of any step, each with its place.
            let is_added = !matches!(name, "1" | "2" | "3" | "4" | "5" | "6");
            let step = if is_added { id.get(..1).unwrap_or("") } else { name };
            let number = id.strip_prefix(step).and_then(|rest| rest.strip_prefix('-')).unwrap_or("");
            if !matches!(step, "1" | "2" | "3" | "4" | "5" | "6") || number.len() != 2 || number.parse::<u8>().is_err()
            {
                self.problem(file, &item.id, &format!("item id `{id}` is not `{step}-NN`"));
            }
            match &item.after {
                None if is_added => self.problem(file, &item.id, "an added item needs `after`"),
                Some(after)
                    if !after.get_ref().starts_with(step) || !self.items.contains_key(after.get_ref().as_str()) =>
                {
                    self.problem(file, after, &format!("`after` is no item of step {step}"));
                }
                _ => {}
            }
            self.one_of(file, &item.kind, "kind", &ItemKind::NAMES);
            self.name(file, &item.act);
            self.name(file, &item.why);
            if item.act.ja.get_ref().chars().count() > 40 {
                self.problem(file, &item.act.ja, "an act has 40 characters at most");
            }
            self.types(file, &item.types);
            let types: Vec<_> = item.types.iter().map(|name| name.get_ref().as_str()).collect();
            self.conditions(file, &item.when, &types);
            self.points(file, &item.points);
            for line in &item.how {
                self.line_within(file, line, &types);
            }
            self.minute(file, "first", &item.first, &types);
            self.minute(file, "leads", &item.leads, &types);
            self.known(file, item.duty.as_slice(), "duty", |walk, id| walk.duties.contains(id));
            self.known(file, &item.refs, "reference", |walk, id| walk.references.contains(id));
            self.known(file, item.guards.as_slice(), "item", |walk, id| walk.items.contains_key(id));
            if let Some(guards) = &item.guards
                && (item.kind.get_ref() != ItemKind::Caution.as_str()
                    || self.items.get(guards.get_ref().as_str()) == Some(&true))
            {
                self.problem(file, guards, "only a caution guards, and what it guards is no caution");
            }
            self.source(file, item.source.as_ref());
            self.outdated(file, item.outdated.as_ref());
            let points = item.points.len() + item.how.iter().map(|line| line.points.len()).sum::<usize>();
            if points == 0 && item.source.is_none() {
                self.problem(file, &item.id, "an item that covers no point needs a source");
            }
        }
    }

    /// The types in whose first minute an item stands.
    fn minute(&mut self, file: &File<List>, field: &str, of: &[Word], types: &[&str]) {
        self.known(file, of, "type", |_, name| name == "all" || LeakType::NAMES.contains(&name));
        for name in of {
            let is_all = name.get_ref() == "all";
            if is_all && of.len() > 1 || !is_all && !types.is_empty() && !types.contains(&name.get_ref().as_str()) {
                self.problem(file, name, &format!("`{field}` is `all`, or some of the types of the item"));
            }
        }
    }

    fn lines<T>(&mut self, file: &File<T>, lines: &[Line]) {
        for line in lines {
            self.line(file, line);
        }
    }

    fn line<T>(&mut self, file: &File<T>, line: &Line) {
        self.line_within(file, line, &[]);
    }

    fn line_within<T>(&mut self, file: &File<T>, line: &Line, types: &[&str]) {
        self.filled(file, &line.ja);
        self.filled(file, &line.en);
        self.points(file, &line.points);
        self.types(file, &line.types);
        let own: Vec<_> = line.types.iter().map(|name| name.get_ref().as_str()).collect();
        self.conditions(file, &line.when, if own.is_empty() { types } else { &own });
        self.source(file, line.source.as_ref());
        self.outdated(file, line.outdated.as_ref());
        if line.source.is_some() && !line.points.is_empty() {
            self.problem(file, &line.ja, "a line is the guide's (points) or newer (source), never both");
        }
    }

    fn name<T>(&mut self, file: &File<T>, text: &Text) {
        self.filled(file, &text.ja);
        self.filled(file, &text.en);
    }

    fn filled<T>(&mut self, file: &File<T>, word: &Word) {
        if word.get_ref().trim().is_empty() {
            self.problem(file, word, "empty text");
        }
        let said: Vec<_> = self.terms.iter().filter(|term| term.is_in(word.get_ref())).copied().collect();
        for term in said {
            self.problem(file, word, &term.problem());
        }
    }

    fn points<T>(&mut self, file: &File<T>, points: &[Word]) {
        self.known(file, points, "point", |walk, id| walk.points.contains(id));
        self.covered.extend(points.iter().map(|point| point.get_ref().clone()));
    }

    fn types<T>(&mut self, file: &File<T>, types: &[Word]) {
        self.known(file, types, "type", |_, name| LeakType::NAMES.contains(&name));
    }

    /// `types`: where the text stands. A fact that is asked for some types only may not decide about others: nobody
    /// could answer it.
    fn conditions<T>(&mut self, file: &File<T>, when: &[Word], types: &[&str]) {
        for clause in when {
            for literal in clause.get_ref().split('|') {
                let fact = literal.trim_start_matches('!');
                match self.facts.get(fact) {
                    None => self.problem(file, clause, &format!("unknown condition `{literal}`")),
                    Some(asked) if asked.is_empty() => {}
                    Some(asked) if !types.is_empty() && types.iter().all(|name| asked.contains(name)) => {}
                    Some(asked) => {
                        let problem =
                            format!("`{fact}` is asked for {} only: limit `types` to these", asked.join(", "));
                        self.problem(file, clause, &problem);
                    }
                }
            }
        }
    }

    fn source<T>(&mut self, file: &File<T>, source: Option<&Word>) {
        self.known(file, source.map_or(&[], std::slice::from_ref), "source", |walk, id| walk.sources.contains(id));
    }

    fn outdated<T>(&mut self, file: &File<T>, outdated: Option<&Outdated>) {
        if let Some(outdated) = outdated {
            self.filled(file, &outdated.ja);
            self.filled(file, &outdated.en);
            self.source(file, outdated.source.as_ref());
        }
    }

    fn known<T>(&mut self, file: &File<T>, words: &[Word], what: &str, is_known: impl Fn(&Self, &str) -> bool) {
        for word in words {
            if !is_known(self, word.get_ref()) {
                self.problem(file, word, &format!("unknown {what} `{}`", word.get_ref()));
            }
        }
    }

    fn one_of<T>(&mut self, file: &File<T>, word: &Word, what: &str, names: &[&str]) {
        self.known(file, std::slice::from_ref(word), what, |_, name| names.contains(&name));
    }

    fn problem<T>(&mut self, file: &File<T>, word: &Word, problem: &str) {
        self.problems.push(format!("{}: {problem}", file.place(&word.span())));
    }
}

/// The sources that have to be looked at again by now, as `file:line: what`; `today` is a day such as `2026-10-09`.
pub fn overdue(content: &Content, today: &str) -> Vec<String> {
    let sources = content
        .lists
        .iter()
        .flat_map(|file| file.holds.sources.iter().map(move |source| (file, source)));
    let late = sources.filter(|(_, source)| source.review_by.get_ref().as_str() < today);
    late.map(|(file, source)| {
        let place = file.place(&source.review_by.span());
        format!(
            "{place}: what `{}` says was to be checked again by {}",
            source.id.get_ref(),
            source.review_by.get_ref()
        )
    })
    .collect()
}

/// `2026-10-09`
fn is_day(text: &str) -> bool {
    let parts: Vec<_> = text
        .split('-')
        .map(|part| (part.len(), part.parse::<u16>().unwrap_or(0)))
        .collect();
    matches!(parts[..], [(4, 2000..), (2, 1..=12), (2, 1..=31)])
}
