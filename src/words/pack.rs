//! Wording about the organisation's own pack: what is wrong with it, and the page where it is made.

use super::errors::one_of;
use crate::guide::{Lang, Text};
use crate::pack::{Fault, Field, MAX_BYTES, Part, Place, Problem};

// On the start page and in a case.
words! {
    FAULTY: "組織のパックに直すところがあります。そこを除いて、そのまま使えます。", "Something in your organisation's pack has to be corrected. Everything else works.";
    UNUSABLE: "組織のパックが読めないため、使わずに動いています。", "Your organisation's pack cannot be read; the page works without it.";
    SEE_FAULTS: "くわしく見る", "See what";
    ON_TRIAL: "作成中のパックを、このブラウザだけで試しています。", "A pack is being tried out, in this browser only.";
    STOP_TRIAL: "試すのをやめる", "Stop the trial";
    LINKS: "組織のリンク", "Links of your organisation";
    RETENTION: "記録の保管（組織の決まり）", "How long records are kept (rule of your organisation)";
    CONTACTS: "組織の連絡先", "Contacts of your organisation";
    ABOUT_US_SAID: "組織のパックに書いてあるので、聞きません。事案の中では変えられます。", "Your organisation's pack says this, so it is not asked. In a case it can be changed.";
    ADDED_BY: "組織の追加:", "Added by your organisation:";
}

