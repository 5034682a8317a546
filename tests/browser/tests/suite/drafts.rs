//! What is typed is kept from the first key and recorded once: by leaving the field, by the button of its form, by a
//! program that fills it in. Dates are never cut while someone types.

use browser_tests::{Failure, Key, Outfit, Visitor, Wording};
use serde_json::{Value, json};

const LOSS: usize = 1;
const W: Wording = Wording::JA;

async fn with_case() -> Result<(Visitor, String), Failure> {
    let visitor = Visitor::started(Outfit::speaking(W)).await?;
    let case = visitor.begin(LOSS).await?;
    Ok((visitor, case))
}

/// Puts a text into a field as programs do, and says so by these events only.
async fn fill_in(visitor: &Visitor, css: &str, text: &str, events: &[&str]) -> Result<(), Failure> {
    let script = "const field = document.querySelector(arguments[0]);
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, arguments[1]);
        for (const name of arguments[2]) field.dispatchEvent(new Event(name, { bubbles: true }));";
    visitor.js(script, vec![css.into(), text.into(), json!(events)]).await.map(drop)
}

async fn n_entries(visitor: &Visitor, case: &str) -> Result<usize, Failure> {
    Ok(visitor.record(case).await?.len())
}

/// The fields in words, each recorded by itself.
const WORDS: &str = "textarea.sheet__input";

#[tokio::test]
async fn a_draft_is_there_from_the_first_key_and_goes_when_it_is_recorded() -> Result<(), Failure> {
    let (visitor, case) = with_case().await?;
    let before = n_entries(&visitor, &case).await?;
    visitor.whole_facts(&case).await?;
    visitor.see_css(WORDS).await?;
    visitor.type_into(WORDS, "あ").await?;
    visitor.see(W.say("NOT_RECORDED")).await?;
    let kept = visitor.whole_storage().await?.to_string();
    assert!(kept.contains("/typed/") && kept.contains("\"あ\""), "kept before anything else happens: {kept}");
    // The browser ends the page without a word: nothing is left, nothing is told.
    visitor.open_anew(&format!("#/case/{case}/facts")).await?;
    visitor.open_folds().await?;
    visitor.see_value(WORDS, "あ").await?;
    visitor.see(W.say("NOT_RECORDED")).await?;
    // Another window is in front: the field has not been left.
    visitor.type_into(WORDS, " い ").await?;
    visitor
        .js("dispatchEvent(new Event('blur')); document.activeElement.dispatchEvent(new FocusEvent('blur'))", vec![])
        .await?;
    visitor.press("う").await?;
    visitor.see_value(WORDS, "あ い う").await?;
    visitor.press(Key::Tab).await?;
    visitor
        .until("what was typed being recorded", async || {
            Ok(!visitor.whole_storage().await?.to_string().contains("/typed/"))
        })
        .await?;
    assert_eq!(n_entries(&visitor, &case).await?, before + 1, "one text, one entry");
    visitor.leave().await
}

#[tokio::test]
async fn a_text_is_taken_from_whatever_puts_it_there() -> Result<(), Failure> {
    let (visitor, case) = with_case().await?;
    let before = n_entries(&visitor, &case).await?;
    visitor.whole_facts(&case).await?;
    visitor.see_css(WORDS).await?;
    fill_in(&visitor, WORDS, "変更だけ", &["change"]).await?;
    assert_eq!(n_entries(&visitor, &case).await?, before + 1, "`change` alone records it");
    visitor.walk(&format!("#/case/{case}")).await?;
    visitor.whole_facts(&case).await?;
    visitor.see_value(WORDS, "変更だけ").await?;
    fill_in(&visitor, WORDS, "入力だけ", &["input"]).await?;
    visitor.see(W.say("NOT_RECORDED")).await?;
    visitor.click_css(".field__record").await?;
    visitor
        .until("what was typed being recorded", async || {
            Ok(!visitor.whole_storage().await?.to_string().contains("/typed/"))
        })
        .await?;
    assert_eq!(n_entries(&visitor, &case).await?, before + 2);
    visitor.leave().await
}

/// Presses keys one by one, as they come from a keyboard.
async fn press_keys(visitor: &Visitor, keys: &str) -> Result<(), Failure> {
    for key in keys.chars() {
        for kind in ["keyDown", "keyUp"] {
            let text = if kind == "keyDown" { key.to_string() } else { String::new() };
            let event =
                json!({ "type": kind, "key": key.to_string(), "text": text, "windowsVirtualKeyCode": key as u32 });
            visitor.devtools("Input.dispatchKeyEvent", event).await?;
        }
    }
    Ok(())
}

