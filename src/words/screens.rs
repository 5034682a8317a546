//! Fixed wording, screen by screen.

use crate::guide::Text;

macro_rules! words {
    ($($name:ident: $ja:literal, $en:literal;)*) => {
        $(
            #[doc = $en]
            pub const $name: Text = Text { ja: $ja, en: $en };
        )*
    };
}

// The frame.
words! {
    APP_NAME: "もれなく", "Morenaku";
    APP_PURPOSE: "情報が漏れたかもしれないとき", "When information may have leaked";
    SKIP: "本文へ", "Skip to content";
    NAV_GUIDE: "手引きを読む", "Read the guide";
    NAV_PREPARE: "備え", "Prepare";
    NAV_SETTINGS: "設定", "Settings";
    NAV_ABOUT: "このページについて", "About this page";
    OTHER_LANGUAGE: "English", "日本語";
    NO_LANGUAGE: "英語の文を読み込めませんでした。表示も記録もそのままです。ネットワークにつないで、もう一度押してください。", "The Japanese texts could not be loaded. What is shown and recorded is as it was. Connect to the network and try again.";
    MENU: "メニュー", "Menu";
    NOT_LEGAL_ADVICE: "ここに書かれていることは法律上の助言ではありません。迷うときは弁護士や各窓口に相談してください。", "Nothing here is legal advice. When in doubt, ask a lawyer or the contact points.";
    MISSING_TITLE: "ページが見つかりません", "There is no such page";
    MISSING_TEXT: "アドレスが違うか、事案がこの端末にありません。別の端末で作った事案は、書き出したファイルを読み込むと開けます。", "The address is wrong, or the case is not on this device. A case made on another device can be opened by importing its exported file.";
    TO_START: "はじめのページへ", "To the start page";
}

// Start.
words! {
    START_QUESTION: "何が起きましたか", "What happened?";
    START_LEAD: "あわてなくて大丈夫です。近いものを選ぶと、いますぐすることが出ます。あとで変えられます。", "No need to panic. Choose what comes closest: you will see at once what to do now. You can change it later.";
    UNSURE: "まだわからない", "Not sure yet";
    UNSURE_HELP: "どうやってわかったかを手がかりに選ぶか、そのまま始められます。", "Choose by how it came to light, or just begin.";
    PRIVACY_LINE: "入力した内容はこの端末の外に送られません。", "What you enter is not sent anywhere.";
    HOW_TO_CHECK: "確かめ方", "How to check";
    CONTINUE: "続きから", "Continue";
    CLOSED_CASES: "終えた事案", "Closed cases";
    NO_DEVICE_BACKUP: "保存先はこのブラウザの中だけです。ブラウザの掃除や更新で消えることがあるので、ときどき書き出してください。", "It is kept in this browser only. Cleaning up or updating the browser can erase it: export it now and then.";
    IMPORT_A_CASE: "書き出したファイルを読み込む", "Import an exported file";
    CAREFUL: "あわてなくて大丈夫です。ひとつずつ進めましょう。", "There is no need to panic. Take it one step at a time.";
    START_NEW: "新しく起きたとき", "Something new has happened";
    SEEK_CASE: "事案を名前で探す", "Find a case by its name";
    NEXT_ACT: "次に", "Next";
}

