//! What each statement has to have: both languages, known names, a point or a source.

use crate::common::guide;
use std::fs;
use std::path::Path;

use morenaku::guide::{Fact, FactGroup, LeakType, Step};

use super::{check, check_rows, content, lay, problems};

#[test]
fn sound_content_has_no_problems() {
    assert_eq!(problems(&lay("sound", ("", "", ""))), [""; 0]);
}

#[test]
fn what_the_program_hangs_something_on_is_missed_where_the_content_gives_it_up() {
    let content = content::load(&lay("named", ("", "", ""))).expect("sound content");
    let missing = check::missing(&content);
    assert!(missing.iter().any(|one| one.contains("`sharing-sheet`")), "{missing:?}");
    assert!(missing.iter().any(|one| one.contains("`gdpr-controller`")), "{missing:?}");
    assert!(!missing.iter().any(|one| one.contains("`publication`")), "{missing:?}");
}

#[test]
fn every_text_stands_in_both_languages() {
    check_rows(&[
        (
            "no English",
            ("items/1.toml", "{ ja = \"届ける\", en = \"Report it\" }", "{ ja = \"届ける\" }"),
            "items/1.toml:7",
            "en",
        ),
        ("no Japanese", ("items/1.toml", "{ ja = \"方法\", en = \"how\",", "{ en = \"how\","), "items/1.toml:12", "ja"),
        ("empty English", ("items/1.toml", "\"Do not delete\"", "\" \""), "items/1.toml:19", "empty text"),
        ("an empty question", ("facts.toml", "ja = \"か\"", "ja = \"\""), "facts.toml:4", "empty text"),
        ("a reason", ("facts.toml", "ja = \"ある\"", "ja = \"あるため\""), "facts.toml:5", "without the because"),
        (
            "an empty name of a form",
            ("forms/publication.toml", "\"紙\"", "\"\""),
            "forms/publication.toml:2",
            "empty text",
        ),
        ("an act that is too long", ("items/1.toml", "届ける", &"あ".repeat(41)), "items/1.toml:7", "40 characters"),
    ]);
}

#[test]
fn a_tool_is_there_and_a_decision_is_that_of_one_item() {
    let refs = "points = [\"p-1\"]\nrefs";
    let rows = [
        ("hammer", "sharing-sheet", "unknown tool `hammer`"),
        ("sheet", "letter", "unknown sheet `letter`"),
        ("draft", "notice", "unknown draft `notice`"),
        ("question", "colour", "unknown question `colour`"),
        ("contacts", "nobody", "unknown contacts `nobody`"),
        ("guide", "type-8", "unknown guide `type-8`"),
        ("duty", "none", "unknown duty `none`"),
        ("decision", "colour", "unknown decision `colour`"),
        ("decision", "report", "only an item of the kind `decision`"),
    ];
    for (kind, of, message) in rows {
        let tool = format!("tool = {{ kind = \"{kind}\", of = \"{of}\" }}\n{refs}");
        check_rows(&[(message, ("items/1.toml", refs, &tool), "items/1.toml:9", message)]);
    }
    for (kind, of) in [("sheet", "notice"), ("question", "known-at"), ("question", "personal"), ("guide", "type-7")] {
        let tool = format!("tool = {{ kind = \"{kind}\", of = \"{of}\" }}\n{refs}");
        assert_eq!(problems(&lay("a tool", ("items/1.toml", refs, &tool))), [""; 0], "{kind} {of}");
    }
}

