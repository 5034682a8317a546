//! The binder's trees: every item that can apply is on its type's sheet, in both languages, whatever is chosen reads
//! back, and the ready book does not depend on the clock.

use super::common::{guide, library, scope};
use std::rc::Rc;

use super::trees::{all, codes, leaves, on_leaf, picks, spans};
use morenaku::case::{Answers, Case, CaseId, Change, Entry, EntryId, Log, Moment};
use morenaku::document::node::{Link, Measure, OnLeaf, PickOf, TickBox};
use morenaku::document::{BinderOptions, BinderPage, Heights, Node, Page, Request, Sheets, Span, page};
use morenaku::guide::{ItemKind, Lang, LeakType, Step, TypeSet};
use morenaku::plan::tailor;

const NOON: Moment = Moment(1_795_000_000_000);
const ADDRESS: &str = "https://example.org/tools/morenaku/";

fn ask_at(now: Moment, of: &BinderPage, sheets: Sheets, prepared: Option<&Rc<Case>>, lang: Lang) -> Vec<Node> {
    let of = Page::Binder(of.clone(), sheets);
    page(&Request { page: of, scope: scope(lang, now), writer: "".into(), case: None, prepared: prepared.cloned() })
}

fn ask(of: &BinderPage, lang: Lang) -> Vec<Node> {
    ask_at(NOON, of, Sheets::default(), None, lang)
}

fn measure(nodes: &[Node]) -> Option<&Measure> {
    nodes
        .iter()
        .find_map(|node| if let Node::Measure(measure) = node { Some(measure) } else { None })
}

fn plain(nodes: &[Node]) -> String {
    nodes.iter().map(Node::plain).collect()
}

/// What is chosen and measured, every block as high as this.
fn measured(of: &BinderPage, options: Option<BinderOptions>, height: f64, n_blocks: usize, lang: Lang) -> Sheets {
    // The ready book has everything, whatever is chosen.
    let chosen = options
        .filter(|_| *of != BinderPage::Book)
        .unwrap_or_else(|| BinderOptions::all(lang));
    let heights = Heights { of: Some((lang, chosen)), heights: vec![height; n_blocks], breaks: Vec::new() };
    Sheets { options, heights: heights.into(), address: "".into() }
}

/// The sheets of a page, every block as high as this.
fn sheets_at(
    now: Moment,
    of: &BinderPage,
    options: Option<BinderOptions>,
    address: &str,
    prepared: Option<&Rc<Case>>,
    lang: Lang,
) -> Vec<Node> {
    let first = Sheets { options, address: address.into(), ..Sheets::default() };
    let first = ask_at(now, of, first, prepared, lang);
    let n_blocks = measure(&first).expect("something to measure").blocks.len();
    let sheets = Sheets { address: address.into(), ..measured(of, options, 20.0, n_blocks, lang) };
    ask_at(now, of, sheets, prepared, lang)
}

/// The parts of the binder, as they stand in the chooser: the cover, and the checklists of the first two types.
const COVER_AND_TWO_LISTS: [usize; 3] = [0, 6, 7];

/// What is chosen by tapping: these parts, then what has these names.
fn choose(parts: &[usize], taps: &[&str], lang: Lang) -> BinderOptions {
    let shown = |options| {
        let sheets = Sheets { options: Some(options), ..Sheets::default() };
        ask_at(NOON, &BinderPage::Chooser, sheets, None, lang)
    };
    let everything = BinderOptions::all(lang);
    let n_parts = picks(&shown(everything)).iter().filter(|pick| pick.of == PickOf::Part).count();
    let is_out = |part: &usize| !parts.contains(part);
    let chosen = (0..n_parts)
        .filter(is_out)
        .fold(everything, |options, part| picks(&shown(options))[part].next);
    taps.iter().fold(chosen, |options, tap| {
        let nodes = shown(options);
        picks(&nodes)
            .into_iter()
            .find(|pick| pick.label == *tap)
            .expect("a choice")
            .next
    })
}

fn sheets(of: &BinderPage, parts: Option<&[usize]>, address: &str, lang: Lang) -> Vec<Node> {
    let options = parts.map(|parts| choose(parts, &[], lang));
    sheets_at(NOON, of, options, address, None, lang)
}

