//! What may go wrong on the way from a server to the browser, for one kind of file.

use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse as _, Response};
use tokio::sync::watch;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Nothing,
    /// Comes only when it is let go.
    Held,
    /// Forbidden, as by a filter, until it is let go.
    Refused,
    /// One byte is another, until it is let go.
    Changed,
    /// Called plain text, with the order to believe it.
    WrongType,
}

/// Something wrong with the files whose name begins and ends so.
#[derive(Debug)]
pub struct Trouble {
    what: What,
    begins: &'static str,
    ends: &'static str,
    is_free: watch::Sender<bool>,
}

impl Trouble {
    fn new(what: What, begins: &'static str, ends: &'static str) -> Self {
        Self { what, begins, ends, is_free: watch::Sender::new(false) }
    }

    pub fn none() -> Self {
        Self::new(What::Nothing, "", "")
    }

    pub fn held(begins: &'static str, ends: &'static str) -> Self {
        Self::new(What::Held, begins, ends)
    }

    pub fn refused(begins: &'static str, ends: &'static str) -> Self {
        Self::new(What::Refused, begins, ends)
    }

    pub fn changed(begins: &'static str, ends: &'static str) -> Self {
        Self::new(What::Changed, begins, ends)
    }

    pub fn wrong_type(begins: &'static str, ends: &'static str) -> Self {
        Self::new(What::WrongType, begins, ends)
    }

    pub(crate) fn release(&self) {
        self.is_free.send_replace(true);
    }

    pub(crate) async fn make(&self, path: &str, response: impl Future<Output = Response>) -> Response {
        let name = path.rsplit('/').next().unwrap_or_default();
        let is_meant = name.starts_with(self.begins) && name.ends_with(self.ends);
        match self.what {
            What::Refused if is_meant && !*self.is_free.borrow() => StatusCode::FORBIDDEN.into_response(),
            What::Held if is_meant => {
                // The sender lives as long as this value, so waiting ends only when it is let go.
                let _ = self.is_free.subscribe().wait_for(|is_free| *is_free).await;
                response.await
            }
            What::Changed if is_meant && !*self.is_free.borrow() => {
                let (head, body) = response.await.into_parts();
                let mut bytes = to_bytes(body, usize::MAX).await.unwrap_or_default().to_vec();
                if let Some(last) = bytes.last_mut() {
                    *last ^= 1;
                }
                Response::from_parts(head, Body::from(bytes))
            }
            What::WrongType if is_meant => {
                let mut response = response.await;
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                response
                    .headers_mut()
                    .insert(HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff"));
                response
            }
            _ => response.await,
        }
    }
}
