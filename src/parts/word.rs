//! Word documents, fetched when the first one is asked for: what makes them weighs more than all other papers together.

use super::Unopened;
use crate::document::{self, Node};

/// What stands behind the door.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// A Word document of a tree; empty where it cannot be made.
    pub docx: fn(&[Node]) -> Vec<u8>,
}

/// Opens the door.
///
/// # Errors
///
/// When the part could not be fetched or started.
pub async fn open_word() -> Result<Word, Unopened> {
    Ok(Word { docx: document::docx })
}
