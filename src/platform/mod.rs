//! The browser: storage, clock, randomness, files, the address, the window.
//!
//! Invariant: the only room that names web-sys, js-sys or gloo, but for the events that the pages hand on. Nothing here panics.

mod files;
mod page;
mod papers;
mod shelf;

pub use web_sys::File;

pub use files::{download, download_bytes, dropped_file, picked_file, read_text};
pub use page::{
    Listener, OriginKind, address, ask_to_persist, element, focus, go, hash, heights, languages, now, on_hash_change,
    on_storage, origin_kind, print, random_bits, reload, set_document, show_dialog, value_at, value_of,
};
pub use papers::{
    PapersState, ask_papers, copy_rich, hold, make_word, on_papers, on_update, pack, papers_file, papers_state,
    set_pack, update,
};
pub use shelf::LocalStorage;
