//! The marks `{…}` that a draft may use, each for papers to the outside or only for those that stay inside. The build
//! takes this file in too: it refuses an inside mark in an outside paper.

names! {
    /// What any paper may say: it was stated for the outside, or is not in anybody's words.
    pub enum OutsideMark {
        /// The day.
        Today = "today",
        /// The day as in a letter.
        TodayLong = "today-long",
        /// What the organisation is called.
        Organisation = "organisation",
        /// The inquiry desk.
        Desk = "desk",
        /// Who signs.
        Signer = "signer",
        /// How we call ourselves.
        We = "we",
        /// How we call those concerned.
        They = "they",
        /// When the organisation knew, with the time.
        KnownAt = "known-at",
        /// The day on which it knew, as in a letter.
        KnownOn = "known-on",
        /// How it came to light, without from whom.
        FoundBy = "found-by",
        /// How many persons are concerned.
        Persons = "persons",
        /// What is in the information, without what is secret of partners or the organisation.
        KindsPersonal = "kinds-personal",
        /// Whether it was encrypted or limited.
        ProtectionKnown = "protection-known",
        /// What happened, of what may go out.
        Events = "events",
        /// Each group of persons: who, what, how many.
        Groups = "groups",
        /// Each group of persons: how and when they were told.
        GroupsTold = "groups-told",
        /// This group of persons.
        Group = "group",
        /// What of this group is concerned.
        GroupItems = "group-items",
        /// How many are in this group.
        GroupNumber = "group-number",
        /// The situations of the report to the authority that the case meets.
        Rule7 = "rule-7",
    }
}

names! {
    /// What stays inside, in somebody's words or as a finding.
    pub enum InsideMark {
        /// The title of the case.
        Title = "title",
        /// The leader.
        Leader = "leader",
        /// How it leaked.
        Types = "types",
        /// How it came to light, and from whom.
        Found = "found",
        /// All that is in the information.
        Kinds = "kinds",
        /// What was observed.
        Observed = "observed",
        /// The conclusion on severity.
        Conclusion = "conclusion",
    }
}

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark<'a> {
    /// For any paper.
    Outside(OutsideMark),
    /// What was stated for the outside, under this name.
    Said(&'a str),
    /// The answer to a blank of the form.
    Blank(&'a str),
    /// The day on which a report is due; the final one, or the preliminary one.
    Clock(bool),
    /// When and how a paper of this name was sent.
    Sent(&'a str),
    /// For inside.
    Inside(InsideMark),
    /// What was done in the step of this number.
    Done(u8),
    /// A decision; with its reason, or without.
    Decision(&'a str, bool),
    /// The answer to the question of this name: anything that is no other mark.
    Answer(&'a str),
}

impl<'a> Mark<'a> {
    /// The mark of what stands between `{` and `}`. Whether there is such a question, statement, blank, decision or
    /// paper is not known here.
    #[must_use]
    pub fn parse(mark: &'a str) -> Option<Self> {
        if let Some(blank) = mark.strip_prefix('?') {
            return Some(Self::Blank(blank));
        }
        if let Some((sort, name)) = mark.split_once(':') {
            return match (sort, name) {
                ("said", _) => Some(Self::Said(name)),
                ("sent", _) => Some(Self::Sent(name)),
                ("clock", "preliminary" | "final") => Some(Self::Clock(name == "final")),
                ("done", _) => name.parse().ok().filter(|step| matches!(step, 1..=6)).map(Self::Done),
                ("decision", _) => Some(Self::Decision(name, false)),
                ("decision-why", _) => Some(Self::Decision(name, true)),
                _ => None,
            };
        }
        let outside = OutsideMark::parse(mark).map(Self::Outside);
        Some(
            outside
                .or_else(|| InsideMark::parse(mark).map(Self::Inside))
                .unwrap_or(Self::Answer(mark)),
        )
    }

    /// Whether a paper for the outside may say it.
    #[must_use]
    pub const fn is_for_outside(self) -> bool {
        match self {
            Self::Outside(_) | Self::Said(_) | Self::Blank(_) | Self::Clock(_) | Self::Sent(_) => true,
            Self::Inside(_) | Self::Done(_) | Self::Decision(..) | Self::Answer(_) => false,
        }
    }
}

/// The marks of a draft, in their order.
pub fn marks(draft: &str) -> impl Iterator<Item = &str> {
    draft
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(mark, _)| mark)
}
