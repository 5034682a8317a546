//! Nothing that was typed is lost: not by another page, another tab, a reload, or by a line that is not recorded yet.

use browser_tests::{Failure, Outfit, Visitor, Wording};
use serde_json::Value;

/// Sent to the wrong people.
const MIS_SENT: usize = 2;

async fn arrive(w: Wording) -> Result<Visitor, Failure> {
    let visitor = Visitor::arrive_as(Outfit { language: w.language.into(), ..Outfit::default() }).await?;
    visitor.open("").await?;
    visitor.wait_for_start().await?;
    Ok(visitor)
}

async fn value(visitor: &Visitor, css: &str) -> Result<String, Failure> {
    let value = visitor.js("return document.querySelector(arguments[0])?.value ?? ''", vec![css.into()]).await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

async fn see_value(visitor: &Visitor, css: &str, expected: &str) -> Result<(), Failure> {
    visitor.until(&format!("“{expected}” in {css}"), async || Ok(value(visitor, css).await? == expected)).await
}

async fn see_part(visitor: &Visitor, css: &str, expected: &str) -> Result<(), Failure> {
    visitor.until(&format!("“{expected}” in {css}"), async || Ok(value(visitor, css).await?.contains(expected))).await
}

/// A passage of a paper in which one writes without leaving it.
const PASSAGE: &str = "textarea.sheet__input";

#[tokio::test]
async fn a_field_that_was_not_left_keeps_its_text_when_the_page_goes_another_way() -> Result<(), Failure> {
    let w = Wording::JA;
    let visitor = arrive(w).await?;
    let case = visitor.begin(MIS_SENT).await?;
    let paper = format!("#/case/{case}/documents/notice");
    visitor.walk(&paper).await?;
    // Another page, by the browser's own button.
    visitor.type_into(PASSAGE, "戻るまでに書いた文。").await?;
    visitor.js("history.back()", vec![]).await?;
    visitor.see_css(".now").await?;
    visitor.walk(&paper).await?;
    see_part(&visitor, PASSAGE, "戻るまでに書いた文。").await?;
    // A page that is loaded anew.
    visitor.type_into(PASSAGE, "読み直すまでに書いた文。").await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    see_part(&visitor, PASSAGE, "読み直すまでに書いた文。").await?;
    // The screen of a phone goes dark, and its browser ends the page without a word.
    visitor.type_into(PASSAGE, "暗くなるまでに書いた文。").await?;
    let dark = "Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
        return [document.activeElement.tagName, JSON.stringify(Object.entries(localStorage))]";
    let kept = visitor.js(dark, vec![]).await?;
    assert_eq!(kept[0], Value::from("TEXTAREA"), "one can go on writing");
    assert!(kept[1].as_str().is_some_and(|kept| kept.contains("暗くなるまでに書いた文。")), "{kept}");
    visitor.leave().await
}

/// The page's own listener is older than this one, and has shown the other tab's work before the next task.
const COUNT_OTHERS: &str = "globalThis.others = 0;
    addEventListener('storage', event => event.key?.startsWith('morenaku/1/') && setTimeout(() => globalThis.others += 1), { once: true });";

#[tokio::test]
async fn what_another_tab_does_wipes_out_nothing_that_is_being_typed() -> Result<(), Failure> {
    let w = Wording::EN;
    let visitor = arrive(w).await?;
    let case = visitor.begin(MIS_SENT).await?;
    let first = visitor.tab().await?;
    let second = visitor.new_tab().await?;
    visitor.open(&format!("#/case/{case}/step/1")).await?;
    visitor.wait_for_start().await?;
    let acts: Vec<String> = visitor.rows().await?.into_iter().filter(|row| !row.is_caution).map(|row| row.number).collect();
    visitor.go_to_tab(&first).await?;
    let tick_elsewhere = async |number: &str| {
        visitor.js(COUNT_OTHERS, vec![]).await?;
        visitor.go_to_tab(&second).await?;
        visitor.tick(number).await?;
        visitor.see_state(number, "done").await?;
        visitor.go_to_tab(&first).await?;
        visitor
            .until("the other tab's work", async || Ok(visitor.js("return globalThis.others > 0", vec![]).await? == Value::Bool(true)))
            .await
    };
    visitor.walk(&format!("#/case/{case}/documents/notice")).await?;
    visitor.type_into(PASSAGE, "Written while another tab works.").await?;
    tick_elsewhere(&acts[0]).await?;
    see_part(&visitor, PASSAGE, "Written while another tab works.").await?;
    visitor.walk(&format!("#/case/{case}/log")).await?;
    visitor.type_into("#observe-what", "They agreed to delete it").await?;
    visitor.set(w.say("OBSERVE_AT"), "2026-11-01T12:34").await?;
    visitor.js("document.querySelector('#observe-what').focus()", vec![]).await?;
    tick_elsewhere(&acts[1]).await?;
    see_value(&visitor, "#observe-what", "They agreed to delete it").await?;
    see_value(&visitor, "#observe-at", "2026-11-01T12:34").await?;
    visitor.leave().await
}

#[tokio::test]
async fn what_was_typed_and_not_recorded_is_there_when_one_comes_back() -> Result<(), Failure> {
    let w = Wording::JA;
    let visitor = arrive(w).await?;
    let case = visitor.begin(MIS_SENT).await?;
    let (keyed, log) = (format!("#/case/{case}/keyed"), format!("#/case/{case}/log"));
    visitor.walk(&keyed).await?;
    visitor.set(w.say("KEYED_LABEL"), "2-07 済 0:10 佐藤\n電話した").await?;
    visitor.see(w.say("KEYED_PREVIEW")).await?;
    visitor.walk(&log).await?;
    visitor.type_into("#observe-what", "窓口に電話した").await?;
    // Another page, a reload: it is there, in its own case only.
    visitor.walk(&keyed).await?;
    see_value(&visitor, "#keyed", "2-07 済 0:10 佐藤\n電話した").await?;
    visitor.see(w.say("KEYED_PREVIEW")).await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    see_value(&visitor, "#keyed", "2-07 済 0:10 佐藤\n電話した").await?;
    let second = visitor.begin(MIS_SENT).await?;
    visitor.walk(&format!("#/case/{second}/keyed")).await?;
    visitor.see_css("#keyed").await?;
    assert_eq!(value(&visitor, "#keyed").await?, "");
    // What has been recorded is not there any more, what could not be read still is.
    visitor.walk(&keyed).await?;
    visitor.click(w.say("OBSERVE_DO")).await?;
    see_value(&visitor, "#keyed", "電話した").await?;
    visitor.walk(&log).await?;
    see_value(&visitor, "#observe-what", "窓口に電話した").await?;
    visitor.click(w.say("OBSERVE_DO")).await?;
    see_value(&visitor, "#observe-what", "").await?;
    visitor.walk(&keyed).await?;
    see_value(&visitor, "#keyed", "電話した").await?;
    // With the case goes what was typed for it.
    let title = visitor.texts(".case-head__title").await?.concat();
    visitor.click_css(".case-head__more > summary").await?;
    visitor.click(w.say("DELETE_CASE")).await?;
    visitor.type_into("#delete-name", &title).await?;
    visitor.click_css("dialog .button--danger").await?;
    visitor.see(w.say("START_QUESTION")).await?;
    let kept = visitor.whole_storage().await?.to_string();
    assert!(!kept.contains("電話した") && !kept.contains(&case) && kept.contains(&second), "{kept}");
    visitor.leave().await
}

#[tokio::test]
async fn a_number_of_people_is_understood_or_asked_for_again() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let visitor = arrive(w).await?;
        let case = visitor.begin(MIS_SENT).await?;
        let facts = format!("#/case/{case}/facts");
        visitor.walk(&facts).await?;
        visitor.click(w.say("COUNT_AT_MOST")).await?;
        visitor.write("#persons-number", "約３００名").await?;
        see_value(&visitor, "#persons-number", "300").await?;
        visitor.write("#persons-number", "many").await?;
        visitor.see(w.say("COUNT_UNREAD")).await?;
        assert_eq!(value(&visitor, "#persons-number").await?, "many", "what was typed stays to be mended");
        visitor.assert_no_barriers().await?;
        visitor.write("#persons-number", "1,200").await?;
        see_value(&visitor, "#persons-number", "1200").await?;
        assert!(!visitor.texts("main").await?.concat().contains(w.say("COUNT_UNREAD")));
        visitor.leave().await?;
    }
    Ok(())
}
