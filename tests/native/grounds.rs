//! Every situation of every duty, alone, for each kind of organisation: whether the duty is there, and by when. The
//! table leaves out nothing that the content has.

use std::collections::BTreeSet;

use super::common::guide;
use super::who_we_are::{ALL, answers, due, ruling};
use morenaku::case::Known::{self, Yes};
use morenaku::guide::{Fact, LeakType};
use morenaku::plan::Verdict::{self, Applies, DoesNotApply, Open};

/// A row: duty, situation (none where there are none), what is so, how many persons, how it leaked; the verdict for a
/// private firm, a public body, a public corporation, a processor, someone who has not said; and by when.
type Row = (&'static str, &'static str, &'static [Fact], u64, Option<LeakType>, [Verdict; 5], &'static [&'static str]);

/// For everybody but a public corporation, for which the page does not rule.
const RULED: [Verdict; 5] = [Applies, Applies, Open, Applies, Applies];
/// For public bodies only.
const PUBLIC: [Verdict; 5] = [DoesNotApply, Applies, Open, DoesNotApply, Open];
/// For everybody.
const YES: [Verdict; 5] = [Applies; 5];
/// For whoever handles data for others.
const PROCESSOR: [Verdict; 5] = [DoesNotApply, DoesNotApply, DoesNotApply, Applies, Open];
/// For everybody else.
const NO_PROCESSOR: [Verdict; 5] = [Applies, Applies, Applies, DoesNotApply, Applies];

// Known on Monday 2026-11-02: see `who_we_are.rs`.
const SOON: &[&str] = &["11-6", "12-1"];
const LATE: &[&str] = &["11-6", "1-4"];
const NOTICE: &[&str] = &["11-6"];
const NONE: &[&str] = &[];

use Fact::{
    Card, CardShop, Eu, EuHighRisk, Exposed, Finance, Infrastructure, Medical, MyNumber, MyNumberMisuse,
    MyNumberSystem, OrdinanceSensitive, PrivacyMark, Sensitive, Telecom, Wrongful,
};

const ROWS: [Row; 34] = [
    ("appi", "sensitive", &[Sensitive], 1, None, RULED, SOON),
    ("appi", "property", &[Card], 1, None, RULED, SOON),
    ("appi", "wrongful", &[Wrongful], 1, None, RULED, LATE),
    ("appi", "number", &[], 1_001, None, RULED, SOON),
    ("appi", "public-number", &[], 101, None, PUBLIC, SOON),
    ("appi", "ordinance", &[OrdinanceSensitive], 1, None, PUBLIC, SOON),
    ("appi", "", &[], 100, None, [DoesNotApply, DoesNotApply, Open, DoesNotApply, DoesNotApply], SOON),
    ("my-number", "my-number-system", &[MyNumber, MyNumberSystem], 1, None, YES, SOON),
    ("my-number", "wrongful", &[MyNumber, Wrongful], 1, None, YES, LATE),
    ("my-number", "my-number-misuse", &[MyNumber, MyNumberMisuse, Wrongful], 1, None, YES, LATE),
    ("my-number", "exposed", &[MyNumber, Exposed], 1, None, YES, SOON),
    ("my-number", "my-number-number", &[MyNumber], 101, None, YES, SOON),
    ("my-number", "my-number-misuse-number", &[MyNumber, MyNumberMisuse], 101, None, YES, SOON),
    ("my-number", "", &[MyNumber], 100, None, [DoesNotApply; 5], NONE),
    ("my-number-effort", "", &[MyNumber], 100, None, YES, NONE),
    ("controller", "sensitive", &[Sensitive], 1, None, PROCESSOR, NOTICE),
    ("controller", "property", &[Card], 1, None, PROCESSOR, NOTICE),
    ("controller", "wrongful", &[Wrongful], 1, None, PROCESSOR, NOTICE),
    ("controller", "number", &[], 1_001, None, PROCESSOR, NOTICE),
    ("controller", "my-number-report", &[MyNumber], 101, None, PROCESSOR, NOTICE),
    ("controller", "", &[], 1_000, None, [DoesNotApply; 5], NONE),
    ("gdpr", "", &[Eu], 1, None, NO_PROCESSOR, &["11-5"]),
    ("gdpr-controller", "", &[Eu], 1, None, PROCESSOR, NONE),
    ("gdpr-persons", "", &[Eu, EuHighRisk], 1, None, NO_PROCESSOR, NONE),
    ("telecom", "", &[Telecom], 1, None, YES, NONE),
    ("finance", "", &[Finance], 1, None, YES, NONE),
    ("medical", "", &[Medical], 1, Some(LeakType::Malware), YES, NONE),
    ("medical", "", &[Medical], 1, Some(LeakType::LossTheft), [DoesNotApply; 5], NONE),
    ("card-shop", "", &[CardShop, Card], 1, None, YES, NONE),
    ("infrastructure", "", &[Infrastructure], 1, None, YES, &["12-1"]),
    ("privacy-mark", "", &[PrivacyMark], 1, None, YES, NONE),
    ("public-body", "", &[], 1, None, [DoesNotApply, Applies, DoesNotApply, DoesNotApply, Open], NONE),
    ("voluntary", "", &[], 1, None, RULED, NONE),
    ("police", "", &[Wrongful], 1, None, YES, NONE),
];

#[test]
fn every_situation_of_every_duty_for_every_organisation() {
    for (duty, situation, facts, persons, leak_type, verdicts, clocks) in ROWS {
        for (who, expected) in ALL.into_iter().zip(verdicts) {
            let facts: Vec<(Fact, Known)> = facts.iter().map(|fact| (*fact, Yes)).collect();
            let mut answers = answers(who, &facts, persons);
            answers.types = leak_type.into_iter().collect();
            let ruling = ruling(&answers, duty);
            let what = format!("{duty} {situation} {who:?}");
            assert_eq!(ruling.verdict, expected, "{what}");
            let is_there = |id: &str| {
                ruling
                    .grounds
                    .iter()
                    .any(|one| one.situation.id == id && one.verdict == Applies)
            };
            let is_of_public = matches!(situation, "public-number" | "ordinance");
            if expected == Applies && !situation.is_empty() && !is_of_public {
                assert!(is_there(situation), "{what}: {:?}", ruling.grounds);
            }
            // A duty that does not concern an organisation that has not said so is not shown, and neither is its clock.
            let runs = expected != DoesNotApply && ruling.is_shown();
            assert_eq!(due(&answers, duty), if runs { clocks } else { NONE }, "{what}");
        }
    }
}

#[test]
fn the_table_leaves_nothing_out() {
    let duties = guide().duties.iter();
    let of_content: BTreeSet<_> = duties
        .flat_map(|duty| {
            let situations = duty.situations.iter().map(|one| (duty.id, one.id));
            situations.chain(std::iter::once((duty.id, "")).filter(|_| duty.situations.is_empty()))
        })
        .collect();
    let of_table: BTreeSet<_> = ROWS.iter().map(|row| (row.0, row.1)).collect();
    let missing: Vec<_> = of_content.difference(&of_table).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
