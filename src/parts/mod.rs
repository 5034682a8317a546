//! The parts of the program that come to the browser after the page has started, each behind a door: what can be called
//! once it is open.
//!
//! Invariant: one program, so what goes through a door are plain values and calls. Knows no browser: `platform` opens
//! the doors.

/// Makes a door: a function that opens a part. Where the program is taken apart, what it names comes only then;
/// elsewhere it is there.
macro_rules! door {
    ($(#[$doc:meta])* $vis:vis $part:ident: $open:ident -> $what:ident $body:block) => {
        $(#[$doc])*
        ///
        /// # Errors
        ///
        /// When the part could not be fetched or started.
        $vis async fn $open() -> Result<$what, $crate::parts::Unopened> {
            #[cfg(all(feature = "parts", target_family = "wasm"))]
            {
                #[wasm_split_helpers::wasm_split($part, fallible)]
                fn $part() -> Result<$what, $crate::parts::Unopened> {
                    Ok($body)
                }
                $part().await
            }
            #[cfg(not(all(feature = "parts", target_family = "wasm")))]
            Ok($body)
        }
    };
}

pub(crate) use door;

mod language;
mod reading;
mod word;

pub use language::open_language;
pub use reading::{Reading, open_reading};
pub use word::{Word, open_word};

/// A part could not be fetched or started. It can be tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unopened;

#[cfg(all(feature = "parts", target_family = "wasm"))]
impl From<wasm_split_helpers::SplitLoaderError> for Unopened {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}
