//! The rows of items: what they say, and what opens the tool of an act.

use crate::guide::{Lang, Text, ToolKind};

// What an act needs.
words! {
    TOOL_SHEET: "シートを開く", "Open the sheet";
    TOOL_DRAFT: "下書きを開く", "Open the draft";
    TOOL_DECISION: "決めて記録する", "Decide and record it";
    TOOL_QUESTION: "質問に答える", "Answer the question";
    TOOL_CONTACTS: "連絡先を見る", "See whom to contact";
    TOOL_PRINT: "紙を印刷する", "Print the paper";
    TOOL_GUIDE: "手引きを読む", "Read the guide";
    TOOL_DUTY: "届け出と期限を見る", "See duties and deadlines";
}

/// What the button says that opens what an act needs.
#[must_use]
pub fn tool_label(kind: ToolKind, lang: Lang) -> &'static str {
    match kind {
        ToolKind::Sheet => TOOL_SHEET,
        ToolKind::Draft => TOOL_DRAFT,
        ToolKind::Decision => TOOL_DECISION,
        ToolKind::Question => TOOL_QUESTION,
        ToolKind::Contacts => TOOL_CONTACTS,
        ToolKind::Print => TOOL_PRINT,
        ToolKind::Guide => TOOL_GUIDE,
        ToolKind::Duty => TOOL_DUTY,
    }
    .get(lang)
}
