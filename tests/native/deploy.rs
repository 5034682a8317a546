//! The ready files for servers say what the page itself says, and all say the same.

use std::fs;
use std::path::Path;

const WITH_HEADERS: [&str; 4] = ["nginx/morenaku.conf", "apache/.htaccess", "caddy/Caddyfile", "iis/web.config"];
const HEADERS: [&str; 6] = [
    "X-Frame-Options",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
];

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The value of a header in a file of any of these servers.
fn value<'a>(file: &'a str, header: &str) -> Option<&'a str> {
    let line = file
        .lines()
        .find(|line| line.contains(header) && !line.trim_start().starts_with('#') && !line.contains("<remove "))?;
    let after = line.split(header).nth(1)?;
    let after = after.split_once("value=").map_or(after, |(_, value)| value);
    after.split('"').nth(1).or_else(|| after.split('"').next())
}

#[test]
fn the_security_policy_is_that_of_the_page_and_no_frame_may_hold_it() {
    let index = read("index.html");
    let page = index
        .split("http-equiv=\"Content-Security-Policy\" content=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let expected = format!("{}; frame-ancestors 'none'", page.expect("the page's policy"));
    for name in WITH_HEADERS {
        assert!(read(&format!("deploy/{name}")).contains(&format!("\"{expected}\"")), "{name}");
    }
}

#[test]
fn every_server_sends_the_same_headers() {
    let first = read(&format!("deploy/{}", WITH_HEADERS[0]));
    for header in HEADERS {
        let expected = value(&first, header).unwrap_or_else(|| panic!("{header} in {}", WITH_HEADERS[0]));
        for name in WITH_HEADERS {
            assert_eq!(value(&read(&format!("deploy/{name}")), header), Some(expected), "{header} in {name}");
        }
    }
}

#[test]
fn a_header_that_binds_the_whole_host_to_https_is_only_proposed() {
    for name in WITH_HEADERS {
        let file = read(&format!("deploy/{name}"));
        let before: Vec<&str> = file.split("Strict-Transport-Security").collect();
        assert_eq!(before.len(), 2, "{name} proposes it once");
        let is_comment = if name.ends_with("web.config") {
            before[0].rfind("<!--") > before[0].rfind("-->")
        } else {
            before[0].lines().last().is_some_and(|line| line.trim_start().starts_with('#'))
        };
        assert!(is_comment, "{name}: an intranet may have plain http only");
    }
}

/// Caddy lets the most general `header` line act last, so the two rules of caching must not meet.
#[test]
fn caddy_has_one_rule_of_caching_for_each_file() {
    let file = read("deploy/caddy/Caddyfile");
    let rule = |begins: &str| {
        file.split(begins)
            .nth(1)
            .and_then(|rest| rest.split("\t}").next())
            .unwrap_or_else(|| panic!("{begins}"))
    };
    assert_eq!(rule("@fixed {"), rule("@changing not {"));
    for line in file.lines().map(str::trim).filter(|line| line.contains("Cache-Control")) {
        assert!(line.starts_with("header @fixed ") || line.starts_with("header @changing "), "{line}");
    }
}

#[test]
fn every_host_has_a_page_in_both_languages_that_the_overview_names() {
    let overview = read("deploy/README.md");
    for host in ["nginx", "apache", "caddy", "iis", "pages", "bucket"] {
        let page = read(&format!("deploy/{host}/README.md"));
        assert!(page.contains("\n## 日本語\n") && page.contains("\n## English\n"), "{host}");
        assert_eq!(overview.matches(&format!("({host}/README.md)")).count(), 2, "{host}, once in each language");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy").join(host);
        for file in fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name())
        {
            let file = file.to_string_lossy().into_owned();
            assert!(file == "README.md" || page.contains(&file), "{host}/README.md names {file}");
        }
    }
}

#[test]
fn nothing_is_sent_to_another_place_than_the_one_asked_for() {
    for name in WITH_HEADERS {
        let file = read(&format!("deploy/{name}"));
        for word in ["try_files", "error_page", "ErrorDocument", "FallbackResource", "httpErrors", "handle_errors"] {
            assert!(!file.contains(word), "{word} in {name}");
        }
    }
}