async fn press_named(visitor: &Visitor, key: &str, code: u32) -> Result<(), Failure> {
    for kind in ["rawKeyDown", "keyUp"] {
        let event = json!({ "type": kind, "key": key, "windowsVirtualKeyCode": code });
        visitor.devtools("Input.dispatchKeyEvent", event).await?;
    }
    Ok(())
}

/// Which part of a date stands first in this browser: the one that a key which raises it raises.
async fn first_part(visitor: &Visitor) -> Result<&'static str, Failure> {
    let probe = "const probe = document.createElement('input');
        probe.id = 'probe';
        probe.type = 'datetime-local';
        probe.value = '2025-05-05T05:05';
        document.body.append(probe);
        probe.focus();";
    visitor.js(probe, vec![]).await?;
    press_named(visitor, "ArrowUp", 38).await?;
    let raised = visitor.value_in("#probe").await?;
    visitor.js("document.querySelector('#probe').remove()", vec![]).await?;
    Ok(match &*raised {
        "2026-05-05T05:05" => "year",
        "2025-06-05T05:05" => "month",
        _ => "day",
    })
}

#[tokio::test]
async fn a_date_is_typed_key_by_key_and_recorded_once() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let visitor = Visitor::started(Outfit::speaking(w)).await?;
        let case = visitor.begin(LOSS).await?;
        let before = n_entries(&visitor, &case).await?;
        visitor.walk(&format!("#/case/{case}/facts")).await?;
        visitor.see_css("#known-at").await?;
        // The parts stand as the browser's own language has them; the year has four digits, so one types right through.
        let day = match first_part(&visitor).await? {
            "year" => "20251126",
            "month" => "11262025",
            _ => "26112025",
        };
        visitor.js("document.querySelector('#known-at').focus()", vec![]).await?;
        press_keys(&visitor, day).await?;
        // What another tab does meanwhile draws the page anew.
        visitor.js("dispatchEvent(new StorageEvent('storage'))", vec![]).await?;
        press_keys(&visitor, "1030").await?;
        if visitor.value_in("#known-at").await?.is_empty() {
            press_keys(&visitor, "A").await?;
        }
        visitor.see_value("#known-at", "2025-11-26T10:30").await?;
        let focused = visitor.js("return document.activeElement.id", vec![]).await?;
        assert_eq!(focused, "known-at", "{}", w.language);
        visitor.click(w.say("RECORD_IT")).await?;
        visitor.see(w.say("IS_RECORDED")).await?;
        assert_eq!(n_entries(&visitor, &case).await?, before + 1, "{}", w.language);
        visitor.leave().await?;
    }
    Ok(())
}

/// The other fields for a day and time: of what happened, of what was sent, of a decision.
#[tokio::test]
async fn every_field_for_a_date_is_typed_key_by_key() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let visitor = Visitor::started(Outfit::speaking(w)).await?;
        let case = visitor.begin(LOSS).await?;
        for (part, id) in [("log", "observe-at"), ("duties", "sent-at-appi-preliminary-0"), ("decisions", "report-at")]
        {
            visitor.walk(&format!("#/case/{case}/{part}")).await?;
            let earlier = format!("label:has(input[name='{id}-when'][value='1'])");
            visitor
                .until(&format!("the form of {id}"), async || Ok(visitor.count(&earlier).await? == 1))
                .await?;
            visitor.open_folds().await?;
            visitor.click_css(&earlier).await?;
            let css = format!("[id='{id}']");
            visitor.see_css(&css).await?;
            let day = match first_part(&visitor).await? {
                "year" => "20251126",
                "month" => "11262025",
                _ => "26112025",
            };
            visitor
                .js("document.querySelector(arguments[0]).focus()", vec![css.as_str().into()])
                .await?;
            press_keys(&visitor, day).await?;
            visitor.js("dispatchEvent(new StorageEvent('storage'))", vec![]).await?;
            press_keys(&visitor, "1030").await?;
            if visitor.value_in(&css).await?.is_empty() {
                press_keys(&visitor, "A").await?;
            }
            visitor.see_value(&css, "2025-11-26T10:30").await?;
            let focused = visitor.js("return document.activeElement.id", vec![]).await?;
            assert_eq!(focused, id, "{}", w.language);
        }
        visitor.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_year_long_ago_and_a_time_ahead_are_asked_about_and_half_a_date_is_none() -> Result<(), Failure> {
    let (visitor, case) = with_case().await?;
    let before = n_entries(&visitor, &case).await?;
    visitor.walk(&format!("#/case/{case}/facts")).await?;
    visitor.see_css("#known-at").await?;
    visitor.click(W.say("RECORD_IT")).await?;
    visitor.see(W.say("DATE_UNREAD")).await?;
    for odd in ["0009-11-26T10:30", "2099-01-01T00:00"] {
        fill_in(&visitor, "#known-at", odd, &["input", "change"]).await?;
        visitor.click(W.say("RECORD_IT")).await?;
        visitor.see(W.say("DATE_SURE")).await?;
    }
    assert_eq!(n_entries(&visitor, &case).await?, before, "nothing is recorded while it is asked about");
    visitor.walk(&format!("#/case/{case}/facts")).await?;
    visitor.see_css("#known-at").await?;
    // A browser without a field for dates has one for text.
    visitor.js("document.querySelector('#known-at').type = 'text'", vec![]).await?;
    fill_in(&visitor, "#known-at", "令和7年11月26日 10時30分", &["input", "change"]).await?;
    visitor.click(W.say("RECORD_IT")).await?;
    visitor.see(W.say("IS_RECORDED")).await?;
    let record = visitor.record(&case).await?;
    assert!(record.iter().any(|entry| entry.contains("2025/11/26(水) 10:30")), "{record:?}");
    assert_eq!(record.len(), before + 1);
    visitor.leave().await
}

