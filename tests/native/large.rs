//! Proves that nothing costs more than sorting the log: with many entries, many items, many strikes, many cases and
//! many segments. No test looks at a clock; operations are counted where they can be, and where they cannot, what would
//! need hours is there to be waited for.

use super::common::{guide, scope};
use std::cell::{Cell, RefCell};
use std::cmp::Ordering;
use std::rc::Rc;

use super::shelves::{NOW, case, desk};
use morenaku::case::{Case, Change, Comparison, Entry, EntryId, IdSource, ItemState, Log, Moment, SortedMap, TabId};
use morenaku::guide::Lang;
use morenaku::pace::{Pace, Stopped, at_once};
use morenaku::store::{Desk, Import, MemoryShelf, Shelf, ShelfError, TakeOverError};
use morenaku::wire::v1::{write_case, write_case_paced};
use morenaku::wire::{Imported, read, read_paced};

/// As many as no page has, and so many that what grows with their square would not come to an end.
const MANY: usize = 60_000;

fn entry(ids: &mut IdSource, at: usize, change: Change) -> Rc<Entry> {
    let at = Moment(1_700_000_000_000 + i64::try_from(at).expect("a number"));
    Rc::new(Entry::new(ids.next_id(at), at, "x".into(), change))
}

/// Each entry is about an item of its own, in an order that is none.
fn many_items(n: usize) -> Vec<Rc<Entry>> {
    let mut ids = IdSource::new(TabId::from_random(9));
    let item = |at: usize| format!("x-{:06}", (at * 7_919) % n).into();
    (0..n)
        .map(|at| match at {
            0 => entry(&mut ids, at, Change::Opened("many".into())),
            _ => entry(&mut ids, at, Change::SetItem(item(at), ItemState::Done, "".into())),
        })
        .collect()
}

/// Each second entry strikes out the one before.
fn many_strikes(n: usize) -> Vec<Rc<Entry>> {
    let mut ids = IdSource::new(TabId::from_random(9));
    let mut entries: Vec<Rc<Entry>> = Vec::new();
    for at in 0..n {
        let change = match entries.last().filter(|_| at % 2 == 1) {
            Some(last) => Change::Struck(last.id.clone(), "".into()),
            None => Change::NotedItem("1-01".into(), at.to_string().into()),
        };
        entries.push(entry(&mut ids, at, change));
    }
    entries
}

/// In an order that is none.
fn mixed<T>(rows: Vec<T>) -> Vec<T> {
    let n = rows.len();
    let mut rows: Vec<Option<T>> = rows.into_iter().map(Some).collect();
    (0..n).filter_map(|at| rows[(at * 7_919) % n].take()).collect()
}

fn n_of_case(desk: &Desk, id: u64) -> usize {
    desk.view().cases.get(&case(id)).map_or(0, |case| case.log().len())
}

/// A key that counts how often it is compared.
#[derive(Clone)]
struct Counted<'a>(usize, &'a Cell<usize>);

impl Ord for Counted<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.1.set(self.1.get() + 1);
        self.0.cmp(&other.0)
    }
}

impl PartialOrd for Counted<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Counted<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Counted<'_> {}

#[test]
fn a_table_is_built_with_as_many_comparisons_as_sorting_needs() {
    for n in [1_000, 10_000, 100_000_usize] {
        let n_compared = Cell::new(0);
        let keys = mixed((0..n).map(|key| (Counted(key, &n_compared), key)).collect());
        let mut map: SortedMap<_, _> = keys.iter().take(n / 2).cloned().collect();
        map.extend(keys.iter().skip(n / 2).cloned());
        let most = n * (n.ilog2() as usize + 2) * 2;
        assert!(n_compared.get() < most, "{n} rows: {} comparisons, not {most}", n_compared.get());
        assert!(map.values().copied().eq(0..n), "all rows in order");
    }
}

#[test]
fn of_rows_of_one_key_the_last_one_holds() {
    let rows = [("b", 1), ("a", 2), ("b", 3), ("a", 4), ("b", 5)];
    let mut map: SortedMap<_, _> = rows.into_iter().collect();
    assert!(map.iter().eq([(&"a", &4), (&"b", &5)]));
    map.extend([("b", 6), ("c", 7)]);
    assert!(map.iter().eq([(&"a", &4), (&"b", &6), (&"c", &7)]));
}

