//! Two tabs on one case: neither loses what the other entered, and each shows it without being loaded anew.

use browser_tests::{Failure, Visitor, WindowHandle, Wording};

const W: Wording = Wording::JA;

/// Two tabs on the second step of the same case.
struct Tabs {
    visitor: Visitor,
    case: String,
    tabs: [WindowHandle; 2],
    /// The numbers of acts on the list.
    acts: Vec<String>,
}

async fn two_tabs() -> Result<Tabs, Failure> {
    let visitor = Visitor::arrive().await?;
    visitor.open("").await?;
    let case = visitor.begin(1).await?;
    let route = format!("#/case/{case}/step/2");
    visitor.walk(&route).await?;
    let rows = visitor.rows().await?;
    let acts = rows.into_iter().filter(|row| !row.is_caution).map(|row| row.number).collect();
    let first = visitor.tab().await?;
    let second = visitor.new_tab().await?;
    visitor.open(&route).await?;
    visitor.wait_for_start().await?;
    visitor.wait_until_kept().await?;
    Ok(Tabs { visitor, case, tabs: [first, second], acts })
}

#[tokio::test]
async fn what_either_tab_enters_survives_and_shows_in_the_other_at_once() -> Result<(), Failure> {
    let Tabs { visitor, case, tabs, acts } = two_tabs().await?;
    // A tab that is loaded anew forgets this.
    for tab in &tabs {
        visitor.go_to_tab(tab).await?;
        visitor.js("globalThis.since = 'the start'", vec![]).await?;
    }
    // In turn, so that each tab writes after the other has.
    for (at, number) in acts.iter().enumerate().take(6) {
        visitor.go_to_tab(&tabs[at % 2]).await?;
        visitor.tick(number).await?;
        visitor.see_state(number, "done").await?;
        visitor.go_to_tab(&tabs[(at + 1) % 2]).await?;
        visitor.see_state(number, "done").await?;
    }
    visitor.go_to_tab(&tabs[0]).await?;
    visitor.open_tools(&acts[0]).await?;
    visitor.write(&format!("#note-{}", acts[0]), "一つ目のタブから").await?;
    visitor.go_to_tab(&tabs[1]).await?;
    visitor.see("一つ目のタブから").await?;
    visitor.open_tools(&acts[0]).await?;
    visitor.write(&format!("#assignee-{}", acts[0]), "二つ目のタブの人").await?;
    visitor.go_to_tab(&tabs[0]).await?;
    visitor.see("二つ目のタブの人").await?;
    for tab in &tabs {
        visitor.go_to_tab(tab).await?;
        assert_eq!(
            visitor.js("return globalThis.since ?? 'anew'", vec![]).await?,
            "the start",
            "no tab was loaded anew"
        );
    }

    let mut lists = Vec::new();
    for tab in &tabs {
        visitor.go_to_tab(tab).await?;
        let before = (visitor.whole_list(&case).await?, visitor.record(&case).await?);
        visitor.reload().await?;
        visitor.wait_for_start().await?;
        let after = (visitor.whole_list(&case).await?, visitor.record(&case).await?);
        assert_eq!(after, before, "nothing was shown that is not kept, and nothing is kept that was not shown");
        lists.push(after);
    }
    assert_eq!(lists[0], lists[1]);
    let done = lists[0].0.iter().filter(|row| row.state == "done").count();
    assert_eq!(done, acts.len().min(6));
    visitor.leave().await
}

#[tokio::test]
async fn undo_takes_back_ones_own_last_change_and_not_the_other_tabs() -> Result<(), Failure> {
    let Tabs { visitor, tabs, acts, .. } = two_tabs().await?;
    visitor.go_to_tab(&tabs[0]).await?;
    visitor.tick(&acts[0]).await?;
    visitor.go_to_tab(&tabs[1]).await?;
    visitor.see_state(&acts[0], "done").await?;
    visitor.tick(&acts[1]).await?;
    visitor.go_to_tab(&tabs[0]).await?;
    visitor.see_state(&acts[1], "done").await?;
    visitor.click(W.say("UNDO")).await?;
    visitor.see_state(&acts[0], "open").await?;
    visitor.see_state(&acts[1], "done").await?;
    visitor.go_to_tab(&tabs[1]).await?;
    visitor.see_state(&acts[0], "open").await?;
    visitor.see_state(&acts[1], "done").await?;
    visitor.leave().await
}

