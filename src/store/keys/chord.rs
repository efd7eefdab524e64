//! A key with what is held down beside it.

use std::fmt;

/// A key with what is held down beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chord {
    /// The key as `KeyboardEvent.key` names it; letters in lower case, digits as digits.
    pub key: String,
    /// Whether Shift is held; not told apart for keys that Shift makes another character of.
    pub shift: bool,
    /// Whether Alt (Option) is held.
    pub alt: bool,
    /// Whether Ctrl, or Command on a Mac, is held.
    pub command: bool,
}

impl Chord {
    /// Reads the notation of the table: `Mod+Shift+z`.
    pub fn parse(notation: &str) -> Self {
        let mut chord = Self {
            key: String::new(),
            shift: false,
            alt: false,
            command: false,
        };
        let mut rest = notation;
        loop {
            if let Some(after) = rest.strip_prefix("Mod+") {
                chord.command = true;
                rest = after;
            } else if let Some(after) = rest.strip_prefix("Shift+") {
                chord.shift = true;
                rest = after;
            } else if let Some(after) = rest.strip_prefix("Alt+") {
                chord.alt = true;
                rest = after;
            } else {
                chord.key = rest.to_owned();
                return chord;
            }
        }
    }

    /// The chord of the key that points the other way, where there is one: `→` for `←`, `]` for `[`.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        let pairs = [("ArrowLeft", "ArrowRight"), ("[", "]"), ("{", "}")];
        let other = pairs
            .iter()
            .find_map(|(one, other)| match self.key.as_str() {
                key if key == *one => Some(*other),
                key if key == *other => Some(*one),
                _ => None,
            });
        Self {
            key: other.unwrap_or(&self.key).to_owned(),
            ..self.clone()
        }
    }

    /// Whether a pressed chord is this one. Shift does not count where it is what makes the
    /// character: `?` is `?` on every keyboard.
    pub(super) fn is_pressed(&self, pressed: &Self) -> bool {
        self.key == pressed.key
            && self.alt == pressed.alt
            && self.command == pressed.command
            && (self.is_sign() || self.shift == pressed.shift)
    }

    /// Whether the key is a sign, which may need Shift on one keyboard and not on another.
    fn is_sign(&self) -> bool {
        let mut characters = self.key.chars();
        matches!(
            (characters.next(), characters.next()),
            (Some(character), None) if !character.is_alphanumeric()
        )
    }
}

/// The notation that [`Chord::parse`] reads.
impl fmt::Display for Chord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let held = [
            (self.command, "Mod+"),
            (self.alt, "Alt+"),
            (self.shift && !self.is_sign(), "Shift+"),
        ];
        for (_, name) in held.iter().filter(|(is_held, _)| *is_held) {
            out.write_str(name)?;
        }
        out.write_str(&self.key)
    }
}

/// A chord of the table of keys as it stands on the keys of this machine.
pub fn readable_chord(chord: &str, is_mac: bool) -> String {
    let words = [
        ("Mod+", if is_mac { "⌘" } else { "Ctrl+" }),
        ("Alt+", if is_mac { "⌥" } else { "Alt+" }),
        ("Shift+", if is_mac { "⇧" } else { "Shift+" }),
        ("ArrowRight", "→"),
        ("ArrowLeft", "←"),
        ("ArrowUp", "↑"),
        ("ArrowDown", "↓"),
        ("Escape", "Esc"),
    ];
    // Beside others a letter is written as it stands on its key.
    let mut readable = match chord.rsplit_once('+') {
        Some((held, key)) if key.chars().count() == 1 => format!("{held}+{}", key.to_uppercase()),
        _ => chord.to_owned(),
    };
    for (name, shown) in words {
        readable = readable.replace(name, shown);
    }
    readable
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_match_whether_or_not_shift_makes_them() {
        let help = Chord::parse("?");
        for shift in [false, true] {
            let pressed = Chord {
                shift,
                ..help.clone()
            };
            assert!(help.is_pressed(&pressed));
        }
    }

    #[test]
    fn letters_and_digits_are_told_apart_by_shift() {
        for (one, other) in [("Mod+z", "Mod+Shift+z"), ("Alt+1", "Alt+Shift+1")] {
            assert!(!Chord::parse(one).is_pressed(&Chord::parse(other)));
        }
    }

    #[test]
    fn a_key_is_shown_as_it_stands_on_the_keyboard() {
        for (notation, elsewhere, on_a_mac) in [
            ("n", "n", "n"),
            ("Mod+Shift+z", "Ctrl+Shift+Z", "⌘⇧Z"),
            ("Alt+ArrowLeft", "Alt+←", "⌥←"),
            ("Mod++", "Ctrl++", "⌘+"),
            ("Shift+Home", "Shift+Home", "⇧Home"),
        ] {
            assert_eq!(readable_chord(notation, false), elsewhere);
            assert_eq!(readable_chord(notation, true), on_a_mac);
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for notation in ["Mod+Shift+z", "Alt+ArrowLeft", "?", "Mod+Alt+1", "+"] {
            let chord = Chord::parse(notation);
            assert_eq!(Chord::parse(&chord.to_string()), chord, "{notation}");
        }
    }
}
