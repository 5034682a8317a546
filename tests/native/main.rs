//! Every native test in one program, one module for each thing that is proved: linking once is most of what makes the
//! tests quick to run.

mod common;
mod shelves;
mod trees;

mod binder;
mod case_log;
mod clocks;
mod counts;
mod deploy;
mod documents;
mod duties;
mod errors;
mod files;
mod grounds;
mod guidance;
mod handing;
mod incidents;
mod keyed;
mod keyed_days;
mod large;
mod obligations;
mod outside;
mod pack;
mod pack_papers;
mod papers;
mod record;
mod report;
mod schema;
mod sending;
mod snapshots;
mod store;
mod store_clocks;
mod store_import;
mod store_losses;
mod store_storm;
mod tailoring;
mod tidy;
mod who_we_are;
mod widths;
mod wire;
mod worked;
