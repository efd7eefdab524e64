//! The parts of a page saved as one file (RFC 2045, RFC 2046, RFC 2557).

use encoding_rs::UTF_8;

/// How far into a file to look for the end of its head, in bytes.
const HEAD: usize = 16 * 1024;

/// What an archive says of its page.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) title: Option<String>,
    pub(super) url: Option<String>,
    pub(super) charset: Option<String>,
}

/// The page of an archive.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) bytes: Vec<u8>,
    pub(super) told: Told,
}

/// The fields of a head, their names in small letters.
struct Head(Vec<(String, String)>);

impl Head {
    fn of(head: &[u8]) -> Self {
        let (head, _) = UTF_8.decode_without_bom_handling(head);
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in head.lines() {
            // A line that begins with white space goes on with the one before it.
            if line.starts_with([' ', '\t'])
                && let Some((_, value)) = fields.last_mut()
            {
                value.push(' ');
                value.push_str(line.trim());
            } else if let Some((name, value)) = line.split_once(':') {
                fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        Self(fields)
    }

    fn get(&self, name: &str) -> Option<&str> {
        let field = self.0.iter().find(|(known, _)| known == name);
        field.map(|(_, value)| value.as_str())
    }

    /// A parameter of the type of the content: `boundary`, `charset`.
    fn parameter(&self, name: &str) -> Option<String> {
        let parameters = self.get("content-type")?.split(';').skip(1);
        let mut named = parameters.filter_map(|parameter| {
            let (known, value) = parameter.split_once('=')?;
            let is_it = known.trim().eq_ignore_ascii_case(name);
            is_it.then(|| value.trim().trim_matches('"').to_owned())
        });
        named.next().filter(|value| !value.is_empty())
    }

    fn is_of_type(&self, media_type: &str) -> bool {
        self.get("content-type").is_some_and(|found| {
            let found = found.split(';').next().unwrap_or_default().trim();
            found.eq_ignore_ascii_case(media_type)
        })
    }
}

/// Whether a file is such an archive.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    let start = bytes.get(..HEAD).unwrap_or(bytes);
    let Some((head, _)) = head_and_body(start) else {
        return false;
    };
    let head = Head::of(head);
    head.get("mime-version").is_some()
        && head.is_of_type("multipart/related")
        && head.parameter("boundary").is_some()
}

/// The page of an archive: its first part in HTML.
pub(super) fn page_of(bytes: &[u8]) -> Option<Part> {
    let (head, body) = head_and_body(bytes)?;
    let head = Head::of(head);
    let page = first_page(&head, body)?;
    let (of_part, content) = page;
    let bytes = match of_part.get("content-transfer-encoding") {
        Some(one) if one.eq_ignore_ascii_case("quoted-printable") => quoted_printable(content),
        Some(one) if one.eq_ignore_ascii_case("base64") => base64(content),
        _ => content.to_vec(),
    };
    let url = head
        .get("snapshot-content-location")
        .or(of_part.get("content-location"))
        .filter(|url| url.starts_with("http"));
    // Words in other letters are encoded there; the page has its title as well.
    let title = head.get("subject").filter(|title| !title.contains("=?"));
    Some(Part {
        bytes,
        told: Told {
            title: title.map(str::to_owned),
            url: url.map(str::to_owned),
            charset: of_part.parameter("charset"),
        },
    })
}

/// The first part in HTML, also in parts within parts, as Word writes them.
fn first_page<'b>(head: &Head, body: &'b [u8]) -> Option<(Head, &'b [u8])> {
    let boundary = format!("--{}", head.parameter("boundary")?);
    let mut parts = divided(body, boundary.as_bytes()).into_iter().skip(1);
    parts.find_map(|part| {
        let part = part.strip_prefix(b"\r\n").or(part.strip_prefix(b"\n"))?;
        let (head, body) = head_and_body(part)?;
        let head = Head::of(head);
        if head.is_of_type("text/html") || head.is_of_type("application/xhtml+xml") {
            return Some((head, body));
        }
        // One level is all that any program writes.
        let boundary = head.parameter("boundary")?;
        let inner = divided(body, format!("--{boundary}").as_bytes());
        inner.into_iter().skip(1).find_map(|part| {
            let part = part.strip_prefix(b"\r\n").or(part.strip_prefix(b"\n"))?;
            let (head, body) = head_and_body(part)?;
            let head = Head::of(head);
            head.is_of_type("text/html").then_some((head, body))
        })
    })
}

/// What stands before, between and after the places where something stands.
fn divided<'b>(bytes: &'b [u8], sign: &[u8]) -> Vec<&'b [u8]> {
    let mut parts = Vec::new();
    let mut start = 0;
    for at in memchr::memmem::find_iter(bytes, sign) {
        parts.extend(bytes.get(start..at));
        start = at + sign.len();
    }
    parts.extend(bytes.get(start..));
    parts
}

/// A head, and what follows the empty line behind it.
fn head_and_body(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let windows = memchr::memmem::find(bytes, b"\r\n\r\n").map(|at| (at, 4));
    let others = memchr::memmem::find(bytes, b"\n\n").map(|at| (at, 2));
    let (at, length) = [windows, others].into_iter().flatten().min()?;
    Some((bytes.get(..at)?, bytes.get(at + length..)?))
}

/// Decodes what is quoted-printable; what does not follow its rules stays as it is.
fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'=' {
            decoded.push(*first);
            continue;
        }
        // A line that is broken for its length alone.
        if let Some(after) = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")) {
            rest = after;
            continue;
        }
        let digits = rest.split_at_checked(2).and_then(|(digits, after)| {
            let text = std::str::from_utf8(digits).ok()?;
            let byte = u8::from_str_radix(text, 16).ok()?;
            Some((byte, after))
        });
        match digits {
            Some((byte, after)) => {
                decoded.push(byte);
                rest = after;
            }
            None => decoded.push(b'='),
        }
    }
    decoded
}

/// Decodes what is in base64; signs that do not belong to it are passed over.
fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::{base64, quoted_printable};

    #[test]
    fn what_is_packed_for_mail_is_unpacked() {
        assert_eq!(
            quoted_printable(b"caf=C3=A9 =\r\n=3D 1=zz="),
            "café = 1=zz=".as_bytes()
        );
        assert_eq!(base64(b"Y2Fmw6kg\r\nPSAx"), "café = 1".as_bytes());
        assert_eq!(base64(b"YQ=="), b"a");
    }
}
