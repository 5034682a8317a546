//! The harness itself, on a page made for it: it does what it says, and it notices what it has to notice.

use browser_tests::{Engine, Failure, Guest, Key, Outfit, Site, Visitor};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const PAGE: &str = r#"<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>試し</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types 'none'">
<script type="module" src="page.js"></script></head><body><main><h1>試し</h1>
<p><label>名前 <input id="name"></label> <label>日付 <input type="date"></label> <label><input type="checkbox"> 済み</label></p>
<p><label>取り込む <input type="file" id="file"></label></p>
<p><button id="later">あとで</button> <button id="save">保存する</button> <button id="loud">鳴らす</button> <button id="far">遠くへ</button> <button id="inline">破る</button></p>
<p id="out"></p></main></body></html>"#;

const SCRIPT: &str = "
const out = document.getElementById('out');
const on = (id, act) => document.getElementById(id).addEventListener('click', act);
on('later', () => setTimeout(() => { out.textContent = '来ました ' + document.getElementById('name').value; }, 300));
on('save', () => { const a = document.createElement('a'); a.href = URL.createObjectURL(new Blob(['中身'])); a.download = 'case.json'; a.click(); });
on('loud', () => console.error('だめ'));
on('far', () => { new Image().src = 'http://example.org/x.png'; });
on('inline', () => { const s = document.createElement('style'); s.textContent = 'p { color: red }'; document.head.append(s); });
document.getElementById('file').addEventListener('change', async e => { out.textContent = await e.target.files[0].text(); });
addEventListener('storage', e => { out.textContent = '別のタブ ' + e.newValue; });
";

/// The page, on a site of its own.
async fn site() -> Result<(TempDir, Site), Failure> {
    let folder = tempfile::tempdir().map_err(Failure::io("making a folder"))?;
    write(folder.path(), "index.html", PAGE)?;
    write(folder.path(), "page.js", SCRIPT)?;
    let site = Site::serve(folder.path()).await?;
    Ok((folder, site))
}

async fn visitor(outfit: Outfit) -> Result<(TempDir, Visitor), Failure> {
    let (folder, site) = site().await?;
    let visitor = Visitor::arrive_at(site, outfit).await?;
    visitor.go("").await?;
    Ok((folder, visitor))
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), Failure> {
    fs::write(folder.join(name), text).map_err(Failure::io(format!("writing {name}")))
}

#[tokio::test]
async fn a_visitor_types_clicks_waits_downloads_and_chooses_files() -> Result<(), Failure> {
    let (_folder, visitor) = visitor(Outfit::default()).await?;
    visitor.fill("名前", "山田").await?;
    visitor.click("あとで").await?;
    visitor.see("来ました 山田").await?;
    visitor.clear("名前").await?;
    assert_eq!(visitor.value("名前").await?, "");
    visitor.set("日付", "2026-11-23").await?;
    assert_eq!(visitor.value("日付").await?, "2026-11-23");
    visitor.click("済み").await?;
    assert_eq!(visitor.value("済み").await?, "true");
    let file = visitor.download(async || visitor.click("保存する").await).await?;
    assert_eq!((file.name.as_str(), file.text().as_str()), ("case.json", "中身"));
    visitor.choose_file("#file", "in.txt", "持ち込み".as_bytes()).await?;
    visitor.see("持ち込み").await?;
    visitor.click_css("#name").await?;
    visitor.press(Key::Tab).await?;
    assert_eq!(visitor.focused().await?, "日付");
    visitor.leave().await
}

#[tokio::test]
async fn two_tabs_share_what_is_stored() -> Result<(), Failure> {
    let (_folder, visitor) = visitor(Outfit::default()).await?;
    let first = visitor.tab().await?;
    visitor.new_tab().await?;
    visitor.go("").await?;
    visitor.store("morenaku/test", "x").await?;
    assert_eq!(visitor.stored_keys().await?, ["morenaku/test"]);
    visitor.go_to_tab(&first).await?;
    visitor.see("別のタブ x").await?;
    visitor.forget("morenaku/test").await?;
    assert_eq!(visitor.stored("morenaku/test").await?, None);
    visitor.leave().await
}

