//! The reading of one file: its warnings, with the places that they are about.

use std::cell::OnceCell;

use super::Ids;
use crate::formats::{Place, ReadError, ReadErrorKind, Warning};
use crate::model::Stamp;

/// The reading of one text.
#[derive(Debug)]
pub(in crate::formats) struct Session<'a, 'c> {
    /// The name of the file.
    file: &'a str,
    /// All of the text, which the parts given to [`warn`](Self::warn) are slices of.
    text: &'a str,
    /// Where its lines start, in bytes; found when the first warning asks for it.
    line_starts: OnceCell<Vec<usize>>,
    /// The ids of the file.
    pub(in crate::formats) ids: Ids<'c>,
    /// The stamp of records without one.
    pub(in crate::formats) stamp: Stamp,
    /// What there was to say so far.
    pub(in crate::formats) warnings: Vec<Warning>,
}

impl<'a, 'c> Session<'a, 'c> {
    /// Begins to read a file.
    pub(in crate::formats) fn of_file(
        file: &'a str,
        text: &'a str,
        ids: Ids<'c>,
        stamp: Stamp,
    ) -> Self {
        Self {
            file,
            text,
            line_starts: OnceCell::new(),
            ids,
            stamp,
            warnings: Vec::new(),
        }
    }

    /// Adds a warning about a part of the text and the record that stands there.
    pub(in crate::formats) fn warn(&mut self, part: &str, record: Option<&str>, message: String) {
        let place = Place {
            line: self.line(part),
            record: record.map(Into::into),
            ..Place::file(self.file)
        };
        self.warnings.push(Warning { place, message });
    }

    /// Adds a warning about the file as a whole.
    pub(in crate::formats) fn warn_of_file(&mut self, message: String) {
        self.warnings.push(Warning {
            place: Place::file(self.file),
            message,
        });
    }

    /// The line, from 1, on which a part of the text starts.
    fn line(&self, part: &str) -> Option<usize> {
        let starts = self.line_starts.get_or_init(|| {
            let feeds = self.text.match_indices('\n').map(|(byte, _)| byte + 1);
            std::iter::once(0).chain(feeds).collect()
        });
        // The part is a slice of the text, so the distance of their addresses is its offset.
        let offset = part
            .as_ptr()
            .addr()
            .checked_sub(self.text.as_ptr().addr())?;
        if offset > self.text.len() {
            return None;
        }
        Some(starts.partition_point(|start| *start <= offset))
    }
}

/// The error for a text that is no JSON; `first_line` is the number of its first line in the file.
pub(in crate::formats) fn broken(
    file: &str,
    text: &str,
    first_line: usize,
    error: &serde_json::Error,
) -> ReadError {
    // Columns come in bytes, 0 for the line's very start.
    let line = text
        .split('\n')
        .nth(error.line().saturating_sub(1))
        .unwrap_or_default();
    let before = line.floor_char_boundary(error.column().saturating_sub(1));
    let column = line.get(..before).map(|before| before.chars().count() + 1);
    let place = Place {
        line: Some(first_line + error.line().saturating_sub(1)),
        column,
        ..Place::file(file)
    };
    let reason = reason(error);
    ReadError {
        place,
        kind: ReadErrorKind::BrokenJson {
            reason,
            cut_off: is_cut_off(text, error),
        },
    }
}

/// Whether a text ends in the middle of a value. A number that ends in `0.` or `-` counts as an
/// error of its own with `serde_json`.
fn is_cut_off(text: &str, error: &serde_json::Error) -> bool {
    let text = text.trim_end();
    let last_line = text.rsplit('\n').next().unwrap_or(text);
    let is_at_end = error.line() == text.split('\n').count() && error.column() >= last_line.len();
    error.is_eof() || (is_at_end && !text.ends_with(['}', ']']))
}

/// The words of an error without the place, which is told in another way.
pub(super) fn reason(error: &serde_json::Error) -> String {
    let words = error.to_string();
    words
        .rsplit_once(" at line ")
        .map_or(words.clone(), |(words, _)| words.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{IdSource, Timestamp};

    fn error_in(text: &str) -> ReadError {
        broken(
            "a.json",
            text,
            1,
            &serde_json::from_str::<serde_json::Value>(text).unwrap_err(),
        )
    }

    #[test]
    fn broken_json_is_told_by_line_and_column_in_code_points() {
        let error = error_in("{\n  \"é\": x\n}");
        assert_eq!((error.place.line, error.place.column), (Some(2), Some(8)));
        let ReadErrorKind::BrokenJson { reason, cut_off } = error.kind else {
            panic!()
        };
        assert_eq!((&*reason, cut_off), ("expected value", false));
    }

    #[test]
    fn json_that_ends_in_the_middle_is_cut_off() {
        let error = error_in("{\"text\": \"He den");
        assert!(matches!(
            error.kind,
            ReadErrorKind::BrokenJson { cut_off: true, .. }
        ));
    }

    #[test]
    fn the_line_of_a_part_is_found_by_its_address() {
        let text = String::from("one\ntwo\nthree");
        let mut source = IdSource::new([0; 7]);
        let ids = Ids::minting(&mut source, Timestamp::ZERO);
        let session = Session::of_file("a", &text, ids, Stamp::ZERO);
        for (number, line) in (1..).zip(text.lines()) {
            assert_eq!(session.line(line), Some(number));
        }
        let (_, end) = text.split_at(text.len());
        assert_eq!(session.line(end), Some(3));
    }
}
