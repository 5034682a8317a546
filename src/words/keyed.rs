//! What is said where ticks from paper are keyed in.

use super::time;
use crate::guide::{Lang, Text};
use crate::plan::{KeyedFault, KeyedNote, calendar};

words! {
    KEYED_LEAD: "1行に1項目。番号、状態、時刻、名前の順に書きます。番号は紙と同じです。例: 2-14 済 9:30 佐藤", "One item a line: number, state, time, name. The numbers are those on the paper. Example: 2-14 done 09:30 Sato";
    KEYED_HOW: "書き方", "How to write it";
    KEYED_LABEL: "紙の内容", "What stands on the paper";
    KEYED_PREVIEW: "こう記録します", "What will be recorded";
    KEYED_NOT_YET: "「記録する」を押すまで、何も記録されません。書いたものは、ページを離れてもここに残ります。", "Nothing is recorded until you press “Record it”. What you have typed stays here when you leave the page.";
    KEYED_UNREAD: "読めない行", "Lines that cannot be read";
    KEYED_UNREAD_LEAD: "直すまで記録されません。ほかの行を記録したあとも、入力欄に残ります。", "They are not recorded until corrected, and stay in the field when the others have been.";
    KEYED_LINE: "行目", "Line";
    KEYED_NUMBER: "番号", "No.";
    KEYED_ACT: "項目", "Item";
    KEYED_CHANGE: "状態", "State";
    KEYED_AT: "紙の時刻", "Time on paper";
    KEYED_BY: "名前", "Name";
    KEYED_NOTE: "確かめること", "To check";
}

/// How lines are written: an example, and what it says.
pub const KEYED_EXAMPLES: [(Text, Text); 5] = [
    (
        Text { ja: "2-14 済 9:30 佐藤", en: "2-14 done 09:30 Sato" },
        Text { ja: "済み。✓ や done でも同じです。", en: "Done; ✓ says the same." },
    ),
    (
        Text { ja: "2-14 対応中 11/24 09:30 佐藤", en: "2-14 doing 11/24 09:30 Sato" },
        Text {
            ja: "進行中。日付を書かなければ今日です。",
            en: "In progress. The date is month/day; without one it is today.",
        },
    ),
    (
        Text {
            ja: "2-14 対象外 個人情報を含まないため @佐藤", en: "2-14 n/a no personal data in it @Sato"
        },
        Text {
            ja: "該当なし。理由が要ります。名前は最後に @ を付けて書きます。",
            en: "Does not apply. It needs a reason; the name stands at the end, after @.",
        },
    ),
    (Text { ja: "2-14 未", en: "2-14 open" }, Text { ja: "未着手に戻します。", en: "Open again." }),
    (
        Text { ja: "2-14 done 09:30 Sato", en: "2-14 済 9:30 佐藤" },
        Text { ja: "英語でも書けます。", en: "Japanese is read too." },
    ),
];

/// What the user should know about a line before it is recorded.
#[must_use]
pub fn keyed_note(note: KeyedNote, lang: Lang) -> String {
    match (note, lang) {
        (KeyedNote::Yesterday, Lang::Ja) => "いまより後の時刻なので、昨日としました。".to_owned(),
        (KeyedNote::Yesterday, Lang::En) => "Later than now, so taken as yesterday's.".to_owned(),
        (KeyedNote::LastYear, Lang::Ja) => "まだ来ていない日付なので、去年としました。".to_owned(),
        (KeyedNote::LastYear, Lang::En) => "Still to come, so taken as last year's.".to_owned(),
        (KeyedNote::NoTime, Lang::Ja) => "時刻がありません。「時刻の記載なし」と記録します。".to_owned(),
        (KeyedNote::NoTime, Lang::En) => "It has no time, and is recorded so.".to_owned(),
        (KeyedNote::NotListed, Lang::Ja) => "この事案の一覧にない項目です。記録はできます。".to_owned(),
        (KeyedNote::NotListed, Lang::En) => "Not on this case's list. It can be recorded all the same.".to_owned(),
        (KeyedNote::Unchanged, Lang::Ja) => "状態は変わりません。時刻と名前が書き換わります。".to_owned(),
        (KeyedNote::Unchanged, Lang::En) => "The state stays as it is; time and name change.".to_owned(),
        (KeyedNote::SetLater(at), Lang::Ja) => {
            format!("これより後の記録（{}）があります。記録すると、この行が新しい状態になります。", time(at, lang))
        }
        (KeyedNote::SetLater(at), Lang::En) => {
            format!("There is a later record ({}). This line would take its place.", time(at, lang))
        }
        (KeyedNote::BeforeCase(at), Lang::Ja) => {
            format!("この事案の始まり（{}）より前の日です。日付が正しいか確かめてください。", time(at, lang))
        }
        (KeyedNote::BeforeCase(at), Lang::En) => {
            format!("A day before this case began ({}). Check that the date is right.", time(at, lang))
        }
        (KeyedNote::Again(line), Lang::Ja) => format!("{line}行目と同じ項目です。"),
        (KeyedNote::Again(line), Lang::En) => format!("The same item as line {line}."),
    }
}

