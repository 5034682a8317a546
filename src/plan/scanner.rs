//! The characters of a line that was keyed in, taken from left to right: each beside the plain character that it is
//! compared as, so that full-width digits and the many dashes are understood and the user's own text is kept as it was
//! typed.

use crate::case::ItemState;

use ItemState::{Done, InProgress, NotApplicable, Open};

/// What states are called. Where one is the beginning of another, the longer one counts.
const STATES: [(&str, ItemState); 57] = [
    ("done", Done),
    ("ok", Done),
    ("finished", Done),
    ("completed", Done),
    ("acknowledged", Done),
    ("済んだ", Done),
    ("済み", Done),
    ("済", Done),
    ("完了", Done),
    ("終了", Done),
    ("実施済み", Done),
    ("実施済", Done),
    ("対応済み", Done),
    ("対応済", Done),
    ("確認済み", Done),
    ("確認済", Done),
    ("確認した", Done),
    ("doing", InProgress),
    ("in progress", InProgress),
    ("in-progress", InProgress),
    ("started", InProgress),
    ("ongoing", InProgress),
    ("対応中", InProgress),
    ("進行中", InProgress),
    ("実施中", InProgress),
    ("作業中", InProgress),
    ("確認中", InProgress),
    ("着手", InProgress),
    ("途中", InProgress),
    ("n/a", NotApplicable),
    ("na", NotApplicable),
    ("not applicable", NotApplicable),
    ("not-applicable", NotApplicable),
    ("does not apply", NotApplicable),
    ("対象外", NotApplicable),
    ("該当なし", NotApplicable),
    ("該当しない", NotApplicable),
    ("該当せず", NotApplicable),
    ("非該当", NotApplicable),
    ("open", Open),
    ("todo", Open),
    ("not done", Open),
    ("not-done", Open),
    ("未着手", Open),
    ("未対応", Open),
    ("未実施", Open),
    ("未完了", Open),
    ("未確認", Open),
    ("未了", Open),
    ("未済", Open),
    ("未", Open),
    ("[x]", Done),
    ("✓", Done),
    ("✔", Done),
    ("☑", Done),
    ("✅", Done),
    ("レ", Done),
];

/// A line under reading.
pub(super) struct Scanner {
    /// As typed.
    typed: Vec<char>,
    /// What each is compared as.
    plain: Vec<char>,
    pub(super) at: usize,
    /// Where what was taken last begins.
    pub(super) from: usize,
}

/// Full-width characters as their usual forms, all dashes as one, capitals small.
pub(super) fn plain(character: char) -> char {
    let character = match character {
        '！'..='～' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | 'ー' | '﹣' | 'ｰ' => '-',
        _ if character.is_whitespace() => ' ',
        _ => character,
    };
    character.to_ascii_lowercase()
}

pub(super) fn is_gap(character: char) -> bool {
    matches!(character, ' ' | ',' | '、' | ';' | '|' | '､')
}

impl Scanner {
    pub(super) fn new(line: &str) -> Self {
        let typed: Vec<char> = line.trim().chars().collect();
        // Variation selectors only say how a tick is drawn.
        let typed: Vec<char> = typed
            .into_iter()
            .filter(|character| !matches!(character, '\u{fe0e}' | '\u{fe0f}' | '\u{feff}'))
            .collect();
        Self { plain: typed.iter().copied().map(plain).collect(), typed, at: 0, from: 0 }
    }

    pub(super) fn len(&self) -> usize {
        self.typed.len()
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.plain.len()
    }

    pub(super) fn char_at(&self, at: usize) -> char {
        self.plain.get(at).copied().unwrap_or(' ')
    }

    pub(super) fn char_before(&self, at: usize) -> char {
        at.checked_sub(1).map_or(' ', |at| self.char_at(at))
    }

    /// The place after characters of one kind.
    pub(super) fn after(&self, at: usize, is_passed: impl Fn(char) -> bool) -> usize {
        (at..self.plain.len())
            .find(|at| !is_passed(self.char_at(*at)))
            .unwrap_or(self.plain.len().max(at))
    }

    /// Whether these characters stand here, whatever follows.
    pub(super) fn stands_here(&self, text: &str) -> bool {
        text.chars()
            .enumerate()
            .all(|(at, character)| self.char_at(self.at + at) == character)
    }

    /// Whether the line has neither kana nor kanji.
    pub(super) fn is_without_japanese(&self) -> bool {
        !self
            .typed
            .iter()
            .any(|character| matches!(character, 'ぁ'..='ヿ' | '㐀'..='鿿'))
    }

    /// What was typed between two places.
    fn typed(&self, from: usize, to: usize) -> String {
        self.typed
            .get(from..to.min(self.typed.len()))
            .unwrap_or_default()
            .iter()
            .collect()
    }

