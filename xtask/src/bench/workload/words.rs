//! The words of a text and where they are, in every unit that anybody counts in.

/// A place in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::bench) struct Place {
    /// In bytes of UTF-8.
    pub(in crate::bench) byte: usize,
    /// In code points, as Sayso's files count.
    pub(in crate::bench) character: usize,
    /// In code units of UTF-16, as JavaScript counts.
    pub(in crate::bench) unit: usize,
}

/// A word without the punctuation around it.
#[derive(Clone, Copy, Debug)]
pub(in crate::bench) struct Word {
    pub(in crate::bench) start: Place,
    pub(in crate::bench) end: Place,
    /// The number of its paragraph.
    pub(in crate::bench) paragraph: usize,
}

/// Finds the words of a text: what stands between spaces, from its first letter or digit to its
/// last. What has neither, as a dash, is none.
pub(super) fn find(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut here = Place::default();
    let mut paragraph = 0;
    let mut open: Option<Word> = None;
    for letter in text.chars() {
        let after = Place {
            byte: here.byte + letter.len_utf8(),
            character: here.character + 1,
            unit: here.unit + letter.len_utf16(),
        };
        if letter.is_whitespace() {
            words.extend(open.take());
            paragraph += usize::from(letter == '\n');
        } else if letter.is_alphanumeric() {
            let start = open.map_or(here, |word| word.start);
            open = Some(Word {
                start,
                end: after,
                paragraph,
            });
        }
        here = after;
    }
    words.extend(open);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_every_unit() {
        let text = "“No – 🚢 é,”\n\n𝟏𝟗 now.";
        let words = find(text);
        let quoted: Vec<&str> = words
            .iter()
            .map(|word| text.get(word.start.byte..word.end.byte).unwrap())
            .collect();
        assert_eq!(quoted, ["No", "é", "𝟏𝟗", "now"]);
        assert_eq!((words[1].start.character, words[1].start.unit), (8, 9));
        assert_eq!(words[2].end.unit - words[2].start.unit, 4);
        assert_ne!(words[1].paragraph, words[2].paragraph);
    }
}
