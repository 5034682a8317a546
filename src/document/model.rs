//! The model text of a letter, for paper: as it will go out, with what has to be put in named in brackets. A letter is
//! of no use on paper as a list of what it asks for.

use super::node::{Node, plain};
use super::paper::Paper;
use super::request::Scope;
use super::{own, said};
use crate::guide::{Field, Lang, Layout, Mark, NamedForm, OutsideMark, Text};
use crate::words;

/// A passage of a letter as it will read.
pub(super) struct Model {
    /// Its lines.
    pub(super) lines: Vec<Node>,
    /// Whether something has to be written into it that needs lines of its own.
    pub(super) has_lines: bool,
}

/// The model text of a passage; none on forms, and where nothing is drafted.
pub(super) fn model(paper: &Paper, field: &Field, scope: Scope) -> Option<Model> {
    let draft = field.draft.filter(|_| paper.form.layout != Layout::Form)?.get(scope.lang);
    // In the tables a line break is this character.
    let texts = || draft.split(['\n', '\u{b}']);
    let lines = texts().map(|line| plain(&line_of(line, paper, scope))).collect();
    let is_mark = |line: &str| line.starts_with('{') && line.find('}') == Some(line.len() - 1);
    Some(Model { lines, has_lines: texts().any(is_mark) })
}

/// A line, with what has to be put in in brackets.
fn line_of(line: &str, paper: &Paper, scope: Scope) -> String {
    let mut said = String::new();
    // What stands only where it is known.
    let line = line.strip_prefix('?').map_or(line, |line| {
        said.push_str(words::MODEL_IF_ANY.get(scope.lang));
        line
    });
    let mut parts = line.split('{');
    said.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (mark, rest) = part.split_once('}').unwrap_or((part, ""));
        said.push_str(&put_in(mark, paper, scope));
        said.push_str(rest);
    }
    said
}

/// What stands for a mark: what the organisation has prepared, or what is asked for.
fn put_in(mark: &str, paper: &Paper, scope: Scope) -> String {
    let lang = scope.lang;
    let asked = |name: &str| match lang {
        Lang::Ja => format!("〔{name}〕"),
        Lang::En => format!("[{name}]"),
    };
    let statement = |id: &str| said::statement_field(id, scope).map(|field| field.name);
    let prepared = |id: &str| {
        let form = scope.library().form(NamedForm::Prepare.as_str())?;
        form.fields.iter().find(|field| field.id == id).map(|field| field.name)
    };
    let parsed = Mark::parse(mark);
    let known = match parsed {
        Some(Mark::Outside(OutsideMark::We)) => said::call(None, None, "we", scope),
        Some(Mark::Outside(OutsideMark::They)) => said::call(None, None, "they", scope),
        Some(Mark::Outside(OutsideMark::Organisation | OutsideMark::Desk | OutsideMark::Signer)) => {
            own::prepared(mark, scope)
        }
        _ => None,
    };
    known.unwrap_or_else(|| {
        let name: Option<Text> = match parsed {
            Some(Mark::Blank(id)) => paper.blanks().find(|blank| blank.id == id).map(|blank| blank.name),
            Some(Mark::Said(id)) => statement(id),
            Some(Mark::Outside(OutsideMark::Group)) => statement("whose"),
            Some(Mark::Outside(OutsideMark::GroupItems)) => statement("items"),
            Some(Mark::Outside(OutsideMark::FoundBy)) => statement("found"),
            Some(Mark::Outside(OutsideMark::Organisation | OutsideMark::Desk | OutsideMark::Signer)) => prepared(mark),
            Some(Mark::Outside(OutsideMark::KnownAt | OutsideMark::KnownOn)) => Some(words::MODEL_KNOWN),
            Some(Mark::Outside(OutsideMark::Persons | OutsideMark::GroupNumber)) => Some(words::MODEL_PERSONS),
            Some(Mark::Outside(OutsideMark::Events)) => Some(words::MODEL_EVENTS),
            Some(Mark::Outside(OutsideMark::ProtectionKnown)) => Some(words::MODEL_PROTECTION),
            Some(Mark::Outside(OutsideMark::Today | OutsideMark::TodayLong) | Mark::Sent(_) | Mark::Clock(_)) => {
                Some(words::MODEL_DATE)
            }
            _ => None,
        };
        asked(name.map_or("", |name| name.get(lang)))
    })
}
