//! Reads a whole pack: also what only papers, pages and the editor need.

use serde_json::{Map, Value};

use super::read::{Reader, inside};
use super::{Both, Fault, MAX_NAME, MAX_TEXT, Problem, Start};
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
    pub place: String,
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
const FIELDS: [&str; 12] = [
    "format",
    "version",
    "name",
    "language",
    "contacts",
    "items",
    "letterhead",
    "wording",
    "clocks",
    "retention",
    "links",
    "off",
];

/// Reads a pack, and what is wrong with it. Nothing at all is not wrong.
#[must_use]
pub fn read(text: &str) -> (Pack, Vec<Fault>) {
    let mut reader = Reader::default();
    let pack = reader.file(text).map(|file| whole(&mut reader, &file)).unwrap_or_default();
    (pack, reader.faults)
}

fn whole(reader: &mut Reader, file: &Map<String, Value>) -> Pack {
    let start = reader.start(file);
    reader.required("name", file.contains_key("name"), start.name.is_empty());
    let pack = Pack {
        start,
        contacts: reader.rows(file, "contacts", contact),
        letterhead: reader.both(file, "", "letterhead", MAX_TEXT),
        wording: reader.rows(file, "wording", wording),
        retention: reader.both(file, "", "retention", MAX_TEXT),
        links: reader.rows(file, "links", link),
    };
    reader.unknown(file, "", &FIELDS);
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

fn contact(reader: &mut Reader, place: &str, row: &Map<String, Value>) -> Option<Contact> {
    let n_faults = reader.n_errors();
    let contact = Contact {
        role: reader.both(row, place, "role", MAX_NAME),
        name: reader.text(row, place, "name", MAX_NAME),
        phone: reader.text(row, place, "phone", MAX_NAME),
        mail: reader.text(row, place, "mail", MAX_NAME),
        note: reader.both(row, place, "note", MAX_TEXT),
    };
    reader.required(&inside(place, "role"), row.contains_key("role"), contact.role.is_empty());
    reader.unknown(row, place, &["role", "name", "phone", "mail", "note"]);
    (reader.n_errors() == n_faults).then_some(contact)
}

fn wording(reader: &mut Reader, place: &str, row: &Map<String, Value>) -> Option<Wording> {
    let n_faults = reader.n_errors();
    let [form, field] = ["form", "field"].map(|name| {
        let text = reader.text(row, place, name, MAX_NAME);
        reader.required(&inside(place, name), row.contains_key(name), text.is_empty());
        text
    });
    let text = reader.languages(row, place, MAX_TEXT);
    reader.required(&inside(place, "ja"), row.contains_key("ja"), text.is_empty());
    let is_instead = reader.yes(row, place, "instead");
    reader.unknown(row, place, &["form", "field", "ja", "en", "instead"]);
    (reader.n_errors() == n_faults).then_some(Wording { place: place.to_owned(), form, field, text, is_instead })
}

fn link(reader: &mut Reader, place: &str, row: &Map<String, Value>) -> Option<Link> {
    let n_faults = reader.n_errors();
    let (name, url) = (reader.both(row, place, "name", MAX_NAME), reader.text(row, place, "url", MAX_NAME));
    reader.required(&inside(place, "name"), row.contains_key("name"), name.is_empty());
    reader.required(&inside(place, "url"), row.contains_key("url"), url.is_empty());
    let is_address = |url: &str| {
        ["https://", "http://"]
            .iter()
            .any(|start| url.strip_prefix(start).is_some_and(|rest| !rest.is_empty()))
    };
    // Nothing that a browser would run.
    if !url.is_empty() && (!is_address(&url) || url.contains(char::is_whitespace)) {
        reader.fault(&inside(place, "url"), Problem::NoAddress);
    }
    reader.unknown(row, place, &["name", "url"]);
    (reader.n_errors() == n_faults).then_some(Link { name, url })
}

/// Whether the names that a pack takes from the guide are there: items, papers, fields.
#[must_use]
pub fn check_names(pack: &Pack, guide: &Guide, library: &Library) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |place: String, problem: Problem| faults.push(Fault { place, problem });
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
    for item in pack.start.items.iter().filter(|item| !item.after.is_empty()) {
        if step_of(&item.after) != Some(item.step) {
            fault(inside(&item.place, "after"), Problem::NoSuchItem(item.after.clone()));
        }
    }
    for clock in pack.start.clocks.iter().filter(|clock| !clock.item.is_empty()) {
        if step_of(&clock.item).is_none() {
            fault(inside(&clock.place, "item"), Problem::NoSuchClockItem(clock.item.clone()));
        }
    }
    for wording in &pack.wording {
        match library.form(&wording.form) {
            None => fault(inside(&wording.place, "form"), Problem::NoSuchForm(wording.form.clone())),
            Some(form) if form.fields.iter().all(|field| field.id != wording.field) => {
                fault(inside(&wording.place, "field"), Problem::NoSuchField(wording.field.clone()));
            }
            Some(_) => {}
        }
    }
    faults
}
