//! The rows of a file and the text that they stand in.

use super::TEXT;
use super::escapes::unescaped_text;
use crate::formats::OffsetUnit;

/// The most spaces that are put between sentences in all: no honest file has more.
const MOST_SPACES: usize = 100_000;

/// A sentence: its text, and the rows of its tokens and of parts of them.
#[derive(Debug, Default)]
pub(super) struct Sentence<'t> {
    pub(super) text: String,
    pub(super) rows: Vec<Row<'t>>,
}

/// The row of a token or of a part of one.
#[derive(Clone, Debug)]
pub(super) struct Row<'t> {
    /// The line, from 1.
    pub(super) line: usize,
    /// `2-5`, or `2-5.1` for a part of a token.
    pub(super) id: &'t str,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) word: &'t str,
    /// The cells of the layers.
    pub(super) cells: Vec<&'t str>,
}

/// The sentences of a file, and the lines that are none of their rows.
pub(super) fn sentences(text: &str, first_line: usize) -> (Vec<Sentence<'_>>, Vec<usize>) {
    let mut sentences: Vec<Sentence<'_>> = Vec::new();
    let mut stray = Vec::new();
    for (number, line) in text.lines().enumerate().skip(first_line) {
        if let Some(words) = line.strip_prefix(TEXT) {
            let continues = sentences.last_mut().filter(|last| last.rows.is_empty());
            let words = unescaped_text(words);
            match continues {
                Some(sentence) => {
                    sentence.text.push('\n');
                    sentence.text.push_str(&words);
                }
                None => sentences.push(Sentence {
                    text: words,
                    rows: Vec::new(),
                }),
            }
        } else if !line.is_empty() && !line.starts_with("#Sentence.id=") {
            match (row(number + 1, line), sentences.last_mut()) {
                (Some(row), Some(sentence)) => sentence.rows.push(row),
                _ => stray.push(number + 1),
            }
        }
    }
    (sentences, stray)
}

fn row(line_number: usize, line: &str) -> Option<Row<'_>> {
    let mut cells = line.split('\t');
    let id = cells.next()?;
    let (start, end) = cells.next()?.split_once('-')?;
    let word = cells.next()?;
    Some(Row {
        line: line_number,
        id,
        start: start.parse().ok()?,
        end: end.parse().ok()?,
        word,
        cells: cells.collect(),
    })
}

/// The text that sentences make, given what their offsets count: what is between them is a line break,
/// and spaces where more is missing.
pub(super) fn joined(sentences: &[Sentence<'_>], unit: OffsetUnit) -> String {
    let size = |text: &str| match unit {
        OffsetUnit::CodePoints => text.chars().count(),
        OffsetUnit::Utf16 => text.encode_utf16().count(),
        OffsetUnit::Bytes => text.len(),
    };
    let mut text = String::new();
    let mut length = 0;
    let mut spaces = MOST_SPACES;
    for sentence in sentences {
        let begin = sentence.rows.first().map_or(0, |row| row.start as usize);
        if !text.is_empty() && begin > length {
            text.push('\n');
            length += 1;
        }
        let missing = begin.saturating_sub(length).min(spaces);
        spaces -= missing;
        text.extend(std::iter::repeat_n(' ', missing));
        text.push_str(&sentence.text);
        length += missing + size(&sentence.text);
    }
    text
}
