//! What is being typed is nobody's business: while another tab ticks ten times a second, each key stays in each field.

use browser_tests::{Failure, Key, Outfit, Visitor};

const TYPED: &str = "we called  Sato, 佐藤 and others";
/// Else the browser lets a tab in the background act once a second.
const FLAGS: [&str; 3] = [
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
];
const TICKING: &str = "setInterval(() => document.querySelector('.item__tick').click(), 100)";

/// A tab on the first act of a step, and behind it one that ticks without end.
async fn beside_a_ticking_tab() -> Result<(Visitor, String, String), Failure> {
    let visitor = Visitor::started(Outfit { flags: FLAGS.into(), ..Outfit::default() }).await?;
    let case = visitor.begin(1).await?;
    let route = format!("#/case/{case}/step/2");
    visitor.walk(&route).await?;
    let acts = visitor.acts().await?;
    let first = visitor.tab().await?;
    visitor.new_tab().await?;
    visitor.open(&route).await?;
    visitor.wait_for_start().await?;
    visitor.js(TICKING, vec![]).await?;
    visitor.go_to_tab(&first).await?;
    Ok((visitor, case, acts[1].clone()))
}

async fn value(visitor: &Visitor, css: &str) -> Result<String, Failure> {
    let value = visitor
        .js("return document.querySelector(arguments[0])?.value", vec![css.into()])
        .await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn every_key_stays_while_another_tab_ticks() -> Result<(), Failure> {
    let (visitor, case, act) = beside_a_ticking_tab().await?;
    visitor.open_tools(&act).await?;
    let step = format!("#/case/{case}/step/2");
    let log = format!("#/case/{case}/log");
    let fields = [
        (&step, format!("#note-{act}")),
        (&step, format!("#assignee-{act}")),
        (&log, "#observe-with".to_owned()),
        (&log, "#observe-what".to_owned()),
    ];
    for (route, css) in fields {
        if visitor.route().await? != **route {
            visitor.walk(route).await?;
        }
        visitor.see_css(&css).await?;
        for key in TYPED.chars() {
            visitor.type_into(&css, &key.to_string()).await?;
        }
        assert_eq!(value(&visitor, &css).await?, TYPED, "{css}");
    }
    visitor.walk(&step).await?;
    visitor.open_tools(&act).await?;
    assert_eq!(value(&visitor, &format!("#note-{act}")).await?, TYPED);
    visitor.leave_whatever_happened().await
}

#[tokio::test]
async fn a_field_that_is_changed_elsewhere_meanwhile_says_so_and_keeps_both() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::default()).await?;
    let case = visitor.begin(1).await?;
    let route = format!("#/case/{case}/step/2");
    visitor.walk(&route).await?;
    let act = visitor.acts().await?[0].clone();
    let note = format!("#note-{act}");
    visitor.open_tools(&act).await?;
    visitor.type_into(&note, "ここで書いている").await?;
    let first = visitor.tab().await?;
    visitor.new_tab().await?;
    visitor.open(&route).await?;
    visitor.wait_for_start().await?;
    // What the other tab has begun is a draft that both know.
    visitor.js("Object.keys(localStorage).filter(key => key.includes('/typed/')).forEach(key => localStorage.removeItem(key))", vec![]).await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.open_tools(&act).await?;
    visitor.write(&note, "よそで書いた").await?;
    visitor.see("よそで書いた").await?;
    visitor.go_to_tab(&first).await?;
    visitor.see("ほかで「よそで書いた」に変わりました").await?;
    assert_eq!(value(&visitor, &note).await?, "ここで書いている");
    visitor.assert_no_barriers().await?;
    visitor.press(Key::Tab).await?;
    visitor.see_no_more("ほかで「よそで書いた」に変わりました").await?;
    visitor.see_css(".save--ok").await?;
    let record = visitor.record(&case).await?;
    let text = format!("{record:?}");
    assert!(text.contains("よそで書いた") && text.contains("ここで書いている"), "{text}");
    visitor.leave().await
}
