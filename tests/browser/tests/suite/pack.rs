//! An organisation's own pack: placed beside the page it takes part in the work, a faulty one stops nothing and says
//! what is wrong, and somebody who never wrote JSON makes one on screen.

use std::path::Path;

use browser_tests::{Failure, Outfit, Site, Visitor};
use serde_json::{Value, json};
use tempfile::TempDir;

const LOSS: usize = 1;

/// What a site is served from: the page with a pack beside it, until this value goes.
struct Placed(TempDir);

impl Placed {
    fn new(pack: Option<&str>) -> Result<Self, Failure> {
        let folder = tempfile::tempdir().map_err(Failure::io("making a folder"))?;
        let dist =
            std::env::var("MORENAKU_DIST").map_err(|_| Failure::Missing { what: "MORENAKU_DIST".into(), todo: "" })?;
        copy(Path::new(&dist), folder.path()).map_err(Failure::io("copying the page"))?;
        let placed = Self(folder);
        if let Some(pack) = pack {
            placed.place(pack)?;
        }
        Ok(placed)
    }

    fn place(&self, pack: &str) -> Result<(), Failure> {
        std::fs::write(self.0.path().join("pack.json"), pack).map_err(Failure::io("placing the pack"))
    }

    async fn visitor(&self, language: &str) -> Result<Visitor, Failure> {
        let outfit = Outfit { language: language.into(), ..Outfit::default() };
        let visitor = Visitor::arrive_at(Site::serve(self.0.path()).await?, outfit).await?;
        visitor.open("").await?;
        visitor.wait_for_start().await?;
        Ok(visitor)
    }
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?
        } else {
            std::fs::copy(entry.path(), target).map(drop)?
        }
    }
    Ok(())
}

fn sound() -> Value {
    json!({
        "format": "morenaku-pack", "version": 1, "name": "みなと商事", "language": "ja",
        "contacts": [{ "role": "責任者", "name": "佐藤部長", "phone": "03-0000-0001" }],
        "items": [
            { "id": "own:2-01", "kind": "action", "act": "親会社の当番に電話する", "why": "契約で決めています。", "after": "2-11", "first": true },
            { "id": "own:2-02", "kind": "caution", "act": "取引先に先に話さない", "types": ["malware"] },
        ],
        "clocks": [{ "name": "A社への通知", "hours": 24, "item": "own:2-01" }],
        "retention": "終えてから5年保管する",
        "links": [{ "name": "社内規程", "url": "https://intra.example.jp/rules" }],
        "off": ["guide", "import"],
    })
}

#[tokio::test]
async fn own_items_are_worked_exported_and_stay_when_the_pack_is_gone() -> Result<(), Failure> {
    let placed = Placed::new(Some(&sound().to_string()))?;
    // The organisation's language, not the browser's.
    let visitor = placed.visitor("en").await?;
    visitor.see("何が起きましたか").await?;
    visitor.see("社内規程").await?;
    assert_eq!(visitor.count("a[href='#/guide'], #import-file").await?, 0, "what is switched off has no entrance");
    let case = visitor.begin(LOSS).await?;
    visitor.see_css("#act-now-own\\:2-01, [id='act-now-own:2-01']").await?;
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    let rows = visitor.rows().await?;
    let at = rows.iter().position(|row| row.number == "own:2-01").expect("the own item");
    assert_eq!((&*rows[at - 1].number, &*rows[at].act), ("2-11", "親会社の当番に電話する"));
    assert!(rows.iter().all(|row| row.number != "own:2-02"), "of another type");
    assert_eq!(visitor.texts(".item:has([id='act-own:2-01']) .layer--own").await?, ["組織の追加"]);
    visitor.tick("own:2-01").await?;
    visitor.see_state("own:2-01", "done").await?;
    let file: Value = serde_json::from_str(&visitor.export("書き出す").await?.text()).expect("JSON");
    assert!(
        file["log"]
            .as_array()
            .expect("a log")
            .iter()
            .any(|entry| entry["item"] == "own:2-01" && entry["state"] == "done")
    );
    visitor.walk(&format!("#/case/{case}/print")).await?;
    visitor.see("[組織の追加]").await?;
    visitor.walk("#/prepare").await?;
    visitor.see("佐藤部長").await?;
    // Closed, it says how long it is kept.
    visitor.walk(&format!("#/case/{case}")).await?;
    visitor.js("document.querySelector('.tabs__more').open = true", vec![]).await?;
    visitor.click("事案を終える").await?;
    visitor.click("それでも事案を終える").await?;
    visitor.see("終えてから5年保管する").await?;
    // Another pack: the record stays, and the case says so.
    placed
        .place(&json!({ "format": "morenaku-pack", "version": 1, "name": "別の組織", "language": "ja" }).to_string())?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.see("いまの組織のパックにない項目の記録が1件").await?;
    visitor.whole_record(&case).await?;
    visitor.see("own:2-01").await?;
    visitor.leave().await
}

