//! Numbers of persons as people type them: one number is read, whatever is two or half a one is asked about.

use morenaku::case::Count;
use proptest::prelude::*;

use Count::{AtLeast, AtMost, Exactly};

#[test]
fn one_number_is_read_as_people_type_it() {
    let rows = [
        ("1234", Exactly(1234)),
        ("0", Exactly(0)),
        ("1,200人", Exactly(1200)),
        ("１，２３４人", Exactly(1234)),
        (" 1,001 ", Exactly(1001)),
        ("12,345,678", Exactly(12_345_678)),
        ("約300名", Exactly(300)),
        ("３００ 件", Exactly(300)),
        ("300人分", Exactly(300)),
        ("約3千", Exactly(3_000)),
        ("約３千人", Exactly(3_000)),
        ("1万2千人", Exactly(12_000)),
        ("1万2000", Exactly(12_000)),
        ("2億", Exactly(200_000_000)),
        ("about 3,000 people", Exactly(3_000)),
        ("１２０人以上", AtLeast(120)),
        ("120以上", AtLeast(120)),
        ("約120人以上", AtLeast(120)),
        ("少なくとも120人", AtLeast(120)),
        ("At least 120", AtLeast(120)),
        ("100人超", AtLeast(101)),
        ("more than 100", AtLeast(101)),
        ("1,000人以下", AtMost(1_000)),
        ("最大1,000人", AtMost(1_000)),
        ("up to 1,000", AtMost(1_000)),
        ("1,000人未満", AtMost(999)),
    ];
    for (typed, count) in rows {
        assert_eq!(Count::read(typed), Some(count), "{typed}");
    }
}

#[test]
fn what_is_not_one_number_is_asked_about() {
    let rows = [
        "",
        "人",
        "約",
        "たくさん",
        "-3",
        "1.5",
        "800名、250名",
        "800名,250名",
        "800、250",
        "1、200人",
        "100人　20人",
        "100 20",
        "1 200",
        "1,2",
        "3,000,00",
        "30,00",
        "1,2000",
        "1200,000",
        "0,100",
        ",100",
        "100,",
        "1,,000",
        "100人20名",
        "100〜200人",
        "100-200",
        "100人以上200人以下",
        "0人未満",
        "千万",
        "2千1万",
        "1千2000",
        "三千",
        "99999999999999999999",
        "18446744073709551615人超",
        "2000000000000億",
    ];
    for typed in rows {
        assert_eq!(Count::read(typed), None, "{typed}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn no_two_numbers_are_joined(first in 0..10_000_u64, second in 0..10_000_u64, between in "[ 　、，,.人名件と・/+]{1,3}") {
        let typed = format!("{first}{between}{second}");
        let is_grouped = matches!(&*between, "," | "，") && first > 0 && first < 1_000 && second.to_string().len() == 3;
        let grouped = Exactly(first * 1_000 + second);
        prop_assert_eq!(Count::read(&typed), is_grouped.then_some(grouped), "{}", typed);
    }

    #[test]
    fn whatever_is_typed_is_no_fault(typed in "[0-9０-９,，千万億百人名約以上 ]{0,24}") {
        let _ = Count::read(&typed);
    }
}
