//! The papers and the files made from them: what is not known is marked and never guessed, what people wrote stays, and
//! other programs read it.

use super::common::{guide, library, scope};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use super::trees::{all, fields};
use morenaku::case::{Acted, Case, CaseId, Change, Choice, Count, Entry, EntryId, FoundBy, Known, Log, Moment};
use morenaku::document::node::{FileKind, ObligationRow};
use morenaku::document::{
    BinderPage, Drafting, GuideSection, Node, Origin, Page, PaperName, Request, Sheets, calendar, copy, csv, docx,
    file, fill, html, markdown, page, plain_text,
};
use morenaku::guide::{Fact, Field, Lang, Layout, LeakType, TypeSet};
use morenaku::parts::{Unopened, open_reading, open_word};
use morenaku::route::Route;
use morenaku::wire::time::from_rfc3339;

fn at(text: &str) -> Moment {
    from_rfc3339(text).expect("an instant")
}

/// A case of these changes, a minute apart from 2026-11-23 03:00 in Japan.
fn case(changes: impl IntoIterator<Item = Change>) -> Case {
    let mut log = Log::default();
    let start = at("2026-11-23T03:00:00+09:00");
    let opened = Change::Opened("顧客名簿の誤送信".into());
    for (n, change) in [opened].into_iter().chain(changes).enumerate() {
        let id = EntryId::parse(&format!("{n:09}00000000001")).expect("an id");
        let at = Moment(start.0 + 60_000 * i64::try_from(n).expect("few"));
        let entry = Entry::new(id, at, "佐藤".into(), change);
        log.insert(Rc::new(entry)).expect("no conflict");
    }
    Case::new(CaseId::parse("0k7m2p9qrs").expect("an id"), log)
}

fn request(page: Page, case: Option<Case>, lang: Lang) -> Request {
    Request {
        page,
        scope: scope(lang, at("2026-11-24T12:00:00+09:00")),
        writer: "佐藤".into(),
        case: case.map(Rc::new),
        prepared: None,
    }
}

fn paper(name: &str) -> Page {
    Page::Paper(PaperName::of(name))
}

fn blank(name: &str) -> Page {
    Page::Binder(BinderPage::parse(name), Sheets::default())
}

fn wrote(field: &str, text: &str, basis: &str) -> Change {
    Change::Wrote(field.into(), text.into(), basis.into())
}

fn known() -> Vec<Change> {
    vec![
        Change::AnsweredTypes(TypeSet::NONE.with(LeakType::MisSending)),
        Change::AnsweredKnownAt(Some(at("2026-11-23T02:30:00+09:00")), "営業部の担当者".into()),
        Change::AnsweredPersons(Count::AtMost(1200)),
        Change::AnsweredFact(Fact::Personal, Known::Yes),
        Change::AnsweredFact(Fact::Card, Known::Yes),
        Change::AnsweredFound(FoundBy::Outsider, "受け取った取引先".into()),
    ]
}

fn drafting(case: &Case, lang: Lang) -> Drafting<'_> {
    Drafting { case: Some(case), prepared: None, scope: scope(lang, at("2026-11-24T12:00:00+09:00")), paper: None }
}

#[test]
fn drafts_are_filled_in_from_what_is_known_and_what_is_not_is_marked() {
    let case = case(known());
    for (draft, lang, filled) in [
        (
            "{known-at}に{found}。{persons}",
            Lang::Ja,
            "2026/11/23(月) 02:30に外部の人から知らされた（受け取った取引先）。多くても1,200人",
        ),
        ("原因: {why}", Lang::Ja, "原因: 【未定・不明】"),
        ("Cause: {why}", Lang::En, "Cause: [not known yet]"),
        ("{kinds}\u{b}{clock:preliminary}", Lang::Ja, "クレジットカードの情報\n2026/11/27(金)"),
        ("{clock:final} {types}", Lang::En, "Tue 22 Dec 2026 Mis-sending or mis-publication"),
        ("{decision:police}", Lang::Ja, "【未定・不明】"),
        ("{done:2}\n{done:5}\n{observed}", Lang::Ja, "【未定・不明】"),
        ("no mark { and }", Lang::En, "no mark [not known yet]"),
        ("open {", Lang::En, "open {"),
    ] {
        assert_eq!(fill(draft, drafting(&case, lang)), filled, "{draft}");
    }
    let blank = Drafting { case: None, prepared: None, scope: scope(Lang::Ja, Moment(0)), paper: None };
    assert_eq!(fill("{persons} {title}", blank), "【未定・不明】 【未定・不明】", "nothing is made up");
}

