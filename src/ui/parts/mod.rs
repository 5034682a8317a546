//! Parts that several pages share.

pub(super) mod case_head;
pub(super) mod case_tools;
mod chart;
pub(super) mod choice;
mod date_field;
pub(super) mod delete;
pub(super) mod document;
pub(super) mod edit;
pub(super) mod elements;
pub(super) mod field;
pub(super) mod flow;
mod forms;
mod handing;
pub(super) mod icons;
pub(super) mod import;
pub(super) mod item_row;
pub(super) mod item_tools;
mod letter;
pub(super) mod lines;
pub(super) mod long_list;
pub(super) mod notices;
mod paper;
pub(super) mod record;
mod register;
mod send;
mod sheets;
pub(super) mod steps;
pub(super) mod strip;
pub(super) mod tree;
pub(super) mod work;
pub(super) mod write;

#[cfg(test)]
mod screen_tests;
