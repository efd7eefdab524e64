//! Texts like news: sentences of 8 to 22 words, paragraphs of about 60, an empty line between two.

use sayso::text::TextRange;

use super::marked::range;

/// Which characters a text is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// One byte each.
    Ascii,
    /// One to four bytes each: curly quotation marks, accents, other scripts, emoji.
    Mixed,
}

/// Words of a report, in no order.
const WORDS: &[&str] = &[
    "the",
    "a",
    "of",
    "to",
    "in",
    "on",
    "and",
    "that",
    "for",
    "with",
    "by",
    "from",
    "at",
    "it",
    "was",
    "has",
    "had",
    "were",
    "been",
    "is",
    "are",
    "said",
    "told",
    "denied",
    "claimed",
    "reported",
    "confirmed",
    "called",
    "minister",
    "ministry",
    "spokesperson",
    "officials",
    "president",
    "reporters",
    "agency",
    "talks",
    "statement",
    "fabrication",
    "harbour",
    "ferry",
    "bridge",
    "plant",
    "border",
    "region",
    "city",
    "night",
    "Monday",
    "drones",
    "fire",
    "evidence",
    "people",
    "three",
    "no",
    "not",
    "any",
    "such",
    "order",
    "attack",
    "report",
    "sources",
    "yesterday",
    "according",
    "cooperation",
    "investigation",
];

/// What a report has besides, where it is not kept to ASCII.
const OTHER_WORDS: &[&str] = &[
    "“nothing",
    "agreed”",
    "Kyiv’s",
    "café",
    "Größe",
    "Škoda",
    "Çelik",
    "обстрел",
    "Энергодар",
    "العربية",
    "הכחישה",
    "否认了",
    "किया",
    "👩‍🚒",
    "🇺🇦",
    "–",
];

/// In a mixed text, one word in so many is one of the others.
const SHARE_OF_OTHER_WORDS: usize = 8;

/// A paragraph ends with the first sentence that brings it to so many words.
const WORDS_IN_PARAGRAPH: usize = 53;

/// A text, and where its words stand in it.
pub struct News {
    /// The text.
    pub text: String,
    /// The first byte of each word, and the first behind it.
    pub words: Vec<(usize, usize)>,
}

impl News {
    /// A text of so many characters, give or take a word; always the same one.
    pub fn new(script: Script, characters: usize) -> Self {
        let mut dice = Dice::new(1);
        let (mut text, mut words) = (String::new(), Vec::new());
        let (mut length, mut words_in_paragraph) = (0, 0);
        let mut words_to_full_stop = 0;
        while length < characters {
            if words_to_full_stop == 0 {
                words_to_full_stop = 8 + dice.below(15);
            }
            let is_other = script == Script::Mixed && dice.below(SHARE_OF_OTHER_WORDS) == 0;
            let word = dice.one_of(if is_other { OTHER_WORDS } else { WORDS });
            words.push((text.len(), text.len() + word.len()));
            words_in_paragraph += 1;
            words_to_full_stop -= 1;
            let after = if words_to_full_stop > 0 {
                " "
            } else if words_in_paragraph < WORDS_IN_PARAGRAPH {
                ". "
            } else {
                words_in_paragraph = 0;
                ".\n\n"
            };
            text.push_str(word);
            text.push_str(after);
            length += word.chars().count() + after.len();
        }
        Self { text, words }
    }

    /// So many words from one on, as far as there are any.
    pub fn stretch(&self, first: usize, count: usize) -> TextRange {
        let last = (first + count).min(self.words.len()) - 1;
        range(self.words[first].0, self.words[last].1)
    }
}

/// Numbers that look like chance and are the same on each run: splitmix64 (Steele et al., 2014).
pub struct Dice(u64);

impl Dice {
    /// Dice of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below another.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (bits ^ (bits >> 31)) as usize % limit
    }

    /// One of these.
    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}
