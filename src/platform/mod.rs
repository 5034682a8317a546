//! The browser: storage, clock, randomness, files, the address, the window.
//!
//! Invariant: the only room that names web-sys, js-sys or gloo, but for the events that the pages hand on. Nothing here
//! panics.

mod boot;
mod early;
mod files;
mod kept;
mod page;
mod parts;
mod shelf;

pub use web_sys::File;

pub use boot::{copy_rich, flush, hold, on_flush, on_update, pack, set_pack, stores_cases, update};
pub use early::{Early, is_begun, take_early};
pub use files::{download, download_bytes, dropped_file, picked_file, read_text};
pub use kept::{keep, kept, let_go, let_go_all, n_stored};
pub use page::{
    Listener, OriginKind, address, ask_to_persist, elapsed, element, focus, give_way, go, hash, heights, is_half_typed,
    is_left, languages, now, on_hash_change, on_print, on_storage, origin_kind, press, print, random_bits, reload,
    set_document, show_dialog, show_value, value_at, value_of,
};
pub use parts::{
    Door, DoorState, door_state, edit_pack, is_wanted, make_copy, make_file, make_page, make_word, on_door,
    open_reading, pass, say_entry, with_language, write_pack,
};
pub use shelf::LocalStorage;
