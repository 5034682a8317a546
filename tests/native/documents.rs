//! Document trees as such: what the editor of packs offers, and that no tree says how it looks.

use super::pack::full;
use super::trees::all;
use morenaku::case::Moment;
use morenaku::document::node::{ActValue, ControlKind};
use morenaku::document::{Node, PackInUse, Page};
use morenaku::guide::Lang;

#[test]
fn every_control_of_the_editor_is_written_in_both_languages() {
    for lang in [Lang::Ja, Lang::En] {
        let request = morenaku::document::Request {
            page: Page::Editor(PackInUse::Placed, full().to_string().into()),
            lang,
            now: Moment(0),
            writer: "".into(),
            case: None,
            prepared: None,
        };
        let nodes = morenaku::document::page(&request);
        let (mut commands, mut taken) = (Vec::new(), Vec::new());
        for node in all(&nodes) {
            let Node::Control(control) = node else { continue };
            assert!(!control.label.is_empty(), "{lang:?} {control:?}");
            match &control.kind {
                ControlKind::Text { .. } | ControlKind::Choose { .. } | ControlKind::Pick { .. } => {
                    commands.push(control.command.clone());
                }
                ControlKind::Act { value: ActValue::ChosenIn(pick) } => taken.push(pick.clone()),
                ControlKind::Act { .. } | ControlKind::Tick { .. } | ControlKind::Open { .. } => {}
            }
        }
        assert!(!taken.is_empty() && taken.iter().all(|pick| commands.contains(pick)), "buttons take what is there");
        let n_commands = commands.len();
        commands.sort();
        commands.dedup();
        assert_eq!(commands.len(), n_commands, "commands are the ids of their fields");
    }
}
