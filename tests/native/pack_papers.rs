//! Proves that an organisation's pack stands in pages, papers and files.

use std::rc::Rc;

use super::trees;
use morenaku::case::{Case, CaseId, Change, Entry, EntryId, ItemState, Known, Log, Moment};
use morenaku::document::node::{FileKind, Sort};
use morenaku::document::{
    BinderPage, Node, PackInUse, Page, PaperName, Request, Scope, Sheets, calendar, edit_pack, html, markdown, page,
    plain_text, say_entry,
};
use morenaku::guide::{Fact, Lang, Step};
use morenaku::pack::{self, Command, Edition, Field, Place};
use morenaku::wire::time::from_rfc3339;

const PACK: &str = r#"{
  "format": "morenaku-pack", "version": 1, "name": {"ja": "みなと商事", "en": "Minato Trading"},
  "contacts": [{"role": "責任者", "name": "佐藤", "phone": "03-0000-0001"}, {"role": "親会社の当番", "mail": "duty@example.jp"}],
  "items": [
    {"id": "own:2-01", "kind": "action", "act": "親会社の当番に電話する", "why": "契約で決めています。\n夜間も同じです。", "after": "2-05"},
    {"id": "own:2-02", "kind": "action", "act": ""}
  ],
  "letterhead": "みなと商事株式会社\n東京都港区",
  "wording": [
    {"form": "regulator-report", "field": "reporter", "ja": "担当: 総務部", "instead": true},
    {"form": "notice", "field": "nowhere", "ja": "x"},
    {"form": "notice", "field": "desk", "ja": "{nonsense}"},
    {"form": "client-notice", "field": "contact", "ja": "窓口は{known-at}、{organisation}です"}
  ],
  "clocks": [{"name": "A社への通知", "hours": 24, "item": "own:2-01"}],
  "retention": "終えてから5年保管する",
  "links": [{"name": "社内規程", "url": "https://intra.example.jp/rules"}],
  "off": ["word", "binder"]
}"#;

fn at(time: &str) -> Moment {
    from_rfc3339(time).expect("a time")
}

fn case(changes: Vec<Change>) -> Case {
    let mut log = Log::default();
    let opened = Change::Opened("試験".into());
    for (number, change) in std::iter::once(opened).chain(changes).enumerate() {
        let id = EntryId::parse(&format!("{number:09}00000000001")).expect("an id");
        let entry = Entry::new(id, at("2026-11-23T10:00:00+09:00"), "佐藤".into(), change);
        log.insert(entry.into()).expect("no conflict");
    }
    Case::new(CaseId::parse("0123456789").expect("an id"), log)
}

fn worked() -> Case {
    case(vec![
        Change::AnsweredFact(Fact::Personal, Known::Yes),
        Change::AnsweredKnownAt(Some(at("2026-11-23T09:00:00+09:00")), "".into()),
        Change::SetItem("own:2-01".into(), ItemState::Done, "".into()),
        Change::SetItem("acme:3-09".into(), ItemState::Done, "".into()),
        Change::Closed,
    ])
}

fn scope() -> Scope {
    Scope { edition: Edition::complete(PACK), lang: Lang::Ja, now: at("2026-11-23T12:00:00+09:00") }
}

fn request(page: Page, case: Option<Case>) -> Request {
    Request { page, scope: scope(), writer: "".into(), case: case.map(Rc::new), prepared: None }
}

fn shown(of: Page, case: Option<Case>) -> Vec<Node> {
    page(&request(of, case))
}

fn blank(name: &str) -> Page {
    Page::Binder(BinderPage::parse(name), Sheets::default())
}

fn paper(name: &str) -> Page {
    Page::Paper(PaperName::of(name))
}

fn editor_of(draft: &str) -> Page {
    Page::Editor(PackInUse::Placed, draft.into())
}

/// Everything that stands in a tree, as it stands there.
fn all(nodes: &[Node]) -> String {
    format!("{nodes:?}")
}

#[test]
fn own_items_stand_on_paper_in_the_record_and_in_their_fold_with_their_mark() {
    let paper = all(&shown(Page::Checklist, Some(worked())));
    let (_, row) = paper.split_once("own:2-01").expect("the item");
    let row: String = row.chars().take(300).collect();
    assert!(
        row.contains("親会社の当番に電話する") && row.contains("夜間も同じです。") && row.contains("[組織の追加]"),
        "{row}"
    );
    let fold = shown(Page::Item(scope().guide().item("own:2-01").expect("an item")), Some(worked()));
    assert!(all(&fold).contains("夜間も同じです。") && all(&fold).contains("組織の追加"));
    // A faulty one is nowhere.
    assert!(!paper.contains("own:2-02"));
    let record = shown(Page::Record, Some(worked()));
    let entries = record
        .iter()
        .find_map(|node| if let Node::Record(entries) = node { Some(entries) } else { None });
    let entries = entries.expect("a record");
    let entry = entries
        .iter()
        .find(|entry| say_entry(entry, scope()).contains("own:2-01 親会社の当番に電話する: 済み"));
    let entry = entry.expect("the entry of the item");
    assert_eq!((entry.sort(), entry.step()), (Sort::Item, Step::from_number(2)), "the filter knows sort and step");
}

