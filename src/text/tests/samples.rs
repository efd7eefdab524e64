//! Texts and ranges to test with.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::text::{ByteOffset, Text, TextRange};

/// Pieces that make texts hard: scripts, clusters, white space and the invisible.
const PIECES: &[&str] = &[
    "He",
    "denied",
    "it",
    "Kyiv's",
    "Zelenskyy’s",
    "co-operate",
    "3.14",
    "10\u{202F}000",
    "U.S.A",
    "e\u{301}",
    "a\u{323}\u{307}",
    "\u{301}",
    "😊",
    "👩‍👩‍👧‍👦",
    "🇺🇦",
    "🇺",
    "👍🏽",
    "❤️",
    "العربية",
    "قال",
    "\u{600}",
    "עברית",
    "שָׁלוֹם",
    "中文",
    "他否认了。",
    "カタカナ",
    "ひらがな",
    "한국어",
    "हिन्दी",
    "क्षत्रिय",
    "ภาษาไทย",
    "မြန်မာ",
    "က္က",
    "ភាសាខ្មែរ",
    " ",
    "  ",
    "\u{A0}",
    "\u{3000}",
    "\t",
    "\n",
    "\n\n",
    ".",
    ". ",
    "? ",
    "! ",
    "…",
    "—",
    "-",
    "'",
    "\"",
    "“",
    "”",
    "(",
    ")",
    ",",
    ":",
    "_",
    "\0",
    "\u{AD}",
    "\u{200B}",
    "\u{200D}",
    "\u{FEFF}",
    "\u{202E}",
    "\u{2066}",
    "\u{2069}",
    "\u{2028}",
];

/// Any string, mostly made of the pieces above.
pub(super) fn strings() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => select(PIECES).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    // Now and then a text long enough for several checkpoints.
    let length = prop_oneof![9 => 0..40_usize, 1 => 40..400_usize];
    length.prop_flat_map(move |length| {
        prop::collection::vec(piece.clone(), length).prop_map(|pieces| pieces.concat())
    })
}

/// Any text.
pub(super) fn texts() -> impl Strategy<Value = Text> {
    strings().prop_map(|string| text(&string))
}

/// Texts that repeat a piece for long enough that words, lines, even clusters have to be cut.
pub(super) fn monotonous_texts() -> impl Strategy<Value = Text> {
    let repeated = (select(PIECES), 200..4000_usize)
        .prop_map(|(piece, bytes)| piece.repeat(bytes / piece.len()));
    prop::collection::vec(prop_oneof![2 => repeated, 1 => strings()], 1..5)
        .prop_map(|parts| text(&parts.join(" ")))
}

/// Any text with an offset in it, on a code point boundary.
pub(super) fn texts_with_offset() -> impl Strategy<Value = (Text, ByteOffset)> {
    (texts(), any::<Index>()).prop_map(|(text, index)| {
        let offset = pick(&text, index);
        (text, offset)
    })
}

/// Any text with a range in it.
pub(super) fn texts_with_range() -> impl Strategy<Value = (Text, TextRange)> {
    (texts(), any::<Index>(), any::<Index>()).prop_map(|(text, one, other)| {
        let range = TextRange::between(pick(&text, one), pick(&text, other));
        (text, range)
    })
}

/// One of the code point boundaries of a text.
pub(super) fn pick(text: &Text, index: Index) -> ByteOffset {
    *index.get(&boundaries(text))
}

/// Every code point boundary of a text, its end included.
pub(super) fn boundaries(text: &Text) -> Vec<ByteOffset> {
    let starts = text.as_str().char_indices().map(|(byte, _)| byte);
    starts
        .chain([text.as_str().len()])
        .map(ByteOffset::from_index)
        .collect()
}

/// The text of a string.
pub(super) fn text(string: &str) -> Text {
    Text::new(string).unwrap()
}

/// The range from one byte up to another.
pub(super) fn range(start: usize, end: usize) -> TextRange {
    TextRange::between(ByteOffset::from_index(start), ByteOffset::from_index(end))
}

/// Reads `He [den]ied it` as the text without the brackets and the range between them.
pub(super) fn marked(string: &str) -> (Text, TextRange) {
    let (before, rest) = string.split_once('[').unwrap();
    let (inside, after) = rest.split_once(']').unwrap();
    let text = text(&[before, inside, after].concat());
    (text, range(before.len(), before.len() + inside.len()))
}

/// Writes a range the way that [`marked`] reads it.
pub(super) fn mark(text: &Text, range: TextRange) -> String {
    let before = text.slice(TextRange::between(ByteOffset::ZERO, range.start()));
    let after = text.slice(TextRange::between(range.end(), text.len()));
    format!("{before}[{}]{after}", text.slice(range))
}

/// Reads `He |denied` as the text without the bar and the offset of the bar.
pub(super) fn pointed(string: &str) -> (Text, ByteOffset) {
    let (before, after) = string.split_once('|').unwrap();
    (
        text(&[before, after].concat()),
        ByteOffset::from_index(before.len()),
    )
}

/// Writes an offset the way that [`pointed`] reads it.
pub(super) fn point(text: &Text, offset: ByteOffset) -> String {
    let (before, after) = text.as_str().split_at(offset.index());
    format!("{before}|{after}")
}
