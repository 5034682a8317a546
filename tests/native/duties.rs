//! Which duties to report apply: for each the answers that make it a yes, a no, or not decided yet.

use super::common::guide;
use morenaku::case::{Answers, Count, Known};
use morenaku::guide::{Fact, LeakType, TypeSet};
use morenaku::plan::{Reason, Ruling, Verdict, clocks, rulings};
use morenaku::wire::time::from_rfc3339;

fn answers(facts: &[(Fact, Known)]) -> Answers {
    facts.iter().fold(Answers::default(), |mut answers, (fact, known)| {
        answers.facts.insert(*fact, *known);
        answers
    })
}

fn ruling(answers: &Answers, duty: &str) -> Ruling {
    rulings(guide(), answers)
        .into_iter()
        .find(|ruling| ruling.duty.id == duty)
        .unwrap_or_else(|| panic!("no duty {duty}"))
}

use Known::{No, Unknown, Yes};
use Verdict::{Applies, DoesNotApply, Open};

/// What rules out every ground of the APPI but the one that is looked at.
const NO_GROUND: [(Fact, Known); 6] = [
    (Fact::Personal, Yes),
    (Fact::Sensitive, No),
    (Fact::Card, No),
    (Fact::Payment, No),
    (Fact::Wrongful, No),
    (Fact::PublicBody, No),
];

fn appi(more: &[(Fact, Known)], persons: Count) -> Verdict {
    let mut answers = answers(&[&NO_GROUND[..], more].concat());
    answers.persons = persons;
    ruling(&answers, "appi").verdict
}

#[test]
fn a_ruling_tells_apart_what_decides_it_and_what_is_missing() {
    let open = ruling(&answers(&[(Fact::Personal, Yes)]), "appi");
    assert_eq!(open.verdict, Open);
    assert!(open.missing().any(|fact| fact == Fact::Sensitive) && open.missing().all(|fact| fact != Fact::Personal));
    let decided = ruling(&answers(&[(Fact::Personal, Yes), (Fact::Card, Yes)]), "appi");
    assert_eq!(decided.missing().count(), 0);
    assert!(decided.because().any(|reason| reason == Reason::Is(Fact::Card)));
    for one in [open, decided] {
        assert_eq!(one.because().count() + one.missing().count(), one.reasons.len(), "each reason is one of the two");
    }
}

/// A public body reports above 100 persons, a private organisation above 1,000; as long as nobody says which of the two
/// it is, the number between leaves the duty undecided (APPI Art. 68, rule 43).
#[test]
fn public_bodies_report_above_a_hundred_persons() {
    let (public, private) = ((Fact::PublicBody, Yes), (Fact::PublicBody, No));
    let unsaid = (Fact::PublicBody, Unknown);
    let (none, some) = ((Fact::OrdinanceSensitive, No), (Fact::OrdinanceSensitive, Yes));
    for (facts, persons, expected) in [
        (&[public, none][..], Count::Exactly(143), Applies),
        (&[public, none], Count::Exactly(101), Applies),
        (&[public, none], Count::Exactly(100), DoesNotApply),
        (&[public, none], Count::AtMost(100), DoesNotApply),
        (&[public, none], Count::Unknown, Open),
        (&[public, some], Count::Exactly(1), Applies),
        (&[public], Count::Exactly(1), Open),
        (
            &[public, none, (Fact::Encrypted, Yes), (Fact::StrongCipher, Yes), (Fact::KeySafe, Yes)],
            Count::Exactly(143),
            DoesNotApply,
        ),
        (&[private], Count::Exactly(143), DoesNotApply),
        (&[private], Count::Exactly(1_001), Applies),
        (&[unsaid], Count::Exactly(143), Open),
        (&[unsaid], Count::Exactly(1_001), Applies),
        (&[unsaid, none], Count::Exactly(100), DoesNotApply),
    ] {
        assert_eq!(appi(facts, persons), expected, "{facts:?} {persons:?}");
    }
    // The same clocks as for private organisations.
    let mut answers = answers(&[&NO_GROUND[..], &[public, none]].concat());
    (answers.persons, answers.known_at) = (Count::Exactly(150), from_rfc3339("2026-11-02T09:00:00+09:00"));
    let clocks = clocks(guide(), &answers);
    let due: Vec<String> = clocks
        .iter()
        .filter(|clock| clock.duty == "appi")
        .map(|clock| clock.due.to_string())
        .collect();
    assert_eq!(due, ["2026-11-06", "2026-12-01"]);
}

