//! Files that are not taken in: each kind is told apart, and nothing changes. And files that come by drag and drop.

use browser_tests::{Failure, Outfit, Row, Visitor, Wording};
use serde_json::{Value, json};

const W: Wording = Wording::JA;

/// What is to be done in the step that is open.
async fn acts(visitor: &Visitor) -> Result<Vec<Row>, Failure> {
    Ok(visitor.rows().await?.into_iter().filter(|row| !row.is_caution).collect())
}

/// A case with a ticked and a noted item, on the start page; its file.
async fn with_a_case(outfit: Outfit) -> Result<(Visitor, String, Value), Failure> {
    let w = if outfit.language == "ja" { Wording::JA } else { Wording::EN };
    let visitor = Visitor::started(outfit).await?;
    let case = visitor.begin(1).await?;
    visitor.walk(&format!("#/case/{case}/step/1")).await?;
    let rows = acts(&visitor).await?;
    visitor.tick(&rows[0].number).await?;
    visitor.see_state(&rows[0].number, "done").await?;
    let file = visitor.export(w.say("EXPORT")).await?;
    visitor.walk("#/").await?;
    let file = serde_json::from_str(&file.text()).expect("an export is JSON");
    Ok((visitor, case, file))
}

/// The file with one place changed.
fn with(file: &Value, place: &str, value: Value) -> String {
    let mut file = file.clone();
    *file.pointer_mut(place).unwrap_or_else(|| panic!("no {place} in the file")) = value;
    file.to_string()
}

fn without(file: &Value, parent: &str, name: &str) -> String {
    let mut file = file.clone();
    let parent = file.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object");
    assert!(parent.remove(name).is_some(), "no {name}");
    file.to_string()
}