#[test]
fn every_name_is_known() {
    check_rows(&[
        (
            "a condition",
            ("items/1.toml", "\"personal\", ", "\"persona\", "),
            "items/1.toml:6",
            "unknown condition `persona`",
        ),
        ("one of an or", ("items/1.toml", "!theft|personal", "!theft|x"), "items/1.toml:6", "unknown condition `x`"),
        ("an empty condition", ("items/1.toml", "\"personal\", ", "\"\", "), "items/1.toml:6", "unknown condition"),
        (
            "a fact outside of its types",
            ("items/1.toml", "types = [\"loss-theft\"]", "types = [\"malware\"]"),
            "items/1.toml:6",
            "`theft` is asked for loss-theft only",
        ),
        (
            "the same for every type",
            ("items/1.toml", "types = [\"loss-theft\"]\n", ""),
            "items/1.toml:5",
            "limit `types`",
        ),
        (
            "a line outside of its types",
            ("items/1.toml", "points = [\"p-2\"]", "points = [\"p-2\"], types = [\"malware\"], when = [\"theft\"]"),
            "items/1.toml:12",
            "limit `types`",
        ),
        (
            "a fact that the code has not",
            ("facts.toml", "\"theft\"", "\"thief\""),
            "facts.toml:8",
            "unknown fact `thief`",
        ),
        ("a type", ("items/1.toml", "\"loss-theft\"", "\"lost\""), "items/1.toml:5", "unknown type `lost`"),
        ("a kind", ("items/1.toml", "\"caution\"", "\"warning\""), "items/1.toml:17", "unknown kind `warning`"),
        (
            "a point",
            ("items/1.toml", "points = [\"p-2\"]", "points = [\"p-2\", \"p-3\"]"),
            "items/1.toml:12",
            "unknown point `p-3`",
        ),
        (
            "a source",
            ("items/2.toml", "source = \"law\"", "source = \"rumour\""),
            "items/2.toml:6",
            "unknown source `rumour`",
        ),
        ("a reference", ("items/1.toml", "[\"police\"]", "[\"polise\"]"), "items/1.toml:10", "unknown reference"),
        (
            "what a caution guards",
            ("items/1.toml", "guards = \"1-01\"", "guards = \"1-09\""),
            "items/1.toml:18",
            "unknown item `1-09`",
        ),
        ("a duty", ("decisions.toml", "\"appi\"", "\"apii\""), "decisions.toml:5", "unknown duty `apii`"),
        ("what is to be weighed", ("decisions.toml", "2-01", "2-07"), "decisions.toml:4", "unknown item `2-07`"),
        (
            "a clock",
            ("duties.toml", "\"report\"\nsituations", "\"soon\"\nsituations"),
            "duties.toml:8",
            "unknown clock `soon`",
        ),
        (
            "what decides a duty",
            ("duties.toml", "when = [\"personal\"]", "when = [\"persona\"]"),
            "duties.toml:7",
            "unknown condition",
        ),
        ("a field", ("items/1.toml", "refs = ", "reffs = "), "items/1.toml:10", "reffs"),
        ("a table", ("steps.toml", "", "[[stepp]]\n"), "steps.toml:1", "stepp"),
        ("no TOML", ("facts.toml", "group = \"situation\"", "group = situation"), "facts.toml:9", ""),
    ]);
}

#[test]
fn every_point_is_covered_and_every_other_statement_has_a_source() {
    check_rows(&[
        (
            "an uncovered point",
            ("items/1.toml", ", points = [\"p-2\"]", ""),
            "points.tsv:3",
            "nothing covers point `p-2`",
        ),
        ("an item of nobody", ("items/2.toml", "source = \"law\"\n", ""), "items/2.toml:2", "needs a source"),
        (
            "a point that is lost with what says it",
            ("points.tsv", "p-2\t3.1(2)\n", ""),
            "points.tsv:2",
            "has 2 points, here are 1",
        ),
        ("a point of our own", ("points.tsv", "", "p-3\t6\n"), "points.tsv:4", "has 2 points, here are 3"),
        ("a point in another's place", ("points.tsv", "p-2", "p-1"), "points.tsv:3", "point `p-1` stands twice"),
        (
            "a duty of nobody",
            ("duties.toml", "en = \"soon\", source = \"law\"", "en = \"soon\""),
            "duties.toml:10",
            "needs a source",
        ),
        (
            "a line of both",
            ("items/1.toml", "points = [\"p-2\"]", "points = [\"p-2\"], source = \"law\""),
            "items/1.toml:12",
            "never both",
        ),
    ]);
}

#[test]
fn what_the_tables_rest_on_is_refused_here_and_not_by_the_compiler_or_never() {
    check_rows(&[
        ("a source without a day", ("sources.toml", "2026-10-09", ""), "sources.toml:5", ""),
        ("a source with half a day", ("sources.toml", "2026-10-09", "2026-10"), "sources.toml:5", ""),
        ("a source of an unknown level", ("sources.toml", "official", "offical"), "sources.toml:7", ""),
        ("a source without a name", ("sources.toml", "\"法\"", "\"\""), "sources.toml:3", "empty text"),
        ("a group of facts", ("facts.toml", "\"kind\"", "\"kinds\""), "facts.toml:3", ""),
        ("a leak type", ("types.toml", "\"malware\"", "\"virus\""), "types.toml:2", ""),
        (
            "a caution that guards a caution",
            ("items/1.toml", "guards = \"1-01\"", "guards = \"1-02\""),
            "items/1.toml:18",
            "",
        ),
        (
            "a guard that is no caution",
            ("items/1.toml", "kind = \"caution\"", "kind = \"action\""),
            "items/1.toml:18",
            "",
        ),
        (
            "every type and one",
            ("items/1.toml", "refs = [\"police\"]", "first = [\"all\", \"malware\"]"),
            "items/1.toml:10",
            "",
        ),
        (
            "leading for a type that it is not for",
            ("items/1.toml", "refs = [\"police\"]", "leads = [\"malware\"]"),
            "items/1.toml:10",
            "`leads` is",
        ),
        (
            "first for a type that it is not for",
            ("items/1.toml", "refs = [\"police\"]", "first = [\"malware\"]"),
            "items/1.toml:10",
            "",
        ),
        ("a torn point", ("points.tsv", "p-2\t3.1(2)", "p-2 3.1(2)"), "points.tsv:3", ""),
    ]);
}

