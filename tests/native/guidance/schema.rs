//! Proves that the schemas with which editors complete and check `content/` are those of the types that the build
//! reads, that every file fits its own, and that `content/README.md` names every file and every field.
//!
//! After a change that is meant: `MORENAKU_REVIEW=1 cargo test guidance::schema` writes the schemas anew; read the
//! difference before it is committed.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::content;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// As people and editors read it. TOML has no null: what may be left out is left out.
fn plain(value: &mut Value) {
    if let Some(object) = value.as_object_mut() {
        if let Some(kinds) = object.get_mut("type")
            && let Some([kind, Value::String(null)]) = kinds.as_array().map(Vec::as_slice)
            && null == "null"
        {
            *kinds = kind.clone();
        }
        if let Some(Value::Array(choices)) = object.remove("anyOf") {
            let chosen = choices.into_iter().find(|choice| choice["type"] != "null");
            object.extend(chosen.and_then(|choice| choice.as_object().cloned()).into_iter().flatten());
        }
        // Where a comment is broken says nothing.
        if let Some(Value::String(said)) = object.get_mut("description") {
            *said = said.replace('\n', " ");
        }
        object.values_mut().for_each(plain);
    } else if let Some(list) = value.as_array_mut() {
        list.iter_mut().for_each(plain);
    }
}

/// The schema of a type, in the draft that editors of TOML know.
fn schema<T: JsonSchema>(id: &str, title: &str) -> Value {
    let mut schema = SchemaSettings::draft07()
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value();
    plain(&mut schema);
    schema["$id"] = json!(format!("urn:morenaku:schema:content-{id}"));
    schema["title"] = json!(title);
    schema
}

/// The schemas with their files: of `content/forms/`, and of everything else under `content/`.
fn schemas() -> [(&'static str, Value); 2] {
    [
        ("schema/content/form.schema.json", schema::<content::Form>("form", "A paper (content/forms/*.toml)")),
        (
            "schema/content/list.schema.json",
            schema::<content::List>("list", "A list of the guidance (content/**/*.toml)"),
        ),
    ]
}

/// All files below a folder that end so, as paths from the root, sorted.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root().join(folder)).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = format!("{folder}/{}", entry.file_name().into_string().expect("UTF-8"));
        if entry.path().is_dir() {
            names.extend(files(&name, ending));
        } else if name.ends_with(ending) {
            names.push(name);
        }
    }
    names.sort();
    names
}

#[test]
fn the_schemas_are_those_of_the_types_that_the_build_reads() {
    for (name, schema) in schemas() {
        let now = format!("{schema:#}\n");
        if env::var_os("MORENAKU_REVIEW").is_some() {
            fs::write(root().join(name), &now).expect("the schema");
        }
        let written: Value = serde_json::from_str(&read(name)).unwrap_or_default();
        assert_eq!(written, schema, "{name}: see the head of this file");
    }
}

#[test]
fn every_file_of_the_content_fits_its_schema() {
    let [(_, form), (_, list)] = schemas();
    let of = |schema: &Value| {
        assert!(jsonschema::draft7::meta::is_valid(schema), "the schema is one");
        jsonschema::draft7::new(schema).expect("a schema that stands alone")
    };
    let (form, list) = (of(&form), of(&list));
    let mut problems = Vec::new();
    for name in files("content", ".toml") {
        let held: Value = toml::from_str(&read(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let schema = if name.starts_with("content/forms/") { &form } else { &list };
        problems.extend(
            schema
                .iter_errors(&held)
                .map(|error| format!("{name}: {}: {error}", error.instance_path())),
        );
    }
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn a_schema_refuses_what_the_build_refuses() {
    let [(_, form), (_, list)] = schemas();
    let text = json!({ "ja": "名", "en": "name" });
    let item = json!({ "id": "2-05", "kind": "action", "act": text, "why": text });
    let refused = |schema: &Value, held: &Value| !jsonschema::draft7::new(schema).expect("a schema").is_valid(held);
    assert!(!refused(&list, &json!({ "item": [item] })));
    let edits = [
        ("kind", json!("warning")),
        ("id", json!("7-05")),
        ("act", json!({ "ja": "名" })),
        ("act", json!({ "ja": "名", "en": " " })),
        ("types", json!(["virus"])),
        ("first", json!(["every"])),
        ("reffs", json!([])),
        ("outdated", Value::Null),
    ];
    for (field, value) in edits {
        let mut edited = item.clone();
        edited[field] = value;
        assert!(refused(&list, &json!({ "item": [edited] })), "{edited}");
    }
    assert!(!refused(&form, &json!({ "id": "notice", "for": "outside", "name": text })));
    for (field, value) in
        [("order", json!("first")), ("for", json!("all")), ("item", json!([item])), ("name", json!("名"))]
    {
        let mut edited = json!({ "id": "notice", "for": "outside", "name": text });
        edited[field] = value;
        assert!(refused(&form, &edited), "{edited}");
    }
}

#[test]
fn every_file_has_a_schema_in_the_editors_settings() {
    let settings: toml::Table = toml::from_str(&read(".taplo.toml")).expect("TOML");
    let rules = settings["rule"].as_array().expect("rules");
    let named: Vec<(&str, Vec<&str>)> = rules
        .iter()
        .map(|rule| {
            let include = rule["include"]
                .as_array()
                .expect("a list")
                .iter()
                .filter_map(|glob| glob.as_str());
            (rule["schema"]["path"].as_str().expect("a path"), include.collect())
        })
        .collect();
    // The last rule that fits holds.
    let expected = [
        ("./schema/content/list.schema.json", vec!["content/**/*.toml"]),
        ("./schema/content/form.schema.json", vec!["content/forms/*.toml"]),
    ];
    assert_eq!(named, expected);
}

#[test]
fn the_readme_names_every_file_and_every_field() {
    let readme = read("content/README.md");
    let is_named = |name: &str| readme.contains(&format!("`{name}`"));
    let unnamed = files("content", "")
        .into_iter()
        .filter_map(|name| name.strip_prefix("content/").map(str::to_owned))
        .filter(|name| name != "README.md" && !name.starts_with("items/") && !is_named(name));
    assert_eq!(unnamed.collect::<Vec<_>>(), [""; 0], "files");
    let mut fields = BTreeSet::new();
    for (_, schema) in schemas() {
        let types = schema["definitions"].as_object().expect("types").values().chain([&schema]);
        fields.extend(
            types
                .filter_map(|one| one["properties"].as_object())
                .flat_map(|all| all.keys().cloned()),
        );
    }
    let unnamed = fields.into_iter().filter(|field| {
        !is_named(field) && !readme.contains(&format!("[[{field}]]")) && !readme.contains(&format!("{field} = "))
    });
    assert_eq!(unnamed.collect::<Vec<_>>(), [""; 0], "fields");
}
