//! Folding: letters compared whatever their case and their diacritics.
//!
//! Each character is folded by itself, so that what a string folds to is what its characters fold
//! to, one after another, and every place in a folded text can be traced to a character of the
//! original (see [`Folded`]).
//!
//! **Case.** Every character becomes its lower case by Unicode's full mapping, and the final sigma ς
//! becomes σ. So İ becomes an i with a combining dot above it, which i alone does not find, and ß stays
//! ß. Nothing depends on a language: I becomes i in Turkish texts too.
//!
//! **Diacritics.** A letter is decomposed canonically (Unicode Standard Annex 15), and its diacritics
//! are dropped, as are those that stand as characters of their own: é, e with U+0301, and e are the
//! same then. What is not a diacritic although Unicode calls it a non-spacing mark stays, because
//! readers know it as a letter: the vowel signs of Indic scripts and of Thai, the voicing marks of
//! kana. See [`is_diacritic`]. Some letters have no decomposition although readers take them for another
//! one with something added, or for two: [`spelled_out`] lists them. Hangul syllables stay whole, and
//! so does what is not a letter: ≠ is not =, and curly quotation marks are not straight ones.

mod folded;

pub use folded::Folded;

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

/// What is passed over when letters are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Folding {
    /// Whether upper and lower case are the same.
    pub case: bool,
    /// Whether letters are the same with and without diacritics.
    pub diacritics: bool,
}

impl Folding {
    /// Everything that can be passed over.
    pub const ALL: Self = Self {
        case: true,
        diacritics: true,
    };

    /// Whether all characters stay as they are.
    #[must_use]
    pub const fn is_none(self) -> bool {
        !self.case && !self.diacritics
    }

    /// A string with all its characters folded. Folded again, it stays the same.
    #[must_use]
    pub fn fold(self, string: &str) -> String {
        let mut folded = String::with_capacity(string.len());
        for character in string.chars() {
            self.each(character, |part| folded.push(part));
        }
        folded
    }

    /// Hands out what one character folds to: nothing for a diacritic, several characters for a
    /// few letters.
    fn each(self, character: char, mut to: impl FnMut(char)) {
        if character.is_ascii() {
            to(if self.case {
                character.to_ascii_lowercase()
            } else {
                character
            });
        } else if !self.diacritics {
            self.each_case(character, &mut to);
        } else if !is_diacritic(character) {
            let mut letter = |letter: char| match spelled_out(letter) {
                Some(letters) => letters
                    .chars()
                    .for_each(|letter| self.each_case(letter, &mut to)),
                None if is_diacritic(letter) => {}
                None => self.each_case(letter, &mut to),
            };
            if character.is_alphabetic() && !is_hangul_syllable(character) {
                decompose_canonical(character, letter);
            } else {
                letter(character);
            }
        }
    }

    fn each_case(self, character: char, to: &mut impl FnMut(char)) {
        if !self.case {
            return to(character);
        }
        for lower in character.to_lowercase() {
            to(if lower == 'ς' { 'σ' } else { lower });
        }
    }
}

/// Whether a character is a mark that adds something to the letter before it and that readers can
/// do without: accents, the strokes and hooks of Latin, niqqud, harakat, nukta.
///
/// These are the marks of the combining classes that Unicode gives to overlays (1), nukta (7), the
/// points of Hebrew, Arabic and Syriac (10 to 36), and all that is placed around a letter in general
/// (200 and more). Marks of other classes are vowels, viramas, tones and voicing marks, without
/// which a word is another.
#[must_use]
pub fn is_diacritic(character: char) -> bool {
    matches!(
        canonical_combining_class(character),
        1 | 7 | 10..=36 | 200..
    )
}

/// The plain letters for one that Unicode does not decompose. The tatweel, which stretches an Arabic
/// word, has none; ligatures come from texts taken out of PDF files.
fn spelled_out(letter: char) -> Option<&'static str> {
    let letters = match letter {
        'Æ' => "AE",
        'æ' => "ae",
        'Ð' | 'Đ' => "D",
        'ð' | 'đ' => "d",
        'Ħ' => "H",
        'ħ' => "h",
        'ı' => "i",
        'Ł' => "L",
        'ł' => "l",
        'Ø' => "O",
        'ø' => "o",
        'Œ' => "OE",
        'œ' => "oe",
        'ſ' => "s",
        'ẞ' => "SS",
        'ß' => "ss",
        'Ŧ' => "T",
        'ŧ' => "t",
        'Þ' => "TH",
        'þ' => "th",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        '\u{640}' => "",
        _ => return None,
    };
    Some(letters)
}

/// Whether a character is a precomposed Korean syllable: what it decomposes to are its letters, none
/// of which readers can do without.
fn is_hangul_syllable(character: char) -> bool {
    ('\u{AC00}'..='\u{D7A3}').contains(&character)
}