#[test]
fn a_source_that_was_to_be_checked_again_is_named_from_the_day_after() {
    let content = content::load(&lay("overdue", ("", "", ""))).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(check::overdue(&content, "2027-01-17"), [""; 0]);
    let overdue = check::overdue(&content, "2027-01-18");
    assert!(
        overdue.len() == 1 && overdue[0].starts_with("content/sources.toml:6: ") && overdue[0].contains("`law`"),
        "{overdue:?}"
    );
}

#[test]
fn one_word_is_said_for_one_thing() {
    let terms = |more: &str| format!("[[term]]\navoid = \"届け\"\nsay = \"知らせ\"\n{more}");
    let of = |more: &str, lines: &[&str]| {
        let term = terms(more);
        let list: content::List = toml::from_str(&term).unwrap_or_else(|problem| panic!("{problem}"));
        lines.iter().map(|line| list.terms[0].is_in(line)).collect::<Vec<_>>()
    };
    assert_eq!(of("", &["警察に届ける", "知らせる"]), [true, false]);
    assert_eq!(of("except = [\"遺失届け\"]", &["遺失届けを出す", "遺失届けを届ける"]), [false, true]);
    assert_eq!(of("whole = [\"届け\"]", &["届け", "届けを出す"]), [false, true]);
    let english: content::List = toml::from_str("[[term]]\navoid = \"trade\"\nsay = \"sector\"\n").expect("a term");
    let is_in = |text| english.terms[0].is_in(text);
    assert!(is_in("your trade.") && !is_in("trader") && !is_in("Trades"), "a word of letters is a whole word");
    assert!(is_in("Trade: which one?"), "also at the head of a sentence");
    check_rows(&[(
        "a word that is avoided",
        ("sources.toml", "", "[[term]]\navoid = \"届け\"\nsay = \"知らせ\"\n"),
        "items/1.toml:7",
        "`届け`: say `知らせ`",
    )]);
}

