//! Proves that taking over cases from a file is all or nothing, writes only what is missing, and never meets a key that
//! is in use.

use std::rc::Rc;

use super::shelves::{Forgetful, NOW, case, desk, titles};
use morenaku::case::{Case, CaseId, Change, Comparison, Entry, IdSource, Log, Moment, TabId};
use morenaku::store::{Desk, MemoryShelf, SaveState, Segments, Shelf as _, ShelfError, TakeOverError, load};
use morenaku::wire::Imported;
use morenaku::wire::v1::write_segment;

/// A case of `n` entries that another machine wrote.
fn file(id: u64, n: usize) -> Imported {
    let mut ids = IdSource::new(TabId::from_random(1_000 + id));
    let mut log = Log::default();
    for at in 0..n {
        let change = if at == 0 {
            Change::Opened(format!("file {id}").into())
        } else {
            Change::NotedItem("1-01".into(), at.to_string().into())
        };
        let entry = Entry::new(ids.next_id(Moment(5)), Moment(5), "x".into(), change);
        log.insert(Rc::new(entry)).expect("a new id");
    }
    Imported { id: case(id), log }
}

fn take_over(desk: &mut Desk, files: &[Imported]) -> Result<(), TakeOverError> {
    let import = desk.preview(files)?;
    desk.take_over(&import, NOW)
}

fn everything(shelf: &MemoryShelf) -> Vec<(String, Option<String>)> {
    shelf
        .keys()
        .expect("the store")
        .into_iter()
        .map(|key| (key.clone(), shelf.read(&key).expect("the store")))
        .collect()
}

#[test]
fn what_is_taken_over_is_what_the_preview_showed_and_is_there_after_opening_anew() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut first = desk(&shelf, 1);
    let files = [file(1, 300), file(2, 1)];
    let import = first.preview(&files).expect("no conflict");
    assert!(first.view().cases.is_empty(), "a preview changes nothing");
    assert_eq!(
        import
            .previews()
            .map(|preview| (preview.comparison, preview.incoming.len()))
            .collect::<Vec<_>>(),
        [(None, 300), (None, 1)]
    );
    first.take_over(&import, NOW).expect("room");
    assert_eq!(first.view().save, SaveState::Saved(NOW));
    for (preview, case) in import.previews().zip(first.view().cases.values()) {
        assert_eq!(preview.case, *case);
    }
    assert_eq!(desk(&shelf, 2).view().cases, first.view().cases);
}

#[test]
fn the_preview_tells_how_the_file_relates_to_what_is_here() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut desk = desk(&shelf, 1);
    take_over(&mut desk, &[file(1, 3)]).expect("room");
    let compare = |desk: &Desk, n| {
        let import = desk.preview(&[file(1, n)]).expect("no conflict");
        import.preview(0).expect("a case").comparison
    };
    assert_eq!(compare(&desk, 3), Some(Comparison::Same));
    assert_eq!(compare(&desk, 5), Some(Comparison::Newer(2)));
    assert_eq!(compare(&desk, 2), Some(Comparison::Older(1)));
    desk.commit(&case(1), Change::Closed, &"".into(), NOW);
    assert_eq!(compare(&desk, 5), Some(Comparison::Diverged(2, 1)));
    take_over(&mut desk, &[file(1, 5)]).expect("room");
    assert_eq!(
        desk.view().cases.get(&case(1)).expect("the case").log().len(),
        6,
        "united: nothing of either side is lost"
    );
}

#[test]
fn only_what_is_missing_is_written() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut desk = desk(&shelf, 1);
    take_over(&mut desk, &[file(1, 200)]).expect("room");
    let (written, keys) = (shelf.n_written.get(), shelf.keys());
    take_over(&mut desk, &[file(1, 200), file(1, 7)]).expect("room");
    assert_eq!((shelf.n_written.get(), shelf.keys()), (written, keys), "nothing is new: nothing is written");
    take_over(&mut desk, &[file(1, 201)]).expect("room");
    assert!(shelf.n_written.get() - written < 500, "one entry is new: one entry is written");
}

