//! Proves that the store loses nothing: each tab writes keys of its own, a change costs a small write, a failing store
//! is told of and loses nothing that it held, and what cannot be read, or is not ours, stays byte for byte where it is.

use std::rc::Rc;

use super::shelves::bench::Bench;
use super::shelves::{self, Forgetful, NOW, case, desk, titles};
use morenaku::case::{CaseId, Change, Moment, TabId};
use morenaku::store::{Aside, Desk, MemoryShelf, SaveState, Shelf as _, ShelfError, WhyAside, load};

const FUTURE: &str = include_str!("../fixtures/case-from-the-future.json");

fn rename(desk: &mut Desk, case: &CaseId, title: &str) {
    desk.commit(case, Change::Renamed(title.into()), &"".into(), NOW);
}

#[test]
fn what_is_entered_is_there_again_when_the_page_is_opened_anew() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut first = desk(&shelf, 1);
    assert_eq!(first.view().save, SaveState::Untouched);
    first.create(&case(1), "one", [Change::Closed], &"渡邉".into(), NOW);
    first.create(&case(2), "two", [], &"".into(), NOW);
    for n in 0..100 {
        rename(&mut first, &case(2), &format!("two, {n}"));
    }
    first.undo(&case(2), &"".into(), NOW).expect("something to undo");
    assert_eq!(first.view().save, SaveState::Saved(NOW));
    let second = desk(&shelf, 2);
    assert_eq!(second.view().cases, first.view().cases);
    assert_eq!(titles(&second), ["one", "two, 98"]);
    assert_eq!(second.undoable(&case(2)), None, "undo is for what this load of the page did");
}

#[test]
fn two_tabs_on_one_case_never_write_the_same_key_and_both_survive() {
    let shelf = Rc::new(Bench::default());
    let (mut left, mut right) = (desk(&shelf, 1), desk(&shelf, 2));
    left.create(&case(1), "begun on the left", [], &"".into(), NOW);
    assert!(right.follow(None));
    for n in 0..40 {
        left.commit(&case(1), Change::NotedItem("1-01".into(), format!("left {n}").into()), &"".into(), NOW);
        right.commit(&case(1), Change::NotedItem("2-01".into(), format!("right {n}").into()), &"".into(), NOW);
    }
    let keys_of = |tab: u64| {
        let tab = format!("/{}/", TabId::from_random(tab));
        shelf.written().into_iter().filter(|key| key.contains(&tab)).collect::<Vec<_>>()
    };
    assert_eq!(keys_of(1).len() + keys_of(2).len(), shelf.written().len(), "every key names the tab that writes it");
    for key in keys_of(1) {
        right.follow(Some(&key));
    }
    for key in keys_of(2) {
        left.follow(Some(&key));
    }
    assert_eq!(left.view().cases, right.view().cases);
    assert_eq!(left.view().cases, desk(&shelf, 3).view().cases);
    assert_eq!(left.view().cases.get(&case(1)).expect("the case").log().len(), 81);
    assert!(!left.follow(Some(&keys_of(2)[0])), "what is known already changes nothing");
}

#[test]
fn a_change_writes_little_however_many_cases_and_entries_there_are() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut desk = desk(&shelf, 1);
    let mut most = [0; 2];
    for n in 0..500 {
        for id in (1..=20).map(case) {
            let before = shelf.n_written.get();
            let change = Change::SetItem(
                "2-05".into(),
                morenaku::case::ItemState::Done,
                "理由をここに書く。三十文字ほどのふつうの長さの文。".into(),
            );
            desk.commit(&id, change, &"渡邉 花子".into(), NOW);
            let half = &mut most[n / 250];
            *half = shelf.n_written.get().saturating_sub(before).max(*half);
        }
    }
    assert!(most[1] <= 8_192, "{most:?} bytes for one change");
    assert_eq!(most[0], most[1], "the length of the log makes no difference");
    assert_eq!(
        load(&*shelf)
            .expect("the store")
            .cases
            .values()
            .map(morenaku::case::Log::len)
            .sum::<usize>(),
        10_000
    );
}

