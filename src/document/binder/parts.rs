//! The binder's parts but for the checklists: cover, contents, how to use it, flow, principles, phones, the types,
//! blank papers, clocks, references.

use super::options::Part;
use super::paginate::Flow;
use super::{Block, Book, Section, blanks, content_date, full, half, list, page_of, qr, view_block};
use crate::document::Scope;
use crate::document::lines::layer;
use crate::document::node::{
    Blank, CellRow, CellTable, Contact, ContentsRow, Cover, Labelled, Layer, LeafBody, Level, Line as Cell, ListStyle,
    Node, OnLeaf, Span, Tone, Value, heading, list as bullets, para, plain, strong, text,
};
use crate::document::own;
use crate::document::paper::{self, Paper};
use crate::document::request::BinderPage;
use crate::guide::{DutyClock, Lang, Layout, Line, NamedForm, Reference, Source, Text};
use crate::plan::calendar;
use crate::words;

/// Papers of at least so many fields, most of them of a line or two, run in two columns, so that they stay on a page.
const MANY_FIELDS: usize = 10;
/// The lines of a page of notes.
const NOTE_LINES: usize = 24;

/// The sections of the binder in their order, one language after the other.
pub(super) fn sections(book: &Book<'_>) -> Vec<Section> {
    book.wanted
        .langs
        .into_iter()
        .flatten()
        .flat_map(|lang| of_language(book, book.request.scope.in_lang(lang)))
        .collect()
}

fn of_language(book: &Book<'_>, scope: Scope) -> Vec<Section> {
    let lang = scope.lang;
    let mut sections = Vec::new();
    for part in Part::all().into_iter().filter(|part| book.wanted.has(*part)) {
        match part {
            Part::Cover => {
                sections.extend([cover(book, scope), section("contents", words::GUIDE_CONTENTS, lang, Vec::new())])
            }
            Part::How => sections.push(section("how", words::PART_HOW, lang, how(lang))),
            Part::Flow => sections.push(section("flow", words::PART_FLOW, lang, flow(scope))),
            Part::Principles => sections.push(section("principles", words::GUIDE_PRINCIPLES, lang, principles(scope))),
            Part::Phones => sections.push(section("phones", words::PART_PHONES, lang, phones(book, scope))),
            Part::Types => sections.push(section("types", words::PART_TYPES, lang, types(scope))),
            Part::List(one) => sections.push(list::section(one, &book.sheets.address, scope)),
            Part::Forms => sections.extend(
                scope
                    .library()
                    .forms
                    .iter()
                    .filter(|form| form.id != NamedForm::Prepare.as_str())
                    .flat_map(Paper::of)
                    .map(|one| form(&one, scope)),
            ),
            Part::Clocks => sections.push(section("clocks", words::PART_CLOCKS, lang, clocks(scope))),
            Part::References => sections.push(section("references", words::GUIDE_REFERENCES, lang, references(scope))),
        }
    }
    let rows: Vec<Block> = sections.iter().filter(|section| section.is_listed).map(contents_row).collect();
    if let Some(contents) = sections.iter_mut().find(|section| section.id == "contents") {
        contents.is_listed = false;
        contents.blocks.extend(rows);
    }
    sections
}

/// A section under its title.
fn section(id: &str, title: Text, lang: Lang, blocks: Vec<Block>) -> Section {
    let title = title.get(lang).to_owned();
    let head = Block { keeps: true, ..full(heading(Level::Two, &title)) };
    Section {
        id: id.to_owned(),
        title,
        lang,
        flow: Flow::Page,
        is_listed: id != "contents",
        blocks: [vec![head], blocks].concat(),
    }
}

fn contents_row(section: &Section) -> Block {
    full(OnLeaf::ContentsRow(ContentsRow { title: section.title.clone(), page: page_of(&section.id) }))
}