// The editor.
words! {
    TITLE: "組織のパック", "Your organisation's pack";
    LEAD: "組織だけの項目、連絡先、期限、文面などを、このページに加えられます。ここで作って、ファイルを管理者に渡します。", "Add your organisation's own items, contacts, deadlines and wording to this page. Make the pack here, and give the file to your administrator.";
    KEPT: "書きかけは、このブラウザの中だけに残ります。", "Your draft is kept in this browser only.";
    NEVER_DATA: "パックは、このページを開ける人なら読めます。個人の携帯番号などは、見せてよいものだけにしてください。", "Whoever can open this page can read the pack. Put private numbers in only if they may be seen.";
    IN_USE: "いま使っているパック", "The pack in use";
    NONE_IN_USE: "いまはパックを使っていません。", "No pack is in use now.";
    FAULTS_IN_USE: "使っているパックの直すところ", "What has to be corrected in the pack in use";
    CHECK: "確かめた結果", "Check";
    NO_FAULTS: "直すところはありません。", "Nothing has to be corrected.";
    NOTHING_YET: "まだ何も書いていません。", "Nothing has been entered yet.";
    FAULTS: "直すところがあります。直さないと、そこは使われません。", "Some things have to be corrected, or they will be left out.";
    HINTS: "気をつけるところがあります。このままでも使えます。", "Some things to note. They do not stop anything.";
    EXPORT: "pack.json を書き出す", "Export pack.json";
    HOW_TO_PLACE: "書き出したファイルは pack.json という名前のまま、管理者が index.html と同じフォルダーに置きます。1つのファイルの形（morenaku.html）では、中身を <script type=\"application/json\" id=\"pack\"> と </script> の間に入れます。", "The administrator places the exported file, still named pack.json, in the folder of index.html. In the one-file form (morenaku.html) its content goes between <script type=\"application/json\" id=\"pack\"> and </script>.";
    TRY: "このブラウザで試す", "Try it out in this browser";
    TRY_HINT: "置く前に、このブラウザだけで試せます。ほかの人には見えません。ページは開き直されます。", "Try it in this browser only, before it is placed. Nobody else sees it. The page is loaded again.";
    OPEN: "パックのファイルを開く", "Open a pack file";
    OPEN_HINT: "開くと、いまの書きかけと入れ替わります。", "It takes the place of the present draft.";
    NOT_OPENED: "開けませんでした。書きかけはそのままです。", "It could not be opened. Your draft is as it was.";
    CLEAR: "書きかけを消す", "Discard the draft";
    UNDO: "ひとつ前に戻す", "Undo the last change";
    ABOUT: "基本", "Basics";
    NAME: "組織の名前", "Name of the organisation";
    LANGUAGE: "はじめの言語", "Language at first";
    LANGUAGE_HINT: "使う人が選ぶまでの言語です。", "Used until the user chooses one.";
    AS_BROWSER: "ブラウザに合わせる", "As the browser";
    JAPANESE: "日本語", "Japanese";
    ENGLISH: "英語", "English";
    ABOUT_US_HINT: "ここで答えると、「備えておく」でも新しい事案でも聞かれません。事案の中では変えられます。", "What is answered here is asked neither under “Be prepared” nor in new cases. In a case it can be changed.";
    ASK_EACH: "ここでは決めない（事案で聞く）", "Not decided here: ask in each case";
    CLIENTS: "委託元（情報を預かっている相手）", "Clients whose data you handle";
    CLIENTS_HINT: "契約で決めた通知の時間を、相手ごとに書きます。預かった情報が漏れた事案で、相手ごとの期限になります。", "The hours within which each contract has the client told. Where their data leaks, each gets a deadline of its own.";
    CLIENT_NAME: "相手の名前", "Name of the client";
    IN_JA: "（日本語）", " (Japanese)";
    IN_EN: "（英語）", " (English)";
    ONE_IS_ENOUGH: "片方だけ書けば、どちらの言語でもその文が出ます。", "If you write only one language, it is shown in both.";
    ITEMS: "組織の項目", "Own items";
    ITEMS_HINT: "チェックリストに加わります。「組織の追加」の印が付きます。", "They are added to the checklist, marked “Your organisation”.";
    ADD_ITEM: "項目を加える:", "Add an item:";
    ID: "番号", "Number";
    ID_HINT: "紙にも記録にも残る番号です。一度使ったら変えないでください。", "It stays in records and on paper. Do not change it once it is in use.";
    KIND: "種類", "Kind";
    ACTION: "すること", "To do";
    CAUTION: "してはいけないこと", "Not to do";
    ACT: "項目の文", "What it says";
    ACT_HINT: "短く。例: 親会社の当番に電話する", "Short: Call the duty officer of the parent company";
    WHY: "なぜ、どうやって", "Why and how";
    TYPES: "どの漏えいで（選ばなければ全部）", "For which leaks (none: all)";
    WHEN: "どんなときに（なければ、いつも）", "When (none: always)";
    WHEN_CHOOSE: "条件", "Condition";
    WHEN_AND: "選んだ条件を加える", "Add the chosen condition";
    WHEN_OR: "選んだ条件を「または」でつなぐ", "Add the chosen condition with “or”";
    CHOOSE: "選んでください", "Choose";
    NOT: "でない: ", "not: ";
    OR: " または ", " or ";
    AFTER: "どこに置くか", "Where it stands";
    AT_THE_END: "段階の最後", "At the end of the step";
    FIRST: "「いますぐ」にも出す", "Show it under “Right now” too";
    CONTACTS_TITLE: "連絡先", "Contacts";
    CONTACTS_HINT: "担当を入れるときの候補になり、「備えておく」にも出ます。役割を「備えておく」の欄と同じ言葉（責任者、法務など）にすると、その欄に入ります。", "Offered where a name is asked for, and shown under “Be prepared”. A role named like a field there (leader, legal, …) fills that field.";
    ROLE: "役割", "Role";
    PERSON: "氏名・部署", "Name or department";
    PHONE: "電話", "Telephone";
    MAIL: "メール", "Mail";
    NOTE: "メモ（受付時間など）", "Note (hours, …)";
    CLOCKS: "組織の期限", "Own deadlines";
    CLOCKS_HINT: "知った時から数えます。契約で決めた通知の時間など。", "Counted from knowing: the hours of a notice by contract, for instance.";
    CLOCK_NAME: "何の期限か", "What is due";
    HOURS: "知った時から何時間以内", "Within how many hours of knowing";
    SETTLED_BY: "どの項目が済めばよいか", "Which item settles it";
    NO_ITEM: "なし", "None";
    WORDING: "書類の文面", "Wording in papers";
    WORDING_HINT: "書類の下書きに入ります。{title} のような印も使えます。", "Put into the drafts of papers. Marks such as {title} may be used.";
    FORM: "書類", "Paper";
    FIELD: "欄", "Field";
    PASSAGE: "文", "Passage";
    INSTEAD: "もとの下書きの代わりにする（選ばなければ、下書きの後に続きます）", "In place of the draft (otherwise it follows the draft)";
    LETTERHEAD: "書類の頭に入れる文（組織名、住所など）", "Letterhead (name, address)";
    RETENTION_RULE: "記録の保管の決まり", "How long records are kept";
    RETENTION_HINT: "終えた事案に表示します。例: 終えてから5年保管し、総務部の指示で消す。", "Shown on closed cases: keep for 5 years, then delete when general affairs says so.";
    LINKS_TITLE: "リンク", "Links";
    LINKS_HINT: "はじめのページの下に出ます。内部の規程など。", "Shown at the foot of the start page: your own rules, for instance.";
    LINK_NAME: "名前", "Name";
    URL: "アドレス（https:// から）", "Address (from https://)";
    OFF: "使わない機能", "Features switched off";
    OFF_HINT: "入口を隠します。することや義務の表示は止められません。", "Their entrances are hidden. What has to be done, and duties, cannot be switched off.";
    OFF_GUIDE: "手引きを読む", "Read the guide";
    OFF_PREPARE: "備えておく", "Be prepared";
    OFF_BINDER: "白紙の書類", "Blank papers";
    OFF_WORD: "Word文書の書き出し", "Word documents";
    OFF_IMPORT: "はじめのページでの読み込み（設定では使えます）", "Import on the start page (it stays under settings)";
    REMOVE: "外す", "Remove";
    UP: "上へ", "Move up";
    DOWN: "下へ", "Move down";
}

