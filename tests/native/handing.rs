//! Proves what happens to papers around their text: what is missing is named wherever one is handed out, one that was
//! sent settles all obligations that it meets, groups of persons stand in the reports, and what was answered once is
//! not asked again.

use std::rc::Rc;

use super::common::{guide, scope};
use super::trees::{all, fields};
use morenaku::case::{Case, CaseId, Change, Count, Entry, EntryId, ItemState, Known, Log, Moment, Sent};
use morenaku::document::node::{FileKind, PaperFiles, Role, Send};
use morenaku::document::{Node, Page, PaperName, Request, calendar, plain_text};
use morenaku::guide::{Fact, Lang, LeakType, TypeSet};
use morenaku::plan::{Done, addressees_field, clocks, obligations};
use morenaku::wire::time::from_rfc3339;

fn at(time: &str) -> Moment {
    from_rfc3339(time).expect("an instant")
}

fn now() -> Moment {
    at("2026-11-26T12:00:00+09:00")
}

fn case(changes: &[Change]) -> Case {
    let mut log = Log::default();
    for (number, change) in [Change::Opened("試験".into())].iter().chain(changes).enumerate() {
        let id = EntryId::parse(&format!("{number:09}00000000001")).expect("an id");
        let entry = Entry::new(id, at("2026-11-23T10:00:00+09:00"), "佐藤".into(), change.clone());
        log.insert(entry.into()).expect("no conflict");
    }
    Case::new(CaseId::parse("0123456789").expect("an id"), log)
}

fn shown(page: Page, changes: &[Change], lang: Lang) -> Vec<Node> {
    morenaku::document::page(&Request {
        page,
        scope: scope(lang, now()),
        writer: "佐藤".into(),
        case: Some(Rc::new(case(changes))),
        prepared: None,
    })
}

fn paper(name: &str, changes: &[Change], lang: Lang) -> Vec<Node> {
    shown(Page::Paper(PaperName::of(name)), changes, lang)
}

fn wrote(name: &str, text: &str) -> Change {
    Change::Wrote(name.into(), text.into(), "".into())
}

fn fact(fact: Fact, known: Known) -> Change {
    Change::AnsweredFact(fact, known)
}

/// A break-in at a private firm with 2,000 persons, some of them with their My Numbers.
fn broken_into() -> Vec<Change> {
    let no = [Fact::PublicBody, Fact::PublicCorporation, Fact::Entrusted, Fact::Eu];
    let yes = [Fact::Personal, Fact::MyNumber, Fact::Wrongful];
    let base = [
        Change::AnsweredTypes(TypeSet::NONE.with(LeakType::UnauthorisedAccess)),
        Change::AnsweredKnownAt(Some(at("2026-11-24T09:00:00+09:00")), "当直".into()),
        Change::AnsweredPersons(Count::Exactly(2000)),
    ];
    let facts = no
        .map(|one| fact(one, Known::No))
        .into_iter()
        .chain(yes.map(|one| fact(one, Known::Yes)));
    base.into_iter().chain(facts).collect()
}

fn files_of(nodes: &[Node]) -> PaperFiles {
    let files = |node: &Node| if let Node::PaperFiles(files) = node { Some(files.clone()) } else { None };
    all(nodes).into_iter().find_map(files).expect("what hands the paper out")
}

fn send_of(nodes: &[Node]) -> Send {
    let send = |node: &Node| if let Node::SendPaper(send) = node { Some(send.clone()) } else { None };
    all(nodes).into_iter().find_map(send).expect("a form to say that it was sent")
}

/// That a paper was sent as its form proposes.
fn sent(name: &str, changes: &[Change]) -> Change {
    let send = send_of(&paper(name, changes, Lang::Ja));
    let sent = Sent {
        what: send.what,
        to: send.to.into(),
        on: at("2026-11-25T16:42:00+09:00"),
        how: "フォーム".into(),
        reference: "R8-114302".into(),
        late_why: "".into(),
        paper: Some(send.frozen),
    };
    Change::Sent(sent.into())
}