/// A line of label and space to write; what is prepared stands in it.
fn row(label: &str, value: &str, n_lines: u8) -> Labelled {
    let mut lines: Vec<String> = value.lines().map(str::to_owned).collect();
    lines.resize(lines.len().max(usize::from(n_lines.max(1))), String::new());
    Labelled { label: text(label), value: Value::Lines(lines) }
}

fn prepared(book: &Book<'_>, field: &str) -> String {
    // The ready book is the same for everyone.
    let case = book.request.prepared.as_ref().filter(|_| book.is_dated);
    let written = case.map(|case| case.state().text(&format!("doc/prepare/{field}")).to_owned());
    // The organisation's pack knows some of it.
    written
        .filter(|text| !text.is_empty())
        .or_else(|| own::prepared(field, book.request.scope))
        .unwrap_or_default()
}

fn cover(book: &Book<'_>, scope: Scope) -> Section {
    let lang = scope.lang;
    let title = words::COVER_TITLE.get(lang).to_owned();
    let version =
        format!("{} {} {}", words::APP_NAME.get(lang), words::COVER_VERSION.get(lang), env!("CARGO_PKG_VERSION"));
    let mut notes = vec![version, content_date(scope)];
    if book.is_dated {
        notes.push(format!("{} {}", words::PRINT_PRINTED.get(lang), words::day(scope.now, lang)));
    }
    notes.push(words::NOT_LEGAL_ADVICE.get(lang).to_owned());
    let address = &*book.sheets.address;
    let blanks = [
        (words::COVER_ORGANISATION, prepared(book, "organisation")),
        (words::COVER_PLACE, prepared(book, "binder")),
        (words::COVER_KEEPER, prepared(book, "review-date")),
    ];
    let cover = Cover {
        title: title.clone(),
        now: words::COVER_NOW.get(lang).to_owned(),
        blanks: blanks
            .map(|(label, value)| Blank { label: label.get(lang).to_owned(), value: Some(value) })
            .into(),
        address: (!address.is_empty()).then(|| format!("{address}{}", BinderPage::Chooser.route())),
        notes,
        qr: qr(address, &BinderPage::Chooser.route(), lang),
    };
    let blocks = vec![full(OnLeaf::Cover(cover))];
    Section { id: "cover".to_owned(), title, lang, flow: Flow::Page, is_listed: false, blocks }
}

fn how(lang: Lang) -> Vec<Block> {
    let line = |(at, line): (usize, &Text)| full(OnLeaf::Step(at + 1, line.get(lang).to_owned()));
    words::HOW_LINES.iter().enumerate().map(line).collect()
}

/// The picture as large as it goes, and what each step is for.
fn flow(scope: Scope) -> Vec<Block> {
    let lang = scope.lang;
    let first = |lines: &[Line]| lines.first().map_or("", |line| line.text.get(lang));
    let steps = scope.guide().steps.iter().map(|step| {
        let name = format!("{} {}", step.number, step.name.get(lang));
        let value = Value::Said(first(step.lines).to_owned());
        full(OnLeaf::Labelled(Labelled { label: strong(&name), value }))
    });
    std::iter::once(full(OnLeaf::Poster(lang))).chain(steps).collect()
}

/// A line in words for paper: which layer speaks, and since when.
fn said(line: &Line, lang: Lang) -> Vec<Span> {
    let mut spans = vec![text(line.text.get(lang))];
    spans.extend(line.source.map(|one| source_mark(one, lang)));
    if let Some(outdated) = line.outdated {
        let mut now = vec![strong(words::OUTDATED.get(lang)), text(" "), text(outdated.now.get(lang))];
        now.extend(outdated.source.map(|one| source_mark(one, lang)));
        spans.push(layer(Layer::Outdated, now));
    }
    spans
}

fn source_mark(source: &Source, lang: Lang) -> Span {
    layer(Layer::Added, vec![text(&format!("{} {}", words::ADDED.get(lang), words::say_as_of(source, lang)))])
}

