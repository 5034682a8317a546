//! The built page on a web server of its own, under a sub-path as on a shared host. Writes down every request.

use crate::trouble::Trouble;
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

/// A name under which visitors find their own site as well: nothing in this address is left to chance.
pub const NAME: &str = "page.example";

/// What every request passes.
#[derive(Clone)]
struct Gate {
    requests: Arc<Mutex<Vec<String>>>,
    trouble: Arc<Trouble>,
}

pub struct Site {
    origin: String,
    gate: Gate,
    server: JoinHandle<()>,
}

impl Site {
    /// The page as `cargo xtask dist` made it.
    pub async fn start() -> Result<Self, Failure> {
        Self::serve(&places::dist()?).await
    }

    /// The page, with something wrong on the way.
    pub async fn start_with(trouble: Trouble) -> Result<Self, Failure> {
        Self::serve_with(&places::dist()?, trouble).await
    }

    pub async fn serve(folder: &Path) -> Result<Self, Failure> {
        Self::serve_with(folder, Trouble::none()).await
    }

    /// A folder whose compressed twins are sent in place of the files, as a server does that is set up for it.
    pub async fn serve_small(folder: &Path) -> Result<Self, Failure> {
        Self::serve_as(ServeDir::new(folder).precompressed_br().precompressed_gzip(), Trouble::none()).await
    }

    async fn serve_with(folder: &Path, trouble: Trouble) -> Result<Self, Failure> {
        Self::serve_as(ServeDir::new(folder), trouble).await
    }

    async fn serve_as(files: ServeDir, trouble: Trouble) -> Result<Self, Failure> {
        let doing = "starting a web server on this machine";
        let gate = Gate { requests: Arc::default(), trouble: Arc::new(trouble) };
        let app = Router::new()
            .nest_service(MOUNT.trim_end_matches('/'), files)
            .layer(middleware::from_fn_with_state(gate.clone(), pass));
        let listener = TcpListener::bind("127.0.0.1:0").await.map_err(Failure::io(doing))?;
        let address = listener.local_addr().map_err(Failure::io(doing))?;
        let server = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, app).await {
                eprintln!("The test's web server ended: {error}");
            }
        });
        Ok(Self { origin: format!("http://{address}"), gate, server })
    }

    /// `http://127.0.0.1:<port>`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    pub(crate) fn port(&self) -> &str {
        self.origin.rsplit(':').next().unwrap_or_default()
    }

    /// The address of a route such as `#/about`, with a port of this run's.
    pub fn address(&self, route: &str) -> String {
        format!("{}{MOUNT}{route}", self.origin)
    }

    /// The same by name: always the same text.
    pub fn address_by_name(&self, route: &str) -> String {
        format!("http://{NAME}{MOUNT}{route}")
    }

    /// What was asked for so far, as `GET /path?query`.
    pub fn requests(&self) -> Vec<String> {
        self.gate.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Site {
    /// Lets go what is held back.
    pub fn release(&self) {
        self.gate.trouble.release();
    }

    /// Answers nothing any more, as when the network is cut.
    pub fn stop(&self) {
        self.server.abort();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn pass(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    gate.requests.lock().unwrap_or_else(PoisonError::into_inner).push(format!(
        "{} {}",
        request.method(),
        request.uri()
    ));
    gate.trouble.make(&path, next.run(request)).await
}
