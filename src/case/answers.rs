//! What is known about a case. "Not known yet" is an answer like any other.

use std::rc::Rc;

use super::{Moment, SortedMap, Stamp};
use crate::guide::{Fact, LeakType, TypeSet};

names! {
    /// An answer to a yes/no question.
    #[derive(Default)]
    pub enum Known {
        /// It is so.
        Yes = "yes",
        /// It is not so.
        No = "no",
        /// Nobody knows yet.
        #[default]
        Unknown = "unknown",
    }
}

impl Known {
    /// The opposite; unknown stays unknown.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

/// How many persons are concerned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Count {
    /// Nobody knows yet.
    #[default]
    Unknown,
    /// This many.
    Exactly(u64),
    /// This many or more.
    AtLeast(u64),
    /// This many or fewer.
    AtMost(u64),
}

impl Count {
    /// Whether there are more than `limit`. What may be more is judged by its maximum (PPC guidelines 3-5-3-1(4)).
    #[must_use]
    pub fn is_over(self, limit: u64) -> Known {
        match self {
            Self::Exactly(number) | Self::AtMost(number) if number > limit => Known::Yes,
            Self::Exactly(_) | Self::AtMost(_) => Known::No,
            Self::AtLeast(number) if number > limit => Known::Yes,
            Self::AtLeast(_) | Self::Unknown => Known::Unknown,
        }
    }
}

names! {
    /// How a leak came to light, in the order in which it is asked.
    #[derive(Default)]
    pub enum FoundBy {
        /// The person to whom it happened reported it.
        Oneself = "oneself",
        /// It was found inside: by colleagues, logs, alarms.
        Inside = "inside",
        /// Someone outside reported it: recipient, finder, customer, partner.
        Outsider = "outsider",
        /// The police made contact.
        Police = "police",
        /// A journalist or a report in the media.
        Press = "press",
        /// Nobody knows yet.
        #[default]
        Unknown = "unknown",
    }
}

/// When the organisation knew of one situation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Knew {
    /// When; none while that is not known.
    pub at: Option<Moment>,
    /// Why that is the time; may be empty.
    pub why: Rc<str>,
    /// When that was recorded, and by whom.
    pub recorded: Stamp,
}

/// What goes against an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// That this is so.
    Is(Fact),
    /// That this is not so.
    IsNot(Fact),
    /// That it leaked this way.
    Type(LeakType),
}

/// Where what leaked may stand for others to see.
const SITES: [Fact; 3] = [Fact::LeakSite, Fact::ExtortionSite, Fact::OpenSite];
/// What is done with a wrongful purpose.
const ATTACKS: [Fact; 6] =
    [Fact::Theft, Fact::Ransomware, Fact::Stuffing, Fact::Skimming, Fact::Leaver, Fact::ExtortionSite];
/// What is asked of leaked IDs and passwords.
const OF_ACCOUNTS: [Fact; 4] = [Fact::IdsCustomers, Fact::IdsStaff, Fact::IdsAdmins, Fact::Hashed];

/// Everything that has been answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// How it leaked; empty while nobody knows.
    pub types: TypeSet,
    /// The facts that have been answered; the others are unknown.
    pub facts: SortedMap<Fact, Known>,
    /// How many persons are concerned.
    pub persons: Count,
    /// When the organisation (any part of it) first knew.
    pub known_at: Option<Moment>,
    /// Why that is when it knew: who did, in the user's words; may be empty.
    pub known_why: Rc<str>,
    /// When it knew of one situation, by its name in the content, where that is said.
    pub knew: SortedMap<Rc<str>, Knew>,
    /// How it came to light.
    pub found_by: FoundBy,
    /// From whom, in the user's words.
    pub found_from: Rc<str>,
}

