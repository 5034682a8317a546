//! The page on the servers that people have: nginx, Apache and Caddy with the files of `deploy/`, at the root and under
//! a sub-path, over plain http.

use browser_tests::{Failure, Host, Kind, Outfit, Visitor, Wording};
use reqwest::header::{ACCEPT_ENCODING, HeaderMap};
use std::io::Read as _;
use std::path::Path;

const W: Wording = Wording::JA;
const HEADERS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=()"),
    ("x-frame-options", "DENY"),
];
/// A name of this machine that browsers do not take for this machine: plain http there is not a secure place.
const INTRANET: &str = "intranet.example";

struct Answer {
    status: u16,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

async fn get(host: &Host, path: &str, encodings: &str) -> Answer {
    let request = reqwest::Client::new()
        .get(host.address("127.0.0.1", path))
        .header(ACCEPT_ENCODING, encodings);
    let answer = request.send().await.expect("an answer");
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    Answer { status, headers, bytes: answer.bytes().await.expect("its bytes").to_vec() }
}

/// The names of the page's files.
fn files() -> Vec<String> {
    let dist = std::env::var("MORENAKU_DIST").expect("the page");
    let names = |folder: &Path, before: &str| -> Vec<String> {
        let entries = std::fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry"));
        entries
            .filter(|entry| entry.path().is_file())
            .map(|entry| format!("{before}{}", entry.file_name().to_string_lossy()))
            .collect()
    };
    let dist = Path::new(&dist);
    let mut all = names(dist, "");
    all.extend(names(&dist.join("icons"), "icons/"));
    all.extend(names(&dist.join("static/ja"), "static/ja/").into_iter().take(4));
    all.push("static/static.css".into());
    all.retain(|name| !name.ends_with(".br") && !name.ends_with(".gz"));
    all
}

fn is_fixed(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.rsplit_once('-')
        .is_some_and(|(_, sum)| sum.len() == 16 && sum.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

async fn serves_everything_as_it_should(kind: Kind, mount: &str) -> Result<(), Failure> {
    let host = Host::start(kind, mount).await?;
    let dist = std::path::PathBuf::from(std::env::var("MORENAKU_DIST").expect("the page"));
    let index = std::fs::read_to_string(dist.join("index.html")).expect("the start");
    let policy = index
        .split("http-equiv=\"Content-Security-Policy\" content=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let policy = format!("{}; frame-ancestors 'none'", policy.expect("the page's policy"));
    for name in files().iter().map(String::as_str).chain([""]) {
        let whole = std::fs::read(dist.join(if name.is_empty() { "index.html" } else { name })).expect("the file");
        let plain = get(&host, name, "identity").await;
        let what = format!("{kind:?} {mount}{name}");
        assert_eq!((plain.status, plain.bytes == whole), (200, true), "{what}");
        assert_eq!(plain.header("content-security-policy"), policy, "{what}");
        for (header, part) in HEADERS {
            assert!(plain.header(header).contains(part), "{what} {header}: {}", plain.header(header));
        }
        let mime = match name.rsplit_once('.').map_or("html", |(_, ending)| ending) {
            "html" => "text/html",
            "js" => "text/javascript",
            "css" => "text/css",
            "wasm" => "application/wasm",
            "webmanifest" => "application/manifest+json",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            other => panic!("{other}"),
        };
        assert!(plain.header("content-type").starts_with(mime), "{what}: {}", plain.header("content-type"));
        let caching = if is_fixed(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
        assert_eq!(plain.header("cache-control"), caching, "{what}");

        let encodings =
            [("gzip, deflate", "gzip"), ("gzip, deflate, br, zstd", if kind == Kind::Nginx { "gzip" } else { "br" })];
        for (encodings, expected) in encodings.into_iter().filter(|_| !name.ends_with(".png")) {
            let small = get(&host, name, encodings).await;
            assert_eq!(small.header("content-encoding"), expected, "{what}, for {encodings}");
            assert!(small.header("content-type").starts_with(mime), "{what}: {}", small.header("content-type"));
            assert!(
                small.header("vary").to_lowercase().contains("accept-encoding"),
                "{what}: {}",
                small.header("vary")
            );
            assert_eq!(small.header("cache-control"), caching, "{what}, small");
            let mut decoded = Vec::new();
            if expected == "br" {
                brotli::BrotliDecompress(&mut &*small.bytes, &mut decoded).expect("brotli");
            } else {
                flate2::read::GzDecoder::new(&*small.bytes)
                    .read_to_end(&mut decoded)
                    .expect("gzip");
            }
            assert!(decoded == whole, "{what}: the small one holds the same");
        }
    }
    for missing in ["pack.json", "nothing.html", "case/1", "nothing-0123456789abcdef.js"] {
        let answer = get(&host, missing, "gzip, br").await;
        assert_eq!(answer.status, 404, "{kind:?} {mount}{missing}");
        assert_eq!(answer.header("content-security-policy"), policy, "{kind:?} {mount}{missing}");
        // Also where its name has a sum: else a moment in which a new version is half there would last a year.
        assert_eq!(answer.header("cache-control"), "no-cache", "{kind:?} {mount}{missing}");
        assert!(answer.bytes != index.as_bytes(), "{kind:?} {mount}{missing}");
    }
    let folder = get(&host, "static/", "identity").await;
    assert_eq!(
        (folder.status, folder.header("content-type")),
        (200, "text/html; charset=utf-8"),
        "{kind:?} {mount}static/"
    );
    // The organisation's own pack is asked for anew each time.
    host.put("pack.json", "{\"名前\":1}")?;
    let pack = get(&host, "pack.json", "gzip, br").await;
    assert_eq!(
        (pack.status, pack.header("cache-control"), pack.header("content-encoding")),
        (200, "no-cache", ""),
        "{kind:?} {mount}"
    );
    assert!(
        pack.header("content-type").starts_with("application/json"),
        "{kind:?} {mount}: {}",
        pack.header("content-type")
    );
    assert_eq!(pack.bytes, "{\"名前\":1}".as_bytes(), "{kind:?} {mount}");
    Ok(())
}

#[tokio::test]
async fn nginx_sends_every_file_with_its_headers_small_and_whole() -> Result<(), Failure> {
    serves_everything_as_it_should(Kind::Nginx, "/").await?;
    serves_everything_as_it_should(Kind::Nginx, "/tools/morenaku/").await
}

#[tokio::test]
async fn nginx_with_its_brotli_module_sends_the_smaller_files() -> Result<(), Failure> {
    if !Kind::NginxBrotli.is_here() {
        eprintln!("nginx has no brotli module here: not tried.");
        return Ok(());
    }
    serves_everything_as_it_should(Kind::NginxBrotli, "/").await?;
    serves_everything_as_it_should(Kind::NginxBrotli, "/tools/morenaku/").await
}

#[tokio::test]
async fn caddy_sends_every_file_with_its_headers_small_and_whole() -> Result<(), Failure> {
    serves_everything_as_it_should(Kind::Caddy, "/").await?;
    serves_everything_as_it_should(Kind::Caddy, "/tools/morenaku/").await
}

#[tokio::test]
async fn apache_sends_every_file_with_its_headers_small_and_whole() -> Result<(), Failure> {
    serves_everything_as_it_should(Kind::Apache, "/").await?;
    serves_everything_as_it_should(Kind::Apache, "/tools/morenaku/").await
}

/// One tap, one tick, still there after a reload; where the place is secure also without the server.
async fn main_job(kind: Kind, mount: &str, name: &str) -> Result<(), Failure> {
    let mut host = Host::start(kind, mount).await?;
    let visitor = Visitor::arrive_as(Outfit::default()).await?;
    visitor.go_to(&host.address(name, "")).await?;
    visitor.wait_for_start().await?;
    let case = visitor.begin(1).await?;
    let first = visitor.first_act(&case).await?;
    visitor.tick(&first).await?;
    visitor.see_css(".save--ok").await?;
    let is_secure = visitor.js("return isSecureContext", vec![]).await? == true;
    assert_eq!(is_secure, name != INTRANET);
    if is_secure {
        visitor.wait_until_kept().await?;
    }
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.see_state(&first, "done").await?;
    // Over plain http the browser says that it leaves this header aside.
    let mut complaints = visitor.complaints().await?;
    complaints.retain(|complaint| !complaint.contains("Cross-Origin-Opener-Policy header has been ignored"));
    assert_eq!(complaints, [""; 0], "{kind:?} {mount}");
    if is_secure {
        host.stop().await;
        visitor.reload().await?;
        visitor.wait_for_start().await?;
        visitor.see_state(&first, "done").await?;
    } else {
        // What is open works on.
        host.stop().await;
        let n_asked = visitor.addresses().await?.len();
        visitor.walk("#/guide").await?;
        visitor.see_css("main h1").await?;
        visitor.walk(&format!("#/case/{case}/documents/notice")).await?;
        visitor.see_css(".sheet").await?;
        // Only Word documents need a part that was not asked for before: it says so, and tries again when told to.
        visitor.hand_out(W, "SAVE_DOCX").await?;
        visitor.see(W.say("NO_WORD")).await?;
        visitor.see_css(".sheet").await?;
        host.resume().await?;
        let file = visitor.download(async || visitor.hand_out(W, "SAVE_DOCX").await).await?;
        assert!(file.bytes.starts_with(b"PK"), "{kind:?} {mount}");
        let asked = visitor.addresses().await?.split_off(n_asked);
        let is_said =
            |address: &String| address.starts_with("blob:") || address.starts_with(&host.address(name, "word-"));
        assert!(asked.iter().all(is_said), "the privacy page speaks of no other request: {asked:?}");
    }
    visitor.leave_whatever_happened().await
}

#[tokio::test]
async fn the_main_job_is_done_on_nginx_and_without_it() -> Result<(), Failure> {
    main_job(Kind::Nginx, "/", "127.0.0.1").await?;
    main_job(Kind::Nginx, "/tools/morenaku/", INTRANET).await
}

#[tokio::test]
async fn the_main_job_is_done_on_apache_and_without_it() -> Result<(), Failure> {
    main_job(Kind::Apache, "/tools/morenaku/", "127.0.0.1").await?;
    main_job(Kind::Apache, "/", INTRANET).await
}

#[tokio::test]
async fn the_main_job_is_done_on_caddy_and_without_it() -> Result<(), Failure> {
    main_job(Kind::Caddy, "/tools/morenaku/", "127.0.0.1").await?;
    main_job(Kind::Caddy, "/", INTRANET).await
}
