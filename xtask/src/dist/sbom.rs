//! The list of what the page is made of (`CycloneDX` 1.6), from Cargo's own metadata: only what is compiled into the
//! program.

use crate::error::Error;
use crate::process::{answer, cargo};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

pub fn write(path: &Path) -> Result<(), Error> {
    let text =
        answer(cargo().args(["metadata", "--format-version=1", "--locked", "--offline", "--filter-platform", TARGET]))
            .ok_or_else(|| unreadable(path, "cargo metadata failed"))?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| unreadable(path, &error.to_string()))?;
    let list = list(&metadata).ok_or_else(|| unreadable(path, "cargo metadata has another form than expected"))?;
    let text = format!("{list:#}\n");
    fs::write(path, text).map_err(Error::io(format!("writing {}", path.display())))
}

fn unreadable(path: &Path, why: &str) -> Error {
    Error::unreadable(path, why.to_owned())
}

fn list(metadata: &Value) -> Option<Value> {
    let packages = metadata["packages"].as_array()?;
    let nodes = metadata["resolve"]["nodes"].as_array()?;
    let package = |id: &str| packages.iter().find(|package| package["id"] == id);
    let needs = |id: &str| -> Vec<&str> {
        let Some(node) = nodes.iter().find(|node| node["id"] == id) else { return Vec::new() };
        let is_compiled_in = |dep: &&Value| {
            dep["dep_kinds"]
                .as_array()
                .is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
        };
        node["deps"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(is_compiled_in)
            .filter_map(|dep| dep["pkg"].as_str())
            .collect()
    };
    let root = packages.iter().find(|package| package["name"] == "morenaku")?["id"].as_str()?;
    let mut reached = BTreeSet::from([root]);
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        open.extend(needs(id).into_iter().filter(|id| reached.insert(id)));
    }
    let component = |id: &str, sort: &str| {
        let package = package(id)?;
        let (name, version) = (package["name"].as_str()?, package["version"].as_str()?);
        let mut component = json!({ "type": sort, "bom-ref": purl(package)?, "name": name, "version": version, "purl": purl(package)? });
        if let Some(license) = package["license"].as_str() {
            component["licenses"] = json!([{ "expression": license.replace('/', " OR ") }]);
        }
        Some(component)
    };
    let mut dependencies = Vec::new();
    for id in &reached {
        let on: Option<BTreeSet<String>> = needs(id).into_iter().map(|id| purl(package(id)?)).collect();
        dependencies.push(json!({ "ref": purl(package(id)?)?, "dependsOn": on? }));
    }
    let components: Option<Vec<Value>> = reached
        .iter()
        .filter(|id| **id != root)
        .map(|id| component(id, "library"))
        .collect();
    Some(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": component(root, "application")? },
        "components": components?,
        "dependencies": dependencies,
    }))
}

fn purl(package: &Value) -> Option<String> {
    Some(format!("pkg:cargo/{}@{}", package["name"].as_str()?, package["version"].as_str()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_compiled_in_is_listed() {
        let package = |name: &str| json!({ "id": name, "name": name, "version": "1.0.0", "license": "MIT/Apache-2.0" });
        let dep = |name: &str, kind: Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [package("morenaku"), package("yew"), package("toml"), package("proptest"), package("xtask")],
            "resolve": { "nodes": [
                { "id": "morenaku", "deps": [dep("yew", Value::Null), dep("toml", "build".into()), dep("proptest", "dev".into())] },
                { "id": "yew", "deps": [] },
            ] },
        });
        let list = list(&metadata).unwrap();
        let names: Vec<&str> = list["components"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|one| one["name"].as_str())
            .collect();
        assert_eq!(names, ["yew"]);
        assert_eq!(list["components"][0]["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(list["dependencies"][0]["dependsOn"][0], "pkg:cargo/yew@1.0.0");
    }
}
