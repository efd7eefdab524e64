//! As much of HTTP/1.1 as it takes to talk to a driver and to a small server on this machine.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// How long an answer may take: longer than any command of a driver.
const PATIENCE: Duration = Duration::from_secs(90);

/// Sends a request and returns the body of the answer, whatever its status.
pub(crate) fn request(method: &str, url: &str, body: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let rest = url
        .strip_prefix("http://")
        .ok_or("only http:// is spoken here")?;
    let (host, path) = rest.split_once('/').ok_or("an address has a path")?;
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let head = format!(
        "{method} /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\
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
            length = Some(value.trim().parse()?);
        }
    }
    let mut bytes = Vec::new();
    match length {
        Some(length) => answer.take(length).read_to_end(&mut bytes)?,
        None => answer.read_to_end(&mut bytes)?,
    };
    Ok(bytes)
}

/// Fetches a text, with its line ends and its byte-order mark as an article has them.
pub(crate) fn fetch_article(url: &str) -> String {
    let bytes = request("GET", url, b"").unwrap_or_else(|error| panic!("{url}: {error}"));
    let text = String::from_utf8(bytes).expect("articles are UTF-8");
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    text.replace("\r\n", "\n").replace('\r', "\n")
}
