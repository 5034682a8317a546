//! Ten worked cases: the duties, the deadlines and the papers that they give, compared with reviewed texts in both
//! languages.
//!
//! After a change that is meant: `MORENAKU_REVIEW=1 cargo test --test worked` writes the texts anew; read the
//! difference before it is committed.

use super::common::{guide, library, scope};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::rc::Rc;
use std::{env, fs};

use morenaku::case::{
    Acted, Audience, Case, CaseId, Change, Choice, Count, Entry, EntryId, FoundBy, Known, Log, Moment,
};
use morenaku::document::{Node, Page, PaperName, Request, page, plain_text};
use morenaku::guide::{Fact, Lang, LeakType, Readers, TypeSet};
use morenaku::plan::{clocks, rulings};
use morenaku::wire::time::from_rfc3339;
use morenaku::words;
use serde::Deserialize;

fn at(text: &str) -> Moment {
    from_rfc3339(text).unwrap_or_else(|| panic!("{text} is no instant"))
}

/// What is worked: its name, what happened, the papers that it is about.
struct Worked {
    name: &'static str,
    title: &'static str,
    types: &'static [LeakType],
    known_at: &'static str,
    yes: &'static [Fact],
    no: &'static [Fact],
    persons: Count,
    found: (FoundBy, &'static str),
    words: &'static [(&'static str, &'static str)],
    decided: &'static [(&'static str, Choice, &'static str)],
    papers: &'static [&'static str],
}