#[test]
fn a_case_that_stands_in_the_file_twice_is_united() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut desk = desk(&shelf, 1);
    let Imported { id, log } = file(1, 10);
    let half = |is_first: bool| {
        let mut half = Log::default();
        for (at, entry) in log.iter().enumerate().filter(|(at, _)| (*at < 5) == is_first) {
            assert_eq!(half.insert(Rc::clone(entry)), Ok(true), "{at}");
        }
        Imported { id: id.clone(), log: half }
    };
    take_over(&mut desk, &[half(true), half(false)]).expect("room");
    assert_eq!(desk.view().cases.get(&id).expect("the case").log(), &log);
    let alter = |entry: &Entry| Rc::new(Entry { by: "someone else".into(), ..entry.clone() });
    let mut altered = Log::default();
    altered
        .insert(alter(file(2, 1).log.iter().next().expect("an entry")))
        .expect("a new id");
    let files = [file(2, 1), Imported { id: case(2), log: altered }];
    assert_eq!(
        take_over(&mut desk, &files),
        Err(TakeOverError::Altered(case(2))),
        "or refused when the two contradict each other"
    );
}

#[test]
fn a_failure_halfway_takes_everything_back() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut ours = desk(&shelf, 1);
    ours.create(&case(9), "ours", [], &"".into(), NOW);
    let room_of = |value: &MemoryShelf| -> usize {
        let keys = value.keys().expect("the store");
        keys.iter()
            .map(|key| key.len() + value.read(key).expect("the store").map_or(0, |value| value.len()))
            .sum()
    };
    let before = room_of(&shelf);
    let files = [file(1, 100), file(2, 200)];
    let needed = {
        let other = Rc::new(MemoryShelf::default());
        take_over(&mut desk(&other, 1), &files).expect("room");
        room_of(&other)
    };
    for room in (before..before + needed).step_by(needed / 40) {
        shelf.room.set(Some(room));
        assert_eq!(take_over(&mut ours, &files), Err(TakeOverError::Shelf(ShelfError::Full)), "{room}");
        assert_eq!(
            (room_of(&shelf), titles(&ours)),
            (before, vec!["ours".to_owned()]),
            "{room}: desk and store are as before"
        );
    }
    shelf.room.set(Some(before + needed + 100));
    take_over(&mut ours, &files).expect("room");
    assert_eq!(desk(&shelf, 2).view().cases, ours.view().cases);

    let forgetful = Rc::new(Forgetful::default());
    let mut lost = desk(&forgetful, 1);
    assert_eq!(take_over(&mut lost, &files), Err(TakeOverError::Shelf(ShelfError::NotKept)));
    assert_eq!((forgetful.keys(), lost.view().cases.len()), (Ok(vec![]), 0));
}

#[test]
fn an_altered_entry_stops_the_whole_file() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut desk = desk(&shelf, 1);
    take_over(&mut desk, &[file(1, 3)]).expect("room");
    let before = (everything(&shelf), desk.view().clone());
    let mut altered = Log::default();
    for entry in file(1, 3).log.iter() {
        altered
            .insert(Rc::new(Entry { by: "someone else".into(), ..(**entry).clone() }))
            .expect("one entry of each id");
    }
    let files = [file(2, 3), Imported { id: case(1), log: altered }];
    assert_eq!(desk.preview(&files), Err(TakeOverError::Altered(case(1))));
    assert_eq!(take_over(&mut desk, &files), Err(TakeOverError::Altered(case(1))));
    assert_eq!((everything(&shelf), desk.view().clone()), before);
}

