//! Word documents, fetched when the first one is asked for: what makes them weighs more than all other papers together.

use crate::document::{self, Node};

/// What stands behind the door.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// A Word document of a tree; empty where it cannot be made.
    pub docx: fn(&[Node]) -> Vec<u8>,
}

door! {
    /// Opens the door.
    pub word: open_word -> Word {
        Word { docx: document::docx }
    }
}
