//! Proves what a pack promises: every kind of fault is told with its place and spoils nothing else, what is sound takes
//! part in the list and the clocks, what the editor writes fits the published schema, and what nobody knows is kept.

use super::common::{guide, library};
use morenaku::case::{Answers, Known, Moment};
use morenaku::guide::{Fact, Guide, ItemKind, Lang, LeakType, Step, TypeSet};
use morenaku::pack::{
    self, Command, Draft, Fault, Feature, Field, MAX_BYTES, Place, Problem, check_names, edit, read, read_start, write,
};
use morenaku::plan::{ClockKind, Plan, Verdict, clocks, first_minute, tailor};
use morenaku::wire::time::from_rfc3339;
use morenaku::words;
use proptest::prelude::*;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../../schema/pack-v1.schema.json");

fn validator() -> jsonschema::Validator {
    jsonschema::validator_for(&serde_json::from_str(SCHEMA).expect("JSON")).expect("a schema")
}

/// A pack with everything that there is.
pub(super) fn full() -> Value {
    json!({
        "format": "morenaku-pack",
        "version": 1,
        "name": { "ja": "みなと商事", "en": "Minato Trading" },
        "language": "en",
        "about": { "public-body": "no", "entrusted": "yes", "medical": "no" },
        "clients": [{ "name": "A社", "hours": 24 }, { "name": "北関東物流" }],
        "contacts": [
            { "role": "責任者", "name": "佐藤", "phone": "03-0000-0001", "mail": "sato@example.jp", "note": "夜間も可" },
            { "role": { "ja": "親会社の当番", "en": "Duty officer of the parent" }, "name": "田中" },
        ],
        "items": [
            { "id": "own:2-01", "step": 2, "kind": "action", "act": { "ja": "親会社の当番に電話する", "en": "Call the parent company" },
              "why": "契約で決めています。", "after": "2-05", "first": true },
            { "id": "own:2-02", "kind": "caution", "act": "取引先に先に話さない", "types": ["malware"], "when": ["personal", "card|!bank"] },
            { "id": "own:2-03", "kind": "action", "act": "もう一つ", "after": "2-05" },
        ],
        "letterhead": "みなと商事株式会社\n東京都港区",
        "wording": [{ "form": "notice", "field": library().form("notice").expect("a form").fields[0].id, "ja": "{title} について", "en": "About {title}" }],
        "clocks": [{ "name": { "ja": "A社への通知" }, "hours": 24, "from": "known", "when": ["partner"], "item": "own:2-01" }],
        "retention": "終えてから5年",
        "links": [{ "name": "社内規程", "url": "https://intra.example.jp/rules" }],
        "off": ["word", "guide"],
    })
}

fn faults_of(file: &Value) -> Vec<Fault> {
    read(&file.to_string()).1
}

fn guide_with(file: &Value) -> Guide {
    guide().clone().with(&read_start(&file.to_string()).0.own())
}

fn answers(types: &[LeakType], facts: &[(Fact, Known)]) -> Answers {
    Answers { types: types.iter().copied().collect(), facts: facts.iter().copied().collect(), ..Answers::default() }
}

#[test]
fn a_sound_pack_has_no_faults_and_all_its_parts() {
    let (pack, faults) = read(&full().to_string());
    assert_eq!(faults, []);
    assert_eq!(check_names(&pack, guide(), library()), []);
    let start = &pack.start;
    assert_eq!(
        (start.name.get(Lang::En), start.language, start.off.as_slice()),
        ("Minato Trading", Some(Lang::En), &[Feature::Word, Feature::Guide][..])
    );
    assert_eq!(start.people, ["佐藤", "田中"]);
    assert_eq!(
        (start.items.len(), start.clocks.len(), pack.contacts.len(), pack.wording.len(), pack.links.len()),
        (3, 1, 2, 1, 1)
    );
    // One language stands for both.
    assert_eq!(start.items[0].why.get(Lang::En), "契約で決めています。");
    assert_eq!(start.clocks[0].name.get(Lang::En), "A社への通知");
    assert_eq!((start.items[1].kind, start.items[1].types), (ItemKind::Caution, TypeSet::NONE.with(LeakType::Malware)));
    assert_eq!(start.items[1].when.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2]);
    assert!(validator().is_valid(&full()));
    // A mark before the text, as Windows editors write it.
    assert_eq!(read(&format!("\u{feff}{}", full())).1, []);
    assert_eq!(read(""), Default::default(), "nothing at all is not wrong");
}

