//! What the browser tests stand on: the built page on a server of its own, and a visitor who opens it in Chromium.
//!
//! A test reads as what a person does:
//!
//! ```no_run
//! # use browser_tests::{Failure, Visitor};
//! # async fn test() -> Result<(), Failure> {
//! let visitor = Visitor::arrive().await?;
//! visitor.open("#/about").await?;
//! visitor.see("もれなく").await?;
//! visitor.leave().await
//! # }
//! ```
#![forbid(unsafe_code)]

mod barriers;
mod casework;
mod driver;
mod eyes;
mod failure;
mod files;
mod guest;
mod hands;
mod host;
mod memory;
mod paper;
mod places;
mod quiet;
mod screen;
mod site;
mod trouble;
mod visitor;
mod webkit;
mod wording;

pub use casework::Row;
pub use failure::Failure;
pub use files::Download;
pub use guest::{Engine, Guest};
pub use host::{Host, Kind};
pub use memory::FORGET_ALL;
pub use paper::Paper;
pub use places::xtask;
pub use site::{MOUNT, Site};
pub use thirtyfour::{Key, WebElement, WindowHandle};
pub use trouble::Trouble;
pub use visitor::{Outfit, Visitor};
pub use wording::Wording;
