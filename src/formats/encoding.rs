//! From bytes to text: which encoding it is, and decoding it.
//!
//! Nothing is guessed: without a byte-order mark a text is UTF-8 or the user is asked, with the
//! encodings that would give a text as candidates. Sources: RFC 3629 (UTF-8), RFC 2781 (UTF-16),
//! and the index of Windows-1252 in the Encoding Standard of the WHATWG, except that the five bytes
//! which Microsoft left undefined are refused here.

use std::borrow::Cow;

use super::ReadErrorKind;
use super::characters::{BINARY, is_binary, is_out_of_place, share_out_of_place};

/// An encoding that text files come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8: the encoding of nearly everything.
    Utf8,
    /// Windows-1252, often called ANSI or Latin-1: old Western European files.
    Windows1252,
    /// UTF-16, low byte first: what Windows calls Unicode.
    Utf16LittleEndian,
    /// UTF-16, high byte first.
    Utf16BigEndian,
}

impl Encoding {
    /// Its name, for users.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Windows1252 => "Windows-1252",
            Self::Utf16LittleEndian => "UTF-16 (little-endian)",
            Self::Utf16BigEndian => "UTF-16 (big-endian)",
        }
    }

    /// The byte-order mark that announces it.
    const fn mark(self) -> &'static [u8] {
        match self {
            Self::Utf8 => &[0xEF, 0xBB, 0xBF],
            Self::Windows1252 => &[],
            Self::Utf16LittleEndian => &[0xFF, 0xFE],
            Self::Utf16BigEndian => &[0xFE, 0xFF],
        }
    }

    /// The text that the bytes stand for, without its byte-order mark; none if some of them stand
    /// for nothing.
    fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        let bytes = bytes.strip_prefix(self.mark()).unwrap_or(bytes);
        match self {
            Self::Utf8 => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Self::Windows1252 => bytes
                .iter()
                .map(|byte| windows_1252(*byte))
                .collect::<Option<_>>()
                .map(Cow::Owned),
            Self::Utf16LittleEndian => utf16(bytes, u16::from_le_bytes).map(Cow::Owned),
            Self::Utf16BigEndian => utf16(bytes, u16::from_be_bytes).map(Cow::Owned),
        }
    }
}

/// The encodings that a byte-order mark announces.
const MARKED: [Encoding; 3] = [
    Encoding::Utf8,
    Encoding::Utf16LittleEndian,
    Encoding::Utf16BigEndian,
];

/// The share of NUL bytes in one half of all byte pairs from which on text is taken for UTF-16
/// although it happens to be valid UTF-8. Western text has far more, text with none of it none.
const NUL_SHARE: f64 = 0.2;

/// Decodes a text, as the user chose or as the bytes themselves tell.
///
/// # Errors
///
/// [`ReadErrorKind::NotIn`] if the text is not in the chosen encoding;
/// [`ReadErrorKind::NotUtf8`] with candidates if none was chosen, or [`ReadErrorKind::Binary`] if
/// no encoding explains the bytes and they do not look like text.
pub(super) fn decode(
    bytes: &[u8],
    chosen: Option<Encoding>,
) -> Result<Cow<'_, str>, ReadErrorKind> {
    if let Some(encoding) = chosen {
        return encoding.decode(bytes).ok_or(ReadErrorKind::NotIn(encoding));
    }
    if let Some(marked) = MARKED.into_iter().find(|one| bytes.starts_with(one.mark()))
        && let Some(text) = marked.decode(bytes)
    {
        return Ok(text);
    }
    match std::str::from_utf8(bytes) {
        // Western text in UTF-16 is valid UTF-8 too, with a NUL beside every character.
        Ok(text) => match (
            utf16_by_nuls(bytes),
            bytes.iter().position(|byte| *byte == 0),
        ) {
            (Some(encoding), Some(byte)) => Err(ReadErrorKind::NotUtf8 {
                byte,
                candidates: vec![encoding],
            }),
            _ => Ok(Cow::Borrowed(text)),
        },
        Err(error) => Err(match candidates(bytes) {
            none if none.is_empty() && is_binary(bytes) => ReadErrorKind::Binary(BINARY.into()),
            candidates => ReadErrorKind::NotUtf8 {
                byte: error.valid_up_to(),
                candidates,
            },
        }),
    }
}

/// The whole characters of UTF-8 that ends inside one; none of what does not.
pub(super) fn before_half_character(bytes: &[u8]) -> Option<&str> {
    let bytes = bytes.strip_prefix(Encoding::Utf8.mark()).unwrap_or(bytes);
    let error = std::str::from_utf8(bytes).err()?;
    let ends_early = error.error_len().is_none();
    let (whole, _) = bytes.split_at_checked(error.valid_up_to())?;
    std::str::from_utf8(whole).ok().filter(|_| ends_early)
}

/// The encodings beside UTF-8 that would give a text, the likeliest first.
fn candidates(bytes: &[u8]) -> Vec<Encoding> {
    let mut candidates = Vec::from_iter(utf16_by_nuls(bytes));
    // Line ends and punctuation of other scripts leave control bytes in UTF-16, which Windows-1252
    // has no use for.
    if candidates.is_empty() && bytes.iter().any(|byte| is_out_of_place(char::from(*byte))) {
        candidates.extend([Encoding::Utf16LittleEndian, Encoding::Utf16BigEndian]);
    }
    candidates.push(Encoding::Windows1252);
    candidates.retain(|one| reads_well(*one, bytes));
    candidates
}

