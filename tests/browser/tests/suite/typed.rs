//! Nothing that was typed is lost: not by another page, another tab, a reload, or by a line that is not recorded yet.

use browser_tests::{Failure, Key, Outfit, Visitor, Wording};
use serde_json::{Value, json};

/// Sent to the wrong people.
const MIS_SENT: usize = 2;

async fn arrive(w: Wording) -> Result<Visitor, Failure> {
    Visitor::started(Outfit::speaking(w)).await
}

async fn see_part(visitor: &Visitor, css: &str, expected: &str) -> Result<(), Failure> {
    visitor
        .until(&format!("“{expected}” in {css}"), async || Ok(visitor.value_in(css).await?.contains(expected)))
        .await
}

/// A passage of a paper, or something that is known in words, in which one writes without leaving it.
const PASSAGE: &str = "textarea.sheet__input";

#[tokio::test]
async fn a_field_that_was_not_left_keeps_its_text_when_the_page_goes_another_way() -> Result<(), Failure> {
    let w = Wording::JA;
    let visitor = arrive(w).await?;
    let case = visitor.begin(MIS_SENT).await?;
    visitor.whole_facts(&case).await?;
    // Another page, by the browser's own button.
    visitor.type_into(PASSAGE, "戻るまでに書いた文。").await?;
    visitor.js("history.back()", vec![]).await?;
    visitor.see_css(".now").await?;
    visitor.whole_facts(&case).await?;
    see_part(&visitor, PASSAGE, "戻るまでに書いた文。").await?;
    // A page that is loaded anew.
    visitor.type_into(PASSAGE, "読み直すまでに書いた文。").await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.open_folds().await?;
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
    let acts: Vec<String> = visitor.acts().await?;
    visitor.go_to_tab(&first).await?;
    let tick_elsewhere = async |number: &str| {
        visitor.js(COUNT_OTHERS, vec![]).await?;
        visitor.go_to_tab(&second).await?;
        visitor.tick(number).await?;
        visitor.see_state(number, "done").await?;
        visitor.go_to_tab(&first).await?;
        visitor
            .until("the other tab's work", async || {
                Ok(visitor.js("return globalThis.others > 0", vec![]).await? == Value::Bool(true))
            })
            .await
    };
    visitor.walk(&format!("#/case/{case}/documents/sharing-sheet")).await?;
    visitor.type_into(PASSAGE, "Written while another tab works.").await?;
    tick_elsewhere(&acts[0]).await?;
    see_part(&visitor, PASSAGE, "Written while another tab works.").await?;
    visitor.walk(&format!("#/case/{case}/log")).await?;
    visitor.type_into("#observe-what", "They agreed to delete it").await?;
    visitor.click(w.say("WHEN_EARLIER")).await?;
    visitor.set(w.say("OBSERVE_AT"), "2026-11-01T12:34").await?;
    visitor.js("document.querySelector('#observe-what').focus()", vec![]).await?;
    tick_elsewhere(&acts[1]).await?;
    visitor.see_value("#observe-what", "They agreed to delete it").await?;
    visitor.see_value("#observe-at", "2026-11-01T12:34").await?;
    visitor.leave().await
}

/// What the tab that works beside the one in front does when it is told to.
const BESIDE: &str = "const channel = new BroadcastChannel('beside');
    channel.onmessage = ({ data: { stored = [], click } }) => {
        for (const [key, value] of stored) localStorage.setItem(key, value);
        if (click) document.querySelector(click).click();
    };";

/// What is stored elsewhere is heard here before the page hears of it.
const HEAR: &str = "globalThis.heard = []; addEventListener('storage', event => globalThis.heard.push(event.key))";

/// Tells the tab beside to do something, and waits until a key has been heard of that begins so.
async fn have_done_beside(visitor: &Visitor, what: Value, key: &str) -> Result<(), Failure> {
    visitor
        .js("new BroadcastChannel('beside').postMessage(arguments[0])", vec![what])
        .await?;
    let heard = "return globalThis.heard.some(key => key?.startsWith(arguments[0]))";
    visitor
        .until("the other tab's work", async || Ok(visitor.js(heard, vec![key.into()]).await? == Value::Bool(true)))
        .await
}

/// Two tabs on the first step of a case, the second of which does as it is told. The numbers of acts on the list.
async fn with_a_tab_beside(w: Wording) -> Result<(Visitor, String, Vec<String>), Failure> {
    let visitor = Visitor::arrive_as(Outfit::speaking(w)).await?;
    visitor.before_each_page(HEAR).await?;
    visitor.open("").await?;
    visitor.wait_for_start().await?;
    let case = visitor.begin(MIS_SENT).await?;
    let first = visitor.tab().await?;
    visitor.new_tab().await?;
    visitor.open(&format!("#/case/{case}/step/1")).await?;
    visitor.wait_for_start().await?;
    visitor.js(BESIDE, vec![]).await?;
    visitor.go_to_tab(&first).await?;
    visitor.walk(&format!("#/case/{case}/step/1")).await?;
    let acts = visitor.acts().await?;
    Ok((visitor, case, acts))
}

