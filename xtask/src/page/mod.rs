//! The page as files: the program compiled and taken apart, the scripts of `start/` put together, everything under a
//! name that tells its content.

mod bundle;
pub mod files;
pub mod program;
mod server;
pub mod site;
mod sources;

pub use server::PageServer;
pub use sources::Sources;
