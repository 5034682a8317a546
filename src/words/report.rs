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
    REPORT_CHECK: "この報告書と記録の照合", "Checking this report against the record";
}

/// How many entries a seal covers, and the last of them.
#[must_use]
pub fn report_last(n_entries: usize, last: &str, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("記録 {n_entries}件（最後の記録 {last}）"),
        Lang::En => format!("{n_entries} entries (last entry {last})"),
    }
}

/// How the SHA-256 is computed again from an exported file. `lasts`: of each tab that wrote, its last entry. Whatever
/// others wrote meanwhile sorts among the entries, but comes from other tabs or after these.
#[must_use]
pub fn report_check(n_entries: usize, lasts: &[&str], lang: Lang) -> [String; 2] {
    let lasts = lasts.join(" ");
    let command = format!(
        r#"python3 -c 'import json,sys; last={{i[12:]:i for i in "{lasts}".split()}}; log=[e for e in json.load(open(sys.argv[1],encoding="utf-8"))["log"] if e["id"]<=last.get(e["id"][12:],"")]; print(len(log),"entries",file=sys.stderr); sys.stdout.buffer.write(json.dumps(log,ensure_ascii=False,separators=(",",":")).encode())' FILE.json | sha256sum"#
    );
    let said = match lang {
        Lang::Ja => format!(
            "各ページの上の SHA-256 は、印刷した時の記録 {n_entries}件のものです。「書き出す」で作ったファイルの \"log\" の値（[ から ] まで。空白なしのJSON、UTF-8）から計算しました。どの{n_entries}件かは、下の計算の例に並ぶID（書いたタブごとの最後の記録）で決まります。記録が増えても、ほかの人の記録が合わさっても、同じ計算で同じ値になります。一致すれば、この{n_entries}件は印刷した時のままです。計算の例:"
        ),
        Lang::En => format!(
            "The SHA-256 at the head of each page is that of the {n_entries} entries of the time of printing: of the value of \"log\" in the exported file, from [ to ] (JSON without white space, UTF-8). Which {n_entries} they are is told by the ids in the example below: the last entry of each tab that wrote. Whatever was added since, or came in from a colleague, the same command gives the same sum. If it does, these entries are what they were when this was printed. For example:"
        ),
    };
    [said, command]
}