#[test]
fn what_people_enter_does_not_act_as_a_mark() {
    let mut changes = known();
    changes.push(wrote("why", "宛先{persons}を取り違えた", ""));
    assert_eq!(fill("{why}", drafting(&case(changes), Lang::Ja)), "宛先{persons}を取り違えた");
}

#[test]
fn every_mark_of_every_draft_is_known_and_for_its_readers() {
    for form in library().forms {
        for field in form.fields {
            for draft in field.draft.iter().flat_map(|draft| [draft.ja, draft.en]) {
                let scope = scope(Lang::Ja, Moment(0));
                let is_wrong = |mark: &&str| !morenaku::document::is_mark(mark, form.readers, scope);
                let unknown: Vec<_> = morenaku::guide::marks(draft).filter(is_wrong).collect();
                assert!(unknown.is_empty(), "{} {}: {unknown:?}", form.id, field.id);
            }
        }
    }
}

#[test]
fn a_decision_stands_in_the_papers_with_its_reason_and_the_newest_counts() {
    let decided = |choice, reason: &str| Change::Decided("police".into(), choice, reason.into(), Acted::by("社長"));
    let both = case([decided(Choice::Later, "まだ"), decided(Choice::Yes, "盗難届を出す")]);
    assert_eq!(fill("{decision-why:police}", drafting(&both, Lang::Ja)), "する（盗難届を出す）");
    assert_eq!(fill("{decision:police}", drafting(&both, Lang::Ja)), "する", "the reason stays inside");
    let taken_back = case([decided(Choice::Yes, "盗難届を出す"), decided(Choice::Open, "")]);
    assert_eq!(fill("{decision:police}", drafting(&taken_back, Lang::Ja)), "【未定・不明】");
}

#[test]
fn a_passage_shows_what_was_written_and_offers_the_draft_when_that_has_changed() {
    let form = library().form("sharing-sheet").expect("the sheet");
    let id = form
        .fields
        .iter()
        .find(|field| field.draft.is_some_and(|draft| draft.ja.contains("{persons}")))
        .expect("a field")
        .id;
    let name = format!("doc/sharing-sheet/{id}");
    let passage = |changes: Vec<Change>| {
        let nodes = page(&request(paper("sharing-sheet"), Some(case(changes)), Lang::Ja));
        fields(&nodes)
            .into_iter()
            .find(|field| field.name == name)
            .expect("the passage")
            .clone()
    };
    let untouched = passage(known());
    assert_eq!((&*untouched.written, &*untouched.basis), ("", ""));
    assert!(untouched.draft.contains("多くても1,200人"), "{}", untouched.draft);

    let mut changes = known();
    changes.push(wrote(&name, "約1000人", &untouched.draft));
    let edited = passage(changes.clone());
    assert_eq!(
        (&*edited.written, *edited.draft == *edited.basis),
        ("約1000人", true),
        "the draft is still the one that it was made from"
    );

    changes.push(Change::AnsweredPersons(Count::Exactly(873)));
    let outdated = passage(changes.clone());
    assert_eq!(&*outdated.written, "約1000人", "what was written stays");
    assert!(outdated.draft.contains("873人") && *outdated.draft != *outdated.basis, "the new draft is offered");

    changes.push(wrote(&name, "", ""));
    assert_eq!(&*passage(changes).written, "", "emptied: back to the draft");
}

