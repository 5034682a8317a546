//! Barriers in the page for people who see, hear or move otherwise, as far as a program can find them.

use crate::{Failure, Visitor, places};
use serde_json::{Value, json};

const RUN: &str = "axe.run(document, { resultTypes: ['violations'] }).then(found => JSON.stringify(found.violations.flatMap(violation =>
    violation.nodes.map(node => `${violation.impact} ${violation.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`))))";

impl Visitor {
    /// One line for each barrier: how bad, which rule, where, what to do.
    pub async fn barriers(&self) -> Result<Vec<String>, Failure> {
        let path = places::axe()?;
        let script = std::fs::read_to_string(&path).map_err(Failure::io(format!("reading {}", path.display())))?;
        // Through the debugger, which the page's security policy does not bind.
        self.evaluate(&script).await?;
        let found = self.evaluate(RUN).await?;
        let text = found.pointer("/result/value").and_then(Value::as_str).unwrap_or_default();
        serde_json::from_str(text).map_err(|error| Failure::Misbehaved(format!("axe gave no list: {error}: {found}")))
    }

    /// Fails if there is any barrier.
    pub async fn assert_no_barriers(&self) -> Result<(), Failure> {
        let found = self.barriers().await?;
        if found.is_empty() {
            Ok(())
        } else {
            Err(Failure::Misbehaved(format!("The page has barriers:\n{}", found.join("\n"))))
        }
    }

    async fn evaluate(&self, expression: &str) -> Result<Value, Failure> {
        let params = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.devtools("Runtime.evaluate", params).await?;
        match answer.get("exceptionDetails") {
            None => Ok(answer),
            Some(details) => Err(Failure::Misbehaved(format!("A script threw: {details}"))),
        }
    }
}
