//! The main job, in both languages: what happened, what is known, the list worked, handed on as a file, erased, read in
//! again, printed.

use browser_tests::{Failure, Outfit, Paper, Row, Visitor, Wording};
use serde_json::json;

const REASON: &str = "対象の端末がない N/A";
const NOTE: &str = "駅に電話した call back at 5";
const WHO: &str = "総務部 Takahashi";

#[tokio::test]
async fn a_case_is_worked_handed_on_erased_read_in_and_printed_in_japanese() -> Result<(), Failure> {
    whole_job(Wording::JA).await
}

#[tokio::test]
async fn a_case_is_worked_handed_on_erased_read_in_and_printed_in_english() -> Result<(), Failure> {
    whole_job(Wording::EN).await
}

async fn whole_job(w: Wording) -> Result<(), Failure> {
    let visitor = Visitor::started(Outfit::speaking(w)).await?;
    let case = meet_the_first_minute(&visitor, w).await?;
    say_what_is_known(&visitor, w, &case).await?;
    let worked = work(&visitor, w, &case).await?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    assert_eq!(visitor.whole_list(&case).await?, worked, "after closing and coming back");
    let record = visitor.record(&case).await?;
    let file = visitor.export(w.say("EXPORT")).await?;
    assert!(file.name.ends_with(".json") && file.name.contains(&case), "{}", file.name);
    let title = erase(&visitor, w).await?;
    take_in(&visitor, w, &case, &file.bytes).await?;
    assert_eq!(visitor.whole_list(&case).await?, worked, "after reading the file in");
    assert_eq!(visitor.record(&case).await?, record, "after reading the file in");
    assert_eq!(visitor.export(w.say("EXPORT")).await?.text(), file.text(), "the same case gives the same file");
    print(&visitor, w, &case, &title, &worked).await?;
    visitor.leave().await
}

/// One tap, and what to do comes before anything is asked.
async fn meet_the_first_minute(visitor: &Visitor, w: Wording) -> Result<String, Failure> {
    visitor.see(w.say("START_QUESTION")).await?;
    assert_eq!(visitor.js("return document.documentElement.lang", vec![]).await?, w.language);
    assert_eq!(visitor.count(".tiles > button").await?, 7);
    let case = visitor.begin(1).await?;
    assert_eq!(visitor.route().await?, format!("#/case/{case}"));
    assert_eq!(
        visitor.texts("main h1").await?.first().map(String::as_str),
        Some(w.say("NOW")),
        "the page itself is what to do first"
    );
    let kinds = "return [...document.querySelectorAll('.now :is(.guard, .item__tick)')].map(e => e.matches('.guard'))";
    let kinds = visitor.js(kinds, vec![]).await?;
    let kinds: Vec<bool> = kinds
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(serde_json::Value::as_bool)
        .collect();
    assert!(kinds.contains(&false) && kinds.contains(&true), "acts and what not to do: {kinds:?}");
    assert!(
        kinds.windows(2).any(|pair| pair == [true, false]),
        "what not to do stands above the act that it guards: {kinds:?}"
    );
    let asked = "return [...document.querySelectorAll('main :is(input, select, textarea), dialog[open]')].filter(e => e.checkVisibility()).length";
    assert_eq!(visitor.js(asked, vec![]).await?, 0, "nothing is asked yet");
    visitor.see_css(".save--ok").await?;
    Ok(case)
}