#[test]
fn segments_from_a_file_never_take_the_number_of_one_that_waits_or_was_written() {
    // Each row: before the file how many changes are kept, then how many wait; and how many come after it, while the
    // store still fails or not.
    for (n_kept, n_waiting, n_after, is_retried) in
        [(0, 0, 20, false), (3, 0, 20, false), (16, 0, 1, false), (3, 2, 20, true), (0, 20, 40, true), (17, 1, 0, true)]
    {
        let shelf = Rc::new(MemoryShelf::default());
        let (tab, id) = (TabId::from_random(1), case(1));
        let mut segments = Segments::new(tab.clone());
        let mut ids = IdSource::new(tab);
        let mut all = Log::default();
        let mut append = |segments: &mut Segments, all: &mut Log| {
            let entry = Rc::new(Entry::new(ids.next_id(NOW), NOW, "".into(), Change::Closed));
            all.insert(Rc::clone(&entry)).expect("a new id");
            segments.append(&*shelf, &id, [entry])
        };
        for _ in 0..n_kept {
            append(&mut segments, &mut all).expect("room");
        }
        shelf.failure.set(Some(ShelfError::Blocked));
        for _ in 0..n_waiting {
            append(&mut segments, &mut all).expect_err("blocked");
        }
        shelf.failure.set(None);
        let Imported { log, .. } = file(1, 150);
        let missing: Vec<_> = log.beyond(&all).cloned().collect();
        let written: Vec<String> = missing.chunks(64).map(write_segment).collect();
        segments.take_over(&*shelf, &id, &written).expect("room");
        all = all.union(&log).expect("no conflict");
        if is_retried {
            assert_eq!(segments.retry(&*shelf), 0);
        }
        for _ in 0..n_after {
            append(&mut segments, &mut all).expect("room");
        }
        let row = (n_kept, n_waiting, n_after);
        let loaded = load(&*shelf).expect("the store");
        assert_eq!(loaded.cases.get(&id).expect("the case").len(), all.len(), "{row:?}");
        assert_eq!(
            Case::new(id.clone(), loaded.cases.get(&id).expect("the case").clone()),
            Case::new(id.clone(), all),
            "{row:?}"
        );
        assert!(loaded.aside.is_empty());
    }
}

#[test]
fn a_file_can_be_taken_over_again_after_the_case_was_deleted() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut first = desk(&shelf, 1);
    take_over(&mut first, &[file(1, 100)]).expect("room");
    first.delete(&case(1)).expect("the store");
    assert_eq!(shelf.keys(), Ok(vec![format!("morenaku/deleted/{}", case(1))]), "nothing but that it was deleted");
    take_over(&mut first, &[file(1, 100)]).expect("room");
    first.commit(&case(1), Change::Closed, &"".into(), NOW);
    assert_eq!(desk(&shelf, 2).view().cases, first.view().cases);
}

#[test]
fn a_case_from_a_file_is_kept_again_when_it_was_cleared_under_the_open_page() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut first = desk(&shelf, 1);
    take_over(&mut first, &[file(1, 100)]).expect("room");
    for key in shelf.keys().expect("the store") {
        shelf.remove(&key).expect("the store");
    }
    first.commit(&case(1), Change::Closed, &"".into(), NOW);
    assert_eq!(desk(&shelf, 2).view().cases, first.view().cases);
}

#[test]
fn a_file_brings_back_what_was_cleared_under_the_open_page_too() {
    for n_in_file in [0, 50] {
        let shelf = Rc::new(MemoryShelf::default());
        let mut first = desk(&shelf, 1);
        take_over(&mut first, &[file(1, 100)]).expect("room");
        first.commit(&case(1), Change::Closed, &"".into(), NOW);
        for key in shelf.keys().expect("the store") {
            shelf.remove(&key).expect("the store");
        }
        take_over(&mut first, &[file(1, 100 + n_in_file)]).expect("room");
        assert_eq!(first.view().save, SaveState::Saved(NOW));
        assert_eq!(desk(&shelf, 2).view().cases, first.view().cases, "{n_in_file} more in the file");
    }
}

