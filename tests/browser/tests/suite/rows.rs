//! What stands inside a case's pages: "now" that empties, rows of one line with what the act needs, and what is known
//! as a conversation.

use browser_tests::{Failure, Outfit, Visitor, Wording};
use serde_json::{Value, json};

const W: Wording = Wording::JA;
const LOSS: usize = 1;
const MALWARE: usize = 5;

async fn numbers(visitor: &Visitor, css: &str) -> Result<Vec<String>, Failure> {
    let script =
        "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).map(e => e.dataset.item)";
    let numbers = visitor.js(script, vec![css.into()]).await?;
    let numbers = numbers.as_array().into_iter().flatten().filter_map(Value::as_str);
    Ok(numbers.map(str::to_owned).collect())
}

#[tokio::test]
async fn now_empties_and_names_what_comes_next_and_a_warning_stays() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let visitor = Visitor::started(Outfit { language: w.language.into(), ..Outfit::phone() }).await?;
        visitor.begin(MALWARE).await?;
        visitor.see_css(".steps").await?;
        let acts = numbers(&visitor, ".now .item__tick").await?;
        assert!((2..=3).contains(&acts.len()), "{acts:?}");
        let guards = numbers(&visitor, ".now .guard").await?;
        assert!(guards.contains(&"2-01".to_owned()), "{guards:?}");
        assert_eq!(
            visitor.count(".guard :is(button, input), .item--caution .item__tick").await?,
            0,
            "no box of its own"
        );
        assert_eq!(visitor.count(".now .button--primary").await?, 1, "one filled button");
        assert_eq!(visitor.count("#next").await?, 0);
        for act in &acts {
            visitor
                .click_css(&format!(".now .item__tick[data-item='{act}'][data-state=open]"))
                .await?;
        }
        visitor.see_css("[aria-labelledby=next] .item__tick").await?;
        assert_eq!(numbers(&visitor, ".now .guard").await?.first().map(String::as_str), Some("2-01"), "it still holds");
        visitor.see(w.say("STILL").trim()).await?;
        let next = numbers(&visitor, "[aria-labelledby=next] .item__tick").await?;
        assert_eq!(next.len(), 3, "{next:?}");
        assert_eq!(visitor.texts(".next__why").await?.iter().filter(|why| !why.is_empty()).count(), 3, "each with why");
        let mut all = numbers(&visitor, ":is(.item__tick, .guard)").await?;
        let n_all = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), n_all, "nothing stands twice: {all:?}");
        visitor.assert_no_barriers().await?;
        visitor.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_row_is_one_line_with_two_stops_and_opens_what_the_act_needs() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::phone()).await?;
    let case = visitor.begin(MALWARE).await?;
    visitor.walk(&format!("#/case/{case}/step/4")).await?;
    let rows = "return [...document.querySelectorAll('.columns__main .item')].map(row => [
        row.getBoundingClientRect().height - [...row.querySelectorAll('.guard')].reduce((sum, one) => sum + one.getBoundingClientRect().height, 0),
        [...row.querySelectorAll('button, a[href], summary, input, select')].filter(e => e.checkVisibility()).length,
        row.querySelectorAll('.item__reason, .item__who').length,
        row.innerText])";
    let rows = visitor.js(rows, vec![]).await?;
    for row in rows.as_array().into_iter().flatten() {
        let number = |at: usize| row[at].as_f64().unwrap_or_default();
        assert!(number(1) <= 2.0, "two stops: {rows}");
        assert!(number(0) <= if number(2) > 0.0 { 83.0 } else { 64.0 }, "one line, or two: {row}");
    }
    visitor.open_tools("4-13").await?;
    let link = ".item__inside .row a[href$='/documents/notice']";
    visitor.see_css(link).await?;
    visitor.assert_no_barriers().await?;
    visitor.click_css(link).await?;
    visitor.see_css(".sheet__input").await?;
    visitor.leave().await
}

