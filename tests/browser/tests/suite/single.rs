//! The page in one file, opened from a folder as by double-click: the whole main job, and a browser that gives files no
//! storage.

use browser_tests::{Failure, Outfit, Visitor, Wording};

async fn opened(outfit: Outfit) -> Result<Visitor, Failure> {
    let visitor = Visitor::arrive_as(outfit).await?;
    visitor.go_to(&single()).await?;
    visitor.wait_for_start().await?;
    Ok(visitor)
}

fn single() -> String {
    format!("file://{}", std::env::var("MORENAKU_SINGLE").expect("the page in one file"))
}

#[tokio::test]
async fn the_main_job_is_done_from_one_file() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let visitor = opened(Outfit::speaking(w)).await?;
        visitor.see(w.say("FROM_FILE")).await?;
        let case = visitor.begin(5).await?;
        let first = visitor.first_act(&case).await?;
        visitor.tick(&first).await?;
        visitor.see_css(".save--ok").await?;
        visitor.reload().await?;
        visitor.wait_for_start().await?;
        visitor.see_state(&first, "done").await?;
        let file = visitor.export(w.say("EXPORT")).await?;
        visitor.forget_all().await?;
        visitor.reload().await?;
        visitor.wait_for_start().await?;
        visitor.walk("#/").await?;
        visitor.choose_file("#import-file", "case.json", &file.bytes).await?;
        visitor.click(w.say("IMPORT_INCOMING")).await?;
        visitor.click(w.say("IMPORT_DO")).await?;
        visitor.see(w.say("IMPORT_DONE")).await?;
        visitor.walk(&format!("#/case/{case}/step/2")).await?;
        visitor.see_state(&first, "done").await?;
        visitor.walk(&format!("#/case/{case}/documents/notice")).await?;
        visitor.see_css(".sheet").await?;
        visitor.click(".docx").await?;
        let word = visitor.download(async || visitor.click(w.say("GO_ON_WITH_GAPS")).await).await?;
        assert!(word.bytes.starts_with(b"PK"));
        visitor.walk(&format!("#/case/{case}/print")).await?;
        visitor
            .until("the paper", async || Ok(visitor.count(".paper__item").await? > 10))
            .await?;
        let paper = visitor.print(&format!("single-{}", w.language)).await?;
        assert!(paper.text.contains(&first) && paper.text.contains(&case), "{}", paper.text);
        assert_eq!(
            visitor
                .addresses()
                .await?
                .iter()
                .filter(|address| address.starts_with("http"))
                .count(),
            0
        );
        visitor.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn where_files_get_no_storage_it_says_so_and_works_on_with_the_exported_file() -> Result<(), Failure> {
    let w = Wording::JA;
    let visitor = opened(Outfit { blocked_storage: true, ..Outfit::default() }).await?;
    let case = visitor.begin(1).await?;
    visitor.see(w.say("NOT_SAVED_HELP")).await?;
    let first = visitor.first_act(&case).await?;
    visitor.tick(&first).await?;
    visitor.see_state(&first, "done").await?;
    let file = visitor.export(w.say("EXPORT")).await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.walk("#/").await?;
    assert_eq!(visitor.count(".case-row").await?, 0, "nothing was kept");
    visitor.choose_file("#import-file", "case.json", &file.bytes).await?;
    visitor.click(w.say("IMPORT_INCOMING")).await?;
    visitor.click(w.say("IMPORT_DO")).await?;
    visitor.see(w.say("IMPORT_DONE")).await?;
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    visitor.see_state(&first, "done").await?;
    visitor.leave_whatever_happened().await
}

#[tokio::test]
async fn the_file_may_connect_to_nothing_and_trusts_no_other_script() -> Result<(), Failure> {
    let visitor = opened(Outfit::default()).await?;
    let policy = visitor
        .js("return document.querySelector('meta[http-equiv=Content-Security-Policy]').content", vec![])
        .await?;
    let policy = policy.as_str().unwrap_or_default();
    for rule in
        ["default-src 'none'", "connect-src 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'"]
    {
        assert!(policy.contains(rule), "{policy}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'self'"), "{policy}");
    for attempt in ["fetch(location.href)", "fetch('http://127.0.0.1/')"] {
        let script = format!("return {attempt}.then(() => 'came', () => 'refused')");
        assert_eq!(visitor.js(&script, vec![]).await?, "refused", "{attempt}");
    }
    let attempt = "const script = document.createElement('script'); try { script.textContent = 'window.hurt = 1' } catch (error) { return error.name }
        document.head.append(script); return String(window.hurt)";
    assert_eq!(visitor.js(attempt, vec![]).await?, "TypeError");
    visitor.leave_whatever_happened().await
}
