//! The page opens where it is put, says nothing wrong and asks for nothing elsewhere.

use browser_tests::{Failure, Outfit, Visitor};
use serde_json::json;

#[tokio::test]
async fn the_page_opens_under_a_sub_path_and_keeps_quiet() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::default()).await?;
    assert!(
        visitor.site().requests().iter().any(|request| request.ends_with(".wasm")),
        "{:?}",
        visitor.site().requests()
    );
    visitor.screenshot_whole("smoke").await?;
    visitor.leave().await
}

#[tokio::test]
async fn the_page_opens_on_a_phone_without_scrolling_sideways() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::phone()).await?;
    assert!(!visitor.scrolls_sideways().await?);
    visitor.screenshot_whole("smoke-phone").await?;
    visitor.leave().await
}

#[tokio::test]
async fn the_page_can_be_installed_as_an_application_of_its_own_place() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::default()).await?;
    let faults = visitor.devtools("Page.getInstallabilityErrors", json!({})).await?;
    assert_eq!(faults["installabilityErrors"], json!([]));
    // Two pages under one host are two applications.
    let app = visitor.devtools("Page.getAppId", json!({})).await?;
    assert_eq!(app["appId"], visitor.js("return location.origin + location.pathname", vec![]).await?);
    visitor.leave().await
}
