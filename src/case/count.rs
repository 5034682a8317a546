//! Numbers of persons, as people type them.

use super::Count;

/// What stands before a number or behind it, and what it makes of the number. Longer ones first.
const BOUNDS: [(&str, Bound); 22] = [
    ("以上", Bound::AtLeast),
    ("以下", Bound::AtMost),
    ("まで", Bound::AtMost),
    ("を超える", Bound::Over),
    ("超", Bound::Over),
    ("未満", Bound::Under),
    ("少なくとも", Bound::AtLeast),
    ("最低", Bound::AtLeast),
    ("最大", Bound::AtMost),
    ("多くとも", Bound::AtMost),
    ("約", Bound::About),
    ("およそ", Bound::About),
    ("at least", Bound::AtLeast),
    ("at most", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("or more", Bound::AtLeast),
    ("or fewer", Bound::AtMost),
    ("or less", Bound::AtMost),
    ("more than", Bound::Over),
    ("fewer than", Bound::Under),
    ("less than", Bound::Under),
    ("about", Bound::About),
];

/// What is counted.
const UNITS: [&str; 8] = ["人分", "名分", "件分", "人", "名", "件", "persons", "people"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    /// Nothing is said of it in the answers: the number itself.
    About,
    AtLeast,
    AtMost,
    Over,
    Under,
}

impl Count {
    /// The number that was typed, and what stands beside it. None where it is not one number, whole and beyond doubt:
    /// `800名、250名` is two, and `1,2` may be.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let plain: String = typed.chars().map(plain).collect();
        let mut rest = plain.trim();
        let mut bounds = Vec::new();
        let mut has_unit = false;
        // What stands behind the number, from its end; then what stands before it.
        loop {
            if let Some((before, bound)) =
                BOUNDS.iter().find_map(|(word, bound)| Some((rest.strip_suffix(word)?, bound)))
            {
                bounds.push(*bound);
                rest = before.trim_end();
            } else if let Some(before) = UNITS.iter().find_map(|unit| rest.strip_suffix(unit)).filter(|_| !has_unit) {
                has_unit = true;
                rest = before.trim_end();
            } else {
                break;
            }
        }
        while let Some((after, bound)) = BOUNDS.iter().find_map(|(word, bound)| Some((rest.strip_prefix(word)?, bound)))
        {
            bounds.push(*bound);
            rest = after.trim_start();
        }
        bounds.retain(|bound| *bound != Bound::About);
        let number = number(rest)?;
        match *bounds.as_slice() {
            [] => Some(Self::Exactly(number)),
            [Bound::AtLeast] => Some(Self::AtLeast(number)),
            [Bound::AtMost] => Some(Self::AtMost(number)),
            [Bound::Over] => number.checked_add(1).map(Self::AtLeast),
            [Bound::Under] => number.checked_sub(1).map(Self::AtMost),
            _ => None,
        }
    }
}

/// Full-width characters as their usual forms, all blanks as one, capitals small.
fn plain(character: char) -> char {
    let character = match character {
        '！'..='～' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        _ if character.is_whitespace() => ' ',
        _ => character,
    };
    character.to_ascii_lowercase()
}

/// `1200`, `1,200`, `3千`, `1万2千`.
fn number(text: &str) -> Option<u64> {
    let mut sum: u64 = 0;
    let mut rest = text;
    let mut below = u64::MAX;
    for (unit, worth) in [('億', 100_000_000), ('万', 10_000), ('千', 1_000), ('百', 100)] {
        let Some((before, after)) = rest.split_once(unit) else { continue };
        let part = digits(before)?.checked_mul(worth).filter(|part| *part < below)?;
        sum = sum.checked_add(part)?;
        (rest, below) = (after, worth);
    }
    if rest.is_empty() && below < u64::MAX {
        return Some(sum);
    }
    sum.checked_add(digits(rest).filter(|number| *number < below)?)
}

/// Digits alone, or in groups of three.
fn digits(text: &str) -> Option<u64> {
    let is_number = |group: &str| !group.is_empty() && group.chars().all(|character| character.is_ascii_digit());
    let groups: Vec<&str> = text.split(',').collect();
    let is_whole = match groups.as_slice() {
        [all] => is_number(all),
        [first, others @ ..] => {
            is_number(first)
                && (1..=3).contains(&first.len())
                && !first.starts_with('0')
                && others.iter().all(|group| is_number(group) && group.len() == 3)
        }
        [] => false,
    };
    if is_whole { text.replace(',', "").parse().ok() } else { None }
}