#[test]
fn a_blank_paper_has_every_passage_and_lines_for_the_pen() {
    for form in library().forms {
        for lang in [Lang::Ja, Lang::En] {
            let nodes = page(&request(blank(form.id), None, lang));
            let lines: usize = all(&nodes)
                .into_iter()
                .map(|node| if let Node::PenField(field) = node { field.n_lines } else { 0 })
                .sum();
            let first = form.stages.first().map_or("", |stage| stage.id);
            let fields = form
                .fields
                .iter()
                .filter(|field| field.stages.is_empty() || field.stages.contains(&first));
            // A letter stands there as it will go out: lines are only where something longer has to be put in.
            let is_mark = |line: &str| line.starts_with('{') && line.find('}') == Some(line.len() - 1);
            let is_for_the_pen = |field: &&Field| {
                let draft = field.draft.filter(|_| form.layout != Layout::Form);
                draft.is_none_or(|draft| draft.get(lang).split('\u{b}').any(is_mark))
            };
            let (n_fields, n_lines) = fields.fold((0, 0), |(n, lines), field| {
                (n + 1, lines + if is_for_the_pen(&field) { usize::from(field.space.max(1)) } else { 0 })
            });
            assert!(n_fields > 0 && lines == n_lines, "{}: {lines} lines of {n_lines}", form.id);
        }
    }
}

#[test]
fn the_record_as_csv_is_read_by_other_programs_and_harmless_to_spreadsheets() {
    let case = case([
        Change::Observed(at("2026-11-22T23:10:00+09:00"), "=cmd|' /C calc'!A0".into(), "行1\n行2, \"引用\"".into()),
        wrote("why", "@SUM(1+1)", ""),
        Change::Renamed("-1".into()),
    ]);
    for lang in [Lang::Ja, Lang::En] {
        let text = csv(&case, scope(lang, Moment(0)));
        assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"));
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(true)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("RFC 4180")).collect();
        assert_eq!(rows.len(), case.log().len());
        assert!(
            rows.iter()
                .all(|row| row.len() == 12 && row[7].starts_with("20") && !row[8].is_empty()),
            "{text}"
        );
        let first = rows.first().expect("a row");
        assert!(first[3].contains("行1\n行2, \"引用\""), "by the time at which it happened: {first:?}");
        for cell in rows.iter().flat_map(csv::StringRecord::iter) {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
    }
}

#[test]
fn the_calendar_is_read_by_another_program_and_warns_before_the_day() {
    use icalendar::{CalendarComponent, Component as _};
    let mut changes = known();
    let decided = [(Fact::Eu, Known::Yes), (Fact::MyNumber, Known::No), (Fact::Entrusted, Known::No)];
    changes.extend(decided.map(|(fact, known)| Change::AnsweredFact(fact, known)));
    changes.push(Change::Renamed("名簿; 誤送信, \\ 第2報\n続き".into()));
    let case = case(changes);
    let text = calendar(&case, scope(Lang::Ja, at("2026-11-24T12:00:00+09:00")), true);
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are folded");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    let parsed: icalendar::Calendar = text.parse().expect("RFC 5545");
    let events: Vec<_> = parsed
        .components
        .iter()
        .filter_map(|one| if let CalendarComponent::Event(event) = one { Some(event) } else { None })
        .collect();
    let is_withdrawn = |event: &&icalendar::Event| event.property_value("STATUS") == Some("CANCELLED");
    let n_withdrawn = events.iter().copied().filter(is_withdrawn).count();
    assert!(n_withdrawn > 0, "what ran until somebody said that it does not apply");
    let events: Vec<_> = events.into_iter().filter(|event| !is_withdrawn(event)).collect();
    let starts: Vec<_> = events
        .iter()
        .map(|event| event.property_value("DTSTART").expect("a start"))
        .collect();
    // Known on Monday 11-23: preliminary by 11-27, EU within 72 hours (11-25 17:30 UTC, where the event ends), final:
    // day 30 is 12-22.
    assert_eq!(starts, ["20261125T163000Z", "20261127", "20261222"]);
    assert!(
        events.iter().all(|event| event
            .get_summary()
            .is_some_and(|summary| summary.contains("名簿; 誤送信, \\ 第2報"))),
        "{text}"
    );
    // By the hour a day and three hours before the end; of "about 3 to 5 days" on day 3, the office day before the last
    // day, and that day; of the final report on the last two office days.
    let rings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("TRIGGER")).collect();
    let by_the_hour = [";RELATED=END:-PT24H", ";RELATED=END:-PT3H"];
    assert_eq!(rings, [&by_the_hour[..], &[":-PT39H", ":-PT15H", ":PT9H"], &[":-PT15H", ":PT9H"]].concat());
    let ids: std::collections::BTreeSet<_> = events.iter().filter_map(|event| event.get_uid()).collect();
    assert_eq!(ids.len(), events.len(), "each has an id of its own, the same each time");
}

