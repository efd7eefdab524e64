//! How names are compared.

use strsim::osa_distance;
use unicode_normalization::char::is_combining_mark;

use crate::text::Folding;

/// How what was typed fits a name, the better first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// It is the name.
    Same,
    /// The name begins with it.
    Beginning,
    /// Its words are, in any order, words of the name or beginnings of such.
    Words,
    /// It stands somewhere in the name.
    Inside,
    /// It is a close spelling of the name, or of its words' beginnings.
    Close,
}

/// A name as it is compared: its words without case, diacritics, apostrophes and other punctuation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    pub(super) words: Vec<String>,
    /// The words with a space between each two.
    joined: String,
}

impl Spelling {
    pub(super) fn new(name: &str) -> Self {
        let folded: String = Folding::ALL
            .fold(name)
            .chars()
            .filter(|letter| !matches!(letter, '\'' | '’' | '‘' | 'ʼ' | '`'))
            .map(|letter| {
                // Vowel signs are no letters of their own, but parts of words.
                if letter.is_alphanumeric() || is_combining_mark(letter) {
                    letter
                } else {
                    ' '
                }
            })
            .collect();
        let words: Vec<String> = folded.split_whitespace().map(String::from).collect();
        let joined = words.join(" ");
        Self { words, joined }
    }

    /// Whether both have the same words in the same order. Without any, none is the same as another.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        !self.words.is_empty() && self == other
    }
}

/// How what was typed fits a name, close spellings aside.
pub(super) fn closeness(typed: &Spelling, name: &Spelling) -> Option<Closeness> {
    if name.joined.starts_with(&typed.joined) {
        Some(if typed.is_same_as(name) {
            Closeness::Same
        } else {
            Closeness::Beginning
        })
    } else if all_among(typed, name, |typed, word| word.starts_with(typed)) {
        Some(Closeness::Words)
    } else if name.joined.contains(&typed.joined) {
        Some(Closeness::Inside)
    } else {
        None
    }
}

/// Whether what was typed is a close spelling of a name, or of beginnings of its words in any order.
/// Two letters of a long word may be wrong, one of a short one, none of a very short one.
pub(super) fn is_close(typed: &Spelling, name: &Spelling) -> bool {
    all_among(typed, name, |typed, word| {
        are_near(typed, word, 2) || are_near(typed, beginning(word, typed.chars().count()), 2)
    }) || are_near(&typed.words.concat(), &name.words.concat(), 2)
}

/// Whether two names are probably one: the same words in any order, of which at most two differ by one
/// letter each.
pub(super) fn are_alike(one: &Spelling, other: &Spelling) -> bool {
    let differing = one.words.iter().filter(|word| !other.words.contains(word));
    one.words.len() == other.words.len()
        && all_among(one, other, |one, other| are_near(one, other, 1))
        && differing.count() <= 2
}

/// Whether each word of one name fits another word of the other.
fn all_among(one: &Spelling, other: &Spelling, fits: impl Fn(&str, &str) -> bool) -> bool {
    let mut words: Vec<&str> = one.words.iter().map(String::as_str).collect();
    let mut free: Vec<&str> = other.words.iter().map(String::as_str).collect();
    if words.len() > free.len() {
        return false;
    }
    // What a longer word fits, its beginning fits too; so it is the longer that must choose first.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.into_iter().all(|word| {
        // The very word first, or it might be taken by one that has others to choose from.
        let place = free
            .iter()
            .position(|other| word == *other)
            .or_else(|| free.iter().position(|other| fits(word, other)));
        place.map(|place| free.swap_remove(place)).is_some()
    })
}

/// Whether two words differ by so many letters at most that one may be a misspelling of the other:
/// by the optimal string alignment distance, which counts two letters that changed places once.
/// Words with digits in them must be the same.
pub(super) fn are_near(one: &str, other: &str, most: usize) -> bool {
    if one == other {
        return true;
    }
    let (length, other_length) = (one.chars().count(), other.chars().count());
    let allowed = most.min(match length.min(other_length) {
        0..=3 => 0,
        4..=5 => 1,
        _ => 2,
    });
    allowed > 0
        && length.abs_diff(other_length) <= allowed
        && !one.chars().chain(other.chars()).any(char::is_numeric)
        && osa_distance(one, other) <= allowed
}

/// The first letters of a word, so many at most.
fn beginning(word: &str, letters: usize) -> &str {
    let end = word.char_indices().nth(letters);
    end.and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}
