//! What does not belong in a case, and what is missing from it, is told; and what a file brought can be taken back.

use browser_tests::{Failure, Outfit, Visitor, Wording};
use serde_json::{Value, json};

const W: Wording = Wording::JA;
const AHEAD: &str = include_str!("../../../fixtures/case-of-a-clock-ahead.json");

async fn in_acts(case: &str) -> Result<(Visitor, String, Vec<String>), Failure> {
    let visitor = Visitor::started(Outfit::default()).await?;
    let id = visitor.begin(1).await?;
    visitor.walk(&format!("#/case/{id}{case}")).await?;
    let acts = visitor.acts().await?;
    Ok((visitor, id, acts))
}

#[tokio::test]
async fn a_clock_that_runs_ahead_is_told_of_and_rules_no_other_case() -> Result<(), Failure> {
    let (visitor, case, acts) = in_acts("/step/2").await?;
    visitor.walk("#/").await?;
    visitor.choose_file("#import-file", "ahead.json", AHEAD.as_bytes()).await?;
    visitor.click(W.say("IMPORT_DO")).await?;
    visitor.click(W.say("OPEN_CASE")).await?;
    visitor.see(W.say("CLOCK_AHEAD")).await?;
    visitor.assert_no_barriers().await?;
    visitor.click(W.say("OTHER")).await?;
    visitor.click(W.say("RENAME")).await?;
    visitor.write("#rename", "時計を直した後").await?;
    visitor.see("時計を直した後").await?;
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    visitor.tick(&acts[0]).await?;
    visitor.see_css(".save--ok").await?;
    visitor.see_no_more(W.say("CLOCK_AHEAD")).await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.walk("#/").await?;
    visitor.see("時計を直した後").await?;
    visitor.leave().await
}

#[tokio::test]
async fn a_part_that_is_gone_is_told_of_and_comes_back_with_a_file() -> Result<(), Failure> {
    let (visitor, case, acts) = in_acts("/step/2").await?;
    for act in acts.iter().cycle().take(24) {
        visitor.tick(act).await?;
    }
    visitor.see_css(".save--ok").await?;
    let file = visitor.export(W.say("EXPORT")).await?;
    let first = visitor
        .stored_keys()
        .await?
        .into_iter()
        .find(|key| key.starts_with("morenaku/1/") && key.ends_with("/0"));
    let first = first.expect("the first segment");
    // The journal has it longer than the browser's storage: it goes too.
    let kept = visitor.whole_storage().await?;
    visitor.forget_all().await?;
    for entry in kept.as_array().into_iter().flatten() {
        if let (Some(key), Some(value)) = (entry[0].as_str(), entry[1].as_str())
            && key != first
        {
            visitor.store(key, value).await?;
        }
    }
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.see(W.say("PARTLY_LOST")).await?;
    visitor.assert_no_barriers().await?;
    visitor.walk("#/").await?;
    visitor.choose_file("#import-file", "case.json", &file.bytes).await?;
    visitor.click(W.say("IMPORT_DO")).await?;
    visitor.click(W.say("OPEN_CASE")).await?;
    visitor.see_css(".case-head").await?;
    visitor.see_no_more(W.say("PARTLY_LOST")).await?;
    let list = visitor.whole_list(&case).await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    assert_eq!(visitor.whole_list(&case).await?, list);
    assert_eq!(visitor.count(".case-head .notice--warning").await?, 0);
    visitor.leave().await
}

#[tokio::test]
async fn a_file_of_another_incident_under_ones_own_id_is_pointed_out_and_taken_back_as_one() -> Result<(), Failure> {
    let (visitor, case, _) = in_acts("/step/2").await?;
    let file = visitor.export(W.say("EXPORT")).await?;
    let mine = visitor.texts(".case-head__title").await?.concat();
    let mut other: Value = serde_json::from_str(AHEAD).expect("JSON");
    other["case"]["id"] = json!(case);
    other["log"][0]["id"] = json!("1kasnzvm0000t4b0001a");
    other["log"][0]["title"] = json!("隣の会社の件");
    visitor.walk("#/").await?;
    visitor
        .choose_file("#import-file", "other.json", other.to_string().as_bytes())
        .await?;
    for says in [W.say("IMPORT_ANOTHER"), &mine, "隣の会社の件"] {
        visitor.see(says).await?;
    }
    visitor.assert_no_barriers().await?;
    let before = visitor.whole_list(&case).await?;
    visitor.walk("#/").await?;
    visitor
        .choose_file("#import-file", "other.json", other.to_string().as_bytes())
        .await?;
    visitor.click(W.say("IMPORT_DO")).await?;
    visitor.see(W.say("IMPORT_DONE")).await?;
    visitor.click(W.say("UNDO")).await?;
    visitor.see_no_more(W.say("IMPORT_DONE")).await?;
    visitor.walk(&format!("#/case/{case}")).await?;
    visitor.see(&mine).await?;
    assert_eq!(visitor.whole_list(&case).await?, before);
    // A copy of one's own says nothing of the kind.
    visitor.walk("#/").await?;
    visitor.choose_file("#import-file", "own.json", &file.bytes).await?;
    visitor.see(W.say("IMPORT_NOTHING_NEW")).await?;
    visitor.see_no_more(W.say("IMPORT_ANOTHER")).await?;
    visitor.leave().await
}
