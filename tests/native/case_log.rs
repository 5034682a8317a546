//! Proves that a case is its log: the same entries give the same state in whatever order and by whatever way they
//! arrive, undo takes back exactly what it names, and no log, however it was tampered with, has two readings.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::common::{config, entries, id, log_of};
use morenaku::case::{
    Acted, Audience, Case, CaseId, CaseState, Change, Choice, Comparison, Conflict, Entry, EntryId, Frozen, ItemState,
    Known, Log, Moment, Sent, TabId,
};
use morenaku::guide::{Fact, Lang};
use morenaku::wire::sum;
use proptest::collection::vec;
use proptest::prelude::*;

/// An entry that says nothing about who wrote it.
fn entry(n: u32, tab: u32, change: Change) -> Rc<Entry> {
    Rc::new(Entry::new(id(n, tab), Moment(1_795_000_000_000 + i64::from(n)), "".into(), change))
}

fn case_of(log: Log) -> Case {
    Case::new(CaseId::from_random(1), log)
}

/// A state without the time of the last change, which undo moves on.
fn essence(log: &Log) -> CaseState {
    CaseState { changed_at: None, ..CaseState::replay(log) }
}

fn with(log: &Log, entry: Rc<Entry>) -> Log {
    let mut log = log.clone();
    assert_eq!(log.insert(entry), Ok(true));
    log
}

/// Entries, and the same entries in another order.
fn shuffled() -> impl Strategy<Value = (Vec<Rc<Entry>>, Vec<Rc<Entry>>)> {
    entries().prop_flat_map(|entries| (Just(entries.clone()), Just(entries).prop_shuffle()))
}

