//! What is said in the register of obligations and in its memos.

use crate::case::{Evidence, Filed, Known, Moment};
use crate::guide::{Guide, Lang, MemoPart, Text};
use crate::plan::{Stage, Verdict};

use super::screens::{NO, YES};
use super::time;

words! {
    ROW_YES: "要る", "Due";
    ROW_OPEN: "まだ決まらない", "Not decided yet";
    ROW_NO: "要らない", "Not due";
    ROW_EFFORT: "努める（努力義務）", "Shall endeavour";
    ROW_WISE: "しておくとよい", "Wise";
    ROW_UNRULED: "公式ページで確かめる", "See the official page";
    STAGE_REPORT: "報告", "Report";
    STAGE_NOTICE: "通知", "Notice";
    TO_PERSONS: "本人", "People affected";
    PROMPTLY: "速やかに", "Promptly";
    NO_DAYS: "日数の決まりはない", "no number of days is set";
    SEE_RULE: "決まりを確かめる", "See the rule";
    IF_DUE: "要るなら", "if due:";
    NOT_SENT: "まだ送っていない", "Not sent yet";
    SENT_IN_TIME: "期限内に送った", "Sent in time";
    SENT_LATE: "遅れて送った", "Sent late";
    SENT: "送った", "Sent";
    SENT_WHY_LATE: "遅れた理由", "Why it was late";
    SENT_AGAIN: "何度か記録されています。最後のものです。", "Recorded several times; this is the last one.";
    TICKED_ONLY: "済にしてある。届け出た日時の記録はない。", "Ticked off; when it was filed is not recorded.";
    RELEASED: "委託元に知らせたので、免れる", "Released by telling the client";
    SET_ASIDE: "「対象外」にしてあるが、義務は残っている", "Set aside as not applicable, but the duty stands";
    COUNT_LATE: "過ぎている", "Overdue";
    COUNT_DUE: "要る", "Due";
    COUNT_OPEN: "決まらない", "Undecided";
    COUNT_SENT: "済んだ", "Done";
    ROW_SITUATIONS: "当てはまる場合", "Situations";
    ROW_KNEW: "知ったのは", "known on";
    ROW_COUNTING: "数え方", "How it is counted";
    ROW_DECIDED: "決めた", "Decided";
    ROW_CHANGES: "変わるとき", "What would change it";
    NEVER_DECIDED: "まだだれも決めていない", "Nobody has decided yet";
    NOTHING_DUE: "いまの答えでは、届け出や通知の義務はありません。", "By the answers so far, nothing has to be reported or notified.";
    NOTHING_DUE_WISE: "それでも、次のことはしておくとよいでしょう。迷惑をかけた相手へのお詫びと説明も、そのひとつです。", "The following is wise all the same, and so are an apology and an explanation to those concerned.";
    NOT_DUTIES: "義務ではないが、しておくとよいこと", "No duty, but wise";
    NOT_OURS: "当てはまらないもの", "What does not apply";
    ABOUT_US: "わたしたちについて", "Who we are";
    ABOUT_US_HINT: "多くのことがこれで決まります。「備え」に一度書けば、次の事案からは聞きません。", "This decides most. Answered once under “Prepare”, it is not asked again in new cases.";
    CONTRADICTION: "食い違っている答えがあります。直るまでは、届け出が要るものとして数えます。", "Some answers contradict each other. Until that is put right, the duties count as if they applied.";
    DAY_CHANGED: "知った日が変わりました", "The day of knowing has changed";
    DAY_OLD: "前", "Before";
    DAY_NEW: "いま", "Now";
    DAY_WHAT: "期限", "Deadline";
    DAY_WHY: "理由", "Reason";
    NO_REASON: "書かれていない", "none given";
    KNEW_AT: "この場合を知った日時（日本時間）", "When this situation was known (Japan time)";
    KNEW_EACH: "この場合を知った日時（最初に知った日と違うとき）", "When this situation was known (if not on the first day)";
    KNEW_EACH_HINT: "人数が超えるとわかった、攻撃だとわかった、委託先から知らされた、などの日時です。その日から数えるのは、決まりの文からのこのページの読み方です。最初の日から数えた期限も並べて示します。", "When the number was found to be exceeded, when it turned out to be an attack, when the contractor told you. That the days count from there is this page's reading of the rule; the deadline counted from the first day stays beside it.";
    ADDRESSEES: "知らせる相手（1行にひとつ）", "Whom to tell (one a line)";
    ADDRESSEES_HINT: "相手ごとに行が分かれ、それぞれに送った日時を記録できます。", "Each gets a row of its own, with what was sent and when.";
    CLIENTS: "委託元", "Clients";
    CLIENTS_HINT: "契約に時間の定めがあれば、後ろに書きます（例: 「A社 24時間」）。知った時から数えた期限が、相手ごとに出ます。法律上の報告が要らないときも同じです。", "Where the contract sets a time, write it behind the name (“Acme 24 hours”). Each client gets a deadline, counted from knowing, whether or not the law asks for a notice.";
    BY_CONTRACT: "契約で決めた通知", "By contract";
    OPEN_MEMO: "「報告が要るか」のメモを開く", "Open the memo: to report or not";
    OPEN_PAPERS: "書類を開く", "Open the papers";
    RECORD_SENT: "送った（届け出た）ことを記録する", "Record that it was sent or filed";
    SENT_TO: "だれに", "To whom";
    SENT_HOW: "どうやって（Webフォーム、郵送など）", "How (web form, by post …)";
    SENT_NUMBER: "受付番号など", "Reference number";
    SENT_WHEN: "いつ送りましたか", "When was it sent?";
    SENT_AT: "送った日時", "Sent at";
    SENT_LATE_WHY: "期限を過ぎていた場合: 遅れた理由", "If it was late: why";
    SENT_LATE_NEEDED: "期限を過ぎています。遅れた理由を書いてください。", "It is after the deadline: say why it was late.";
    SENT_DO: "記録する", "Record it";
    CLOSED_DUE: "まだ送っていない届け出・通知", "Reports and notices not sent";
    CLOSED_OPEN: "要るか決まっていないもの", "Not decided";
    CLOSING_OPEN: "まだ送っていない届け出や通知があります。それでも終えますか。終えたあとも、はじめのページに残ります。", "Some reports or notices have not been sent. Close the case all the same? They stay on the start page.";
    CLOSING_ASK: "届け出や通知が要るか、まだ決まっていません。それでも終えますか。", "It is not decided yet whether something has to be reported. Close the case all the same?";
    CLOSING_UNDECIDED: "要るかどうか決まっていないもの", "Not decided yet";
    CLOSING_DECIDED: "送ると決めて、まだ送っていないもの", "Decided to be sent, and not sent yet";
    CLOSE_ANYWAY: "それでも事案を終える", "Close the case all the same";
    MEMO_TITLE: "報告が要るかの判断メモ", "Memo: to report or not";
    MEMO_DUTY: "何について", "About";
    MEMO_RESULT: "いまの判断", "Ruling now";
    MEMO_SITUATIONS: "場合ごとの答え", "Each situation";
    MEMO_FACTS: "もとにした事実", "What it rests on";
    MEMO_DOUBTS: "わからないこと、迷うこと", "What is not known, doubts";
    MEMO_DECIDED: "だれがいつ決めたか", "Who decided, and when";
    MEMO_CHANGES: "何がわかれば変わるか", "What would change it";
    MEMO_DOUBTS_ABOVE: "上の場合のうち、「わからない」としたもの", "The situations above that are not known";
    MEMO_DOUBTS_CHANGE: "上の「わからないこと」のどれかがわかったとき", "When something of what is not known (above) becomes known";
    MEMO_TIMES: "期限と送った記録", "Deadlines, and what was sent";
    MEMO_EFFECTS: "影響と、とった措置", "Effects, and what was done";
    MEMO_EFFECTS_HINT: "GDPR第33条5項の記録にもなります。本人への影響と、危険を小さくするためにしたことを書きます。", "It serves as the record of GDPR Art. 33(5) as well: say what it means for people affected, and what was done to lessen the risk.";
    MEMO_NONE: "なし", "none";
    MEMO_INSIDE: "組織の中だけで使う", "Internal";
}

