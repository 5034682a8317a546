//! What the page asks the papers for, as JSON. Both are of one build; the cases go along as their logs.

use serde_json::{Map, Value};

use crate::case::{Case, CaseId, Log, Moment};
use crate::document::Request;
use crate::guide::Lang;
use crate::wire::time::{from_rfc3339, to_rfc3339};
use crate::wire::v1::{read_entry, write_log};

/// The request as JSON text.
#[must_use]
pub fn write_request(
    page: &str,
    lang: Lang,
    now: Moment,
    case: Option<&Case>,
    prepared: Option<&Case>,
    writer: &str,
) -> String {
    let mut fields = Map::new();
    fields.insert("page".to_owned(), page.into());
    fields.insert("lang".to_owned(), lang.tag().into());
    fields.insert("now".to_owned(), to_rfc3339(now).into());
    fields.insert("writer".to_owned(), writer.into());
    for (name, case) in [("case", case), ("prepared", prepared)] {
        if let Some(case) = case {
            fields.insert(name.to_owned(), Value::Array(vec![case.id().as_str().into(), write_log(case)]));
        }
    }
    Value::Object(fields).to_string()
}

/// The request of JSON text; none where it is not one.
#[must_use]
pub fn read_request(text: &str) -> Option<Request> {
    let Ok(Value::Object(mut fields)) = serde_json::from_str(text) else { return None };
    let lang = Lang::parse(fields.get("lang")?.as_str()?)?;
    let now = from_rfc3339(fields.get("now")?.as_str()?)?;
    let writer = fields.get("writer")?.as_str()?.to_owned();
    let page = fields.get("page")?.as_str()?.to_owned();
    let mut case = |name: &str| fields.remove(name).and_then(read_case);
    let (case, prepared) = (case("case"), case("prepared"));
    // On a report stands what makes sure of the log.
    let page = match &case {
        Some(case) if page == "report" => format!("{page}\n{}", super::seal(case)),
        _ => page,
    };
    Some(Request { writer, page, lang, now, case, prepared })
}

fn read_case(value: Value) -> Option<Case> {
    let Value::Array(parts) = value else { return None };
    let [id, Value::Array(entries)] = <[Value; 2]>::try_from(parts).ok()? else { return None };
    let mut log = Log::default();
    for entry in entries {
        let _ = log.insert(read_entry("", entry).ok()?.into());
    }
    Some(Case::new(CaseId::parse(id.as_str()?)?, log))
}
