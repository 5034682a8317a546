//! The binder's parts but for the checklists: cover, contents, how to use it, flow, principles, phones, the types, blank papers, clocks, references.

use super::options::Part;
use super::pack::Flow;
use super::{Block, Book, Section, content_date, div, full, half, list, page_of, qr};
use crate::document::lines::layer;
use crate::document::node::{Kind, Node, heading, list as bullets, para, plain, strong, text};
use crate::document::own;
use crate::document::paper::Paper;
use crate::guide::{DutyClock, GUIDE, LIBRARY, Lang, Line, Reference, Source, Text};
use crate::plan::calendar;
use crate::text as words;

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
        .flat_map(|lang| of_language(book, lang))
        .collect()
}

fn of_language(book: &Book<'_>, lang: Lang) -> Vec<Section> {
    let mut sections = Vec::new();
    for part in Part::all().into_iter().filter(|part| book.wanted.has(*part)) {
        match part {
            Part::Cover => {
                sections.extend([cover(book, lang), section("contents", words::GUIDE_CONTENTS, lang, Vec::new())])
            }
            Part::How => sections.push(section("how", words::PART_HOW, lang, how(lang))),
            Part::Flow => sections.push(section("flow", words::PART_FLOW, lang, flow(lang))),
            Part::Principles => sections.push(section("principles", words::GUIDE_PRINCIPLES, lang, principles(lang))),
            Part::Phones => sections.push(section("phones", words::PART_PHONES, lang, phones(book, lang))),
            Part::Types => sections.push(section("types", words::PART_TYPES, lang, types(lang))),
            Part::List(one) => sections.push(list::section(one, &book.sheets.address, lang)),
            Part::Forms => sections.extend(
                LIBRARY
                    .forms
                    .iter()
                    .filter(|form| form.id != "prepare")
                    .flat_map(Paper::of)
                    .map(|one| form(&one, lang)),
            ),
            Part::Clocks => sections.push(section("clocks", words::PART_CLOCKS, lang, clocks(lang))),
            Part::References => sections.push(section("references", words::GUIDE_REFERENCES, lang, references(lang))),
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
    let head = Block { keeps: true, ..full(heading(2, &title)) };
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
    let title = div("leaf__said", vec![text(&section.title)]);
    full(div("leaf__to", vec![title, div("leaf__dots", Vec::new()), div("leaf__page", vec![page_of(&section.id)])]))
}

fn blank(label: &str, value: &str) -> Node {
    div("leaf__blank", vec![text(label), text("　"), strong(value)])
}

/// A line of label and space to write; what is prepared stands in it.
fn row(label: &str, value: &str, n_lines: u8) -> Node {
    let mut space: Vec<Node> = value.lines().map(|line| div("leaf__written", vec![text(line)])).collect();
    space.extend((space.len()..usize::from(n_lines.max(1))).map(|_| div("leaf__written", Vec::new())));
    div("leaf__row", vec![div("leaf__label", vec![text(label)]), div("leaf__value", space)])
}

fn prepared(book: &Book<'_>, field: &str) -> String {
    // The ready book is the same for everyone.
    let case = book.request.prepared.as_ref().filter(|_| book.is_dated);
    let written = case.map(|case| case.state().text(&format!("doc/prepare/{field}")).to_owned());
    // The organisation's pack knows some of it.
    written
        .filter(|text| !text.is_empty())
        .or_else(|| own::prepared(field, book.request.lang))
        .unwrap_or_default()
}

fn cover(book: &Book<'_>, lang: Lang) -> Section {
    let title = words::COVER_TITLE.get(lang).to_owned();
    let version =
        format!("{} {} {}", words::APP_NAME.get(lang), words::COVER_VERSION.get(lang), env!("CARGO_PKG_VERSION"));
    let mut said = vec![version, content_date(lang)];
    if book.is_dated {
        said.push(format!("{} {}", words::PRINT_PRINTED.get(lang), words::day(book.request.now, lang)));
    }
    let mut foot: Vec<Node> = vec![div(
        "leaf__beside",
        said.iter()
            .map(|line| plain(line))
            .chain([plain(words::NOT_LEGAL_ADVICE.get(lang))])
            .collect(),
    )];
    if !book.sheets.address.is_empty() {
        foot.insert(0, div("leaf__address", vec![text(&format!("{}#/binder", book.sheets.address))]));
    }
    foot.extend(qr(&book.sheets.address, "#/binder", lang));
    let blanks = [
        (words::COVER_ORGANISATION, prepared(book, "organisation")),
        (words::COVER_PLACE, prepared(book, "binder")),
        (words::COVER_KEEPER, prepared(book, "review-date")),
    ];
    let blanks = blanks.iter().map(|(label, value)| blank(label.get(lang), value)).collect();
    let inside = vec![
        heading(2, &title),
        div("leaf__now", vec![strong(words::COVER_NOW.get(lang))]),
        div("leaf__blanks", blanks),
        div("leaf__foot-of-cover", foot),
    ];
    let blocks = vec![full(div("leaf__cover", inside))];
    Section { id: "cover".to_owned(), title, lang, flow: Flow::Page, is_listed: false, blocks }
}

fn how(lang: Lang) -> Vec<Block> {
    let line = |(at, line): (usize, &Text)| {
        full(div(
            "leaf__step",
            vec![div("leaf__count", vec![text(&(at + 1).to_string())]), div("leaf__said", vec![text(line.get(lang))])],
        ))
    };
    words::HOW_LINES.iter().enumerate().map(line).collect()
}

/// The picture as large as it goes, and what each step is for.
fn flow(lang: Lang) -> Vec<Block> {
    let picture = Node::new(Kind::Flow, [lang.tag()], Vec::new());
    let first = |lines: &[Line]| lines.first().map_or("", |line| line.text.get(lang));
    let steps = GUIDE.steps.iter().map(|step| {
        let name = format!("{} {}", step.number, step.name.get(lang));
        full(div(
            "leaf__row",
            vec![div("leaf__label", vec![strong(&name)]), div("leaf__value", vec![text(first(step.lines))])],
        ))
    });
    std::iter::once(full(div("leaf__poster", vec![picture]))).chain(steps).collect()
}

/// A line in words for paper: which layer speaks, and since when.
fn said(line: &Line, lang: Lang) -> Vec<Node> {
    let mut spans = vec![text(line.text.get(lang))];
    spans.extend(line.source.map(|one| source_mark(one, lang)));
    if let Some(outdated) = line.outdated {
        let mut now = vec![strong(words::OUTDATED.get(lang)), text(" "), text(outdated.now.get(lang))];
        now.extend(outdated.source.map(|one| source_mark(one, lang)));
        spans.push(layer("outdated", now));
    }
    spans
}

fn source_mark(source: &Source, lang: Lang) -> Node {
    layer("added", vec![text(&format!("{} {}", words::ADDED.get(lang), words::say_as_of(source, lang)))])
}

fn principles(lang: Lang) -> Vec<Block> {
    let mut blocks = Vec::new();
    for part in LIBRARY.principles {
        let number = if part.number > 0 { format!("{} ", part.number) } else { String::new() };
        blocks.push(Block { keeps: true, ..full(heading(3, &format!("{number}{}", part.name.get(lang)))) });
        blocks.extend(part.lines.iter().map(|line| full(bullets("ul", vec![said(line, lang)]))));
    }
    blocks
}

fn phones(book: &Book<'_>, lang: Lang) -> Vec<Block> {
    let fields = LIBRARY.form("prepare").map_or(&[][..], |form| form.fields);
    let fields = fields
        .iter()
        .map(|field| full(row(field.name.get(lang), &prepared(book, field.id), field.space)));
    fields
        .chain(own::other_contacts(lang).iter().map(|(role, line)| full(row(role, line, 1))))
        .collect()
}

fn types(lang: Lang) -> Vec<Block> {
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
        let to = match lang {
            Lang::Ja => {
                vec![
                    text(one.term.get(lang)),
                    text("　→ "),
                    page_of(&format!("list-{number}")),
                    text(" "),
                    text(words::PAGE_OF.ja),
                ]
            }
            Lang::En => vec![
                text(one.term.get(lang)),
                text(" → "),
                text(words::PAGE_OF.en),
                text(" "),
                page_of(&format!("list-{number}")),
            ],
        };
        let named =
            |label: Text, lines: &[Line]| para("", vec![strong(label.get(lang)), text("　"), text(&joined(lines))]);
        let mut inside = vec![heading(3, &name), para("meta", to)];
        inside.extend(one.meaning.iter().map(|line| para("", said(line, lang))));
        inside.extend([named(words::EXAMPLES, one.examples), named(words::TRIGGERS, one.triggers)]);
        full(div("leaf__type", inside))
    };
    GUIDE.types.iter().map(one).collect()
}

/// A blank paper.
fn form(paper: &Paper, lang: Lang) -> Section {
    let title = paper.title(lang);
    let fields: Vec<_> = paper.fields(None).collect();
    let n_lines: usize = fields.iter().map(|field| usize::from(field.space.max(1))).sum();
    let is_short = fields.len() >= MANY_FIELDS && n_lines <= 2 * fields.len();
    let (flow, block): (Flow, fn(Node) -> Block) = if is_short { (Flow::Columns, half) } else { (Flow::Page, full) };
    let mut head: Vec<Node> = own::letterhead(lang).into_iter().collect();
    let blanks = [words::LIST_CASE, words::PAPER_BY, words::PAPER_WHEN]
        .map(|label| div("leaf__blank", vec![text(label.get(lang))]));
    head.extend([heading(2, &title), div("leaf__blanks", blanks.into())]);
    let mut blocks = vec![Block { keeps: true, ..full(div("leaf__title", head)) }];
    blocks.extend(fields.iter().map(|field| {
        let mut inside = vec![heading(3, field.name.get(lang))];
        inside.extend(field.hint.map(|hint| para("meta", vec![text(hint.get(lang))])));
        inside.extend(own::for_the_pen(paper.form.id, field, lang));
        let n_lines = usize::from(field.space.max(1));
        inside.extend((0..n_lines).map(|_| para("line", Vec::new())));
        Block { n_lines, ..block(div("leaf__field", inside)) }
    }));
    Section { id: format!("form-{}", paper.name()), title, lang, flow, is_listed: true, blocks }
}

/// A page to write on, where a sheet has to begin on the next front side.
pub(super) fn notes(lang: Lang) -> Node {
    let lines = (0..NOTE_LINES).map(|_| para("line", Vec::new())).collect();
    div(
        "leaf__body",
        vec![Node::new(
            Kind::Block,
            [lang.tag(), ""],
            vec![heading(2, words::PART_NOTES.get(lang)), div("leaf__notes", lines)],
        )],
    )
}

fn cells(class: &str, cells: Vec<Vec<Node>>) -> Node {
    div(class, cells.into_iter().map(|cell| div("leaf__td", cell)).collect())
}

fn clocks(lang: Lang) -> Vec<Block> {
    let (says, head) = (|text: Text| vec![strong(text.get(lang))], "leaf__tr leaf__tr--duty");
    let mut blocks = vec![Block {
        keeps: true,
        ..full(cells(
            &format!("{head} leaf__tr--head"),
            vec![says(words::TABLE_DUTY), says(words::TABLE_TERM), says(words::TABLE_RULE)],
        ))
    }];
    for (duty, of) in GUIDE.duties.iter().zip(LIBRARY.duties) {
        let mut name = vec![strong(duty.name.get(lang))];
        name.extend(
            duty.source
                .map(|one| para("meta", vec![text(one.name.get(lang)), text(" "), text(&words::say_as_of(one, lang))])),
        );
        let mut rule = Vec::new();
        for lines in [of.grounds, of.lines] {
            if !lines.is_empty() {
                rule.push(bullets("ul", lines.iter().map(|line| vec![text(line.text.get(lang))]).collect()));
            }
        }
        blocks.push(full(cells(head, vec![name, term(duty.clock, lang), rule])));
    }
    blocks.push(full(plain(words::CLOCKS_SOURCE.get(lang))));
    blocks.push(Block { keeps: true, ..full(heading(3, words::CLOCK_WEEKDAYS.get(lang))) });
    blocks.push(Block { keeps: true, ..full(plain(words::CLOCK_WEEKDAYS_HELP.get(lang))) });
    blocks.push(full(weekdays(lang)));
    blocks.push(Block { keeps: true, ..full(heading(3, words::CLOCK_YOURS.get(lang))) });
    let days =
        [words::TABLE_KNOWN_ON, words::TABLE_PRELIMINARY, words::TABLE_FINAL, words::TABLE_LONG, words::CLOCK_72];
    blocks.push(full(div("leaf__yours", days.iter().map(|label| row(label.get(lang), "", 1)).collect())));
    blocks.push(Block { keeps: true, ..full(heading(3, words::CLOCK_HOLIDAYS.get(lang))) });
    blocks.push(full(div("leaf__holidays", holidays(lang))));
    blocks
}

fn term(clock: DutyClock, lang: Lang) -> Vec<Node> {
    let lines: &[(Text, &str, &str)] = match clock {
        DutyClock::None => return vec![text(words::TABLE_NONE.get(lang))],
        DutyClock::Report => &[
            (words::CLOCK_PRELIMINARY, "おおむね3〜5日", "about 3 to 5 days"),
            (words::CLOCK_FINAL, "30日（不正の目的なら60日）", "30 days (60 if wrongful)"),
        ],
        DutyClock::Notice => &[(words::CLOCK_CLIENT, "おおむね3〜5日", "about 3 to 5 days")],
        DutyClock::Hours72 => &[(words::CLOCK_EU, "72時間", "72 hours")],
    };
    lines
        .iter()
        .map(|(name, ja, en)| plain(&format!("{}: {}", name.get(lang), if lang == Lang::Ja { ja } else { en })))
        .collect()
}

/// For each day of the week on which it came to be known, the days on which things are due.
fn weekdays(lang: Lang) -> Node {
    let head = [words::TABLE_KNOWN_ON, words::TABLE_PRELIMINARY, words::TABLE_FINAL, words::TABLE_LONG];
    let mut rows = vec![cells(
        "leaf__tr leaf__tr--week leaf__tr--head",
        head.iter().map(|text| vec![strong(text.get(lang))]).collect(),
    )];
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
        rows.push(cells(
            "leaf__tr leaf__tr--week",
            [name(1).to_owned(), soon, last(30), last(60)]
                .map(|cell| vec![text(&cell)])
                .into(),
        ));
    }
    div("leaf__table", rows)
}

