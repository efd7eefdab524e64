//! Which unit the offsets of a file are in.

use super::SourceText;
use crate::formats::OffsetUnit;

/// A stretch of a file's text, with the words that should stand there where the file has them.
#[derive(Clone, Copy, Debug)]
pub(in crate::formats) struct Quoted<'a> {
    /// The text that it lies in.
    pub(in crate::formats) text: &'a SourceText,
    /// Where it starts.
    pub(in crate::formats) start: u32,
    /// Where it ends, exclusive.
    pub(in crate::formats) end: u32,
    /// The words.
    pub(in crate::formats) words: Option<&'a str>,
}

impl Quoted<'_> {
    fn fits(&self, unit: OffsetUnit) -> bool {
        let range = self.text.range(self.start, self.end, unit);
        let Some(range) = range.filter(|range| !range.is_empty()) else {
            return false;
        };
        let found = self.text.text().slice(range);
        match self.words {
            Some(words) => found == words || found == words.replace("\r\n", "\n"),
            // Without words: hardly anybody marks the space before a word or cuts a word's first
            // letter off, so only what is impossible speaks against a unit.
            None => true,
        }
    }
}

/// Those of some units that fit the most of these stretches, in the order in which they are given. One
/// alone is certain; with several the texts do not tell, since they are all the same to them or nothing
/// fits.
pub(in crate::formats) fn fitting_units(
    units: &[OffsetUnit],
    stretches: &[Quoted<'_>],
) -> Vec<OffsetUnit> {
    let fits = |unit: &OffsetUnit| stretches.iter().filter(|one| one.fits(*unit)).count();
    let counts: Vec<(OffsetUnit, usize)> = units.iter().map(|unit| (*unit, fits(unit))).collect();
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let best = counts.into_iter().filter(|(_, count)| *count == most);
    best.map(|(unit, _)| unit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [OffsetUnit; 2] = [OffsetUnit::CodePoints, OffsetUnit::Utf16];

    fn units(text: &str, start: u32, end: u32, words: Option<&str>) -> Vec<OffsetUnit> {
        let text = SourceText::new(text).unwrap();
        let quoted = Quoted {
            text: &text,
            start,
            end,
            words,
        };
        fitting_units(&BOTH, &[quoted])
    }

    #[test]
    fn words_tell_the_unit() {
        let text = "😊 He denied it";
        assert_eq!(units(text, 5, 11, Some("denied")), [OffsetUnit::CodePoints]);
        assert_eq!(units(text, 6, 12, Some("denied")), [OffsetUnit::Utf16]);
    }

    #[test]
    fn without_words_only_what_is_impossible_tells() {
        // Past the end in code points.
        assert_eq!(units("😊 He", 3, 5, None), [OffsetUnit::Utf16]);
        // Within a pair of surrogates.
        assert_eq!(units("😊 He", 1, 4, None), [OffsetUnit::CodePoints]);
        assert_eq!(units("😊 He denied", 5, 7, None), BOTH);
        assert_eq!(units("He denied", 3, 9, None), BOTH);
    }
}
