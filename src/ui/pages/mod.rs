//! One module a page. Pages with state of their own are properties (`stateful.rs`), the others functions.

mod ask;
mod by_route;
mod case;
mod case_rail;
mod case_rest;
mod facts;
mod missing;
mod new;
mod settings;
mod start;
mod start_notes;

pub(super) use by_route::{view_frame_notes, view_page};
pub(super) use case::CasePageProps;
pub(super) use case_rail::{Counts, count, view_rail, view_side_steps};
pub(super) use case_rest::{RestProps, view_rest};
pub(super) use start::view_start;
pub(super) use start_notes::{view_cases, view_import, view_start_notes};

use facts::FactsProps;
use missing::view_missing;
use new::NewProps;
use settings::view_settings;
