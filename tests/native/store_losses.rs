//! Proves that what goes missing in the store is told apart: a deletion is followed, also by a tab that was told of
//! nothing, what was cleared is held, and a part that was lost is missed, told of, and written back by whoever has it.

use std::rc::Rc;

use super::shelves::bench::Bench;
use super::shelves::{NOW, case, desk, titles};
use morenaku::case::{Change, Log, Moment, TabId};
use morenaku::store::{Desk, MemoryShelf, SaveState, Shelf, ShelfError, load};

fn note(desk: &mut Desk, at: usize) {
    desk.commit(&case(1), Change::NotedItem("1-01".into(), at.to_string().into()), &"".into(), NOW);
}

fn n_held(desk: &Desk) -> usize {
    desk.view().cases.get(&case(1)).map_or(0, |case| case.log().len())
}

fn n_stored(shelf: &dyn Shelf) -> usize {
    load(shelf).expect("the store").cases.get(&case(1)).map_or(0, Log::len)
}

fn segment(tab: u64, n: usize) -> String {
    format!("morenaku/1/{}/{}/{n}", case(1), TabId::from_random(tab))
}

#[test]
fn a_case_deleted_while_a_page_was_set_aside_by_the_browser_does_not_come_back() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut aside = desk(&shelf, 1);
    aside.create(&case(1), "deleted", [], &"".into(), NOW);
    aside.create(&case(2), "stays", [], &"".into(), NOW);
    let mut other = desk(&shelf, 2);
    for at in 0..40 {
        note(&mut other, at);
    }
    other.delete(&case(1)).expect("the store");
    // It was told of nothing, and is shown again.
    assert!(aside.follow(None));
    assert_eq!(titles(&aside), ["stays"]);
    assert_eq!(aside.view().save, SaveState::Saved(NOW), "no false alarm");
    aside.commit(&case(2), Change::Closed, &"".into(), NOW);
    assert_eq!(titles(&desk(&shelf, 3)), ["stays"]);
}

#[test]
fn what_waited_of_a_deleted_case_stays_on_the_desk_of_its_tab() {
    let shelf = Rc::new(MemoryShelf::default());
    let (mut left, mut right) = (desk(&shelf, 1), desk(&shelf, 2));
    left.create(&case(1), "x", [], &"".into(), NOW);
    right.follow(None);
    shelf.room.set(Some(0));
    note(&mut right, 1);
    shelf.room.set(None);
    left.delete(&case(1)).expect("the store");
    right.follow(None);
    assert_eq!(n_held(&right), 2);
    right.retry(NOW);
    assert_eq!((n_stored(&*shelf), right.view().save), (2, SaveState::Saved(NOW)));
    // It is a case again, for all.
    left.follow(None);
    assert_eq!(n_held(&left), 2);
    for key in shelf.keys().expect("the store") {
        shelf.remove(&key).expect("the store");
    }
    left.follow(None);
    assert_eq!(left.view().save, SaveState::Failed(ShelfError::Cleared, 2), "cleared, not deleted");
}

#[test]
fn a_deletion_that_is_under_way_is_not_taken_for_a_loss() {
    let shelf = Rc::new(Bench::default());
    let (mut left, mut right) = (desk(&shelf, 1), desk(&shelf, 2));
    left.create(&case(1), "x", [], &"".into(), NOW);
    for at in 0..40 {
        note(&mut left, at);
    }
    right.follow(None);
    let written = shelf.written().len();
    shelf.may_remove.set(Some(1));
    left.delete(&case(1)).expect_err("blocked in the middle");
    // What the other tab sees in between: the note, and one key less.
    shelf.put(&format!("morenaku/deleted/{}", case(1)), "");
    right.follow(Some(&segment(1, 0)));
    assert_eq!(shelf.written().len(), written + 1, "only the note was written");
    assert_eq!(n_held(&right), 41, "it goes with the last key");
    shelf.may_remove.set(None);
    left.delete(&case(1)).expect("the store");
    right.follow(Some(&segment(1, 2)));
    assert_eq!((n_held(&right), n_stored(&*shelf)), (0, 0));
}

