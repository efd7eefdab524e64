//! The keys that the scheme gives: those of its labels.

use super::Chord;
use crate::model::{Name, Scheme};

/// Which label a pressed chord means, by its place in the scheme, and whether it is to be held: a
/// digit or the label's letter, with Shift to hold. `digit` is the digit of the key, whatever
/// character Shift makes of it.
pub fn label_of(scheme: &Scheme, pressed: &Chord, digit: Option<u8>) -> Option<(usize, bool)> {
    if pressed.alt || pressed.command {
        return None;
    }
    let by_digit = digit
        .filter(|digit| *digit > 0)
        .map(|digit| usize::from(digit) - 1);
    let by_letter = || {
        scheme.labels.iter().position(|label| {
            label
                .key
                .is_some_and(|key| pressed.key.chars().eq(key.to_lowercase()))
        })
    };
    let place = by_digit
        .filter(|place| *place < scheme.labels.len())
        .or_else(by_letter)?;
    Some((place, pressed.shift))
}

/// Which attribute of a label a pressed letter goes to, by name.
pub fn attribute_of<'a>(scheme: &'a Scheme, label: &str, pressed: &Chord) -> Option<&'a Name> {
    if pressed.alt || pressed.command || pressed.shift {
        return None;
    }
    let label = scheme.label(label)?;
    let mut attributes = scheme.attributes_of(label);
    let attribute = attributes.find(|attribute| {
        let key = attribute.key;
        key.is_some_and(|key| pressed.key.chars().eq(key.to_lowercase()))
    })?;
    Some(&attribute.name)
}

/// The keys of a label in the notation of `aria-keyshortcuts`: `1 c`.
pub fn label_chord(scheme: &Scheme, place: usize) -> String {
    let digit = (place < 9).then(|| (place + 1).to_string());
    let letter = scheme
        .labels
        .get(place)
        .and_then(|label| label.key)
        .map(String::from);
    digit
        .into_iter()
        .chain(letter)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{claims_and_denials, presets};
    use crate::store::keys::TABLE;

    #[test]
    fn every_label_and_attribute_of_the_presets_has_a_letter_that_the_table_leaves_free() {
        for scheme in presets() {
            let of_labels = scheme.labels.iter().map(|label| label.key);
            let keys = of_labels.chain(scheme.attributes.iter().map(|attribute| attribute.key));
            for letter in keys.map(|key| key.unwrap().to_string()) {
                let is_taken = TABLE
                    .iter()
                    .any(|entry| entry.chords.contains(&letter.as_str()));
                assert!(!is_taken, "{letter}");
            }
        }
    }

    #[test]
    fn a_label_is_meant_by_its_digit_or_letter_and_held_with_shift() {
        let scheme = claims_and_denials();
        let letter = |key: &str, shift| Chord {
            key: key.into(),
            shift,
            alt: false,
            command: false,
        };
        assert_eq!(
            label_of(&scheme, &letter("d", false), None),
            Some((1, false))
        );
        assert_eq!(
            label_of(&scheme, &letter("!", true), Some(1)),
            Some((0, true))
        );
        assert_eq!(label_of(&scheme, &letter("9", false), Some(9)), None);
        assert_eq!(label_of(&scheme, &Chord::parse("Mod+c"), None), None);
        assert_eq!(label_chord(&scheme, 1), "2 d");
    }
}
