//! What stands around every page: its own name, where the focus is, the way back.

use browser_tests::{Failure, Key, Outfit, Visitor, Wording};
use serde_json::json;
use std::collections::BTreeMap;

const W: Wording = Wording::JA;

/// The main headings that are shown, the title, and whether the heading has the focus.
const NAMES: &str = "const clean = text => text.replace(/\\s+/g, ' ').trim();
    const shown = [...document.querySelectorAll('h1')].filter(one => one.checkVisibility());
    return [shown.map(one => clean(one.textContent)), clean(document.title), document.activeElement?.localName === 'h1'];";

#[tokio::test]
async fn every_page_has_a_name_of_its_own_which_comes_first_in_the_title_and_has_the_focus() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let visitor = Visitor::started(Outfit::speaking(w)).await?;
        let case = visitor.begin(5).await?;
        let mut faults = Vec::new();
        let mut titles: BTreeMap<String, String> = BTreeMap::new();
        for route in visitor.all_routes(&case).await? {
            visitor.walk(&route).await?;
            let names = visitor.js(NAMES, vec![]).await?;
            let title = names[1].as_str().unwrap_or_default().to_owned();
            let heading = names[0][0].as_str().unwrap_or_default();
            let is_named = names[0].as_array().is_some_and(|headings| headings.len() == 1)
                && !heading.is_empty()
                && title.split(" | ").next() == Some(heading)
                && title.ends_with(w.say("APP_NAME"));
            if !is_named || names[2] != true {
                faults.push(format!("{route}: {names}"));
            }
            if let Some(other) = titles.insert(title, route.clone()).filter(|other| *other != route) {
                faults.push(format!("{route} has the title of {other}"));
            }
        }
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
        visitor.leave().await?;
    }
    Ok(())
}

/// Where the reader is: how far down, how many folds are open, what has the focus.
const PLACE: &str = "return [Math.round(scrollY), document.querySelectorAll('main details[open]').length,
    document.activeElement.getAttribute('href') ?? document.activeElement.localName]";

#[tokio::test]
async fn back_leads_to_the_place_that_was_left_and_a_link_to_the_top() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::phone()).await?;
    let case = visitor.begin(1).await?;
    let overview = format!("#/case/{case}");
    // Two folds, a place far down, and a link there that is followed.
    let leave = "const folds = [...document.querySelectorAll('main details > summary')];
        folds[1].click();
        folds.at(-1).click();
        const link = [...document.querySelectorAll('main a[href*=\"/step/\"]')].at(-1);
        link.focus();
        scrollTo(0, document.documentElement.scrollHeight / 2);
        return link.getAttribute('href')";
    let link = visitor.js(leave, vec![]).await?;
    let before = visitor.js(PLACE, vec![]).await?;
    assert_eq!((before[1].as_u64(), &before[2]), (Some(2), &link));
    visitor.walk(link.as_str().unwrap_or_default()).await?;
    visitor
        .until("the top of the next page", async || Ok(visitor.js(PLACE, vec![]).await? == json!([0, 0, "h1"])))
        .await?;
    visitor.js("history.back()", vec![]).await?;
    visitor
        .until("the place that was left", async || Ok(visitor.js(PLACE, vec![]).await? == before))
        .await?;
    assert_eq!(visitor.route().await?, overview);
    visitor.js("history.forward()", vec![]).await?;
    visitor
        .until("the top of the next page again", async || Ok(visitor.js(PLACE, vec![]).await?[0] == 0))
        .await?;
    // The same page, gone to anew, is a new one.
    visitor.walk(&overview).await?;
    visitor
        .until("the top", async || Ok(visitor.js(PLACE, vec![]).await? == json!([0, 0, "h1"])))
        .await?;
    visitor.leave().await
}

#[tokio::test]
async fn the_focus_does_not_fall_to_nothing_when_what_had_it_goes() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::default()).await?;
    let case = visitor.begin(1).await?;
    let first = visitor.first_act(&case).await?;
    visitor.click(W.say("ONLY_OPEN")).await?;
    let tick = format!("[aria-labelledby='act-{first}']");
    visitor
        .js("document.querySelector(arguments[0]).focus()", vec![tick.as_str().into()])
        .await?;
    visitor.press(Key::Space).await?;
    visitor
        .until("the ticked one being gone", async || Ok(visitor.count(&tick).await? == 0))
        .await?;
    let focused =
        "const one = document.activeElement; return one !== document.body && one.checkVisibility() && one.localName";
    assert_eq!(visitor.js(focused, vec![]).await?, json!("button"), "the next one has it");
    visitor.click(W.say("ONLY_OPEN")).await?;
    visitor.leave().await
}
