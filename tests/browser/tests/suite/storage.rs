//! When the browser's storage is full, blocked, damaged, newer, or shared with others.

use browser_tests::{Download, Failure, Key, Outfit, Visitor, Wording};
use serde_json::{Value, json};

const W: Wording = Wording::JA;

async fn started(outfit: Outfit) -> Result<Visitor, Failure> {
    Visitor::started(outfit).await
}

/// Opens the second step of a case and names its first acts.
async fn acts(visitor: &Visitor, case: &str) -> Result<Vec<String>, Failure> {
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    visitor.acts().await
}

fn n_entries(file: &Download) -> usize {
    let file: Value = serde_json::from_str(&file.text()).expect("an export is JSON");
    file.pointer("/cases/0/log")
        .or(file.get("log"))
        .and_then(Value::as_array)
        .map_or(0, Vec::len)
}

#[tokio::test]
async fn a_full_storage_is_told_of_at_once_and_nothing_is_lost() -> Result<(), Failure> {
    let visitor = started(Outfit::default()).await?;
    let case = visitor.begin(1).await?;
    let acts = acts(&visitor, &case).await?;
    visitor.tick(&acts[0]).await?;
    visitor.see_css(".save--ok").await?;
    let kept = visitor.whole_storage().await?;
    visitor.fill_storage().await?;
    for number in &acts[1..3] {
        visitor.tick(number).await?;
        visitor.see_state(number, "done").await?;
        visitor.see_css(".save--failed").await?;
    }
    for says in ["NOT_SAVED", "WHY_FULL", "NOT_SAVED_HELP"] {
        visitor.see(W.say(says)).await?;
    }
    let file = visitor.export(W.say("EXPORT_ALL")).await?;
    assert_eq!(n_entries(&file), 5, "opened, type, three ticks: {}", file.text());
    visitor.click(W.say("TRY_AGAIN")).await?;
    visitor.see(W.say("WHY_FULL")).await?;
    visitor.walk("#/").await?;
    visitor.see(W.say("NOT_SAVED_HELP")).await?;

    visitor.forget("another-app").await?;
    assert_eq!(visitor.whole_storage().await?, kept, "what was kept before is as it was");
    visitor.click(W.say("TRY_AGAIN")).await?;
    visitor.see_no_more(W.say("NOT_SAVED_HELP")).await?;
    let list = visitor.whole_list(&case).await?;
    visitor.see_css(".save--ok").await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    assert_eq!(visitor.whole_list(&case).await?, list);
    assert_eq!(list.iter().filter(|row| row.state == "done").count(), 3);
    visitor.leave().await
}

#[tokio::test]
async fn the_next_change_saves_what_waited_once_there_is_room() -> Result<(), Failure> {
    let visitor = started(Outfit::default()).await?;
    let case = visitor.begin(1).await?;
    let acts = acts(&visitor, &case).await?;
    visitor.fill_storage().await?;
    visitor.tick(&acts[0]).await?;
    visitor.see_css(".save--failed").await?;
    visitor.forget("another-app").await?;
    visitor.tick(&acts[1]).await?;
    visitor.see_css(".save--ok").await?;
    visitor.reload().await?;
    visitor.see_state(&acts[0], "done").await?;
    visitor.see_state(&acts[1], "done").await?;
    visitor.leave().await
}

#[tokio::test]
async fn a_file_for_which_there_is_no_room_is_not_half_taken_in() -> Result<(), Failure> {
    let visitor = started(Outfit::default()).await?;
    let case = visitor.begin(1).await?;
    let file = visitor.export(W.say("EXPORT")).await?.text().replace(&case, "0123456789");
    visitor.walk("#/").await?;
    visitor.fill_storage().await?;
    let before = visitor.whole_storage().await?;
    visitor.choose_file("#import-file", "case.json", file.as_bytes()).await?;
    visitor.click(W.say("IMPORT_DO")).await?;
    visitor.see(W.say("IMPORT_FAILED")).await?;
    visitor.see(W.say("WHY_FULL")).await?;
    assert_eq!(visitor.whole_storage().await?, before);
    assert_eq!(visitor.count(".case-row").await?, 1);
    visitor.leave().await
}