fn principles(scope: Scope) -> Vec<Block> {
    let lang = scope.lang;
    let mut blocks = Vec::new();
    for part in scope.library().principles {
        let number = if part.number > 0 { format!("{} ", part.number) } else { String::new() };
        blocks.push(Block { keeps: true, ..full(heading(Level::Three, &format!("{number}{}", part.name.get(lang)))) });
        blocks.extend(
            part.lines
                .iter()
                .map(|line| full(bullets(ListStyle::Bullets, [said(line, lang)]))),
        );
    }
    blocks
}

fn phones(book: &Book<'_>, scope: Scope) -> Vec<Block> {
    let lang = scope.lang;
    let fields = scope
        .library()
        .form(NamedForm::Prepare.as_str())
        .map_or(&[][..], |form| form.fields);
    let fields = fields
        .iter()
        .map(|field| row(field.name.get(lang), &prepared(book, field.id), field.space));
    fields
        .chain(own::other_contacts(scope).iter().map(|(role, line)| row(role, line, 1)))
        .map(|row| full(OnLeaf::Labelled(row)))
        .collect()
}

fn types(scope: Scope) -> Vec<Block> {
    let lang = scope.lang;
    let joined = |lines: &[Line]| {
        lines
            .iter()
            .map(|line| line.text.get(lang))
            .collect::<Vec<_>>()
            .join(if lang == Lang::Ja { "／" } else { "; " })
    };
    let one = |one: &crate::guide::TypeText| {
        let number = one.leak_type.number();
        let name = format!("{number} {}", one.name.get(lang));
        let page = Span::PageOf(page_of(&BinderPage::List(one.leak_type).to_string()));
        let term = text(one.term.get(lang));
        let to = match lang {
            Lang::Ja => vec![term, text("　→ "), page, text(" "), text(words::PAGE_OF.ja)],
            Lang::En => vec![term, text(" → "), text(words::PAGE_OF.en), text(" "), page],
        };
        let named = |label: Text, lines: &[Line]| {
            para(Tone::Plain, vec![strong(label.get(lang)), text("　"), text(&joined(lines))])
        };
        let mut inside = vec![heading(Level::Three, &name), para(Tone::Meta, to)];
        inside.extend(one.meaning.iter().map(|line| para(Tone::Plain, said(line, lang))));
        inside.extend([named(words::EXAMPLES, one.examples), named(words::TRIGGERS, one.triggers)]);
        full(OnLeaf::Type(inside))
    };
    scope.guide().types.iter().map(one).collect()
}

/// A blank paper.
fn form(paper: &Paper, scope: Scope) -> Section {
    let lang = scope.lang;
    let title = paper.title(lang);
    let fields: Vec<_> = paper.fields(None).collect();
    let n_lines: usize = fields.iter().map(|field| usize::from(field.space.max(1))).sum();
    let is_form = paper.form.layout == Layout::Form;
    let is_short = is_form && fields.len() >= MANY_FIELDS && n_lines <= 2 * fields.len();
    let (flow, block): (Flow, fn(OnLeaf) -> Block) = if is_short { (Flow::Columns, half) } else { (Flow::Page, full) };
    let mut head: Vec<Node> = own::letterhead(scope).map(Node::Letterhead).into_iter().collect();
    let blanks = blanks([words::LIST_CASE, words::PAPER_BY, words::PAPER_WHEN], lang);
    head.extend([heading(Level::Two, &title), OnLeaf::Blanks(blanks).into()]);
    let mut blocks = vec![Block { keeps: true, ..full(OnLeaf::Title(head)) }];
    let of_field = |field: &&'static crate::guide::Field| paper::pen_field(paper, field, Level::Three, scope);
    blocks.extend(fields.iter().map(of_field).map(|field| block(OnLeaf::PenField(field))));
    Section { id: format!("form-{}", paper.name()), title, lang, flow, is_listed: true, blocks }
}