/// The holidays of the year of the content and the next.
fn holidays(lang: Lang) -> Vec<Node> {
    let newest = GUIDE.sources.iter().map(|source| source.as_of).max().unwrap_or("");
    let year: i16 = newest.split('-').next().and_then(|year| year.parse().ok()).unwrap_or(2026);
    let of_year = |year: i16| {
        let Ok(first) = jiff::civil::Date::new(year, 1, 1) else { return plain("") };
        let days = (0..366)
            .map(|n_days| calendar::days_after(first, n_days))
            .filter(|day| day.year() == year && calendar::is_holiday(*day));
        let days: Vec<String> = days.map(|day| words::date_of_year(day, lang).replace(' ', "\u{a0}")).collect();
        para(
            "",
            vec![strong(&year.to_string()), text("　"), text(&days.join(if lang == Lang::Ja { "、" } else { ", " }))],
        )
    };
    vec![of_year(year), of_year(year.saturating_add(1))]
}

fn references(lang: Lang) -> Vec<Block> {
    let mut blocks: Vec<Block> = LIBRARY
        .references
        .iter()
        .filter(|one| one.source.is_some())
        .map(|one| full(contact(one, lang)))
        .collect();
    blocks.push(Block { keeps: true, ..full(heading(3, words::REFERENCES_SOURCES.get(lang))) });
    blocks.extend(GUIDE.sources.iter().map(|one| {
        let line =
            vec![strong(one.name.get(lang)), text(" "), whole(&words::say_as_of(one, lang)), text(" "), whole(one.url)];
        full(bullets("ul", vec![line]))
    }));
    blocks
}

/// What is not broken over two lines where it fits on one.
fn whole(said: &str) -> Node {
    Node::new(Kind::Group, ["leaf__whole", "span"], vec![text(said)])
}

/// A contact point: whom, what for, how to reach it, when that was checked.
fn contact(one: &Reference, lang: Lang) -> Node {
    let mut ways: Vec<&str> = [one.phone, one.mail].into_iter().flatten().collect();
    ways.extend(one.hours.map(|hours| hours.get(lang)));
    let mut inside = vec![strong(one.name.get(lang)), para("", vec![text(one.usage.get(lang))])];
    if !ways.is_empty() {
        inside.push(para("", vec![strong(&ways.join("　"))]));
    }
    inside.extend(one.url.map(|url| para("", vec![text(url)])));
    let checked = one.source.map_or_else(String::new, |source| words::say_as_of(source, lang));
    div("leaf__contact", vec![div("leaf__said", inside), div("leaf__meta", vec![text(&checked)])])
}