/// What is chosen, and what the message has to say in Japanese and in English.
fn broken(file: &Value) -> Vec<(&'static str, Vec<u8>, [&'static str; 2])> {
    let whole = file.to_string();
    let half: String = whole.chars().take(whole.chars().count() / 2).collect();
    let many = json!({ "format": "morenaku-cases", "version": 1, "cases": [file, { "format": "morenaku-case", "version": 9 }] });
    let not_json = ["JSONファイルではない", "not a JSON file"];
    let not_text = ["文字（UTF-8）として読めません", "as text (UTF-8)"];
    let not_ours = ["もれなくのファイルではありません", "not a Morenaku file"];
    let newer = ["新しい版", "newer version"];
    vec![
        ("empty", Vec::new(), not_json),
        ("text", "会議のメモ".into(), not_json),
        ("cut-off", half.into(), not_json),
        ("picture", vec![0x89, b'P', b'N', b'G', 0, 0xff, 0xfe], not_text),
        ("other-json", r#"{"hello": [1, 2]}"#.into(), not_ours),
        ("list", "[]".into(), not_ours),
        ("other-format", with(file, "/format", json!("minutes")).into(), not_ours),
        ("segment", with(file, "/format", json!("morenaku-segment")).into(), not_ours),
        ("newer", with(file, "/version", json!(2)).into(), newer),
        ("newer-among-others", many.to_string().into(), newer),
        ("no-version", without(file, "", "version").into(), ["version", "version"]),
        ("no-log", without(file, "", "log").into(), ["log", "log"]),
        ("empty-log", with(file, "/log", json!([])).into(), ["log", "log"]),
        ("log-as-text", with(file, "/log", json!("opened")).into(), ["log", "log"]),
        ("time-as-number", with(file, "/log/1/at", json!(5)).into(), ["log[1].at", "log[1].at"]),
        ("no-time", without(file, "/log/1", "at").into(), ["log[1].at", "log[1].at"]),
        ("foreign-entry-id", with(file, "/log/2/id", json!("../../x")).into(), ["log[2].id", "log[2].id"]),
        ("unknown-state", with(file, "/log/2/state", json!("exploded")).into(), ["log[2].state", "log[2].state"]),
        ("case-id", with(file, "/case/id", json!("A/B")).into(), ["case.id", "case.id"]),
        ("shift-jis", in_shift_jis(&with(file, "/log/0/title", json!("紛失"))), not_text),
        (
            "utf-16",
            [0xfeff]
                .into_iter()
                .chain(whole.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect(),
            not_text,
        ),
        ("too-large", vec![b' '; 20_000_001], ["大きすぎます", "too large"]),
        ("altered", with(file, "/log/2/state", json!("in-progress")).into(), ["食い違って", "contradicts"]),
    ]
}

/// As an editor writes it in Shift_JIS, with one letter (あ) for all that are Japanese.
fn in_shift_jis(text: &str) -> Vec<u8> {
    text.chars()
        .flat_map(|char| u8::try_from(char).map_or(vec![0x82, 0xa0], |byte| vec![byte]))
        .collect()
}

async fn every_kind_is_told_apart(w: Wording) -> Result<(), Failure> {
    let (visitor, _, file) = with_a_case(Outfit::speaking(w)).await?;
    let before = visitor.whole_storage().await?;
    let cases = visitor.texts(".case-row").await?;
    for (name, bytes, says) in broken(&file) {
        // What the last one left must not be taken for this one's.
        visitor.walk("#/about").await?;
        visitor.walk("#/").await?;
        visitor.choose_file("#import-file", &format!("{name}.json"), &bytes).await?;
        visitor.see(w.say("IMPORT_FAILED")).await?;
        let message = visitor.texts(".drop .notice--danger").await?.concat();
        let wanted = if w == Wording::JA { says[0] } else { says[1] };
        assert!(message.contains(wanted), "{name}: “{message}” does not say “{wanted}”");
        assert_eq!(visitor.count(".drop button").await?, 0, "{name}: there is nothing to confirm");
        assert_eq!(visitor.whole_storage().await?, before, "{name}");
        assert_eq!(visitor.texts(".case-row").await?, cases, "{name}");
    }
    visitor.leave().await
}

#[tokio::test]
async fn every_kind_of_broken_file_is_told_apart_in_japanese() -> Result<(), Failure> {
    every_kind_is_told_apart(Wording::JA).await
}

#[tokio::test]
async fn every_kind_of_broken_file_is_told_apart_in_english() -> Result<(), Failure> {
    every_kind_is_told_apart(Wording::EN).await
}

#[tokio::test]
async fn a_whole_file_is_taken_in_after_a_broken_one_and_the_same_file_brings_nothing() -> Result<(), Failure> {
    let (visitor, case, file) = with_a_case(Outfit::default()).await?;
    visitor.choose_file("#import-file", "a.json", b"?").await?;
    visitor.see(W.say("IMPORT_FAILED")).await?;
    visitor
        .choose_file("#import-file", "b.json", file.to_string().as_bytes())
        .await?;
    visitor.see(W.say("IMPORT_NOTHING_NEW")).await?;
    assert!(!visitor.sees(W.say("IMPORT_FAILED")).await?);
    visitor
        .choose_file("#import-file", "c.json", file.to_string().replace(&case, "0123456789").as_bytes())
        .await?;
    visitor.click(W.say("IMPORT_DO")).await?;
    visitor.see(W.say("IMPORT_DONE")).await?;
    assert_eq!(visitor.count(".case-row").await?, 2);
    visitor.leave().await
}

#[tokio::test]
async fn a_second_bad_file_says_so_again_and_so_does_the_same_one() -> Result<(), Failure> {
    let (visitor, ..) = with_a_case(Outfit::default()).await?;
    let mut told: Vec<String> = Vec::new();
    for (name, says) in
        [("a.json", "「a.json」: "), ("b.json", "「b.json」: "), ("b.json", "（2回目）"), ("b.json", "（3回目）")]
    {
        visitor.choose_file("#import-file", name, b"?").await?;
        visitor.see(says).await?;
        let status = visitor.texts(".drop [role=status]").await?.concat();
        assert!(status.contains(W.say("IMPORT_FAILED")) && status.contains(name), "{status}");
        assert!(!told.contains(&status), "nothing that one hears or sees is new: {status}");
        told.push(status);
    }
    visitor.leave().await
}

#[tokio::test]
async fn a_file_in_another_encoding_brings_no_garbled_case() -> Result<(), Failure> {
    let (visitor, case, file) = with_a_case(Outfit::default()).await?;
    let before = visitor.whole_storage().await?;
    visitor
        .choose_file("#import-file", "re-saved.json", &in_shift_jis(&file.to_string().replace(&case, "0123456789")))
        .await?;
    visitor.see(W.say("UNREADABLE_FILE")).await?;
    assert_eq!(visitor.count(".drop button").await?, 0, "there is nothing to confirm");
    assert_eq!(visitor.whole_storage().await?, before);
    visitor.leave().await
}

#[tokio::test]
async fn a_file_of_any_size_is_refused_without_being_read() -> Result<(), Failure> {
    let (visitor, case, file) = with_a_case(Outfit::default()).await?;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("huge.json");
    // It takes no room on the disk.
    std::fs::File::create(&path)
        .and_then(|huge| huge.set_len(1 << 30))
        .expect("a file with a hole");
    visitor.choose_path("#import-file", &path).await?;
    visitor.see("大きすぎます（1074MB").await?;
    visitor
        .choose_file("#import-file", "b.json", file.to_string().replace(&case, "0123456789").as_bytes())
        .await?;
    visitor.click(W.say("IMPORT_DO")).await?;
    visitor.see(W.say("IMPORT_DONE")).await?;
    assert_eq!(visitor.count(".case-row").await?, 2);
    visitor.leave().await
}

#[tokio::test]
async fn copies_that_went_on_apart_are_united() -> Result<(), Failure> {
    let (visitor, case, file) = with_a_case(Outfit::default()).await?;
    visitor.walk(&format!("#/case/{case}/step/1")).await?;
    let here = acts(&visitor).await?;
    visitor.tick(&here[1].number).await?;
    visitor.see_state(&here[1].number, "done").await?;
    let mut theirs = file.clone();
    let entry = json!({ "id": "1kasnzvm0000t4b0001a", "at": "2026-11-23T01:00:00Z", "by": "Sato", "kind": "noted-item",
        "item": here[2].number, "note": "別の人のメモ" });
    theirs
        .pointer_mut("/log")
        .and_then(Value::as_array_mut)
        .expect("a log")
        .push(entry);
    visitor.walk("#/settings").await?;
    visitor
        .choose_file("#import-file", "theirs.json", theirs.to_string().as_bytes())
        .await?;
    visitor.click(W.say("IMPORT_INCOMING")).await?;
    visitor.see("別の人のメモ").await?;
    visitor.click(W.say("IMPORT_DO")).await?;
    visitor.click(W.say("OPEN_CASE")).await?;
    visitor.walk(&format!("#/case/{case}/step/1")).await?;
    let rows = acts(&visitor).await?;
    assert_eq!((rows[0].state.as_str(), rows[1].state.as_str()), ("done", "done"), "what was only here stays");
    assert!(rows[2].record.contains("別の人のメモ"), "{:?}", rows[2]);
    visitor.leave().await
}

#[tokio::test]
async fn a_file_can_be_dropped() -> Result<(), Failure> {
    let (visitor, case, file) = with_a_case(Outfit::default()).await?;
    visitor.click(W.say("IMPORT_A_CASE")).await?;
    let drop = "const [text, name] = arguments, zone = document.querySelector('.drop'), dataTransfer = new DataTransfer();
        if (name) dataTransfer.items.add(new File([text], name, { type: 'application/json' })); else dataTransfer.setData('text/plain', text);
        return ['dragover', 'drop'].map(kind =>
            zone.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true })));";
    let kept_from_the_browser = visitor.js(drop, vec!["?".into(), "a.json".into()]).await?;
    assert_eq!(kept_from_the_browser, json!([false, false]), "else the browser would leave the page for the file");
    visitor.see(W.say("IMPORT_FAILED")).await?;
    visitor.js(drop, vec!["no file at all".into(), Value::Null]).await?;
    visitor
        .js(drop, vec![file.to_string().replace(&case, "0123456789").into(), "b.json".into()])
        .await?;
    visitor.see(W.say("IMPORT_INCOMING")).await?;
    assert_eq!(visitor.count(".case-row").await?, 1, "nothing changes before it is confirmed");
    visitor.click(W.say("IMPORT_DO")).await?;
    visitor.see(W.say("IMPORT_DONE")).await?;
    assert_eq!(visitor.count(".case-row").await?, 2);
    visitor.leave().await
}

