//! Each leak type tailored, compared with a reviewed list. Ids and verdicts only, so that correcting a sentence breaks
//! nothing.
//!
//! After a change that is meant: `MORENAKU_REVIEW=1 cargo test --test snapshots` writes the lists anew; read the
//! difference before it is committed.

use super::common::guide;
use std::path::Path;
use std::{env, fs};

use morenaku::case::{Answers, Known};
use morenaku::guide::{Fact, ItemKind, LeakType, Step, TypeSet};
use morenaku::plan::{Plan, Verdict, first_minute, tailor};

fn ids<'a>(items: impl Iterator<Item = &'a morenaku::plan::Planned>) -> String {
    items
        .map(|planned| {
            let caution = if planned.item.kind == ItemKind::Caution { "!" } else { "" };
            let open = if planned.verdict == Verdict::Open { "?" } else { "" };
            format!(" {}{caution}{open}", planned.item.id)
        })
        .collect()
}

fn list(title: &str, plan: &Plan, types: TypeSet) -> String {
    let (acts, cautions) = first_minute(plan, types);
    let mut text = format!("{title}\n  first minute{}\n  do not{}\n", ids(acts.into_iter()), ids(cautions.into_iter()));
    for step in Step::ALL {
        text += &format!("  {}{}\n", step.number(), ids(plan.listed(step)));
    }
    text
}

/// A type with nothing else known, with everything so, and with nothing so.
fn lists(leak_type: LeakType) -> String {
    let all = |known: Known| Fact::ALL.iter().map(|fact| (*fact, known)).collect();
    let types = TypeSet::NONE.with(leak_type);
    let answers = [
        ("nothing else known", Answers { types, ..Answers::default() }),
        ("everything so", Answers { types, facts: all(Known::Yes), ..Answers::default() }),
        ("nothing so", Answers { types, facts: all(Known::No), ..Answers::default() }),
    ];
    answers
        .iter()
        .map(|(title, answers)| list(title, &tailor(guide(), answers), types))
        .collect()
}

#[test]
fn each_type_gets_the_list_that_was_reviewed_for_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tailored");
    for leak_type in LeakType::ALL {
        let path = folder.join(format!("{}.txt", leak_type.as_str()));
        let now = lists(leak_type);
        if env::var_os("MORENAKU_REVIEW").is_some() {
            fs::create_dir_all(&folder).expect("the folder of the lists");
            fs::write(&path, &now).expect("the list");
        }
        let reviewed = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(now, reviewed, "{}: see the head of this file", leak_type.as_str());
    }
}

#[test]
fn every_type_has_a_first_minute_of_one_to_three_acts_and_something_not_to_do() {
    for leak_type in LeakType::ALL {
        let types = TypeSet::NONE.with(leak_type);
        let plan = tailor(guide(), &Answers { types, ..Answers::default() });
        let (acts, cautions) = first_minute(&plan, types);
        assert!((1..=3).contains(&acts.len()) && !cautions.is_empty(), "{}", leak_type.as_str());
    }
}
