//! The same in other engines than Chromium's: the main job in the hosted page, without its server, and from one file,
//! with saving, export, import, dates and print. Each engine runs the same suite.

use browser_tests::{Engine, FORGET_ALL, Failure, Guest, Site, Trouble, Wording};

const W: Wording = Wording::JA;
const FIRST_TICK: &str = ".columns__main .item:not(.item--caution) .item__tick";

/// One tap on what happened, one tick. The case's id.
async fn begin(guest: &Guest) -> Result<String, Failure> {
    guest.click_css("main#main .tiles > button[data-type=malware]").await?;
    guest.until("a case", "return location.hash.startsWith('#/case/')").await?;
    let route = guest.js("return location.hash").await?;
    let case = route.as_str().unwrap_or_default().trim_start_matches("#/case/").to_owned();
    guest.walk(&format!("#/case/{case}/step/2")).await?;
    guest.click_css(FIRST_TICK).await?;
    ticked(guest).await?;
    guest
        .until("saved", "return Boolean(document.querySelector('.save--ok'))")
        .await?;
    Ok(case)
}

async fn ticked(guest: &Guest) -> Result<(), Failure> {
    guest
        .until("a tick", &format!("return document.querySelector('{FIRST_TICK}')?.dataset.state === 'done'"))
        .await
}

/// Export, erase, import, print, Word: with a case that has one tick.
async fn hand_on(guest: &Guest, case: &str) -> Result<(), Failure> {
    let file = guest.download(W.say("EXPORT")).await?;
    assert!(String::from_utf8_lossy(&file).contains("morenaku-case"));
    let path = guest.put("case.json", &file)?;
    guest.js(FORGET_ALL).await?;
    guest.walk("#/").await?;
    guest.reload().await?;
    assert!(guest.is("return document.querySelector('.case-row') === null").await?, "erased");
    guest.click(W.say("IMPORT_A_CASE")).await?;
    guest.type_into("#import-file", &path.display().to_string()).await?;
    guest.click(W.say("IMPORT_DO")).await?;
    guest.see(W.say("IMPORT_DONE")).await?;
    guest.walk(&format!("#/case/{case}/step/2")).await?;
    ticked(guest).await?;
    guest.walk(&format!("#/case/{case}/print")).await?;
    guest
        .until("the paper", "return document.querySelectorAll('.paper__item').length > 10")
        .await?;
    let paper = guest.print("case").await?;
    assert!(paper.contains(case) && paper.contains("2-02"), "{paper}");
    // Page numbers of a list that is as long as it is come from the style sheet in Chromium; the others put their own.
    let sides: Vec<&str> = paper.split('\u{c}').filter(|side| !side.trim().is_empty()).collect();
    // WebKit repeats neither the head of a table nor anything else of a page on paper: there the first side names the
    // case.
    let n_named = if guest.engine() == Engine::WebKit { 1 } else { sides.len() };
    assert!(sides.len() > 1 && sides[..n_named].iter().all(|side| side.contains(case)), "sides name the case: {paper}");
    guest.walk(&format!("#/case/{case}/documents/notice")).await?;
    let label = "return [...document.querySelectorAll('button')].some(e => e.innerText.includes('.docx'))";
    guest.until("the notice", label).await
}

/// When it was is said with a date and a time, and stands in the record.
async fn say_when(guest: &Guest, case: &str) -> Result<(), Failure> {
    guest.walk(&format!("#/case/{case}/log")).await?;
    guest.type_into("#observe-what", "窓口に電話した").await?;
    guest.click_css("label:has(input[name='observe-at-when'][value='1'])").await?;
    guest
        .until("a field for the date", "return document.querySelector('#observe-at') !== null")
        .await?;
    assert!(
        guest
            .is("return document.querySelector('#observe-at').type === 'datetime-local'")
            .await?
    );
    guest.set("#observe-at", "2026-11-01T12:34").await?;
    guest
        .until("the date", "return document.querySelector('#observe-at').value === '2026-11-01T12:34'")
        .await?;
    guest.click(W.say("OBSERVE_DO")).await?;
    guest
        .until(
            "the date in the record",
            "return [...document.querySelectorAll('.timeline__row')].some(row => row.innerText.includes('窓口に電話した') && row.innerText.includes('12:34'))",
        )
        .await
}

