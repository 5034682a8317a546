//! Reads what the list and the clocks of the page need. Each reader notes what is wrong and where, and goes on.

use serde_json::{Map, Value};

use super::{
    FORMAT, Fault, Feature, Field, MAX_BYTES, MAX_HOURS, MAX_NAME, MAX_ROWS, MAX_TEXT, Place, Problem, VERSION,
};
use crate::guide::{Fact, ItemKind, Lang, LeakType, Literal, Step, TypeSet};

/// A text in both languages; one that was given in one language stands for both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Both {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

impl Both {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        if lang == Lang::Ja { &self.ja } else { &self.en }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ja.is_empty()
    }
}

/// An item of the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnItem {
    /// Its place in the file.
    pub place: Place,
    /// Its id: `own:2-01`.
    pub id: String,
    /// The step in which it is done.
    pub step: Step,
    /// Something to do, or not to do.
    pub kind: ItemKind,
    /// The act itself.
    pub act: Both,
    /// Why it is done.
    pub why: Both,
    /// The leak types that it concerns.
    pub types: TypeSet,
    /// What has to hold for it: all of these, of each one.
    pub when: Vec<Vec<Literal>>,
    /// The item that it stands after; empty: at the end of its step.
    pub after: String,
    /// Whether it belongs to the first minute.
    pub is_first: bool,
}

/// A clock of the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnClock {
    /// Its place in the file.
    pub place: Place,
    /// What has to be done.
    pub name: Both,
    /// Within how many hours of knowing.
    pub hours: u32,
    /// What has to hold for it.
    pub when: Vec<Vec<Literal>>,
    /// The item that, once done, settles it; empty for none.
    pub item: String,
}

/// A client whose data the organisation handles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnClient {
    /// Its name.
    pub name: String,
    /// Within how many hours of knowing its contract has it told; none where it says nothing of that.
    pub hours: Option<u32>,
}

/// What the page has to know of a pack from the start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// Whether there is a pack that can be used.
    pub is_there: bool,
    /// What the organisation is called.
    pub name: Both,
    /// The language where the user has chosen none.
    pub language: Option<Lang>,
    /// Who the organisation is: what is asked of it, with whether it is so.
    pub about: Vec<(Fact, bool)>,
    /// Its clients.
    pub clients: Vec<OwnClient>,
    /// Its items.
    pub items: Vec<OwnItem>,
    /// Its clocks.
    pub clocks: Vec<OwnClock>,
    /// The names of its contacts.
    pub people: Vec<String>,
    /// Whether it says how long closed cases are kept.
    pub has_retention: bool,
    /// What it has switched off.
    pub off: Vec<Feature>,
}

/// Reads the start of a pack, and what is wrong with that. Nothing at all is not wrong.
#[must_use]
pub fn read_start(text: &str) -> (Start, Vec<Fault>) {
    let mut reader = Reader::default();
    let start = reader.file(text).map(|file| reader.start(&file)).unwrap_or_default();
    (start, reader.faults)
}

/// The languages that a pack can have the page begin in.
const LANGUAGES: [&str; 2] = [Lang::Ja.tag(), Lang::En.tag()];
/// What an item of an organisation can be.
pub(super) const KINDS: [&str; 2] = [ItemKind::Action.as_str(), ItemKind::Caution.as_str()];
/// What can be said of an organisation.
pub(super) const ANSWERS: [&str; 2] = ["yes", "no"];
/// From when the hours of an organisation's clock are counted.
pub(super) const FROM_KNOWING: &str = "known";

/// Notes what is wrong.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) faults: Vec<Fault>,
}

impl Reader {
    pub(super) fn fault(&mut self, place: Place, problem: Problem) {
        self.faults.push(Fault { place, problem });
    }