const CASES: [Worked; 10] = [
    Worked {
        name: "lost-laptop",
        title: "営業用ノートPCの盗難",
        types: &[LeakType::LossTheft],
        known_at: "2026-11-20T08:40:00+09:00",
        yes: &[Fact::Personal, Fact::Theft, Fact::Encrypted, Fact::StrongCipher, Fact::KeySafe],
        no: &[Fact::Sensitive, Fact::Card, Fact::MyNumber],
        persons: Count::AtMost(420),
        found: (FoundBy::Oneself, "営業部の担当者"),
        words: &[
            ("what", "社給のノートPC 1台（A社製、製造番号は台帳にあり）"),
            ("where", "新宿駅の構内"),
            ("when", "2026年11月19日 21時ごろ"),
        ],
        decided: &[("police", Choice::Yes, "盗難届を出した")],
        papers: &["sharing-sheet", "police-sheet", "notice"],
    },
    Worked {
        name: "bulk-mail",
        title: "一斉メールの宛先の取り違え",
        types: &[LeakType::MisSending],
        known_at: "2026-11-02T10:15:00+09:00",
        yes: &[Fact::Personal, Fact::MisSent, Fact::Bulk, Fact::HumanError],
        no: &[
            Fact::Sensitive,
            Fact::Card,
            Fact::Account,
            Fact::MyNumber,
            Fact::Wrongful,
            Fact::Published,
            Fact::Entrusted,
            Fact::Eu,
        ],
        persons: Count::Exactly(1200),
        found: (FoundBy::Outsider, "受け取ったお客さま"),
        words: &[("contents", "お客さまのメールアドレス"), ("why", "BCCに入れるところをCCに入れた")],
        decided: &[("report", Choice::Yes, "1,000人を超えるため"), ("publish", Choice::Yes, "")],
        papers: &[
            "regulator-report.preliminary",
            "notice",
            "publication.first",
            "letter-recipient",
            "letter-open-addresses",
        ],
    },
    Worked {
        name: "taken-list",
        title: "顧客名簿の持ち出し",
        types: &[LeakType::InsiderCrime],
        known_at: "2026-04-28T17:00:00+09:00",
        yes: &[Fact::Personal, Fact::TradeSecret, Fact::Leaver],
        no: &[Fact::Sensitive, Fact::Card, Fact::MyNumber, Fact::Eu],
        persons: Count::AtLeast(3000),
        found: (FoundBy::Outsider, "名簿を買い取らないかと言ってきた者"),
        words: &[
            ("who", "退職した元社員と見られる"),
            ("storage", "社内の顧客管理システムから書き出した表計算ファイル"),
        ],
        decided: &[
            ("police", Choice::Yes, "早いうちに相談した"),
            ("publish", Choice::Later, "捜査に差し支えるおそれがあるため"),
        ],
        papers: &["regulator-report.final", "investigation-report", "letter-leaver", "letter-new-employer"],
    },
    Worked {
        name: "home-pc",
        title: "私物PCからの流出",
        types: &[LeakType::FileSharing],
        known_at: "2026-12-28T09:00:00+09:00",
        yes: &[Fact::Personal, Fact::LeakSite],
        no: &[Fact::Sensitive, Fact::Card, Fact::MyNumber],
        persons: Count::Unknown,
        found: (FoundBy::Outsider, "通報した第三者"),
        words: &[("what", "社員の私物のパソコン")],
        decided: &[],
        papers: &["sharing-sheet", "letter-site", "situation-report"],
    },
    Worked {
        name: "infected-mail",
        title: "メールの添付から感染",
        types: &[LeakType::Malware],
        known_at: "2026-11-23T03:10:00+09:00",
        yes: &[Fact::Personal, Fact::Account, Fact::Partner],
        no: &[Fact::Sensitive, Fact::Card, Fact::MyNumber, Fact::Ransomware],
        persons: Count::Unknown,
        found: (FoundBy::Inside, ""),
        words: &[],
        decided: &[],
        papers: &[
            "sharing-sheet",
            "regulator-report.preliminary",
            "partner-report",
            "affected-systems",
            "evidence-register",
        ],
    },
    Worked {
        name: "web-intrusion",
        title: "通販サイトへの侵入",
        types: &[LeakType::UnauthorisedAccess],
        known_at: "2026-07-10T23:50:00+09:00",
        yes: &[Fact::Personal, Fact::Card, Fact::CardShop, Fact::Website, Fact::Skimming, Fact::Eu, Fact::Press],
        no: &[Fact::Sensitive, Fact::MyNumber],
        persons: Count::AtMost(5400),
        found: (FoundBy::Outsider, "カード会社"),
        words: &[("contents", "カード番号、有効期限、セキュリティコード"), ("period", "2026年6月1日から7月10日")],
        decided: &[
            ("cards", Choice::Yes, "決済代行会社に知らせた"),
            ("publish", Choice::Later, "決済代行会社と足並みをそろえる"),
        ],
        papers: &["regulator-report.preliminary", "notice", "press-kit", "gdpr-report.first", "gdpr-notice"],
    },
    Worked {
        name: "board-post",
        title: "掲示板への書き込み",
        types: &[LeakType::PublicPosting],
        known_at: "2026-11-05T12:00:00+09:00",
        yes: &[Fact::General, Fact::TradeSecret, Fact::BoardPost],
        no: &[Fact::Personal],
        persons: Count::Exactly(0),
        found: (FoundBy::Inside, "広報部"),
        words: &[("contents", "発売前の製品の仕様")],
        decided: &[("publish", Choice::No, "公表でかえって広まるため")],
        papers: &["letter-site", "investigation-report", "publication.first"],
    },
    Worked {
        name: "ransomware",
        title: "ファイルサーバの暗号化",
        types: &[LeakType::Malware, LeakType::UnauthorisedAccess],
        known_at: "2026-11-02T06:00:00+09:00",
        yes: &[Fact::Personal, Fact::Sensitive, Fact::Ransomware, Fact::Demand, Fact::Medical, Fact::PrivacyMark],
        no: &[Fact::Card, Fact::MyNumber, Fact::Entrusted, Fact::Eu],
        persons: Count::AtMost(8000),
        found: (FoundBy::Inside, "当直の職員"),
        words: &[("why", "VPN装置の弱点から入られた見込み"), ("conclusion", "診療の記録を含むため、最も重い")],
        decided: &[
            ("report", Choice::Yes, ""),
            ("police", Choice::Yes, "サイバー犯罪の窓口に相談した"),
            ("insurer", Choice::Yes, ""),
        ],
        papers: &["regulator-report.preliminary", "regulator-report.final", "publication.update", "call-script"],
    },
    Worked {
        name: "supplier",
        title: "委託先での流出",
        types: &[LeakType::UnauthorisedAccess],
        known_at: "2026-10-30T16:00:00+09:00",
        yes: &[Fact::Personal, Fact::Outsourced, Fact::Entrusted],
        no: &[Fact::Sensitive, Fact::Card, Fact::MyNumber],
        persons: Count::AtLeast(100),
        found: (FoundBy::Outsider, "再委託先"),
        words: &[("where", "再委託先のデータセンター")],
        decided: &[("partners", Choice::Yes, "委託元に電話で第一報を入れた")],
        papers: &["client-notice", "sharing-sheet", "contractor-questions"],
    },
    Worked {
        name: "open-cloud",
        title: "共有リンクの公開設定",
        types: &[LeakType::MisSending],
        known_at: "2026-11-09T11:00:00+09:00",
        yes: &[Fact::Personal, Fact::Published, Fact::Cloud, Fact::MyNumber, Fact::Exposed],
        no: &[Fact::Sensitive, Fact::Card, Fact::Wrongful, Fact::MisSent],
        persons: Count::Exactly(64),
        found: (FoundBy::Outsider, "取引先"),
        words: &[("period", "2026年9月1日から11月9日"), ("contents", "従業員のマイナンバーと住所")],
        decided: &[("report", Choice::Yes, "マイナンバーが不特定多数に見られる状態だったため")],
        papers: &["regulator-report.preliminary", "notice"],
    },
];

