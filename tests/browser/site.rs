//! The page with files of a test's own beside it.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

use crate::settings;

/// Serves some files, and for everything else the page. Lives as long as the tests.
pub(crate) struct Site {
    address: String,
}

/// A path below the page, and what is there.
type File = (&'static str, Vec<u8>);

impl Site {
    /// Serves these files beside the page, on a port of their own.
    pub(crate) fn with(files: Vec<File>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("a port has a number").port();
        let files = Arc::new(files);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let files = Arc::clone(&files);
                // A browser that was killed in the meantime wants no answer.
                thread::spawn(move || answer(&stream, &files).ok());
            }
        });
        Self {
            address: format!("http://127.0.0.1:{port}/"),
        }
    }

    /// The page, with something behind its path.
    pub(crate) fn page(&self, rest: &str) -> String {
        format!("{}{rest}", self.address)
    }
}

fn answer(mut stream: &TcpStream, files: &[File]) -> io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let target = request.split(' ').nth(1).unwrap_or_default();
    let path = target.split('?').next().unwrap_or_default();
    let path = path.strip_prefix('/').unwrap_or_default();
    match files.iter().find(|(name, _)| *name == path) {
        Some((_, bytes)) => {
            let length = bytes.len();
            write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
            )?;
            stream.write_all(bytes)
        }
        None => forward(stream, path),
    }
}

/// Answers as the server of the page would.
fn forward(mut stream: &TcpStream, path: &str) -> io::Result<()> {
    let page = settings::page();
    let rest = page.strip_prefix("http://").unwrap_or(&page);
    let (host, folder) = rest.split_once('/').unwrap_or((rest, ""));
    let mut server = TcpStream::connect(host)?;
    write!(
        server,
        "GET /{folder}{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    )?;
    let mut bytes = Vec::new();
    server.read_to_end(&mut bytes)?;
    stream.write_all(&bytes)
}