#[tokio::test]
async fn own_clocks_run_and_are_settled() -> Result<(), Failure> {
    let placed = Placed::new(Some(&sound().to_string()))?;
    let visitor = placed.visitor("ja").await?;
    let case = visitor.begin(LOSS).await?;
    visitor.walk(&format!("#/case/{case}/duties")).await?;
    visitor
        .set("組織のだれかが最初に知ったのはいつですか（日本時間）", "2026-11-02T09:00")
        .await?;
    visitor.click("記録する").await?;
    for expected in ["A社への通知", "2026/11/3(火) 09:00"] {
        visitor.see(expected).await?;
    }
    let file = visitor
        .download(async || visitor.click("カレンダーに入れる（.ics）").await)
        .await?;
    assert!(file.text().contains("DTEND:20261103T000000Z"), "{}", file.text());
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    visitor.tick("own:2-01").await?;
    visitor.see_state("own:2-01", "done").await?;
    visitor.walk(&format!("#/case/{case}")).await?;
    visitor.see("A社への通知 [組織の追加] 2026/11/3(火) 09:00 済み").await?;
    visitor.leave().await
}

#[tokio::test]
async fn a_faulty_pack_stops_nothing_and_says_what_and_where() -> Result<(), Failure> {
    let mut half = sound();
    half["items"][1]["kind"] = json!("act");
    half["clocks"][0]["hours"] = json!("soon");
    let rows = [
        ("{ \"format\": ".to_owned(), "組織のパックが読めない", "pack.json: JSONになっていません（1行目"),
        (
            json!({ "format": "morenaku-pack", "version": 9 }).to_string(),
            "組織のパックが読めない",
            "新しい版のもれなくのパックです",
        ),
        (
            half.to_string(),
            "直すところがあります",
            "組織の項目 2、種類（items[1].kind）: 「action」「caution」のどれかにしてください",
        ),
    ];
    for (pack, line, detail) in rows {
        let visitor = Placed::new(Some(&pack))?.kept().await?;
        let (visitor, _folder) = visitor;
        visitor.see(line).await?;
        visitor.click("くわしく見る").await?;
        visitor.see(detail).await?;
        visitor.begin(LOSS).await?;
        visitor.see_css(".now .item").await?;
        visitor.leave().await?;
    }
    Ok(())
}

impl Placed {
    /// A visitor, and what they are served from.
    async fn kept(self) -> Result<(Visitor, Self), Failure> {
        Ok((self.visitor("ja").await?, self))
    }
}

#[tokio::test]
async fn the_page_in_one_file_takes_a_pack_too() -> Result<(), Failure> {
    let single = std::env::var("MORENAKU_SINGLE").expect("the page in one file");
    let page = std::fs::read_to_string(single).map_err(Failure::io("reading the page in one file"))?;
    let empty = "<script type=\"application/json\" id=\"pack\"></script>";
    assert!(page.contains(empty), "the place for the pack");
    let folder = tempfile::tempdir().map_err(Failure::io("making a folder"))?;
    let path = folder.path().join("morenaku.html");
    let full = page.replace(empty, &empty.replace("></", &format!(">{}</", sound())));
    std::fs::write(&path, full).map_err(Failure::io("writing the page"))?;
    let visitor = Visitor::arrive_as(Outfit::default()).await?;
    visitor.go_to(&format!("file://{}", path.display())).await?;
    visitor.wait_for_start().await?;
    visitor.see("社内規程").await?;
    visitor.begin(LOSS).await?;
    visitor.see_css("[id='act-now-own:2-01']").await?;
    visitor.leave().await
}

/// The field of a command of the editor.
fn field(command: &str) -> String {
    format!("[id='{command}']")
}

