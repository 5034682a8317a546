//! Each duty for each organisation in each situation, with its clocks: what decides is who we are, and what happened.

use super::common::{guide, library};
use super::pack::full;
use morenaku::case::{Answers, Change, Count, Evidence, Known, Moment};
use morenaku::document::{Page, Request, Scope, page};
use morenaku::guide::{Fact, Force, Lang, LeakType, TypeSet};
use morenaku::pack::{Command, Edition, Field, MAX_HOURS, Place, Problem, check_names, edit, read, read_start, write};
use morenaku::plan::{ClockKind, Ruling, Verdict, about_us, clocks, rulings};
use morenaku::wire::time::from_rfc3339;
use serde_json::json;

use Known::{No, Unknown, Yes};
use Verdict::{Applies, DoesNotApply, Open};

/// Who may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// A company, a shop, a club.
    Private,
    /// A city office, a public school.
    PublicBody,
    /// A national university, a public hospital.
    Corporation,
    /// Someone who handles data for a client.
    Processor,
    /// Someone who has not said.
    Unsaid,
}

pub(super) const ALL: [Who; 5] = [Who::Private, Who::PublicBody, Who::Corporation, Who::Processor, Who::Unsaid];

impl Who {
    fn facts(self) -> Vec<(Fact, Known)> {
        let none = [Fact::PublicBody, Fact::PublicCorporation, Fact::Entrusted].map(|fact| (fact, No));
        let is = |fact: Fact| none.into_iter().chain([(fact, Yes)]).collect();
        match self {
            Self::Private => none.to_vec(),
            Self::PublicBody => is(Fact::PublicBody),
            Self::Corporation => is(Fact::PublicCorporation),
            Self::Processor => is(Fact::Entrusted),
            Self::Unsaid => Vec::new(),
        }
    }
}

/// What rules out every situation but the one that is looked at.
const NOTHING: [(Fact, Known); 10] = [
    (Fact::Personal, Yes),
    (Fact::Sensitive, No),
    (Fact::Card, No),
    (Fact::Payment, No),
    (Fact::Wrongful, No),
    (Fact::OrdinanceSensitive, No),
    (Fact::MyNumber, No),
    (Fact::Exposed, No),
    (Fact::MyNumberSystem, No),
    (Fact::MyNumberMisuse, No),
];

pub(super) fn answers(who: Who, more: &[(Fact, Known)], persons: u64) -> Answers {
    let mut answers = Answers {
        persons: Count::Exactly(persons),
        known_at: from_rfc3339("2026-11-02T09:00:00+09:00"),
        ..Answers::default()
    };
    for (fact, known) in NOTHING.iter().chain(&who.facts()).chain(more) {
        answers.facts.insert(*fact, *known);
    }
    answers
}

pub(super) fn ruling(answers: &Answers, duty: &str) -> Ruling {
    let mut all = rulings(guide(), answers).into_iter();
    all.find(|ruling| ruling.duty.id == duty)
        .unwrap_or_else(|| panic!("no duty {duty}"))
}

/// The last days of a duty's clocks, as month and day.
pub(super) fn due(answers: &Answers, duty: &str) -> Vec<String> {
    let of = clocks(guide(), answers).into_iter().filter(|clock| clock.duty == duty);
    of.map(|clock| format!("{}-{}", clock.due.month(), clock.due.day())).collect()
}

// Known on Monday 2026-11-02: day 5 is 11-06, day 30 is 12-01; day 60 is 12-31, and offices are closed until 01-03.
const SOON: &[&str] = &["11-6", "12-1"];
const LATE: &[&str] = &["11-6", "1-4"];
const NONE: &[&str] = &[];

