//! One word for one thing: what `content/terms.toml` says is avoided.

use super::super::content::Term;

impl Term {
    /// Whether a text says what is avoided, other than in a fixed name. At the head of a sentence too: letters are
    /// compared without their case.
    pub fn is_in(&self, text: &str) -> bool {
        let lower = text.to_ascii_lowercase();
        let avoid = self.avoid.get_ref().to_ascii_lowercase();
        let (text, avoid) = (lower.as_str(), avoid.as_str());
        let is_letter = |character: Option<char>| character.is_some_and(|one| one.is_ascii_alphanumeric());
        let is_whole_word = |at: usize| {
            let (before, after) = (&text[..at], &text[at + avoid.len()..]);
            let begins_inside = is_letter(avoid.chars().next()) && is_letter(before.chars().next_back());
            let ends_inside = is_letter(avoid.chars().next_back()) && is_letter(after.chars().next());
            !begins_inside && !ends_inside
        };
        let is_in_name = |at: usize| {
            self.except.iter().map(|name| name.get_ref().to_ascii_lowercase()).any(|name| {
                text.match_indices(&name)
                    .any(|(from, _)| from <= at && at + avoid.len() <= from + name.len())
            })
        };
        !self.whole.iter().any(|name| name.get_ref().eq_ignore_ascii_case(text.trim()))
            && text.match_indices(avoid).any(|(at, _)| is_whole_word(at) && !is_in_name(at))
    }

    /// What is wrong, and what to say instead.
    pub fn problem(&self) -> String {
        format!("`{}`: say `{}` (content/terms.toml)", self.avoid.get_ref(), self.say.get_ref())
    }
}