/// Three logs that share some of their entries.
fn three_logs() -> impl Strategy<Value = [Log; 3]> {
    entries().prop_flat_map(|entries| {
        let n_entries = entries.len();
        (Just(entries), vec(0..8_u8, n_entries)).prop_map(|(entries, places)| {
            [0, 1, 2].map(|at| {
                log_of(
                    entries
                        .iter()
                        .zip(&places)
                        .filter(|(_, places)| *places >> at & 1 == 1)
                        .map(|(entry, _)| entry),
                )
            })
        })
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn entries_that_arrive_one_by_one_in_any_order_give_the_case_of_the_whole_log((sorted, shuffled) in shuffled()) {
        let whole = case_of(log_of(&sorted));
        prop_assert_eq!(whole.state(), &CaseState::replay(whole.log()), "replay is not deterministic");
        let mut grown = case_of(Log::default());
        for entry in &shuffled {
            prop_assert_eq!(grown.insert(Rc::clone(entry)), Ok(true));
            prop_assert_eq!(grown.state(), &CaseState::replay(grown.log()));
            prop_assert_eq!(grown.insert(Rc::clone(entry)), Ok(false), "an entry that is there is not new");
        }
        prop_assert_eq!(&grown, &whole);
        prop_assert!(whole.log().iter().eq(sorted.iter()), "the log is sorted by id");
    }

    #[test]
    fn the_union_of_logs_is_the_same_in_any_order_and_grouping([a, b, c] in three_logs()) {
        let unite = |one: &Log, other: &Log| one.union(other).expect("no conflict");
        prop_assert_eq!(unite(&a, &b), unite(&b, &a));
        prop_assert_eq!(unite(&unite(&a, &b), &c), unite(&a, &unite(&b, &c)));
        prop_assert_eq!(unite(&a, &a), a.clone());
        prop_assert_eq!(unite(&a, &Log::default()), a.clone());
        let union = unite(&a, &b);
        let ids: BTreeSet<_> = a.iter().chain(b.iter()).map(|entry| &entry.id).collect();
        prop_assert!(union.iter().map(|entry| &entry.id).eq(ids), "nothing is lost and nothing comes in");
    }

    #[test]
    fn comparing_tells_what_the_union_would_bring([a, b, _] in three_logs()) {
        let union = a.union(&b).expect("no conflict");
        let expected = match (union.len() - a.len(), union.len() - b.len()) {
            (0, 0) => Comparison::Same,
            (theirs, 0) => Comparison::Newer(theirs),
            (0, ours) => Comparison::Older(ours),
            (theirs, ours) => Comparison::Diverged(theirs, ours),
        };
        prop_assert_eq!(a.compare(&b), expected);
        prop_assert_eq!(a.compare(&b) == Comparison::Same, a == b);
    }

    #[test]
    fn an_altered_entry_is_refused_and_changes_nothing(entries in entries(), at in any::<prop::sample::Index>()) {
        let log = log_of(&entries);
        let original = at.get(&entries);
        let altered = Rc::new(Entry { by: format!("{}!", original.by).into(), ..(**original).clone() });
        let conflict = Conflict(original.id.clone());
        prop_assert_eq!(log.union(&log_of([&altered])), Err(conflict.clone()));
        let mut case = case_of(log.clone());
        prop_assert_eq!(case.insert(altered), Err(conflict));
        prop_assert_eq!(case, case_of(log));
    }

    #[test]
    fn a_struck_entry_is_as_if_never_written_and_striking_the_strike_brings_it_back(
        entries in entries(),
        at in any::<prop::sample::Index>(),
    ) {
        let log = log_of(&entries);
        let target = &at.get(&entries).id;
        let without = log_of(entries.iter().filter(|entry| entry.id != *target));
        let struck = with(&log, entry(100, 0, Change::Struck(target.clone(), "".into())));
        prop_assert_eq!(essence(&struck), essence(&without));
        prop_assert!(struck.contains(target), "struck out, not deleted");
        let restored = with(&struck, entry(101, 0, Change::Struck(id(100, 0), "".into())));
        prop_assert_eq!(essence(&restored), essence(&log));
    }

    #[test]
    fn every_log_has_one_reading_whatever_its_strikes_name(entries in entries()) {
        let log = log_of(&entries);
        let struck = log.struck();
        // An entry is struck exactly when a later strike that is not struck itself names it. Only one set fits that.
        let named: BTreeSet<EntryId> = entries
            .iter()
            .filter(|entry| !struck.contains(&entry.id))
            .filter_map(|entry| match &entry.change {
                Change::Struck(target, _) if *target < entry.id => Some(target.clone()),
                _ => None,
            })
            .collect();
        prop_assert_eq!(struck.iter().cloned().collect::<BTreeSet<_>>(), named);
        for tab in 0..3 {
            let _ = log.undoable(&TabId::from_random(tab));
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_was_read_stands_before_what_was_written_next_in_whatever_order_all_of_it_arrives(
        (sorted, shuffled) in entries().prop_flat_map(|entries| {
            let n = entries.len();
            (Just(entries), vec(proptest::option::of((0..14_u32, 0..3_u32)), n)).prop_flat_map(|(entries, afters)| {
                let behind = |(entry, after): (&Rc<Entry>, &Option<(u32, u32)>)| {
                    Rc::new(Entry { after: after.map(|(n, tab)| id(n, tab)), ..(**entry).clone() })
                };
                let entries: Vec<Rc<Entry>> = entries.iter().zip(&afters).map(behind).collect();
                (Just(entries.clone()), Just(entries).prop_shuffle())
            })
        }),
    ) {
        let whole = case_of(log_of(&sorted));
        let mut grown = case_of(Log::default());
        for entry in &shuffled {
            prop_assert_eq!(grown.insert(Rc::clone(entry)), Ok(true));
            prop_assert_eq!(grown.state(), &CaseState::replay(grown.log()));
        }
        prop_assert_eq!(&grown, &whole);
        prop_assert_eq!(Log::of(&shuffled), Ok(whole.log().clone()));
        let place = |id: &EntryId| whole.log().iter().position(|entry| entry.id == *id);
        for entry in &sorted {
            prop_assert_eq!(whole.log().get(&entry.id), Some(entry));
            let after = entry.after.as_ref().filter(|after| whole.log().contains(after));
            if let Some(after) = after.filter(|after| **after > entry.id) {
                prop_assert!(place(after) < place(&entry.id));
            }
        }
        let struck = whole.log().struck();
        for entry in &sorted {
            if let Change::Struck(target, _) = &entry.change
                && !struck.contains(&entry.id)
                && whole.log().contains(target)
                && place(target) < place(&entry.id)
            {
                prop_assert!(struck.contains(target), "whatever the ids say");
            }
        }
    }
}

#[test]
fn undo_takes_back_this_tabs_newest_change_that_has_effect() {
    let renamed = |n| entry(n, 1, Change::Renamed("x".into()));
    let strike = |n, tab, target| entry(n, tab, Change::Struck(id(target, 1), "".into()));
    let strike_out = |n, target| entry(n, 1, Change::Struck(id(target, 1), "twice".into()));
    type Row = (&'static str, Vec<Rc<Entry>>, Option<u32>);
    let rows: [Row; 13] = [
        ("nothing was written", vec![], None),
        ("the opening is not undone", vec![entry(0, 1, Change::Opened("x".into()))], None),
        ("the newest goes first", vec![renamed(1), renamed(2)], Some(2)),
        ("another tab's entries are its own", vec![renamed(1), entry(2, 2, Change::Closed)], Some(1)),
        ("what is struck is passed over", vec![renamed(1), renamed(2), strike(3, 1, 2)], Some(1)),
        ("also when another tab struck it", vec![renamed(1), renamed(2), strike(3, 2, 2)], Some(1)),
        ("everything is undone", vec![renamed(1), strike(2, 1, 1)], None),
        ("a strike that was struck has no effect", vec![renamed(1), strike(2, 1, 1), strike(3, 1, 2)], Some(1)),
        ("what was struck out with a reason is an act like any other", vec![renamed(1), strike_out(2, 1)], Some(2)),
        ("and is gone once it is undone", vec![renamed(1), strike_out(2, 1), strike(3, 1, 2)], Some(1)),
        ("so is taking a strike back", vec![renamed(1), strike_out(2, 1), strike_out(3, 2)], Some(3)),
        ("undone, the strike stands", vec![renamed(1), strike_out(2, 1), strike_out(3, 2), strike(4, 1, 3)], Some(2)),
        ("a strike of something newer has no effect", vec![strike(1, 1, 2), renamed(2)], Some(2)),
    ];
    let tab = TabId::parse("00000001").expect("a tab id");
    for (what, entries, expected) in rows {
        assert_eq!(
            log_of(&entries).undoable(&tab).map(|entry| &entry.id),
            expected.map(|n| id(n, 1)).as_ref(),
            "{what}"
        );
    }
}

#[test]
fn the_newest_answer_holds_and_unknown_takes_an_answer_back() {
    let answer = |n, known| entry(n, 1, Change::AnsweredFact(Fact::Personal, known));
    let set = |n, state| entry(n, 1, Change::SetItem("1-01".into(), state, "".into()));
    let log = log_of(&[
        answer(1, Known::Yes),
        answer(2, Known::No),
        answer(3, Known::Unknown),
        set(4, ItemState::Done),
        set(5, ItemState::Open),
    ]);
    let state = CaseState::replay(&log);
    assert_eq!(state.answers.fact(Fact::Personal), Known::Unknown);
    assert!(state.answers.facts.is_empty());
    assert_eq!(state.item("1-01").state, ItemState::Open);
    let until = |n| CaseState::replay(&log_of(log.iter().filter(|entry| entry.id <= id(n, 1))));
    assert_eq!(until(2).answers.fact(Fact::Personal), Known::No);
    assert_eq!(until(4).item("1-01").state, ItemState::Done);
}

#[test]
fn the_time_of_ticking_is_never_taken_for_that_of_acting() {
    let done = |acted| Change::acted("1-01".into(), ItemState::Done, "".into(), acted);
    let earlier = Acted { at: Some(Moment(1_794_000_000_000)), by: "佐藤".into() };
    let ticked = log_of(&[entry(1, 1, done(Acted::default()))]);
    let record = CaseState::replay(&ticked).item("1-01");
    assert_eq!((record.acted, record.recorded.map(|stamp| stamp.at.0)), (Acted::default(), Some(1_795_000_000_001)));
    let said = with(&ticked, entry(2, 1, done(earlier.clone())));
    let record = CaseState::replay(&said).item("1-01");
    assert_eq!((record.acted, record.recorded.map(|stamp| stamp.at.0)), (earlier, Some(1_795_000_000_002)));
    // Ticked anew: what was said of the earlier tick does not go over to this one.
    let again = with(&said, entry(3, 1, done(Acted::default())));
    assert_eq!(CaseState::replay(&again).item("1-01").acted, Acted::default());
}

#[test]
fn an_entry_is_for_whom_its_writer_says_and_the_last_word_holds() {
    let write = |n, change, audience| Rc::new(Entry { audience, ..(*entry(n, 1, change)).clone() });
    let note = || Change::NotedItem("1-01".into(), "x".into());
    let decided = Change::Decided("police".into(), Choice::Yes, "x".into(), Acted::by("部長"));
    let log = log_of(&[
        write(1, note(), Audience::Internal),
        write(2, decided, Audience::MayGoOut),
        write(3, Change::Wrote("why".into(), "x".into(), "".into()), Audience::Counsel),
    ]);
    let audiences = |log: &Log| {
        let state = CaseState::replay(log);
        let decision = state.decisions.get("police").expect("decided").audience;
        (state.item("1-01").note_audience, decision, state.written.get("why").expect("written").audience)
    };
    use Audience::{Counsel, Internal, MayGoOut};
    assert_eq!(audiences(&log), (Internal, MayGoOut, Counsel));
    let mark = |n, target, to| entry(n, 1, Change::Marked(id(target, 1), to));
    let marked = with(&with(&log, mark(4, 1, Counsel)), mark(5, 1, MayGoOut));
    assert_eq!(audiences(&marked), (MayGoOut, MayGoOut, Counsel));
    let undone = with(&marked, entry(6, 1, Change::Struck(id(5, 1), "".into())));
    assert_eq!(audiences(&undone), (Counsel, MayGoOut, Counsel), "the mark before holds again");
    // A new text is marked anew: what was said of the old one does not go over to it.
    let rewritten = with(&marked, write(7, note(), Internal));
    assert_eq!(audiences(&rewritten).0, Internal);
    let ahead = with(&log, mark(4, 9, MayGoOut));
    assert_eq!(
        audiences(&with(&ahead, write(9, note(), Internal))).0,
        Internal,
        "no word on what is yet to be written"
    );
}

#[test]
fn knowing_of_a_situation_has_a_day_of_its_own_and_what_was_sent_stays() {
    let knew = |n, at: Option<i64>, why: &str| {
        let (situation, at) = ("over-1000".into(), at.map(Moment));
        entry(n, 1, Change::KnewOf { situation, at, why: why.into() })
    };
    let log = log_of(&[knew(1, Some(7), "照合が終わった")]);
    let known = CaseState::replay(&log).answers.knew;
    let row = known.get("over-1000").expect("known");
    assert_eq!((row.at, &*row.why, row.recorded.at), (Some(Moment(7)), "照合が終わった", Moment(1_795_000_000_001)));
    assert!(CaseState::replay(&with(&log, knew(2, None, ""))).answers.knew.is_empty(), "taken back");

    let sent = |n, on, to: &str| {
        let text: Rc<str> = "拝啓".into();
        let paper = Frozen { name: "notice".into(), lang: Lang::Ja, sum: sum(&text).into(), text };
        let (what, to) = ("paper/notice".into(), to.into());
        let how = "郵送".into();
        let sent =
            Sent { what, to, on: Moment(on), how, reference: "".into(), late_why: "".into(), paper: Some(paper) };
        entry(n, 1, Change::Sent(Rc::new(sent)))
    };
    let state = CaseState::replay(&log_of(&[sent(1, 20, "本人"), sent(2, 10, "委託元"), sent(3, 30, "本人")]));
    let to: Vec<&str> = state.sent.iter().map(|filed| &*filed.sent.to).collect();
    assert_eq!(to, ["本人", "委託元", "本人"], "all of them, in the order in which they were recorded");
}