/// Answers change the list, and the page says by how much.
async fn say_what_is_known(visitor: &Visitor, w: Wording, case: &str) -> Result<(), Failure> {
    let before = visitor.whole_list(case).await?;
    visitor.walk(&format!("#/case/{case}")).await?;
    visitor.click(w.say("ENTER_FACTS")).await?;
    visitor.see(w.say("FACTS_LEAD")).await?;
    visitor.open_folds().await?;
    visitor.click_css(".case-head__writer > summary").await?;
    visitor.write("#writer-now", "渡邉 Watanabe").await?;
    assert_eq!(visitor.count("input[name=personal]:checked").await?, 0, "nobody has been asked yet");
    visitor.click_css("label:has(input[name=personal][value='0'])").await?;
    visitor
        .see_css("fieldset:has(input[name=personal]) .changed:not(:empty)")
        .await?;
    let says = visitor.texts("fieldset:has(input[name=personal]) .changed").await?.concat();
    visitor.click_css("label:has(input[name=persons][value='3'])").await?;
    visitor.write("#persons-number", "１，２３４").await?;
    visitor
        .until("the number being read", async || {
            Ok(visitor
                .js("return document.querySelector('#persons-number').value", vec![])
                .await?
                == "1234")
        })
        .await?;
    let record = visitor.record(case).await?;
    let said = record.iter().filter(|row| row.contains(w.say("Q_PERSONS"))).count();
    assert_eq!(said, 1, "nothing is recorded between the choice and the number: {record:?}");
    let after = visitor.whole_list(case).await?;
    let (n_before, n_after) = (before.len(), after.len());
    let word = match n_after.cmp(&n_before) {
        std::cmp::Ordering::Equal => w.say("ITEMS_SAME"),
        std::cmp::Ordering::Greater => w.say("ITEMS_MORE"),
        std::cmp::Ordering::Less => w.say("ITEMS_FEWER"),
    };
    assert!(says.contains(word), "{n_before} items became {n_after}: {says}");
    if n_after != n_before {
        assert!(
            says.contains(&n_after.abs_diff(n_before).to_string()) && says.contains(&n_after.to_string()),
            "{says}"
        );
    }
    // What is not so leaves something out, of this type too.
    visitor.whole_facts(case).await?;
    visitor.click_css("label:has(input[name=card][value='1'])").await?;
    visitor.see_css("input[name=card][value='1']:checked").await?;
    assert!(visitor.whole_list(case).await?.len() < n_after);
    Ok(())
}

/// Ticks, assigns, notes, finds something not to apply, takes something back. The list as it is then.
async fn work(visitor: &Visitor, w: Wording, case: &str) -> Result<Vec<Row>, Failure> {
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    let acts: Vec<Row> = visitor.rows().await?.into_iter().filter(|row| !row.is_caution).collect();
    let [first, second, third, fourth, ..] = acts.as_slice() else { panic!("too few acts: {acts:?}") };
    for row in [first, second] {
        visitor.tick(&row.number).await?;
        visitor.see_state(&row.number, "done").await?;
    }
    visitor.open_tools(&second.number).await?;
    visitor.write(&format!("#assignee-{}", second.number), WHO).await?;
    visitor.see(&format!("{}: {WHO}", w.say("ASSIGNEE"))).await?;
    visitor.write(&format!("#note-{}", second.number), NOTE).await?;
    visitor.see(&format!("{}: {NOTE}", w.say("NOTE"))).await?;

    visitor.open_tools(&third.number).await?;
    visitor.choose_state(&third.number, "not-applicable").await?;
    visitor.see(w.say("REASON_WHY_NOT")).await?;
    visitor.write(&format!("#reason-{}", third.number), "   ").await?;
    visitor.see_state(&third.number, "open").await?;
    visitor.write(&format!("#reason-{}", third.number), REASON).await?;
    visitor.see_state(&third.number, "not-applicable").await?;
    visitor.see(REASON).await?;

    visitor.tick(&fourth.number).await?;
    visitor.see_state(&fourth.number, "done").await?;
    let done = visitor.texts(".steps [aria-current] .steps__count").await?.concat();
    visitor.click(w.say("UNDO")).await?;
    visitor.see_state(&fourth.number, "open").await?;
    assert_ne!(visitor.texts(".steps [aria-current] .steps__count").await?.concat(), done, "the progress follows");
    visitor.record(case).await?;
    let struck = visitor.texts("s.timeline__what").await?;
    assert!(struck.iter().any(|what| what.contains(&fourth.act)), "what was taken back stays, struck out: {struck:?}");
    visitor.whole_list(case).await
}

