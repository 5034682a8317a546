//! The pack of this page: read before the guide is.

use std::cell::Cell;

use super::{Both, Fault, Feature, OwnClock, OwnItem, Pack, Start, check_names, read, read_start};
use crate::guide::{self, Clause, Condition, GUIDE, Item, ItemText, LIBRARY, Literal, Own, Text, TypeSet};

thread_local! {
    static START: Cell<Option<&'static Start>> = const { Cell::new(None) };
    static PACK: Cell<Option<&'static (Pack, Vec<Fault>)>> = const { Cell::new(None) };
}

/// Takes a pack into use, as far as the first part of the page needs it.
pub fn install_start(text: &str) {
    take(read_start(text).0);
}

/// Takes a whole pack into use. What the first part has taken stays.
pub fn install(text: &str) {
    let (pack, faults) = read(text);
    if START.get().is_none() {
        take(pack.start.clone());
    }
    PACK.set(Some(Box::leak(Box::new((pack, faults)))));
}

/// What the page knows of the pack from the start; empty where there is none.
#[must_use]
pub fn started() -> &'static Start {
    START.get().unwrap_or_else(|| {
        let start = &*Box::leak(Box::default());
        START.set(Some(start));
        start
    })
}

/// The whole pack; empty where there is none.
#[must_use]
pub fn placed() -> &'static Pack {
    &whole().0
}

/// What is wrong with it, also with the names that it takes from the guide.
#[must_use]
pub fn placed_faults() -> Vec<Fault> {
    let (pack, faults) = whole();
    faults.iter().cloned().chain(check_names(pack, &GUIDE, &LIBRARY)).collect()
}

fn whole() -> &'static (Pack, Vec<Fault>) {
    PACK.get().unwrap_or_else(|| {
        let pack = &*Box::leak(Box::default());
        PACK.set(Some(pack));
        pack
    })
}

/// Whether the organisation has switched something off.
#[must_use]
pub fn is_off(feature: Feature) -> bool {
    started().off.contains(&feature)
}

fn take(start: Start) {
    guide::add(start.own());
    START.set(Some(Box::leak(Box::new(start))));
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
        refs: &[],
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
        }
    }
}