#[test]
fn each_checklist_has_every_item_that_can_apply_with_its_number_act_and_a_box() {
    for leak_type in LeakType::ALL {
        let plan = tailor(guide(), &Answers { types: TypeSet::NONE.with(leak_type), ..Answers::default() });
        for lang in [Lang::Ja, Lang::En] {
            let nodes = ask(&BinderPage::List(leak_type), lang);
            let text = plain(&nodes);
            let boxes = all(&nodes)
                .into_iter()
                .filter(|node| matches!(node, Node::OnLeaf(OnLeaf::TickRow(row)) if row.tick == TickBox::Box));
            let mut n_acts = 0;
            for item in Step::ALL
                .into_iter()
                .flat_map(|step| plan.listed(step))
                .map(|planned| planned.item)
            {
                let sign = if item.kind == ItemKind::Decision { "◇ " } else { "" };
                assert!(
                    text.contains(&format!("{} {sign}{}", item.id, item.act.get(lang))),
                    "{}: {}",
                    leak_type.as_str(),
                    item.id
                );
                n_acts += usize::from(item.kind != ItemKind::Caution);
            }
            // How a box looks, with who and when, is proved where it is drawn.
            assert_eq!(boxes.count(), n_acts, "one box an act, with who and when");
            for step in guide().steps {
                assert!(text.contains(step.name.get(lang)), "{}", step.name.get(lang));
            }
        }
    }
}

#[test]
fn a_condition_is_marked_in_words_and_what_always_holds_is_not() {
    for lang in [Lang::Ja, Lang::En] {
        for item in guide().items {
            let mark = morenaku::words::condition_mark(item.when, lang);
            assert_eq!(mark.is_empty(), item.when.is_empty(), "{}", item.id);
            assert!(mark.chars().count() <= 32, "{}: {mark}", item.id);
        }
    }
}

#[test]
fn a_warning_is_never_the_last_of_a_page_or_column() {
    for leak_type in LeakType::ALL {
        let nodes = sheets(&BinderPage::List(leak_type), None, "", Lang::Ja);
        let of_columns = leaves(&nodes).into_iter().filter_map(|leaf| leaf.body.columns.as_ref());
        let columns: Vec<_> = of_columns.flat_map(|columns| &columns.blocks).collect();
        assert_eq!(columns.len(), 4);
        for column in columns {
            let last = &*column.last().expect("a block").node;
            let is_act = matches!(last, Node::OnLeaf(OnLeaf::TickRow(row)) if row.tick == TickBox::Box);
            assert!(is_act, "{}", last.plain());
        }
    }
}

#[test]
fn the_book_has_every_part_with_true_page_numbers_and_does_not_depend_on_the_clock() {
    for lang in [Lang::Ja, Lang::En] {
        let book = sheets(&BinderPage::Book, None, "", lang);
        let leaves = leaves(&book);
        for (at, leaf) in leaves.iter().enumerate() {
            let number = if lang == Lang::Ja {
                format!("{} / {} ページ", at + 1, leaves.len())
            } else {
                format!("Page {} / {}", at + 1, leaves.len())
            };
            let [foot, page] = &leaf.foot;
            assert_eq!(*page, number);
            assert!(foot.contains(env!("CARGO_PKG_VERSION")), "{foot}");
        }
        let rows = all(&book);
        let rows = rows
            .into_iter()
            .filter_map(|node| if let Node::OnLeaf(OnLeaf::ContentsRow(row)) = node { Some(row) } else { None });
        let rows: Vec<_> = rows.collect();
        assert!(rows.len() > 25, "{}", rows.len());
        for row in rows {
            let number = row.page.number.unwrap_or_else(|| panic!("{}", row.title));
            let leaf = leaves[number - 1];
            assert!(leaf.body.plain().starts_with(&row.title), "{} is not on page {number}", row.title);
        }
        for form in library().forms {
            for field in form.fields {
                assert!(plain(&book).contains(field.name.get(lang)), "{}: {}", form.id, field.id);
            }
        }
        for duty in guide().duties {
            assert!(plain(&book).contains(duty.name.get(lang)));
        }
        for reference in library().references.iter().filter(|one| one.source.is_some()) {
            assert!(
                plain(&book).contains(reference.name.get(lang))
                    && plain(&book).contains(reference.phone.unwrap_or_default())
            );
        }
        let later = sheets_at(Moment(NOON.0 + 40 * 86_400_000), &BinderPage::Book, None, "", None, lang);
        assert_eq!(book, later, "the same whenever it is printed");
        assert!(codes(&book).is_empty(), "there is nowhere to lead back to");
        assert!(!plain(&book).contains("→ –"), "no page number is left out");
    }
}