/// Deletes the case that is open. Its name.
async fn erase(visitor: &Visitor, w: Wording) -> Result<String, Failure> {
    let title = visitor.texts(".case-head__title").await?.concat();
    let confirm = ".dialog .button--danger";
    visitor.click(w.say("OTHER")).await?;
    visitor.click(w.say("DELETE_CASE")).await?;
    visitor.see(w.say("DELETE_LOST")).await?;
    assert!(
        visitor
            .texts("dialog[open] button")
            .await?
            .contains(&w.say("EXPORT").to_owned()),
        "the dialog offers the export"
    );
    assert_eq!(visitor.texts("dialog[open] strong").await?, [title.as_str()]);
    for typed in ["", "x", title.get(..title.len() - 1).unwrap_or("?")] {
        visitor.write("#delete-name", typed).await?;
        assert_eq!(visitor.count(&format!("{confirm}:disabled")).await?, 1, "“{typed}” is not the name");
    }
    visitor.write("#delete-name", &title).await?;
    visitor.click_css(&format!("{confirm}:enabled")).await?;
    visitor.see(w.say("START_QUESTION")).await?;
    assert_eq!(visitor.count(".case-row").await?, 0);
    let left = visitor.stored_keys().await?;
    assert!(!left.iter().any(|key| key.starts_with("morenaku/1/")), "{left:?}");
    Ok(title)
}

/// Reads a file in; nothing happens before it is confirmed.
async fn take_in(visitor: &Visitor, w: Wording, case: &str, file: &[u8]) -> Result<(), Failure> {
    let before = visitor.whole_storage().await?;
    for answer in ["CANCEL", "IMPORT_DO"] {
        visitor.choose_file("#import-file", "received.json", file).await?;
        visitor.see(w.say("IMPORT_INCOMING")).await?;
        assert_eq!(visitor.whole_storage().await?, before, "nothing is written before it is confirmed");
        assert_eq!(visitor.count(".case-row").await?, 0);
        visitor.click(w.say(answer)).await?;
    }
    visitor.see(w.say("IMPORT_DONE")).await?;
    visitor.click(w.say("OPEN_CASE")).await?;
    visitor.see_css(".case-head").await?;
    assert_eq!(visitor.case_id().await?, case);
    Ok(())
}