impl Answers {
    /// What is known of a fact. Some follow from other answers: who told of the leak decides whether it came from
    /// outside, and special-care information, cards or My Numbers are personal information, so that without any there
    /// are none of these. As long as two answers contradict each other, the one that would rule a duty out counts as
    /// not known.
    #[must_use]
    pub fn fact(&self, fact: Fact) -> Known {
        match fact {
            Fact::Over1000 => return self.persons.is_over(1_000),
            Fact::Over100 => return self.persons.is_over(100),
            Fact::Exempt => return self.is_exempt(),
            Fact::Unreadable => return self.is_unreadable(),
            Fact::CyberAttack => return self.is_cyber_attack(),
            Fact::Processor if self.answered(Fact::Entrusted) == Known::Yes => return Known::Yes,
            Fact::Processor => return Known::No,
            _ => {}
        }
        let answered = self.answered(fact);
        match self.implied(fact) {
            Some((implied, _)) if answered == Known::Unknown => return implied,
            Some((implied, _)) if answered != implied => return Known::Unknown,
            _ if answered != Known::Unknown => return answered,
            _ => {}
        }
        let has_type = |types: &[LeakType]| types.iter().any(|one| self.types.contains(*one));
        let is_any = |parts: &[Fact]| parts.iter().any(|part| self.answered(*part) == Known::Yes);
        match fact {
            Fact::Outside => match self.found_by {
                FoundBy::Unknown => Known::Unknown,
                FoundBy::Oneself | FoundBy::Inside => Known::No,
                FoundBy::Outsider | FoundBy::Police | FoundBy::Press => Known::Yes,
            },
            Fact::Exposed if has_type(&[LeakType::FileSharing, LeakType::PublicPosting]) => Known::Yes,
            Fact::Sensitive | Fact::MyNumber if self.answered(Fact::Personal) == Known::No => Known::No,
            Fact::Account if is_any(&OF_ACCOUNTS) => Known::Yes,
            _ if OF_ACCOUNTS.contains(&fact) && self.answered(Fact::Account) == Known::No => Known::No,
            Fact::Endangered if self.answered(Fact::Personal) == Known::No => Known::No,
            Fact::Phone if is_any(&[Fact::Paper]) => Known::No,
            // The longer list is the safer one.
            Fact::Small => Known::No,
            Fact::Machine => self.has_machine(),
            Fact::FakeSite | Fact::Takeover | Fact::ExtortionSite | Fact::OpenSite => self.part_of_former(fact),
            Fact::Phishing => self.either(Fact::FakeSite, Fact::Takeover),
            Fact::LeakSite => self.either(Fact::ExtortionSite, Fact::OpenSite),
            // That a risk is unlikely has to be shown.
            Fact::EuRiskUnlikely => Known::No,
            _ => Known::Unknown,
        }
    }

    /// Whether a machine of one's own is infected or was broken into: so it is as a rule, but not where it happened at
    /// a contractor or a service, nor where someone only used an account.
    fn has_machine(&self) -> Known {
        let is_any = |facts: &[Fact], known| facts.iter().any(|fact| self.fact(*fact) == known);
        let has = |one| self.types.contains(one);
        if is_any(&[Fact::Outsourced], Known::Yes) {
            return Known::No;
        }
        if self.types.is_empty() {
            return Known::Unknown;
        }
        if has(LeakType::FileSharing) || has(LeakType::Malware) {
            return Known::Yes;
        }
        let breaks_in = [Fact::Ransomware, Fact::Skimming];
        if !is_any(&[Fact::Takeover, Fact::FakeSite, Fact::Stuffing], Known::Yes) || is_any(&breaks_in, Known::Yes) {
            Known::Yes
        } else if is_any(&breaks_in, Known::Unknown) {
            Known::Unknown
        } else {
            Known::No
        }
    }

    /// What an answer of former versions says about one of the two questions that it was split into.
    fn part_of_former(&self, fact: Fact) -> Known {
        let (former, other) = match fact {
            Fact::FakeSite => (Fact::Phishing, Fact::Takeover),
            Fact::Takeover => (Fact::Phishing, Fact::FakeSite),
            Fact::OpenSite => (Fact::LeakSite, Fact::ExtortionSite),
            _ => (Fact::LeakSite, Fact::OpenSite),
        };
        match (self.answered(former), self.answered(other)) {
            (Known::No, _) => Known::No,
            (Known::Yes, Known::No) => Known::Yes,
            _ => Known::Unknown,
        }
    }

    /// One of the two.
    fn either(&self, one: Fact, other: Fact) -> Known {
        match (self.fact(one), self.fact(other)) {
            (Known::Yes, _) | (_, Known::Yes) => Known::Yes,
            (Known::No, Known::No) => Known::No,
            _ => Known::Unknown,
        }
    }

    /// The answers that others contradict: each with the answer that it goes against.
    pub fn contradictions(&self) -> impl Iterator<Item = (Fact, Evidence)> {
        let answered = self.facts.iter().map(|(fact, known)| (*fact, *known));
        answered.filter_map(|(fact, known)| {
            let (implied, evidence) = self.implied(fact)?;
            (known != implied).then_some((fact, evidence))
        })
    }