#[tokio::test]
async fn without_storage_the_page_works_in_memory_and_says_so() -> Result<(), Failure> {
    let visitor = started(Outfit { blocked_storage: true, ..Outfit::default() }).await?;
    visitor.see(W.say("WHY_BLOCKED")).await?;
    let case = visitor.begin(1).await?;
    let acts = acts(&visitor, &case).await?;
    visitor.tick(&acts[0]).await?;
    visitor.see_state(&acts[0], "done").await?;
    visitor.see_css(".save--failed").await?;
    for says in ["NOT_SAVED", "WHY_BLOCKED", "NOT_SAVED_HELP"] {
        visitor.see(W.say(says)).await?;
    }
    let list = visitor.whole_list(&case).await?;
    assert_eq!(list.iter().filter(|row| row.state == "done").count(), 1, "routes change, the case stays");
    let file = visitor.export(W.say("EXPORT")).await?;
    assert_eq!(n_entries(&file), 3);
    visitor.leave().await
}

#[tokio::test]
async fn what_cannot_be_read_stays_byte_for_byte_is_shown_and_offered_as_a_file() -> Result<(), Failure> {
    let visitor = started(Outfit::default()).await?;
    let hurt = visitor.begin(1).await?;
    let whole = visitor.begin(2).await?;
    let strange = [
        (
            format!("morenaku/1/{hurt}/aaaaaaaa/0"),
            "{\"format\":\"morenaku-segment\",\"version\":1,\"entries\":[{\"id\"",
            "ASIDE_DAMAGED",
        ),
        ("morenaku/1/0000000001/aaaaaaaa/0".to_owned(), "\u{0}ごみ <b>", "ASIDE_DAMAGED"),
        (
            "morenaku/1/0000000002/aaaaaaaa/0".to_owned(),
            "{\"format\":\"morenaku-segment\",\"version\":2,\"entries\":[]}",
            "ASIDE_NEWER",
        ),
        (format!("morenaku/2/{whole}/aaaaaaaa/0"), "from the future", "ASIDE_NEWER"),
    ];
    for (key, value, _) in &strange {
        visitor.store(key, value).await?;
    }
    visitor.open_anew("#/").await?;
    visitor.see(W.say("ASIDE_TITLE")).await?;
    assert_eq!(visitor.count(".case-row").await?, 2, "the other cases are there, and no empty ones");
    visitor.click_css(".notice--warning a").await?;
    visitor.see_css(".file-list").await?;
    for (key, value, why) in &strange {
        let row = visitor
            .texts("#aside ~ .file-list li")
            .await?
            .into_iter()
            .find(|row| row.contains(key.as_str()));
        let row = row.unwrap_or_else(|| panic!("{key} is not shown"));
        assert!(row.contains(W.say(why)), "{row}");
        let at = strange.iter().filter(|(other, ..)| other < key).count() + 1;
        let file = visitor
            .download(async || visitor.click_css(&format!(".file-list > li:nth-of-type({at}) button")).await)
            .await?;
        assert_eq!(&file.text(), value);
    }

    visitor.walk(&format!("#/case/{hurt}")).await?;
    visitor.see(W.say("PARTLY_UNREADABLE")).await?;
    for case in [&hurt, &whole] {
        let acts = acts(&visitor, case).await?;
        visitor.tick(&acts[0]).await?;
        visitor.see_state(&acts[0], "done").await?;
        visitor.see_css(".save--ok").await?;
    }
    visitor.walk(&format!("#/case/{hurt}")).await?;
    delete_open_case(&visitor).await?;
    assert_eq!(visitor.count(".case-row").await?, 1);
    visitor.reload().await?;
    visitor.see(W.say("ASIDE_TITLE")).await?;
    assert_eq!(visitor.count(".case-row").await?, 1);
    for (key, value, _) in &strange {
        assert_eq!(visitor.stored(key).await?.as_deref(), Some(*value), "{key} is as it was");
    }
    visitor.leave().await
}

