//! Three weeks of a case: two people at two machines, from the first minute to the final report, by the page's own
//! clock.

use browser_tests::{Failure, Outfit, Visitor, Wording};

const LOSS: usize = 1;
const W: Wording = Wording::JA;
const DAY: i64 = 86_400_000;

/// The page's clock is ahead by what is stored beside it.
const CLOCK: &str = "const real = Date.now.bind(Date);
    Date.now = () => real() + Number(localStorage.getItem('clock-ahead') ?? 0);";

/// Somebody at a machine of their own, with a name.
async fn someone(name: &str, route: &str) -> Result<Visitor, Failure> {
    let visitor = Visitor::arrive_as(Outfit::speaking(W)).await?;
    visitor.before_each_page(CLOCK).await?;
    visitor.open(route).await?;
    visitor.store("morenaku/settings/writer", name).await?;
    visitor.open_anew(route).await?;
    Ok(visitor)
}

/// So many days later.
async fn days_later(visitor: &Visitor, n_days: i64) -> Result<(), Failure> {
    let ahead = (n_days * DAY).to_string();
    visitor
        .js("localStorage.setItem('clock-ahead', arguments[0])", vec![ahead.into()])
        .await
        .map(drop)
}

/// Hands the case to the other one.
async fn hand_over(from: &Visitor, to: &Visitor, case: &str) -> Result<(), Failure> {
    from.walk(&format!("#/case/{case}")).await?;
    let file = from.export(W.say("EXPORT")).await?;
    to.walk("#/settings").await?;
    to.choose_file("#import-file", "case.json", &file.bytes).await?;
    to.click(W.say("IMPORT_DO")).await?;
    to.see(W.say("IMPORT_DONE")).await
}

/// Records on the register that an obligation was met, under a number.
async fn file(visitor: &Visitor, case: &str, what: &str, number: &str) -> Result<(), Failure> {
    visitor.walk(&format!("#/case/{case}/duties")).await?;
    let field = format!("#sent-number-{what}-0");
    visitor.see_css(&format!("#{what}-0")).await?;
    visitor.open_folds().await?;
    visitor.type_into(&field, number).await?;
    let press = "document.querySelector(arguments[0]).closest('.stack').querySelector('.form__do button').click()";
    visitor.js(press, vec![field.into()]).await?;
    let row = format!("#{what}-0 .register__sent");
    visitor
        .until("what was sent", async || Ok(visitor.texts(&row).await?.concat().contains(number)))
        .await
}

/// Without spaces and breaks: lines end elsewhere on paper.
fn flat(text: &str) -> String {
    text.split_whitespace().collect()
}

async fn observe(visitor: &Visitor, case: &str, what: &str) -> Result<(), Failure> {
    visitor.walk(&format!("#/case/{case}/log")).await?;
    visitor.type_into("#observe-what", what).await?;
    visitor.click(W.say("OBSERVE_DO")).await?;
    visitor.see(W.say("IS_RECORDED")).await
}

