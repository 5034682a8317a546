//! Document trees as such: what the editor of packs offers, and that no tree says how it looks.

use super::common::scope;
use super::pack::full;
use super::trees::all;
use morenaku::case::Moment;
use morenaku::document::node::ControlKind;
use morenaku::document::{Node, PackInUse, Page};
use morenaku::guide::Lang;

#[test]
fn every_control_of_the_editor_is_written_in_both_languages() {
    for lang in [Lang::Ja, Lang::En] {
        let request = morenaku::document::Request {
            page: Page::Editor(PackInUse::Placed, full().to_string().into()),
            scope: scope(lang, Moment(0)),
            writer: "".into(),
            case: None,
            prepared: None,
        };
        let nodes = morenaku::document::page(&request);
        let (mut written, mut picked, mut joined) = (Vec::new(), Vec::new(), Vec::new());
        for node in all(&nodes) {
            let Node::Control(control) = node else { continue };
            assert!(!control.label.is_empty(), "{lang:?} {control:?}");
            match &control.kind {
                ControlKind::Text { at, .. } | ControlKind::Choose { at, .. } => written.push(at.path()),
                ControlKind::Pick { condition, .. } => picked.push(condition.path()),
                ControlKind::Join { condition, .. } => joined.push(condition.path()),
                ControlKind::Act(_) | ControlKind::Tick { .. } | ControlKind::Open { .. } => {}
            }
        }
        assert!(!joined.is_empty() && joined.iter().all(|one| picked.contains(one)), "buttons take what is there");
        for mut places in [written, picked] {
            let n_places = places.len();
            places.sort();
            places.dedup();
            assert_eq!(places.len(), n_places, "places are the ids of their fields");
        }
    }
}
