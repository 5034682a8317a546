//! Morenaku（もれなく）leads an organisation through an information leak. The rooms are listed in `ARCHITECTURE.md`; imports point down only.

pub mod case;
pub mod guide;
pub mod plan;
pub mod platform;
pub mod route;
pub mod store;
pub mod text;
pub mod ui;
pub mod wire;
