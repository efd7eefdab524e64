//! The text of one article.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use super::offsets::index::OffsetIndex;
use super::{ByteOffset, CodePointOffset, Lines, TextRange, Utf16Offset};

/// The text of one article: immutable, exactly as imported except that CRLF and CR have become LF
/// and leading byte-order marks are gone. Made into a text again, it stays the same.
///
/// It is at most `u32::MAX` bytes long. Copies share the characters and the tables, so cloning
/// costs nothing. Texts are compared by their characters alone.
#[derive(Clone)]
pub struct Text(Arc<Contents>);

struct Contents {
    string: Box<str>,
    index: OffsetIndex,
    lines: Lines,
}

/// The refusal of a text of more than `u32::MAX` bytes, whose offsets would not fit their type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextTooLong {
    /// Length of the refused text in UTF-8 bytes.
    pub bytes: usize,
}

impl fmt::Display for TextTooLong {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "the text has {} bytes; at most {} are possible",
            self.bytes,
            u32::MAX
        )
    }
}

impl std::error::Error for TextTooLong {}

impl Text {
    /// Takes a text over from outside: line ends become LF, leading byte-order marks go.
    ///
    /// # Errors
    ///
    /// [`TextTooLong`] if more than `u32::MAX` bytes are left then.
    pub fn new(raw: &str) -> Result<Self, TextTooLong> {
        let string = normalise(raw);
        check_length(string.len())?;
        let index = OffsetIndex::new(&string);
        let lines = Lines::new(&string);
        Ok(Self(Arc::new(Contents {
            string: string.into(),
            index,
            lines,
        })))
    }

    /// All the characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.string
    }

    /// The end of the text, which is also its length in bytes.
    #[must_use]
    pub fn len(&self) -> ByteOffset {
        ByteOffset::from_index(self.as_str().len())
    }

    /// Whether there is no character.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }

    /// The range from the start to the end.
    #[must_use]
    pub fn whole(&self) -> TextRange {
        TextRange::between(ByteOffset::ZERO, self.len())
    }

    /// Whether the range lies inside the text, with both ends on character boundaries.
    #[must_use]
    pub fn holds(&self, range: TextRange) -> bool {
        // No index past the end is a boundary.
        self.as_str().is_char_boundary(range.start().index())
            && self.as_str().is_char_boundary(range.end().index())
    }

    /// The characters of a range.
    ///
    /// What lies outside the text is left out, and a character that the range holds in part is
    /// given whole; an empty range gives nothing.
    #[must_use]
    pub fn slice(&self, range: TextRange) -> &str {
        let range = self.nearest(range);
        self.as_str()
            .get(range.start().index()..range.end().index())
            .unwrap_or_default()
    }

    /// The lines.
    #[must_use]
    pub fn lines(&self) -> &Lines {
        &self.0.lines
    }

    /// The length in code points.
    #[must_use]
    pub fn code_points(&self) -> u32 {
        self.code_point(self.len()).get()
    }

    /// The length in UTF-16 code units.
    #[must_use]
    pub fn utf16_units(&self) -> u32 {
        self.utf16(self.len()).get()
    }

    /// The code points before the offset.
    ///
    /// An offset past the end counts as the end, one inside a character as its start. The time is
    /// the same whatever the length of the text; so it is for all conversions.
    #[must_use]
    pub fn code_point(&self, offset: ByteOffset) -> CodePointOffset {
        self.0.index.code_point(self.as_str(), self.floor(offset))
    }

    /// The UTF-16 code units before the offset.
    ///
    /// An offset past the end counts as the end, one inside a character as its start.
    #[must_use]
    pub fn utf16(&self, offset: ByteOffset) -> Utf16Offset {
        self.0.index.utf16(self.as_str(), self.floor(offset))
    }

    /// The byte at which a code point starts, the end of the text included; `None` past the end.
    #[must_use]
    pub fn from_code_point(&self, offset: CodePointOffset) -> Option<ByteOffset> {
        self.0.index.byte_of_code_point(self.as_str(), offset)
    }

    /// The byte at which a UTF-16 unit starts, the end of the text included; `None` past the end
    /// and between the two halves of a surrogate pair.
    #[must_use]
    pub fn from_utf16(&self, offset: Utf16Offset) -> Option<ByteOffset> {
        self.0.index.byte_of_utf16(self.as_str(), offset)
    }

    /// The range from one code point up to, and without, another; `None` if the end comes first or
    /// lies past the end of the text.
    #[must_use]
    pub fn range_from_code_points(
        &self,
        start: CodePointOffset,
        end: CodePointOffset,
    ) -> Option<TextRange> {
        TextRange::new(self.from_code_point(start)?, self.from_code_point(end)?)
    }

    /// The range from one UTF-16 unit up to, and without, another; `None` if the end comes first
    /// or lies past the end of the text, or if either lies inside a surrogate pair.
    #[must_use]
    pub fn range_from_utf16(&self, start: Utf16Offset, end: Utf16Offset) -> Option<TextRange> {
        TextRange::new(self.from_utf16(start)?, self.from_utf16(end)?)
    }

    /// The last character boundary up to the offset, itself included.
    pub(super) fn floor(&self, offset: ByteOffset) -> ByteOffset {
        ByteOffset::from_index(self.as_str().floor_char_boundary(offset.index()))
    }

    /// The first character boundary from the offset on, itself included; the end if there is none.
    pub(super) fn ceiling(&self, offset: ByteOffset) -> ByteOffset {
        ByteOffset::from_index(self.as_str().ceil_char_boundary(offset.index()))
    }

    /// The range in this text that comes closest: ends past the text's end go there, and a
    /// character held in part is held whole. An empty range stays empty.
    pub(super) fn nearest(&self, range: TextRange) -> TextRange {
        let start = self.floor(range.start());
        let end = if range.is_empty() {
            start
        } else {
            self.ceiling(range.end())
        };
        TextRange::between(start, end)
    }

    /// The code points of a range, each with the offset at which it starts.
    pub(super) fn code_points_in(
        &self,
        range: TextRange,
    ) -> impl DoubleEndedIterator<Item = (ByteOffset, char)> + '_ {
        let range = self.nearest(range);
        self.slice(range)
            .char_indices()
            .map(move |(distance, character)| (range.start().plus(distance), character))
    }

    /// Where the code point before the offset starts; `None` at the start of the text.
    pub(super) fn code_point_before(&self, offset: ByteOffset) -> Option<ByteOffset> {
        let last = self.floor(offset).index().checked_sub(1)?;
        Some(self.floor(ByteOffset::from_index(last)))
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        if Arc::ptr_eq(&self.0, &other.0) {
            Ordering::Equal
        } else {
            self.as_str().cmp(other.as_str())
        }
    }
}