#[test]
fn a_store_that_fails_is_told_of_keeps_what_it_had_and_gets_the_rest_later() {
    for why in [ShelfError::Full, ShelfError::Blocked] {
        let shelf = Rc::new(MemoryShelf::default());
        let mut desk = desk(&shelf, 1);
        desk.create(&case(1), "kept", [], &"".into(), NOW);
        let kept = load(&*shelf);
        let fail = |is_failing: bool| match why {
            ShelfError::Full => shelf.room.set(is_failing.then_some(0)),
            _ => shelf.failure.set(is_failing.then_some(why)),
        };
        fail(true);
        for n in 1..=40 {
            rename(&mut desk, &case(1), &format!("waiting {n}"));
            assert_eq!(desk.view().save, SaveState::Failed(why, n));
        }
        desk.create(&case(2), "waiting too", [], &"".into(), NOW);
        desk.retry(NOW);
        assert_eq!(desk.view().save, SaveState::Failed(why, 41), "{why:?}: nothing has changed");
        assert_eq!(titles(&desk), ["waiting 40", "waiting too"], "work goes on in memory");
        shelf.failure.set(None);
        assert_eq!(load(&*shelf), kept, "{why:?}: what was there is as it was");
        fail(false);
        desk.retry(Moment(5));
        assert_eq!(desk.view().save, SaveState::Saved(Moment(5)));
        rename(&mut desk, &case(1), "after");
        assert_eq!(shelves::desk(&shelf, 2).view().cases, desk.view().cases, "{why:?}");
    }
}

#[test]
fn one_waiting_change_does_not_hide_behind_another_that_was_kept() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut desk = desk(&shelf, 1);
    desk.create(&case(1), &"long ".repeat(100), [], &"".into(), NOW);
    shelf.room.set(Some(1_500));
    rename(&mut desk, &case(1), &"longer ".repeat(200));
    assert_eq!(desk.view().save, SaveState::Failed(ShelfError::Full, 1));
    desk.create(&case(2), "short", [], &"".into(), NOW);
    assert_eq!(
        desk.view().save,
        SaveState::Failed(ShelfError::Full, 1),
        "there is room for this one, but the other one waits"
    );
}

#[test]
fn a_write_that_does_not_read_back_counts_as_failed() {
    let shelf = Rc::new(Forgetful::default());
    let mut desk = desk(&shelf, 1);
    desk.create(&case(1), "lost", [], &"".into(), NOW);
    assert_eq!(desk.view().save, SaveState::Failed(ShelfError::NotKept, 1));
}

#[test]
fn a_store_that_cannot_be_opened_is_not_called_saved_until_it_has_been_read() {
    let shelf = Rc::new(MemoryShelf::default());
    desk(&shelf, 1).create(&case(1), "held", [], &"".into(), NOW);
    shelf.failure.set(Some(ShelfError::Blocked));
    let mut second = desk(&shelf, 2);
    assert_eq!(second.view().save, SaveState::Failed(ShelfError::Blocked, 0));
    second.retry(NOW);
    assert_eq!(second.view().save, SaveState::Failed(ShelfError::Blocked, 0), "it is blocked still");
    shelf.failure.set(None);
    second.retry(NOW);
    assert_eq!(
        (second.view().save, titles(&second)),
        (SaveState::Saved(NOW), vec!["held".to_owned()]),
        "what it holds is shown now"
    );
}

#[test]
fn what_cannot_be_read_is_shown_as_such_and_never_touched() {
    let shelf = Rc::new(Bench::default());
    let mut first = desk(&shelf, 1);
    first.create(&case(1), "sound", [], &"".into(), NOW);
    let id = case(1);
    let rows = [
        (
            format!("morenaku/1/{id}/{}/0", TabId::from_random(7)),
            "{\"format\": \"morenaku-segm",
            WhyAside::Damaged,
            Some(case(1)),
        ),
        (format!("morenaku/1/{id}/{}/1", TabId::from_random(7)), "", WhyAside::Damaged, Some(case(1))),
        (
            format!("morenaku/1/{id}/{}/2", TabId::from_random(7)),
            r#"{"format": "morenaku-segment", "version": 2, "x": 1}"#,
            WhyAside::Newer,
            Some(case(1)),
        ),
        (format!("morenaku/1/{}/{}/0", case(2), TabId::from_random(7)), "null", WhyAside::Damaged, Some(case(2))),
        ("morenaku/1/nonsense".to_owned(), "x", WhyAside::Damaged, None),
        ("morenaku/0/x".to_owned(), "x", WhyAside::Damaged, None),
        (format!("morenaku/2/{id}/pages"), FUTURE, WhyAside::Newer, Some(case(1))),
    ];
    for (key, value, ..) in &rows {
        shelf.put(key, value);
    }
    let mut second = desk(&shelf, 2);
    let mut expected: Vec<Aside> = Vec::new();
    expected.extend(rows.map(|(key, value, why, case)| Aside { key, value: value.to_owned(), why, case }));
    expected.sort_by(|one, other| one.key.cmp(&other.key));
    assert_eq!(second.view().aside.to_vec(), expected);
    assert_eq!(titles(&second), ["sound"], "the other segments of the case are read");
    for n in 0..40 {
        rename(&mut second, &case(1), &n.to_string());
    }
    second.create(&case(2), "another", [], &"".into(), NOW);
    let is_as_it_was = || {
        expected
            .iter()
            .all(|aside| shelf.get(&aside.key).as_deref() == Some(&*aside.value))
    };
    assert!(is_as_it_was());
    second.delete(&case(1)).expect("the store");
    assert!(is_as_it_was(), "deleting a case leaves what could not be read");
    assert_eq!(titles(&desk(&shelf, 3)), ["another"]);
}

