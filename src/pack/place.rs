//! Places in a pack, and the names of its fields: the readers note their faults at them, the editor writes to them.

use std::fmt;

names! {
    /// A field that this version knows.
    pub enum Field {
        /// What the file calls itself.
        Format = "format",
        /// The version of its form.
        Version = "version",
        /// What the organisation, a contact, a clock, a client or a link is called.
        Name = "name",
        /// The language where the user has chosen none.
        Language = "language",
        /// Who the organisation is: what is asked of it.
        About = "about",
        /// The clients whose data it handles.
        Clients = "clients",
        /// Whom to contact.
        Contacts = "contacts",
        /// The organisation's own items.
        Items = "items",
        /// What stands at the head of papers.
        Letterhead = "letterhead",
        /// Passages in papers.
        Wording = "wording",
        /// The organisation's own clocks.
        Clocks = "clocks",
        /// How long closed cases are kept.
        Retention = "retention",
        /// The organisation's addresses.
        Links = "links",
        /// What is switched off.
        Off = "off",
        /// The id of an item.
        Id = "id",
        /// The step of an item.
        Step = "step",
        /// The kind of an item.
        Kind = "kind",
        /// What an item says.
        Act = "act",
        /// Why and how an item is done.
        Why = "why",
        /// The leak types of an item.
        Types = "types",
        /// The condition of an item or a clock.
        When = "when",
        /// The item that an item stands after.
        After = "after",
        /// Whether an item belongs to the first minute.
        First = "first",
        /// The role of a contact.
        Role = "role",
        /// A telephone number.
        Phone = "phone",
        /// A mail address.
        Mail = "mail",
        /// What else has to be known of a contact.
        Note = "note",
        /// The paper of a passage.
        Form = "form",
        /// The field of that paper.
        Field = "field",
        /// Whether a passage takes the place of the draft.
        Instead = "instead",
        /// The hours of a clock or a contract.
        Hours = "hours",
        /// From when they are counted.
        From = "from",
        /// The item that settles a clock.
        Item = "item",
        /// The address of a link.
        Url = "url",
        /// A text in Japanese.
        Ja = "ja",
        /// A text in English.
        En = "en",
    }
}

/// A step on the way to a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A field of an object.
    Field(Field),
    /// A row of a list, counted from 0.
    Row(usize),
    /// A field that this version does not know.
    Unknown(String),
}

/// A place in a pack, such as `items[2].act.ja`; the whole file where nothing leads on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place(Vec<Part>);

impl Place {
    /// A field inside this place.
    #[must_use]
    pub fn field(&self, field: Field) -> Self {
        self.part(Part::Field(field))
    }

    /// A row of the list at this place.
    #[must_use]
    pub fn row(&self, at: usize) -> Self {
        self.part(Part::Row(at))
    }

    /// A field inside this place, as a file calls it.
    #[must_use]
    pub fn named(&self, name: &str) -> Self {
        self.part(Field::parse(name).map_or_else(|| Part::Unknown(name.to_owned()), Part::Field))
    }

    fn part(&self, part: Part) -> Self {
        Self(self.0.iter().cloned().chain([part]).collect())
    }

    /// The way to it.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.0
    }

    /// Whether it is the whole file.
    #[must_use]
    pub fn is_file(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it is another place, or inside of it.
    #[must_use]
    pub fn is_in(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }

    /// As names with `/` between: `items/2/act/ja`.
    #[must_use]
    pub fn path(&self) -> String {
        let names: Vec<String> = self.0.iter().map(Part::to_string).collect();
        names.join("/")
    }
}

impl From<Field> for Place {
    fn from(field: Field) -> Self {
        Self(vec![Part::Field(field)])
    }
}

impl fmt::Display for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(field) => formatter.write_str(field.as_str()),
            Self::Row(at) => write!(formatter, "{at}"),
            Self::Unknown(name) => formatter.write_str(name),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, part) in self.0.iter().enumerate() {
            match part {
                Part::Row(_) => write!(formatter, "[{part}]")?,
                _ if at == 0 => write!(formatter, "{part}")?,
                _ => write!(formatter, ".{part}")?,
            }
        }
        Ok(())
    }
}
