//! What the binder says beside the guidance: names of its parts, how to use it, and the short marks of conditions on
//! the dense checklists.

use crate::guide::{Condition, Fact, Lang, Text};

words! {
    BINDER: "紙の綴り", "Paper binder";
    BINDER_LEAD: "入れるものを選んで印刷し、綴じて置いておきます。ネットワークや画面が使えないときも、これだけで動けます。", "Choose what goes in, print it, and keep it in a binder. It works when the network and the screens do not.";
    BINDER_WHAT: "入れるもの", "What goes in";
    BINDER_LANGUAGE: "言葉", "Language";
    BINDER_BOTH: "日本語と英語", "Japanese and English";
    BINDER_PAPER: "紙の大きさ", "Paper";
    BINDER_LETTER: "USレター", "US Letter";
    BINDER_PRINT: "印刷する", "Print";
    BINDER_HELP: "白黒でかまいません。チェックリストは両面印刷すると、1つの型が1枚に収まります。左右どちらにも穴をあけられる余白があります。印刷の画面で、倍率は100%、ヘッダーとフッターはなしにします。", "Black and white will do. Printed on both sides, each type's checklist is one sheet. There is room for punch holes on either side. In the print dialog choose a scale of 100% and no headers and footers.";
    BINDER_PAGES: "ページ数", "Pages";
    BINDER_NOTHING: "入れるものを一つは選んでください。", "Choose at least one part.";
    BINDER_SINGLE: "一枚だけ印刷する", "Print one paper only";
    PART_COVER: "表紙と目次", "Cover and contents";
    PART_HOW: "この綴りの使い方", "How to use this binder";
    PART_FLOW: "流れ図（貼り出し用）", "The flow (to put on the wall)";
    PART_PHONES: "連絡先と連絡網", "Contacts and phone tree";
    PART_TYPES: "何が起きたか（型の見つけ方）", "What happened? (finding the type)";
    PART_LIST: "チェックリスト", "Checklist";
    PART_FORMS: "白紙の書類（すべて）", "Blank papers (all)";
    PART_CLOCKS: "届け出の期限と数え方", "Deadlines, and how they are counted";
    PART_NOTES: "メモ", "Notes";
    CONTINUED: "（続き）", " (continued)";
    COVER_TITLE: "情報漏えい対応の綴り", "Information leak response binder";
    COVER_NOW: "いま起きている人は、「何が起きたか」で型を見つけ、その型のチェックリストを抜き出して始めてください。", "If it is happening now: find the type under “What happened?”, take out its checklist and begin.";
    COVER_ORGANISATION: "組織の名前", "Organisation";
    COVER_PLACE: "この綴りを置く場所", "Where this binder lies";
    COVER_KEEPER: "見直す人と、次に見直す日", "Who reviews it, and when next";
    COVER_CONTENT: "内容", "Content";
    COVER_VERSION: "版", "Version";
    QR_LABEL: "画面で開く（二次元コード）", "Open on a screen (QR code)";
    LIST_CASE: "事案", "Case";
    LIST_KNOWN: "知った日時", "Known at";
    LIST_WRITER: "記入", "By";
    PAPER_BY: "記入者", "Filled in by";
    PAPER_WHEN: "日時", "Date and time";
    LIST_LEGEND: "右の欄は担当と時刻。✕ してはいけないこと　◇ 決めること　[ ] 条件（違えば番号に線。わからない間は残す）　+ 手引き（2012年）より新しい項目", "Right: who, time. ✕ do not · ◇ decide · [ ] condition (if not so, strike the number out; while unknown, leave it) · + newer than the guide of 2012";
    LIST_FIRST: "いますぐ", "Right now";
    TABLE_KNOWN_ON: "知った日", "Day of knowing";
    TABLE_DAY: "日目", "Day ";
    TABLE_PRELIMINARY: "速報（3〜5日目）", "Preliminary (days 3 to 5)";
    TABLE_FINAL: "確報（30日目）", "Final (day 30)";
    TABLE_LONG: "確報（60日目）", "Final (day 60)";
    TABLE_DUTY: "届け出", "Duty";
    TABLE_TERM: "期限", "Due";
    TABLE_NONE: "右の欄のとおり", "see right";
    TABLE_RULE: "決め手と内容", "What decides it, and what it demands";
    CLOCK_WEEKDAYS: "何曜日になるか", "Which day of the week";
    CLOCK_WEEKDAYS_HELP: "知った日を1日目として数えます。※は役所が休みの曜日なので、次の開庁日になります。祝日と年末年始（12月29日〜1月3日）に当たるときも同じです。速報は先に延ばしません。", "The day of knowing is day 1. ※ marks days on which offices are closed: the next office day counts. The same holds for holidays and from 29 December to 3 January. The preliminary report is not put off.";
    CLOCK_HOLIDAYS: "役所が休みの日（土日のほか）", "Days on which offices are closed (beside weekends)";
    CLOCK_YOURS: "この件の期限を書く", "Write down this case's deadlines";
    CLOCK_72: "72時間後（EU）", "72 hours later (EU)";
    REFERENCES_SOURCES: "新しい情報の出どころ", "Sources of what is newer";
    PAGE_OF: "ページ", "page";
}

