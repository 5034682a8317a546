//! All that the guide and the papers say can be read in the plain pages, in both languages.

use super::read::{Page, guide, library, pages, squeezed};
use morenaku::case::Answers;
use morenaku::guide::{
    Item, ItemKind, Lang, Layout, LeakType, Line, Outdated, Part, Reference, Source, Step, Text, TypeSet,
};
use morenaku::plan::{Verdict, applies, tailor};

const LANGS: [Lang; 2] = [Lang::Ja, Lang::En];

/// The texts that have to be there, each with the place in the content where it stands.
#[derive(Default)]
struct Texts(Vec<(String, Text)>);

impl Texts {
    fn add(&mut self, place: &str, text: Text) {
        self.0.push((place.to_owned(), text));
    }

    fn source(&mut self, place: &str, source: Option<&'static Source>) {
        self.0.extend(source.map(|source| (place.to_owned(), source.name)));
    }

    fn outdated(&mut self, place: &str, outdated: Option<&'static Outdated>) {
        if let Some(outdated) = outdated {
            self.add(place, outdated.now);
            self.source(place, outdated.source);
        }
    }

    fn lines(&mut self, place: &str, lines: &[Line]) {
        for line in lines {
            self.add(place, line.text);
            self.source(place, line.source);
            self.outdated(place, line.outdated);
        }
    }

    fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            self.add(part.id, part.name);
            self.lines(part.id, part.lines);
        }
    }

    fn item(&mut self, item: &Item) {
        self.add(item.id, item.act);
        self.source(item.id, item.source);
        self.outdated(item.id, item.outdated);
        let said = library().item(guide(), item).expect("every item has a reason");
        self.add(item.id, said.why);
        self.lines(item.id, said.how);
    }

    fn reference(&mut self, one: &Reference) {
        self.add(one.id, one.name);
        self.add(one.id, one.usage);
        self.lines(one.id, one.lines);
        self.outdated(one.id, one.outdated);
        one.hours.into_iter().for_each(|hours| self.add(one.id, hours));
    }

    /// Those that no page of the language says.
    fn missing(&self, pages: &[&Page], lang: Lang) -> Vec<String> {
        let said: Vec<String> = pages.iter().map(|page| page.said()).collect();
        let is_said = |text: &str| said.iter().any(|page| page.contains(&squeezed(text)));
        self.0
            .iter()
            .filter(|(_, text)| !is_said(text.get(lang)))
            .map(|(place, text)| format!("{place}: {}", text.get(lang)))
            .collect()
    }
}

fn of(pages: &[Page], lang: Lang) -> Vec<&Page> {
    pages.iter().filter(|page| page.lang() == lang.tag()).collect()
}

fn page<'a>(pages: &'a [Page], path: &str) -> &'a Page {
    pages.iter().find(|page| page.path == path).unwrap_or_else(|| panic!("{path}"))
}

#[test]
fn every_item_stands_on_the_list_of_all_with_all_that_is_said_of_it() {
    let pages = pages();
    let mut texts = Texts::default();
    guide().items.iter().for_each(|item| texts.item(item));
    for lang in LANGS {
        let all = page(&pages, &format!("{}/list-all.html", lang.tag()));
        assert_eq!(texts.missing(&[all], lang), Vec::<String>::new());
    }
}

