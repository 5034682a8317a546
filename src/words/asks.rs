//! The questions that decide most, and what is asked of those who do not know what happened.

use super::screens::*;
use crate::guide::{Lang, Text};

// The questions that decide most.
words! {
    NEXT_QUESTION: "次の質問", "Next question";
    FIRST_QUESTIONS: "まず決めること", "What decides most";
    OTHER_QUESTIONS: "ほかの質問", "Other questions";
    Q_PERSONAL: "個人情報が含まれていますか（お客さま、取引先、働く人など、個人についての情報。おそれがあれば「はい」）", "Is personal information involved (about customers, partners, staff or other individuals; if it may be: yes)?";
    NOT_ASKED: "まだ聞いていない", "Not asked yet";
    IS_ANSWERED: "答えた", "Answered";
    IS_CONTRADICTED: "食い違い", "Contradicts another answer";
    WHICH_IS_RIGHT: "どちらを直しますか。", "Which of the two is to be changed?";
    A_MOMENT_AGO: "さきほど", "Just now,";
    CHOOSE_TIME: "日時を選ぶ", "Choose the time";
    UP_TO_1000: "1,000人以下", "Up to 1,000";
    OVER_1000: "1,000人を超える", "More than 1,000";
    PREVIOUS: "前へ", "Back";
    ALL_ANSWERED: "答えたこと", "What is answered";
    CHANGE_IT: "変える", "Change";
}

// What is asked of those who do not know what happened.
words! {
    NEW_AT_ONCE: "どの漏えいでもまずすることが、すぐに出ます。何が起きたかは、そのあとの2つの質問で探せます。", "What is right for every leak is shown at once. Two questions then find what happened.";
    BEGIN_AT_ONCE: "いますぐすることを見る", "See what to do right now";
    FIND_OUT: "何が起きたかを探す", "Find out what happened";
    WHAT_IS_SEEN: "いちばん近いのはどれですか", "What comes closest?";
    SEEN_GONE: "物や書類が見当たらない", "A thing or papers are missing";
    SEEN_MISTAKE: "まちがえて送った、見える所に置いた", "Sent or shown by mistake";
    SEEN_MACHINE: "パソコン、サイト、アカウントの様子がおかしい", "A machine, site or account behaves oddly";
    SEEN_TOLD: "外の人から知らされた", "Someone outside told us";
    SEEN_INSIDER: "中の人が持ち出したようだ", "Someone inside seems to have taken it";
    SEEN_RANSOM: "身代金の画面、ウイルスの警告が出た", "A ransom note or a virus warning";
    SEEN_LOGIN: "覚えのないログイン、書き換えがあった", "A login or a change that nobody made";
    SEEN_EITHER: "どちらともいえない", "Could be either";
    SEEN_POST: "ネットに書かれている", "It is posted on the net";
    SEEN_LIST: "情報が出回っている、悪用された", "The data circulates or is misused";
    SEEN_ARRIVED: "別の人あてのものが届いた", "Something for someone else arrived";
    SEEN_VENDOR: "委託先や利用サービスで起きた", "It happened at a contractor or service";
}

/// How many items there are before and after an answer.
#[must_use]
pub fn items_changed(before: usize, after: usize, lang: Lang) -> String {
    let (number, words) = match after.cmp(&before) {
        std::cmp::Ordering::Equal => return ITEMS_SAME.get(lang).to_owned(),
        std::cmp::Ordering::Greater => (after - before, ITEMS_MORE),
        std::cmp::Ordering::Less => (before - after, ITEMS_FEWER),
    };
    match lang {
        Lang::Ja => format!("項目 {before} → {after}（{number}{}）", words.ja),
        Lang::En => format!("Items {before} → {after} ({number} {})", words.en),
    }
}

/// A question with its answer, as one quotes it.
#[must_use]
pub fn said_as(ask: &str, answer: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("「{ask}：{answer}」"),
        Lang::En => format!("“{ask} {answer}”"),
    }
}

/// An answer goes against another one.
#[must_use]
pub fn goes_against(other: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{other}と食い違っています。"),
        Lang::En => format!("This goes against {other}."),
    }
}

/// What a button says that changes an answer.
#[must_use]
pub fn set_answer(ask: &str, answer: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("「{ask}」を「{answer}」にする"),
        Lang::En => format!("Set “{ask}” to “{answer}”"),
    }
}
