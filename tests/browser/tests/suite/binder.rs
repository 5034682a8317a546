//! The binder as people hold it: printed to PDF in the browser, read back with poppler.

use std::fs;
use std::path::Path;
use std::process::Command;

use browser_tests::{Failure, Outfit, Paper, Visitor, Wording};

/// Points a millimetre.
const MM: f64 = 72.0 / 25.4;
const A4: (f64, f64) = (210.0, 297.0);
const LETTER: (f64, f64) = (215.9, 279.4);

async fn arrive(wording: Wording, route: &str) -> Result<Visitor, Failure> {
    let visitor = Visitor::arrive_as(Outfit::speaking(wording)).await?;
    visitor.open(route).await?;
    visitor.see_css(".leaf").await?;
    Ok(visitor)
}

fn poppler(program: &str, args: &[&str], paper: &Paper) -> String {
    let output = Command::new(program)
        .args(args)
        .arg(&paper.path)
        .args((program == "pdftotext").then_some("-"))
        .output()
        .expect("poppler");
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Letters only, as lines break elsewhere.
fn dense(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace() && *character != '\u{2060}')
        .collect()
}

/// What each side says, in the order of the page's elements.
fn sides(paper: &Paper) -> Vec<String> {
    let text = poppler("pdftotext", &["-raw"], paper);
    text.trim_end_matches('\u{c}').split('\u{c}').map(dense).collect()
}

/// Each page's size and the words that stand beyond its margins, in points.
fn beyond(paper: &Paper, (width, height): (f64, f64)) -> Vec<String> {
    let boxes = poppler("pdftotext", &["-bbox"], paper);
    let number = |line: &str, name: &str| -> f64 {
        let (_, rest) = line.split_once(&format!("{name}=\"")).unwrap_or_default();
        rest.split('"')
            .next()
            .and_then(|number| number.parse().ok())
            .unwrap_or(f64::NAN)
    };
    let mut found = Vec::new();
    let mut n_words = 0;
    for line in boxes.lines().map(str::trim) {
        if line.starts_with("<page ") {
            // Chromium rounds the size of the paper to whole pixels.
            let fits =
                (number(line, "width") - width * MM).abs() < 1.5 && (number(line, "height") - height * MM).abs() < 1.5;
            found.extend((!fits).then(|| line.to_owned()));
        }
        if line.starts_with("<word ") {
            n_words += 1;
            // How high a word's box is depends on its font: the ink says that below.
            let is_inside = number(line, "xMin") >= 21.5 * MM && number(line, "xMax") <= (width - 15.5) * MM;
            found.extend((!is_inside).then(|| line.to_owned()));
        }
    }
    assert!(n_words > 100, "words were read");
    found.extend(ink_beyond(paper, (width, height)));
    found
}

/// A page as grey dots, row by row.
struct Picture {
    n_columns: usize,
    dots: Vec<u8>,
}

/// All pages, with so many dots an inch.
fn pictures(paper: &Paper, dots_an_inch: u32) -> Vec<Picture> {
    let dots_an_inch = dots_an_inch.to_string();
    let output = Command::new("pdftoppm")
        .args(["-gray", "-r", &dots_an_inch])
        .arg(&paper.path)
        .output()
        .expect("poppler")
        .stdout;
    let mut rest = &output[..];
    let mut pictures = Vec::new();
    while !rest.is_empty() {
        // `P5`, width, height, the greatest value; then a byte a dot.
        let head: Vec<&[u8]> = rest.splitn(4, |byte| byte.is_ascii_whitespace()).collect();
        let number = |at: usize| {
            std::str::from_utf8(head[at])
                .ok()
                .and_then(|text| text.parse::<usize>().ok())
                .expect("a picture")
        };
        let (n_columns, n_rows) = (number(1), number(2));
        let dots = head[3].iter().position(|byte| *byte == b'\n').expect("dots") + 1;
        let (picture, after) = head[3][dots..].split_at(n_columns * n_rows);
        rest = after;
        pictures.push(Picture { n_columns, dots: picture.to_vec() });
    }
    assert_eq!(pictures.len(), paper.pages);
    pictures
}

