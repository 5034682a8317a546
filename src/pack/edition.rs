//! An edition: what a page, a paper or a test speaks from. Whoever needs it is handed it; nothing is held for the whole
//! page.

use std::cell::OnceCell;
use std::fmt;
use std::ptr;

use super::{Both, Fault, Feature, OwnClock, OwnItem, Pack, Start, check_names, read, read_start};
use crate::guide::{
    self, Clause, Condition, Guide, Item, ItemText, Lang, Library, Literal, Own, Table, Text, Texts, TypeSet,
};

/// The guidance in the languages that are here, with what an organisation's pack adds. Each part of it is read when it
/// is first asked for: the first screen waits for no more than it shows.
///
/// An edition is kept for as long as the page lives, so that what it says can be passed on freely. There are few: one
/// of a pack, and one more for each language that comes.
#[derive(Clone, Copy)]
pub struct Edition(&'static Held);

struct Held {
    table: Table,
    placed: &'static Placed,
    guide: OnceCell<Guide>,
    library: OnceCell<Library>,
}

/// A pack as it lies beside the page; empty text where there is none.
struct Placed {
    text: Box<str>,
    start: Start,
    own: Own,
    whole: OnceCell<(Pack, Vec<Fault>)>,
}

impl Edition {
    /// The edition of a pack, in no language yet. A pack that is empty text is none.
    #[must_use]
    pub fn of_pack(text: &str) -> Self {
        let start = read_start(text).0;
        Self::place(text, start.own(), start)
    }

    /// The edition without any pack, in no language yet: nothing has to be read for it.
    #[must_use]
    pub fn of_nobody() -> Self {
        Self::place("", Own::default(), Start::default())
    }

    fn place(text: &str, own: Own, start: Start) -> Self {
        let placed = Placed { text: text.into(), own, start, whole: OnceCell::new() };
        Self::hold(Table::of_guide(), Box::leak(Box::new(placed)))
    }

    /// The edition of a pack in every language, where nothing has to be fetched.
    #[must_use]
    pub fn complete(text: &str) -> Self {
        let edition = Self::of_pack(text);
        Self::hold(edition.0.table.with(guide::japanese()).with(guide::english()), edition.0.placed)
    }

    /// The same with the texts of one more language.
    #[must_use]
    pub fn with(self, texts: Texts) -> Self {
        Self::hold(self.0.table.with(texts), self.0.placed)
    }

    fn hold(table: Table, placed: &'static Placed) -> Self {
        Self(Box::leak(Box::new(Held { table, placed, guide: OnceCell::new(), library: OnceCell::new() })))
    }

    /// Whether the guidance is here in a language.
    #[must_use]
    pub fn has(self, lang: Lang) -> bool {
        self.0.table.has(lang)
    }

    /// What the checklists rest on, with what the organisation adds.
    #[must_use]
    pub fn guide(self) -> &'static Guide {
        self.0
            .guide
            .get_or_init(|| Guide::read_from(&self.0.table).with(&self.0.placed.own))
    }

    /// What stands beside the checklists.
    #[must_use]
    pub fn library(self) -> &'static Library {
        self.0
            .library
            .get_or_init(|| Library::read_from(&Table::of_library(), self.guide()))
    }

    /// What the page knows of the pack from the start; empty where there is none.
    #[must_use]
    pub fn start(self) -> &'static Start {
        &self.0.placed.start
    }

    /// Whether the organisation has switched something off.
    #[must_use]
    pub fn is_off(self, feature: Feature) -> bool {
        self.start().off.contains(&feature)
    }

    /// The whole pack; empty where there is none.
    #[must_use]
    pub fn pack(self) -> &'static Pack {
        &self.whole().0
    }

    /// What is wrong with the pack, also with the names that it takes from the guide.
    #[must_use]
    pub fn faults(self) -> Vec<Fault> {
        let (pack, faults) = self.whole();
        let names = check_names(pack, self.guide(), self.library());
        faults.iter().cloned().chain(names).collect()
    }

    fn whole(self) -> &'static (Pack, Vec<Fault>) {
        self.0.placed.whole.get_or_init(|| read(&self.0.placed.text))
    }
}

/// Two are the same where one has been copied from the other.
impl PartialEq for Edition {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.0, other.0)
    }
}

impl Eq for Edition {}

/// All that it says would fill pages: which languages are here.
impl fmt::Debug for Edition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let here = Lang::ALL.into_iter().filter(|lang| self.has(*lang)).map(Lang::tag);
        formatter.write_str("Edition ")?;
        formatter.debug_list().entries(here).finish()
    }
}

fn keep(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn keep_both(both: &Both) -> Text {
    Text { ja: keep(&both.ja), en: keep(&both.en) }
}

fn keep_when(when: &[Vec<Literal>]) -> Condition {
    when.iter()
        .map(|clause| -> Clause { clause.clone().leak() })
        .collect::<Vec<_>>()
        .leak()
}

fn item(own: &OwnItem) -> guide::OwnItem {
    let text: &'static ItemText = Box::leak(Box::new(ItemText { why: keep_both(&own.why), how: &[] }));
    let item = Item {
        id: keep(&own.id),
        step: own.step,
        kind: own.kind,
        act: keep_both(&own.act),
        types: own.types,
        when: keep_when(&own.when),
        sections: &[],
        source: None,
        outdated: None,
        guards: None,
        first: if own.is_first { own.types } else { TypeSet::NONE },
        leads: TypeSet::NONE,
        refs: &[],
        duty: None,
        tool: None,
        own: Some(text),
    };
    guide::OwnItem { item, after: (!own.after.is_empty()).then(|| keep(&own.after)) }
}

fn clock(at: usize, own: &OwnClock) -> guide::OwnClock {
    guide::OwnClock {
        id: keep(&format!("own-{}", at + 1)),
        name: keep_both(&own.name),
        hours: own.hours,
        when: keep_when(&own.when),
        item: (!own.item.is_empty()).then(|| keep(&own.item)),
    }
}

impl Start {
    /// What it adds to the guide, for as long as the page lives.
    #[must_use]
    pub fn own(&self) -> Own {
        Own {
            items: self.items.iter().map(item).collect::<Vec<_>>().leak(),
            clocks: self
                .clocks
                .iter()
                .enumerate()
                .map(|(at, one)| clock(at, one))
                .collect::<Vec<_>>()
                .leak(),
            about: self.about.clone().leak(),
            clients: self
                .clients
                .iter()
                .map(|one| guide::OwnClient { name: keep(&one.name), hours: one.hours })
                .collect::<Vec<_>>()
                .leak(),
        }
    }
}