#[test]
fn files_of_a_paper_hold_every_passage_and_no_markup_of_the_user() {
    let mut changes = known();
    changes.push(wrote("doc/sharing-sheet/content", "<img src=x onerror=alert(1)> & *星* # 見出し", ""));
    let request = request(paper("sharing-sheet"), Some(case(changes)), Lang::Ja);
    let nodes = page(&request);
    let labels: Vec<&str> = fields(&nodes).iter().map(|field| field.label.as_str()).collect();
    assert!(!labels.is_empty());
    let (text, marked, rich) = (plain_text(&nodes), markdown(&nodes), html(&nodes));
    for label in labels {
        assert!(text.contains(label) && marked.contains(label) && rich.contains(label), "{label}");
    }
    assert!(rich.contains("&lt;img src=x") && !rich.contains("<img"), "text stays text");
    assert!(marked.contains("\\<img") && marked.contains("\\*星\\*"), "{marked}");
    assert!(rich.contains("<table"), "short passages are a table");
    assert!(docx(&nodes).starts_with(b"PK"), "a zip");
    assert_eq!(copy(&request), [rich, text], "both for the clipboard");
    assert!(file(&request, FileKind::Paper).is_empty(), "paper is no file");
}

/// What stands behind a door: natively all of the program is there, so there is nothing to wait for.
fn opened<T>(door: impl Future<Output = Result<T, Unopened>>) -> T {
    match pin!(door).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(part)) => part,
        _ => panic!("it does not open at once"),
    }
}

#[test]
fn behind_the_doors_stand_the_same_pages_and_files() {
    let asked = request(Page::Record, Some(case(known())), Lang::En);
    let reading = opened(open_reading());
    let word = opened(open_word());
    let nodes = page(&asked);
    assert_eq!((reading.page)(&asked), nodes);
    assert_eq!((reading.file)(&asked, FileKind::Markdown), file(&asked, FileKind::Markdown));
    let notice = page(&request(paper("notice"), Some(case(known())), Lang::En));
    assert!((word.docx)(&notice).starts_with(b"PK"), "a zip");
    for of_case in [Page::Record, Page::Duties, paper("notice")] {
        assert_eq!((reading.page)(&request(of_case.clone(), None, Lang::En)), Vec::new(), "no case: {of_case:?}");
    }
}