#[tokio::test]
async fn somebody_who_never_wrote_json_makes_a_pack_tries_it_and_exports_it() -> Result<(), Failure> {
    let (visitor, folder) = Placed::new(None)?.kept().await?;
    assert_eq!(visitor.count(".layer--own").await?, 0);
    visitor.walk("#/settings/pack").await?;
    visitor.see("いまはパックを使っていません").await?;
    visitor.type_into(&field("set name/ja"), "みなと商事").await?;
    visitor.click("2 初動対応").await?;
    // Told while it is being made, beside the field and in the list.
    visitor.see("組織の項目 1、項目の文（items[0].act）: 書かれていません").await?;
    visitor
        .type_into(&field("set items/0/act/ja"), "親会社の当番に電話する")
        .await?;
    visitor.see("直すところはありません").await?;
    assert_eq!(visitor.value_in(&field("set items/0/id")).await?, "own:2-01");
    visitor
        .js("document.querySelectorAll('details').forEach(fold => fold.open = true)", vec![])
        .await?;
    visitor.click("なくした・盗まれた").await?;
    visitor.choose(&field("pick items/0/when"), "personal").await?;
    visitor.click("選んだ条件を加える").await?;
    visitor.see("選んだ条件を「または」でつなぐ").await?;
    add(&visitor, "clocks").await?;
    visitor.type_into(&field("set clocks/0/name/ja"), "A社への通知").await?;
    add(&visitor, "links").await?;
    visitor.type_into(&field("set links/0/name/ja"), "社内規程").await?;
    visitor.type_into(&field("set links/0/url"), "javascript:alert(1)").await?;
    visitor
        .see("リンク 1、アドレス（links[0].url）: 「https://」か「http://」")
        .await?;
    visitor
        .write(&field("set links/0/url"), "https://intra.example.jp/rules")
        .await?;
    visitor.see("直すところはありません").await?;
    visitor.assert_no_barriers().await?;
    // The draft outlives the page.
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.see_css(&field("set items/0/act/ja")).await?;
    assert_eq!(visitor.value_in(&field("set items/0/act/ja")).await?, "親会社の当番に電話する");
    let file = visitor.download(async || visitor.click("pack.json を書き出す").await).await?;
    assert_eq!(file.name, "pack.json");
    let pack: Value = serde_json::from_str(&file.text()).expect("JSON");
    let schema: Value = serde_json::from_str(include_str!("../../../../schema/pack-v1.schema.json")).expect("a schema");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    assert!(schema.is_valid(&pack), "{pack:#}");
    assert_eq!((&pack["items"][0]["types"], &pack["items"][0]["when"]), (&json!(["loss-theft"]), &json!(["personal"])));
    // Tried out here, and nowhere else.
    visitor.click("このブラウザで試す").await?;
    visitor.wait_for_start().await?;
    visitor.see("作成中のパックを、このブラウザだけで試しています").await?;
    visitor.begin(LOSS).await?;
    let case = visitor.case_id().await?;
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    visitor.see_css("[id='act-own:2-01']").await?;
    visitor.walk("#/").await?;
    visitor.click("試すのをやめる").await?;
    visitor
        .until("the trial being over", async || Ok(!visitor.sees("試しています").await?))
        .await?;
    visitor.wait_for_start().await?;
    // Placed by the administrator, it works without a trial.
    folder.place(&file.text())?;
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.see("社内規程").await?;
    visitor.leave().await
}

#[tokio::test]
async fn files_are_opened_changes_taken_back_and_a_full_browser_is_told() -> Result<(), Failure> {
    let (visitor, _folder) = Placed::new(None)?.kept().await?;
    visitor.walk("#/settings/pack").await?;
    visitor.choose_file("input[type=file]", "pack.json", b"{}").await?;
    visitor.see("もれなくのパックではありません").await?;
    let mut pack = sound();
    pack["later"] = json!({ "kept": 1.50 });
    visitor
        .choose_file("input[type=file]", "pack.json", pack.to_string().as_bytes())
        .await?;
    visitor.see("later: この版の知らない名前です").await?;
    visitor.click("外す").await?;
    visitor.see_css(&field("set items/0/act/ja")).await?;
    visitor
        .until("one item less", async || Ok(visitor.count(&field("set items/1/act/ja")).await? == 0))
        .await?;
    visitor.click("ひとつ前に戻す").await?;
    visitor.see_css(&field("set items/1/act/ja")).await?;
    let file = visitor.download(async || visitor.click("pack.json を書き出す").await).await?;
    assert_eq!(serde_json::from_str::<Value>(&file.text()).expect("JSON"), pack, "opened and exported, it is the same");
    visitor.fill_storage().await?;
    visitor.type_into(&field("set items/0/act/ja"), &"と".repeat(40)).await?;
    visitor.see("書きかけをブラウザに残せませんでした").await?;
    visitor.leave().await
}

async fn add(visitor: &Visitor, list: &str) -> Result<(), Failure> {
    // The button stands at the end of its section.
    let n_before = visitor.count(&format!("[id^='set {list}/']")).await?;
    let titles = [("clocks", "組織の期限"), ("links", "リンク")];
    let title = titles.iter().find(|(name, _)| *name == list).map_or("", |(_, title)| title);
    let script = "[...document.querySelectorAll('section')].find(section => section.querySelector('h2')?.textContent === arguments[0])
        .querySelector(':scope > button').click()";
    visitor.js(script, vec![title.into()]).await?;
    visitor
        .until("a row", async || Ok(visitor.count(&format!("[id^='set {list}/']")).await? > n_before))
        .await
}

trait Fields {
    async fn choose(&self, css: &str, value: &str) -> Result<(), Failure>;
}

