//! The names that stay: no id twice, none lost, none reused; and the points of the guide, all of them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::content::{Content, List, Word};
use super::super::vocabulary::MemoPart;

/// No id stands twice among things of one kind.
pub fn unique(content: &Content, problems: &mut Vec<String>) {
    let mut seen = BTreeMap::new();
    let mut meet = |kind: &'static str, place: String, id: &Word| {
        if let Some(first) = seen.insert((kind, id.get_ref().clone()), place.clone()) {
            problems.push(format!("{place}: {kind} id `{}` stands at {first} too", id.get_ref()));
        }
    };
    for file in &content.lists {
        let list = &file.holds;
        let parts = [&list.types, &list.steps, &list.kinds, &list.sections].into_iter().flatten();
        parts
            .filter_map(|part| part.id.as_ref())
            .for_each(|id| meet("part", file.place(&id.span()), id));
        list.items
            .iter()
            .for_each(|item| meet("item", file.place(&item.id.span()), &item.id));
        list.facts
            .iter()
            .for_each(|fact| meet("fact", file.place(&fact.id.span()), &fact.id));
        list.questions
            .iter()
            .for_each(|question| meet("question", file.place(&question.id.span()), &question.id));
        list.duties
            .iter()
            .for_each(|duty| meet("duty", file.place(&duty.id.span()), &duty.id));
        list.decisions
            .iter()
            .for_each(|decision| meet("decision", file.place(&decision.id.span()), &decision.id));
        list.sources
            .iter()
            .for_each(|source| meet("source", file.place(&source.id.span()), &source.id));
        list.references
            .iter()
            .for_each(|reference| meet("reference", file.place(&reference.id.span()), &reference.id));
    }
    for file in &content.forms {
        meet("form", file.place(&file.holds.id.span()), &file.holds.id);
    }
    let mut places = BTreeMap::new();
    for file in &content.forms {
        let id = file.holds.id.get_ref();
        let place = file.place(&file.holds.id.span());
        if file.name != format!("forms/{id}.toml") {
            problems.push(format!("{place}: the id of a form is the name of its file, not `{id}`"));
        }
        if let Some(order) = file.holds.order
            && let Some(first) = places.insert(order, &file.name)
        {
            problems.push(format!("{place}: `order = {order}` stands in content/{first} too"));
        }
    }
    for file in &content.forms {
        let stages = file.holds.stages.iter().map(|stage| ("stage", &stage.id));
        let blanks = file.holds.blank.iter().map(|blank| &blank.id);
        let fields = file
            .holds
            .field
            .iter()
            .map(|field| &field.id)
            .chain(blanks)
            .map(|id| ("field", id));
        let mut seen = BTreeSet::new();
        for (what, id) in stages.chain(fields) {
            if !seen.insert((what, id.get_ref())) {
                problems.push(format!("{}: {what} id `{}` stands twice", file.place(&id.span()), id.get_ref()));
            }
        }
    }
}

/// No point of the guide is lost, and none stands in for another.
pub fn all_points(content: &Content, n_points: usize, problems: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for (at, point) in content.points.iter().enumerate() {
        if !seen.insert(&point.id) {
            problems.push(format!("content/points.tsv:{}: point `{}` stands twice", at + 2, point.id));
        }
    }
    let n_found = content.points.len();
    if n_found != n_points {
        let problem = format!("the guide has {n_points} points, here are {n_found}: no row is added or deleted");
        problems.push(format!("content/points.tsv:{}: {problem}", n_found + 1));
    }
}

