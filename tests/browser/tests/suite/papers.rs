//! From the first minute to the final report: a ransomware case with its deadlines, record, decisions and papers, read
//! by the programs of those who receive them.

use std::process::Command;

use browser_tests::{Failure, Outfit, Site, Trouble, Visitor, Wording};

const W: Wording = Wording::JA;
const MALWARE: usize = 5;

async fn with_ransomware() -> Result<(Visitor, String), Failure> {
    let visitor = Visitor::started(Outfit::speaking(W)).await?;
    let case = visitor.begin(MALWARE).await?;
    visitor.see(W.say("NO_CLOCK")).await?;
    visitor.whole_facts(&case).await?;
    choose(&visitor, "ransomware", 0).await?;
    choose(&visitor, "personal", 0).await?;
    visitor.see("個人情報保護委員会への報告と本人への通知: あり").await?;
    visitor.walk(&format!("#/case/{case}/duties")).await?;
    visitor.set(W.say("Q_KNOWN_AT"), "2026-11-02T09:00").await?;
    visitor.write("#known-why", "情報システム部の当直").await?;
    visitor.click(W.say("RECORD_IT")).await?;
    visitor.see(W.say("IS_RECORDED")).await?;
    choose(&visitor, "my-number", 1).await?;
    Ok((visitor, case))
}

/// Answers a question of yes (0), no (1) and not known (2).
async fn choose(visitor: &Visitor, name: &str, at: usize) -> Result<(), Failure> {
    visitor.see_css(&format!("input[name='{name}']")).await?;
    visitor
        .click_css(&format!("label:has(input[name='{name}'][value='{at}'])"))
        .await
}

#[tokio::test]
async fn deadlines_are_counted_shown_saved_for_the_calendar_and_settled() -> Result<(), Failure> {
    let (visitor, case) = with_ransomware().await?;
    // Known on Monday 2026-11-02: day 3 to day 5, and 60 days, rolled from 12-31 to the first office day.
    visitor.click_css("[id^='appi-final'] > details > summary").await?;
    for expected in ["2026/11/4(水)〜2026/11/6(金)", "2027/1/4(月)", "60日目は 2026/12/31(木)", "役所が休みのため"]
    {
        visitor.see(expected).await?;
    }
    let file = visitor.download(async || visitor.click(W.say("SAVE_CALENDAR")).await).await?;
    assert!(file.name.ends_with(".ics") && file.text().contains("DTSTART;VALUE=DATE:20261106"), "{}", file.text());
    // The strip of the nearest one: in the case, and on the start page.
    for route in [format!("#/case/{case}"), "#/".to_owned()] {
        visitor.walk(&route).await?;
        visitor.see("11/6(金) まで").await?;
        visitor.see_css(".deadline--late").await?;
    }
    visitor.walk(&format!("#/case/{case}/step/4")).await?;
    visitor.tick("4-06").await?;
    visitor.see_state("4-06", "done").await?;
    visitor.walk(&format!("#/case/{case}")).await?;
    // The next deadline instead, on the start page too.
    for route in [format!("#/case/{case}"), "#/".to_owned()] {
        visitor.walk(&route).await?;
        visitor.see("1/4(月) まで").await?;
        visitor.see_no_more("11/6(金) まで").await?;
    }
    let paper = {
        visitor.walk(&format!("#/case/{case}/print")).await?;
        visitor.see_css("table.paper").await?;
        visitor.print("deadlines").await?
    };
    assert!(paper.text.contains("確報 2027/1/4(月)"), "the deadlines are on paper");
    visitor.leave().await
}

