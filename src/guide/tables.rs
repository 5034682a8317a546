//! Takes apart the tables that `build/emit.rs` makes from `content/`: texts, words, and bytes that say what stands where. Both sides are of one
//! build, so nothing here can fail; what would be missing reads as empty.

use std::str::Split;
use std::sync::LazyLock;

use super::{
    Clause, Condition, Decision, Duty, DutyClock, DutyText, Fact, FactGroup, FactText, Field, Form, Guide, Item,
    ItemKind, ItemText, LeakType, Library, Line, Literal, Outdated, Part, Question, QuestionGroup, Reference, Source,
    Step, Text, TypeSet, TypeText,
};

/// The guidance of this version.
pub static GUIDE: LazyLock<Guide> = LazyLock::new(|| super::own::extended(Reader::of_guide().guide()));

macro_rules! table {
    ($name:literal) => {
        concat!(env!("OUT_DIR"), "/", $name)
    };
}

pub(super) struct Reader {
    ja: Split<'static, char>,
    en: Split<'static, char>,
    words: Split<'static, char>,
    bytes: std::slice::Iter<'static, u8>,
    sources: &'static [Source],
    facts: &'static [FactText],
}

/// The text of UTF-16, lowest byte first; lives as long as the page.
fn from_utf16(bytes: &[u8]) -> &'static str {
    let units = bytes
        .chunks_exact(2)
        .map(|pair| pair.iter().rev().fold(0, |unit, byte| unit << 8 | u16::from(*byte)));
    String::leak(
        char::decode_utf16(units)
            .map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect(),
    )
}

impl Reader {
    fn of_guide() -> Self {
        let (ja, en) = (include_bytes!(table!("guide.ja")), include_str!(table!("guide.en")));
        Self::new(ja, en, include_str!(table!("guide.words")), include_bytes!(table!("guide.bytes")))
    }

    pub(super) fn of_library() -> Self {
        let (ja, en) = (include_bytes!(table!("library.ja")), include_str!(table!("library.en")));
        let reader = Self::new(ja, en, include_str!(table!("library.words")), include_bytes!(table!("library.bytes")));
        Self { sources: GUIDE.sources, facts: GUIDE.facts, ..reader }
    }

    fn new(ja: &'static [u8], en: &'static str, words: &'static str, bytes: &'static [u8]) -> Self {
        Self {
            ja: from_utf16(ja).split('\n'),
            en: en.split('\n'),
            words: words.split('\n'),
            bytes: bytes.iter(),
            sources: &[],
            facts: &[],
        }
    }

    /// In the order in which `build/emit.rs` writes.
    fn guide(mut self) -> Guide {
        self.sources = self.rows(Self::source_row);
        self.facts = self.rows(Self::fact);
        Guide {
            sources: self.sources,
            facts: self.facts,
            types: self.rows(Self::leak_type),
            steps: self.rows(Self::part),
            items: self.rows(Self::item),
            duties: self.rows(Self::duty),
            clocks: &[],
        }
    }

    /// In the order in which `build/emit.rs` writes.
    pub(super) fn library(mut self) -> Library {
        Library {
            principles: self.rows(Self::part),
            kinds: self.rows(Self::part),
            reading: self.rows(Self::part),
            references: self.rows(Self::reference),
            questions: self.rows(Self::question),
            items: self.rows(|reader| ItemText { why: reader.text(), how: reader.lines() }),
            duties: self.rows(Self::duty_text),
            decisions: self.rows(Self::decision),
            forms: self.rows(Self::form),
        }
    }

