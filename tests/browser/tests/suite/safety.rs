//! Nothing leaves the page, nothing foreign runs in it, and everybody can use it.

use browser_tests::{Failure, Key, Outfit, Visitor, Wording};
use serde_json::{Value, json};

const W: Wording = Wording::JA;
const DESK: (u32, u32) = (1280, 900);
const PHONE: (u32, u32) = (360, 740);
/// What narrow means in WCAG 2.2, 1.4.10.
const NARROW: (u32, u32) = (320, 640);

/// A worked case: something done, noted, found not to apply, answered.
async fn with_a_case(w: Wording) -> Result<(Visitor, String), Failure> {
    let visitor = Visitor::started(Outfit::speaking(w)).await?;
    let case = visitor.begin(1).await?;
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    let acts: Vec<_> = visitor.acts().await?;
    visitor.tick(&acts[0]).await?;
    visitor.open_tools(&acts[1]).await?;
    visitor.write(&format!("#note-{}", acts[1]), "メモ note").await?;
    visitor.choose_state(&acts[1], "not-applicable").await?;
    visitor.write(&format!("#reason-{}", acts[1]), "端末がない none").await?;
    visitor.see_state(&acts[1], "not-applicable").await?;
    Ok((visitor, case))
}

#[tokio::test]
async fn after_the_start_there_is_not_one_request() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::default()).await?;
    visitor.wait_until_kept().await?;
    let case = visitor.begin(5).await?;
    // What the first case made the browser load, if anything, counts too.
    let loaded = visitor.site().requests();
    let n_programs = asked(&visitor)
        .await?
        .iter()
        .filter(|address| address.contains("/page-") && address.ends_with(".wasm"))
        .count();
    assert_eq!(n_programs, 1, "{loaded:?}");
    let n_asked = asked(&visitor).await?.len();
    for route in visitor.all_routes(&case).await? {
        visitor.walk(&route).await?;
        visitor.open_folds().await?;
    }
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    let first = visitor.acts().await?[0].clone();
    visitor.tick(&first).await?;
    visitor.see_state(&first, "done").await?;
    visitor.click(Wording::JA.say("UNDO")).await?;
    let file = visitor.export(W.say("EXPORT")).await?;
    visitor.click(Wording::JA.say("OTHER_LANGUAGE")).await?;
    visitor.click(Wording::EN.say("OTHER_LANGUAGE")).await?;
    visitor.walk("#/settings").await?;
    visitor.click(W.say("THEME_DARK")).await?;
    visitor.choose_file("#import-file", "case.json", &file.bytes).await?;
    visitor.see(W.say("IMPORT_NOTHING_NEW")).await?;
    visitor.print("safety").await?;
    assert_eq!(visitor.site().requests(), loaded);
    assert_eq!(asked(&visitor).await?.len(), n_asked, "{:?}", asked(&visitor).await?);
    visitor.leave().await
}

/// What the browser asked any server for.
async fn asked(visitor: &Visitor) -> Result<Vec<String>, Failure> {
    Ok(visitor
        .addresses()
        .await?
        .into_iter()
        .filter(|address| !address.starts_with("blob:") && !address.starts_with("data:"))
        .collect())
}

#[tokio::test]
async fn text_never_becomes_markup_or_script() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::default()).await?;
    for attempt in [
        "document.body.innerHTML = '<b>x</b>'",
        "document.createElement('script').text = 'x'",
        "document.write('x')",
        "new Function('return 1')()",
        "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
    ] {
        // In a task of its own: the debugger's own evaluation may do what the page may not.
        let script = format!(
            "return new Promise(tell => setTimeout(() => {{ try {{ {attempt}; tell('done'); }} catch (refused) {{ tell(refused.name); }} }}));"
        );
        let result = visitor.js(&script, vec![]).await?;
        assert!(result == "TypeError" || result == "EvalError", "{attempt}: {result}");
    }
    let policy = "const policy = document.querySelector('meta[http-equiv=Content-Security-Policy]').content;
        return ['unsafe-inline', \"'unsafe-eval\", 'http:', 'https:', '*'].filter(word => policy.includes(word))";
    assert_eq!(visitor.js(policy, vec![]).await?, json!([]));
    let demanded = [
        "default-src 'none'",
        "connect-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types worker",
    ];
    let lacks = "const policy = document.querySelector('meta[http-equiv=Content-Security-Policy]').content.split('; ');
        return arguments[0].filter(rule => !policy.includes(rule))";
    assert_eq!(visitor.js(lacks, vec![json!(demanded)]).await?, json!([]), "each of these rules is in force");
    visitor.leave_whatever_happened().await
}

