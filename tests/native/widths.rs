//! Proves that lines are as wide as rustfmt makes them, also where it does not look.

use super::tidy::{assert_none, rust};

/// As in `rustfmt.toml`.
const MAX_WIDTH: usize = 120;

/// What stands outside of string literals: words for people, scripts and fixtures are as long as they are.
fn without_texts(source: &str) -> String {
    let mut kept = String::new();
    let mut rest = source;
    while let Some(character) = rest.chars().next() {
        let raw = rest.strip_prefix('r').map(|rest| rest.trim_start_matches('#'));
        let is_raw =
            raw.is_some_and(|raw| raw.starts_with('"')) && !kept.ends_with(|last: char| last.is_alphanumeric());
        let (before, n_text) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), 0)
        } else if is_raw {
            let n_hashes = rest.len() - 1 - raw.unwrap_or("").len();
            let end = format!("\"{}", "#".repeat(n_hashes));
            let open = 1 + n_hashes + 1;
            (open, rest[open..].find(&end).map_or(rest.len() - open, |at| at + end.len()))
        } else if character == '"' {
            let mut is_escaped = false;
            let end = rest[1..].find(|one: char| {
                let is_end = one == '"' && !is_escaped;
                is_escaped = one == '\\' && !is_escaped;
                is_end
            });
            (1, end.map_or(rest.len() - 1, |at| at + 1))
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\") {
            (rest[2..].find('\'').map_or(rest.len(), |at| at + 3), 0)
        } else {
            (character.len_utf8(), 0)
        };
        kept.push_str(&rest[..before]);
        kept.extend(rest[before..before + n_text].chars().filter(|one| *one == '\n'));
        rest = &rest[before + n_text..];
    }
    kept
}

#[test]
fn a_text_is_told_from_code() {
    for (source, left) in [
        (r#"a("b\"c", 'd')"#, r#"a(", 'd')"#),
        ("r#\"a\"\nb\"#.c", "r#\"\n.c"),
        (r#"'\'' '"' // it's "fine""#, r#"'\'' '"' // it's "fine""#),
        ("for_r\"x\"", "for_r\""),
    ] {
        assert_eq!(without_texts(source), left);
    }
}

#[test]
fn lines_are_no_wider_than_rustfmt_makes_them_where_it_does_not_look_too() {
    // Comments, and what stands inside `html!` and `proptest!`.
    let mut wide = Vec::new();
    for file in rust() {
        let code = without_texts(&file.text);
        assert_eq!(code.lines().count(), file.text.lines().count(), "{}: read wrongly", file.name);
        let lines = code.lines().map(|line| line.chars().count()).enumerate();
        wide.extend(
            lines
                .filter(|(_, width)| *width > MAX_WIDTH)
                .map(|(at, width)| format!("{}:{}: {width} columns", file.name, at + 1)),
        );
    }
    assert_none("120 columns at most, texts not counted", wide);
}