    /// What was taken last, as typed.
    pub(super) fn taken(&self) -> String {
        self.typed(self.from, self.at)
    }

    /// All that is left.
    pub(super) fn rest(&self) -> String {
        self.typed(self.at, self.typed.len())
    }

    pub(super) fn skip(&mut self, is_skipped: impl Fn(char) -> bool) {
        while !self.is_at_end() && is_skipped(self.char_at(self.at)) {
            self.at += 1;
        }
    }

    /// What stands between words.
    pub(super) fn skip_gaps(&mut self) {
        self.skip(is_gap);
    }

    /// What parts a state from what is said of it: `n/a: no server`, `n/a - no server`.
    pub(super) fn skip_colons(&mut self) {
        self.skip(|character| is_gap(character) || character == ':');
        if self.char_at(self.at) == '-' && is_gap(self.char_at(self.at + 1)) {
            self.at += usize::from(!self.is_at_end());
            self.skip_gaps();
        }
    }

    /// What stands before the number in lists.
    pub(super) fn skip_bullets(&mut self) {
        self.skip(|character| is_gap(character) || matches!(character, '-' | '*' | '・' | '•' | '□' | '☐' | '#'));
    }

    /// The digits from a place on, and the place after them. None where there is none, or more than `max`.
    pub(super) fn digits(&self, at: usize, max: usize) -> Option<(i16, usize)> {
        let n_digits = (at..self.plain.len())
            .take_while(|at| self.char_at(*at).is_ascii_digit())
            .count();
        let text: String = self.plain.get(at..at + n_digits)?.iter().collect();
        if n_digits == 0 || n_digits > max { None } else { Some((text.parse().ok()?, at + n_digits)) }
    }

    /// The number of an item: `2-14`, `2の14`, `own:2-01`. In the form of ids.
    pub(super) fn take_number(&mut self) -> Option<String> {
        let n_letters = (self.at..self.plain.len())
            .take_while(|at| self.char_at(*at).is_ascii_alphanumeric())
            .count();
        let (layer, mut at) = if n_letters > 0 && self.char_at(self.at + n_letters) == ':' {
            let layer: String = self.plain.get(self.at..=self.at + n_letters)?.iter().collect();
            (layer, self.at + n_letters + 1)
        } else {
            (String::new(), self.at)
        };
        let blank = |mut at: usize| {
            while self.char_at(at) == ' ' && at < self.plain.len() {
                at += 1;
            }
            at
        };
        let (step, after) = self.digits(at, 4)?;
        at = blank(after);
        if !matches!(self.char_at(at), '-' | 'の' | '.') {
            return None;
        }
        let first = blank(at + 1);
        let (_, end) = self.digits(first, 4)?;
        let number: String = self.plain.get(first..end)?.iter().collect();
        self.from = self.at;
        // `2-14:`, as in lists.
        self.at = if self.char_at(end) == ':' { end + 1 } else { end };
        Some(format!("{layer}{step}-{number}"))
    }

    /// Whether a word stands here, and the place after it.
    pub(super) fn word(&self, word: &str) -> Option<usize> {
        let n_chars = word.chars().count();
        let is_here = word
            .chars()
            .enumerate()
            .all(|(at, character)| self.at + at < self.plain.len() && self.char_at(self.at + at) == character);
        let (end, next) = (self.at + n_chars, self.char_at(self.at + n_chars));
        // `done` does not begin `donegal`, nor 未 a name.
        let goes_on = match word {
            "未" | "レ" => !is_gap(next) && !next.is_ascii_digit(),
            _ => word.ends_with(|character: char| character.is_ascii_alphabetic()) && next.is_ascii_alphanumeric(),
        };
        (is_here && !goes_on).then_some(end)
    }

    /// A state.
    pub(super) fn take_state(&mut self) -> Option<ItemState> {
        let circle = matches!(self.char_at(self.at), '○' | '◯' | '〇').then_some((Done, self.at + 1));
        // As it is printed on checklists.
        let slash =
            (self.char_at(self.at) == '/' && is_gap(self.char_at(self.at + 1))).then_some((InProgress, self.at + 1));
        let named = STATES
            .iter()
            .filter_map(|(word, state)| Some((*state, self.word(word)?)))
            .max_by_key(|(_, end)| *end);
        let (state, end) = named.or(circle).or(slash)?;
        if self.is_at_end() {
            return None;
        }
        (self.from, self.at) = (self.at, end);
        Some(state)
    }

    /// A state before the number.
    pub(super) fn take_mark(&mut self) -> Option<ItemState> {
        if self.char_at(self.at).is_ascii_digit() { None } else { self.take_state() }
    }

    /// Something up to the next gap, as typed.
    pub(super) fn take_word(&mut self) -> String {
        self.from = self.at;
        self.skip(|character| !is_gap(character));
        self.taken()
    }