/// How the binder is used, in order.
pub const HOW_LINES: [Text; 9] = [
    Text {
        ja: "「何が起きたか」のページで、いちばん近い型を選びます。いくつ当てはまってもかまいません。迷ったら、わかったきっかけで選びます。",
        en: "Under “What happened?” choose the type that comes closest; several may apply. If in doubt, go by how it came to light.",
    },
    Text {
        ja: "その型のチェックリスト（1枚、表と裏）を抜き出します。事案の名前、知った日時、記入する人の名前を上に書きます。",
        en: "Take out that type's checklist (one sheet, both sides). Write the case, when you knew and your name at its head.",
    },
    Text {
        ja: "上の「いますぐ」から始めて、順に進めます。済んだら□にチェックし、右の欄に担当と時刻を書きます。",
        en: "Begin with “Right now” at the top and go on in order. Tick the box when done; write who and when in the boxes on the right.",
    },
    Text {
        ja: "✕は、してはいけないことです。すぐ下の項目を始める前に読みます。",
        en: "✕ is what not to do. Read it before you start the act right below it.",
    },
    Text {
        ja: "[ ] の中は条件です。当てはまらなければ番号に線を引きます。わからない間は、残しておきます。",
        en: "[ ] shows a condition. If it does not hold, strike the number out. While you do not know, leave it.",
    },
    Text {
        ja: "段階の2から5は、同時に進めてかまいません。人がいれば手分けします。",
        en: "Steps 2 to 5 may run at the same time. Share them out if there are people.",
    },
    Text {
        ja: "番号（2-14など）は画面と同じです。あとで画面に入れるときは、番号で探せます。",
        en: "The numbers (such as 2-14) are those on the screen. To enter it there later, go by the number.",
    },
    Text {
        ja: "報告や通知には、うしろの白紙の書類を使います。足りなければコピーします。わからない欄には「不明」と書きます。",
        en: "For reports and notices use the blank papers at the back; copy them if you need more. Where something is not known, write “unknown”.",
    },
    Text {
        ja: "漏れた情報そのもの（氏名や番号など）は、どの紙にも書き写しません。",
        en: "Do not copy the leaked data itself (names, numbers) onto any paper.",
    },
];

/// What has to hold for an item, in as few words as fit on the dense checklist; empty for what always holds.
#[must_use]
pub fn condition_mark(when: Condition, lang: Lang) -> String {
    let (or, and, no) = if lang == Lang::Ja { ("か", "・", "以外") } else { ("/", ", ", "not ") };
    let literal = |literal: &crate::guide::Literal| {
        let name = short(literal.fact).get(lang);
        match (literal.holds, lang) {
            (true, _) => name.to_owned(),
            (false, Lang::Ja) => format!("{name}{no}"),
            (false, Lang::En) => format!("{no}{name}"),
        }
    };
    let clauses: Vec<String> = when
        .iter()
        .map(|clause| clause.iter().map(literal).collect::<Vec<_>>().join(or))
        .collect();
    clauses.join(and)
}

