//! Proves that a paper for outside says nothing of the inside, whatever stands in a case: every text that people may
//! write is marked here, and none that stays inside comes into any paper, language or file.

use std::io::Read;
use std::rc::Rc;

use super::common::{guide, library, scope};
use super::trees::all;
use morenaku::case::{
    Acted, Audience, Case, CaseId, Change, Choice, Entry, EntryId, FoundBy, ItemState, Known, Log, Moment, Sent,
};
use morenaku::document::node::Role;
use morenaku::document::{Node, Page, Paper, PaperName, Request, docx, html, markdown, page, plain_text};
use morenaku::guide::{Fact, Lang, LeakType, Readers, TypeSet};
use morenaku::wire::time::from_rfc3339;

/// Stands in every text that stays inside.
const INSIDE: &str = "内密";
/// Stands in what may go out.
const OUTSIDE: &str = "公開";

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides.max(1)
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.roll(of.len())]
    }

    fn text(&mut self) -> Rc<str> {
        format!("{INSIDE}{}", self.roll(1000)).into()
    }
}

fn at(day: usize) -> Moment {
    let start = from_rfc3339("2026-11-20T09:00:00+09:00").expect("an instant");
    Moment(start.0 + 3_600_000 * i64::try_from(day).expect("few"))
}

/// Something that people do in a case, with all that they write in it marked.
fn change(dice: &mut Dice) -> (Change, Audience) {
    let inside = if dice.roll(3) == 0 { Audience::Counsel } else { Audience::Internal };
    let known = [Known::Yes, Known::No, Known::Unknown][dice.roll(3)];
    let state = *dice.pick(&ItemState::ALL);
    let acted = Acted { at: Some(at(dice.roll(50))), by: dice.text() };
    let item: Rc<str> = dice.pick(guide().items).id.into();
    let change = match dice.roll(12) {
        0 => Change::Renamed(dice.text()),
        1 => Change::AnsweredTypes(TypeSet::NONE.with(*dice.pick(&LeakType::ALL))),
        2 | 3 => Change::AnsweredFact(*dice.pick(&Fact::ALL), known),
        4 => Change::AnsweredKnownAt(Some(at(dice.roll(50))), dice.text()),
        5 => Change::AnsweredFound(*dice.pick(&FoundBy::ALL), dice.text()),
        6 => Change::acted(item, state, dice.text(), acted),
        7 => Change::NotedItem(item, dice.text()),
        8 => {
            let about = dice.pick(library().decisions).id;
            Change::Decided(about.into(), *dice.pick(&Choice::ALL), dice.text(), acted)
        }
        9 => Change::Observed(at(dice.roll(50)), dice.text(), dice.text()),
        10 => {
            let inside: Vec<_> = library().forms.iter().filter(|form| form.readers == Readers::Inside).collect();
            let form = dice.pick(&inside);
            Change::Wrote(format!("doc/{}/{}", form.id, dice.pick(form.fields).id).into(), dice.text(), dice.text())
        }
        _ => {
            let question = if dice.roll(9) == 0 { "conclusion" } else { dice.pick(library().questions).id };
            Change::Wrote(question.into(), dice.text(), "".into())
        }
    };
    (change, inside)
}

fn case_of(changes: Vec<(Change, Audience)>) -> Case {
    let mut log = Log::default();
    for (number, (change, audience)) in changes.into_iter().enumerate() {
        let id = EntryId::parse(&format!("{number:09}00000000001")).expect("an id");
        let entry = Entry { audience, ..Entry::new(id, at(number), format!("{INSIDE}さん").into(), change) };
        log.insert(entry.into()).expect("no conflict");
    }
    Case::new(CaseId::parse("0k7m2p9qrs").expect("an id"), log)
}

/// What may go out: said so, prepared for it, or without any words of people.
fn open_change(dice: &mut Dice) -> (Change, Audience) {
    let told: Rc<str> = format!("{OUTSIDE}{}", dice.roll(1000)).into();
    let outside = library().form("outside").expect("the form of what is said outside");
    match dice.roll(3) {
        0 => (Change::Observed(at(dice.roll(50)), dice.text(), told), Audience::MayGoOut),
        1 => (
            Change::Wrote(format!("doc/outside/{}", dice.pick(outside.fields).id).into(), told, "".into()),
            Audience::Internal,
        ),
        _ => {
            let sent = Sent {
                what: "paper/notice".into(),
                to: dice.text(),
                on: at(dice.roll(50)),
                how: told,
                reference: "R8-1".into(),
                late_why: dice.text(),
                paper: None,
            };
            (Change::Sent(sent.into()), Audience::Internal)
        }
    }
}