    /// The fields of the file; none where it cannot be used at all.
    pub(super) fn file(&mut self, text: &str) -> Option<Map<String, Value>> {
        if text.trim().is_empty() {
            return None;
        }
        let problem = if text.len() > MAX_BYTES {
            Problem::TooLarge(text.len())
        } else {
            // Windows editors put a mark before the text.
            match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
                Err(error) => Problem::NotJson(error.line(), error.column()),
                Ok(Value::Object(file)) if file.get(Field::Format.as_str()).and_then(Value::as_str) == Some(FORMAT) => {
                    match file.get(Field::Version.as_str()) {
                        Some(version) if version.as_u64() == Some(VERSION) => return Some(file),
                        Some(version) if version.is_number() => Problem::Newer(version.to_string()),
                        _ => Problem::NotOurs,
                    }
                }
                Ok(_) => Problem::NotOurs,
            }
        };
        self.fault(Place::default(), problem);
        None
    }

    pub(super) fn start(&mut self, file: &Map<String, Value>) -> Start {
        let top = Place::default();
        let mut taken: Vec<String> = Vec::new();
        let items = self.rows(file, Field::Items, |reader, place, row| reader.item(place, row, &mut taken));
        let people =
            self.rows(file, Field::Contacts, |reader, place, row| Some(reader.text(row, place, Field::Name, MAX_NAME)));
        Start {
            is_there: true,
            name: self.both(file, &top, Field::Name, MAX_NAME),
            language: self.among(file, &top, Field::Language, &LANGUAGES).and_then(Lang::parse),
            about: self.about(file),
            clients: self.rows(file, Field::Clients, Self::client),
            items,
            clocks: self.rows(file, Field::Clocks, Self::clock),
            people: people.into_iter().filter(|name| !name.is_empty()).collect(),
            has_retention: file.contains_key(Field::Retention.as_str()),
            off: self
                .names(file, &top, Field::Off, &Feature::NAMES)
                .into_iter()
                .filter_map(Feature::parse)
                .collect(),
        }
    }

    fn item(&mut self, place: &Place, row: &Map<String, Value>, taken: &mut Vec<String>) -> Option<OwnItem> {
        let n_faults = self.n_errors();
        let id = self.id(row, place);
        if taken.contains(&id) {
            self.fault(place.field(Field::Id), Problem::TakenId);
        }
        let step = match row.get(Field::Step.as_str()) {
            None => None,
            Some(step) => {
                let step = step.as_u64().and_then(|number| Step::from_number(u8::try_from(number).ok()?));
                if step.is_none() {
                    self.fault(place.field(Field::Step), Problem::NotNumber(6));
                }
                step
            }
        };
        let of_id = step_of(&id);
        if step.is_some() && of_id.is_some() && step != of_id {
            self.fault(place.field(Field::Step), Problem::OtherStep);
        }
        let kind = self.among(row, place, Field::Kind, &KINDS);
        self.required(place.field(Field::Kind), row.contains_key(Field::Kind.as_str()), kind.is_none());
        let act = self.both(row, place, Field::Act, MAX_NAME);
        self.required(place.field(Field::Act), row.contains_key(Field::Act.as_str()), act.is_empty());
        let types = self.names(row, place, Field::Types, &LeakType::NAMES);
        let types: TypeSet = types.into_iter().filter_map(LeakType::parse).collect();
        let item = OwnItem {
            place: place.clone(),
            step: of_id?,
            kind: kind.and_then(ItemKind::parse).unwrap_or(ItemKind::Action),
            act,
            why: self.both(row, place, Field::Why, MAX_TEXT),
            types: if types.is_empty() { TypeSet::ALL } else { types },
            when: self.when(row, place),
            after: self.text(row, place, Field::After, MAX_NAME),
            is_first: self.yes(row, place, Field::First),
            id: id.clone(),
        };
        self.unknown(
            row,
            place,
            &[
                Field::Id,
                Field::Step,
                Field::Kind,
                Field::Act,
                Field::Why,
                Field::Types,
                Field::When,
                Field::After,
                Field::First,
            ],
        );
        if self.n_errors() > n_faults {
            return None;
        }
        taken.push(id);
        Some(item)
    }

    fn clock(&mut self, place: &Place, row: &Map<String, Value>) -> Option<OwnClock> {
        let n_faults = self.n_errors();
        let name = self.both(row, place, Field::Name, MAX_NAME);
        self.required(place.field(Field::Name), row.contains_key(Field::Name.as_str()), name.is_empty());
        let hours = self.hours(row, place);
        if !row.contains_key(Field::Hours.as_str()) {
            self.fault(place.field(Field::Hours), Problem::Missing);
        }
        self.among(row, place, Field::From, &[FROM_KNOWING]);
        let clock = OwnClock {
            place: place.clone(),
            name,
            hours: hours.unwrap_or(1),
            when: self.when(row, place),
            item: self.text(row, place, Field::Item, MAX_NAME),
        };
        self.unknown(row, place, &[Field::Name, Field::Hours, Field::From, Field::When, Field::Item]);
        (self.n_errors() == n_faults).then_some(clock)
    }

    fn client(&mut self, place: &Place, row: &Map<String, Value>) -> Option<OwnClient> {
        let n_faults = self.n_errors();
        let name = self.text(row, place, Field::Name, MAX_NAME);
        self.required(place.field(Field::Name), row.contains_key(Field::Name.as_str()), name.is_empty());
        let client = OwnClient { name, hours: self.hours(row, place) };
        self.unknown(row, place, &[Field::Name, Field::Hours]);
        (self.n_errors() == n_faults).then_some(client)
    }

    /// A number of hours, where there is one.
    fn hours(&mut self, row: &Map<String, Value>, place: &Place) -> Option<u32> {
        let hours = row.get(Field::Hours.as_str())?;
        let number = hours.as_u64().and_then(|hours| u32::try_from(hours).ok());
        let number = number.filter(|hours| (1..=MAX_HOURS).contains(hours));
        if number.is_none() {
            self.fault(place.field(Field::Hours), Problem::NotNumber(MAX_HOURS));
        }
        number
    }

    /// What is asked of an organisation: the names of facts, each with yes or no. Which facts these are is the guide's
    /// to say ([`super::check_names`]).
    fn about(&mut self, file: &Map<String, Value>) -> Vec<(Fact, bool)> {
        let place = Place::from(Field::About);
        let said = match file.get(Field::About.as_str()) {
            None => return Vec::new(),
            Some(Value::Object(said)) => said,
            Some(_) => {
                self.fault(place, Problem::NotObject);
                return Vec::new();
            }
        };
        let mut about = Vec::new();
        for (name, value) in said {
            let place = place.named(name);
            match (Fact::parse(name), ANSWERS.iter().position(|one| value.as_str() == Some(one))) {
                (None, _) => self.fault(place, Problem::UnknownField),
                (_, None) => self.fault(place, Problem::NotAmong(&ANSWERS)),
                (Some(fact), Some(at)) => about.push((fact, at == 0)),
            }
        }
        about
    }

    pub(super) fn n_errors(&self) -> usize {
        self.faults.iter().filter(|fault| !fault.problem.is_warning()).count()
    }

    /// Says that something is missing, unless something else has been said of it.
    pub(super) fn required(&mut self, place: Place, is_there: bool, is_empty: bool) {
        let is_said = self.faults.iter().any(|fault| fault.place.is_in(&place));
        if is_empty && !(is_there && is_said) {
            self.fault(place, Problem::Missing);
        }
    }

    /// Warns of fields that this version does not know.
    pub(super) fn unknown(&mut self, map: &Map<String, Value>, place: &Place, known: &[Field]) {
        for name in map.keys().filter(|name| !known.iter().any(|field| field.as_str() == *name)) {
            self.fault(place.named(name), Problem::UnknownField);
        }
    }

    /// The rows of a list of objects; one that is faulty is left out.
    pub(super) fn rows<T>(
        &mut self,
        map: &Map<String, Value>,
        name: Field,
        mut row: impl FnMut(&mut Self, &Place, &Map<String, Value>) -> Option<T>,
    ) -> Vec<T> {
        let mut rows = Vec::new();
        for (at, value) in self.list(map, &Place::default(), name).iter().enumerate() {
            let place = Place::from(name).row(at);
            match value.as_object() {
                Some(fields) => rows.extend(row(self, &place, fields)),
                None => self.fault(place, Problem::NotObject),
            }
        }
        rows
    }

    fn list<'a>(&mut self, map: &'a Map<String, Value>, place: &Place, name: Field) -> &'a [Value] {
        let problem = match map.get(name.as_str()) {
            None => return &[],
            Some(Value::Array(list)) if list.len() <= MAX_ROWS => return list,
            Some(Value::Array(list)) => {
                self.fault(place.field(name), Problem::TooMany(MAX_ROWS));
                return list.get(..MAX_ROWS).unwrap_or_default();
            }
            Some(_) => Problem::NotList,
        };
        self.fault(place.field(name), problem);
        &[]
    }

    /// A text that may be missing.
    pub(super) fn text(&mut self, map: &Map<String, Value>, place: &Place, name: Field, max: usize) -> String {
        map.get(name.as_str())
            .map(|value| self.as_text(value, &place.field(name), max))
            .unwrap_or_default()
    }

    fn as_text(&mut self, value: &Value, place: &Place, max: usize) -> String {
        match value.as_str() {
            None => self.fault(place.clone(), Problem::NotText),
            Some(text) if text.chars().count() > max => self.fault(place.clone(), Problem::TooLong(max)),
            Some(text) => return text.trim().to_owned(),
        }
        String::new()
    }

    /// A text, or one in each language.
    pub(super) fn both(&mut self, map: &Map<String, Value>, place: &Place, name: Field, max: usize) -> Both {
        let place = place.field(name);
        match map.get(name.as_str()) {
            None => Both::default(),
            Some(Value::Object(languages)) => {
                let both = self.languages(languages, &place, max);
                self.unknown(languages, &place, &[Field::Ja, Field::En]);
                both
            }
            Some(text) => {
                let text = self.as_text(text, &place, max);
                Both { ja: text.clone(), en: text }
            }
        }
    }

    pub(super) fn languages(&mut self, map: &Map<String, Value>, place: &Place, max: usize) -> Both {
        let [ja, en] = [Field::Ja, Field::En].map(|lang| self.text(map, place, lang, max));
        match (ja.is_empty(), en.is_empty()) {
            (true, _) => Both { ja: en.clone(), en },
            (_, true) => Both { en: ja.clone(), ja },
            _ => Both { ja, en },
        }
    }

    pub(super) fn yes(&mut self, map: &Map<String, Value>, place: &Place, name: Field) -> bool {
        match map.get(name.as_str()) {
            None => false,
            Some(Value::Bool(is_so)) => *is_so,
            Some(_) => {
                self.fault(place.field(name), Problem::NotBool);
                false
            }
        }
    }

    /// One of a few names; none where it is missing.
    fn among(
        &mut self,
        map: &Map<String, Value>,
        place: &Place,
        name: Field,
        known: &'static [&'static str],
    ) -> Option<&'static str> {
        let value = map.get(name.as_str())?;
        let found = known.iter().find(|one| value.as_str() == Some(**one)).copied();
        if found.is_none() {
            self.fault(place.field(name), Problem::NotAmong(known));
        }
        found
    }

    /// A list of some of a few names.
    fn names(
        &mut self,
        map: &Map<String, Value>,
        place: &Place,
        name: Field,
        known: &'static [&'static str],
    ) -> Vec<&'static str> {
        let mut found = Vec::new();
        for (at, value) in self.list(map, place, name).iter().enumerate() {
            match known.iter().find(|one| value.as_str() == Some(**one)) {
                Some(one) => found.push(*one),
                None => self.fault(place.field(name).row(at), Problem::NotAmong(known)),
            }
        }
        found
    }

    fn id(&mut self, row: &Map<String, Value>, place: &Place) -> String {
        let id = self.text(row, place, Field::Id, MAX_NAME);
        let place = place.field(Field::Id);
        self.required(place.clone(), row.contains_key(Field::Id.as_str()), id.is_empty());
        if !id.is_empty() && step_of(&id).is_none() {
            self.fault(place, Problem::NoId);
        }
        id
    }

    /// Conditions as in the content: all of them, of each one of those with `|` between, `!` for not.
    fn when(&mut self, row: &Map<String, Value>, place: &Place) -> Vec<Vec<Literal>> {
        let mut when = Vec::new();
        for (at, value) in self.list(row, place, Field::When).iter().enumerate() {
            let place = place.field(Field::When).row(at);
            let clause = self.as_text(value, &place, MAX_TEXT);
            let mut literals = Vec::new();
            for name in clause.split('|').map(str::trim).filter(|_| value.is_string()) {
                let (fact, holds) = name.strip_prefix('!').map_or((name, true), |fact| (fact, false));
                match Fact::parse(fact) {
                    Some(fact) => literals.push(Literal { fact, holds }),
                    None => self.fault(place.clone(), Problem::NoFact(fact.to_owned())),
                }
            }
            when.push(literals);
        }
        when
    }
}

/// Whether an item is one of an organisation, of whichever pack: its id has a name before a colon.
#[must_use]
pub fn is_own(id: &str) -> bool {
    id.contains(':')
}

/// The step of an id such as `own:2-01`: a name of small letters and digits, a colon, the step, two or three digits;
/// none where it is no id.
#[must_use]
pub fn step_of(id: &str) -> Option<Step> {
    let (space, number) = id.split_once(':')?;
    let (step, number) = number.split_once('-')?;
    let is_space = space.starts_with(|one: char| one.is_ascii_lowercase())
        && space.len() <= 12
        && space.chars().all(|one| one.is_ascii_lowercase() || one.is_ascii_digit());
    let is_number = matches!(number.len(), 2 | 3) && number.chars().all(|one| one.is_ascii_digit());
    let step = if step.len() == 1 { step.parse().ok().and_then(Step::from_number) } else { None };
    step.filter(|_| is_space && is_number)
}