#[test]
fn each_type_has_its_items_in_order_and_cautions_stand_above_what_they_guard() {
    let pages = pages();
    for leak_type in LeakType::ALL {
        let answers = Answers { types: TypeSet::NONE.with(leak_type), ..Answers::default() };
        let plan = tailor(guide(), &answers);
        let wanted: Vec<String> = Step::ALL
            .into_iter()
            .flat_map(|step| plan.listed(step))
            .map(|one| format!("i-{}", one.item.id))
            .collect();
        for lang in LANGS {
            let page = page(&pages, &format!("{}/list-{}.html", lang.tag(), leak_type.number()));
            let rows: Vec<&str> = page
                .all("li")
                .map(|row| row.attribute("id"))
                .filter(|id| id.starts_with("i-"))
                .collect();
            assert_eq!(rows, wanted, "{}", page.path);
            let mut texts = Texts::default();
            for item in Step::ALL.into_iter().flat_map(|step| plan.listed(step)).map(|one| one.item) {
                texts.add(item.id, item.act);
                texts.source(item.id, item.source);
                texts.outdated(item.id, item.outdated);
                for line in library().item(guide(), item).map_or(&[][..], |said| said.how) {
                    if applies(line.types, line.when, &answers) != Verdict::DoesNotApply {
                        texts.add(item.id, line.text);
                    }
                }
                if let Some(act) = item.guards.filter(|_| item.kind == ItemKind::Caution) {
                    let at = |id: &str| rows.iter().position(|row| *row == format!("i-{id}"));
                    assert!(at(act).is_none() || at(item.id) < at(act), "{}: {} above {act}", page.path, item.id);
                }
            }
            assert_eq!(texts.missing(&[page], lang), Vec::<String>::new(), "{}", page.path);
        }
    }
}

#[test]
fn acts_have_a_box_to_tick_and_cautions_have_none() {
    let pages = pages();
    let list = page(&pages, "ja/list-all.html");
    for row in list.all("li").filter(|row| row.attribute("id").starts_with("i-")) {
        let item = guide().item(row.attribute("id").trim_start_matches("i-")).expect("an item");
        let title = list.elements[row.at..row.end]
            .iter()
            .find(|element| element.name == "h3")
            .expect("a heading");
        assert_eq!(title.text.starts_with('□'), item.kind != ItemKind::Caution, "{}", item.id);
        assert_eq!(title.text.contains("注意:"), item.kind == ItemKind::Caution, "{}", item.id);
        let layers = list.elements[row.at..row.end]
            .iter()
            .filter(|element| element.attribute("class").starts_with("layer layer--"));
        let layers: Vec<&str> = layers.map(|layer| layer.attribute("class")).collect();
        let is_added = layers.contains(&"layer layer--added");
        assert!(is_added || layers.contains(&"layer layer--guide"), "{}: which layer speaks", item.id);
        assert!(is_added || item.source.is_none(), "{}", item.id);
        assert!(item.when.is_empty() != row.text.contains("当てはまる場合:"), "{}: when it applies", item.id);
    }
}

#[test]
fn every_text_of_the_guidance_can_be_read() {
    let mut texts = Texts::default();
    for one in guide().types {
        texts.add("type", one.name);
        texts.add("type", one.term);
        [one.meaning, one.examples, one.triggers, one.notes]
            .into_iter()
            .for_each(|lines| texts.lines("type", lines));
    }
    [guide().steps, library().principles, library().kinds, library().reading]
        .into_iter()
        .for_each(|parts| texts.parts(parts));
    for question in library().questions {
        // Where a type has a wording of its own, that is what is asked.
        let worded = question
            .wording
            .iter()
            .fold(TypeSet::NONE, |types, line| line.types.iter().fold(types, TypeSet::with));
        if worded != TypeSet::ALL {
            texts.add(question.id, question.ask);
        }
        [question.wording, question.options, question.lines]
            .into_iter()
            .for_each(|lines| texts.lines(question.id, lines));
    }
    for (duty, said) in guide().duties.iter().zip(library().duties) {
        texts.add(duty.id, duty.name);
        texts.source(duty.id, duty.source);
        texts.lines(duty.id, said.situations);
        texts.lines(duty.id, said.lines);
    }
    for decision in library().decisions {
        texts.add(decision.id, decision.name);
        texts.lines(decision.id, decision.lines);
    }
    for form in library().forms {
        texts.add(form.id, form.name);
        texts.lines(form.id, form.intro);
        form.stages.iter().for_each(|stage| texts.add(form.id, stage.name));
        for field in form.fields {
            let place = format!("{}/{}", form.id, field.id);
            texts.add(&place, field.name);
            field.hint.into_iter().for_each(|hint| texts.add(&place, hint));
            texts.lines(&place, field.lines);
            texts.source(&place, field.source);
            texts.outdated(&place, field.outdated);
        }
    }
    library().references.iter().for_each(|one| texts.reference(one));
    guide().items.iter().for_each(|item| texts.item(item));
    assert!(texts.0.len() > 1500, "{} texts: the tables were read", texts.0.len());
    let pages = pages();
    for lang in LANGS {
        assert_eq!(texts.missing(&of(&pages, lang), lang), Vec::<String>::new());
    }
}

