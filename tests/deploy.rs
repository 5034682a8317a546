//! The ready files for servers say what the page itself says, and all say the same.

use std::fs;
use std::path::Path;

const WITH_HEADERS: [&str; 4] = ["nginx/morenaku.conf", "apache/.htaccess", "caddy/Caddyfile", "iis/web.config"];
const HEADERS: [&str; 5] =
    ["X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"];

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The value of a header in a file of any of these servers.
fn value<'a>(file: &'a str, header: &str) -> Option<&'a str> {
    let line = file.lines().find(|line| line.contains(header) && !line.trim_start().starts_with('#'))?;
    let after = line.split(header).nth(1)?;
    let after = after.split_once("value=").map_or(after, |(_, value)| value);
    after.split('"').nth(1).or_else(|| after.split('"').next())
}

#[test]
fn the_security_policy_is_that_of_the_page_and_no_frame_may_hold_it() {
    let index = read("index.html");
    let page = index.split("http-equiv=\"Content-Security-Policy\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
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
fn nothing_is_sent_to_another_place_than_the_one_asked_for() {
    for name in WITH_HEADERS {
        let file = read(&format!("deploy/{name}"));
        for word in ["try_files", "error_page", "ErrorDocument", "FallbackResource", "httpErrors", "handle_errors"] {
            assert!(!file.contains(word), "{word} in {name}");
        }
    }
}
