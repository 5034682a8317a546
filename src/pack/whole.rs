//! Reads a whole pack: also what only papers, pages and the editor need.

use serde_json::{Map, Value};

use super::read::Reader;
use super::{Both, Fault, Field, MAX_NAME, MAX_TEXT, Place, Problem, Start};
use crate::guide::{Guide, Library, Step};

/// Somebody to contact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// What for: a field of the sheet that is prepared, by its name or id, or anything else.
    pub role: Both,
    /// Who.
    pub name: String,
    /// The telephone number.
    pub phone: String,
    /// The mail address.
    pub mail: String,
    /// What else has to be known.
    pub note: Both,
}

/// A passage of the organisation in a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Its place in the file.
    pub place: Place,
    /// The paper.
    pub form: String,
    /// Its field.
    pub field: String,
    /// The passage; may have the marks that drafts have.
    pub text: Both,
    /// Whether it takes the place of the draft; else it stands below it.
    pub is_instead: bool,
}

/// An address of the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it leads to.
    pub name: Both,
    /// `https://…` or `http://…`.
    pub url: String,
}

/// A whole pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pack {
    /// What the page has to know from the start.
    pub start: Start,
    /// Whom to contact.
    pub contacts: Vec<Contact>,
    /// What stands at the head of papers.
    pub letterhead: Both,
    /// Its passages in papers.
    pub wording: Vec<Wording>,
    /// How long closed cases are kept, and what is done with them.
    pub retention: Both,
    /// Its addresses.
    pub links: Vec<Link>,
}

/// The fields of the file.
const FIELDS: [Field; 14] = [
    Field::Format,
    Field::Version,
    Field::Name,
    Field::Language,
    Field::About,
    Field::Clients,
    Field::Contacts,
    Field::Items,
    Field::Letterhead,
    Field::Wording,
    Field::Clocks,
    Field::Retention,
    Field::Links,
    Field::Off,
];

/// Reads a pack, and what is wrong with it. Nothing at all is not wrong.
#[must_use]
pub fn read(text: &str) -> (Pack, Vec<Fault>) {
    let mut reader = Reader::default();
    let pack = reader.file(text).map(|file| whole(&mut reader, &file)).unwrap_or_default();
    (pack, reader.faults)
}

fn whole(reader: &mut Reader, file: &Map<String, Value>) -> Pack {
    let top = Place::default();
    let start = reader.start(file);
    reader.required(Field::Name.into(), file.contains_key(Field::Name.as_str()), start.name.is_empty());
    let pack = Pack {
        start,
        contacts: reader.rows(file, Field::Contacts, contact),
        letterhead: reader.both(file, &top, Field::Letterhead, MAX_TEXT),
        wording: reader.rows(file, Field::Wording, wording),
        retention: reader.both(file, &top, Field::Retention, MAX_TEXT),
        links: reader.rows(file, Field::Links, link),
    };
    reader.unknown(file, &top, &FIELDS);
    // What both readers of a list have found is said once.
    let mut once: Vec<Fault> = Vec::new();
    for fault in std::mem::take(&mut reader.faults) {
        if !once.contains(&fault) {
            once.push(fault);
        }
    }
    reader.faults = once;
    pack
}

fn contact(reader: &mut Reader, place: &Place, row: &Map<String, Value>) -> Option<Contact> {
    let n_faults = reader.n_errors();
    let contact = Contact {
        role: reader.both(row, place, Field::Role, MAX_NAME),
        name: reader.text(row, place, Field::Name, MAX_NAME),
        phone: reader.text(row, place, Field::Phone, MAX_NAME),
        mail: reader.text(row, place, Field::Mail, MAX_NAME),
        note: reader.both(row, place, Field::Note, MAX_TEXT),
    };
    reader.required(place.field(Field::Role), row.contains_key(Field::Role.as_str()), contact.role.is_empty());
    reader.unknown(row, place, &[Field::Role, Field::Name, Field::Phone, Field::Mail, Field::Note]);
    (reader.n_errors() == n_faults).then_some(contact)
}

fn wording(reader: &mut Reader, place: &Place, row: &Map<String, Value>) -> Option<Wording> {
    let n_faults = reader.n_errors();
    let [form, field] = [Field::Form, Field::Field].map(|name| {
        let text = reader.text(row, place, name, MAX_NAME);
        reader.required(place.field(name), row.contains_key(name.as_str()), text.is_empty());
        text
    });
    let text = reader.languages(row, place, MAX_TEXT);
    reader.required(place.field(Field::Ja), row.contains_key(Field::Ja.as_str()), text.is_empty());
    let is_instead = reader.yes(row, place, Field::Instead);
    reader.unknown(row, place, &[Field::Form, Field::Field, Field::Ja, Field::En, Field::Instead]);
    (reader.n_errors() == n_faults).then_some(Wording { place: place.clone(), form, field, text, is_instead })
}

fn link(reader: &mut Reader, place: &Place, row: &Map<String, Value>) -> Option<Link> {
    let n_faults = reader.n_errors();
    let (name, url) = (reader.both(row, place, Field::Name, MAX_NAME), reader.text(row, place, Field::Url, MAX_NAME));
    reader.required(place.field(Field::Name), row.contains_key(Field::Name.as_str()), name.is_empty());
    reader.required(place.field(Field::Url), row.contains_key(Field::Url.as_str()), url.is_empty());
    let is_address = |url: &str| {
        ["https://", "http://"]
            .iter()
            .any(|start| url.strip_prefix(start).is_some_and(|rest| !rest.is_empty()))
    };
    // Nothing that a browser would run.
    if !url.is_empty() && (!is_address(&url) || url.contains(char::is_whitespace)) {
        reader.fault(place.field(Field::Url), Problem::NoAddress);
    }
    reader.unknown(row, place, &[Field::Name, Field::Url]);
    (reader.n_errors() == n_faults).then_some(Link { name, url })
}

/// Whether the names that a pack takes from the guide are there: items, papers, fields.
#[must_use]
pub fn check_names(pack: &Pack, guide: &Guide, library: &Library) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |place: Place, problem: Problem| faults.push(Fault { place, problem });
    let step_of = |id: &str| -> Option<Step> {
        let own = pack.start.items.iter().find(|own| own.id == id).map(|own| own.step);
        own.or_else(|| {
            guide
                .items
                .iter()
                .find(|item| item.own.is_none() && item.id == id)
                .map(|item| item.step)
        })
    };
    for (fact, _) in &pack.start.about {
        let is_of_us = guide.fact(*fact).is_some_and(|text| text.group.is_about_us());
        if !is_of_us {
            fault(Place::from(Field::About).named(fact.as_str()), Problem::UnknownField);
        }
    }
    for item in pack.start.items.iter().filter(|item| !item.after.is_empty()) {
        if step_of(&item.after) != Some(item.step) {
            fault(item.place.field(Field::After), Problem::NoSuchItem(item.after.clone()));
        }
    }
    for clock in pack.start.clocks.iter().filter(|clock| !clock.item.is_empty()) {
        if step_of(&clock.item).is_none() {
            fault(clock.place.field(Field::Item), Problem::NoSuchClockItem(clock.item.clone()));
        }
    }
    for wording in &pack.wording {
        match library.form(&wording.form) {
            None => fault(wording.place.field(Field::Form), Problem::NoSuchForm(wording.form.clone())),
            Some(form) if form.fields.iter().all(|field| field.id != wording.field) => {
                fault(wording.place.field(Field::Field), Problem::NoSuchField(wording.field.clone()));
            }
            Some(_) => {}
        }
    }
    faults
}