#[tokio::test]
async fn markup_in_a_file_is_shown_as_text() -> Result<(), Failure> {
    let (visitor, _) = with_a_case(W).await?;
    let image = "<img src=x onerror=\"window.hurt=1\">";
    let script = "<script>window.hurt=1</script>";
    let number = visitor.acts().await?[0].clone();
    let entry = |n: u8, more: Value| {
        let mut entry =
            json!({ "id": format!("1kasnzvm000{n}t4b0001a"), "at": "2026-11-23T01:00:00Z", "by": "<b>誰か</b>" });
        entry
            .as_object_mut()
            .expect("an object")
            .extend(more.as_object().cloned().unwrap_or_default());
        entry
    };
    let log = [
        entry(0, json!({ "kind": "opened", "title": image })),
        entry(1, json!({ "kind": "noted-item", "item": number, "note": script })),
        entry(2, json!({ "kind": "assigned-item", "item": number, "to": "<i>彼</i>" })),
        entry(
            3,
            json!({ "kind": "set-item", "item": number, "state": "not-applicable", "reason": "<svg onload=alert(1)>" }),
        ),
        entry(4, json!({ "kind": "answered-found", "found_by": "outsider", "from": "\"><iframe src=x>" })),
        entry(5, json!({ "kind": "<u>新しい</u>" })),
        entry(6, json!({ "kind": "set-item", "item": "<s>9-99</s>", "state": "done" })),
    ];
    let file = json!({ "format": "morenaku-case", "version": 1, "case": { "id": "0123456789" }, "log": log });
    visitor.walk("#/").await?;
    visitor
        .choose_file("#import-file", "<b>.json", file.to_string().as_bytes())
        .await?;
    visitor.click(W.say("IMPORT_INCOMING")).await?;
    visitor.see(image).await?;
    visitor.see(script).await?;
    visitor.click(W.say("IMPORT_DO")).await?;
    visitor.see(W.say("IMPORT_DONE")).await?;
    let step = number.split('-').next().unwrap_or("1").to_owned();
    let case = "#/case/0123456789";
    for (route, shows) in [
        ("#/".to_owned(), vec![image]),
        (format!("{case}/step/{step}"), vec![image, script, "<i>彼</i>", "<svg onload=alert(1)>", "<b>誰か</b>"]),
        (format!("{case}/log"), vec![script, "<u>新しい</u>", "<s>9-99</s>", "\"><iframe src=x>"]),
        (format!("{case}/print"), vec![image, script]),
        (format!("{case}/report"), vec![image, script, "\"><iframe src=x>"]),
        (format!("{case}/facts"), vec![image]),
    ] {
        visitor.walk(&route).await?;
        if route.ends_with("/log") {
            visitor.show_whole_record().await?;
        }
        visitor.open_folds().await?;
        for text in shows {
            visitor.see(text).await?;
        }
        // The dots of the questions are ours, and empty.
        let made = "return document.querySelectorAll('main :is(img, script, iframe), main :is(b, i, u):not([class], :empty), [onerror], [onload]').length + (window.hurt ? 100 : 0)";
        assert_eq!(visitor.js(made, vec![]).await?, 0, "{route}");
    }
    assert_eq!(
        visitor
            .js("return document.title.includes(arguments[0])", vec![image.into()])
            .await?,
        true
    );
    visitor.leave().await
}

#[tokio::test]
async fn no_page_has_barriers_on_a_light_desk_in_japanese() -> Result<(), Failure> {
    no_barriers(Wording::JA, DESK, false).await
}

#[tokio::test]
async fn no_page_has_barriers_on_a_dark_phone_in_english() -> Result<(), Failure> {
    no_barriers(Wording::EN, PHONE, true).await
}

/// All routes, with all folds open; what was found on all of them is told together.
async fn no_barriers(w: Wording, (width, height): (u32, u32), is_dark: bool) -> Result<(), Failure> {
    let (visitor, case) = with_a_case(w).await?;
    visitor.resize(width, height).await?;
    if is_dark {
        visitor.dark().await?;
    }
    let mut found = Vec::new();
    for route in visitor.all_routes(&case).await? {
        visitor.walk(&route).await?;
        visitor.open_folds().await?;
        found.extend(
            visitor
                .barriers()
                .await?
                .into_iter()
                .map(|barrier| format!("{route}: {barrier}")),
        );
    }
    assert!(found.is_empty(), "{} barriers:\n{}", found.len(), found.join("\n"));
    visitor.leave().await
}

