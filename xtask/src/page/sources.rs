//! What the forms are put together from: the program, the style sheets, and the page's frame.

use super::bundle::{Bundle, Script, sheet};
use super::files::{Files, read, read_text};
use super::program::Program;
use crate::error::Error;
use crate::page_tools::PageTools;
use serde_json::Value;
use std::path::Path;

const INDEX: &str = "index.html";

pub struct Sources {
    pub program: Program,
    /// What is needed to draw the page.
    pub css: String,
    /// What paper needs: it comes with the part that makes it.
    pub paper_css: String,
    pub early: String,
    pub manifest: Vec<u8>,
    pub icons: Files,
    /// `index.html` up to `</head>` without what Trunk reads, and the rest.
    pub head: String,
    pub body: String,
}

impl Sources {
    pub fn read(tools: &PageTools, program: Program) -> Result<Self, Error> {
        let index = read_text(Path::new(INDEX))?;
        let (head, body) = index
            .split_once("</head>")
            .ok_or_else(|| Error::unreadable(Path::new(INDEX), "it has no </head>".to_owned()))?;
        let is_ours = |line: &&str| !line.contains("data-trunk") && !line.contains("early.js");
        let head = head.lines().filter(is_ours).collect::<Vec<_>>().join("\n");
        let sheet = |name: &str| sheet(tools, &format!("style/{name}.css"));
        let early = Bundle { entry: "start/early.js", sort: Script::Early, aliases: &[], values: &[] };
        Ok(Self {
            program,
            css: format!("{}{}", sheet("page")?, sheet("parts")?),
            paper_css: sheet("print")?,
            early: early.make(tools)?,
            manifest: read(Path::new("start/manifest.webmanifest"))?,
            icons: Files::read(Path::new("icons"))?,
            head,
            body: body.to_owned(),
        })
    }

    /// The script that starts the page; `files` says where it has its files from.
    pub fn boot(&self, tools: &PageTools, files: &str, values: &[(&str, &Value)]) -> Result<String, Error> {
        let bindings = self.program.bindings();
        let aliases = [("files", files), ("program", &*bindings), ("door", "./start/door.js")];
        Bundle { entry: "start/page.js", sort: Script::Module, aliases: &aliases, values }.make(tools)
    }
}

/// A text with something in the place of a passage, which has to be there.
pub fn put(text: &str, place: &str, new: &str) -> Result<String, Error> {
    if text.matches(place).count() == 1 {
        Ok(text.replace(place, new))
    } else {
        Err(Error::unreadable(Path::new(INDEX), format!("`{place}` does not stand in it once")))
    }
}

#[cfg(test)]
mod tests {
    use super::put;

    #[test]
    fn a_place_that_is_not_there_is_no_place() {
        assert_eq!(put("a <!-- b --> c", "<!-- b -->", "d").ok().as_deref(), Some("a d c"));
        assert!(put("a c", "<!-- b -->", "d").is_err());
        assert!(put("<!-- b --><!-- b -->", "<!-- b -->", "d").is_err());
    }
}