/// The UTF-16 that is told by its many NULs: the high bytes of Western characters.
fn utf16_by_nuls(bytes: &[u8]) -> Option<Encoding> {
    let (first, second) = nuls_in_pairs(bytes);
    let few = bytes.len() as f64 / 2.0 * NUL_SHARE;
    let encoding = match (first as f64 > few, second as f64 > few) {
        (false, true) => Encoding::Utf16LittleEndian,
        (true, false) => Encoding::Utf16BigEndian,
        _ => return None,
    };
    reads_well(encoding, bytes).then_some(encoding)
}

/// How many NULs there are at the first and at the second place of all byte pairs.
fn nuls_in_pairs(bytes: &[u8]) -> (usize, usize) {
    let (pairs, _) = bytes.as_chunks::<2>();
    pairs.iter().fold((0, 0), |(first, second), pair| {
        (
            first + usize::from(pair[0] == 0),
            second + usize::from(pair[1] == 0),
        )
    })
}

/// Whether the bytes stand for a text without control characters.
fn reads_well(encoding: Encoding, bytes: &[u8]) -> bool {
    encoding
        .decode(bytes)
        .is_some_and(|text| share_out_of_place(&text) == 0.0)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .collect::<Result<_, _>>()
        .ok()
}

/// What the bytes 0x80 to 0x9F stand for; where Windows-1252 differs from Latin-1.
const WINDOWS_1252_HIGH: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

fn windows_1252(byte: u8) -> Option<char> {
    match byte
        .checked_sub(0x80)
        .and_then(|place| WINDOWS_1252_HIGH.get(usize::from(place)))
    {
        Some(character) => *character,
        None => Some(char::from(byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16_bytes(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn byte_order_marks_are_believed_and_dropped() {
        assert_eq!(decode(b"\xEF\xBB\xBFhe", None).unwrap(), "he");
        assert_eq!(decode(b"\xFF\xFEh\0e\0", None).unwrap(), "he");
        assert_eq!(decode(b"\xFE\xFF\0h\0e", None).unwrap(), "he");
    }

    #[test]
    fn a_chosen_encoding_is_used_and_refused_where_it_does_not_fit() {
        let decoded = decode(b"\x93Gr\xF6\xDFe\x94 \x80", Some(Encoding::Windows1252));
        assert_eq!(decoded.unwrap(), "“Größe” €");
        assert_eq!(
            decode(b"\x81", Some(Encoding::Windows1252)),
            Err(ReadErrorKind::NotIn(Encoding::Windows1252))
        );
        assert_eq!(
            decode(b"odd", Some(Encoding::Utf16BigEndian)),
            Err(ReadErrorKind::NotIn(Encoding::Utf16BigEndian))
        );
    }

    #[test]
    fn windows_1252_is_offered_with_the_first_bad_byte() {
        assert_eq!(
            decode(b"Gr\xF6\xDFe", None),
            Err(ReadErrorKind::NotUtf8 {
                byte: 2,
                candidates: vec![Encoding::Windows1252]
            })
        );
    }

    #[test]
    fn bytes_that_no_encoding_explains_have_no_candidates() {
        assert_eq!(
            decode(b"A long text with one byte \x81\x01 and another.", None),
            Err(ReadErrorKind::NotUtf8 {
                byte: 26,
                candidates: vec![]
            })
        );
        assert_eq!(
            decode(b"\x81\x01\x02\xFFabc", None),
            Err(ReadErrorKind::Binary("binary data".into()))
        );
    }

    #[test]
    fn half_a_character_is_one_that_the_text_ends_in() {
        assert_eq!(before_half_character(b"caf\xC3"), Some("caf"));
        assert_eq!(
            before_half_character(b"\xEF\xBB\xBFcaf\xF0\x9F"),
            Some("caf")
        );
        for bytes in [&b"caf\xC3\xA9"[..], b"caf\xC3 and", b"caf\xFF", b""] {
            assert_eq!(before_half_character(bytes), None);
        }
    }

    #[test]
    fn utf_16_without_a_mark_is_offered_in_its_byte_order() {
        for (bytes, encoding) in [
            (
                utf16_bytes("He denied it.", u16::to_le_bytes),
                Encoding::Utf16LittleEndian,
            ),
            (
                utf16_bytes("He denied it.", u16::to_be_bytes),
                Encoding::Utf16BigEndian,
            ),
        ] {
            let Err(ReadErrorKind::NotUtf8 { candidates, .. }) = decode(&bytes, None) else {
                panic!("taken for UTF-8");
            };
            assert_eq!(candidates, [encoding]);
            assert_eq!(decode(&bytes, Some(encoding)).unwrap(), "He denied it.");
        }
    }

    #[test]
    fn chinese_in_utf_16_without_a_mark_is_offered() {
        let bytes = utf16_bytes("俄罗斯否认。\n", u16::to_le_bytes);
        let Err(ReadErrorKind::NotUtf8 { candidates, .. }) = decode(&bytes, None) else {
            panic!("taken for UTF-8");
        };
        assert_eq!(candidates.first(), Some(&Encoding::Utf16LittleEndian));
    }

    #[test]
    fn utf_8_with_few_nuls_stays_utf_8() {
        assert_eq!(
            decode(b"a NUL \0 in a text.", None).unwrap(),
            "a NUL \0 in a text."
        );
    }
}