#[test]
fn each_checklist_begins_on_a_front_side() {
    let all: Vec<usize> = (0..16).collect();
    let how_and_lists = [1, 6, 7, 8, 9, 10, 11, 12];
    let (ja, both) = (&[][..], &["日本語と英語", "USレター"][..]);
    for (parts, taps) in [(&[6][..], ja), (&[0, 6], ja), (&all, ja), (&how_and_lists, both)] {
        let chosen = choose(parts, taps, Lang::Ja);
        let nodes = sheets_at(NOON, &BinderPage::Chooser, Some(chosen), "", None, Lang::Ja);
        let is_start = |node: &&Node| matches!(node, Node::OnLeaf(OnLeaf::ListHead(_)));
        let leaves = leaves(&nodes).into_iter().enumerate();
        let starts: Vec<usize> = leaves
            .filter(|(_, leaf)| on_leaf(leaf).iter().any(is_start))
            .map(|(at, _)| at)
            .collect();
        assert!(!starts.is_empty() && starts.iter().all(|at| at % 2 == 0), "{parts:?} {taps:?}: {starts:?}");
    }
}

#[test]
fn what_is_chosen_goes_in_and_each_choice_leads_on() {
    let first = ask(&BinderPage::Chooser, Lang::En);
    let before = picks(&first);
    let parts: Vec<_> = before.iter().filter(|pick| pick.of == PickOf::Part).collect();
    assert_eq!(parts.len(), 16);
    assert!(parts.iter().all(|pick| pick.is_chosen), "everything at first");
    let forms = before
        .iter()
        .position(|pick| pick.label == "Blank papers (all)")
        .expect("the papers");
    let sheets = |options, lang| sheets_at(NOON, &BinderPage::Chooser, Some(options), "", None, lang);
    let without = sheets(before[forms].next, Lang::En);
    assert!(!picks(&without)[forms].is_chosen);
    let said: String = leaves(&without).iter().map(|leaf| leaf.body.plain()).collect();
    assert!(!said.is_empty() && !said.contains("Call log"));
    let both = before.iter().find(|pick| pick.label == "Japanese and English").expect("both");
    let both = sheets(both.next, Lang::En);
    let langs: Vec<Lang> = leaves(&both).iter().map(|leaf| leaf.lang).collect();
    assert!(langs.contains(&Lang::Ja) && langs.contains(&Lang::En));
    // The page's own language is not the paper's.
    assert_eq!(leaves(&sheets(before[forms].next, Lang::Ja))[0].lang, Lang::En);
    let nothing = Sheets { options: Some(choose(&[], &[], Lang::En)), ..Sheets::default() };
    let none = ask_at(NOON, &BinderPage::Chooser, nothing, None, Lang::En);
    assert!(leaves(&none).is_empty() && measure(&none).is_none());
}

#[test]
fn heights_of_another_choice_are_not_taken() {
    let ja = ask(&BinderPage::Book, Lang::Ja);
    let n_blocks = measure(&ja).expect("something to measure").blocks.len();
    let n_leaves = |sheets: Sheets| leaves(&ask_at(NOON, &BinderPage::Book, sheets, None, Lang::Ja)).len();
    let sheets = measured(&BinderPage::Book, None, 20.0, n_blocks, Lang::Ja);
    assert!(n_leaves(sheets.clone()) > 0);
    let letter = choose(&[0], &["USレター"], Lang::Ja);
    for other in [None, Some((Lang::En, BinderOptions::all(Lang::En))), Some((Lang::Ja, letter))] {
        let heights = Heights { of: other, ..(*sheets.heights).clone() };
        assert_eq!(n_leaves(Sheets { heights: heights.into(), ..sheets.clone() }), 0, "{other:?}");
    }
    assert_eq!(
        n_leaves(measured(&BinderPage::Book, None, 20.0, n_blocks - 1, Lang::Ja)),
        0,
        "not all have been measured"
    );
}

#[test]
fn a_code_leads_back_where_there_is_an_address() {
    let nodes = sheets(&BinderPage::Chooser, Some(&COVER_AND_TWO_LISTS), ADDRESS, Lang::Ja);
    assert_eq!(codes(&nodes).len(), 3, "the cover and two checklists");
    assert!(plain(&nodes).contains(&format!("{ADDRESS}#/binder")));
    assert!(
        codes(&nodes)
            .iter()
            .all(|qr| qr.path.starts_with('M') && qr.path.ends_with('z'))
    );
    assert!(codes(&sheets(&BinderPage::Chooser, Some(&COVER_AND_TWO_LISTS), "", Lang::Ja)).is_empty());
    let long = format!("https://example.org/{}", "x".repeat(5000));
    assert!(
        codes(&sheets(&BinderPage::Chooser, Some(&COVER_AND_TWO_LISTS), &long, Lang::Ja)).is_empty(),
        "too long for a code: left out"
    );
}