/// A page to write on, where a sheet has to begin on the next front side.
pub(super) fn notes(lang: Lang) -> LeafBody {
    let notes = OnLeaf::Notes(words::PART_NOTES.get(lang).to_owned(), NOTE_LINES);
    LeafBody { blocks: vec![view_block(&full(notes), lang)], columns: None }
}

/// The names of the columns.
fn head_row<const N: usize>(table: CellTable, names: [Text; N], lang: Lang) -> CellRow {
    let cells = names.map(|name| Cell::from(strong(name.get(lang)))).into();
    CellRow { table, is_head: true, cells }
}

fn clocks(scope: Scope) -> Vec<Block> {
    let lang = scope.lang;
    let head = head_row(CellTable::Duties, [words::TABLE_DUTY, words::TABLE_TERM, words::TABLE_RULE], lang);
    let mut blocks = vec![Block { keeps: true, ..full(OnLeaf::CellRow(head)) }];
    for (duty, of) in scope.guide().duties.iter().zip(scope.library().duties) {
        let source = duty
            .source
            .map(|one| para(Tone::Meta, vec![text(one.name.get(lang)), text(" "), text(&words::say_as_of(one, lang))]));
        let name = Cell { said: vec![strong(duty.name.get(lang))], more: source.into_iter().collect() };
        let mut rule = Cell::default();
        for lines in [of.situations, of.lines] {
            if !lines.is_empty() {
                let lines = lines.iter().map(|line| text(line.text.get(lang)));
                rule.more.push(bullets(ListStyle::Bullets, lines));
            }
        }
        let cells = vec![name, term(duty.clock, lang), rule];
        blocks.push(full(OnLeaf::CellRow(CellRow { table: CellTable::Duties, is_head: false, cells })));
    }
    blocks.push(full(plain(words::CLOCKS_SOURCE.get(lang))));
    blocks.push(Block { keeps: true, ..full(heading(Level::Three, words::CLOCK_WEEKDAYS.get(lang))) });
    blocks.push(Block { keeps: true, ..full(plain(words::CLOCK_WEEKDAYS_HELP.get(lang))) });
    blocks.push(full(weekdays(lang)));
    blocks.push(Block { keeps: true, ..full(heading(Level::Three, words::CLOCK_YOURS.get(lang))) });
    let days =
        [words::TABLE_KNOWN_ON, words::TABLE_PRELIMINARY, words::TABLE_FINAL, words::TABLE_LONG, words::CLOCK_72];
    blocks.push(full(OnLeaf::OwnDays(days.iter().map(|label| row(label.get(lang), "", 1)).collect())));
    blocks.push(Block { keeps: true, ..full(heading(Level::Three, words::CLOCK_HOLIDAYS.get(lang))) });
    blocks.push(full(OnLeaf::Holidays(holidays(scope))));
    blocks
}

fn term(clock: DutyClock, lang: Lang) -> Cell {
    let lines: &[(Text, &str, &str)] = match clock {
        DutyClock::None => return text(words::TABLE_NONE.get(lang)).into(),
        DutyClock::Report => &[
            (words::CLOCK_PRELIMINARY, "おおむね3〜5日", "about 3 to 5 days"),
            (words::CLOCK_FINAL, "30日（不正の目的なら60日）", "30 days (60 if wrongful)"),
        ],
        DutyClock::Notice => &[(words::CLOCK_CLIENT, "おおむね3〜5日", "about 3 to 5 days")],
        DutyClock::Hours72 => &[(words::CLOCK_EU, "72時間", "72 hours")],
        DutyClock::Days30 => return text(words::plain::BY_DAYS.get(lang)).into(),
        DutyClock::Prompt => return text(words::plain::BY_PROMPT.get(lang)).into(),
    };
    let line = |(name, ja, en): &(Text, &str, &str)| {
        plain(&format!("{}: {}", name.get(lang), if lang == Lang::Ja { ja } else { en }))
    };
    Cell { said: Vec::new(), more: lines.iter().map(line).collect() }
}

