//! The page in one file: everything inside, opened by double-click. Its security policy names the sum of each script
//! and forbids every connection.

use crate::error::Error;
use crate::page::Sources;
use crate::page::files::{base64, policy_sum};
use crate::page_tools::PageTools;
use std::fs;
use std::path::Path;

pub fn write(tools: &PageTools, sources: &Sources, path: &Path) -> Result<(), Error> {
    let css = format!("{}{}", sources.css, sources.paper_css);
    let boot = sources.boot(tools, "./start/single.js", &[])?;
    let scripts = [("", &sources.early), (" type=\"module\"", &boot)];
    if let Some((_, script)) = scripts
        .iter()
        .find(|(_, script)| script.contains("</script") || script.contains("<!--"))
    {
        let start = script.lines().next().unwrap_or_default();
        return Err(Error::unreadable(
            path,
            format!("the script that begins with `{start}` would end its own element"),
        ));
    }
    let sums: Vec<String> = scripts.iter().map(|(_, script)| policy_sum(script.as_bytes())).collect();
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; connect-src 'none'; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        sums.join(" "),
        policy_sum(css.as_bytes())
    );
    let is_for_files = |line: &&str| !line.contains("rel=\"manifest\"");
    let head: String = sources.head.lines().filter(is_for_files).fold(String::new(), |text, line| {
        let line = if line.contains("Content-Security-Policy") {
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
        } else {
            line.to_owned()
        };
        text + &line + "\n"
    });
    let data: String = sources
        .program
        .files
        .iter()
        .map(|(name, bytes)| {
            format!("<script type=\"application/octet-stream\" id=\"{name}-wasm\">{}</script>\n", base64(bytes))
        })
        .collect();
    let [early, boot] = scripts.map(|(sort, script)| format!("<script{sort}>{script}</script>\n"));
    let (before, after) = sources.body.rsplit_once("</body>").unwrap_or((&sources.body, "</html>\n"));
    // The organisation's own pack may be put between these tags; the scripts come after what they read.
    let pack = "<script type=\"application/json\" id=\"pack\"></script>\n";
    let html = format!("{head}<style>{css}</style>\n{early}</head>{before}{pack}{data}{boot}</body>{after}");
    fs::write(path, html).map_err(Error::io(format!("writing {}", path.display())))
}