async fn hosted(engine: Engine) -> Result<(), Failure> {
    let site = Site::start().await?;
    let guest = Guest::arrive(engine).await?;
    guest.open(&site.address("")).await?;
    guest.see(W.say("START_QUESTION")).await?;
    let case = begin(&guest).await?;
    guest.reload().await?;
    ticked(&guest).await?;
    say_when(&guest, &case).await?;
    hand_on(&guest, &case).await?;
    let is_kept =
        "return navigator.serviceWorker.ready.then(registration => registration.active.state === 'activated')";
    guest.until("the page being kept", is_kept).await?;
    site.stop();
    // Opened anew: the driver's own reload goes past the service worker.
    guest.go_to("about:blank").await?;
    guest.open(&site.address(&format!("#/case/{case}/step/2"))).await?;
    ticked(&guest).await?;
    guest.leave().await
}

async fn from_one_file(engine: Engine) -> Result<(), Failure> {
    let guest = Guest::arrive(engine).await?;
    guest.open(&single("")).await?;
    guest.see(W.say("FROM_FILE")).await?;
    let case = begin(&guest).await?;
    guest.reload().await?;
    ticked(&guest).await?;
    say_when(&guest, &case).await?;
    hand_on(&guest, &case).await?;
    guest.leave().await
}

/// Papers of the binder, at least so many sides: each is a side on paper too, and has its number. WebKit leaves a side
/// empty behind a full one.
async fn binder(engine: Engine, papers: &str, n_least: usize) -> Result<(), Failure> {
    let guest = Guest::arrive(engine).await?;
    guest.open(&single(&format!("#/binder/{papers}"))).await?;
    guest
        .until("the sheets", &format!("return document.querySelectorAll('article.leaf').length >= {n_least}"))
        .await?;
    let n_sheets = guest.js("return document.querySelectorAll('article.leaf').length").await?;
    let n_sheets = usize::try_from(n_sheets.as_u64().unwrap_or_default()).expect("a small number");
    let paper = guest.print("binder").await?;
    let sides: Vec<&str> = paper.split('\u{c}').filter(|side| !side.trim().is_empty()).collect();
    assert_eq!(sides.len(), n_sheets, "{papers}: {paper}");
    for (side, number) in sides.iter().zip(1..) {
        assert!(side.contains(&format!("{number} / {n_sheets}")), "{papers}, side {number} of {n_sheets}: {side}");
    }
    guest.leave().await
}

/// What comes after the start is missing, altered or slow: the page works on, says so, and shows it at the next wish.
async fn doors(engine: Engine) -> Result<(), Failure> {
    for (trouble, says) in [
        (Trouble::refused("reading-", ".wasm"), "PART_FAILED"),
        (Trouble::changed("reading-", ".wasm"), "PART_FAILED"),
        (Trouble::held("reading-", ".wasm"), "PART_LOADING"),
    ] {
        let site = Site::start_with(trouble).await?;
        let guest = Guest::arrive(engine).await?;
        guest.go_to(&site.address("")).await?;
        let case = begin(&guest).await?;
        guest.walk(&format!("#/case/{case}/duties")).await?;
        guest.see(W.say(says)).await?;
        site.release();
        guest.walk(&format!("#/case/{case}/documents/notice")).await?;
        guest
            .until("the notice", "return Boolean(document.querySelector('.sheet'))")
            .await?;
        guest.leave().await?;
    }
    Ok(())
}

fn single(route: &str) -> String {
    format!("file://{}{route}", std::env::var("MORENAKU_SINGLE").expect("the page in one file"))
}

#[tokio::test]
async fn the_hosted_page_works_in_firefox_and_goes_on_without_its_server() -> Result<(), Failure> {
    hosted(Engine::Gecko).await
}

#[tokio::test]
async fn the_hosted_page_works_in_webkit_and_goes_on_without_its_server() -> Result<(), Failure> {
    hosted(Engine::WebKit).await
}

#[tokio::test]
async fn the_page_in_one_file_works_in_firefox() -> Result<(), Failure> {
    from_one_file(Engine::Gecko).await
}

#[tokio::test]
async fn the_page_in_one_file_works_in_webkit() -> Result<(), Failure> {
    from_one_file(Engine::WebKit).await
}

#[tokio::test]
async fn the_binder_has_its_page_numbers_in_firefox_too() -> Result<(), Failure> {
    binder(Engine::Gecko, "book", 30).await
}

/// Not the whole book, which takes WebKit minutes to lay out on a busy machine.
#[tokio::test]
async fn papers_of_the_binder_have_their_page_numbers_in_webkit_too() -> Result<(), Failure> {
    binder(Engine::WebKit, "list-1", 2).await
}

#[tokio::test]
async fn a_part_that_is_missing_altered_or_slow_keeps_nobody_from_working_in_firefox() -> Result<(), Failure> {
    doors(Engine::Gecko).await
}

#[tokio::test]
async fn a_part_that_is_missing_altered_or_slow_keeps_nobody_from_working_in_webkit() -> Result<(), Failure> {
    doors(Engine::WebKit).await
}