// The first questions.
words! {
    NEW_TITLE: "わかっていることを選ぶ", "Choose what you know";
    NEW_LEAD: "わからないところはそのままで大丈夫です。いつでも、あとから変えられます。", "Leave what you do not know as it is. Everything can be changed at any time.";
    NEW_TYPES: "何が起きましたか（いくつでも）", "What happened? (any number)";
    NEW_TRIGGERS: "わからないときは、どうやってわかったかを見比べてください", "If you are not sure, compare how it came to light";
    EXAMPLES: "よくある例", "Common examples";
    TRIGGERS: "わかるきっかけ", "How it comes to light";
    BEGIN: "チェックリストを出す", "Show the checklist";
    FACTS_TITLE: "わかっていること", "What is known";
    FACTS_LEAD: "答えるたびに、チェックリストがこの件に合わせて変わります。「わからない」はそのままで大丈夫です。わからない間は、どちらの場合の項目も残します。", "With each answer the checklist fits this case better. “Not known” is a good answer: while something is not known, the items for both cases stay on the list.";
    FACTS_NEVER_DATA: "漏れた情報そのもの（氏名や番号など）は書かないでください。件数や種類だけで足ります。", "Do not write the leaked data itself (names, numbers). How many and what kind is enough.";
    Q_TYPES: "何が起きたか", "What happened";
    Q_VARIANT: "もう少し詳しく", "More precisely";
    Q_WHO: "わたしたちについて", "Who we are";
    Q_KINDS: "どの種類の情報か", "What kind of information";
    Q_CONTENTS: "何が含まれているか", "What is in it";
    Q_SITUATION: "いまの状況", "The situation now";
    Q_LATER: "進めるうちにわかること", "What turns out on the way";
    Q_PERSONS: "何人分の情報ですか", "How many persons does it concern?";
    Q_PERSONS_HINT: "はっきりしないときは「多くても」か「少なくとも」を選んでください。", "If it is not certain, choose “at most” or “at least”.";
    Q_KNOWN_AT: "組織のだれかが最初に知ったのはいつですか（日本時間）", "When did anyone in the organisation first know? (Japan time)";
    Q_KNOWN_AT_HINT: "届け出の期限はここから数えます。担当者ひとりが知った時も「知った」に含まれます。わからないときは、考えられるいちばん早い日時を入れます。", "The statutory deadlines count from here. One member of staff knowing counts as knowing. If it is not certain, enter the earliest time that it may have been.";
    Q_FOUND: "どうやってわかりましたか", "How did it come to light?";
    Q_FOUND_FROM: "だれから（組織の名前や立場。わかる範囲で）", "From whom (organisation or role, as far as known)";
    Q_WRITER: "記録している人（あなたの名前）", "Who is writing (your name)";
    Q_WRITER_HINT: "これからの記録に付きます。この端末に保存されます。", "Goes with what is recorded from now on. Kept on this device.";
    Q_TITLE: "事案の名前", "Name of the case";
    FOUND_UNKNOWN: "わからない", "Not known";
    FOUND_ONESELF: "当事者が申し出た", "Whoever it happened to reported it";
    FOUND_INSIDE: "組織の中で見つけた（同僚・ログ・警報など）", "Found inside (colleague, log, alarm)";
    FOUND_OUTSIDER: "外部の人から知らされた", "Someone outside told us";
    FOUND_POLICE: "警察から連絡があった", "The police contacted us";
    FOUND_PRESS: "報道・取材でわかった", "Through the press";
    COUNT_UNKNOWN: "わからない", "Not known";
    COUNT_EXACTLY: "ちょうど", "Exactly";
    COUNT_AT_LEAST: "少なくとも", "At least";
    COUNT_AT_MOST: "多くても", "At most";
    COUNT_UNREAD: "数字で入れてください。まだ変わっていません。", "Enter a number. Nothing has changed yet.";
    COUNT_UNIT: "人", "persons";
    CHOICE_OPEN: "まだ決めていない", "Not decided yet";
    CHOICE_YES: "する", "Yes";
    CHOICE_NO: "しない", "No";
    CHOICE_LATER: "あとで決める", "Decide later";
    YES: "はい", "Yes";
    NO: "いいえ", "No";
    NOT_KNOWN: "わからない", "Not known";
    TO_CHECKLIST: "チェックリストへ", "To the checklist";
    ITEMS_MORE: "項目が加わりました", "item(s) added";
    ITEMS_FEWER: "項目が外れました", "item(s) removed";
    ITEMS_SAME: "チェックリストは変わりません。", "The checklist stays the same.";
}