#[tokio::test]
async fn what_one_tab_does_with_whole_cases_shows_in_the_other() -> Result<(), Failure> {
    let Tabs { visitor, tabs, case, .. } = two_tabs().await?;
    visitor.go_to_tab(&tabs[0]).await?;
    visitor.walk("#/").await?;
    assert_eq!(visitor.count(".case-row").await?, 1);
    visitor.go_to_tab(&tabs[1]).await?;
    let other = visitor.begin(2).await?;
    visitor.go_to_tab(&tabs[0]).await?;
    visitor.see_css(&format!(".case-row a[href='#/case/{other}']")).await?;
    visitor.walk(&format!("#/case/{case}")).await?;

    visitor.go_to_tab(&tabs[1]).await?;
    visitor.walk(&format!("#/case/{case}")).await?;
    visitor.click(W.say("OTHER")).await?;
    visitor.click(W.say("RENAME")).await?;
    visitor.write("#rename", "共有ドライブの件").await?;
    visitor.go_to_tab(&tabs[0]).await?;
    visitor.see("共有ドライブの件").await?;

    visitor.go_to_tab(&tabs[1]).await?;
    visitor.click(W.say("DELETE_CASE")).await?;
    visitor.write("#delete-name", "共有ドライブの件").await?;
    visitor.click_css(".dialog .button--danger:enabled").await?;
    visitor.see(W.say("START_NEW")).await?;
    visitor.go_to_tab(&tabs[0]).await?;
    visitor.see(W.say("MISSING_TITLE")).await?;
    visitor.walk("#/").await?;
    assert_eq!(visitor.count(".case-row").await?, 1, "the other case is still there");
    let left = visitor.stored_keys().await?;
    assert!(
        left.iter()
            .filter(|key| key.starts_with("morenaku/1/"))
            .all(|key| key.contains(&other)),
        "{left:?}"
    );
    visitor.leave().await
}

#[tokio::test]
async fn a_page_that_the_browser_had_kept_shows_what_happened_meanwhile() -> Result<(), Failure> {
    let Tabs { visitor, tabs, acts, .. } = two_tabs().await?;
    visitor.go_to_tab(&tabs[0]).await?;
    // Chromium tells a page afterwards what it has missed; that is not said of every browser.
    visitor
        .before_each_page("addEventListener('storage', event => event.isTrusted && event.stopImmediatePropagation())")
        .await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.tick(&acts[0]).await?;
    visitor.see_state(&acts[0], "done").await?;
    visitor
        .js(
            "globalThis.since = 'the start'; addEventListener('pageshow', event => globalThis.kept = event.persisted)",
            vec![],
        )
        .await?;
    visitor.go("static/ja/index.html").await?;
    visitor.go_to_tab(&tabs[1]).await?;
    visitor.tick(&acts[1]).await?;
    visitor.see_css(".save--ok").await?;
    visitor.go_to_tab(&tabs[0]).await?;
    visitor.js("history.back()", vec![]).await?;
    visitor.see_css("main#main").await?;
    visitor.see_state(&acts[1], "done").await?;
    assert_eq!(
        visitor.js("return [globalThis.since, globalThis.kept]", vec![]).await?,
        serde_json::json!(["the start", true])
    );
    // What is entered from now on goes on where both are.
    visitor.click(W.say("UNDO")).await?;
    visitor.see_state(&acts[0], "open").await?;
    visitor.see_state(&acts[1], "done").await?;
    visitor.leave().await
}

#[tokio::test]
async fn a_case_deleted_while_the_browser_had_kept_a_page_does_not_come_back_with_it() -> Result<(), Failure> {
    let Tabs { visitor, tabs, acts, case } = two_tabs().await?;
    visitor.go_to_tab(&tabs[0]).await?;
    visitor
        .before_each_page("addEventListener('storage', event => event.isTrusted && event.stopImmediatePropagation())")
        .await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.tick(&acts[0]).await?;
    visitor.see_css(".save--ok").await?;
    visitor.go("static/ja/index.html").await?;
    visitor.go_to_tab(&tabs[1]).await?;
    visitor.see_state(&acts[0], "done").await?;
    visitor.walk(&format!("#/case/{case}")).await?;
    let title = visitor.texts(".case-head__title").await?.concat();
    visitor.click(W.say("OTHER")).await?;
    visitor.click(W.say("DELETE_CASE")).await?;
    visitor.write("#delete-name", &title).await?;
    visitor.click_css(".dialog .button--danger:enabled").await?;
    visitor.see(W.say("START_QUESTION")).await?;
    visitor.go_to_tab(&tabs[0]).await?;
    visitor.js("history.back()", vec![]).await?;
    visitor.see(W.say("MISSING_TITLE")).await?;
    visitor.walk("#/").await?;
    visitor.see(W.say("START_QUESTION")).await?;
    assert_eq!(visitor.count(".unsaved").await?, 0, "no false alarm");
    visitor.begin(2).await?;
    visitor.see_css(".save--ok").await?;
    let left = visitor.stored_keys().await?;
    let is_of_case = |key: &&String| key.starts_with(&format!("morenaku/1/{case}/"));
    assert_eq!(left.iter().find(is_of_case), None, "it stays deleted");
    visitor.leave().await
}
