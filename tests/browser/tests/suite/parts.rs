//! What the page is made of: the list of parts (`sbom.cdx.json`), as those who check parts for faults read it, and the
//! programs themselves.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The published schemas, which name one another by file.
struct Folder(PathBuf);

impl jsonschema::Retrieve for Folder {
    fn retrieve(&self, uri: &jsonschema::Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let name = uri.path().as_str().rsplit('/').next().unwrap_or_default();
        Ok(serde_json::from_str(&fs::read_to_string(self.0.join(name))?)?)
    }
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).expect("a file")).expect("JSON")
}

#[test]
fn it_follows_the_published_schema_and_names_each_part_once() {
    let site = std::env::var("MORENAKU_DIST").expect("the page");
    let list = read(&Path::new(&site).parent().expect("all forms").join("sbom.cdx.json"));
    let folder =
        PathBuf::from(std::env::var("MORENAKU_CYCLONEDX").expect("the schemas: run `cargo xtask test --only browser`"));
    let schema = read(&folder.join("bom-1.6.SNAPSHOT.schema.json"));
    let schema = jsonschema::options()
        .with_retriever(Folder(folder))
        .should_validate_formats(true)
        .build(&schema)
        .expect("a schema");
    let faults: Vec<String> = schema
        .iter_errors(&list)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!((&list["bomFormat"], &list["specVersion"]), (&"CycloneDX".into(), &"1.6".into()));

    let parts = list["components"].as_array().expect("parts");
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock")).expect("Cargo.lock");
    let mut names = BTreeSet::new();
    for part in parts {
        let (name, version) = (part["name"].as_str().expect("a name"), part["version"].as_str().expect("a version"));
        assert!(lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"")), "{name} {version}");
        assert_eq!(part["purl"], format!("pkg:cargo/{name}@{version}"));
        assert!(part["licenses"][0]["expression"].is_string(), "{name}: {}", part["licenses"]);
        assert!(names.insert((name, version)), "{name} stands there twice");
    }
    // What runs in the browser is there; what only builds or tests is not.
    let has = |wanted: &str| names.iter().any(|(name, _)| *name == wanted);
    assert!(
        ["yew", "serde_json", "jiff", "docx-rs", "wasm-bindgen", "qrcodegen", "sha2"]
            .into_iter()
            .all(has),
        "{names:?}"
    );
    assert!(!["thirtyfour", "jsonschema", "tiny_http", "proptest"].into_iter().any(has), "{names:?}");
}

#[test]
fn no_program_tells_in_whose_folder_it_was_built() {
    let site = PathBuf::from(std::env::var("MORENAKU_DIST").expect("the page"));
    let home = std::env::home_dir()
        .expect("a home")
        .into_os_string()
        .into_string()
        .expect("a path");
    let mut n_programs = 0;
    for entry in fs::read_dir(&site).expect("the page") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|ending| ending == "wasm") {
            let program = fs::read(&path).expect("a program");
            let tells = |what: &str| program.windows(what.len()).any(|part| part == what.as_bytes());
            for what in [&*home, ".cargo/registry", env!("CARGO_MANIFEST_DIR")] {
                assert!(!tells(what), "{} in {}", what, path.display());
            }
            n_programs += 1;
        }
    }
    assert_eq!(n_programs, 7, "first acts, all other pages, two languages, documents, Word documents, one shared");
}