#[tokio::test]
async fn undo_names_what_it_would_undo_and_takes_a_strike_back() -> Result<(), Failure> {
    let (visitor, case) = with_case().await?;
    visitor.walk(&format!("#/case/{case}/log")).await?;
    visitor.type_into("#observe-what", "一件目の電話").await?;
    visitor.click(W.say("OBSERVE_DO")).await?;
    visitor.see(W.say("IS_RECORDED")).await?;
    visitor.see_css(".timeline__row--new").await?;
    visitor
        .js("document.querySelector('.timeline__row details').open = true", vec![])
        .await?;
    visitor.type_into(".timeline details[open] textarea", "別件だった").await?;
    visitor.click_css(".timeline details[open] button").await?;
    visitor.see_css("s.timeline__what").await?;
    let undo = "return document.querySelector('.undo__what')?.innerText ?? ''";
    visitor
        .until("what undo would undo", async || {
            Ok(visitor
                .js(undo, vec![])
                .await?
                .as_str()
                .is_some_and(|said| said.contains("別件だった")))
        })
        .await?;
    visitor.click_css("button:has(> .undo__what)").await?;
    visitor
        .until("the strike being gone", async || {
            let held = "return [...document.querySelectorAll('span.timeline__what')].some(e => e.innerText.includes('一件目の電話'))";
            Ok(visitor.js(held, vec![]).await? == Value::Bool(true))
        })
        .await?;
    // The mark of who may read it can be changed, and undone.
    visitor
        .js("document.querySelector('.timeline__row:has(.mark) details').open = true", vec![])
        .await?;
    visitor
        .click_css(".timeline label:has(input[name^='audience-'][value='1'])")
        .await?;
    visitor.see_css(".mark--out").await?;
    visitor.click_css("button:has(> .undo__what)").await?;
    visitor
        .until("the mark being gone", async || Ok(visitor.count(".mark--out").await? == 0))
        .await?;
    visitor.leave().await
}

#[tokio::test]
async fn a_tick_says_when_it_was_really_done() -> Result<(), Failure> {
    let (visitor, case) = with_case().await?;
    let first = visitor.first_act(&case).await?;
    visitor.tick(&first).await?;
    visitor.see_state(&first, "done").await?;
    let row = format!("li:has([data-item='{first}'])");
    let record = async || Ok::<_, Failure>(visitor.texts(&format!("{row} .item__who")).await?.concat());
    assert!(record().await?.contains(W.say("RECORDED")), "the time of ticking is that of recording");
    visitor.open_tools(&first).await?;
    visitor.click(W.say("ACTED_FOLD")).await?;
    let at = format!("[id^='acted-at'][id$='-{first}']");
    visitor.see_css(&at).await?;
    fill_in(&visitor, &at, "2026-11-01T09:30", &["input", "change"]).await?;
    visitor.type_into(&format!("[id^='acted-by'][id$='-{first}']"), "佐藤").await?;
    visitor.click(W.say("RECORD_IT")).await?;
    visitor
        .until("when it was done", async || Ok(record().await?.contains("2026/11/1(日) 09:30 佐藤")))
        .await?;
    visitor.leave().await
}