#[test]
fn a_case_says_what_of_another_pack_is_recorded_and_how_long_it_is_kept() {
    let said = all(&shown(Page::OwnOfCase, Some(worked())));
    assert!(said.contains("記録が1件あります") && said.contains("終えてから5年保管する"), "{said}");
    assert_eq!(shown(Page::OwnOfCase, Some(case(Vec::new()))), []);
    assert!(all(&shown(Page::Record, Some(worked()))).contains("acme:3-09"), "it stays in the record");
}

#[test]
fn the_start_page_says_that_something_is_wrong_and_the_editor_where() {
    let foot = all(&shown(Page::Foot(PackInUse::Placed), None));
    assert!(foot.contains("直すところがあります") && foot.contains("https://intra.example.jp/rules"), "{foot}");
    let editor = all(&shown(editor_of(""), None));
    assert!(editor.contains("組織の項目 2、項目の文（items[1].act）: 書かれていません"), "{editor}");
    assert!(
        editor.contains("書類の文面 2、欄（wording[1].field）: この書類に「nowhere」という欄はありません"),
        "{editor}"
    );
    let editor = all(&shown(editor_of(PACK), None));
    assert!(editor.contains("{nonsense}"), "marks are checked while writing");
}

#[test]
fn contacts_and_name_fill_what_is_prepared_and_the_papers() {
    let prepared = all(&shown(Page::Prepare, None));
    assert!(
        prepared.contains("佐藤、03-0000-0001")
            && prepared.contains("duty@example.jp")
            && prepared.contains("みなと商事"),
        "{prepared}"
    );
    let paper = shown(paper("publication"), Some(worked()));
    assert!(all(&paper).contains("みなと商事"), "the organisation's name");
}

#[test]
fn letterhead_and_wording_stand_in_papers_and_their_files() {
    let paper = shown(paper("regulator-report.preliminary"), Some(worked()));
    for text in [markdown(&paper), plain_text(&paper), html(&paper)] {
        let (head, rest) = text.split_once("東京都港区").expect("the letterhead");
        assert!(
            head.contains("みなと商事株式会社") && !head.contains("担当: 総務部") && rest.contains("担当: 総務部"),
            "{text}"
        );
    }
    // What is switched off is not offered.
    let files = trees::all(&paper).into_iter().filter_map(|node| match node {
        Node::PaperFiles(of) => Some(&of.files),
        _ => None,
    });
    let kinds: Vec<FileKind> = files.flatten().map(|file| file.kind).collect();
    assert_eq!(kinds, [FileKind::Paper, FileKind::Clipboard, FileKind::Markdown]);
    assert!(!all(&shown(Page::Papers, Some(worked()))).contains("#/binder"));
}

#[test]
fn letterhead_and_wording_stand_on_blank_papers_too() {
    for name in ["regulator-report.preliminary", "book"] {
        let paper: String = shown(blank(name), None).iter().map(Node::plain).collect();
        assert!(paper.contains("みなと商事株式会社") && paper.contains("東京都港区"), "{name}: {paper}");
        assert!(paper.contains("担当: 総務部") && paper.contains("組織の追加"), "{name}: {paper}");
        // What only a case can say is left to the pen.
        assert!(paper.contains("窓口は＿＿＿＿、みなと商事です") || name != "book", "{name}: {paper}");
        assert!(!paper.contains('{'), "{name}: {paper}");
    }
    assert!(!all(&shown(blank("prepare"), None)).contains("東京都港区"), "what is prepared is no letter");
}

#[test]
fn own_clocks_stand_among_the_deadlines_and_in_the_calendar() {
    let said = all(&shown(Page::Duties, Some(worked())));
    assert!(
        said.contains("whom: \"A社への通知\", what: \"組織の追加\"") && said.contains("知った時から24時間"),
        "{said}"
    );
    let file = calendar(&worked(), scope(), false).replace("\r\n ", "");
    assert!(file.contains("SUMMARY:A社への通知 [組織の追加]"), "{file}");
    assert!(file.contains("DTSTART:20261123T230000Z\r\nDTEND:20261124T000000Z"), "{file}");
}

#[test]
fn the_editor_answers_with_files() {
    let name = Command::Set(Place::from(Field::Name).field(Field::Ja), "みなと".to_owned());
    let draft = edit_pack("", &name, Lang::Ja).expect("a draft");
    assert!(pack::write(&draft).contains("\"ja\": \"みなと\""));
    let refused = edit_pack(&draft, &Command::Open("[]".to_owned()), Lang::Ja);
    assert!(refused.is_err_and(|why| why.contains("もれなくのパックではありません")));
}
