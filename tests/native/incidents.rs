//! Ten incidents of today as they are known after the first hour: what stands in the first minute, and how long the
//! list is. Ids only, so that correcting a sentence breaks nothing.
//!
//! After a change that is meant: `MORENAKU_REVIEW=1 cargo test --test native incidents` writes the lists anew; read the
//! difference before it is committed, working through each incident with nothing else at hand.

use super::common::guide;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use morenaku::case::{Answers, Count, FoundBy, Known};
use morenaku::guide::{Fact, ItemKind, LeakType, Step};
use morenaku::plan::{Planned, Verdict, first_minute, tailor};

use LeakType::{FileSharing, InsiderCrime, LossTheft, Malware, MisSending, PublicPosting, UnauthorisedAccess};

/// What happened, as far as it is known, and how many items the list had before there were variants of the first
/// minute.
struct Incident {
    name: &'static str,
    types: &'static [LeakType],
    persons: u64,
    found_by: FoundBy,
    yes: &'static [&'static str],
    no: &'static [&'static str],
    n_items_before: usize,
}

/// What is none of it in these incidents, unless it is said.
const USUALLY_NOT: [&str; 24] = [
    "public-importance",
    "card",
    "bank",
    "sensitive",
    "my-number",
    "partner",
    "trade-secret",
    "demand",
    "wide",
    "refuses",
    "hard-to-notify",
    "widens",
    "press",
    "damage",
    "violation",
    "entrusted",
    "outsourced",
    "eu",
    "stopped-service",
    "stopped-account",
    "account",
    "public-body",
    "endangered",
    "small",
];

const INCIDENTS: [Incident; 10] = [
    Incident {
        name: "lost-phone",
        types: &[LossTheft],
        persons: 120,
        found_by: FoundBy::Oneself,
        yes: &["personal", "account", "ids-staff", "phone", "backup", "stopped-account"],
        no: &["theft", "paper", "hashed", "ids-customers", "ids-admins", "wrongful"],
        n_items_before: 55,
    },
    Incident {
        name: "cc-mailing",
        types: &[MisSending],
        persons: 300,
        found_by: FoundBy::Outsider,
        yes: &["personal", "mis-sent", "bulk", "human-error"],
        no: &["published", "website", "system-fault", "cloud", "mix-up", "ai-input", "paper", "wrongful"],
        n_items_before: 48,
    },
    Incident {
        name: "leaver",
        types: &[InsiderCrime],
        persons: 5_000,
        found_by: FoundBy::Inside,
        yes: &["personal", "trade-secret", "leaver", "wide", "violation", "stopped-account"],
        no: &["scandal"],
        n_items_before: 61,
    },
    Incident {
        name: "file-swapping",
        types: &[FileSharing],
        persons: 80,
        found_by: FoundBy::Outsider,
        yes: &["personal", "violation"],
        no: &["leak-site", "extortion-site", "open-site"],
        n_items_before: 59,
    },
    Incident {
        name: "ransomware-hospital",
        types: &[Malware, UnauthorisedAccess],
        persons: 20_000,
        found_by: FoundBy::Inside,
        yes: &[
            "personal",
            "sensitive",
            "ransomware",
            "demand",
            "medical",
            "wide",
            "press",
            "stopped-service",
            "backup",
            "damage",
            "hard-to-notify",
            "machine",
        ],
        no: &[
            "website",
            "stuffing",
            "skimming",
            "takeover",
            "fake-site",
            "phishing",
            "leak-site",
            "extortion-site",
            "open-site",
        ],
        n_items_before: 82,
    },
    Incident {
        name: "stolen-mailbox",
        types: &[UnauthorisedAccess],
        persons: 800,
        found_by: FoundBy::Outsider,
        yes: &["personal", "account", "ids-staff", "phishing", "takeover", "partner", "stopped-account"],
        no: &[
            "website",
            "stuffing",
            "skimming",
            "ransomware",
            "fake-site",
            "leak-site",
            "extortion-site",
            "open-site",
            "ids-customers",
            "ids-admins",
        ],
        n_items_before: 69,
    },
    Incident {
        name: "part-timer-post",
        types: &[PublicPosting],
        persons: 3,
        found_by: FoundBy::Outsider,
        yes: &["personal", "staff-post"],
        no: &["board-post", "scandal", "ai-input", "phishing", "fake-site", "leak-site", "extortion-site", "wrongful"],
        n_items_before: 51,
    },
    Incident {
        name: "sole-trader-mail",
        types: &[MisSending],
        persons: 1,
        found_by: FoundBy::Oneself,
        yes: &["personal", "mis-sent", "human-error", "small"],
        no: &[
            "published",
            "bulk",
            "website",
            "system-fault",
            "cloud",
            "mix-up",
            "ai-input",
            "backup",
            "paper",
            "wrongful",
        ],
        n_items_before: 46,
    },
    Incident {
        name: "school-my-number",
        types: &[MisSending],
        persons: 150,
        found_by: FoundBy::Outsider,
        yes: &["personal", "my-number", "published", "website", "public-body", "exposed", "human-error", "wide"],
        no: &["mis-sent", "bulk", "system-fault", "cloud", "mix-up", "ai-input", "paper", "wrongful"],
        n_items_before: 55,
    },
    Incident {
        name: "skimming-shop",
        types: &[UnauthorisedAccess],
        persons: 2_000,
        found_by: FoundBy::Outsider,
        yes: &["personal", "card", "card-shop", "website", "skimming", "stopped-service", "damage", "wide"],
        no: &[
            "stuffing",
            "ransomware",
            "phishing",
            "takeover",
            "fake-site",
            "leak-site",
            "extortion-site",
            "open-site",
        ],
        n_items_before: 70,
    },
];