/// Texts of the page stand between quotation marks in `src/words/`; comments are not read by users.
#[test]
fn the_words_of_the_page_keep_to_the_vocabulary_of_the_guidance() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let content = content::load(&root.join("content")).unwrap_or_else(|problems| panic!("{problems:?}"));
    let terms: Vec<_> = content.lists.iter().flat_map(|file| &file.holds.terms).collect();
    let mut found = Vec::new();
    for file in fs::read_dir(root.join("src/words")).expect("the words") {
        let path = file.expect("a file").path();
        for (at, line) in fs::read_to_string(&path).expect("text").lines().enumerate() {
            let texts = line.split('"').skip(1).step_by(2);
            let problems = texts.flat_map(|text| terms.iter().filter(move |term| term.is_in(text)));
            found.extend(problems.map(|term| format!("{}:{}: {}", path.display(), at + 1, term.problem())));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn everything_that_the_code_can_name_has_its_wording() {
    let words = |facts: &[Fact]| {
        facts
            .iter()
            .filter(|fact| guide().fact(**fact).is_none())
            .map(|fact| fact.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(words(&Fact::ALL), [""; 0], "facts");
    assert!(
        LeakType::ALL
            .into_iter()
            .all(|leak_type| guide().leak_type(leak_type).is_some()),
        "leak types"
    );
    assert!(Step::ALL.into_iter().all(|step| guide().step(step).is_some()), "steps");
}

/// A question whose answer changes nothing takes time that nobody has: wherever a fact is asked, for each type of leak,
/// some item, line, duty or paper rests on it.
#[test]
fn every_answer_that_is_asked_for_changes_the_list_the_duties_or_the_papers() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let content = content::load(&folder).unwrap_or_else(|problems| panic!("{problems:?}"));
    let lists = || content.lists.iter().map(|file| &file.holds);
    let items: Vec<_> = lists().flat_map(|list| &list.items).collect();
    let duties: Vec<_> = lists().flat_map(|list| &list.duties).collect();
    let names = |when: &[content::Word], name: &str| {
        let literals = when.iter().flat_map(|clause| clause.get_ref().split('|'));
        literals.map(|one| one.trim_start_matches('!')).any(|one| one == name)
    };
    let is_for =
        |types: &[content::Word], one: &str| types.is_empty() || types.iter().any(|name| name.get_ref() == one);
    // What others follow from (`Answers::fact`), how clocks are worded, and what papers say as it is answered.
    let elsewhere = ["known-about", "unseen", "inside-only", "backup", "extortion-site", "access-limited", "general"];
    let rests = |name: &str, one: &str| {
        let on_lines =
            |lines: &[content::Line]| lines.iter().any(|line| is_for(&line.types, one) && names(&line.when, name));
        let on_items = || {
            let mut of_type = items.iter().filter(|item| is_for(&item.types, one));
            of_type.any(|item| names(&item.when, name) || on_lines(&item.how))
        };
        let on_duties = || {
            duties.iter().any(|duty| {
                let of_situations = || {
                    duty.situations
                        .iter()
                        .any(|part| names(&[&part.when[..], &part.who].concat(), name))
                };
                names(&[&duty.when[..], &duty.who, &duty.unruled].concat(), name)
                    || of_situations()
                    || on_lines(&duty.lines)
            })
        };
        let on_papers = || {
            content
                .forms
                .iter()
                .map(|file| &file.holds)
                .filter(|form| is_for(&form.types, one))
                .any(|form| {
                    let of_fields = || {
                        form.field
                            .iter()
                            .any(|field| names(&field.when, name) || on_lines(&field.lines))
                    };
                    names(&form.when, name) || on_lines(&form.intro) || of_fields()
                })
        };
        on_items() || on_duties() || on_papers()
    };
    let asked = guide()
        .facts
        .iter()
        .filter(|text| !matches!(text.group, FactGroup::Derived | FactGroup::Former));
    let idle: Vec<_> = asked
        .flat_map(|text| text.types.iter().map(move |one| (text.fact.as_str(), one.as_str())))
        .filter(|(name, one)| !elsewhere.contains(name) && !rests(name, one))
        .collect();
    assert!(idle.is_empty(), "asked for nothing: {idle:?}");
}

#[test]
fn the_content_of_this_version_is_sound() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let problems =
        content::load(&folder).map_or_else(|problems| problems, |content| check::check(&content, check::N_POINTS));
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn a_paper_for_outside_says_nothing_of_the_inside() {
    let publication = |draft: &str| {
        let draft = format!("id = \"cause\"\ndraft = {{ ja = \"\"\"一\n二\n{draft}\"\"\", en = \"x\" }}\n");
        ("forms/publication.toml", "id = \"cause\"\n", draft)
    };
    let [inside, answer, statement, no_mark, blank, sound] =
        ["{types}", "{who}", "{said:nothing}", "{done:9}", "{?date}", "{persons}{clock:final}{today}"].map(publication);
    for (what, (file, from, to), said) in [
        ("a finding", inside, "`{types}` stays inside, and this paper is for outside"),
        ("an answer", answer, "`{who}` stays inside"),
        ("a statement that nobody is asked for", statement, "unknown mark `{said:nothing}`"),
        ("no mark", no_mark, "unknown mark `{done:9}`"),
        ("a blank that nobody is asked for", blank, "unknown mark `{?date}`"),
    ] {
        // The line of the mark itself.
        check_rows(&[(what, (file, from, &to), "forms/publication.toml:15", said)]);
    }
    let (file, from, to) = sound;
    assert_eq!(problems(&lay("outside", (file, from, &to))), [""; 0]);
    check_rows(&[
        (
            "readers that there are not",
            ("forms/publication.toml", "\"outside\"", "\"all\""),
            "forms/publication.toml:7",
            "unknown reader `all`",
        ),
        (
            "a form without readers",
            ("forms/publication.toml", "for = \"outside\"\n", ""),
            "forms/publication.toml:1",
            "missing field `for`",
        ),
        (
            "a part where there is no letter",
            ("forms/publication.toml", "id = \"cause\"\n", "id = \"cause\"\npart = \"date\"\n"),
            "forms/publication.toml:13",
            "only a letter or a statement has parts",
        ),
        (
            "a deadline of no duty",
            ("forms/publication.toml", "en = \"Final\" }", "en = \"Final\", clock = \"final\" }"),
            "forms/publication.toml:5",
            "name it",
        ),
    ]);
    // What stays inside may be offered beside a passage, and stands in what is for inside.
    let inserted = ("forms/publication.toml", "id = \"cause\"\n", "id = \"cause\"\ninsert = [\"types\", \"who\"]\n");
    assert_eq!(problems(&lay("inserted", inserted)), [""; 0]);
    let draft = "id = \"head\"\ndraft = { ja = \"{types}\", en = \"{who}\" }\n";
    assert_eq!(problems(&lay("inside", ("forms/notice.toml", "id = \"head\"\n", draft))), [""; 0]);
}
