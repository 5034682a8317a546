//! Errors in sentences, wholly in the reader's language: what happened, what is safe, what to do.

use super::screens::{IMPORT_FAILED, NOT_OUR_FILE, UNREADABLE_FILE, WHY_BLOCKED, WHY_CLEARED, WHY_FULL, WHY_NOT_KEPT};
use crate::guide::{Lang, LeakType};
use crate::store::{ShelfError, TakeOverError};
use crate::wire::{Damage, Expected, Found, ImportError, MAX_BYTES};

/// Why the store did not keep something.
#[must_use]
pub fn shelf_error(error: ShelfError, lang: Lang) -> &'static str {
    match error {
        ShelfError::Full => WHY_FULL,
        ShelfError::Blocked => WHY_BLOCKED,
        ShelfError::NotKept => WHY_NOT_KEPT,
        ShelfError::Cleared => WHY_CLEARED,
    }
    .get(lang)
}

/// That a file was not taken in, and which: each attempt reads otherwise than the one before, so that everybody notices
/// it.
#[must_use]
pub fn import_failed(file: &str, n_attempts: usize, lang: Lang) -> String {
    let again = match (n_attempts, lang) {
        (0 | 1, _) => String::new(),
        (_, Lang::Ja) => format!("（{n_attempts}回目）"),
        (_, Lang::En) => format!(" (attempt {n_attempts})"),
    };
    format!("{}{again}: {}", quoted(file, lang), IMPORT_FAILED.get(lang))
}

/// Why a file is not taken in, and what to do.
#[must_use]
pub fn import_error(error: &ImportError, lang: Lang) -> String {
    let megabytes = |bytes: usize| bytes.div_ceil(1_000_000);
    let max = megabytes(MAX_BYTES);
    match (error, lang) {
        (ImportError::TooLarge { bytes }, Lang::Ja) => format!(
            "ファイルが大きすぎます（{}MB。{max}MBまで）。もれなくで書き出したファイルか確かめてください。",
            megabytes(*bytes)
        ),
        (ImportError::TooLarge { bytes }, Lang::En) => format!(
            "The file is too large ({} MB; {max} MB at most). Check that it was exported by Morenaku.",
            megabytes(*bytes)
        ),
        (ImportError::Unreadable, _) => UNREADABLE_FILE.get(lang).to_owned(),
        (ImportError::NotJson { line, column }, Lang::Ja) => format!(
            "JSONファイルではないか、途中で切れています（{line}行目{column}文字目）。もう一度書き出してもらってください。"
        ),
        (ImportError::NotJson { line, column }, Lang::En) => format!(
            "It is not a JSON file, or it is cut off (line {line}, column {column}). Ask for it to be exported again."
        ),
        (ImportError::NotOurs, _) => NOT_OUR_FILE.get(lang).to_owned(),
        (ImportError::Newer { version }, Lang::Ja) => format!(
            "このファイルは新しい版のもれなくで作られています（形式の版: {version}）。新しい版で開いてください。"
        ),
        (ImportError::Newer { version }, Lang::En) => format!(
            "The file was made by a newer version of Morenaku (format version {version}). Open it with that version."
        ),
        (ImportError::Damaged(damage), Lang::Ja) => format!(
            "もれなくのファイルですが、壊れています。{}元のファイルをもう一度受け取ってください。",
            damage_in(damage, lang)
        ),
        (ImportError::Damaged(damage), Lang::En) => {
            format!(
                "It is a Morenaku file, but it is damaged. {} Get the original file again.",
                damage_in(damage, lang)
            )
        }
    }
}