#[test]
fn what_cannot_be_used_at_all_says_why() {
    let only = |text: &str| {
        let (pack, faults) = read(text);
        assert!(!pack.start.is_there && pack.start.items.is_empty());
        assert!(matches!(faults.as_slice(), [one] if one.problem.is_fatal() && one.place.is_file()), "{faults:?}");
        faults[0].clone()
    };
    assert_eq!(only("{\n  \"format\": ").problem, Problem::NotJson(2, 12));
    assert_eq!(only("[]").problem, Problem::NotOurs);
    assert_eq!(only("{\"format\": \"morenaku-case\", \"version\": 1}").problem, Problem::NotOurs);
    assert_eq!(only("{\"format\": \"morenaku-pack\"}").problem, Problem::NotOurs);
    let newer = only("{\"format\": \"morenaku-pack\", \"version\": 2, \"items\": {}}");
    assert_eq!(newer.problem, Problem::Newer("2".to_owned()));
    let large = json!({ "format": "morenaku-pack", "version": 1, "name": "x".repeat(MAX_BYTES) });
    let large = only(&large.to_string());
    assert!(
        words::pack::fault(&large, Lang::Ja).contains("大きすぎます")
            && words::pack::fault(&large, Lang::En).contains("too large")
    );
    assert_eq!(words::pack::fault(&only("no"), Lang::En), "pack.json: It is not JSON (line 1, column 2).");
}

#[test]
fn every_fault_is_told_with_its_place_and_leaves_the_rest_working() {
    // Where, what is put there (null: taken away), the place that is told, what is told in each language, and how many
    // items and clocks are left.
    let rows: [(&str, Value, &str, &str, &str, usize, usize); 36] = [
        ("/name", json!(null), "name", "書かれていません", "missing", 3, 1),
        ("/name", json!(5), "name", "文字で", "text", 3, 1),
        ("/name/ja", json!(["x"]), "name.ja", "文字で", "text", 3, 1),
        ("/language", json!("fr"), "language", "「ja」「en」", "“ja”, “en”", 3, 1),
        ("/about", json!([]), "about", "{ }", "object", 3, 1),
        ("/about/eu", json!(true), "about.eu", "「yes」「no」", "“yes”, “no”", 3, 1),
        ("/clients/0/name", json!(null), "clients[0].name", "書かれていません", "missing", 3, 1),
        ("/clients/0/hours", json!("24"), "clients[0].hours", "1から8784", "1 to 8784", 3, 1),
        ("/clients/1/hours", json!(0), "clients[1].hours", "1から8784", "1 to 8784", 3, 1),
        ("/items", json!({}), "items", "一覧", "list", 0, 1),
        ("/items/2", json!("x"), "items[2]", "{ }", "object", 2, 1),
        ("/items/1/id", json!(null), "items[1].id", "書かれていません", "missing", 2, 1),
        ("/items/1/id", json!("2-05"), "items[1].id", "own:2-01", "own:2-01", 2, 1),
        ("/items/1/id", json!("Own:2-05"), "items[1].id", "own:2-01", "own:2-01", 2, 1),
        ("/items/1/id", json!("own:7-05"), "items[1].id", "own:2-01", "own:2-01", 2, 1),
        ("/items/1/id", json!("own:2-01"), "items[1].id", "同じ番号", "Another item", 2, 1),
        ("/items/0/step", json!(3), "items[0].step", "段階と合いません", "not the step", 2, 1),
        ("/items/0/step", json!("2"), "items[0].step", "1から6", "1 to 6", 2, 1),
        ("/items/0/kind", json!("act"), "items[0].kind", "「action」「caution」", "“action”, “caution”", 2, 1),
        ("/items/0/kind", json!(null), "items[0].kind", "書かれていません", "missing", 2, 1),
        ("/items/2/act", json!(null), "items[2].act", "書かれていません", "missing", 2, 1),
        ("/items/2/act", json!({ "ja": " " }), "items[2].act", "書かれていません", "missing", 2, 1),
        ("/items/2/act", json!("あ".repeat(201)), "items[2].act", "200字", "200 characters", 2, 1),
        ("/items/1/types", json!(["malware", "virus"]), "items[1].types[1]", "loss-theft", "loss-theft", 2, 1),
        ("/items/1/when", json!(["personal", "card|banana"]), "items[1].when[1]", "「banana」", "“banana”", 2, 1),
        ("/items/1/when", json!([1]), "items[1].when[0]", "文字で", "text", 2, 1),
        ("/items/0/first", json!("yes"), "items[0].first", "true", "true", 2, 1),
        ("/clocks/0/hours", json!(0), "clocks[0].hours", "1から8784", "1 to 8784", 3, 0),
        ("/clocks/0/hours", json!(1.5), "clocks[0].hours", "整数", "whole number", 3, 0),
        ("/clocks/0/hours", json!(null), "clocks[0].hours", "書かれていません", "missing", 3, 0),
        ("/clocks/0/from", json!("noon"), "clocks[0].from", "known", "known", 3, 0),
        ("/contacts/0/role", json!(null), "contacts[0].role", "書かれていません", "missing", 3, 1),
        ("/wording/0/form", json!(""), "wording[0].form", "書かれていません", "missing", 3, 1),
        ("/links/0/url", json!("javascript:alert(1)"), "links[0].url", "https://", "https://", 3, 1),
        ("/links/0/url", json!("ftp://x"), "links[0].url", "https://", "https://", 3, 1),
        ("/off", json!(["duties"]), "off[0]", "guide", "guide", 3, 1),
    ];
    let schema = validator();
    for (path, value, place, ja, en, n_items, n_clocks) in rows {
        let mut file = full();
        put(&mut file, path, value.clone());
        let (pack, faults) = read(&file.to_string());
        let told: Vec<_> = faults
            .iter()
            .filter(|one| one.place.to_string() == place && !one.problem.is_warning())
            .collect();
        assert!(matches!(told.as_slice(), [_]), "{path} = {value}: {faults:?}");
        // Where it is, as the editor calls it and as the file does.
        let said = words::pack::fault(told[0], Lang::Ja);
        assert!(said.contains(place) && said.contains(ja), "{said}");
        assert!(words::pack::fault(told[0], Lang::En).contains(en), "{}", words::pack::fault(told[0], Lang::En));
        assert!(
            pack.start.is_there && (pack.start.items.len(), pack.start.clocks.len()) == (n_items, n_clocks),
            "{path} = {value}"
        );
        // What a file has twice is told by the reader alone: a schema cannot.
        let is_beyond_schema =
            matches!(told[0].problem, Problem::TakenId | Problem::OtherStep) || value == json!({ "ja": " " });
        assert!(is_beyond_schema || !schema.is_valid(&file), "the schema takes {path} = {value}");
        // Both readers say the same of what both read.
        let start = read_start(&file.to_string()).0;
        assert_eq!((start.items.len(), start.clocks.len()), (n_items, n_clocks));
    }
}

