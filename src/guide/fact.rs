//! What may be known about a case, and the conditions that rest on it.

names! {
    /// Something that may be known about a case: it is so, it is not so, or nobody knows yet. In the order in which
    /// facts are asked.
    pub enum Fact {
        /// Personal information is involved.
        Personal = "personal",
        /// Information of public importance is involved.
        PublicImportance = "public-importance",
        /// General information is involved.
        General = "general",
        /// Account data is involved.
        Account = "account",
        /// Card data is involved.
        Card = "card",
        /// Bank account numbers are involved.
        Bank = "bank",
        /// Special-care personal information is involved.
        Sensitive = "sensitive",
        /// My Numbers are involved.
        MyNumber = "my-number",
        /// A partner's information is involved.
        Partner = "partner",
        /// Trade secrets are involved.
        TradeSecret = "trade-secret",
        /// You were told from outside.
        Outside = "outside",
        /// It is still going on.
        Ongoing = "ongoing",
        /// It was encrypted.
        Encrypted = "encrypted",
        /// Access was limited.
        AccessLimited = "access-limited",
        /// There is a demand or a threat.
        Demand = "demand",
        /// The scale or effect is large.
        Wide = "wide",
        /// It was stolen.
        Theft = "theft",
        /// It went to the wrong person.
        MisSent = "mis-sent",
        /// It was visible on the web.
        Published = "published",
        /// It was a bulk mailing.
        Bulk = "bulk",
        /// Your website is involved.
        Website = "website",
        /// It is on a staff member's own page.
        StaffPost = "staff-post",
        /// It is on a board or someone else's page.
        BoardPost = "board-post",
        /// It concerns a problem of your organisation.
        Scandal = "scandal",
        /// A system fault was the cause.
        SystemFault = "system-fault",
        /// Human error was the cause.
        HumanError = "human-error",
        /// The other side refuses or cannot be reached.
        Refuses = "refuses",
        /// Not everyone can be told individually.
        HardToNotify = "hard-to-notify",
        /// Publishing could widen the damage.
        Widens = "widens",
        /// There are interviews, or a press conference.
        Press = "press",
        /// People have suffered harm.
        Damage = "damage",
        /// A violation or management failure was found.
        Violation = "violation",
        /// A service was stopped.
        StoppedService = "stopped-service",
        /// Accounts were suspended.
        StoppedAccount = "stopped-account",
        /// There is a backup or copy.
        Backup = "backup",
        /// The time of knowing is approximate.
        KnownAbout = "known-about",
        /// An ordinance puts the information under special care.
        OrdinanceSensitive = "ordinance-sensitive",
        /// The purpose was wrongful.
        Wrongful = "wrongful",
        /// One can pay or transfer money with the accounts.
        Payment = "payment",
        /// It was open to an unspecified many.
        Exposed = "exposed",
        /// It was encrypted with a recognised algorithm.
        StrongCipher = "strong-cipher",
        /// The key is safe.
        KeySafe = "key-safe",
        /// All was recovered before anyone saw it.
        Unseen = "unseen",
        /// The data is handled for a client.
        Entrusted = "entrusted",
        /// It happened at a contractor.
        Outsourced = "outsourced",
        /// Persons in the EU are concerned.
        Eu = "eu",
        /// You are a telecom carrier.
        Telecom = "telecom",
        /// You are a financial institution.
        Finance = "finance",
        /// You provide medical or care services.
        Medical = "medical",
        /// You take card payment.
        CardShop = "card-shop",
        /// You are a designated infrastructure operator.
        Infrastructure = "infrastructure",
        /// You hold the PrivacyMark.
        PrivacyMark = "privacy-mark",
        /// You are a public body.
        PublicBody = "public-body",
        /// You are a public corporation that follows the private rules for reports.
        PublicCorporation = "public-corporation",
        /// Nothing may have gone out: data was only lost or damaged.
        InsideOnly = "inside-only",
        /// The My Numbers were in a system of My Number administration or of a public body.
        MyNumberSystem = "my-number-system",
        /// My Numbers may have been used or provided against the law.
        MyNumberMisuse = "my-number-misuse",
        /// A risk to the persons in the EU is unlikely.
        EuRiskUnlikely = "eu-risk-unlikely",
        /// The risk to the persons in the EU is high.
        EuHighRisk = "eu-high-risk",
        /// Ransomware is involved.
        Ransomware = "ransomware",
        /// A cloud setting or a share link was open.
        Cloud = "cloud",
        /// A system showed people the data of others.
        MixUp = "mix-up",
        /// Data was entered into an outside AI or web service.
        AiInput = "ai-input",
        /// Phishing in your name, or a stolen mail account.
        Phishing = "phishing",
        /// Logins were tried with lists of stolen passwords.
        Stuffing = "stuffing",
        /// A web shop's payment form was tampered with.
        Skimming = "skimming",
        /// A phone or a device with a cloud session was lost.
        Phone = "phone",
        /// Someone who left or is leaving took data along.
        Leaver = "leaver",
        /// It appeared on a leak site, the dark web or social media.
        LeakSite = "leak-site",
        /// A machine of yours is infected or was broken into.
        Machine = "machine",
        /// Someone else got into an account.
        Takeover = "takeover",
        /// There are fake mails or sites in your name.
        FakeSite = "fake-site",
        /// It is on a site where attackers show what they took.
        ExtortionSite = "extortion-site",
        /// It is where anyone can see it, such as social media.
        OpenSite = "open-site",
        /// The IDs are those of customers or members.
        IdsCustomers = "ids-customers",
        /// The IDs are those of people who work for you.
        IdsStaff = "ids-staff",
        /// The IDs are those of administrators.
        IdsAdmins = "ids-admins",
        /// The passwords were stored hashed.
        Hashed = "hashed",
        /// It would put someone in danger if their address became known.
        Endangered = "endangered",
        /// It is paper alone.
        Paper = "paper",
        /// You work alone, or as a few.
        Small = "small",
        /// More than 1,000 persons are concerned. Follows from their number.
        Over1000 = "over-1000",
        /// More than 100 persons are concerned. Follows from their number.
        Over100 = "over-100",
        /// The law exempts it. Follows from encryption, recovery and copies.
        Exempt = "exempt",
        /// Strong encryption makes it unreadable. Follows from what is said of the encryption.
        Unreadable = "unreadable",
        /// It is a cyber attack. Follows from the types.
        CyberAttack = "cyber-attack",
        /// The data is handled for someone else: that has to be said. Follows from [`Fact::Entrusted`].
        Processor = "processor",
    }
}

/// A fact that holds, or one that does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Literal {
    /// The fact.
    pub fact: Fact,
    /// Whether it has to be so, or not to be so.
    pub holds: bool,
}

/// One of these has to be met.
pub type Clause = &'static [Literal];

/// All of these have to be met; none is always met.
pub type Condition = &'static [Clause];