#[test]
fn every_contact_point_can_be_called_and_opened() {
    let pages = pages();
    for lang in LANGS {
        let page = page(&pages, &format!("{}/guide-references.html", lang.tag()));
        let links: Vec<&str> = page.all("a").map(|link| link.attribute("href")).collect();
        for one in library().references {
            if let Some(url) = one.url {
                assert!(links.contains(&url), "{}: {url}", one.id);
            }
            if let Some(phone) = one.phone {
                assert!(links.contains(&&*format!("tel:{}", phone.replace('-', ""))), "{}: {phone}", one.id);
            }
        }
    }
}

#[test]
fn every_paper_is_there_with_room_to_write() {
    let pages = pages();
    for lang in LANGS {
        for form in library().forms {
            let stages: Vec<&str> = form
                .stages
                .iter()
                .map(|stage| stage.id)
                .chain(form.stages.is_empty().then_some(""))
                .collect();
            for stage in stages {
                let name = if stage.is_empty() { form.id.to_owned() } else { format!("{}-{stage}", form.id) };
                let page = page(&pages, &format!("{}/paper-{name}.html", lang.tag()));
                let fields: Vec<_> = page
                    .all("section")
                    .filter(|section| section.attribute("class") == "sheet__field")
                    .collect();
                let wanted: Vec<_> = form
                    .fields
                    .iter()
                    .filter(|field| field.stages.is_empty() || field.stages.contains(&stage))
                    .collect();
                assert_eq!(fields.len(), wanted.len(), "{}", page.path);
                for (section, field) in fields.into_iter().zip(wanted) {
                    assert!(
                        squeezed(&section.text).starts_with(&squeezed(field.name.get(lang))),
                        "{}: {}",
                        page.path,
                        field.id
                    );
                    let inside = &page.elements[section.at..section.end];
                    let n_lines = inside
                        .iter()
                        .filter(|element| element.attribute("class") == "sheet__line")
                        .count();
                    // A letter stands there as it will go out: what to put in stands in brackets in its words.
                    let is_said = form.layout != Layout::Form && field.draft.is_some();
                    let has_room = n_lines >= usize::from(field.space.max(1));
                    assert!(is_said || has_room, "{}: {}", page.path, field.id);
                }
            }
        }
    }
}

#[test]
fn the_duties_are_a_table_with_their_times() {
    let pages = pages();
    for (lang, times) in [
        (Lang::Ja, ["3〜5日以内", "30日以内", "60日以内", "72時間以内"]),
        (Lang::En, ["3 to 5 days", "30 days", "60 days", "72 hours"]),
    ] {
        let page = page(&pages, &format!("{}/duties.html", lang.tag()));
        let tables: Vec<_> = page.all("table").collect();
        assert_eq!(tables.len(), 2, "the duties, and the days");
        times
            .into_iter()
            .for_each(|time| assert!(tables[0].text.contains(time), "{time}"));
        let inside = &page.elements[tables[0].at..tables[0].end];
        let heads: Vec<&str> = inside
            .iter()
            .filter(|one| one.attribute("scope") == "row")
            .map(|one| one.text.as_str())
            .collect();
        let names: Vec<&str> = guide().duties.iter().map(|duty| duty.name.get(lang)).collect();
        assert_eq!(heads, names);
    }
    // Known on a Thursday: day 3 is a Saturday, day 5 a Monday.
    let table = page(&pages, "en/duties.html")
        .all("table")
        .nth(1)
        .expect("the days")
        .text
        .clone();
    assert!(squeezed(&table).contains("ThursdaySaturdayMonday"), "{table}");
}