#[test]
fn names_that_the_guide_does_not_have_are_told() {
    let rows = [
        ("/items/0/after", json!("3-01"), "items[0].after", "3-01"),
        ("/items/0/after", json!("9-99"), "items[0].after", "9-99"),
        ("/clocks/0/item", json!("own:9-01"), "clocks[0].item", "own:9-01"),
        ("/wording/0/form", json!("letter"), "wording[0].form", "letter"),
        ("/wording/0/field", json!("nowhere"), "wording[0].field", "nowhere"),
    ];
    for (path, value, place, said) in rows {
        let mut file = full();
        put(&mut file, path, value);
        let (pack, faults) = read(&file.to_string());
        assert_eq!(faults, []);
        let told = check_names(&pack, guide(), library());
        assert!(matches!(told.as_slice(), [one] if one.place.to_string() == place), "{told:?}");
        assert!(
            words::pack::fault(&told[0], Lang::Ja).contains(said)
                && words::pack::fault(&told[0], Lang::En).contains(said)
        );
    }
    // An item whose place is not there stands at the end of its step.
    let mut file = full();
    put(&mut file, "/items/0/after", json!("9-99"));
    let guide = guide_with(&file);
    let last = guide
        .items
        .iter()
        .rfind(|item| item.step == Step::InitialResponse)
        .expect("an item");
    assert!(last.id.starts_with("own:"));
}