#[test]
fn the_four_situations_of_the_appi() {
    let few = Count::Exactly(1);
    for (facts, persons, expected) in [
        (&[][..], few, DoesNotApply),
        (&[(Fact::Sensitive, Yes)], few, Applies),
        (&[(Fact::Sensitive, Unknown)], few, Open),
        (&[(Fact::Card, Yes)], few, Applies),
        (&[(Fact::Payment, Yes)], few, Applies),
        (&[(Fact::Payment, Unknown)], few, Open),
        // A bank account number alone is not one of the four situations.
        (&[(Fact::Bank, Yes)], few, DoesNotApply),
        (&[(Fact::Wrongful, Yes)], few, Applies),
        (&[(Fact::Wrongful, Unknown)], few, Open),
        (&[], Count::Exactly(1_000), DoesNotApply),
        (&[], Count::Exactly(1_001), Applies),
        (&[], Count::AtMost(1_000), DoesNotApply),
        // What cannot be fixed is judged by its maximum.
        (&[], Count::AtMost(1_001), Applies),
        (&[], Count::AtLeast(1_001), Applies),
        (&[], Count::AtLeast(5), Open),
        (&[], Count::Unknown, Open),
        (&[(Fact::Personal, No), (Fact::Sensitive, Unknown)], few, DoesNotApply),
        (&[(Fact::Personal, Unknown)], Count::Exactly(5_000), Open),
    ] {
        assert_eq!(appi(facts, persons), expected, "{facts:?} {persons:?}");
    }
}

#[test]
fn the_exemption_has_to_be_shown() {
    let sensitive = (Fact::Sensitive, Yes);
    let one = Count::Exactly(1);
    for (facts, expected) in [
        // Nothing is said of encryption: no exemption.
        (&[][..], Applies),
        (&[(Fact::Encrypted, No)], Applies),
        (&[(Fact::Encrypted, Yes)], Open),
        (&[(Fact::Encrypted, Yes), (Fact::StrongCipher, Yes)], Open),
        (&[(Fact::Encrypted, Yes), (Fact::StrongCipher, Yes), (Fact::KeySafe, No)], Applies),
        (&[(Fact::Encrypted, Yes), (Fact::StrongCipher, No), (Fact::KeySafe, Yes)], Applies),
        (&[(Fact::Encrypted, Yes), (Fact::StrongCipher, Yes), (Fact::KeySafe, Yes)], DoesNotApply),
        (&[(Fact::StrongCipher, Yes), (Fact::KeySafe, Yes)], Applies),
        (&[(Fact::Unseen, Yes)], DoesNotApply),
        (&[(Fact::Unseen, Unknown)], Applies),
        // Unseen, but as long as an attack is not ruled out, nobody can say so.
        (&[(Fact::Unseen, Yes), (Fact::Wrongful, Unknown)], Open),
        // Unseen, but an attacker may have made it unusable (damage to data is a ground of its own).
        (&[(Fact::Unseen, Yes), (Fact::Wrongful, Yes)], Open),
    ] {
        assert_eq!(appi(&[&[sensitive], facts].concat(), one), expected, "{facts:?}");
    }
}

#[test]
fn the_type_of_leak_tells_the_purpose_unless_someone_says_otherwise() {
    for (leak_type, expected) in [
        (LeakType::UnauthorisedAccess, Applies),
        (LeakType::Malware, Applies),
        (LeakType::InsiderCrime, Applies),
        (LeakType::LossTheft, Open),
        (LeakType::MisSending, Open),
        (LeakType::FileSharing, Open),
        (LeakType::PublicPosting, Open),
    ] {
        let mut answers = answers(&[(Fact::Personal, Yes)]);
        answers.types = TypeSet::NONE.with(leak_type);
        assert_eq!(ruling(&answers, "appi").verdict, expected, "{leak_type:?}");
        answers.facts.insert(Fact::Wrongful, No);
        assert_eq!(ruling(&answers, "appi").verdict, Open, "{leak_type:?}, not wrongful");
    }
}

#[test]
fn my_numbers_have_their_own_grounds() {
    let base = [
        (Fact::MyNumber, Yes),
        (Fact::Wrongful, No),
        (Fact::Exposed, No),
        (Fact::MyNumberSystem, No),
        (Fact::MyNumberMisuse, No),
    ];
    for (facts, persons, expected) in [
        (&[][..], Count::Exactly(100), DoesNotApply),
        (&[], Count::Exactly(101), Applies),
        (&[], Count::AtMost(101), Applies),
        (&[], Count::Unknown, Open),
        (&[(Fact::Wrongful, Yes)], Count::Exactly(1), Applies),
        (&[(Fact::Exposed, Yes)], Count::Exactly(1), Applies),
        (&[(Fact::Exposed, Unknown)], Count::Exactly(1), Open),
        // What was open to many has to be reported even if nobody saw it; only encryption that is shown to hold exempts
        // from that.
        (&[(Fact::Exposed, Yes), (Fact::Unseen, Yes), (Fact::Encrypted, No)], Count::Exactly(1), Applies),
        (&[(Fact::Exposed, Yes), (Fact::Unseen, Yes)], Count::Exactly(1), Open),
        (
            &[(Fact::Exposed, Yes), (Fact::Encrypted, Yes), (Fact::StrongCipher, Yes), (Fact::KeySafe, Yes)],
            Count::Exactly(1),
            DoesNotApply,
        ),
        (&[(Fact::Unseen, Yes)], Count::Exactly(500), DoesNotApply),
        (&[(Fact::MyNumber, No)], Count::Exactly(500), DoesNotApply),
        (&[(Fact::MyNumber, Unknown)], Count::Exactly(500), Open),
        // Systems of My Number administration and of public bodies, their contractors' too: 1 person (rule 2(1)).
        (&[(Fact::MyNumberSystem, Yes)], Count::Exactly(1), Applies),
        (&[(Fact::MyNumberSystem, Unknown)], Count::Exactly(1), Open),
        // Illicit use or provision: with a wrongful purpose 1 person, else more than 100 (rules 2(2) and 2(4)). Nothing
        // need have leaked, so that all came back unseen exempts from nothing.
        (&[(Fact::MyNumberMisuse, Yes), (Fact::Wrongful, Yes)], Count::Exactly(1), Applies),
        (&[(Fact::MyNumberMisuse, Yes)], Count::Exactly(100), DoesNotApply),
        (&[(Fact::MyNumberMisuse, Yes)], Count::Exactly(101), Applies),
        (&[(Fact::MyNumberMisuse, Yes), (Fact::Unseen, Yes), (Fact::Encrypted, No)], Count::Exactly(101), Applies),
    ] {
        let mut answers = answers(&[&base[..], facts].concat());
        answers.persons = persons;
        assert_eq!(ruling(&answers, "my-number").verdict, expected, "{facts:?} {persons:?}");
    }
}

