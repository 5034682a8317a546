//! The register of obligations on a page: one row for each obligation and addressee.

use super::Node;
use crate::case::Moment;
use crate::guide::Fact;
use crate::plan::Verdict;

/// One row of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObligationRow {
    /// What tells it from the others.
    pub id: String,
    /// Whom to tell.
    pub whom: String,
    /// What.
    pub what: String,
    /// Whether it has to be done.
    pub verdict: Verdict,
    /// The verdict in words.
    pub said: String,
    /// What it rests on; may be empty.
    pub because: String,
    /// The answers that decide it: what is asked.
    pub asks: Vec<(Fact, String)>,
    /// What is said above them; empty where there are none.
    pub asks_label: String,
    /// How its time stands.
    pub time: RowTime,
    /// What is left, or that it has passed; may be empty.
    pub left: String,
    /// By when; may be empty.
    pub due: String,
    /// Its time as a picture.
    pub strip: Option<Strip>,
    /// What was sent, line by line.
    pub sent: Vec<String>,
    /// What is shown on demand.
    pub more: Vec<Node>,
}

/// How the time of an obligation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowTime {
    /// Nothing runs.
    None,
    /// It runs.
    Runs,
    /// It is near.
    Near,
    /// It has passed, and nothing was sent.
    Passed,
    /// It would run if the duty applied.
    Perhaps,
    /// It was sent in time.
    InTime,
    /// It was sent late.
    Late,
}

/// A time as a picture: parts of a hundred from the day of knowing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strip {
    /// Now.
    pub now: u8,
    /// When it is due.
    pub due: u8,
    /// When it was sent.
    pub sent: Option<u8>,
}

impl Strip {
    /// The picture of a time that runs from one instant to another.
    #[must_use]
    pub fn of(from: Moment, due: Moment, now: Moment, sent: Option<Moment>) -> Self {
        let now = sent.map_or(now, |at| now.min(at.max(due)));
        let end = [Some(due), Some(now), sent].into_iter().flatten().max().unwrap_or(due);
        let whole = (end.0 - from.0).max(1);
        let part = |at: Moment| u8::try_from(((at.0 - from.0) * 100 / whole).clamp(0, 100)).unwrap_or(100);
        Self { now: part(now), due: part(due), sent: sent.map(part) }
    }
}

/// Where it is recorded that something was filed or sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendForm {
    /// Under which name.
    pub what: String,
    /// To whom, as proposed.
    pub to: String,
    /// What tells it from others of the same name.
    pub id: usize,
    /// Whether the addressee is named in the register.
    pub is_named: bool,
    /// The last instant that is in time; none where no days are counted.
    pub until: Option<Moment>,
}

/// Where it is recorded when a situation was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnewForm {
    /// The name of the situation in the content.
    pub situation: &'static str,
}
