//! A small web server on 127.0.0.1, for looking at the page and for testing it.

mod articles;
mod http;
mod media_type;
mod site;

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use anyhow::{Context as _, Result, anyhow, bail};

pub(crate) use articles::ArticleFolder;
pub(crate) use site::Site;

/// The port to serve on unless it is taken.
const FIRST_PORT: u16 = 8080;

/// How many ports are tried before giving up.
const PORTS_TRIED: u16 = 100;

/// Takes a port: this one, or the first free one from 8080 on. Port 0 is any free port.
pub(crate) fn listen(port: Option<u16>) -> Result<TcpListener> {
    if let Some(port) = port {
        return bind(port).with_context(|| {
            format!("port {port} cannot be served on; without --port a free one is found")
        });
    }
    for port in FIRST_PORT..FIRST_PORT + PORTS_TRIED {
        match bind(port) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                println!("Port {port} is taken: trying the next");
            }
            Err(error) => return Err(error).with_context(|| format!("taking port {port}")),
        }
    }
    bail!("no port from {FIRST_PORT} on is free: name one with --port")
}

fn bind(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// A server at work, on threads of its own, for as long as the process lives.
pub(crate) struct Server {
    url: String,
    at_work: JoinHandle<()>,
}

impl Server {
    /// Serves a site to whoever comes to the port.
    pub(crate) fn start(listener: TcpListener, site: Site) -> Result<Self> {
        let url = format!("http://{}{}", listener.local_addr()?, site.mount());
        let site = Arc::new(site);
        let at_work = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let site = Arc::clone(&site);
                // A thread each, so that a reader who is slow keeps nobody else waiting. One who
                // goes away in the middle is no concern of the server.
                thread::spawn(move || http::converse(&site, stream));
            }
        });
        Ok(Self { url, at_work })
    }

    /// The address of the page.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Serves until the process is stopped.
    pub(crate) fn wait(self) -> Result<()> {
        let ended = self.at_work.join();
        ended.map_err(|_| anyhow!("the server has stopped"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;

    fn connect(server: &Server) -> TcpStream {
        let address = server.url().split('/').nth(2).unwrap();
        TcpStream::connect(address).unwrap()
    }

    /// Sends a request and returns the whole answer.
    fn ask(server: &Server, method: &str, path: &str) -> String {
        let mut stream = connect(server);
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn served(name: &str, site: impl Fn(Site) -> Site) -> Server {
        let root = std::env::temp_dir().join(format!("sayso-serve-{name}"));
        fs::create_dir_all(&root).unwrap();
        fs::write(root.join("index.html"), "<p>page</p>").unwrap();
        fs::write(root.join("sayso.wasm"), "x".repeat(100_000)).unwrap();
        Server::start(listen(Some(0)).unwrap(), site(Site::new(root))).unwrap()
    }

    #[test]
    fn a_file_is_served_with_its_type_its_length_and_no_caching() {
        let server = served("type", |site| site);
        let answer = ask(&server, "GET", "/sayso.wasm?query");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        for header in [
            "Content-Type: application/wasm\r\n",
            "Content-Length: 100000\r\n",
            "Cache-Control: no-store\r\n",
        ] {
            assert!(answer.contains(header), "{header} is missing");
        }
    }

    #[test]
    fn head_gives_the_headers_alone_and_post_is_refused() {
        let server = served("head", |site| site);
        let head = ask(&server, "HEAD", "/");
        assert!(
            head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"),
            "{head}"
        );
        assert!(
            head.contains("Content-Type: text/html; charset=utf-8\r\n"),
            "{head}"
        );
        assert!(head.contains("Content-Length: 11\r\n"), "{head}");
        assert!(ask(&server, "POST", "/").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn a_reader_who_sends_nothing_keeps_nobody_waiting() {
        let server = served("slow", |site| site);
        let _silent: Vec<_> = (0..32).map(|_| connect(&server)).collect();
        assert!(ask(&server, "GET", "/").ends_with("<p>page</p>"));
    }

    #[test]
    fn a_mounted_site_is_under_its_path_alone() {
        let server = served("mount", |site| site.mounted_at("/deep/er/"));
        assert!(server.url().ends_with("/deep/er/"));
        assert!(ask(&server, "GET", "/deep/er/").ends_with("<p>page</p>"));
        assert!(ask(&server, "GET", "/").starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn a_port_that_was_asked_for_and_is_taken_is_an_error() {
        let taken = listen(Some(0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = listen(Some(port)).unwrap_err().to_string();
        assert!(error.contains(&port.to_string()), "{error}");
    }
}
