//! A paper as a Word document: with styles and headings, so that whoever goes on writing it can, a header that says
//! what it is, and page numbers.

use docx_rs::{
    AlignmentType, Docx, Footer, Header, LineSpacing, PageNum, Paragraph, Run, RunFonts, Style, StyleType, Table,
    TableCell, TableRow, WidthType,
};

use super::files::{align, clean_line, is_table};
use super::node::{Laid, LaidRole, Sheet};
use crate::guide::{Lang, Layout};

/// The styles, by their names in Word: every program knows these.
const TITLE: &str = "Title";
const HEADING: &str = "Heading1";
const BODY: &str = "BodyText";

/// The document; nothing where it cannot be made.
#[must_use]
pub(super) fn docx(sheet: &Sheet, laid: &[Laid]) -> Vec<u8> {
    let mut docx = styled(sheet.lang);
    let is_table = is_table(laid);
    let mut rows = Vec::new();
    for one in laid {
        let title = one.title(sheet.lang);
        match one.role {
            LaidRole::Row if is_table => rows.push(row(&title, &one.text)),
            LaidRole::Title => docx = docx.add_paragraph(titled(&clean_line(&one.text), sheet.layout)),
            role => {
                if !one.heading.is_empty() {
                    docx = docx.add_paragraph(paragraph(&title).style(HEADING));
                }
                docx = passage(docx, &one.text, role, sheet.lang);
            }
        }
    }
    if !rows.is_empty() {
        docx = docx.add_table(Table::new(rows));
    }
    let header = Header::new().add_paragraph(small(&clean_line(&sheet.running_head())).align(AlignmentType::Right));
    let footer =
        Footer::new().add_paragraph(Paragraph::new().add_page_num(PageNum::new()).align(AlignmentType::Center));
    // The first page of a letter begins with the letter.
    let docx = if sheet.layout == Layout::Form {
        docx
    } else {
        docx.first_header(Header::new().add_paragraph(Paragraph::new()))
            .first_footer(footer.clone())
    };
    let docx = docx.header(header).footer(footer);
    let mut file = std::io::Cursor::new(Vec::new());
    if docx.build().pack(&mut file).is_ok() { file.into_inner() } else { Vec::new() }
}

/// An empty document of A4 sheets with the styles.
fn styled(lang: Lang) -> Docx {
    let family = match lang {
        Lang::Ja => "Yu Mincho",
        Lang::En => "Times New Roman",
    };
    let fonts = RunFonts::new().ascii(family).east_asia("Yu Mincho").hi_ansi(family);
    let style = |id: &str, name: &str| Style::new(id, StyleType::Paragraph).name(name);
    Docx::new()
        .page_size(11_906, 16_838)
        .default_fonts(fonts)
        .default_size(21)
        .add_style(style(BODY, "Body Text").line_spacing(LineSpacing::new().after(80)))
        .add_style(
            style(TITLE, "Title")
                .size(28)
                .bold()
                .line_spacing(LineSpacing::new().before(240).after(240)),
        )
        .add_style(
            style(HEADING, "heading 1")
                .size(22)
                .bold()
                .outline_lvl(0)
                .line_spacing(LineSpacing::new().before(200).after(60)),
        )
}

fn paragraph(text: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(text))
}

fn small(text: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(text).size(16))
}

fn titled(text: &str, layout: Layout) -> Paragraph {
    let titled = paragraph(text).style(TITLE);
    if layout == Layout::Form { titled } else { titled.align(AlignmentType::Center) }
}

fn passage(docx: Docx, text: &str, role: LaidRole, lang: Lang) -> Docx {
    let side = match align(role, lang) {
        "right" => AlignmentType::Right,
        "center" => AlignmentType::Center,
        _ => AlignmentType::Left,
    };
    let one = |line: &str| paragraph(line).style(BODY).align(side);
    let docx = text.lines().fold(docx, |docx, line| docx.add_paragraph(one(line)));
    // A line of air below the parts of a letter's head.
    match role {
        LaidRole::Letterhead | LaidRole::Date | LaidRole::To | LaidRole::From | LaidRole::Closing => {
            docx.add_paragraph(Paragraph::new())
        }
        _ => docx,
    }
}

fn row(name: &str, text: &str) -> TableRow {
    let name = Run::new().add_text(name).bold();
    let name = TableCell::new()
        .add_paragraph(Paragraph::new().add_run(name))
        .width(2800, WidthType::Dxa);
    let cell = TableCell::new().width(6200, WidthType::Dxa);
    let lines: Vec<&str> = if text.is_empty() { vec![""] } else { text.lines().collect() };
    let cell = lines.iter().fold(cell, |cell, line| cell.add_paragraph(paragraph(line)));
    TableRow::new(vec![name, cell])
}