/// A case of malware with personal data, whose deadlines run; over or not.
fn running(id: &str, is_over: bool) -> Value {
    let entry = |n: u8, more: Value| {
        let mut entry = json!({ "id": format!("1kasnzvm000{n}t4b0001a"), "at": "2026-11-23T01:00:00Z", "by": "Sato" });
        entry
            .as_object_mut()
            .expect("an object")
            .extend(more.as_object().cloned().unwrap_or_default());
        entry
    };
    let mut log = vec![
        entry(0, json!({ "kind": "opened", "title": "Ransomware ランサムウェア" })),
        entry(1, json!({ "kind": "answered-types", "types": ["malware", "unauthorised-access"] })),
        entry(2, json!({ "kind": "answered-fact", "fact": "personal", "answer": "yes" })),
        entry(3, json!({ "kind": "answered-fact", "fact": "my-number", "answer": "yes" })),
        entry(4, json!({ "kind": "answered-known-at", "known_at": "2026-11-01T17:30:00Z" })),
        entry(5, json!({ "kind": "set-item", "item": "4-06", "state": "done" })),
    ];
    if is_over {
        log.push(entry(6, json!({ "kind": "closed" })));
    }
    json!({ "format": "morenaku-case", "version": 1, "case": { "id": id }, "log": log })
}