// The case.
words! {
    NOW: "いますぐ", "Right now";
    DO_NOT: "してはいけないこと", "What not to do";
    ENTER_FACTS: "わかっていることを入力する", "Enter what is known";
    NEXT: "次にすること", "What to do next";
    STOPS_DAMAGE: "被害を止める", "Stops the damage";
    NOTHING_NEXT: "一覧の項目はすべて済んでいます。残りがないか確かめて、事案を終えてください。", "Everything on the list is settled. Check that nothing is missing, then close the case.";
    UNKNOWNS: "まだわかっていないこと", "Not known yet";
    CONTACTS: "連絡先", "Whom to contact";
    STEPS: "6つの段階", "The six steps";
    PARALLEL: "2から5は同時に進めてかまいません。", "Steps 2 to 5 may run at the same time.";
    CASE_PAGES: "この事案のページ", "Pages of this case";
    TO_DO: "やること", "To do";
    TAB_FACTS: "事実", "Facts";
    KNOWN_WHEN: "知った日は？", "Known when?";
    OTHER: "その他", "More";
    BESIDE: "期限と連絡先", "Deadlines and contacts";
    EXPORT: "書き出す", "Export";
    EXPORT_NOW: "書き出す（このブラウザの外に残す）", "Export, to keep it outside this browser";
    EXPORT_ALL: "すべて書き出す", "Export all";
    PRINT: "印刷", "Print";
    UNDO: "元に戻す", "Undo";
    NOTED: "記録しました", "Recorded";
    UNDONE: "元に戻しました", "Undone";
    EXPORTED: "ファイルに書き出しました", "Exported as a file";
    DELETED: "事案を消しました", "The case has been deleted";
    WRITER: "記録する人", "Writing";
    WRITER_NONE: "名前を書く", "give your name";
    LOG: "記録", "Record";
    RENAME: "名前を変える", "Rename";
    CLOSE_CASE: "事案を終える", "Close the case";
    REOPEN_CASE: "もう一度開く", "Reopen";
    DELETE_CASE: "事案を消す", "Delete the case";
    IS_CLOSED: "この事案は終えています。", "This case is closed.";
    CASE_ID: "事案ID", "Case ID";
    PARTLY_UNREADABLE: "この事案の一部が読めません。残りだけで表示しています。読めない部分は消さずに残してあります。", "Part of this case cannot be read. What is shown is the rest. The unreadable part has been left as it is.";
    PARTLY_LOST: "この事案の記録の一部が、ブラウザの保存場所から消えています。書き出したファイルがあれば読み込んでください。この事案を開いたままの別のタブがあれば、そこで何か入力すると、残っている分が書き戻されます。", "A part of this case is missing from the browser's storage. Import an exported file of it if you have one. If another tab still has the case open, enter something there: what it still holds is then written back.";
    PARTLY_LOST_SEEN: "わかった（もう表示しない）", "Understood (do not show this again)";
    CLOCK_AHEAD: "この端末の時計より1日以上先の時刻で書かれた記録があります。書いた端末か、この端末の時計が違っています。どちらも確かめてください。これから書くものは、その後に続きます。その記録を読み込まずにほかの端末で書かれた変更は、表に出ないことがあるので、「記録」で確かめてください。", "Some of this was written with a clock that runs ahead: more than a day ahead of this device's, so one of the two is wrong. Check both. What is written from now on comes after it. Changes made elsewhere by people who had not read it may stand behind it: look for them in the record.";
    SHOW_LEFT_OUT: "当てはまらない項目も見る", "Show what does not apply";
    HIDE_LEFT_OUT: "当てはまらない項目を隠す", "Hide what does not apply";
    LEFT_OUT: "当てはまらない項目", "What does not apply";
    ONLY_OPEN: "残りだけ", "Only what is left";
    ALL_SETTLED: "この段階の項目はすべて済んでいます。", "Everything of this step is settled.";
    N_HIDDEN: "済んだ項目を隠しています", "Settled items are hidden";
    STATE: "状態", "State";
    STATE_OPEN: "未着手", "Open";
    STATE_IN_PROGRESS: "進行中", "In progress";
    STATE_DONE: "済み", "Done";
    STATE_ACKNOWLEDGED: "確認した", "Acknowledged";
    STATE_NOT_APPLICABLE: "該当なし", "Not applicable";
    ASSIGNEE: "担当", "Assigned to";
    NOTE: "メモ", "Note";
    REASON: "理由", "Reason";
    REASON_WHY_NOT: "該当しない理由", "Why it does not apply";
    WHY_AND_HOW: "方法", "How";
    CLOSE: "閉じる", "Close";
    STILL: "このあとも、", "From here on too: ";
    AFTERWARDS: "このあと", "After that";
    DEPENDS_ON: "答えしだい: ", "Depends on: ";
    ANSWER_IT: "この質問に答える", "Answer this question";
    SOURCES: "出どころ", "Sources";
    FROM_GUIDE_LONG: "手引き（IPA、2012年）", "The guide (IPA, 2012)";
    HISTORY: "この項目の記録", "Record of this item";
    CAUTION: "注意", "Caution";
    DECISION: "判断", "Decision";
    FROM_GUIDE: "IPA", "IPA";
    ADDED: "追加", "Added";
    AS_OF: "時点", "as of";
    OWN_LAYER: "組織の追加", "Your organisation";
    OUTDATED: "いまは違います", "Different today";
    SECONDARY: "二次資料による", "from a secondary source";
    NEW_LINK: "いまの窓口", "Use instead";
}

// Why an item is on the list.
words! {
    BECAUSE: "ため", "because ";
    BECAUSE_ALWAYS: "どの漏えいでも", "for every leak";
    BECAUSE_TYPE: "の場合のため", "because of the type: ";
    BECAUSE_TYPE_UNKNOWN: "何が起きたかまだわからないため", "because it is not known yet what happened";
    BECAUSE_OTHER_TYPE: "ほかのタイプの漏えいの項目のため", "because it is for other types of leak";
    BECAUSE_UNKNOWN: "まだわからないため残しています", "kept because this is not known yet";
}

// Saving.
words! {
    SAVED: "保存済み", "Saved";
    SAVING: "保存しています…", "Saving…";
    SAVED_SOON: "このブラウザに保存（ディスクへは1分以内）", "In this browser, written to disk within a minute";
    UNTOUCHED: "この端末に保存されています", "Kept on this device";
    NOT_SAVED: "保存できていません", "Not saved";
    WHY_FULL: "ブラウザの保存場所に空きがありません。", "The browser's storage is full.";
    WHY_BLOCKED: "ブラウザがこのページに保存を許していません。", "The browser does not let this page store anything.";
    WHY_NOT_KEPT: "書いた内容をブラウザから読み返せませんでした。", "What was written could not be read back from the browser.";
    WHY_CLEARED: "保存していた内容が、ブラウザから消されました。", "What was saved has been cleared from the browser.";
    NOT_SAVED_HELP: "入力はこのタブの中にあります。閉じる前に書き出してください。", "What you entered is in this tab only. Export it before you close the tab.";
    TRY_AGAIN: "もう一度保存する", "Try to save again";
}

