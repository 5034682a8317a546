//! Every browser test in one program, one module for each thing that is proved.

mod binder;
mod doors;
mod drafts;
mod engines;
mod harness;
mod hosts;
mod import_errors;
mod large;
mod list;
mod main_job;
mod offline;
mod old;
mod pack;
mod papers;
mod parts;
mod plain;
mod report;
mod rescue;
mod safety;
mod single;
mod smoke;
mod start;
mod storage;
mod tabs;
mod typed;
mod unsaved;