/// What a case says outside, as whoever answers for it would write it.
#[derive(Deserialize)]
struct Stated {
    #[serde(default)]
    events: Vec<Event>,
    #[serde(default)]
    answers: Vec<Answer>,
    #[serde(flatten)]
    said: BTreeMap<String, Both>,
}

/// Something that may go out.
#[derive(Deserialize)]
struct Event {
    at: String,
    what: String,
}

/// The answer to a blank of a paper.
#[derive(Deserialize)]
struct Answer {
    name: String,
    #[serde(flatten)]
    text: Both,
}

#[derive(Deserialize)]
struct Both {
    ja: String,
    en: String,
}

fn stated() -> BTreeMap<String, Stated> {
    toml::from_str(include_str!("../fixtures/worked-said.toml")).expect("what the cases say")
}

/// The changes that write a text in both languages.
fn wrote(name: &str, text: &Both) -> [Change; 2] {
    [(name.to_owned(), &text.ja), (format!("{name}@en"), &text.en)]
        .map(|(name, text)| Change::Wrote(name.into(), text.as_str().into(), "".into()))
}

fn entry(n: usize, at: Moment, change: Change) -> Entry {
    let id = EntryId::parse(&format!("{n:09}00000000001")).expect("an id");
    Entry::new(id, at, "佐藤".into(), change)
}

/// What was prepared before anything happened.
fn prepared() -> Case {
    let rows = [
        ("organisation", "みどり通販株式会社", "Midori Mail Order Co., Ltd."),
        ("signer", "代表取締役　佐藤 恵子", "Keiko Sato, President"),
        ("desk", "お客さま相談室　0120-000-000（平日9時〜18時）", "Customer desk, 0120-000-000 (weekdays 9:00–18:00)"),
    ];
    let mut log = Log::default();
    let changes = rows
        .into_iter()
        .flat_map(|(field, ja, en)| wrote(&format!("doc/prepare/{field}"), &Both { ja: ja.into(), en: en.into() }));
    for (n, change) in changes.enumerate() {
        log.insert(Rc::new(entry(n, at("2026-04-01T09:00:00+09:00"), change)))
            .expect("no conflict");
    }
    Case::new(CaseId::from_random(2), log)
}

