//! Every field for text: the browser keeps nothing of what is typed in it, and the page keeps all of it, whatever ends
//! the page.

use browser_tests::{Failure, Outfit, Visitor, Wording};
use serde_json::{Value, json};
use std::fs;

const LOSS: usize = 1;
const W: Wording = Wording::JA;

/// What can be typed into, as CSS.
const TEXT: &str = "textarea, input:not([type=radio], [type=checkbox], [type=file])";

#[tokio::test]
async fn no_field_lets_the_browser_remember_check_translate_or_complete_what_is_typed() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::speaking(W)).await?;
    let case = visitor.begin(LOSS).await?;
    let first = visitor.first_act(&case).await?;
    visitor.tick(&first).await?;
    let mut n_fields = 0;
    let routes = visitor.all_routes(&case).await?;
    for route in routes.iter().filter(|route| !route.starts_with("#/guide/")) {
        visitor.walk(route).await?;
        visitor.open_folds().await?;
        let script = "return [...document.querySelectorAll(arguments[0])].map(field => [field.id || field.outerHTML,
            field.autocomplete === 'off' && field.getAttribute('spellcheck') === 'false' && !field.translate
                && field.getAttribute('writingsuggestions') === 'false' && Boolean(field.enterKeyHint)])";
        let fields = visitor.js(script, vec![TEXT.into()]).await?;
        for field in fields.as_array().into_iter().flatten() {
            n_fields += 1;
            assert_eq!(field[1], Value::Bool(true), "{route}: {}", field[0]);
        }
    }
    assert!(n_fields > 50, "{n_fields} fields were seen");
    visitor.leave().await
}

/// What Chromium keeps of forms is a database in its profile. After a day's work nothing that was typed is in it.
#[tokio::test]
async fn nothing_that_was_typed_is_in_the_browsers_own_memory_of_forms() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::speaking(W)).await?;
    let case = visitor.begin(LOSS).await?;
    let typed = ["kakushigoto-no-namae", "hitome-ni-furenai-riyuu", "dare-nimo-mienai-memo"];
    visitor.walk(&format!("#/case/{case}/facts")).await?;
    visitor.click_css(".case-head__writer > summary").await?;
    visitor.write("#writer-now", typed[0]).await?;
    visitor.walk(&format!("#/case/{case}/log")).await?;
    visitor.type_into("#observe-what", typed[1]).await?;
    visitor.type_into("#observe-with", typed[2]).await?;
    visitor.click(W.say("OBSERVE_DO")).await?;
    visitor.see(W.say("IS_RECORDED")).await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    let folder = visitor.leave_behind().await?;
    let profile = folder.path().join("profile/Default");
    let files = ["Web Data", "Web Data-wal", "Web Data-journal", "Login Data", "History"];
    let mut has_table = false;
    for name in files {
        let Ok(bytes) = fs::read(profile.join(name)) else { continue };
        let has = |text: &[u8]| bytes.windows(text.len()).any(|part| part == text);
        has_table |= has(b"CREATE TABLE autofill");
        for text in typed {
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert!(!has(text.as_bytes()) && !has(&wide), "“{text}” is in {name}");
        }
    }
    assert!(has_table, "the browser has a memory of forms in {}", profile.display());
    Ok(())
}

/// The text fields in sight, in order: opens what folds them away first.
async fn fields(visitor: &Visitor) -> Result<Vec<String>, Failure> {
    visitor.open_folds().await?;
    let script = "return [...document.querySelectorAll('main :is(' + arguments[0] + ')')]
        .filter(field => field.id && field.checkVisibility()).map(field => field.id)";
    let ids = visitor.js(script, vec![TEXT.into()]).await?;
    Ok(ids
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}

/// What is typed into a field: its own text, and where only a time fits, a time.
const TYPE: &str = "const texts = {};
    for (const id of arguments[0]) {
        const field = document.getElementById(id);
        const text = field.type === 'datetime-local' ? '2026-11-01T09:30' : `途中まで ${id}`;
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        texts[id] = text;
    }
    return texts;";

/// Whether all of these texts stand in the storage, as another tab sees it: what that one sees is out of the hands of
/// the tab that is about to die.
const KEPT: &str =
    "const kept = Object.entries(localStorage).filter(([key]) => key.includes('/typed/')).flat().join('\\n');
    return arguments[0].filter(text => !kept.includes(text));";

/// The tab is killed as soon as a draft is kept, with no event before it: each field of each page has its text again.
#[tokio::test]
async fn what_stands_in_any_field_survives_the_death_of_its_tab() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::speaking(W)).await?;
    let case = visitor.begin(LOSS).await?;
    let beside = visitor.tab().await?;
    let mut n_fields = 0;
    for part in ["facts", "duties", "decisions", "log", "keyed", "documents/notice", "documents/memo.appi", "step/1"] {
        let route = format!("#/case/{case}/{part}");
        visitor.new_tab().await?;
        visitor.open(&route).await?;
        visitor.wait_for_start().await?;
        let act = visitor.acts().await?.into_iter().next().filter(|_| part == "step/1");
        if let Some(act) = &act {
            visitor.open_tools(act).await?;
        }
        let ids = fields(&visitor).await?;
        assert!(!ids.is_empty(), "{part} has fields");
        n_fields += ids.len();
        let texts = visitor.js(TYPE, vec![json!(ids)]).await?;
        let said: Vec<&str> = texts
            .as_object()
            .into_iter()
            .flatten()
            .filter_map(|(_, text)| text.as_str())
            .collect();
        let dying = visitor.tab().await?;
        visitor.go_to_tab(&beside).await?;
        visitor
            .until(&format!("the drafts of {part}"), async || {
                Ok(visitor.js(KEPT, vec![json!(said)]).await? == json!([]))
            })
            .await?;
        visitor.go_to_tab(&dying).await?;
        // The command ends with the tab.
        let _ = visitor.devtools("Page.crash", json!({})).await;
        visitor.go_to_tab(&beside).await?;
        visitor.open_anew(&route).await?;
        if let Some(act) = &act {
            visitor.open_tools(act).await?;
        }
        visitor.open_folds().await?;
        let lost = "return Object.entries(arguments[0]).filter(([id, text]) => document.getElementById(id)?.value !== text).map(([id]) => id)";
        visitor
            .until(&format!("what was typed in {part}"), async || {
                Ok(visitor.js(lost, vec![texts.clone()]).await? == json!([]))
            })
            .await?;
    }
    assert!(n_fields > 40, "{n_fields} fields were typed into");
    visitor.leave_whatever_happened().await
}
