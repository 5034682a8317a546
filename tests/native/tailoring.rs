//! Proves what tailoring promises: unknown keeps both branches, every item stands on the list or says why not, cautions
//! stand before what they guard. The rules are shown on a small guide made here, and checked for every item of the real
//! one.

use super::common::guide;
use morenaku::case::{Answers, CaseState, Count, FoundBy, ItemRecord, ItemState, Known, Moment};
use morenaku::guide::{Condition, Fact, Guide, Item, ItemKind, LeakType, Literal, Own, OwnItem, Step, Text, TypeSet};
use morenaku::plan::{Plan, Planned, Progress, Reason, Verdict, first_minute, next_acts, tailor};
use proptest::collection::btree_map;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use Fact::{Account, Card, Encrypted, Outside, Personal, Sensitive};
use ItemKind::{Action, Caution, FirstAid};
use LeakType::{LossTheft, Malware, MisSending};

const TEXT: Text = Text { ja: "あ", en: "a" };

fn set(types: &[LeakType]) -> TypeSet {
    types.iter().copied().collect()
}

/// `["personal", "!encrypted", "card|bank"]`, as in the content.
fn when(clauses: &[&str]) -> Condition {
    let literal = |text: &str| {
        let name = text.trim_start_matches('!');
        Literal { fact: Fact::parse(name).expect("a fact"), holds: name == text }
    };
    let clauses: Vec<_> = clauses
        .iter()
        .map(|clause| &*clause.split('|').map(literal).collect::<Vec<_>>().leak())
        .collect();
    clauses.leak()
}

fn item(id: &'static str, kind: ItemKind, types: TypeSet, conditions: &[&str]) -> Item {
    let step = id
        .split('-')
        .next()
        .and_then(|number| Step::from_number(number.parse().ok()?))
        .expect("a step");
    Item {
        id,
        step,
        kind,
        types,
        act: TEXT,
        when: when(conditions),
        sections: &[],
        source: None,
        outdated: None,
        guards: None,
        first: TypeSet::NONE,
        leads: TypeSet::NONE,
        refs: &[],
        tool: None,
        duty: None,
        own: None,
    }
}

fn guide_of(items: Vec<Item>) -> Guide {
    Guide {
        items: items.leak(),
        types: &[],
        steps: &[],
        duties: &[],
        facts: &[],
        sources: &[],
        clocks: &[],
        about: &[],
        clients: &[],
    }
}

fn small() -> Guide {
    guide_of(vec![
        Item { first: TypeSet::ALL, ..item("1-01", Action, TypeSet::ALL, &[]) },
        Item { first: set(&[LossTheft]), ..item("1-02", FirstAid, set(&[LossTheft, Malware]), &["personal"]) },
        Item { first: TypeSet::ALL, ..item("1-03", Action, TypeSet::ALL, &["!encrypted"]) },
        item("1-04", Action, TypeSet::ALL, &["personal", "card|account", "!encrypted"]),
        Item { guards: Some("1-02"), first: TypeSet::ALL, ..item("1-05", Caution, TypeSet::ALL, &["outside"]) },
        Item { guards: Some("1-02"), ..item("1-06", Caution, set(&[Malware]), &[]) },
        Item { guards: Some("1-01"), ..item("2-01", Caution, TypeSet::ALL, &[]) },
        Item { first: TypeSet::ALL, ..item("2-02", Action, TypeSet::ALL, &[]) },
        Item { first: set(&[LossTheft]), ..item("2-03", Action, set(&[LossTheft]), &[]) },
    ])
}

fn answers(types: &[LeakType], facts: &[(Fact, Known)]) -> Answers {
    Answers { types: set(types), facts: facts.iter().copied().collect(), ..Answers::default() }
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let types = subsequence(LeakType::ALL.to_vec(), 0..=7).prop_map(|types| set(&types));
    let facts = btree_map(select(&Fact::ALL[..]), select(&[Known::Yes, Known::No][..]), 0..30);
    let found = select(&[FoundBy::Unknown, FoundBy::Unknown, FoundBy::Oneself, FoundBy::Press][..]);
    (types, facts, found).prop_map(|(types, facts, found_by)| Answers {
        types,
        facts: facts.into_iter().collect(),
        found_by,
        ..Answers::default()
    })
}

fn verdict(plan: &Plan, id: &str) -> Verdict {
    plan.item(id).expect("every item is in the plan").verdict
}