// Dialogs.
words! {
    CANCEL: "やめる", "Cancel";
    DELETE_TITLE: "この事案を消しますか", "Delete this case?";
    DELETE_LOST: "この端末にある記録がすべて消え、元に戻せません。", "Everything recorded about it on this device is lost for good.";
    DELETE_FIRST: "先に書き出しておけば、あとで読み込めます。", "If you export it first, you can import it again later.";
    DELETE_TYPE: "消すには、上の名前（名前がなければ事案ID）を入力してください", "To delete it, type the name above (the case ID where there is none)";
    DELETE_FAILED: "消せませんでした。事案はそのままです。", "It could not be deleted. The case is as it was.";
}

// Import.
words! {
    IMPORT_TITLE: "ファイルの読み込み", "Import a file";
    IMPORT_DROP: "書き出したファイル（.json）をここに置くか、選んでください。", "Drop an exported file (.json) here, or choose one.";
    IMPORT_NOTHING_YET: "読み込む前に中身をお見せします。決めるまで何も変わりません。", "You will see what is in it first. Nothing changes until you decide.";
    IMPORT_DO: "読み込む", "Import";
    IMPORT_READING: "ファイルを読んでいます。まだ何も変えていません。", "Reading the file. Nothing has been changed yet.";
    SHOW_MORE: "続きを表示", "Show more";
    IMPORT_DONE: "読み込みました", "Imported";
    IMPORT_NOTHING_NEW: "新しい内容はありません。", "There is nothing new in it.";
    IMPORT_INCOMING: "加わる記録", "What would come in";
    IMPORT_FAILED: "読み込めませんでした。何も変えていません。", "It could not be imported. Nothing has been changed.";
    UNREADABLE_FILE: "このファイルを文字（UTF-8）として読めませんでした。もう一度書き出してもらってください。", "This file could not be read as text (UTF-8). Ask for it to be exported again.";
    NOT_OUR_FILE: "もれなくのファイルではありません。「書き出す」で作ったファイルを選んでください。", "It is JSON, but not a Morenaku file. Choose a file made with “Export”.";
    IMPORT_ANOTHER: "ファイルの事案は、この端末の事案とは別に始められています。別の事案の記録が混ざらないか、名前と始めた日時を確かめてください。", "The case in the file was begun apart from the one on this device. Compare names and times: the records of two incidents might be mixed.";
    OPEN_CASE: "事案を開く", "Open the case";
}

// Settings.
words! {
    SETTINGS_TITLE: "設定と保存", "Settings and storage";
    LANGUAGE: "言語", "Language";
    THEME: "表示", "Appearance";
    THEME_SYSTEM: "端末に合わせる", "As the device";
    THEME_LIGHT: "明るい", "Light";
    THEME_DARK: "暗い", "Dark";
    STORAGE: "保存している内容", "What is stored";
    STORAGE_EMPTY: "この端末に事案はありません。", "There are no cases on this device.";
    PACK: "組織のパックを作る・確かめる", "Your organisation's pack";
    PACK_NOT_KEPT: "書きかけをブラウザに残せませんでした。閉じる前に書き出してください。", "The draft could not be kept in the browser. Export it before you close the page.";
    ASIDE_TITLE: "読めないデータ", "Data that cannot be read";
    ASIDE_LEAD: "この版では読めないデータが残っています。上書きも削除もしていません。ファイルにして残せます。", "There is data that this version cannot read. It has been neither overwritten nor deleted. You can save it as a file.";
    ASIDE_NEWER: "新しい版のもれなくで書かれています。新しい版で開いてください。", "Written by a newer version of Morenaku. Open it with that version.";
    ASIDE_DAMAGED: "壊れています。", "It is damaged.";
    ASIDE_SAVE: "ファイルにする", "Save as a file";
    STORAGE_ENDS: "Safariは、このページを7日間開かないと消すことがあります（ホーム画面に追加したものは別）。プライベートウィンドウと「閉じるときに消す」設定では、閉じると消えます。続けるときは、書き出しておいてください。", "Safari may erase it when this page has not been opened for seven days (unless it was added to the home screen). In a private window, or where the browser clears data on closing, it goes when you close it. Export what you will need.";
    SHARED_HOST: "同じホスト名で動くほかのアプリも、技術的にはこの保存場所を読めます。共用のサーバーでは気をつけてください。", "Other applications under the same host name can technically read this storage. Be careful on a shared server.";
    FROM_FILE: "ファイルから直接開いているため、ブラウザによっては、ほかのHTMLファイルもこの保存場所を読めます。", "The page was opened from a file. In some browsers other HTML files can read this storage.";
}