#[test]
fn what_another_tab_writes_and_this_one_cannot_read_is_shown_and_kept_when_the_case_is_deleted() {
    let shelf = Rc::new(Bench::default());
    let mut desk = desk(&shelf, 1);
    desk.create(&case(1), "sound", [], &"".into(), NOW);
    let key = format!("morenaku/1/{}/{}/0", case(1), TabId::from_random(7));
    shelf.put(&key, r#"{"format": "morenaku-segment", "version": 2}"#);
    desk.follow(Some(&key));
    assert_eq!(
        desk.view().aside.iter().map(|aside| &aside.key).collect::<Vec<_>>(),
        [&key],
        "shown without opening the page anew"
    );
    let unseen = format!("morenaku/1/{}/{}/1", case(1), TabId::from_random(7));
    shelf.put(&unseen, "damaged, and no event came");
    desk.delete(&case(1)).expect("the store");
    assert!(shelf.get(&key).is_some() && shelf.get(&unseen).is_some());
}

#[test]
fn what_other_applications_keep_is_never_read_counted_or_removed() {
    let shelf = Rc::new(Bench::default());
    let foreign = ["", "morenaku", "Morenaku/1/x", "other/morenaku/1/0000000001/00000001/0", "settings"];
    for key in foreign {
        shelf.put(key, "theirs");
    }
    let mut desk = desk(&shelf, 1);
    desk.create(&case(1), "ours", [], &"".into(), NOW);
    rename(&mut desk, &case(1), "ours still");
    for key in foreign {
        assert!(!desk.follow(Some(key)), "a storage event of another application");
    }
    desk.follow(None);
    desk.retry(NOW);
    desk.delete(&case(1)).expect("the store");
    assert!(desk.view().aside.is_empty());
    let touched = shelf.touched();
    assert!(touched.iter().all(|key| key.starts_with("morenaku/")), "{touched:?}");
    assert!(foreign.iter().all(|key| shelf.get(key).as_deref() == Some("theirs")));
}

#[test]
fn settings_are_no_case_and_stay_when_cases_go() {
    let shelf = Rc::new(Bench::default());
    shelf.put("morenaku/settings", "{}");
    let mut desk = desk(&shelf, 1);
    desk.create(&case(1), "x", [], &"".into(), NOW);
    desk.delete(&case(1)).expect("the store");
    let left = vec![format!("morenaku/deleted/{}", case(1)), "morenaku/settings".to_owned()];
    assert_eq!((shelf.keys(), desk.view().aside.len()), (Ok(left), 0));
}

#[test]
fn a_case_that_another_tab_deletes_goes_here_too_unless_something_of_it_waits() {
    for is_waiting in [false, true] {
        let shelf = Rc::new(MemoryShelf::default());
        let (mut left, mut right) = (desk(&shelf, 1), desk(&shelf, 2));
        left.create(&case(1), "x", [], &"".into(), NOW);
        let key = shelf.keys().expect("the store").remove(0);
        right.follow(Some(&key));
        if is_waiting {
            shelf.room.set(Some(0));
            rename(&mut right, &case(1), "still being worked on");
            shelf.room.set(None);
        }
        left.delete(&case(1)).expect("the store");
        assert_eq!(right.follow(Some(&key)), !is_waiting);
        assert_eq!(right.view().cases.len(), usize::from(is_waiting));
        right.retry(NOW);
        assert_eq!(desk(&shelf, 3).view().cases, right.view().cases, "what is kept of it is whole");
    }
}

#[test]
fn what_is_cleared_under_an_open_page_is_whole_again_with_the_next_change() {
    for n_changes in [0, 3, 40] {
        let shelf = Rc::new(MemoryShelf::default());
        let mut yesterday = desk(&shelf, 1);
        yesterday.create(&case(1), "x", [], &"".into(), NOW);
        yesterday.create(&case(2), "y", [], &"".into(), NOW);
        let mut today = desk(&shelf, 2);
        for n in 0..n_changes {
            rename(&mut today, &case(1), &format!("x, {n}"));
        }
        for key in shelf.keys().expect("the store") {
            shelf.remove(&key).expect("the store");
        }
        // The first attempt finds no room, and says so.
        shelf.room.set(Some(0));
        rename(&mut today, &case(1), "still here");
        assert!(matches!(today.view().save, SaveState::Failed(ShelfError::Full, n) if n == n_changes + 2));
        shelf.room.set(None);
        today.retry(NOW);
        rename(&mut today, &case(1), "and going on");
        assert_eq!(today.view().save, SaveState::Saved(NOW));
        let opened_anew = desk(&shelf, 3);
        assert_eq!(opened_anew.view().cases.get(&case(1)), today.view().cases.get(&case(1)));
        assert_eq!(opened_anew.view().cases.len(), 1, "what was cleared and is not worked on stays cleared");
    }
}

#[test]
fn what_another_application_of_the_host_clears_stays_on_the_desk_and_is_told_of() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut desk = desk(&shelf, 1);
    desk.create(&case(1), "the only copy", [Change::Closed], &"".into(), NOW);
    desk.create(&case(2), "another", [], &"".into(), NOW);
    for key in shelf.keys().expect("the store") {
        shelf.remove(&key).expect("the store");
    }
    assert!(desk.follow(None));
    assert_eq!(titles(&desk), ["the only copy", "another"]);
    assert_eq!(desk.view().save, SaveState::Failed(ShelfError::Cleared, 3));
    assert_eq!(shelf.keys(), Ok(vec![]), "whoever cleared it may have meant it: it comes back when asked for");
    desk.retry(NOW);
    assert_eq!(desk.view().save, SaveState::Saved(NOW));
    assert_eq!(shelves::desk(&shelf, 2).view().cases, desk.view().cases);
    assert!(!desk.follow(None), "nothing has been cleared since");
}