/// Shows the length and the first few characters, since articles fill a screen and more.
impl fmt::Debug for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: String = self.as_str().chars().take(40).collect();
        let more = if shown.len() < self.as_str().len() {
            "…"
        } else {
            ""
        };
        write!(formatter, "Text({} bytes, {shown:?}{more})", self.len())
    }
}

fn normalise(raw: &str) -> Cow<'_, str> {
    // All of them, or a text that has been written and read again could be shorter than before.
    let raw = raw.trim_start_matches('\u{FEFF}');
    if raw.contains('\r') {
        Cow::Owned(raw.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(raw)
    }
}

fn check_length(bytes: usize) -> Result<(), TextTooLong> {
    u32::try_from(bytes)
        .map(|_| ())
        .map_err(|_| TextTooLong { bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(raw: &str) -> Text {
        Text::new(raw).unwrap()
    }

    fn range(start: u32, end: u32) -> TextRange {
        TextRange::new(ByteOffset::new(start), ByteOffset::new(end)).unwrap()
    }

    #[test]
    fn line_ends_become_line_feeds() {
        assert_eq!(
            text("a\r\nb\rc\nd\r\r\ne\n\rf").as_str(),
            "a\nb\nc\nd\n\ne\n\nf"
        );
        assert_eq!(text("\r").as_str(), "\n");
    }

    #[test]
    fn leading_byte_order_marks_are_dropped() {
        assert_eq!(text("\u{FEFF}a\u{FEFF}").as_str(), "a\u{FEFF}");
        assert_eq!(text("\u{FEFF}\u{FEFF}a").as_str(), "a");
        assert!(text("\u{FEFF}").is_empty());
    }

    #[test]
    fn too_long_a_text_is_refused() {
        assert_eq!(check_length(u32::MAX as usize), Ok(()));
        let bytes = u32::MAX as usize + 1;
        assert_eq!(check_length(bytes), Err(TextTooLong { bytes }));
        assert_eq!(
            TextTooLong { bytes }.to_string(),
            "the text has 4294967296 bytes; at most 4294967295 are possible",
        );
    }

    #[test]
    fn a_slice_never_splits_a_character() {
        let text = text("a😊b");
        assert_eq!(text.slice(range(1, 5)), "😊");
        assert_eq!(text.slice(range(2, 3)), "😊");
        assert_eq!(text.slice(range(2, 2)), "");
        assert_eq!(text.slice(range(5, 99)), "b");
        assert_eq!(text.slice(range(98, 99)), "");
        assert!(text.holds(range(1, 5)));
        assert!(text.holds(range(6, 6)));
        assert!(!text.holds(range(2, 5)));
        assert!(!text.holds(range(5, 7)));
    }

    #[test]
    fn texts_are_compared_by_their_characters() {
        assert_eq!(text("a\r\n"), text("a\n"));
        assert!(text("a") < text("b"));
        assert_eq!(text("a").clone(), text("a"));
    }

    #[test]
    fn debugging_output_is_short() {
        assert_eq!(format!("{:?}", text("a\nb")), "Text(3 bytes, \"a\\nb\")");
        assert!(format!("{:?}", text(&"a".repeat(1000))).len() < 80);
    }
}