#[test]
fn a_log_of_many_items_is_read_united_compared_and_replayed() {
    let entries = many_items(MANY);
    let log = Log::of(&mixed(entries.clone())).expect("no conflict");
    assert!(log.iter().eq(&entries), "the log is sorted by id");
    let [even, odd] = [0, 1]
        .map(|rest| Log::of(&entries.iter().skip(rest).step_by(2).cloned().collect::<Vec<_>>()).expect("no conflict"));
    assert_eq!(even.union(&odd).as_ref(), Ok(&log));
    assert_eq!(even.compare(&log), Comparison::Newer(MANY / 2));
    assert_eq!(even.compare(&odd), Comparison::Diverged(MANY / 2, MANY / 2));
    let case = Case::new(case(1), log);
    assert_eq!(case.state().items.len(), MANY - 1);
    assert_eq!(case.state().item("x-000001").state, ItemState::Done);
}

#[test]
fn what_is_struck_out_is_known_of_all_entries_at_once() {
    let mut case = Case::new(case(1), Log::of(&many_strikes(MANY)).expect("no conflict"));
    let struck = case.log().struck();
    assert_eq!(struck.iter().count(), MANY / 2);
    assert_eq!(case.log().iter().filter(|entry| struck.contains(&entry.id)).count(), MANY / 2);
    assert_eq!(case.log().undoable(&TabId::from_random(9)), None, "everything is taken back");
    assert_eq!(&*case.state().item("1-01").note, "");
    // What comes late from another tab is replayed once, however much it is.
    let mut ids = IdSource::new(TabId::from_random(8));
    let late: Vec<_> = (0..1_000)
        .map(|at| entry(&mut ids, at, Change::Renamed("late".into())))
        .collect();
    case.take_in(&Log::of(&late).expect("no conflict"));
    assert_eq!(case.log().len(), MANY + 1_000);
    assert_eq!(&*case.state().title, "late");
}

#[test]
fn the_record_names_what_many_strikes_strike_out() {
    let case = Case::new(case(1), Log::of(&many_strikes(20_000)).expect("no conflict"));
    let csv = morenaku::document::csv(&case, scope(Lang::En, Moment(0)));
    assert_eq!(csv.lines().count(), 20_001);
    assert_eq!(csv.matches("Struck out: ").count(), 10_000);
}

/// A store that counts what it is asked.
#[derive(Default)]
struct Counting {
    shelf: MemoryShelf,
    n_keys: Cell<usize>,
    n_reads: Cell<usize>,
    n_bytes: Cell<usize>,
    log: RefCell<Vec<String>>,
}

impl Shelf for Counting {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.n_keys.set(self.n_keys.get() + 1);
        self.shelf.keys()
    }

    fn read(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.n_reads.set(self.n_reads.get() + 1);
        self.shelf.read(key)
    }

    fn write(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.n_bytes.set(self.n_bytes.get() + value.len());
        self.log.borrow_mut().push(key.to_owned());
        self.shelf.write(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.shelf.remove(key)
    }
}

impl Counting {
    /// What was counted since the last time: lists of keys, reads, bytes that were written.
    fn counted(&self) -> (usize, usize, usize) {
        (self.n_keys.take(), self.n_reads.take(), self.n_bytes.take())
    }
}

fn take_over(desk: &mut Desk, imported: &[Imported]) -> Result<(), TakeOverError> {
    let import = desk.preview(imported)?;
    desk.take_over(&import, NOW)
}

#[test]
fn an_import_writes_each_segment_once_and_opening_reads_each_key_once() {
    let shelf = Rc::new(Counting::default());
    let mut first = desk(&shelf, 1);
    let imported = Imported { id: case(1), log: Log::of(&many_items(MANY)).expect("no conflict") };
    shelf.counted();
    take_over(&mut first, &[imported]).expect("room");
    let n_segments = MANY.div_ceil(64);
    let (n_keys, n_reads, n_bytes) = shelf.counted();
    assert!(n_keys <= 2 && n_reads <= n_segments + 8, "{n_keys} lists, {n_reads} reads");
    assert!(n_bytes < MANY * 200, "{n_bytes} bytes");
    let second = desk(&shelf, 2);
    let (n_keys, n_reads, _) = shelf.counted();
    assert_eq!((n_keys, n_reads), (1, n_segments));
    assert_eq!(second.view().cases, first.view().cases);
}

#[test]
fn many_cases_come_in_and_out_at_once() {
    let shelf = Rc::new(Counting::default());
    let mut first = desk(&shelf, 1);
    let log = |n: u64| Log::of(&many_items(2)[..1 + usize::from(n.is_multiple_of(2))]).expect("no conflict");
    let imported = mixed((0..5_000).map(|n| Imported { id: case(n), log: log(n) }).collect());
    shelf.counted();
    take_over(&mut first, &imported).expect("room");
    let (n_keys, n_reads, _) = shelf.counted();
    assert!(n_keys <= 2 && n_reads <= 15_000, "{n_keys} lists, {n_reads} reads");
    assert_eq!(first.view().cases.len(), 5_000);
    assert_eq!(desk(&shelf, 2).view().cases, first.view().cases);
}