/// The case, each change a minute after the last.
fn case(worked: &Worked) -> Case {
    let known_at = at(worked.known_at);
    let mut changes = vec![
        Change::Opened(worked.title.into()),
        Change::AnsweredTypes(worked.types.iter().copied().collect::<TypeSet>()),
        Change::AnsweredKnownAt(Some(known_at), "".into()),
        Change::AnsweredPersons(worked.persons),
        Change::AnsweredFound(worked.found.0, worked.found.1.into()),
        Change::Observed(Moment(known_at.0 + 1_200_000), "".into(), "対策本部を設けた".into()),
    ];
    for (facts, known) in [(worked.yes, Known::Yes), (worked.no, Known::No)] {
        changes.extend(facts.iter().map(|fact| Change::AnsweredFact(*fact, known)));
    }
    changes.extend(
        worked
            .words
            .iter()
            .map(|(field, text)| Change::Wrote((*field).into(), (*text).into(), "".into())),
    );
    let decided = worked.decided.iter();
    changes.extend(
        decided.map(|(about, choice, why)| Change::Decided((*about).into(), *choice, (*why).into(), Acted::by("社長"))),
    );
    let stated = stated().remove(worked.name).expect("what the case says");
    changes.extend(
        stated
            .said
            .iter()
            .flat_map(|(field, text)| wrote(&format!("doc/outside/{field}"), text)),
    );
    changes.extend(stated.answers.iter().flat_map(|answer| wrote(&answer.name, &answer.text)));
    let may_go_out = changes.len();
    let events = stated.events.iter();
    changes.extend(events.map(|event| Change::Observed(at(&event.at), "".into(), event.what.as_str().into())));
    let mut log = Log::default();
    for (n, change) in changes.into_iter().enumerate() {
        let at = Moment(known_at.0 + 60_000 * i64::try_from(n).expect("few"));
        let mut entry = entry(n, at, change);
        if n >= may_go_out {
            entry.audience = Audience::MayGoOut;
        }
        log.insert(Rc::new(entry)).expect("no conflict");
    }
    Case::new(CaseId::from_random(1), log)
}

/// Duties, deadlines and papers as text.
fn write_up(worked: &Worked, lang: Lang) -> String {
    let case = Rc::new(case(worked));
    let now = Moment(at(worked.known_at).0 + 30 * 3_600_000);
    let mut said = String::new();
    for ruling in rulings(guide(), &case.state().answers) {
        let _ = writeln!(said, "{}: {}", ruling.duty.id, words::verdict(ruling.verdict, lang));
    }
    for clock in clocks(guide(), &case.state().answers) {
        let _ =
            writeln!(said, "{} — {}", words::clock_line(&clock, &case, now, lang), words::clock_counting(&clock, lang));
    }
    for paper in worked.papers {
        let of = Page::Paper(PaperName::of(paper));
        let request = Request {
            page: of,
            scope: scope(lang, now),
            writer: "佐藤".into(),
            case: Some(Rc::clone(&case)),
            prepared: Some(Rc::new(prepared())),
        };
        let _ = writeln!(said, "\n==== {paper}\n{}", plain_text(&page(&request)));
    }
    said
}

#[test]
fn worked_cases_give_the_duties_deadlines_and_papers_that_were_reviewed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/worked");
    let is_review = env::var_os("MORENAKU_REVIEW").is_some();
    fs::create_dir_all(&folder).expect("the folder of the texts");
    for worked in &CASES {
        for lang in [Lang::Ja, Lang::En] {
            let path = folder.join(format!("{}.{}.txt", worked.name, lang.tag()));
            let now = write_up(worked, lang);
            if is_review {
                fs::write(&path, &now).expect("the text");
            }
            let reviewed = fs::read_to_string(&path).unwrap_or_default();
            assert!(now == reviewed, "{} in {}: see the head of this file", worked.name, lang.tag());
        }
    }
}

