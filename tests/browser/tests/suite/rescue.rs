//! When the page cannot start: an altered copy in the browser is replaced by the server's, and what was recorded can be
//! taken along as a file.

use browser_tests::{Failure, Outfit, Site, Trouble, Visitor, Wording};
use serde_json::json;

const W: Wording = Wording::JA;

/// Puts other bytes in place of what the browser keeps for the time without a network, where the name begins so.
async fn damage(visitor: &Visitor, begins: &str) -> Result<(), Failure> {
    let damage = "const [begins] = arguments;
        return (async () => {
            let n = 0;
            for (const name of (await caches.keys()).filter((name) => name.startsWith('morenaku '))) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) {
                    if (!new URL(request.url).pathname.split('/').pop().startsWith(begins)) continue;
                    const { headers } = await cache.match(request);
                    await cache.put(request, new Response('altered', { headers }));
                    n += 1;
                }
            }
            return n;
        })()";
    assert_eq!(visitor.js(damage, vec![json!(begins)]).await?, 1, "one file of the name is kept");
    Ok(())
}

/// A visitor with a case in which the first act is done, whose page is kept for the time without a network.
async fn with_a_kept_page() -> Result<(Visitor, String, String), Failure> {
    let visitor = Visitor::started(Outfit::default()).await?;
    visitor.wait_until_kept().await?;
    let case = visitor.begin(1).await?;
    let first = visitor.first_act(&case).await?;
    visitor.tick(&first).await?;
    visitor.see_state(&first, "done").await?;
    // Only a page that was loaded since has its files from there.
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    Ok((visitor, case, first))
}

#[tokio::test]
async fn an_altered_copy_of_the_page_is_replaced_and_cases_stay() -> Result<(), Failure> {
    for begins in ["page-", "boot-", "early-"] {
        let (visitor, case, first) = with_a_kept_page().await?;
        damage(&visitor, begins).await?;
        visitor.reload().await?;
        visitor.wait_for_start().await?;
        visitor.walk(&format!("#/case/{case}/step/2")).await?;
        visitor.see_state(&first, "done").await?;
        visitor.wait_until_kept().await?;
        visitor.site().stop();
        visitor.reload().await?;
        visitor.wait_for_start().await?;
        visitor.leave_whatever_happened().await?;
    }
    Ok(())
}

#[tokio::test]
async fn an_altered_copy_of_a_part_is_fetched_anew() -> Result<(), Failure> {
    let (visitor, case, _) = with_a_kept_page().await?;
    damage(&visitor, "word-").await?;
    visitor.walk(&format!("#/case/{case}/documents/notice")).await?;
    let file = visitor.download(async || visitor.hand_out(W, "SAVE_DOCX").await).await?;
    assert!(file.bytes.starts_with(b"PK"));
    visitor.leave_whatever_happened().await
}

#[tokio::test]
async fn cases_can_be_taken_along_when_the_page_does_not_start() -> Result<(), Failure> {
    let visitor =
        Visitor::arrive_at(Site::start_with(Trouble::refused("page-", ".wasm")).await?, Outfit::default()).await?;
    visitor.go("").await?;
    visitor.see("ページを始められませんでした").await?;
    assert!(!visitor.sees("ケースをファイルに保存").await?, "there is nothing to take along");
    visitor.site().release();
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    let case = visitor.begin(1).await?;
    let first = visitor.first_act(&case).await?;
    visitor.tick(&first).await?;
    visitor.see_state(&first, "done").await?;
    // Whatever else lies there goes along as well.
    visitor.store("morenaku/1/0123456789/00000000/0", "not a segment").await?;
    visitor
        .before_each_page(
            "WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => { throw new TypeError('no') }",
        )
        .await?;
    visitor.reload().await?;
    visitor.see("サイトデータや閲覧データは消さないでください").await?;
    let file = visitor.download(async || visitor.click("ケースをファイルに保存").await).await?;
    assert!(file.text().contains("not a segment"));

    let other = Visitor::started(Outfit::default()).await?;
    other.choose_file("#import-file", "cases.json", &file.bytes).await?;
    other.click(W.say("IMPORT_DO")).await?;
    other.walk(&format!("#/case/{case}/step/2")).await?;
    other.see_state(&first, "done").await?;
    other.leave().await?;
    visitor.leave_whatever_happened().await
}