#[tokio::test]
async fn running_deadlines_a_case_that_is_over_and_all_papers_have_no_barriers_either() -> Result<(), Failure> {
    for (w, is_dark) in [(Wording::EN, false), (Wording::JA, true)] {
        let visitor = Visitor::started(Outfit::speaking(w)).await?;
        if is_dark {
            visitor.dark().await?;
        }
        for (id, is_over) in [("0123456789", false), ("0123456780", true)] {
            visitor.walk("#/").await?;
            visitor
                .choose_file("#import-file", "case.json", running(id, is_over).to_string().as_bytes())
                .await?;
            visitor.click(w.say("IMPORT_DO")).await?;
            visitor.see(w.say("IMPORT_DONE")).await?;
        }
        let case = "#/case/0123456789";
        let mut routes: Vec<String> = ["#/", "#/case/0123456780", "#/binder/list-6", "#/binder/book", case]
            .map(str::to_owned)
            .into();
        routes.extend(["/duties", "/decisions", "/print", "/report"].map(|part| format!("{case}{part}")));
        visitor.walk(&format!("{case}/documents")).await?;
        let papers =
            "return [...document.querySelectorAll('.doc a[href*=documents]')].map(a => a.getAttribute('href'))";
        let papers = visitor.js(papers, vec![]).await?;
        let papers: Vec<String> = papers
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
        assert!(papers.len() > 12, "{papers:?}");
        // Half of the papers in each language: their parts are the same.
        routes.extend(papers.into_iter().skip(usize::from(is_dark)).step_by(2));
        let mut found = Vec::new();
        for route in routes {
            visitor.walk(&route).await?;
            visitor.open_folds().await?;
            found.extend(
                visitor
                    .barriers()
                    .await?
                    .into_iter()
                    .map(|barrier| format!("{route}: {barrier}")),
            );
        }
        assert!(found.is_empty(), "{} barriers:\n{}", found.len(), found.join("\n"));
        visitor.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn dialogs_notices_and_previews_have_no_barriers_in_either_light() -> Result<(), Failure> {
    let (visitor, case) = with_a_case(W).await?;
    let file = visitor.export(W.say("EXPORT")).await?;
    visitor.store("morenaku/2/x", "from the future").await?;
    visitor.open_anew("#/settings").await?;
    let mut found = Vec::new();
    let mut look = async |place: &str| -> Result<(), Failure> {
        for is_dark in [false, true] {
            if is_dark {
                visitor.dark().await?
            } else {
                visitor.as_usual().await?
            }
            found.extend(
                visitor
                    .barriers()
                    .await?
                    .into_iter()
                    .map(|barrier| format!("{place}: {barrier}")),
            );
        }
        Ok(())
    };
    visitor.choose_file("#import-file", "a.json", b"?").await?;
    visitor.see(W.say("IMPORT_FAILED")).await?;
    look("a failed import, unreadable data").await?;
    visitor
        .choose_file("#import-file", "b.json", file.text().replace(&case, "0123456789").as_bytes())
        .await?;
    visitor.click(W.say("IMPORT_INCOMING")).await?;
    look("a preview").await?;
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    visitor.click_css("[aria-expanded=false]").await?;
    let first = visitor.acts().await?[0].clone();
    visitor.fill_storage().await?;
    visitor.tick(&first).await?;
    visitor.see(W.say("NOT_SAVED_HELP")).await?;
    visitor.open_tools(&first).await?;
    visitor.choose_state(&first, "not-applicable").await?;
    visitor.see(W.say("REASON_WHY_NOT")).await?;
    look("not saved, asked for a reason").await?;
    visitor.click(W.say("OTHER")).await?;
    visitor.click(W.say("RENAME")).await?;
    visitor.click(W.say("DELETE_CASE")).await?;
    visitor.see(W.say("DELETE_LOST")).await?;
    look("the dialog").await?;
    assert!(found.is_empty(), "{} barriers:\n{}", found.len(), found.join("\n"));
    visitor.leave().await
}

#[tokio::test]
async fn no_page_scrolls_sideways_on_the_narrowest_phone() -> Result<(), Failure> {
    let mut found = Vec::new();
    for w in Wording::BOTH {
        let (visitor, case) = with_a_case(w).await?;
        visitor.resize(NARROW.0, NARROW.1).await?;
        for route in visitor.all_routes(&case).await? {
            visitor.walk(&route).await?;
            visitor.open_folds().await?;
            if visitor.scrolls_sideways().await? {
                let widest = "return [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                    .slice(0, 3).map(e => `${e.tagName}.${e.className} ${e.textContent.slice(0, 40)}`).join('; ')";
                found.push(format!("{} {route}: {}", w.language, visitor.js(widest, vec![]).await?));
            }
        }
        visitor.leave().await?;
    }
    assert!(found.is_empty(), "{} pages scroll sideways:\n{}", found.len(), found.join("\n"));
    Ok(())
}

/// Presses Tab until what has the focus fits the selector. There are not so many stops on the way.
async fn tab_to(visitor: &Visitor, css: &str) -> Result<(), Failure> {
    for _ in 0..80 {
        visitor.press(Key::Tab).await?;
        if visitor
            .js("return document.activeElement.matches(arguments[0])", vec![css.into()])
            .await?
            == true
        {
            let seen =
                "const e = document.activeElement, looks = [e, ...(e.labels || [])].map(e => getComputedStyle(e));
                return looks.some(look => look.outlineStyle !== 'none' || look.boxShadow !== 'none')";
            assert_eq!(visitor.js(seen, vec![]).await?, true, "the focus on `{css}` can be seen");
            return Ok(());
        }
    }
    Err(Failure::Misbehaved(format!("Tab never comes to `{css}`.")))
}

#[tokio::test]
async fn the_keyboard_alone_leads_from_the_start_to_a_ticked_item() -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::default()).await?;
    let focus_on = async |css: &str| {
        let script = "return document.activeElement.matches(arguments[0])";
        visitor
            .until(&format!("the focus on `{css}`"), async || Ok(visitor.js(script, vec![css.into()]).await? == true))
            .await
    };
    tab_to(&visitor, ".skip").await?;
    visitor.press(Key::Enter).await?;
    focus_on("main").await?;
    assert!(matches!(visitor.route().await?.as_str(), "" | "#/"), "skipping leaves the route alone");
    tab_to(&visitor, ".tiles > button").await?;
    visitor.press(Key::Enter).await?;
    visitor.see_css(".case-head").await?;
    focus_on("h1").await?;
    tab_to(&visitor, ".item__tick").await?;
    visitor.press(Key::Space).await?;
    focus_on(".item__tick[data-state=done][aria-checked=true]").await?;
    tab_to(&visitor, ".item__fold > summary").await?;
    visitor.press(Key::Enter).await?;
    focus_on("details[open] > summary").await?;
    tab_to(&visitor, "a[href$='/facts']").await?;
    visitor.press(Key::Enter).await?;
    visitor.see(W.say("FACTS_LEAD")).await?;
    focus_on("h1").await?;
    tab_to(&visitor, "input[name=personal]").await?;
    visitor.press(Key::Up).await?;
    visitor
        .see_css("fieldset:has(input[name=personal]) .changed:not(:empty)")
        .await?;
    focus_on("input[name=personal]:checked").await?;
    for (route, title) in [
        ("#/guide", "GUIDE_TITLE"),
        ("#/settings", "SETTINGS_TITLE"),
        ("#/nowhere", "MISSING_TITLE"),
        ("#/", "CONTINUE"),
    ] {
        visitor.walk(route).await?;
        focus_on("h1").await?;
        let name = visitor.js("return document.title", vec![]).await?;
        assert!(name.as_str().is_some_and(|name| name.starts_with(W.say(title))), "{route}: {name}");
    }
    visitor.leave().await
}