    fn answered(&self, fact: Fact) -> Known {
        self.facts.get(&fact).copied().unwrap_or_default()
    }

    /// What other answers say of a fact so surely that whoever says otherwise is asked which of the two is right.
    fn implied(&self, fact: Fact) -> Option<(Known, Evidence)> {
        let is_any = |parts: &[Fact]| {
            let found = parts.iter().find(|part| self.answered(**part) == Known::Yes);
            found.map(|part| Evidence::Is(*part))
        };
        let has_type = |types: &[LeakType]| {
            types
                .iter()
                .find(|one| self.types.contains(**one))
                .map(|one| Evidence::Type(*one))
        };
        let (implied, evidence) = match fact {
            Fact::Personal => {
                let parts = [Fact::Sensitive, Fact::OrdinanceSensitive, Fact::MyNumber, Fact::Card, Fact::Endangered];
                (Known::Yes, is_any(&parts))
            }
            Fact::Account => (Known::Yes, is_any(&[Fact::IdsCustomers, Fact::IdsStaff, Fact::IdsAdmins])),
            // Unless it runs at somebody else's.
            Fact::Machine if self.answered(Fact::Outsourced) == Known::No => (Known::Yes, is_any(&[Fact::Ransomware])),
            Fact::Wrongful => (
                Known::Yes,
                has_type(&[LeakType::InsiderCrime, LeakType::Malware, LeakType::UnauthorisedAccess])
                    .or_else(|| is_any(&ATTACKS)),
            ),
            Fact::Exposed => (Known::Yes, is_any(&SITES)),
            Fact::General => (Known::Yes, is_any(&[Fact::Partner, Fact::TradeSecret])),
            Fact::Payment => {
                (Known::No, (self.answered(Fact::Account) == Known::No).then_some(Evidence::IsNot(Fact::Account)))
            }
            Fact::Unseen => (Known::No, is_any(&SITES)),
            Fact::InsideOnly => (
                Known::No,
                is_any(&SITES)
                    .or_else(|| is_any(&[Fact::Exposed, Fact::MisSent, Fact::Published]))
                    .or_else(|| has_type(&[LeakType::FileSharing, LeakType::PublicPosting])),
            ),
            Fact::PublicBody => (Known::No, is_any(&[Fact::PublicCorporation])),
            _ => return None,
        };
        Some((implied, evidence?))
    }

    /// Whether the law exempts the leak (APPI rule 7(1) bracket; PPC guidelines 3-5-1, Q&A 6-1, 6-16). An exemption has
    /// to be shown: as long as nobody says that the data was encrypted, recovered, or kept elsewhere while nothing went
    /// out, there is none.
    fn is_exempt(&self) -> Known {
        // Unseen is not unharmed: what an attacker made unusable has to be judged on its own, so an attack has to be
        // ruled out first.
        let recovered = match (self.fact(Fact::Unseen), self.fact(Fact::Wrongful)) {
            (Known::Yes, Known::No) => Known::Yes,
            (Known::Yes, _) => Known::Unknown,
            _ => Known::No,
        };
        // What is kept elsewhere is neither lost nor damaged; what went out is a leak all the same.
        let kept = if self.fact(Fact::InsideOnly) == Known::Yes { self.fact(Fact::Backup) } else { Known::No };
        let ways = [recovered, kept, self.is_unreadable()];
        let shown = [Known::Yes, Known::Unknown].into_iter().find(|known| ways.contains(known));
        shown.unwrap_or(Known::No)
    }

    fn is_unreadable(&self) -> Known {
        match (self.answered(Fact::Encrypted), self.answered(Fact::StrongCipher), self.answered(Fact::KeySafe)) {
            (Known::Yes, Known::Yes, Known::Yes) => Known::Yes,
            (Known::Yes, cipher, key) if cipher != Known::No && key != Known::No => Known::Unknown,
            _ => Known::No,
        }
    }

    fn is_cyber_attack(&self) -> Known {
        let is_attack = |one: &LeakType| self.types.contains(*one);
        if [LeakType::Malware, LeakType::UnauthorisedAccess].iter().any(is_attack)
            || self.answered(Fact::Ransomware) == Known::Yes
        {
            Known::Yes
        } else if self.types.is_empty() {
            Known::Unknown
        } else {
            Known::No
        }
    }
}
