//! What the organisation's pack puts into pages and papers: contacts, links, letterhead, passages, the rule for
//! records, and what is wrong with it.

use super::checklist::pair;
use super::fill::{Drafting, Filled, filled};
use super::lines::layer;
use super::node::{
    Control, ControlKind, EditorAct, Layer, Level, ListStyle, Node, Role, Span, To, Tone, group, heading, link, list,
    para, plain, strong, text,
};
use super::request::{PackInUse, Scope};
use crate::case::Case;
use crate::guide::{FactText, Field, Lang, NamedForm, Readers, marks};
use crate::pack::{Contact, Fault, Pack, Problem, is_own};
use crate::plan::said_by_pack;
use crate::route::Route;
use crate::words;

/// The mark of the organisation's layer.
#[must_use]
pub(super) fn mark(lang: Lang) -> Span {
    layer(Layer::Own, vec![text(words::OWN_LAYER.get(lang))])
}

/// What stands at the foot of the start page: that a pack is tried out, what is wrong in one line, and the
/// organisation's links.
#[must_use]
pub(super) fn foot(pack: PackInUse, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let mut blocks = match pack {
        PackInUse::Placed => Vec::new(),
        PackInUse::OnTrial => on_trial(lang),
    };
    let errors: Vec<Fault> = scope
        .edition
        .faults()
        .into_iter()
        .filter(|fault| !fault.problem.is_warning())
        .collect();
    if !errors.is_empty() {
        let is_fatal = errors.iter().any(|fault| fault.problem.is_fatal());
        let said = if is_fatal { words::pack::UNUSABLE } else { words::pack::FAULTY };
        let more = link(words::pack::SEE_FAULTS.get(lang), Route::Pack);
        blocks.push(para(Tone::Info, vec![text(said.get(lang)), text(" "), more]));
    }
    let pack = scope.edition.pack();
    if !pack.links.is_empty() {
        let row = |one: &crate::pack::Link| link(one.name.get(lang), To::Web(one.url.clone()));
        let links = list(ListStyle::Bullets, pack.links.iter().map(row));
        blocks.push(group(Role::Section, vec![heading(Level::Two, words::pack::LINKS.get(lang)), links]));
    }
    blocks
}

/// That a pack is tried out, with the way out of it.
#[must_use]
pub(super) fn on_trial(lang: Lang) -> Vec<Node> {
    let stop = control(words::pack::STOP_TRIAL.get(lang), ControlKind::Act(EditorAct::StopTrial));
    vec![para(Tone::Info, vec![text(words::pack::ON_TRIAL.get(lang))]), stop]
}

/// What is said at the head of a case: items of a pack that is not there, and how long a closed case is kept.
#[must_use]
pub(super) fn of_case(case: &Case, scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let mut blocks = Vec::new();
    let n_foreign = case
        .state()
        .items
        .keys()
        .filter(|id| is_own(id) && scope.guide().item(id).is_none())
        .count();
    if n_foreign > 0 {
        blocks.push(para(Tone::Info, vec![text(&words::pack::foreign_items(n_foreign, lang))]));
    }
    let retention = &scope.edition.pack().retention;
    if case.state().closed_at.is_some() && !retention.is_empty() {
        let mut said = vec![strong(words::pack::RETENTION.get(lang)), text(" "), mark(lang)];
        said.extend([text(" "), text(retention.get(lang))]);
        blocks.push(para(Tone::Info, said));
    }
    blocks
}

/// What the organisation says of itself: it is not asked where it prepares.
#[must_use]
pub(super) fn about_us(scope: Scope) -> Vec<Node> {
    let (lang, guide) = (scope.lang, scope.guide());
    let row = |text: &FactText| {
        let known = said_by_pack(guide, text.fact).filter(|_| text.group.is_about_us())?;
        Some(pair(text.ask.get(lang), words::known_label(known, lang)))
    };
    let rows: Vec<_> = guide.facts.iter().filter_map(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![para(Tone::Plain, vec![mark(lang), text(" "), text(words::pack::ABOUT_US_SAID.get(lang))]), Node::Pairs(rows)]
}

/// The organisation's contacts, for the sheet that is prepared.
#[must_use]
pub(super) fn contacts(scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let contacts = &scope.edition.pack().contacts;
    if contacts.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading(Level::Two, words::pack::CONTACTS.get(lang)), para(Tone::Plain, vec![mark(lang)])];
    blocks.extend(contacts.iter().map(|one| contact(one, lang)));
    vec![group(Role::Section, blocks)]
}

fn contact(contact: &Contact, lang: Lang) -> Node {
    let mut blocks = vec![para(Tone::Title, vec![text(contact.role.get(lang))])];
    if !contact.name.is_empty() {
        blocks.push(plain(&contact.name));
    }
    let mut ways = Vec::new();
    if !contact.phone.is_empty() {
        ways.extend([link(&contact.phone, To::phone(&contact.phone)), text(" ")]);
    }
    if !contact.mail.is_empty() {
        ways.push(link(&contact.mail, To::Mail(contact.mail.clone())));
    }
    if !ways.is_empty() {
        blocks.push(para(Tone::Meta, ways));
    }
    if !contact.note.is_empty() {
        blocks.push(plain(contact.note.get(lang)));
    }
    group(Role::Card, blocks)
}