/// Why an import was not carried out.
#[must_use]
pub fn take_over_error(error: &TakeOverError, lang: Lang) -> String {
    match (error, lang) {
        (TakeOverError::Altered(id), Lang::Ja) => format!(
            "事案「{id}」の記録が、この端末の記録と食い違っています。ファイルが手で書き換えられたおそれがあります。"
        ),
        (TakeOverError::Altered(id), Lang::En) => format!(
            "The file's record of case “{id}” contradicts the one on this device. The file may have been altered by hand."
        ),
        (TakeOverError::Reserved(id), Lang::Ja) => {
            format!("「{id}」は「備えておく」の内容に使う番号です。事案の番号には使えません。")
        }
        (TakeOverError::Reserved(id), Lang::En) => {
            format!("“{id}” is kept for what is prepared. No case can have this id.")
        }
        (TakeOverError::Changed, Lang::Ja) => {
            "その間に事案が変わりました。ファイルをもう一度選んでください。".to_owned()
        }
        (TakeOverError::Changed, Lang::En) => "The case has changed meanwhile. Choose the file again.".to_owned(),
        (TakeOverError::Shelf(why), lang) => shelf_error(*why, lang).to_owned(),
    }
}

/// What is wrong where.
fn damage_in(damage: &Damage, lang: Lang) -> String {
    let (place, wanted) = (quoted(&damage.place, lang), expected(damage.expected, lang));
    let found = match (&damage.found, lang) {
        (Found::Nothing, Lang::Ja) => return format!("{place}がありません。そこに要るもの: {wanted}。"),
        (Found::Nothing, Lang::En) => return format!("{place} is missing: it has to be {wanted}."),
        (Found::Value(value), _) => quoted(value, lang),
        (Found::List, Lang::Ja) => "一覧（[ ]）".to_owned(),
        (Found::List, Lang::En) => "a list ([ ])".to_owned(),
        (Found::Object, Lang::Ja) => "項目の組（{ }）".to_owned(),
        (Found::Object, Lang::En) => "an object ({ })".to_owned(),
    };
    match lang {
        Lang::Ja => format!("{place}にあるはずのもの: {wanted}。実際にあるもの: {found}。"),
        Lang::En => format!("{place} has to be {wanted}, but is {found}."),
    }
}

/// What has to stand in a place.
fn expected(expected: Expected, lang: Lang) -> String {
    let (ja, en) = match expected {
        Expected::Object => ("項目の組（{ }）", "an object ({ })"),
        Expected::Text => ("文字", "a text"),
        Expected::List => ("一覧（[ ]）", "a list ([ ])"),
        Expected::Version => ("形式の版の番号", "the number of a format version"),
        Expected::CaseId => ("事案の番号（10文字）", "the id of a case (10 characters)"),
        Expected::EntryId => ("記録の番号（20文字）", "the id of an entry (20 characters)"),
        Expected::EntryIdWithRoom => ("2109年より前の記録の番号", "the id of an entry before the year 2109"),
        Expected::UnusedEntryId => ("ほかの記録にない番号", "an id that no other entry has"),
        Expected::Entries => ("1件以上の記録", "at least one entry"),
        Expected::Depth(max) => {
            return match lang {
                Lang::Ja => format!("{max}段までの入れ子"),
                Lang::En => format!("nested {max} levels deep at most"),
            };
        }
        Expected::Time => ("日時（「2026-11-23T03:00:00Z」の形）", "a time such as “2026-11-23T03:00:00Z”"),
        Expected::TimeOrNull => {
            ("日時（「2026-11-23T03:00:00Z」の形）か「null」", "a time such as “2026-11-23T03:00:00Z”, or “null”")
        }
        Expected::Count => (
            "人数（「unknown」か、「exactly」「at-least」「at-most」のどれかの数）",
            "a number of persons (“unknown”, or a number under “exactly”, “at-least” or “at-most”)",
        ),
        Expected::OneOf(names) => return one_of(names, lang),
        Expected::LeakTypes => return one_of(&LeakType::ALL.map(LeakType::as_str), lang),
    };
    if lang == Lang::Ja { ja.to_owned() } else { en.to_owned() }
}

pub(super) fn one_of(names: &[&str], lang: Lang) -> String {
    let names: Vec<String> = names.iter().map(|name| quoted(name, lang)).collect();
    match lang {
        Lang::Ja => format!("{}のどれか", names.concat()),
        Lang::En => format!("one of {}", names.join(", ")),
    }
}

/// A name or value from elsewhere, told apart from our own words.
pub(super) fn quoted(text: &str, lang: Lang) -> String {
    if lang == Lang::Ja { format!("「{text}」") } else { format!("“{text}”") }
}