#[test]
fn every_page_is_written_in_both_languages() {
    let sections = [None, Some(GuideSection::About), Some(GuideSection::References)];
    let mut pages: Vec<Page> = sections.map(Page::Guide).into();
    pages.extend(LeakType::ALL.map(|one| Page::Guide(Some(GuideSection::Type(one)))));
    pages.extend([Page::AsOf, blank(""), Page::Prepare, Page::About(Origin::Shared)]);
    pages.extend([Page::Duties, Page::Decisions, Page::Record, Page::Facts, Page::Papers, paper("notice")]);
    pages.extend([Page::Checklist, Page::Item(guide().item("2-01").expect("an item"))]);
    for lang in [Lang::Ja, Lang::En] {
        for one in &pages {
            let nodes = page(&request(one.clone(), Some(case(known())), lang));
            assert!(!nodes.is_empty(), "{one:?}");
            if lang == Lang::En && !matches!(one, Page::Record | Page::Checklist) {
                let text: String = nodes.iter().map(Node::plain).collect();
                // The chooser offers Japanese in Japanese.
                let text = text.replace("日本語", "");
                let is_japanese = |character: &char| ('\u{3041}'..='\u{30ff}').contains(character);
                assert!(
                    !text.contains(|character| is_japanese(&character)),
                    "{one:?}: Japanese in English: {:?}",
                    text.chars().filter(is_japanese).take(40).collect::<String>()
                );
            }
        }
    }
}

#[test]
fn each_place_of_the_address_has_the_page_that_it_names() {
    let of = |hash: &str| Page::of(&Route::parse(hash).expect("a route"));
    let blank = |name: &str| Some(Page::Binder(BinderPage::parse(name), Sheets::default()));
    let rows = [
        ("#/", None),
        ("#/guide", Some(Page::Guide(None))),
        ("#/guide/type-3", Some(Page::Guide(Some(GuideSection::Type(LeakType::InsiderCrime))))),
        ("#/guide/nowhere", Some(Page::Guide(None))),
        ("#/binder", blank("")),
        ("#/binder/list-7", Some(Page::Binder(BinderPage::List(LeakType::PublicPosting), Sheets::default()))),
        ("#/binder/list-8", Some(Page::Binder(BinderPage::Blank(PaperName::of("list-8")), Sheets::default()))),
        ("#/binder/publication.final", blank("publication.final")),
        ("#/settings", None),
        ("#/case/0123456789", None),
        ("#/case/0123456789/log", Some(Page::Record)),
        ("#/case/0123456789/print", Some(Page::Checklist)),
        ("#/case/0123456789/documents", Some(Page::Papers)),
        ("#/case/0123456789/documents/publication.final", Some(paper("publication.final"))),
    ];
    for (hash, page) in rows {
        assert_eq!(of(hash), page, "{hash}");
    }
    // A name that no paper has leads to the list of them.
    let unknown = |of: Page| page(&request(of, Some(case([])), Lang::Ja));
    assert_eq!(unknown(paper("of-a-later-version")), unknown(Page::Papers));
    assert!(
        said(&unknown(Page::Binder(BinderPage::parse("list-8"), Sheets::default())))
            .contains(morenaku::words::BLANK_PAPERS.get(Lang::Ja))
    );
    for section in GuideSection::all() {
        assert_eq!(of(&format!("#/guide/{section}")), Some(Page::Guide(Some(section))));
    }
}

#[test]
fn the_duties_page_asks_what_is_missing_and_shows_when() {
    let nodes = page(&request(Page::Duties, Some(case(known())), Lang::Ja));
    let text: String = nodes.iter().map(Node::plain).collect();
    for expected in [
        "個人情報保護委員会への報告",
        "あり",
        "2026/11/25(水)〜2026/11/27(金)",
        "あと3日",
        "30日目は 2026/12/22(火)",
        "不正の目的によるものと決まれば60日以内",
    ] {
        assert!(text.contains(expected), "{expected}");
    }
    let fact = |node| if let &Node::Ask(fact) = node { Some(fact) } else { None };
    let asked: Vec<Fact> = all(&nodes).into_iter().filter_map(fact).collect();
    assert!(
        asked.contains(&Fact::Wrongful) && asked.contains(&Fact::Telecom) && !asked.contains(&Fact::KeySafe),
        "{asked:?}"
    );
    let none = page(&request(Page::Duties, Some(case([])), Lang::Ja));
    assert!(
        none.iter()
            .map(Node::plain)
            .collect::<String>()
            .contains("知った日時を入れると"),
        "no clock without a time of knowing"
    );
}

