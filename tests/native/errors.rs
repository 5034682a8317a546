//! Every error that can reach the screen, in both languages: told wholly in the reader's language, each in its own
//! words.

use super::common::guide;
use morenaku::case::{CaseId, Moment};
use morenaku::guide::Lang;
use morenaku::pack::{Fault, Field, Place, Problem};
use morenaku::plan::KeyedFault;
use morenaku::store::{ShelfError, TakeOverError};
use morenaku::wire::{Damage, Expected, Found, ImportError, read};
use morenaku::words;

/// Names that stand in Japanese sentences as they are, and units.
const NAMES: [&str; 7] = ["JSON", "UTF-8", "MB", "KB", "URL", "pack.json", "B"];

/// What is said, without what is quoted from a file (in 「」) and without places in it (in （）, of Latin characters only).
fn own_words(said: &str) -> String {
    let (mut left, mut rest) = (String::new(), said);
    while let Some(at) = rest.find(['「', '（']) {
        let (before, opened) = rest.split_at(at);
        left.push_str(before);
        let is_quote = opened.starts_with('「');
        let end = opened
            .find(if is_quote { '」' } else { '）' })
            .unwrap_or_else(|| panic!("not closed: {said}"));
        let inside = &opened[3..end];
        if !is_quote && !inside.is_ascii() {
            left.push_str(&own_words(inside));
        }
        rest = &opened[end + 3..];
    }
    left + rest
}

/// Each of these, told in both languages, is told in that language, and otherwise than all others.
fn assert_told<T: std::fmt::Debug>(all: &[T], tell: impl Fn(&T, Lang) -> String) {
    let mut told: Vec<String> = Vec::new();
    for one in all {
        let (ja, en) = (tell(one, Lang::Ja), tell(one, Lang::En));
        let foreign = NAMES.iter().fold(own_words(&ja), |left, name| left.replace(name, ""));
        assert!(!foreign.contains(|char: char| char.is_ascii_alphabetic()), "{one:?} in Japanese: {ja}");
        assert!(ja.contains(|char: char| ('ぁ'..='ん').contains(&char)), "{one:?} in Japanese: {ja}");
        let is_own = |char: char| !char.is_ascii() && !"“”…–’".contains(char);
        assert!(!en.contains(is_own), "{one:?} in English: {en}");
        for said in [ja, en] {
            assert!(!told.contains(&said), "{one:?} is told like another: {said}");
            told.push(said);
        }
    }
}

/// One of each variant, in the order of `number`, which the compiler keeps complete.
fn assert_all<T: std::fmt::Debug>(all: &[T], n_kinds: usize, number: impl Fn(&T) -> usize) {
    for at in 0..n_kinds {
        assert!(all.iter().any(|one| number(one) == at), "number {at} of {n_kinds} is missing in {all:?}");
    }
}

fn damage(expected: Expected, found: Found) -> Damage {
    Damage { place: "cases[1].log[3].at".to_owned(), expected, found }
}