// Duties and clocks.
words! {
    DUTIES: "届け出と期限", "Duties and deadlines";
    DUTIES_TITLE: "届け出の義務と期限", "Duties to report, and deadlines";
    DUTIES_LEAD: "答えから、どの届け出が要るかを判断します。わからない間は「未決定」のまま残し、期限は早いほうで数えます。最後は公式ページと専門家で確かめてください。", "From the answers follows which reports are due. What is not known stays undecided, and the shorter time counts. Check with the official pages and a lawyer in the end.";
    DERIVED_YES: "ほかの答えから「はい」と見ています。", "Taken as “yes” from other answers.";
    DERIVED_NO: "ほかの答えから「いいえ」と見ています。", "Taken as “no” from other answers.";
    NO_CLOCK: "知った日時を入れると、期限が出ます。", "Enter when the organisation knew, and the deadlines appear.";
    KNOWN_WHY: "なぜその時か（どの部署のだれが、どう知ったか）", "Why that is the time (who knew, in which department, and how)";
    CLOCKS: "期限", "Deadlines";
    COUNTING: "数え方", "How it is counted";
    CLOCKS_SOURCE: "確報の数え方は、個人情報保護法ガイドライン（通則編）3-5-3-4のとおりです。速報は「知った時点からおおむね3〜5日以内」とだけあります。知った日を1日目とし、休みでも先に延ばさないのは、遅れないための、このページの読み方です。", "The final report is counted as in the PPC Guidelines (General Rules) 3-5-3-4. Of the preliminary report they say only “within about 3 to 5 days of knowing”: that the day of knowing is day 1, and that nothing is rolled forward over holidays, is this page's reading, so that nothing is late.";
    CLOCK_PRELIMINARY: "速報", "Preliminary report";
    CLOCK_FINAL: "確報", "Final report";
    CLOCK_CLIENT: "委託元への通知", "Notice to the client";
    CLOCK_EU: "EUへの報告", "EU report";
    CLOCK_CONTRACT: "委託元への通知（契約）", "Notice to the client (contract)";
    CLOCK_OUR_DAY_ONE: "認識した日を1日目と数えるのは、遅れないようにするための、このページの読み方です（決まりは「認識した日から30日以内」）。", " That the day of recognising is day 1 is this page's reading, so that nothing is late (the rule: within 30 days of recognising).";
    CLOCK_INFRASTRUCTURE: "社会基盤事業者の報告", "Infrastructure report";
    CLOCK_MY_NUMBER: "（マイナンバー）", " (My Number)";
    CLOCK_HOURS: "知った時から72時間。遅れないよう土日も数えます。", "72 hours from knowing; weekends are counted, to be safe.";
    CLOCK_ABOUT: "知った日時はおおよそなので、早めに出してください。", " The time of knowing is approximate: be early.";
    CLOCK_ROLLED: "役所が休みのため、次の開庁日になります。", " Offices are closed then: the next office day.";
    IF_IT_APPLIES: "義務に当たる場合", "if the duty applies";
    SAVE_CALENDAR: "カレンダーに入れる（.ics）", "Save for the calendar (.ics)";
    DUTIES_YES: "義務があります", "Due";
    DUTIES_OPEN: "まだ決まりません", "Not decided yet";
    DUTIES_NO: "当たらないもの", "Not due";
    DUTIES_ASK: "判断に要る質問", "Questions that decide";
    VERDICT_YES: "あり", "Yes";
    VERDICT_OPEN: "未決定", "Undecided";
    VERDICT_NO: "なし", "No";
    VERDICT_MISSING: "まだわからないこと", "Not known yet";
    DUTY_MORE: "内容と届け先", "What it demands, and where to report";
    PERSONS_ARE_ASKED: "人数などは「わかっていること」で答えられます", "The number of persons is asked under “What is known”";
    SECTORS: "業種による届け出", "Duties of some sectors";
}

// Decisions.
words! {
    DECISIONS: "判断", "Decisions";
    DECISIONS_TITLE: "判断の記録", "Decisions";
    DECISIONS_LEAD: "する・しない・あとで決める。理由と決めた人を残します。", "Yes, no, or later: with the reason, and who decided.";
    AGAINST_DUTY: "次の義務と食い違います。理由を書いてください: ", "This goes against a duty; give the reason: ";
    REASON_NEEDED: "義務があるため、「しない」「あとで決める」を選ぶには、先に理由を書いてください。", "There is a duty: to choose “no” or “later”, give the reason first.";
    DECIDED_BY: "決めた人", "Decided by";
    DECIDED_AT: "決めた日時", "Decided at";
    RECORD_DECISION: "判断を記録する", "Record the decision";
    TO_WEIGH: "考えること", "What to weigh";
}

