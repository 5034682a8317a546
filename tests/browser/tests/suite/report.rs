//! Paper and screen: what was ticked on paper is keyed in, and a whole case is printed as one report whose every sheet
//! says what it belongs to.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};

use browser_tests::{Failure, Outfit, Paper, Visitor, Wording};
use serde_json::{Value, json};

const LOSS: usize = 1;
const SCHEMA: &str = include_str!("../../../../schema/case-v1.schema.json");

async fn arrive(w: Wording) -> Result<Visitor, Failure> {
    Visitor::started(Outfit::speaking(w)).await
}

async fn typed(visitor: &Visitor) -> Result<Value, Failure> {
    visitor.js("return document.querySelector('#keyed').value", vec![]).await
}

/// What is kept of cases, without what is only being typed.
async fn recorded(visitor: &Visitor) -> Result<Value, Failure> {
    visitor
        .js("return Object.entries(localStorage).filter(([key]) => !key.startsWith('morenaku/typed/')).sort()", vec![])
        .await
}

#[tokio::test]
async fn ticks_from_paper_are_previewed_then_recorded_with_their_time_and_name() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let visitor = arrive(w).await?;
        let case = visitor.begin(LOSS).await?;
        visitor.walk(&format!("#/case/{case}/facts")).await?;
        visitor.click_css(".case-head__writer > summary").await?;
        visitor.write("#writer-now", "渡邉").await?;
        visitor.walk(&format!("#/case/{case}/step/2")).await?;
        let acts: Vec<String> = visitor.acts().await?;
        let [first, second, third, ..] = acts.as_slice() else { panic!("too few acts: {acts:?}") };
        // From the page that is printed it is one tap.
        visitor.walk(&format!("#/case/{case}/print")).await?;
        visitor.click(w.say("KEYED_LINK")).await?;
        visitor.see_css("#keyed").await?;
        visitor.assert_no_barriers().await?;
        let before = recorded(&visitor).await?;
        let lines = format!(
            "{first} done 09:30 Sato\n{second}　対応中　０時０５分　佐藤\n電話した\n{third} n/a 紙では該当しない @高橋\n2-999 済"
        );
        visitor.set(w.say("KEYED_LABEL"), &lines).await?;
        visitor.see(w.say("KEYED_PREVIEW")).await?;
        visitor
            .until("three lines", async || Ok(visitor.count("table.keyed tr:has(td)").await? == 3))
            .await?;
        let rows = visitor.texts("table.keyed tr:has(td)").await?;
        assert!(rows[0].contains(first) && rows[0].contains("09:30") && rows[0].contains("Sato"), "{rows:?}");
        assert!(
            rows[1].contains("00:05") && rows[1].contains("佐藤") && rows[1].contains(w.say("STATE_IN_PROGRESS")),
            "{rows:?}"
        );
        assert!(rows[2].contains("紙では該当しない") && rows[2].contains(w.say("NO_TIME_ON_PAPER")), "{rows:?}");
        let unread = visitor.texts(".keyed__unread li").await?;
        assert!(unread.len() == 2 && unread[0].contains("電話した") && unread[1].contains("2-999"), "{unread:?}");
        visitor.assert_no_barriers().await?;
        visitor.resize(390, 844).await?;
        assert!(!visitor.scrolls_sideways().await?);
        visitor.screenshot_whole(&format!("keyed-phone-{}", w.language)).await?;
        visitor.resize(1280, 900).await?;
        visitor.screenshot_whole(&format!("keyed-{}", w.language)).await?;
        assert_eq!(recorded(&visitor).await?, before, "nothing is recorded before the button is pressed");

        visitor.click(w.say("OBSERVE_DO")).await?;
        visitor
            .until("the field", async || Ok(typed(&visitor).await? == "電話した\n2-999 済"))
            .await?;
        visitor.see_css(".feedback span").await?;
        assert!(visitor.texts(".feedback").await?.concat().contains('3'));
        assert_eq!(visitor.count("table.keyed").await?, 0, "nothing more to record");

        visitor.reload().await?;
        visitor.wait_for_start().await?;
        visitor.walk(&format!("#/case/{case}/step/2")).await?;
        for (number, state) in [(first, "done"), (second, "in-progress"), (third, "not-applicable")] {
            visitor.see_state(number, state).await?;
        }
        let rows = visitor.rows().await?;
        let record = |number: &String| rows.iter().find(|row| row.number == *number).expect("a row").record.clone();
        for expected in ["09:30 Sato", w.say("KEYED_IN"), "渡邉"] {
            assert!(record(first).contains(expected), "{}", record(first));
        }
        assert!(record(third).contains("紙では該当しない") && record(third).contains("高橋"), "{}", record(third));
        visitor.walk(&format!("#/case/{case}/print")).await?;
        visitor.see_css("table.paper").await?;
        let paper = visitor.print(&format!("keyed-{}", w.language)).await?;
        assert!(paper.text.contains("09:30 Sato"), "the time on paper is printed: {}", paper.text);

        visitor.walk(&format!("#/case/{case}")).await?;
        let file: Value = serde_json::from_str(&visitor.export(w.say("EXPORT")).await?.text()).expect("JSON");
        let schema: Value = serde_json::from_str(SCHEMA).expect("a schema");
        let schema = jsonschema::options()
            .should_validate_formats(true)
            .build(&schema)
            .expect("a schema");
        let problems: Vec<String> = schema.iter_errors(&file).map(|problem| problem.to_string()).collect();
        assert_eq!(problems, Vec::<String>::new());
        let log = file["log"].as_array().expect("a log");
        let keyed: Vec<&Value> = log.iter().filter(|entry| entry["source"] == "paper").collect();
        assert_eq!(keyed.len(), 3, "an entry a line");
        assert_eq!(
            (&keyed[0]["item"], &keyed[0]["done_by"], &keyed[0]["by"]),
            (&json!(first), &json!("Sato"), &json!("渡邉"))
        );
        assert!(
            keyed[0]["done_at"].as_str().is_some_and(|at| at.ends_with("T00:30:00Z"))
                && keyed[0]["at"] != keyed[0]["done_at"],
            "{}",
            keyed[0]
        );
        assert_eq!(keyed[2].get("done_at"), None, "no time was on the paper");
        visitor.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn undo_takes_back_one_keyed_line_after_the_other() -> Result<(), Failure> {
    let w = Wording::JA;
    let visitor = arrive(w).await?;
    let case = visitor.begin(LOSS).await?;
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    let acts: Vec<String> = visitor.acts().await?;
    visitor.walk(&format!("#/case/{case}/keyed")).await?;
    visitor
        .set(w.say("KEYED_LABEL"), &format!("{} 済 0:10 佐藤\n{} 済 0:20 佐藤", acts[0], acts[1]))
        .await?;
    visitor.click(w.say("OBSERVE_DO")).await?;
    visitor
        .until("the empty field", async || Ok(typed(&visitor).await? == ""))
        .await?;
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    visitor.see_state(&acts[1], "done").await?;
    for (expected, number) in [("done", &acts[1]), ("open", &acts[0])] {
        visitor.click(w.say("UNDO")).await?;
        visitor.see_state(number, "open").await?;
        visitor.see_state(&acts[0], expected).await?;
    }
    visitor.leave().await
}

