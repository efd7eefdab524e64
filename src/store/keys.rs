//! Which key does what: one table, from which the page, its help and its tests read.

use crate::store::{Edge, Movement};

/// What a key can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Moves the caret.
    Move(Movement),
    /// Moves the caret and extends the selection.
    Extend(Movement),
    /// Moves the caret by a line as it is wrapped on the screen.
    ScreenLine {
        /// Down rather than up.
        down: bool,
        /// Whether the selection is extended.
        extend: bool,
    },
    /// Selects the whole text.
    SelectAll,
    /// Labels with the held label.
    ApplyHeld,
    /// Selects the next span.
    NextSpan,
    /// Selects the span before.
    PreviousSpan,
    /// Opens the next article of the list.
    NextArticle,
    /// Opens the article before.
    PreviousArticle,
    /// Moves an edge of the selected span.
    StepEdge {
        /// Which edge.
        edge: Edge,
        /// Whether the span grows.
        outward: bool,
        /// Whether the step is a character.
        exact: bool,
    },
    /// Deletes the selected span.
    DeleteSpan,
    /// Goes to the note of the selected span.
    EditNote,
    /// Takes back the last edit.
    Undo,
    /// Makes the last undone edit again.
    Redo,
    /// Downloads the project.
    SaveProject,
    /// Opens the export dialog.
    Export,
    /// Goes to the search of the list of articles.
    SearchArticles,
    /// Shows the keys.
    Help,
    /// Steps back.
    StepBack,
}

/// A key with what is held down beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chord {
    /// The key as `KeyboardEvent.key` names it; letters in lower case.
    pub key: String,
    /// Whether Shift is held; not told apart for keys that Shift makes another character of.
    pub shift: bool,
    /// Whether Alt (Option) is held.
    pub alt: bool,
    /// Whether Ctrl, or Command on a Mac, is held.
    pub command: bool,
}

/// Where a key works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// While the text has the focus, or nothing has.
    Text,
    /// Anywhere but in a field or a dialog.
    Page,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The chord, such as `Shift+ArrowRight`; `Mod` is Ctrl, or Command on a Mac.
    pub chord: &'static str,
    /// What it does.
    pub command: Command,
    /// Where it works.
    pub place: Place,
    /// What the help says; bindings of one text are listed together.
    pub help: &'static str,
}

const fn binding(
    chord: &'static str,
    command: Command,
    place: Place,
    help: &'static str,
) -> Binding {
    Binding {
        chord,
        command,
        place,
        help,
    }
}

const fn step(edge: Edge, outward: bool, exact: bool) -> Command {
    Command::StepEdge {
        edge,
        outward,
        exact,
    }
}

const START: &str = "Move where the selected span starts: out, in (with Alt by a character)";
const END: &str = "Move where the selected span ends: out, in (with Alt by a character)";

