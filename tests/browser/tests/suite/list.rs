//! The list of a case: what stands above what, what can be shown of it, and what a case that is over looks like. In
//! both languages.

use browser_tests::{Failure, Outfit, Visitor, Wording};
use serde_json::json;

/// How many of what is left out stand in the row of the act that they guard.
async fn n_guards_left_out(visitor: &Visitor) -> Result<usize, Failure> {
    visitor
        .count(".columns__main .item--left-out:not(.item--caution) > .guard")
        .await
}

/// The numbers of what stands in "now", in the order in which it is read.
async fn numbers_of_now(visitor: &Visitor) -> Result<Vec<String>, Failure> {
    let script = "return [...document.querySelectorAll('.now :is(.guard, .item__tick)')].map(e => e.dataset.item)";
    let numbers = visitor.js(script, vec![]).await?;
    let numbers = numbers.as_array().into_iter().flatten().filter_map(|number| number.as_str());
    Ok(numbers.map(str::to_owned).collect())
}

async fn arrived(w: Wording) -> Result<Visitor, Failure> {
    Visitor::started(Outfit::speaking(w)).await
}

#[tokio::test]
async fn in_the_first_minute_a_do_not_stands_directly_above_the_act_that_it_guards() -> Result<(), Failure> {
    let visitor = arrived(Wording::JA).await?;
    // What must not be done first: switch it off (malware, a break-in), warn the insider.
    for (leak_type, pairs) in
        [(3, &[["2-09", "2-10"], ["2-13", "2-14"]][..]), (5, &[["2-01", "2-02"]]), (6, &[["2-01", "2-02"]])]
    {
        visitor.begin(leak_type).await?;
        let numbers = numbers_of_now(&visitor).await?;
        for [caution, act] in pairs {
            assert!(
                numbers.windows(2).any(|pair| pair == [*caution, *act]),
                "{leak_type}: {caution} above {act}: {numbers:?}"
            );
        }
        let mut each_once = numbers.clone();
        each_once.sort();
        each_once.dedup();
        assert_eq!(each_once.len(), numbers.len(), "{numbers:?}");
    }
    visitor.leave().await
}

#[tokio::test]
async fn what_does_not_apply_is_shown_with_the_reason_and_hidden_again() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let visitor = arrived(w).await?;
        let case = visitor.begin(1).await?;
        visitor.walk(&format!("#/case/{case}/step/2")).await?;
        let listed = visitor.rows().await?;
        let n_left_out = async || visitor.count(".columns__main .item--left-out").await;
        assert_eq!(n_left_out().await?, 0);
        visitor.click(w.say("SHOW_LEFT_OUT")).await?;
        visitor.see(w.say("BECAUSE_OTHER_TYPE")).await?;
        let reasons = visitor.texts(".columns__main .item--left-out .item__reason").await?;
        assert!(
            reasons.len() > 10 && reasons.iter().all(|reason| reason.contains(w.say("BECAUSE_OTHER_TYPE"))),
            "{reasons:?}"
        );
        assert_eq!(n_left_out().await?, reasons.len());
        let mut numbers: Vec<String> = visitor.rows().await?.into_iter().map(|row| row.number).collect();
        assert_eq!(numbers.len(), listed.len() + reasons.len() + n_guards_left_out(&visitor).await?);
        numbers.sort();
        numbers.dedup();
        assert_eq!(numbers.len(), visitor.rows().await?.len(), "nothing stands twice");
        visitor.click(w.say("HIDE_LEFT_OUT")).await?;
        visitor.see_no_more(w.say("BECAUSE_OTHER_TYPE")).await?;
        assert_eq!(visitor.rows().await?, listed);
        visitor.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn only_what_is_left_can_be_shown_and_the_page_says_when_it_was_saved() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let visitor = arrived(w).await?;
        let case = visitor.begin(1).await?;
        visitor.walk(&format!("#/case/{case}/step/2")).await?;
        let listed = visitor.rows().await?;
        let act = listed
            .iter()
            .find(|row| !row.is_caution)
            .map(|row| row.number.clone())
            .unwrap_or_default();
        visitor.tick(&act).await?;
        visitor.see_state(&act, "done").await?;
        let said = visitor.texts(".case-head .save").await?.concat();
        let time = said.strip_prefix(w.say("SAVED")).unwrap_or_default().trim();
        let is_time = time.len() == 5
            && time
                .split_once(':')
                .is_some_and(|(h, m)| h.parse::<u8>().is_ok() && m.parse::<u8>().is_ok());
        assert!(is_time, "{said}");
        visitor.click(w.say("ONLY_OPEN")).await?;
        visitor
            .until("the ticked one being gone", async || Ok(visitor.rows().await?.len() == listed.len() - 1))
            .await?;
        assert!(visitor.rows().await?.iter().all(|row| row.number != act && row.state == "open"));
        visitor.click(w.say("ONLY_OPEN")).await?;
        visitor.see_state(&act, "done").await?;
        visitor.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_case_that_is_over_says_so_stands_apart_and_can_be_opened_again() -> Result<(), Failure> {
    let w = Wording::JA;
    let visitor = arrived(w).await?;
    let case = visitor.begin(2).await?;
    let list = visitor.whole_list(&case).await?;
    visitor.click(w.say("OTHER")).await?;
    visitor.click(w.say("CLOSE_CASE")).await?;
    // Nobody knows yet what has to be reported: that is said first.
    visitor.see(w.say("CLOSING_ASK")).await?;
    assert!(!visitor.sees(w.say("IS_CLOSED")).await?);
    visitor.click(w.say("CLOSE_ANYWAY")).await?;
    visitor.see(w.say("IS_CLOSED")).await?;
    visitor.walk("#/").await?;
    visitor.see(w.say("CLOSED_CASES")).await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.see(w.say("CLOSED_CASES")).await?;
    assert_eq!(visitor.whole_list(&case).await?, list, "it can still be read");
    visitor.see(w.say("IS_CLOSED")).await?;
    visitor.click(w.say("OTHER")).await?;
    visitor.click(w.say("REOPEN_CASE")).await?;
    visitor.see_no_more(w.say("IS_CLOSED")).await?;
    visitor.walk("#/").await?;
    visitor.see(w.say("CONTINUE")).await?;
    assert!(!visitor.sees(w.say("CLOSED_CASES")).await?);
    visitor.leave().await
}