#[test]
fn a_change_costs_its_own_segment_also_while_the_store_is_full_or_was_cleared() {
    let shelf = Rc::new(Counting::default());
    let mut desk = desk(&shelf, 1);
    let imported = Imported { id: case(1), log: Log::of(&many_items(20_000)).expect("no conflict") };
    shelf.shelf.failure.set(Some(ShelfError::Blocked));
    take_over(&mut desk, &[imported]).expect("held in memory");
    shelf.counted();
    for n in 1..=50 {
        desk.commit(&case(1), Change::Renamed(n.to_string().into()), &"".into(), NOW);
    }
    let (_, _, n_bytes) = shelf.counted();
    assert!(n_bytes < 50 * 64 * 200, "{n_bytes} bytes are tried, while all waits");
    shelf.shelf.failure.set(None);
    desk.retry(NOW);
    let (_, _, n_bytes) = shelf.counted();
    assert!(n_bytes < 20_050 * 200, "{n_bytes} bytes");
    for n in 1..=50 {
        desk.commit(&case(1), Change::Renamed(n.to_string().into()), &"".into(), NOW);
    }
    let (n_keys, _, n_bytes) = shelf.counted();
    assert!(n_keys == 0 && n_bytes < 50 * 65 * 200, "{n_bytes} bytes");
    assert_eq!(n_of_case(&self::desk(&shelf, 2), 1), 20_100);
}

#[test]
fn a_case_that_another_tab_deletes_is_not_read_again_with_each_of_its_keys() {
    let shelf = Rc::new(Counting::default());
    let imported = Imported { id: case(1), log: Log::of(&many_items(20_000)).expect("no conflict") };
    take_over(&mut desk(&shelf, 1), &[imported]).expect("room");
    let mut following = desk(&shelf, 2);
    let keys = shelf.keys().expect("the store");
    shelf.write(&format!("morenaku/deleted/{}", case(1)), "").expect("room");
    shelf.counted();
    for (at, key) in keys.iter().enumerate() {
        shelf.remove(key).expect("the store");
        following.follow(Some(key));
        assert_eq!(following.view().cases.len(), usize::from(at + 1 < keys.len()));
    }
    let (n_keys, n_reads, _) = shelf.counted();
    assert!(n_keys <= 3 && n_reads <= keys.len() * 4, "{n_keys} lists, {n_reads} reads for {} keys", keys.len());
}

#[test]
fn a_segment_that_contradicts_others_stays_out_as_a_whole_however_many_there_are() {
    let shelf = Rc::new(Counting::default());
    let imported = Imported { id: case(1), log: Log::of(&many_items(20_000)).expect("no conflict") };
    take_over(&mut desk(&shelf, 1), &[imported]).expect("room");
    let keys = shelf.keys().expect("the store");
    let value = shelf.read(&keys[7]).expect("the store").expect("a value");
    let forged = keys[7]
        .rsplit_once('/')
        .map(|(start, _)| format!("{start}/999999"))
        .expect("a key");
    shelf
        .write(&forged, &value.replacen("\"x\"", "\"somebody else\"", 1))
        .expect("room");
    let opened = desk(&shelf, 2);
    assert_eq!(n_of_case(&opened, 1), 20_000);
    let aside: Vec<_> = opened.view().aside.iter().map(|aside| aside.key.clone()).collect();
    assert_eq!(aside, [forged]);
}

/// A pace that notes the parts of the work, and stops it after so many of them.
fn noting(n_before_stop: usize) -> (Pace, Rc<RefCell<Vec<usize>>>) {
    let parts = Rc::new(RefCell::new(Vec::new()));
    let noted = Rc::clone(&parts);
    let pace = Pace::new(move |n| {
        noted.borrow_mut().push(n);
        (noted.borrow().len() > n_before_stop).then(|| Box::pin(async { Err(Stopped) }) as morenaku::pace::Pause)
    });
    (pace, parts)
}

#[test]
fn a_case_is_written_in_small_parts_and_stopping_at_any_of_them_gives_nothing() {
    let case = Case::new(case(1), Log::of(&many_items(2_000)).expect("no conflict"));
    let (pace, parts) = noting(usize::MAX);
    let whole = at_once(async |_| write_case_paced(&case, guide(), Lang::Ja, &pace).await);
    assert_eq!(whole, Ok(write_case(&case, guide(), Lang::Ja)));
    assert!(parts.borrow().len() > 7, "a few hundred entries at a time");
    for n_before_stop in [0, 1, 5] {
        let (pace, _) = noting(n_before_stop);
        let stopped = at_once(async |_| write_case_paced(&case, guide(), Lang::Ja, &pace).await);
        assert_eq!(stopped, Err(Stopped), "{n_before_stop}");
    }
}