#[test]
fn the_report_by_who_we_are_and_what_happened() {
    use Who::{Corporation, Private, Processor, PublicBody, Unsaid};
    for (facts, persons, who, expected, clocks) in [
        // Nothing of the law's situations.
        (&[][..], 100, &[Private, PublicBody, Processor, Unsaid][..], DoesNotApply, NONE),
        (&[], 101, &[Private, Processor], DoesNotApply, NONE),
        (&[], 101, &[PublicBody], Applies, SOON),
        (&[], 101, &[Unsaid], Open, SOON),
        (&[], 1_000, &[Private, Processor], DoesNotApply, NONE),
        (&[], 1_001, &[Private, Processor, PublicBody, Unsaid], Applies, SOON),
        (&[(Fact::Sensitive, Yes)], 1, &[Private, Processor, PublicBody, Unsaid], Applies, SOON),
        (&[(Fact::Card, Yes)], 1, &[Private, Processor, PublicBody, Unsaid], Applies, SOON),
        (&[(Fact::Payment, Yes)], 1, &[Private, Processor, PublicBody, Unsaid], Applies, SOON),
        (&[(Fact::Wrongful, Yes)], 1, &[Private, Processor, PublicBody, Unsaid], Applies, LATE),
        // With ③ the longer time holds, alone or with others.
        (&[(Fact::Wrongful, Yes), (Fact::Sensitive, Yes)], 2_000, &[Private, PublicBody, Unsaid], Applies, LATE),
        (&[(Fact::OrdinanceSensitive, Yes)], 1, &[PublicBody], Applies, SOON),
        (&[(Fact::OrdinanceSensitive, Yes)], 1, &[Private, Processor], DoesNotApply, NONE),
        (&[(Fact::OrdinanceSensitive, Yes)], 1, &[Unsaid], Open, SOON),
        // For a public corporation nothing is ruled, but its clocks are shown.
        (&[], 1, &[Corporation], Open, SOON),
        (&[(Fact::Sensitive, Yes)], 1, &[Corporation], Open, SOON),
        (&[(Fact::Personal, No)], 5_000, &ALL, DoesNotApply, NONE),
        // What is exempt is so for all.
        (
            &[(Fact::Sensitive, Yes), (Fact::Encrypted, Yes), (Fact::StrongCipher, Yes), (Fact::KeySafe, Yes)],
            5_000,
            &ALL,
            DoesNotApply,
            NONE,
        ),
    ] {
        for who in who {
            let answers = answers(*who, facts, persons);
            assert_eq!(ruling(&answers, "appi").verdict, expected, "{who:?} {facts:?} {persons}");
            assert_eq!(due(&answers, "appi"), clocks, "{who:?} {facts:?} {persons}");
        }
    }
}

#[test]
fn my_numbers_do_not_ask_who_we_are_but_for_their_systems() {
    for who in ALL {
        for (facts, persons, expected, clocks) in [
            (&[(Fact::MyNumber, Yes)][..], 100, DoesNotApply, NONE),
            (&[(Fact::MyNumber, Yes)], 101, Applies, SOON),
            (&[(Fact::MyNumber, Yes), (Fact::MyNumberSystem, Yes)], 1, Applies, SOON),
            (&[(Fact::MyNumber, Yes), (Fact::Exposed, Yes)], 1, Applies, SOON),
            (&[(Fact::MyNumber, Yes), (Fact::Wrongful, Yes)], 1, Applies, LATE),
            (&[(Fact::MyNumber, Yes), (Fact::MyNumberMisuse, Yes), (Fact::Wrongful, Yes)], 1, Applies, LATE),
            (&[(Fact::MyNumber, Yes), (Fact::MyNumberMisuse, Yes)], 101, Applies, SOON),
        ] {
            let answers = answers(who, facts, persons);
            assert_eq!(ruling(&answers, "my-number").verdict, expected, "{who:?} {facts:?} {persons}");
            assert_eq!(due(&answers, "my-number"), clocks, "{who:?} {facts:?} {persons}");
        }
    }
}

/// Outside the situations whoever handles My Numbers shall endeavour to report, unless they were strongly encrypted.
#[test]
fn my_numbers_outside_the_situations_are_an_effort() {
    let encrypted = [(Fact::Encrypted, Yes), (Fact::StrongCipher, Yes), (Fact::KeySafe, Yes)];
    for (facts, persons, expected) in [
        (&[][..], 1, Applies),
        (&[], 101, DoesNotApply),
        (&[(Fact::Wrongful, Unknown)], 1, Open),
        (&[(Fact::Unseen, Yes)], 1, Applies),
        (&encrypted, 1, DoesNotApply),
        (&[(Fact::MyNumber, No)], 1, DoesNotApply),
    ] {
        let answers = answers(Who::Private, &[&[(Fact::MyNumber, Yes)], facts].concat(), persons);
        let ruling = ruling(&answers, "my-number-effort");
        assert_eq!((ruling.verdict, ruling.duty.force), (expected, Force::Effort), "{facts:?} {persons}");
    }
}