#[test]
fn why_a_file_is_not_taken_in_is_told_in_the_readers_language() {
    let expected = [
        Expected::Object,
        Expected::Text,
        Expected::List,
        Expected::Version,
        Expected::CaseId,
        Expected::EntryId,
        Expected::EntryIdWithRoom,
        Expected::UnusedEntryId,
        Expected::Entries,
        Expected::Depth(64),
        Expected::Time,
        Expected::TimeOrNull,
        Expected::OneOf(&["yes", "no", "unknown"]),
        Expected::OneOf(&["open", "done"]),
        Expected::LeakTypes,
        Expected::Count,
    ];
    assert_all(&expected, 15, |expected| match expected {
        Expected::Object => 0,
        Expected::Text => 1,
        Expected::List => 2,
        Expected::Version => 3,
        Expected::CaseId => 4,
        Expected::EntryId => 5,
        Expected::EntryIdWithRoom => 6,
        Expected::UnusedEntryId => 7,
        Expected::Entries => 8,
        Expected::Depth(_) => 9,
        Expected::Time => 10,
        Expected::TimeOrNull => 11,
        Expected::OneOf(_) => 12,
        Expected::LeakTypes => 13,
        Expected::Count => 14,
    });
    let found = [Found::Nothing, Found::Value("yesterday".to_owned()), Found::List, Found::Object];
    assert_all(&found, 4, |found| match found {
        Found::Nothing => 0,
        Found::Value(_) => 1,
        Found::List => 2,
        Found::Object => 3,
    });
    let mut all = vec![
        ImportError::TooLarge { bytes: 21_000_000 },
        ImportError::Unreadable,
        ImportError::NotJson { line: 2, column: 14 },
        ImportError::NotOurs,
        ImportError::Newer { version: 2 },
    ];
    for expected in expected {
        all.extend(found.iter().map(|found| ImportError::Damaged(damage(expected, found.clone()))));
    }
    assert_all(&all, 6, |error| match error {
        ImportError::TooLarge { .. } => 0,
        ImportError::Unreadable => 1,
        ImportError::NotJson { .. } => 2,
        ImportError::NotOurs => 3,
        ImportError::Newer { .. } => 4,
        ImportError::Damaged(_) => 5,
    });
    assert_told(&all, words::import_error);
}

#[test]
fn why_the_store_or_an_import_failed_is_told_in_the_readers_language() {
    let shelf = [ShelfError::Blocked, ShelfError::Full, ShelfError::NotKept, ShelfError::Cleared];
    assert_all(&shelf, 4, |error| match error {
        ShelfError::Blocked => 0,
        ShelfError::Full => 1,
        ShelfError::NotKept => 2,
        ShelfError::Cleared => 3,
    });
    let mut all = vec![TakeOverError::Altered(CaseId::from_random(7))];
    all.extend(shelf.map(TakeOverError::Shelf));
    all.push(TakeOverError::Changed);
    all.push(TakeOverError::Reserved(CaseId::from_random(7)));
    assert_all(&all, 4, |error| match error {
        TakeOverError::Altered(_) => 0,
        TakeOverError::Shelf(_) => 1,
        TakeOverError::Changed => 2,
        TakeOverError::Reserved(_) => 3,
    });
    assert_told(&all, words::take_over_error);
    assert_told(&shelf, |error, lang| words::shelf_error(*error, lang).to_owned());
}

#[test]
fn what_is_wrong_with_a_pack_is_told_in_the_readers_language() {
    let name = || "own:2-99".to_owned();
    let all = [
        Problem::TooLarge(500_000),
        Problem::NotJson(2, 14),
        Problem::NotOurs,
        Problem::Newer("2".to_owned()),
        Problem::Missing,
        Problem::NotText,
        Problem::NotList,
        Problem::NotObject,
        Problem::NotBool,
        Problem::NotNumber(6),
        Problem::TooLong(200),
        Problem::TooMany(200),
        Problem::NotAmong(&["action", "caution"]),
        Problem::NoId,
        Problem::TakenId,
        Problem::OtherStep,
        Problem::NoFact(name()),
        Problem::NoSuchItem(name()),
        Problem::NoSuchClockItem(name()),
        Problem::NoSuchForm(name()),
        Problem::NoSuchField(name()),
        Problem::NoSuchMark(name()),
        Problem::NoAddress,
        Problem::UnknownField,
    ];
    assert_all(&all, 24, |problem| match problem {
        Problem::TooLarge(_) => 0,
        Problem::NotJson(..) => 1,
        Problem::NotOurs => 2,
        Problem::Newer(_) => 3,
        Problem::Missing => 4,
        Problem::NotText => 5,
        Problem::NotList => 6,
        Problem::NotObject => 7,
        Problem::NotBool => 8,
        Problem::NotNumber(_) => 9,
        Problem::TooLong(_) => 10,
        Problem::TooMany(_) => 11,
        Problem::NotAmong(_) => 12,
        Problem::NoId => 13,
        Problem::TakenId => 14,
        Problem::OtherStep => 15,
        Problem::NoFact(_) => 16,
        Problem::NoSuchItem(_) => 17,
        Problem::NoSuchClockItem(_) => 18,
        Problem::NoSuchForm(_) => 19,
        Problem::NoSuchField(_) => 20,
        Problem::NoSuchMark(_) => 21,
        Problem::NoAddress => 22,
        Problem::UnknownField => 23,
    });
    assert_told(&all, words::pack::problem);
    let row = |list: Field, at: usize, field: Field| Place::from(list).row(at).field(field);
    let places = [
        Place::default(),
        Field::Name.into(),
        row(Field::Items, 2, Field::Act),
        row(Field::Clocks, 0, Field::Hours),
        row(Field::Wording, 0, Field::Ja),
        row(Field::Links, 0, Field::Url),
        Place::default().named("later").named("field"),
    ];
    let faults = places.map(|place| Fault { place, problem: Problem::Missing });
    for fault in &faults {
        let said = words::pack::fault(fault, Lang::Ja);
        assert!(said.contains(&fault.place.to_string()), "{said}");
    }
}