/// What is wrong, in a sentence.
#[must_use]
pub fn problem(problem: &Problem, lang: Lang) -> String {
    let say = |ja: &str, en: &str| if lang == Lang::Ja { ja.to_owned() } else { en.to_owned() };
    match problem {
        Problem::TooLarge(bytes) => say(
            &format!("ファイルが大きすぎます（{}KB。{}KBまで）。", bytes / 1_000, MAX_BYTES / 1_000),
            &format!("The file is too large ({} kB; {} kB at most).", bytes / 1_000, MAX_BYTES / 1_000),
        ),
        Problem::NotJson(line, column) => say(
            &format!("JSONになっていません（{line}行目{column}文字目）。"),
            &format!("It is not JSON (line {line}, column {column})."),
        ),
        Problem::NotOurs => say("もれなくのパックではありません。", "It is not a pack of Morenaku."),
        Problem::Newer(version) => say(
            &format!("新しい版のもれなくのパックです（形式の版: {version}）。ページを新しい版にしてください。"),
            &format!("It is a pack of a newer version of Morenaku (format version {version}). Update the page."),
        ),
        Problem::Missing => say("書かれていません。", "It is missing."),
        Problem::NotText => say("文字で書いてください。", "It has to be a text."),
        Problem::NotList => say("一覧（[ ]）で書いてください。", "It has to be a list ([ ])."),
        Problem::NotObject => say("項目の組（{ }）で書いてください。", "It has to be an object ({ })."),
        Problem::NotBool => say("「true」か「false」にしてください。", "It has to be “true” or “false”."),
        Problem::NotNumber(max) => say(
            &format!("1から{max}までの整数にしてください。"),
            &format!("It has to be a whole number from 1 to {max}."),
        ),
        Problem::TooLong(max) => {
            say(&format!("長すぎます（{max}字まで）。"), &format!("It is too long ({max} characters at most)."))
        }
        Problem::TooMany(max) => say(
            &format!("多すぎます（{max}件まで）。残りは使われません。"),
            &format!("There are too many ({max} at most); the rest is left out."),
        ),
        Problem::NotAmong(names) => say(
            &format!("{}にしてください。", one_of(names, Lang::Ja)),
            &format!("It has to be {}.", one_of(names, Lang::En)),
        ),
        Problem::NoId => say(
            "番号は「own:2-01」の形にしてください（小文字の名前、コロン、段階、2けたか3けたの番号）。",
            "The number has to look like “own:2-01” (a name in small letters, a colon, the step, two or three digits).",
        ),
        Problem::TakenId => say("同じ番号の項目がほかにあります。", "Another item has this number."),
        Problem::OtherStep => say("番号の段階と合いません。", "It is not the step of the number."),
        Problem::NoFact(name) => {
            say(&format!("「{name}」という条件はありません。"), &format!("There is no condition “{name}”."))
        }
        Problem::NoSuchItem(id) => say(
            &format!("その段階に「{id}」という項目はありません。置き場所は段階の最後になります。"),
            &format!("There is no item “{id}” in this step; it stands at the end of the step."),
        ),
        Problem::NoSuchClockItem(id) => say(
            &format!("「{id}」という項目はありません。期限は済みになりません。"),
            &format!("There is no item “{id}”; nothing settles the deadline."),
        ),
        Problem::NoSuchForm(id) => {
            say(&format!("「{id}」という書類はありません。"), &format!("There is no paper “{id}”."))
        }
        Problem::NoSuchField(id) => {
            say(&format!("この書類に「{id}」という欄はありません。"), &format!("The paper has no field “{id}”."))
        }
        Problem::NoSuchMark(mark) => say(
            &format!("「{{{mark}}}」に入れるものがありません。"),
            &format!("There is nothing to fill in for “{{{mark}}}”."),
        ),
        Problem::NoAddress => say(
            "「https://」か「http://」で始まるアドレスにしてください。",
            "It has to be an address that begins with “https://” or “http://”.",
        ),
        Problem::UnknownField => say(
            "この版の知らない名前です。そのまま残し、使いません。",
            "This version does not know this name. It is kept, and not used.",
        ),
    }
}

