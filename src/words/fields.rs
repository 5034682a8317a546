//! What fields and forms say.

use crate::case::Moment;
use crate::guide::{Lang, Text};
use crate::plan::Doubt;

words! {
    NOT_RECORDED: "まだ記録していません", "Not recorded yet";
    DRAFT_STAYS: "まだ記録していません。書きかけは残ります。", "Not recorded yet. What you have begun is kept.";
    RECORD_IT: "記録する", "Record it";
    IS_RECORDED: "記録しました。", "Recorded.";
    NOTHING_NEW: "記録してあるものと同じです。", "The same is recorded already.";
    WHEN_NOW: "いま", "Just now";
    WHEN_EARLIER: "もっと前…", "Earlier …";
    DATE_UNREAD: "日付と時刻を最後まで入れてください。", "Please give the whole date and time.";
    DATE_SURE: "この日時で合っています", "Yes, this is right";
    CHOOSE_FIRST: "どうするかを選んでください。", "Please choose first.";
    DECIDE_ASK: "どうしますか", "What do you decide?";
    DECIDED_WHEN: "決めた時", "When was it decided?";
    DECIDED_BEFORE: "決めた日時（日本時間）", "Date and time of the decision (Japan time)";
    DECIDE: "決めて記録する…", "Decide and record it …";
    DECIDE_AGAIN: "判断を変える・書き直す", "Decide anew, or correct it";
    OBSERVE_WHEN: "いつ", "When";
    AUDIENCE_ASK: "だれが読んでよいか", "Who may read it";
    AUDIENCE_HINT: "「外に出せる」としたものだけが、外に出す書類の下書きに入ります。", "Only what may go out gets into drafts of papers to the outside.";
    KNOWN_LATER_WHY: "知った日時を後ろにずらすときは、その訳も書いてください。", "To move the time of knowing later, give the reason too.";
    NOT_KNOWN_AGAIN: "「まだわからない」に戻す", "Back to “not known yet”";
    ACTED_FOLD: "もっと前にやった・ほかの人がやった…", "Done earlier, or by someone else …";
    ACTED_AT: "実際にやった日時（日本時間）", "When it was really done (Japan time)";
    ACTED_BY: "やった人", "Who did it";
    WHAT_UNDO: "元に戻すもの", "What would be undone";
    ENTRY_TOOLS: "直す・取り消す", "Correct or strike out";
    RESTORE: "取り消しを元に戻す", "Take the strike back";
    RESTORE_REASON: "元に戻す理由", "Why it holds after all";
    SHOW_MAIN: "出来事と判断", "Events and decisions";
    SHOW_ALL: "すべて", "Everything";
    SAVE_CALENDAR_NAMED: "事案の名前も入れる（.ics）", "With the name of the case (.ics)";
    SHOWN: "見るもの", "What is shown";
    MORE_FILTERS: "しぼり込む", "Narrow it down";
}

/// Why a time is asked about.
#[must_use]
pub fn doubt(at: Moment, doubt: Doubt, lang: Lang) -> String {
    let at = super::time(at, lang);
    match (doubt, lang) {
        (Doubt::Old, Lang::Ja) => format!("{at} は2000年より前です。合っていますか。"),
        (Doubt::Old, Lang::En) => format!("{at} is before the year 2000. Is that right?"),
        (Doubt::Ahead, Lang::Ja) => format!("{at} はまだ来ていません。合っていますか。"),
        (Doubt::Ahead, Lang::En) => format!("{at} has not come yet. Is that right?"),
    }
}

/// That what is being written over has been changed elsewhere, and to what.
#[must_use]
pub fn changed_meanwhile(now: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("書いている間に、ほかで「{now}」に変わりました。記録すると、どちらも記録に残ります。"),
        Lang::En => {
            format!(
                "While you were writing, it was changed elsewhere to “{now}”. Once you record yours, both stay in the record."
            )
        }
    }
}

/// How much of the record is shown or printed.
#[must_use]
pub fn part_of_record(n_shown: usize, n_all: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("記録 {n_all}件のうち、{n_shown}件を出しています。全部ではありません。"),
        Lang::En => format!("{n_shown} of {n_all} entries are shown: not the whole record."),
    }
}
