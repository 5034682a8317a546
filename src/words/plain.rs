//! Wording of the plain pages: the guide, the checklists and the blank papers without any script.

use crate::guide::Text;

// The frame.
words! {
    NAME: "もれなく 簡易版", "Morenaku, plain version";
    WHAT: "情報が漏れたかもしれないときの手順、チェックリスト、白紙の書類。読んで、印刷して、手で書き込めます。JavaScriptは要りません。", "Steps, checklists and blank papers for when information may have leaked: to read, to print, to fill in by pen. No JavaScript needed.";
    READ_ONLY: "これは書き込みのできない簡易版です。読む、印刷する、紙に手で書き込む、ができます。", "This is the plain version: nothing can be entered here. Read it, print it, and fill it in by pen.";
    LANGUAGES: "言語", "Languages";
    READ_IN: "日本語で読む", "Read in English";
    WHERE_YOU_ARE: "いまいる場所", "Where you are";
    START: "はじめ", "Start";
    CHECKED_UP_TO: "いちばん新しく確かめた日", "Last checked";
    CONTENTS: "この簡易版にあるもの", "What is here";
    LIVE: "書き込みながら進めるには、もれなく本体を開いてください。", "To work on a case and record it, open the full page.";
    LIVE_LINK: "もれなく本体を開く", "Open the full page";
}

// The checklists.
words! {
    CHECKLIST: "チェックリスト", "Checklist";
    CHECKLISTS: "チェックリスト", "Checklists";
    CHECKLISTS_LEAD: "いちばん近いものを選ぶと、すること・してはいけないことが順に出ます。", "Choose what comes closest: what to do, and what not to do, in order.";
    SEE_TYPE: "手引きで読む", "In the guide";
    SEE_CHECKLIST: "チェックリストを見る", "See the checklist";
    LIST_ALL: "全項目のチェックリスト", "Checklist of all items";
    LIST_ALL_LEAD: "何が起きたかまだわからないときのための、全部の項目です。タイプの名前が付いた項目は、そのタイプのときだけのものです。", "All items, for when it is not clear yet what happened. An item that names a type is for that type only.";
    LIST_LEAD: "上から順に進めます。□ に印を付け、担当と時刻を書き込んでください。2から5の段階は同時に進めてかまいません。", "Go from top to bottom. Tick the boxes, and write down who did it and when. Steps 2 to 5 may run at the same time.";
    LIST_OTHERS: "このタイプでは要らない項目も含めた一覧", "All items, also those that this type does not need";
    ONLY_IF: "当てはまる場合:", "Only if";
    AND: "、かつ ", ", and ";
    OR: "、または ", ", or ";
    WHO_AND_WHEN: "担当 ＿＿＿＿＿＿＿　時刻 ＿＿＿＿＿＿＿　メモ ＿＿＿＿＿＿＿＿＿＿＿＿＿", "Done by __________  Time __________  Note ____________________";
    CONTACT: "連絡先", "Contact";
    TRIGGERS_LEAD: "わからないときは、どうやってわかったかを見比べてください。", "Not sure? Compare how it came to light.";
}

// Papers.
words! {
    HOW_TO_WRITE: "この書類の書き方", "How to write this paper";
    SAMPLE: "文例", "Sample wording";
    SAMPLE_LEAD: "＿＿ のところは、確かめたことだけを書きます。", "Write only what has been confirmed where the lines are.";
    GAP: "＿＿＿＿", "____";
}