fn state(answers: Answers, items: &[(&str, ItemState)]) -> CaseState {
    let record = |state| ItemRecord { state, ..ItemRecord::default() };
    CaseState {
        answers,
        items: items.iter().map(|(id, state)| ((*id).into(), record(*state))).collect(),
        ..CaseState::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn unknown_keeps_what_either_answer_would_keep(known in any_answers(), at in any::<Index>()) {
        let fact = *at.get(&Fact::ALL);
        let mut known = known;
        known.facts.remove(&fact);
        // What follows from other answers is not unknown.
        prop_assume!(known.fact(fact) == Known::Unknown);
        let with = |answer| {
            let facts = known.facts.iter().map(|(fact, known)| (*fact, *known)).chain([(fact, answer)]);
            Answers { facts: facts.collect(), ..known.clone() }
        };
        for guide in [small(), Guide::clone(guide())] {
            let unknown = tailor(&guide, &known);
            let plain = tailor(&guide, &with(Known::Unknown));
            prop_assert_eq!(&unknown, &plain, "not asked and not known are the same");
            // An answer that contradicts another one puts that one in doubt.
            let fits = |answered: &Answers| answered.contradictions().count() == known.contradictions().count();
            for answered in [with(Known::Yes), with(Known::No)].iter().filter(|one| fits(one)) {
                let answered = tailor(&guide, answered);
                for planned in answered.items.iter().filter(|planned| planned.verdict != Verdict::DoesNotApply) {
                    let id = planned.item.id;
                    prop_assert_ne!(verdict(&unknown, id), Verdict::DoesNotApply, "{} and {:?}", id, fact);
                }
            }
        }
    }

    #[test]
    fn not_knowing_how_it_leaked_keeps_what_any_type_would_keep(
        known in any_answers(),
        leak_type in select(&LeakType::ALL[..]),
    ) {
        let [none, one, more] = [TypeSet::NONE, TypeSet::NONE.with(leak_type), known.types.with(leak_type)]
            .map(|types| Answers { types, ..known.clone() });
        // A type that contradicts an answer puts that one in doubt.
        prop_assume!(one.contradictions().count() == none.contradictions().count());
        for guide in [small(), Guide::clone(guide())] {
            let unknown = tailor(&guide, &none);
            let one = tailor(&guide, &one);
            let more = tailor(&guide, &more);
            for planned in one.items.iter().filter(|planned| planned.verdict != Verdict::DoesNotApply) {
                let id = planned.item.id;
                prop_assert_ne!(verdict(&unknown, id), Verdict::DoesNotApply);
                prop_assert_ne!(verdict(&more, id), Verdict::DoesNotApply, "another type takes nothing away");
            }
        }
    }

    #[test]
    fn every_item_stands_once_with_reasons_and_one_that_is_left_out_names_the_cause(known in any_answers()) {
        for guide in [small(), Guide::clone(guide())] {
            let plan = tailor(&guide, &known);
            let mut ids: Vec<_> = plan.items.iter().map(|planned| planned.item.id).collect();
            ids.sort_unstable();
            let mut all: Vec<_> = guide.items.iter().map(|item| item.id).collect();
            all.sort_unstable();
            prop_assert_eq!(ids, all);
            for planned in &plan.items {
                let has = |wanted: fn(&Reason) -> bool| planned.reasons.iter().any(wanted);
                prop_assert!(!planned.reasons.is_empty());
                let is_open = |reason: &Reason| matches!(reason, Reason::TypeUnknown | Reason::NotKnown(_));
                let excludes = |reason: &Reason| matches!(reason, Reason::OtherType | Reason::Is(_) | Reason::IsNot(_));
                match planned.verdict {
                    Verdict::Applies => {
                        prop_assert!(!has(is_open) && !has(|reason| matches!(reason, Reason::OtherType)));
                    }
                    Verdict::Open => prop_assert!(has(is_open)),
                    Verdict::DoesNotApply => prop_assert!(has(excludes)),
                }
                for reason in &planned.reasons {
                    match reason {
                        Reason::Is(fact) => prop_assert_eq!(known.fact(*fact), Known::Yes),
                        Reason::IsNot(fact) => prop_assert_eq!(known.fact(*fact), Known::No),
                        Reason::NotKnown(fact) => prop_assert_eq!(known.fact(*fact), Known::Unknown),
                        Reason::Type(leak_type) => {
                            prop_assert!(known.types.contains(*leak_type));
                            prop_assert!(planned.item.types.contains(*leak_type));
                        }
                        Reason::TypeUnknown => prop_assert!(known.types.is_empty()),
                        Reason::OtherType | Reason::Always => {}
                    }
                }
            }
            let n_of = |step| plan.listed(step).count() + plan.left_out(step).count();
            let n_shown: usize = Step::ALL.into_iter().map(n_of).sum();
            prop_assert_eq!(n_shown, guide.items.len(), "on the list, or among what is left out");
        }
    }

    #[test]
    fn the_first_minute_has_three_acts_at_most_all_on_the_list_and_the_next_acts_begin_with_them(
        known in any_answers(),
    ) {
        for guide in [small(), Guide::clone(guide())] {
            let plan = tailor(&guide, &known);
            let (acts, cautions) = first_minute(&plan, known.types);
            prop_assert!(acts.len() <= 3);
            prop_assert!(acts.iter().chain(&cautions).all(|planned| planned.verdict != Verdict::DoesNotApply));
            prop_assert!(acts.iter().all(|planned| planned.item.kind != Caution));
            prop_assert!(cautions.iter().all(|planned| planned.item.kind == Caution));
            let next = next_acts(&plan, &state(known.clone(), &[]), &[], Moment(0), acts.len());
            let next: Vec<_> = next.iter().map(|(planned, _)| planned.item.id).collect();
            prop_assert_eq!(next, acts.iter().map(|planned| planned.item.id).collect::<Vec<_>>());
        }
    }
}

#[test]
fn while_nothing_is_known_everything_is_on_the_list() {
    for guide in [small(), Guide::clone(guide())] {
        let plan = tailor(&guide, &Answers::default());
        assert_eq!(plan.n_listed(), guide.items.len());
    }
}

#[test]
fn a_caution_stands_directly_before_what_it_guards_wherever_items_are_listed() {
    let mut n_guarded = 0;
    for (at, item) in guide().items.iter().enumerate() {
        let Some(guarded) = item.guards else { continue };
        let next = guide().items[at..]
            .iter()
            .find(|other| other.guards != Some(guarded))
            .map(|other| other.id);
        assert_eq!(next, Some(guarded), "{}", item.id);
        n_guarded += 1;
    }
    assert!(n_guarded > 10, "{n_guarded}");
    let ids = |items: &[Planned]| items.iter().map(|planned| planned.item.id).collect::<Vec<_>>();
    let of_guide: Vec<_> = guide().items.iter().map(|item| item.id).collect();
    assert_eq!(ids(&tailor(guide(), &Answers::default()).items), of_guide, "a list keeps the order of the guide");
}

#[test]
fn what_happened_heads_the_first_minute_once_it_is_certain_and_the_report_stays() {
    let lost = set(&[LossTheft]);
    let leading = |id, leads, conditions: &[&str]| Item { leads, ..item(id, FirstAid, TypeSet::ALL, conditions) };
    let general = |id| Item { first: lost, ..item(id, FirstAid, TypeSet::ALL, &[]) };
    let of = guide_of(vec![
        Item { first: TypeSet::ALL, ..item("1-01", Action, TypeSet::ALL, &[]) },
        general("2-01"),
        general("2-02"),
        leading("2-03", lost, &["account"]),
        leading("2-04", TypeSet::ALL, &["card"]),
        leading("2-05", set(&[Malware]), &[]),
        Item { leads: lost, ..item("2-06", Caution, TypeSet::ALL, &["card"]) },
    ]);
    let minute = |types: &[LeakType], facts: &[(Fact, Known)]| {
        let plan = tailor(&of, &answers(types, facts));
        let (acts, cautions) = first_minute(&plan, set(types));
        let ids = |planned: Vec<&Planned>| planned.iter().map(|one| one.item.id).collect::<Vec<_>>().join(" ");
        [ids(acts), ids(cautions)]
    };
    assert_eq!(minute(&[LossTheft], &[]), ["2-01 2-02 1-01", ""], "an open one does not stand there");
    assert_eq!(minute(&[LossTheft], &[(Account, Known::No)]), ["2-01 2-02 1-01", ""]);
    assert_eq!(minute(&[LossTheft], &[(Account, Known::Yes)]), ["2-03 2-01 1-01", ""]);
    assert_eq!(minute(&[LossTheft], &[(Account, Known::Yes), (Card, Known::Yes)]), ["2-03 2-04 1-01", "2-06"]);
    assert_eq!(minute(&[], &[(Account, Known::Yes), (Card, Known::Yes)]), ["2-04 1-01", ""], "for every type");
    assert_eq!(minute(&[Malware], &[]), ["2-05 1-01", ""]);
}

#[test]
fn what_an_organisation_adds_never_comes_between_a_do_not_and_its_act() {
    for guarding in guide().items.iter().filter(|item| item.guards.is_some()) {
        let own = ["1-98", "1-99"].map(|id| {
            let item = Item { step: guarding.step, ..item(id, Action, TypeSet::ALL, &[]) };
            OwnItem { item, after: Some(guarding.id) }
        });
        let guide = guide().clone().with(&Own { items: own.to_vec().leak(), ..Own::default() });
        let ids: Vec<_> = guide.items.iter().map(|item| item.id).collect();
        let place = |id: &str| ids.iter().position(|one| *one == id).unwrap_or_default();
        let act = guarding.guards.map_or(0, place);
        assert_eq!((place("1-98"), place("1-99")), (act + 1, act + 2), "after {}: {ids:?}", guarding.id);
    }
}

#[test]
fn verdict_and_reasons_follow_from_what_is_known() {
    use Known::{No, Yes};
    use Verdict::{Applies, DoesNotApply, Open};
    let rows: [(&str, Answers, Verdict, &[Reason]); 10] = [
        ("1-01", answers(&[], &[]), Applies, &[Reason::Always]),
        ("1-02", answers(&[], &[(Personal, Yes)]), Open, &[Reason::TypeUnknown, Reason::Is(Personal)]),
        ("1-02", answers(&[Malware, MisSending], &[]), Open, &[Reason::Type(Malware), Reason::NotKnown(Personal)]),
        ("1-02", answers(&[Malware], &[(Personal, Yes)]), Applies, &[Reason::Type(Malware), Reason::Is(Personal)]),
        ("1-02", answers(&[Malware], &[(Sensitive, Yes)]), Applies, &[Reason::Type(Malware), Reason::Is(Personal)]),
        (
            "1-02",
            answers(&[Malware], &[(Personal, No)]),
            DoesNotApply,
            &[Reason::Type(Malware), Reason::IsNot(Personal)],
        ),
        ("1-02", answers(&[MisSending], &[(Personal, Yes)]), DoesNotApply, &[Reason::OtherType]),
        ("1-03", answers(&[], &[(Encrypted, Yes)]), DoesNotApply, &[Reason::Is(Encrypted)]),
        (
            "1-04",
            answers(&[], &[(Personal, Yes), (Card, Yes)]),
            Open,
            &[Reason::Is(Personal), Reason::Is(Card), Reason::NotKnown(Encrypted)],
        ),
        (
            "1-04",
            answers(&[], &[(Personal, Yes), (Card, No), (Account, No), (Encrypted, No)]),
            DoesNotApply,
            &[Reason::Is(Personal), Reason::IsNot(Card), Reason::IsNot(Account), Reason::IsNot(Encrypted)],
        ),
    ];
    for (id, answers, verdict, reasons) in rows {
        let plan = tailor(&small(), &answers);
        let planned = plan.item(id).expect("an item");
        assert_eq!((planned.verdict, &*planned.reasons), (verdict, reasons), "{id} for {answers:?}");
    }
    for (found_by, verdict) in [(FoundBy::Unknown, Open), (FoundBy::Inside, DoesNotApply), (FoundBy::Police, Applies)] {
        let plan = tailor(&small(), &Answers { found_by, persons: Count::Unknown, ..answers(&[], &[]) });
        assert_eq!(plan.item("1-05").map(|planned| planned.verdict), Some(verdict), "{found_by:?} decides {Outside:?}");
    }
}

#[test]
fn progress_counts_acts_on_the_list_and_next_acts_pass_over_what_is_settled() {
    use ItemState::{Done, InProgress, NotApplicable};
    let known = answers(&[LossTheft], &[(Encrypted, Known::Yes)]);
    let plan = tailor(&small(), &known);
    let state = state(
        known,
        &[
            ("1-01", Done),
            ("2-02", InProgress),
            ("1-02", NotApplicable),
            ("1-03", Done),
            ("1-05", Done),
            ("9-99", Done),
        ],
    );
    assert_eq!(
        Progress::of_step(&plan, &state, Step::Discovery),
        Progress { n_settled: 2, n_all: 2 },
        "neither cautions nor what does not apply"
    );
    assert_eq!(Progress::of_all(&plan, &state), Progress { n_settled: 2, n_all: 4 });
    let is_settled = |id| plan.item(id).is_some_and(|planned| planned.is_settled(&state));
    assert!(is_settled("1-02") && !is_settled("2-02") && !is_settled("2-03"));
    let next = |n| {
        next_acts(&plan, &state, &[], Moment(0), n)
            .iter()
            .map(|(planned, _)| planned.item.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(next(9), ["2-02", "2-03"], "what is begun comes first, and nothing comes twice");
    assert_eq!((next(1), next(0)), (vec!["2-02"], vec![]));
}

#[test]
fn what_earlier_versions_asked_in_one_says_what_it_can_about_the_two_that_are_asked_today() {
    use Fact::{ExtortionSite, FakeSite, LeakSite, OpenSite, Phishing, Takeover};
    use Known::{No, Unknown, Yes};
    for (former, one, other) in [(Phishing, FakeSite, Takeover), (LeakSite, ExtortionSite, OpenSite)] {
        let known = |facts: &[(Fact, Known)], fact| answers(&[LeakType::UnauthorisedAccess], facts).fact(fact);
        assert_eq!((known(&[(former, No)], one), known(&[(former, No)], other)), (No, No), "neither");
        assert_eq!((known(&[(former, Yes)], one), known(&[(former, Yes)], other)), (Unknown, Unknown), "one of them");
        assert_eq!(known(&[(former, Yes), (other, No)], one), Yes, "not the other");
        assert_eq!(known(&[(former, Yes), (other, Yes)], one), Unknown, "the other, and perhaps this one too");
        assert_eq!(known(&[(former, No), (one, Yes)], one), Yes, "what was answered today counts");
        // Packs go on asking for the former one.
        assert_eq!(known(&[(one, Yes)], former), Yes);
        assert_eq!((known(&[(one, No)], former), known(&[(one, No), (other, No)], former)), (Unknown, No));
    }
}

#[test]
fn where_only_an_account_was_used_or_it_happened_elsewhere_there_is_no_machine_to_cut_off() {
    use Fact::{Machine, Outsourced, Ransomware, Skimming, Takeover};
    use Known::{No, Unknown, Yes};
    use LeakType::UnauthorisedAccess as Intrusion;
    type Row<'a> = (&'a [LeakType], &'a [(Fact, Known)], Known);
    let rows: [Row; 8] = [
        (&[Intrusion], &[], Yes),
        (&[Malware], &[(Takeover, Yes)], Yes),
        (&[Intrusion], &[(Takeover, Yes)], Unknown),
        (&[Intrusion], &[(Takeover, Yes), (Ransomware, No), (Skimming, No)], No),
        (&[Intrusion], &[(Takeover, Yes), (Ransomware, Yes)], Yes),
        (&[Malware], &[(Outsourced, Yes)], No),
        (&[Malware], &[(Outsourced, Yes), (Machine, Yes)], Yes),
        (&[], &[], Unknown),
    ];
    for (types, facts, expected) in rows {
        assert_eq!(answers(types, facts).fact(Machine), expected, "{types:?} {facts:?}");
    }
}

/// Whose address may not be known is told, and what runs ransomware is cut off, also where another answer says the
/// opposite.
#[test]
fn an_answer_that_another_contradicts_takes_nothing_urgent_off_the_list() {
    use Fact::{Endangered, IdsAdmins, Outsourced, Ransomware};
    use Known::{No, Yes};
    for (facts, contradicted, urgent) in [
        (vec![(Personal, No), (Endangered, Yes)], Personal, "1-42"),
        (vec![(Account, No), (IdsAdmins, Yes)], Account, "2-11"),
        (vec![(Fact::Machine, No), (Ransomware, Yes), (Outsourced, No)], Fact::Machine, "2-02"),
    ] {
        let answers = answers(&[Malware], &facts);
        let found: Vec<_> = answers.contradictions().map(|(fact, _)| fact).collect();
        assert_eq!(found, [contradicted]);
        assert_eq!(verdict(&tailor(guide(), &answers), urgent), Verdict::Open, "{urgent}");
    }
}