#[test]
fn each_paper_for_outside_is_among_those_that_were_reviewed() {
    let unread = library()
        .forms
        .iter()
        .filter(|form| form.readers == Readers::Outside && form.id != "outside");
    let unread = unread.map(|form| form.id).filter(|id| {
        let is_of = |paper: &&&str| paper.split('.').next() == Some(*id);
        CASES.iter().all(|worked| worked.papers.iter().find(is_of).is_none())
    });
    assert_eq!(unread.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn the_deadlines_of_the_worked_cases_are_those_counted_by_hand() {
    let due = |name: &str| -> Vec<String> {
        let worked = CASES.iter().find(|worked| worked.name == name).expect("the case");
        clocks(guide(), &case(worked).state().answers)
            .iter()
            .map(|clock| format!("{} {}", clock.duty, clock.due))
            .collect()
    };
    // Encrypted with a strong cipher and the key safe: exempt, so nothing is due to the authority.
    assert!(!due("lost-laptop").iter().any(|clock| clock.starts_with("appi")));
    // Known on Monday 11-02; 1,200 persons, no wrongful purpose: day 5 is 11-06, day 30 is 12-01.
    assert_eq!(due("bulk-mail"), ["appi 2026-11-06", "appi 2026-12-01"]);
    // An insider: 60 days from 04-28 are 06-26, a Friday.
    assert!(due("taken-list").contains(&"appi 2026-06-26".to_owned()));
    // Known on 12-28 with nothing decided: 30 days, 2027-01-26.
    assert!(due("home-pc").contains(&"appi 2027-01-26".to_owned()));
    // Ransomware known on 11-02: 60 days end on 12-31; offices open again on 01-04.
    assert!(due("ransomware").contains(&"appi 2027-01-04".to_owned()));
    // Card data of persons in the EU, known on 07-10 23:50: 72 hours run through the weekend to 07-13.
    assert!(due("web-intrusion").contains(&"gdpr 2026-07-13".to_owned()));
    // No personal information: nothing is due.
    assert_eq!(due("board-post"), [""; 0]);
    // My Numbers open to everyone on the net, 64 persons: due though below 100.
    assert!(due("open-cloud").contains(&"my-number 2026-12-08".to_owned()));
}

#[test]
fn a_case_is_offered_the_papers_that_it_needs() {
    let offered = |name: &str| {
        let worked = CASES.iter().find(|worked| worked.name == name).expect("the case");
        let now = Moment(at(worked.known_at).0 + 30 * 3_600_000);
        let case = Some(Rc::new(case(worked)));
        let of = Request { page: Page::Papers, scope: scope(Lang::Ja, now), writer: "".into(), case, prepared: None };
        let nodes = page(&of);
        let is_list = |node: &&Node| matches!(node, Node::Tasks(_) | Node::Table(_));
        super::trees::all(&nodes)
            .into_iter()
            .filter(is_list)
            .map(Node::plain)
            .collect::<String>()
    };
    for (case, paper, is_offered) in [
        ("lost-laptop", "警察への届け出", true),
        ("lost-laptop", "報道対応の資料", false),
        ("lost-laptop", "取引先への報告", false),
        ("lost-laptop", "委託先・利用サービスへの質問", false),
        ("lost-laptop", "GDPR", false),
        ("web-intrusion", "報道対応の資料", true),
        ("web-intrusion", "GDPR第33条", true),
        ("infected-mail", "取引先への報告", true),
        ("supplier", "委託先・利用サービスへの質問", true),
        ("taken-list", "退職した人への返還", true),
        ("bulk-mail", "宛先が見えたメール", true),
        ("bulk-mail", "退職した人への返還", false),
        ("open-cloud", "監督官庁への報告", true),
    ] {
        assert_eq!(offered(case).contains(paper), is_offered, "{case}: {paper}");
    }
}