/// Every key but those of the labels, which the scheme gives (see [`label_chord`]).
pub static BINDINGS: &[Binding] = {
    use Command::{Extend, Move, ScreenLine};
    use Movement::{
        ArticleEnd, ArticleStart, LineEnd, LineStart, NextCharacter, NextParagraph, NextWord,
        PreviousCharacter, PreviousParagraph, PreviousWord,
    };
    use Place::{Page, Text};
    &[
        binding("ArrowRight", Move(NextWord), Text, "Move by a word"),
        binding("ArrowLeft", Move(PreviousWord), Text, "Move by a word"),
        binding(
            "Shift+ArrowRight",
            Extend(NextWord),
            Text,
            "Select by a word",
        ),
        binding(
            "Shift+ArrowLeft",
            Extend(PreviousWord),
            Text,
            "Select by a word",
        ),
        binding(
            "Alt+ArrowRight",
            Move(NextCharacter),
            Text,
            "Move by a character",
        ),
        binding(
            "Alt+ArrowLeft",
            Move(PreviousCharacter),
            Text,
            "Move by a character",
        ),
        binding(
            "Alt+Shift+ArrowRight",
            Extend(NextCharacter),
            Text,
            "Select by a character",
        ),
        binding(
            "Alt+Shift+ArrowLeft",
            Extend(PreviousCharacter),
            Text,
            "Select by a character",
        ),
        binding(
            "ArrowDown",
            ScreenLine {
                down: true,
                extend: false,
            },
            Text,
            "Move by a line",
        ),
        binding(
            "ArrowUp",
            ScreenLine {
                down: false,
                extend: false,
            },
            Text,
            "Move by a line",
        ),
        binding(
            "Shift+ArrowDown",
            ScreenLine {
                down: true,
                extend: true,
            },
            Text,
            "Select by a line",
        ),
        binding(
            "Shift+ArrowUp",
            ScreenLine {
                down: false,
                extend: true,
            },
            Text,
            "Select by a line",
        ),
        binding(
            "Mod+ArrowDown",
            Move(NextParagraph),
            Text,
            "Move by a paragraph",
        ),
        binding(
            "Mod+ArrowUp",
            Move(PreviousParagraph),
            Text,
            "Move by a paragraph",
        ),
        binding(
            "Mod+Shift+ArrowDown",
            Extend(NextParagraph),
            Text,
            "Select by a paragraph",
        ),
        binding(
            "Mod+Shift+ArrowUp",
            Extend(PreviousParagraph),
            Text,
            "Select by a paragraph",
        ),
        binding(
            "Home",
            Move(LineStart),
            Text,
            "To the start or end of the paragraph",
        ),
        binding(
            "End",
            Move(LineEnd),
            Text,
            "To the start or end of the paragraph",
        ),
        binding(
            "Shift+Home",
            Extend(LineStart),
            Text,
            "Select to the start or end of the paragraph",
        ),
        binding(
            "Shift+End",
            Extend(LineEnd),
            Text,
            "Select to the start or end of the paragraph",
        ),
        binding(
            "Mod+Home",
            Move(ArticleStart),
            Text,
            "To the start or end of the article",
        ),
        binding(
            "Mod+End",
            Move(ArticleEnd),
            Text,
            "To the start or end of the article",
        ),
        binding(
            "Mod+Shift+Home",
            Extend(ArticleStart),
            Text,
            "Select to the start or end of the article",
        ),
        binding(
            "Mod+Shift+End",
            Extend(ArticleEnd),
            Text,
            "Select to the start or end of the article",
        ),
        binding(
            "Mod+a",
            Command::SelectAll,
            Text,
            "Select the whole article",
        ),
        binding(
            "Enter",
            Command::ApplyHeld,
            Text,
            "Label the selection with the held label",
        ),
        binding("n", Command::NextSpan, Page, "Next and previous span"),
        binding("p", Command::PreviousSpan, Page, "Next and previous span"),
        binding("[", step(Edge::Start, true, false), Page, START),
        binding("{", step(Edge::Start, false, false), Page, START),
        binding("]", step(Edge::End, true, false), Page, END),
        binding("}", step(Edge::End, false, false), Page, END),
        binding("Alt+[", step(Edge::Start, true, true), Page, START),
        binding("Alt+{", step(Edge::Start, false, true), Page, START),
        binding("Alt+]", step(Edge::End, true, true), Page, END),
        binding("Alt+}", step(Edge::End, false, true), Page, END),
        binding(
            "Delete",
            Command::DeleteSpan,
            Page,
            "Delete the selected span",
        ),
        binding(
            "Backspace",
            Command::DeleteSpan,
            Page,
            "Delete the selected span",
        ),
        binding(
            "e",
            Command::EditNote,
            Page,
            "Edit the note of the selected span",
        ),
        binding("j", Command::NextArticle, Page, "Next and previous article"),
        binding(
            "k",
            Command::PreviousArticle,
            Page,
            "Next and previous article",
        ),
        binding(
            "/",
            Command::SearchArticles,
            Page,
            "Search the articles by title",
        ),
        binding("Mod+z", Command::Undo, Page, "Undo"),
        binding("Mod+Shift+z", Command::Redo, Page, "Redo"),
        binding("Mod+y", Command::Redo, Page, "Redo"),
        binding("Mod+s", Command::SaveProject, Page, "Download the project"),
        binding("x", Command::Export, Page, "Export"),
        binding("?", Command::Help, Page, "Show the keys"),
        binding(
            "Escape",
            Command::StepBack,
            Page,
            "Step back: selection, span, held label",
        ),
    ]
};

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

    /// Whether a pressed chord is this one. Shift does not count where it is what makes the
    /// character: `?` is `?` on every keyboard.
    fn is_pressed(&self, pressed: &Self) -> bool {
        let mut characters = self.key.chars();
        let is_sign = matches!(
            (characters.next(), characters.next()),
            (Some(character), None) if !character.is_alphabetic()
        );
        self.key == pressed.key
            && self.alt == pressed.alt
            && self.command == pressed.command
            && (is_sign || self.shift == pressed.shift)
    }
}

/// What a pressed chord does, by the table.
pub fn binding_of(pressed: &Chord) -> Option<&'static Binding> {
    BINDINGS
        .iter()
        .find(|binding| Chord::parse(binding.chord).is_pressed(pressed))
}

/// Which label a pressed chord means, by its place in the scheme, and whether it is to be held: a
/// digit or the label's letter, with Shift to hold. `digit` is the digit of the key, whatever
/// character Shift makes of it.
pub fn label_of(
    scheme: &crate::model::Scheme,
    pressed: &Chord,
    digit: Option<u8>,
) -> Option<(usize, bool)> {
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

/// The keys of a label in the notation of `aria-keyshortcuts`: `1 c`.
pub fn label_chord(scheme: &crate::model::Scheme, place: usize) -> String {
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

    #[test]
    fn no_chord_stands_twice_in_the_table() {
        for (place, binding) in BINDINGS.iter().enumerate() {
            let chord = Chord::parse(binding.chord);
            let first = BINDINGS
                .iter()
                .position(|other| Chord::parse(other.chord) == chord);
            assert_eq!(first, Some(place), "{}", binding.chord);
        }
    }

    #[test]
    fn every_label_and_attribute_of_the_presets_has_a_letter_that_the_table_leaves_free() {
        for scheme in presets() {
            let of_labels = scheme.labels.iter().map(|label| label.key);
            let keys = of_labels.chain(scheme.attributes.iter().map(|attribute| attribute.key));
            for letter in keys.map(|key| key.unwrap().to_string()) {
                assert!(
                    BINDINGS.iter().all(|binding| binding.chord != letter),
                    "{letter}"
                );
            }
        }
    }

    #[test]
    fn signs_work_whether_or_not_shift_makes_them() {
        let pressed = |shift| Chord {
            key: "?".into(),
            shift,
            alt: false,
            command: false,
        };
        for shift in [false, true] {
            assert_eq!(binding_of(&pressed(shift)).unwrap().command, Command::Help);
        }
    }

    #[test]
    fn letters_are_told_apart_by_shift() {
        let undo = binding_of(&Chord::parse("Mod+z")).unwrap();
        let redo = binding_of(&Chord::parse("Mod+Shift+z")).unwrap();
        assert_eq!((undo.command, redo.command), (Command::Undo, Command::Redo));
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