impl Fields for Visitor {
    async fn choose(&self, css: &str, value: &str) -> Result<(), Failure> {
        self.see_css(css).await?;
        let script = "const field = document.querySelector(arguments[0]);
            field.value = arguments[1];
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        self.js(script, vec![css.into(), value.into()]).await.map(drop)
    }
}

#[tokio::test]
async fn two_tabs_that_make_a_pack_follow_each_other() -> Result<(), Failure> {
    let placed = Placed::new(None)?;
    let visitor = placed.visitor("ja").await?;
    visitor.walk("#/settings/pack").await?;
    visitor.see_css(&field("set name/ja")).await?;
    let first = visitor.tab().await?;
    let second = visitor.new_tab().await?;
    visitor.open("#/settings/pack").await?;
    visitor.wait_for_start().await?;
    visitor.type_into(&field("set name/ja"), "みなと商事").await?;
    visitor.go_to_tab(&first).await?;
    visitor
        .until("the other tab's name", async || Ok(visitor.value_in(&field("set name/ja")).await? == "みなと商事"))
        .await?;
    visitor.type_into(&field("set retention/ja"), "5年").await?;
    visitor.go_to_tab(&second).await?;
    visitor
        .until("the other tab's rule", async || Ok(visitor.value_in(&field("set retention/ja")).await? == "5年"))
        .await?;
    assert_eq!(visitor.value_in(&field("set name/ja")).await?, "みなと商事");
    visitor.leave().await
}

#[tokio::test]
async fn a_pack_is_there_without_the_network_too() -> Result<(), Failure> {
    let placed = Placed::new(Some(&sound().to_string()))?;
    let visitor = placed.visitor("ja").await?;
    visitor.wait_until_kept().await?;
    // The page that the kept copy serves asks for the pack once more, and it is kept too.
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.see("社内規程").await?;
    visitor.site().stop();
    visitor.reload().await?;
    visitor.wait_for_start().await?;
    visitor.see("社内規程").await?;
    let case = visitor.begin(5).await?;
    visitor.walk(&format!("#/case/{case}/step/2")).await?;
    visitor.see("親会社の当番に電話する").await?;
    visitor.leave_whatever_happened().await
}

#[tokio::test]
async fn letterhead_and_wording_stand_on_the_blank_papers_of_the_binder() -> Result<(), Failure> {
    let mut pack = sound();
    pack["letterhead"] =
        json!({ "ja": "みなと商事株式会社\n東京都港区海岸1-2-3", "en": "Minato Trading\n1-2-3 Kaigan, Tokyo" });
    pack["wording"] = json!([{ "form": "notice", "field": "desk", "ja": "{organisation} お客様相談室 0120-000-000", "instead": true }]);
    let placed = Placed::new(Some(&pack.to_string()))?;
    let visitor = placed.visitor("ja").await?;
    let overflow = "return [...document.querySelectorAll('.leaf__body')]
        .filter(e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1).length";
    visitor.walk("#/binder").await?;
    visitor.see_css(".leaf").await?;
    // Both languages on US Letter: the most that has to find room.
    visitor.click_css("label:has(input[name=language]):nth-of-type(3)").await?;
    visitor.click_css("label:has(input[name=paper]):nth-of-type(2)").await?;
    visitor.see_css(".leaf--letter.leaf:lang(en)").await?;
    assert_eq!(visitor.js(overflow, vec![]).await?, 0, "every page has room for what stands on it");
    let paper = visitor.print("pack-binder").await?;
    let n_forms = visitor.count(".leaf:lang(ja) .leaf__field:first-of-type").await?;
    assert!(n_forms > 10 && paper.text.matches("東京都港区海岸1-2-3").count() > 10, "{n_forms}");
    assert!(paper.text.matches("1-2-3 Kaigan, Tokyo").count() > 10);
    assert!(paper.text.contains("みなと商事 お客様相談室 0120-000-000") && paper.text.contains("組織の追加"));
    visitor.walk("#/binder/notice").await?;
    visitor.see("東京都港区海岸1-2-3").await?;
    visitor.see("みなと商事 お客様相談室 0120-000-000").await?;
    let paper = visitor.print("pack-notice").await?;
    assert!(
        paper.text.contains("みなと商事株式会社")
            && paper.text.contains("お客様相談室")
            && paper.text.contains("組織の追加")
    );
    visitor.leave().await?;
    // Without a pack nothing of this is there.
    let visitor = Placed::new(None)?.kept().await?;
    visitor.0.walk("#/binder/notice").await?;
    visitor.0.see_css(".sheet__line").await?;
    assert!(!visitor.0.sees("組織の追加").await? && visitor.0.count(".layer--own").await? == 0);
    visitor.0.leave().await
}