/// What the pack knows for a field of the sheet that is prepared.
#[must_use]
pub(super) fn prepared(field: &str, scope: Scope) -> Option<String> {
    let (lang, pack) = (scope.lang, scope.edition.pack());
    if field == "organisation" && !pack.start.name.is_empty() {
        return Some(pack.start.name.get(lang).to_owned());
    }
    let field = scope
        .library()
        .form(NamedForm::Prepare.as_str())?
        .fields
        .iter()
        .find(|one| one.id == field)?;
    let lines: Vec<String> = pack
        .contacts
        .iter()
        .filter(|contact| is_for(contact, field))
        .map(|contact| line(contact, lang))
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Whether a contact has the role of a field of the sheet that is prepared.
fn is_for(contact: &Contact, field: &Field) -> bool {
    // 「責任者（氏名、夜間の電話）」 is the role 責任者.
    let short = |name: &str| name.split(['（', '(']).next().unwrap_or(name).trim().to_lowercase();
    let names = [field.id.to_owned(), short(field.name.ja), short(field.name.en)];
    [&contact.role.ja, &contact.role.en]
        .iter()
        .any(|role| names.contains(&role.trim().to_lowercase()))
}

/// The contacts whose role no field of the sheet that is prepared has: role, and how to reach them.
#[must_use]
pub(super) fn other_contacts(scope: Scope) -> Vec<(String, String)> {
    let lang = scope.lang;
    let fields = scope
        .library()
        .form(NamedForm::Prepare.as_str())
        .map_or(&[][..], |form| form.fields);
    let others = scope
        .edition
        .pack()
        .contacts
        .iter()
        .filter(|contact| !fields.iter().any(|field| is_for(contact, field)));
    others
        .map(|contact| (contact.role.get(lang).to_owned(), line(contact, lang)))
        .collect()
}

fn line(contact: &Contact, lang: Lang) -> String {
    let parts = [&*contact.name, &*contact.phone, &*contact.mail, contact.note.get(lang)];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(if lang == Lang::Ja { "、" } else { ", " })
}

/// The organisation's head of a paper, line by line.
#[must_use]
pub(super) fn letterhead(scope: Scope) -> Option<Vec<String>> {
    let lang = scope.lang;
    let lines = scope.edition.pack().letterhead.get(lang);
    (!lines.is_empty()).then(|| lines.lines().map(str::to_owned).collect())
}

/// A draft with what the organisation has written for it.
#[must_use]
pub(super) fn with_wording(form: &str, field: &Field, draft: Filled, drafting: Drafting<'_>) -> Filled {
    let of = drafting
        .scope
        .edition
        .pack()
        .wording
        .iter()
        .filter(|wording| wording.form == form && wording.field == field.id);
    of.fold(draft, |draft, wording| {
        let text = filled(wording.text.get(drafting.scope.lang), drafting);
        if wording.is_instead || draft.text.is_empty() { text } else { draft.and(text) }
    })
}

/// What the organisation has written for a passage of a paper that is filled in by pen. What only a case can say is a
/// blank.
#[must_use]
pub(super) fn for_the_pen(form: &str, field: &Field, scope: Scope) -> Option<Node> {
    let lang = scope.lang;
    let of = scope
        .edition
        .pack()
        .wording
        .iter()
        .filter(|wording| wording.form == form && wording.field == field.id);
    let mut lines: Vec<Node> = of
        .flat_map(|wording| wording.text.get(lang).lines())
        .map(|line| plain(&with_blanks(line, scope)))
        .collect();
    if lines.is_empty() {
        return None;
    }
    lines.push(para(Tone::Meta, vec![mark(lang)]));
    Some(group(Role::Own, lines))
}

fn with_blanks(line: &str, scope: Scope) -> String {
    let lang = scope.lang;
    let mut parts = line.split('{');
    let mut said = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (mark, rest) = part.split_once('}').unwrap_or((part, ""));
        said += &prepared(mark, scope).unwrap_or_else(|| words::PEN_GAP.get(lang).to_owned());
        said += rest;
    }
    said
}

/// What cannot be filled in in the organisation's passages.
#[must_use]
pub(super) fn check_marks(pack: &Pack, scope: Scope) -> Vec<Fault> {
    // What stays inside is no mark of a paper for the outside.
    let faulty = |text: &str, form: &str| -> Vec<String> {
        let readers = scope.library().form(form).map_or(Readers::Outside, |form| form.readers);
        marks(text)
            .filter(|mark| !super::fill::is_mark(mark, readers, scope))
            .map(str::to_owned)
            .collect()
    };
    let mut faults: Vec<Fault> = Vec::new();
    for wording in &pack.wording {
        let form = &wording.form;
        for mark in faulty(&wording.text.ja, form).into_iter().chain(faulty(&wording.text.en, form)) {
            let fault = Fault { place: wording.place.clone(), problem: Problem::NoSuchMark(mark) };
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
    }
    faults
}

/// A list of what is wrong.
#[must_use]
pub(super) fn fault_list<'a>(faults: impl Iterator<Item = &'a Fault>, lang: Lang) -> Node {
    list(ListStyle::Bullets, faults.map(|fault| text(&words::pack::fault(fault, lang))))
}

/// Why a file cannot be opened as a pack.
#[must_use]
pub(super) fn why_not(faults: &[Fault], lang: Lang) -> String {
    let said: Vec<String> = faults
        .iter()
        .filter(|fault| fault.problem.is_fatal())
        .map(|fault| words::pack::problem(&fault.problem, lang))
        .collect();
    format!("{} {}", words::pack::NOT_OPENED.get(lang), said.join(" "))
}

/// A control of the editor.
#[must_use]
pub(super) fn control(label: &str, kind: ControlKind) -> Node {
    Node::Control(Control { label: label.to_owned(), kind })
}
