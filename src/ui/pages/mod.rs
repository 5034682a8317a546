//! One module a page. Pages with state of their own are components, the others functions: a component costs 4 kB of wasm.

mod about;
mod case;
mod facts;
mod guide;
mod log;
mod missing;
mod new;
mod print;
mod settings;
mod start;

pub(super) use about::view_about;
pub(super) use case::CasePage;
pub(super) use facts::Facts;
pub(super) use guide::view_guide;
pub(super) use log::view_log;
pub(super) use missing::view_missing;
pub(super) use new::New;
pub(super) use print::view_print;
pub(super) use settings::view_settings;
pub(super) use start::view_start;
