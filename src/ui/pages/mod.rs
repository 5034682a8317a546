//! One module a page.

pub(super) mod about;
pub(super) mod case;
pub(super) mod facts;
pub(super) mod guide;
pub(super) mod log;
pub(super) mod missing;
pub(super) mod new;
pub(super) mod print;
pub(super) mod settings;
pub(super) mod start;
