//! How a paper is set: the parts of a letter in their places, the same on screen, on paper and in every file. What its
//! passages are called stands on forms only.

use super::{Sheet, is_left_out};
use crate::guide::{Lang, Layout, LetterPart};

/// A piece of a paper that is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Laid {
    /// Where it stands.
    pub role: LaidRole,
    /// What stands above it, or before it; may be empty.
    pub heading: String,
    /// What it says; its lines are kept.
    pub text: String,
    /// For each gap in the text, in order, its number among what is missing; none where it is not asked for.
    pub gaps: Vec<Option<usize>>,
}

/// Where a piece of a paper stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaidRole {
    /// The organisation's head.
    Letterhead,
    /// The title of a form, the subject of a letter.
    Title,
    /// The date: on the right in Japan.
    Date,
    /// The addressee.
    To,
    /// The sender: on the right in Japan.
    From,
    /// A paragraph or more, perhaps under a heading.
    Text,
    /// An entry with its number.
    Item(usize),
    /// What answers the first words: 敬具, "Yours sincerely,".
    Closing,
    /// 記, in the middle.
    Before,
    /// 以上, on the right.
    After,
    /// Who signs, below the closing words.
    Signature,
    /// What stands below it all.
    End,
    /// A passage of a form under or beside its name.
    Row,
}

impl Sheet {
    /// The paper as it is set.
    #[must_use]
    pub fn laid(&self) -> Vec<Laid> {
        if !self.frozen.is_empty() {
            return self.frozen.clone();
        }
        let mut laid = Vec::new();
        if !self.letterhead.is_empty() {
            laid.push(Laid::of(LaidRole::Letterhead, &self.letterhead.join("\n")));
        }
        if self.layout == Layout::Form {
            laid.push(Laid::of(LaidRole::Title, &self.title));
        }
        let passages: Vec<(LetterPart, Laid)> = self
            .fields
            .iter()
            .filter(|field| !is_left_out(field.text()))
            .map(|field| {
                let (role, heading) = match self.layout {
                    Layout::Form => (LaidRole::Row, field.label.clone()),
                    Layout::Letter | Layout::Statement => (role(field.part), field.heading.clone().unwrap_or_default()),
                };
                let gaps = field.gaps.iter().map(|gap| gap.number).collect();
                (field.part, Laid { role, heading, text: field.text().trim_end().to_owned(), gaps })
            })
            .filter(|(_, laid)| self.layout == Layout::Form || !laid.text.is_empty())
            .collect();
        match self.layout {
            Layout::Form => laid.extend(passages.into_iter().map(|(_, passage)| passage)),
            Layout::Letter => laid.extend(letter(passages, self.lang)),
            Layout::Statement => laid.extend(statement(passages)),
        }
        laid
    }
}

impl Sheet {
    /// What stands at the head of each page of a file: what the paper is about.
    #[must_use]
    pub fn running_head(&self) -> String {
        // Of one that was sent, its title stands in the middle.
        if let Some(title) = self.frozen.iter().find(|one| one.role == LaidRole::Before) {
            return title.text.clone();
        }
        let subject = self.fields.iter().find(|field| field.part == LetterPart::Subject);
        let subject = subject.filter(|_| self.layout != Layout::Form).map(|field| field.text());
        subject.unwrap_or(&self.title).to_owned()
    }
}

impl Laid {
    fn of(role: LaidRole, text: &str) -> Self {
        Self { role, heading: String::new(), text: text.to_owned(), gaps: Vec::new() }
    }

    /// The heading with its number, as it is printed.
    #[must_use]
    pub fn title(&self, lang: Lang) -> String {
        match (self.role, lang) {
            (LaidRole::Item(number), Lang::Ja) => format!("{number}　{}", self.heading),
            (LaidRole::Item(number), Lang::En) => format!("{number}. {}", self.heading),
            _ => self.heading.clone(),
        }
    }
}

