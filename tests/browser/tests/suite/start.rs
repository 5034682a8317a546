//! Before the page runs, and when it cannot: what the visitor sees and reads, each failure provoked in the browser.

use browser_tests::{Failure, Outfit, Site, Trouble, Visitor, Wording};
use serde_json::{Value, json};

const DONE: &str = "return document.querySelector('#failed')?.innerText ?? ''";

async fn visitor_with(trouble: Trouble, outfit: Outfit) -> Result<Visitor, Failure> {
    Visitor::arrive_at(Site::start_with(trouble).await?, Outfit { waits_for_load: false, ..outfit }).await
}

/// What the visitor reads where the page says why it did not start.
async fn told(visitor: &Visitor) -> Result<String, Failure> {
    visitor.see_css("#failed").await?;
    Ok(visitor.js(DONE, vec![]).await?.as_str().unwrap_or_default().to_owned())
}

/// Nothing has moved. How many places there are.
fn stays(before: &Value, after: &Value) -> usize {
    let (before, after) = (before.as_array().expect("places"), after.as_array().expect("places"));
    for (before, after) in before.iter().zip(after) {
        assert_eq!(after, before);
    }
    assert_eq!(after.len(), before.len());
    before.len()
}

async fn leads_to_the_plain_pages(visitor: &Visitor) -> Result<(), Failure> {
    visitor.click_css("#failed a").await?;
    visitor
        .until("the plain version", async || {
            Ok(visitor
                .js("return location.pathname", vec![])
                .await?
                .as_str()
                .is_some_and(|path| path.contains("/static/")))
        })
        .await?;
    let tiles = visitor
        .js("return [document.querySelectorAll('h1').length, document.links.length > 10]", vec![])
        .await?;
    assert_eq!(tiles, json!([1, true]));
    Ok(())
}

#[tokio::test]
async fn the_start_is_shown_before_the_page_runs_and_nothing_moves_when_it_does() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let outfit = Outfit { language: w.language.into(), ..Outfit::phone() };
        let visitor = visitor_with(Trouble::held("page-", ".wasm"), outfit).await?;
        visitor.go("").await?;
        visitor.see(w.say("START_QUESTION")).await?;
        assert_eq!(visitor.count("main#main").await?, 0, "the page does not run yet");
        assert!(!visitor.sees(w.other().say("START_QUESTION")).await?, "only one language is shown");
        let places = "return [...document.querySelectorAll('.topbar, .topbar a, h1, h2, .tiles > *')].filter(e => e.checkVisibility() && e.id !== 'import')
            .map(e => { const box = e.getBoundingClientRect(); return [e.innerText, box.x, box.y, box.width, box.height] })";
        let before = visitor.js(places, vec![]).await?;
        visitor.site().release();
        visitor.wait_for_start().await?;
        let after = visitor.js(places, vec![]).await?;
        stays(&before, &after);
        visitor.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_tapped_before_the_page_runs_is_done_when_it_does() -> Result<(), Failure> {
    let visitor = visitor_with(Trouble::held("page-", ".wasm"), Outfit::default()).await?;
    visitor.go("").await?;
    visitor.click_css(".tiles > button:nth-of-type(3)").await?;
    visitor.site().release();
    visitor.see_css(".case > main#main").await?;
    assert_eq!(
        visitor
            .stored_keys()
            .await?
            .iter()
            .filter(|key| key.starts_with("morenaku/1/"))
            .count(),
        1,
        "one case"
    );
    visitor.leave().await
}

