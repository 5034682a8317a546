//! Exporting, and when that was last done: what is in one browser only is easily gone.

use std::rc::Rc;

use yew::platform::spawn_local;

use super::{Session, unhurried};
use crate::case::{Case, CaseId, Moment};
use crate::platform;
use crate::wire::v1;

/// An export is asked for after so many changes.
const MANY: usize = 50;
/// Or after a day with changes.
const DAY: i64 = 24 * 3_600_000;

/// When a case was last exported, and how much has been done since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Exported {
    /// None where it never was.
    pub(in crate::ui) at: Option<Moment>,
    pub(in crate::ui) n_since: usize,
    /// Whether it is time to do so.
    pub(in crate::ui) is_due: bool,
}

impl Session {
    /// Gives the user a case as a file.
    pub(in crate::ui) fn export(&self, case: &CaseId) {
        let shown = self.shown();
        let Some(held) = shown.view.cases.get(case).map(Rc::clone) else { return };
        let session = self.clone();
        spawn_local(async move {
            let written = v1::write_case_paced(&held, shown.edition.guide(), shown.lang, &unhurried()).await;
            if let Ok(text) = written {
                note_exported(&held);
                session.save(held.id().as_str(), &text);
            }
        });
    }

    /// Gives the user all cases as one file, and with them what is prepared.
    pub(in crate::ui) fn export_all(&self) {
        let (shown, session) = (self.shown(), self.clone());
        spawn_local(async move {
            let all = shown.view.cases.values().chain(&shown.prepared).map(|case| &**case);
            let written = v1::write_cases_paced(all, shown.edition.guide(), shown.lang, &unhurried()).await;
            if let Ok(text) = written {
                shown.view.cases.values().for_each(|case| note_exported(case));
                session.save("all", &text);
            }
        });
    }

    /// When a case was last exported.
    pub(in crate::ui) fn exported(case: &Case) -> Exported {
        let kept = platform::kept(&name_of(case.id())).unwrap_or_default();
        let noted = kept
            .split_once(' ')
            .and_then(|(at, n)| Some((Moment(at.parse().ok()?), n.parse::<usize>().ok()?)));
        let (at, n_before) = noted.map_or((None, 0), |(at, n)| (Some(at), n));
        let n_since = case.log().len().saturating_sub(n_before);
        let is_old = |since: Moment| platform::now().0.saturating_sub(since.0) > DAY;
        let is_due = n_since >= MANY || (n_since > 0 && at.or(case.state().opened_at).is_some_and(is_old));
        Exported { at, n_since, is_due }
    }
}

fn note_exported(case: &Case) {
    platform::keep(&name_of(case.id()), &format!("{} {}", platform::now().0, case.log().len()));
}

/// Under which name it is kept when a case was exported.
pub(super) fn name_of(case: &CaseId) -> String {
    format!("exported/{case}")
}