#[tokio::test]
async fn what_others_keep_on_the_same_host_is_never_touched() -> Result<(), Failure> {
    let visitor = started(Outfit::default()).await?;
    let foreign = [
        ("another-app", "1"),
        ("morenaku", "2"),
        ("morenakux/1/a", "3"),
        ("Morenaku/1/0000000001/aaaaaaaa/0", "4"),
        ("", "5"),
    ];
    for (key, value) in foreign {
        visitor.store(key, value).await?;
    }
    visitor.open_anew("#/").await?;
    assert_eq!(visitor.count(".notice").await?, 0, "they are not ours to speak of");
    let case = visitor.begin(1).await?;
    let file = visitor.export(W.say("EXPORT")).await?;
    assert!(!file.text().contains("another-app"));
    for route in visitor.all_routes(&case).await? {
        visitor.walk(&route).await?;
    }
    visitor.walk(&format!("#/case/{case}")).await?;
    delete_open_case(&visitor).await?;
    visitor.choose_file("#import-file", "case.json", &file.bytes).await?;
    visitor.click(W.say("IMPORT_DO")).await?;
    visitor.see(W.say("IMPORT_DONE")).await?;
    visitor.click(W.say("OPEN_CASE")).await?;
    visitor.see_css(".case-head").await?;
    delete_open_case(&visitor).await?;
    let mut left = foreign.map(|(key, value)| json!([key, value]));
    left.sort_by_key(ToString::to_string);
    // The settings, and that a case was deleted.
    let is_setting = |entry: &Value| {
        entry
            .get(0)
            .and_then(Value::as_str)
            .is_some_and(|key| key.starts_with("morenaku/settings/") || key.starts_with("morenaku/deleted/"))
    };
    let mut now: Vec<Value> = visitor.whole_storage().await?.as_array().cloned().unwrap_or_default();
    now.retain(|entry| !is_setting(entry));
    now.sort_by_key(ToString::to_string);
    assert_eq!(now, left);
    visitor.leave().await
}

async fn delete_open_case(visitor: &Visitor) -> Result<(), Failure> {
    let title = visitor.texts(".case-head__title").await?.concat();
    visitor.click(W.say("OTHER")).await?;
    visitor.click(W.say("DELETE_CASE")).await?;
    visitor.write("#delete-name", &title).await?;
    visitor.click_css(".dialog .button--danger:enabled").await?;
    visitor.see_css(".tiles").await
}

#[tokio::test]
async fn what_is_cleared_while_the_page_is_open_is_kept_again_with_the_next_change() -> Result<(), Failure> {
    let visitor = started(Outfit::default()).await?;
    let case = visitor.begin(1).await?;
    let acts = acts(&visitor, &case).await?;
    visitor.tick(&acts[0]).await?;
    visitor.see_css(".save--ok").await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.js("localStorage.clear()", vec![]).await?;
    visitor.tick(&acts[1]).await?;
    visitor.see_css(".save--ok").await?;
    let list = visitor.whole_list(&case).await?;
    assert_eq!(list.iter().filter(|row| row.state == "done").count(), 2);
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    assert_eq!(visitor.whole_list(&case).await?, list);
    visitor.leave().await
}

#[tokio::test]
async fn the_browser_asks_before_a_page_with_something_unsaved_is_left() -> Result<(), Failure> {
    let visitor = started(Outfit::default()).await?;
    let case = visitor.begin(1).await?;
    let acts = acts(&visitor, &case).await?;
    visitor.tick(&acts[0]).await?;
    visitor.see_css(".save--ok").await?;
    let leave = async |n_questions: usize, why: &str| {
        visitor.reload().await?;
        visitor.wait_for_start().await?;
        assert_eq!(visitor.questions().await?, vec!["beforeunload"; n_questions], "{why}");
        Ok::<_, Failure>(())
    };
    leave(0, "all is kept").await?;
    visitor.fill_storage().await?;
    visitor.tick(&acts[1]).await?;
    visitor.see_css(".save--failed").await?;
    visitor.walk("#/guide").await?;
    visitor.see_css("main h1").await?;
    leave(1, "something is in memory only, whatever page is open").await?;
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    visitor.tick(&acts[1]).await?;
    visitor.see_css(".save--failed").await?;
    visitor.forget("another-app").await?;
    visitor.click(W.say("TRY_AGAIN")).await?;
    visitor.see_css(".save--ok").await?;
    leave(1, "no more, once it has been kept").await?;
    visitor.see_state(&acts[1], "done").await?;
    visitor.leave().await
}