#[test]
fn a_file_is_read_in_small_parts_and_stopping_at_any_of_them_gives_nothing() {
    let case = Case::new(case(1), Log::of(&many_items(2_000)).expect("no conflict"));
    let text = write_case(&case, guide(), Lang::Ja).to_string();
    let (pace, parts) = noting(usize::MAX);
    let whole = at_once(|_| read_paced(&text, &pace)).expect("not stopped").expect("a file");
    assert_eq!(whole, read(&text).expect("a file"));
    assert_eq!(whole[0].log, *case.log());
    let parts = parts.borrow();
    assert!(parts.iter().all(|n_bytes| *n_bytes < 1_000), "at most an entry at a time");
    assert!(parts.iter().sum::<usize>() <= text.len());
    for n_before_stop in [0, 1, 100, parts.len() - 1] {
        let (pace, _) = noting(n_before_stop);
        assert_eq!(at_once(|_| read_paced(&text, &pace)), Err(Stopped), "{n_before_stop}");
    }
}

#[test]
fn an_import_is_made_ready_in_parts_and_stopping_at_any_of_them_changes_nothing() {
    let shelf = Rc::new(Counting::default());
    let mut desk = desk(&shelf, 1);
    let of = |n| Imported { id: case(1), log: Log::of(&many_items(1_000)[..n]).expect("no conflict") };
    take_over(&mut desk, &[of(100)]).expect("room");
    let imported = [of(1_000), Imported { id: case(2), log: of(500).log }];
    let before = desk.view().clone();
    shelf.counted();
    let ready = |pace: &Pace| at_once(|_| Import::ready(&before.cases, &imported, pace));
    let (pace, parts) = noting(usize::MAX);
    let import = ready(&pace).expect("not stopped").expect("no conflict");
    let n_parts = parts.borrow().len();
    assert!(n_parts > 1_500 / 256, "{n_parts}");
    for n_before_stop in 0..n_parts {
        assert_eq!(ready(&noting(n_before_stop).0), Err(Stopped), "{n_before_stop}");
    }
    assert_eq!((desk.view(), shelf.counted()), (&before, (0, 0, 0)), "nothing is touched until it is carried out");
    desk.take_over(&import, NOW).expect("room");
    assert_eq!((n_of_case(&desk, 1), n_of_case(&desk, 2)), (1_000, 500));
}

#[test]
fn an_import_does_not_undo_what_was_changed_while_it_was_made_ready() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut desk = desk(&shelf, 1);
    let of = |n| Imported { id: case(1), log: Log::of(&many_items(100)[..n]).expect("no conflict") };
    for n_held in [0, 50] {
        if n_held > 0 {
            take_over(&mut desk, &[of(n_held)]).expect("room");
        }
        let import = desk.preview(&[of(100)]).expect("no conflict");
        desk.commit(&case(1), Change::Renamed("meanwhile".into()), &"".into(), NOW);
        let n_before = n_of_case(&desk, 1);
        assert_eq!(desk.take_over(&import, NOW), Err(TakeOverError::Changed));
        assert_eq!(n_of_case(&desk, 1), n_before);
    }
    take_over(&mut desk, &[of(100)]).expect("room");
    assert_eq!(&*desk.view().cases.get(&case(1)).expect("the case").state().title, "meanwhile");
}

#[test]
fn ids_of_a_large_log_stay_in_use_after_an_import() {
    let shelf = Rc::new(MemoryShelf::default());
    let mut desk = desk(&shelf, 1);
    let imported = Imported { id: case(1), log: Log::of(&many_items(1_000)).expect("no conflict") };
    let newest: EntryId = imported.log.last_id().expect("an entry").clone();
    take_over(&mut desk, &[imported]).expect("room");
    let last = |desk: &Desk| {
        let log = desk.view().cases.get(&case(1)).expect("the case").log().clone();
        let last = log.iter().next_back().expect("an entry").clone();
        (last.change.clone(), last.id.clone())
    };
    desk.commit(&case(1), Change::Closed, &"".into(), Moment(1_700_000_000_000));
    let (change, closed) = last(&desk);
    assert!(change == Change::Closed && closed > newest, "of a clock that goes a little behind");
    // However wrong a clock is, what is written next comes last.
    desk.commit(&case(1), Change::Reopened, &"".into(), Moment(0));
    let (change, reopened) = last(&desk);
    assert!(change == Change::Reopened && reopened < newest);
}
