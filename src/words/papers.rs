//! Wording of the papers: the list of them, one in the making, what was sent.

use super::{aside, date_of_letter, time_of_letter};
use crate::case::{Moment, Sent};
use crate::guide::{Lang, Text};

words! {
    PAPERS_OUTSIDE: "外に出す", "For outside";
    PAPERS_INSIDE: "中で使う", "For inside";
    PAPERS_UNNEEDED: "この事案では要らない書類", "Papers that this case does not need";
    PAPERS_SENT: "送った（文面は変わりません。続きは次の報から）", "Sent (the text stays as it went; the next one goes on from it)";
    PAPER_NAME: "書類", "Paper";
    PAPER_FOR: "だれに", "For whom";
    PAPER_DUE: "期限", "Due";
    PAPER_STATE: "状態", "State";
    PAPER_NOT_YET: "○ まだ", "○ not begun";
    PAPER_DRAFT: "◐ 下書き", "◐ draft";
    PAPER_SENT: "✓ 送った", "✓ sent";
    GAPS: "空欄", "Gaps";
    GO_ON_WITH_GAPS: "このまま続ける", "Go on as it is";
    NO_GAPS: "空欄はありません。送る前に、全体を一度読んでください。", "No gaps. Read it once as a whole before you send it.";
    GAPS_IN_TEXT: "文の中の空欄", "Blanks in the text";
    EMPTY_PASSAGES: "まだ何も書いていない欄（要らなければ「—」を書くと、書類に出ません）", "Passages in which nothing stands yet (write “—” where one is not needed: it is left out)";
    NEXT_TASK: "次の書類：", "Next paper: ";
    GAPS_IN_FACTS: "事実の欄で答えるもの", "Answered on the page of facts";
    GAPS_IN_PREPARED: "備えの欄で書くもの", "Written where things are prepared";
    CAN_BE_ADDED: "書き足せること", "What can be added";
    ANSWERED: "書いたもの", "What you have written";
    CHANGE_WORDS: "文を直す", "Change the wording";
    CHANGE_WORDS_HINT: "「—」だけを書いた文は、書類に出ません。", "A passage of nothing but “—” is left out of the paper.";
    LETTER_PREVIEW: "できあがり", "As it will look";
    ALL_OUTSIDE: "どの書類にも入ります", "Stands in every paper";
    INSERTS: "入れられる文（記録から）", "What can be taken over (from the record)";
    INSERTS_HINT: "読んでから入れます。ひとりでに外へは出ません。", "Read it first. Nothing goes outside by itself.";
    INSERT: "入れる", "Take over";
    STAYS_INSIDE: "内部", "inside";
    MAY_GO_OUT: "外に出せる", "may go out";
    OUTSIDE_LINK: "外に言うことを、まとめて書く", "Write all that is said outside in one place";
    WENT_DO: "送ったことを記録する（この文面のまま残ります）", "Record that it was sent (kept for ever as it stands)";
    WENT_TITLE: "送ったら", "When it has been sent";
    WENT_WITH_GAPS: "空欄が残っています。このまま送ったのなら、そのまま記録します。", "There are gaps left. If it went like this, record it like this.";
    WENT_AT: "出した日時", "Sent on";
    WENT_TO: "だれに", "To whom";
    WENT_HOW: "方法（郵送、メール、フォームなど）", "How (post, e-mail, web form …)";
    WENT_REFERENCE: "受付番号（あれば）", "Reference number (if any)";
    WENT_LATE: "遅れた理由", "Why it is late";
    WENT_FROZEN: "送ったときの文面です。変わりません。", "This is the text as it was sent. It does not change.";
    WENT_SUM: "文面のSHA-256", "SHA-256 of the text";
    NEXT_PAPER: "続きの報を書く", "Write the next one";
    CHANGED_SINCE: "前に送ったものと違うところ", "What differs from the one that was sent";
    WENT_OTHER_LANGUAGE: "ほかの言語で送ってあります。", "It has been sent in the other language.";
    WENT_WHEN: "送った日時", "Sent on";
    WENT_RESULT: "番号、方法", "Number, how";
    GROUPS: "対象となる方のまとまり", "Groups of people affected";
    GROUPS_HINT: "まとまりごとに1行。名前や番号は書きません。報告の人数と、本人への対応と、まとまりごとのお知らせに入ります。", "One row each. No names or numbers of individuals. It goes into the number of persons and what was done for them in the reports, and into a notice for each group.";
    GROUP_WHO: "だれ", "Who";
    GROUP_ITEMS: "項目", "Items";
    GROUP_COUNT: "人数", "Number";
    GROUP_HOW: "知らせた方法", "Told how";
    GROUP_WHEN: "知らせた日", "Told when";
    GROUP_RETURNED: "届かなかった数", "Not delivered";
    ENTERED: "入力した", "Entered";
    ENTERED_CHANGED: "入力したあとに、ここの文が変わっています。", "The text here has changed since it was entered.";
    COPY_PASSAGE: "コピー", "Copy";
    ENTER_HINT: "公式のフォームを隣に開き、上から順にコピーして入れます。入れたら印を付け、終わったら受付番号を残します。", "Open the official form beside this page, copy from top to bottom, tick what you have entered, and keep the reference number at the end.";
    LEAVE_OUT: "この文は入れない", "Leave this passage out";
    NO_SITUATION: "いずれにも当たりません（任意の報告）", "none of them (voluntary report)";
    MODEL_IF_ANY: "（あれば）", "(if any) ";
    MODEL_IF_IT_APPLIES: "（当てはまるときだけ）", " (only if it applies)";
    MODEL_DATE: "日付", "date";
    MODEL_KNOWN: "知った日", "day on which you knew";
    MODEL_PERSONS: "人数", "number of people";
    MODEL_EVENTS: "日時と、起きたこと・したこと", "times, and what happened or was done";
    MODEL_PROTECTION: "情報の守り方", "how it was protected";
}

