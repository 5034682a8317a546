//! One module a page. Pages with state of their own are components, the others functions: a component costs 4 kB of
//! wasm.

mod case;
mod facts;
mod missing;
mod new;
mod settings;
mod start;

pub(super) use case::CasePage;
pub(super) use facts::{Facts, FactsProps};
pub(super) use missing::view_missing;
pub(super) use new::New;
pub(super) use settings::view_settings;
pub(super) use start::view_start;
