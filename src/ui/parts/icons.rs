//! Our own drawings, one a leak type: a few strokes in the text's colour. They say nothing that the words beside them
//! do not say.

use yew::prelude::*;

use crate::guide::LeakType;

/// The drawing of a leak type.
pub(crate) fn leak_type(leak_type: LeakType) -> Html {
    let paths: &[&'static str] = match leak_type {
        // A bag, and a question mark where it should be.
        LeakType::LossTheft => &[
            "M8 17h24v17H8z",
            "M15 17v-4a5 5 0 0 1 10 0v4",
            "M17.5 23.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8",
            "M20 30.5v.4",
        ],
        // A letter that leaves through the wrong side.
        LeakType::MisSending => &["M6 11h22v16H6z", "M6 12l11 8 11-8", "M24 33h10", "M30 29l4 4-4 4"],
        // Somebody walks out with a file.
        LeakType::InsiderCrime => {
            &["M13 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8z", "M6 33v-7a7 7 0 0 1 14 0v7", "M25 20h9v13h-9z", "M28 24h3M28 28h3"]
        }
        // One file, many copies.
        LeakType::FileSharing => {
            &["M16 6h9v9h-9z", "M5 26h8v8H5z", "M16 26h8v8h-8z", "M27 26h8v8h-8z", "M20 15v11M20 20H9v6M20 20h11v6"]
        }
        // A bug on a screen.
        LeakType::Malware => &[
            "M5 8h30v20H5z",
            "M14 34h12M20 28v6",
            "M16 18a4 4 0 0 1 8 0v3a4 4 0 0 1-8 0z",
            "M13 15l3 2M27 15l-3 2M12 20h4M24 20h4M13 25l3-2M27 25l-3-2",
        ],
        // A door that was forced.
        LeakType::UnauthorisedAccess => {
            &["M11 18h18v16H11z", "M15 18v-5a5 5 0 0 1 9.6-2", "M20 24v4", "M29 9l4-4M31 13h5M26 7V2"]
        }
        // A speech bubble for all to see.
        LeakType::PublicPosting => &["M5 8h30v19H18l-7 7v-7H5z", "M11 15h18M11 20h12"],
    };
    draw("tile__icon", "0 0 40 40", paths)
}

/// A raised hand, for what must not be done.
pub(crate) fn hand() -> Html {
    let fingers =
        "M8 13V6a1.6 1.6 0 0 1 3.2 0v5M11.2 11V4.2a1.6 1.6 0 0 1 3.2 0V11M14.4 11.2V5.8a1.6 1.6 0 0 1 3.2 0V12";
    let palm =
        "M17.6 12V9a1.6 1.6 0 0 1 3.2 0v5c0 4.4-2.8 7.5-6.8 7.5-3 0-5-1.2-6.6-3.8L4 13.4a1.6 1.6 0 0 1 2.7-1.7L8 13";
    draw("hand", "0 0 24 24", &[fingers, palm])
}

fn draw(class: &'static str, view: &'static str, paths: &[&'static str]) -> Html {
    html! {
        <svg {class} viewBox={view} width="40" height="40" fill="none" aria-hidden="true">
            for d in paths { <path d={*d} stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" /> }
        </svg>
    }
}
