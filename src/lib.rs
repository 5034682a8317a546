//! Morenaku（もれなく）leads an organisation through an information leak. The rooms are listed in `ARCHITECTURE.md`; imports
//! point down only.

#![forbid(unsafe_code)]
#![warn(missing_docs, unreachable_pub)]
#![cfg_attr(
    not(test),
    warn(
        clippy::dbg_macro,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::todo,
        clippy::unwrap_used
    )
)]

#[macro_use]
mod names;

pub mod case;
pub mod document;
pub mod guide;
pub mod pace;
pub mod pack;
pub mod parts;
pub mod plan;
pub mod platform;
pub mod route;
pub mod store;
pub mod ui;
pub mod wire;
pub mod words;
