//! A file of the family as a project.

use super::Conll;
use super::document::Document;
use super::look::{DOCUMENT, columns};
use super::tags::Tag;
use crate::formats::json::LONGEST_QUOTE;
use crate::formats::reading::{At, Intake, NewArticle};
use crate::formats::{Import, ReadContext, ReadError, ReadErrorKind, Reader, SourceFile};
use crate::text::shortened;

/// What stands in a column that says nothing.
const NOTHING: [&str; 4] = ["_", "-X-", "O", "-"];

impl Reader for Conll {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let mut intake = Intake::new(file, context);
        let mut document = Document::default();
        let mut columns_between = 0;
        for (number, line) in text.lines().enumerate() {
            let at = At::line(number + 1);
            if line.trim().is_empty() {
                document.end_sentence();
            } else if line.starts_with(DOCUMENT) {
                let before = std::mem::replace(&mut document, Document::on_line(number + 1));
                before.add(&mut intake, NewArticle::default());
            } else {
                columns_between += token(&mut document, &mut intake, at, line);
            }
        }
        document.add(&mut intake, NewArticle::default());
        if columns_between > 0 {
            intake.warn(
                At::default(),
                format!(
                    "The columns between token and tag, such as parts of speech, are left out \
                     ({columns_between} lines have some). Sayso has no place for them."
                ),
            );
        }
        if intake.project().article_count() == 0 {
            let reason = "There is no token in the file.".to_owned();
            return Err(ReadError::of_file(file, ReadErrorKind::Unusable { reason }));
        }
        Ok(intake.finish())
    }
}

/// Takes in the token of a line. Returns 1 if there are columns that say more of it than its tag.
fn token(document: &mut Document, intake: &mut Intake<'_>, at: At<'_>, line: &str) -> usize {
    let columns = columns(line);
    let Some((word, rest)) = columns.split_first() else {
        return 0;
    };
    let tag = rest.last().and_then(|tag| Tag::of(tag));
    if tag.is_none() && line.starts_with('#') && columns.len() != 1 {
        // A remark, as newer files of the family have them before a sentence.
        return 0;
    }
    if word.is_empty() {
        intake.warn(at, "It is left out: its first column, the token, is empty.");
        return 0;
    }
    let between = match (tag, rest) {
        (Some(_), [between @ .., _]) => between,
        (None, [other @ .., last]) => {
            intake.warn(
                at,
                format!(
                    "“{}” is no tag (O, or B-, I- and the like before a label). The token is kept \
                     without a label.",
                    shortened(last, LONGEST_QUOTE)
                ),
            );
            other
        }
        (_, []) => {
            intake.warn(at, "It has no tag. The token is kept without a label.");
            &[]
        }
    };
    document.push(at, word, tag.unwrap_or(Tag::Outside));
    usize::from(between.iter().any(|column| !NOTHING.contains(column)))
}
