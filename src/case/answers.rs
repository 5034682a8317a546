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
    /// are none of these.
    #[must_use]
    pub fn fact(&self, fact: Fact) -> Known {
        match fact {
            Fact::Over1000 => return self.persons.is_over(1_000),
            Fact::Over100 => return self.persons.is_over(100),
            Fact::Exempt => return self.is_exempt(),
            _ => {}
        }
        let answered = self.facts.get(&fact).copied().unwrap_or_default();
        if answered != Known::Unknown {
            return answered;
        }
        let has_type = |types: &[LeakType]| types.iter().any(|one| self.types.contains(*one));
        let is_any = |parts: &[Fact]| parts.iter().any(|part| self.facts.get(part) == Some(&Known::Yes));
        match fact {
            Fact::Outside => match self.found_by {
                FoundBy::Unknown => Known::Unknown,
                FoundBy::Oneself | FoundBy::Inside => Known::No,
                FoundBy::Outsider | FoundBy::Police | FoundBy::Press => Known::Yes,
            },
            Fact::Personal if is_any(&[Fact::Sensitive, Fact::MyNumber, Fact::Card]) => Known::Yes,
            Fact::Wrongful if has_type(&[LeakType::InsiderCrime, LeakType::Malware, LeakType::UnauthorisedAccess]) => {
                Known::Yes
            }
            Fact::Wrongful if is_any(&[Fact::Ransomware, Fact::Stuffing, Fact::Skimming, Fact::Leaver]) => Known::Yes,
            Fact::Exposed if is_any(&[Fact::LeakSite, Fact::ExtortionSite, Fact::OpenSite]) => Known::Yes,
            Fact::Exposed if has_type(&[LeakType::FileSharing, LeakType::PublicPosting]) => Known::Yes,
            Fact::Payment if self.facts.get(&Fact::Account) == Some(&Known::No) => Known::No,
            Fact::Sensitive | Fact::MyNumber if self.facts.get(&Fact::Personal) == Some(&Known::No) => Known::No,
            Fact::General if is_any(&[Fact::Partner, Fact::TradeSecret]) => Known::Yes,
            Fact::Account if is_any(&OF_ACCOUNTS) => Known::Yes,
            _ if OF_ACCOUNTS.contains(&fact) && self.facts.get(&Fact::Account) == Some(&Known::No) => Known::No,
            Fact::Endangered if self.facts.get(&Fact::Personal) == Some(&Known::No) => Known::No,
            Fact::Phone if is_any(&[Fact::Paper]) => Known::No,
            // The longer list is the safer one.
            Fact::Small => Known::No,
            Fact::Machine => self.has_machine(),
            Fact::FakeSite | Fact::Takeover | Fact::ExtortionSite | Fact::OpenSite => self.part_of_former(fact),
            Fact::Phishing => self.either(Fact::FakeSite, Fact::Takeover),
            Fact::LeakSite => self.either(Fact::ExtortionSite, Fact::OpenSite),
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
        let known = |fact| self.facts.get(&fact).copied().unwrap_or_default();
        match (known(former), known(other)) {
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

    /// Whether the law exempts the leak (APPI rule 7(1) bracket; PPC Q&A 6-1, 6-16). An exemption has to be shown: as
    /// long as nobody says that the data was encrypted or recovered, there is none.
    fn is_exempt(&self) -> Known {
        let known = |fact| self.facts.get(&fact).copied().unwrap_or_default();
        // Unseen is not unharmed: what an attacker made unusable has to be judged on its own, so an attack has to be
        // ruled out first.
        if known(Fact::Unseen) == Known::Yes {
            return if self.fact(Fact::Wrongful) == Known::No { Known::Yes } else { Known::Unknown };
        }
        match (known(Fact::Encrypted), known(Fact::StrongCipher), known(Fact::KeySafe)) {
            (Known::Yes, Known::Yes, Known::Yes) => Known::Yes,
            (Known::Yes, cipher, key) if cipher != Known::No && key != Known::No => Known::Unknown,
            _ => Known::No,
        }
    }
}