/// What of a duty has to be done.
#[must_use]
pub fn stage(stage: Stage, lang: Lang) -> &'static str {
    match stage {
        Stage::Preliminary => super::CLOCK_PRELIMINARY,
        Stage::Final => super::CLOCK_FINAL,
        Stage::Report => STAGE_REPORT,
        Stage::Notice | Stage::Persons => STAGE_NOTICE,
    }
    .get(lang)
}

/// What a passage of a memo is called.
#[must_use]
pub fn memo_part(part: MemoPart) -> Text {
    match part {
        MemoPart::Result => MEMO_RESULT,
        MemoPart::Situations => MEMO_SITUATIONS,
        MemoPart::Facts => MEMO_FACTS,
        MemoPart::Doubts => MEMO_DOUBTS,
        MemoPart::Decided => MEMO_DECIDED,
        MemoPart::Changes => MEMO_CHANGES,
        MemoPart::Times => MEMO_TIMES,
        MemoPart::Effects => MEMO_EFFECTS,
    }
}

/// How many answers more decide it.
#[must_use]
pub fn answers_left(n_answers: usize, lang: Lang) -> String {
    match (n_answers, lang) {
        (_, Lang::Ja) => format!("あと{n_answers}つの答えで決まります"),
        (1, Lang::En) => "One more answer decides this".to_owned(),
        (_, Lang::En) => format!("{n_answers} more answers decide this"),
    }
}