#[tokio::test]
async fn what_happened_is_recorded_with_its_own_time_struck_out_with_a_reason_and_saved_as_csv() -> Result<(), Failure>
{
    let (visitor, case) = with_ransomware().await?;
    visitor.walk(&format!("#/case/{case}/log")).await?;
    visitor.click(W.say("WHEN_EARLIER")).await?;
    visitor.set(W.say("OBSERVE_AT"), "2026-11-02T14:20").await?;
    visitor.type_into("#observe-with", "=取引先A").await?;
    visitor.type_into("#observe-what", "折り返しの電話を求められた").await?;
    visitor.click(W.say("OBSERVE_DO")).await?;
    visitor.see("折り返しの電話を求められた").await?;
    let row = "li.timeline__row:has(.timeline__what)";
    assert!(
        visitor
            .texts(row)
            .await?
            .iter()
            .any(|row| row.contains("14:20") && row.contains("取引先A"))
    );
    visitor.see("2026/11/2(月)").await?;
    let script = "const rows = [...document.querySelectorAll('.timeline__row')].filter(row => row.textContent.includes('折り返し'));
        rows[0].querySelector('details').open = true";
    visitor.js(script, vec![]).await?;
    visitor.see_css(".timeline details[open] textarea").await?;
    let script = "return document.querySelector('.timeline details[open] textarea').id";
    let id = visitor.js(script, vec![]).await?.as_str().unwrap_or_default().to_owned();
    visitor.type_into(&format!("#{id}"), "別件だった").await?;
    visitor
        .js("document.getElementById(arguments[0]).closest('details').querySelector('button').click()", vec![id.into()])
        .await?;
    visitor.see_css("s.timeline__what").await?;
    visitor.see("別件だった").await?;
    visitor.show_whole_record().await?;
    let n_all = visitor.count(".timeline__row").await?;
    visitor.js("const list = document.querySelector('select'); list.value = 'observed'; list.dispatchEvent(new Event('change', { bubbles: true }))", vec![]).await?;
    visitor
        .until("the filter", async || Ok(visitor.count(".timeline__row").await? == 1))
        .await?;
    assert!(n_all > 5);
    let file = visitor.download(async || visitor.click(W.say("SAVE_CSV")).await).await?;
    assert!(file.name.ends_with(".csv") && file.bytes.starts_with("\u{feff}".as_bytes()));
    assert!(!file.text().contains(",=") && file.text().contains("折り返しの電話を求められた"), "{}", file.text());
    visitor.leave().await
}

#[tokio::test]
async fn deciding_against_a_duty_needs_a_reason_and_stays_marked() -> Result<(), Failure> {
    let (visitor, case) = with_ransomware().await?;
    visitor.walk(&format!("#/case/{case}/decisions")).await?;
    visitor.see(W.say("DECIDE")).await?;
    visitor.open_folds().await?;
    let n_before = visitor.record(&case).await?.len();
    visitor.walk(&format!("#/case/{case}/decisions")).await?;
    visitor.see(W.say("DECIDE")).await?;
    visitor.open_folds().await?;
    choose(&visitor, "report-choice", 1).await?;
    visitor.click(W.say("RECORD_DECISION")).await?;
    visitor.see(W.say("REASON_NEEDED")).await?;
    visitor.write("#report-reason", "委託元が報告する").await?;
    visitor.write("#report-by", "社長").await?;
    visitor.click(W.say("RECORD_DECISION")).await?;
    visitor.see(W.say("AGAINST_DUTY").trim_end_matches([' ', ':'])).await?;
    visitor.walk(&format!("#/case/{case}/log")).await?;
    visitor.see("しない（委託元が報告する） [").await?;
    visitor.see("社長]").await?;
    assert_eq!(visitor.record(&case).await?.len(), n_before + 1, "one decision is one entry");
    visitor.walk(&format!("#/case/{case}/documents/investigation-report")).await?;
    visitor.see_css(".sheet").await?;
    let all = visitor
        .js("return [...document.querySelectorAll('textarea')].map(area => area.value).join('\\n')", vec![])
        .await?;
    assert!(all.as_str().unwrap_or_default().contains("委託元が報告する"), "the decision stands in the papers: {all}");
    visitor.leave().await
}

#[tokio::test]
async fn a_report_is_drafted_edited_kept_and_read_by_word_processors() -> Result<(), Failure> {
    let (visitor, case) = with_ransomware().await?;
    let page = format!("#/case/{case}/documents/regulator-report.preliminary");
    visitor.walk(&page).await?;
    let field = "[id='doc/regulator-report.preliminary/persons']";
    visitor.see_css(field).await?;
    let value = || async {
        visitor
            .js("return document.querySelector(arguments[0]).value", vec![field.into()])
            .await
    };
    assert!(value().await?.as_str().unwrap_or_default().contains(W.say("GAP")), "nobody knows the number yet");
    visitor.write(field, "調査中（数百人の見込み）").await?;
    visitor.see(W.say("BACK_TO_DRAFT")).await?;
    // A fact that comes in later is offered, not forced.
    visitor.whole_facts(&case).await?;
    visitor.click_css("label:has(input[name=persons][value='1'])").await?;
    visitor.write("#persons-number", "873").await?;
    visitor.walk(&page).await?;
    visitor.see(W.say("DRAFT_CHANGED")).await?;
    assert_eq!(value().await?, "調査中（数百人の見込み）");
    let file = visitor.download(async || visitor.hand_out(W, "SAVE_DOCX").await).await?;
    assert!(file.name.ends_with(".docx"), "{}", file.name);
    let text = as_text(&file.bytes);
    assert!(text.contains("調査中（数百人の見込み）") && text.contains("概要"), "what LibreOffice reads: {text}");
    visitor.click(W.say("TAKE_DRAFT")).await?;
    visitor
        .until("the new draft", async || Ok(value().await?.as_str().is_some_and(|text| text.contains("873"))))
        .await?;
    let markdown = visitor.download(async || visitor.hand_out(W, "SAVE_MARKDOWN").await).await?;
    assert!(markdown.text().starts_with("# ") && markdown.text().contains("873"), "{}", markdown.text());
    let copied = "return new Promise(tell => {
        document.addEventListener('copy', event => setTimeout(() => tell(event.clipboardData ? 'copied' : 'nothing')), { once: true });
        [...document.querySelectorAll('button')].find(button => button.textContent === arguments[0]).click();
    })";
    visitor.click(W.say("COPY")).await?;
    visitor.see(W.say("GO_ON_WITH_GAPS")).await?;
    assert_eq!(visitor.js(copied, vec![W.say("GO_ON_WITH_GAPS").into()]).await?, "copied");
    visitor.see(W.say("COPIED")).await?;
    let paper = visitor.print("regulator-report").await?;
    assert!(paper.text.contains("873人") && !paper.text.contains(W.say("SAVE_DOCX")), "{}", paper.text);
    // The other papers that go out, up to the final report, as paper. On a letter nothing stands that is not of it.
    for (name, shows, is_letter) in [
        ("notice", "本人への通知", true),
        ("publication.first", "第一報", true),
        ("police-sheet", "警察", false),
        ("regulator-report.final", "確報", false),
    ] {
        visitor.walk(&format!("#/case/{case}/documents/{name}")).await?;
        visitor.see(shows).await?;
        let paper = visitor.print(name).await?;
        assert_eq!(paper.text.contains(shows), !is_letter, "{name}: {}", paper.text);
        for of_screen in ["SAVE_DOCX", "GAPS", "WENT_TITLE", "CHANGE_WORDS"] {
            assert!(!paper.text.contains(W.say(of_screen)), "{of_screen} in {name}: {}", paper.text);
        }
    }
    visitor.leave().await
}