/// That something is missing in a paper that is about to be handed out.
#[must_use]
pub fn gaps_left(n_gaps: usize, lang: Lang) -> String {
    match (n_gaps, lang) {
        (_, Lang::Ja) => format!("空欄が{n_gaps}か所残っています。"),
        (1, Lang::En) => "One gap is left.".to_owned(),
        (_, Lang::En) => format!("{n_gaps} gaps are left."),
    }
}

/// The second, third … paper of a kind.
#[must_use]
pub fn nth_paper(title: &str, nth: u16, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{title}（第{nth}報）"),
        Lang::En => format!("{title} (no. {nth})"),
    }
}

/// A group of persons: who, what of them is concerned, how many.
#[must_use]
pub fn group_of(who: &str, items: &str, count: &str, lang: Lang) -> String {
    let more: Vec<&str> = [items, count].into_iter().filter(|text| !text.is_empty()).collect();
    let (colon, comma) = match lang {
        Lang::Ja => ("：", "、"),
        Lang::En => (": ", ", "),
    };
    match (who.is_empty(), more.is_empty()) {
        (_, true) => who.to_owned(),
        (true, _) => more.join(comma),
        _ => format!("{who}{colon}{}", more.join(comma)),
    }
}

/// A group of persons: who, how many, when and how they were told, how many notices came back.
#[must_use]
pub fn group_told([who, count, when, how, returned]: [&str; 5], lang: Lang) -> String {
    let came_back = match (returned.is_empty(), lang) {
        (true, _) => String::new(),
        (_, Lang::Ja) => format!("届かず {returned}"),
        (_, Lang::En) => format!("not delivered: {returned}"),
    };
    let told: Vec<&str> = [when, how, &came_back].into_iter().filter(|text| !text.is_empty()).collect();
    match (told.is_empty(), lang) {
        (true, Lang::Ja) => group_of(who, count, "まだ知らせていません", lang),
        (true, Lang::En) => group_of(who, count, "not yet told", lang),
        (false, Lang::Ja) => group_of(who, count, &told.join("、"), lang),
        (false, Lang::En) => group_of(who, count, &told.join(", "), lang),
    }
}

/// Something that happened, as a letter tells it.
#[must_use]
pub fn event_of_letter(at: Moment, what: &str, now: Moment, lang: Lang) -> String {
    let (time, year) = (time_of_letter(at, lang), date_of_letter(now, lang));
    // The year goes without saying where the letter is of the same one.
    match lang {
        Lang::Ja => {
            let year = year.split_inclusive('年').next().unwrap_or_default();
            format!("{}　{what}", time.strip_prefix(year).unwrap_or(&time))
        }
        Lang::En => {
            let year = format!(" {},", year.rsplit(' ').next().unwrap_or_default());
            format!("{}: {what}", time.replacen(&year, ",", 1))
        }
    }
}

/// When and how something was sent, with its reference number.
#[must_use]
pub fn sent_on(sent: &Sent, lang: Lang) -> String {
    let number = match (sent.reference.is_empty(), lang) {
        (true, _) => String::new(),
        (_, Lang::Ja) => format!("受付番号 {}", sent.reference),
        (_, Lang::En) => format!("reference {}", sent.reference),
    };
    let more: Vec<&str> = [&*sent.how, &*number].into_iter().filter(|text| !text.is_empty()).collect();
    let more = more.join(if lang == Lang::Ja { "、" } else { ", " });
    format!("{}{}", date_of_letter(sent.on, lang), aside(&more, lang))
}