#[tokio::test]
async fn the_first_acts_are_there_with_the_tap_and_nothing_moves_when_the_page_takes_over() -> Result<(), Failure> {
    for (w, leak_type) in [(Wording::JA, "loss-theft"), (Wording::EN, "malware")] {
        let outfit = Outfit { language: w.language.into(), ..Outfit::phone() };
        let visitor = visitor_with(Trouble::held("page-", ".wasm"), outfit).await?;
        visitor.go("").await?;
        visitor
            .click_css(&format!(".first[data-in={}] .tiles > button[data-type={leak_type}]", w.language))
            .await?;
        visitor.see_css(".begun .item__tick").await?;
        assert!(!visitor.sees(w.say("START_QUESTION")).await?, "the first screen has made room");
        assert_eq!(visitor.stored_keys().await?.len(), 0, "nothing is said to be saved that is not");
        let places = "return [...document.querySelectorAll('.topbar *, .case-head, .case-head > *, .tabs > a, .clocks, .now, .now *')].filter(e => e.checkVisibility())
            .map(e => { const box = e.getBoundingClientRect(); return [e.matches('.save, .case-head') ? '' : e.innerText, ...[box.x, box.y, box.width, box.height].map(Math.round)] })";
        let before = visitor.js(places, vec![]).await?;
        visitor.screenshot(&format!("first-acts-{}", w.language)).await?;
        visitor.site().release();
        visitor.wait_for_start().await?;
        visitor.see_css(".case > main#main").await?;
        let after = visitor.js(places, vec![]).await?;
        let n_places = stays(&before, &after);
        assert!(n_places > 20, "{n_places}");
        visitor.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_ticked_before_the_page_runs_is_in_the_case_with_its_time() -> Result<(), Failure> {
    let visitor = visitor_with(Trouble::held("page-", ".wasm"), Outfit::phone()).await?;
    visitor.go("").await?;
    // Someone looks at one type, goes back, and takes another.
    visitor.click_css(".first[data-in=ja] .tiles > button:nth-of-type(2)").await?;
    visitor.see_css(".begun").await?;
    visitor.click_css(".topbar__brand").await?;
    visitor.see(Wording::JA.say("START_QUESTION")).await?;
    visitor
        .click_css(".first[data-in=ja] .tiles > button[data-type=malware]")
        .await?;
    visitor
        .click_css(".begun .item__tick[data-item='1-09'], .begun .item__tick")
        .await?;
    visitor.click_css(".begun a.item__tool").await?;
    let early = visitor
        .js("return [morenakuEarly.at, Object.entries(morenakuEarly.ticked)[0]]", vec![])
        .await?;
    let (item, ticked_at) = (early[1][0].as_str().expect("an item").to_owned(), early[1][1].as_i64());
    visitor.site().release();
    visitor.wait_for_start().await?;
    visitor
        .until("the paper that the act needs, as was pressed", async || {
            let hash = visitor.js("return location.hash", vec![]).await?;
            Ok(hash.as_str().is_some_and(|hash| hash.ends_with("/documents/sharing-sheet")))
        })
        .await?;
    let entries = "return Object.keys(localStorage).filter(key => key.startsWith('morenaku/1/')).sort()
        .flatMap(key => JSON.parse(localStorage[key]).entries).map(entry => [Date.parse(entry.at), JSON.stringify(entry)])";
    let entries = visitor.js(entries, vec![]).await?;
    let entries = entries.as_array().expect("entries");
    assert_eq!(entries.len(), 3, "opened, of a type, one tick: {entries:?}");
    assert_eq!(entries[0][0].as_i64(), early[0].as_i64(), "opened when it was tapped");
    assert!(entries[1][1].as_str().is_some_and(|text| text.contains("malware")), "{entries:?}");
    assert_eq!(entries[2][0].as_i64(), ticked_at);
    assert!(entries[2][1].as_str().is_some_and(|text| text.contains(&item)), "{entries:?}");
    visitor.leave().await
}

#[tokio::test]
async fn the_first_acts_stay_where_the_page_cannot_start() -> Result<(), Failure> {
    let visitor = visitor_with(Trouble::held("boot-", ".js"), Outfit::phone()).await?;
    visitor.go("").await?;
    visitor.click_css(".first[data-in=ja] .tiles > button:nth-of-type(1)").await?;
    visitor.see_css(".begun .now").await?;
    visitor.js("morenakuFailed('files', 'page.wasm')", vec![]).await?;
    let told = told(&visitor).await?;
    assert!(told.contains("ページのファイルを読み込めません"), "{told}");
    visitor.see_css(".begun .now .item__act").await?;
    assert!(!visitor.sees("まもなく保存します").await?, "nothing will be saved");
    visitor.leave_whatever_happened().await
}

#[tokio::test]
async fn elsewhere_than_the_start_only_the_frame_is_shown_before_the_page_runs() -> Result<(), Failure> {
    let visitor = visitor_with(Trouble::held("page-", ".wasm"), Outfit::default()).await?;
    visitor.go("#/about").await?;
    visitor.see_css(".topbar").await?;
    visitor.see_css(".loading").await?;
    assert!(!visitor.sees(Wording::JA.say("START_QUESTION")).await?);
    visitor.site().release();
    visitor.wait_for_start().await?;
    visitor.leave().await
}

#[tokio::test]
async fn a_changed_program_is_not_run_and_the_visitor_reads_why() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let outfit = Outfit { language: w.language.into(), ..Outfit::phone() };
        let visitor = visitor_with(Trouble::changed("page-", ".wasm"), outfit).await?;
        visitor.go("").await?;
        let told = told(&visitor).await?;
        let says = if w == Wording::JA {
            ["途中で書き換えられ", "保存した内容はそのまま"]
        } else {
            ["changed on the way", "saved before is untouched"]
        };
        assert!(says.iter().all(|says| told.contains(says)), "{told}");
        assert_eq!(visitor.count("main#main").await?, 0);
        visitor.screenshot_whole(&format!("failed-changed-{}", w.language)).await?;
        leads_to_the_plain_pages(&visitor).await?;
        visitor.leave_whatever_happened().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_script_that_is_missing_changed_or_of_the_wrong_type_is_told_of() -> Result<(), Failure> {
    for trouble in
        [Trouble::refused("boot-", ".js"), Trouble::changed("boot-", ".js"), Trouble::wrong_type("boot-", ".js")]
    {
        let what = format!("{trouble:?}");
        let visitor = visitor_with(trouble, Outfit::default()).await?;
        visitor.go("").await?;
        let told = told(&visitor).await?;
        assert!(told.contains("ページのファイルを読み込めません"), "{what}: {told}");
        leads_to_the_plain_pages(&visitor).await?;
        visitor.leave_whatever_happened().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_program_of_the_wrong_type_starts_all_the_same() -> Result<(), Failure> {
    let visitor = visitor_with(Trouble::wrong_type("page-", ".wasm"), Outfit::default()).await?;
    visitor.open("").await?;
    visitor.wait_for_start().await?;
    visitor.leave_whatever_happened().await
}

#[tokio::test]
async fn without_webassembly_the_visitor_reads_that() -> Result<(), Failure> {
    // What an organisation's setting against just-in-time compilation does.
    let visitor =
        visitor_with(Trouble::none(), Outfit { flags: vec!["--js-flags=--jitless"], ..Outfit::default() }).await?;
    visitor.go("").await?;
    let told = told(&visitor).await?;
    assert!(told.contains("WebAssemblyが使えません"), "{told}");
    leads_to_the_plain_pages(&visitor).await?;
    visitor.leave_whatever_happened().await
}

#[tokio::test]
async fn an_old_browser_is_told_that_it_is_old() -> Result<(), Failure> {
    // No old browser can be had here; today's is made to lack what they lack: modules, or what the program needs of
    // WebAssembly.
    for lacks in [
        "delete HTMLScriptElement.prototype.noModule",
        "for (const name of ['instantiate', 'instantiateStreaming']) WebAssembly[name] = async () => { throw new WebAssembly.CompileError('unknown opcode') }",
    ] {
        // This browser would start the page in spite of it.
        let is_able = lacks.contains("noModule");
        let trouble = if is_able { Trouble::held("page-", ".wasm") } else { Trouble::none() };
        let visitor = visitor_with(trouble, Outfit { language: "en".into(), ..Outfit::default() }).await?;
        visitor.before_each_page(lacks).await?;
        visitor.go("").await?;
        let told = told(&visitor).await?;
        assert!(told.contains("too old"), "{lacks}: {told}");
        leads_to_the_plain_pages(&visitor).await?;
        visitor.leave_whatever_happened().await?;
    }
    Ok(())
}

#[tokio::test]
async fn without_any_script_the_plain_pages_are_offered() -> Result<(), Failure> {
    let visitor = Visitor::arrive_as(Outfit { scripts: false, ..Outfit::default() }).await?;
    visitor.go("").await?;
    let paper = visitor.print("no-script").await?;
    for says in ["JavaScriptが止められています", "JavaScript is switched off", "簡易版"] {
        assert!(paper.text.replace([' ', '\n'], "").contains(&says.replace(' ', "")), "{says}: {}", paper.text);
    }
    visitor.leave_whatever_happened().await
}

#[tokio::test]
async fn where_every_script_hangs_the_plain_pages_are_offered_after_a_while() -> Result<(), Failure> {
    let visitor = visitor_with(Trouble::held("boot-", ".js"), Outfit::default()).await?;
    visitor.go("").await?;
    visitor.see("まだ始まりません").await?;
    visitor.site().release();
    visitor.wait_for_start().await?;
    assert!(!visitor.sees("まだ始まりません").await?);
    visitor.leave().await
}