#[tokio::test]
async fn a_storage_that_cannot_be_used_is_no_reason_to_ask_before_anything_is_entered() -> Result<(), Failure> {
    let visitor = started(Outfit { blocked_storage: true, ..Outfit::default() }).await?;
    visitor.click(W.say("OTHER_LANGUAGE")).await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    assert!(visitor.questions().await?.is_empty());
    visitor.begin(1).await?;
    visitor.see_css(".save--failed").await?;
    visitor.reload().await?;
    assert_eq!(visitor.questions().await?, ["beforeunload"]);
    visitor.leave().await
}

#[tokio::test]
async fn a_case_is_deleted_by_its_name_or_its_id_after_the_export_that_is_offered() -> Result<(), Failure> {
    let visitor = started(Outfit::default()).await?;
    let case = visitor.begin(1).await?;
    let file: Value = serde_json::from_str(&visitor.export(W.say("EXPORT")).await?.text()).expect("an export is JSON");
    let is_locked = async || Ok::<_, Failure>(visitor.count("dialog[open] .button--danger:disabled").await? == 1);
    let names = [
        ("", "0000000001"),
        (" \n\u{3000}", "0000000002"),
        ("営業部  鞄の\n紛失", "営業部 鞄の 紛失"),
        ("いつもの", "いつもの"),
    ];
    for (at, (title, typed)) in names.into_iter().enumerate() {
        let id = format!("{:010}", at + 1);
        let mut named = file.clone();
        named["log"][0]["title"] = json!(title);
        named["case"]["id"] = json!(id);
        visitor.walk("#/").await?;
        visitor
            .choose_file("#import-file", &format!("{id}.json"), named.to_string().as_bytes())
            .await?;
        visitor.click(W.say("IMPORT_DO")).await?;
        visitor.click(W.say("OPEN_CASE")).await?;
        visitor.see_css(".case-head").await?;
        visitor.click(W.say("OTHER")).await?;
        visitor.click(W.say("DELETE_CASE")).await?;
        assert!(is_locked().await?, "nothing is typed yet: {title:?}");
        visitor.type_into("#delete-name", " ").await?;
        assert!(is_locked().await?, "a space says nothing: {title:?}");
        visitor.type_into("#delete-name", typed).await?;
        visitor.see_css("dialog[open] .button--danger:enabled").await?;
        // Whoever thinks better of it, by button or key, finds it locked the next time.
        visitor.click_css("dialog[open] .row > .button:not(.button--danger)").await?;
        visitor.click(W.say("DELETE_CASE")).await?;
        assert!(is_locked().await?, "{title:?}");
        visitor.type_into("#delete-name", typed).await?;
        visitor.press(Key::Escape).await?;
        visitor.click(W.say("DELETE_CASE")).await?;
        assert!(is_locked().await?, "{title:?}");
        let saved = visitor
            .download(async || visitor.click_css("dialog[open] p:not(.row) > .button").await)
            .await?;
        let saved: Value = serde_json::from_str(&saved.text()).expect("an export is JSON");
        assert_eq!((&saved["case"]["id"], &saved["log"]), (&json!(id), &named["log"]));
        visitor.type_into("#delete-name", typed).await?;
        visitor.click_css("dialog[open] .button--danger:enabled").await?;
        visitor.see_css(".tiles").await?;
        assert_eq!(visitor.count(".case-row").await?, 1, "{title:?}");
    }
    assert!(visitor.stored_keys().await?.iter().any(|key| key.contains(&case)), "the other case is still there");
    visitor.leave().await
}
