//! The course of a case as a picture: what happened and what was done, and the deadlines as lines. All of it is said in
//! words too, in the list below it and by its name.

use super::register::RowTime;

/// The picture. Places are thousandths of its width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What it shows, in words.
    pub said: String,
    /// Where days begin, each with its name.
    pub days: Vec<(u16, String)>,
    /// Now, and what that is called; none where it is not on show.
    pub now: Option<(u16, String)>,
    /// What happened, what was done.
    pub events: Vec<ChartEvents>,
    /// The deadlines.
    pub clocks: Vec<ChartClock>,
    /// What the shapes mean.
    pub legend: Vec<(Shape, String)>,
}

/// A line of marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartEvents {
    /// What it is called.
    pub name: String,
    /// Its marks from left to right.
    pub marks: Vec<ChartMark>,
}

/// One or several that stand too close to be told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartMark {
    /// Where it stands.
    pub at: u16,
    /// What it is.
    pub shape: Shape,
    /// How many it stands for.
    pub count: usize,
}

/// What a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Something that happened.
    Event,
    /// Something that was done.
    Act,
    /// Something that was decided.
    Decision,
}

/// A deadline as a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartClock {
    /// Whom to tell.
    pub name: String,
    /// From where it runs.
    pub from: u16,
    /// When it is due; beyond the right end where the picture ends before.
    pub due: u16,
    /// It is due after the end of the picture.
    pub is_beyond: bool,
    /// To where it has passed, where it has.
    pub over: Option<u16>,
    /// When it was sent.
    pub sent: Option<u16>,
    /// How it stands.
    pub time: RowTime,
}