async fn print(visitor: &Visitor, w: Wording, case: &str, title: &str, list: &[Row]) -> Result<(), Failure> {
    visitor.walk(&format!("#/case/{case}/print")).await?;
    visitor.as_printed().await?;
    let boxes = "const mm = 96 / 25.4;
        return [...document.querySelectorAll('.paper__box')].map(box => [box.getBoundingClientRect(), getComputedStyle(box)])
          .filter(([size, style]) => size.width >= 5 * mm && size.height >= 5 * mm && style.borderTopStyle === 'solid').length";
    assert_eq!(
        visitor.js(boxes, vec![]).await?,
        json!(list.iter().filter(|row| !row.is_caution).count()),
        "a box to tick for each act"
    );
    // As wide as what is printed on A4.
    visitor.resize(677, 900).await?;
    let cut = "const edge = document.querySelector('.paper').getBoundingClientRect().right + 1;
        return [...document.querySelectorAll('.paper *')].filter(e => e.getBoundingClientRect().right > edge || e.scrollWidth > e.clientWidth + 1
            && getComputedStyle(e).display !== 'inline').map(e => `${e.className}: ${e.textContent.slice(0, 60)}`)";
    assert_eq!(visitor.js(cut, vec![]).await?, json!([]), "nothing is cut off");
    visitor.resize(1280, 900).await?;
    visitor.as_usual().await?;
    let paper = visitor.print(&format!("case-{}", w.language)).await?;
    assert!(paper.size.contains("A4"), "{}", paper.size);
    let sides = plain_sides(visitor, &paper).await?;
    assert_eq!(sides.len(), paper.pages);
    let (title, name) = (plain(visitor, title).await?, plain(visitor, w.say("APP_NAME")).await?);
    for (at, side) in sides.iter().enumerate() {
        let number = format!("{}/{}", at + 1, sides.len());
        for wanted in [title.as_str(), case, number.as_str(), name.as_str()] {
            assert!(side.contains(wanted), "page {number} lacks {wanted}: {side}");
        }
        assert!(side.chars().count() > title.chars().count() + 120, "page {number} is blank: {side}");
    }
    let (whole, printed) = (plain(visitor, &visitor.texts("table.paper").await?.concat()).await?, sides.concat());
    for row in list {
        assert!(printed.contains(&row.number), "the paper lacks {}: {printed}", row.number);
        let wanted = plain(visitor, &row.act).await?;
        assert!(whole.contains(&wanted), "the paper lacks {wanted}: {whole}");
    }
    for wanted in [REASON, NOTE, WHO, w.say("STATE_NOT_APPLICABLE"), w.say("LEFT_OUT"), w.say("LIST_FIRST")] {
        assert!(whole.contains(&plain(visitor, wanted).await?), "the paper lacks {wanted}");
    }
    // What is to be done now comes first; how and why stand on screen, and nothing of other types anywhere.
    let place = async |text: &str| Ok::<_, Failure>(whole.find(&plain(visitor, text).await?));
    assert!(place(w.say("LIST_FIRST")).await? < place(w.say("LIST_LEGEND")).await?);
    assert!(!whole.contains(&plain(visitor, w.say("BECAUSE_OTHER_TYPE")).await?));
    assert_eq!(sides.len(), 2, "one sheet, both sides");
    Ok(())
}

async fn plain_sides(visitor: &Visitor, paper: &Paper) -> Result<Vec<String>, Failure> {
    let mut sides = Vec::new();
    for side in paper.sides() {
        sides.push(plain(visitor, side).await?);
    }
    Ok(sides)
}

/// Without white space, and with the characters as they are usually written: PDF knows some kanji as radicals.
async fn plain(visitor: &Visitor, text: &str) -> Result<String, Failure> {
    let plain = visitor
        .js("return arguments[0].normalize('NFKC').replace(/\\s+/g, '')", vec![text.into()])
        .await?;
    Ok(plain.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn a_case_begins_with_several_types_or_with_none_and_has_a_list_either_way() -> Result<(), Failure> {
    let visitor = Visitor::arrive().await?;
    visitor.open("#/new").await?;
    visitor.wait_for_start().await?;
    let mut numbers = Vec::new();
    for chosen in [vec![1, 5], vec![]] {
        visitor.walk("#/new").await?;
        visitor.see(Wording::JA.say("NEW_LEAD")).await?;
        for at in &chosen {
            visitor.click_css(&format!("fieldset .card:nth-of-type({at}) label")).await?;
        }
        visitor.click(Wording::JA.say("BEGIN")).await?;
        visitor.see(Wording::JA.say("FACTS_LEAD")).await?;
        let ticked = "return [...document.querySelectorAll('.choice--many input')].map((e, at) => e.checked ? at + 1 : 0).filter(at => at)";
        assert_eq!(visitor.js(ticked, vec![]).await?, json!(chosen));
        let case = visitor.case_id().await?;
        numbers.push(visitor.whole_list(&case).await?.len());
    }
    assert!(
        numbers[1] >= numbers[0] && numbers[0] > 0,
        "what happened is not known, so more may be needed: {numbers:?}"
    );
    visitor.walk("#/").await?;
    assert_eq!(visitor.count(".case-row").await?, 2);
    visitor.leave().await
}