/// A long case in which much was entered, as a file.
fn long_case() -> Value {
    let mut log = vec![
        json!({ "kind": "opened", "title": format!("USBメモリの紛失（営業部）{}", "とても長い名前".repeat(60)) }),
        json!({ "kind": "answered-types", "types": ["loss-theft", "malware"] }),
        json!({ "kind": "answered-fact", "fact": "personal", "answer": "yes" }),
        json!({ "kind": "answered-fact", "fact": "sensitive", "answer": "yes" }),
        json!({ "kind": "answered-persons", "persons": { "at-most": 1234 } }),
        json!({ "kind": "answered-known-at", "known_at": "2026-11-01T17:30:00Z", "why": "当直が気づいた時" }),
        json!({ "kind": "wrote", "field": "where", "text": "渋谷駅の3番線ホーム" }),
        json!({ "kind": "wrote", "field": "doc/notice/greeting-of-no-version", "text": "どの書類にもない欄の文" }),
        json!({ "kind": "wrote", "field": "doc/regulator-report.preliminary/persons", "text": "調査中（数百人の見込み）" }),
        json!({ "kind": "decided", "about": "police", "choice": "yes", "reason": "遺失届を出すと決めた", "decided_by": "総務部長" }),
        json!({ "kind": "assigned-item", "item": "2-20", "to": "担当の高橋" }),
        json!({ "kind": "noted-item", "item": "2-20", "note": "一行目の覚え\n二行目の覚え" }),
        json!({ "kind": "set-item", "item": "2-20", "state": "done", "source": "paper", "done_at": "2026-11-02T00:30:00Z", "done_by": "紙の佐藤" }),
    ];
    log.extend((0..200).map(|n| {
        let what = format!("できごと{n:03}。{}", "電話で状況を聞き取り、次にすることを決めた。".repeat(n % 5));
        json!({ "kind": "observed", "happened_at": "2026-11-03T01:00:00Z", "with": format!("相手{n:03}"), "what": what })
    }));
    log.push(json!({ "kind": "closed" }));
    for (n, entry) in log.iter_mut().enumerate() {
        entry["id"] = json!(format!("{n:09}00000000001"));
        entry["at"] = json!("2026-11-03T02:00:00Z");
        entry["by"] = json!("渡邉");
    }
    json!({ "format": "morenaku-case", "version": 1, "case": { "id": "0k7m2p9qrs" }, "log": log })
}