#[test]
fn what_is_prepared_stands_in_the_phone_tree_but_not_in_the_ready_book() {
    let id = EntryId::parse("00000000100000000001").expect("an id");
    let change = Change::Wrote("doc/prepare/leader".into(), "佐藤 090-0000-0000".into(), "".into());
    let mut log = Log::default();
    log.insert(Entry::new(id, NOON, "".into(), change).into()).expect("no conflict");
    let prepared = Rc::new(Case::new(CaseId::from_random(1), log));
    let of = |page: &BinderPage| plain(&sheets_at(NOON, page, None, "", Some(&prepared), Lang::Ja));
    assert!(of(&BinderPage::Chooser).contains("佐藤 090-0000-0000"));
    assert!(!of(&BinderPage::Book).contains("佐藤 090-0000-0000"));
}

#[test]
fn single_blank_papers_stay_where_they_were() {
    for lang in [Lang::Ja, Lang::En] {
        assert!(
            plain(&ask(&BinderPage::parse("notice"), lang))
                .contains(library().form("notice").expect("it").name.get(lang))
        );
        let list = ask(&BinderPage::Chooser, lang);
        let links = spans(&list).into_iter();
        let links =
            links.filter_map(|span| if let Span::Link(Link { to, .. }) = span { Some(to.address()) } else { None });
        let links: Vec<String> = links.collect();
        assert!(
            ["#/binder/notice", "#/binder/list-7"]
                .iter()
                .all(|to| links.iter().any(|link| link == to))
        );
    }
}

/// How tall a block might be: 20 pixels for each 40 characters, and for each line for the pen.
fn tall(node: &Node) -> f64 {
    let pen = if let Node::OnLeaf(OnLeaf::PenField(field)) = node { field.n_lines } else { 0 };
    let n_lines = node.plain().chars().count() / 40 + 1 + pen;
    20.0 * f64::from(u32::try_from(n_lines).expect("few lines"))
}

#[test]
fn what_is_taller_than_a_sheet_is_broken_and_nothing_of_it_is_lost() {
    // A passage of 4,000 characters in one paragraph, as an organisation may write it.
    let passage: String = (0..200)
        .map(|at| format!("第{at}文はこの紙に収まらない長さの文の一つです。"))
        .collect();
    let passage: String = passage.chars().take(4_000).collect();
    let field = library().form("notice").expect("a form").fields[0].id;
    let pack = serde_json::json!({
        "format": "morenaku-pack", "version": 1, "name": {"ja": "みなと"},
        "wording": [{"form": "notice", "field": field, "ja": passage}],
    });
    let edition = morenaku::pack::Edition::complete(&pack.to_string());
    let scope = morenaku::document::Scope { edition, ..scope(Lang::Ja, NOON) };
    let ask = |heights: Heights| {
        let sheets = Sheets { heights: heights.into(), ..Sheets::default() };
        let of = Page::Binder(BinderPage::Book, sheets);
        page(&Request { page: of, scope, writer: "".into(), case: None, prepared: None })
    };
    let mut nodes = ask(Heights::default());
    let whole = plain(&nodes);
    let mut n_asked = 0;
    while let Some(measure) = measure(&nodes) {
        let heights = measure.blocks.iter().map(|block| tall(&block.node)).collect();
        let of = Some((Lang::Ja, BinderOptions::all(Lang::Ja)));
        nodes = ask(Heights { of, heights, breaks: measure.breaks.clone() });
        n_asked += 1;
        assert!(n_asked < 10, "it comes to an end");
    }
    assert!(n_asked > 1, "something is taller than a sheet: {n_asked}");
    let leaves = nodes
        .iter()
        .find_map(|node| if let Node::Leaves(leaves) = node { Some(leaves) } else { None });
    let blocks = leaves.expect("sheets").iter().flat_map(|leaf| {
        let columns = leaf.body.columns.iter().flat_map(|columns| columns.blocks.iter().flatten());
        leaf.body.blocks.iter().chain(columns)
    });
    let mut said = String::new();
    for block in blocks {
        assert!(tall(&block.node) <= 261.0 * 96.0 / 25.4, "{}", block.node.plain());
        said += &block.node.plain();
    }
    assert!(whole.contains(&passage) && said.contains(&passage), "every word stands on a sheet, in its order");
}
