//! The page opens where it is put, says nothing wrong and asks for nothing elsewhere.

use browser_tests::{Failure, Outfit, Visitor};

#[tokio::test]
async fn the_page_opens_under_a_sub_path_and_keeps_quiet() -> Result<(), Failure> {
    let visitor = Visitor::arrive().await?;
    visitor.open("").await?;
    visitor.wait_for_start().await?;
    assert!(visitor.site().requests().iter().any(|request| request.ends_with(".wasm")), "{:?}", visitor.site().requests());
    visitor.screenshot_whole("smoke").await?;
    visitor.leave().await
}

#[tokio::test]
async fn the_page_opens_on_a_phone_without_scrolling_sideways() -> Result<(), Failure> {
    let visitor = Visitor::arrive_as(Outfit::phone()).await?;
    visitor.open("").await?;
    visitor.wait_for_start().await?;
    assert!(!visitor.scrolls_sideways().await?);
    visitor.screenshot_whole("smoke-phone").await?;
    visitor.leave().await
}