// Papers.
words! {
    PAPERS: "書類", "Papers";
    PAPERS_TITLE: "出す書類", "Papers to hand in";
    PAPERS_LEAD: "わかっていることから下書きします。わからないところには【未定・不明】と入ります。直した文はそのまま残ります。", "Drafted from what is known. What is not known is marked [not known yet]. What you change stays as you wrote it.";
    PAPERS_NEEDED: "この件で要りそうな書類", "Papers that this case may need";
    PAPERS_OTHER: "ほかの書類", "Other papers";
    PASSAGES_WRITTEN: "書いた欄", "passages written:";
    BLANK_PAPERS: "白紙の書類", "Blank papers";
    BLANK_LEAD: "印刷して、手で書き込めます。", "Print them and fill them in by pen.";
    PAPER_HEAD: "事案 ＿＿＿＿＿＿＿＿＿＿　記入者 ＿＿＿＿＿＿＿　日時 ＿＿＿＿＿＿＿", "Case ______________  Filled in by __________  Date and time __________";
    PAPER_GUIDANCE: "書くときの注意（書類には出ません）", "How to write it (not part of the paper)";
    NO_ORGANISATION: "組織の名前、窓口、差出人は、ここに書くとすべての書類に入ります:", "Write the name of your organisation, the desk and the sender here, and all papers have them:";
    KNOWN_LATER: "知った日時が、まだ来ていません。確かめてください。", "The time of knowing lies in the future. Please check it.";
    PAPER_GAPS: "【未定・不明】のところは、わかったら直してください。組織の中のシートと役所への報告は、わからないまま出してかまいません。外に出す文では「調査中」などに直します。", "Fill in what is marked [not known yet] once you know. The sheet and reports to authorities may go out with gaps; in what the public or people affected read, put “under investigation” or the like.";
    GAP: "【未定・不明】", "[not known yet]";
    COPY: "コピーする（WordやOutlookに貼り付けられます）", "Copy (to paste into Word or Outlook)";
    COPIED: "コピーしました。", "Copied.";
    NOT_COPIED: "ブラウザがコピーを許しませんでした。Markdownなどのファイルを使ってください。", "The browser did not allow copying. Use a file instead.";
    SAVE_DOCX: "Word文書（.docx）", "Word document (.docx)";
    NO_WORD: "Word文書を作る部分を読み込めませんでした。書類はそのままです。コピーかMarkdownを使うか、ネットワークにつないでもう一度押してください。", "The part that makes Word documents could not be loaded. The paper is as it was. Copy it, save it as Markdown, or connect to the network and try again.";
    SAVE_MARKDOWN: "Markdown（.md）", "Markdown (.md)";
    SAVE_CSV: "表計算ソフト用（.csv）", "For spreadsheets (.csv)";
    WRITE: "書いた", "Wrote";
    DRAFT_CHANGED: "わかっていることが変わり、下書きが新しくなりました", "What is known has changed, and so has the draft";
    TAKE_DRAFT: "新しい下書きにする", "Take the new draft";
    KEEP_TEXT: "いまの文のままにする", "Keep the text as it is";
    BACK_TO_DRAFT: "下書きに戻す", "Back to the draft";
    ALL_PAPERS: "書類の一覧", "All papers";
    NO_DUTY: "義務なし", "no duty";
    PEN_GAP: "＿＿＿＿", "________";
    WAS_ENCRYPTED: "暗号化あり", "encrypted";
    NOT_ENCRYPTED: "暗号化なし", "not encrypted";
    WAS_LIMITED: "アクセス制限あり", "access limited";
    NOT_LIMITED: "アクセス制限なし", "access not limited";
    FACTS_IN_WORDS: "言葉で整理する（5W1Hと重要度）", "In words (5W1H and severity)";
    CONCLUSION: "重要度の結論", "Conclusion on severity";
    CONCLUSION_HINT: "どれくらい重い事案か、なぜそう見るか。わかってきたら書き直してください。", "How severe it is, and why. Rewrite it as you learn more.";
    OPEN_QUESTIONS: "まだ答えていない質問", "Questions still open";
    PART_LOADING: "読み込んでいます…", "Loading…";
    PART_FAILED: "この部分を読み込めませんでした。記録はそのままです。ネットワークにつないで、もう一度このページを選んでください。", "This part could not be loaded. What is recorded is untouched. Connect to the network and choose this page again.";
    UPDATE_WAITS: "このページの新しい版があります。切りのよいところで替えてください。記録はそのまま残ります。", "There is a new version of this page. Change to it when it suits you. What is recorded stays.";
    UPDATE_NOW: "新しい版にする", "Use the new version";
    PREPARE_LEAD: "何も起きていないうちに書いておきます。書類の下書きと、名前の候補に使われます。このブラウザの中だけに残ります。", "Write this before anything happens. It goes into drafts of papers and is offered where a name is asked for. It stays in this browser only.";
    PREPARE: "備えておく", "Be prepared";
    FACTS_OF_LAW: "法律・公的情報の一覧", "Statements of law and official sources";
    FACTS_OF_LAW_LEAD: "手引き（2012年）にない記述を、出どころと確かめた日付ごとに並べています。弁護士などの確認にお使いください。", "Everything stated beyond the guide of 2012, by source, with the day on which it was checked: for a lawyer to review.";
    SOURCES_ON_THEIR_PAGE: "新しい情報の出どころと、そこから述べていることは、別のページにまとめています。", "The sources of what is newer, and what is stated from each, have a page of their own.";
}