/// Where and what: `組織の項目 3、項目の文（items[2].act）: 書かれていません。`
#[must_use]
pub fn fault(fault: &Fault, lang: Lang) -> String {
    let said = problem(&fault.problem, lang);
    let name = place_in_words(&fault.place, lang);
    let place = if fault.place.is_file() { "pack.json".to_owned() } else { fault.place.to_string() };
    match (name, lang) {
        (Some(name), Lang::Ja) => format!("{name}（{place}）: {said}"),
        (Some(name), Lang::En) => format!("{name} ({place}): {said}"),
        (None, _) => format!("{place}: {said}"),
    }
}

/// `組織の項目 3、項目の文` for `items[2].act`, as the editor calls them; none for what it does not show.
fn place_in_words(place: &Place, lang: Lang) -> Option<String> {
    let (Part::Field(top), rest) = place.parts().split_first()? else { return None };
    let title = match top {
        Field::Name => NAME,
        Field::Language => LANGUAGE,
        Field::About => super::ABOUT_US,
        Field::Clients => CLIENTS,
        Field::Items => ITEMS,
        Field::Contacts => CONTACTS_TITLE,
        Field::Clocks => CLOCKS,
        Field::Wording => WORDING,
        Field::Letterhead => LETTERHEAD,
        Field::Retention => RETENTION_RULE,
        Field::Links => LINKS_TITLE,
        Field::Off => OFF,
        _ => return None,
    };
    // What is said in brackets is a hint in the editor.
    let short = |text: Text| text.get(lang).split(['（', '(']).next().unwrap_or_default().trim().to_owned();
    let mut said = short(title);
    // The editor counts from 1.
    if let Some(Part::Row(at)) = rest.first() {
        said = format!("{said} {}", at + 1);
    }
    let field = rest
        .iter()
        .find_map(|part| if let Part::Field(field) = part { Some(*field) } else { None });
    let Some(field) = field else { return Some(said) };
    let label = match (top, field) {
        (Field::Contacts, Field::Name) => PERSON,
        (Field::Clocks, Field::Name) => CLOCK_NAME,
        (Field::Clients, Field::Name) => CLIENT_NAME,
        (Field::Links, Field::Name) => LINK_NAME,
        (Field::Wording, Field::Ja | Field::En) => PASSAGE,
        (_, Field::Id) => ID,
        (_, Field::Act) => ACT,
        (_, Field::Why) => WHY,
        (_, Field::Kind) => KIND,
        (_, Field::Types) => TYPES,
        (_, Field::When) => WHEN,
        (_, Field::After) => AFTER,
        (_, Field::First) => FIRST,
        (_, Field::Role) => ROLE,
        (_, Field::Phone) => PHONE,
        (_, Field::Mail) => MAIL,
        (_, Field::Note) => NOTE,
        (_, Field::Hours) => HOURS,
        (_, Field::Item) => SETTLED_BY,
        (_, Field::Form) => FORM,
        (_, Field::Field) => FIELD,
        (_, Field::Url) => URL,
        _ => return Some(said),
    };
    Some(format!("{said}{}{}", if lang == Lang::Ja { "、" } else { ", " }, short(label)))
}

/// What the button for one more row of a list says.
#[must_use]
pub fn add_to(title: Text, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}を加える", title.ja),
        Lang::En => format!("Add: {}", title.en),
    }
}

/// How the hours of the organisation's clock are counted.
#[must_use]
pub fn counting(hours: u32, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("知った時から{hours}時間。組織が決めた期限です。"),
        Lang::En => format!("{hours} hours from knowing, as set by your organisation."),
    }
}

/// After which item an item stands.
#[must_use]
pub fn after_item(id: &str, act: &str, lang: Lang) -> String {
    if lang == Lang::Ja { format!("{id} {act} の次") } else { format!("After {id} {act}") }
}

/// How many items of another pack are recorded in a case.
#[must_use]
pub fn foreign_items(n_items: usize, lang: Lang) -> String {
    match (lang, n_items) {
        (Lang::Ja, _) => {
            format!("この事案には、いまの組織のパックにない項目の記録が{n_items}件あります。「記録」に残っています。")
        }
        (Lang::En, 1) => {
            "One item that is not in your organisation's present pack is recorded in this case. It stays in the record."
                .to_owned()
        }
        (Lang::En, _) => {
            format!(
                "{n_items} items that are not in your organisation's present pack are recorded in this case. They stay in the record."
            )
        }
    }
}
