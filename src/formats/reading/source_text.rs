//! A text as its file counts it.

use std::sync::Arc;

use crate::formats::OffsetUnit;
use crate::text::{ByteOffset, CodePointOffset, Text, TextRange, TextTooLong, Utf16Offset};

/// A text of a file, which may have byte-order marks before it and carriage returns in it: offsets of
/// the file count them, those of the [`Text`] do not.
#[derive(Clone, Debug)]
pub(in crate::formats) struct SourceText {
    text: Arc<Text>,
    /// How many byte-order marks stand before the text.
    marks: u32,
    /// The line feeds of the text before which the file has a carriage return, ascending.
    returns: Vec<ByteOffset>,
}

impl SourceText {
    /// Takes a text over from a file.
    ///
    /// # Errors
    ///
    /// If it is too long.
    pub(in crate::formats) fn new(raw: &str) -> Result<Self, TextTooLong> {
        let text = Text::new(raw)?;
        let unmarked = raw.trim_start_matches('\u{FEFF}');
        let marks = raw.chars().count() - unmarked.chars().count();
        let returns = unmarked.match_indices("\r\n").enumerate();
        let returns = returns.map(|(before, (byte, _))| ByteOffset::from_index(byte - before));
        Ok(Self {
            returns: returns.collect(),
            marks: u32::try_from(marks).unwrap_or(u32::MAX),
            text: Arc::new(text),
        })
    }

    /// The text as it is kept.
    pub(in crate::formats) fn text(&self) -> &Arc<Text> {
        &self.text
    }

    /// The stretch from `start` up to, and without, `end`, both counted in the file's text. None if
    /// one of them lies outside the text or within a character, or the end comes first.
    pub(in crate::formats) fn range(
        &self,
        start: u32,
        end: u32,
        unit: OffsetUnit,
    ) -> Option<TextRange> {
        TextRange::new(self.offset(start, unit)?, self.offset(end, unit)?)
    }

    fn offset(&self, offset: u32, unit: OffsetUnit) -> Option<ByteOffset> {
        let size_of_mark = match unit {
            OffsetUnit::CodePoints | OffsetUnit::Utf16 => 1,
            OffsetUnit::Bytes => 3,
        };
        let offset = offset.checked_sub(self.marks.checked_mul(size_of_mark)?)?;
        let dropped = self.returns_before(offset, unit);
        self.kept_offset(offset.checked_sub(dropped)?, unit)
    }

    /// How many carriage returns stand before an offset that counts them.
    fn returns_before(&self, offset: u32, unit: OffsetUnit) -> u32 {
        let (mut low, mut high) = (0, self.returns.len());
        while low < high {
            let middle = low.midpoint(high);
            let at = self.returns.get(middle).map_or(0, |feed| {
                let kept = match unit {
                    OffsetUnit::CodePoints => self.text.code_point(*feed).get(),
                    OffsetUnit::Utf16 => self.text.utf16(*feed).get(),
                    OffsetUnit::Bytes => feed.get(),
                };
                kept as usize + middle
            });
            if at < offset as usize {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        u32::try_from(low).unwrap_or(u32::MAX)
    }

    /// The byte of an offset that counts the text as it is kept.
    fn kept_offset(&self, offset: u32, unit: OffsetUnit) -> Option<ByteOffset> {
        match unit {
            OffsetUnit::CodePoints => self.text.from_code_point(CodePointOffset::new(offset)),
            OffsetUnit::Utf16 => self.text.from_utf16(Utf16Offset::new(offset)),
            OffsetUnit::Bytes => {
                let offset = ByteOffset::new(offset);
                let place = TextRange::between(offset, offset);
                self.text.holds(place).then_some(offset)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RAW: &str = "\u{FEFF}a\r\n😊 He\r\n\rdenied";

    #[test]
    fn offsets_of_the_file_find_the_same_words_in_every_unit() {
        let text = SourceText::new(RAW).unwrap();
        assert_eq!(text.text().as_str(), "a\n😊 He\n\ndenied");
        for (byte, _) in RAW.match_indices(|one: char| one.is_alphabetic()) {
            let (before, letter) = RAW.split_at(byte);
            let letter = letter.chars().next().unwrap();
            for unit in OffsetUnit::ALL {
                let count = |text: &str| match unit {
                    OffsetUnit::CodePoints => text.chars().count() as u32,
                    OffsetUnit::Utf16 => text.encode_utf16().count() as u32,
                    OffsetUnit::Bytes => text.len() as u32,
                };
                let start = count(before);
                let range = text.range(start, start + 1, unit).unwrap();
                assert_eq!(text.text().slice(range), letter.to_string(), "{unit}");
            }
        }
    }

    #[test]
    fn what_lies_outside_or_within_a_character_is_nowhere() {
        let text = SourceText::new("a😊").unwrap();
        assert!(text.range(0, 3, OffsetUnit::CodePoints).is_none());
        assert!(text.range(0, 2, OffsetUnit::Utf16).is_none());
        assert!(text.range(2, 5, OffsetUnit::Bytes).is_none());
        assert!(text.range(1, 0, OffsetUnit::Bytes).is_none());
        assert!(text.range(0, 5, OffsetUnit::Bytes).is_some());
    }
}