#[test]
fn a_file_is_taken_back_in_one_step_and_nothing_of_it_holds_any_more() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut ours = desk(&shelf, 1);
    let by: Rc<str> = "渡邉".into();
    let note = |text: &str| Change::NotedItem("1-01".into(), text.into());
    ours.create(&case(1), "ours", [note("ours"), note("ours, later")], &by, Moment(1));
    let before = ours.view().cases.get(&case(1)).expect("the case").state().clone();
    // It has a title, notes, and strikes out what we wrote.
    let Imported { id, log } = file(1, 300);
    let strike = Change::Struck(ours.undoable(&id).expect("an entry").id.clone(), "".into());
    let strike = Rc::new(Entry::new(IdSource::new(TabId::from_random(77)).next_id(NOW), NOW, "x".into(), strike));
    let file = Imported { id: id.clone(), log: log.with(&[strike]).expect("a new id") };
    let files = [file, self::file(2, 100)];
    take_over(&mut ours, &files).expect("room");
    assert_eq!(ours.undoable_import(&id), Some(301), "the file was the last that was done to the case");
    assert_eq!(
        ours.undoable_import(&case(2)),
        None,
        "a case that only the file brought is not undone from its own pages"
    );
    assert!(ours.undo_import(&id, &by, NOW) && ours.undo_import(&case(2), &by, NOW));
    let essence = |desk: &Desk| {
        let case = desk.view().cases.get(&case(1)).expect("the case").clone();
        morenaku::case::CaseState { changed_at: None, ..case.state().clone() }
    };
    assert_eq!(essence(&ours), morenaku::case::CaseState { changed_at: None, ..before });
    assert_eq!(ours.view().cases.len(), 1, "what was not here before is gone again");
    assert_eq!(ours.view().cases.get(&id).expect("the case").log().len(), 3 + 301 + 301, "struck out, not deleted");
    assert_eq!(desk(&shelf, 2).view().cases, ours.view().cases);
    assert!(!ours.undo_import(&id, &by, NOW), "there is none left");
    ours.undo(&id, &by, NOW)
        .expect("what was done before the file can be undone after it");
    // With another change in between, undo goes by that first.
    take_over(&mut ours, &[self::file(1, 400)]).expect("room");
    ours.commit(&id, Change::Closed, &by, NOW);
    assert_eq!(ours.undoable_import(&id), None);
    assert!(!ours.undo_import(&id, &by, NOW));
    ours.undo(&id, &by, NOW).expect("the change");
    assert_eq!(ours.undoable_import(&id), Some(100));
}

#[test]
fn the_preview_shows_both_cases_of_one_id_and_tells_two_incidents_apart() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut ours = desk(&shelf, 1);
    ours.create(&case(1), "ours", [], &"".into(), NOW);
    let title = |case: &Case| case.state().title.to_string();
    let import = ours.preview(&[file(1, 3), file(2, 1)]).expect("no conflict");
    let preview = import.preview(0).expect("a case");
    let [here, file_] = preview.both.clone().expect("it is here");
    assert_eq!((title(&here), title(&file_)), ("ours".to_owned(), "file 1".to_owned()));
    assert!(preview.is_of_another());
    assert!(import.preview(1).expect("a case").both.is_none());
    // A copy of ours that has gone on is the same incident, whatever it is called now.
    let mut copy = desk(&Rc::new(MemoryShelf::default()), 2);
    let export =
        |desk: &Desk| vec![Imported { id: case(1), log: desk.view().cases.get(&case(1)).expect("it").log().clone() }];
    take_over(&mut copy, &export(&ours)).expect("room");
    copy.commit(&case(1), Change::Renamed("renamed there".into()), &"".into(), NOW);
    let import = ours.preview(&export(&copy)).expect("no conflict");
    assert!(!import.preview(0).expect("a case").is_of_another());
}