#[tokio::test]
async fn what_others_store_does_not_disturb_whoever_is_typing() -> Result<(), Failure> {
    let w = Wording::JA;
    let (visitor, case, acts) = with_a_tab_beside(w).await?;
    visitor.open_tools(&acts[0]).await?;
    visitor.choose_state(&acts[0], "not-applicable").await?;
    let reason = format!("#reason-{}", acts[0]);
    visitor.type_into(&reason, "紙は").await?;
    let leaving = "globalThis.left = 0; document.activeElement.addEventListener('blur', () => globalThis.left += 1)";
    visitor.js(leaving, vec![]).await?;
    // Another application of the host, what is typed and set in another window, an older name.
    let stored = json!([
        ["another-app", "1"],
        [format!("morenaku/typed/{case}/keyed"), "2-07 済"],
        ["morenaku/settings/theme", "dark"],
        ["morenaku", "2"],
        ["last", "3"]
    ]);
    have_done_beside(&visitor, json!({ "stored": stored }), "last").await?;
    assert_eq!(visitor.js("return globalThis.left", vec![]).await?, 0, "the field was never left");
    assert_eq!(visitor.value_in(&reason).await?, "紙は", "the field is still there");
    let entered = "return Object.entries(localStorage).filter(([key]) => key.startsWith('morenaku/1/')).join()";
    let entered = visitor.js(entered, vec![]).await?;
    assert!(!entered.to_string().contains("紙は"), "nothing half-typed is entered");
    visitor.type_into(&reason, "使っていない").await?;
    visitor.press(Key::Tab).await?;
    visitor.see_state(&acts[0], "not-applicable").await?;
    let entries = visitor.record(&case).await?;
    assert_eq!(entries.iter().filter(|entry| entry.contains("紙は")).count(), 1, "{entries:?}");
    assert!(entries.iter().any(|entry| entry.contains("紙は使っていない")), "{entries:?}");
    visitor.leave().await
}

#[tokio::test]
async fn what_another_tab_does_waits_while_an_input_method_composes() -> Result<(), Failure> {
    let (visitor, case, acts) = with_a_tab_beside(Wording::JA).await?;
    visitor.open_tools(&acts[0]).await?;
    let note = format!("#note-{}", acts[0]);
    visitor.type_into(&note, "担当は").await?;
    let watching = "globalThis.ended = 0; addEventListener('compositionend', () => globalThis.ended += 1, true)";
    visitor.js(watching, vec![]).await?;
    let compose = json!({ "text": "さとう", "selectionStart": 3, "selectionEnd": 3 });
    visitor.devtools("Input.imeSetComposition", compose).await?;
    visitor.see_value(&note, "担当はさとう").await?;
    let tick = json!({ "click": format!("[aria-labelledby='act-{}']", acts[1]) });
    have_done_beside(&visitor, tick, "morenaku/1/").await?;
    assert_eq!(visitor.js("return globalThis.ended", vec![]).await?, 0, "the input method is not interrupted");
    assert_eq!(visitor.value_in(&note).await?, "担当はさとう");
    visitor.devtools("Input.insertText", json!({ "text": "佐藤" })).await?;
    visitor.see_state(&acts[1], "done").await?;
    visitor.see_value(&note, "担当は佐藤").await?;
    visitor.press("さん").await?;
    visitor.press(Key::Tab).await?;
    visitor.see("担当は佐藤さん").await?;
    assert!(!visitor.record(&case).await?.concat().contains("さとう"));
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
    visitor.see_value("#keyed", "2-07 済 0:10 佐藤\n電話した").await?;
    visitor.see(w.say("KEYED_PREVIEW")).await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.see_value("#keyed", "2-07 済 0:10 佐藤\n電話した").await?;
    let second = visitor.begin(MIS_SENT).await?;
    visitor.walk(&format!("#/case/{second}/keyed")).await?;
    visitor.see_css("#keyed").await?;
    assert_eq!(visitor.value_in("#keyed").await?, "");
    // What has been recorded is not there any more, what could not be read still is.
    visitor.walk(&keyed).await?;
    visitor.click(w.say("OBSERVE_DO")).await?;
    visitor.see_value("#keyed", "電話した").await?;
    visitor.walk(&log).await?;
    visitor.see_value("#observe-what", "窓口に電話した").await?;
    visitor.click(w.say("OBSERVE_DO")).await?;
    visitor.see_value("#observe-what", "").await?;
    visitor.walk(&keyed).await?;
    visitor.see_value("#keyed", "電話した").await?;
    // With the case goes what was typed for it.
    let title = visitor.texts(".case-head__title").await?.concat();
    visitor.click_css(".tabs__more > summary").await?;
    visitor.click(w.say("DELETE_CASE")).await?;
    visitor.type_into("#delete-name", &title).await?;
    visitor.click_css("dialog .button--danger").await?;
    visitor.see_css(".tiles").await?;
    let kept = visitor.whole_storage().await?.to_string();
    // That it was deleted is noted, and nothing else.
    let kept = kept.replace(&format!("morenaku/deleted/{case}"), "");
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
        visitor.see_value("#persons-number", "300").await?;
        visitor.write("#persons-number", "many").await?;
        visitor.see(w.say("COUNT_UNREAD")).await?;
        assert_eq!(visitor.value_in("#persons-number").await?, "many", "what was typed stays to be mended");
        visitor.assert_no_barriers().await?;
        visitor.write("#persons-number", "1,200").await?;
        visitor.see_value("#persons-number", "1200").await?;
        assert!(!visitor.texts("main").await?.concat().contains(w.say("COUNT_UNREAD")));
        visitor.leave().await?;
    }
    Ok(())
}