/// A fact in a word or two.
fn short(fact: Fact) -> Text {
    let (ja, en) = match fact {
        Fact::Personal => ("個人情報", "personal"),
        Fact::PublicImportance => ("公共性の高い情報", "public importance"),
        Fact::General => ("一般情報", "general data"),
        Fact::Account => ("ID・パスワード", "logins"),
        Fact::Card => ("カード情報", "cards"),
        Fact::Bank => ("口座番号", "bank"),
        Fact::Sensitive => ("要配慮個人情報", "special-care data"),
        Fact::OrdinanceSensitive => ("条例要配慮個人情報", "special care by ordinance"),
        Fact::MyNumber => ("マイナンバー", "My Number"),
        Fact::Partner => ("取引先の情報", "partner's"),
        Fact::TradeSecret => ("企業秘密", "trade secrets"),
        Fact::Outside => ("外から知らされた", "told from outside"),
        Fact::Ongoing => ("続いている", "going on"),
        Fact::Encrypted => ("暗号化あり", "encrypted"),
        Fact::AccessLimited => ("アクセス制限あり", "access limited"),
        Fact::Demand => ("要求・脅し", "demand"),
        Fact::Wide => ("影響大", "large scale"),
        Fact::Theft => ("盗難", "stolen"),
        Fact::MisSent => ("誤送信", "mis-sent"),
        Fact::Published => ("誤公開", "visible on web"),
        Fact::Bulk => ("一斉送信", "bulk mailing"),
        Fact::Website => ("自分のサイト", "own website"),
        Fact::StaffPost => ("働く人の投稿", "staff post"),
        Fact::BoardPost => ("掲示板など", "board etc."),
        Fact::Scandal => ("組織の問題", "own problem"),
        Fact::SystemFault => ("システム不具合", "system fault"),
        Fact::HumanError => ("作業ミス", "human error"),
        Fact::Refuses => ("応じない・連絡不能", "no answer"),
        Fact::HardToNotify => ("全員に知らせにくい", "not all reachable"),
        Fact::Widens => ("公表で広がる", "publishing widens it"),
        Fact::Press => ("取材・会見", "press"),
        Fact::Damage => ("被害者あり", "people harmed"),
        Fact::Violation => ("違反・管理ミス", "violation"),
        Fact::StoppedService => ("サービス停止中", "service stopped"),
        Fact::StoppedAccount => ("アカウント停止中", "accounts stopped"),
        Fact::Backup => ("バックアップあり", "backup exists"),
        Fact::KnownAbout => ("知った日時がおおよそ", "time approximate"),
        Fact::Wrongful => ("不正の目的", "wrongful purpose"),
        Fact::Payment => ("支払いに使える", "can pay"),
        Fact::Exposed => ("不特定多数に見えた", "open to many"),
        Fact::StrongCipher => ("強い暗号", "strong cipher"),
        Fact::KeySafe => ("鍵は無事", "key safe"),
        Fact::Unseen => ("見られる前に回収", "recovered unseen"),
        Fact::Entrusted => ("預かり情報", "client's"),
        Fact::Outsourced => ("委託先", "contractor's"),
        Fact::Eu => ("EUの人", "persons in the EU"),
        Fact::Telecom => ("電気通信", "telecom"),
        Fact::Finance => ("金融", "finance"),
        Fact::Medical => ("医療・介護", "medical"),
        Fact::CardShop => ("カード払いの店", "card shop"),
        Fact::Infrastructure => ("特別社会基盤", "infrastructure"),
        Fact::PrivacyMark => ("Pマーク", "PrivacyMark"),
        Fact::PublicBody => ("行政機関", "public body"),
        Fact::PublicCorporation => ("国立大学・公立病院", "public corporation"),
        Fact::InsideOnly => ("外に出ていない", "nothing went out"),
        Fact::MyNumberSystem => ("番号事務のシステム", "My Number system"),
        Fact::MyNumberMisuse => ("番号の不正な利用", "My Number misuse"),
        Fact::EuRiskUnlikely => ("EUの危険なし", "EU risk unlikely"),
        Fact::EuHighRisk => ("EUの危険が高い", "EU high risk"),
        Fact::Ransomware => ("ランサム", "ransomware"),
        Fact::Cloud => ("クラウド設定", "cloud setting"),
        Fact::MixUp => ("他人の情報を表示", "others' data shown"),
        Fact::AiInput => ("AIなどに入力", "put into AI"),
        Fact::Phishing => ("なりすまし", "phishing"),
        Fact::Stuffing => ("リスト型", "password lists"),
        Fact::Skimming => ("改ざん", "web skimming"),
        Fact::Phone => ("スマホ・管理PC", "phone, managed PC"),
        Fact::Leaver => ("退職者", "leaver"),
        Fact::LeakSite => ("流出サイト・SNS", "leak site, social"),
        Fact::Machine => ("機器", "machine"),
        Fact::Takeover => ("乗っ取り", "taken over"),
        Fact::FakeSite => ("偽サイト", "fake site"),
        Fact::ExtortionSite => ("流出サイト", "leak site"),
        Fact::OpenSite => ("SNSなど", "social media"),
        Fact::IdsCustomers => ("客のID", "customers' IDs"),
        Fact::IdsStaff => ("働く人のID", "staff IDs"),
        Fact::IdsAdmins => ("管理者のID", "admin IDs"),
        Fact::Hashed => ("ハッシュ化", "hashed"),
        Fact::Endangered => ("危険な人", "in danger"),
        Fact::Paper => ("紙だけ", "paper only"),
        Fact::Small => ("少人数", "small"),
        Fact::Over1000 => ("1,000人超", "over 1,000"),
        Fact::Over100 => ("100人超", "over 100"),
        Fact::Exempt => ("報告の例外", "exempt"),
        Fact::Unreadable => ("読めない", "unreadable"),
        Fact::Processor => ("頼まれて扱う側", "processor"),
        Fact::CyberAttack => ("サイバー攻撃", "cyber attack"),
    };
    Text { ja, en }
}
