//! Proves that every node of a document tree is shown on screen, and that nothing which a tree says is lost there.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::VNode;

use super::tree::{Filter, Place, view_page};
use crate::case::{Acted, Case, CaseId, Change, Choice, Entry, EntryId, Known, Log, Moment};
use crate::document::node::{Block, OnLeaf};
use crate::document::{
    BinderOptions, BinderPage, GuideSection, Heights, Node, Origin, PackInUse, Page, PaperName, Request, Scope, Sheets,
    page,
};
use crate::guide::{Fact, Lang, LeakType, TypeSet};
use crate::ui::session::Session;

const NOON: Moment = Moment(1_795_000_000_000);

/// The text of what is shown.
fn text_of(shown: &VNode) -> String {
    match shown {
        VNode::VTag(tag) => tag.children().map(text_of).unwrap_or_default(),
        VNode::VText(text) => text.text.to_string(),
        VNode::VList(list) => list.iter().map(text_of).collect(),
        _ => String::new(),
    }
}

fn case() -> Rc<Case> {
    let changes = [
        Change::Opened("紛失".into()),
        Change::AnsweredTypes(TypeSet::NONE.with(LeakType::LossTheft)),
        Change::AnsweredFact(Fact::Personal, Known::Yes),
        Change::AnsweredKnownAt(Some(NOON), "当直".into()),
        Change::Decided("police".into(), Choice::Yes, "届け出る".into(), Acted::by("部長")),
        Change::Wrote("doc/notice/head".into(), "書いた文".into(), "".into()),
    ];
    let mut log = Log::default();
    for (n, change) in changes.into_iter().enumerate() {
        let id = EntryId::parse(&format!("{n:09}00000000001")).expect("an id");
        let entry = Entry::new(id, NOON, "渡邉".into(), change);
        log.insert(entry.into()).expect("no conflict");
    }
    Rc::new(Case::new(CaseId::from_random(1), log))
}

/// The pages that are shown here; those on which something can be typed ask the browser for what was typed there
/// before.
fn pages(lang: Lang) -> Vec<Page> {
    let mut pages: Vec<Page> = GuideSection::all()
        .into_iter()
        .map(|section| Page::Guide(Some(section)))
        .collect();
    pages.extend([
        Page::Guide(None),
        Page::AsOf,
        Page::About(Origin::Shared),
        Page::Editor(PackInUse::OnTrial, r#"{"items": [{"id": "own:2-01", "when": ["card"]}], "off": ["x"]}"#.into()),
        Page::Prepare,
        Page::Checklist,
        Page::Report,
        Page::Keyed("2-05 済 9:00\nx".into()),
        Page::Facts,
        Page::Duties,
        Page::Decisions,
        Page::Papers,
        Page::Paper(PaperName::of("notice")),
        Page::Binder(BinderPage::parse("notice"), Sheets::default()),
        Page::Binder(BinderPage::Chooser, Sheets::default()),
    ]);
    let of = BinderOptions::all(lang);
    let address = "https://example.org/".into();
    let heights = Heights { of: Some((lang, of)), heights: vec![20.0; n_blocks(lang)], breaks: Vec::new() };
    pages.push(Page::Binder(BinderPage::Chooser, Sheets { options: Some(of), heights: heights.into(), address }));
    pages
}

fn n_blocks(lang: Lang) -> usize {
    let nodes = ask(Page::Binder(BinderPage::Chooser, Sheets::default()), lang);
    let blocks = |node: &Node| if let Node::Measure(measure) = node { measure.blocks.len() } else { 0 };
    nodes.iter().map(blocks).sum()
}

fn ask(page_: Page, lang: Lang) -> Vec<Node> {
    let scope = Scope { edition: Session::in_memory(lang).edition(), lang, now: NOON };
    page(&Request { page: page_, scope, writer: "渡邉".into(), case: Some(case()), prepared: None })
}

/// Shows every page: which, the tree, what is shown.
fn each(mut see: impl FnMut(&Page, &[Node], &VNode)) {
    let case = case();
    for lang in [Lang::Ja, Lang::En] {
        let session = Session::in_memory(lang);
        let shown = session.shown();
        for page in pages(lang) {
            let nodes = ask(page.clone(), lang);
            let (filter, refine) = (Filter::default(), Callback::noop());
            let place = Place {
                session: &session,
                shown: &shown,
                case: Some(&case),
                page: &page,
                filter: &filter,
                refine: &refine,
            };
            see(&page, &nodes, &view_page(&nodes, &place));
        }
    }
}

#[test]
fn nothing_that_a_tree_says_is_lost_on_screen() {
    each(|page, nodes, shown| {
        let text = text_of(shown);
        let mut left = text.chars().filter(|one| !one.is_whitespace());
        let said: String = nodes.iter().map(Node::plain).collect();
        assert!(!said.is_empty(), "{page:?}");
        for (at, one) in said.char_indices().filter(|(_, one)| !one.is_whitespace()) {
            assert!(left.any(|other| other == one), "{page:?}: {}", said.get(at..).unwrap_or_default());
        }
    });
}

#[test]
fn the_pages_shown_here_hold_every_node() {
    let mut found = BTreeSet::new();
    each(|_, nodes, _| nodes.iter().for_each(|node| name(node, &mut found)));
    // Rows of the record and what is observed ask the browser for what was typed: shown in the tests with a browser.
    let all = "Chapter Checklist Control Decide Field File Flow Fold Group Heading Items Keyed KnownAt Leaves List \
               Measure OnLeaf Outcomes Pairs Paragraph PenField Picks Sheet Table Written Ask";
    let lacks: Vec<&str> = all.split_whitespace().filter(|name| !found.contains(*name)).collect();
    assert_eq!(lacks, Vec::<&str>::new());
}

fn name(node: &Node, found: &mut BTreeSet<String>) {
    let said = format!("{node:?}");
    found.extend(said.split(|one: char| !one.is_alphanumeric()).next().map(str::to_owned));
    let mut inside = |nodes: &[Node]| nodes.iter().for_each(|node| name(node, found));
    match node {
        Node::Fold(fold) => inside(&fold.inside),
        Node::Group(group) => inside(&group.inside),
        Node::Checklist(checklist) => inside(&checklist.inside),
        Node::Chapter(chapter) => inside(&chapter.inside),
        Node::Keyed(keyed) => inside(&keyed.preview),
        Node::OnLeaf(OnLeaf::Title(nodes) | OnLeaf::Type(nodes)) => inside(nodes),
        Node::Measure(measure) => measure
            .blocks
            .iter()
            .for_each(|Block { node, .. }| inside(std::slice::from_ref(node))),
        _ => {}
    }
}