fn poppler(program: &str, args: &[&str], paper: &Paper) -> String {
    let output = Command::new(program)
        .args(args)
        .arg(&paper.path)
        .args((program == "pdftotext").then_some("-"))
        .output()
        .expect("poppler");
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Letters only, as lines break elsewhere.
fn dense(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// What `sha256sum` says of a text.
fn sha256sum(text: &str) -> String {
    let mut child = Command::new("sha256sum")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("sha256sum");
    child.stdin.take().expect("a pipe").write_all(text.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("its answer").stdout;
    String::from_utf8_lossy(&output)
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test]
async fn a_finished_case_prints_as_one_report_and_every_sheet_says_what_it_belongs_to() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let visitor = arrive(w).await?;
        visitor.walk("#/settings").await?;
        visitor
            .choose_file("#import-file", "case.json", long_case().to_string().as_bytes())
            .await?;
        visitor.click(w.say("IMPORT_DO")).await?;
        visitor.see(w.say("IMPORT_DONE")).await?;
        visitor.click(w.say("OPEN_CASE")).await?;
        visitor.see(w.say("IS_CLOSED")).await?;
        let file = visitor.export(w.say("EXPORT")).await?.text();
        visitor.click(w.say("REPORT")).await?;
        visitor.see_css("table.report").await?;
        assert_eq!(visitor.route().await?, "#/case/0k7m2p9qrs/report");
        visitor.resize(390, 844).await?;
        assert!(!visitor.scrolls_sideways().await?);
        let cut = "return [...document.querySelectorAll('.report__seal')].filter(e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1).length";
        assert_eq!(visitor.js(cut, vec![]).await?, 0, "the sum is whole on a phone too");
        visitor.resize(1280, 900).await?;
        visitor.assert_no_barriers().await?;
        let headings: BTreeSet<String> = visitor
            .texts(".report :is(.paper__step, h3)")
            .await?
            .iter()
            .map(|text| dense(text))
            .collect();
        let said = visitor.texts(".report td").await?;
        // What the picture says to those who hear it is drawn on paper.
        let heard = dense(&visitor.texts(".chart > .visually-hidden").await?.concat());
        let paper = visitor.print(&format!("report-{}", w.language)).await?;
        assert!(paper.size.contains("A4") && paper.pages > 8, "{} {}", paper.size, paper.pages);

        let (_, log) = file.split_once(r#""log":"#).expect("a log");
        let log = &log[..log.rfind(r#","version":1}"#).expect("an end")];
        let (sum, last) = (sha256sum(log), format!("{:09}00000000001", 213));
        let raw = poppler("pdftotext", &["-raw"], &paper);
        let sides: Vec<&str> = raw.trim_end_matches('\u{c}').split('\u{c}').collect();
        assert_eq!(sides.len(), paper.pages);
        for (at, side) in sides.iter().enumerate() {
            let all = dense(side);
            for expected in
                ["0k7m2p9qrs", &last, &sum, &dense("USBメモリの紛失（営業部）"), &format!("{}/{}", at + 1, paper.pages)]
            {
                assert!(all.contains(expected), "{expected} on page {}: {side}", at + 1);
            }
            assert!(all.chars().count() > 300, "page {} is empty: {side}", at + 1);
            // The last line before the foot is no heading.
            let foot = [format!("{}/{}", at + 1, paper.pages), dense(w.say("APP_NAME"))];
            let mut body = side
                .lines()
                .map(dense)
                .filter(|line| !line.is_empty() && !foot.iter().any(|part| foot_is(line, part, &foot)));
            let end = body.next_back().unwrap_or_default();
            assert!(!headings.contains(&end), "page {} ends with a heading: {end}", at + 1);
        }
        // All of it is there: what stands on screen stands on paper, and that is all that was entered.
        let printed: String = sides.iter().map(|side| dense(side)).collect();
        let entered = [
            "1234",
            "当直が気づいた時",
            "渋谷駅の3番線ホーム",
            "どの書類にもない欄の文",
            "調査中（数百人の見込み）",
            "遺失届を出すと決めた",
            "総務部長",
            "担当の高橋",
            "一行目の覚え",
            "二行目の覚え",
            "紙の佐藤",
            "09:30",
        ];
        for expected in entered
            .iter()
            .map(|text| dense(text))
            .chain((0..200).map(|n| format!("できごと{n:03}")))
        {
            assert!(printed.contains(&expected), "{expected}");
        }
        for n in 0..200 {
            assert!(printed.contains(&format!("相手{n:03}")), "相手{n:03}");
        }
        let lines: Vec<String> = said
            .iter()
            .flat_map(|text| text.lines())
            .map(dense)
            .filter(|line| line.chars().count() > 3 && !heard.contains(line))
            .collect();
        let missing: Vec<&String> = lines.iter().filter(|line| !is_printed(line, &printed)).collect();
        assert!(lines.len() > 300 && missing.is_empty(), "of {} lines: {missing:?}", lines.len());
        // Inside the margins of the sheet: 18 and 13 mm.
        let boxes = poppler("pdftotext", &["-bbox"], &paper);
        let number = |line: &str, name: &str| -> f64 {
            let (_, rest) = line.split_once(&format!("{name}=\"")).unwrap_or_default();
            rest.split('"')
                .next()
                .and_then(|number| number.parse().ok())
                .unwrap_or(f64::NAN)
        };
        let words = boxes.lines().map(str::trim).filter(|line| line.starts_with("<word "));
        let beyond: Vec<&str> = words
            .filter(|word| !is_inside(number(word, "xMin"), number(word, "xMax")))
            .collect();
        assert_eq!(beyond, Vec::<&str>::new());
        let fonts = poppler("pdffonts", &[], &paper);
        let embedded: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(!embedded.is_empty() && embedded.iter().all(|font| font.contains(" yes ")), "{fonts}");
        visitor.leave().await?;
    }
    Ok(())
}

/// In points; a millimetre of tolerance.
fn is_inside(left: f64, right: f64) -> bool {
    let mm = 72.0 / 25.4;
    left >= 17.0 * mm && right <= 198.0 * mm
}

fn foot_is(line: &str, part: &str, foot: &[String; 2]) -> bool {
    line == part || line == foot.concat() || *line == format!("{}{}", foot[1], foot[0])
}

/// Whether a line of the screen stands on paper, perhaps with a change of sheets within: then its beginning and its end
/// do.
fn is_printed(line: &str, printed: &str) -> bool {
    let characters: Vec<char> = line.chars().collect();
    let half = |from: usize, to: usize| characters[from..to].iter().collect::<String>();
    printed.contains(line)
        || (characters.len() > 8
            && printed.contains(&half(0, 6))
            && printed.contains(&half(characters.len() - 6, characters.len())))
}
