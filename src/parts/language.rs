//! What the checklists say, each language behind a door of its own: the page starts with the reader's language alone.

use super::Unopened;
use crate::guide::{Lang, Texts, english, japanese, take_texts};

/// Opens the door of a language, and takes its texts into the guidance.
///
/// # Errors
///
/// When the part could not be fetched or started.
pub async fn open_language(lang: Lang) -> Result<(), Unopened> {
    let texts = match lang {
        Lang::Ja => open_japanese().await?,
        Lang::En => open_english().await?,
    };
    take_texts(texts);
    Ok(())
}

async fn open_japanese() -> Result<Texts, Unopened> {
    Ok(japanese())
}

async fn open_english() -> Result<Texts, Unopened> {
    Ok(english())
}
