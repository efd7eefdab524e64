//! Which key does what: one table, from which the keys, the command palette, the help, the
//! documentation and the tests are made.

mod chord;
mod command;
mod keymap;
mod scheme_keys;
mod table;

pub use chord::{Chord, readable_chord};
pub use command::Command;
pub use keymap::Keymap;
pub use scheme_keys::{attribute_of, label_chord, label_of};
pub use table::{Entry, Place, Section, TABLE};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_chord_and_no_id_stands_twice_in_the_table() {
        let chords: Vec<&str> = TABLE
            .iter()
            .flat_map(|entry| entry.chords)
            .copied()
            .collect();
        for (place, chord) in chords.iter().enumerate() {
            let first = chords
                .iter()
                .position(|other| Chord::parse(other) == Chord::parse(chord));
            assert_eq!(first, Some(place), "{chord}");
        }
        for (place, entry) in TABLE.iter().enumerate() {
            let first = TABLE.iter().position(|other| other.id == entry.id);
            assert_eq!(first, Some(place), "{}", entry.id);
        }
    }

    #[test]
    fn every_key_of_the_table_does_what_its_line_says() {
        let keymap = Keymap::default();
        for entry in TABLE {
            for chord in entry.chords {
                let found = keymap.entry_of(&Chord::parse(chord));
                assert_eq!(found.map(|found| found.id), Some(entry.id), "{chord}");
            }
        }
    }
}