// The record.
words! {
    OBSERVE: "できごと・連絡を書き留める", "Record what happened, or a call";
    OBSERVE_AT: "いつ（日本時間）", "When (Japan time)";
    OBSERVE_WITH: "だれと（組織の名前・立場。なければ空欄）", "With whom (organisation, role; empty for nobody)";
    OBSERVE_WHAT: "何があったか", "What happened";
    OBSERVE_DO: "記録する", "Record it";
    STRIKE: "取り消す", "Strike out";
    STRIKE_REASON: "取り消す理由", "Why it is struck out";
    STRUCK: "取り消し", "struck out";
    FILTER: "種類", "Kind";
    Q_WRITER_SHORT: "記入者", "By";
    PRINT_SOURCES: "新しい情報の出どころ", "Sources of what is newer";
    ALL: "すべて", "All";
    SORT_OBSERVED: "できごと・連絡", "Events and calls";
    SORT_ITEM: "チェック項目", "Checklist";
    SORT_DECIDED: "判断", "Decisions";
    SORT_SENT: "出したもの", "Filed or sent";
    SORT_WROTE: "書いたもの", "Written";
    SORT_ANSWERED: "わかっていること", "What is known";
    SORT_CASE: "事案", "Case";
    LOG_TITLE: "この事案の記録", "Record of this case";
    LOG_LEAD: "いつ、だれが、何をしたか。元に戻した操作も、線を引いて残します。", "Who did what, and when. What was undone stays, struck out.";
    NO_NAME: "（名前なし）", "(no name)";
    ON_PAPER: "紙", "on paper";
    NO_TIME_ON_PAPER: "時刻の記載なし", "no time given";
    KEYED_IN: "紙から入力", "keyed in from paper";
    RECORDED: "記録", "recorded";
    DONE_REALLY: "実際は", "really done";
    KNEW_OF: "この事情を知った日時", "When this was known";
    REFERENCE: "受付番号", "reference";
    LATE_BECAUSE: "遅れた理由:", "late because:";
    AUDIENCE_INTERNAL: "内部", "Internal";
    AUDIENCE_OUT: "外に出せる", "May go out";
    AUDIENCE_COUNSEL: "弁護士", "For counsel";
}

/// The columns of the record as CSV.
pub const CSV_HEAD: [Text; 12] = [
    Text { ja: "日時（日本時間）", en: "Time (Japan)" },
    Text { ja: "記入日時", en: "Entered" },
    Text { ja: "記入者", en: "By" },
    Text { ja: "内容", en: "What" },
    Text { ja: "状態", en: "State" },
    Text { ja: "記録ID", en: "Entry id" },
    Text { ja: "日時（ISO 8601）", en: "Time (ISO 8601)" },
    Text { ja: "記入日時（ISO 8601）", en: "Entered (ISO 8601)" },
    Text { ja: "種類", en: "Kind" },
    Text { ja: "項目", en: "Item" },
    Text { ja: "相手", en: "With whom" },
    Text { ja: "だれが読んでよいか", en: "Who may read it" },
];

// Print.
words! {
    PRINT_TITLE: "対応チェックリスト", "Response checklist";
    PRINT_HELP: "A4で印刷できます。印刷の画面で「ヘッダーとフッター」を外すときれいに出ます（Firefoxでは、ページ番号のために付けたままにします）。", "Prints on A4. It looks best with the browser's “headers and footers” switched off (in Firefox leave them on: they carry the page numbers).";
    PRINT_WRITTEN_BY: "記入", "Filled in by";
    PRINT_PRINTED: "印刷日時", "Printed";
    BACK_TO_CASE: "事案に戻る", "Back to the case";
    REPORT: "報告書にまとめて印刷する", "Print it all as one report";
    KEYED_LINK: "紙に書いたことを入力する", "Key in what was ticked on paper";
}

// The guide.
words! {
    GUIDE_TITLE: "手引き", "The guide";
    GUIDE_LEAD: "IPA「情報漏えい発生時の対応ポイント集」（第3版、2012年）の要点を、もれなくの言葉でまとめたものです。いまは違うところには、いまの扱いを書き添えています。", "What IPA's collection of response points for information leaks (3rd ed., 2012) says, in Morenaku's own words. Where things are different today, it says so.";
    GUIDE_CONTENTS: "目次", "Contents";
    GUIDE_PRINCIPLES: "目的と5つの原則", "The purpose and the five principles";
    GUIDE_FLOW: "6つの段階", "The six steps";
    GUIDE_KINDS: "情報の種類", "Kinds of information";
    GUIDE_TYPES: "7つのタイプ", "The seven types";
    GUIDE_QUESTIONS: "事実を整理する質問", "Questions that sort the facts";
    GUIDE_REFERENCES: "連絡先と参考情報", "Contact points and references";
    GUIDE_OLD_REFERENCES: "元の手引きにあった参照先", "References in the original guide";
    FIVE_W: "5W1H", "Five Ws and one H";
    ABOUT_INFORMATION: "漏れた情報について", "About the information";
    SEVERITY: "重要度の判定", "Severity";
    FLOW_ALT: "6つの段階の流れ。発見・報告のあと、初動対応、調査、通知・報告・公表、抑制措置と復旧は同時に進むことがあり、最後に事後対応を行います。", "The flow of the six steps. After discovery and report, the first response, the investigation, notification and recovery may run at the same time; follow-up comes last.";
    FLOW_PARALLEL: "同時に進むことがある", "may run at the same time";
    FLOW_LEAK: "情報漏えい発生", "Information has leaked";
}