/// What LibreOffice reads in a Word document.
fn as_text(docx: &[u8]) -> String {
    // A folder and a profile of its own: two tests may convert at the same time.
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let file = folder.join("paper.docx");
    std::fs::write(&file, docx).expect("a file");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let convert = ["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"];
    let done = Command::new("soffice")
        .arg(profile)
        .args(convert)
        .arg(folder)
        .arg(&file)
        .output()
        .expect("LibreOffice");
    std::fs::read_to_string(folder.join("paper.txt"))
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&done.stderr)))
}

#[tokio::test]
async fn what_is_sent_has_nothing_of_the_page_on_it() -> Result<(), Failure> {
    let (visitor, case) = with_ransomware().await?;
    // Letters, a statement, and what is filled in as a form.
    for name in ["notice", "publication", "client-notice", "regulator-report.preliminary", "police-sheet"] {
        visitor.walk(&format!("#/case/{case}/documents/{name}")).await?;
        visitor.see_css(".sheet--out").await?;
        let paper = visitor.print(&format!("sent-{name}")).await?;
        for ours in ["もれなく", "1 / ", W.say("SAVE_DOCX")] {
            assert!(!paper.text.contains(ours), "{name}: “{ours}” in {}", paper.text);
        }
    }
    visitor.leave().await
}

#[tokio::test]
async fn whoever_hands_a_paper_out_is_told_once_more_what_is_missing() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let visitor = Visitor::started(Outfit::speaking(w)).await?;
        let case = visitor.begin(1).await?;
        visitor.walk(&format!("#/case/{case}/documents/letter-leaver")).await?;
        visitor.see_css(".letter").await?;
        let asked = "[role=alert] .button--primary";
        let n_buttons = visitor.count(".doc > .row > button").await?;
        assert_eq!(n_buttons, 4, "print, copy, Word, Markdown");
        for at in 1..=n_buttons {
            visitor.click_css(&format!(".doc > .row > button:nth-of-type({at})")).await?;
            visitor.see_css(asked).await?;
            let named = visitor.texts("[role=alert] li").await?;
            assert!(named.len() > 3, "{at}: each is named: {named:?}");
        }
        // One press goes on.
        let file = visitor.download(async || visitor.hand_out(w, "SAVE_MARKDOWN").await).await?;
        assert!(file.name.ends_with(".md"), "{}", file.name);
        assert_eq!(visitor.count(asked).await?, 0);
        visitor.leave().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_report_that_was_sent_is_settled_wherever_it_is_waited_for() -> Result<(), Failure> {
    let (visitor, case) = with_ransomware().await?;
    // Its deadline has passed: that is said in the case and on the start page.
    let (overview, start) = (format!("#/case/{case}"), "#/".to_owned());
    for route in [&overview, &start] {
        visitor.walk(route).await?;
        visitor.see_css(".deadline--late").await?;
        visitor.see("11/6(金) まで").await?;
    }
    visitor
        .walk(&format!("#/case/{case}/documents/regulator-report.preliminary"))
        .await?;
    visitor.see_css(".send").await?;
    visitor.open_folds().await?;
    visitor.click(W.say("WENT_DO")).await?;
    visitor.see(W.say("WENT_FROZEN")).await?;
    visitor.walk(&format!("#/case/{case}/documents")).await?;
    visitor.see(W.say("PAPERS_SENT")).await?;
    visitor.walk(&format!("#/case/{case}/duties")).await?;
    visitor.see(W.say("SENT_LATE")).await?;
    // The next deadline stands in its place.
    for route in [&overview, &start] {
        visitor.walk(route).await?;
        visitor.see("1/4(月) まで").await?;
        assert!(!visitor.sees("11/6(金)").await?, "{route}: nothing waits for it any more");
    }
    visitor.leave().await
}