fn answers(incident: &Incident) -> Answers {
    let facts = |names: &[&str], known: Known| -> Vec<(Fact, Known)> {
        let fact = |name: &&str| Fact::parse(name).unwrap_or_else(|| panic!("{name} is no fact"));
        names.iter().map(|name| (fact(name), known)).collect()
    };
    let usually_not = USUALLY_NOT.into_iter().filter(|name| !incident.yes.contains(name));
    let [usually_not, no, yes] = [
        facts(&usually_not.collect::<Vec<_>>(), Known::No),
        facts(incident.no, Known::No),
        facts(incident.yes, Known::Yes),
    ];
    Answers {
        types: incident.types.iter().copied().collect(),
        persons: Count::Exactly(incident.persons),
        found_by: incident.found_by,
        facts: usually_not.into_iter().chain(no).chain(yes).collect(),
        ..Answers::default()
    }
}

fn ids<'a>(items: impl Iterator<Item = &'a Planned>) -> String {
    items
        .map(|planned| {
            let caution = if planned.item.kind == ItemKind::Caution { "!" } else { "" };
            let open = if planned.verdict == Verdict::Open { "?" } else { "" };
            format!(" {}{caution}{open}", planned.item.id)
        })
        .collect()
}

#[test]
fn each_incident_gets_the_list_that_was_reviewed_for_it_and_none_is_longer_than_it_was() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/incidents");
    for incident in &INCIDENTS {
        let answers = answers(incident);
        let plan = tailor(guide(), &answers);
        let (acts, cautions) = first_minute(&plan, answers.types);
        let mut now = format!("{} items, {} before\n", plan.n_listed(), incident.n_items_before);
        let _ = writeln!(now, "first minute{}", ids(acts.into_iter()));
        let _ = writeln!(now, "do not{}", ids(cautions.into_iter()));
        for step in Step::ALL {
            let _ = writeln!(now, "{}{}", step.number(), ids(plan.listed(step)));
        }
        let path = folder.join(format!("{}.txt", incident.name));
        if env::var_os("MORENAKU_REVIEW").is_some() {
            fs::create_dir_all(&folder).expect("the folder of the lists");
            fs::write(&path, &now).expect("the list");
        }
        let reviewed = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(now, reviewed, "{}: see the head of this file", incident.name);
        assert!(plan.n_listed() <= incident.n_items_before, "{}: {}", incident.name, plan.n_listed());
    }
}