/// A situation yes, no or not known.
#[must_use]
pub fn situation_verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Applies => YES,
        Verdict::Open => super::NOT_KNOWN,
        Verdict::DoesNotApply => NO,
    }
    .get(lang)
}

/// When, how and under which number something was sent.
#[must_use]
pub fn filed(filed: &Filed, lang: Lang) -> String {
    let sent = &filed.sent;
    let parts = [time(sent.on, lang), sent.to.to_string(), sent.how.to_string(), sent.reference.to_string()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// What goes against an answer, in a sentence.
#[must_use]
pub fn contradiction(guide: &Guide, said: (&str, Known), against: Evidence, lang: Lang) -> String {
    let ask = |fact| guide.fact(fact).map_or("", |text| text.ask.get(lang));
    let (other, answer) = match against {
        Evidence::Is(fact) => (ask(fact).to_owned(), YES.get(lang)),
        Evidence::IsNot(fact) => (ask(fact).to_owned(), NO.get(lang)),
        Evidence::Type(one) => (guide.leak_type(one).map_or("", |text| text.term.get(lang)).to_owned(), YES.get(lang)),
    };
    let (ask, known) = (said.0, super::known_label(said.1, lang));
    match lang {
        Lang::Ja => format!("「{ask}」は「{known}」ですが、「{other}」は「{answer}」です。どちらかを直してください。"),
        Lang::En => format!("“{ask}”: {known}, but “{other}”: {answer}. Put one of them right."),
    }
}

/// What of a closed case is left to send, or undecided; empty where nothing is.
#[must_use]
pub fn owed([n_due, n_open]: [usize; 2], lang: Lang) -> String {
    let said = [(CLOSED_DUE, n_due), (CLOSED_OPEN, n_open)];
    let said = said.into_iter().filter(|(_, number)| *number > 0);
    said.map(|(label, number)| counted(label, number, lang))
        .collect::<Vec<_>>()
        .join(" · ")
}

/// A word and a number: `要る 5`.
#[must_use]
pub fn counted(label: Text, number: usize, lang: Lang) -> String {
    format!("{} {number}", label.get(lang))
}

/// When a situation was known.
#[must_use]
pub fn knew(at: Moment, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{} {}", ROW_KNEW.ja, time(at, lang)),
        Lang::En => format!("{} {}", ROW_KNEW.en, time(at, lang)),
    }
}