fn is_settled(key: &str, changes: &[Change]) -> bool {
    let case = case(changes);
    let all = obligations(guide(), case.state());
    let one = all.iter().find(|one| one.key() == key).unwrap_or_else(|| panic!("no {key}"));
    one.is_done()
}

#[test]
fn what_is_missing_is_named_where_a_paper_is_handed_out() {
    let mut changes = broken_into();
    for (name, lang) in [("notice", Lang::Ja), ("regulator-report.final", Lang::Ja), ("publication.first", Lang::En)] {
        let files = files_of(&paper(name, &changes, lang));
        assert!(files.n_gaps > 0 && !files.gaps.is_empty(), "{name}: {files:?}");
        let kinds: Vec<FileKind> = files.files.iter().map(|file| file.kind).collect();
        assert_eq!(kinds, [FileKind::Paper, FileKind::Clipboard, FileKind::Word, FileKind::Markdown], "{name}");
    }
    // What is answered elsewhere is named too, and so is a passage of a form in which nothing stands.
    let gaps = |changes: &[Change]| files_of(&paper("regulator-report.final", changes, Lang::Ja)).gaps;
    assert!(gaps(&changes).iter().any(|gap| gap == "報告者"), "who reports: {:?}", gaps(&changes));
    assert!(gaps(&changes).iter().any(|gap| gap == "速報から変わったこと"), "{:?}", gaps(&changes));
    changes.push(wrote("doc/regulator-report.final/changed", "人数が1,200人から2,000人になった"));
    assert!(!gaps(&changes).iter().any(|gap| gap == "速報から変わったこと"));
    // Whatever has no gap asks for nothing.
    let letter = fields(&paper("notice", &changes, Lang::Ja))
        .into_iter()
        .cloned()
        .collect::<Vec<_>>();
    changes.extend(letter.iter().map(|field| wrote(&field.name, "書いた文")));
    let files = files_of(&paper("notice", &changes, Lang::Ja));
    assert_eq!((files.n_gaps, files.gaps), (0, Vec::new()));
}

#[test]
fn one_report_settles_every_obligation_that_it_meets_in_the_register_the_clocks_and_the_calendar() {
    let mut changes = broken_into();
    let keys = ["appi/preliminary", "my-number/preliminary"];
    assert!(keys.iter().all(|key| !is_settled(key, &changes)));
    let n_alarms = |changes: &[Change]| {
        let text = calendar(&case(changes), scope(Lang::Ja, now()), false);
        text.matches("BEGIN:VALARM").count()
    };
    let before = n_alarms(&changes);
    changes.push(sent("regulator-report.preliminary", &changes));
    for key in keys {
        assert!(is_settled(key, &changes), "{key}");
    }
    assert!(!is_settled("appi/final", &changes), "the final report is another one");
    let case = case(&changes);
    let open: Vec<_> = clocks(guide(), &case.state().answers);
    let open = open.iter().filter(|clock| !clock.is_settled(case.state()));
    assert!(open.into_iter().all(|clock| format!("{:?}", clock.kind) != "Preliminary"));
    assert!(n_alarms(&changes) < before, "nothing rings for it any more");
    assert_eq!(case.state().sent.len(), 1, "it is one entry");
    let record = shown(Page::Record, &changes, Lang::Ja);
    let entry = record
        .iter()
        .find_map(|node| if let Node::Record(entries) = node { entries.first() } else { None });
    let said = morenaku::document::say_entry(entry.expect("an entry"), scope(Lang::Ja, now()));
    assert!(!said.contains("my-number/") && said.contains("マイナンバー"), "{said}");
}

#[test]
fn the_sheet_for_the_police_settles_telling_them() {
    let mut changes = broken_into();
    assert!(!is_settled("police/notice", &changes));
    changes.push(sent("police-sheet", &changes));
    assert!(is_settled("police/notice", &changes));
}

