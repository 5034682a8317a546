//! Proves that a paper which was sent stays as it went, that the next one goes on from it, and that letters are set as
//! letters in every file.

use std::rc::Rc;

use super::common::scope;
use super::trees::all;
use morenaku::case::{Acted, Case, CaseId, Change, Entry, EntryId, Filed, Frozen, Known, Log, Moment, Sent};
use morenaku::document::node::{EnteredState, Field, Gap, LaidRole, Send, Sheet};
use morenaku::document::{Node, Page, PaperName, Request, docx, html, markdown, page, plain_text};
use morenaku::guide::{Fact, Lang, Layout, LetterPart, Readers};
use morenaku::wire::sum;
use morenaku::wire::time::from_rfc3339;

fn at(time: &str) -> Moment {
    from_rfc3339(time).expect("an instant")
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

fn shown(name: &str, changes: &[Change], lang: Lang) -> Vec<Node> {
    page(&Request {
        page: Page::Paper(PaperName::of(name)),
        scope: scope(lang, at("2026-11-26T12:00:00+09:00")),
        writer: "".into(),
        case: Some(Rc::new(case(changes))),
        prepared: None,
    })
}

fn wrote(name: &str, text: &str) -> Change {
    Change::Wrote(name.into(), text.into(), "".into())
}

fn find<T>(nodes: &[Node], of: impl Fn(&Node) -> Option<T>) -> Option<T> {
    all(nodes).into_iter().find_map(of)
}

fn send_of(nodes: &[Node]) -> Send {
    let send = |node: &Node| if let Node::SendPaper(send) = node { Some(send.clone()) } else { None };
    find(nodes, send).expect("a form to say that it was sent")
}

fn sheet_of(nodes: &[Node]) -> Sheet {
    let sheet = |node: &Node| if let Node::Sheet(sheet) = node { Some(sheet.clone()) } else { None };
    find(nodes, sheet).expect("a paper")
}

fn sent(send: &Send) -> Change {
    let sent = Sent {
        what: Rc::clone(&send.what),
        to: "委員会".into(),
        on: at("2026-11-25T16:42:00+09:00"),
        how: "フォーム".into(),
        reference: "R8-114302".into(),
        late_why: "".into(),
        paper: Some(send.frozen.clone()),
    };
    Change::Sent(sent.into())
}

#[test]
fn what_was_sent_stays_as_it_went_whatever_is_found_out_later() {
    for name in ["notice", "publication.first", "regulator-report.preliminary", "sharing-sheet"] {
        let mut changes = vec![
            Change::AnsweredFact(Fact::Personal, Known::Yes),
            wrote("doc/outside/what", "名簿を取り違えて送りました"),
            wrote("doc/outside/cause", "調査中です"),
        ];
        let send = send_of(&shown(name, &changes, Lang::Ja));
        let Frozen { text, sum: sealed, .. } = &send.frozen;
        assert_eq!(**sealed, sum(text), "its own sum");
        changes.push(sent(&send));
        changes.push(wrote("doc/outside/what", "まったく別のこと"));
        changes.push(wrote("doc/outside/cause", "設定の誤りです"));
        let nodes = shown(name, &changes, Lang::Ja);
        assert!(
            find(&nodes, |node| matches!(node, Node::Field(_) | Node::SendPaper(_)).then_some(())).is_none(),
            "{name}"
        );
        let page = plain_text(&nodes);
        assert!(!page.contains("まったく別のこと"), "{page}");
        for line in text.lines().map(|line| line.trim_start_matches('\t')) {
            assert!(page.contains(line), "{name}: {line}");
        }
        let said: String = nodes.iter().map(Node::plain).collect();
        assert!(said.contains("R8-114302") && said.contains(&**sealed), "{said}");
        // What the page calls it stands nowhere on what is sent, not even at the head of a Word file.
        if name != "sharing-sheet" && !name.starts_with("regulator") {
            assert_ne!(sheet_of(&nodes).running_head(), sheet_of(&nodes).title, "{name}");
        }
        for file in [markdown(&nodes), html(&nodes)] {
            assert!(!file.is_empty() && !file.contains("まったく別のこと"));
        }
        // The other language was not sent, and is still a draft.
        assert!(
            find(&shown(name, &changes, Lang::En), |node| matches!(node, Node::SendPaper(_)).then_some(())).is_some()
        );
    }
}

#[test]
fn the_next_paper_goes_on_from_the_one_that_was_sent_and_says_what_differs() {
    let mut changes = vec![wrote("doc/outside/what", "名簿を取り違えて送りました")];
    let first = sheet_of(&shown("publication.first", &changes, Lang::Ja));
    let field = first.fields.iter().find(|field| !field.draft.is_empty()).expect("a passage");
    changes.push(wrote(&field.name, "手で直した文です。"));
    changes.push(sent(&send_of(&shown("publication.first", &changes, Lang::Ja))));
    let id = field.name.rsplit('/').next().expect("an id");
    for next in ["publication.first.2", "publication.final"] {
        let nodes = shown(next, &changes, Lang::Ja);
        let passage = sheet_of(&nodes)
            .fields
            .into_iter()
            .find(|one| one.name.ends_with(&format!("/{id}")));
        if let Some(passage) = passage {
            assert_eq!(passage.text(), "手で直した文です。", "{next}");
        }
    }
    changes.push(wrote("doc/outside/what", "名簿を2回、取り違えて送りました"));
    let nodes = shown("publication.first.2", &changes, Lang::Ja);
    let fold = |node: &Node| match node {
        Node::Fold(fold) if fold.label.starts_with("前に送ったものと違うところ") => Some(node.plain()),
        _ => None,
    };
    let differs = find(&nodes, fold).expect("what differs");
    assert!(differs.contains("2回") || !plain_text(&nodes).contains("2回"), "{differs}");
    let list = page(&Request {
        page: Page::Papers,
        scope: scope(Lang::Ja, at("2026-11-26T12:00:00+09:00")),
        writer: "".into(),
        case: Some(Rc::new(case(&changes))),
        prepared: None,
    });
    let said: String = list.iter().map(Node::plain).collect();
    assert!(said.contains("R8-114302") && said.contains("送った"), "{said}");
}

/// A letter with all its parts.
fn letter(lang: Lang) -> Sheet {
    let field = |part, heading: &str, text: &str| Field {
        label: "欄の名前".into(),
        part,
        heading: (!heading.is_empty()).then(|| heading.to_owned()),
        written: text.into(),
        ..Field::default()
    };
    let (greeting, to) = match lang {
        Lang::Ja => ("拝啓　平素より格別のお引き立てを賜り、厚く御礼申し上げます。", "北関東物流株式会社 御中"),
        Lang::En => ("Dear Ms Sasaki,", "Kita Logistics Ltd"),
    };
    Sheet {
        title: "書類の名前".into(),
        lang,
        layout: Layout::Letter,
        readers: Readers::Outside,
        letterhead: Vec::new(),
        fields: vec![
            field(LetterPart::Subject, "", "subject"),
            field(LetterPart::To, "", to),
            field(LetterPart::From, "", "Midori\nSato"),
            field(LetterPart::Date, "", "date"),
            field(LetterPart::Greeting, "", greeting),
            field(LetterPart::Text, "", "text"),
            field(LetterPart::Item, "概要", "first"),
            field(LetterPart::Item, "", "—"),
            field(LetterPart::Item, "項目", "second"),
            field(LetterPart::End, "", "desk"),
        ],
        frozen: Vec::new(),
    }
}

#[test]
fn a_letter_is_set_as_letters_are() {
    let roles = |lang: Lang| letter(lang).laid().iter().map(|piece| piece.role).collect::<Vec<_>>();
    use LaidRole::{After, Before, Closing, Date, End, From, Item, Signature, Text, Title, To};
    assert_eq!(
        roles(Lang::Ja),
        [Date, To, From, Title, Text, Text, Closing, Before, Item(1), Item(2), After, End],
        "敬具, then 記 … 以上"
    );
    assert_eq!(roles(Lang::En), [From, Date, To, Text, Title, Text, Item(1), Item(2), End, Closing, Signature]);
    let japanese = letter(Lang::Ja);
    let closing = |sheet: &Sheet| {
        sheet
            .laid()
            .into_iter()
            .find(|piece| piece.role == Closing)
            .map(|piece| piece.text)
    };
    assert_eq!(closing(&japanese).as_deref(), Some("敬具"));
    assert_eq!(closing(&letter(Lang::En)).as_deref(), Some("Yours sincerely,"));
    let nodes = [Node::Sheet(japanese.clone())];
    for file in [plain_text(&nodes), markdown(&nodes), html(&nodes)] {
        for expected in ["date", "御中", "Sato", "拝啓", "敬具", "記", "first", "second", "以上", "desk"] {
            assert!(file.contains(expected), "{expected}: {file}");
        }
        assert!(!file.contains("欄の名前") && !file.contains("書類の名前") && !file.contains('—'), "{file}");
    }
    assert!(html(&nodes).contains("<p align=\"right\">date</p>"), "{}", html(&nodes));
    // Whoever leaves the greeting out has no closing words.
    let mut plain = japanese;
    plain.fields.retain(|field| field.part != LetterPart::Greeting);
    assert_eq!(closing(&plain), None);
}

#[test]
fn a_word_file_has_styles_headings_a_header_and_page_numbers() {
    let file = docx(&[Node::Sheet(letter(Lang::Ja))]);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).expect("a zip");
    let mut part = |name: &str| {
        let mut text = String::new();
        let mut file = archive.by_name(name).unwrap_or_else(|_| panic!("no {name}"));
        std::io::Read::read_to_string(&mut file, &mut text).expect("text");
        text
    };
    let document = part("word/document.xml");
    for expected in
        ["w:pStyle w:val=\"Title\"", "w:pStyle w:val=\"Heading1\"", "w:jc w:val=\"right\"", "w:footerReference"]
    {
        assert!(document.contains(expected), "{expected}");
    }
    assert!(!document.contains("欄の名前"), "no names of fields");
    assert!(part("word/styles.xml").contains("heading 1"));
    assert!(part("word/footer1.xml").contains("PAGE"), "page numbers");
    let heads = ["word/header1.xml", "word/header2.xml"].map(&mut part);
    assert_eq!(heads.iter().filter(|head| head.contains("subject")).count(), 1, "what it is about, from page 2 on");
    assert!(document.contains("w:titlePg"), "the first page begins with the letter");
}

