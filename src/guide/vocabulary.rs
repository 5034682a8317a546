//! What the content, saved cases and packs name with a word: each name stands here, once. The build script takes this
//! file in too, so that it refuses a word that the page would not know.

names! {
    /// How information leaked, in the guide's order. Several may apply to one case.
    pub enum LeakType {
        /// 紛失・盗難
        LossTheft = "loss-theft",
        /// 誤送信・Webでの誤公開等
        MisSending = "mis-sending",
        /// 内部犯行
        InsiderCrime = "insider-crime",
        /// Winny / Share 等への漏えい
        FileSharing = "file-sharing",
        /// 不正プログラム
        Malware = "malware",
        /// 不正アクセス
        UnauthorisedAccess = "unauthorised-access",
        /// 風評・ブログ掲載等
        PublicPosting = "public-posting",
    }
}

names! {
    /// What sort of thing an item is.
    pub enum ItemKind {
        /// Something to do.
        Action = "action",
        /// Something to do at once, to stop the damage.
        FirstAid = "first-aid",
        /// Something that prevents secondary damage.
        Prevention = "prevention",
        /// Something not to do: acknowledged, not ticked, and shown before the act that it guards.
        Caution = "caution",
        /// Something to decide and to record.
        Decision = "decision",
    }
}

names! {
    /// When a fact is asked.
    pub enum FactGroup {
        /// What the organisation is, and for whom it works: decides most, and is asked first.
        Who = "who",
        /// Which of the three kinds of information are involved.
        Kind = "kind",
        /// What is in the information.
        Content = "content",
        /// What is known from the start.
        Situation = "situation",
        /// What turns out in the course of the response.
        Later = "later",
        /// Which of today's kinds of leak it is.
        Variant = "variant",
        /// What decides the duties to report.
        Duty = "duty",
        /// What the organisation is: some sectors have duties of their own.
        Sector = "sector",
        /// Follows from other answers; never asked.
        Derived = "derived",
        /// Asked by earlier versions: what was answered then is still read, and says what it can about its successors.
        Former = "former",
    }
}

names! {
    /// By when a duty has to be met.
    pub enum DutyClock {
        /// No time of its own that the page computes.
        None = "none",
        /// A preliminary report in 3 to 5 days and a final one in 30, or in 60 where the duty says so.
        Report = "report",
        /// A notice in 3 to 5 days.
        Notice = "notice",
        /// A report within 72 hours.
        Hours72 = "hours-72",
        /// A report promptly, and within 30 days.
        Days30 = "days-30",
        /// Promptly; no number of days is set.
        Prompt = "prompt",
    }
}

names! {
    /// How binding it is.
    #[derive(Default)]
    pub enum Force {
        /// It has to be done.
        #[default]
        Must = "must",
        /// One shall endeavour to do it.
        Effort = "effort",
        /// It is held desirable, or possible.
        Wise = "wise",
    }
}

names! {
    /// What a question sorts.
    pub enum QuestionGroup {
        /// Who, what, when, where, why and how it came to light.
        FiveW = "five-w",
        /// About the information itself.
        Information = "information",
        /// How severe it is.
        Severity = "severity",
    }
}

names! {
    /// Who reads a paper.
    pub enum Readers {
        /// People of the organisation.
        Inside = "inside",
        /// Anybody else: what is said there was stated for the outside.
        Outside = "outside",
    }
}

names! {
    /// How a paper is set.
    pub enum Layout {
        /// Name and passage, one below or beside the other.
        Form = "form",
        /// A letter.
        Letter = "letter",
        /// What is published: a title and text under headings.
        Statement = "statement",
    }
}

names! {
    /// Where a passage stands in a letter.
    #[derive(Default)]
    pub enum Part {
        /// Text, perhaps under a heading.
        #[default]
        Text = "text",
        /// The date.
        Date = "date",
        /// The addressee.
        To = "to",
        /// The sender.
        From = "from",
        /// What the letter is about.
        Subject = "subject",
        /// The first words: 拝啓, Dear …
        Greeting = "greeting",
        /// A numbered entry.
        Item = "item",
        /// What stands below it all.
        End = "end",
    }
}

names! {
    /// Which deadline of a duty a stage of a paper meets.
    pub enum StageClock {
        /// None of its own.
        None = "none",
        /// That of the preliminary report.
        Preliminary = "preliminary",
        /// That of the final report.
        Final = "final",
    }
}

names! {
    /// What an act needs, one tap away from it.
    pub enum ToolKind {
        /// A paper for those inside.
        Sheet = "sheet",
        /// A paper for those outside.
        Draft = "draft",
        /// A decision of the register: recorded in the row itself.
        Decision = "decision",
        /// A question about what is known.
        Question = "question",
        /// Whom to reach, by telephone where there is one: the row opens.
        Contacts = "contacts",
        /// A blank paper to print.
        Print = "print",
        /// A section of the guide to read.
        Guide = "guide",
        /// The register of duties.
        Duty = "duty",
    }
}

names! {
    /// What is asked about a case beside the facts of yes and no.
    pub enum Asked {
        /// When the organisation knew.
        KnownAt = "known-at",
        /// How many persons are concerned.
        Persons = "persons",
        /// How it came to light.
        Found = "found",
        /// What happened.
        Types = "types",
    }
}

names! {
    /// A passage of the memo on a ruling, as a case keeps what is written into it (`doc/memo.appi/result`).
    pub enum MemoPart {
        /// The ruling.
        Result = "result",
        /// Each situation.
        Situations = "situations",
        /// What it rests on.
        Facts = "facts",
        /// What is not known.
        Doubts = "doubts",
        /// Who decided.
        Decided = "decided",
        /// What would change it.
        Changes = "changes",
        /// The deadlines.
        Times = "times",
        /// Effects and measures, as the GDPR has them kept.
        Effects = "effects",
    }
}
