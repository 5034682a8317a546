//! The plain pages: no script of theirs runs, no barrier stands on any, none scrolls sideways on a narrow phone, and
//! their checklists print.

use browser_tests::{Failure, Outfit, Visitor};
use std::path::Path;

/// Every plain page, as an address inside the site.
fn pages() -> Vec<String> {
    let folder = Path::new(&std::env::var("MORENAKU_DIST").expect("the page")).join("static");
    let mut pages = vec!["static/index.html".to_owned()];
    for language in ["ja", "en"] {
        let entries = std::fs::read_dir(folder.join(language)).expect("the plain pages");
        let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
        pages.extend(
            names
                .filter(|name| name.ends_with(".html"))
                .map(|name| format!("static/{language}/{name}")),
        );
    }
    pages.sort();
    pages
}

#[tokio::test]
async fn no_plain_page_has_barriers_or_runs_a_script() -> Result<(), Failure> {
    for (is_dark, outfit) in [(false, Outfit::default()), (true, Outfit::phone())] {
        let visitor = Visitor::arrive_as(outfit).await?;
        if is_dark {
            visitor.dark().await?;
        }
        let mut found = Vec::new();
        for page in pages() {
            visitor.go(&page).await?;
            assert_eq!(visitor.count("script").await?, 0, "{page}");
            found.extend(
                visitor
                    .barriers()
                    .await?
                    .into_iter()
                    .map(|barrier| format!("{page}: {barrier}")),
            );
            if is_dark && visitor.scrolls_sideways().await? {
                found.push(format!("{page} scrolls sideways"));
            }
        }
        assert!(found.is_empty(), "{} barriers:\n{}", found.len(), found.join("\n"));
        visitor.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_plain_checklist_prints_with_boxes_and_its_items() -> Result<(), Failure> {
    let visitor = Visitor::arrive_as(Outfit { scripts: false, ..Outfit::default() }).await?;
    visitor.go("static/ja/list-5.html").await?;
    let paper = visitor.print("plain-list-5").await?;
    assert!(paper.size.contains("A4"), "{}", paper.size);
    for number in ["1-05", "2-02", "4-06", "6-15"] {
        assert!(paper.text.contains(number), "{number}");
    }
    visitor.leave_whatever_happened().await
}