/// For each day of the week on which it came to be known, the days on which things are due.
fn weekdays(lang: Lang) -> OnLeaf {
    let head = [words::TABLE_KNOWN_ON, words::TABLE_PRELIMINARY, words::TABLE_FINAL, words::TABLE_LONG];
    let mut rows = vec![head_row(CellTable::Week, head, lang)];
    // A Monday; which one does not matter.
    let monday = jiff::civil::date(2026, 6, 1);
    for n_days in 0..7 {
        let known = calendar::days_after(monday, n_days);
        let name = |number: i32| words::weekday(calendar::days_after(known, number - 1), lang);
        let last = |number: i32| {
            let day = calendar::days_after(known, number - 1);
            let is_weekend = matches!(day.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday);
            format!("{}{}", words::weekday(day, lang), if is_weekend { "※" } else { "" })
        };
        let soon = format!("{}〜{}", name(3), name(5));
        let soon = if lang == Lang::Ja { soon } else { soon.replace('〜', " to ") };
        let cells = [name(1).to_owned(), soon, last(30), last(60)].map(|cell| Cell::from(text(&cell)));
        rows.push(CellRow { table: CellTable::Week, is_head: false, cells: cells.into() });
    }
    OnLeaf::Cells(rows)
}

/// The holidays of the year of the content and the next.
fn holidays(scope: Scope) -> Vec<Node> {
    let lang = scope.lang;
    let newest = scope.guide().sources.iter().map(|source| source.as_of).max().unwrap_or("");
    let year: i16 = newest.split('-').next().and_then(|year| year.parse().ok()).unwrap_or(2026);
    let of_year = |year: i16| {
        let Ok(first) = jiff::civil::Date::new(year, 1, 1) else { return plain("") };
        let days = (0..366)
            .map(|n_days| calendar::days_after(first, n_days))
            .filter(|day| day.year() == year && calendar::is_holiday(*day));
        let days: Vec<String> = days.map(|day| words::date_of_year(day, lang).replace(' ', "\u{a0}")).collect();
        para(
            Tone::Plain,
            vec![strong(&year.to_string()), text("　"), text(&days.join(if lang == Lang::Ja { "、" } else { ", " }))],
        )
    };
    vec![of_year(year), of_year(year.saturating_add(1))]
}

fn references(scope: Scope) -> Vec<Block> {
    let lang = scope.lang;
    let mut blocks: Vec<Block> = scope
        .library()
        .references
        .iter()
        .filter(|one| one.source.is_some())
        .map(|one| full(contact(one, lang)))
        .collect();
    blocks.push(Block { keeps: true, ..full(heading(Level::Three, words::REFERENCES_SOURCES.get(lang))) });
    blocks.extend(scope.guide().sources.iter().map(|one| {
        let line =
            vec![strong(one.name.get(lang)), text(" "), whole(&words::say_as_of(one, lang)), text(" "), whole(one.url)];
        full(bullets(ListStyle::Bullets, [line]))
    }));
    blocks
}

/// What is not broken over two lines where it fits on one.
fn whole(said: &str) -> Span {
    Span::Whole(said.to_owned())
}

/// A contact point: whom, what for, how to reach it, when that was checked.
fn contact(one: &Reference, lang: Lang) -> OnLeaf {
    let mut ways: Vec<&str> = [one.phone, one.mail].into_iter().flatten().collect();
    ways.extend(one.hours.map(|hours| hours.get(lang)));
    let mut said = vec![plain(one.usage.get(lang))];
    if !ways.is_empty() {
        said.push(para(Tone::Plain, vec![strong(&ways.join("　"))]));
    }
    said.extend(one.url.map(plain));
    let checked = one.source.map_or_else(String::new, |source| words::say_as_of(source, lang));
    OnLeaf::Contact(Contact { name: one.name.get(lang).to_owned(), said, checked })
}
