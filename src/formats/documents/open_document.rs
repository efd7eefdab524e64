//! The text of a document in OpenDocument.

use super::prose::Prose;
use super::xml::{Piece, walk};

/// What such a document says that it is.
pub(super) const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.text";

/// The part that has the text.
pub(super) const DOCUMENT: &str = "content.xml";

/// The part that has the properties.
pub(super) const PROPERTIES: &str = "meta.xml";

/// Elements that hold no text of the article: tracked deletions, footnotes, comments, forms, readings
/// above ideographs.
const LEFT_OUT: &[&str] = &[
    "tracked-changes",
    "note",
    "annotation",
    "forms",
    "ruby-text",
];

/// The most spaces that are believed to be meant.
const MOST_SPACES: usize = 1000;

/// Reads the part that has the text.
pub(super) fn read(xml: &str) -> Prose {
    let mut prose = Prose::default();
    // How many elements that are left out have begun.
    let mut left_out = 0_usize;
    let outcome = walk(xml, |piece| match piece {
        Piece::Open(element) => {
            let name = element.name();
            if LEFT_OUT.contains(&name) {
                left_out += 1;
                if left_out == 1 && matches!(name, "note" | "annotation") {
                    prose.note();
                }
            }
            if left_out > 0 {
                return;
            }
            match name {
                "p" | "h" => prose.begin_paragraph(),
                "table" => prose.begin_table(),
                "tab" => prose.add("\t"),
                "line-break" => prose.add("\n"),
                "s" => {
                    let count = element.attribute("c").and_then(|count| count.parse().ok());
                    prose.add(&" ".repeat(count.unwrap_or(1).min(MOST_SPACES)));
                }
                _ => {}
            }
        }
        Piece::Close(name) => {
            let name = name.as_str();
            if LEFT_OUT.contains(&name) {
                left_out = left_out.saturating_sub(1);
                return;
            }
            if left_out > 0 {
                return;
            }
            match name {
                "p" | "h" => prose.end_paragraph(),
                "table-cell" | "covered-table-cell" => prose.end_cell(),
                "table-row" => prose.end_row(),
                "table" => prose.end_table(),
                _ => {}
            }
        }
        Piece::Words(words) => {
            if left_out == 0 {
                add_collapsed(&mut prose, &words);
            }
        }
    });
    prose.ended(outcome)
}

/// Adds words, with each run of white space as one space: more of them have elements of their own.
fn add_collapsed(prose: &mut Prose, words: &str) {
    let Some(before) = prose.paragraph() else {
        return;
    };
    let mut after_space = before.is_empty() || before.ends_with([' ', '\n', '\t']);
    let mut collapsed = String::with_capacity(words.len());
    for one in words.chars() {
        if !matches!(one, ' ' | '\t' | '\n' | '\r') {
            collapsed.push(one);
            after_space = false;
        } else if !after_space {
            collapsed.push(' ');
            after_space = true;
        }
    }
    prose.add(&collapsed);
}