#[tokio::test]
async fn the_page_can_be_printed_and_pictured_in_any_size() -> Result<(), Failure> {
    let (_folder, visitor) = visitor(Outfit::phone()).await?;
    assert_eq!(visitor.js("return [innerWidth, innerHeight]", vec![]).await?, serde_json::json!([360, 740]));
    let paper = visitor.print("harness").await?;
    assert_eq!(paper.pages, 1);
    assert!(paper.size.contains("A4"), "{}", paper.size);
    assert!(paper.sides()[0].contains("保存する"), "{}", paper.text);
    visitor.dark().await?;
    assert_eq!(
        visitor
            .js("return matchMedia('(prefers-color-scheme: dark)').matches", vec![])
            .await?,
        true
    );
    visitor.as_printed().await?;
    assert_eq!(visitor.js("return matchMedia('print').matches", vec![]).await?, true);
    visitor.as_usual().await?;
    visitor.slow_down(4.0).await?;
    assert!(fs::metadata(visitor.screenshot_whole("harness").await?).is_ok_and(|file| file.len() > 1000));
    visitor.leave().await
}

#[tokio::test]
async fn errors_foreign_requests_and_breaches_of_the_policy_are_noticed() -> Result<(), Failure> {
    for (button, trace) in
        [("鳴らす", "だめ"), ("遠くへ", "Content Security Policy"), ("破る", "Content Security Policy")]
    {
        let (_folder, visitor) = visitor(Outfit::default()).await?;
        visitor.assert_quiet().await?;
        visitor.click(button).await?;
        visitor
            .until(trace, async || Ok(visitor.complaints().await?.iter().any(|text| text.contains(trace))))
            .await?;
        assert!(visitor.leave().await.is_err(), "{button}");
    }
    Ok(())
}

#[tokio::test]
async fn a_request_that_the_policy_allows_is_noticed_too() -> Result<(), Failure> {
    let folder = tempfile::tempdir().map_err(Failure::io("making a folder"))?;
    write(
        folder.path(),
        "index.html",
        "<!doctype html><title>x</title><link rel=icon href=data:,><img src=http://example.org/x.png>",
    )?;
    let visitor = Visitor::arrive_at(Site::serve(folder.path()).await?, Outfit::default()).await?;
    visitor.go("").await?;
    assert_eq!(visitor.foreign_requests().await?, ["http://example.org/x.png"]);
    visitor.leave_whatever_happened().await
}

#[tokio::test]
async fn storage_can_be_blocked_or_full() -> Result<(), Failure> {
    let (_folder, blocked) = visitor(Outfit { blocked_storage: true, ..Outfit::default() }).await?;
    assert!(blocked.stored_keys().await.is_err());
    blocked.leave_whatever_happened().await?;
    let (_folder, full) = visitor(Outfit::default()).await?;
    full.fill_storage().await?;
    assert!(full.store("x", "y").await.is_err());
    full.leave().await
}

#[tokio::test]
async fn barriers_are_found_despite_the_policy() -> Result<(), Failure> {
    let (_folder, visitor) = visitor(Outfit::default()).await?;
    visitor.assert_no_barriers().await?;
    visitor.js("document.documentElement.removeAttribute('lang')", vec![]).await?;
    assert!(
        visitor
            .barriers()
            .await?
            .iter()
            .any(|barrier| barrier.contains("html-has-lang"))
    );
    visitor.leave().await
}

#[tokio::test]
async fn guests_type_click_wait_download_choose_files_and_print_in_each_engine() -> Result<(), Failure> {
    for engine in [Engine::Gecko, Engine::WebKit] {
        let (_folder, site) = site().await?;
        let guest = Guest::arrive(engine).await?;
        guest.go_to(&site.address("")).await?;
        assert!(guest.is("return navigator.language.startsWith('ja')").await?, "{engine:?}");
        guest.type_into("#name", "山田").await?;
        guest.click_css("#later").await?;
        guest.see("来ました 山田").await?;
        guest.set("input[type=date]", "2026-11-23").await?;
        assert!(
            guest
                .is("return document.querySelector('input[type=date]').value === '2026-11-23'")
                .await?
        );
        assert_eq!(guest.download("保存する").await?, "中身".as_bytes(), "{engine:?}");
        let path = guest.put("in.txt", "持ち込み".as_bytes())?;
        guest.type_into("#file", &path.display().to_string()).await?;
        guest.see("持ち込み").await?;
        for name in ["once", "again"] {
            let paper = guest.print(name).await?;
            assert!(paper.contains("保存する"), "{engine:?}: {paper}");
        }
        guest.leave().await?;
    }
    Ok(())
}