/// A processor owes the controller (Art. 33(2)), not the authority; the notice to the persons (Art. 34) has a ruling of
/// its own.
#[test]
fn the_gdpr_by_role_and_risk() {
    let eu = (Fact::Eu, Yes);
    for (who, facts, [authority, controller, persons]) in [
        (Who::Private, &[eu][..], [Applies, DoesNotApply, Open]),
        (Who::Private, &[eu, (Fact::EuHighRisk, Yes)], [Applies, DoesNotApply, Applies]),
        (Who::Private, &[eu, (Fact::EuHighRisk, No)], [Applies, DoesNotApply, DoesNotApply]),
        (
            Who::Private,
            &[eu, (Fact::EuRiskUnlikely, Yes), (Fact::EuHighRisk, No)],
            [DoesNotApply, DoesNotApply, DoesNotApply],
        ),
        (Who::Processor, &[eu, (Fact::EuHighRisk, Yes)], [DoesNotApply, Applies, DoesNotApply]),
        (Who::Unsaid, &[eu, (Fact::EuHighRisk, Yes)], [Applies, Open, Applies]),
        (Who::Private, &[(Fact::Eu, No)], [DoesNotApply; 3]),
    ] {
        let answers = answers(who, facts, 1);
        let verdicts = ["gdpr", "gdpr-controller", "gdpr-persons"].map(|duty| ruling(&answers, duty).verdict);
        assert_eq!(verdicts, [authority, controller, persons], "{who:?} {facts:?}");
        let has_hours = clocks(guide(), &answers).iter().any(|clock| clock.kind == ClockKind::EuReport);
        assert_eq!(has_hours, authority != DoesNotApply, "{who:?} {facts:?}");
    }
}

#[test]
fn what_only_some_have_is_not_shown_as_undecided() {
    let shown = |answers: &Answers| -> Vec<&str> {
        let shown = rulings(guide(), answers).into_iter();
        shown
            .filter(|ruling| ruling.is_shown() && ruling.verdict != DoesNotApply)
            .map(|ruling| ruling.duty.id)
            .collect()
    };
    let unsaid = answers(Who::Unsaid, &[(Fact::Sensitive, Unknown)], 1);
    assert_eq!(shown(&unsaid), ["appi", "voluntary"], "neither the EU nor a sector");
    assert!(clocks(guide(), &unsaid).iter().all(|clock| clock.duty == "appi"));
    let eu = answers(Who::Unsaid, &[(Fact::Sensitive, Unknown), (Fact::Eu, Yes)], 1);
    assert_eq!(shown(&eu), ["appi", "gdpr", "gdpr-controller", "gdpr-persons", "voluntary"]);
    // A private firm does not see what only public bodies have, nor the other way round.
    for (who, expected) in [
        (Who::Private, &["sensitive", "property", "wrongful", "number"][..]),
        (Who::PublicBody, &["sensitive", "property", "wrongful", "public-number", "ordinance"]),
    ] {
        let ruling = ruling(&answers(who, &[], 1), "appi");
        let ours: Vec<&str> = ruling
            .grounds
            .iter()
            .filter(|ground| ground.is_ours)
            .map(|one| one.situation.id)
            .collect();
        assert_eq!(ours, expected, "{who:?}");
    }
}

#[test]
fn sectors_have_theirs() {
    for (fact, duty, known, expected) in [
        (Fact::Infrastructure, "infrastructure", Yes, Applies),
        (Fact::Infrastructure, "infrastructure", No, DoesNotApply),
        (Fact::PrivacyMark, "privacy-mark", Yes, Applies),
        (Fact::Telecom, "telecom", Yes, Applies),
        (Fact::Finance, "finance", Yes, Applies),
    ] {
        assert_eq!(ruling(&answers(Who::Private, &[(fact, known)], 1), duty).verdict, expected, "{duty} {known:?}");
    }
    // The ministry is told of cyber attacks.
    for (types, expected) in [
        (&[LeakType::Malware][..], Applies),
        (&[LeakType::LossTheft, LeakType::UnauthorisedAccess], Applies),
        (&[LeakType::LossTheft], DoesNotApply),
        (&[], Open),
    ] {
        let mut answers = answers(Who::Private, &[(Fact::Medical, Yes)], 1);
        answers.types = types.iter().copied().collect::<TypeSet>();
        assert_eq!(ruling(&answers, "medical").verdict, expected, "{types:?}");
    }
    // Promptly, and within 30 days of recognising it: counted so that nothing is late.
    let infrastructure = answers(Who::Private, &[(Fact::Infrastructure, Yes)], 1);
    assert_eq!(due(&infrastructure, "infrastructure"), ["12-1"]);
}

