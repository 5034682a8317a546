//! What the last act did, told in one place on every page, with its taking back.

use std::rc::Rc;

use yew::AttrValue;

use super::Session;
use crate::case::{CaseId, Entry};
use crate::platform;
use crate::words;

/// What the last act did. The same thing said twice is another one, so that it is heard again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct Said {
    /// In words; empty where the entry says it.
    pub(in crate::ui) text: AttrValue,
    /// The case and the entry that was made, or taken back; it can be taken back if it is the tab's last one.
    pub(in crate::ui) entry: Option<(CaseId, Rc<Entry>)>,
    /// Whether it was taken back.
    pub(in crate::ui) is_undone: bool,
    /// How many have been said so far.
    pub(in crate::ui) number: usize,
    /// On which page. It is not said of the next one.
    pub(in crate::ui) on: AttrValue,
}

impl Session {
    /// Says what the last press of a button did.
    pub(in crate::ui) fn say(&self, said: impl Into<AttrValue>) {
        self.set_said(said.into(), None, false);
        self.told();
    }

    fn set_said(&self, text: AttrValue, entry: Option<(CaseId, Rc<Entry>)>, is_undone: bool) {
        let mut shown = self.0.shown.borrow_mut();
        let said = &mut Rc::make_mut(&mut shown).said;
        *said = Said { text, entry, is_undone, number: said.number + 1, on: platform::hash().into() };
    }

    /// Says nothing more on another page.
    pub(in crate::ui) fn hush(&self) {
        let mut shown = self.0.shown.borrow_mut();
        if shown.said.on != platform::hash() {
            let number = shown.said.number;
            Rc::make_mut(&mut shown).said = Said { number, ..Said::default() };
        }
    }

    pub(super) fn publish_said(&self, text: &str, entry: Option<(CaseId, Rc<Entry>)>, is_undone: bool) {
        self.set_said(text.to_owned().into(), entry, is_undone);
        self.publish();
    }

    pub(super) fn say_saved(&self, name: &str) {
        self.say(format!("{}: {name}", words::EXPORTED.get(self.shown().lang)));
    }

    pub(super) fn save(&self, what: &str, text: &str) {
        let name = words::filename(what, "json", platform::now());
        platform::download(&name, "application/json", text);
        self.say_saved(&name);
    }
}