#[test]
fn every_statement_beyond_the_guide_has_its_source_on_the_list() {
    let statements = morenaku::document::statements(scope(Lang::Ja, Moment(0)));
    assert!(statements.len() > 100, "{}", statements.len());
    let shown: String = page(&request(Page::AsOf, None, Lang::Ja)).iter().map(Node::plain).collect();
    for statement in &statements {
        assert!(shown.contains(&statement.text) && shown.contains(statement.source.url), "{}", statement.text);
    }
}

/// Everything that nodes say.
fn said(nodes: &[Node]) -> String {
    nodes.iter().map(Node::plain).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_duty_names_what_is_missing_once_and_a_report_what_applies_first() {
    let case = case(known());
    for lang in Lang::ALL {
        let nodes = page(&request(Page::Duties, Some(case.clone()), lang));
        let rows: Vec<ObligationRow> = all(&nodes)
            .into_iter()
            .filter_map(|node| if let Node::Register(rows) = node { Some(rows.clone()) } else { None })
            .flatten()
            .collect();
        // What is missing is named once for each duty, in its first row, and leads to the questions below.
        let asked: Vec<Fact> = all(&nodes)
            .into_iter()
            .filter_map(|node| if let Node::Ask(fact) = node { Some(*fact) } else { None })
            .collect();
        let leads = rows.iter().filter(|row| !row.asks.is_empty());
        assert!(leads.clone().count() > 0);
        assert!(leads.clone().flat_map(|row| &row.asks).all(|(fact, _)| asked.contains(fact)), "{asked:?}");
        for row in leads {
            assert_eq!(row.asks_label.is_empty(), row.asks.is_empty(), "{row:?}");
        }
        // What is due if a duty applies at all never stands before what is due.
        let report = said(&page(&request(Page::Report, Some(case.clone()), lang)));
        let (due, perhaps) = if lang == Lang::Ja {
            ("確報 2026", "義務に当たる場合")
        } else {
            ("Final report ", "if the duty applies")
        };
        assert!(report.find(due) < report.find(perhaps) && report.contains(perhaps), "{report}");
    }
}

#[test]
fn a_report_says_of_a_decision_against_a_duty_that_it_is_one() {
    let decided = |choice: Choice| Change::Decided("notify".into(), choice, "連絡先がない".into(), Acted::by("市長"));
    for (choice, expected) in [(Choice::No, true), (Choice::Later, true), (Choice::Yes, false)] {
        let case = case(known().into_iter().chain([decided(choice)]));
        for (lang, against) in [(Lang::Ja, "義務との食い違い"), (Lang::En, "against a duty")] {
            let report = said(&page(&request(Page::Report, Some(case.clone()), lang)));
            assert_eq!(report.contains(against), expected, "{choice:?} {report}");
            assert!(report.contains("連絡先がない") && report.contains("市長"));
        }
    }
}

#[test]
fn what_is_prepared_says_what_it_is_for_and_offers_no_file_of_nothing() {
    for lang in [Lang::Ja, Lang::En] {
        let nodes = page(&request(Page::Prepare, None, lang));
        assert!(said(&nodes).contains(morenaku::words::PREPARE_LEAD.get(lang)));
        let n_files = |nodes: &[Node]| all(nodes).iter().filter(|node| matches!(node, Node::File(_))).count();
        assert_eq!(n_files(&nodes), 0);
        let written = case([wrote("doc/prepare/leader", "総務部長", "")]);
        let nodes = page(&Request { prepared: Some(written.into()), ..request(Page::Prepare, None, lang) });
        assert_eq!(n_files(&nodes), 1);
    }
}