    /// A list that lives as long as the page: the guide is read once.
    fn rows<T>(&mut self, row: impl Fn(&mut Self) -> T) -> &'static [T] {
        let n_rows = self.number();
        Vec::leak((0..n_rows).map(|_| row(self)).collect())
    }

    fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        for byte in self.bytes.by_ref() {
            number |= usize::from(byte & 127) << shift;
            shift += 7;
            if byte & 128 == 0 {
                break;
            }
        }
        number
    }

    fn has_more(&mut self) -> bool {
        self.number() == 1
    }

    fn text(&mut self) -> Text {
        Text { ja: self.ja.next().unwrap_or(""), en: self.en.next().unwrap_or("") }
    }

    fn word(&mut self) -> &'static str {
        self.words.next().unwrap_or("")
    }

    fn one_of<T: Copy>(&mut self, all: &[T], default: T) -> T {
        let at = self.number();
        all.get(at).copied().unwrap_or(default)
    }

    fn types(&mut self) -> TypeSet {
        TypeSet(self.bytes.next().copied().unwrap_or(0))
    }

    fn condition(&mut self) -> Condition {
        self.rows(|reader| -> Clause { reader.rows(Self::literal) })
    }

    fn literal(&mut self) -> Literal {
        let number = self.number();
        Literal { fact: self.facts.get(number / 2).map_or(Fact::Personal, |text| text.fact), holds: number % 2 == 1 }
    }

    fn source(&mut self) -> Option<&'static Source> {
        let at = self.number();
        self.sources.get(at.checked_sub(1)?)
    }

    fn outdated(&mut self) -> Option<&'static Outdated> {
        self.has_more()
            .then(|| &*Box::leak(Box::new(Outdated { now: self.text(), source: self.source() })))
    }

    fn lines(&mut self) -> &'static [Line] {
        self.rows(|reader| Line {
            text: reader.text(),
            types: reader.types(),
            when: reader.condition(),
            source: reader.source(),
            outdated: reader.outdated(),
        })
    }

    fn optional_word(&mut self) -> Option<&'static str> {
        self.has_more().then(|| self.word())
    }

    fn optional_text(&mut self) -> Option<Text> {
        self.has_more().then(|| self.text())
    }

    fn source_row(&mut self) -> Source {
        Source { id: self.word(), url: self.word(), as_of: self.word(), name: self.text(), official: self.has_more() }
    }

    fn fact(&mut self) -> FactText {
        FactText {
            fact: Fact::parse(self.word()).unwrap_or(Fact::Personal),
            group: self.one_of(&FactGroup::ALL, FactGroup::Later),
            types: self.types(),
            ask: self.text(),
            yes: self.text(),
            no: self.text(),
        }
    }

    fn leak_type(&mut self) -> TypeText {
        TypeText {
            leak_type: self.one_of(&LeakType::ALL, LeakType::LossTheft),
            name: self.text(),
            term: self.text(),
            meaning: self.lines(),
            examples: self.lines(),
            triggers: self.lines(),
            notes: self.lines(),
        }
    }

    fn part(&mut self) -> Part {
        Part {
            id: self.word(),
            number: u8::try_from(self.number()).unwrap_or(0),
            name: self.text(),
            lines: self.lines(),
        }
    }

    fn item(&mut self) -> Item {
        let id = self.word();
        Item {
            id,
            step: id
                .get(..1)
                .and_then(|number| number.parse().ok())
                .and_then(Step::from_number)
                .unwrap_or(Step::Discovery),
            kind: self.one_of(&ItemKind::ALL, ItemKind::Action),
            act: self.text(),
            types: self.types(),
            when: self.condition(),
            sections: self.rows(Self::word),
            source: self.source(),
            outdated: self.outdated(),
            guards: self.optional_word(),
            first: if self.has_more() { self.types() } else { TypeSet::NONE },
            refs: self.rows(Self::word),
            own: None,
        }
    }

    fn question(&mut self) -> Question {
        Question {
            id: self.word(),
            group: self.one_of(&QuestionGroup::ALL, QuestionGroup::FiveW),
            ask: self.text(),
            wording: self.lines(),
            options: self.lines(),
            lines: self.lines(),
        }
    }

    fn reference(&mut self) -> Reference {
        Reference {
            id: self.word(),
            name: self.text(),
            usage: self.text(),
            url: self.optional_word(),
            phone: self.optional_word(),
            mail: self.optional_word(),
            hours: self.optional_text(),
            source: self.source(),
            outdated: self.outdated(),
            replaced_by: self.rows(Self::word),
            lines: self.lines(),
        }
    }

    fn duty(&mut self) -> Duty {
        Duty {
            id: self.word(),
            name: self.text(),
            source: self.source(),
            when: self.condition(),
            long: self.condition(),
            clock: self.one_of(&DutyClock::ALL, DutyClock::None),
            settles: self.rows(Self::word),
            grounds: self.rows(Self::condition),
        }
    }

    fn duty_text(&mut self) -> DutyText {
        DutyText { grounds: self.lines(), lines: self.lines(), refs: self.rows(Self::word) }
    }

    fn decision(&mut self) -> Decision {
        Decision {
            id: self.word(),
            name: self.text(),
            items: self.rows(Self::word),
            duties: self.rows(Self::word),
            lines: self.lines(),
        }
    }

    fn form(&mut self) -> Form {
        Form {
            id: self.word(),
            name: self.text(),
            intro: self.lines(),
            types: self.types(),
            when: self.condition(),
            stages: self.rows(|reader| (reader.word(), reader.text())),
            fields: self.rows(|reader| Field {
                id: reader.word(),
                name: reader.text(),
                hint: reader.optional_text(),
                draft: reader.optional_text(),
                space: u8::try_from(reader.number()).unwrap_or(1),
                stages: reader.rows(Self::word),
                lines: reader.lines(),
                when: reader.condition(),
                source: reader.source(),
                outdated: reader.outdated(),
            }),
        }
    }
}