    /// All the rest as a reason, and the name that stands behind an `@` at its end.
    pub(super) fn take_reason(&mut self) -> (String, Option<String>) {
        let rest = self.rest();
        self.at = self.plain.len();
        let split = rest.char_indices().rev().find(|(_, character)| matches!(character, '@' | '＠'));
        let stands_alone = |at: usize| {
            rest.get(..at)
                .is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
        };
        match split.filter(|(at, _)| stands_alone(*at)) {
            Some((at, character)) => {
                let (reason, name) =
                    (rest.get(..at).unwrap_or_default(), rest.get(at + character.len_utf8()..).unwrap_or_default());
                (reason.trim().to_owned(), Some(name.trim().to_owned()))
            }
            None => (rest.trim().to_owned(), None),
        }
    }

    /// A time of day, if one stands here; what looks like one and is none is handed back.
    /// `has_bare`: four digits alone are one too.
    pub(super) fn take_time(&mut self, has_bare: bool) -> Option<Result<(i8, i8), String>> {
        let begin = self.at;
        let halves = [("午前", false), ("午後", true), ("am", false), ("pm", true)];
        let mut half = None;
        for (word, is_later) in halves {
            if let Some(end) = self.word(word) {
                half = Some(is_later);
                self.at = end;
                self.skip_gaps();
                break;
            }
        }
        let read = self.clock(has_bare);
        if read.is_none() {
            // A name that begins so.
            self.at = begin;
            return None;
        }
        let mut read = read.flatten();
        if half.is_none() {
            let clock = self.at;
            self.skip(|character| character == ' ');
            let later = [("am", false), ("pm", true)]
                .into_iter()
                .find_map(|(word, is_later)| Some((is_later, self.word(word)?)));
            (half, self.at) = later.map_or((None, clock), |(is_later, end)| (Some(is_later), end));
        }
        if let (Some(is_later), Some((hour, minute))) = (half, read) {
            read = (hour <= 12).then_some((hour % 12 + if is_later { 12 } else { 0 }, minute));
        }
        self.from = begin;
        // 9時頃, 9:30-9:45, 9:30:15: not to be cut short in silence.
        let is_about = ["頃", "ごろ", "ころ", "過ぎ", "すぎ", "まえ"]
            .iter()
            .any(|word| self.word(word).is_some());
        // 前田 is a name.
        let is_before = self.char_at(self.at) == '前' && is_gap(self.char_at(self.at + 1));
        let goes_on =
            is_about || is_before || matches!(self.char_at(self.at), ':' | '-' | '~' | '〜' | '/' | '0'..='9');
        match read.filter(|(hour, minute)| (0..24).contains(hour) && (0..60).contains(minute) && !goes_on) {
            Some(time) => Some(Ok(time)),
            None => {
                self.skip(|character| !is_gap(character));
                Some(Err(self.taken()))
            }
        }
    }

    /// Hour and minute: `9:30`, `9時30分`, `9時`, `9時半`, `0930`. None where nothing like it stands here; inside, none
    /// where it is not whole.
    fn clock(&mut self, has_bare: bool) -> Option<Option<(i8, i8)>> {
        let (first, after) = self.digits(self.at, 4)?;
        let n_digits = after - self.at;
        let small = |number: i16| i8::try_from(number).ok();
        match self.char_at(after) {
            ':' if n_digits <= 2 => {
                let minute = self.digits(after + 1, 2).filter(|(_, end)| end - after == 3);
                self.at = minute.map_or(after + 1, |(_, end)| end);
                Some(minute.and_then(|(minute, _)| Some((small(first)?, small(minute)?))))
            }
            '時' if n_digits <= 2 => {
                self.at = after + 1;
                if self.char_at(self.at) == '半' {
                    self.at += 1;
                    return Some(Some((small(first)?, 30)));
                }
                let Some((minute, end)) = self.digits(self.at, 2) else { return Some(Some((small(first)?, 0))) };
                self.at = end + usize::from(self.char_at(end) == '分');
                Some(Some((small(first)?, small(minute)?)))
            }
            next if has_bare && n_digits == 4 && is_gap(next) => {
                self.at = after;
                Some(Some((small(first / 100)?, small(first % 100)?)))
            }
            // `3 pm`
            _ if n_digits <= 2 && ["am", "pm"].iter().any(|word| self.is_half_at(after, word)) => {
                self.at = after;
                Some(Some((small(first)?, 0)))
            }
            _ => None,
        }
    }

    pub(super) fn is_half_at(&self, at: usize, word: &str) -> bool {
        let at = at + usize::from(self.char_at(at) == ' ');
        let is_here = word
            .chars()
            .enumerate()
            .all(|(offset, character)| self.char_at(at + offset) == character);
        is_here && !self.char_at(at + 2).is_ascii_alphanumeric()
    }
}
