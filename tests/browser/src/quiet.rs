//! Whether the page kept quiet: no complaint in the console, and no request to anywhere else.

use crate::{Failure, Visitor};
use serde_json::Value;
use std::sync::PoisonError;

/// What the browser's logs told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    Complaint(String),
    Request(String),
    /// The browser's own question, by its kind.
    Question(String),
}

/// Addresses that never leave the browser.
const INSIDE: [&str; 6] = ["file:", "data:", "blob:", "about:", "chrome:", "devtools:"];

impl Visitor {
    /// Fails if the console holds an error or a word about the security policy, or if anything was asked for off the
    /// site.
    pub async fn assert_quiet(&self) -> Result<(), Failure> {
        let mut found = self.complaints().await?;
        found.extend(
            self.foreign_requests()
                .await?
                .into_iter()
                .map(|address| format!("asked for {address}")),
        );
        if found.is_empty() {
            Ok(())
        } else {
            Err(Failure::Misbehaved(format!("The page was not quiet:\n{}", found.join("\n"))))
        }
    }

    /// Errors in the console and breaches of the security policy so far.
    pub async fn complaints(&self) -> Result<Vec<String>, Failure> {
        Ok(self
            .entries()
            .await?
            .into_iter()
            .filter_map(|entry| if let Entry::Complaint(text) = entry { Some(text) } else { None })
            .collect())
    }

    /// Every address the browser asked for so far, also those that no server saw.
    pub async fn addresses(&self) -> Result<Vec<String>, Failure> {
        Ok(self
            .entries()
            .await?
            .into_iter()
            .filter_map(|entry| if let Entry::Request(address) = entry { Some(address) } else { None })
            .collect())
    }

    /// The kinds of the browser's own questions so far, such as `beforeunload`. The driver answers that one with yes.
    pub async fn questions(&self) -> Result<Vec<String>, Failure> {
        Ok(self
            .entries()
            .await?
            .into_iter()
            .filter_map(|entry| if let Entry::Question(kind) = entry { Some(kind) } else { None })
            .collect())
    }

    pub async fn foreign_requests(&self) -> Result<Vec<String>, Failure> {
        let home = [format!("{}/", self.site.origin()), self.site.address_by_name("")];
        let is_inside = |address: &String| INSIDE.iter().any(|scheme| address.starts_with(scheme));
        let is_foreign = |address: &String| !home.iter().any(|home| address.starts_with(home)) && !is_inside(address);
        Ok(self.addresses().await?.into_iter().filter(is_foreign).collect())
    }

    /// Fetching a log empties it, so everything is kept here.
    async fn entries(&self) -> Result<Vec<Entry>, Failure> {
        let console = self
            .driver()
            .get_log("browser")
            .await
            .map_err(Failure::browser("reading the console"))?;
        let network = self
            .driver()
            .get_log("performance")
            .await
            .map_err(Failure::browser("reading the network log"))?;
        let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        log.extend(console.iter().filter_map(|line| complaint(&line.level, &line.message)));
        log.extend(network.iter().filter_map(|line| event(&line.message)));
        Ok(log.clone())
    }
}

fn complaint(level: &str, message: &str) -> Option<Entry> {
    // Most sites have no pack of an organisation: looking for one is no fault.
    let is_no_pack = message.contains("/pack.json ") && message.contains("404");
    ((level == "SEVERE" && !is_no_pack) || message.contains("Content Security Policy"))
        .then(|| Entry::Complaint(format!("{level}: {message}")))
}

fn event(message: &str) -> Option<Entry> {
    let event: Value = serde_json::from_str(message).ok()?;
    let address = match event.pointer("/message/method")?.as_str()? {
        "Network.requestWillBeSent" => event.pointer("/message/params/request/url")?,
        "Network.webSocketCreated" | "Network.webTransportCreated" => event.pointer("/message/params/url")?,
        "Page.javascriptDialogOpening" => {
            let kind = event.pointer("/message/params/type")?.as_str()?;
            return Some(Entry::Question(kind.to_owned()));
        }
        _ => return None,
    };
    Some(Entry::Request(address.as_str()?.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_and_policy_messages_are_complaints_and_warnings_are_not() {
        assert!(complaint("SEVERE", "x").is_some());
        assert!(complaint("INFO", "Refused: Content Security Policy").is_some());
        assert!(complaint("WARNING", "slow").is_none());
    }

    #[test]
    fn requests_are_read_out_of_the_network_log() {
        let line = r#"{"message":{"method":"Network.requestWillBeSent","params":{"request":{"url":"http://example.org/a"}}},"webview":"1"}"#;
        assert_eq!(event(line), Some(Entry::Request("http://example.org/a".into())));
        let socket = r#"{"message":{"method":"Network.webSocketCreated","params":{"url":"ws://example.org/"}}}"#;
        assert_eq!(event(socket), Some(Entry::Request("ws://example.org/".into())));
        assert_eq!(event(r#"{"message":{"method":"Page.loadEventFired","params":{}}}"#), None);
        let question = r#"{"message":{"method":"Page.javascriptDialogOpening","params":{"type":"beforeunload"}}}"#;
        assert_eq!(event(question), Some(Entry::Question("beforeunload".into())));
    }
}