#[tokio::test]
async fn what_was_decided_in_a_row_is_the_decision_of_the_register() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::speaking(W)).await?;
    let case = visitor.begin(MALWARE).await?;
    visitor.walk(&format!("#/case/{case}/step/4")).await?;
    // The box of a decision opens its form: nothing is decided without a choice.
    visitor.tick("4-19").await?;
    visitor.see_css("#state-4-19").await?;
    visitor.see_state("4-19", "open").await?;
    visitor.open_folds().await?;
    let choice = ".item:has([data-item='4-19']) label:has(input[name='publish-choice'][value='0'])";
    visitor.see_css(choice).await?;
    visitor.click_css(choice).await?;
    visitor
        .click_css(".item:has([data-item='4-19']) .form__do .button--primary")
        .await?;
    visitor.see_state("4-19", "done").await?;
    visitor.walk(&format!("#/case/{case}/decisions")).await?;
    visitor.see(W.say("CHOICE_YES")).await?;
    let record = visitor.record(&case).await?;
    assert_eq!(record.iter().filter(|entry| entry.contains("公表")).count(), 1, "one record: {record:?}");
    visitor.leave().await
}

#[tokio::test]
async fn the_next_question_is_one_tap_and_not_asked_is_not_not_known() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let visitor = Visitor::started(Outfit { language: w.language.into(), ..Outfit::phone() }).await?;
        let case = visitor.begin(LOSS).await?;
        visitor.see_css(".ask__options").await?;
        visitor.click(w.say("NOT_KNOWN")).await?;
        visitor.see(w.say("ITEMS_SAME")).await?;
        visitor.see_css(".ask__options button:nth-of-type(3)").await?;
        visitor.click_css(".ask__options button:first-of-type").await?;
        visitor.see_css(".ask .changed:not(:empty)").await?;
        visitor.assert_no_barriers().await?;
        visitor.walk(&format!("#/case/{case}/facts")).await?;
        let shown = "return [...document.querySelectorAll('.facts > .fact')].filter(e => e.checkVisibility()).length";
        assert_eq!(visitor.js(shown, vec![]).await?, json!(1), "one at a time on a phone");
        visitor.resize(1280, 900).await?;
        let marks = "return [...document.querySelectorAll('.facts > .fact .mark4')].map(e => e.className)";
        let marks = visitor.js(marks, vec![]).await?;
        assert_eq!(
            marks.as_array().map(|marks| marks.iter().take(3).cloned().collect::<Vec<_>>()),
            Some(vec![json!("mark4 mark4--unknown"), json!("mark4 mark4--said"), json!("mark4")]),
            "{marks}"
        );
        visitor.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn answers_that_contradict_each_other_are_asked_back() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::speaking(W)).await?;
    let case = visitor.begin(LOSS).await?;
    visitor.whole_facts(&case).await?;
    visitor.click_css("label:has(input[name=personal][value='1'])").await?;
    visitor.click_css("label:has(input[name=my-number][value='0'])").await?;
    visitor.see_css("#question-personal .clash").await?;
    visitor.see_css("#question-personal .mark4--clash").await?;
    visitor.assert_no_barriers().await?;
    visitor.click_css("#question-personal .clash button").await?;
    visitor
        .until("nothing being asked back", async || Ok(visitor.count(".clash").await? == 0))
        .await?;
    visitor.see_css("input[name=personal][value='0']:checked").await?;
    visitor.leave().await
}

#[tokio::test]
async fn whoever_does_not_know_finds_it_with_two_questions() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::speaking(W)).await?;
    visitor.walk("#/new").await?;
    visitor.click(W.say("BEGIN_AT_ONCE")).await?;
    visitor.see_css(".now .item__tick").await?;
    let case = visitor.case_id().await?;
    visitor.click(W.say("SEEN_TOLD")).await?;
    visitor.click(W.say("SEEN_VENDOR")).await?;
    visitor.see(W.say("NEXT_QUESTION")).await?;
    visitor.walk(&format!("#/case/{case}/facts")).await?;
    visitor.open_folds().await?;
    visitor.see_css("input[name=outsourced][value='0']:checked").await?;
    visitor.leave().await
}
