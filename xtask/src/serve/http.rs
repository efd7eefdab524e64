//! As much of HTTP/1.1 as it takes to read files: GET and HEAD, one request to a connection.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use super::site::{Reply, Site};

/// How long a connection may stand still.
const PATIENCE: Duration = Duration::from_secs(60);

/// The most bytes that are read of a request.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// Answers the one request of a connection, and ends it.
pub(super) fn converse(site: &Site, mut stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;

    let mut lines = BufReader::new((&stream).take(LONGEST_REQUEST)).lines();
    // Browsers open connections in advance and may close them unused.
    let Some(request) = lines.next().transpose()? else {
        return Ok(());
    };
    // The headers say nothing that would change the answer, but have to be read to their end.
    for header in lines {
        if header?.is_empty() {
            break;
        }
    }

    let mut words = request.split(' ');
    let (method, target) = (words.next(), words.next().unwrap_or_default());
    let reply = match method {
        Some("GET" | "HEAD") => site.reply(target),
        _ => Reply::method_not_allowed(),
    };
    write!(
        stream,
        "HTTP/1.1 {}\r\n\
         Content-Type: {}\r\n\
         Content-Length: {}\r\n\
         Cache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\n\
         Allow: GET, HEAD\r\n\
         Connection: close\r\n\r\n",
        reply.status,
        reply.media_type,
        reply.body.len(),
    )?;
    if method != Some("HEAD") {
        stream.write_all(&reply.body)?;
    }
    Ok(())
}
