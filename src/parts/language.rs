//! What the checklists say, each language behind a door of its own: the page starts with the reader's language alone.

use super::Unopened;
use crate::guide::{self, Lang, Texts};

/// Opens the door of a language: its texts.
///
/// # Errors
///
/// When the part could not be fetched or started.
pub async fn open_language(lang: Lang) -> Result<Texts, Unopened> {
    match lang {
        Lang::Ja => open_japanese().await,
        Lang::En => open_english().await,
    }
}

door! {
    /// Opens the door of the texts in Japanese.
    japanese: open_japanese -> Texts {
        guide::japanese()
    }
}

door! {
    /// Opens the door of the texts in English.
    english: open_english -> Texts {
        guide::english()
    }
}