/// All that a word processor finds in a file.
fn words_in(file: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).expect("a zip");
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("readable");
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    text
}

/// What is printed of a page of a paper.
fn printed(nodes: &[Node]) -> String {
    let paper = all(nodes)
        .into_iter()
        .filter_map(|node| if let Node::Sheet(sheet) = node { Some(sheet) } else { None });
    paper
        .flat_map(morenaku::document::node::Sheet::laid)
        .map(|piece| format!("{}\n{}\n", piece.heading, piece.text))
        .collect()
}

#[test]
fn nothing_of_the_inside_comes_into_a_paper_for_outside() {
    let mut dice = Dice(2026);
    let mut n_told = 0;
    for round in 0..24 {
        let mut changes = vec![(Change::Opened(dice.text()), Audience::Internal)];
        for _ in 0..60 {
            changes.push(if dice.roll(4) == 0 { open_change(&mut dice) } else { change(&mut dice) });
        }
        let case = Rc::new(case_of(changes));
        // What is prepared has names of people too.
        let prepared = library().form("prepare").expect("the form").fields.iter().map(|field| {
            let is_said = ["organisation", "desk", "signer", "we", "they"].contains(&field.id);
            let text = if is_said { "公開商事".into() } else { dice.text() };
            (Change::Wrote(format!("doc/prepare/{}", field.id).into(), text, "".into()), Audience::Internal)
        });
        let prepared = Rc::new(case_of(prepared.collect()));
        let outside = library().forms.iter().filter(|form| form.readers == Readers::Outside);
        for paper in outside.flat_map(Paper::of) {
            for lang in [Lang::Ja, Lang::En] {
                let request = Request {
                    page: Page::Paper(PaperName::of(&paper.name())),
                    scope: scope(lang, at(90)),
                    writer: format!("{INSIDE}さん").into(),
                    case: Some(Rc::clone(&case)),
                    prepared: Some(Rc::clone(&prepared)),
                };
                let nodes = page(&request);
                let mut files = vec![plain_text(&nodes), markdown(&nodes), html(&nodes), printed(&nodes)];
                if round == 0 {
                    files.push(words_in(&docx(&nodes)));
                }
                for file in &files {
                    assert!(!file.contains(INSIDE), "{} in {lang:?}: {file}", paper.name());
                }
                n_told += files.first().map_or(0, |file| file.matches(OUTSIDE).count());
            }
        }
    }
    assert!(n_told > 1000, "what may go out is told: {n_told}");
}

#[test]
fn what_happened_is_told_in_order_at_its_own_time_and_only_what_may_go_out() {
    let observed = |day, what: &str| Change::Observed(at(day), "田中さん".into(), what.into());
    let case = case_of(vec![
        (Change::Opened("不正な持ち出しの疑い".into()), Audience::Internal),
        (observed(9, "警察に相談しました"), Audience::MayGoOut),
        (observed(2, "サーバーを切り離しました"), Audience::MayGoOut),
        (observed(5, "社員Xを疑っている"), Audience::Internal),
        (observed(6, "弁護士の見立て"), Audience::Counsel),
        (Change::SetItem(guide().items[0].id.into(), ItemState::Done, "".into()), Audience::Internal),
    ]);
    let request = Request {
        page: Page::Paper(PaperName::of("publication")),
        scope: scope(Lang::Ja, at(90)),
        writer: "".into(),
        case: Some(case.into()),
        prepared: None,
    };
    let nodes = page(&request);
    let text = plain_text(&nodes);
    let place = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}: {text}"));
    assert!(place("11月20日 11時00分　サーバーを切り離しました") < place("18時00分　警察に相談しました"));
    for inside in ["社員X", "弁護士", "田中", "持ち出し", guide().items[0].act.ja] {
        assert!(!text.contains(inside), "{inside}: {text}");
    }
    // Beside the paper all of it is at hand, for those who work on it.
    let beside = all(&nodes)
        .into_iter()
        .any(|node| matches!(node, Node::Group(group) if group.role == Role::Screen));
    assert!(beside);
}