#[tokio::test]
async fn without_what_makes_documents_the_page_works_on_and_says_what_is_missing() -> Result<(), Failure> {
    let site = Site::start_with(Trouble::refused("reading-", ".wasm")).await?;
    let visitor = Visitor::arrive_at(site, Outfit::speaking(W)).await?;
    visitor.open("").await?;
    visitor.see(W.say("START_QUESTION")).await?;
    let case = visitor.begin(1).await?;
    let first = visitor.first_act(&case).await?;
    visitor.tick(&first).await?;
    visitor.see_state(&first, "done").await?;
    visitor.walk(&format!("#/case/{case}/duties")).await?;
    visitor.see(W.say("PART_FAILED")).await?;
    visitor.reload().await?;
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    visitor.see_state(&first, "done").await?;
    visitor.leave_whatever_happened().await
}

#[tokio::test]
async fn without_what_makes_word_documents_the_page_says_so_and_makes_them_later() -> Result<(), Failure> {
    for w in Wording::BOTH {
        let site = Site::start_with(Trouble::refused("word-", ".wasm")).await?;
        let visitor = Visitor::arrive_at(site, Outfit::speaking(w)).await?;
        visitor.open("").await?;
        visitor.wait_for_start().await?;
        let case = visitor.begin(1).await?;
        visitor.walk(&format!("#/case/{case}/documents/notice")).await?;
        visitor.see_css(".sheet").await?;
        let asked = || {
            visitor
                .site()
                .requests()
                .iter()
                .filter(|request| request.contains("/word-") && request.ends_with(".wasm"))
                .count()
        };
        let n_before = asked();
        for _ in 0..2 {
            visitor.hand_out(w, "SAVE_DOCX").await?;
            visitor.see(w.say("NO_WORD")).await?;
            visitor.walk(&format!("#/case/{case}/documents/police-sheet")).await?;
            visitor.walk(&format!("#/case/{case}/documents/notice")).await?;
        }
        assert!(asked() > n_before + 1, "each time it is asked for anew: {:?}", visitor.site().requests());
        visitor.site().release();
        let file = visitor.download(async || visitor.hand_out(w, "SAVE_DOCX").await).await?;
        assert!(file.bytes.starts_with(b"PK"), "{}", w.language);
        visitor.leave_whatever_happened().await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_is_prepared_is_kept_apart_printed_exported_and_offered_in_cases() -> Result<(), Failure> {
    let visitor = Visitor::arrive_as(Outfit::speaking(W)).await?;
    visitor.open("#/prepare").await?;
    visitor.wait_for_start().await?;
    visitor.write("[id='doc/prepare/organisation']", "株式会社みほん").await?;
    visitor.write("[id='doc/prepare/leader']", "総務部長 高橋").await?;
    visitor.walk("#/").await?;
    visitor.see(W.say("START_QUESTION")).await?;
    assert_eq!(visitor.count(".case-row").await?, 0, "it is no case");
    let case = visitor.begin(1).await?;
    let offered = visitor
        .js("return [...document.querySelectorAll('#people option')].map(one => one.value)", vec![])
        .await?;
    assert!(offered.to_string().contains("総務部長 高橋"), "{offered}");
    visitor
        .walk(&format!("#/case/{case}/documents/regulator-report.preliminary"))
        .await?;
    visitor.see_css(".sheet").await?;
    let all = visitor
        .js("return [...document.querySelectorAll('textarea')].map(area => area.value).join('\\n')", vec![])
        .await?;
    assert!(all.as_str().unwrap_or_default().contains("株式会社みほん"), "its name stands in the papers: {all}");
    visitor.walk("#/prepare").await?;
    visitor.see_css("[id='doc/prepare/leader']").await?;
    let paper = visitor.print("prepare").await?;
    assert!(paper.text.contains("総務部長 高橋"));
    let file = visitor.download(async || visitor.click(W.say("EXPORT")).await).await?;
    assert!(file.name.ends_with(".json") && file.text().contains("総務部長 高橋"));
    visitor.leave().await
}