#[test]
fn a_paper_for_a_named_addressee_goes_to_the_one_that_has_not_had_it() {
    let mut changes = broken_into();
    changes.push(fact(Fact::Entrusted, Known::Yes));
    changes.push(wrote(&addressees_field("controller"), "甲社\n乙社"));
    assert_eq!(send_of(&paper("client-notice", &changes, Lang::Ja)).to, "甲社、乙社");
    changes.push(sent("client-notice", &changes));
    let case = case(&changes);
    let told = obligations(guide(), case.state());
    let mut told = told.iter().filter(|one| one.duty() == "controller");
    assert!(told.all(|one| matches!(one.done, Done::Sent(..))), "both rows");
}

#[test]
fn the_people_are_told_when_every_group_has_had_its_notice() {
    let mut changes = broken_into();
    changes.extend([
        wrote("group/1/who", "通販の会員"),
        wrote("group/1/items", "氏名、住所"),
        wrote("group/1/count", "1,610人"),
        wrote("group/1/how", "メール"),
        wrote("group/1/when", "12月1日"),
        wrote("group/1/returned", "12通"),
        wrote("group/2/who", "退会した会員"),
        wrote("group/2/count", "390人"),
    ]);
    // (3) and (6) of the report, by group; never a name.
    let report = plain_text(&paper("regulator-report.final", &changes, Lang::Ja));
    for expected in [
        "2,000人",
        "通販の会員：氏名、住所、1,610人",
        "退会した会員：390人",
        "通販の会員：1,610人、12月1日",
        "届かず 12通",
        "まだ知らせていません",
    ] {
        assert!(report.contains(expected), "{expected}: {report}");
    }
    let notice = plain_text(&paper("notice~1", &changes, Lang::Ja));
    assert!(notice.contains("氏名、住所") && !notice.contains("退会した会員"), "{notice}");
    changes.push(sent("notice~1", &changes));
    assert!(!is_settled("appi/persons", &changes), "the others wait");
    changes.push(sent("notice~2", &changes));
    assert!(is_settled("appi/persons", &changes) && is_settled("my-number/persons", &changes));
    // A table in Japanese cannot stand in an English report: it is a gap there.
    let english = plain_text(&paper("regulator-report.final", &changes, Lang::En));
    assert!(!english.contains("通販"), "{english}");
}

#[test]
fn a_blank_that_stands_in_several_papers_is_answered_once() {
    let mut changes = broken_into();
    let name = "総務部 佐藤 03-0000-0001";
    changes.push(wrote("doc/regulator-report.preliminary/our-contact", name));
    for other in ["client-notice", "partner-report", "regulator-report.final"] {
        let nodes = paper(other, &changes, Lang::Ja);
        assert!(plain_text(&nodes).contains(name), "{other}");
        assert!(
            !paper(other, &changes, Lang::En)
                .iter()
                .map(Node::plain)
                .any(|text| text.contains(name))
        );
    }
    // Another paper may still say otherwise, and the first keeps what it said.
    changes.push(wrote("doc/partner-report/our-contact", "営業部 田中"));
    let said = |paper_name: &str| plain_text(&paper(paper_name, &changes, Lang::Ja));
    assert!(said("partner-report").contains("営業部 田中"));
    assert!(said("regulator-report.preliminary").contains(name));
    // Whom a letter is for is asked for each.
    changes.push(wrote("doc/notice/addressee", "山田花子"));
    assert!(!plain_text(&paper("letter-recipient", &changes, Lang::Ja)).contains("山田花子"));
}

