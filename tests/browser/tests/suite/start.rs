//! Before the page runs, and when it cannot: what the visitor sees and reads, each failure provoked in the browser.

use browser_tests::{Failure, Outfit, Site, Trouble, Visitor, Wording};
use serde_json::json;

const DONE: &str = "return document.querySelector('#failed')?.innerText ?? ''";

async fn visitor_with(trouble: Trouble, outfit: Outfit) -> Result<Visitor, Failure> {
    Visitor::arrive_at(Site::start_with(trouble).await?, Outfit { waits_for_load: false, ..outfit }).await
}

/// What the visitor reads where the page says why it did not start.
async fn told(visitor: &Visitor) -> Result<String, Failure> {
    visitor.see_css("#failed").await?;
    Ok(visitor.js(DONE, vec![]).await?.as_str().unwrap_or_default().to_owned())
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
        let (before, after) = (before.as_array().expect("places"), after.as_array().expect("places"));
        for (before, after) in before.iter().zip(after) {
            assert_eq!(after, before);
        }
        assert_eq!(after.len(), before.len());
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
    visitor.see_css(".case-head").await?;
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
