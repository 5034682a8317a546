//! Every test of the plain pages in one program.

mod content;
mod read;
mod site;