/// The pages that have ink in their margins.
fn ink_beyond(paper: &Paper, (width, height): (f64, f64)) -> Vec<String> {
    let mut found = Vec::new();
    for (page, Picture { n_columns, dots }) in pictures(paper, 36).into_iter().enumerate() {
        let n_rows = dots.len() / n_columns;
        let is_margin = |at: usize| {
            let (x, y) =
                ((at % n_columns) as f64 * width / n_columns as f64, (at / n_columns) as f64 * height / n_rows as f64);
            x < 20.5 || x > width - 14.5 || y < 10.0 || y > height - 9.5
        };
        let n_dark = dots
            .iter()
            .enumerate()
            .filter(|(at, dot)| **dot < 200 && is_margin(*at))
            .count();
        found.extend((n_dark > 0).then(|| format!("page {}: {n_dark} dots of ink in the margins", page + 1)));
    }
    found
}

fn page_number(wording: Wording, number: usize, n_pages: usize) -> String {
    if wording.language.starts_with("ja") {
        format!("{number}/{n_pages}ページ")
    } else {
        format!("Page{number}/{n_pages}")
    }
}

/// What each side says; each is numbered, dated by its content, and not empty.
fn whole_sides(paper: &Paper, wording: Wording) -> Vec<String> {
    let sides = sides(paper);
    for (at, side) in sides.iter().enumerate() {
        assert!(side.contains(&page_number(wording, at + 1, paper.pages)), "page {}: {side}", at + 1);
        assert!(
            side.chars().count() > 70 || side.contains(&dense(wording.say("PART_NOTES"))),
            "page {} is empty: {side}",
            at + 1
        );
        assert!(side.contains("2026-"), "the state of the content stands on page {}", at + 1);
        assert!(!side.contains(&dense(wording.say("PRINT_PRINTED"))), "no day of printing on page {}", at + 1);
    }
    sides
}

fn fonts_are_inside(paper: &Paper) {
    let fonts = poppler("pdffonts", &[], paper);
    let embedded: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(!embedded.is_empty() && embedded.iter().all(|font| font.contains(" yes ")), "{fonts}");
}

/// What has to be done, of every item of the content, in a language.
fn acts(language: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/items");
    let files = fs::read_dir(folder)
        .expect("the content")
        .map(|file| fs::read_to_string(file.expect("a file").path()).expect("text"));
    let text: String = files.collect();
    let of = |line: &str| {
        Some(
            line.strip_prefix("act = ")?
                .split(&format!("{language} = \""))
                .nth(1)?
                .split('"')
                .next()?
                .to_owned(),
        )
    };
    text.lines().filter_map(of).collect()
}

/// The bookmarks of a PDF: titles and the pages that they lead to.
fn bookmarks(paper: &Paper) -> Vec<(String, usize)> {
    let output = Command::new("pdftohtml")
        .args(["-xml", "-i", "-stdout"])
        .arg(&paper.path)
        .output()
        .expect("poppler")
        .stdout;
    let text = String::from_utf8_lossy(&output)
        .replace("&amp;", "&")
        .replace("&#34;", "\"")
        .replace("&quot;", "\"");
    let row = |line: &str| {
        let (page, title) = line.strip_prefix("<item page=\"")?.strip_suffix("</item>")?.split_once("\">")?;
        Some((title.to_owned(), page.parse().ok()?))
    };
    text.lines().filter_map(row).collect()
}