#[test]
fn a_lost_segment_is_told_of_until_it_is_back_or_taken_for_lost() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut first = desk(&shelf, 1);
    first.create(&case(1), "x", [], &"".into(), NOW);
    for at in 0..44 {
        note(&mut first, at);
    }
    assert_eq!(n_held(&first), 45);
    shelf.remove(&segment(1, 1)).expect("the store");
    let mut second = desk(&shelf, 2);
    assert_eq!(n_held(&second), 29);
    assert_eq!(second.view().lost.to_vec(), [case(1)], "told, not passed over");
    second.accept_loss(&case(1));
    assert!(second.view().lost.is_empty() && desk(&shelf, 3).view().lost.is_empty());
    // A file that brings it ends that too.
    shelf.remove(&segment(1, 1)).expect("the store");
    let mut fourth = desk(&shelf, 4);
    assert_eq!(fourth.view().lost.len(), 1);
    let log = first.view().cases.get(&case(1)).expect("the case").log().clone();
    let import = fourth
        .preview(&[morenaku::wire::Imported { id: case(1), log }])
        .expect("no conflict");
    fourth.take_over(&import, NOW).expect("room");
    assert!(fourth.view().lost.is_empty() && desk(&shelf, 5).view().lost.is_empty());
    assert_eq!(n_held(&desk(&shelf, 5)), 45);
}

#[test]
fn the_tab_that_has_everything_writes_back_what_was_lost_whoever_wrote_it() {
    for lost in 0..3 {
        for by_event in [false, true] {
            let shelf = Rc::new(MemoryShelf::default());
            let mut yesterday = desk(&shelf, 1);
            yesterday.create(&case(1), "x", [], &"".into(), NOW);
            for at in 0..44 {
                note(&mut yesterday, at);
            }
            let mut today = desk(&shelf, 2);
            note(&mut today, 45);
            shelf.remove(&segment(1, lost)).expect("the store");
            if by_event {
                today.follow(Some(&segment(1, lost)));
            } else {
                // No event came: within as many changes as there are segments it is missed.
                for at in 0..5 {
                    note(&mut today, at);
                }
            }
            assert_eq!(n_stored(&*shelf), n_held(&today), "{lost}, {by_event}");
            let anew = desk(&shelf, 3);
            assert_eq!(anew.view().cases, today.view().cases);
            assert!(anew.view().lost.is_empty(), "{lost}, {by_event}");
            assert_eq!(today.view().save, SaveState::Saved(NOW));
        }
    }
}

#[test]
fn a_loss_for_which_there_is_no_room_waits_and_is_told_of() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut desk = desk(&shelf, 1);
    desk.create(&case(1), "x", [], &"".into(), NOW);
    for at in 0..44 {
        note(&mut desk, at);
    }
    shelf.remove(&segment(1, 0)).expect("the store");
    shelf.room.set(Some(0));
    assert!(desk.follow(None));
    assert!(matches!(desk.view().save, SaveState::Failed(_, 16)), "{:?}", desk.view().save);
    shelf.room.set(None);
    desk.retry(Moment(5));
    assert_eq!((desk.view().save, n_stored(&*shelf)), (SaveState::Saved(Moment(5)), 45));
}

#[test]
fn numbers_that_nobody_wrote_are_no_loss() {
    let shelf = Rc::new(MemoryShelf::default());
    desk(&shelf, 1).create(&case(1), "x", [], &"".into(), NOW);
    for key in ["morenaku/typed/prepare000/7", "morenaku/settings/9", "morenaku/2/0000000001/x/3", "morenaku/1/5"] {
        shelf.write(key, "x").expect("room");
    }
    assert!(desk(&shelf, 2).view().lost.is_empty());
    shelf.write(&segment(7, 4_000_000_000), "x").expect("room");
    assert_eq!(desk(&shelf, 2).view().lost.len(), 1, "no more than that something is missing");
}