/// What is kept elsewhere is neither lost nor damaged; what may have gone out is a leak all the same.
#[test]
fn a_backup_exempts_only_from_loss_and_damage() {
    let attack = [(Fact::Sensitive, Yes), (Fact::Wrongful, Yes)];
    for (facts, expected) in [
        (&[(Fact::Backup, Yes)][..], Applies),
        (&[(Fact::InsideOnly, Yes), (Fact::Backup, Yes)], DoesNotApply),
        (&[(Fact::InsideOnly, Yes), (Fact::Backup, No)], Applies),
        (&[(Fact::InsideOnly, Yes)], Open),
        (&[(Fact::InsideOnly, No), (Fact::Backup, Yes)], Applies),
        // It stands on a leak site: it has gone out.
        (&[(Fact::InsideOnly, Yes), (Fact::Backup, Yes), (Fact::LeakSite, Yes)], Applies),
    ] {
        let answers = answers(Who::Private, &[&attack, facts].concat(), 1);
        assert_eq!(ruling(&answers, "appi").verdict, expected, "{facts:?}");
    }
}

/// Answers that go against each other are asked back; as long as they do, nothing is ruled out by them.
#[test]
fn a_contradiction_never_rules_a_duty_out() {
    for (facts, types, duty, contradicted, against) in [
        (
            &[(Fact::Personal, No), (Fact::MyNumber, Yes)][..],
            TypeSet::NONE,
            "appi",
            Fact::Personal,
            Evidence::Is(Fact::MyNumber),
        ),
        (
            &[(Fact::Personal, No), (Fact::Sensitive, Yes)],
            TypeSet::NONE,
            "appi",
            Fact::Personal,
            Evidence::Is(Fact::Sensitive),
        ),
        (&[(Fact::Personal, No), (Fact::Card, Yes)], TypeSet::NONE, "appi", Fact::Personal, Evidence::Is(Fact::Card)),
        (&[(Fact::Wrongful, No), (Fact::Theft, Yes)], TypeSet::NONE, "appi", Fact::Wrongful, Evidence::Is(Fact::Theft)),
        (
            &[(Fact::Wrongful, No)],
            TypeSet::NONE.with(LeakType::UnauthorisedAccess),
            "appi",
            Fact::Wrongful,
            Evidence::Type(LeakType::UnauthorisedAccess),
        ),
        (
            &[(Fact::MyNumber, Yes), (Fact::Exposed, No), (Fact::LeakSite, Yes)],
            TypeSet::NONE,
            "my-number",
            Fact::Exposed,
            Evidence::Is(Fact::LeakSite),
        ),
        (
            &[(Fact::PublicBody, Yes), (Fact::PublicCorporation, Yes)],
            TypeSet::NONE,
            "appi",
            Fact::PublicBody,
            Evidence::Is(Fact::PublicCorporation),
        ),
        (
            &[(Fact::Account, No), (Fact::Payment, Yes)],
            TypeSet::NONE,
            "appi",
            Fact::Payment,
            Evidence::IsNot(Fact::Account),
        ),
    ] {
        let mut answers = answers(Who::Private, facts, 5_000);
        answers.types = types;
        assert_eq!(answers.contradictions().collect::<Vec<_>>(), [(contradicted, against)], "{facts:?}");
        assert_ne!(ruling(&answers, duty).verdict, DoesNotApply, "{facts:?}");
    }
    assert_eq!(answers(Who::Private, &[(Fact::Personal, No)], 1).contradictions().count(), 0);
}

/// What is said once of the organisation stands in each new case; what is said of one leak does not.
#[test]
fn what_is_prepared_of_us_is_taken_over() {
    let prepared = answers(Who::PublicBody, &[(Fact::Medical, No), (Fact::Sensitive, Yes)], 1);
    let taken: Vec<Change> = about_us(guide(), &prepared).collect();
    let expected = [(Fact::PublicBody, Yes), (Fact::PublicCorporation, No), (Fact::Entrusted, No), (Fact::Medical, No)];
    assert_eq!(taken, expected.map(|(fact, known)| Change::AnsweredFact(fact, known)));
}

