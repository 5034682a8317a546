//! The built page on a web server of its own, under a sub-path as on a shared host. Writes down every request.

use crate::{Failure, places};
use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::Response;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

/// Where the page lies on the server.
pub const MOUNT: &str = "/tools/morenaku/";

type Requests = Arc<Mutex<Vec<String>>>;

pub struct Site {
    origin: String,
    requests: Requests,
    server: JoinHandle<()>,
}

impl Site {
    /// The page as `cargo xtask dist` made it.
    pub async fn start() -> Result<Self, Failure> {
        Self::serve(&places::dist()?).await
    }

    pub async fn serve(folder: &Path) -> Result<Self, Failure> {
        let doing = "starting a web server on this machine";
        let requests = Requests::default();
        let app = Router::new()
            .nest_service(MOUNT.trim_end_matches('/'), ServeDir::new(folder))
            .layer(middleware::from_fn_with_state(Arc::clone(&requests), write_down));
        let listener = TcpListener::bind("127.0.0.1:0").await.map_err(Failure::io(doing))?;
        let address = listener.local_addr().map_err(Failure::io(doing))?;
        let server = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, app).await {
                eprintln!("The test's web server ended: {error}");
            }
        });
        Ok(Self { origin: format!("http://{address}"), requests, server })
    }

    /// `http://127.0.0.1:<port>`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address of a route such as `#/about`.
    pub fn address(&self, route: &str) -> String {
        format!("{}{MOUNT}{route}", self.origin)
    }

    /// What was asked for so far, as `GET /path?query`.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn write_down(State(requests): State<Requests>, request: Request, next: Next) -> Response {
    requests.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{} {}", request.method(), request.uri()));
    next.run(request).await
}