#[tokio::test]
async fn a_file_that_is_dropped_beside_the_place_for_it_leaves_the_page_where_it_is() -> Result<(), Failure> {
    let (visitor, _, file) = with_a_case(Outfit::default()).await?;
    visitor.click(W.say("IMPORT_A_CASE")).await?;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("case.json");
    std::fs::write(&path, file.to_string()).expect("a file");
    let drop_at = async |x: u32, y: u32| {
        for kind in ["dragEnter", "dragOver", "drop"] {
            let data = json!({ "items": [], "files": [path.to_string_lossy()], "dragOperationsMask": 1 });
            visitor
                .devtools("Input.dispatchDragEvent", json!({ "type": kind, "x": x, "y": y, "data": data }))
                .await?;
        }
        Ok::<_, Failure>(())
    };
    visitor.js("globalThis.since = 'the start'; scrollTo(0, 0)", vec![]).await?;
    drop_at(300, 200).await?;
    // The same file in its place: the browser has done by then whatever it does with the first.
    let place = "const zone = document.querySelector('.drop'); zone.scrollIntoView({ block: 'center' });
        const { x, y } = zone.getBoundingClientRect(); return [Math.round(x) + 8, Math.round(y) + 8]";
    let place = visitor.js(place, vec![]).await?;
    let at = |at: usize| {
        place
            .get(at)
            .and_then(Value::as_u64)
            .and_then(|at| u32::try_from(at).ok())
            .expect("a place")
    };
    drop_at(at(0), at(1)).await?;
    visitor.see(W.say("IMPORT_NOTHING_NEW")).await?;
    assert_eq!(visitor.js("return globalThis.since ?? 'anew'", vec![]).await?, "the start");
    assert_eq!(visitor.driver().windows().await?.len(), 1, "nor is it opened in another tab");
    visitor.leave().await
}