#[test]
fn unknown_fields_are_kept_and_told_and_stop_nothing() {
    let mut file = full();
    put(&mut file, "/later", json!({ "any": 1.50 }));
    put(&mut file, "/items/0/colour", json!("red"));
    let (pack, faults) = read(&file.to_string());
    assert_eq!(faults.iter().map(|one| one.place.to_string()).collect::<Vec<_>>(), ["items[0].colour", "later"]);
    assert!(
        faults
            .iter()
            .all(|one| one.problem == Problem::UnknownField && one.problem.is_warning())
    );
    assert_eq!(pack.start.items.len(), 3);
    let edited = after(&after("", &Command::Open(file.to_string())), &set("items/0/act/ja", "電話する"));
    put(&mut file, "/items/0/act/ja", json!("電話する"));
    assert_eq!(serde_json::from_str::<Value>(&write(&edited)).expect("JSON"), file);
}

#[test]
fn the_file_can_stand_in_a_script_element() {
    let draft = after("", &set("name/ja", "</script><!-- <script>"));
    let file = write(&draft);
    assert!(!file.contains("</") && !file.contains("<!--"), "{file}");
    assert_eq!(Draft::parse(&file).both(&at("name"))[0], "</script><!-- <script>");
}

#[test]
fn too_many_rows_and_signs_are_cut_off_and_told() {
    let mut file = full();
    put(
        &mut file,
        "/links",
        (0..300)
            .map(|at| json!({ "name": "x", "url": format!("https://x/{at}") }))
            .collect(),
    );
    let (pack, faults) = read(&file.to_string());
    assert_eq!((pack.links.len(), faults), (200, vec![Fault { place: at("links"), problem: Problem::TooMany(200) }]));
}

#[test]
fn own_items_are_tailored_stand_in_their_place_and_keep_the_first_minute_to_itself() {
    let with_own = guide_with(&full());
    let ids: Vec<&str> = with_own.items.iter().map(|item| item.id).collect();
    let at = ids.iter().position(|id| *id == "2-05").expect("an item");
    assert_eq!(ids[at + 1..at + 3], ["own:2-01", "own:2-03"], "those after the same item keep their order");
    assert_eq!(with_own.items.len(), guide().items.len() + 3);
    let plan = |answers: &Answers| tailor(&with_own, answers);
    let verdict = |plan: &Plan, id: &str| plan.item(id).map(|planned| planned.verdict);
    // Nobody knows yet: all stay.
    let unknown = plan(&Answers::default());
    assert_eq!(
        (verdict(&unknown, "own:2-01"), verdict(&unknown, "own:2-02")),
        (Some(Verdict::Applies), Some(Verdict::Open))
    );
    let other = plan(&answers(&[LeakType::LossTheft], &[]));
    assert_eq!(verdict(&other, "own:2-02"), Some(Verdict::DoesNotApply));
    let met = plan(&answers(&[LeakType::Malware], &[(Fact::Personal, Known::Yes), (Fact::Bank, Known::No)]));
    assert_eq!(verdict(&met, "own:2-02"), Some(Verdict::Applies));
    assert!(met.items.iter().all(|planned| !planned.reasons.is_empty()));
    // The first minute: the guide's three stay, and only what asked for it comes in.
    for leak_type in LeakType::ALL {
        let answers = answers(&[leak_type], &[]);
        let (plan, own) = (tailor(guide(), &answers), plan(&answers));
        let ids = |plan: &Plan| {
            first_minute(plan, answers.types)
                .0
                .iter()
                .map(|planned| planned.item.id)
                .collect::<Vec<_>>()
        };
        let before: Vec<&str> = ids(&plan);
        assert_eq!(ids(&own), [before, vec!["own:2-01"]].concat());
    }
}

#[test]
fn the_guide_is_the_same_without_a_pack() {
    let without = guide().clone().with(&read_start("").0.own());
    assert_eq!(without.items, guide().items);
    assert_eq!(without.clocks, []);
}

