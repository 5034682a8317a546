//! The pack that is being made: its draft, what can be taken back of it, and trying it out.

use std::rc::Rc;

use super::Session;
use crate::document::node::EditorAct;
use crate::document::{PackInUse, Page};
use crate::pack::{Command, Place};
use crate::platform;
use crate::words;

/// Where the pack is kept while it is made, and while it is tried out.
pub(super) const PACK_DRAFT: &str = "pack-draft";
const PACK_TRIAL: &str = "pack-trial";
/// How many changes of it can be taken back.
const MAX_DRAFTS: usize = 50;

impl Session {
    /// The page on which the pack is made, with what it has so far.
    pub(in crate::ui) fn pack_page(&self) -> Page {
        Page::Editor(pack_in_use(), Rc::clone(&self.shown().draft))
    }

    /// What stands at the foot of the start page because of the pack; none without one.
    pub(in crate::ui) fn foot(&self) -> Option<Page> {
        let pack = pack_in_use();
        (pack == PackInUse::OnTrial || !platform::pack().is_empty()).then_some(Page::Foot(pack))
    }

    /// Does what the pack's editor asks for.
    pub(in crate::ui) fn edit_pack(&self, act: EditorAct) {
        let shown = self.shown();
        match act {
            EditorAct::Export => {
                platform::download("pack.json", "application/json", &platform::write_pack(&shown.draft));
            }
            EditorAct::Try if platform::keep(PACK_TRIAL, &shown.draft) => platform::reload(),
            EditorAct::Try => self.say(words::PACK_NOT_KEPT.get(shown.lang)),
            EditorAct::StopTrial => {
                platform::let_go(PACK_TRIAL);
                platform::reload();
            }
            EditorAct::Undo => {
                let last = self.0.drafts.borrow_mut().pop();
                if let Some((_, draft)) = last {
                    self.take_draft(draft);
                }
            }
            EditorAct::Clear => {
                self.remember_draft(None);
                self.take_draft("".into());
            }
            EditorAct::Edit(command) => match platform::edit_pack(&shown.draft, &command, shown.lang) {
                Ok(draft) => {
                    self.remember_draft(if let Command::Set(place, _) = command { Some(place) } else { None });
                    self.take_draft(draft.into());
                }
                Err(why) => self.say(why),
            },
        }
    }

    /// Keeps the draft as it is before a change, to take that back. What is typed in one place, `typed`, is one change.
    fn remember_draft(&self, typed: Option<Place>) {
        let mut drafts = self.0.drafts.borrow_mut();
        if typed.is_some() && drafts.last().is_some_and(|(last, _)| *last == typed) {
            return;
        }
        drafts.push((typed, Rc::clone(&self.shown().draft)));
        let n_over = drafts.len().saturating_sub(MAX_DRAFTS);
        drafts.drain(..n_over);
    }

    fn take_draft(&self, draft: Rc<str>) {
        let is_kept = platform::keep(PACK_DRAFT, &draft);
        {
            let mut shown = self.0.shown.borrow_mut();
            let shown = Rc::make_mut(&mut shown);
            shown.said.text = if is_kept { "" } else { words::PACK_NOT_KEPT.get(shown.lang) }.into();
            shown.draft = draft;
        }
        self.told();
    }

    /// Goes on with the draft of the pack of another tab, or each would undo the other's work. It can be taken back.
    pub(super) fn follow_draft(&self) {
        let mut shown = self.0.shown.borrow_mut();
        let draft = platform::kept(PACK_DRAFT).unwrap_or_default().into();
        let before = std::mem::replace(&mut Rc::make_mut(&mut shown).draft, draft);
        drop(shown);
        self.0.drafts.borrow_mut().push((None, before));
        self.told();
    }
}

/// Which pack is in use.
fn pack_in_use() -> PackInUse {
    if platform::kept(PACK_TRIAL).is_some() { PackInUse::OnTrial } else { PackInUse::Placed }
}

/// The pack that is tried out takes the place of the one that was placed. Whether there is any.
pub(in crate::ui) fn choose_pack() -> bool {
    if let Some(trial) = platform::kept(PACK_TRIAL) {
        platform::set_pack(&trial);
    }
    !platform::pack().is_empty()
}