/// What the pack says of who we are is an answer of each new case, whatever was prepared in a browser before, and asked
/// nowhere again. What is no question of an organisation is told, and not used.
#[test]
fn the_pack_says_who_we_are() {
    let mut file = full();
    file["about"]["card"] = json!("yes");
    let (pack, faults) = read(&file.to_string());
    assert_eq!(faults, []);
    let told = check_names(&pack, guide(), library());
    let told: Vec<_> = told.iter().map(|one| (one.place.to_string(), &one.problem)).collect();
    assert_eq!(told, [("about.card".to_owned(), &Problem::UnknownField)]);
    let start = &pack.start;
    let about = [(Fact::Entrusted, true), (Fact::Medical, false), (Fact::PublicBody, false)];
    assert!(start.about.len() == 4 && about.iter().all(|one| start.about.contains(one)));
    let clients: Vec<_> = start.clients.iter().map(|one| (&*one.name, one.hours)).collect();
    assert_eq!(clients, [("A社", Some(24)), ("北関東物流", None)]);
    let guide = guide().clone().with(&read_start(&file.to_string()).0.own());
    let facts = [(Fact::PublicBody, Yes), (Fact::Finance, Yes)].into_iter().collect();
    let prepared = Answers { facts, ..Answers::default() };
    let first: Vec<_> = about_us(&guide, &prepared).collect();
    let expected = [(Fact::PublicBody, No), (Fact::Entrusted, Yes), (Fact::Finance, Yes), (Fact::Medical, No)];
    assert_eq!(first, expected.map(|(fact, known)| Change::AnsweredFact(fact, known)));
    // Where it prepares, the questions that are answered are not asked.
    let edition = Edition::complete(&file.to_string());
    let asked = |edition: Edition| -> Vec<Fact> {
        let scope = Scope { edition, lang: Lang::Ja, now: Moment(0) };
        let request = Request { page: Page::Prepare, scope, writer: "".into(), case: None, prepared: None };
        let said = format!("{:?}", page(&request));
        Fact::ALL
            .into_iter()
            .filter(|fact| said.contains(&format!("Ask({fact:?})")))
            .collect()
    };
    let (with, without) = (asked(edition), asked(Edition::complete("")));
    assert!(without.contains(&Fact::PublicBody) && without.contains(&Fact::Eu));
    let left: Vec<_> = without.into_iter().filter(|fact| !with.contains(fact)).collect();
    assert_eq!(left, [Fact::Entrusted, Fact::Medical, Fact::PublicBody]);
}

/// The editor writes it, and the file that it writes has it.
#[test]
fn the_editor_says_who_we_are_and_for_whom_we_work() {
    let eu = Place::from(Field::About).named("eu");
    let draft = edit("", &Command::Set(eu.clone(), "yes".to_owned())).expect("a draft");
    let draft = edit(&draft, &Command::AddRow(Field::Clients)).expect("a draft");
    let client = Place::from(Field::Clients).row(0);
    let draft = edit(&draft, &Command::Set(client.field(Field::Name), "A社".to_owned())).expect("a draft");
    let draft = edit(&draft, &Command::Set(client.field(Field::Hours), "24".to_owned())).expect("a draft");
    let start = read_start(&write(&draft)).0;
    assert_eq!(start.about, [(Fact::Eu, true)]);
    assert_eq!((&*start.clients[0].name, start.clients[0].hours), ("A社", Some(24)));
    // The schema has what the editor asks for.
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../schema/pack-v1.schema.json")).expect("JSON");
    let in_schema = schema["properties"]["about"]["properties"].as_object().expect("an object");
    let ours: Vec<_> = guide().facts.iter().filter(|one| one.group.is_about_us()).collect();
    assert!(in_schema.len() == ours.len() && ours.iter().all(|one| in_schema.contains_key(one.fact.as_str())));
    assert_eq!(schema["$defs"]["client"]["properties"]["hours"]["maximum"], json!(MAX_HOURS));
    let taken_back = edit(&draft, &Command::Set(eu, String::new())).expect("a draft");
    assert_eq!(read_start(&taken_back).0.about, []);
}