#[test]
fn a_case_that_could_be_deleted_in_part_only_is_there_whole_once_the_store_works() {
    let shelf = Rc::new(Bench::default());
    let mut desk = desk(&shelf, 1);
    desk.create(&case(1), "x", [], &"".into(), NOW);
    for n in 0..40 {
        rename(&mut desk, &case(1), &format!("x, {n}"));
    }
    let before = desk.view().cases.clone();
    shelf.may_remove.set(Some(1));
    assert_eq!(desk.delete(&case(1)), Err(ShelfError::Blocked));
    assert_eq!(desk.view().cases, before);
    assert_eq!(
        desk.view().save,
        SaveState::Failed(ShelfError::Blocked, 41),
        "what is left in the store is not the case"
    );
    shelf.may_remove.set(None);
    desk.retry(NOW);
    assert_eq!(desk.view().save, SaveState::Saved(NOW));
    assert_eq!(shelves::desk(&shelf, 2).view().cases, before);
}

#[test]
fn with_a_case_goes_what_waited_of_it() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut desk = desk(&shelf, 1);
    desk.create(&case(1), "x", [], &"".into(), NOW);
    shelf.room.set(Some(0));
    rename(&mut desk, &case(1), "no room");
    assert_eq!(desk.view().save, SaveState::Failed(ShelfError::Full, 1));
    desk.delete(&case(1)).expect("the store");
    assert_eq!(desk.view().save, SaveState::Untouched, "nothing waits any more");
}

#[test]
fn a_store_that_could_not_be_read_at_first_is_not_called_saved_before_it_has_been() {
    let shelf = Rc::new(MemoryShelf::default());
    desk(&shelf, 1).create(&case(1), "from yesterday", [], &"".into(), NOW);
    shelf.failure.set(Some(ShelfError::Blocked));
    let mut today = desk(&shelf, 2);
    assert_eq!(today.view().save, SaveState::Failed(ShelfError::Blocked, 0));
    shelf.failure.set(None);
    today.create(&case(2), "from today", [], &"".into(), NOW);
    assert_eq!(titles(&today), ["from yesterday", "from today"]);
    assert_eq!(today.view().save, SaveState::Saved(NOW));
}

#[test]
fn what_a_newer_version_writes_in_another_tab_is_shown_at_once() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut desk = desk(&shelf, 1);
    let key = format!("morenaku/2/{}/{}/0", case(1), TabId::from_random(2));
    shelf.write(&key, "what only that version knows").expect("room");
    assert!(desk.follow(Some(&key)));
    assert_eq!(
        desk.view()
            .aside
            .iter()
            .map(|aside| (&*aside.key, &aside.why))
            .collect::<Vec<_>>(),
        [(&*key, &WhyAside::Newer)]
    );
    assert!(!desk.follow(Some("morenaku/settings/lang")));
}
