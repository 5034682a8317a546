//! The page on paper: printed to PDF as the browser would print it, and read back.

use crate::screen::write_base64;
use crate::{Failure, Visitor, places};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A4 in inches, for pages whose style sheet names no size.
const A4: (f64, f64) = (8.27, 11.69);

pub struct Paper {
    pub path: PathBuf,
    /// Of all sheets, laid out as printed; a form feed ends each side.
    pub text: String,
    pub pages: usize,
    /// As pdfinfo says it, such as `595.92 x 842.88 pts (A4)`.
    pub size: String,
}

impl Paper {
    /// What stands in a PDF.
    pub fn read(path: PathBuf) -> Result<Self, Failure> {
        let text = output("pdftotext", &["-layout"], &path, &["-"])?;
        let facts = output("pdfinfo", &[], &path, &[])?;
        let fact = |name: &str| {
            facts
                .lines()
                .find_map(|line| line.strip_prefix(name))
                .map(|value| value.trim().to_owned())
                .unwrap_or_default()
        };
        let pages = fact("Pages:")
            .parse()
            .map_err(|_| Failure::Misbehaved(format!("pdfinfo names no number of pages:\n{facts}")))?;
        Ok(Self { text, pages, size: fact("Page size:"), path })
    }

    /// The text of each side.
    pub fn sides(&self) -> Vec<&str> {
        self.text.trim_end_matches('\u{c}').split('\u{c}').collect()
    }
}

impl Visitor {
    /// Prints what is open, as target/screens/<name>.pdf.
    pub async fn print(&self, name: &str) -> Result<Paper, Failure> {
        let (width, height) = A4;
        let params =
            json!({ "printBackground": false, "preferCSSPageSize": true, "paperWidth": width, "paperHeight": height });
        let answer = self.devtools("Page.printToPDF", params).await?;
        Paper::read(write_base64(&answer, &places::screens()?.join(format!("{name}.pdf")))?)
    }
}

fn output(program: &str, before: &[&str], file: &Path, after: &[&str]) -> Result<String, Failure> {
    let doing = format!("running {program} on {}", file.display());
    let output = Command::new(program)
        .args(before)
        .arg(file)
        .args(after)
        .output()
        .map_err(Failure::io(doing.clone()))?;
    if !output.status.success() {
        return Err(Failure::Misbehaved(format!("{doing}: {}", String::from_utf8_lossy(&output.stderr))));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