#[test]
fn own_clocks_count_hours_from_knowing_in_japan_and_only_where_they_apply() {
    let guide = guide_with(&full());
    let known_at = from_rfc3339("2026-11-23T20:30:00+09:00").expect("a time");
    let find = |known: Known| {
        let answers = Answers { known_at: Some(known_at), ..answers(&[], &[(Fact::Partner, known)]) };
        clocks(&guide, &answers).into_iter().find(|clock| clock.kind == ClockKind::Own)
    };
    let clock = find(Known::Yes).expect("a clock");
    assert_eq!(
        (clock.verdict, clock.due_at, clock.item),
        (Verdict::Applies, Some(Moment(known_at.0 + 24 * 3_600_000)), Some("own:2-01"))
    );
    assert_eq!(words::time(clock.due_at.expect("an instant"), Lang::Ja), "2026/11/24(火) 20:30");
    assert_eq!(find(Known::Unknown).map(|clock| clock.verdict), Some(Verdict::Open));
    assert_eq!(find(Known::No), None);
    assert_eq!(clocks(&guide, &Answers::default()), [], "nobody says when");
    let said = [Lang::Ja, Lang::En].map(|lang| {
        format!("{} {}", morenaku::words::clock_name(&clock, lang), morenaku::words::clock_counting(&clock, lang))
    });
    assert!(said[0].contains("A社への通知 [組織の追加]") && said[0].contains("24時間"), "{said:?}");
    assert!(said[1].contains("[Your organisation]") && said[1].contains("24 hours"), "{said:?}");
}

#[test]
fn the_editor_goes_from_nothing_to_a_file_that_fits_the_schema() {
    let field = library().form("notice").expect("a form").fields[0].id;
    let commands = [
        set("name/ja", "みなと商事"),
        set("language", "ja"),
        Command::AddItem(Step::from_number(2).expect("a step")),
        set("items/0/act/ja", "親会社に電話する"),
        set("items/0/act/en", "Call the parent company"),
        Command::Flag(at("items/0/first"), true),
        Command::Toggle(at("items/0/types"), "malware".to_owned()),
        Command::Toggle(at("items/0/types"), "loss-theft".to_owned()),
        Command::Toggle(at("items/0/types"), "malware".to_owned()),
        Command::And(at("items/0/when"), "personal".to_owned()),
        Command::Or(at("items/0/when/0"), "!card".to_owned()),
        set("items/0/after", "2-05"),
        Command::AddItem(Step::from_number(2).expect("a step")),
        set("items/1/act/ja", "二つ目"),
        set("items/1/kind", "caution"),
        Command::AddItem(Step::from_number(4).expect("a step")),
        Command::Up(at("items/1")),
        Command::Remove(at("items/2")),
        Command::AddRow(Field::Contacts),
        set("contacts/0/role/ja", "責任者"),
        set("contacts/0/phone", "03-0000-0000"),
        Command::AddRow(Field::Clocks),
        set("clocks/0/name/en", "Notice to A"),
        set("clocks/0/hours", "48"),
        Command::AddRow(Field::Wording),
        set("wording/0/form", "notice"),
        set("wording/0/field", field),
        set("wording/0/ja", "文"),
        Command::AddRow(Field::Links),
        set("links/0/name/ja", "規程"),
        set("links/0/url", "https://intra.example.jp"),
        set("letterhead/ja", "みなと商事\n港区"),
        set("retention/ja", "5年"),
        Command::Toggle(at("off"), "word".to_owned()),
        set("items/99/act/ja", "x"),
        set("name/ja/url", "x"),
    ];
    let draft = commands.iter().fold(String::new(), |draft, command| after(&draft, command));
    let file: Value = serde_json::from_str(&write(&draft)).expect("JSON");
    let errors: Vec<String> = validator()
        .iter_errors(&file)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, Vec::<String>::new(), "{file:#}");
    assert_eq!(faults_of(&file), []);
    let ids: Vec<&str> = file["items"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|item| item["id"].as_str())
        .collect();
    assert_eq!(ids, ["own:2-02", "own:2-01"]);
    assert_eq!(
        (&file["items"][1]["types"], &file["items"][1]["when"]),
        (&json!(["loss-theft"]), &json!(["personal|!card"]))
    );
    assert_eq!(file["clocks"][0]["hours"], json!(48));
}

#[test]
fn what_is_emptied_leaves_nothing_behind_and_texts_in_one_language_take_a_second() {
    let draft = after(&after("", &set("name/ja", "x")), &set("name/ja", ""));
    assert!(Draft::parse(&draft).is_empty(), "{draft}");
    let word = Command::Toggle(at("off"), Feature::Word.as_str().to_owned());
    let draft = after(&after(&draft, &word), &word);
    assert!(Draft::parse(&draft).is_empty(), "{draft}");
    let file = "{\"format\":\"morenaku-pack\",\"version\":1,\"name\":\"みなと\"}";
    let draft = after(&after("", &Command::Open(file.to_owned())), &set("name/en", "Minato"));
    assert_eq!(Draft::parse(&draft).both(&at("name")), ["みなと", "Minato"]);
    // The step follows the number of an item.
    let [first, fifth] = [Step::Discovery, Step::Recovery].map(Command::AddItem);
    let draft = after(&after("", &first), &set("items/0/id", "minato:5-07"));
    assert_eq!(Draft::parse(&draft).text(&at("items/0/step")), "5");
    assert_eq!(Draft::parse(&after(&draft, &fifth)).text(&at("items/1/id")), "minato:5-01");
    for none in
        ["", "[]", "{", "{\"format\":\"morenaku-case\",\"version\":1}", "{\"format\":\"morenaku-pack\",\"version\":2}"]
    {
        assert!(edit("", &Command::Open(none.to_owned())).is_err(), "{none} is no pack");
    }
}

