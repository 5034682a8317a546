//! What is not saved is told of wherever one is, and whoever cleared it: no tab gives up what it holds.

use browser_tests::{Failure, Outfit, Visitor, Wording};

const W: Wording = Wording::JA;
const UNSAVED: &str = ".unsaved";

/// Whether all of an element lies in the window, whatever has been scrolled.
async fn is_in_sight(visitor: &Visitor, css: &str) -> Result<bool, Failure> {
    let script = "const box = document.querySelector(arguments[0])?.getBoundingClientRect();
        return !!box && box.height > 0 && box.top >= -1 && box.bottom <= innerHeight + 1;";
    Ok(visitor.js(script, vec![css.into()]).await? == true)
}

#[tokio::test]
async fn that_nothing_is_saved_stays_in_sight_at_the_end_of_a_long_list_and_leaves_room_for_it() -> Result<(), Failure>
{
    for outfit in [Outfit { width: 360, height: 740, ..Outfit::phone() }, Outfit::default()] {
        let visitor = Visitor::started(outfit).await?;
        let case = visitor.begin(5).await?;
        visitor.walk(&format!("#/case/{case}/step/4")).await?;
        visitor.fill_storage().await?;
        let last = visitor
            .rows()
            .await?
            .into_iter()
            .rfind(|row| !row.is_caution)
            .map(|row| row.number)
            .unwrap_or_default();
        visitor.tick(&last).await?;
        visitor.see_css(UNSAVED).await?;
        let below = "document.querySelector('footer').scrollIntoView(); return scrollY > innerHeight";
        assert_eq!(visitor.js(below, vec![]).await?, true, "the page is longer than the window");
        assert!(is_in_sight(&visitor, UNSAVED).await?, "{:?}", visitor.texts(UNSAVED).await?);
        let share = "return document.querySelector('.unsaved').offsetHeight / innerHeight";
        assert!(
            visitor.js(share, vec![]).await?.as_f64().is_some_and(|share| share < 0.4),
            "most of the window is left for the list"
        );
        visitor.screenshot("unsaved").await?;
        visitor.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_another_application_of_the_host_clears_is_told_of_and_can_be_kept_again() -> Result<(), Failure> {
    let visitor = Visitor::arrive().await?;
    visitor.open("").await?;
    let case = visitor.begin(1).await?;
    let list = visitor.whole_list(&case).await?;
    visitor.wait_until_kept().await?;
    let first = visitor.tab().await?;
    visitor.new_tab().await?;
    // A page of the same origin that is not ours as far as the program knows.
    visitor.go("static/index.html").await?;
    visitor.js("localStorage.clear()", vec![]).await?;
    visitor.go_to_tab(&first).await?;
    visitor.see(W.say("WHY_CLEARED")).await?;
    assert_eq!(visitor.whole_list(&case).await?, list, "the page still has all of it");
    visitor.click(W.say("TRY_AGAIN")).await?;
    visitor.see_no_more(W.say("WHY_CLEARED")).await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    assert_eq!(visitor.whole_list(&case).await?, list);
    visitor.leave_whatever_happened().await
}

#[tokio::test]
async fn what_is_prepared_says_whether_it_is_saved_and_goes_along_with_all_cases() -> Result<(), Failure> {
    let visitor = Visitor::arrive().await?;
    visitor.open("").await?;
    visitor.begin(1).await?;
    visitor.walk("#/prepare").await?;
    visitor.see_css("#main textarea").await?;
    visitor.write("#main textarea", "最初の役割は佐藤").await?;
    visitor.see(W.say("SAVED")).await?;
    visitor.fill_storage().await?;
    visitor.write("#main textarea", "役割は鈴木に移した").await?;
    visitor.see(W.say("WHY_FULL")).await?;
    let file = visitor.export(W.say("EXPORT_ALL")).await?.text();
    assert!(file.contains("役割は鈴木に移した"), "{file}");
    visitor.leave().await
}
