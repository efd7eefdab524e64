//! The encoding of a page.
//!
//! In this order: what the user says; a byte-order mark; UTF-8 if the page is that and not plain ASCII,
//! since pages are often saved in it whatever they say; what the page or its archive says; UTF-8 where
//! it fits; else Windows-1252, with a warning. The names and the tables are those of the Encoding
//! Standard of the WHATWG.

use std::borrow::Cow;

use crate::formats::{Encoding, ReadErrorKind, encoding};

/// How much of a page is looked at for what it says, in bytes.
const HEAD: usize = 4096;

/// A page as text.
pub(super) struct Decoded<'b> {
    pub(super) text: Cow<'b, str>,
    /// What is doubtful about it.
    pub(super) doubt: Option<String>,
}

/// Decodes a page. `told` is what its archive says.
///
/// # Errors
///
/// [`ReadErrorKind::NotIn`] if it is not in the encoding that the user chose.
pub(super) fn decode<'b>(
    bytes: &'b [u8],
    chosen: Option<Encoding>,
    told: Option<&str>,
) -> Result<Decoded<'b>, ReadErrorKind> {
    if chosen.is_some() {
        let text = encoding::decode(bytes, chosen)?;
        return Ok(Decoded { text, doubt: None });
    }
    if let Some((marked, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return Ok(decoded(marked, rest, None));
    }
    let utf8 = std::str::from_utf8(bytes).ok();
    if let Some(text) = utf8.filter(|text| !text.is_ascii()) {
        let text = Cow::Borrowed(text);
        return Ok(Decoded { text, doubt: None });
    }
    let named = meta_charset(bytes)
        .or(told.map(str::to_owned))
        .and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    Ok(match (named, utf8) {
        (Some(named), _) => decoded(named, bytes, None),
        (None, Some(text)) => Decoded {
            text: Cow::Borrowed(text),
            doubt: None,
        },
        (None, None) => {
            let doubt = "It does not say which encoding it is in, and was read as Windows-1252. If \
                         letters look wrong, choose an encoding.";
            decoded(encoding_rs::WINDOWS_1252, bytes, Some(doubt.to_owned()))
        }
    })
}

fn decoded<'b>(
    encoding: &'static encoding_rs::Encoding,
    bytes: &'b [u8],
    doubt: Option<String>,
) -> Decoded<'b> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let doubt = doubt.or_else(|| {
        had_errors.then(|| {
            format!(
                "It says that it is in {}, where some of its bytes stand for nothing; “\u{FFFD}” \
                 stands in their place. If letters look wrong, choose an encoding.",
                encoding.name()
            )
        })
    });
    Decoded { text, doubt }
}

/// The encoding that a page says it is in: `<meta charset=…>`, or the `charset=` of an older
/// `<meta http-equiv>` or of an XML declaration's `encoding=`.
fn meta_charset(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let head: String = head
        .iter()
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    let declared = head
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
        .and_then(|(declaration, _)| value_after(declaration, "encoding"));
    let metas = head.split("<meta").skip(1);
    let mut named = metas.filter_map(|meta| {
        let (meta, _) = meta.split_once('>')?;
        value_after(meta, "charset")
    });
    named.next().or(declared)
}

/// What follows a name and a sign of equality, with or without quotation marks.
fn value_after(text: &str, name: &str) -> Option<String> {
    let (_, rest) = text.split_once(name)?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    let end = value
        .find(|one: char| one.is_whitespace() || "\"';/>".contains(one))
        .unwrap_or(value.len());
    value
        .get(..end)
        .filter(|value| !value.is_empty())
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::meta_charset;

    #[test]
    fn a_page_says_its_encoding_in_several_ways() {
        for page in [
            "<html><meta charset=\"Windows-1251\">",
            "<META CHARSET=windows-1251 />",
            "<meta name=a><meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>",
            "<?xml version='1.0' encoding='windows-1251'?><html>",
        ] {
            assert_eq!(
                meta_charset(page.as_bytes()).as_deref(),
                Some("windows-1251")
            );
        }
        assert_eq!(meta_charset(b"<p>charset=utf-8</p>"), None);
    }
}
