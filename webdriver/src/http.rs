//! As much of HTTP/1.1 as it takes to talk to a driver and to a small server on this machine.
//! One request to a connection.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::error::Error;

/// Sends a request and returns the body of the answer, whatever its status. No single step of the
/// answer may take longer than `patience`.
///
/// # Errors
/// When the server cannot be reached, breaks off or does not answer in time.
pub fn request(method: &str, url: &str, body: &[u8], patience: Duration) -> Result<Vec<u8>, Error> {
    let rest = url
        .strip_prefix("http://")
        .ok_or_else(|| Error::new(format!("{url}: only http:// is spoken here")))?;
    let (host, path) = rest
        .split_once('/')
        .ok_or_else(|| Error::new(format!("{url}: an address has a path")))?;
    converse(host, &format!("{method} /{path}"), body, patience).map_err(|error| {
        match error.kind() {
            ErrorKind::WouldBlock | ErrorKind::TimedOut => Error::new(format!(
                "{url}: timeout: no answer within {} s",
                patience.as_secs()
            )),
            _ => Error::new(format!("{url}: {error}")),
        }
    })
}

fn converse(
    host: &str,
    request: &str,
    body: &[u8],
    patience: Duration,
) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(patience))?;
    let head = format!(
        "{request} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(&[head.as_bytes(), body].concat())?;

    let mut answer = BufReader::new(stream);
    let mut length = None;
    loop {
        let mut line = String::new();
        answer.read_line(&mut line)?;
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok();
        }
    }
    let mut bytes = Vec::new();
    match length {
        Some(length) => answer.take(length).read_to_end(&mut bytes)?,
        None => answer.read_to_end(&mut bytes)?,
    };
    Ok(bytes)
}
