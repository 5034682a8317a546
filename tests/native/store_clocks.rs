//! Proves that a clock that is wrong stays the matter of the case in which it was used: whoever has read what it wrote
//! writes behind it, in the order of the right clocks, and other cases know nothing of it.

use std::rc::Rc;

use super::shelves::{NOW, case, desk, titles};
use morenaku::case::{Case, CaseId, Change, Moment};
use morenaku::store::{Desk, MemoryShelf};
use morenaku::wire::read;

const AHEAD: &str = include_str!("../fixtures/case-of-a-clock-ahead.json");
const YEAR: i64 = 365 * 24 * 3_600_000;

fn rename(desk: &mut Desk, case: &CaseId, title: &str, now: Moment) {
    desk.commit(case, Change::Renamed(title.into()), &"".into(), now);
}

fn take_over(desk: &mut Desk, file: &str) {
    let import = desk.preview(&read(file).expect("a file of ours")).expect("no conflict");
    desk.take_over(&import, NOW).expect("room");
}

fn later(seconds: i64) -> Moment {
    Moment(NOW.0 + seconds * 1_000)
}

fn log_of(desk: &Desk, id: &CaseId) -> Case {
    (**desk.view().cases.get(id).expect("the case")).clone()
}

#[test]
fn a_file_from_the_future_changes_no_order_but_its_own() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut ours = desk(&shelf, 1);
    ours.create(&case(1), "one", [], &"".into(), NOW);
    take_over(&mut ours, AHEAD);
    let bad = CaseId::parse("0123456789").expect("an id");
    assert!(log_of(&ours, &bad).log().is_ahead(NOW));
    for (id, title) in [(case(1), "one, later"), (bad.clone(), "named anew")] {
        rename(&mut ours, &id, title, later(1));
        assert_eq!(&*log_of(&ours, &id).state().title, title, "what is written later holds");
    }
    ours.create(&case(2), "two", [], &"".into(), later(2));
    for id in [case(1), case(2)] {
        let held = log_of(&ours, &id);
        assert!(!held.log().is_ahead(later(2)), "{id} goes by its own clocks");
        assert!(held.log().iter().all(|entry| entry.after.is_none()), "{id}");
    }
    let case_before = log_of(&ours, &bad);
    assert_eq!(log_of(&desk(&shelf, 2), &bad), case_before, "it is so when it is read anew");
    // What was struck out of the future is struck out.
    let first = case_before.log().iter().next().expect("an entry").id.clone();
    ours.commit(&bad, Change::Struck(first.clone(), "a wrong file".into()), &"".into(), later(3));
    assert!(log_of(&ours, &bad).log().struck().contains(&first));
    ours.undo(&bad, &"".into(), later(4)).expect("something to undo");
    ours.undo(&bad, &"".into(), later(5)).expect("something to undo");
    assert_eq!(&*log_of(&ours, &bad).state().title, "Harmless file from a partner");
    ours.delete(&bad).expect("the store");
    ours.create(&bad, "begun anew", [], &"".into(), later(6));
    assert!(!log_of(&ours, &bad).log().is_ahead(later(6)), "deleting the case heals");
}

#[test]
fn whoever_has_read_what_a_clock_ahead_wrote_writes_behind_it_and_all_agree() {
    let shelves: [Rc<MemoryShelf>; 3] = Default::default();
    let [mut ahead, mut right, mut colleague] = [0, 1, 2].map(|at: usize| desk(&shelves[at], at as u64));
    let id = case(1);
    right.create(&id, "opened", [], &"".into(), NOW);
    let export =
        |desk: &Desk| vec![morenaku::wire::Imported { id: case(1), log: log_of(desk, &case(1)).log().clone() }];
    let give = |from: &Desk, to: &mut Desk, now: Moment| {
        let import = to.preview(&export(from)).expect("no conflict");
        to.take_over(&import, now).expect("room");
    };
    give(&right, &mut ahead, NOW);
    rename(&mut ahead, &id, "by a clock of ten years later", Moment(NOW.0 + 10 * YEAR));
    give(&ahead, &mut right, later(1));
    give(&ahead, &mut colleague, later(1));
    // Both have read it, and write by right clocks.
    rename(&mut colleague, &id, "by the colleague", later(20));
    rename(&mut right, &id, "by us", later(10));
    assert_eq!((titles(&right), titles(&colleague)), (vec!["by us".to_owned()], vec!["by the colleague".to_owned()]));
    give(&right, &mut colleague, later(30));
    give(&colleague, &mut right, later(30));
    assert_eq!(log_of(&right, &id), log_of(&colleague, &id));
    assert_eq!(titles(&right), ["by the colleague"], "the later one by the clocks that are right");
    rename(&mut right, &id, "the last word", later(40));
    give(&right, &mut ahead, Moment(NOW.0 + 10 * YEAR + 5));
    rename(&mut ahead, &id, "ahead again", Moment(NOW.0 + 10 * YEAR + 10));
    give(&ahead, &mut right, later(50));
    assert_eq!(titles(&right), ["ahead again"], "it had read the last word");
    assert_eq!(log_of(&right, &id), log_of(&ahead, &id));
}

#[test]
fn what_one_tab_writes_stays_in_its_order_whatever_its_clock_does() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut desk = desk(&shelf, 1);
    let id = case(1);
    desk.create(&id, "0", [], &"".into(), NOW);
    let jumps = [5, 50 * YEAR, 50 * YEAR, 10, -3 * YEAR, -3 * YEAR, 20 * YEAR, 1, 1, 0, -1, 60 * YEAR, 2];
    for (at, jump) in jumps.into_iter().enumerate() {
        rename(&mut desk, &id, &(at + 1).to_string(), Moment(NOW.0 + jump));
        assert_eq!(titles(&desk), [(at + 1).to_string()], "{jump}");
    }
    let titles_in_order = |case: &Case| {
        let title = |change: &Change| match change {
            Change::Opened(title) | Change::Renamed(title) => title.to_string(),
            _ => String::new(),
        };
        case.log().iter().map(|entry| title(&entry.change)).collect::<Vec<_>>()
    };
    let expected: Vec<String> = (0..=jumps.len()).map(|at| at.to_string()).collect();
    assert_eq!(titles_in_order(&log_of(&desk, &id)), expected);
    assert_eq!(log_of(&super::shelves::desk(&shelf, 2), &id), log_of(&desk, &id));
    for at in (0..jumps.len()).rev() {
        desk.undo(&id, &"".into(), NOW).expect("something to undo");
        assert_eq!(titles(&desk), [at.to_string()]);
    }
}