// About.
words! {
    ABOUT_TITLE: "このページについて", "About this page";
    ABOUT_PRIVACY: "プライバシーと、その確かめ方", "Privacy, and how to check it";
    ABOUT_SOURCES: "もとにしたもの", "What it rests on";
    ABOUT_VERSION: "版", "Version";
}

words! {
    GUIDE_DISCOVERY: "発見と報告のポイント（第4章）", "Discovery and report (chapter 4)";
    GUIDE_PUBLICATION: "通知・報告・公表のポイント（第5章）", "Notification, report and publication (chapter 5)";
}

/// What happens to what the user types, and how to check that.
pub const ABOUT_PRIVACY_LINES: [Text; 6] = [
    Text {
        ja: "入力した内容は、このブラウザの中（localStorage、「morenaku/」で始まる名前）だけに保存されます。どこにも送られません。",
        en: "What you enter is kept in this browser only (localStorage, under names that begin with “morenaku/”). It is not sent anywhere.",
    },
    Text {
        ja: "確かめ方1: ブラウザの開発者ツール（F12）で「ネットワーク」を開いて操作してください。始まるときに組織のパック（pack.json。なければ404）を、直後に、ページや書類を作る部分（reading、shared）を読み込みます。httpsでは、ネットワークのない時のための写しを作り、新しい版がないかも確かめます（sw.js）。Word文書を初めて作るときは、そのための部分（word）を読み込みます。どれも同じ場所からで、ほかの通信は一つも出ません。",
        en: "Check 1: open the browser's developer tools (F12), choose “Network”, and use the page. At the start it asks for the organisation's pack (pack.json; 404 where there is none), and right after it fetches what makes pages and papers (reading, shared). Over https it also makes a copy for the time without a network and looks for a new version (sw.js). The first Word document fetches the part that makes it (word). All of that comes from the same place, and there is no other request.",
    },
    Text {
        ja: "確かめ方2: ページを開いたあとでネットワークを切ってください。そのまま使い続けられます（httpsでない場所では、Word文書だけは、先に一度作っていないと作れません）。",
        en: "Check 2: disconnect from the network once the page is open. It goes on working (where it is not https, Word documents only if one was made before).",
    },
    Text {
        ja: "このページは、ほかの場所との通信をブラウザに禁じています（Content-Security-Policy）。アクセス解析も外部の書体も使っていません。",
        en: "The page has the browser forbid connections to anywhere else (Content-Security-Policy). It uses no analytics and no external fonts.",
    },
    Text {
        ja: "保存場所はこの端末のこのブラウザだけなので、ブラウザの掃除や故障で消えます。大事な記録は「書き出す」でファイルに残してください。",
        en: "Because it is kept in this browser on this device only, cleaning up the browser or a failure loses it. Export what matters to a file.",
    },
    Text {
        ja: "同じ端末の同じブラウザを使える人は、ここの記録を読めます。書き出したファイルは暗号化されていません。",
        en: "Whoever can use this browser on this device can read what is here. Exported files are not encrypted.",
    },
];

/// What the page rests on.
pub const ABOUT_SOURCE_LINES: [Text; 3] = [
    Text {
        ja: "土台: 独立行政法人 情報処理推進機構（IPA）セキュリティセンター「情報漏えい発生時の対応ポイント集」第3版（2012年）。文章はもれなくのもので、IPAが作成・監修したものではありません。",
        en: "The base: IPA Security Center (Japan), collection of response points for information leaks, 3rd ed., 2012. The wording is Morenaku's own; IPA has neither written nor reviewed it.",
    },
    Text {
        ja: "その後に変わったこと（法律、窓口、攻撃のしかた）は「追加」の印と、確かめた日付を付けています。",
        en: "What has changed since (law, contact points, kinds of attack) is marked “Added”, with the date on which it was checked.",
    },
    Text {
        ja: "第2章(1)〜(3)は元の資料から読み取れないため、公的な要約をもとに補っています。",
        en: "Chapter 2 (1)-(3) cannot be read in the copy at hand; it is filled in from official summaries, and marked so.",
    },
];