#[test]
fn an_english_paper_asks_for_what_is_there_in_japanese_only() {
    let mut changes = broken_into();
    let observed = Change::Observed(at("2026-11-24T09:00:00+09:00"), "".into(), "侵入に気づきました".into());
    let prepared =
        case(&[wrote("doc/prepare/organisation", "株式会社みほん"), wrote("doc/prepare/signer@en", "I. Takahashi")]);
    changes.push(observed);
    let nodes = morenaku::document::page(&Request {
        page: Page::Paper(PaperName::of("publication.first")),
        scope: scope(Lang::En, now()),
        writer: "".into(),
        case: Some(Rc::new(case(&changes))),
        prepared: Some(Rc::new(prepared)),
    });
    let text = plain_text(&nodes);
    assert!(text.contains("I. Takahashi") && !text.contains("株式会社"), "{text}");
    assert!(!text.contains("侵入"), "{text}");
    assert!(files_of(&nodes).gaps.iter().any(|gap| gap == "Sender"), "{:?}", files_of(&nodes).gaps);
}

#[test]
fn whoever_is_no_firm_is_asked_how_to_call_itself() {
    let mut changes = broken_into();
    let text = |changes: &[Change]| plain_text(&paper("notice", changes, Lang::Ja));
    assert!(text(&changes).contains("当社") && text(&changes).contains("お客さまの個人情報"));
    changes.push(fact(Fact::PublicBody, Known::Yes));
    assert!(!text(&changes).contains("当社") && !text(&changes).contains("お客さまの個人情報"));
    let asked = files_of(&paper("notice", &changes, Lang::Ja)).gaps;
    assert!(asked.iter().any(|gap| gap == "自分たちの呼び方"), "{asked:?}");
    changes.push(wrote("doc/outside/we", "当校"));
    changes.push(wrote("doc/outside/they", "保護者の皆さま"));
    assert!(text(&changes).contains("当校") && text(&changes).contains("保護者の皆さまの個人情報"));
}

#[test]
fn each_paper_leads_on_to_the_next_that_waits() {
    let mut changes = broken_into();
    let next = |name: &str, changes: &[Change]| {
        let to = |node: &Node| {
            let Node::Paragraph(paragraph) = node else { return None };
            let said = format!("{:?}", paragraph.said);
            let at = said.find("次の書類：")?;
            let (_, name) = said.get(at..)?.split_once("Documents(\"")?;
            Some(name.split('"').next().unwrap_or_default().to_owned())
        };
        all(&paper(name, changes, Lang::Ja)).into_iter().find_map(to)
    };
    assert_eq!(next("regulator-report.preliminary", &changes).as_deref(), Some("regulator-report.final"));
    changes.push(sent("regulator-report.final", &changes));
    assert_eq!(next("regulator-report.preliminary", &changes).as_deref(), Some("notice"));
    assert_eq!(next("regulator-report.final", &changes).as_deref(), Some("notice"), "also from what was sent");
}

#[test]
fn the_checklist_begins_with_now_and_the_deadlines_and_has_nothing_of_other_types() {
    let mut changes = broken_into();
    let people = "佐藤、鈴木、高橋、田中、伊藤、渡辺";
    changes.push(Change::AssignedItem("2-16".into(), people.into()));
    let other = guide()
        .items
        .iter()
        .find(|item| item.types == TypeSet::NONE.with(LeakType::LossTheft));
    let other = other.expect("an item of a lost thing").id;
    let nodes = shown(Page::Checklist, &changes, Lang::Ja);
    let said: String = nodes.iter().map(Node::plain).collect();
    let place = |text: &str| said.find(text).unwrap_or_else(|| panic!("no {text}: {said}"));
    assert!(place("いますぐ") < place("速報") && place("速報") < place("1 発見・報告"), "{said}");
    assert!(!said.contains(other) && said.contains(people), "{said}");
    let columns = |node: &&Node| matches!(node, Node::Group(group) if group.role == Role::Columns);
    assert_eq!(all(&nodes).into_iter().filter(columns).count(), 1);
    // What was entered of it before the type was changed stays to be seen.
    changes.push(Change::SetItem(other.into(), ItemState::Done, "".into()));
    let said: String = shown(Page::Checklist, &changes, Lang::Ja).iter().map(Node::plain).collect();
    assert!(said.contains(other), "{said}");
}