/// Every name by which saved cases, packs and paper refer to the guidance, with its place. Of forms it is the names of
/// what is written into them, as cases keep them: a form, a stage or a field that goes, or a field that leaves a stage,
/// takes such names with it.
fn names_in_use(content: &Content) -> Vec<(String, String)> {
    let mut names = Vec::new();
    for file in &content.lists {
        let list = &file.holds;
        let lines = list
            .types
            .iter()
            .flat_map(|part| part.examples.iter().chain(&part.triggers))
            .filter_map(|line| line.id.as_ref());
        let named = (list.items.iter().map(|item| &item.id).chain(lines).map(|id| ("", id)))
            .chain(list.facts.iter().map(|fact| ("fact/", &fact.id)))
            .chain(list.questions.iter().map(|question| ("question/", &question.id)))
            .chain(list.duties.iter().map(|duty| ("duty/", &duty.id)))
            .chain(situations(list).map(|id| ("situation/", id)))
            .chain(list.decisions.iter().map(|decision| ("decision/", &decision.id)));
        names.extend(named.map(|(kind, id)| (file.place(&id.span()), format!("{kind}{}", id.get_ref()))));
    }
    for file in &content.forms {
        let form = &file.holds;
        let stages: Vec<_> = form.stages.iter().map(|stage| stage.id.get_ref().as_str()).collect();
        let fields = form.field.iter().map(|field| (&field.id, &field.stages));
        let blanks = form.blank.iter().map(|blank| (&blank.id, &blank.stages));
        for (id, of_stages) in fields.chain(blanks) {
            let mut add = |paper: &str| names.push((file.place(&id.span()), format!("doc/{paper}/{}", id.get_ref())));
            if stages.is_empty() {
                add(form.id.get_ref());
            }
            let is_of = |stage: &str| of_stages.is_empty() || of_stages.iter().any(|name| name.get_ref() == stage);
            stages
                .iter()
                .filter(|stage| is_of(stage))
                .for_each(|stage| add(&format!("{}.{stage}", form.id.get_ref())));
        }
    }
    // The passages of memos are named in the code.
    let memo = |part: MemoPart| ("src/guide/vocabulary.rs".to_owned(), format!("memo/{}", part.as_str()));
    names.extend(MemoPart::ALL.map(memo));
    names
}

/// The situations of a list's duties, each once: several duties may have the same one.
fn situations(list: &List) -> impl Iterator<Item = &Word> {
    let mut seen = BTreeSet::new();
    let all = list.duties.iter().flat_map(|duty| &duty.situations).map(|one| &one.id);
    all.filter(move |id| seen.insert(id.get_ref()))
}

/// What stands in saved cases and on paper keeps its name: each one ever issued stays in `ids.tsv`, active or retired.
pub fn issued(content: &Content, problems: &mut Vec<String>) {
    let mut issued = BTreeMap::new();
    for (line, id, active) in &content.ids {
        if issued.insert(id.as_str(), (*line, *active)).is_some() {
            problems.push(format!("content/ids.tsv:{line}: `{id}` stands twice"));
        }
    }
    for file in &content.lists {
        let lines = file
            .holds
            .types
            .iter()
            .flat_map(|part| part.examples.iter().chain(&part.triggers));
        for line in lines.filter(|line| line.id.is_none()) {
            problems.push(format!("{}: an example or a trigger needs an id", file.place(&line.ja.span())));
        }
    }
    for (place, id) in names_in_use(content) {
        match issued.remove(id.as_str()) {
            Some((_, true)) => {}
            Some((line, false)) => {
                problems.push(format!("{place}: `{id}` was retired (content/ids.tsv:{line}) and is never reused"))
            }
            None => problems.push(format!("{place}: `{id}` is new or stands twice: add a new id to content/ids.tsv")),
        }
    }
    let mut gone = BTreeSet::new();
    for (id, (line, active)) in issued {
        if active {
            let paper = id.strip_prefix("doc/").and_then(|rest| rest.split(['.', '/']).next());
            let file = paper.map(|form| format!("forms/{form}.toml"));
            let is_gone = |file: &String| !content.forms.iter().any(|form| form.name == *file);
            if let Some(file) = file.filter(is_gone).filter(|file| gone.insert(file.clone())) {
                problems.push(format!("content/{file}:1: the file is missing"));
            }
            problems.push(format!("content/ids.tsv:{line}: `{id}` was removed; mark it retired instead of losing it"));
        }
    }
}