#[test]
fn what_is_missing_is_counted_and_asked_for_once() {
    let nodes = shown("publication.first", &[], Lang::Ja);
    let sheet = sheet_of(&nodes);
    let gaps: Vec<&Gap> = sheet.fields.iter().flat_map(|field| &field.gaps).collect();
    assert!(!gaps.is_empty());
    let n_in_text = sheet
        .fields
        .iter()
        .map(|field| morenaku::document::gaps(field.text()).count())
        .sum::<usize>();
    assert_eq!(gaps.len(), n_in_text, "each gap that is to be seen has its number");
    let mut numbers: Vec<usize> = gaps.iter().filter_map(|gap| gap.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
    let said: String = nodes.iter().map(Node::plain).collect();
    assert!(said.contains(&format!("空欄 {}", numbers.len())), "{said}");
    let answered = shown("publication.first", &[wrote("doc/outside/cause", "設定の誤りです")], Lang::Ja);
    assert!(plain_text(&answered).contains("設定の誤りです"));
    assert!(
        sheet_of(&answered)
            .fields
            .iter()
            .flat_map(|field| &field.gaps)
            .all(|gap| gap.mark != "said:cause")
    );
}

#[test]
fn each_language_has_its_own_text() {
    let field = "doc/publication.first/cause";
    let changes = [wrote(field, "設定の誤りです"), wrote(&format!("{field}@en"), "A wrong setting.")];
    let [japanese, english] = [Lang::Ja, Lang::En].map(|lang| plain_text(&shown("publication.first", &changes, lang)));
    assert!(japanese.contains("設定の誤りです") && !japanese.contains("A wrong setting"));
    assert!(english.contains("A wrong setting.") && !english.contains("設定"));
    // What was written in English before each language had its own is found there.
    let before = plain_text(&shown("publication.first", &[wrote(field, "A wrong setting.")], Lang::En));
    assert!(before.contains("A wrong setting."));
}

#[test]
fn a_passage_that_was_typed_into_the_form_and_changed_since_says_so() {
    let name = "regulator-report.preliminary";
    let state = |changes: &[Change]| {
        let sheet = sheet_of(&shown(name, changes, Lang::Ja));
        let field = sheet
            .fields
            .iter()
            .find(|field| field.name.ends_with("/cause"))
            .expect("a passage")
            .clone();
        (field.entered.clone().expect("it is typed into a form"), field.text().to_owned())
    };
    let mut changes = vec![wrote("doc/regulator-report.preliminary/cause", "調査中")];
    let (entered, text) = state(&changes);
    assert_eq!(entered.state, EnteredState::Open);
    changes.push(wrote(&entered.name, &text));
    assert_eq!(state(&changes).0.state, EnteredState::Done);
    changes.push(wrote("doc/regulator-report.preliminary/cause", "設定の誤り"));
    assert_eq!(state(&changes).0.state, EnteredState::Changed);
}

#[test]
fn each_group_of_persons_has_its_notice_and_stands_in_the_reports() {
    let changes = [
        Change::AnsweredFact(Fact::Personal, Known::Yes),
        wrote("group/1/who", "通販の会員"),
        wrote("group/1/count", "1,610人"),
        wrote("group/1/how", "メール"),
        wrote("group/1/when", "12月1日"),
        wrote("group/2/who", "退会した会員"),
    ];
    let list = page(&Request {
        page: Page::Papers,
        scope: scope(Lang::Ja, at("2026-11-26T12:00:00+09:00")),
        writer: "".into(),
        case: Some(Rc::new(case(&changes))),
        prepared: None,
    });
    let said: String = list.iter().map(Node::plain).collect();
    assert!(said.contains("通販の会員") && said.contains("退会した会員"), "{said}");
    let table = find(&shown("outside", &changes, Lang::Ja), |node| {
        if let Node::Groups(groups) = node { Some(groups.rows.len()) } else { None }
    });
    assert_eq!(table, Some(3), "two groups, and room for one more");
}

#[test]
fn filed_papers_are_kept_with_the_case() {
    let send = send_of(&shown("regulator-report.preliminary", &[], Lang::Ja));
    assert_eq!(&*send.what, "appi/preliminary", "it meets the obligation");
    let case = case(&[sent(&send)]);
    let filed: Vec<&Filed> = case.state().sent.iter().collect();
    assert_eq!(filed.len(), 1);
    assert_eq!(Acted::default().by, "".into());
}
