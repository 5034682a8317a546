//! Goes on with what was begun before the page ran: `start/early.js` showed the first acts and remembered what was
//! tapped.

use std::rc::Rc;

use crate::case::{CaseId, Change, ItemState};
use crate::guide::{Lang, TypeSet};
use crate::pack::Edition;
use crate::plan::about_us;
use crate::platform;
use crate::route::{CasePart, Route};
use crate::store::Desk;
use crate::words;

/// Opens the case that was begun before the page ran, at the time of the tap, with what has been ticked since; and goes
/// to it.
pub(super) fn go_on(desk: &mut Desk, writer: &Rc<str>, edition: Edition, lang: Lang) {
    let Some(early) = platform::take_early() else { return };
    let id = CaseId::from_random(platform::random_bits());
    let types = TypeSet::NONE.with(early.leak_type);
    let title = words::title_for(edition.guide(), types, early.at, lang);
    let prepared = CaseId::parse(CaseId::PREPARED).and_then(|id| desk.view().cases.get(&id).cloned());
    let prepared = prepared.map(|one| one.state().answers.clone()).unwrap_or_default();
    let prepared = about_us(edition.guide(), &prepared);
    desk.create(&id, &title, std::iter::once(Change::AnsweredTypes(types)).chain(prepared), writer, early.at);
    for (item, at) in &early.ticked {
        desk.commit(&id, Change::SetItem(item.as_str().into(), ItemState::Done, "".into()), writer, *at);
    }
    platform::go(&Route::Case(id, CasePart::Overview).to_string());
    platform::ask_to_persist();
}