#[test]
fn a_file_that_was_taken_back_does_not_say_when_or_how_the_case_began() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut ours = desk(&shelf, 1);
    let by: Rc<str> = "渡邉".into();
    ours.create(&case(1), "ours", [Change::NotedItem("1-01".into(), "ours".into())], &by, NOW);
    let held = |desk: &Desk| Rc::clone(desk.view().cases.get(&case(1)).expect("the case"));
    let own = [Imported { id: case(1), log: held(&ours).log().clone() }];
    let is_of_another = |desk: &Desk, files: &[Imported]| {
        let import = desk.preview(files).expect("no conflict");
        import.preview(0).expect("a case").is_of_another()
    };
    // Its opening stands before ours.
    let other = [file(1, 3)];
    take_over(&mut ours, &other).expect("room");
    assert_eq!(held(&ours).began_at(), Some(Moment(5)), "as long as it is taken over, it counts");
    assert!(ours.undo_import(&case(1), &by, NOW));
    let opening = |log: &Log| {
        log.oldest(|change| matches!(change, Change::Opened(_)))
            .map(|entry| entry.id.clone())
    };
    assert_eq!(held(&ours).began_at(), Some(NOW));
    assert_eq!(opening(held(&ours).log()), opening(&own[0].log));
    assert!(!is_of_another(&ours, &own), "a copy of ours is ours");
    assert!(is_of_another(&ours, &other), "the other one still is another");
    // However the entries come in, the case began at the same time.
    let entries: Vec<Rc<Entry>> = held(&ours).log().iter().cloned().collect();
    for first in 0..entries.len() {
        for is_down in [false, true] {
            let mut again = Case::new(case(1), Log::default());
            let mut order = [&entries[first..], &entries[..first]].concat();
            if is_down {
                order.reverse();
            }
            for entry in order {
                again.insert(entry).expect("no conflict");
            }
            assert_eq!((again.began_at(), &again), (Some(NOW), &*held(&ours)), "{first} {is_down}");
        }
    }
    // Where the opening is lost, what is left is no other incident.
    let mut rest = Log::default();
    for entry in own[0].log.iter().skip(1) {
        rest.insert(Rc::clone(entry)).expect("a new id");
    }
    let rest = [Imported { id: case(1), log: rest }];
    assert!(!is_of_another(&ours, &rest));
    let mut partly = desk(&Rc::new(MemoryShelf::default()), 2);
    take_over(&mut partly, &rest).expect("room");
    assert!(held(&partly).began_at().is_some(), "then it is known by the first entry that is left");
    assert!(!is_of_another(&partly, &own));
    assert!(is_of_another(&partly, &other));
}

#[test]
fn an_incident_does_not_go_into_what_is_prepared() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut ours = desk(&shelf, 1);
    let prepared = CaseId::parse(CaseId::PREPARED).expect("an id");
    let under = |changes: &[Change]| {
        let mut ids = IdSource::new(TabId::from_random(5));
        let entries: Vec<Rc<Entry>> = changes
            .iter()
            .map(|change| Rc::new(Entry::new(ids.next_id(NOW), NOW, "".into(), change.clone())))
            .collect();
        [Imported { id: prepared.clone(), log: Log::of(&entries).expect("no conflict") }]
    };
    let opened = || Change::Opened("備えておく".into());
    let wrote = || Change::Wrote("contact".into(), "総務".into(), "".into());
    let incident = under(&[opened(), wrote(), Change::AnsweredKnownAt(Some(NOW), "".into())]);
    assert_eq!(take_over(&mut ours, &incident), Err(TakeOverError::Reserved(prepared.clone())));
    assert_eq!((ours.view().cases.len(), shelf.keys()), (0, Ok(vec![])));
    take_over(&mut ours, &under(&[opened(), wrote()])).expect("what was prepared elsewhere");
    assert_eq!(ours.view().cases.get(&prepared).expect("it").state().text("contact"), "総務");
}