/// Why a line cannot be read, and what to do.
#[must_use]
pub fn keyed_fault(fault: &KeyedFault, now: crate::case::Moment, lang: Lang) -> String {
    match (fault, lang) {
        (KeyedFault::NoNumber, Lang::Ja) => "番号で始まっていません（例: 2-14）。".to_owned(),
        (KeyedFault::NoNumber, Lang::En) => "It does not begin with a number such as 2-14.".to_owned(),
        (KeyedFault::NoSuchItem(number, nearest), _) => {
            let said = match lang {
                Lang::Ja => format!("「{number}」という番号はありません。"),
                Lang::En => format!("There is no item “{number}”."),
            };
            let Some(item) = nearest else { return said };
            let near = if lang == Lang::Ja { "近いもの" } else { " The nearest" };
            format!("{said}{near}: {} {}", item.id, item.act.get(lang))
        }
        (KeyedFault::NoState(found), Lang::Ja) if found.trim().is_empty() => {
            "状態がありません（済・対応中・対象外・未）。".to_owned()
        }
        (KeyedFault::NoState(found), Lang::En) if found.trim().is_empty() => {
            "It has no state (done, doing, n/a, open).".to_owned()
        }
        (KeyedFault::NoState(found), Lang::Ja) => {
            format!("番号の次に状態（済・対応中・対象外・未）を書いてください。いまは「{found}」です。")
        }
        (KeyedFault::NoState(found), Lang::En) => {
            format!("The state (done, doing, n/a, open) goes after the number. Here it is “{found}”.")
        }
        (KeyedFault::BadTime(found), Lang::Ja) => {
            format!(
                "「{found}」を日時として読めません。時刻は 9:30、日付は {} のように、1回ずつ書いてください。{}",
                example(now),
                "名前なら、前に @ を付けてください。"
            )
        }
        (KeyedFault::BadTime(found), Lang::En) => {
            format!(
                "“{found}” is no date or time. Write the time as 9:30 and the date as {}, once each. {}",
                example(now),
                "If it is a name, put @ before it."
            )
        }
        (KeyedFault::EitherDay(found), Lang::Ja) => {
            format!("「{found}」は2通りの日に読めます。年から書くか（2026/11/5）、月を語で書いてください（5 Nov）。")
        }
        (KeyedFault::EitherDay(found), Lang::En) => {
            format!("“{found}” can be two days. Write the month in words (5 Nov) or the year first (2026-11-05).")
        }
        (KeyedFault::NoTimeOfDay, Lang::Ja) => {
            "日付だけです。時刻も書いてください。わからなければ日付を消してください。".to_owned()
        }
        (KeyedFault::NoTimeOfDay, Lang::En) => {
            "A date without a time. Add the time; if nobody knows it, take the date out.".to_owned()
        }
        (KeyedFault::Future, Lang::Ja) => format!("まだ来ていない日時です。いまは {} です。", time(now, lang)),
        (KeyedFault::Future, Lang::En) => format!("That has not come yet: it is {}.", time(now, lang)),
        (KeyedFault::NoReason, Lang::Ja) => "対象外には理由が要ります。状態の後に書いてください。".to_owned(),
        (KeyedFault::NoReason, Lang::En) => "What does not apply needs a reason: write it after the state.".to_owned(),
        (KeyedFault::TooLong, Lang::Ja) => "長すぎます。1行に1項目ずつ書いてください。".to_owned(),
        (KeyedFault::TooLong, Lang::En) => "It is too long. Write one item a line.".to_owned(),
    }
}

/// `11/24`: today's date, as it can be written.
fn example(now: crate::case::Moment) -> String {
    let today = calendar::japan_date(now);
    format!("{}/{}", today.month(), today.day())
}

/// What the button did.
#[must_use]
pub fn keyed_done(n_ticks: usize, n_left: usize, lang: Lang) -> String {
    match (n_left, lang) {
        (0, Lang::Ja) => format!("{n_ticks}件を記録しました。"),
        (0, Lang::En) => format!("Recorded: {n_ticks}."),
        (_, Lang::Ja) => format!("{n_ticks}件を記録しました。読めない{n_left}行が残っています。"),
        (_, Lang::En) => format!("Recorded: {n_ticks}. Lines that cannot be read: {n_left}."),
    }
}
