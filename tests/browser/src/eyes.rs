//! What a visitor sees, and how long they wait for it. No fixed pauses: each wait ends as soon as it can.

use crate::{Failure, Visitor};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// Long enough for a busy machine; a test that passes never waits for it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks.
pub(crate) const PAUSE: Duration = Duration::from_millis(40);
const SHOWN_ON_FAILURE: usize = 1200;

impl Visitor {
    /// Waits until the page shows this text.
    pub async fn see(&self, text: &str) -> Result<(), Failure> {
        self.until(&format!("seeing “{text}”"), async || self.sees(text).await).await
    }

    /// Waits until the page no longer shows this text.
    pub async fn see_no_more(&self, text: &str) -> Result<(), Failure> {
        self.until(&format!("seeing no more “{text}”"), async || self.sees(text).await.map(|seen| !seen))
            .await
    }

    /// Waits until an element that this selector names is shown.
    pub async fn see_css(&self, css: &str) -> Result<(), Failure> {
        self.until(&format!("seeing an element `{css}`"), async || {
            let script = "return [...document.querySelectorAll(arguments[0])].some(e => e.checkVisibility({ visibilityProperty: true }))";
            Ok(self.js(script, vec![css.into()]).await?.as_bool().unwrap_or(false))
        })
        .await
    }

    /// Whether the page shows this text right now.
    pub async fn sees(&self, text: &str) -> Result<bool, Failure> {
        Ok(self.page_text().await?.contains(text))
    }

    /// All text that is shown, as a person would read it. Nothing while the page is being replaced.
    pub async fn page_text(&self) -> Result<String, Failure> {
        Ok(self
            .js("return document.body ? document.body.innerText : ''", vec![])
            .await?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// The shown text of each element that this selector names.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>, Failure> {
        let found = self
            .js("return [...document.querySelectorAll(arguments[0])].map(e => e.innerText)", vec![css.into()])
            .await?;
        let texts = found
            .as_array()
            .map(|texts| texts.iter().filter_map(|text| text.as_str().map(str::to_owned)).collect());
        Ok(texts.unwrap_or_default())
    }

    /// What stands in the first field that this selector names; nothing where there is none.
    pub async fn value_in(&self, css: &str) -> Result<String, Failure> {
        let value = self
            .js("return document.querySelector(arguments[0])?.value ?? ''", vec![css.into()])
            .await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until this stands in the first field that this selector names.
    pub async fn see_value(&self, css: &str, expected: &str) -> Result<(), Failure> {
        self.until(&format!("“{expected}” in {css}"), async || Ok(self.value_in(css).await? == expected))
            .await
    }

    /// How many elements this selector names, shown or not.
    pub async fn count(&self, css: &str) -> Result<usize, Failure> {
        let number = self
            .js("return document.querySelectorAll(arguments[0]).length", vec![css.into()])
            .await?;
        Ok(number.as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or(0))
    }

    /// Waits until `done` says yes. For what no other helper waits for.
    pub async fn until(&self, what: &str, mut done: impl AsyncFnMut() -> Result<bool, Failure>) -> Result<(), Failure> {
        let started = Instant::now();
        while !done().await? {
            if started.elapsed() >= PATIENCE {
                return Err(self.not_seen(what).await);
            }
            sleep(PAUSE).await;
        }
        Ok(())
    }

    /// Leaves a picture too, named after the test: the test runner names the thread so.
    pub(crate) async fn not_seen(&self, what: &str) -> Failure {
        let test = std::thread::current().name().unwrap_or("unnamed").replace("::", "-");
        let picture = self.screenshot(&format!("failed-{test}")).await;
        let text = self.page_text().await.unwrap_or_else(|failure| failure.to_string());
        let mut page: String = text.chars().take(SHOWN_ON_FAILURE).collect();
        for complaint in self.complaints().await.unwrap_or_default() {
            page.push_str("\n! ");
            page.push_str(&complaint);
        }
        if let Ok(path) = picture {
            page.push_str(&format!("\nA picture of it is {}.", path.display()));
        }
        Failure::NotSeen { what: what.to_owned(), waited: PATIENCE, page }
    }
}