#[test]
fn the_ready_books_are_whole_numbered_and_have_bookmarks_and_fonts() -> Result<(), Failure> {
    let site = std::env::var("MORENAKU_DIST").expect("the page");
    let folder = Path::new(&site).parent().expect("all forms");
    for (wording, name) in [(Wording::JA, "binder.pdf"), (Wording::EN, "binder.en.pdf")] {
        let paper = Paper::read(folder.join(name))?;
        assert!(paper.size.contains("A4") && paper.pages > 50, "{name}: {} pages of {}", paper.pages, paper.size);
        assert_eq!(beyond(&paper, A4), Vec::<String>::new(), "{name}: inside the margins, all of one size");
        fonts_are_inside(&paper);
        let sides = whole_sides(&paper, wording);
        let all = sides.concat();
        let acts = acts(&wording.language[..2]);
        assert!(acts.len() > 170, "{}", acts.len());
        for act in acts {
            assert!(all.contains(&dense(&act)), "{name}: {act}");
        }
        let bookmarks = bookmarks(&paper);
        assert!(bookmarks.len() > 40, "{bookmarks:?}");
        for (title, page) in &bookmarks {
            assert!(sides[page - 1].contains(&dense(title)), "{name}: {title} is not on page {page}");
        }
        // What the contents name has a bookmark.
        for part in ["PART_FLOW", "PART_LIST", "PART_NOTES"] {
            let title = dense(wording.say(part));
            // A page for notes is there only where a checklist would begin on the back of a sheet.
            if part == "PART_NOTES" && !sides.iter().any(|side| side.starts_with(&title)) {
                continue;
            }
            assert!(
                bookmarks.iter().any(|(bookmark, _)| dense(bookmark).starts_with(&title)),
                "{name}: {title}: {bookmarks:?}"
            );
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_code_on_a_checklist_leads_back_to_it() -> Result<(), Failure> {
    let visitor = arrive(Wording::JA, "#/binder/list-5").await?;
    // By name: some of the ports that a run may get make a code that the reader of this test cannot make out.
    let address = visitor.site().address_by_name("#/binder/list-5");
    visitor.go_to(&address).await?;
    visitor.wait_for_start().await?;
    let paper = visitor.print("binder-code").await?;
    let Picture { n_columns, dots } = pictures(&paper, 150).remove(0);
    let n_rows = dots.len() / n_columns;
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(n_columns, n_rows, |x, y| dots[y * n_columns + x]);
    let read: Vec<String> = picture
        .detect_grids()
        .iter()
        .map(|code| code.decode().expect("a code that can be read").1)
        .collect();
    assert_eq!(read, [address]);
    visitor.leave().await
}

#[tokio::test]
async fn the_whole_book_is_printed_with_true_page_numbers_and_nothing_lost() -> Result<(), Failure> {
    for wording in Wording::BOTH {
        let visitor = arrive(wording, "#/binder/book").await?;
        let n_leaves = visitor.count(".leaf").await?;
        let paper = visitor.print(&format!("binder-{}", wording.language)).await?;
        assert!(
            paper.size.contains("A4") && paper.pages == n_leaves && n_leaves > 50,
            "{} pages, {n_leaves} sheets",
            paper.pages
        );
        assert_eq!(beyond(&paper, A4), Vec::<String>::new(), "inside the margins, all of one size");
        let sides = whole_sides(&paper, wording);
        let rows = visitor.texts(".leaf__to").await?;
        assert!(rows.len() > 25);
        for row in rows {
            let (title, number) = row
                .trim()
                .rsplit_once(|character: char| !character.is_ascii_digit())
                .expect("a page number");
            let number: usize = number.parse().expect("a number");
            assert!(
                sides[number - 1].starts_with(&dense(title)),
                "{title} begins on page {number}: {}",
                sides[number - 1]
            );
        }
        // Nothing is cut off: what stands in the page stands on paper.
        let bodies = visitor.texts(".leaf__body").await?;
        for (at, (body, side)) in bodies.iter().zip(&sides).enumerate() {
            let longest = body
                .lines()
                .map(dense)
                .max_by_key(|line| line.chars().count())
                .unwrap_or_default();
            assert!(side.contains(&longest), "page {}: {longest}", at + 1);
        }
        let overflow = "return [...document.querySelectorAll('.leaf__body')].filter(e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1).length";
        assert_eq!(visitor.js(overflow, vec![]).await?, 0, "every page has room for what stands on it");
        fonts_are_inside(&paper);
        visitor.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn each_type_is_one_sheet_of_two_sides_on_a4_and_on_letter() -> Result<(), Failure> {
    for wording in Wording::BOTH {
        let visitor = arrive(wording, "#/binder/list-1").await?;
        for number in 1..=7 {
            visitor.walk(&format!("#/binder/list-{number}")).await?;
            let title = format!("{}{number}", dense(wording.say("PART_LIST")));
            visitor
                .until("the list", async || {
                    let heads = visitor.texts(".leaf__head").await?;
                    Ok(heads.first().is_some_and(|head| dense(head).starts_with(&title)))
                })
                .await?;
            for (at, (name, size)) in [("a4", A4), ("letter", LETTER)].into_iter().enumerate() {
                let choose = "document.querySelectorAll('input[name=paper]')[arguments[0]].click()";
                visitor.js(choose, vec![at.into()]).await?;
                visitor.see_css(&format!(".leaf--{name}.leaf")).await?;
                let paper = visitor.print(&format!("list-{number}-{name}-{}", wording.language)).await?;
                assert_eq!(paper.pages, 2, "{} list {number} on {name}", wording.language);
                assert_eq!(beyond(&paper, size), Vec::<String>::new(), "list {number} on {name}");
                let sides = sides(&paper);
                let all = sides.concat();
                let acts = visitor.texts(".leaf__act").await?;
                assert!(acts.len() > 70, "{}", acts.len());
                for act in acts {
                    assert!(all.contains(&dense(&act)), "list {number} on {name}: {act}");
                }
                assert!(
                    sides[0].contains(&page_number(wording, 1, 2)) && sides[1].contains(&page_number(wording, 2, 2))
                );
            }
            let small = "return [...document.querySelectorAll('.leaf *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
                && parseFloat(getComputedStyle(e).fontSize) < (e.className === 'leaf__mark' ? 10.6 : 11.9)).length";
            assert_eq!(visitor.js(small, vec![]).await?, 0, "9 points at least, marks 8");
            let boxes = "return Math.min(...[...document.querySelectorAll('.leaf__box')].map(e => Math.min(e.offsetWidth, e.offsetHeight)))";
            assert!(visitor.js(boxes, vec![]).await?.as_f64().is_some_and(|side| side >= 18.9), "5 mm at least");
        }
        visitor.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_binder_is_chosen_part_by_part_and_the_choice_stays() -> Result<(), Failure> {
    let visitor = arrive(Wording::JA, "#/binder").await?;
    let n_all = visitor.count(".leaf").await?;
    let forms = "label:has(input[type=checkbox]):nth-of-type(15)";
    assert_eq!(visitor.texts(forms).await?, [Wording::JA.say("PART_FORMS")]);
    visitor.click_css(forms).await?;
    visitor
        .until("fewer sheets", async || Ok((20..n_all - 20).contains(&visitor.count(".leaf").await?)))
        .await?;
    let n_few = visitor.count(".leaf").await?;
    assert_eq!(
        visitor.js("return document.activeElement.type", vec![]).await?,
        "checkbox",
        "the focus stays where it was"
    );
    visitor.click_css("label:has(input[name=language]):nth-of-type(3)").await?;
    visitor
        .until("both languages", async || {
            Ok(visitor.count(".leaf:lang(en)").await? > 20 && visitor.count(".leaf:lang(ja)").await? > 20)
        })
        .await?;
    visitor.click_css("label:has(input[name=paper]):nth-of-type(2)").await?;
    visitor.see_css(".leaf--letter.leaf").await?;
    let n_both = visitor.count(".leaf").await?;
    assert!(n_both > n_few + 20, "{n_few}, {n_both}");
    // Another language of the page changes its words, not what was chosen.
    visitor.click_css(".topbar__lang").await?;
    visitor.see(Wording::EN.say("BINDER_LEAD")).await?;
    visitor
        .until("the same sheets", async || Ok(visitor.count(".leaf--letter.leaf").await? == n_both))
        .await?;
    let checked = "return [...document.querySelectorAll('.leaves__picks input')].map(input => input.checked ? '1' : '0').join('')";
    assert_eq!(visitor.js(checked, vec![]).await?, "111111111111110100101");
    let keys = "return Object.keys(localStorage).filter(key => /^morenaku\\/1\\//.test(key)).length";
    assert_eq!(visitor.js(keys, vec![]).await?, 0, "nothing is stored in cases");
    assert_eq!(visitor.count(".leaf__qr").await?, 2 * 8, "a code on each cover and checklist");
    let paper = visitor.print("binder-both").await?;
    assert_eq!(paper.pages, n_both);
    assert_eq!(beyond(&paper, LETTER), Vec::<String>::new());
    assert!(dense(&paper.text).contains("Printed"), "with the day of printing");
    assert!(!paper.text.contains(Wording::EN.say("BINDER_LEAD")), "the chooser is not printed");
    // A phone: the sheets are scaled, the page does not scroll sideways.
    visitor.resize(390, 844).await?;
    assert!(!visitor.scrolls_sideways().await?);
    visitor.screenshot("binder-phone").await?;
    visitor.click_css("a[href='#/binder/notice']").await?;
    visitor.see_css(".sheet__line").await?;
    visitor.leave().await
}
