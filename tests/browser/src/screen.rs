//! How the page is shown: size, light or dark, print, a slow machine; and pictures of it for people to look at.

use crate::{Failure, Visitor, places};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::path::PathBuf;

impl Visitor {
    /// The inside of the window. Below 500 no real window gets that narrow, so this is told to the page rather than to
    /// the window.
    pub async fn resize(&self, width: u32, height: u32) -> Result<(), Failure> {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await.map(drop)
    }

    pub async fn dark(&self) -> Result<(), Failure> {
        self.emulate("", "dark").await
    }

    /// The printed form on the screen.
    pub async fn as_printed(&self) -> Result<(), Failure> {
        self.emulate("print", "light").await
    }

    /// The usual form again.
    pub async fn as_usual(&self) -> Result<(), Failure> {
        self.emulate("", "light").await
    }

    async fn emulate(&self, media: &str, scheme: &str) -> Result<(), Failure> {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": media, "features": features }))
            .await
            .map(drop)
    }

    /// A machine so many times slower; 1 is this machine.
    pub async fn slow_down(&self, times: f64) -> Result<(), Failure> {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times }))
            .await
            .map(drop)
    }

    /// What the window shows, as target/screens/<name>.png.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf, Failure> {
        self.capture(name, json!({ "format": "png" })).await
    }

    /// The page from top to bottom, as target/screens/<name>.png.
    pub async fn screenshot_whole(&self, name: &str) -> Result<PathBuf, Failure> {
        let sizes = self.devtools("Page.getLayoutMetrics", json!({})).await?;
        let content = sizes.get("cssContentSize").cloned().unwrap_or_default();
        let length = |side: &str| content.get(side).and_then(Value::as_f64).unwrap_or(1.0);
        let clip = json!({ "x": 0, "y": 0, "width": length("width"), "height": length("height"), "scale": 1 });
        self.capture(name, json!({ "format": "png", "captureBeyondViewport": true, "clip": clip }))
            .await
    }

    async fn capture(&self, name: &str, params: Value) -> Result<PathBuf, Failure> {
        let picture = self.devtools("Page.captureScreenshot", params).await?;
        write_base64(&picture, &places::screens()?.join(format!("{name}.png")))
    }

    /// Whether the page is wider than the window, so that it scrolls sideways.
    pub async fn scrolls_sideways(&self) -> Result<bool, Failure> {
        let script = "const e = document.scrollingElement; return e.scrollWidth > e.clientWidth";
        Ok(self.js(script, vec![]).await?.as_bool().unwrap_or(false))
    }
}

/// The browser hands files over as text, in the field `data`.
pub(crate) fn write_base64(answer: &Value, path: &std::path::Path) -> Result<PathBuf, Failure> {
    let data = answer.get("data").and_then(Value::as_str).unwrap_or_default();
    let bytes = STANDARD
        .decode(data)
        .map_err(|error| Failure::Misbehaved(format!("The browser sent a file that can't be read: {error}.")))?;
    std::fs::write(path, bytes).map_err(Failure::io(format!("writing {}", path.display())))?;
    Ok(path.to_path_buf())
}