// Duties.
words! {
    DUTIES_LEAD: "どんなときに、どこへ、いつまでに届け出るかの一覧です。わからないことがあるうちは、当てはまるものとして早い期限で準備してください。最後は公式ページと専門家で確かめてください。", "When to report, to whom, and by when. While something is not known, prepare as if the duty applied and take the shorter time. Check with the official pages and a lawyer in the end.";
    DUTY: "届け出", "Duty";
    DUTY_WHEN: "要るとき", "When";
    DUTY_BY: "期限", "By when";
    DUTY_WHERE: "届け先", "To whom";
    DUTY_ANY: "さらに、次のどれかに当たるとき:", "And one of these holds:";
    BY_REPORT: "速報: おおむね3〜5日以内。確報: 30日以内。", "Preliminary report: within about 3 to 5 days. Final report: within 30 days.";
    BY_REPORT_LONG: "確報が60日以内になるのは:", "Final report within 60 days if";
    BY_NOTICE: "おおむね3〜5日以内。", "Within about 3 to 5 days.";
    BY_HOURS: "知った時から、できるかぎり72時間以内。", "Where feasible within 72 hours of knowing.";
    BY_DAYS: "速やかに、遅くとも30日以内。", "Promptly, and within 30 days.";
    BY_PROMPT: "速やかに（日数の決まりはない）。", "Promptly (no number of days is set).";
    BY_OTHER: "下の説明を見てください。", "See below.";
    TO_OTHER: "下の出どころを見てください。", "See the source below.";
    WEEK_TITLE: "速報の3〜5日の数え方", "Counting the 3 to 5 days";
    WEEK_LEAD: "決まりの言葉は「知った時点からおおむね3〜5日以内」です。この表は、遅れないように、知った日を1日目として土日・祝日も数え、休みでも先に延ばしません。この数え方は、このページの読み方です。", "The words of the rule are “within about 3 to 5 days of knowing”. So that nothing is late, this table takes the day of knowing as day 1, counts weekends and holidays, and rolls nothing forward. That reading is ours.";
    WEEK_KNOWN: "知った日（1日目）", "Known on (day 1)";
    WEEK_THIRD: "3日目", "Day 3";
    WEEK_FIFTH: "5日目（遅くとも）", "Day 5 (at the latest)";
}

/// The days of the week, Monday first.
pub const WEEK: [Text; 7] = [
    Text { ja: "月曜", en: "Monday" },
    Text { ja: "火曜", en: "Tuesday" },
    Text { ja: "水曜", en: "Wednesday" },
    Text { ja: "木曜", en: "Thursday" },
    Text { ja: "金曜", en: "Friday" },
    Text { ja: "土曜", en: "Saturday" },
    Text { ja: "日曜", en: "Sunday" },
];

// Decisions.
words! {
    DECISIONS_LEAD: "決めることの一覧です。する・しない・あとで決める、のどれかに丸を付け、理由と決めた人を書き残してください。", "What has to be decided. Circle one choice, and write down the reason and who decided.";
    LEGAL_TEST: "あわせて確かめる届け出", "Duties to check beside it";
    CHOOSE: "する ・ しない ・ あとで決める", "Yes / No / Later";
    DECIDED: "決めた人 ＿＿＿＿＿＿＿＿　日時 ＿＿＿＿＿＿＿＿", "Decided by ____________  Date and time ____________";
    DECISION_REASON: "理由", "Reason";
}

// About.
words! {
    ABOUT_PLAIN: "この簡易版について", "About the plain version";
    ABOUT_FULL: "もれなく本体について", "About the full page";
    ABOUT_FULL_LEAD: "ここからは、書き込みのできる本体の説明です。", "What follows is about the full page, where things can be entered.";
}

/// What the plain version is and is not.
pub const ABOUT_PLAIN_LINES: [Text; 5] = [
    Text {
        ja: "ここには何も入力できません。何も保存されず、どこにも送られません。CookieもJavaScriptも使いません。",
        en: "Nothing can be entered here. Nothing is stored, and nothing is sent. There are no cookies and no JavaScript.",
    },
    Text {
        ja: "サーバーに置いて読むときは、どのページを開いたかが、ふつうのWebページと同じようにサーバーの記録に残ることがあります。フォルダーごと手元に写せば、ネットワークなしで読めます。",
        en: "Read from a server, it may leave in that server's log which pages were opened, as any web page does. Copy the folder to your own machine, and it can be read without a network.",
    },
    Text {
        ja: "中身は本体と同じものから作られています。この件に合わせて項目をしぼる、期限の日付を出す、記録を残す、書類を下書きする、は本体でできます。",
        en: "It is made from the same source as the full page. The full page can also fit the list to the case, work out the dates, keep the record and draft the papers.",
    },
    Text {
        ja: "本体が動かないとき、古いブラウザや文字だけのブラウザで読むとき、印刷して手元に置くときにお使いください。",
        en: "Use it where the full page does not run, in an old or text-only browser, or to print and keep at hand.",
    },
    Text {
        ja: "書き込んだ紙には事案の情報が残ります。保管と廃棄に気をつけてください。",
        en: "Paper that has been filled in holds information about the case. Take care how it is kept and destroyed.",
    },
];