#[test]
fn the_schema_names_what_the_code_names() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    assert_eq!(
        schema["$defs"]["item"]["properties"]["types"]["items"]["enum"],
        json!(LeakType::ALL.map(LeakType::as_str))
    );
    assert_eq!(schema["properties"]["off"]["items"]["enum"], json!(Feature::NAMES));
    assert_eq!(schema["properties"]["format"]["const"], json!(pack::FORMAT));
    assert_eq!(schema["properties"]["version"]["const"], json!(pack::VERSION));
    assert_eq!(schema["$defs"]["rows"]["maxItems"], json!(pack::MAX_ROWS));
    assert_eq!(schema["$defs"]["clock"]["properties"]["hours"]["maximum"], json!(pack::MAX_HOURS));
    assert_eq!(
        (&schema["$defs"]["shortText"]["maxLength"], &schema["$defs"]["longText"]["maxLength"]),
        (&json!(pack::MAX_NAME), &json!(pack::MAX_TEXT))
    );
    let pattern = schema["$defs"]["when"]["items"]["pattern"].as_str().expect("a pattern");
    let names = Fact::ALL.iter().map(|fact| fact.as_str()).collect::<Vec<_>>().join("|");
    assert_eq!(pattern, format!("^ *!?({names})( *\\| *!?({names}))* *$"));
    let described = schema["properties"]["off"]["description"].as_str().expect("a description");
    assert!(Feature::NAMES.iter().all(|feature| described.contains(&format!("`{feature}`"))));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn nothing_that_stands_in_the_file_stops_the_page(path in 0..12_usize, value in json_value(), cut in 0..400_usize) {
        let paths = ["/name", "/items", "/items/0", "/items/0/id", "/items/0/act", "/items/1/when", "/items/1/types", "/clocks", "/clocks/0", "/wording", "/links/0", "/off"];
        let mut file = full();
        put(&mut file, paths[path], value);
        let text = file.to_string();
        let (pack, faults) = read(&text);
        let _ = (check_names(&pack, guide(), library()), pack.start.own());
        for one in &faults {
            let is_said = |lang| !words::pack::fault(one, lang).is_empty();
            prop_assert!(is_said(Lang::Ja) && is_said(Lang::En));
        }
        let named = after(&text, &set("name/ja", "x"));
        prop_assert_eq!(after(&named, &Command::Remove(at("items/99/act"))), named, "what leads nowhere changes nothing");
        let _ = read(&text.chars().take(cut).collect::<String>());
    }
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from)
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map("[a-z]{0,6}|ja|en|id|act", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect()))
        ]
    })
}

/// The place of a path such as `items/0/act/ja`.
fn at(path: &str) -> Place {
    path.split('/').fold(Place::default(), |place, name| match name.parse() {
        Ok(row) => place.row(row),
        Err(_) => place.field(Field::parse(name).expect("a field")),
    })
}

fn set(path: &str, value: &str) -> Command {
    Command::Set(at(path), value.to_owned())
}

fn after(draft: &str, command: &Command) -> String {
    edit(draft, command).expect("a pack")
}

/// Puts a value at a place; null takes away what is there.
fn put(file: &mut Value, path: &str, value: Value) {
    let (parent, name) = path.rsplit_once('/').expect("a path");
    match file.pointer_mut(parent) {
        Some(Value::Object(fields)) if value.is_null() => drop(fields.remove(name)),
        Some(Value::Object(fields)) => drop(fields.insert(name.to_owned(), value)),
        Some(Value::Array(rows)) => rows[name.parse::<usize>().expect("a number")] = value,
        other => panic!("{path}: {other:?}"),
    }
}