#[tokio::test]
async fn three_weeks_of_two_people_from_the_first_minute_to_the_final_report() -> Result<(), Failure> {
    let suzuki = someone("鈴木", "#/").await?;
    let case = suzuki.begin(LOSS).await?;
    let first = suzuki.first_act(&case).await?;
    suzuki.tick(&first).await?;
    suzuki.see_state(&first, "done").await?;
    // What is known on the first day makes it a duty to report.
    suzuki.walk(&format!("#/case/{case}/duties")).await?;
    for (fact, answer) in [("personal", 0), ("sensitive", 0), ("my-number", 1)] {
        let css = format!("input[name='{fact}'][value='{answer}']");
        suzuki.see_css(&format!("label:has({css})")).await?;
        suzuki
            .js("document.querySelector(arguments[0]).click()", vec![css.into()])
            .await?;
    }
    let known = "const at = new Date(Date.now() - 600000 + 9 * 3600000).toISOString().slice(0, 16);
        const field = document.querySelector('#known-at');
        field.value = at;
        for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
        field.closest('.stack').querySelector('.form__do button').click();";
    suzuki.js(known, vec![]).await?;
    suzuki.see(W.say("IS_RECORDED")).await?;
    // The other one takes over on the next day.
    let tanaka = someone("田中", "#/settings").await?;
    days_later(&tanaka, 1).await?;
    hand_over(&suzuki, &tanaka, &case).await?;
    observe(&tanaka, &case, "警察に遺失届を出した").await?;
    // Both work on the third day; the preliminary report goes out in time.
    for visitor in [&suzuki, &tanaka] {
        days_later(visitor, 2).await?;
    }
    file(&suzuki, &case, "appi-preliminary", "R8-0001").await?;
    suzuki.see(W.say("SENT_IN_TIME")).await?;
    // The register with what was filed, and the memo on one page, as they lie in a folder.
    let register = suzuki.print("register").await?;
    for said in [W.say("SENT_IN_TIME"), "R8-0001", W.say("NOT_SENT"), W.say("TO_PERSONS")] {
        assert!(flat(&register.text).contains(&flat(said)), "{said} is on paper: {}", register.text);
    }
    suzuki.walk(&format!("#/case/{case}/documents/memo.appi")).await?;
    suzuki.see(W.say("MEMO_DECIDED")).await?;
    let memo = suzuki.print("memo").await?;
    assert_eq!(memo.sides().len(), 1, "{}", memo.text);
    assert!(memo.text.contains("R8-0001"), "{}", memo.text);
    observe(&tanaka, &case, "駅から見つかったと連絡があった").await?;
    hand_over(&tanaka, &suzuki, &case).await?;
    hand_over(&suzuki, &tanaka, &case).await?;
    // On the last day what is left is asked about; then it is sent.
    days_later(&tanaka, 20).await?;
    let close = async |visitor: &Visitor| {
        visitor.walk(&format!("#/case/{case}")).await?;
        // It stands in a fold of the head, open or not.
        let press = "const button = [...document.querySelectorAll('button')].find(one => one.textContent.trim() === arguments[0]);
            button?.closest('details')?.setAttribute('open', '');
            button?.click();
            return Boolean(button)";
        visitor
            .until("the button that closes the case", async || {
                Ok(visitor.js(press, vec![W.say("CLOSE_CASE").into()]).await? == true)
            })
            .await
    };
    close(&tanaka).await?;
    tanaka.see(W.say("CLOSING_OPEN")).await?;
    file(&tanaka, &case, "appi-final", "R8-0002").await?;
    file(&tanaka, &case, "appi-persons", "郵送 12通").await?;
    close(&tanaka).await?;
    tanaka.see(W.say("IS_CLOSED")).await?;
    tanaka.walk("#/").await?;
    tanaka.see(W.say("CLOSED_CASES")).await?;
    assert!(!tanaka.page_text().await?.contains(W.say("CLOSED_DUE")), "nothing is owed");
    // Both have the same case: the same record, under the same sum.
    days_later(&suzuki, 21).await?;
    hand_over(&tanaka, &suzuki, &case).await?;
    let (of_suzuki, of_tanaka) = (suzuki.record(&case).await?, tanaka.record(&case).await?);
    assert_eq!(of_suzuki, of_tanaka);
    for said in ["警察に遺失届を出した", "駅から見つかった", "R8-0001", "R8-0002"] {
        assert_eq!(of_suzuki.iter().filter(|row| row.contains(said)).count(), 1, "{said} once: {of_suzuki:?}");
    }
    let days = suzuki.texts(".timeline__day h3").await?;
    assert!(days.len() >= 4, "a heading for each day on which something happened: {days:?}");
    let mut sums = Vec::new();
    for visitor in [&suzuki, &tanaka] {
        visitor.walk(&format!("#/case/{case}/report")).await?;
        visitor.see_css(".chart").await?;
        let sum = "return document.body.textContent.match(/SHA-256 ([0-9a-f]{64})/)?.[1] ?? ''";
        sums.push(visitor.js(sum, vec![]).await?);
    }
    assert!(sums[0] == sums[1] && sums[0].as_str().is_some_and(|sum| sum.len() == 64), "{sums:?}");
    let paper = suzuki.print("three-weeks").await?;
    for said in ["鈴木", "田中", "R8-0001", "R8-0002", "12通"] {
        assert!(flat(&paper.text).contains(&flat(said)), "{said} is on paper");
    }
    tanaka.leave().await?;
    suzuki.leave().await
}
