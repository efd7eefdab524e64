//! Which keys do what, for a user who may have changed some.

use std::collections::BTreeMap;

use super::{Chord, Entry, TABLE};

/// The keys that a user has chosen instead of those of the table, by the entry's id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    chosen: BTreeMap<String, Vec<String>>,
}

impl Keymap {
    /// Reads what [`Keymap::to_text`] wrote. Lines that say nothing are passed over: a key that cannot
    /// be understood is the table's again.
    pub fn from_text(text: &str) -> Self {
        let lines = text.lines().filter_map(|line| line.split_once(": "));
        let chosen = lines.map(|(id, chords)| {
            let chords = chords.split_whitespace().map(str::to_owned);
            (id.to_owned(), chords.collect())
        });
        Self {
            chosen: chosen.collect(),
        }
    }

    /// What was chosen, a line for each command: `next-span: n Alt+n`.
    pub fn to_text(&self) -> String {
        let lines = self.chosen.iter();
        lines
            .map(|(id, chords)| format!("{id}: {}\n", chords.join(" ")))
            .collect()
    }

    /// Whether every key is that of the table.
    pub fn is_unchanged(&self) -> bool {
        self.chosen.is_empty()
    }

    /// Whether the keys of this entry are another choice than the table's.
    pub fn is_chosen(&self, entry: &Entry) -> bool {
        self.chosen.contains_key(entry.id)
    }

    /// The keys of an entry, in the notation of the table.
    pub fn chords(&self, entry: &Entry) -> Vec<&str> {
        match self.chosen.get(entry.id) {
            Some(chords) => chords.iter().map(String::as_str).collect(),
            None => entry.chords.to_vec(),
        }
    }

    /// The entry that a pressed chord means.
    pub fn entry_of(&self, pressed: &Chord) -> Option<&'static Entry> {
        TABLE.iter().find(|entry| {
            let chords = self.chords(entry);
            chords
                .iter()
                .any(|chord| Chord::parse(chord).is_pressed(pressed))
        })
    }

    /// The entry that a pressed chord means in a line of text. Where that runs from right to left, the keys
    /// that point to a side change places, so that an arrow leads where it points.
    pub fn entry_in_line(&self, pressed: &Chord, is_right_to_left: bool) -> Option<&'static Entry> {
        let entry = self.entry_of(pressed)?;
        let mirrored = Some(entry)
            .filter(|entry| is_right_to_left && entry.command.has_side())
            .and_then(|_| self.entry_of(&pressed.mirrored()))
            .filter(|mirrored| mirrored.command.has_side());
        Some(mirrored.unwrap_or(entry))
    }

    /// The same keys, but for one entry other ones; those of the table are no choice.
    #[must_use]
    pub fn with(&self, entry: &Entry, chords: &[String]) -> Self {
        let mut keymap = self.clone();
        if chords.iter().eq(entry.chords.iter()) {
            keymap.chosen.remove(entry.id);
        } else {
            keymap.chosen.insert(entry.id.to_owned(), chords.to_vec());
        }
        keymap
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::keys::Command;

    fn entry(id: &str) -> &'static Entry {
        TABLE.iter().find(|entry| entry.id == id).unwrap()
    }

    #[test]
    fn a_chosen_key_takes_the_place_of_the_tables() {
        let keymap = Keymap::default().with(entry("next-span"), &["Alt+n".to_owned()]);
        let step = |forward| Command::StepSpan {
            forward,
            extend: false,
        };
        let command = |chord: &str| {
            let entry = keymap.entry_of(&Chord::parse(chord));
            entry.map(|entry| entry.command)
        };
        assert_eq!(command("Alt+n"), Some(step(true)));
        assert_eq!(command("n"), None);
        assert_eq!(command("p"), Some(step(false)));
    }

    #[test]
    fn choosing_the_tables_key_again_is_no_choice() {
        let keymap = Keymap::default().with(entry("next-span"), &["q".to_owned()]);
        assert!(!keymap.is_unchanged());
        assert!(
            keymap
                .with(entry("next-span"), &["n".to_owned()])
                .is_unchanged()
        );
    }

    #[test]
    fn what_is_written_is_read_back() {
        let keymap = Keymap::default()
            .with(entry("next-span"), &["Alt+n".to_owned(), "F2".to_owned()])
            .with(entry("help"), &[]);
        assert_eq!(Keymap::from_text(&keymap.to_text()), keymap);
        assert_eq!(Keymap::from_text("nonsense\n"), Keymap::default());
    }
}