fn role(part: LetterPart) -> LaidRole {
    match part {
        LetterPart::Date => LaidRole::Date,
        LetterPart::To => LaidRole::To,
        LetterPart::From => LaidRole::From,
        LetterPart::Subject => LaidRole::Title,
        LetterPart::Greeting | LetterPart::Text => LaidRole::Text,
        LetterPart::Item => LaidRole::Item(0),
        LetterPart::End => LaidRole::End,
    }
}

/// Those of some parts, in this order.
fn of_parts(passages: &[(LetterPart, Laid)], parts: &[LetterPart]) -> Vec<Laid> {
    let of = |part: &LetterPart| {
        let of_part = passages.iter().filter(|(one, _)| one == part).map(|(_, laid)| laid.clone());
        of_part.collect::<Vec<_>>()
    };
    parts.iter().flat_map(of).collect()
}

/// Those that are read one after another, in the order of the form; entries get their numbers.
fn body(passages: Vec<(LetterPart, Laid)>) -> Vec<Laid> {
    let mut n_items = 0;
    let mut laid: Vec<Laid> = passages
        .into_iter()
        .filter(|(part, _)| matches!(part, LetterPart::Text | LetterPart::Item))
        .map(|(_, laid)| laid)
        .collect();
    for piece in &mut laid {
        if matches!(piece.role, LaidRole::Item(_)) {
            n_items += 1;
            piece.role = LaidRole::Item(n_items);
        }
    }
    laid
}

fn letter(passages: Vec<(LetterPart, Laid)>, lang: Lang) -> Vec<Laid> {
    use LetterPart::{Date, End, From, Greeting, Subject, To};
    let order = match lang {
        Lang::Ja => [Date, To, From, Subject, Greeting],
        Lang::En => [From, Date, To, Greeting, Subject],
    };
    let mut laid = of_parts(&passages, &order);
    let greeting = of_parts(&passages, &[Greeting])
        .first()
        .map_or(String::new(), |one| one.text.clone());
    let closing = closing(&greeting).map(|closing| Laid::of(LaidRole::Closing, closing));
    // Below the closing words of an English letter stands who signs it.
    let signature = of_parts(&passages, &[From]).pop();
    let signature = signature.filter(|_| lang == Lang::En && closing.is_some());
    let signature = signature.map(|from| Laid { role: LaidRole::Signature, ..from });
    let end = of_parts(&passages, &[End]);
    let mut body = body(passages);
    match (lang, body.iter().position(|one| matches!(one.role, LaidRole::Item(_)))) {
        // The entries follow the letter itself, between 記 and 以上.
        (Lang::Ja, Some(first)) => {
            let last = body
                .iter()
                .rposition(|one| matches!(one.role, LaidRole::Item(_)))
                .unwrap_or(first);
            let after = body.split_off(last + 1);
            let items = body.split_off(first);
            laid.extend(body);
            laid.extend(closing);
            laid.push(Laid::of(LaidRole::Before, "記"));
            laid.extend(items);
            laid.push(Laid::of(LaidRole::After, "以上"));
            laid.extend(after);
            laid.extend(end);
        }
        _ => {
            laid.extend(body);
            if lang == Lang::En {
                laid.extend(end);
                laid.extend(closing);
                laid.extend(signature);
            } else {
                laid.extend(closing);
                laid.extend(end);
            }
        }
    }
    laid
}

fn statement(passages: Vec<(LetterPart, Laid)>) -> Vec<Laid> {
    use LetterPart::{Date, End, From, Greeting, Subject, To};
    let head = of_parts(&passages, &[Date, To, From, Subject, Greeting]);
    let end = of_parts(&passages, &[End]);
    [head, body(passages), end].concat()
}

/// What answers the first words of a letter.
fn closing(greeting: &str) -> Option<&'static str> {
    let rows = [
        ("拝啓", "敬具"),
        ("謹啓", "謹白"),
        ("拝復", "敬具"),
        ("前略", "草々"),
        ("冠省", "草々"),
        ("Dear Sir", "Yours faithfully,"),
        ("Dear Madam", "Yours faithfully,"),
        ("Dear", "Yours sincerely,"),
    ];
    let found = rows.iter().find(|(first, _)| greeting.trim_start().starts_with(first));
    found.map(|(_, last)| *last)
}
