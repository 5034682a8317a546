//! What is said in the report of a case on paper.

use crate::guide::{Lang, Text};

words! {
    REPORT_TITLE: "対応の報告書", "Report of the response";
    REPORT_SUMMARY: "概要", "Summary";
    REPORT_STATE: "状態", "State";
    REPORT_OPENED: "始めた日時", "Opened";
    REPORT_OPEN: "対応中", "Open";
    REPORT_CLOSED: "終了", "Closed";
    REPORT_PROGRESS: "段階ごとの進み具合（済み／すべて）", "Progress by step (settled / all)";
    REPORT_ALL_STEPS: "全体", "All steps";
    REPORT_NO_CLOCK: "数える期限はありません。", "There is no deadline to count.";
    REPORT_DUTIES: "届け出などの要否", "Duties to report";
    REPORT_FACTS: "わかっていること", "What is known";
    REPORT_NOTHING: "なし", "none";
    REPORT_DECISIONS: "決めたこと", "Decisions";
    REPORT_DECIDED_BY: "決めた人", "Decided by";
    REPORT_RECORDED: "記録", "Recorded";
    REPORT_AGAINST: "義務との食い違い", "against a duty";
    REPORT_LIST: "したこと、残っていること", "What was done, and what is left";
    REPORT_OTHER_ITEMS: "この版にない項目", "Items that this version does not have";
    REPORT_TIMELINE: "経過（古い順）", "Timeline (oldest first)";
    REPORT_ENTERED: "入力", "entered";
    REPORT_PAPERS: "書類", "Papers";
    REPORT_DRAFT: "下書きのまま", "as drafted";
    REPORT_OTHER_TEXTS: "そのほかに書いたもの", "What else was written";
    REPORT_LAST: "最後の記録", "Last entry";
    REPORT_CHECK: "この報告書と記録の照合", "Checking this report against the record";
}

/// How the SHA-256 is computed again from an exported file.
#[must_use]
pub fn report_check(last: &str, lang: Lang) -> [String; 2] {
    let command = format!(
        r#"python3 -c 'import json,hashlib,sys; log=[e for e in json.load(open(sys.argv[1],encoding="utf-8"))["log"] if e["id"]<="{last}"]; print(hashlib.sha256(json.dumps(log,ensure_ascii=False,separators=(",",":")).encode()).hexdigest())' FILE.json"#
    );
    let said = match lang {
        Lang::Ja => format!(
            "各ページの上の SHA-256 は、「書き出す」で作ったファイルの \"log\" の値（[ から ] まで。空白なしのJSON、UTF-8）から計算したものです。一致すれば、ファイルの記録はこの報告書を印刷した時のままです。印刷の後に記録が増えたときは、記録ID {last} までで計算します。計算の例:"
        ),
        Lang::En => format!(
            "The SHA-256 at the head of each page is that of the value of \"log\" in the exported file, from [ to ] (JSON without white space, UTF-8). If it is the same, the record in the file is what it was when this was printed. If entries were added since, compute it up to entry {last}. For example:"
        ),
    };
    [said, command]
}