#[tokio::test]
async fn the_guide_draws_the_six_steps_with_a_name_for_those_who_cannot_see_them() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let visitor = arrived(w).await?;
        visitor.walk("#/guide/flow").await?;
        visitor.see_css("figure svg[role=img]").await?;
        let script = "const svg = document.querySelector('figure svg[role=img]');
            const named = svg.getAttribute('aria-label') || document.getElementById(svg.getAttribute('aria-labelledby'))?.textContent || '';
            return [named, svg.textContent, svg.getBoundingClientRect().width > 300];";
        let seen = visitor.js(script, vec![]).await?;
        let steps = "return new Set([...document.querySelectorAll('.doc h2')].map(e => e.textContent.trim()).filter(t => /^[1-6]/.test(t))).size";
        let text = |at: usize| seen.get(at).and_then(|text| text.as_str()).unwrap_or_default().to_owned();
        assert!(text(0).chars().count() > 10, "{seen}");
        assert!((1..=6).all(|number| text(1).contains(&number.to_string())), "{seen}");
        assert_eq!(seen.get(2), Some(&json!(true)));
        assert_eq!(visitor.js(steps, vec![]).await?, json!(6), "and reads them below");
        visitor.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn whoever_is_not_sure_chooses_by_how_it_came_to_light() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let visitor = arrived(w).await?;
        visitor.click(w.say("UNSURE")).await?;
        visitor.see(w.say("NEW_TRIGGERS")).await?;
        // Each of the seven types shows its meaning, and in a fold how it comes to light.
        visitor.open_folds().await?;
        let n_with_triggers = "return [...document.querySelectorAll('main .card')].filter(card => card.checkVisibility()
            && card.querySelector('details').innerText.includes(arguments[0]) && card.querySelectorAll('details li').length > 3).length";
        assert_eq!(visitor.js(n_with_triggers, vec![w.say("TRIGGERS").into()]).await?, json!(7));
        visitor.click_css("fieldset .card:nth-of-type(5) label").await?;
        visitor.click(w.say("BEGIN")).await?;
        visitor.see(w.say("FACTS_LEAD")).await?;
        let case = visitor.case_id().await?;
        visitor.walk(&format!("#/case/{case}")).await?;
        assert_eq!(
            numbers_of_now(&visitor).await?.first().map(String::as_str),
            Some("2-01"),
            "the first minute of malware"
        );
        visitor.leave().await?;
    }
    Ok(())
}