#[tokio::test]
async fn a_preview_says_how_the_file_relates_to_what_is_here() -> Result<(), Failure> {
    for (language, new, same, newer, older, diverged) in [
        (
            "ja",
            "この端末にない事案です",
            "同じです",
            "ファイルの方が新しく、1件",
            "この端末の方が新しく（1件多い）",
            "ファイルから1件が加わり、この端末だけの1件も残ります",
        ),
        (
            "en",
            "not on this device yet",
            "The same as",
            "The file is newer: 1 entries",
            "This device has 1 entries more",
            "Both have gone on: 1 entries would come in, and the 1 that are only here",
        ),
    ] {
        let (visitor, case, file) = with_a_case(Outfit { language: language.into(), ..Outfit::default() }).await?;
        let n_entries = file["log"].as_array().map_or(0, Vec::len);
        let mut longer = file.clone();
        let mut entry = file["log"][n_entries - 1].clone();
        entry["id"] = json!("1zzzzzzzz000t4b0001a");
        longer["log"].as_array_mut().expect("a list").push(entry.clone());
        let mut shorter = file.clone();
        shorter["log"].as_array_mut().expect("a list").pop();
        let mut other = shorter.clone();
        other["log"].as_array_mut().expect("a list").push(entry);
        let unknown = file.to_string().replace(&case, "0123456789");
        for (text, says) in [
            (unknown, new),
            (file.to_string(), same),
            (longer.to_string(), newer),
            (shorter.to_string(), older),
            (other.to_string(), diverged),
        ] {
            visitor.choose_file("#import-file", "case.json", text.as_bytes()).await?;
            visitor.see(says).await?;
        }
        assert_eq!(visitor.count(".case-row").await?, 1, "nothing has been taken in");
        visitor.leave().await?;
    }
    Ok(())
}
