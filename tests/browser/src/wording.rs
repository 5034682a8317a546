//! The interface's wording, by the names that it has in src/words/: a better word there breaks no test.

const WORDS: &str = concat!(
    include_str!("../../../src/words/screens.rs"),
    include_str!("../../../src/words/asks.rs"),
    include_str!("../../../src/words/rows.rs"),
    include_str!("../../../src/words/binder.rs"),
    include_str!("../../../src/words/duties.rs"),
    include_str!("../../../src/words/fields.rs"),
    include_str!("../../../src/words/keyed.rs"),
    include_str!("../../../src/words/papers.rs"),
    include_str!("../../../src/words/record.rs"),
    include_str!("../../../src/words/report.rs")
);

/// The wording in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    pub language: &'static str,
}

impl Wording {
    pub const JA: Self = Self { language: "ja" };
    pub const EN: Self = Self { language: "en" };
    pub const BOTH: [Self; 2] = [Self::JA, Self::EN];

    /// The other language.
    #[must_use]
    pub fn other(self) -> Self {
        if self == Self::JA { Self::EN } else { Self::JA }
    }

    /// The words of a name. Panics when there are none: the test would look for nothing.
    #[must_use]
    pub fn say(self, name: &str) -> &'static str {
        let line = WORDS
            .lines()
            .find_map(|line| line.trim().strip_prefix(name)?.strip_prefix(": \""));
        let pair = line.and_then(|line| line.trim_end_matches("\";").split_once("\", \""));
        let (ja, en) = pair.unwrap_or_else(|| panic!("src/words/ has no `{name}`"));
        if self.language == "ja" { ja } else { en }
    }
}

#[cfg(test)]
mod tests {
    use super::Wording;

    #[test]
    fn words_are_found_by_their_whole_name() {
        assert_eq!(Wording::JA.say("EXPORT"), "書き出す");
        assert_eq!(Wording::EN.say("EXPORT_ALL"), "Export all");
    }
}
