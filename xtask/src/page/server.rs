//! A small web server of this machine for the files of the page, held in memory.

use super::files::Files;
use crate::error::Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use tiny_http::{Header, Request, Response, Server};

/// Serves until it is dropped.
pub struct PageServer {
    server: Arc<Server>,
    files: Arc<Mutex<Arc<Files>>>,
    thread: Option<JoinHandle<()>>,
}

impl PageServer {
    /// On a port; 0 for any that is free.
    pub fn start(port: u16, files: Files) -> Result<Self, Error> {
        let server = Server::http(("127.0.0.1", port)).map_err(|error| Error::Failed {
            what: format!("serving on port {port}"),
            how: error.to_string(),
            todo: "Something else may use the port: choose another with `--port`.".into(),
        })?;
        let (server, files) = (Arc::new(server), Arc::new(Mutex::new(Arc::new(files))));
        let thread = {
            let (server, files) = (Arc::clone(&server), Arc::clone(&files));
            thread::spawn(move || {
                for request in server.incoming_requests() {
                    let files = Arc::clone(&files.lock().unwrap_or_else(PoisonError::into_inner));
                    answer(request, &files);
                }
            })
        };
        Ok(Self { server, files, thread: Some(thread) })
    }

    pub fn port(&self) -> u16 {
        self.server.server_addr().to_ip().map_or(0, |address| address.port())
    }

    /// Serves other files from now on.
    pub fn replace(&self, files: Files) {
        *self.files.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(files);
    }
}

impl Drop for PageServer {
    fn drop(&mut self) {
        self.server.unblock();
        // Whatever it ended with: nobody asks it any more.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

fn answer(request: Request, files: &Files) {
    let name = request.url().trim_start_matches('/').split('?').next().unwrap_or_default();
    let name = if name.is_empty() || name.ends_with('/') { format!("{name}index.html") } else { name.to_owned() };
    let mime = match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "wasm" => "application/wasm",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    };
    let headers = [("Content-Type", mime), ("Cache-Control", "no-cache")]
        .into_iter()
        .filter_map(|(name, value)| Header::from_bytes(name, value).ok());
    let response = match files.0.get(&name) {
        Some(bytes) => headers.fold(Response::from_data(bytes.clone()), Response::with_header),
        None => Response::from_data(Vec::new()).with_status_code(404),
    };
    // A browser that hung up is its own affair.
    let _ = request.respond(response);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;
    use std::time::Duration;

    fn get(port: u16, name: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        write!(stream, "GET {name} HTTP/1.0\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }

    fn page(text: &str) -> Files {
        Files([("index.html".to_owned(), text.as_bytes().to_vec())].into())
    }

    #[test]
    fn it_serves_what_is_there_now_and_gives_the_port_back_when_it_ends() {
        let server = PageServer::start(0, page("before")).unwrap();
        let port = server.port();
        assert!(get(port, "/").ends_with("before"));
        server.replace(page("after"));
        let answer = get(port, "/index.html?x");
        assert!(answer.contains("text/html") && answer.ends_with("after"), "{answer}");
        assert!(get(port, "/other").contains(" 404 "));
        assert!(PageServer::start(port, page("")).is_err(), "the port is taken");
        drop(server);
        // The library closes it in a thread of its own.
        let is_free = || {
            let is_free = PageServer::start(port, page("")).is_ok();
            thread::sleep(Duration::from_millis(if is_free { 0 } else { 50 }));
            is_free
        };
        assert!((0..600).any(|_| is_free()), "nothing keeps the port");
    }
}