#[test]
fn why_a_line_from_paper_cannot_be_read_is_told_in_the_readers_language() {
    let all = [
        KeyedFault::NoNumber,
        KeyedFault::NoSuchItem("2-99".to_owned(), None),
        KeyedFault::NoSuchItem("2-98".to_owned(), guide().items.first()),
        KeyedFault::NoState(String::new()),
        KeyedFault::NoState("whatever".to_owned()),
        KeyedFault::BadTime("25:00".to_owned()),
        KeyedFault::EitherDay("5/11".to_owned()),
        KeyedFault::NoTimeOfDay,
        KeyedFault::Future,
        KeyedFault::NoReason,
        KeyedFault::TooLong,
    ];
    assert_all(&all, 9, |fault| match fault {
        KeyedFault::NoNumber => 0,
        KeyedFault::NoSuchItem(..) => 1,
        KeyedFault::NoState(_) => 2,
        KeyedFault::BadTime(_) => 3,
        KeyedFault::NoTimeOfDay => 4,
        KeyedFault::Future => 5,
        KeyedFault::NoReason => 6,
        KeyedFault::TooLong => 7,
        KeyedFault::EitherDay(_) => 8,
    });
    assert_told(&all, |fault, lang| words::keyed_fault(fault, Moment(1_795_496_730_000), lang));
}

#[test]
fn a_damaged_file_says_where_what_has_to_stand_there_and_what_does() {
    let file = include_str!("../fixtures/case-v1.json").replacen("\"kind\": \"opened\"", "\"kind\": 7", 1);
    let error = read(&file).expect_err("a kind is a text");
    let said = words::import_error(&error, Lang::Ja);
    assert!(["「log[0].kind」", "文字", "「7」"].iter().all(|part| said.contains(part)), "{said}");
    let file = file.replacen("\"kind\": 7", &format!("\"at\": \"{}\"", "x".repeat(10_000)), 1);
    let said = words::import_error(&read(&file).expect_err("no time"), Lang::En);
    assert!(said.len() < 400, "what is wrong is told, not all of it: {said}");
}

#[test]
fn a_second_bad_file_and_the_same_one_again_are_told_otherwise_than_the_first() {
    for lang in [Lang::Ja, Lang::En] {
        let said = [("a.json", 1), ("b.json", 1), ("a.json", 2), ("a.json", 3)]
            .map(|(name, n)| words::import_failed(name, n, lang));
        for (at, one) in said.iter().enumerate() {
            assert!(!said[..at].contains(one), "{said:?}");
        }
    }
}