#[test]
fn the_other_duties_follow_what_the_organisation_is() {
    for (duty, facts) in [
        ("controller", &[Fact::Personal, Fact::Sensitive, Fact::Entrusted][..]),
        ("gdpr", &[Fact::Personal, Fact::Eu]),
        ("telecom", &[Fact::Telecom]),
        ("finance", &[Fact::Finance]),
        ("card-shop", &[Fact::CardShop, Fact::Card]),
        ("infrastructure", &[Fact::Infrastructure]),
        ("privacy-mark", &[Fact::PrivacyMark]),
        ("public-body", &[Fact::PublicBody]),
    ] {
        let with = |known: Known| {
            answers(
                &facts
                    .iter()
                    .map(|fact| (*fact, Yes))
                    .chain([(facts[facts.len() - 1], known)])
                    .collect::<Vec<_>>(),
            )
        };
        for (known, expected) in [(Yes, Applies), (No, DoesNotApply), (Unknown, Open)] {
            assert_eq!(ruling(&with(known), duty).verdict, expected, "{duty} {known:?}");
        }
    }
}

#[test]
fn the_client_is_told_where_a_report_would_be_a_duty() {
    let base = [
        (Fact::Entrusted, Yes),
        (Fact::MyNumber, No),
        (Fact::Exposed, No),
        (Fact::MyNumberSystem, No),
        (Fact::MyNumberMisuse, No),
    ];
    for (facts, persons, expected) in [
        (&[][..], Count::Exactly(1_000), DoesNotApply),
        (&[], Count::Exactly(1_001), Applies),
        (&[], Count::Unknown, Open),
        (&[(Fact::MyNumber, Yes)], Count::Exactly(101), Applies),
        (&[(Fact::MyNumber, Yes), (Fact::Exposed, Yes)], Count::Exactly(1), Applies),
        (&[(Fact::Wrongful, Yes)], Count::Exactly(1), Applies),
    ] {
        let mut answers = answers(&[&NO_GROUND[..], &base, facts].concat());
        answers.persons = persons;
        assert_eq!(ruling(&answers, "controller").verdict, expected, "{facts:?} {persons:?}");
    }
}

#[test]
fn an_undecided_duty_says_what_is_missing_and_a_decided_one_why() {
    let mut open = answers(&[(Fact::Personal, Yes), (Fact::Sensitive, No), (Fact::PublicBody, No)]);
    open.persons = Count::AtLeast(3);
    let undecided = ruling(&open, "appi");
    assert_eq!(undecided.verdict, Open);
    let missing = [Fact::Card, Fact::Payment, Fact::Wrongful, Fact::Over1000].map(Reason::NotKnown);
    assert_eq!(undecided.reasons, missing, "only what could still decide it, once each");
    let decided = ruling(&answers(&[(Fact::Personal, Yes), (Fact::Sensitive, Yes)]), "appi");
    assert_eq!(decided.reasons, [Reason::Is(Fact::Personal), Reason::IsNot(Fact::Exempt), Reason::Is(Fact::Sensitive)]);
    let none = ruling(&answers(&[(Fact::Personal, No)]), "appi");
    assert_eq!((none.verdict, none.reasons), (DoesNotApply, vec![Reason::IsNot(Fact::Personal)]));
}

#[test]
fn every_duty_can_be_decided_with_what_is_asked() {
    // What decides a duty is either asked or follows from what is asked.
    for duty in guide().duties {
        for literal in duty
            .when
            .iter()
            .chain(duty.who)
            .chain(duty.unruled)
            .chain(duty.situations.iter().flat_map(|situation| situation.when))
            .flat_map(|clause| *clause)
        {
            assert!(guide().fact(literal.fact).is_some(), "{}: {:?}", duty.id, literal.fact);
        }
    }
}
